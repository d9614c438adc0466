"""Meetings that were held, as skills see them: what was written up, what is to be done, and who may look.

The book in `bot` answers it. Nothing is found without an audience, and a meeting that somebody may not read looks the
same as one that does not exist. Every call asks the database: make it in a thread.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol

from pydantic import BaseModel

from indexing.audience import Audience
from skills.errors import UserError
from skills.language import say
from skills.messages import Conversation, Message, User
from skills.periods import Period


class Kind(StrEnum):
    """What a line of minutes is."""

    DECISION = "decision"
    ACTION = "action"
    QUESTION = "question"
    RISK = "risk"


class Step(StrEnum):
    """What a person may do to an action item."""

    DONE = "done"
    REOPEN = "reopen"


@dataclass(frozen=True)
class Held:
    """A meeting that stands written up; `location` is its document in the index, `link` its recording if known."""

    id: str
    title: str
    started_at: datetime
    location: str
    link: str = ""


@dataclass(frozen=True)
class Said:
    """A line of minutes with its first proof: `start` in seconds from the beginning, `quote` word for word."""

    kind: Kind
    text: str
    start: float
    quote: str
    possible: bool = False


@dataclass(frozen=True)
class ActionItem:
    """Something to be done. `owner` and `due` as they were said, the rest as people set it since.

    `assignee` is our id of a person, empty for nobody; `settled_by` is who ticked it off."""

    id: str
    meeting: Held
    text: str
    start: float
    quote: str = ""
    owner: str = ""
    due: str = ""
    due_on: date | None = None
    possible: bool = False
    done: bool = False
    assignee: str = ""
    assignee_name: str = ""
    settled_by: str = ""


@dataclass(frozen=True)
class Series:
    """A digest that is posted again and again: of the meetings whose title holds all `words`."""

    id: int
    every: str
    words: str


@dataclass(frozen=True)
class Named:
    """Who a voice was said to be: `own` if whoever said it meant themselves, `heard` if how it sounds is still kept."""

    name: str
    own: bool = False
    heard: bool = False


class MeetingBook(Protocol):
    """Raises UserError for what is not there or may not be read, in the same words; ForbiddenError for rights."""

    def meeting(self, name: str, audience: Audience) -> Held:
        """By its id or the first six or more characters of it."""
        ...

    def of_thread(self, conversation: Conversation, audience: Audience) -> Held | None:
        """The meeting whose post began this thread, or stands in it last."""
        ...

    def at(self, locations: Sequence[str], audience: Audience) -> dict[str, Held]:
        """Meetings by the location of their document."""
        ...

    def held(
        self, audience: Audience, *, period: Period | None = None, words: str = "", limit: int = 200
    ) -> tuple[Held, ...]:
        """The newest first; with `words`, those whose title holds all of them."""
        ...

    def said(self, meeting: Held, audience: Audience) -> tuple[Said, ...]: ...

    def transcript(self, meeting: Held, suffix: str, audience: Audience) -> str: ...

    def actions(
        self, audience: Audience, *, meeting: Held | None = None, assignee: str | None = None, owner: str = ""
    ) -> tuple[ActionItem, ...]:
        """What is to be done, of one meeting also what is done.

        With `assignee` what was assigned to this person; with `owner` what is nobody's and was said to be theirs."""
        ...

    def tick(self, action: str, step: Step, by: User, audience: Audience) -> ActionItem: ...

    def assign(self, action: str, name: str, by: User, audience: Audience) -> ActionItem:
        """To `me`, or to the one reader of the meeting with this id, e-mail or whole name; never guessed."""
        ...

    def set_due(self, action: str, words: str, by: User, audience: Audience) -> ActionItem: ...

    def wrote(self, message: Message, work: BaseModel) -> None:
        """Keep a meeting that was written up at once, as the minutes skill's work; the same file again replaces it."""
        ...

    def name_voice(self, meeting: Held, label: str, name: str, by: User) -> Named:
        """Say who "Speaker 2" is; the minutes are written again with that name.

        `me`, and what says which reader of the meeting is meant, is that person, who is asked whether their voice may
        be kept; any other name is a name and no more."""
        ...

    def not_known(self, meeting: Held, label: str, by: User) -> None:
        """Ask about this voice no more, and keep nothing of how it sounds."""
        ...

    def remember_voice(self, meeting: Held, by: User) -> None:
        """Whoever asks agrees to have their voice kept, as it is heard in this meeting."""
        ...

    def forget_voice(self, by: User) -> bool:
        """Whether anything of how they sound was kept."""
        ...

    def write_again(self, meeting: Held, by: User) -> None: ...

    def leave_out(self, name: str, by: User) -> None:
        """By the id of a meeting whose minutes do not stand yet."""
        ...

    def delete(self, meeting: Held, by: User, audience: Audience) -> str:
        """Wherever it is kept; what was found when each place was looked at again, in a sentence."""
        ...

    def person(self, name: str, by: User) -> User: ...

    def digests(self, place: Conversation) -> tuple[Series, ...]: ...

    def start_digest(self, place: Conversation, every: str, words: str, by: User) -> Series: ...

    def stop_digest(self, place: Conversation, number: int, by: User) -> None: ...


