"""The outward form of a message: does it ask to know, or ask for something to be done?"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 2_000  # characters; the text model reads about a thousand of them anyway
_MENTION = re.compile(r"<[@!#][^>]{0,80}>")
_LINK = re.compile(r"https?://\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# what stands before the point: greetings, courtesy, "can you", "I would like to"
_PREAMBLE = frozenset(
    """hi hey hello hallo yo bonjour hola good morning evening afternoon there team all everyone thanks thank
    please
    pls plz
    bitte kindly quick question just so and but well ok okay can could would will you kannst könntest du
    peux
    pourrais tu
    puedes podrías id like need want to i'd go through""".split()
)
# questions begin so: English, German, French, Spanish
_QUESTION = frozenset(
    """what what's whats which who who's whos whose whom when where where's wheres why how how's hows is are
    was were
    am do
    does did has have had may should shall must any anyone anybody anything wondering
    was wer wen wem wie wo wohin woher wann warum wieso welche welcher welches wieviel ist sind darf dürfen
    hat gibt
    qui que quel quelle quels quelles quand comment combien où pourquoi est-ce qu'est
    qué quién cuál cuáles cuándo cuánto cuántos cuántas cuanto cuantos cómo dónde donde""".split()
)
# requests to be told or shown something, which are questions in other clothes
_TELL = frozenset(
    """tell show explain find look looking lookup give check clarify describe know understand remind-me sag
    erklär
    erkläre
    zeig explique montre dis dime muestra explica""".split()
)
# requests that something be made, changed, sent or stopped
_DO = frozenset(
    """make create write draft design generate build compose produce prepare send mail email reply forward book schedule
    move remind ping nudge set order buy get translate convert run execute open close update change add
    remove delete
    archive approve reject submit post publish upload plot draw start stop join mute play sing fix refactor
    rename
    calculate
    estimate compare research turn transcribe pull extract cut
    grant assign install deploy reset rewrite format pay transfer reschedule postpone notify
    schreib schreibe erstelle erstell mach mache buche sende schick erinnere fais fait envoie réserve écris
    crée
    transcris
    haz crea escribe envía reserva transcribe""".split()
)
# words that speak to the bot itself
_BOT = frozenset(
    "you your you're yours u bot confidant du dich dir dein tu te toi vous sais peux puedes funcionas".split()
)

# every word list above: a score learnt with other lists means less
VOCABULARY = " ".join(
    word for some in (_PREAMBLE, _QUESTION, _TELL, _DO, _BOT) for word in ("|", *sorted(some))
)


@dataclass(frozen=True)
class Form:
    """What can be seen of a message without knowing its topic."""

    text: str
    words: tuple[str, ...]
    asks: bool
    order: str  # the verb of what shall be done, or nothing
    to_bot: bool

    @classmethod
    def of(cls, text: str) -> "Form":
        """Mentions and control characters count as blank space, as does a link; beyond LONGEST nothing is read."""
        seen = _LINK.sub(" ", _MENTION.sub(" ", text[: 2 * LONGEST]))
        seen = "".join(" " if unicodedata.category(char).startswith("C") else char for char in seen)
        seen = " ".join(seen.split())[:LONGEST]
        words = tuple(match.group().lower().replace("’", "'") for match in _WORD.finditer(seen))
        point = next((word for word in words if word not in _PREAMBLE), "")
        asks = point in _QUESTION or point in _TELL or "?" in seen
        orders = point in _DO and len(words) > 1
        return cls(seen, words, asks, point if orders else "", not _BOT.isdisjoint(words))
