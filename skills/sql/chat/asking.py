"""Which database a question is for, and the draft for it: one that everyone who reads along may ask, if any fits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexing.audience import Audience
from skills.context import Context
from skills.databases import Card, Kept, no_database
from skills.errors import UserError
from skills.language import say
from skills.record import channel_of
from skills.sql.database import Estimate
from skills.sql.desk import Desk, Drafted
from skills.sql.drafting import Choice
from skills.sql.guard import Checked
from skills.sql.trouble import DatabaseError

MOST_ASKED = 8  # databases that one question is tried on
# orders to change data, as a statement or in words; what only begins like one is a question
_CHANGES = re.compile(
    r"\W*(?:please\s+|bitte\s+)?(?:"
    r"delete\s+from|insert\s+into|replace\s+into|merge\s+into|update\s+\S+\s+set|truncate|drop\s+\w+\s+\S+|"
    r"alter\s+\w+|create\s+(?:table|view|index|database|schema|user|role)|grant\s+\w+|revoke\s+\w+|"
    r"(?:delete|remove|erase|wipe|drop|clear|purge|destroy)\s+(?:everything|all|the|every|each|our|my)\b|"
    r"(?:lösche|entferne|supprime[zr]?|efface[zr]?|borra|elimina)\b"
    r")",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Wish:
    """A question with what was said beside it: a database by name, and what its words mean."""

    question: str
    database: str = ""
    meant: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Found:
    """What one database makes of a question; `private`: for its asker alone; `only`: no other was asked."""

    card: Card
    desk: Desk
    drafted: Drafted
    audience: Audience
    private: bool
    only: bool = False


@dataclass(frozen=True)
class Outcome:
    """`chosen` is the draft or the reason why there is none; or several `fit`, and the person says which is meant.

    `down` are names of databases that could not be asked; `private`: what is said names one that others may not know.
    """

    chosen: Found | None
    fit: tuple[Card, ...] = ()
    down: tuple[str, ...] = ()
    private: bool = False


def changes_data(question: str) -> bool:
    """Whether somebody wants data changed, which nothing here does."""
    return bool(_CHANGES.match(question))


def draft(wish: Wish, ctx: Context) -> Outcome:
    """Connects and drafts: call it in a thread.

    Raises UserError where no database may be asked, DatabaseError where none that may be can be."""
    common, own = _reachable(wish, ctx)
    down: list[str] = []
    error: DatabaseError | UserError | None = None
    found: list[Found] = []
    only = len({card.name for card, _, _ in (*common, *own)}) == 1
    for card, audience, private in (*common, *own):
        if private and any(one.drafted.draft.decision == "draft" and not one.private for one in found):
            break  # what all may read is shown to all
        try:
            desk = ctx.databases.desk(card.name, audience)
            drafted = desk.draft(wish.question, ctx.databases.settings(ctx.now), meant=wish.meant)
        except (DatabaseError, UserError) as trouble:
            # one that is out of order, or holds nothing for these readers, does not hide the others
            error = error or trouble
            down += [card.name] if isinstance(trouble, DatabaseError) else []
        else:
            found.append(Found(card, desk, drafted, audience, private, only))
    if not found and error is not None:
        raise error
    outcome = _chosen(wish, found)
    # a reply for all does not name what not all of them may ask
    known = down if outcome.private else [one for one in down if one in {card.name for card, _, _ in common}]
    return replace(outcome, down=tuple(dict.fromkeys(known)))


def keep(found: Found, wish: Wish, ctx: Context) -> str:
    """Keep a draft for its buttons; its id."""
    draft = found.drafted.draft
    kept = Kept(
        database=found.card.name,
        question=wish.question,
        sql=draft.sql,
        reading=draft.reading,
        person=ctx.message.sender.id,
        place=channel_of(ctx.message.conversation),
        at=ctx.now,
        confidence=draft.confidence,
        meant=tuple((one.word, one.reading) for one in wish.meant),
    )
    return ctx.databases.keep(kept)


def estimate(desk: Desk, checked: Checked) -> Estimate | None:
    """What a query is expected to cost; None where the database cannot say just now."""
    try:
        return desk.database.estimate(checked)
    except DatabaseError:
        return None


def _reachable(
    wish: Wish, ctx: Context
) -> tuple[Sequence[tuple[Card, Audience, bool]], Sequence[tuple[Card, Audience, bool]]]:
    """What everyone who reads along may ask, then what the asker alone may; of a named one only that."""
    own = ctx.own()
    common = [(card, ctx.audience, False) for card in _named(wish, ctx.databases.open_to(ctx.audience))]
    more = [(card, own, True) for card in _named(wish, ctx.databases.open_to(own))]
    more = more if own != ctx.audience else []
    if not common and not more:
        if wish.database:
            raise no_database(wish.database)
        raise UserError(
            say("No database is open to everyone who reads this, so I can draft nothing."),
            hint=say("An admin can add one and say who may ask it."),
        )
    return common[:MOST_ASKED], more[:MOST_ASKED]


def _named(wish: Wish, cards: Sequence[Card]) -> Iterator[Card]:
    wanted = wish.database.strip().lower()
    return (card for card in cards if not wanted or card.name.lower() == wanted)


def _chosen(wish: Wish, found: Sequence[Found]) -> Outcome:
    """The only one that drafts, or that is named in the question; else the one that came nearest.

    What all may read goes first: the same database may be found once for all and once more for its asker."""
    for decision in ("draft", "clarify"):
        for private in (False, True):
            fit = [one for one in found if (one.drafted.draft.decision, one.private) == (decision, private)]
            named = [one for one in fit if _says(wish.question, one.card.name)]
            if len(fit) == 1 or len(named) == 1:
                return Outcome((named or fit)[0], private=private)
            if fit:
                return Outcome(None, tuple(one.card for one in fit), private=private)
    nearest = max(found, key=lambda one: (one.drafted.draft.confidence, len(one.drafted.draft.tables)))
    return Outcome(nearest, private=nearest.private)


def _says(question: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name.lower())}(?!\w)", question.lower()) is not None
