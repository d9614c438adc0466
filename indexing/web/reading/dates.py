"""The day that a page is of: as a visitor reads it, else as its tags, its structured data or its address say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from indexing.days import date_in, to_day
from indexing.web.reading.write import Dated, Written

_STARTS = r"(?:^|[|·•–—(]\s*|\.\s+|\bpage\s+|\barticle\s+|\bpricing\s+|\bprices\s+)"
_UPDATED = re.compile(
    _STARTS + r"(?:was\s+)?(?:(?:last|date)\s+(?:updated?|modified|reviewed|changed|revised|edited|update)|"
    r"updated?(?: on| at)?|"
    r"(?:as of|effective(?: from| date)?|valid (?:from|since)|current as of)|zuletzt (?:geändert|"
    r"aktualisiert|bearbeitet)|aktualisiert|"
    r"letzte (?:änderung|aktualisierung)|(?:preis)?stand|(?:dernière )?mise? à jour|modifié|"
    r"última actualización|actualizado|"
    r"aggiornato|ultimo aggiornamento|atualizado|última atualização|bijgewerkt|laatst (?:bijgewerkt|"
    r"gewijzigd)|最終更新日?|更新日)"
    r"\s*[:：]?\s*(?:on\s+|am\s+|vom\s+|le\s+|el\s+|il\s+|em\s+|op\s+|in\s+)?(?P<day>[^\n|]{4,40})",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLISHED = re.compile(
    _STARTS
    + r"(?:first\s+)?(?:published|posted|released|publication date|date|veröffentlicht|erschienen|publié|"
    r"publicado|pubblicato|"
    r"gepubliceerd|公開日|投稿日)\s*[:：]?\s*(?:on\s+|am\s+|le\s+|el\s+|il\s+|em\s+|op\s+|:\s*)?(?P<day>[^\n|]{4,40})",
    re.IGNORECASE | re.MULTILINE,
)
_PUBLISHED_NAMES = (
    "article:published_time datepublished date dc.date dc.date.issued dcterms.created pubdate publish-date "
    "publish_date sailthru.date parsely-pub-date article.published"
).split()
_IN_PATH = re.compile(r"/(20\d{2})[/-](\d{1,2})(?:[/-](\d{1,2}))?(?=[/-]|$)")
_SPAN = re.compile(
    r"\W*(?:from|until|till|since|before|after|ab|bis|seit|vor|nach|dès|depuis|avant|desde|hasta)\s+(?:\w+\s+)?\d",
    re.IGNORECASE,
)
_FULL_DAY = (
    r"(?:\d{1,2}(?:st|nd|rd|th|er)?\.? (?:of |de )?[A-Za-zÀ-ÿ]{3,10}\.?,? (?:de )?\d{4}|"
    r"[A-Z][a-z]{2,9}\.? \d{1,2}(?:st|nd|rd|th)?, \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4})"
)
_NAMED = r"[A-ZÀ-Þ][\w&’'-]*(?: (?:(?:of|and|the|de|und|für) )?[A-ZÀ-Þ][\w&’'-]*){0,4}"
# a day with a stop behind it, alone or behind who signs: “Acme Institute, 30 October 2026.”
_SIGNED = re.compile(rf"(?:{_NAMED}\s?[,·|–—]\s*)?(?:{_FULL_DAY}|[A-Z][a-zà-ÿ]{{2,9}} \d{{4}})\.")
# how news begins: “19 February 2024 Acme has raised”, “LEEDS, 19 February 2024 – Acme has”
_DATELINE = re.compile(
    rf"(?:{_NAMED}\s?[,(·|–—-]\s*)?(?P<day>{_FULL_DAY}|[A-Z][a-zà-ÿ]{{2,9}} \d{{4}}(?=[.:]))\)?\s*(?:[.:,·|–—-]\s*)?"
    r"(?=\s[“\"]?(?:[A-ZÀ-Þ][^\W\d_]*|\d+) )"
)
_LISTED = re.compile(r"\s*(?:[-*|>•#]|\d+\.\s)")
# what a web archive says of its copy: “You are looking at a copy taken on 4 May 2022”
_COPIED = re.compile(
    r"\b(?:(?:copy|snapshot|capture|version) "
    r"(?:(?:that |which )?(?:was )?(?:taken|made|saved|captured|kept|archived|stored) )?"
    r"(?:on|of|from|as of)|archived (?:copy )?(?:on|of|from)|as it (?:was|stood|looked) on|"
    r"(?:kopie|fassung|momentaufnahme|abbild)(?: \w+)? (?:vom|am)|archiviert am|"
    r"(?:copie|capture|version)(?: \w+)? (?:du|le)|archivée? le|"
    r"(?:copia|captura|versión)(?: \w+)? (?:del?|el))\s+(?P<day>[^\n|]{4,24})",
    re.IGNORECASE,
)
_OF_THIS_PAGE = re.compile(
    r"\b(?:you are|you[’']re|this (?:is|page|copy)|archive[ds]?|snapshot|sie (?:sehen|lesen|betrachten)|dies\w*|vous|"
    r"cette|está|esta)\b",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"©|\(c\)|copyright|all rights|alle rechte", re.IGNORECASE)
# the day of what a line tells of, not of the paper
_OF_SOMETHING = re.compile(
    r"\b(?:founded|established|since|gegründet|seit|fondée?|depuis|fundada|until|till|bis|jusqu\W\w+|hasta|"
    r"valid (?:to|until)|gültig bis|from|ab|dès)\b",
    re.IGNORECASE,
)
# of a list that says until when it holds, which is the last day that it is known for
_HOLDS_UNTIL = re.compile(
    r"\b(?:valid|effective)\b[^\n|]{6,50}?\b(?:until|till|to|through)\s+(?P<day>[^\n|]{4,40})", re.IGNORECASE
)
_MOST_OF_LABEL = 200  # characters of a line that says when a page is of: longer ones tell of something else
_TOP = 14  # lines in which a byline stands


def published_on(
    written: Written, said: Mapping[str, str], data: Iterable[Mapping[str, object]], url: str
) -> date | None:
    """When it first appeared; a day that a visitor reads goes before what only programs are told."""
    lines = _lines(written)
    return (
        _copied(lines)
        or _labelled(lines, _PUBLISHED)
        or _timed(written.times, ("datepublished", "datecreated", "pubdate"))
        or _byline(lines)
        or _first(said[name] for name in _PUBLISHED_NAMES if said.get(name))
        or _first(str(one["datePublished"]) for one in data if one.get("datePublished"))
        or _only_time(written.times)
        or _dateline(written)
        or _in_path(url)
    )


def in_front(text: str, latest: date) -> date | None:
    """The day or month that the first lines of a paper say it is of: “Brochure, edition September 2026”; none that is
    still to come."""
    lines = [one.strip("#*-|> _") for one in text.splitlines() if one.strip() and not one.startswith("<!--")]
    top = [one for one in lines[:_TOP] if not _OF_SOMETHING.search(one)]
    day = _labelled(top, _PUBLISHED) or _labelled(top, _UPDATED) or _byline(top)
    return day if day and day <= latest else None


def modified_on(
    written: Written, said: Mapping[str, str], data: Iterable[Mapping[str, object]]
) -> date | None:
    """When it was last changed, as it says."""
    names = (
        "article:modified_time",
        "og:updated_time",
        "datemodified",
        "last-modified",
        "dcterms.modified",
        "revised",
    )
    return (
        _labelled([*_lines(written), *written.aside], _UPDATED)
        or _timed(written.times, ("datemodified", "dateupdated"))
        or _first(said[name] for name in names if said.get(name))
        or _first(str(one["dateModified"]) for one in data if one.get("dateModified"))
    )


def _lines(written: Written) -> list[str]:
    return [one.strip("#*-|> _") for one in written.sheet.text.splitlines() if one.strip()]


def _labelled(lines: Sequence[str], label: re.Pattern[str]) -> date | None:
    for line in lines:
        if len(line) <= _MOST_OF_LABEL and (found := label.search(line)) and (day := date_in(found["day"])):
            until = _HOLDS_UNTIL.search(line, found.start())
            return (date_in(until["day"]) if until else None) or day
    return None


def _timed(times: Sequence[Dated], names: tuple[str, ...]) -> date | None:
    label = _UPDATED if "datemodified" in names else _PUBLISHED
    for one in times[:200]:
        is_meant = one.named in names or label.search(f"{one.before.strip()} {one.words}")
        if is_meant and (day := date_in(one.words) or date_in(one.told)):
            return day
    return None


def _only_time(times: Sequence[Dated]) -> date | None:
    """One day that the page marks; of several none can be said to be its own."""
    days = {
        day
        for one in times[:200]
        if not _UPDATED.search(f"{one.before.strip()} {one.words}")
        and (day := date_in(one.told) or date_in(one.words))
    }
    return days.pop() if len(days) == 1 else None


def _byline(lines: Sequence[str]) -> date | None:
    """A short line near the top that is a date, or a name and one."""
    for line in lines[:_TOP]:
        is_short = len(line) <= 70 and not _RIGHTS.search(line) and not _UPDATED.search(line)
        if is_short and (day := date_in(line)) and _is_byline(line):
            return day
    return None


def _copied(lines: Sequence[str]) -> date | None:
    """When the page was copied that an archive shows: what stands on it was so then."""
    for line in lines[:_TOP]:
        is_meant = len(line) <= _MOST_OF_LABEL and _OF_THIS_PAGE.search(line)
        if is_meant and (found := _COPIED.search(line)) and (day := date_in(found["day"])):
            return day
    return None


def _dateline(written: Written) -> date | None:
    """The day that the first words of news are of; a list of what happened when has many such lines."""
    lines = written.sheet.text.splitlines()
    begun = [one for one in lines if not _LISTED.match(one) and _DATELINE.match(one.lstrip())]
    top = [one for one in lines if one.strip()][:_TOP]
    found = _DATELINE.match(begun[0].lstrip("_* ")) if len(begun) == 1 and begun[0] in top else None
    return date_in(found["day"]) if found else None


def _is_byline(line: str) -> bool:
    """Whether little is said but the day: a sentence tells of another one, and so does “from 1 March”."""
    if _SPAN.match(line):
        return False
    if _SIGNED.fullmatch(line):
        return True
    rest = re.sub(r"\d+\s*(?:min\w*|comments?|views?)(?:\s+read)?|[\d.,:/|·•–—-]+", " ", line)
    return len(rest.split()) <= 7 and not line.rstrip().endswith((".", "!", "?"))


def _first(told: Iterable[str]) -> date | None:
    return next((day for one in told if (day := date_in(one[:60]))), None)


def _in_path(url: str) -> date | None:
    try:
        found = _IN_PATH.search(urlsplit(url).path)
    except ValueError:
        return None
    return to_day(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
