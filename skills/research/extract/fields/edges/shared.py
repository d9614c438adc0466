"""What all of them do, and what the others do, which is nobody's edge; or is none any more since they do it too."""

import re

from skills.research.cued import Cued
from skills.research.extract.words.families import NO_OTHER, SOLE

# “das kann heute jeder”, and not “das kann alle Formate lesen”
_ALL_OF_THEM = (
    r"(?=\W*$|[,;.!–—]| (?:so|auch|anderen|tun|machen|haben|einhalten|erfüllen|Anbieter|Hersteller|"
    r"Betriebe?|Häuser)\b)"
)
# what all of them do is nobody's edge
_COMMON = Cued(
    rf"\b(?:das|dies) (?:muss|müssen|soll|sollen) (?:jede[rs]?|alle)\b"
    rf"(?:{_ALL_OF_THEM}| (?-i:[A-ZÄÖÜ])\w+(?=\W*$|[,;.]))|\bpflicht für (?:alle|jede[ns]?)\b|"
    r"\b(?:tous|toutes) (?:y sont tenus|doivent le faire)\b|\b(?:todos|todas) (?:deben|tienen que) hacerlo\b|"
    r"\b(?:das|dies|den|die) (?:hat|haben|kann|können|macht|machen|bietet|bieten) (?:heute|inzwischen|mittlerweile|"
    r"längst)? ?"
    rf"(?:jeder|alle)\b{_ALL_OF_THEM}|"
    r"\b(?:demand(?:s|ed)?|require[sd]?|expect(?:s|ed)?|ask(?:s|ed)?) of (?:all|every|any|each)\b|"
    r"\b(?:af|hos|fra) (?:stort set |næsten )?alle (?:andre )?(?:leverandører|udbydere|systemer|konkurrenter|"
    r"producenter)\b|"
    r"(?<!nicht )(?<!anders )\bwie (?:jede[rsnm]?|alle|die meisten) (?:andere[nrsm]?|übrigen)\b|\bcomme (?:tout|"
    r"toute|chaque) autre\b|"
    r"\bcomo (?:cualquier|todo) otr[oa]\b|\bligesom (?:alle|enhver)\b|\bsom alle andre\b|\b(?:door|bij|"
    r"van) (?:vrijwel |"
    r"bijna )?alle (?:andere )?(?:leveranciers|"
    r"aanbieders|systemen)\b|\bzoals (?:elke|alle|iedere)\b|\b(?:bei|"
    r"von) (?:fast )?allen (?:anderen )?(?:anbietern|herstellern|"
    r"systemen)\b|\b(?:chez|par) (?:presque )?tous les (?:autres )?(?:fournisseurs|éditeurs|fabricants)\b|"
    r"\b(?:todos los|"
    r"por todos los|con todos los) (?:demás )?(?:proveedores|fabricantes)\b[^.;]{0,40}\b(?:también|ofrecen|tienen)\b|"
    r"\b(?:by|from|with) (?:nearly |almost )?(?:all|every|any) (?:other )?(?:suppliers?|vendors?|providers?|"
    r"makers?), (?:too|us "
    r"included|including us|ourselves included|also)\b|"
    r"\blike (?:every|any|all|most|each)\b(?! of (?:our|its|their))|"
    r"^all (?:two|three|four|five|six|seven|of them),? [^.;]{0,40}\bamong them\b|"
    r"\bas (?:(?:practically |nearly |almost |virtually |just about )?(?:every|all|any|most|each)\b[^.;]{0,40}|"
    r"everyone|everybody)\s(?:does|do|did|has|have|must)\b|"
    r"\bas (?:you|one|people)(?:[’']d| would|[’']ll| will)? expect (?:from|of|with) (?:any|every|all|most|each)\w*\b|"
    r"\bwie man (?:es|das) von (?:jede[mr]|allen)\b[^.;]{0,20}\berwarte\w*|\bcomme on (?:l[’'])?attend de (?:tous|"
    r"chaque|n[’']importe)\b|"
    r"\bas (?:every|any|all|most|each) [^.;,]{0,30}\b(?:is|are)(?=\W*$|[,;.])|"
    r"\b(?:is|are|was) (?:quite |perfectly |now )?(?:usual|common|standard|customary|nothing special) (?:in|for|"
    r"among) (?:our|the|"
    r"this) (?:trade|industry|business|branch|field|market)\b|\b(?:ist|sind) (?:in der|in unserer) Branche (?:üblich|"
    r"Standard)\b|\b(?:usual|standard|de règle|courant) dans (?:le métier|la branche|le secteur)\b|"
    r"\bhabitual en (?:el sector|el ramo)\b|\bgebruikelijk in (?:de branche|het vak)\b|"
    r"\b(?:so|as) (?:does|do|must|has) (?:every|everybody|everyone|all|the (?:others?|rest))\b|"
    r"\b(?:the )?same as (?:every|any)(?:one|body)(?: else)?[’']s (?:do|does|did|has|have)\b|"
    r"\b(?:same )?as (?:there (?:is|are) )?(?:with|from|at|for|in|on) (?:every|any|all|each|most) (?:other "
    r")?(?!(?:of )?(?:our|its|their)\b)\w|"
    r"\bversteht sich(?: von selbst)?\s*(?:[,.;!]|$)|\bdas (?:hält|macht|tut) (?:doch )?jede[rs]? (?:\w+ ){1,2}so\b|"
    r"\b(?:cela|ça) va de soi\b|"
    r"\bdas ist (?:in der ganzen branche|überall|bei allen) so\b|\bcomme partout\b|"
    r"\b(?:hardly|scarcely) an? \w+ (?:left |now |today )?(?:without|lacks)\b|"
    r"\blike the rest of (?:the|our)\b|\bcomme (?:chez|dans|sur) (?:tous|toutes)\b|\bwie (?:bei|in) (?:allen|jedem|"
    r"jeder)\b|\bcomo (?:en|"
    r"con) tod[oa]s\b|"
    r"\blike (?:they|you|we|one) (?:would|do|can|could|gets?) (?:\w+ )?(?:from|with|at) (?:any|every|all|most)\b|"
    r"\b(?:schreibt (?:die norm|das gesetz) vor|(?:auch )?(?:in|bei) jedem anderen|gesetzlich vorgeschrieben|"
    r"imposée? par la "
    r"(?:norme|loi)|dans (?:tout|toute|n[’']importe quel(?:le)?) autre)\b|"
    r"\bthat[’']s the law\b|\b(?:as|which) the law (?:demands|requires)\b|\b(?:so|as) (?:has|have|do|does) ours\b|"
    r"\b(?:in the meantime|meanwhile|by now|since then),? (?:most|many|all|several) (?:others|rivals|competitors|"
    r"suppliers|vendors|makers|of them) (?:has|have|had|do|offer)\b|"
    r"\bfor (?:a while|some time|(?:several|some|many|a few|\w+) years)\b[^.;]{0,12}"
    r"\b(?:we were (?:the )?(?:only|first|alone)|nobody but us (?:\w+ed|had))\b",
    re.IGNORECASE,
)
# of others, what they do worse or not at all, behind what is done here
_VENDORS = (
    r"(?:vendors?|tools?|apps?|systems?|makers?|suppliers?|providers?|machines?|planners?|platforms?|products?|"
    r"firms?|agencies|"
    r"services?|solutions?|laborator(?:y|ies)|labs?|rotas?|programs?|programmes?)"
)
_OF_OTHERS = Cued(
    rf"^(?:(?:others?|(?:other|rival|competing) {_VENDORS}|rivals|competitors|everyone else|everybody else) "
    r"(?:(?:just|still|only|at best) )?(?:do|does|don[’']t|can|cannot|can[’']t|need|have to|must|still|wait|warn|"
    r"take|stop|make|"
    r"leave|want|send|ask|wash|charge|hold|rely|expect|give up|look|show)\b|"
    r"(?:(?:every|any)(?:one|body) else|any other (?:maker|vendor|supplier|provider|firm)|"
    r"the others?)[’']s (?:\w+ ){1,2}\w+s\b|"
    r"every other \w+ (?:we \w+(?: \w+){0,2} )?(?:(?:just|still|only) )?(?:waits?|needs?|stops?|does|takes?|sends?|"
    r"asks?|leaves?)\b|"
    r"(?:la competencia|los demás|las demás|otros fabricantes|otras marcas) (?:lo|la|los|las|les|solo|sólo|"
    r"todavía|aún|siguen?|"
    r"tarda\w*|necesita\w*|envía\w*|manda\w*|obliga\w*|deja\w*)\b|"
    r"(?:die (?:konkurrenz|anderen|mitbewerber)|der wettbewerb|andere (?:hersteller|anbieter|maschinen|geräte|"
    r"systeme)) "
    r"(?:braucht|brauchen|muss|müssen|schickt|schicken|wartet|warten|steht|stehen|lässt|lassen|nimmt|nehmen)\b|"
    r"(?:la concurrence|les autres|nos concurrents|les concurrents) (?:l[’']|le |la |les |doi(?:t|vent)|"
    r"attend\w*|envo\w+|"
    r"exig\w+|se contente\w*)|"
    r"(?:andre (?:maskiner|systemer|leverandører|producenter)|de andre|konkurrenterne) (?:må|skal|bruger|venter|"
    r"står|sender)\b|"
    r"we (?:have not|haven[’']t|have yet to|have never|never) (?:\w+ )?(?:met |seen |found |come across )"
    r"(?:another|anyone else|anybody else)\b|"
    rf"we know of {NO_OTHER}\b|"
    r"we (?:have |[’']ve )?(?:read|tried|tested|compared|looked at|asked|called|went through)\b[^.;]{0,40}\b"
    r"(?:rivals|competitors|others|vendors|suppliers|makers)\b[^.;]{0,20}\b(?:each|every(?: single)? one|all|none) of "
    r"them\b|(?:do |go |try to )?find (?:us|me) another\b|"
    rf"ask (?:any |the )?(?:other|rival|competing) {_VENDORS} (?:how|whether|if|for|what)\b|"
    r"(?:show|name) us (?:another|one other)\b|ask (?:anyone|anybody|someone) else\b)",
    re.IGNORECASE,
)


