"""Which language a brief's own words are in, where it does not say so."""

import re
from collections.abc import Iterable, Sequence

_WORDS = {
    "en": "the and of with for to in is off material weight color colour battery warranty size origin free "
    "capacity made care your waterproof wool wood steel hours years code until",
    "de": "der die das und mit für von aus im ist auf material gewicht farbe akku garantie größe herkunft "
    "pflege rabatt wasserdicht wolle holz stahl stunden jahre gutscheincode bis fassungsvermögen",
    "fr": "le la les et avec pour de des du en est matière poids couleur batterie garantie taille origine "
    "remise laine bois acier heures ans jusqu",
    "es": "el la los y con para de del en es material peso color batería garantía tamaño origen descuento "
    "lana madera acero horas años hasta",
    "it": "il lo la e con per di del in è materiale peso colore batteria garanzia dimensioni origine "
    "sconto lana legno ore anni",
    "pt": "o a os e com para de do em é material peso cor bateria garantia tamanho origem desconto lã "
    "madeira horas anos",
    "nl": "de het een en met voor van in is materiaal gewicht kleur accu garantie maat herkomst korting "
    "wol hout staal uur jaar",
    "pl": "i z dla w na jest materiał waga kolor bateria gwarancja rozmiar pochodzenie rabat wełna drewno "
    "stal godzin lat",
}
_KNOWN = {language: frozenset(words.split()) for language, words in _WORDS.items()}
_KANA = re.compile(r"[\u3040-\u30ff]")
_SCRIPTS = {
    "zh": re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]"),
    "ko": re.compile(r"[\uac00-\ud7af]"),
    "ar": re.compile(r"[\u0600-\u06ff]"),
    "he": re.compile(r"[\u0590-\u05ff]"),
}


def spoken_language(texts: Iterable[str], languages: Sequence[str]) -> str:
    """The language that most of these words are of; the first of the brief's where nothing tells."""
    text = " ".join(texts).casefold()
    for language, script in _SCRIPTS.items():
        if len(script.findall(text)) > 0.3 * len(re.findall(r"\w", text)):
            return _of_characters(text, languages) if language == "zh" else language
    words = re.findall(r"[^\W\d_]+", text)
    counts = {language: sum(word in known for word in words) for language, known in _KNOWN.items()}
    most = max(counts.values())
    best = [language for language, count in counts.items() if count == most]
    if not most:
        return languages[0]
    return next((one for one in languages if one in best), best[0])


def _of_characters(text: str, languages: Sequence[str]) -> str:
    """Japanese may be written without kana for a whole line, Chinese never has any."""
    if _KANA.search(text):
        return "ja"
    return "ja" if "ja" in languages and "zh" not in languages else "zh"
