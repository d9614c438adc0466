"""What a page's own style sheets declare for an element: simple selectors, also below others, on a usual screen."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml.html import HtmlElement

# what can hide words, strike them out or put them in lines of their own; nothing else is kept
TELLING = frozenset(
    "display visibility opacity font-size position left top right bottom text-indent clip clip-path overflow "
    "overflow-x overflow-y height width max-height max-width color background background-color background-image "
    "text-decoration text-decoration-line transform content-visibility -webkit-text-fill-color background-clip "
    "-webkit-background-clip".split()
)
MOST_CSS = 1_000_000
_MOST_RULES = 5_000
_MOST_STEPS = 1_000_000
_MOST_OF_A_KIND = 40  # rules that are tried on one kind of element: more is an attack
_SCREEN_PIXELS = 1280.0
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_COMPOUND = re.compile(r"([a-z][\w-]*|\*)?((?:[.#](?:[\w-]|\\.)+|\[[^\]]{1,100}\])*)", re.IGNORECASE)
_PART = re.compile(r"[.#](?:[\w-]|\\.)+|\[[^\]]+\]")
_WIDTH = re.compile(r"(min|max)-(?:device-)?width\s*:\s*([\d.]+)(px|r?em)")
_RANGE = re.compile(r"width\s*([<>])=?\s*([\d.]+)(px|r?em)")
_OTHER_SCREENS = re.compile(
    r"\b(?:print|speech|tty)\b|prefers-color-scheme\s*:\s*dark|reduced-motion\s*:\s*reduce|hover\s*:\s*none|"
    r"pointer\s*:\s*coarse|orientation\s*:\s*portrait|forced-colors\s*:\s*active|prefers-contrast"
)


@dataclass(frozen=True)
class Compound:
    """`a.b#c[d=e]`: what one element must be."""

    tag: str
    ident: str
    classes: frozenset[str]
    attributes: tuple[tuple[str, str | None], ...]

    def fits(self, element: HtmlElement) -> bool:
        return (
            (not self.tag or self.tag == element.tag)
            and (not self.ident or self.ident == element.get("id"))
            and (not self.classes or self.classes.issubset((element.get("class") or "").split()))
            and all(
                element.get(name) is not None if value is None else element.get(name) == value
                for name, value in self.attributes
            )
        )


@dataclass(frozen=True)
class Rule:
    """`above` are the elements that it must stand in, the nearest first; True where the parent is meant."""

    last: Compound
    above: tuple[tuple[bool, Compound], ...]
    said: Mapping[str, str]
    weight: tuple[int, int, int, int]


class Sheets:
    """Rules by the name of a class, an id or a tag that they need."""

    def __init__(self, by_key: Mapping[str, tuple[Rule, ...]]) -> None:
        self.by_key = by_key
        self.spent = 0  # steps from elements to those above them
        self.by_attribute = any(rule.last.attributes for rules in by_key.values() for rule in rules)
        self._known: dict[tuple[object, ...], dict[str, str]] = {}

    def declared(self, element: HtmlElement) -> dict[str, str]:
        """What holds for the element in the end: heavier selectors and later rules win, `!important` ones over all."""
        if not self.by_key:
            return {}
        named = element.get("class") or ""
        kind = (element.getparent(), element.tag, named, element.get("id"))
        if self.by_attribute or kind not in self._known:
            self._known[kind] = self._merged(element, named)
        return self._known[kind]

    def _merged(self, element: HtmlElement, named: str) -> dict[str, str]:
        keys = [str(element.tag), *(f".{one}" for one in named.split()[:60])]
        if ident := element.get("id"):
            keys.append(f"#{ident}")
        found = [rule for key in keys for rule in self.by_key.get(key, ()) if self._fits(rule, element)]
        merged: dict[str, str] = {}
        for rule in sorted(found, key=lambda one: one.weight):
            strong = {name: value for name, value in merged.items() if "!important" in value}
            merged |= rule.said
            merged |= {name: value for name, value in strong.items() if "!important" not in merged[name]}
        return merged

    def _fits(self, rule: Rule, element: HtmlElement) -> bool:
        if not rule.last.fits(element):
            return False
        if rule.above and self.spent > _MOST_STEPS:
            return True  # whoever makes it that hard to tell what is hidden is not read
        one = element.getparent()
        for is_parent, wanted in rule.above:
            while one is not None and not wanted.fits(one) and not is_parent:
                one = one.getparent()
                self.spent += 1
            if one is None or not wanted.fits(one):
                return False
            one = one.getparent()
        return True


def sheets_of(texts: Iterable[str]) -> Sheets:
    """The telling rules of the page's own style sheets."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    order = 0
    for text in texts:
        for selectors, body in _bodies(_COMMENT.sub(" ", text[:MOST_CSS])):
            said = {name: value for name, value in declarations(body).items() if name in TELLING}
            for selector in selectors.split(",") if said else ():
                order += 1
                if order < _MOST_RULES:
                    _add(found, selector.strip(), said, order)
    return Sheets({key: tuple(rules[-_MOST_OF_A_KIND:]) for key, rules in found.items()})


