"""Words to Slack's mrkdwn: escaped, unable to ping anyone, and formatted only where we mean it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bot.platforms.slack import limits
from bot.platforms.text.links import is_disguised, is_web
from bot.platforms.text.spans import CODE, FENCED, Piece, Span, is_blank, words_of
from bot.platforms.text.split import Atom, fill, graphemes

FENCE = FENCED
_MARKERS = frozenset("*_~")
# Slack has no escape for its markers. A zero-width space on the inner side of one keeps it from opening or
# closing, which other bots rely on too; on the outer side it lets **bold** stand inside a word.
_BREAK = "\u200b"
# "@channel" typed bare pings nobody today; a word joiner keeps it so under parse=full and link_names
_JOIN = "\u2060"
_MENTION = re.compile(r"@(?=channel|here|everyone)", re.IGNORECASE)
_OPENS = re.compile(r"(?<![^\W_])([*_~])(?=\S)")
_CLOSES = re.compile(r"(?<=\S)([*_~])(?![^\W_])")
_EMOJI = re.compile(r"(?<!\d):(?=[\w+'-]{1,60}:)")
# "&gt;" that starts a line is a block quote to Slack, escaped or not
_QUOTES = re.compile(r"^>")
# no invisible character stops a pair of backticks, so each becomes its look-alike U+02CB
_BACKTICK = "ˋ"
_TOKEN = re.compile(r"\n+|[^\S\n]+|\S+")
_LONGEST_WORD = 200
_TOUCHES = re.compile(r"[\w*_~`&;<>]")


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unping(text: str) -> str:
    return _MENTION.sub("@" + _JOIN, text)


def label(text: str, limit: int) -> str:
    """One line for a plain_text object, escaped, cut between characters and ended by an ellipsis."""
    line = unping(" ".join(text.split()))
    if limits.size(escape(line)) <= limit:
        return escape(line)
    kept, used = [], 1
    for character in graphemes(line[: 4 * limit]):
        used += limits.size(escape(character))
        if used > limit:
            break
        kept.append(escape(character))
    return "".join(kept).rstrip() + "…"


def write(spans: Iterable[Span], limit: int, *, prefix: str = "") -> list[Piece]:
    """Mrkdwn in pieces of at most `limit`; `prefix` starts every line."""
    spans = list(spans)
    # one backtick in a whole paragraph can pair with nothing
    lonely = sum(words_of([span]).count(CODE) + span.style.count(CODE) for span in spans) == 1
    atoms = [atom for span in spans for atom in _atoms(span, keep_backtick=lonely)]
    pieces = []
    for group in fill(atoms, limit, len(prefix)):
        trimmed = _trimmed(group)
        words = "".join(atom.words for atom in trimmed)
        if not is_blank(words):
            pieces.append(Piece(_compose(trimmed, prefix), prefix + words.replace("\n", "\n" + prefix)))
    return pieces


def write_plain(text: str, limit: int) -> list[Piece]:
    return write([Span(text)], limit)


def write_code(text: str, limit: int) -> list[Piece]:
    """A fence a piece, each opened and closed; backticks inside cannot close it."""
    atoms = list(_atoms(Span(text, FENCED), keep_backtick=True))
    pieces = []
    for group in fill(atoms, limit - 2 * len(FENCE) - 2):
        words = "".join(atom.words for atom in group).strip("\n")
        inside = "".join(atom.written for atom in group).strip("\n").replace(FENCE, _BACKTICK * 3)
        if not is_blank(words):
            pieces.append(Piece(f"{FENCE}\n{inside}\n{FENCE}", words))
    return pieces


def _atoms(span: Span, *, keep_backtick: bool) -> Iterator[Atom]:
    if span.url and is_web(span.url) and limits.size(link := _link(span)) <= limits.LINK:
        yield Atom(words_of([span]), link, span.style.replace(CODE, ""))
        return
    for token in _TOKEN.findall(words_of([span])):
        if limits.size(token) > _LONGEST_WORD:
            yield from (Atom(part, _spelled(part, span.style), span.style) for part in graphemes(token))
        else:
            yield Atom(token, _written(token, span.style, keep=keep_backtick), span.style)


def _link(span: Span) -> str:
    """`<target|words>`, and the target as text behind it where the words pretend another."""
    words = " ".join(span.text.split())
    shown = span.url if is_blank(words) else words
    target = escape(span.url.replace("|", "%7C").replace("<", "%3C").replace(">", "%3E"))
    link = f"<{target}|{_literal(shown, keep=False)}>"
    return f"{link} ({_literal(span.url, keep=False)})" if is_disguised(shown, span.url) else link


def _written(token: str, style: str, *, keep: bool) -> str:
    if token.isalnum() or token.isspace():
        return token
    if style == FENCED:
        return escape(unping(token))
    if CODE in style:
        return escape(unping(token)).replace(CODE, _BACKTICK)
    return _literal(token, keep=keep)


def _spelled(character: str, style: str) -> str:
    """One character of a word that may be cut anywhere, so what stands beside it is not known."""
    if character == "@":
        return "@" + _JOIN
    if character in _MARKERS and CODE not in style:
        return _BREAK + character + _BREAK
    return _written(character, style, keep=False)


def _literal(text: str, *, keep: bool) -> str:
    """Text that mrkdwn leaves as it is."""
    text = unping(text)
    if len(text) > 1:
        text = _CLOSES.sub(_BREAK + r"\1", _OPENS.sub(r"\1" + _BREAK, text))
        text = _EMOJI.sub(":" + _BREAK, text)
    text = _QUOTES.sub(_BREAK + ">", text)
    return escape(text if keep else text.replace(CODE, _BACKTICK))


def _trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    """Without the white space at a cut; an indent made of other spaces than the usual one stays."""
    kept = list(atoms)
    while kept and not kept[-1].words.strip(" \n\t") and kept[-1].words:
        kept.pop()
    while kept and not kept[0].words.strip(" \n\t") and kept[0].words:
        kept.pop(0)
    return kept


def _compose(atoms: Sequence[Atom], prefix: str) -> str:
    written = ""
    for style, group in groupby(atoms, key=lambda atom: atom.style):
        run = "".join(atom.written for atom in group)
        styled = "\n".join(_styled(line, style) for line in run.split("\n")) if style else run
        touching = written and (style or written[-1] in "*_~`") and styled
        if touching and _TOUCHES.match(written[-1]) and _TOUCHES.match(styled[0]):
            written += _BREAK
        written += styled
    return prefix + written.replace("\n", "\n" + prefix)


def _styled(line: str, style: str) -> str:
    """The line between its markers, which Slack wants on one line and next to the words."""
    core = line.strip()
    if not core:
        return line
    before, after = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{before}{style}{core}{style[::-1]}{after}"