def no_meeting(name: str) -> UserError:
    return UserError(
        say("I know no meeting {name!r} that everyone who reads this may read.", name=name),
        hint=say(
            "`meetings list` shows the ones I know; in a direct message I show what you alone may read."
        ),
    )


def no_action(name: str) -> UserError:
    return UserError(
        say("I know no action item {name!r} that everyone who reads this may read.", name=name),
        hint=say(
            "`meetings actions` lists them with their ids; in a direct message I show what you alone "
            "may read."
        ),
    )


class NoBook:
    """Where no meetings are kept."""

    def meeting(self, name: str, audience: Audience) -> Held:  # noqa: ARG002
        raise no_meeting(name)

    def of_thread(self, conversation: Conversation, audience: Audience) -> Held | None:  # noqa: ARG002
        return None

    def at(self, locations: Sequence[str], audience: Audience) -> dict[str, Held]:  # noqa: ARG002
        return {}

    def held(
        self,
        audience: Audience,  # noqa: ARG002
        *,
        period: Period | None = None,  # noqa: ARG002
        words: str = "",  # noqa: ARG002
        limit: int = 200,  # noqa: ARG002
    ) -> tuple[Held, ...]:
        return ()

    def said(self, meeting: Held, audience: Audience) -> tuple[Said, ...]:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def transcript(self, meeting: Held, suffix: str, audience: Audience) -> str:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def actions(
        self,
        audience: Audience,  # noqa: ARG002
        *,
        meeting: Held | None = None,  # noqa: ARG002
        assignee: str | None = None,  # noqa: ARG002
        owner: str = "",  # noqa: ARG002
    ) -> tuple[ActionItem, ...]:
        return ()

    def tick(self, action: str, step: Step, by: User, audience: Audience) -> ActionItem:  # noqa: ARG002
        raise no_action(action)

    def assign(self, action: str, name: str, by: User, audience: Audience) -> ActionItem:  # noqa: ARG002
        raise no_action(action)

    def set_due(self, action: str, words: str, by: User, audience: Audience) -> ActionItem:  # noqa: ARG002
        raise no_action(action)

    def wrote(self, message: Message, work: BaseModel) -> None:
        pass

    def name_voice(self, meeting: Held, label: str, name: str, by: User) -> Named:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def not_known(self, meeting: Held, label: str, by: User) -> None:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def remember_voice(self, meeting: Held, by: User) -> None:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def forget_voice(self, by: User) -> bool:  # noqa: ARG002
        return False

    def write_again(self, meeting: Held, by: User) -> None:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def leave_out(self, name: str, by: User) -> None:  # noqa: ARG002
        raise no_meeting(name)

    def delete(self, meeting: Held, by: User, audience: Audience) -> str:  # noqa: ARG002
        raise no_meeting(meeting.id)

    def person(self, name: str, by: User) -> User:  # noqa: ARG002
        return by

    def digests(self, place: Conversation) -> tuple[Series, ...]:  # noqa: ARG002
        return ()

    def start_digest(self, place: Conversation, every: str, words: str, by: User) -> Series:  # noqa: ARG002
        raise UserError(say("Nothing is posted by itself here."), hint=say("Ask me in a channel."))

    def stop_digest(self, place: Conversation, number: int, by: User) -> None:  # noqa: ARG002
        raise UserError(say("There is no digest {number} here.", number=number))


NO_BOOK: MeetingBook = NoBook()