def declarations(style: str) -> dict[str, str]:
    """Of one block or `style` attribute, in small letters, `!important` still in the value."""
    pairs = (one.partition(":") for one in style.lower().split(";"))
    return {name.strip(): value.strip() for name, _, value in pairs if value.strip()}


def _bodies(text: str) -> Iterator[tuple[str, str]]:
    """Each innermost block with its selectors, of those that hold on a usual screen."""
    open_blocks: list[tuple[str, bool]] = [("", True)]
    start = 0
    for brace in re.finditer(r"[{}]", text):
        between = text[start : brace.start()]
        start = brace.end()
        if brace[0] == "{":
            head = between.rpartition(";")[2].strip()
            holds = open_blocks[-1][1] and (_holds(head.lower()) if head.startswith("@") else True)
            open_blocks.append(("" if head.startswith("@") else head, holds and len(open_blocks) < 20))
        elif len(open_blocks) > 1:
            head, holds = open_blocks.pop()
            if holds and head and len(head) < 4_000 and not open_blocks[-1][0]:
                yield head, between


def _holds(head: str) -> bool:
    if head.startswith(("@layer", "@scope")):
        return True
    if head.startswith("@supports"):
        return " not " not in f"{head} "
    return head.startswith("@media") and any(_is_met(one) for one in head[6:].split(","))


def _is_met(query: str) -> bool:
    if query.strip().startswith("not "):
        return not _is_met(query.strip()[4:])
    if _OTHER_SCREENS.search(query):
        return False
    most = [(side == "max", _pixels(number, unit)) for side, number, unit in _WIDTH.findall(query)]
    most += [(sign == "<", _pixels(number, unit)) for sign, number, unit in _RANGE.findall(query)]
    return all(pixels >= _SCREEN_PIXELS if is_most else pixels <= _SCREEN_PIXELS for is_most, pixels in most)


def _pixels(number: str, unit: str) -> float:
    try:
        return float(number) * (1 if unit == "px" else 16)
    except ValueError:
        return 0.0


def _add(found: dict[str, list[Rule]], selector: str, said: dict[str, str], order: int) -> None:
    parts = re.sub(r"\s*>\s*", " > ", selector).split()
    if all(one == ">" for one in parts) or len(parts) > 9 or any(one in "+~" for one in parts):
        return
    steps: list[tuple[bool, Compound]] = []
    is_parent = False
    for part in reversed(parts):
        if part == ">":
            is_parent = True
            continue
        compound = _compound(part)
        if compound is None:
            return
        steps.append((is_parent, compound))
        is_parent = False
    last = steps[0][1]
    key = f"#{last.ident}" if last.ident else f".{min(last.classes)}" if last.classes else last.tag
    if not key or (key in ("body", "html") and not last.attributes):
        return  # a page that hides itself does so until its script runs
    heavy = [one for _, one in steps]
    weight = (
        sum(bool(one.ident) for one in heavy),
        sum(len(one.classes) + len(one.attributes) for one in heavy),
        sum(bool(one.tag) for one in heavy),
        order,
    )
    found[key].append(Rule(last, tuple(steps[1:]), said, weight))


def _compound(text: str) -> Compound | None:
    """None for what depends on a state, a place among siblings, or anything else that is not read."""
    found = _COMPOUND.fullmatch(text)
    if not found or not text:
        return None
    parts = _PART.findall(found[2] or "")
    plain = [re.sub(r"\\(.)", r"\1", one) for one in parts]
    attributes = []
    for one in plain:
        if one[0] == "[":
            name, sign, value = one[1:-1].partition("=")
            if sign and not re.fullmatch(r"[\w-]+", name.strip()):
                return None
            attributes.append((name.strip().lower(), value.strip(" \"'") if sign else None))
    return Compound(
        "" if found[1] in (None, "*") else found[1].lower(),
        next((one[1:] for one in plain if one[0] == "#"), ""),
        frozenset(one[1:] for one in plain if one[0] == "."),
        tuple(attributes),
    )
