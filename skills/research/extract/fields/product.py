"""What it sells: by its name, else by what kind of thing it is."""

import re
from collections.abc import Iterator

from skills.research.cued import Cued
from skills.research.extract.fields.hired_out import HIRES_OUT, is_for_others
from skills.research.extract.labels.labelled import labelled
from skills.research.extract.labels.value import Need, Said, Value
from skills.research.extract.names.names import LEGAL_END
from skills.research.extract.words.phrases import noun_phrase, trimmed

_IS_A = re.compile(
    r"\b(?:is|(?<=\bit)[’']s|(?<=\bthat)[’']s|ist|est|es|as(?! the\b)|offers?|provides?|bietet|propose|"
    r"ofrece)\s+(?P<the>(?:an?|the|ein|"
    r"eine|einen|une?|una?|our|its)\s+)(?P<what>[^\W\d_])",
    re.IGNORECASE,
)
# without an article: “Acme is harbour management software”
_IS_SOFTWARE = Cued(
    r"\b(?:is|ist)\s+(?!(?:the|an?|our|its|not|no|more|much|only|sole|one|all|free|like|replacing|hiring|looking|moving|"
    r"working|"
    r"building|using|selling|running|writing|expensive|better|new)\b)"
    r"(?P<what>(?:(?!(?:with|for|to|than|as|on|in|of|from|by|at|für|mit|von|zu|aus|auf|bei|bekannt|where|most|mostly|"
    r"known|about|into|without|is|was|be|"
    r"other|"
    r"that|which|who|and)\b)[a-zä-ü][\w/-]*\s+){1,4}(?:software|Software))\b(?! (?:developers?|engineers?|compan\w+|"
    r"makers?))"
)
_MAKER = Cued(
    r"\b(?:makers?|providers?|manufacturers?|vendors?|developers?|suppliers?|producers?|"
    r"sellers?|creators?|publishers?|anbieter|hersteller|fabricant|éditeur|fabricante|"
    r"proveedor)\s+(?:of|von|de|d[’'])\s*(?:the\s+)?(?P<what>[^\W\d_])",
    re.IGNORECASE,
)
_MAKES = Cued(
    r"\b(?:makes?|sells?|builds?|develops?|manufactures?|produces?|designs|markets|offers?|"
    r"provides?|entwickelt|verkauft|baut|stellt|développe|vend|fabrique|desarrolla|vende|"
    r"fabrica)\s+"
    r"(?P<the>(?:an?|the|ein\w*|une?|una?|des|du|its)\s+)?(?P<what>(?!(?:and|und|et)\b)[^\W\d_])",
    re.IGNORECASE,
)
_NAME = r"(?:[A-Z][\w+]*|[a-z]+[A-Z]\w*)(?:[ -](?:[A-Z0-9][\w+.]*)){0,3}"
_NAMED = Cued(
    r"\b(?:flagship(?: product| platform| software| app| device)?(?: is| called)?,?|main "
    r"product(?: is)?,?|(?:core|first|only|sole|new|latest|best-known|leading|signature) "
    r"(?:product|platform|app|software|device|offering)(?: is| called)?,?|"
    r"(?:product|platform|software|app|application|tool|device|suite|system|service|line|"
    r"robot|scanner|solution|assistant|machine|kit|unit|box|cabinet)s?,?\s+(?:is\s+)?(?:called|named|known as|"
    r"dubbed),?|"
    r"its (?:product|platform|app|software),|our (?:product|platform|app|software),|"
    r"(?:launch(?:ed|es)|introduc(?:ed|es)|unveil(?:ed|s)|releas(?:ed|es)|sells|makes|offers|"
    r"markets|behind|create(?:d|s)|develops|builds)|hauptprodukt(?: ist)?|produit phare,?|"
    r"producto estrella,?)\s+"
    rf"(?:(?:is|ist|est|es)\s+)?[“\"„«]?\s?(?:the\s+)?(?P<name>{_NAME})"
)
_NAME_IS = Cued(
    # “The Tamber is a hand scanner”, but “The Alliance is a network”
    r"^(?:The (?=[A-Z][\w ]{2,24} is an? (?:(?!of\b)[\w-]+ ){0,3}?(?:scanner|device|reader|terminal|sensor)\b))?"
    rf"(?P<name>{_NAME})(?:,? (?:is|ist|est|es) | – | — |: |, )(?:our|the|an?|its|ein\w*|"
    rf"unser\w*|une?|notre|una?|nuestr[ao])\s+(?:\w+[’']s\s+)?(?P<what>(?:[\w’'/-]+\s+){{0,6}}?"
    r"(?:platform|software|tool|suite|app|application|service|system|solution|device|scanner|"
    r"product|planner|tracker|robot|engine|crm|erp|assistant|sensor|kit|marketplace|plattform|"
    r"lösung|logiciel|plateforme|"
    r"outil|herramienta|program|module|terminal|reader|machine|unit|package|printer|camera|"
    r"drone|vehicle|battery|pump|meter|lock|display|network|workspace|dashboard))\b"
)
_NO_PRODUCT = re.compile(
    r"\b(?:company|companies|place|start-?up|firm|business|leader|member|subsidiary|partner|"
    r"brand|reason|way|team|fan|sign|name|choice|option|alternative|example|part|one|lot|bit|"
    r"success|good|great|bad|fine|"
    r"winner|finalist|competitor|rival|challenger|pioneer|player|provider|maker|vendor|"
    r"manufacturer|developer|supplier|unicorn|spin-?off|family|newcomer|veteran|customer|"
    r"sponsor|problem|challenge|step|milestone|"
    r"question|matter|result|fact|unternehmen|firma|entreprise|société|empresa|employer|"
    r"standard|solid|safe|strong|hit|bargain|mess|must|no-brainer|favou?rite|discount|free|"
    r"trial|demo|refund|guarantee|"
    r"support|jobs?|internships?|careers?|benefits?|salar\w+|shares?|money|time|value|best|"
    r"cheapest|fastest|only|sole|first|largest|leading|member|hybrid|world|market|category|niche|"
    r"help|insight|advice|choice|flexibility|prices?|costs?|rates?|errors?|bugs?|rumou?rs?|"
    r"month|year|sure|up|headlines|use|sense|mistakes|decisions|difference|it|them|more|less|"
    r"everything|range|variety|number|mission|vision|founder|ceo|opportunit\w+|way)$",
    re.IGNORECASE,
)
_STOP_FIRST = re.compile(
    r"^(?:leaders?|only|sole|one|first|best|leading|cheapest|fastest|largest|most|biggest|number|good|great|"
    r"better|bit|lot|few|member|free|discount|new|same|full|wide|broad|range|variety|little|"
    r"really|very|much|no|not|outside|inside|in(?!-)|at|on(?!-)|to|from|through|via|within|across|abroad|directly|into|"
    r"itself|themselves)\b",
    re.IGNORECASE,
)
_NO_NAME = frozenset(
    "The A An In On At For With Its Our It We They This That More New Series January February "
    "March April May June July August September October November December Europe Germany "
    "France Spain Monday By After Before Unlike Like Under Over Since Through Behind Inside Among Of Than All Every "
    "Each "
    "From To Into Via Without Across Around Between About Also And But Or If So Because Why How What Who When Where "
    "Which Join Read Love Share Visit Book Download Contact Check Watch Follow Use Using Find Open Choose Thank Thanks "
    "All Some Most Every Here There Now One Two Three No Not Yes Your My Their His Her These Those Free Today's "
    "Meet Introducing Discover Try Get See Learn Explore Buy Start Customers Users Pricing Plans Today "
    "Im Am Bei Mit Für Von Vor Nach Seit Auf Aus Ohne En Dans Chez Pour Avec Sans Depuis Par Para Con Sin "
    "Desde Por Hasta".split()
)


