"""Whether the words are of the locale: in its script, in its language, with no letters of another script hidden."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from skills.creative.checks.draft import Draft, Said
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded, mixes_scripts, words
from skills.language import say

_SCRIPTS = {
    "ja": ("HIRAGANA", "KATAKANA", "CJK"),
    "zh": ("CJK", "BOPOMOFO"),
    "ko": ("HANGUL", "CJK"),
    "ar": ("ARABIC",),
    "fa": ("ARABIC",),
    "ur": ("ARABIC",),
    "he": ("HEBREW",),
    "ru": ("CYRILLIC",),
    "uk": ("CYRILLIC",),
    "be": ("CYRILLIC",),
    "bg": ("CYRILLIC",),
    "mk": ("CYRILLIC",),
    "sr": ("CYRILLIC", "LATIN"),
    "kk": ("CYRILLIC", "LATIN"),
    "el": ("GREEK",),
    "th": ("THAI",),
    "hi": ("DEVANAGARI",),
    "mr": ("DEVANAGARI",),
    "ne": ("DEVANAGARI",),
    "bn": ("BENGALI",),
    "ta": ("TAMIL",),
    "te": ("TELUGU",),
    "gu": ("GUJARATI",),
    "pa": ("GURMUKHI",),
    "ka": ("GEORGIAN",),
    "hy": ("ARMENIAN",),
    "km": ("KHMER",),
    "lo": ("LAO",),
    "my": ("MYANMAR",),
    "si": ("SINHALA",),
    "am": ("ETHIOPIC",),
}
# small words that one language says all the time and the others hardly ever
_SMALL = {
    "en": "the and with your for you is are of this that from our have it's to",
    "de": "der die das und mit fur ihr ihre ist nicht ein eine auf sie dein deine den dem zu im",
    "fr": "de la en un le les des et avec pour votre vos est une dans du vous sur cette notre au",
    "es": "de la en un el los las y con para tu su es una del por tus que en nuestro",
    "it": "di la un il gli e con per tuo tua della delle che sono una di nel dei piu",
    "pt": "de a o os as e com para seu sua uma do da em que nao dos voce mais",
    "nl": "de het en met voor je jouw een van is niet op uw onze naar",
    "pl": "i z dla jest na do nie w sie twoj twoja to",
    "sv": "och med for din ditt ar en ett pa som att det av",
    "da": "og med til din dit er en et pa som det af",
}
_LEAST_WORDS = 4


def check(draft: Draft) -> Iterator[Finding]:
    """Letters of other scripts than the locale's, and whole sentences in another language."""
    known = _known(draft)
    spoken = [one for one in draft.said() if one.is_sentence]
    for said in spoken:
        own = _without(said.text, known)
        yield from _hidden(own, said)
        yield from _script(own, said, draft)
    longest = max(spoken, key=lambda one: len(one.text), default=None)
    if longest and (other := another_language(_without(longest.text, known), draft.language)):
        yield Finding(
            check="language",
            what=say("the words seem to be in {other}", other=repr(other)),
            where=longest.where,
            why=say("{locale} was asked for", locale=draft.locale),
            hard=False,
        )


def _known(draft: Draft) -> tuple[str, ...]:
    """Names stay as they are in every language, and so does what the kit and the brief give word for word."""
    product, kit, offer = draft.product, draft.kit, draft.brief.offer
    texts = (product.name, draft.brief.brand, kit.name, offer.code, product.sku, *product.attributes.values())
    return tuple(sorted((one for one in texts if one), key=len, reverse=True))


def _without(text: str, known: tuple[str, ...]) -> str:
    for one in known:
        text = re.sub(re.escape(one), " ", text, flags=re.IGNORECASE)
    return text


def _hidden(text: str, said: Said) -> Iterator[Finding]:
    # a joiner or a mark hides a mix from a whole-word look, so words are folded first
    for word in words(folded(text)):
        if mixes_scripts(word):
            yield Finding(
                check="language",
                what=say("{word} mixes letters of two scripts", word=repr(word)),
                where=said.where,
                why=say("it looks like a word that is hidden from checks"),
                hard=True,
            )


def _script(text: str, said: Said, draft: Draft) -> Iterator[Finding]:
    wanted = _SCRIPTS.get(draft.language, ("LATIN",))
    counts = Counter(script(letter) for letter in text if letter.isalpha())
    total = sum(counts.values())
    own = sum(counts[one] for one in wanted)
    latin = counts["LATIN"] if "LATIN" not in wanted else 0
    foreign = total - own - latin
    if total and foreign > 0.2 * total and foreign > 1:
        yield _unfit(said, draft, hard=True)
    elif latin > 12 and own == 0:
        yield _unfit(said, draft, hard=False)


def _unfit(said: Said, draft: Draft, *, hard: bool) -> Finding:
    return Finding(
        check="language",
        what=say("the letters are not those of {locale}", locale=draft.locale),
        where=said.where,
        why=say("its readers may not be able to read them"),
        hard=hard,
    )


@lru_cache(maxsize=8192)
def script(letter: str) -> str:
    """A letter's script as its Unicode name begins; full-width and half-width forms are those of their script."""
    parts = unicodedata.name(letter, "?").split()
    if parts[0] in ("FULLWIDTH", "HALFWIDTH", "MODIFIER", "MATHEMATICAL") and len(parts) > 1:
        return "LATIN" if parts[0] in ("MATHEMATICAL", "MODIFIER") else parts[1]
    return "LATIN" if parts[0] in ("FEMININE", "MASCULINE", "MICRO") else parts[0]


def another_language(text: str, language: str) -> str:
    """The language of a text, where it is plainly none of its own; empty where nothing can be said."""
    own = _SMALL.get(language)
    spoken = words(folded(text))
    if not own or len(spoken) < _LEAST_WORDS:
        return ""
    counts = {name: sum(word in small.split() for word in spoken) for name, small in _SMALL.items()}
    best = max(counts, key=lambda name: counts[name])
    plainly = counts[best] >= 3 and counts[best] >= 3 * counts[language]
    return best if best != language and plainly else ""
