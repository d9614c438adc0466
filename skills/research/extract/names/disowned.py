"""Names that a page says to be somebody else's: “Acme Capital, which raised $500 million, is another company”."""

import re
from collections.abc import Iterable
from functools import lru_cache

from skills.research.cued import Cued
from skills.research.extract.names.names import flat

_WORD = r"[A-ZÀ-Þ][\w&’'-]*"
_NAME = rf"{_WORD}(?:,? {_WORD}\.?| (?:de|du|of|von|und|and|&) {_WORD}){{0,4}}"
# how a name goes on before its verb: “, the fund that raised $500 million last year,”
_ASIDE = r"(?:,? (?:\([^()\n]{2,120}\)|(?:[^.;:!?\n]|(?<=Mi[ol])\.|(?<=Mrd)\.|\.(?=\d)){2,160},))?"
_SORT = r"(?:company|firm|business|house|organi[sz]ation|outfit|mob|lot|crowd|bunch|concern|entity|enterprise|brand)"
# “Acme Fencing in Geelong”
_WHERE = r"(?: (?:in|of|from|at|aus|in|bei|de|à|en) (?:the )?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+)?)?"
_IS_ELSE = (
    r"(?: also)? (?:is|are|ist|sind|est|sont|es|son|è|is)(?: \w+ly| \w+ment)? (?:"
    r"(?:some(?:body|one)|anybody) else|(?:an? )?(?:\w+ly )?(?:other|different|separate|unrelated) (?:\w+ )?"
    rf"(?:{_SORT}s?|compan(?:y|ies)|businesses|people)|"
    rf"another (?:\w+ )?{_SORT}(?! (?:of|that|which|who|we|in)\b)|unrelated\b|"
    r"(?:not|in no way) (?:\w+ )?(?:us\b|ours\b|related|connected|affiliated|associated|"
    r"the same (?:company|firm|house|people))|"
    r"jemand anders|(?:nicht|in keiner Weise) (?:\w+ ){0,3}(?:verbunden|verwandt|identisch)|"
    r"(?:ein|eine) (?:ganz )?andere[sr]? (?:Unternehmen|Firma|Haus)|"
    r"quelqu['’]un d['’]autre|une (?:tout )?autre (?:société|entreprise|maison)|sans (?:aucun )?(?:lien|rapport)|"
    r"otra (?:empresa|compañía)|un['’]altra (?:azienda|società)|een ander bedrijf)"
)
_HAS_NO_KIN = (
    r"(?: \w+ly)? (?:(?:has|have) (?:no (?:connection|relation(?:ship)?|link|affiliation|ties?) (?:to|with)|"
    r"nothing (?:at all )?to do with)|(?:hat|haben) (?:(?:mit \w+ )?nichts|keine(?:rlei)? (?:Verbindung|Beziehung))\b|"
    r"steht in keiner(?:lei)? (?:Verbindung|Beziehung)|gehört nicht zu|"
    r"n['’](?:a|ont) (?:rien à voir|aucun (?:lien|rapport))|no tiene (?:nada que ver|relación|ningún vínculo)|"
    r"non ha (?:nulla|niente) a che|heeft (?:er )?niets)"
)
# “Acme Capital is somebody else”; a name that begins the sentence is whom it is about
_SUBJECT = Cued(
    rf"(?:(?<=[.!?:] )|(?<=\n)|^|(?<=[*#>-] ))(?:The |Die |Der |Das |La |Le |L['’])?(?P<name>{_NAME}){_WHERE}{_ASIDE}"
    rf"(?:{_IS_ELSE}|{_HAS_NO_KIN})"
)
# “Acme Capital raised $500 million. It is not related to us.”
_TOLD_BEHIND = Cued(
    rf"(?:(?<=[.!?:] )|(?<=\n)|^)(?P<name>{_NAME})\b[^.!?\n]{{0,160}}[.!?] "
    rf"(?:It|They|That|This|Es|Sie|Das|Elle|Il|Ella)(?:{_IS_ELSE}|{_HAS_NO_KIN})"
)
# “we are not affiliated with Acme Capital”, “not to be confused with Acme Capital”; a device has “no connection to Acme
# Hub” too
_OBJECT = Cued(
    r"(?:\b(?:[Ww]e|[Ww]ir|[Nn]ous|[Nn]osotros)\b[^.!?\n]{0,60}?(?:"
    r"\b(?:not|un) ?(?:\w+ )?(?:affiliated|related|connected|associated) (?:to|with)|"
    r"\bno (?:connection|relation|link|affiliation|ties) (?:to|with)|\bnothing to do with|"
    r"\bkeine(?:rlei)? (?:Verbindung|Beziehung) (?:mit|zu)|\bnichts mit|"
    r"\baucun (?:lien|rapport) avec|\brien à voir avec|\bsans (?:lien|rapport) avec|\bsin relación con)|"
    r"\b(?:[Nn]ot|[Nn]ever) (?:to be )?(?:confused?|mixed up|mistaken|mistake us) (?:with|for)|"
    r"\bnicht zu verwechseln mit|\b(?:pas|ne pas) (?:à )?confondre avec|\bno confundir con)"
    rf" (?:the |der |die |dem |la |le |l['’])?(?P<name>{_NAME})"
)
# “Mit der Firma Acme Zaunbau in Celle sind wir weder verwandt noch verbunden”
_WITH_WHOM = Cued(
    rf"\b[Mm]it (?:der |dem |den )?(?:Firma |Unternehmen |Gesellschaft )?(?P<name>{_NAME})[^.!?\n]{{0,40}}? (?:sind|"
    r"haben) wir (?:weder|nicht|nichts|in keiner)\b"
)
# who is not “related” has to be so to somebody, or the words may mean anything
_KIN = re.compile(
    r"(?:unrelated|related|connected|affiliated|associated|verbunden|verwandt|identisch|(?:lien|rapport)|Verbindung|"
    r"Beziehung|nichts|relación|vínculo|link|connection|affiliation|ties?|relationship)$"
)
_TO_US = re.compile(r"[^.!?\n]{0,40}\b(?:us|our|ours|uns|unser\w*|nous|notre|nosotros|nuestr\w+|noi|ons)\b")
_MOST_KEPT = 256  # pages, each of which is asked for every company
_NO_NAMES = frozenset("it we our this that they these those the a an es wir das elle il nous the".split())