# “Der Kurbler ist unser Mietrad”, “« Table Nette » : c'est le nom de notre …”
_OURS_IS = Cued(
    rf"^(?:(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]a|[Ll]e|"
    rf"[Ee]l)\s+)?[„“\"«]?\s?(?P<name>{_NAME})\s?[“”\"»]?(?:\s?[:,–—]\s(?:(?:is|ist|est|es|c['’]est)\s+)?|"
    r"\s(?:is|ist|est|es|c['’]est|heißt)\s+)(?:(?:le nom de|der name|the name of|what we call)\s+)?"
    r"(?:our|unser\w*|notre|nuestr[ao])\s+(?!(?:home|base|founders?|co-founders?|customers?|clients?|partners?|"
    r"mission|vision|"
    r"promise|ceo|head|owner|investors?|host|neighbou?rs?|gründer\w*|kund\w+|fondat\w+|EUR|GBP|USD|CHF)\b)\w"
)
# “Linora Puls ist die Wäscheverfolgung für Krankenhäuser”: of whatever kind it is
_IS_FOR = Cued(
    rf"^(?:[„“\"«]\s?)?(?P<name>{_NAME})(?:\s?[“”\"»])?,? (?:is|ist|est|es) (?:the|an?|die|der|das|eine?|la|le|"
    rf"l[’']|une?|el|una) ?"
    r"(?P<what>(?!(?:right|best|only|sole|first|ideal|perfect|leading|richtige|beste|ideale|einzige|meilleure?|bonne?)\b)"
    r"(?:[\wß-ÿ’'/-]+ ){0,3}?[\wß-ÿ’'/-]+) (?:for|für|pour|para) (?!(?:the (?:job|task|future)|you|us|me|it|alle|uns|"
    r"press|presse|media|medien|questions|fragen|sales|help)\b)"
)
# who answers for something, and where
_A_PERSON = re.compile(
    r"\b(?:contact|person|head|director|manager|expert|home|place|partner|answer|name|word|hub|town|city|port|"
    r"centre|center|"
    r"ansprechpartner\w*|leiter\w*|leitung|experte\w*|anlaufstelle|adresse|ort|begriff|heimat|zentrum|"
    r"zuständig\w*|kontakt|"
    r"responsable|interlocut\w+|référence|adresse|lieu|contacto|referencia|lugar)\b",
    re.IGNORECASE,
)
# “The Sow is a composter we build in a shed”
_WE_BUILD = Cued(
    rf"^(?:[Tt]he |[Oo]ur )?(?P<name>{_NAME}) is (?:an?|the|our) (?P<what>(?:[a-z-]+ ){{0,3}}?[a-z-]+),? "
    rf"(?:that |which )?we "
    r"(?:build|make|sell|design|manufacture|assemble|let|hire out|rent out|"
    r"produce|brew|weld|sew)\b"
)
# “Quality is a promise we make”, “Friday is the day we make deliveries”
_NOTHING_BUILT = re.compile(
    r"\b(?:promise|pledge|point|choice|thing|art|value|goal|aim|effort|mistake|exception|difference|day|week|month|year|"
    r"season|time|country|region|market|state|colleague|friend|customer|client|deal|trade|language|way)$"
)
_HELLO = Cued(
    rf"\b(?:[Ss]ay hello to|[Ii]ntroducing|under the name(?: of)?|by the name of|unter dem Namen|"
    rf"sous le nom(?: de)?)\s+(?:the\s+|la\s+|le\s+)?[„“\"«]?\s?(?P<name>{_NAME})"
)


