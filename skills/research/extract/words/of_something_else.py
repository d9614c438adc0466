"""Headings below which a house's page speaks of something else than of itself and what it sells: of namesakes, of whom
it gives to, of what went wrong once, of those who have left, of who works there."""

import re
from collections.abc import Sequence

_NAMESAKES = (
    r"(?:(?:please )?(?:not to be confused|do not confuse(?: us)?|no relation|not us)|namesakes?|"
    r"(?:bitte )?nicht (?:zu )?verwechseln|verwechslungsgefahr|namensvettern?|(?:à )?ne pas confondre|homonymes?|"
    r"no confundir|niet (?:te )?verwarren)(?: (?:with|mit|avec|con|met) .{2,60})?"
)
_GIVES = (
    r"(?:(?:giving|we give|what we give)(?: back)?|charit(?:y|ies|able .{3,20})|donations?|sponsor(?:ing|ship)s?|"
    r"good causes|in the community|our community|volunteering|ehrenamt|engagement|soziales(?: engagement)?|spenden|"
    r"wofür wir spenden|mécénat|engagements? (?:social|solidaire)s?|solidarité|donaciones|patrocinios?|"
    r"compromiso social|"
    r"goede doelen)"
)
_INCIDENTS = (
    r"(?:(?:past |recent |previous |earlier |resolved )?(?:incidents?|outages?|disruptions?)(?: history| log)?|"
    r"(?:vergangene |frühere |behobene )?(?:störungen|vorfälle|ausfälle)|incidents? (?:passés?|résolus?)|"
    r"(?:incidencias|interrupciones)(?: pasadas| resueltas)?|storingen|incidenten)"
)
_LEFT = (
    r"(?:(?:they |those |who |customers )?(?:no longer|not any more|used to be) (?:with us|customers|here)|"
    r"(?:those |customers )?(?:who|that) (?:have )?left(?: us)?|former(?:ly)?(?: (?:customers|clients|users|with us))?|"
    r"past (?:customers|clients)|früher (?:dabei|bei uns|kunden?)|(?:unsere )?(?:früheren?|ehemaligen?) kunden|"
    r"nicht mehr dabei|ehemalige|(?:nos )?anciens clients|ils nous ont quittés|(?:nuestros )?antiguos clientes|"
    r"ya no están|voormalige klanten|tidigare kunder|tidligere kunder)"
)
_PEOPLE = (
    r"(?:(?:our|the|meet (?:our|the)|unser\w*|notre|nuestro|il nostro|ons) )?(?:leadership(?: team)?|"
    r"management(?: team)?|team|people|founders?|board(?: of directors)?|who we are|who runs it|geschäftsführung|"
    r"führung|leitung|gründer|équipe|direction|fondateurs|equipo|dirección|fundadores|persone|directie|bestuur|mensen)"
)
_ELSE = re.compile(rf"\W*{_NAMESAKES}\W*", re.IGNORECASE)
_NO_PRAISE = re.compile(rf"\W*(?:{_GIVES}|{_INCIDENTS})\W*", re.IGNORECASE)
_OF_PEOPLE = re.compile(rf"\W*{_PEOPLE}\W*", re.IGNORECASE)
_GONE = re.compile(rf"\W*{_LEFT}\W*", re.IGNORECASE)


def is_of_namesakes(path: Sequence[str]) -> bool:
    """Whether the nearest heading says that below it stands with whom the house is not to be confused."""
    return any(map(_ELSE.fullmatch, path[-1:]))


def is_of_gifts_or_incidents(path: Sequence[str]) -> bool:
    """Whether below such a heading nothing proves or praises what the house sells."""
    return any(map(_NO_PRAISE.fullmatch, path[-2:]))


def is_of_former_buyers(path: Sequence[str]) -> bool:
    """Whether those who stand below the nearest heading buy no more."""
    return any(map(_GONE.fullmatch, path[-1:]))


def is_of_people(path: Sequence[str]) -> bool:
    """Whether below the nearest heading those who work there are told one by one."""
    return any(map(_OF_PEOPLE.fullmatch, path[-1:]))
