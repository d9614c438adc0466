"""What a sentence does not claim: what may be, will be, is denied or rumoured; and what was true once."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from skills.research.compare.figures import SIGN
from skills.research.cued import Cued
from skills.research.extract.amounts.normal import day_in
from skills.research.extract.words.families import MEANS_TO
from skills.research.extract.words.guesses import is_guess
from skills.research.extract.words.phrases import clause_at
from skills.research.extract.words.turned_away import turns_away

# these spoil a whole sentence
_RUMOUR = Cued(
    r"\b(?:(?:complainant|claimant)s? (?:\w+ )?(?:believed|said|alleged|claimed)|"
    r"there(?:[’']s| is| was) talk (?:at|in|on|of|that|among)\b|talk (?:at|in|on|among) [^.;,]{3,40} (?:is )?that\b|"
    r"unless (?:I|we)(?:[’']ve| have|[’']m| am|[’']re| are)? (?:\w+ )?(?:mix\w*|confus\w+|misread|misheard|"
    r"misremember\w*|mistaken|wrong)\b|if (?:memory serves|(?:I|we) remember (?:right|correct)\w*)\b|sauf erreur\b|"
    r"wenn (?:ich|wir) (?:das |es )?(?:nicht verwechs\w+|richtig erinner\w+)|si no (?:me|nos) equivoc\w+|"
    r"(?:is|are) circling (?-i:[A-Z])\w+|"
    r"some(?:body|one)(?: (?:from|at|of|in) [^.;,]{2,30})? (?:said|told)|a guy (?:said|told)|word has it|the word is|"
    r"(?:made|makes|making) (?:it|that|this|them|the (?:figure|number|story)) up\b(?! (?:to|for|of|with)\b)|"
    r"(?:the|that|some|one) (?:web ?site|site|blog|paper|newspaper|article|post|magazine|report(?:er)?) (?:that|"
    r"which|"
    r"who) "
    r"(?:said|says|wrote|writes|claimed|claims|had|has) (?:us|we|that we|it|they)\b|"
    r"(?:frei |ist |das |war )erfunden\b|(?:a|ont|est) (?:tout )?inventé\b|"
    r"there(?:[’']s| is) (?:an? |some )?(?:blog|post|tweet|story|article|report)\b[^.;]{0,30} (?:saying|claiming)|"
    r"(?:we|they)(?:[’']re| are) not raising|(?:our|my) guess|we hear (?-i:[A-Z])\w+|"
    rf"what (?:I|we) (?:hear|heard) (?:is|was) (?:an? )?(?:about |around )?(?:{SIGN}|\d)|"
    r"or so (?:(?:I|we) hear|(?:an?|the|our|one|some) [^.;,]{2,30} (?:noted|notes|says?|said|wrote|writes|claims?))\b|"
    r"wie man hört|à ce qu[’']on dit|según dicen|by our math|imagine|imaginons|"
    r"suppose|supposing|hypothetical\w*|"
    r"figure (?:an?|on) [^.;]{0,80}\bdo the math|has (?:us|"
    r"them) raising|"
    r"(?:aren[’']t|are not|isn[’']t|is not) talking to any(?:one|body)|let[’']?s say|let us say|what if|picture "
    r"this|rumou?rs?|rumou?red|"
    r"rumou?r has it|reportedly|allegedly|unconfirmed|speculat\w+|is said to|are said to|"
    r"sources? (?:say|says|close)|"
    r"(?:was |is |were )?whispered|"
    r"(?:an?|the|this|these|some|no|only) (?<!as a )(?<!than a )(?<!above a )(?<!in a )(?<!to a )(?<!at a )"
    r"whispers?(?! (?:quiet|fan|mode|pump))\b|hearsay|scuttlebutt|"
    r"(?:on|through|by|from) the grapevine|word on the street|gossip|"
    r"april[- ]fools?\w*|just kidding|joke[sd]?|joking|in a parallel|fictional|"
    r"fictitious|sample data|"
    r"lorem ipsum|dummy|placeholder|angeblich|gerücht\w*|dem vernehmen nach|stell(?:en sie)? "
    r"(?:dir|sich) vor|"
    r"aprilscherz|selon la rumeur|imaginez|poisson d[’']avril|supuestamente|rumor\w*|imagin[ae]|噂|もし)\b"
    r"|\banalysts? (?:\w+ )?(?:expect|believe|think|predict|forecast|estimate)|(?:expect|"
    r"predict|forecast)s? (?:that )?(?:it|\w+) to\b",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(
    r"^\W*(?:(?:an?|one|another|our|ein|noch ein|unser|une?|autre|otro|een) ){0,2}(?:(?:worked|short|quick|"
    r"simple|kurzes|"
    r"kleines|petit|rapide) )?(?:examples?|exemples?|beispiele?|ejemplos?|esempi[oi]|voorbeeld)\s*:|"
    r"\b(?:beispielrechnung|rechenbeispiel|exemple de calcul|ejemplo de cálculo|"
    r"for example|for instance|e\.g\.|say you|example:|zum beispiel|z\. ?b\.|par exemple|à titre d[’']exemple|"
    r"por ejemplo)|\bexamples?\b(?= (?:invoice|calculation|bill))",
    re.IGNORECASE,
)
# these spoil their own clause
_ADVERT = Cued(
    r"^\W*(?:(?:corrections?|rectificatif|berichtigung|erratum|rectificación)(?!\s*[:·|–—-]\s*(?:[$€£]|\d))|"
    r"promoted|sponsored|advertisement|advert|anzeige|werbung|publicité|publicidad|patrocinado)\s*[:·|–—-]",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:ambitions?|you[’']d be (?:out|looking at|paying)\b|could(?! not\b|"
    r"n[’']t\b)|might|would(?:n[’']t)?|should(?:n[’']t)?|may be|maybe|perhaps|possibly|"
    r"possible|"
    r"potential(?:ly)?|"
    r"expect(?:s|ed)? to|(?:is|are) expected|"
    r"(?<!-)(?:plans|planned|(?:is|are|was) planning) (?:to|a|an|on|for (?:20|next))\b|yet to|"
    r"(?:expects?|needs?|requires?|wants?|hopes for|aims for|seeks)\s+(?:over |about |around |"
    rf"some |another |up to )?(?:{SIGN}\s?)?\d|aim(?:s|ing)? to|hop(?:es?|ing) "
    r"(?:to|for|that)|intend(?:s|ing)? to|"
    rf"{MEANS_TO}|(?:we|they|I) mean to|"
    r"(?:is|are|still) being (?:tried|tested|trialled|built|developed|piloted)|(?:is|are|still) (?:in|under) "
    r"(?:trial|beta|development|construction)\b|"
    r"(?:cannot|can[’']t|not) (?:yet )?(?:be ordered|on sale|for sale|orderable)|"
    r"want(?:s|ing)? to|wish(?:es)? to|seek(?:s|ing)? (?:to|an?|\$|€|£|funding|investment)|"
    r"look(?:s|ing) to|in talks|negotiat\w+|shall|coming soon|soon (?:be|cost|charge|offer|"
    r"launch|get|have)|(?:is|are) going to|about to|"
    r"(?:goes?|going|rises?|move[sd]?) (?:up|down) (?:to|by)|"
    r"next (?:year|month|quarter|week|spring|summer|autumn|fall|winter)|from next|considering|"
    r"consider(?:s|ed)|"
    r"if|unless|were to|wants(?! (?:an?|the|you|your|another)\b)|promis(?:es|ed) to|target(?:s|ing)? of|goal of|"
    r"project(?:ed|s) "
    r"to|estimat(?:ed|es) (?:to|that)|"
    r"could[’']ve|road ?map|wish ?list|proposed|propos(?:es|al)|draft|planned(?! (?:with|by|in|on)\b)|upcoming|"
    r"könnte\w*|wären?|würde\w*|dürfte\w*|soll(?:en|te)?|wird|werden|(?-i:plant)(?= (?:[A-Z]\w+ "
    r")?(?:die|der|das|den|ein\w*|für|mit|bis|künftig)\b)|(?<!als )geplant\w*|will künftig|falls|wenn|"
    r"pourra\w*|pourrait|aurait|devrait|coûtera|prévoi\w*|envisage\w*|si|podría\w*|planea\w*|"
    r"costará|d[’']ici (?:à |la )?(?:fin |la fin )?(?:de )?(?:l[’'])?(?:20\d\d|\w+ ans|\w+ 20\d\d)|vis(?:e|ons|"
    r"ent) (?:les )?\d[\d ]*|"
    r"aim(?:s|ing)? for \d|prevé|予定|検討)\b"
    r"|\b(?-i:may|will|won[’']t)\b(?! be (?:found|seen))|[’']ll\b",
    re.IGNORECASE,
)
_DENIED = Cued(
    r"\b(?:not(?! (?:one|a single) other\b)|"
    r"never|no longer|neither|nor|\w+n[’']t|cannot|without|denie[sd]|deny|denying|denial|false|untrue|wrong(?:ly)?|"
    r"incorrect(?:ly)?|myth|(?:lost|loses?)(?! \d| (?:items?|goods|luggage|property|parcels?|keys?|"
    r"cards?|sales|revenue|orders?|calls?|time|bookings?)\b)|revoked|"
    r"expired|lapsed|withdrawn|lacks?|lacking|fail(?:s|ed) to|refus\w+|"
    r"kein\w*|nicht|nie|niemals|weder|n[’']?(?:en )?\w+ (?:pas|plus|jamais)|ne \w+ (?:pas|plus)|"
    r"jamais|nunca|no (?:es|tiene|cuesta|está))\b"
    r"|ません|ではない",
    re.IGNORECASE,
)
_AHEAD = 12  # letters
_NO = re.compile(
    r"\b(?:no|zero|hardly any)\b(?!-shows?\b| (?:further|more|less|later|longer|wider|larger|earlier|fewer) than\b| "
    r"other| competing| competitor| rival| one else| 1\b| ?\. ?1)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"^[^.;]{0,50}?\b(?:is|are|was|were|has|have|figure|claim|number|"
    r"report)\b[^.;,]{0,25}?\b(?:false|untrue|wrong|a hoax|a myth|"
    r"incorrect|not (?:true|correct)|denied|expired|lapsed|revoked|"
    r"withdrawn|discontinued|outdated|out of "
    r"date|over|a joke)\b|"
    r"^[^.;]{0,80}?\b(?:nous n[’']en \w+ (?:pas|aucune?)|(?:beliefern|bedienen) wir nicht|no los atendemos)\b",
    re.IGNORECASE,
)
_ONCE = Cued(
    r"^\W*when (?:my|our|the|we|i|he|she|they)\b[^.;]{0,60}\b(?:first|began|founded|started)\b|"
    r"\b(?:used to|until|till|formerly|"
    r"former(?! (?:director|employee|manager|colleague|boss|head|chief|founder|owner|insider|engineer)s?\b)|"
    r"previous(?:ly)?|earlier (?:price|plan|version|"
    r"this|list)|old(?:er)? (?:price|plan|pricing|rate|tariff|version)|"
    r"before (?:that|its|their|20\d\d|january|february|march|april|may|june|july|august|"
    r"september|october|november|"
    r"december)|had been|(?:we|they) had an? (?:\w+ )?(?:leas(?:e|ing)|rent(?:al)?|plan|tier|offer|package|"
    r"subscription|price|deal|model|version) (?:at|for|of|from)(?= ?$)|"
    r"back in|back then|(?:was|were|statt|au lieu de)(?= ?$)|original "
    r"(?:\w+ )?price|launch price|introductory|"
    r"at (?:its |the )?launch|originally|once (?:cost|"
    r"charged|had|was|sold|asked|counted|served)|"
    r"no longer|discontinued|legacy|at the time|in those days|(?:a )?(?:year|years|decade|"
    r"months) ago|last year[’']s|in the past|"
    rf"was (?:priced|sold|listed|available|(?:US)?{SIGN})|were (?:priced|sold|{SIGN})|cost "
    rf"(?:only |just )?{SIGN}\s?\S+ [^.]*\bin (?:19|20)\d\d|instead of|down from|up from|"
    r"replac(?:es|ed|ing)|kostede\w*|frem til|indtil(?! videre)|tidligere|hidtil\w*|kostte\w*|voorheen|vroeger|"
    r"kostade|"
    r"fram till|tidigare|"
    r"tarif de lancement|einführungspreis|precio de lanzamiento|"
    r"früher\w*|bis (?:ende |anfang |zum )?(?:20\d\d|vor)|ehemals|zuvor|kostete\w*|damals|"
    r"bisher\w*|alter preis|auparavant|était|"
    r"(?:davor|vorher) (?:lag|war|galt|betrug)\w*|prior to (?:that|this)|avant (?:cela|ça)|daarvoor|antes de "
    r"(?:eso|ello)|"
    r"coûtait|valait|ancien(?:ne)?s? (?:prix|tarif)|jusqu[’'](?:en\b|à (?:(?:19|20)\d\d|peu|récemment|l[’']an))|"
    r"autrefois|"
    r"antes|costaba|hasta "
    r"(?:20\d\d|el)|anterior\w*|以前|旧価格)",
    re.IGNORECASE,
)
_ONCE_BEHIND = Cued(
    r"^[^;]{0,60}?(?:\b(?:(?:until|till) (?:then|20\d\d|last|recently|it|the)|before (?:20\d\d|"
    r"that)|back in|back then|at the time|in those days|"
    r"at launch|originally|(?:some|many) of you used to\b|(?:years?|decade) ago|(?:but|and) "
    r"(?:now|today|then)\b|then rose|"
    r"then fell|bis 20\d\d|"
    r"is now|are now|has since|have since|(?:offer|price|deal|plan|promotion|discount) "
    r"(?:ended|expired|is over|was (?:withdrawn|discontinued|retired)|has (?:ended|expired)|no longer)|is history|is "
    r"gone|are history|n[’']est plus|ne sont plus|frem til|indtil (?!videre)|fram till|tot (?:en met )?(?:eind |"
    r"begin )?20\d\d|"
    # “Barn, our £15 plan, closed to newcomers in 2023”
    r"(?:closed|shut|retired|withdrawn|dropped|scrapped|discontinued|folded)(?: down)?(?: (?:to|for) (?:everybody|"
    r"everyone|all|good|new(?:comers| \w+)))? (?:in|since|(?:at|by) the end of) (?:(?-i:[A-Z])\w+ )?(?:19|"
    r"20)\d\d|niet meer|"
    r"nicht mehr|ya no)\b|だった|でした)",
    re.IGNORECASE,
)
# before what, told of what was: “had 400 customers before the merger”, not “has it open before the coffee is done”
_BEFORE_IT = re.compile(
    r"\b(?:had|was|were|cost|paid|used to|counted|served|asked|charged|reached|grew|stood)\b[^.;]{0,80}"
    r"\bbefore (?:the|it)\b|\bbefore the (?:merger|takeover|pandemic|sale|war|crisis|split)\b",
    re.IGNORECASE,
)
_PAST_VERB = re.compile(
    r"\b(?:was|were|had|cost|charged|asked|counted|war|"
    r"hatten?|avaient|avait|avions|tenían?|teníamos)\b",
    re.IGNORECASE,
)
_MOST_KEPT = 64  # sentences, of which each field asks the same
_HAS = re.compile(r"\b(?:has|have|is|are|now|today)\b", re.IGNORECASE)


@lru_cache(_MOST_KEPT)
def is_hearsay(text: str, *, figures: bool) -> bool:
    """Whether a whole sentence is rumour, imagination, an advert, a joke or a question; for figures also an
    example."""
    ends = text.rstrip(' "”’)')
    return (
        ends.endswith(("?", "？"))
        or bool(_RUMOUR.search(text) or _ADVERT.match(text))
        or (figures and (bool(_EXAMPLE.search(text)) or is_guess(text)))
    )


# of what a thing does or fails to do, these say when it does so
_WHEN = re.compile(
    r"\bmay not (?:be (?:\w+er|more|less)\b|exceed\b)|"  # a limit, and no doubt
    r"\b(?:any|every|all|no) other \w+(?:[’']s)?(?: [\w’'-]+){0,3} would\b|"
    r"\b(?:every|any|all|everyone|everybody|anyone|anybody|strangers) (?:[\w’']+ )?(?:could|(?-i:may))\b|"
    r"(?:\bI |\bwe |^)wish (?:that )?[^.;,]{2,50}? (?:could|would)\b|\b(?:that|which) plans an?\b|"
    r"\b(?:suggests?|proposes?|tells?|shows?|says?|knows?|decides?|forecasts?|predicts?|works out|"
    r"calculates?)\b[^,.;]{0,30}?"
    r"\b(?:who|what|which \w+|how \w+|when|where)(?: [\w’'-]+){0,3} (?:should|will)\b(?:(?: \w+){0,2} next \w+)?|"
    r"\b(?:who|whoever|anyone who|those who) (?:ever )?wants? to\b|"
    r"\byou(?:[’']ll| will| may)\b|\b(?:will not|won[’']t)\b|\b(?:if|unless|wenn|falls|si|wird|werden|(?:when|once|"
    r"before|after|until) "
    r"[^,;.]{1,60}?\b(?:will|won[’']t))\b",
    re.IGNORECASE,
)


# what so many of those who were asked would do again is no doubt
SURVEYED = re.compile(
    r"\d ?(?:%|per ?cent|of \d+)[^.;]{0,60}?\b(?:would|würden|recommanderaient|rachèteraient|volverían a) (?:\w+ "
    r"){0,3}?"
    r"(?:buy|choose|recommend|renew|order|pick|take|use|stay|switch|sign|kaufen|wählen|empfehlen|comprar)\b",
    re.IGNORECASE,
)
# what stands below such a heading is still to come
_COMING = Cued(
    r"\W*(?:coming(?: soon| next| up)?|(?:our |the )?road ?map|what[’']s (?:next|coming)|(?:still )?on the "
    r"(?:drawing board|workbench)|in the works|next up|demnächst|in arbeit|bientôt|à venir|próximamente)\W*",
    re.IGNORECASE,
)


def is_coming(path: Sequence[str]) -> bool:
    """Whether the nearest heading above says that all below it is still to come."""
    return bool(path) and bool(_COMING.fullmatch(path[-1]))


# below such a heading stands what is taken back
_CORRECTION = re.compile(
    r"\W*(?:corrections?(?: (?:of|to|and) [\w ]{3,40})?|errat(?:um|a)|corrigend(?:um|a)|retractions?|we were wrong|"
    r"put right|(?:setting )?the record straight|berichtigung\w*|rectificatifs?)\W*",
    re.IGNORECASE,
)


# “Correction, 13 October: we said that Acme was sold. It also gave its price as $120.”
_CORRECTS = re.compile(
    r"\W*(?:corrections?|rectificatif|berichtigung|korrektur|erratum|rectificación|rettelse|correctie|"
    r"rectificatie)\b(?:[^.:\n]{0,30}:|(?:,? \d{1,2}\.? \w+(?: \d{4})?)?\.(?=[\s*_]|$))",
    re.IGNORECASE,
)
_GAVE_WRONGLY = re.compile(
    r"\W*(?:(?:in|on|last|earlier|yesterday|recently|im|am|letzten?|kürzlich|en|le|récemment|el|sidste|i|vorige|"
    r"afgelopen) ?[^.;,:]{0,25},? )?"
    r"(?:it|we|(?:the|this|that|our) (?:article|story|test|piece|table|page|version)|er|es|sie|wir|il|elle|"
    r"nous|vi|wij) (?:had |hatten? "
    r"|avait |avions )?(?:also |auch |aussi )?(?:avons (?:écrit|indiqué|donné)|reported|gave|given|put|said|stated|"
    r"quoted|listed|printed|named|wrote|claimed|"
    r"called|"
    r"showed|nannten?|genannt|gaben?|schrieb(?:en)?|indiquait|donnait|indiqué|donné)\b|"
    r"\W*(?:im|am|in|letzten?|kürzlich|i|sidste|vorige|en|el) [^.;,:]{0,25},? ?(?:schrieben|hatten|nannten|"
    r"berichteten|skrev|havde|"
    r"schreven|meldden|escribimos|dijimos) ?(?:wir|vi|we|wij)?\b",
    re.IGNORECASE,
)


# “We had reported a round of €12 million; no such round exists, and we withdraw it”
_WITHDRAWS = Cued(
    r"\bwe (?:now |hereby |have |had |therefore )?(?:withdraw|withdrew|withdrawn|retract(?:ed)?) (?:it|that|"
    r"this|them|the "
    r"(?:report|figure|story|claim|number|note))\b|\bno such (?:round|deal|sale|merger|takeover|investment|"
    r"funding|price|plan|offer|order|contract|figure|number|report|award|prize) (?:(?:ever )?(?:exists?|"
    r"existed(?! before)|took place|"
    r"happened)|"
    r"was ever)\b|\b(?:wir ziehen|ziehen wir) (?:das|dies|sie|ihn|es|die meldung) (?:hiermit )?zurück\b|"
    r"\bnous (?:retirons|rétractons) (?:cela|ce|cette)\b|\b(?:lo|la) retiramos\b|\bretiramos (?:la|el|esa|ese)\b",
    re.IGNORECASE,
)


def is_taken_back(path: Sequence[str], text: str = "", before: str = "") -> bool:
    """Whether the nearest heading above, or the words `before` it in its paragraph, say that what was printed is
    corrected."""
    if path and _CORRECTION.fullmatch(path[-1]):
        return True
    return bool(
        _CORRECTS.match(text)
        or _WITHDRAWS.search(text)
        or (_CORRECTS.match(before) and _GAVE_WRONGLY.match(text))
    )


def is_unsure(text: str, at: int, *, of_doing: bool = False) -> bool:
    """Whether the clause around a value tells of what may be or will be.

    `of_doing`: the value says what something does or fails to do, and “if you give no notice” does not make that less
    so."""
    text = SURVEYED.sub(lambda found: " " * len(found[0]), text)
    start, end = clause_at(text, at)
    if of_doing:
        return bool(_UNSURE.search(_WHEN.sub(" ", text[start:end])))
    return bool(_UNSURE.search(text[start:end])) or bool(
        re.match(r"\s*(?:if|unless|wenn|falls|si)\b", text[:at], re.IGNORECASE)
        and not re.search(r"\bif you (?:need|want|have|are)\b", text[:at], re.IGNORECASE)
    )


def is_denied(text: str, at: int, *, whole: bool = False) -> bool:
    """Whether words before a value in its clause, or behind it, take it back; `whole`: all of the sentence before."""
    start = 0 if whole else clause_at(text, at)[0]
    # what follows a word may tell what it means: “lost 37% fewer” denies nothing
    is_taken_back = any(one.end() <= at for one in _DENIED.finditer(text, start, at + _AHEAD))
    is_told_behind = bool(_BEHIND.match(text[at:])) or turns_away(text, at)
    return is_taken_back or bool(_NO.search(text[start:at])) or is_told_behind


_OVER = re.compile(
    r"\bused to (?![^.]*\bnow\b)|\b(?:formerly|no longer (?:slow|a problem|an issue|missing|crash\w*|lacks?)|"
    r"(?:until|till) (?:20\d\d|last|recently|then)|in the past(?! \w+ (?:months|weeks|days|years)| year)|back then|"
    r"(?:has |have )?since (?:been )?(?:fixed|mended|solved|added)|früher|damals|autrefois|à l[’']époque)\b",
    re.IGNORECASE,
)


def is_over(text: str) -> bool:
    """Whether a sentence says in plain words that something is over."""
    return bool(_OVER.search(text))


def was_once(text: str, at: int, today: date | None = None) -> bool:
    """Whether a sentence tells of what held before: by its words up to the value, or by those behind it."""
    start, end = clause_at(text, at)
    # “was $49, now $39”
    is_now = re.match(
        r"\W*(?:and |but )?(?:now|today|currently|heute|jetzt|maintenant|ahora)\b",
        text[start:at],
        re.IGNORECASE,
    )
    if _BEFORE_IT.search(text, start, end):
        return True
    if _ONCE.search(text[start if is_now else max(0, at - 90) : at]) or _ONCE_BEHIND.match(
        text[at : at + 110]
    ):
        return True
    day = day_in(text)
    clause = text[start:end]
    if day is None or today is None or _HAS.search(clause):
        return False
    return bool(_PAST_VERB.search(clause)) and (today - day).days > 500


_YEARS_AGO = 2
# “2019: 3,100 customers” in a line of a history
_YEAR_FIRST = re.compile(
    r"\W*(?:[\w ]{0,20}?\b(?:last )?(?:edited|updated|revised|checked|dated|bearbeitet|aktualisiert|mis à jour) "
    r"(?:in )?)?"
    r"(?P<year>(?:19|20)\d\d)\b[\s:|–—-]+(?=\S)"
)


def is_of_its_year(text: str, at: int, today: date) -> bool:
    """Whether a line begins with a year long past, and what stands at `at` is told in its first clause."""
    found = _YEAR_FIRST.match(text)
    return (
        found is not None
        and clause_at(text, at)[0] <= found.end()
        and int(found["year"]) <= today.year - _YEARS_AGO
    )
