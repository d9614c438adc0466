"""Fonts for the words of a chart: those that come with the bot, then the machine's own for scripts that they lack."""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from matplotlib.font_manager import FontEntry, fontManager, get_font

from skills.research.deliver.font_files import HEADINGS, bundled

ABSENT = "\ufffd"
# families for scripts that no bundled font has, as they come with Linux, macOS and Windows
_MACHINE = (
    "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "PingFang SC",
    "Microsoft YaHei", "Noto Sans Thai", "Noto Sans Devanagari", "Noto Sans Bengali", "Noto Sans Tamil",
    "Noto Sans Hebrew", "Noto Sans Arabic", "Noto Sans", "Noto Serif", "Arial Unicode MS", "FreeSans", "Tahoma",
)  # fmt: skip


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, str], ...]:
    """The bundled families, plain and bold, under names of ours: nothing of the machine is taken for them."""
    names = []
    for one in bundled():
        if one.name != HEADINGS:
            pair = (f"report {one.name}", f"report {one.name} bold")
            for name, path in zip(pair, (one.plain, one.bold), strict=True):
                fontManager.ttflist.append(_entry(path, name))
            names.append(pair)
    return tuple(names)


def _entry(path: Path, name: str) -> FontEntry:
    return FontEntry(
        fname=str(path),
        name=name,
        style="normal",
        variant="normal",
        weight=400,
        stretch="normal",
        size="scalable",
    )


def families_for(words: str, *, bold: bool = False) -> tuple[str, ...]:
    """The families that write these words together, as far as any can."""
    own = tuple(pair[bold] for pair in _families())
    lacking = _lacking(words)
    return (*own, *(name for name, _ in _machine(frozenset(lacking)))) if lacking else own


def machine_fonts(words: Iterable[str]) -> tuple[Path, ...]:
    """Files of this machine for what no bundled font can write."""
    lacking = _lacking("".join(words))
    return tuple(path for _, path in _machine(frozenset(lacking))) if lacking else ()


def writable(text: str) -> str:
    """The text with a mark for each character that no font at hand has."""
    lacking = _lacking(text)
    if not lacking:
        return text
    held = {code for _, path in _machine(frozenset(lacking)) for code in characters_of(path)}
    return "".join(ABSENT if ord(one) in lacking - held else one for one in text)


def _lacking(words: str) -> set[int]:
    return {ord(one) for one in words if one.isprintable() and not one.isspace()} - _held()


@lru_cache(maxsize=1)
def _held() -> frozenset[int]:
    """All characters of the bundled fonts."""
    return frozenset().union(*(characters_of(one.plain) for one in bundled()))


@lru_cache(maxsize=64)
def _machine(lacking: frozenset[int]) -> tuple[tuple[str, Path], ...]:
    chosen, left = [], set(lacking)
    there = {entry.name: Path(entry.fname) for entry in fontManager.ttflist if entry.style == "normal"}
    for name in _MACHINE:
        if name in there and left & characters_of(there[name]):
            chosen.append((name, there[name]))
            left -= characters_of(there[name])
    return tuple(chosen)


@lru_cache(maxsize=32)
def characters_of(path: Path) -> frozenset[int]:
    """All that a font has; nothing for a file that is none."""
    try:
        return frozenset(get_font(str(path)).get_charmap())
    except (OSError, RuntimeError):
        return frozenset()
