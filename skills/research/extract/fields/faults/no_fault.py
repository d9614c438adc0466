"""Sentences that a network takes for complaints and that tell of no fault: praise, what a thing is, what others do."""

import re
from collections.abc import Sequence

from skills.research.cued import Cued
from skills.research.extract.words.families import HAS_NO, THERE_IS_NO

# whatever takes praise back, or tells of a fault beside it
_TAKEN_BACK = re.compile(
    r"\b(?:no|nor|not|never|nothing|nobody|none|cannot|but|though|although|yet|however|only|until|unless|except|too|"
    r"less|lack\w*|miss\w*|without|after|once|if|when|while|slow\w*|fail\w*|costs?|extra|expensive|dear|pric\w+|hard|"
    r"difficult|limit\w*|complain\w*|requires?|needs?|aber|doch|jedoch|nur|nicht|kein\w*|ohne|erst|wenn|fehl\w+|"
    r"teuer|mais|pas|sans|seulement|sauf|ne|quand|si|manqu\w+|pero|sin|solo|sólo)\b|n[’']t\b|\bn[’']",
    re.IGNORECASE,
)
_PRAISED = re.compile(
    r"\b(?:is|are|was|were|feels?|ist|sind|war|waren|est|sont|était|es|son) (?:(?:very|really|quite|rather|so|also|"
    r"always|pleasantly|wonderfully|sehr|wirklich|auch|angenehm|très|vraiment|aussi|muy) )*"
    r"(?:(?:fond of|happy with|pleased with|delighted (?:with|by)|impressed (?:with|by))\b|"
    r"(?:quick|fast|swift|friendly|excellent|great|good|superb|reliable|pleasant|solid|sturdy|brilliant|"
    r"lovely|easy to (?:use|learn|set up|operate|clean)|a (?:joy|pleasure|delight)|schnell|gut|freundlich|"
    r"zuverlässig|übersichtlich|ausgezeichnet|hervorragend|angenehm|rapide|fiable|excellente?|agréable|bonne?|"
    r"rápid[oa]|fiable)(?=\W*$|[,;.]| (?:and|und|et|y)\b))",
    re.IGNORECASE,
)
# “On boarding speed Acme leads”
_LEADS = re.compile(
    r"\b(?:has|have|knows?) no (?:equal|match|peer|rival)s?\b(?! (?:rights?|opportunit\w+|pay|treatment|view))|"
    r"\bthe (?:fewest|least|lowest number of) (?:breakdowns?|faults|failures|complaints|errors|outages|repairs|"
    r"defects)\b|"
    r"\b(?:die|den) wenigsten (?:ausfälle|störungen|fehler|beschwerden|pannen)\b|\ble moins de (?:pannes|plaintes|"
    r"défauts)\b|"
    r"\b(?:leads|is (?:well |far |clearly )?ahead|(?:comes?|came|ranks|ranked|finish\w+) first|liegt vorne?|führt|"
    r"est en tête|"
    r"va en cabeza|fører|ligger forrest|loopt voorop)\W*$|\bleads (?:in|on|by) (?:[\w-]+ ?){1,4}\W*$",
    re.IGNORECASE,
)
# “Acme ist die Branchensoftware für Mietwäsche”
_WHAT_IT_IS = re.compile(
    r"^[A-ZÀ-Þ][\w’'-]*(?: [A-ZÀ-Þ0-9][\w’'-]*){0,2} (?:is|ist|est|es) (?:an?|the|die|der|das|eine?|une?|la|le|"
    r"una?|el) (?:[\w’'-]+ ){0,4}?\w*(?:software|app|platform|plattform|tool|system|system|suite|program|programm|"
    r"programme|logiciel|plateforme|outil|application|herramienta|plataforma|lösung|solution) "
    r"(?:for|für|pour|para) ",
    re.IGNORECASE,
)
# “Its website speaks of more than 1,150” tells how many, and no more
_COUNTS = re.compile(
    r"^(?:its|their|the|die|ihre|seine|son|leur|le|la|su)\b (?:own )?(?:(?:[\w-]+ )?(?:web ?sites?|homepage|brochure|"
    r"leaflet|press office|accounts?|annual report|page d[’']accueil|site|web|prospekt)) (?:\w+ly )?"
    r"(?:speaks?|tells?|talks?|says?|counts?|"
    r"claims?|boasts?|lists?|gives?|spricht|nennt|zählt|parle|annonce|compte|habla|cuenta)\b[^.;]{0,40}\d[\d.,’ ]*\W*$",
    re.IGNORECASE,
)
_VENDORS = (
    r"(?:systems?|tools?|apps?|vendors?|makers?|suppliers?|providers?|machines?|platforms?|products?|programs?|"
    r"solutions?|systeme|anbieter|hersteller|programme|lösungen|systèmes|logiciels|outils|fabricants|fournisseurs|"
    r"sistemas|programas|proveedores)"
)
# “Other systems need a steel tunnel the size of a van”
_OF_OTHERS = re.compile(
    rf"^(?:(?:most |many |all |the |die meisten |viele |alle |la plupart des |les |los )?(?:other|others|rival|"
    rf"competing|conventional|traditional|older|andere[nr]?|herkömmliche|übliche|autres|otros) (?:[\w-]+ )?{_VENDORS}|"
    rf"(?:les|d[’']) ?autres {_VENDORS}) (?!(?:users|that|which|die|qui|que)\b)\w",
    re.IGNORECASE,
)
_WORKS = (
    r"(?:working|running|printing|counting|reading|recording|selling|scanning|taking \w+|going|weighing|billing|"
    r"measuring|logging|tracking)"
)
# “keeps working when the internet does not”: what stops others does not stop it
_GOES_ON = Cued(
    rf"\b(?:keeps?(?: on)?|goes on|carr(?:y|ies) on|continues?) {_WORKS}\b[^.;:]{{0,20}}?"
    r"\b(?:when|if|while|without|through|during|even)\b|"
    r"\b(?:continues?|goes on) to (?:work|run|print|count|read|record|sell)\b[^.;:]{0,20}?\b(?:when|if|without|"
    r"even|through|during)\b|"
    r"\b(?:läuft|arbeitet|funktioniert|druckt|zählt|misst)\b[^.;:]{0,20}? weiter\b[^.;:]{0,8}"
    r"\b(?:wenn|ohne|falls|bei|auch|selbst)\b|"
    r"\b(?:läuft|arbeitet|funktioniert) (?:auch|selbst) (?:ohne|wenn|bei)\b|"
    r"\b(?:continue(?:nt)? (?:de|à) (?:fonctionner|travailler|marcher|imprimer|compter|tourner)|"
    r"(?:fonctionne|marche|travaille|tourne)(?:nt)?) (?:même )?(?:sans|quand|lorsque|si|en cas)\b|"
    r"\bsigue (?:funcionando|trabajando|imprimiendo) (?:aunque|sin|cuando|incluso)\b",
    re.IGNORECASE,
)
# “keeps running when it should stop”, “does not keep working when …”
_GOES_WRONG = re.compile(
    r"\b(?:should|supposed|ought|asked|told|switched off|not|never|n[’']t|nobody) (?:\w+ )?(?:keep|go|carry|continue|"
    r"stop|be off|have stopped)|\b(?:bills?|charg|invoic)\w* (?:\w+ )?(?:after|when) (?:you|one|customers)|"
    r"\b(?:errors?|fails?|crash\w*|alarms?|noise|leak\w*)\b",
    re.IGNORECASE,
)


