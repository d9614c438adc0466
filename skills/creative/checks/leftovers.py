"""What should never reach a reader: holes of a template, words of a program, broken letters, orders to a model."""

import re
from collections.abc import Iterator

from skills.creative.checks.draft import Draft, Said
from skills.creative.checks.finding import Finding
from skills.creative.checks.folding import folded
from skills.language import say

_HOLES = re.compile(
    r"\{\{?[^{}\n]{0,60}\}?\}|\$\{[^}\n]{0,60}\}|<%.{0,60}%>|%[(][\w ]{1,40}[)]s|(?<!\d)%[sd]\b"
    r"|\[\[?[a-z][\w ]{0,40}\]?\]"
    r"|<(?:/?[a-z][\w ]{0,40})>|&(?:amp|lt|gt|nbsp|quot|#\d+);|\*\*\w|__\w+__|\\n|\\u[0-9a-f]{4}",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:lorem|ipsum|fixme|placeholder|undefined|asdf\w*|foo ?bar|\[object object\])\b"
    r"|\b(?:your|insert|add|enter|put) (?:\w+ )?(?:headline|text|copy|title|slogan|cta|tagline|name|brand|product)"
    r" here\b"
    r"|\b(?:sample|dummy|example|test) (?:text|headline|copy)\b|\bheadline goes here\b|\bplatzhalter\b|\bblindtext\b"
    r"|\bas an ai\b|\bi cannot (?:help|assist|fulfil)\w*|\bhere(?:'s| is) (?:a|your) (?:\w+ )?(?:headline|ad copy)\b"
)
# only in capitals: todo is everything in Spanish
_CAPITALS = re.compile(r"\b(?:TODO(?=:)|TBD|TBA|FIXME|XXX+|NaN)(?!\w)|^TODO\b|\bTODO$")
# these are words in some sentences, so they count where nothing else stands, or where a value should
_BARE = re.compile(r"^(?:none|null|n/?a|nil|nan|true|false|headline|text|title|string|\?+|-+|\.+)$")
_VALUE = re.compile(
    r"(?:[€$£:=/]\s?|\b(?:for|only|von|von nur|ab|from|nur|a|de) )(?:none|null|nan|undefined)\b|\b(?:none|null) ?[€$£%]"
)
_BROKEN = re.compile(
    "[\ufffd\ufffe\uffff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ue000-\uf8ff]|Ã[\u0080-\u00bf©¤¶¼]|â€[œ\u009d™“”¦\u0093\u0094]|â‚¬|Â[£°©®·»«]"
)
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,30}\b"
    r"(?:instructions?|rules?|prompts?|guidelines?|above|previous|checks?)\b"
    r"|\bsystem prompt\b|\b(?:developer|admin|god|dan) mode\b|\byou are (?:now )?(?:a|an|chatgpt|claude|gpt)\b"
    r"|\bact as\b"
    r"|\bpretend (?:to be|that)\b|\b(?:new|following) instructions?\b"
    r"|\bdo not (?:tell|follow|obey)\b|\bapprove (?:this|all|every)\b"
    r"|\b(?:respond|reply|answer) (?:only )?with\b|<\|?(?:system|im_start|endoftext|/?s)\|?>"
    r"|\[/?inst\]|\bprompt injection\b|\bjailbreak\b"
    r"|\b(?:ignoriere|vergiss|missachte)\b.{0,30}\b(?:anweisung\w*|regeln|vorgaben|alles)\b"
    r"|\b(?:ignore[zr]?|oublie[zr]?)\b.{0,30}\b(?:instructions|consignes|regles)\b"
    r"|\b(?:ignora|olvida|ignore|esqueca|dimentica)\b.{0,30}\b(?:instruc\w+|istruzioni|reglas|regras|regole)\b"
    r"|(?:指示|命令)を(?:無視|忘れ)|忽略.{0,10}(?:指令|指示|说明)|игнорируи.{0,30}(?:инструкци|правил)"
)


def check(draft: Draft) -> Iterator[Finding]:
    """In every text; orders to a model also in the product's name and attributes."""
    for said in draft.said():
        if not said.is_sentence:
            continue
        yield from _left(said)
        if found := orders(said.text):
            yield _order(found, said.where)
    product = draft.product
    for where, text in (("name", product.name), *product.attributes.items()):
        if found := orders(text):
            yield _order(found, f"{product.sku}/{where}")


def _left(said: Said) -> Iterator[Finding]:
    if found := left_in(said.text):
        yield Finding(
            check="placeholder",
            what=say("{words} stands in the text", words=repr(found)),
            where=said.where,
            why=say("it looks like something that should have been replaced"),
            hard=True,
        )


def left_in(text: str) -> str:
    """The first piece of a text that looks left over; empty where none does."""
    plain = folded(text)
    for pattern, of in (
        (_HOLES, text),
        (_CAPITALS, text),
        (_LEFT, plain),
        (_BARE, plain),
        (_VALUE, plain),
        (_BROKEN, text),
    ):
        if match := pattern.search(of):
            return match.group()
    return ""


def orders(text: str) -> str:
    """The first words of a text that sound like an order to a model; empty where none do."""
    match = _ORDERS.search(folded(text))
    return match.group() if match else ""


def _order(found: str, where: str) -> Finding:
    return Finding(
        check="prompt",
        what=say("{words} sounds like an order to a model", words=repr(found)),
        where=where,
        why=say("whoever wrote it may not have meant it for readers"),
        hard=False,
    )