_FOUNDED = re.compile(
    r"\b(?:began|begun|founded|started(?: out)?|set up|established|born|traded|trading|known|gegründet|begann|begannen|"
    r"gestartet|fondée?|née?|démarré|commencé|fundad[ao]|empez\w+|nació|naci\w+)\b",
    re.IGNORECASE,
)
# “sells European arm”: where it is from, or a part of a house that changes hands
_FROM_WHERE = re.compile(
    r"(?:[A-Z]\w+(?:ish|ean|ese|ench|utch|wiss|reek)|German|Austrian|Italian|Norwegian|American|Canadian|Australian|"
    r"Belgian|Asian|Indian|Brazilian|Russian|African|Scandinavian|Ukrainian|Hungarian|Bavarian|Czech|Arab|"
    r"Nordic|Baltic)"
)
_PART_OF_HOUSE = re.compile(
    r"\s(?:[\w-]+ )?(?:arm|unit|division|subsidiary|stake|shares?|branch|business|operations?|offices?|market|buyers?|"
    r"customers|clients)\b"
)


_NOUN_BEHIND = re.compile(
    r"\s(?!(?:for|to|in|on|at|with|and|or|from|as|by|which|that|is|was|are)\b)[a-z]{4,}"
)


def _is_no_name(name: str, behind: str) -> bool:
    """Whether words behind “sells” are no product's name."""
    is_origin = bool(_FROM_WHERE.fullmatch(name)) and bool(re.match(r"\s[a-z]", behind))
    is_kind = name.isupper() and bool(_NOUN_BEHIND.match(behind))  # “builds RFID tunnels”
    return name.split()[0] in _NO_NAME or is_origin or is_kind or bool(_PART_OF_HOUSE.match(behind))


