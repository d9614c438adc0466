"""Where words that tell who buys end: with the second half of a pair, and not with a word that waits for another."""

import re

_AND = r"(?:and|und|et|y|&)"
# verbs that look like a noun of several
_VERB = (
    r"(?:works|runs|serves|is|has|was|does|its|this|us|employs|operates|counts|offers|ships|sells|delivers|makes|keeps|"
    r"plans|processes|handles|grows|manages|needs|uses|saves|helps|builds|prints|rents|lets|takes|gives|gets|goes|"
    r"across|"
    r"hundreds|thousands|millions|dozens|always)"
)
# “hotels | and care homes”, behind which nothing may go on but where they are, or what they do
_SECOND = re.compile(
    rf" {_AND} (?!{_VERB}\b)(?:(?!(?:their|its|our|his|her|your|all|ihre\w*|leurs?|sus)\b)[a-zà-þ-]+ "
    rf")?(?!{_VERB}\b)(?:[a-zà-þ][\wà-þ-]{{2,}}s|(?-i:[A-ZÄÖÜ])[a-zäöüß-]{{3,}}(?:en|er|e|n))"
    r"(?=\W*$|[.,;:)]|\s(?:in|across|on|from|worldwide|use|rely|run|count|trust|have|with|who|that|already|at|"
    r"throughout|"
    r"auf|dans|aus|nutzen|vertrauen|arbeiten)\b)"
)
_MANY = re.compile(r"(?:\d\S*|\b\w+) (?:[\w’-]+ ){0,2}?[^\W\d]+(?:s|en|er|e|n)$")
# “in Österreich, Süddeutschland | und der Schweiz”
_LISTED = re.compile(r", (?:[A-ZÀ-Þ][\w-]+ ?){1,2}$")
_LAST = re.compile(rf",? {_AND} (?:(?:der|die|den|dem|the|la|le|les|l[’']|el) ?)?[A-ZÀ-Þ][\w-]+")
_LOOSE = re.compile(
    r"(?:\s+(?:across|in|at|on|of|for|to|with|by|from|and|or|the|an?|throughout|around|und|mit|von|auf|für|aus|et|"
    r"de|des|du|"
    r"dans|en|y|con|por|para)|\s+(?:at|by|as of) (?:the )?(?:end|start|beginning|close)(?: of(?: [A-Z]\w+(?: "
    r"\d{4})?)?)?|"
    r"\s+zu (?:seinen|ihren|unseren|den) (?:kunden|kundinnen)|"
    r"\s+(?-i:arbeiten|nutzen|vertrauen|setzen|verwenden))$",
    re.IGNORECASE,
)


def ends_of(text: str, start: int, end: int) -> int:
    """Where the words of a count, or of a name, that begin at `start` end."""
    while loose := _LOOSE.search(text[start:end]):
        end = start + loose.start()
    if _LISTED.search(text[start:end]) and (last := _LAST.match(text, end)):
        return last.end()
    if text[start : start + 1] and _MANY.search(text[start:end]) and (second := _SECOND.match(text, end)):
        return second.end()
    return end
