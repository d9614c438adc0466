"""Faults that users and papers tell in plain words: how long one waits, under which system alone a thing runs, what is
hard to read, what breaks off, what is no longer kept, what ends without a network."""

import re

_N = (
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|sixteen|eighteen|"
    r"twenty|zwei|"
    r"drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|"
    r"due|tre|"
    r"quattro|cinque|sei|sette|otto|nove|dieci|dodici|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|"
    r"twee|drie|"
    r"vijf|zes|zeven|negen|tien|twaalf)"
)
_LONG = r"(?:weeks|months|wochen|monaten?|semaines|mois|settimane|mesi|semanas|meses|weken|maanden)"
# “folks waited 14 weeks for one”, “wer heute bestellt, wartet elf Wochen”, “we deliver only after 14 weeks”
WAITS = (
    rf"(?:(?:deliver|ship|arrive|install|liefer|kommen|livr|entreg|lever)\w* [^.;]{{0,50}}?(?:only (?:after|in)|"
    rf"not before|erst "
    rf"(?:nach|in)|seulement (?:après|dans)|qu[’'](?:après|au bout de)|solo (?:tras|en)|pas (?:na|over)) {_N} "
    rf"{_LONG}\b)|"
    rf"(?:wait(?:s|ed|ing)?(?: times?)?|delivery times?|lead times?|wartet|warteten?|warten|wartezeit(?:en)?|"
    rf"lieferzeit(?:en)?|"
    rf"attend(?:ent|u|re|ait|aient)?|délais? de livraison|aspett(?:a|ano|ato|are)|attes[ae]|espera[nr]?|esperado|"
    rf"wacht(?:en|te|ten)?|levertijd(?:en)?) "
    rf"(?:(?:of|is|are|was|were|for|up to|about|around|over|more than|von|beträgt|betragen|bis zu|rund|etwa|"
    rf"über|de|est de|"
    rf"jusqu[’']à|di|è di|circa|fino a|hasta|unas|van|is|zo[’']n) ){{0,3}}{_N} {_LONG}\b"
)
_ONLY_ON = (
    r"(?:runs?|works?) (?:only|solely|exclusively) (?:on|under|with|in)|"
    r"(?:läuft|laufen|funktioniert|arbeitet) (?:allein|nur|ausschließlich|lediglich|bloß) (?:unter|auf|mit|in|über)|"
    r"ne (?:se )?(?:tourne|fonctionne|marche|monte|pose|fixe|branche|connecte|installe|utilise|vend|loue|livre|"
    r"commande|"
    r"répond)(?:nt|ons)? (?:\w+ )?qu(?:e (?:sous|sur|avec|par|en|dans|aux?|à)|[’'](?:avec|en|aux?|à))|"
    r"(?:gira|funziona|funzionano) (?:solo|soltanto|unicamente|solamente) (?:su|sotto|con)|"
    r"(?:solo|sólo|únicamente) (?:funciona|corre) (?:en|con|bajo)|(?:funciona|corre) (?:solo|sólo|"
    r"únicamente) (?:en|con|bajo)|"
    r"(?:draait|werkt|loopt) (?:alleen|enkel|uitsluitend) (?:op|onder|met)"
)
_DONE = r"(?:read|see|hear|reach|clean|find|understand|lift|open|fit|use|learn)"
_HARD = (
    rf"(?:is|are|was|were) (?:\w+ )?(?:hard|difficult|impossible) to {_DONE}\b|"
    r"(?:ist|sind|war|waren) (?:\w+ ){0,3}(?:schwer|kaum|schlecht) (?:zu (?:lesen|sehen|hören|erreichen|reinigen|"
    r"finden|verstehen|"
    r"bedienen)|lesbar|ablesbar|erreichbar|verständlich)\b|"
    r"(?:est|sont) (?:\w+ )?(?:difficiles?|durs?|dures?|impossibles?) à (?:lire|voir|entendre|joindre|nettoyer|"
    r"trouver|"
    r"comprendre|utiliser)\b|(?:è|sono) (?:\w+ )?(?:difficil[ei]|impossibil[ei]) da (?:leggere|vedere|sentire|"
    r"raggiungere|"
    r"pulire|trovare|capire|usare)\b|(?:es|son) (?:\w+ )?(?:difícil(?:es)?|imposibles?) de (?:leer|ver|oír|limpiar|"
    r"encontrar|entender|usar)\b|(?:is|zijn) (?:\w+ )?(?:moeilijk|slecht|nauwelijks) (?:te (?:lezen|zien|horen|"
    r"bereiken|"
    r"vinden)|leesbaar|bereikbaar)\b"
)
_LINK = r"(?:radio|signal|connection|link|sound|picture|wi-?fi|bluetooth|network)"
_BREAKS_OFF = (
    r"(?:reißt|bricht|fällt|setzt) (?:\w+ ){0,2}(?:der|die|das|ihr|sein|ihre|seine) (?-i:[A-ZÄÖÜ])\w+ (?:\w+ )?"
    r"(?:ab|aus|zusammen)\b|"
    rf"{_LINK} (?:keeps? |often |regularly )?(?:drops|dropping|cuts out|cutting out|breaks (?:off|up)|is lost)\b|"
    r"(?:la liaison|le signal|la connexion|le son|l[’']image) (?:\w+ )?(?:décroche|se coupe|saute|lâche|se perd)\b|"
    r"(?:il segnale|la connessione|il collegamento|l[’']audio) (?:\w+ )?(?:cade|si interrompe|salta|si perde)\b|"
    r"(?:la señal|la conexión|el sonido) (?:\w+ )?se (?:corta|pierde|cae)\b|"
    r"(?:het signaal|de verbinding|het geluid) valt (?:\w+ )?(?:weg|uit)\b"
)
_NOT_KEPT = (
    r"(?:spares?|spare parts|parts|updates|repairs|refills|ersatzteile|updates|pièces(?: détachées)?|ricambi|"
    r"repuestos|"
    r"onderdelen)\b[^.;,]{0,50}? (?:(?:is|are) no longer (?:kept|stocked|made|supplied|available|offered|sold)|"
    r"(?:gibt es|bekommt man|werden|sind)[^.;,]{0,25} nicht mehr\b|ne sont plus (?:fabriquée?s|livrée?s|disponibles)|"
    r"non (?:si trovano|sono) più|ya no (?:se fabrican|están disponibles|hay)|(?:zijn|worden) niet meer\b)"
)
_NETWORK = (
    r"(?:internet|network|connection|signal|wi-?fi|power|netz|verbindung|strom|wlan|empfang|réseau|connexion|"
    r"courant|rete|"
    r"connessione|corrente|red|conexión|corriente|netwerk|verbinding|stroom)"
)
_ENDS_WITHOUT = (
    rf"(?:without|ohne|sans|senza|sin|zonder) (?:an? |the |eine |die |das |de |la |le |una |een )?{_NETWORK}\b"
    r"(?![^.;]{0,60}\b(?:lost|verloren|perdu|perso|perdido|kwijt)\b)[^.;]{0,50}?\b(?:stops?|goes? (?:dark|dead|"
    r"blank)|"
    r"nothing works|useless|schluss|geht nichts|geht gar nichts|funktioniert nichts|steht alles|plus rien|"
    r"s[’']arrête|"
    r"si ferma|non va|non funziona|se para|no funciona|stopt|werkt (?:er )?niets)\b"
)
_FOR = (
    rf"(?:{_N}|\d[\d.,]*|an?|eine[nr]?|une|una?|een|en|halbe[nr]?|mehrere|plusieurs|varias|enkele|två|tre|fyra|fem|sju|"
    r"åtta|nio|flera)"
)
_WHILE = rf"{_FOR} (?:hours?|days?|weeks?|stunden?|tagen?|wochen?|heures?|jours?|horas?|días?|uur|dagen|timmar?|dagar)"
_DOWN = (
    rf"(?:war(?:en)?|wurden?) (?:[\w’'-]+ ){{0,4}}?{_WHILE} (?:lang )?(?:nicht (?:erreichbar|verfügbar|nutzbar)|"
    rf"ausgefallen|gestört|offline|außer betrieb|unerreichbar)|"
    rf"(?:était|étaient|a été|ont été|est restée?|sont restée?s) (?:indisponibles?|inaccessibles?|injoignables?|"
    rf"en panne|"
    rf"hors service)(?: pendant| durant)? {_WHILE}|"
    rf"(?:estuvo|estuvieron|quedó) (?:caíd[oa]s?|fuera de servicio|inaccesibles?|sin servicio|inoperativ[oa]s?)"
    rf"(?: durante)? {_WHILE}|"
    rf"(?:was|waren|lag|lagen) (?:[\w’'-]+ ){{0,3}}?{_WHILE} (?:lang )?(?:onbereikbaar|niet bereikbaar|plat|"
    rf"uit de lucht|buiten gebruik)|"
    rf"(?:låg|var) (?:[\w’'-]+ ){{0,2}}?(?:nere|otillgänglig\w*|ur funktion) i {_WHILE}|"
    rf"(?:could not|couldn[’']t) (?:[\w’'-]+ ){{1,5}}?for (?:over |about |more than |nearly )?{_WHILE}|"
    r"(?:was|were|went) (?:down|offline|unavailable|unreachable|out of action) for (?:[\w-]+ ){1,3}(?:hours?|"
    r"days?|weeks?)"
)
# “The chart editor is from another century”; whose house is old says nothing of the program
_OLD = (
    r"(?<!house )(?<!building )(?<!hall )(?<!roof )(?:is|are|feels?|looks?|seems?) (?:[\w-]+ ){0,2}?(?:from|out of|"
    r"stuck in|straight from) (?:(?:another|the last|a different) (?:century|age|era)|the (?:past|stone age|nineties|"
    r"eighties|(?:19)?[89]0s|ark))|belongs? in a museum|(?:wie )?aus dem (?:letzten jahrhundert|vorigen jahrtausend)|"
    r"d[’']un autre (?:siècle|âge)|de otro siglo|uit de vorige eeuw|fra forrige århundrede|från förra århundradet"
)
FAULTS = f"{_DOWN}|{WAITS}|{_OLD}|{_ONLY_ON}|{_HARD}|{_BREAKS_OFF}|{_NOT_KEPT}|{_ENDS_WITHOUT}"
_WAITS = re.compile(rf"\b{WAITS}", re.IGNORECASE)