# what a house has is no product because it is told what it is: “its weak spot is the connection”
_NO_GOODS = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|while|though)\s)(?:(?:its|their|our|his|her|my|[A-ZÀ-Þ][\w-]+[’']s) (?!(?:[\w-]+ "
    r")?(?:product|platform|"
    r"software|app|tool|system|service|flagship|offering|device|solution|name|forte|suite|bestseller|core)s?\b)|"
    r"(?:the|one|another|a) (?=(?:[\w-]+ )?(?:spot|side|point|catch|snag|drawback|downside|upside|problem|trouble|"
    r"answer|reason|strength|"
    r"weakness|advantage|trick|secret|goal|aim|idea|risk|cost|difference|exception|limit|issue|concern|key|part|"
    r"thing)\b))"
    r"(?:[\w-]+ ){1,3}$",
    re.IGNORECASE,
)


_DAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
_TAIL = re.compile(r"^(?:[a-z][\w’'-]*\s+){1,3}(?P<name>[A-ZÀ-Þ][\w+]*(?: [A-ZÀ-Þ0-9][\w+]*){0,2})$")


# what is sold no more
_GONE = re.compile(
    r"\b(?:(?:is|are) (?:now )?(?=(?:retired|discontinued|withdrawn)\b)|was |were |has been |"
    r"have been |wurde |a été )(?:switched off|shut down|retired|discontinued|withdrawn|dropped|sunset|"
    r"abgeschaltet|eingestellt|arrêtée?)\b|"
    # “gibt es seit 2023 nicht mehr”, “n'existe plus depuis 2023”, “ya no existe”
    r"\bgibt es (?:seit [^.;,]{2,20} |heute |leider |inzwischen )?nicht mehr\b(?! (?:nur|allein|ohne|als)\b)|"
    r"\b(?:verkaufen|bieten|vertreiben) wir (?:seit [^.;,]{2,20} |heute |leider )?nicht mehr\b|\bn[’']existe plus\b|"
    r"\b(?:n[’']est|ne sont) plus (?:proposée?s?|vendue?s?|disponibles?|commercialisée?s?)\b|\bya no existe\b|"
    r"\b(?:is|are) no longer (?:sold|offered|made|available)\b(?! (?:only|just)\b)|"
    r"\bhas ceased to exist\b|\bleft (?:the|our) (?:fleet|range|catalogue|line-?up|programme)\b|"
    r"\bnicht mehr (?:im (?:programm|sortiment|angebot)|gebaut|hergestellt|produziert|angeboten|gefertigt)\b",
    re.IGNORECASE,
)


_TO_COME = re.compile(
    r"\b(?:soll(?:en)?|wird|werden)\b[^.;]{0,60}\b(?:erscheinen|kommen|starten|verfügbar|erhältlich)\b|"
    r"\b(?:(?:will|is to|are to|is due to|is expected to|should) (?:be )?(?:released?|launch(?:ed)?|available|on sale|"
    r"shown|ready|out|come out|ship|appear))\b|\b(?:comes?|is|due) out (?:in|next)\b|\bis being (?:tried|tested|"
    r"trialled|piloted)\b|\bis coming (?:to|in|soon|this|next|later)\b|\berscheint (?:erst )?(?:im|in|"
    r"20)|"
    r"\b(?:sortira|paraîtra|arrivera|saldrá|llegará|uscirà)\b|\bit[’']ll be called\b|\bwith the working title\b",
    re.IGNORECASE,
)


# what is said behind these is of something else
_ANOTHER_THING = re.compile(r"[;:]|\b(?:and|und|et|y|its|your|our)\b|: ", re.IGNORECASE)


def is_to_come(text: str, end: int) -> bool:
    """Whether a sentence says of the thing that ends there that it is sold some day, and not yet."""
    found = _TO_COME.search(text, end)
    return bool(found) and not _ANOTHER_THING.search(text, end, found.start() if found else end)


def is_gone(text: str) -> bool:
    """Whether a sentence says that a product is sold no more."""
    return bool(_GONE.search(re.split(r"\b(?:which|whose)\b|;", text)[0]))


def name_alone(text: str, start: int, end: int) -> tuple[int, int]:
    """Of “parcel wall Tresina” the name."""
    found = _TAIL.match(text[start:end])
    return (start + found.start("name"), end) if found else (start, end)


# “Walross, der Doppelstock für Tiefkühlware”, “Thimblo, help desk for software”
_SAYS_WHAT = re.compile(r"(?P<name>[A-ZÀ-Þ0-9][\w+’'-]*(?: [A-ZÀ-Þ0-9][\w+’'-]*){0,2}), (?=[a-zß-ÿ])")


def without_kind(text: str, start: int, end: int) -> tuple[int, int]:
    """Of a name with what it is behind a comma the name."""
    found = _SAYS_WHAT.match(text, start, end)
    return (start, found.end("name")) if found else (start, end)


def whole_name(text: str, start: int, end: int) -> tuple[int, int]:
    """Of “Kajen Dock” both words, where only one of them was marked."""
    if not text[start:end][:1].isupper():
        return start, end
    before = re.search(r"(?:^|(?<=\s))(?P<word>[A-ZÀ-Þ][\w+]+) $", text[:start])
    if before and before["word"] not in _NO_NAME:
        start = before.start("word")
    after = re.match(r" [A-ZÀ-Þ][\w+]+(?=[ ,.;:!?]|$)", text[end:])
    goes_on = after is not None and after[0].strip() not in _NO_NAME | _DAYS
    return start, end + after.end() if after and goes_on else end


# “Acme's second product, Quaylog, records”
_SECOND = Cued(
    r"\b(?P<whose>[Oo]ur|[Ii]ts|(?:[A-ZÀ-Þ][\w&-]*)[’']s?) (?:second|third|fourth|other|newest|latest|new|older|oldest|"
    r"first|main|flagship|smaller|larger) (?:product|program(?:me)?|app|tool|software|system|platform|application), "
    r"(?P<name>[A-ZÀ-Þ][\w+’-]*(?: [A-ZÀ-Þ0-9][\w+-]*){0,2})(?=[,.;:]| (?:is|was|has|can|does)\b)"
)


def products(said: Said) -> Iterator[Value]:
    """A product's own name first, with what it is where the sentence says so; else the kind of thing it is."""
    for one in labelled("product", said):
        yield Value(one.start, one.end, sure=0.95, affirms=False)
    text = said.text
    names = list(_names(text))
    named = [
        one
        for one in (*names, *(() if any(one.words for one in names) else _ours(said)))
        if not LEGAL_END.search(text[one.start : one.end])
    ]
    yield from named
    is_nothing = (made := _WE_BUILD.match(text)) and not _is_built(made)
    if not named and not is_nothing:
        yield from _kinds(said)


def _names(text: str) -> Iterator[Value]:
    if found := _NAME_IS.match(text):
        name, what = found["name"], found["what"]
        if name.split()[0] not in _NO_NAME and not _NO_PRODUCT.search(what) and not _STOP_FIRST.match(what):
            start, end = found.start("name"), found.end("what")
            words = f"{name}, {what}"
            yield Value(
                start,
                end,
                sure=0.97,
                words=words if len(words.split()) <= 9 else name,
                cue=found.start("what"),
            )
    for other in _SECOND.finditer(text):
        if not _is_no_name(other["name"], text[other.end("name") :]):
            need = Need.SITE if other["whose"].lower() == "our" else Need.NAMED
            yield Value(*other.span("name"), need=need)
    for made in _NAMED.finditer(text):
        name = made["name"]
        if not _is_no_name(name, text[made.end("name") :]):
            yield Value(*made.span("name"), sure=0.9, cue=made.start())


def _is_built(found: re.Match[str]) -> bool:
    what = found["what"]
    is_no_thing = _NOTHING_BUILT.search(what) or _A_PERSON.search(what)
    return not is_no_thing and found["name"].split()[0] not in _NO_NAME


def _ours(said: Said) -> Iterator[Value]:
    """What a house calls its own thing, whatever kind of thing that is."""
    if not said.own:
        return
    found = _IS_FOR.match(said.text)
    if (
        found
        and found["name"].split()[0] not in _NO_NAME
        and not (_A_PERSON.search(found["what"]) or _NO_PRODUCT.search(found["what"]))
    ):
        name, what = found["name"], found["what"]
        yield Value(
            found.start("name"), found.end("what"), sure=0.9, words=f"{name}, {what}", cue=found.start("what")
        )
        return
    if (found := _WE_BUILD.match(said.text)) and _is_built(found):
        words = f"{found['name']}, {found['what']}"
        yield Value(*found.span("name"), sure=0.95, words=words, cue=found.start("what"))
        return
    for found in (_OURS_IS.match(said.text), _HELLO.search(said.text)):
        if found and _FOUNDED.search(said.text[: found.start()]):
            continue  # which the house was called
        if found and found["name"].split()[0] not in _NO_NAME:
            yield Value(*found.span("name"), sure=0.92, cue=found.start("name"))


# “what they like less is the bill”, “as long as a van”
_LIKENED = re.compile(
    r"^(?:what|was|ce (?:que|qui|dont)|ce qu[’']\w+|lo que)\b[^.;:?]*$|\b(?:as|so|aussi|tan) \w+ $",
    re.IGNORECASE,
)
_ASKED_WHAT = re.compile(r"\b(?:what|was|qu[’']est-ce qui|lo que)\s+$", re.IGNORECASE)


def _kinds(said: Said) -> Iterator[Value]:
    text = said.text
    for pattern, sure in (
        (_IS_A, 0.9),
        (_IS_SOFTWARE, 0.9),
        (_MAKER, 0.9),
        (_MAKES, 0.8),
        (HIRES_OUT, 0.9),
    ):
        for cue in pattern.finditer(text):
            start = cue.start("what")
            if _ASKED_WHAT.search(text[: cue.start()]):  # “what makes us different” makes nothing
                continue
            if pattern is _IS_A and (
                _NO_GOODS.search(text[: cue.start()]) or _LIKENED.search(text[: cue.start()])
            ):
                continue
            span = _thing(text, start)
            if span and pattern is HIRES_OUT and not is_for_others(cue, *span):
                continue
            if span and not _FROM_WHERE.fullmatch(text[slice(*name_alone(text, *span))]):
                yield Value(
                    *name_alone(text, *span),
                    sure=sure,
                    cue=cue.start(),
                    need=Need.UNDER if pattern not in (_MAKES, HIRES_OUT) or not said.own else Need.NAMED,
                )
                break


def _thing(text: str, start: int) -> tuple[int, int] | None:
    if _STOP_FIRST.match(text[start:]):
        return None
    end = noun_phrase(text, start, most=9, through="and|qui|de")
    for stop in (" for ", " für ", " pour ", " para ", " with ", " an ", " of "):
        at = text.find(stop, start, end)
        if at > 0 and not (
            stop == " of "
            and re.search(r"\b(?:line|range|suite|set|kind|type|family|series)$", text[start:at])
        ):
            end = min(end, at)
    start, end = trimmed(text, start, end)
    words = text[start:end]
    if not words or len(words.split()) > 8 or _NO_PRODUCT.search(words) or re.search(r"\d{4}|[$€£]", words):
        return None
    return start, end