# whoever keeps what was agreed has no more than others by it
_KEEPS_A_PRICE = re.compile(
    r"\b(?:behält|behalten) (?:diesen|den|seinen|ihren) (?:alten |bisherigen )?(?:preis|tarif|vertrag)\b|"
    r"\bgard(?:e|ent|ez) (?:ce|leur|votre|son) (?:prix|tarif)\b|\bmantienen? (?:este|su) precio\b|"
    r"\b(?:be)?houdt (?:deze|die|zijn) prijs\b|\bkeep(?:s|ing)? th(?:is|at) (?:price|rate)\b|"
    r"\bkeep(?:s|ing)? (?:their|your|the|its) (?:old|current|former|present|existing|previous|agreed) "
    r"(?:price|rate|plan|tariff|terms?|contract)s?\b|\b(?:behalten|zahlen) (?:weiter )?(?:ihren|den) (?:alten|"
    r"bisherigen) "
    r"(?:preis|tarif|vertrag)\b|\bconserv\w+ (?:leur|votre|le) (?:ancien |tarif|prix)",
    re.IGNORECASE,
)


# what a thing can do since its last version, and what is enough to run it, is no more than others can
_CHANGES = re.compile(
    r"\W*(?:change ?log|changes|release notes?|releases|version history|what[’']s new(?: in .{1,20})?|versionshinweise|"
    r"änderungen|neu in .{1,20}|notes? de version|nouveautés|novedades|registro de cambios)\W*|"
    r"\W*(?:version |release |v)?\d+\.\d+(?:\.\d+)?\b.{0,30}",
    re.IGNORECASE,
)
_ENOUGH = re.compile(
    r"\b(?:is|are|will be) (?:enough|sufficient|plenty)\W*$|\bsuffices?\W*$|\b(?:genügt|genügen|reicht|reichen)\W*$|"
    r"\b(?:suffit|suffisent|basta|bastan)\W*$",
    re.IGNORECASE,
)


