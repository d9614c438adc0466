"""What may be said of a product in one market: its attributes, each as whole phrases that need no other word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skills.creative.brand.kit import Kit
from skills.creative.brief.brief import Brief, Product
from skills.creative.brief.tidy import speaks_to_machine
from skills.creative.copy.filling import filled, opened
from skills.creative.copy.market import Market, kinds
from skills.creative.copy.values import Value, flags_named, said_in, value_of

_YES = frozenset("yes true y ja oui sí si sim tak ✓ はい 是 예 نعم כן".split())
_NO = frozenset("no false n nein non não nao nie nee - – — n/a none keine いいえ 否 아니요 لا לא".split())
_LINK = re.compile(r"https?://|www\.|(?<!\w)@\w|\w@\w|\b[\w-]+\.(?:com|net|org|de|io|shop)\b", re.IGNORECASE)
# countries that take an article after "from", which a pattern has no room for
_WITH_ARTICLE = re.compile(
    r"(?i)(?:usa|uk|uae|united|netherlands|niederlande|schweiz|türkei|ukraine|philipp|slowakei)"
)
# a warranty, a guarantee and what the law gives anyway differ by country: a table does not turn one into another
_ITS_OWN_LAW = frozenset({"warranty"})
_SPLIT = re.compile(r"[_\s]+")


@dataclass(frozen=True)
class Fact:
    """`phrase` says it as a person would, `label` as a table does. `short` is the bare value where that is enough.

    `inner` is the phrase as it goes on in a sentence, where it can. None ends with a full stop. `kind` is what it is
    about, `key` the attribute's name."""

    key: str
    kind: str
    phrase: str
    label: str
    short: str = ""
    inner: str = ""

    @property
    def shortest(self) -> str:
        return min((self.short or self.phrase, self.phrase, self.label), key=len)


@dataclass(frozen=True)
class Facts:
    said: tuple[Fact, ...]
    untranslated: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


def facts_of(product: Product, market: Market, brief: Brief, kit: Kit) -> Facts:
    """The attributes in their order. In another language than the brief's, those that are given or known in it.

    `untranslated` are the names of those that are not, `left_out` of those that are no words about a product."""
    said, untranslated, left_out = list[Fact](), list[str](), list[str]()
    for key, value in _every(product, market.locale):
        if value.casefold() in _NO:
            continue
        if speaks_to_machine(f"{key}: {value}") or _LINK.search(f"{key} {value}"):
            left_out.append(key)
        elif market.language == brief.language:
            said.append(_own(key, _translated(product, market.locale).get(key, value), market))
        elif fact := _other(key, value, product, market, brief, kit):
            said.append(fact)
        else:
            untranslated.append(key)
    return Facts(tuple(one for one in said if one.phrase), tuple(untranslated), tuple(left_out))


def _every(product: Product, locale: str) -> Iterator[tuple[str, str]]:
    """Attributes in order, then those that only this market has."""
    yield from product.attributes.items()
    for key, value in _translated(product, locale).items():
        if key not in product.attributes:
            yield key, value


def _translated(product: Product, locale: str) -> Mapping[str, str]:
    language = locale.split("-")[0]
    return {**product.translated.get(language, {}), **product.translated.get(locale, {})}


def _kind(key: str) -> str:
    plain = " ".join(_SPLIT.split(key.casefold())).strip()
    return kinds().get(plain, "")


def _own(key: str, value: str, market: Market) -> Fact:
    """In the words of whoever wrote the attribute."""
    name = " ".join(_SPLIT.split(key)).strip()
    if not value or value.casefold() in _YES:
        return _bare(key, "flag", name)
    return _fact(key, _kind(key), opened(name), value_of(value), market)


def _bare(key: str, kind: str, text: str) -> Fact:
    """What is whole as it stands; in a row of facts it keeps the letters that it was written with."""
    return Fact(key, kind, opened(text), opened(text), text)


def _fact(key: str, kind: str, label: str, value: Value, market: Market) -> Fact:
    text = opened(value.text)
    if kind in ("free", "flag") or value.text.casefold() in flags_named():
        return _bare(key, kind or "flag", value.text)
    told = market.kinds.get(kind, {})
    labelled = f"{label}{market.colon}{value.text}" if label else text
    pattern = told.get(value.form, "")
    if kind == "origin" and _WITH_ARTICLE.match(value.text):
        pattern = ""
    said = filled(pattern, {"value": value.text})
    phrase = said or (text if kind == "care" else labelled)
    short = value.text if "short" in told and value.form != "time" else ""
    # a pattern begins with a word of ours, which may begin small; one with a colon is a label
    inner = said[:1].lower() + said[1:] if said and pattern[0] != "{" and market.colon not in pattern else ""
    return Fact(key, kind, opened(phrase), labelled, short, inner)


def _other(key: str, value: str, product: Product, market: Market, brief: Brief, kit: Kit) -> Fact | None:
    """In another language: by the brief's own translation, the kit's phrases, then tables; else not at all."""
    kind = _kind(key)
    label = market.kinds.get(kind, {}).get("label", "")
    given = _translated(product, market.locale).get(key, "")
    if given:
        # a name that has no translation stands before no value that has one
        return _own_words(key, kind, label, given, market)
    flag = value if value and value.casefold() not in _YES else key
    phrases = _phrases(kit, market.locale) if kit.language == brief.language else {}
    if phrase := phrases.get(flag.casefold()):
        return _own_words(key, kind, label, phrase, market)
    if kind in _ITS_OWN_LAW:
        return None
    known = flags_named().get(" ".join(_SPLIT.split(flag.casefold())))
    if known:
        # our own flags are adjectives, which begin small inside of a sentence
        own = market.flags.get(known, "")
        return Fact(key, "flag", own, own, own[:1].lower() + own[1:]) if own else None
    said = said_in(value_of(value), market, brief.language) if value and label else ""
    return _fact(key, kind, label, _as(value_of(value), said), market) if said else None


def _own_words(key: str, kind: str, label: str, text: str, market: Market) -> Fact:
    return _fact(key, kind, label, value_of(text), market) if label else _bare(key, kind or "free", text)


def _as(value: Value, said: str) -> Value:
    """The same value in other words; a measure stays one."""
    return Value(said, value.form) if value.form in ("time", "measure") else value_of(said)


def _phrases(kit: Kit, locale: str) -> Mapping[str, str]:
    """The kit's phrases for a locale; those for another country with its language where there are none."""
    language = locale.split("-")[0]
    near = next((told for name, told in kit.phrases.items() if name.split("-")[0] == language), {})
    return {said.casefold(): words for said, words in kit.phrases.get(locale, near).items()}
