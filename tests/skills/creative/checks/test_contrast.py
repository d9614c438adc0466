"""The measure of contrast: what is nearest to the eye around each place of a box."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from skills.creative.checks.contrast import largest_within


@given(
    reach=st.integers(1, 12),
    more=st.tuples(st.integers(0, 30), st.integers(0, 30)),
    seed=st.integers(0, 2**32 - 1),
)
def test_the_largest_around_each_place_is_that_of_an_ordinary_filter(
    reach: int, more: tuple[int, int], seed: int
) -> None:
    size = 2 * reach + 1
    shape = (size + more[0], size + more[1])
    values = np.random.default_rng(seed).integers(0, 256, shape, dtype=np.uint8)
    filtered = np.asarray(Image.fromarray(values).filter(ImageFilter.MaxFilter(size)))
    assert np.array_equal(largest_within(values, size), filtered[reach:-reach, reach:-reach])
