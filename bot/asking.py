"""Whether words in a channel ask something that could be looked up: cheap rules, before anything is searched.

They only keep chatter away from the search; whether a question is answered is decided by `ask` and its threshold.
"""

import re

_QUESTION_WORDS = (
    "what|what's|whats|who|who's|whom|whose|when|when's|where|where's|which|why|how|how's|"
    "is|are|am|was|were|do|does|did|can|could|may|might|will|would|should|has|have|must|"
    "wer|wen|wem|was|wann|wo|wohin|welche|welcher|welches|warum|wieso|wie|gibt|darf|dürfen|kann|können|muss|müssen|"
    "qui|quand|où|quel|quelle|quels|quelles|pourquoi|comment|combien|est-ce|peut-on|puis-je|"
    "qué|quién|cuándo|dónde|cuál|cuáles|por qué|cómo|cuánto|cuánta|cuántos|cuántas|puedo|hay"
)
_STARTS = re.compile(
    rf"(?:(?:and|so|but|also|then|ok(?:ay)?|hm+|und|et|y),?\s+)*(?:{_QUESTION_WORDS})\b", re.IGNORECASE
)
_WONDERS = re.compile(
    r"\b(?:any(?:one|body)|some(?:one|body)) (?:here )?(?:know|knows|remember|remembers|have|has)\b|"
    r"\bwonder(?:ing)? (?:if|whether|"
    r"what|how|where|who|when)\b|\b(?:need|want|like) to know\b|\bno idea (?:how|what|where|who|when|"
    r"whether)\b|"
    r"\bweiß (?:jemand|wer)\b|\bquelqu'un sait\b|\balguien sabe\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"^\s*(?:hi|hey|hello|hallo|good morning|morning|salut|bonjour|hola)(?: (?:all|everyone|"
    r"everybody|team|folks|there|guys))?"
    r"[\s,!.:–-]+",
    re.IGNORECASE,
)
# said to a person, whoever that is: an invitation, a favour, a feeling, a plan
_TO_A_PERSON = re.compile(
    r"\b(?:how (?:are|was|is|were) (?:you|your|everyone|everybody|things|it going)|how's it going|"
    r"what's up|how do you feel|"
    r"what do you (?:think|say|mean|want)|do you (?:think|want|mind|agree|have time|have a minute|"
    r"mean|remember|like)|"
    r"did you|have you|are you|were you|will you|would you|could you|can you|should you|you (?:ok|"
    r"okay|there|in|free|coming|sure)|"
    r"(?:shall|should|can|could) (?:we|i) (?:meet|talk|call|sync|chat|move|skip|start|go|grab|"
    r"do this|do it|join|help|have)|"
    r"(?:who|anyone|anybody|who's|someone|somebody) (?:is |else )*(?:up for|in for|wants?|want|fancy|"
    r"coming|joining|free|around|"
    r"hungry|else|interested|available|able to|can (?:help|review|take|cover|join|look))|"
    r"your (?:view|take|opinion|thoughts|pr|branch|change|weekend|day|holiday|trip)|my (?:pr|branch|"
    r"change|screen|message)|"
    r"lgtm|hear me|see my screen|ready\?|thoughts\?|(?:grab|for) (?:a )?(?:lunch|coffee|beer)|how come you)\b",
    re.IGNORECASE,
)
# a favour that is asked of whoever knows
_OF_ANYBODY = re.compile(
    r"\b(?:do|does|did) (?:you|any(?:one|body)|some(?:one|body)) (?:guys |all |happen to )?(?:know|"
    r"remember where)\b|"
    r"\b(?:can|could|would) (?:you|any(?:one|body)|some(?:one|body)) (?:please |kindly )?(?:tell|"
    r"show|explain|remind|point|find|give|"
    r"summari[sz]e|list|check|look up|say|confirm|clarify|quote|repeat|translate|share (?:the|"
    r"a) (?:link|source|page))\b",
    re.IGNORECASE,
)
_RHETORICAL = re.compile(
    r"^\W*(?:really|seriously|right|ok(?:ay)?|no|yes|huh|eh|what|wow|sure|deal|agreed|makes sense|"
    r"sounds good|isn't it|no way|lol|haha|"
    r"you know|who knows|who cares|why not|how so fast|oh(?: really)?|is it|are we|what a \w+)\b\W*$",
    re.IGNORECASE,
)
_TAG = re.compile(
    r",\s*(?:right|ok(?:ay)?|no|yes|isn't it|aren't they|don't you think|eh|huh|oder|non|verdad)\s*\?+\s*$",
    re.IGNORECASE,
)
_FEWEST = 3  # words of a question that stands alone; a shorter one leans on what stands before it
_LONGEST = 1_200  # characters; what is longer tells a story


def could_be_looked_up(text: str) -> bool:
    """Whether a message that was said to nobody asks for a fact."""
    words = _GREETING.sub("", _unquoted(text)).strip()
    if not words or len(words) > _LONGEST or is_aside(words):
        return False
    asked = next((one for one in _sentences(words) if _asks(one)), "")
    enough = len(asked.split()) >= _FEWEST or len(words.split()) > 2 * _FEWEST
    return bool(asked) and enough and not is_to_a_person(asked)


def asks_on(text: str) -> bool:
    """Whether a message in a conversation goes on asking, however short: "and in Spain?", "what about interns"."""
    words = _unquoted(text)
    return not is_aside(words) and any(_asks(one) or _GOES_ON.match(one) for one in _sentences(words))


def is_to_a_person(text: str) -> bool:
    """Whether it asks a person for a favour, an opinion or their company."""
    return bool(_TO_A_PERSON.search(text)) and not _OF_ANYBODY.search(text)


def is_aside(text: str) -> bool:
    """Thanks, a nod, a smile: words that neither ask nor tell."""
    bare = re.sub(r":[\w+-]+:|[^\w\s?']", " ", text).strip().lower()
    return not re.search(r"\w", bare) or bool(_ASIDE.fullmatch(bare)) or bool(_RHETORICAL.match(bare))


def orders(text: str) -> bool:
    """Whether it tells somebody to look something up: "tell me more", "summarise that"."""
    return bool(_ORDERS.match(_GREETING.sub("", text).strip()))


_GOES_ON = re.compile(
    r"\s*(?:(?:and|or|but|so|also|then|ok(?:ay)?|hm+|und|et|y),?\s+)*(?:what about|how about|what if|"
    r"same for|in case of|even (?:if|for)|"
    r"and (?:for|in|on|at|with|if|when|after|before|the|what|who|how)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?:(?:ok(?:ay)?|thanks?|thank you|thx|ty|cheers|great|nice|cool|perfect|awesome|got it|"
    r"good to know|makes sense|sounds good|"
    r"that's (?:great|helpful|perfect|it|all|good)|that helps|i see|ah+|oh+|wow|haha+|lol|yes|yep|"
    r"yeah|no|nope|sure|right|exactly|"
    r"agreed|done|will do|so much|a lot|very much|everyone|all|guys|then|for (?:that|this|"
    r"the (?:info|help|quick answer))|"
    r"interesting|hm+|good|super|merci|danke|gracias|again|confidant|bot)\W*)+",
    re.IGNORECASE,
)
_ORDERS = re.compile(
    r"(?:please\s+|pls\s+)?(?:tell|show|explain|summari[sz]e|list|find|look up|give|quote|translate|"
    r"compare|repeat|elaborate|expand|"
    r"check|search|remind|point|say more|go on|more (?:detail|about|on)|again|the same for)\b",
    re.IGNORECASE,
)


def _asks(sentence: str) -> bool:
    if _RHETORICAL.match(sentence):
        return False
    if sentence.rstrip(" \"'”’)*_").endswith("?"):
        # a statement that asks for a nod is none
        return not _TAG.search(sentence) or bool(_STARTS.match(sentence))
    return bool(_WONDERS.search(sentence)) or (bool(_STARTS.match(sentence)) and _inverted(sentence))


def _inverted(sentence: str) -> bool:
    """Whether words without a question mark are in the order of a question: "how many days do we get"."""
    return bool(_INVERTED.match(sentence)) and not sentence.rstrip().endswith("!")


_INVERTED = re.compile(
    r"(?:(?:and|so|but|also|then),?\s+)*(?:(?:what|who|whom|when|where|which|why|how)(?:'s|"
    r" (?:(?:\w+ ){0,3}?(?:is|are|was|were|do|does|did|"
    r"can|could|may|will|would|should|has|have|must)\b|to\b))|(?:is|are|do|does|did|can|could|may|"
    r"will|must) (?:we|i|they|there|the|it|"
    r"our|an?|any(?:one|body)?|you)\b)",
    re.IGNORECASE,
)


def _sentences(text: str) -> list[str]:
    return [one.strip() for one in re.split(r"(?<=[?!.])\s+|\n+", text) if one.strip()]


def _unquoted(text: str) -> str:
    """Without what is quoted, code and addresses: a question mark in them asks nothing."""
    text = re.sub(r"```.*?```|`[^`]*`", " ", text, flags=re.DOTALL)
    return re.sub(r"https?://\S+", " ", re.sub(r"(?m)^\s*(?:>|&gt;).*$", " ", text)).strip()
