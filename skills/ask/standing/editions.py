"""Which of two documents came in the other's place: a policy in two editions, or one that says that it replaces it."""

import re
from collections.abc import Sequence
from datetime import date

from indexing.documents import Passage
from skills.ask.pieces.words import content_words, stems_of
from skills.ask.standing.times import is_for_later
from skills.stems import stem

TWINS = (
    0.5  # share of words, numbers aside, that two passages have in common when one is the other written anew
)
_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?:\s?[/–-]\s?(?:19|20)?\d\d)?(?![\w/-]|[.,]\d)")
_UNTIL = re.compile(
    r"\b(?:before|until|till|vor|bis|avant|jusqu['’]en)\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
# a month's name before the year that it is of
_MONTH_OF = re.compile(
    r"\b(?:\d{1,2}\.?\s+)?(?:january|february|march|april|may|june|july|august|september|october|november|december|"
    r"januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|"
    r"octobre|novembre|décembre)(?=\s+(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_VERSION = re.compile(
    r"\b(?:v|version|rev(?:ision)?|edition|ausgabe|fassung|édition)\.?\s?\d+(?:\.\d+)*\b", re.IGNORECASE
)
_REPLACES = re.compile(
    r"\b(?:replaces|supersedes|takes the place of|is the successor of|ersetzt|tritt an die Stelle|"
    r"remplace|annule et remplace)\b(?P<what>[^.\n]{0,120})",
    re.IGNORECASE,
)
_NAMED_AGAIN = re.compile(
    r"\b(?:polic(?:y|ies)|version|edition|guidelines?|rules?|handbook|page|document|one|richtlinie|regelung|"
    r"fassung|politique|règlement|règles?|previous|earlier|older|old|former|vorige|bisherige|frühere|alte|précédente?|ancienne?)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d")
_JOINS = re.compile(r"\b(?:and|und|et)\b|&", re.IGNORECASE)
# a folder for what no longer holds
_PUT_AWAY = re.compile(
    r"(?:^|[_ -])(?:archived?|archives?|archiv|old|obsolete|superseded|withdrawn|outdated|expired|alt|veraltet|"
    r"anciens?|obsolètes?)/",
    re.IGNORECASE,
)
# "I joined in 2025" names no edition
BEGAN_THEN = re.compile(
    r"\b(?:since|joined|started|began|hired|born|bought|seit|angefangen|depuis|arrivée?)\b", re.IGNORECASE
)


def replaced_in(passages: Sequence[Passage], today: date) -> frozenset[tuple[str, str]]:
    """Ids of documents, the newer edition and the older one, as far as any of their passages tells."""
    later = {one.document_id for one in passages if is_for_later(one, today)}
    return frozenset(
        (newer.document_id, older.document_id)
        for newer in passages
        for older in passages
        if newer.document_id not in later and is_newer_edition(newer, older, today)
    )


def newest_first(passages: Sequence[Passage], question: str, today: date) -> list[Passage]:
    """The passages with those of older editions last, unless the question asks of the very one."""
    older = {was for _, was in replaced_in(passages, today)}
    return sorted(passages, key=lambda one: one.document_id in older and not names_edition(question, one))


def is_newer_edition(newer: Passage, older: Passage, today: date) -> bool:
    """Whether the document of `newer` came in the place of the other's, and holds by now.

    Both are of one title but for its year or version, which tell the order, or else their dates do; or the older one
    lies in an archive and a later year's says in its title what that one's did; or this very passage says that it
    replaces it."""
    if newer.document_id == older.document_id or is_for_later(newer, today):
        return False
    if _are_of_one_subject(newer, older) and _marks(newer) != _marks(older):
        order = _by_mark(newer, older)
        return _was_written_later(newer, older) if order is None else order > 0
    return _was_put_away(newer, older) or _says_it_replaces(newer, older)


def edition_order(one: Passage, other: Passage) -> int | None:
    """Of two editions of one title by their years or versions: 1 where the first is the later, -1 the other, None where
    these do not tell."""
    are_editions = _are_of_one_subject(one, other) and one.document_id != other.document_id
    return _by_mark(one, other) if are_editions else None


def edition_of(passage: Passage, beside: Passage) -> str:
    """The year or version by which it is told from the other edition: "2025", "version 2"."""
    marks = sorted(_marks(passage) - _marks(beside), key=lambda mark: (not _YEAR.fullmatch(mark), mark))
    return next(iter(marks), "")


def _was_put_away(newer: Passage, older: Passage) -> bool:
    """Whether the older one lies in an archive, and the other beside that, of a later year, joins something to what its
    title says: "Expenses policy 2024", "Expenses and travel policy 2026"."""
    folder, archive = (one.location.rpartition("/")[0] for one in (newer, older))
    if folder != archive.rpartition("/")[0] or not _PUT_AWAY.search(f"{archive.rpartition('/')[2]}/"):
        return False
    was, now = _subject(older.title), _subject(newer.title)
    return bool(was) and was <= now and bool(_JOINS.search(newer.title)) and (_by_mark(newer, older) or 0) > 0


def _was_written_later(newer: Passage, older: Passage) -> bool:
    mine, theirs = newer.modified_at, older.modified_at
    return mine is not None and theirs is not None and mine > theirs


def _by_mark(one: Passage, other: Passage) -> int | None:
    """Which is of the later year, or version where no years tell: 1 the first, -1 the other, None where none is known.

    A file's own date may be the day on which it was copied or its template written."""
    for read in (_years, _versions):
        mine, theirs = read(one), read(other)
        if mine and theirs and mine != theirs:
            return 1 if mine > theirs else -1
    return None


def _years(passage: Passage) -> list[int]:
    """The latest year that names it."""
    found = [int(year) for mark in _marks(passage) for year in _FULL_YEAR.findall(mark)]
    return [max(found)] if found else []


def _versions(passage: Passage) -> list[int]:
    found = [one for one in sorted(_marks(passage)) if _VERSION.fullmatch(one)]
    return [int(number) for number in re.findall(r"\d+", found[-1])] if found else []


def are_twins(one: Passage, other: Passage) -> bool:
    """Whether two documents of one title hold nearly the same passage: it counts as one that was found."""
    if one.document_id == other.document_id or not _are_of_one_subject(one, other):
        return False
    mine, theirs = _words(one.text), _words(other.text)
    return len(mine & theirs) >= TWINS * max(len(mine | theirs), 1)


def names_edition(question: str, older: Passage) -> bool:
    """Whether the question asks of the very year or version of the older one; "2024" is that of "2024/25", and so is
    "before 2026", which does not name that of 2026."""
    marks = _marks(older)
    begun = {mark[:4] for mark in marks if _YEAR.fullmatch(mark)}
    if until := _UNTIL.search(question):
        return bool(begun) and max(begun) < until["year"]
    return any(mark in question.lower() for mark in marks) or not begun.isdisjoint(_YEAR.findall(question))


def _are_of_one_subject(one: Passage, other: Passage) -> bool:
    """Whether titles or, in one folder, names of files are the same but for a year or version.

    A month beside the year counts for nothing where the other title names none: "Fees, April 2024", "Fees 2026"."""
    if len({_has_month(one.title), _has_month(other.title)}) > 1:
        mine, theirs = (_subject(_MONTH_OF.sub("", side.title)) for side in (one, other))
    else:
        mine, theirs = _subject(one.title), _subject(other.title)
    return bool(mine and mine == theirs) or _have_one_name(one, other)


def _has_month(title: str) -> bool:
    return bool(_MONTH_OF.search(title))


def _have_one_name(one: Passage, other: Passage) -> bool:
    """Whether two files of one folder are called the same but for the year: "fees-2025.csv", "fees-2026.xlsx"."""
    folders = {side.location.rpartition("/")[0] for side in (one, other)}
    names = [_file(side) for side in (one, other)]
    subjects = {_subject(name) for name in names}
    years = {tuple(_YEAR.findall(name)) for name in names}
    return len(folders) == len(subjects) == 1 and all(subjects) and len(years) == 2 and all(years)


def _file(passage: Passage) -> str:
    """The name of its file in words."""
    return re.sub(r"[-_.]+", " ", passage.location.rpartition("/")[2].rpartition(".")[0])


def _subject(title: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(_VERSION.sub(" ", _YEAR.sub(" ", title)))))


def _marks(passage: Passage) -> frozenset[str]:
    """The years and versions in a document's title, its first heading or the name of its file."""
    named = " ".join((passage.title, *passage.heading_path[:1], _file(passage)))
    return frozenset(one.lower() for pattern in (_YEAR, _VERSION) for one in pattern.findall(named))


def _says_it_replaces(newer: Passage, older: Passage) -> bool:
    match = _REPLACES.search(newer.text)
    if match is None or not _subject(newer.title) & _subject(older.title):
        return False
    years = set(_YEAR.findall(match["what"]))
    if years and years & _marks(older):
        return not years & _marks(newer)
    if not _was_written_later(newer, older):
        return False
    if years:
        return bool(older.modified_at and str(older.modified_at.year) in years)
    named = stems_of(match["what"]) & _subject(older.title)
    return bool(named or _NAMED_AGAIN.search(match["what"]))


def _words(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(text) if not _NUMBER.search(word))
