"""A wording put into one format: for each field the best alternative that the platform takes whole."""

import unicodedata
from collections.abc import Mapping

from skills.creative.copy.wording import Fitted, Wording
from skills.creative.formats.counting import length
from skills.creative.formats.emoji import with_fewer_emoji
from skills.creative.formats.format import Counting, Format, Kind, Limit

# without these an advertisement cannot be uploaded where a platform asks for them
REQUIRED = ("primary", "headline", "long_headline", "description", "business_name", "subject", "body")
# no platform says how long these may be, and they go along everywhere
_UNLIMITED = ("cta", "url")
# where nobody wrote words for a field, those of a field that says the same
_INSTEAD = {"long_headline": "headline", "card_caption": "headline", "subject": "headline", "body": "primary"}
# in these fields line ends are kept
_PARAGRAPHS = ("primary", "body")
# an address is never changed, only taken or not
_AS_IT_IS = ("url", "display_url", "path")


def fitted(wording: Wording, format: Format) -> Fitted:  # noqa: A002  # the field's word
    """The first alternative of each field within its hard limits, sooner one that is also shown whole.

    No text is ever cut. A required field of which nothing fits stands in `unfitted`."""
    texts: dict[str, str] = {}
    more: dict[str, tuple[str, ...]] = {}
    unfitted: list[str] = []
    for name, limits in _fields(wording, format).items():
        fitting = _fitting(name, wording, format, limits)
        if fitting:
            texts[name] = _best(fitting, limits, format.counting)
        elif name in REQUIRED:
            unfitted.append(name)
        if name in format.counts and fitting:
            more[name] = tuple(fitting[: format.counts[name].most])
    return Fitted(texts, tuple(unfitted), more)


def _fields(wording: Wording, format: Format) -> Mapping[str, tuple[Limit, ...]]:  # noqa: A002
    beside = {name: () for name in _UNLIMITED if wording.texts.get(name) and name not in format.texts}
    return {**format.texts, **beside}


def _fitting(name: str, wording: Wording, format: Format, limits: tuple[Limit, ...]) -> list[str]:  # noqa: A002
    """Within every hard limit, best first, each only once."""
    offered = wording.texts.get(name) or wording.texts.get(_INSTEAD.get(name, ""), ())
    clean = dict.fromkeys(_clean(text, name, format) for text in offered)
    return [text for text in clean if text and _within(text, limits, format.counting, Kind.HARD)]


def _clean(text: str, name: str, format: Format) -> str:  # noqa: A002
    composed = unicodedata.normalize("NFC", text).strip()
    if name in _AS_IT_IS:
        return composed
    if format.emoji_most is not None:
        composed = with_fewer_emoji(composed, format.emoji_most)
    if name in _PARAGRAPHS:
        return "\n".join(" ".join(line.split()) for line in composed.splitlines()).strip()
    return " ".join(composed.split())


def _best(fitting: list[str], limits: tuple[Limit, ...], counting: Counting) -> str:
    """Shown whole if possible, else of the advised length, else the shortest, of which least is cut off."""
    for kind in (Kind.VISIBLE, Kind.RECOMMENDED):
        if any(one.kind is kind for one in limits):
            for text in fitting:
                if _within(text, limits, counting, kind):
                    return text
    if any(one.kind is not Kind.HARD for one in limits):
        return min(fitting, key=lambda text: length(text, counting))
    return fitting[0]


def _within(text: str, limits: tuple[Limit, ...], counting: Counting, kind: Kind) -> bool:
    """Within the strictest limit of a kind; without one, yes."""
    most = [one.most for one in limits if one.kind is kind]
    return not most or length(text, counting) <= min(most)
