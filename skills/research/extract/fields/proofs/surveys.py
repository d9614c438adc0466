"""What the users of a house answered when they were asked: how many would buy again."""

import re

from skills.research.cued import Cued

_SHARE = r"\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent)"
_WOULD = r"would (?:\w+ ){0,2}?(?:buy|choose|recommend|renew|order|pick|take|use|stay)\b"
# “of the users we asked, 91% would buy again”, “of the Acme users, 93% would choose it again”
SURVEY = Cued(
    r"\b(?:users?|customers?|clients?|those|kunden|nutzer) (?:we |they |who were )?(?:asked|surveyed|polled|"
    r"befragt\w*|"
    r"interrogés)[^.;]{0,20}\b\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent|prozent)[^.;]{0,70}|"
    r"\b\d{1,3}(?:[.,]\d)? ?(?:%|prozent) (?:der|aller|von den) (?:befragten )?[\w-]*(?:kund|nutzer|"
    r"anwender)\w* (?:von \w+ )?"
    r"(?:würden|empfehlen|sind)\b[^.;]{0,50}\b(?:wieder|empfehlen|weiter|zufrieden)\b[^.;]{0,30}|"
    rf"\bof (?:the |all )?(?-i:[A-ZÀ-Þ])[\w’'-]+ (?:users|customers|clients), {_SHARE} {_WOULD}[^.;]{{0,40}}|"
    rf"{_SHARE} of (?:the |all )?(?-i:[A-ZÀ-Þ])[\w’'-]+(?:[’']s)? (?:users|customers|clients) {_WOULD}[^.;]{{0,40}}|"
    r"\b\d{1,3}(?:[.,]\d)? ?(?:%|per ?cent|prozent) (?:of )?(?:our|its|their|unserer|de nos) (?:customers?|clients?|"
    r"users?|"
    r"kunden|nutzer)\b[^.;]{0,50}\b(?:recommend|satisfied|happy|zufrieden|empfehlen|satisfaits?|recommandent|"
    r"again)\b",
    re.IGNORECASE,
)
# behind a survey: “For Bolt it was 88%”
_ASKED_TOO = re.compile(
    rf"(?:for|at|with|of) (?:the )?(?P<who>(?-i:[A-ZÀ-Þ])[\w’'-]+(?: (?-i:[A-ZÀ-Þ])[\w’'-]+)?)(?: users| customers)? "
    rf"(?:it|that|this|the (?:share|figure)) (?:was|is|came to|stood at) (?:only |just )?(?P<share>{_SHARE})[.!]?",
    re.IGNORECASE,
)


def share_of_survey(text: str, before: str) -> str:
    """What a sentence says of another house's users by the words of the survey before it; empty where it does not."""
    found, asked = _ASKED_TOO.fullmatch(text.strip()), SURVEY.search(before)
    would = re.search(rf"{_WOULD}[^.;]{{0,40}}", asked[0], re.IGNORECASE) if asked else None
    return f"{found['share']} {would[0].strip()}" if found and would else ""