def is_change(text: str, path: Sequence[str]) -> bool:
    """Whether it says what was changed in a version, below a heading that says so, or what is enough to run a thing."""
    return bool(_ENOUGH.search(text)) or any(map(_CHANGES.fullmatch, path))


def keeps_a_price(text: str) -> bool:
    """Whether it says that customers keep the price or the contract that they have."""
    return bool(_KEEPS_A_PRICE.search(text))


def goes_on(text: str) -> bool:
    """Whether it says of a thing that it works on where others stop."""
    return bool(_GOES_ON.search(text)) and not _GOES_WRONG.search(text)


def is_of_others(text: str) -> bool:
    """Whether it says what the others do or need."""
    return bool(_OF_OTHERS.match(text))


# “Alone among the four, it warned us before the scald and not after”
_ALONE = re.compile(
    r"^alone (?:among|of) [^,]{3,30}, (?=[^.]*\b(?:before|in time|at once|by itself)\b)", re.IGNORECASE
)
_NOT_AFTER = re.compile(r"\band not (?:after|later)\b", re.IGNORECASE)


def tells_no_fault(text: str) -> bool:
    """Whether a sentence praises, or says what a thing is, how many there are or what others need, and no more."""
    if is_of_others(text) or goes_on(text):
        return True
    if (alone := _ALONE.match(text)) and not _TAKEN_BACK.search(_NOT_AFTER.sub("", text[alone.end() :])):
        return True
    is_plain = any(one.search(text) for one in (_PRAISED, _LEADS, _WHAT_IT_IS, _COUNTS))
    return is_plain and not _TAKEN_BACK.search(_COUNTS.sub("", text))


# “Calls are never recorded”, “Gespräche werden nie aufgezeichnet”: what nobody wants to be done
_KEPT_PRIVATE = Cued(
    r"\b(?:never|not|nor) (?:be )?(?:recorded|shared|sold(?= to)|passed on|stored|resold|tracked|logged)\b|"
    r"\b(?:nie|niemals|nicht) (?:aufgezeichnet|mitgeschnitten|weitergegeben|verkauft(?= an)|gespeichert|mitgehört)\b|"
    r"\b(?:jamais|pas) (?:enregistrée?s?|partagée?s?|transmise?s?|vendue?s?|conservée?s?|écoutée?s?)\b|"
    r"\bnunca se (?:graban?|comparten?|venden?|guardan?)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:calls?|conversations?|data|details|names|addresses|patients?|records?|recordings?|video|voices?|gespräche?|"
    r"anrufe?|daten|namen|adressen|aufnahmen|patientendaten|appels?|conversations?|données|entretiens?|noms|"
    r"llamadas|datos|conversaciones)\b",
    re.IGNORECASE,
)


