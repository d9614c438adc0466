"""What a house says of the others when it says what it does itself: that the next best does less, that with everybody
else one has to."""

import re
from collections.abc import Iterator

from skills.research.cued import Cued
from skills.research.extract.labels.value import Said, Value

# “The next best we know of is ten.”, of the sentence before
_NEXT_BEST = re.compile(
    r"^\W*(?:the (?:next|second)[- ](?:best|longest|fastest|shortest|lightest|cheapest|closest|nearest)|"
    r"d(?:er|ie|as) (?:nächst|zweit)(?:best|läng|schnell|leicht)\w*|le (?:deuxième|suivant|second) (?:meilleur)?|"
    r"il (?:secondo|migliore dopo (?:il|di) noi)|el (?:siguiente|segundo) mejor|de op één na \w+)\b"
    r"(?: (?:that )?(?:we|one|you) (?:know|knows|found|find)(?: of)?| on the market| of (?:all|them|the others)|"
    r" in the test|"
    r" am Markt|,? (?:den|die|das) wir kennen| du marché| que nous connaissions| sul mercato| che conosciamo|"
    r" del mercado|"
    r" que conocemos| die wij kennen)? (?:only |just |nur |solo |seulement )?"
    r"(?:is|takes|gives|has|lasts|offers|needs|stops|ist|hat|bietet|gibt|est|offre|donne|dà|arriva|es|da|ofrece|"
    r"geeft)\b[^.;]{1,50}",
    re.IGNORECASE,
)
_WITH_OTHERS = Cued(
    r"(?P<own>[^.;:]{8,100}?),? (?:(?:and|but|while|whereas|und|aber|während|et|mais|alors que|e|ma|mentre|y|"
    r"pero|mientras|en|"
    r"maar|terwijl) )?(?:with (?:everybody|everyone|anybody|anyone) else (?:you|it|they) (?:do|does|must|need|"
    r"have|has|are|is)|"
    r"with (?:all )?the (?:others|rest) (?:you|it|they) (?:do|does|must|need|have|has)|"
    r"bei (?:allen|jedem) anderen (?:schon|doch|muss|müssen|braucht|brauchen)|chez (?:tous )?les autres,? (?:si|"
    r"oui|il faut)|"
    r"con (?:tutti )?gli altri (?:sì|si deve|bisogna)|con (?:todos )?los demás (?:sí|hay que)|"
    r"bij (?:alle )?anderen (?:wel|moet))\b",
    re.IGNORECASE,
)


def tells_of_the_next_best(text: str) -> bool:
    """Whether a sentence says how much less the next best of all does than what the sentence before says."""
    return bool(_NEXT_BEST.match(text))


def other_than_with_others(said: Said) -> Iterator[Value]:
    """What a house says of itself before it says that with everybody else it is otherwise."""
    found = _WITH_OTHERS.match(said.text) if said.own else None
    if found:
        yield Value(*found.span("own"), sure=0.9, cue=found.start("own"), affirms=False)
