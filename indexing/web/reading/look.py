"""How an element looks to a visitor, from its attributes, its own style and the page's style sheets."""

import re
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from indexing.web.reading.colour import Colour, colour_of, is_unreadable
from indexing.web.reading.css import TELLING, Sheets, declarations

UNSHOWN = frozenset(
    "script style template noscript svg math iframe object embed title meta link select option datalist canvas "
    "audio video map area source track textarea input base param frame frameset noframes noembed rp".split()
)
_NUMBER = re.compile(r"-?\d*\.?\d+")
_MOVED = re.compile(r"translate(?:x|y|3d)?\(\s*(-?\d+(?:\.\d+)?)(px|%|vw)|scale(?:3d)?\(\s*0(?:\.0+)?\s*[,)]")
_FAR = 900.0  # pixels or more to a side are off every screen
_FAINT = 0.08
_LEAST_PIXELS = 2.0
_WHITE: Colour = (255, 255, 255)
# names of classes that the large style kits hide with; a rule of the page's own goes before them
_HIDING = frozenset(
    "sr-only visually-hidden visuallyhidden screen-reader-text screen-reader-only screenreader-only d-none hidden "
    "is-hidden u-hidden invisible offscreen a-offscreen element-invisible show-for-sr assistive-text "
    "cdk-visually-hidden govuk-visually-hidden uk-hidden".split()
)
_SHOWN_LATER = re.compile(
    r"^(?:d-(?:sm|md|lg|xl)-|(?:sm|md|lg|xl):)(?:block|flex|grid|inline|table|visible|not-sr)"
)
_DARK = re.compile(
    r"dark|hero|inverse|bg-|banner|cta|gradient|overlay|jumbotron|cover|primary", re.IGNORECASE
)
_FOR_READERS = frozenset(("sr-only", "visually-hidden", "a-offscreen", "screen-reader-text", "offscreen"))


@dataclass(frozen=True, slots=True)
class Look:
    """What holds within an element unless something in it says otherwise; `ground` is None where it cannot be told.

    `display` and `is_closed` are the element's own: how it stands in the lines, and that all in it is unseen."""

    display: str = ""
    is_closed: bool = False
    invisible: bool = False
    pixels: float = 16.0
    colour: Colour | None = None
    ground: Colour | None = _WHITE
    same: bool = False
    struck: bool = False

    @property
    def is_seen(self) -> bool:
        return not (self.invisible or self.same or self.pixels <= _LEAST_PIXELS)


CLOSED = Look(is_closed=True)


class Looks:
    """`plain` says that no other style sheet is asked for, so that what is not declared is as browsers have it."""

    def __init__(self, sheets: Sheets, *, plain: bool) -> None:
        self.sheets = sheets
        self.plain = plain

    def of(self, element: HtmlElement, above: Look) -> Look:
        """The look of an element whose parent looks as `above`."""
        if element.tag in UNSHOWN or _is_shut(element):
            return CLOSED
        said = self.sheets.declared(element)
        own = element.get("style")
        if own:
            strong = {name: value for name, value in said.items() if "!important" in value}
            said = {**said, **{k: v for k, v in declarations(own).items() if k in TELLING}, **strong}
        classes = element.get("class")
        if classes and "display" not in said and "visibility" not in said and _is_hiding(classes):
            return CLOSED
        if not said:
            is_plain = not above.display and (
                not classes or above.ground is None or not _DARK.search(classes)
            )
            return above if is_plain else self._below(above, classes or "")
        if _closes(said):
            return CLOSED
        return self._changed(said, self._below(above, classes or ""), is_own=bool(own))

    def _below(self, above: Look, classes: str) -> Look:
        ground = None if _DARK.search(classes) and above.ground == _WHITE else above.ground
        return replace(above, display="", ground=ground)

    def _changed(self, said: dict[str, str], look: Look, *, is_own: bool) -> Look:
        visibility = _word(said.get("visibility", ""))
        ground, colour = _ground(said, look), look.colour
        wanted = colour_of(said.get("-webkit-text-fill-color") or said.get("color", ""))
        clipped = "text" in (said.get("background-clip", "") + said.get("-webkit-background-clip", ""))
        gone = wanted == "transparent" and not clipped
        if isinstance(wanted, tuple):
            colour = wanted
        same = gone if wanted is not None else look.same
        if colour is not None and ground is not None and not clipped and (wanted or ground != look.ground):
            declared_here = _has_ground(said) or is_own or self.plain
            same = gone or (declared_here and is_unreadable(colour, ground))
        elif wanted is not None and not gone:
            same = False
        lines = said.get("text-decoration", "") + said.get("text-decoration-line", "")
        return Look(
            display=_word(said.get("display", "")),
            invisible=visibility in ("hidden", "collapse")
            if visibility not in ("", "inherit")
            else look.invisible,
            pixels=_pixels(said.get("font-size", ""), look.pixels),
            colour=colour,
            ground=ground,
            same=same,
            struck=look.struck or "line-through" in lines,
        )


