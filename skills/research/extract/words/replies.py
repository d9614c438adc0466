"""What the sentence behind says of the one before: that it is untrue, or that the answer to its question is no."""

import re

from skills.research.cued import Cued

# short, and about nothing but what was said: “It had not.”, “That was wrong.”, “The poster made it up.”
_UNTRUE = re.compile(
    r"(?:(?:it|he|she|we|this|that|there)(?: (?:had|has|have|does|do|did|is|was|are|were|would)(?: not|n[’']t)|"
    r"[’'](?:s|re) not)"
    r"(?: (?:so|true|correct|right|the case|(?:done )?anything of the (?:kind|sort)))?|"
    r"(?:that|this|it|(?:the|that|this) (?:claim|story|report|figure|number|post|rumou?r|sentence|statement)) "
    r"(?:is|was|has been|turned out(?: to be)?|proved(?: to be)?) (?:\w+ )?(?:wrong|false|untrue|incorrect|made up|"
    r"invented|"
    r"an error|(?:a|our|my) (?:mistake|error|typo)|not (?:true|so|correct|right)|withdrawn|retracted|a hoax|a joke)"
    r"(?:,? (?:and|for which) [^.]{3,60})?|"
    r"(?:we|i) (?:were|was|stand) (?:wrong|mistaken|corrected)|(?:we|i) got (?:that|it|this) wrong|"
    r"(?:our|my) (?:mistake|error|apologies)|nothing of the (?:kind|sort)(?: \w+){0,3}|"
    r"(?:the )?(?:poster|author|writer|user|reviewer|reader)s? (?:\w+ ){0,2}(?:admitted|conceded|confessed|withdrew|"
    r"retracted)"
    r"\b[^.]{0,60}|"
    r"das (?:stimmt|stimmte|trifft|traf) (?:so )?nicht(?: zu)?|das (?:ist|war) (?:falsch|unwahr|ein irrtum|ein fehler)|"
    r"(?:cela|c[’']) ?(?:est|était) (?:faux|inexact|une erreur)|il n[’']en (?:est|était) rien|"
    r"(?:no es|no era) (?:cierto|verdad)|(?:es|era) falso|(?:fue|era) un error)[.!]?",
    re.IGNORECASE,
)
# “It showed us no figures, and Acme says that it made them up.”
_UNPROVEN = Cued(
    r"\b(?:showed|shown|gave|given|offered|produced|named|provided|has|had) (?:us |me )?no (?:figures?|proof|evidence|"
    r"numbers|sources?)\b|\b(?:denies|denied|disputes|disputed|rejects|rejected) (?:it|this|that|the (?:claim|figure|"
    r"story|charge))\b|\bsays? (?:that )?(?:it|they|he|she) (?:has |have )?(?:made (?:it|them|this|that) up|invented "
    r"(?:it|them|this|that))\b",
    re.IGNORECASE,
)
# behind what somebody heard: “I heard that Acme uses you. True?”
_WHETHER = re.compile(
    r"(?:and )?(?:(?:is|was|can|does|would) (?:that|this|it) (?:really )?(?:be )?)?(?:true|so|right|correct|really)(?:"
    r" (?:or false|or not|at all))? ?\?|"
    r"(?:stimmt (?:das|es)|ist das (?:wahr|richtig|so)|wahr|richtig|(?:est-ce |c[’']est )?(?:vrai|exact)|"
    r"¿?(?:es )?(?:verdad|cierto|correcto)|(?:passer|er) det(?: rigtigt| sandt)?|(?:klopt|is) dat(?: waar| zo)?) ?\?",
    re.IGNORECASE,
)
# what was published and is there no more
_TAKEN_DOWN = Cued(
    r"\b(?:taken down|took down|removed|withdrawn|withdrew|retracted) (?:the|a|my|our|that|this) (?:post|article|"
    r"claim|story|"
    r"comment|statement) (?:saying|claiming|that (?:said|claimed)|which (?:said|claimed))\b|"
    # “we took the old figure, 4.9, down until we are done sorting”
    r"\b(?:took|taken|take|pulled) (?:the|an?|its|their|this|that) (?:\w+ )?(?:figure|rating|score|mark|grade|average|"
    r"number|reviews?)(?:,? (?:of )?[\d.,/]+)? (?:down|offline)\b",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:(?:no|nope|sorry|unfortunately|sadly)[,:]? )?(?:no|nope|none|not (?:yet|at (?:the moment|present)|currently|"
    r"today|so far|"
    r"for now|right now|really|any ?more)|(?:sadly|unfortunately|alas|regrettably),? (?:not|no)|"
    r"(?:i[’']m|we[’']re|i am|we are) afraid not|there(?:[’']s (?:not|none)| is none| isn[’']t| is not|"
    r" aren[’']t| are not)(?: one| any)?(?: yet)?|"
    r"(?:it|we|you|they) (?:doesn[’']t|does not|don[’']t|do not|can[’']t|cannot|isn[’']t|is not|aren[’']t)(?: yet)?|"
    r"nein|leider (?:nicht|nein)|noch nicht|derzeit nicht|non|pas encore|malheureusement (?:non|pas)|"
    r"(?:no, )?(?:todavía|aún) no|por desgracia no)[.!]?",
    re.IGNORECASE,
)
# what follows the word in its sentence: “No, readers buffer for ten minutes”
_NO_AND_WHY = re.compile(
    r"(?:no|nein|non|not yet|noch nicht|pas encore|todavía no)(?:[,;:] | [–—-] |(?-i:\. (?=[A-ZÀ-Þ])))(?!(?:you|"
    r"that|it)(?: is|[’']s)? "
    r"(?:not needed|included|free)|"
    r"(?:worr|problem|need))[^?]{6,}",
    re.IGNORECASE,
)
# “Sorry, Acme has no tickets for cars”
_SORRY = re.compile(
    r"(?:sorry|unfortunately|sadly|alas|(?:i[’']m|we[’']re|i am|we are) afraid(?: that)?|(?:we[’']re|we are|"
    r"i[’']m) sorry|leider|"
    r"tut (?:uns|mir) leid|désolée?s?|malheureusement|lo sentimos|por desgracia|desværre|beklager|helaas|"
    r"tyvärr)\b[,:]? (?:but )?"
    r"[^?.]{0,50}?(?:\b(?:no|not|cannot|never|none|kein\w*|nicht|pas|aucune?|ninguna?|ikke|ingen|geen|niet|inte|"
    r"inga)\b|n[’']t\b)"
    r"[^?]*",
    re.IGNORECASE,
)
# and tells of a limit, not of something better
_LIMITS = re.compile(
    r"\b(?:only|just|not|no|none|never|needs?|must|has to|have to|lost|loses?|without|stops?|cannot|until|still|"
    r"yet|beyond|nur|kein\w*|"
    r"nicht|braucht|ohne|steht|pas|aucune?|seulement|uniquement|sans|solo|sin|ningun\w*)\b|n[’']t\b",
    re.IGNORECASE,
)
_BETTER = re.compile(
    r"\b(?:better|faster|instead|automatically|at once|even|for free|besser|sofort|mieux|mejor)\b",
    re.IGNORECASE,
)
# what a buyer hopes to hear yes to
_CAN_IT = re.compile(
    r"(?:(?:and|so|but) )?(?:is there an?|can (?:i|we|it)|do you (?:have|offer|support|make|deliver|ship)|does it|"
    r"is it available|gibt es eine?n?|kann (?:man|ich|die software|das programm)|unterstützt|"
    r"do you (?:come|go|sell|rent|work|fit|take|accept|print|run) |(?:kommen|liefern|arbeiten|verkaufen|nehmen) sie|"
    r"(?:venez|livrez|allez|vendez|acceptez|prenez|avez|travaillez)-vous|existe-t-il|peut-on|proposez-vous|se "
    r"puede)\b[^?]{8,}\?|"
    r"(?:is there an|is there a|do you (?:have|offer) an?|gibt es eine?n?|y a-t-il une?|¿?hay una?) [^?]{2,}\?",
    re.IGNORECASE,
)
# and what he hopes to hear no to
_SPARED = re.compile(
    r"\b(?:need|have to|must|hidden|fees?|costs?|charged?|surcharge|price|contracts?|minimum|limits?|lock|lose|losing|"
    r"share|catch|commitment|obligation|card|discounts?|expire|penalt\w+|slow|hurt|harm|damage|risks?|dangerous|void|"
    r"break|replace|difference|track|spy|ads|interfere|disturb|installation|deposit|passwords?|data|files|messages|"
    r"cookies|smell|noise|contacts|waiting|queue|tie-in|downtime|disrupt|affect|noise|needles?|change|billed|"
    r"log in|see|"
    r"gebühr\w*|\w*kosten\w*|vertrag\w*|mindest\w*|frist|\w*frist|daten|muss|müssen|brauch\w*|warteliste|"
    r"(?:des|de|les|sans|quels) frais|frais (?:de|d[’']|cachés|supplémentaires)|engagement|durée|abonnement|"
    r"permanencia|comisi\w+|letra)\b",
    re.IGNORECASE,
)


def is_untrue(following: str) -> bool:
    """Whether the sentence behind says that what stands before it is not so, or that nobody has shown it."""
    return bool(_UNTRUE.fullmatch(following.strip()) or _UNPROVEN.search(following))


def is_asked_whether(following: str) -> bool:
    """Whether the question behind asks if what stands before it is so."""
    return bool(_WHETHER.fullmatch(following.strip()))


def is_taken_down(text: str) -> bool:
    """Whether a sentence tells of what somebody published and took back."""
    return bool(_TAKEN_DOWN.search(text))


# below a review: “PeerStars: this review seems to be about a Nookdesk”
_MISPLACED = re.compile(
    r"\b(?:this|the|that) (?:review|post|comment|entry|rating|complaint) (?:"
    r"(?:seems|appears|looks like it is|may be|turned out)(?: to be| to)? (?:meant )?(?:about|of|for|belong to|"
    r"concern) (?:an?\b|another|the wrong|somebody|someone|something)|"
    # “This review is for a two-week test” is of what it stands below
    r"(?:is|was) (?:meant )?(?:about|of|for) (?:another|the wrong|(?:somebody|someone|something) else))|"
    r"\bdiese (?:bewertung|meinung) (?:gilt|meint|betrifft) (?:(?:wohl|offenbar|vermutlich|anscheinend) eine[mnrs]?\b|"
    r"eine[mnrs]? ander\w+|ein anderes)|\bcet avis (?:(?:semble|paraît) (?:concerner|porter sur) une? |"
    r"(?:concerne|porte sur) une? autre )\w*",
    re.IGNORECASE,
)


# at the end of a review, behind who wrote it: “Camper (Acme Leisure, misfiled)”; “it misfiled three bills” is a fault
_MISFILED = Cued(
    r"(?:^|[,;(–—-] ?)(?:misfiled|filed wrongly|(?:filed|listed|posted) (?:under|in) the wrong \w+(?: \w+)?|"
    r"wrong (?:category|product page)|falsch (?:einsortiert|zugeordnet)|mal classée?|mal clasificad[oa])\W*$",
    re.IGNORECASE,
)


def is_misfiled(text: str) -> bool:
    """Whether a review says of itself that it stands in the wrong place."""
    return bool(_MISFILED.search(text))


def is_misplaced(text: str) -> bool:
    """Whether whoever keeps reviews says that one is of something else than what it stands below."""
    return bool(_MISPLACED.search(text))


# “No.” may be taken for a short form, so that the reason stands in the same statement
_NO_FIRST = re.compile(r"\W*(?:No|Nein|Non)\.\s+(?=[A-ZÀ-Þ])")


def says_no(text: str, before: str) -> bool:
    """Whether a sentence begins with a no, or follows one: it tells why."""
    return bool(_NO.fullmatch(before.strip()) or _NO_FIRST.match(text))


def is_answered_no(question: str, answer: str) -> bool:
    """Whether a buyer's question whether it can do something is answered with no, perhaps with the reason."""
    if not _CAN_IT.fullmatch(question.strip()) or _SPARED.search(question):
        return False
    told = answer.strip()
    if _NO.fullmatch(told):
        return True
    if _SORRY.fullmatch(told):
        return not _BETTER.search(told)
    why = told.partition(" ")[2]
    return bool(_NO_AND_WHY.fullmatch(told) and _LIMITS.search(why)) and not _BETTER.search(why)