# “the only app that works like any sheet” is an edge all the same
_BUILT_ALONE = re.compile(rf"\bthe (?:{SOLE}|first)\b|\b{NO_OTHER}\b", re.IGNORECASE)
_LIKE_ALL = re.compile(
    r"like (?:every|any|all|most) (?:\w+ ){0,2}(?:firm|vendor|maker|supplier|provider|compan)", re.IGNORECASE
)


_ONCE_ALONE = Cued(
    r"\b(?:(?:in|until|by) (?:19|20)\d\d|when we (?:began|started|opened))\b[^.;]{0,12}\b(?:ours was|we were) "
    r"(?:still )?the (?:only|sole)\b(?![^.]*\bstill (?:are|is)\b)",
    re.IGNORECASE,
)


def is_common(text: str) -> bool:
    """Whether a sentence says that everybody does so, or that it was rare long ago."""
    if _ONCE_ALONE.search(text):
        return True
    return bool(_COMMON.search(text)) and not (_BUILT_ALONE.search(text) and not _LIKE_ALL.match(text))


def tells_of_others(text: str) -> bool:
    """Whether a sentence of a house says of all others how they do what it said before of itself."""
    return bool(_OF_OTHERS.match(text)) and not is_common(text)


# behind an edge, that it is one no more
_SHARED_SINCE = Cued(
    r"^(?:then|since then|meanwhile|in the meantime|by now|today|now),? (?:the |all the )?"
    r"(?:most |many |all |several |\w+ )?"
    r"(?:others?|rivals?|competitors?|makers?|suppliers?|vendors?|everybody|everyone)\b[^.]{0,25}"
    r"\b(?:has|have|had|offers?|followed|copied|pinched|caught up|do so|does so|too)\b|"
    r"^so (?:can|do|does|has|have) (?:(?:the )?\w+ of )?(?:any|every|all|most|each) (?:of them\b|others?\b|rivals?\b|"
    r"competitors?\b|(?:\w+ ){0,3}(?:sold|made|on the market)\b)|"
    r"^(?:(?:that|this|which|it) is (?:nothing (?:special|new)|standard)|nothing special)\b|"
    r"^(?:any|every) (?:[\w-]+ ){1,3}(?:does|do|has|can|will) (?:that|this|it|so|as much)\b|"
    r"^(?:our |the |most |all )?(?:competitors|rivals|others|other \w+s) (?:all )?(?:offer|have|do|include|sell|"
    r"provide) (?:this|that|"
    r"it|so|one|them)\b|"
    r"^(?:all of them|they all|everybody|everyone) (?:has|have|do|does|can)(?: (?:this|that|it|one|so))?\W*$|^who "
    r"doesn[’']t\b|"
    r"^(?:today |now )?the (?:whole|entire) (?:trade|industry|market|branch) (?:has|does|do|builds?|makes?|"
    r"offers?|sells?|copied)\b|"
    r"^(?:by )?now (?:half|most|all|much|a third) (?:of )?(?:the )?(?:trade|market|industry|branch|field|others|"
    r"rivals)\b|"
    r"^das (?:ist|gibt es) (?:in der ganzen branche|überall|bei allen)\b|"
    r"^(?:das|dies\w*|die|der|so etwas) (?:gehört|zählt|ist|sind)\b[^.]{0,40}\bstandard\b|"
    r"^(?:c[’']est|cela est|celui-ci est|ce sont) [^.]{0,30}\b(?:partout)\b|"
    r"^(?:that|this|which)(?:[’']s| is) (?:now )?(?:the )?(?:industry )?standard(?: everywhere| practice)?\W*$|"
    r"^(?:now )?(?:name|show (?:me|us)) (?:me |us )?(?:a|one|an|any)\b[^.]{3,40}\b(?:doesn[’']t|does not|hasn[’']t|"
    r"lacks|without)\W*|"
    r"^(?:every|any) [^.]{3,40} (?:has|have|comes with)\b[^.]{0,40}\b(?:so|and) (?:has|have|do|does) (?:ours|we)\b",
    re.IGNORECASE,
)
_NOT_SHARED = re.compile(
    r"\b(?:still|no|not|none|nobody|only|cannot|unlike|other than)\b|(?<!\bwho does)n[’']t\b", re.IGNORECASE
)


def is_shared_since(following: str) -> bool:
    """Whether the sentence behind an edge says that others have it too."""
    return bool(_SHARED_SINCE.match(following)) and not _NOT_SHARED.search(following)
