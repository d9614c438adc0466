"""What somebody's bill comes to: an example, so many reckoned with, and sums that were added up."""

import re

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found
from skills.research.extract.labels.value import Said
from skills.research.extract.words.phrases import NEAR, sentence_before

# “Example”, “Ein Rechenbeispiel”: what is told below is one customer's bill
_EXAMPLE = re.compile(
    r"\W*(?:(?:an?|ein|un|one|worked|short|for|zum|par|por) ){0,3}(?:examples?|beispiele?|rechenbeispiele?|"
    r"exemples?|ejemplos?)(?: (?:bill|invoice|calculation|de calcul|de facture|de cálculo))?\W*",
    re.IGNORECASE,
)
# “A studio we made up, so you can see the sums”, “C. Zum Nachrechnen”, “Say you have two kilns and four wheels”
_RECKONS_ABOVE = re.compile(
    r"\b(?:made[- ]up|do the (?:sums|maths?)|(?:see|check) the (?:sums|maths?)|run the numbers|what (?:it|that|"
    r"this) adds up to|"
    r"nach(?:zu)?rechnen|rechenbeispiele?|faites le calcul|pour (?:faire|refaire) le calcul|haga la cuenta|"
    r"reken (?:het )?na|worked example)\b|"
    r"^\W*(?:let[’']?s )?(?:say|suppose|imagine|assume|angenommen|supposons|supongamos)\b[^?]*\b(?:have|has|run|"
    r"runs|own|"
    r"haben|hat|ayez|avez|tiene|with|mit|avec|con)\b",
    re.IGNORECASE,
)
# “A clinic with two carts and 436 minutes pays”: reckoned with two numbers, it is one customer's bill
_N = (
    r"(?:\d[\d.,]*|two|three|four|five|six|ten|twenty|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dix|"
    r"dos|tres|cuatro)"
)
_WITH_TWO = re.compile(
    rf"^\W*(?:an?|eine?|une?|una?) [\wß-ÿ-]+ (?:with|mit|avec|de|con) {_N} [^.;$€£]{{2,40}}? (?:and|und|et|y) {_N} "
    r"[^.;$€£]{2,40}?\b(?:pays?|zahlt|bezahlt|paie|paye|paga)\b",
    re.IGNORECASE,
)
_PAYS = re.compile(
    r"\b(?:pays?|would pay|is billed|spends?|comes? to|works? out at|adds? up to|makes|"
    r"zahlt|zahlen|bezahlt|überweis(?:t|en)|kommt auf|macht|ergibt|"
    r"paie|paient|paye|payent|revient à|reviennent à|débourse|paga|pagan|sale a)\b",
    re.IGNORECASE,
)
# “6,000 cups are €2,170”; in “5 users cost €20 a month” a plan is told, but below “An example” a bill
_SO_MUCH_OF_IT = re.compile(
    r"\W*\d[\d.,]* [^\W\d][^.;$€£]{1,60}?\b(?:are|is|cost|come to|make|sind|kosten|machen|ergeben|font|coûtent|"
    r"reviennent à|"
    r"cuestan|son|hacen|kosten|zijn)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “With a van and eight crates it came to £193 for the last firm that asked”
_ASKED_ALREADY = re.compile(
    r"[^.;]{0,20}? (?:for|für|bei|pour|para|voor) (?:the|an?|one|der|die|den|das|le|la|un|une|el|una|de|het|een) "
    r"(?:[\w-]+ ){1,3}(?:(?:that|who|which) (?:\w+ )?(?:asked|ordered|rang|called|wrote|signed)|, (?:der|die|das) "
    r"(?:\w+ )?(?:gefragt|bestellt|angerufen)|qui (?:nous )?(?:a|l[’']a) (?:\w+ )?(?:demandé|commandé|appelé))",
    re.IGNORECASE,
)
# “A caterer takes two vans for a week: £830”, “Ein Verein mietet zwei Zelte und zahlt 465 €”
_TAKES_SOME = re.compile(
    r"^\W*(?:(?:example|beispiel|exemple|ejemplo)\W+)?(?:an?|eine?|une?|una?) [\wß-ÿ-]+ "
    r"(?:[\w-]+ )?(?:takes|hires|rents|books|orders|buys|"
    r"mietet|nimmt|bucht|bestellt|kauft|loue|prend|réserve|commande|alquila|reserva) "
    r"(?:\d+|two|three|four|five|six|ten|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dos|tres|cuatro) ",
    re.IGNORECASE,
)
# “Somebody with twelve seats writes us a check for $3,168”
_WITH_SOME = re.compile(
    r"^\W*(?:somebody|someone|anybody|anyone|whoever|an? (?!family\b|household\b)[\w-]+) with (?:\d+|two|three|four|"
    r"five|six|eight|ten|twelve|"
    r"twenty|thirty) [^.;$€£]{2,50}\b(?:pays?|writes?|owes?|spends?|sends?)\b",
    re.IGNORECASE,
)
_SO_MANY = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty|zwei|drei|"
    r"vier|fünf|sechs|sieben|"
    r"acht|neun|zehn|zwölf|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|dos|tres|cuatro|cinco|seis|siete|ocho|"
    r"nueve|diez|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|twee|drie|vijf|zes|zeven|tien|twaalf|"
    r"(?!(?:19|20)\d\d\b|1\b)\d{1,4})"
)
_BOUND = (
    r"(?:months?|years?|weeks?|days?|hours?|minutes?|steps?|clicks?|tage?|stunden?|minuten|schritte|jours|heures|"
    r"días|horas|giorni|ore|dagen|uur|monate?|jahre?|wochen|mois|ans|meses|años|mesi|anni|maanden|jaar|weken)"
)
# “Put eight people on Regular and you pay €1,280 a month”
_PUTS_MANY = re.compile(
    # who joins 2,300 others pays for himself
    r"(?<![\d.,])(?<!\bjoin )(?<!\bjoined )(?<!\bover )(?<!\bthan )(?<!\blike )(?<!\bfrom )(?<!\bof )(?<!\bamong )"
    rf"\b{_SO_MANY} (?!{_BOUND}\b)[^\W\d_][^.;$€£]{{2,60}}?,? (?:and|und|et|y|e|en) "
    r"(?:(?:you|they|it|sie|ihr|vous|usted|u|je)(?: will|[’']ll| only)? )?"
    r"(?:pay|zahlen|zahlt|payez|paga|pagas|pagate|betaalt|betaal)\b[^.;$€£]{0,20}(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “By way of illustration, a hearing of three days comes to £300”, “Reken zelf: …”, and what that comes to
_ILLUSTRATES = re.compile(
    r"\W*(?:by way of (?:illustration|example)|to illustrate|as an illustration|zur (?:illustration|veranschaulichung)|"
    r"à titre d[’'](?:illustration|exemple)|pour illustrer|a modo de (?:ejemplo|ilustración)|a titolo (?:di esempio|"
    r"esemplificativo)|ter illustratie)\s?[:,;–—.]|"
    r"\W*(?:do the (?:sums|maths?)|rechnen sie (?:selbst|nach)|faites le calcul|haga (?:la|las) cuentas?|"
    rf"fate i conti|reken (?:het )?(?:zelf|maar)(?: na| uit)?)\s?[:,;–—.] [^.;$€£]{{0,60}}?\b{_SO_MANY} [^\W\d_]",
    re.IGNORECASE,
)
_ADDS_UP = re.compile(
    r"\W*(?:(?:so |all )?(?:that|this)(?: all)? (?:comes|adds up|amounts|works out)(?: in all)? (?:to|at)|"
    r"(?:das|dies) (?:macht|ergibt)|(?:cela|ça) (?:fait|donne|revient à)|soit un total de|eso (?:suma|hace)|"
    r"(?:questo|in tutto) (?:fa|fanno)|(?:dat|dit|samen) (?:komt (?:dan )?(?:neer )?op|maakt))\b",
    re.IGNORECASE,
)
# “Take three lines on Standard: £780 a month”: how many are reckoned with, and what they come to
_MANY = (
    r"(?:(?!(?:19|20)\d\d\b)\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|"
    r"thirty|fifty|"
    r"zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|"
    r"douze|dos|tres|cuatro|"
    r"cinco|seis|siete|ocho|nueve|diez)"
)
_RECKONED = re.compile(
    rf"^\W*(?:take|consider|picture|assume|assuming|say|nehmen (?:wir|sie)|angenommen,?|prenons|prenez|supposons|"
    rf"tomemos|pongamos) (?:(?:an?|eine?n?|une?|una?) )?(?:[^\s.;:]+ ){{0,3}}?(?:with |mit |avec |de |con )?{_MANY} "
    r"(?!(?:seconds?|minutes?|hours?|days?|weeks?|steps?|clicks?|minuten|stunden|tage|schritte|minutes|heures|"
    r"jours)\b)"
    r"[^.;$€£]{2,70}$",
    re.IGNORECASE,
)
# a question that an example answers
_ASKS_USUAL = re.compile(
    r"\b(?:what|how much) (?:does|do|would|will|might|is) (?:an? |the |most |our |your )?(?:(?:typical|average|usual|"
    r"normal|mid-?sized?) [\w -]{2,40}|most [\w -]{2,30}) (?:pay|spend)\b|"
    r"\bwas zahlt (?:ein|eine) (?:typische|durchschnittliche|übliche)|"
    r"\bcombien paie (?:un|une) [^?]{0,30}\b(?:type|typique|moyen)",
    re.IGNORECASE,
)
# “What does a clinic with five chairs pay?”, which one bill answers; what a family pays is a price
_HOUSEHOLD = r"(?!famil\w*|household|couple|haushalt|paar|foyer|hogar|pareja|gezin|stel|hushåll)"
_ASKS_SOME = Cued(
    rf"\b(?:what|how much) (?:does|do|would|will|might) an? {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}(?:with|of) {_SO_MANY} "
    r"[^?]{2,40}\bpay\b|"
    rf"\bwas (?:zahlt|bezahlt|würde) eine? {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}(?:mit|von) {_SO_MANY} [^?]{{3,40}}\?|"
    rf"\bcombien (?:paie|paye|paierait|payerait) une? {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}(?:avec|"
    rf"de) {_SO_MANY} [^?]{{3,40}}\?|"
    rf"\bcuánto (?:paga|pagaría) un[ao]? {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}(?:con|de) {_SO_MANY} [^?]{{3,40}}\?|"
    rf"\bwat (?:betaalt|zou) een {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}(?:met|van) {_SO_MANY} [^?]{{3,40}}\?|"
    rf"\bvad betalar ett? {_HOUSEHOLD}(?:[\w-]+ ){{1,3}}med {_SO_MANY} [^?]{{3,40}}\?",
    re.IGNORECASE,
)
# a sentence that reckons with so many of a thing, before the one that says what they come to
_OPENS_RECKONING = Cued(
    r"^\W*(?:(?:(?:let[’']?s|let us|just|now|so) )?(?:say|suppose|imagine|assume|picture|take|consider)|assuming|"
    r"nehmen (?:wir|sie)|angenommen|stellen sie sich|prenons|prenez|imaginons|imaginez|supposons|disons|"
    r"pongamos|supongamos|imagine|tomemos|lad os sige|antag|forestil dig|sig|stel|neem)\b,? [^.;$€£]{0,70}?\b"
    rf"{_MANY} "
    r"(?!(?:seconds?|minutes?|hours?|days?|weeks?|steps?|clicks?|looks?|minuten|stunden|tage|schritte|heures|"
    r"jours|fewer|less|more|weniger|mehr|moins)\b)[^\W\d_]",
    re.IGNORECASE,
)
_COMES_TO = re.compile(
    r"\b(?:in all|altogether|in total|all told|per month then|you(?:[’']d| would|[’']ll| will)?(?: only)? (?:pay|"
    r"be|end "
    r"up|need)|"
    r"that(?:[’']s| is| makes| comes)|(?:comes?|works? out|runs?) (?:to|at)|adds? up|amounts? to|makes|your bill|"
    r"insgesamt|zusammen|macht|zahlen sie|kommen sie|en tout|au total|fait|font|vous (?:payez|payerez)|en total|son|"
    r"serían|pagaría|i alt|samlet|betaler du|in totaal|samen|betaalt u)\b",
    re.IGNORECASE,
)
# “An example. A hotel with two machines pays €26,200.”
_EXAMPLE_ALONE = Cued(
    r"\W*(?:(?:an?|one|un|ein|et|een) )?(?:(?:worked|short|simple|simples?) )?(?:examples?|beispiel|"
    r"rechenbeispiel|exemple|"
    r"ejemplo|eksempel|regneeksempel|voorbeeld)\W*",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"\W*(?:An?|Une?|Una|Eine?|Et|Een) [\wß-ÿ-]+ (?:with|of|in|for|de|con|mit|avec|med|met|für)\b",
    re.IGNORECASE,
)

# “What would forty of us pay?”
_ASKS_FOR_MANY = re.compile(
    rf"\b(?:what|how much) (?:do|would|will|might) {_SO_MANY} of (?:us|you|them)\b|"
    rf"\bwas (?:zahlen|kostet es|würden) (?:für )?{_SO_MANY} (?:von uns|leute|personen)\b|"
    rf"\bcombien (?:paient|paieraient|pour) {_SO_MANY} (?:d[’']entre nous|personnes)\b",
    re.IGNORECASE,
)
# “Nimbus with Kilnlog comes to £67.50”: two things that are sold, and what they cost together
_TOGETHER = re.compile(
    r"(?-i:\b[A-ZÀ-Þ])[\w’'-]+ (?:with|and|plus|mit|und|avec|et|con|y|met|en) (?:an? |the |two |three )?"
    r"(?-i:[A-ZÀ-Þ])[\w’'-]+ (?:(?:together|zusammen|ensemble) )?(?:comes? to|adds? up to|works? out at|makes?|"
    r"kommen auf|ergeben|machen|revien(?:t|nent) à|font|suman|salen a)\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “Twelve vans on Pro come to £1,548”: so many of a thing on a plan, and what they come to
_MANY_ON = re.compile(
    rf"(?:^|[.!?:]\s+)\W*{_SO_MANY} (?!{_BOUND}\b)[^\W\d_][^.;$€£]{{1,40}}? (?:on|with|mit|auf|im|avec|sur|con|"
    r"en|op|met|på|med) (?:the |an? )?(?-i:[A-ZÀ-Þ])[^.;$€£]{1,40}? (?:comes? to|costs?|pays?|makes?|adds? up to|"
    r"works? out at|kosten|zahlen|machen|kommen auf|ergeben|coûtent|paient|reviennent à|cuestan|pagan|salen a|betalen|"
    r"koster|kostar|betaler|betalar)\s+(?:about |around |just |rund |etwa |environ )?(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
_QUESTIONS = (_ASKS_USUAL, _ASKS_SOME, _ASKS_FOR_MANY)


def is_example(said: Said, one: Found) -> bool:
    """Whether a sum is what somebody's bill comes to in an example."""
    before = sentence_before(said.text, one.start)
    above = said.path[-1] if said.path else ""
    is_example = bool(_EXAMPLE.fullmatch(above) or (said.own and _RECKONS_ABOVE.search(above)))
    return (
        bool(is_example and (_PAYS.search(said.text) or _SO_MUCH_OF_IT.match(before)))
        or bool(above.endswith("?") and any(one.search(above) for one in _QUESTIONS))
        or bool(_WITH_TWO.match(before.strip()) or _RECKONED.search(before))
        or bool(_TAKES_SOME.match(said.text) or _WITH_SOME.search(said.text))
        or bool(_TOGETHER.search(before) or _ILLUSTRATES.match(before) or _ADDS_UP.match(before))
        or bool(_MANY_ON.search(before))
        or bool(_PUTS_MANY.search(before[-NEAR:]) or _ASKED_ALREADY.match(said.text, one.end))
    )


def sums_up(text: str, before: str) -> bool:
    """Whether a sentence says what comes out where the one before it reckons with so many: “Say you have four boats.
    In all you'd be looking at $1,396 a month.”"""
    if _EXAMPLE_ALONE.fullmatch(before):
        return bool(_SOMEBODY.match(text))
    return bool(_OPENS_RECKONING.match(before) and _COMES_TO.search(text))