def keeps_private(text: str) -> bool:
    """Whether a house says of what is said or written that it is not kept or given on, and of nothing that fails."""
    return bool(_KEPT_PRIVATE.search(text) and _PRIVATE.search(text)) and not _GOES_WRONG.search(text)


# what nobody has to do or to have: “you do not need planning permission”, “there is no card to enter”
_SPARED = Cued(
    r"\byou (?:do not|don[’']t|never|no longer|will not|won[’']t) (?:need|have to|require|pay for)\b|\byou need "
    r"(?:no|not|"
    r"neither)\b|\b(?:there (?:is|are) nothing|"
    rf"{THERE_IS_NO}) "
    r"(?:[\w-]+ )?to (?:enter|install|sign|pay|learn|configure|remember|"
    r"download|fill in|set up|buy|cancel)\b|\bno (?:[\w-]+ ){1,3}(?:needed|required|necessary)\b|"
    r"\bneeds? (?:no|neither) (?!(?:longer|less|more|fewer)\b)|\bneither(?: of (?:them|the \w+))?(?: [\w’'-]+){0,3} "
    r"(?:needs?|requires?|asks? for|has to)\b|\b(?:brauch(?:t|en)|benötig(?:t|en)) (?:[\w-]+ )?(?:kein\w*|weder)\b|"
    r"\bn[’'](?:a|ont) (?:pas|nul|aucunement) besoin\b|"
    r"\bne (?:nécessite|demande|requiert)(?:nt)? (?:ni|aucune?|pas d)\b|"
    r"\b(?:brauchen|müssen|benötigen) sie (?:[\w-]+ ){0,3}(?:nicht|nichts|kein\w*)\b|\bbraucht (?:[\w-]+ )?(?:niemand|"
    r"man (?:[\w-]+ )?(?:nicht|kein\w*))\b|\bvous n[’'](?:avez|aurez) (?:pas besoin|rien à|pas à)\b|\bpas besoin d|"
    r"\bno (?:necesita|hace falta|hay que)\b|\bde behøver ikke\b|\bu hoeft (?:geen|niet)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:but|however|aber|mais|pero|maar|men)\b|"
    r"\b(?:only|until|unless|without|sondern) [^.;]{0,40}\b(?:need|must|have to|cannot|brauch\w*|müssen|devez|faut|"
    r"debe)\b|\b(?:what|which|things?|features?|extras?) (?:that )?you (?:do not|don[’']t) need\b",
    re.IGNORECASE,
)
# what somebody does not know, or did not look at
_NOT_KNOWN = Cued(
    # who “cannot check a booking offline” complains
    r"\b(?:we|I|one) (?:cannot|can[’']t|can not) (?:(?:say|judge|tell)\b|(?:check|verify|confirm)(?: (?:it|that|this|"
    r"these|"
    r"whether|if|what|how)\b|(?=\W*$|[.;,])))|\btoo (?:small|few|little|"
    r"young|new) "
    r"[^.;]{0,30}\bto (?:say|judge|tell)\b|\b(?:we|I) "
    rf"{HAS_NO} "
    r"(?:way|means) (?:of (?:checking|knowing|"
    r"telling|"
    r"verifying|confirming)|to (?:check|know|tell|verify))\b|"
    r"\bwhich (?:we|I) (?:(?:could|can|were|was|have)(?: not|n[’']t)|cannot|failed to)(?: able to)? (?:check|verify|"
    r"confirm|"
    r"test|reproduce)\b|\b(?:we|I) had to (?:stop|end|break off|abandon|cut) (?:short |the (?:test|trial) )?(?:at|"
    r"after|because|when)\b|\b(?:können|kann) (?:wir|ich) (?:[\w-]+ )?nicht "
    r"(?:sagen|beurteilen|"
    r"prüfen)\b|"
    r"\bne (?:pouvons|peux|peut) pas (?:dire|juger|vérifier)\b",
    re.IGNORECASE,
)


def is_spared(text: str) -> bool:
    """Whether it says what nobody needs or has to do."""
    return bool(_SPARED.search(text)) and not _NEEDED.search(text)


