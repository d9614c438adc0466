"""What a person waits for on the screen: dialogs, the form under a thumb, searches in the box that they write in."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from bot.commands import faults_of
from bot.platforms import Payload
from bot.platforms.teams.app.manifest import ACTION
from bot.platforms.teams.book import Book
from bot.platforms.teams.cards import card, note
from bot.platforms.teams.extension import found_cards
from bot.platforms.teams.forms import (
    MODE,
    OPENS,
    AnySkill,
    Opening,
    attached,
    dialog,
    filled_in,
    kept_in,
    opening_of,
    why_card,
)
from bot.platforms.teams.inbound import CONSENT, conversation_of
from skills.language import Reader, again, anew, reader_of, say, speaking
from skills.messages import Reply

log = logging.getLogger(__name__)

FEEDBACK = "feedback"
# Teams shows nothing for what takes longer than five seconds
LOOK_SECONDS = 4.0
_TRIES, _PAUSE_SECONDS = 5, 0.3
GONE = say("There is no such form any more. Write `help` to see what there is.")
OLD = say("I no longer know which question this answers.")
THANKS = say("Thank you: the answer comes in the chat.")
NOT_IN_TIME = say("That takes longer than there is time for here. Ask me in our chat.")
_KEPT_NAMES = (
    "adaptiveCard/action",
    "task/submit",
    "composeExtension/submitAction",
    "message/submitAction",
    CONSENT,
)

# what a person would be answered who asks this, in a conversation of theirs; read by everybody in it
Look = Callable[[Payload, str], Awaitable[Reply]]


class Invokes:
    def __init__(self, skills: Sequence[AnySkill], book: Book, look: Look) -> None:
        self.skills = {skill.command: skill for skill in skills}
        self.book = book
        self.look = look

    def is_kept(self, activity: Payload) -> bool:
        """Whether it says something that is worked on, and not only answered on the screen."""
        name, value = activity.get("name"), activity.get("value")
        if name == "message/submitAction":
            return True
        if name == CONSENT:
            return True
        data = _data_of(name, value if isinstance(value, dict) else {})
        return name in _KEPT_NAMES and bool(kept_in(data)) and opening_of(data) is None

    async def faults(self, activity: Payload) -> Payload | None:
        """A form that was sent with what does not fit is shown again, with a sentence at each field."""
        value = activity.get("value")
        if activity.get("name") not in ("task/submit", "composeExtension/submitAction") or not isinstance(
            value, dict
        ):
            return None
        data = value.get("data")
        kept = kept_in(data)
        skill = self.skills.get(str(kept.get("command")))
        if kept.get(MODE) != OPENS or skill is None:
            return None
        filled = dict(filled_in(data))
        given = {str(name): str(one) for name, one in (kept.get("given") or {}).items()}
        wrong = {
            name: fault
            for name, fault in faults_of(skill.query, {**given, **filled}).items()
            if name not in given
        }
        if not wrong:
            return None
        opening = Opening(
            skill.command,
            str(kept.get("label") or ""),
            tuple(given.items()),
            tuple(filled.items()),
            bool(kept.get("alone")),
        )
        with speaking(_reader(activity)):
            return dialog(skill, opening, wrong)

    def receipt(self, activity: Payload) -> Payload:
        """What the screen shows once something is kept, until the reply comes."""
        if activity.get("name") != "adaptiveCard/action":
            return {}
        return {
            "statusCode": 200,
            "type": "application/vnd.microsoft.activity.message",
            "value": again(THANKS),
        }

    async def answer(self, activity: Payload) -> Payload:
        """What is shown at once, in the language of whoever waits for it; nothing is kept of it."""
        with speaking(_reader(activity)):
            return await self._shown(activity)

    async def _shown(self, activity: Payload) -> Payload:
        name, value = str(activity.get("name")), activity.get("value")
        value = value if isinstance(value, dict) else {}
        match name:
            case "task/fetch" | "adaptiveCard/action" | "task/submit":
                return self._form(_data_of(name, value))
            case "composeExtension/fetchTask":
                return self._asked_form(str(value.get("commandId") or ""))
            case "message/fetchTask":
                return await self._why(activity, value)
            case "composeExtension/query":
                return await self._search(activity, value)
            case _:
                log.info("Teams asks for %r, which nobody offers", name[:80])
                return {}

    def _form(self, data: object) -> Payload:
        opening = opening_of(data)
        skill = self.skills.get(opening.command) if opening else None
        return dialog(skill, opening) if skill and opening else _said(GONE)

    def _asked_form(self, command: str) -> Payload:
        skill = self.skills.get(command.removesuffix(ACTION))
        return dialog(skill, Opening(skill.command, skill.summary)) if skill else _said(GONE)

    async def _why(self, activity: Payload, value: Payload) -> Payload:
        reaction = str((value.get("actionValue") or {}).get("reaction") or "")
        conversation, message = conversation_of(activity), str(activity.get("replyToId") or "")
        question = await self._question(conversation, message)
        if not question:
            return _said(OLD)
        content = why_card(question, self.skills.get(FEEDBACK), reaction)
        title = say("Thanks for telling") if reaction == "like" else say("What was wrong?")
        return _task(title, content)

    async def _question(self, conversation: str, message: str) -> str:
        """Which question a message answers; that is noted a moment after the message is there."""
        for _ in range(_TRIES):
            if question := await asyncio.to_thread(self.book.question_of, conversation, message):
                return question
            await asyncio.sleep(_PAUSE_SECONDS)
        return ""

    async def _search(self, activity: Payload, value: Payload) -> Payload:
        given = {
            one.get("name"): one.get("value")
            for one in value.get("parameters") or ()
            if isinstance(one, dict)
        }
        question = str(given.get("question") or "").strip()
        if given.get("initialRun") or len(question) < 2:
            return {"composeExtension": {"type": "message", "text": say("Write a question.")}}
        try:
            reply = await asyncio.wait_for(self.look(activity, question), LOOK_SECONDS)
        except TimeoutError:
            return {"composeExtension": {"type": "message", "text": again(NOT_IN_TIME)}}
        return {"composeExtension": found_cards(question, anew(reply))}


def _reader(activity: Payload) -> Reader:
    return reader_of(str(activity.get("locale") or ""), str(activity.get("localTimezone") or ""))


def _data_of(name: object, value: Payload) -> object:
    return (value.get("action") or {}).get("data") if name == "adaptiveCard/action" else value.get("data")


def _task(title: str, content: Payload) -> Payload:
    shown = {"title": title, "height": "small", "width": "medium", "card": attached(content)}
    return {"task": {"type": "continue", "value": shown}}


def _said(sentence: str) -> Payload:
    return _task("Confidant", card([note(sentence)]))
