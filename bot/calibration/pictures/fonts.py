"""Which font at hand can write some words: matplotlib's own knows no Japanese."""

from functools import lru_cache

from matplotlib.font_manager import FontProperties, findfont, get_font

# matplotlib's own first; then those that come with Linux, macOS and Windows, none of which is needed
FAMILIES = (
    "DejaVu Sans", "Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "IPAexGothic", "IPAPGothic", "IPAGothic",
    "TakaoPGothic", "VL PGothic", "Hiragino Sans", "Yu Gothic", "Meiryo", "MS Gothic", "WenQuanYi Zen Hei",
    "Noto Sans", "Arial Unicode MS",
)  # fmt: skip


def family_for(words: str) -> str | None:
    """The first family that is installed and has every character of these words; None if none has."""
    wanted = {ord(character) for character in words if character.isprintable()}
    return next((one for one in FAMILIES if wanted <= _characters(one)), None)


@lru_cache
def _characters(family: str) -> frozenset[int]:
    try:
        path = findfont(FontProperties(family=[family]), fallback_to_default=False)
    except ValueError:
        return frozenset()
    return frozenset(get_font(path).get_charmap())
