"""A wording fitted to formats."""

from hypothesis import given
from hypothesis import strategies as st

from skills.creative.copy.fitting import fitted
from skills.creative.copy.wording import Wording
from skills.creative.formats.counting import length
from skills.creative.formats.emoji import emoji
from skills.creative.formats.format import Format, Kind
from skills.creative.formats.known import formats, named

LONG = "Fresh coffee at your desk every single morning of the whole week"
MIDDLE = "Fresh coffee at your desk, daily"
SHORT = "Fresh coffee, daily"


def wording(**texts: tuple[str, ...]) -> Wording:
    return Wording("en-GB", texts, headlines=())


def first(name: str) -> Format:
    return named([name])[0]


def test_the_best_alternative_that_is_shown_whole_is_taken() -> None:
    words = wording(headline=(LONG, MIDDLE, SHORT))
    assert fitted(words, first("linkedin/single-image-square/1200x1200")).texts["headline"] == LONG
    assert fitted(words, first("meta/fb-feed-square/1080x1080")).texts["headline"] == SHORT


def test_where_nothing_is_shown_whole_the_advised_length_is_taken() -> None:
    words = wording(headline=(LONG, MIDDLE))
    assert fitted(words, first("meta/fb-feed-square/1080x1080")).texts["headline"] == MIDDLE


def test_a_required_field_that_does_not_fit_is_named_and_left_out() -> None:
    result = fitted(wording(headline=(LONG,)), first("youtube/companion-banner/300x60"))
    assert "headline" not in result.texts
    assert result.unfitted == ("headline",)


def test_an_optional_field_that_is_missing_is_no_fault() -> None:
    result = fitted(wording(headline=(SHORT,), primary=(LONG,)), first("x/app-card/800x418"))
    assert result.unfitted == ()


def test_emoji_are_dropped_where_they_are_forbidden() -> None:
    result = fitted(wording(primary=("🎉 Now here 🎉",), business_name=("Bo",)), first("TikTok"))
    assert result.texts["primary"] == "Now here"


def test_the_call_to_action_goes_along_though_no_platform_limits_it() -> None:
    assert fitted(wording(cta=("Shop now",)), first("Snapchat")).texts["cta"] == "Shop now"


def test_a_long_headline_is_made_of_a_headline_where_nobody_wrote_one() -> None:
    row = first("google/performance-max-square/1200x1200")
    assert fitted(wording(headline=(LONG, SHORT)), row).texts["long_headline"] == LONG


def test_every_headline_that_fits_goes_along_where_several_are_taken() -> None:
    row = first("google/performance-max-square/1200x1200")
    assert fitted(wording(headline=(LONG, SHORT, "Fresh coffee")), row).more["headline"] == (
        SHORT,
        "Fresh coffee",
    )


def test_a_picture_without_words_beside_it_needs_none() -> None:
    result = fitted(wording(headline=(LONG,)), first("Google/Uploaded display"))
    assert (result.texts, result.unfitted) == ({}, ())


ALTERNATIVES = st.lists(st.text(max_size=400), max_size=4).map(tuple)


@given(
    st.dictionaries(st.sampled_from(["primary", "headline", "description", "business_name"]), ALTERNATIVES),
    st.sampled_from(formats()),
)
def test_whatever_is_offered_the_outcome_is_whole_and_within_hard_limits(
    texts: dict[str, tuple[str, ...]], row: Format
) -> None:
    result = fitted(wording(**texts), row)
    for name, text in result.texts.items():
        for limit in row.texts.get(name, ()):
            assert limit.kind is not Kind.HARD or length(text, row.counting) <= limit.most
        assert row.emoji_most is None or len(emoji(text)) <= row.emoji_most
        assert text.strip()
    assert not set(result.texts) & set(result.unfitted)
