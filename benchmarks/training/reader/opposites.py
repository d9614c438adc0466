"""Words and their opposites, to spoil a question with: the passage then says the contrary."""

_PAIRS = """
first last|before after|begin end|began ended|start stop|started stopped|increase decrease|increased decreased
increasing decreasing|more fewer|most least|highest lowest|high low|higher lower|large small|larger smaller
largest smallest|big little|biggest smallest|long short|longer shorter|longest shortest|early late|earlier later
earliest latest|old new|older newer|oldest newest|young old|strong weak|stronger weaker|fast slow|faster slower
open closed|public private|internal external|inside outside|north south|northern southern|east west
eastern western|upper lower|above below|over under|always never|often rarely|usually seldom|all none|every no
accept reject|accepted rejected|allow forbid|allowed forbidden|agree disagree|agreed disagreed|win lose|won lost
buy sell|bought sold|gain lose|gained lost|rise fall|rose fell|join leave|joined left|arrive depart
include exclude|includes excludes|included excluded|support oppose|supported opposed|supports opposes
success failure|successful unsuccessful|possible impossible|legal illegal|able unable|required optional
necessary unnecessary|common rare|major minor|maximum minimum|majority minority|positive negative
active passive|direct indirect|formal informal|complete incomplete|known unknown|visible invisible
like unlike|same different|similar dissimilar|easy difficult|cheap expensive|rich poor|hot cold|warm cool
wet dry|heavy light|deep shallow|wide narrow|good bad|better worse|best worst|right wrong|true false
safe dangerous|permanent temporary|local global|national international|domestic foreign|modern ancient
attack defend|attacked defended|build destroy|built destroyed|create destroy|created destroyed
remember forget|love hate|give take|gave took|send receive|sent received|push pull|enter leave|entered left
import export|imported exported|victory defeat|peace war|friend enemy|ally enemy|parent child|male female
man woman|men women|king queen|father mother|son daughter|day night|summer winter|morning evening|birth death
born died|alive dead|present absent|previous next|former latter|future past|primary secondary|main minor
simple complex|single multiple|full empty|fixed variable|natural artificial|voluntary mandatory
approve deny|approved denied|add remove|added removed|expand shrink|expanded shrank|praise criticize
praised criticized|encourage discourage|encouraged discouraged|improve worsen|improved worsened|with without
"""
_OPPOSITE: dict[str, str] = {}
for _pair in _PAIRS.replace("\n", "|").split("|"):
    if _pair:
        _one, _other = _pair.split()
        _OPPOSITE.setdefault(_one, _other)
        _OPPOSITE.setdefault(_other, _one)


def opposite(word: str) -> str | None:
    """The contrary of a word in lower case, or None."""
    return _OPPOSITE.get(word)