def _is_shut(element: HtmlElement) -> bool:
    """By attributes: hidden, a dialog not yet open, words for programs that read aloud only what is not shown."""
    if element.get("hidden") is not None or element.get("popover") is not None:
        return True
    if element.tag == "dialog" and element.get("open") is None:
        return True
    if (element.get("aria-hidden") or "").lower() != "true":
        return False
    # a price that is shown beside the same in words for those who listen is the page's own
    return not (
        element.tag in ("span", "b", "strong", "sup", "del", "ins", "s")
        and len("".join(element.itertext())) <= 40
        and any(
            one is not None and _FOR_READERS.intersection((one.get("class") or "").split())
            for one in (element.getprevious(), element.getnext())
        )
    )


def _is_hiding(classes: str) -> bool:
    names = classes.split()
    return not _HIDING.isdisjoint(names) and not any(_SHOWN_LATER.match(one) for one in names)


def _word(value: str) -> str:
    return value.replace("!important", "").strip()


def _closes(said: dict[str, str]) -> bool:
    """Whether nothing within can be seen, whatever it says itself."""
    if _word(said.get("display", "")) == "none" or _word(said.get("content-visibility", "")) == "hidden":
        return True
    if "opacity" in said and _is_at_most(said["opacity"], _FAINT):
        return True
    return _is_away(said) or _is_cut(said)


def _is_away(said: dict[str, str]) -> bool:
    if _word(said.get("position", "")) in ("absolute", "fixed", "relative") and any(
        _is_far(said.get(side, "")) for side in ("left", "top", "right", "bottom")
    ):
        return True
    if _is_far(said.get("text-indent", "")):
        return True
    moved = _MOVED.search(said.get("transform", ""))
    return moved is not None and (moved[1] is None or (moved[2] == "px" and abs(float(moved[1])) >= _FAR))


def _is_cut(said: dict[str, str]) -> bool:
    clip = said.get("clip", "").replace(" ", "").replace(",", "")
    if re.match(r"rect\((?:0(?:px)?|1px){4}", clip):
        return True
    path = said.get("clip-path", "").replace(" ", "")
    if path.startswith(("inset(50%)", "inset(100%)", "circle(0", "polygon(00")):
        return True
    overflow = "".join(said.get(one, "") for one in ("overflow", "overflow-x", "overflow-y"))
    return ("hidden" in overflow or "clip" in overflow) and any(
        _is_at_most(said.get(one, ""), 1.5, size=True)
        for one in ("height", "width", "max-height", "max-width")
    )


def _is_at_most(value: str, most: float, *, size: bool = False) -> bool:
    found = _NUMBER.match(_word(value))
    if found is None:
        return False
    number = float(found[0]) / (100 if value.strip().endswith("%") and not size else 1)
    if size and re.search(r"[\d.]\s*(?:r?em|%|vw|vh)", value):
        return number == 0  # parts of another size: only none at all is surely unseen
    return 0 <= number <= most


def _is_far(value: str) -> bool:
    found = _NUMBER.match(_word(value))
    if found is None:
        return False
    pixels = float(found[0]) * (16 if "em" in value else 9 if "v" in value or "%" in value else 1)
    return pixels <= -_FAR or pixels >= 5 * _FAR


def _pixels(value: str, above: float) -> float:
    found = _NUMBER.match(_word(value))
    if found is None:
        return above if not value or above > _LEAST_PIXELS or "inherit" in value else 16.0
    number = float(found[0])
    if "rem" in value:
        return number * 16
    if "em" in value:
        return number * above
    if "%" in value:
        return number * above / 100
    return number * (12 if "v" in value else 4 / 3 if "pt" in value else 1)


def _has_ground(said: dict[str, str]) -> bool:
    return any(name in said for name in ("background", "background-color", "background-image"))


def _ground(said: dict[str, str], look: Look) -> Colour | None:
    """A picture or a run of colours can be anything."""
    if not _has_ground(said):
        return look.ground
    pictures = said.get("background-image", "") + said.get("background", "")
    if "url(" in pictures or "gradient" in pictures or "var(" in pictures:
        return None
    value = said.get("background-color") or said.get("background", "")
    found = colour_of(value) or colour_of(value.split(" ")[0])
    if found == "transparent" or _word(value) in ("none", "inherit", "initial", "unset", ""):
        return look.ground
    return found if isinstance(found, tuple) else None
