"""What somebody only guesses, and says so: “I'd guess that they have 50 customers, tops. No idea really.”"""

import re
from functools import lru_cache

from skills.research.cued import Cued

_GUESS = Cued(
    # whom somebody knows was told so
    r"\b(?:an?|my|our|one|some) (?:neighbou?r|colleague|friend|cousin|brother|sister|mate|acquaintance|chap) "
    r"(?:of (?:mine|ours) )?(?:was|were|got|has been|had been) (?:told|quoted|offered|asked)\b|"
    r"\b(?:have|has)(?: not|n[’']t) seen (?:our|the|my|any|an?) (?:contract|bill|invoice|quote|offer|price list)\b|"
    r"\b(?:i|we)(?:[’']d| would| can only| could only| had to)? (?:(?:just|only) )?(?:guess|wager|bet(?! on\b))\b|"
    r"\b(?:i|we)(?:[’']d| would) say (?:they|it|he|she|about|around|maybe|roughly|some)\b|"
    r"^\W*(?:we|i|our analysts?) (?:model|put) (?:(?-i:[A-ZÀ-Þ])[\w’'-]+|its|their|the)\b|"
    r"\b(?:going|judging) (?:by|from) (?:the|their|its|his|all the|how|what)\b|"
    r"\b(?:must|should) (?:surely |easily |by now )?have (?:about|around|some|over|at least|close to|nearly|easily)\b|"
    r"\b(?:nach|den) [^.;]{3,40} zu (?:urteilen|schließen)\b|\bà en juger par\b|\ba juzgar por\b|"
    r"\b(?:at|as) a (?:wild |rough )?guess\b|\b(?:off the top of my head|finger in the air|back of (?:an?|"
    r"the) envelope)\b|"
    r"\bich (?:schätze|tippe|rate|vermute|würde (?:mal )?(?:sagen|schätzen|tippen))\b|\b(?:grob|frei) geschätzt\b|"
    r"\b(?:je (?:dirais|parie(?:rais)?|suppose)|j[’']imagine|à vue de nez|au pif(?:omètre)?)\b|"
    r"\b(?:yo diría|diría que|apuesto (?:a )?que|supongo|me imagino|a ojo)\b|"
    r"\b(?:jeg (?:gætter|vil gætte|vil tro|skyder)|mit (?:bedste )?gæt)\b|\bik (?:gok|schat|vermoed|zou zeggen)\b",
    re.IGNORECASE,
)
_ASKS_HOW_MANY = Cued(
    r"\b(?:must|might|may|should|could) (?:have|be)\b[^.;?!]{0,60}\d[^.;!]{0,40}\?", re.IGNORECASE
)
# short, and about nothing but how much the words before are worth
_ONLY_GUESSED = Cued(
    r"(?:but |though )?(?:(?:i have |i[’']ve )?(?:really |honestly )?(?:no|not the faintest|not the slightest) "
    r"(?:real )?(?:idea|clue)"
    r"(?:,? (?:really|though|to be honest))?|(?:that[’']s |it[’']s |this is )?(?:just|only|pure|merely) (?:an? |my )?"
    r"(?:wild )?(?:guess(?:work|ing)?|hunch)(?:,? (?:though|of course))?|(?:please )?(?:don[’']t|do not) (?:quote|"
    r"hold) me"
    r"(?: (?:on|to) (?:that|it|this))?|(?:i )?(?:may|might|could) (?:well )?be wrong(?: (?:here|there|about that))?|"
    r"(?:i[’']m )?not sure(?:,? (?:though|at all|about that))?|(?:(?:ich habe )?keine ahnung|(?:nur |reine |bloß )"
    r"(?:so )?(?:eine |meine )?(?:vermutung|schätzung)|(?:nur |bloß )?geraten|ohne gewähr)|"
    r"(?:je n[’']en ai )?aucune idée|(?:je )?n[’']en sais rien|à confirmer|(?:no tengo )?ni idea|"
    r"es solo una suposición|"
    r"(?:jeg aner det ikke|ingen anelse|bare et gæt)|(?:ik heb )?geen (?:idee|flauw idee)|"
    r"(?:het is )?maar een gok)[.!]*",
    re.IGNORECASE,
)


def is_guess(text: str) -> bool:
    """Whether whoever speaks says that a figure is only guessed."""
    return bool(_GUESS.search(text) or _ASKS_HOW_MANY.search(text))


@lru_cache(64)  # sentences, of which each field that is a figure asks the same
def is_only_guessed(following: str) -> bool:
    """Whether the sentence behind a figure says that it was only guessed."""
    return bool(_ONLY_GUESSED.fullmatch(following.strip()))