def tells_a_wait(text: str) -> bool:
    """Whether a sentence says for how many weeks or months somebody waits."""
    return bool(_WAITS.search(text))


_TOLD = re.compile(FAULTS, re.IGNORECASE)
_FAILED = re.compile(_DOWN, re.IGNORECASE)


def tells_a_failure(words: str) -> bool:
    """Whether words that sound like a weakness say for how long something did not work."""
    return bool(_FAILED.fullmatch(words))


_ALONE = re.compile(_ONLY_ON, re.IGNORECASE)


def tells_on_what_alone(words: str) -> bool:
    """Whether words that sound like a weakness say on what alone something runs, or how alone somebody answers."""
    return bool(_ALONE.fullmatch(words))


def is_told_fault(words: str) -> bool:
    """Whether words that sound like a weakness are such a fault as a whole."""
    return bool(_TOLD.fullmatch(words))


# what a carrier could not do for hours
_OF_A_SUPPLIER = re.compile(
    r"\b(?:carriers?|providers?|hosts?|hoster|suppliers?|partners?|banks?|before|anbieter|lieferant\w*|hébergeur|"
    r"fournisseur|proveedor)\b",
    re.IGNORECASE,
)


def is_of_a_supplier(before: str) -> bool:
    """Whether the words before what failed name a carrier, a host or a bank, whose failure it then is."""
    return bool(_OF_A_SUPPLIER.search(before))
