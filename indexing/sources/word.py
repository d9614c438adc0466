"""Word documents to HTML: what was deleted, struck out or hidden goes, and so does the table of contents (mammoth)."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from indexing.sources.html import settled

_TEXT_PARTS = re.compile(r"word/(?:document\d*|footnotes|endnotes)\.xml")
_RUN = re.compile(r"<w:r(?:\s[^>]*)?>(?:(?!</w:r>|<w:r[ >]).)*</w:r>", re.DOTALL)
_HIDDEN = re.compile(r"<w:vanish(?:\s*/>|\s+w:val=\"(?:1|true|on)\"\s*/>)")
_MOVED = re.compile(r"(</?)w:moveTo(?=[ >])")  # not the marks of where a move begins and ends
_NOTE = re.compile(r"<sup><a href=\"#(?:foot|end)note-[\w-]+\" id=\"[^\"]*\">(\[\d+\])</a></sup>")
_BACK = re.compile(r"\s*<a href=\"#(?:foot|end)note-ref-[\w-]+\">↑</a>")
_STYLES = "\n".join(
    ("p[style-name='Title'] => h1:fresh", *(f"p[style-name='toc {level}'] => !" for level in range(1, 10)))
)


def word_html(content: bytes) -> str:
    import mammoth  # type: ignore[import-untyped]
    from markitdown.converter_utils.docx.pre_process import pre_process_docx

    html = mammoth.convert_to_html(pre_process_docx(BytesIO(_shown(content))), style_map=_STYLES).value
    return settled(_BACK.sub("", _NOTE.sub(r"<sup>\1</sup>", html)))


def _shown(content: bytes) -> bytes:
    """Without the words that Word does not show, and with those that were moved to where they stand now."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {one: archive.read(one) for one in archive.infolist()}
    texts = {one: part for one, part in parts.items() if _TEXT_PARTS.fullmatch(one.filename)}
    if not any(mark in part for part in texts.values() for mark in (b"<w:vanish", b"<w:moveTo ")):
        return content
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for one, part in parts.items():
            archive.writestr(one, _settled(part.decode("utf-8")) if one in texts else part)
    return out.getvalue()


def _settled(xml: str) -> str:
    xml = _RUN.sub(lambda run: "" if _HIDDEN.search(run[0]) else run[0], xml)
    return _MOVED.sub(r"\1w:ins", xml)
