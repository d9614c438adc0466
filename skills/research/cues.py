"""Cues of a pattern: letters that each of its matches holds, read off the way in which the pattern is written."""

import re

LONG, SHORT = 5, 3  # letters of a cue
Cues = frozenset[str]  # of which one is there
Wording = tuple[Cues, ...]  # all of which are there; those that are in the fewest texts stand first

# the parts of which patterns for Python's `re` are made
_PART = re.compile(
    r"(?P<nothing>\\[bBAZ]|[\^$]|\(\?[a-zA-Z]+\))|(?P<around>\(\?<?[=!])|"
    r"(?P<group>\((?:(?!\?)|\?P<\w+>|\?[a-zA-Z]*(?:-[a-zA-Z]+)?:))|"
    r"(?P<digit>\\d)|(?P<apostrophe>\[’'\])|"
    r"(?P<any>\[\^?\]?(?:\\.|[^\]\\])*\]|\.|\\[DsSwWnrt]|\(\?P=\w+\)|\\[1-9]\d?)|"
    r"(?P<run>[\w ,;:'-]+)(?![?*+{])|\\(?P<mark>[^a-zA-Z0-9])|(?P<letter>[^()|\\])",
    re.DOTALL,
)
_OFTEN = re.compile(r"(?:(?P<perhaps>[?*]|\{(?:0?,\d*|0)\})|\+|\{\d+(?:,\d*)?\})[?+]?")
_FOLDED = {"digit": "0", "apostrophe": "'"}
_DIGIT = re.compile(r"\d")


def folded(text: str) -> str:
    """One spelling for all that `re.IGNORECASE` takes for the same, and 0 for each digit."""
    return _DIGIT.sub("0", text.replace("’", "'").replace("ı", "i").replace("İ", "i").casefold())


def wordings_of(pattern: str) -> list[Wording]:
    """What must be in a text for each of the wordings that a pattern finds; empty where that may be anything.

    Raises ValueError for what is not read here, such as letters that are told by their numbers."""
    reader = _Reader(pattern)
    found = reader.wordings()
    reader.expect("")
    return found if all(found) else []


def _cues_in(run: str) -> Cues:
    """The beginning of letters that stand side by side, or one of them that is rare; none where they say little."""
    if len(run) >= SHORT:
        return frozenset((run[: LONG if len(run) >= LONG else SHORT],))
    rare = [one for one in run if one == "0" or not one.isascii()]
    return frozenset(rare[:1])


def _worth(cues: Cues) -> tuple[int, int]:
    """Long ones are in fewer texts, and few are in fewer than many are."""
    return min(len(one.strip()) for one in cues), -len(cues)


class _Reader:
    """Goes through a pattern once."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    def expect(self, what: str) -> None:
        """Go on behind a bracket, or with nothing find that this is the end."""
        if self._pattern[self._at :][:1] != what:
            raise ValueError(f"Cannot read {self._pattern!r} from character {self._at} on")
        self._at += len(what)

    def wordings(self) -> list[Wording]:
        """Those between bars, up to where their group ends."""
        found = self._between_bars()
        while self._pattern.startswith("|", self._at):
            self._at += 1
            found += self._between_bars()
        return found

    def _between_bars(self) -> list[Wording]:
        """The wordings of the part that has the most, each with what the other parts ask for besides."""
        parts = [one for one in self._parts() if all(one)]
        if not parts:
            return [()]
        most = parts.pop(max(range(len(parts)), key=lambda at: len(parts[at])))
        besides = [frozenset[str]().union(*(one[0] for one in part)) for part in parts]
        return [tuple(sorted((*one, *besides), key=_worth, reverse=True)) for one in most]

    def _parts(self) -> list[list[Wording]]:
        """The wordings of each group and of each run of letters that stand one behind another."""
        run = ""
        found: list[list[Wording]] = []
        while part := _PART.match(self._pattern, self._at):
            self._at = part.end()
            kind = part.lastgroup or ""
            within: list[Wording] = self._within() if kind in ("group", "around") else [()]
            if kind in ("nothing", "around"):
                continue
            letters = _FOLDED.get(kind, part[kind] if kind in ("run", "mark", "letter") else "")
            is_sure, is_single = self._often()
            run += folded(letters) if is_sure else ""
            if not (letters and is_single):
                found += [_of_run(run), within if is_sure else [()]]
                run = ""
        return [*found, _of_run(run)]

    def _within(self) -> list[Wording]:
        found = self.wordings()
        self.expect(")")
        return found

    def _often(self) -> tuple[bool, bool]:
        """Whether the part before is in every match, and whether once."""
        often = _OFTEN.match(self._pattern, self._at)
        self._at = often.end() if often else self._at
        return not (often and often["perhaps"]), often is None


def _of_run(run: str) -> list[Wording]:
    cues = _cues_in(run)
    return [(cues,) if cues else ()]
