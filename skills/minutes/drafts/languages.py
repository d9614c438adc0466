"""In which language people speak, and whether a model's lines in it can be checked for "not", "if" and "may"."""

import re

from skills.proving.tidy import word_set
from transcription.transcript import Transcript

COMMON_SHARE = 0.12  # of all words, from which a language is recognised by its commonest words
_COMMON = {
    "en": word_set("the and to of is we you that it i for this have be are not with they by our but"),
    "de": word_set(
        "der die und das ist wir nicht ich es zu den mit ein eine auf für dass haben sind auch wie"
    ),
    "fr": word_set("le la les et est nous vous que je de des un une pas pour dans ce il on avec qui"),
    "es": word_set("el la los y es que de en no un una por para con lo se nos las pero más como"),
}


def language_of(transcript: Transcript) -> str | None:
    """Two letters, by the transcript's own word, else by its commonest words; None if it is none of the four."""
    if transcript.language:
        code = transcript.language.lower()[:2]
        return code if code in _COMMON else None
    words = re.findall(r"[^\W\d_]+", transcript.text.lower())
    shares = {code: sum(word in common for word in words) for code, common in _COMMON.items()}
    best = max(shares, key=lambda code: shares[code])
    return best if words and shares[best] >= COMMON_SHARE * len(words) else None
