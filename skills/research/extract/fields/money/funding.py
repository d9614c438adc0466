"""What investors gave: rounds and totals, and that there were none."""

import re
from collections.abc import Iterator

from skills.research.cued import Cued
from skills.research.extract.amounts.normal import Found, in_millions, money_in
from skills.research.extract.fields.money.acquired import acquired
from skills.research.extract.fields.money.no_money_in import is_no_money_in
from skills.research.extract.fields.money.whose_money import stake_in
from skills.research.extract.fields.money.whose_sums import is_called_off, is_rivals_sum, is_spent
from skills.research.extract.labels.labels import asks
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.words.ours import OURS
from skills.research.extract.words.phrases import clause_at, label_at

_RAISED = re.compile(
    r"\b(?:raised|raises|raise|raising|secured|secures|(?<!was )(?<!were )(?<!been )"
    r"closed(?! (?:(?:to|for) [a-z]|down\b|since\b))|closes|closing|lands|landed|"
    r"(?<!in )(?<!per )(?<!of )(?<!a )bags(?! of\b)|bagged|nets|netted|pulls? in|takes? in|took in|poured|"
    r"pumped|injected|backers|"
    r"picks? up|picked up|funding|(?-i:round|ROUND)|"
    r"s[ée]ri(?:es|e) [a-h]\b|seed|pre-seed|"
    r"bought (?:the (?:business|company|firm) |us |it )?out with|management buy-?out|"
    r"came in with|new shares|(?:took|bought) (?:an? )?(?:\w+ )?(?:stake|fifth|quarter|tenth|third|partnership)|"
    r"(?:became|become) an? (?:\w+ )?shareholder|stieg(?:en)?\b[^;]{0,80}\bein(?=\W*(?:$|[,;.]))|"
    r"legten?\b[^;]{0,80}\d[^;]{0,30}\bein(?=\W*(?:$|[,;.]))|"
    r"eingestiegen|beteilig\w+|(?:capital|fonds|investi\w+|angels?|partners?)\b[^.;]{0,60}\bapporté|"
    r"financing|backed (?:with|by)|investors?|invested|investment|venture|capital|put|equity|"
    r"finanzierung\w*|\w*runde|eingesammelt|sammelt\w*|kapital|erhält|erhalten|"
    r"amorçage|réunie?s? (?:en (?:19|20)\d\d|auprès)|lève|levé|levée|financement|tour de table|recauda|recaudó|"
    r"recaudado|levanta|levantó|"
    r"mini-?bonds?|bonds? (?:of|for|worth)|bond issue|wandeldarlehen|wandelanleihe\w*|anleihe (?:von|über)|"
    r"convertible "
    r"(?:notes?|loans?|bonds?)|obligations? convertibles?|prestito obbligazionario|"
    r"financiación|ronda|raccoglie|raccolto|(?:ophaal|haal)(?:t|de|den)?\b[^.;]{0,80}\bop(?=\W*(?:$|[,;.]|bij|van|met))|"
    r"opgehaald|(?:financierings|investerings|kapitaal|groei)ronde|"
    # “stak € 2 miljoen in Norvik”, never “in een nieuwe loods”
    r"(?:stak|staken|steekt|steken|investeer\w+)\b(?=[^.;]{0,80}\bin (?:ons\b|(?-i:[A-ZÀ-Þ]))))\b|調達",
    re.IGNORECASE,
)
_ROUND = re.compile(
    r"\b(?<!before its )(?<!before the )(?<!ahead of its )(?P<name>s[ée]ri(?:es|e)[ -][a-h]\d?|pre-seed|pre-series a|"
    r"seed|"
    r"bridge|amorçage|semilla|growth round|growth "
    r"equity|venture debt|ipo|angel)\b(?! (?-i:Fund|Fonds|Capital|Ventures?|Partners|Invest\w*|Group|Angels))",
    re.IGNORECASE,
)
_TOTAL = re.compile(
    r"\b(?:total(?: funding| raised| of| amount| investment)?|to date|in total|altogether|so "
    r"far|in all|overall|since (?:its )?(?:founding|inception)|insgesamt|gesamt\w*|au total|"
    r"en total|since it was founded|累計)\b",
    re.IGNORECASE,
)
# what goes on from a round that was told before: “That brings the total since 2014 to €21 million”
_TO_A_TOTAL = Cued(
    r"\b(?:brings?|bringing|brought|takes|taking|took|lifts|lifting|makes|making) (?:the|our|its|their|it|that) "
    r"(?:overall |grand )?total\b(?! (?:\w+ )?(?:price|cost|bill|revenue|turnover|sales|order|value|number|debt|bid|"
    r"damage|fine|"
    r"prize|donat|saving)\w*)|"
    r"\bdamit (?:steigt|wächst|beträgt|liegt|erhöht sich|summiert sich|kommt)\b[^.;]{0,30}\b(?:gesamtsumme|summe|"
    r"insgesamt|"
    r"zusammen)\b|\b(?:porte|portant|porté) (?:à [^.;]{3,30} )?(?:le|son|notre) total\b",
    re.IGNORECASE,
)
_SPOILT = re.compile(
    r"\b(?:valuation|valued|values|(?<!series [a-h] )(?<!seed )(?<!round )worth|cancel+ed|postponed|abandoned|called "
    r"off|scrapped|"
    r"fail(?:s|ed)|needs|turn(?:ed|s)? over|earned|revenues?|turnover|arr\b|"
    r"annual recurring|mrr\b|"
    r"prize|dotiert|dotée? de|dotad[oa]|donat\w+|charity|charit\w+|hospital|fined?|penali[sz]ed|penalty|"
    r"acquir\w+|acquisition|"
    r"(?:bought|buys)(?! (?:an? |the |some |its |our )?(?:\w+ )?(?:stakes?|shares?|fifth|quarter|tenth|third|half|"
    r"minority|part|(?:business |company |firm )?out with))|"
    r"market (?:size|is|in|worth|for)|sales of|profits?|loss(?:es)?|new fund|fund of|own fund|"
    r"its fund|fund (?:size|worth)|debt of|savings|lawsuit|settle\w*|contract|deal worth|"
    r"sav(?:es|ed|ing)|offer(?:s|ed)? (?:[$€£]|[A-Z]{3} )|bids?|draw on|partners share|research project|consortium|"
    r"credit (?:line|facility)|line of credit|revolving (?:credit|facility)|"
    r"kassekredit\w*|kontokorrent\w*|betriebsmittelkredit\w*|kreditrahmen|ligne de crédit|línea de crédito|kredietlijn|"
    r"checkräkning\w*|kassekreditt\w*|"
    r"prêt (?:bancaire|participatif|garanti|d[’']honneur)|emprunt\w*|crédit bancaire|darlehen|bankkredit|kreditlinie|"
    r"préstamo|au capital de|share capital(?: of)?|stammkapital|grundkapital|capital social|grants? of|loan|"
    r"(?<!seed )(?<!angel )che(?:ck|que)s? of|tickets? of|backs (?:companies|founders|start-?ups)|"
    r"bewertung|bewertet|umsatz|umgesetzt|erwirtschaftet\w*|übernahme|valorisation|valorisé\w*|chiffre|valoración|"
    r"ingresos|(?:which|who|that) runs|manages?|oversees?|looks? after|assets under|under "
    r"management|budget)\b",
    re.IGNORECASE,
)
_LEAST_RAISED = 1_000  # nobody puts less into a company; a chip costs that
# money of a bank, of the state, of a deal, or spent, unless investors are spoken of beside it
_NO_INVESTMENT = re.compile(
    r"\b(?:geliehen|prêtée?s?|prestad[oa]s?|prêts? (?:de|d[’'])\s?\d|darlehen|"
    r"(?:ging|gingen|flossen|floss) an (?:den|die|das)|(?:went|goes) (?:straight )?to (?:the|our) (?!founders)|"
    r"store value|as an? grant|the (?:state|region|city|county|government) (?:gave|paid|granted|added)|offered "
    r"(?:us|them|her|him)|banque prête\w*|bank lends|preisgeld|for the lot|gekauft|erworben|rachet[ée]\w*|lent|"
    r"borrow\w*|mortgage\w*|overdraft|gère|"
    r"verwaltet|gestiona|amministra|gestisce|beheert|förvaltar|administra|forvalter|tender|"
    r"over (?:two|three|four|five|six|\d+) years|"
    r"sur (?:deux|trois|quatre|cinq|six|\d+) ans|über (?:zwei|drei|vier|fünf|sechs|\d+) jahre|"
    r"marchés? (?:du|de la|de l[’']|des|publics?|passés?) ?|(?:groß|rahmen)?(?:auftrag|aufträge|vertrag)|"
    r"contrato (?:con|del|de la)|contrat (?:avec|du|de la)|appel d[’']offres|(?:cost|costs|costing) us|"
    r"geboten|(?:nobody|no one|niemand|personne|nadie) (?:has |have |hat |n[’']a |ha )?(?:ever )?"
    r"(?:offered|us|uns|nous|nos)|"
    r"unaudited|half[- ]year(?:ly)?|(?:first|second) half of (?:the year|20\d\d)|(?:erste[sn]?|zweite[sn]?) halbjahr|"
    r"(?:premier|second) semestre|"
    r"innovation grant|grant from|subsid(?:y|ies)|subvention\w*|zuschuss|förder(?:mittel|ung)|gefördert|"
    r"(?:das land|der bund|die eu|l[’'](?:état|europe)|la région) [^.;]{0,60}\b(?:gegeben|bezahlt|accordé\w*|"
    r"versé\w*))\b",
    re.IGNORECASE,
)
_INVESTORS = re.compile(
    r"\b(?:investors?|equity|venture|backers?|growth capital|private|raised|round|series|shares?|shareholders?|"
    r"lève|levée?s?|tour de table|investisseurs?|sammelt\w*|eingesammelt|\w*runde|investor(?:en|in)|ronda|"
    r"inversor\w*)\b",
    re.IGNORECASE,
)
_STRONG = re.compile(
    r"\b(?:raised|raises|raising|series[ -][a-h]|seed|round|funding|lève|levé|sammelt|"
    r"eingesammelt)\b",
    re.IGNORECASE,
)
_NEAR_SPOILT = re.compile(
    r"\b(?:valuation|valued|valuing \S+|(?:put|puts|sets?|brought|brings|took|takes) (?:our|its|their|the \w+[’']s) "
    r"(?:value|worth) (?:at|to)|(?:our|its|their|\w+[’']s) (?:value|worth) (?:is|was|at)|"
    r"(?<!series [a-h] )(?<!seed )(?<!round )worth|revenues? of|revenues?|turnover "
    r"of|arr of|sales "
    r"of|acquired|acquires|(?:bought|buys)(?! (?:an? |the |some |its |our )?(?:\w+ )?(?:stakes?|shares?|fifth|"
    r"quarter|tenth|third|half|minority|"
    r"part|(?:business |company |firm )?out with))|"
    r"share capital|prêts? de|prêt d[’']honneur de|fund of|(?:un|le|son|ce|dont le) fonds (?:doté )?de|bewertung von|"
    r"bewertet mit|valorisation de|"
    r"(?<!anteile )(?<!beteiligung )(?:gekauft|erworben|übernommen), (?:für|um)|"
    r"(?:wing|hall|building|site|depot|plant|line|roof|yard|workshop|halle|werk|neubau) (?:has )?(?:costs?|gekostet)|"
    r"loan of|credit (?:line|facility)|line of credit|ligne de crédit|línea de crédito|kredietlijn|kassekredit|"
    r"kreditlinie|"
    r"grant of|(?<!seed )(?<!angel )che(?:ck|que)s? of|tickets? of|market)\b[^,;.]{0,40}$",
    re.IGNORECASE,
)
_BEHIND_SPOILT = re.compile(
    r"^\s*(?:(?:more|less) than (?:any\w*|we|I|it|they|he|she|the (?:last|first|previous)|last)\b|mehr als je\b)|"
    r"^\s*(?:post-money|pre-money)?\s*(?:valuation|in (?:annual |recurring )?revenues?|in "
    r"sales|of revenue|in arr\b|arr\b|bewertung|fund\b|turnover|market\b|acquisition|loan|credit (?:line|facility)|"
    r"line of credit|"
    r"(?:\w+ )?grant|prize|debt|deposit|gekostet)",
    re.IGNORECASE,
)
# what somebody puts into things is spent: “we put CHF 4 million into a new paint line”
_SPENT = re.compile(
    r"^\s*(?:aside\b|(?:into|in|on|towards)\s+(?!\S+ (?:series|seed|round|funding))"
    r"(?:an?|new|its|their|calmer|the (?:new|old)) )",
    re.IGNORECASE,
)
# what an investor has to give: “Pentire's second fund, from which the cheque came, is £140m”
_FUND = re.compile(
    r"(?:(?:[’']s|\bwhose|\bits|\btheir) (?:[\w-]+ )?fund\b[^.;]{0,60}\b(?:is|has|holds|of|stands at|totals|"
    r"amounts to|comes "
    r"to)|\b(?:dessen|deren) (?:\w+ )?fonds\b[^.;]{0,40}|\bdont le (?:\w+ )?fonds\b[^.;]{0,40}|\bcuyo (?:\w+ )?fondo\b"
    r"[^.;\d]{0,40}|\bthe fund (?:itself )?(?:is|has|holds|"
    r"manages))\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
# “Longbeach has NZ$95 million to invest”: what somebody holds for others, never “raised $5 million to invest in staff”
_HOLDS = re.compile(
    r"\b(?:has|have|had|holds?|with|manages?|hat|verfügt über|a|tiene)\s+(?:\S{1,20}\s){0,2}?(?:\S{1,3}\s?)?$"
)
_TO_INVEST = re.compile(
    r"\s*(?:to (?:invest|deploy|put to work|hand out|spend on (?:start-?ups|companies|founders))\b|"
    r"(?:(?:of|in) )?(?:dry powder|committed capital|capital to invest)\b|zu investieren\b|à investir\b|"
    r"(?:para|que) invertir\b)",
    re.IGNORECASE,
)
# “$41 million, $22 million of it in the Series B”
_OF_WHICH = re.compile(
    r"[^.;$€£]{0,40}?(?:,| of which| including|,? davon|,? dont)\s+(?:\S{0,3}\s?\d[\d.,]*\s?(?:\w+\.? )?(?:\S{1,3} )?"
    r"(?:of (?:it|that|this|which|them)|davon)\b|\S{0,3}\s?\d[^.;]{0,40}\bseries [a-h]\b)",
    re.IGNORECASE,
)
# what a house sold for in a year, right before the sum
_SOLD = re.compile(
    r"\b(?:setz(?:t|te|ten|en) (?:wir|er|sie|es|das unternehmen|die firma)|factur(?:amos|ó|aron)|(?:we|it|they) sold "
    r"for|omsätt\w+|omsetning\w*|omzet|"
    r"fatturat\w+[^,.;]{0,30})\s+(?:\S{1,3}\s?)?$",
    re.IGNORECASE,
)
_FOR_GOOD = re.compile(
    r"\bfor (?:an?|the) (?:\w+ |\w+[’']s ){0,3}(?:hospital|charity|school|shelter|foundation|"
    r"cause|victims|relief)\b",
    re.IGNORECASE,
)
_GIVEN_TO = re.compile(
    r"\s*(?:of (?:it|this|that|our \w+) )?(?:in)?to (?:an?|the) (?:\w+ |\w+[’']s? ){0,3}"
    r"(?:hospital|charity|school|shelter|foundation|victims|(?:dogs?|cats?|children|animals?)[’']s? home)\b",
    re.IGNORECASE,
)
_BOOTSTRAPPED = Cued(
    r"\b(?:(?:ha(?:s|ve) )?never (?:taken|raised|accepted) (?:any )?(?:outside|external|venture|"
    r"investors?[’'])? ?"
    r"(?:funding|money|capital|investment)|noch nie fremdkapital|bootstrapped|self-funded|self-financed|(?:has "
    r")?(?:taken|raised|accepted) no "
    r"(?:outside |external |venture )?(?:money|capital|funding)|no (?:outside|external) "
    r"(?:investors|funding|capital)|"
    r"without (?:outside|external|venture) (?:investors|funding|capital|money)|"
    r"eigenfinanziert|autofinancé\w*|(?:fremdes|externes) (?:kapital|geld) (?:haben wir|hat \w+|wurde) "
    r"(?:noch )?(?:nie|niemals|nicht) (?:aufgenommen|angenommen|geholt)|(?:haben|hat) (?:noch )?nie (?:fremdes |"
    r"externes |"
    r"fremd|wagnis)(?:kapital|geld) (?:aufgenommen|angenommen)|(?:noch )?nie (?:investoren|kapitalgeber) (?:gehabt|"
    r"aufgenommen)|n[’'](?:a|ont|avons|avait) (?:encore )?jamais (?:levé|accepté|pris) (?:de |d[’'])(?:fonds|argent|"
    r"capital|capitaux)(?: extérieurs?)?|sans (?:investisseurs?|levée de fonds|capitaux extérieurs)|"
    r"nunca (?:ha|han|hemos) (?:levantado|aceptado|recibido) (?:fondos|capital|inversión)|"
    r"(?<!for )no investors(?=\W*(?:$|[.:;–—]))|(?:we|the founders?|the family|the staff) (?:still )?owns? (?:all "
    r"of it|(?:all|100 ?%) of the (?:company|firm|business)|every share)|"
    r"(?:owned|held) (?:entirely |wholly |only )?by (?:its|our|the) (?:founders?|staff|employees) and has never)\b",
    re.IGNORECASE,
)


def funding(said: Said) -> Iterator[Value]:
    """Amounts with a word of raising near them; never what a company is worth, earns or pays."""
    text = said.text
    labelled = asks("funding", said.label) or (
        said.alone and any(asks("funding", one) for one in said.path[-1:])
    )
    labelled = labelled or names_a_round(said.label)
    is_sum = bool(_TO_A_TOTAL.search(text)) and not _RAISED.search(text)
    stake = stake_in(text)
    if stake:
        yield from _paid_for(text, stake.end())
    elif _RAISED.search(text) or labelled or is_sum:
        for one in money_in(text):
            if is_sum and not in_millions(text[one.start : one.end]):
                continue
            if (
                not one.measure.per
                and not (said.own and is_rivals_sum(text, one))
                and not is_other_money(text, one, asked=labelled or is_sum)
                and not one.former
            ):
                yield Value(one.start, one.end, one.measure, of=round_of(said, one), need=Need.SITE)
    for start, end in acquired(text):
        yield Value(start, end, sure=0.8, need=Need.UNDER if not said.own else Need.SITE)
    if found := _BOOTSTRAPPED.search(text):
        yield Value(*found.span(), sure=0.8, affirms=False)


def _paid_for(text: str, at: int) -> Iterator[Value]:
    """The sum at `at`, which was paid for a part of the house."""
    for one in money_in(text):
        if one.start <= at < one.end and not one.measure.per:
            yield Value(one.start, one.end, one.measure, sure=0.9)


_NEAR = 60  # letters
# “we bought Bolt, which makes our locks, for $2 million”
_ASIDE = re.compile(
    r", (?:which|who|whose|die|der|das|deren|dessen|qui|que|dont|wat)\b[^,.;]{3,60},", re.IGNORECASE
)


def is_other_money(text: str, one: Found, *, asked: bool) -> bool:
    """Whether an amount is no money that was put in; `asked`: a label asks for such money."""
    begins, ends = clause_at(text, one.start)
    is_not_put_in = is_spent(text, one) or is_no_money_in(text, one) or is_called_off(text, one)
    if one.measure.amount < _LEAST_RAISED or is_not_put_in:
        return True
    before = _ASIDE.sub("", text[: one.start])[-_NEAR:]
    if _SOLD.search(before) or _NEAR_SPOILT.search(before) or _BEHIND_SPOILT.match(text[one.end :]):
        return True
    around = text[begins if _RAISED.search(text, begins, ends) else label_at(text, begins) : ends]
    if _FUND.search(text[max(0, one.start - 90) : one.start]) or _is_held(text, one):
        return True
    if _SPENT.match(text[one.end :]) and not _ROUND.search(around):
        return True
    if _FOR_GOOD.search(text[one.end :]) or _GIVEN_TO.match(text[one.end :]):
        return True
    if _NO_INVESTMENT.search(around) and not _INVESTORS.search(around):
        return True
    if not _SPOILT.search(around):
        return not asked and not _RAISED.search(text)
    return not _STRONG.search(around) or bool(
        re.search(
            r"\b(?:cancel+ed|postponed|abandoned|called off|scrapped|fail(?:s|ed)|needs)\b|\bnew "
            r"fund\b|\bfund of\b|\bdonat|\bcharit|\bmarket\b",
            around,
            re.IGNORECASE,
        )
    )


def _is_held(text: str, one: Found) -> bool:
    """Whether somebody has a sum to give."""
    is_ours = OURS.search(text) or _STRONG.search(text)
    return not is_ours and bool(_TO_INVEST.match(text, one.end) and _HOLDS.search(text[: one.start]))


_EARLY_ROUND = re.compile(r"\b(?:series[ -][a-h]|pre-seed|seed (?:round|funding))\b", re.IGNORECASE)
_BESIDE = re.compile(r" [·›] ")


def names_a_round(words: str) -> bool:
    """Whether what stands beside an amount names a round of funding: Series A, or a cell with no word but seed."""
    return bool(_EARLY_ROUND.search(words)) or any(
        _ROUND.fullmatch(one.strip()) for one in _BESIDE.split(words)
    )


def round_of(said: Said, one: Found) -> str:
    """The round that an amount belongs to, or that it is the total; empty where neither is told."""
    if told := _round_right_before(said, one):
        return told
    begins, ends = clause_at(said.text, one.start)
    near = [
        (min(abs(found.start() - one.end), abs(one.start - found.end())), found["name"])
        for found in _ROUND.finditer(said.text)
    ]
    if _OF_WHICH.match(said.text, one.end):
        return "total"
    totals = [
        min(abs(found.start() - one.end), abs(one.start - found.end()))
        for found in _TOTAL.finditer(said.text, max(0, begins - 1), ends)
    ]
    if totals and (not near or min(totals) <= min(near)[0]):
        return "total"
    if near:
        return round_name(min(near)[1])
    nearest = (said.label, *reversed(said.path))  # a list's label tells more than the title of its page
    above = next((found for words in nearest if (found := _ROUND.search(words))), None)
    return round_name(above["name"]) if above else ("total" if _TOTAL.search(said.label) else "")


def _round_right_before(said: Said, one: Found) -> str:
    """“Our Series A: £6.4 million, with our seed investors” is of the round that its label ends with."""
    found = next(reversed(list(_ROUND.finditer(said.label))), None)
    is_first = not re.search(r"\w", said.text[: one.start])
    return round_name(found["name"]) if found and is_first and found.end() == len(said.label) else ""


def round_name(words: str) -> str:
    """One way to write a round: Series A, Pre-Seed."""
    named = re.sub(r"^s[ée]ri(?:es|e)[ -]", "Series ", words, flags=re.IGNORECASE)
    named = re.sub(r"^(?:amorçage|semilla)$", "Seed", named, flags=re.IGNORECASE)
    return named[:7] + named[7:].upper() if named.startswith("Series ") else named.title()


# what a cell's label says of a sum that nobody put in
_OTHER_LABEL = re.compile(
    r"\b(?:neubau|umbau|halle|werk|gebäude|building|construction|plant|turnover|revenues?|umsatz|"
    r"chiffre d[’']affaires)\b",
    re.IGNORECASE,
)


# the column of a register
_CAPITAL = re.compile(r"\W*(?:capital|kapital|kapitaal|capitale)(?: \([^()]*\))?\W*", re.IGNORECASE)


def names_other_money(label: str) -> bool:
    """Whether a label is of share capital, of a building or of what a house sells for."""
    columns = label.split(" › ")
    return bool(_SPOILT.search(label) or _OTHER_LABEL.search(label) or any(map(_CAPITAL.fullmatch, columns)))


# who has money to put in, and what he gets for it
_PUTS_IN = Cued(
    r"\b(?:shares?|shareholders?|stakes?|invest\w*|inversi\w+|inversor\w*|invirt\w+|angels?|"
    r"crowd-?(?:fund|invest)\w*|subscri(?:bed|bers|ption)|equity|backers?|backed|capital|kapital\w*|fund|fonds|"
    r"fondos?|beteilig\w+|anteile?|aktien?|aktier|aksjer|andele|anparter|actions|parts sociales|acciones|"
    r"participación|azioni|quote|soci|aandelen|certificaten|gesellschafter\w*|actionnaires?|accionistas|convertible|"
    r"loan notes?|bonds?|owners?|followed|joined)\b",
    re.IGNORECASE,
)


def may_be_put_in(text: str) -> bool:
    """Whether a sentence without a word for a round tells of anybody who puts money in, or of what he gets for it."""
    return bool(_RAISED.search(text) or _PUTS_IN.search(text))


_GRANT = Cued(
    r"\b(?:subsid(?:y|ies)|grants|state aid|förder(?:ung|mittel|gelder|programm)\w*|zuschuss|zuschüsse|subvention\w*|"
    r"subvenci\w+)\b",
    re.IGNORECASE,
)
_INVESTED = re.compile(r"fund|invest|rais|round|series|seed|capital|kapital|owner", re.IGNORECASE)


def names_a_grant(label: str) -> bool:
    """Whether a heading is about what the state gives, which is no investment."""
    return bool(_GRANT.search(label)) and not _INVESTED.search(label)