@lru_cache(_MOST_KEPT)
def disowned(text: str) -> tuple[str, ...]:
    """Each name that the text says to be somebody else's, as it stands there."""
    every = (
        hit["name"] for told in (_SUBJECT, _TOLD_BEHIND, _OBJECT, _WITH_WHOM) for hit in told.finditer(text)
    )
    return tuple(one.rstrip(" .,") for one in every if one.split()[0].casefold() not in _NO_NAMES)


def disowned_like(name: str, text: str) -> set[str]:
    """Longer names of somebody else that begin with `name`."""
    start = f"{flat(name).casefold()} "
    return {one for one in disowned(text) if flat(one).casefold().startswith(start)}


def is_of_somebody_else(sentence: str, names: Iterable[str] = ()) -> bool:
    """Whether the sentence says of whom it is about that this is somebody else; none of `names`, whose page it is."""
    told = _SUBJECT.search(sentence)
    if told is None or told["name"].split()[0].casefold() in _NO_NAMES:
        return False
    if _KIN.search(told[0]) and not _TO_US.match(sentence, told.end()) and not _TO_US.search(told[0]):
        return False
    subject = flat(told["name"]).casefold().strip(" .")
    return all(subject != flat(one).casefold().strip(" .") for one in names)


def is_disowned_before(sentence: str, at: int) -> bool:
    """Whether what stands at `at` is told of a house with which the sentence denies any kin: “We have nothing to do
    with Acme Lodges, the 14 cabins near Hexham”."""
    return any(found.start() < at for one in (_OBJECT, _WITH_WHOM) if (found := one.search(sentence)))
