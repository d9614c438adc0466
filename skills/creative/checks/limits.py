"""Texts beside the picture: what a platform refuses, what it cuts off, and how many emoji it takes."""

from collections.abc import Iterator

from skills.creative.checks.draft import Draft
from skills.creative.checks.finding import Finding
from skills.creative.copy.fitting import REQUIRED
from skills.creative.formats.counting import head, length
from skills.creative.formats.emoji import emoji
from skills.creative.formats.format import Kind, Limit
from skills.language import say


def check(draft: Draft) -> Iterator[Finding]:
    """Lengths by the platform's own counting."""
    for name, text in draft.texts.items():
        for limit in draft.format.texts.get(name, ()):
            yield from _long(draft, name, text, limit)
    for name in draft.format.texts:
        if name in REQUIRED and not draft.texts.get(name, "").strip():
            yield Finding(
                check="text-missing",
                what=say("there is no text"),
                where=name,
                why=say("{placement} needs one", placement=draft.format.placement),
                hard=True,
            )
    yield from _emoji(draft)
    yield from _several(draft)


def _long(draft: Draft, name: str, text: str, limit: Limit) -> Iterator[Finding]:
    has = length(text, draft.format.counting)
    if has <= limit.most:
        return
    if limit.kind is Kind.HARD:
        yield Finding(
            check="text-limit",
            what=say("the text is {has} long", has=has),
            where=name,
            why=say("{platform} takes at most {most}", platform=draft.format.platform, most=limit.most),
            hard=True,
        )
    elif limit.kind is Kind.VISIBLE:
        shown = head(text, limit.most, draft.format.counting)
        yield Finding(
            check="text-visible",
            what=say("{rest} is cut off", rest=repr(text[len(shown) :][:80])),
            where=name,
            why=say("{platform} shows the first {most}", platform=draft.format.platform, most=limit.most),
            hard=False,
        )
    else:
        yield Finding(
            check="text-advice",
            what=say("the text is {has} long", has=has),
            where=name,
            why=say("at most {most} is advised", most=limit.most),
            hard=False,
        )


def _emoji(draft: Draft) -> Iterator[Finding]:
    most = draft.format.emoji_most
    if most is None:
        return
    for said in draft.said():
        found = emoji(said.text)
        if len(found) > most:
            yield Finding(
                check="emoji",
                what=say("there are {n} emoji: {found}", n=len(found), found=" ".join(found[:12])),
                where=said.where,
                why=say("{platform} takes at most {most}", platform=draft.format.platform, most=most),
                hard=True,
            )


def _several(draft: Draft) -> Iterator[Finding]:
    """Where a platform takes several texts of a field: enough of them, and one that is short."""
    for name, texts in draft.more.items():
        span = draft.format.counts.get(name)
        if span and not span.holds(len(texts)):
            yield Finding(
                check="text-count",
                what=say("there are {n} texts", n=len(texts)),
                where=name,
                why=say(
                    "{placement} takes {least} to {most}",
                    placement=draft.format.placement,
                    least=span.least or 0,
                    most=span.most or 0,
                ),
                hard=False,
            )
        short = draft.format.short.get(name)
        if short and all(length(text, draft.format.counting) > short for text in texts):
            yield Finding(
                check="text-count",
                what=say("no text is at most {most} long", most=short),
                where=name,
                why=say("{placement} needs one such text", placement=draft.format.placement),
                hard=False,
            )