# “I won’t print the others, since two makers have asked for another go”
_KEPT_BACK = re.compile(
    r"\W*(?:I|we) (?:(?:wo|did|have)n[’']t|(?:will|did|have) not)(?: yet)? "
    r"(?:print(?:ed)?|publish(?:ed)?|named?|list(?:ed)?|rank(?:ed)?|quoted?|vouch(?:ed)?) (?:the|any|all|for|them|it|"
    r"their)\b",
    re.IGNORECASE,
)


def is_not_known(text: str) -> bool:
    """Whether somebody says that he cannot tell, or will not."""
    return bool(_NOT_KNOWN.search(text) or _KEPT_BACK.match(text))


# without any of these a house hardly says on its own page what it lacks
_FAULT = re.compile(
    r"\b(?:blind|deaf|stops?|fail\w*|bare|kun|enbart|uniquement|soltanto|solamente|alleen|needs?|braucht|benötigt|"
    r"no|not|"
    r"nothing|nobody|none|nor|never|cannot|only|kein\w*|nicht\w*|nur|erst|pas|plus|aucune?|seulement|solo|sólo|sin|"
    r"falta\w*|"
    r"ikke|ingen|mangler|fejl|niet|geen|inte|ingen|saknar|"
    r"has to|have to|must|muss|müssen|doit|doivent|faut|debe\w*|flat|shut|wait\w*|late|later|wrong\w*|outside|"
    r"beyond|below|"
    r"under|away|others|until|weigh\w*|heavy|loud|noisy|slow\w*|down|out of|los[et]\w*|lost|brok\w+|breaks?|"
    r"crash\w*|weak\w*|"
    r"expensive|dear|extra|minimum|least|most|mindest\w*|höchstens|maxim\w*|up to|bis zu|weeks?|months?|wochen?|"
    r"monate?n?|semaines?|mois|ohne|without|sans|less|fewer|long\w*|unless|declin\w+|refus\w+|verweiger\w*|"
    r"difficult\w*|hard|"
    r"separate\w*|"
    r"except\w*|außer|sauf|limit\w*|begrenzt\w*|ignor\w+|lack\w*|miss\w*|fehl\w*|manqu\w*|delay\w*|twice|withdr\w+|"
    r"recall\w*|froze\w*|fault\w*|error\w*|problem\w*|apolog\w+|sorry|unfortunately|sadly|leider|malheureusement|"
    r"complain\w*|drops?|dropped|leav\w+|hors|trop|too|zu|still|noch|encore|yet)\b|n[’']t\b|\bn[’']",
    re.IGNORECASE,
)


def may_be_a_fault(text: str) -> bool:
    """Whether a sentence of a house has any word by which one says what is missing or goes wrong."""
    return bool(_FAULT.search(text))


# “How long are we tied in?”: what answers it tells how things are
_ASKS_HOW = re.compile(
    r"\W*(?:how|what|which|who|whose|when|where|why|wie|was|welche\w*|wer|wann|wo|warum|comment|quel(?:le)?s?|qui|"
    r"quand|où|pourquoi|cómo|qué|cuál(?:es)?|quién(?:es)?|cuándo|dónde|hoe|wat|welke?|waar|come|quale?|quando|dove|chi)\b"
    r"[^?]{3,120}\?\W*",
    re.IGNORECASE,
)
# a few of those words, which alone tell of a limit there: “until the end of the month” does not
_PLAIN_LIMITS = re.compile(
    r"\b(?:unless|needs?|requires?|fails?|stops?|breaks?|flat|empty|dead|slow\w*|lost|loses?|late|waits?|waiting|takes?|minimum|"
    r"hours?|days?|weeks?|no|not|none|never|nobody|nothing|only|cannot|without|\w+n[’']t|kein\w*|nicht|nur|nie|niemand|ne|pas|aucune?|"
    r"seulement|jamais|no|nunca|nadie|solo|sólo|ningun\w*|geen|niet|alleen|nooit|non|nessun\w*|mai)\b",
    re.IGNORECASE,
)


def tells_how(text: str, path: Sequence[str]) -> bool:
    """Whether a line without any limit in it answers a house's own question how, what or when."""
    return any(map(_ASKS_HOW.fullmatch, path[-1:])) and not _PLAIN_LIMITS.search(text)
