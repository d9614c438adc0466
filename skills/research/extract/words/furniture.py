"""Lines of a page that say nothing of what a house sells: addresses, fairs, counters, menus, notices, who wrote."""

import re
from collections.abc import Sequence
from functools import lru_cache

from indexing.web.legal import LEGAL
from skills.research.cued import Cued

# a house by its full name, perhaps with its address, and nothing that is said of it
_FULL_NAME = re.compile(
    rf"(?:\W*(?:Impressum|Imprint|Mentions légales|Legal notice|Contact|Kontakt|©)\W+)?(?:[A-ZÀ-Þ&][\w’'&-]*,? "
    rf"){{1,6}}?"
    rf"(?:{LEGAL}\b\.?(?: & Co\.?(?: KGa?A?)?)?)(?=\W*$|\s?[,·|–—(\n]| registered\b| eingetragen\b| au capital\b)"
)
_SAYS = re.compile(
    r"\b(?:is|are|was|has|have|holds?|won|wins|received|offers?|makes?|sells?|does|do|can|ist|sind|hat|wurde|kann|est|"
    r"a|ont|propose|es|tiene|er|har|heeft)\b|\b(?:certif|zertif|award|prize|accredit|geprüft)",
    re.IGNORECASE,
)
# where it is: “3 Yard Road, Dundee DD1”, “28197 Bremen”, “Austin TX 78704”, “BS1 4DJ”
_POSTCODE = Cued(
    r"^\d+[a-z]? [A-ZÀ-Þ][^.;:]{2,60}, [A-ZÀ-Þ][a-z]+ [A-Z]{1,2}\d{1,2}\W*$|"
    # neither “ISO 9001 Quality Management” nor “Top Employer 2026 Germany”
    r"(?<![\d.,])(?<!ISO )(?<!IEC )(?<!EN )(?<!DIN )(?<!BS )(?<!NEN )(?<!NF )(?<!UL )(?!20[12]\d )"
    r"(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÀ-Þ][a-zß-ÿ’'-]{2,}(?:[ -][A-ZÀ-Þ][\w’'-]+)*\W*$|"
    r"(?<=[a-z])[, ] ?(?!EN|NF|BS|UL)[A-Z]{2},? \d{5}(?:-\d{4})?\W*$|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\W*$"
)
_REGISTERED = Cued(
    r"\bregistered (?:in (?:England|Scotland|Wales|Ireland|Northern)\b|office\b|address\b)|\bcompany registration\b|"
    r"\bsiège social\b|\beingetragen im\b|\bSitz der Gesellschaft\b",
    re.IGNORECASE,
)
# where it stands at a fair: “Transporttage Hannover, Halle 21, Stand C14”
_AT_A_FAIR = Cued(
    r"\b(?:hall|halle|pavilion|pavillon|pabellón|hal)\s?[A-Z]?\d[\w.]*,? .{0,4}(?:stand|booth|stall)\b|"
    r"\b(?:stand|booth|stall)\s(?:no\.? |nr\.? )?[A-Z]?\d+[A-Z]?\d*\W*$",
    re.IGNORECASE,
)
_NOTICE = Cued(
    r"^\W*(?:read|see|view|download|open|lire|voir|télécharger|lesen|zum|zur|ver|leer|descargar|lees|bekijk) "
    r"(?:\w+ ){0,2}?"
    r"(?:more|report|study|story|results?|certificates?|minutes|procès-verbal|rapport|étude|certificat|bericht|"
    r"studie|zertifikat|"
    r"mehr|plus|informe|estudio|más|meer|verslag|onderzoek)\W*$|"
    r"^\W*(?:(?:play|watch)(?: the)? (?:video|film)|(?:video|film) (?:abspielen|ansehen)|voir la vidéo|ver (?:el "
    r")?vídeo)\b|"
    r"\b\d+[- ]min(?:ute)?s?\.? (?:read|lesezeit|de lecture|de lectura)\b|\blesezeit:? \d|"
    r"\b(?:site|page|website|seite|wir|we)\b[^.]{0,20}\b(?:uses?|sets?|verwende[nt]|nutz(?:t|en)|setz(?:t|en))\b"
    r"[^.]{0,30}\bcookies\b|\bce site\b[^.]{0,40}\bcookies\b|"
    r"\byou are (?:our )?visitor\b|\bvisitor (?:no|number)\b|\bsie sind besucher\b|"
    r"\b(?:the |die |les )?(?:pictures|photos|images|illustrations|bilder|abbildungen|fotos|photos) (?:may |can |"
    r"können )?"
    r"(?:show|zeigen|montrent|muestran|differ|abweichen)\b|"
    r"^\W*(?:all |our )?(?:prices|prix|preise|precios)\b[^.]{0,40}\b(?:vat|tax(?:es)?|taxes?|mwst|ust|hors|netto|"
    r"iva)\b|"
    r"^\W*(?:\w+ \()?(?:preis)?stand:? (?:[A-ZÄ]\w+ )?(?:19|20)\d\d\)?\W*$|"
    # of the law, whoever's page it is
    r"^\W*(?:angaben|informationen?|pflichtangaben) (?:gemäß|nach|laut|gem\.) (?:§|art)|"
    r"\b(?:is|are) not (?:liable|responsible) for (?:the |any )?(?:contents?|links?|sites?|websites?|pages)\b|"
    r"\bno se hace responsable (?:del? |de los )?(?:contenidos?|enlaces|sitios|uso)\b|"
    r"\b(?:n[’']est pas|ne sont pas|décline toute) responsab(?:le|les|ilité) (?:du|des|de|quant) [^.;]{0,12}"
    r"\b(?:contenus?|liens|sites?)\b|"
    r"\b(?:haftet|haften|übernehmen?|übernimmt)\b[^.;]{0,40}\b(?:inhalte?n?|links?|seiten)\b|"
    r"\b(?:use of this (?:site|website)|el uso de est[ea] (?:sitio|página|web)|l[’']utilisation de ce site|die nutzung "
    r"dieser (?:seite|website))\b[^.;]{0,40}\b(?:accept\w*|acepta\w*|implica|implies|means|constitutes|gilt|vaut)\b|"
    r"^\W*(?:last )?(?:updated|revised|page updated|zuletzt aktualisiert|mis à jour)\b",
    re.IGNORECASE,
)
# who judges others says of what it lives: “Wir erhalten kein Geld von bewerteten Betrieben”
_OF_THE_PAPER = re.compile(
    r"^\W*(?:we|wir|nous|this (?:site|page|guide|review)) (?:(?:do not|don[’']t|never|may|also|n[’']) ?)*"
    r"(?:receive|accept|take|earn|get|are (?:not )?paid|erhalten|nehmen|bekommen|recevons|acceptons|touchons)\b"
    r"[^.;]{0,30}\b(?:money|commissions?|payments?|by (?:any|the) (?:vendors?|suppliers?|makers?|firms?)|geld|"
    r"provision\w*|argent|rémunération)\b",
    re.IGNORECASE,
)
_WHERE_FROM = Cued(
    r"^\W*(?:the|these|our|all|die|les) (?:figures|numbers|data|answers|ratings|zahlen|angaben|chiffres) (?:here )?"
    r"(?:come|are taken|are drawn|stammen|kommen|viennent|proviennent)\b",
    re.IGNORECASE,
)
# below such a heading stand other stories: “Deskomat cuts a third of its staff”
_OTHER_STORIES = Cued(
    r"\W*(?:most (?:read|popular|viewed|shared)|(?:related|more|other|latest|recent|further|popular) (?:articles?|"
    r"stories|"
    r"posts?|news|reading|topics?|reviews)|read (?:next|more|also|on)|also (?:read|in this issue|on this site)|you "
    r"(?:may|might) (?:also )?like|trending(?: now)?|"
    r"(?:(?:people|others|users|visitors|readers|buyers|customers|clients|shoppers) )?also (?:look(?:ed)? at|"
    r"view(?:ed)?|"
    r"compar(?:ed?|ing)|considered)|(?:anderen? )?(?:ook|auch) (?:bekeken|vergeleken|angesehen|verglichen)|"
    r"(?:andere )?(?:sahen|verglichen) auch|"
    r"bekijk ook|vergelijk ook|(?:consultés?|comparés?|vus?) aussi|(?:otros )?también (?:vieron|compararon)|"
    r"ähnliche (?:anbieter|systeme|programme)|"
    r"vergelijkbare (?:aanbieders|systemen)|more from .{1,30}|in other news|meistgelesen|am meisten gelesen|"
    r"(?:weitere|ähnliche|verwandte) (?:artikel|beiträge|themen|meldungen)|auch interessant|mehr zum thema|"
    r"les plus lus|à lire aussi|articles? (?:liés?|similaires)|lo más leído|(?:artículos|noticias) relacionad[oa]s|"
    r"mest læste|læs også|meest gelezen)\W*",
    re.IGNORECASE,
)
_LEAST_OF_MENU = 3  # words
_MOST_KEPT = 64  # sentences, of which several fields ask the same
_MOST_OF_BYLINE = 90  # letters
_HANDLE = re.compile(r"[a-z]+[a-z_.-]*\d+")  # “anon4471”
_MONTH = (
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|jän|mär|mai|okt|dez|fév|avr|juin|juil|août|déc|ene|abr|ago|"
    r"dic)[a-zé]*\.?"
)
# who wrote and when: “Harbour master, verified”, “Brim Hats, August 2026”, “· Verified · 2 Sep 2026”
_BYLINE = Cued(
    r"(?:(?:[^.;:!?]|(?<=\s(?-i:[A-Z]))\.){0,60}[,·|(–—] ?)?\W*(?:a )?(?:verified|verifiziert\w*|verifié\w*|"
    r"vérifiée?|geprüft\w*|verificad[oa])"
    r"(?: (?:[\w-]+ )?(?:user|buyer|purchase|customer|reviewer|renter|owner|review|guest|kauf|kunde|nutzer|achat|"
    r"client|"
    rf"compra))?\W*(?:(?:\d{{1,2}}\.? )?(?:{_MONTH} )?(?:\d{{1,2}}, )?(?:19|20)\d\d)?\W*|"
    rf"\W*(?-i:[A-ZÀ-Þ])[^.;:!?\d]{{1,50}}[,·|–—] ?(?:(?:\d{{1,2}}\.? )?{_MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d)\W*",
    re.IGNORECASE,
)
_HONOUR = re.compile(
    r"(?i:award|prize|medal|trophy|winner|certif|seal\b|label|preis|siegel|medaille|auszeichnung|zertifik|prix|lauréat|"
    r"premio|of the year|des jahres|approv|accredit|audit|\bbest\b|\btop\b|leader|choice|gold)|[A-Z]{2,} ?\d|\bTÜV|"
    r"[A-Z]{3,}"
)


