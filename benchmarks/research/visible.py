"""What a visitor sees of a page: a judge of our own, so that the exam does not rest on what it examines."""

import re
from html.parser import HTMLParser

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_UNSEEN = frozenset("script style template noscript title head".split())
_WHITE = r":(?:#(?:fff){1,2}|white)(?![\w-])"
_STYLE = re.compile(
    r"display:none|visibility:hidden|font-size:[01](?:px)?(?![.\d])|left:-\d{4}|clip:rect\(0(?:px)?,?0"
    rf"|(?<![\w-])color{_WHITE}.*?;background(?:-color)?{_WHITE}|background(?:-color)?{_WHITE}.*?;color{_WHITE}",
    re.DOTALL | re.IGNORECASE,
)
_RULE = re.compile(r"\.([\w-]+)\s*\{([^}]*)\}")


def visible_text(html: str) -> str:
    """All words that stand on the page, in the order of its source, with a gap between elements."""
    reader = _Reader(_unseen_classes(html))
    reader.feed(html)
    reader.close()
    return " ".join(reader.parts)


def squeezed(text: str) -> str:
    """Without any gap, for a layout may cut words into elements."""
    return re.sub(r"\s+", "", text)


def _unseen_classes(html: str) -> frozenset[str]:
    sheets = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    rules = (found for sheet in sheets for found in _RULE.finditer(sheet))
    return frozenset(rule[1] for rule in rules if _STYLE.search(rule[2].replace(" ", "")))


class _Reader(HTMLParser):
    def __init__(self, unseen: frozenset[str]) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._unseen = unseen
        self._open: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append((tag, self._is_hidden(tag, dict(attrs))))

    def handle_endtag(self, tag: str) -> None:
        # what was left open inside is closed with it, as browsers do
        if any(name == tag for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(hidden for _, hidden in self._open):
            self.parts.append(" ".join(data.split()))

    def _is_hidden(self, tag: str, attributes: dict[str, str | None]) -> bool:
        style = (attributes.get("style") or "").replace(" ", "")
        classes = frozenset((attributes.get("class") or "").split())
        return (
            tag in _UNSEEN
            or "hidden" in attributes
            or attributes.get("aria-hidden") == "true"
            or bool(_STYLE.search(style))
            or bool(classes & self._unseen)
        )
