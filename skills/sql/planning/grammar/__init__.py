"""The grammar of data questions: items from left to right into a sketch of what is asked.

It knows how people ask, not what they ask about: which table a word means is decided later, with all of them in sight.
"""

from collections.abc import Sequence

from skills.sql.planning.cues import SHOWS, Cue
from skills.sql.planning.grammar.reader import Reader
from skills.sql.planning.grammar.words import ENDS
from skills.sql.planning.items import Item
from skills.sql.planning.sketch import Sketch


def read(items: Sequence[Item]) -> Sketch:
    """The sketch of a whole question, sentence by sentence."""
    sketch = Sketch()
    for place, sentence in enumerate(sentences(items)):
        shows = place > 0 and sentence[0].said.lower().split()[0] in SHOWS
        if place > 0 and not shows and _asks(sentence):
            sketch.unread.append("second question")
        Reader(sentence, sketch, shows=shows).run()
    return sketch


def _asks(sentence: Sequence[Item]) -> bool:
    """Whether a sentence is a question of its own."""
    first = sentence[0].said.lower().split()[0]
    return first in ("how", "what", "which", "who", "whose", "when", "where")


def sentences(items: Sequence[Item]) -> list[list[Item]]:
    found: list[list[Item]] = [[]]
    for item in items:
        if item.cue is Cue.MARK and item.said in ENDS:
            found.append([])
        else:
            found[-1].append(item)
    return [one for one in found if one]
