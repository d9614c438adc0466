"""What rows, columns and headings of lists are called when they ask for a field."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from skills.research.extract.labels.nobody_else import NOWHERE_ELSE

_MOST_WORDS = 8
_MOST_KEPT = 4_096  # labels: all that stands below one asks for it again
# why those who buy it do so: “Why agents switch to us”, “Why the public sector chooses Acme”, “Warum Ärzte uns wählen”
_WHY_THEY = (
    r"(?:why (?:(?!(?:we|you|I|it|they|do|does|did|should|not)\b)[\w’'-]+ ){1,4}?(?:come back|stay|return|"
    r"(?:(?:choos|mov|com|chang)es?|switch(?:es)?)(?: to)?(?: us| (?-i:[A-ZÀ-Þ])[\w’'-]+)|"
    r"switch(?:es|ed)?|"
    r"(?:trust|like|love|prefer|pick|use|work with|buy from)s? (?:us|(?-i:[A-ZÀ-Þ])[\w’'-]+))"
    r"(?:,? and (?:stay|never|don[’']t|do not|keep)\b[\w’' ]{0,25})?|"
    r"(?:warum|weshalb) (?:(?-i:[A-ZÄÖÜ])[\w-]+ ){1,2}(?:zu uns (?:kommen|wechseln)|uns wählen|auf uns setzen)|"
    r"pourquoi (?:les|nos) [\w’'-]+ (?:nous choisissent|viennent chez nous)|"
    r"por qué (?:los|las|nuestros) [\w’'-]+ nos eligen|waarom [\w’'-]+ voor ons kiezen|varför [\w’'-]+ väljer oss)"
)
# “What our customers appreciate”, “Ce que nos clients apprécient”
_THEY_LIKE = (
    r"(?:(?:(?:\w+ )?(?:things|reasons)|what) (?:[\w’'-]+ ){1,4}?(?:tell us|say|write)(?: that)? they (?:like|love|"
    r"value|appreciate)|"
    r"what (?:our|the|most|other) (?:users|customers|clients|members|guests|tenants|people) (?:like|love|value|"
    r"appreciate|"
    r"praise)|was (?:unsere|die|andere) (?:kund|nutz|anwend|mieter|mitglied|gäst)\w* (?:schätzen|mögen|loben|"
    r"lieben|freut)|"
    r"ce que (?:nos|les|vos) (?:clients?|clientes|utilisateurs|abonnés|locataires|membres) (?:apprécient|aiment|"
    r"préfèrent)|"
    r"lo que (?:nuestros|los) (?:clientes|usuarios|inquilinos|socios) (?:valoran|aprecian|prefieren)|"
    r"wat (?:onze |de )?(?:klanten|gebruikers|huurders|leden) (?:waarderen|mooi vinden|fijn vinden))"
)
LABELS: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"(?:{words})", re.IGNORECASE)
    for name, words in {
        "segment": r"\b(?:suits|suited to|fits|made for|intended for|best (?:for|suited)|ideal for|made for|"
        r"(?:designed|aimed|meant) (?:for|at)|(?:think of|take|choose|buy|consider|pick) it if|built for|"
        r"good for|suited for|suitable for|targets?|"
        r"target \w+|target (?:group|market)|"
        r"audience|segment|who (?:it[’']s|is it|it is) for|focus|customer type|typical customers?|"
        r"serves|looks after|markets? served|industr(?:y|ies)|"
        r"zielgruppe|geeignet für|für wen|pour qui|cible|público|para quién|dirigido a|対象)\b|対象",
        "product": r"^what (?:it|this) is called$|^(?:main |"
        r"core |key |flagship )?(?:products?|offering|solution|"
        r"product name|category|type|"
        r"what it is|what they (?:do|make|sell)|"
        r"produkt\w*|produit|producto|software|製品)\b",
        "price": r"\b(?:prices?|priced?|pricing|costs?|fee|starting (?:at|from|price)|(?:starts|begins) (?:at|"
        r"from)|tariffs?|per "
        r"(?:month|user|seat|year)|monthly|annual(?:ly)?|yearly|rates?|"
        r"preise?|priser|prijzen|prezzi|kosten|tarife?s?|tarifas?|prix|coût|precios?|costo|plans? from|"
        r"subscription|list price|"
        r"entry plan|was (?:es|das|sie) kostet|ce que ça coûte|combien)\b|料金|価格",
        "customers": r"\b(?:customers|clients|users|customer (?:count|base)|number of (?:customers|clients|"
        r"users)|(?<!\d )accounts|subscribers|installed base|"
        r"(?:that|which|who) (?:use|trust|rely on|run on|work with|buy from|chose) [\w’'-]+$|"
        r"kunden|kundenzahl|clientes|members)\b|導入|顧客",
        "funding": r"\b(?:funding|raised|(?:money|capital|funds) secured|total (?:funding|raised|secured)|"
        "investment|capital raised|finanzierung|"
        r"kapital|levée|financement|financiación|round|series [a-h]|seed)\b|調達",
        "edge": r"^\s*(?:👍|➕|\+{1,2})[\uFE0F\s]*$|"
        r"^\W*(?:thumbs up|daumen hoch|pouces? (?:levés?|en l[’']air)|pulgar(?:es)? arriba|"
        r"pollici? (?:su|in su)|duim(?:en)? omhoog)\W*$|"
        rf"^\W*(?:{NOWHERE_ELSE})\W*$|"
        r"^\W*(?:pluses|plus points?|positiv\w*|pluspunkte?|points? positifs?|les plus|lo bueno)\W*$|"
        r"^\W*(?:\w+|\d+) (?:good |gute |bonnes )?(?:reasons|gründe|raisons|razones)(?: (?:for|to|für|pour|por|de) "
        r".{2,30})?\W*$|"
        r"^\W*(?:two|three|four|five|six|seven|eight|ten|zwei|drei|vier|fünf|sechs|deux|trois|quatre|cinq|\d+) "
        r"(?:good |gute |bonnes )?(?:reasons|gründe|raisons) (?:(?:why|warum|pourquoi) )?(?:we|people|customers|"
        r"clients|they|"
        r"you|kunden|wir|sie|nos clients|vous|on) .{2,30}\W*$|"
        rf"\b(?:{_WHY_THEY}$|{_THEY_LIKE}$|was (?:uns (?:unterscheidet|besonders macht|auszeichnet)$)|"
        r"ce qui nous (?:distingue|différencie)$|lo que nos (?:distingue|diferencia|hace diferentes)$|"
        r"wat ons (?:onderscheidt|anders maakt)$|det som skiljer oss$|was (?:uns |mir |an \w+ )?(?:gefällt|gefiel|"
        r"gefallen hat|überzeugt)$|"
        r"ce qui (?:nous |m[’'])?(?:plaît|a plu|séduit)$|lo que (?:nos |más )?gust(?:a|ó)$|wat (?:ons )?(?:bevalt|"
        r"beviel)$|"
        r"det (?:vi )?gillar$|"
        r"what you get (?:here|from us)\b[^.;]{0,10}\b(?:no other|nowhere else|nobody else)|"
        r"das finden sie woanders nicht|"
        r"why (?:choose )?(?!(?:we|do|does|is|are|not|it)\b)[\w’']+(?: [\w’']+)?(?=\W*$)|why us|"
        r"what (?:makes|sets) [\w ]+ (?:different|apart|unique)|strengths?|pros|advantages?|"
        r"what (?:you|they) (?:will not|won[’']t|cannot|can[’']t) (?:find|get) (?:elsewhere|anywhere else|next door)|"
        r"only (?:here|from us|with us)$|(?:seen|found) nowhere else|reasons to (?:switch|choose|change)|what "
        r"(?:nobody|no one) else|"
        r"benefits|edge|"
        r"stand[- ]?outs?|stand[- ]out feature|differentiators?|usp|unique(?: feature| selling "
        r"point)?|highlights?|what we like(?:d)?|what (?:users|customers|people|reviewers) "
        r"(?:like|love|praise)|"
        r"likes|upsides?|the good|best feature|key (?:strength|advantage|differentiator)|vorteile|"
        r"stärken|besonderheit\w*|points forts|avantages|ventajas|puntos fuertes)\b|強み",
        "weakness": r"^\s*(?:👎|➖|[−–-]{1,2})[\uFE0F\s]*$|"
        r"^\W*(?:thumbs down|daumen runter|pouces? (?:baissés?|en bas)|pulgar(?:es)? abajo|"
        r"pollic[ei] (?:giù|in giù|verso)|duim(?:en)? omlaag|(?:the |its |one )?catch(?:es)?|(?:der )?haken|le hic|"
        r"la pega|(?:het )?addertje)\W*$|"
        r"^\W*(?:minus(?:es| points?)?|negativ\w*|minuspunkte?|[ck]ontra|points? négatifs?|"
        r"les moins|lo malo)\W*$|"
        r"\b(?:weakness(?:es)?|weak (?:points?|spots?)|cons|drawbacks?|"
        r"disadvantages?|"
        r"limitations?|limits|downsides?|shortcomings|what(?:[’']s| is) missing|missing|gaps?|"
        r"was (?:uns |mir )?(?:stört|störte|nicht gefällt|missfällt)$|ce qui (?:nous |me )?(?:déplaît|gêne|dérange|"
        r"manque)$|"
        r"lo que no (?:nos )?gust(?:a|ó)$|wat (?:ons )?(?:stoort|tegenvalt|niet bevalt)$|det vi saknar$|"
        r"what we (?:(?:didn[’']t|did not|don[’']t|do not) like|disliked?)|not (?:yet )?(?:mended|fixed|solved)|"
        r"still broken|likes? (?:\w+ ){0,3}(?:less|least)|"
        r"known (?:faults|problems|bugs|defects)|what (?:users|customers|"
        r"people|reviewers) (?:dislike|hate|complain|criticise|criticize|miss)\w*|dislikes|the "
        r"bad|complaints?|known issues|honest corner|fine print|gripes?|niggles?|grumbles?|quibbles?|room for "
        r"improvement|could be better|"
        r"what (?:you|it|we|they) (?:don[’']t|doesn[’']t|do not|does not|can[’']t|cannot) (?:do|offer|have)|"
        r"lo que no (?:se puede|hace|hacemos|puede|podemos|ofrecemos|tenemos)\b|wat (?:(?:het|we|wij|ze) )?niet (?:kan|"
        r"kunnen|doet|doen|hebben)\b|was (?:nicht geht|(?:wir|sie|es|er) nicht (?:kann|können|hat|haben|tut|tun))\b|"
        r"ce qu(?:e |[’'])(?:nous|on|il|elle)? ?ne (?:fait|faisons|peut|pouvons|propose|proposons) pas|"
        r"(?:cosa|quello che) non (?:fa|facciamo|può|possiamo|offriamo)\b|"
        r"where (?:it|we|they|this) (?:falls? short|stops?)$|what (?:it|we|they|this|[\w’'-]+) (?:is|are) not$|"
        r"what (?:don[’']t|doesn[’']t|can[’']t) (?:you|it|we|they) (?:do|offer|have)|"
        r"ce que (?:nous|vous|il|elle|on) ne (?:\w+ )?(?:faisons|faites|fait|proposons|savons) pas|"
        r"was (?:wir|er|sie|es) nicht (?:machen|macht|können|kann|tun|tut|anbieten)|"
        r"nachteile|schwächen|schwachstellen|points faibles|inconvénients|desventajas|puntos "
        r"débiles|contras)\b|弱み|短所",
        "proof": r"\b(?:certifi(?:cations?|cates?|ed)|awards?|prizes|honou?rs|accolades|trophies|compliance|"
        r"accreditations?|recognition|proof|"
        r"ratings?|user rating|score|case stud(?:y|ies)|results|zertifi\w+|auszeichnung\w*|prix "
        r"et récompenses|premios|bewertung)\b|認証",
    }.items()
}
# below such a heading each sentence says so, not only an item of a list
_SAYS_ALL: Mapping[str, re.Pattern[str]] = {
    name: re.compile(rf"\W*(?:{words})\W*", re.IGNORECASE)
    for name, words in {
        "edge": r"what (?:we|they|it|[\w’'-]+) do(?:es)? differently|was (?:wir|sie|[\w’'-]+) anders mach(?:en|t)|"
        r"ce que (?:nous faisons|fait [\w’'-]+) autrement|(?:lo )?que hacemos (?:diferente|de otra manera)|"
        r"was (?:uns |mir )?(?:gefällt|gefiel|gefallen hat|überzeugt)|ce qui (?:nous )?(?:plaît|a plu)|"
        r"lo que (?:nos )?gust(?:a|ó)|wat (?:ons )?bevalt|"
        r"(?:two|three|four|five|six|seven|ten|zwei|drei|vier|fünf|sechs|zehn|deux|trois|quatre|cinq|dos|"
        r"tres|cuatro|\d+) (?:good |gute |bonnes )?"
        r"(?:reasons|gründe|raisons|razones)(?: (?:for|für|pour|por) .{2,30})?|"
        r"where (?:we|they|it) (?:are|is) (?:strong(?:er|est)?|better|good|best|ahead)|what (?:we|they|it) "
        "do(?:es)? "
        r"(?:better|best|well)|(?:our|its|their|key|main) strengths|strengths|strong points|(?:unsere|ihre) "
        r"stärken|stärken|"
        r"wo (?:wir|sie) (?:stark|besser|gut) sind|was wir besser (?:können|machen)|(?:nos|ses|leurs) (?:points "
        r"forts|atouts)|"
        r"points forts|où nous sommes (?:forts|meilleurs)|ce que nous faisons mieux|(?:nuestros )?puntos fuertes",
        "weakness": r"was (?:uns |mir )?(?:stört|störte|nicht gefällt)|ce qui (?:nous )?(?:déplaît|gêne|dérange)|"
        r"lo que no (?:nos )?gust(?:a|ó)|wat (?:ons )?(?:stoort|tegenvalt)|"
        r"where (?:we|they|it) (?:are|is) (?:weak(?:er|est)?|worse|behind|not good)|what (?:we|they|"
        "it) do(?:es)? (?:worse|badly)|"
        r"(?:(?:our|its|their|known|current|key|main) )?(?:weaknesses|limits|limitations|shortcomings|weak points)|"
        r"(?:(?:unsere|ihre|bekannte) )?(?:schwächen|grenzen|einschränkungen)|wo (?:wir|sie) (?:schwach|"
        r"schlechter) sind|"
        r"(?:(?:nos|ses|leurs) )?(?:points faibles|limites(?: connues)?|faiblesses)|où nous sommes faibles|"
        r"(?:nuestros )?puntos débiles|limitaciones",
    }.items()
}


def says_all(field: str, path: Sequence[str]) -> bool:
    """Whether the nearest heading says of all that stands below it what it is."""
    return bool(path) and bool(_SAYS_ALL[field].fullmatch(path[-1]))


_REASONS = re.compile(
    rf"\W*(?:{_WHY_THEY}|{_THEY_LIKE}|what (?:makes|sets) [\w’' -]{{2,20}} (?:different|apart|unique)|was uns "
    rf"(?:unterscheidet|"
    r"besonders macht|auszeichnet)|ce qui nous (?:distingue|différencie)|lo que nos (?:distingue|diferencia|"
    r"hace diferentes)|wat ons (?:onderscheidt|anders maakt)|det som skiljer oss)\W*",
    re.IGNORECASE,
)


def names_reasons(path: Sequence[str]) -> bool:
    """Whether the nearest heading says of the items below it that people choose a house for them, or that nobody else
    has them."""
    return any(map(_REASONS.fullmatch, path[-1:]))


def gives_reasons(path: Sequence[str]) -> bool:
    """Whether one of the two nearest headings says of all below why people choose a house, or what it does better."""
    return any(names_reasons((one,)) or says_all("edge", (one,)) for one in path[-2:])


_NOTHING = re.compile(
    r"^\W*(?:n/?a|none|nothing(?: (?:much|at all|serious|worth (?:a \w+|mentioning|saying)|to (?:report|add|complain "
    r"about)))?|no|yes|ja|nein|oui|non|sí|unknown|undisclosed|not (?:disclosed|"
    r"available|known|public|published|stated|given|applicable)|"
    r"(?:none|nothing)(?: that| which)?,? (?:(?:I|we)(?:[’']d|[’']ve| would| can| could| have)? (?:really )?(?:blame|"
    r"think|"
    r"complain|mention|found|fault|know|say|add|criticise|criticize|name|report)\b[^.;]*|so far|really|to speak of|yet|"
    r"as yet|for now|"
    r"whatsoever)|(?:keine|nichts|rien|aucun|nada|ningun[oa]),? (?:bisher|bislang|für mich|die ich|was ich|"
    r"à signaler|pour "
    r"l[’']instant|de momento|que (?:yo )?sepa|que je)\b[^.;]*|"
    r"tbd|tba|coming soon|-+|–|—|✓|✔|✗|✘|x|\?|"
    r"(?:(?:at present|so far|currently|as yet|no),? )?(?:we|it|they) (?:do|does|did|have|has|are|is|was|were|can)"
    r"(?: not|n[’']t|not)(?: yet)?)?\W*$",
    re.IGNORECASE,
)


# a heading that says itself for whom it is
_TOLD_ALREADY = re.compile(
    r"\b(?:for|für|pour|para|suits|serves|fits|targets?)\s+(?!whom|wen|qui|quién|market|"
    r"customers?|group|users?|audience)\w",
    re.IGNORECASE,
)


# “Mark given by its users”: what those say who buy, and not how many they are
_MARKS = re.compile(
    r"\b(?:(?:marks?|grades?|points|stars|score) (?:given|awarded|out of|from|by)|"
    r"(?:average|overall|mean|total|users?[’']?|customers?[’']?|members[’']?|readers?[’']?|our) (?:mark|grade)s?|"
    r"(?:schul|gesamt|durchschnitts|leser|kunden)note|note (?:moyenne|globale|des (?:clients|utilisateurs|lecteurs))|"
    r"nota (?:media|de los (?:clientes|usuarios)))\b",
    re.IGNORECASE,
)
# “Employees, last accounts”
_NOT_WHO_BUYS = re.compile(
    r"\b(?:ratings?|satisfaction|employees?|staff|headcount|(?:last|latest|annual|filed|published) accounts|"
    r"mitarbeiter\w*|beschäftigte\w*|zufriedenheit|effectifs?|satisfacción|empleados)\b",
    re.IGNORECASE,
)


@lru_cache(_MOST_KEPT)
def asks(field: str, label: str) -> bool:
    """Whether a short label is a question for the field."""
    if field == "segment" and _TOLD_ALREADY.search(label):
        return False
    is_of_marks = field in ("customers", "proof") and bool(_MARKS.search(label))
    if field == "customers" and (is_of_marks or _NOT_WHO_BUYS.search(label)):
        return False
    pattern = LABELS.get(field)
    is_asked = is_of_marks or bool(pattern and pattern.search(label))
    return is_asked and len(label.split()) <= _MOST_WORDS


_BEFORE_COLON = re.compile(r"^\W*(?P<label>[^:：.;!?$€£\d]{3,40})[:：]\s+(?=\S)")
_MOST_BEFORE_COLON = 6  # words; more is a sentence


def label_before(text: str) -> re.Match[str] | None:
    """The label that a line begins with: “Pros: fast and cheap”; what it labels stands behind the match."""
    found = _BEFORE_COLON.match(text)
    return found if found and len(found["label"].split()) <= _MOST_BEFORE_COLON else None


def is_asked_for(field: str, text: str, path: Sequence[str]) -> bool:
    """Whether the heading above a line, or the label that it begins with, asks for the field."""
    label = label_before(text)
    return any(asks(field, one) for one in path[-1:]) or bool(label and asks(field, label["label"]))


def is_nothing(words: str) -> bool:
    """Whether a cell says that there is nothing to say."""
    return bool(_NOTHING.match(words))