# “Red Dot Design Award Winner”, “Certified B Corp”: neither a menu nor the name of a house
_OF_A_PRIZE = re.compile(
    r"\b(?:B Corp|Award|Prize|Medal|Trophy|Winner|Champion|Certified|Approved|Accredited|Marked|Of The Year|Label|"
    r"Seal|TÜV|\w*[Pp]reis|\w*[Ss]iegel|[Tt]estsieger|Geprüft\w*|Prix|Lauréate?|Premio|Ganadora?)\b"
)


# beside the pages that the law asks for stand other pages: “Impressum Mediadaten Datenschutz”
_OF_LAW = re.compile(
    r"\b(?:Impressum|Imprint|Datenschutz|AGB|Privacy|Cookies|Mentions légales|Confidentialité|Aviso legal|"
    r"Privacidad|Colofon)\b"
)


@lru_cache(_MOST_KEPT)
def is_furniture(text: str, *, own: bool) -> bool:
    """Whether a line is an address, a notice, a counter, a stand at a fair or a menu; `own`: on a house's own site."""
    if _is_address(text) or _AT_A_FAIR.search(text) or _NOTICE.search(text) or _is_menu(text):
        return True
    return bool(_WHERE_FROM.match(text) or (not own and _OF_THE_PAPER.match(text)))


def _is_address(text: str) -> bool:
    name = _FULL_NAME.match(text)
    if name and not (_SAYS.search(text, name.end()) or _OF_A_PRIZE.search(text)):
        return True
    is_place = bool(_POSTCODE.search(text) or _REGISTERED.search(text))
    return is_place and not _SAYS.search(_REGISTERED.sub(" ", text))


def _is_menu(text: str) -> bool:
    """“Cookies Privacy Procurement Accessibility”: names of pages side by side."""
    words = text.split()
    is_large = all(one[:1].isupper() and one.isalpha() for one in words)
    least = 1 if _OF_LAW.search(text) else _LEAST_OF_MENU
    return len(words) > least and is_large and not _OF_A_PRIZE.search(text)


def is_byline(text: str) -> bool:
    """Whether a line only says who wrote a review, and when."""
    line = text.strip()
    is_short = len(line) <= _MOST_OF_BYLINE
    return is_short and bool(_HANDLE.fullmatch(line) or _BYLINE.fullmatch(line)) and not _HONOUR.search(line)


def leads_elsewhere(path: Sequence[str]) -> bool:
    """Whether the nearest heading says that below it stand other stories."""
    return bool(path) and bool(_OTHER_STORIES.fullmatch(path[-1]))
