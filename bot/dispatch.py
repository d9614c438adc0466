"""One Message in, one Reply out: find the skill, check the permission, run it, explain what fails."""

import asyncio
import logging
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from bot.attached.reading import FetchDocument, Reading, documents_of, whole
from bot.commands import (
    AnySkill,
    argument_of,
    brings_recording,
    build_query,
    find_skill,
    is_recording,
    nearest_command,
    parse_query,
    takes_question,
    takes_words,
)
from bot.directory import LOCAL
from bot.explain import explain
from bot.languages import reader_for, reader_of_reply
from bot.permissions import check_known
from bot.router import Route, Router
from bot.router.claimed import claimed, going_on
from bot.small_talk import small_talk
from indexing.audience import Audience
from indexing.passwords import holds_password
from skills.admin_book import NO_ADMIN_BOOK, AdminBook
from skills.approval import NO_APPROVALS, Approvals
from skills.chart import Draw, draw_nothing
from skills.confidence import Stand, stand_on_starter
from skills.context import Context, Fetch, SearchIndex, SkillCard, fetch_nothing, show_nobody
from skills.contract import MayDecline
from skills.creatives import NO_CREATIVES, Creatives
from skills.databases import NO_DATABASES, Databases
from skills.errors import ForbiddenError, UserError
from skills.help_desk import NO_DESK, HelpDesk
from skills.images import NO_IMAGES, ImageModel
from skills.language import ENGLISH, Reader, anew, say, speaking
from skills.meeting_book import NO_BOOK, MeetingBook
from skills.messages import Choices, Message, Reply, Text, User
from skills.model import Model, NoModel
from skills.opt_outs import OptOuts
from skills.overview import NO_OVERVIEW, Overview
from skills.permission import Permission
from skills.record import Record, Recorded, record_nothing
from skills.researches import NO_RESEARCHES, Researches
from skills.talk import NO_TALK, Talk
from transcription import SpeechSettings

log = logging.getLogger(__name__)
Allowed = Callable[[User, Permission], bool]
AudienceOf = Callable[[Message], Audience]
Off = Callable[[str, Message], str | None]  # a command and a message: where it is switched off, in words
FILES = "file"  # the skill that says what can be done with what came along
WORLD = "world"  # as a reader: whoever is outside
_SLASHED = re.compile(r"/([a-z][a-z-]*):?(?:\s|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Request:
    """What a message asks for: one skill with its query, ready to run."""

    skill: AnySkill
    query: BaseModel


class Dispatcher:
    """Joins messages to skills.

    A conversation calls `reply_to`, a worker `understand` and then `answer` or durable work; the command line
    calls `answer` for typed results. What stands below is set where it is there, `reading` where files can be read."""

    reading: Reading | None = None
    databases: Databases = NO_DATABASES
    creatives: Creatives = NO_CREATIVES
    images: ImageModel = NO_IMAGES
    researches: Researches = NO_RESEARCHES
    draw: Draw = staticmethod(draw_nothing)

    def __init__(
        self,
        *,
        skills: Sequence[AnySkill],
        default: AnySkill,
        index: SearchIndex,
        model: Model,
        speech: SpeechSettings,
        home: Path,
        allowed: Allowed,
        audience_of: AudienceOf,
        now: Callable[[], datetime],
        router: Router | None = None,
        status: Callable[[User], Sequence[tuple[str, str]]] = lambda _user: (),
        record: Record = record_nothing,
        stand: Stand = stand_on_starter,
        book: MeetingBook = NO_BOOK,
        overview: Overview = NO_OVERVIEW,
        talk: Talk = NO_TALK,
        opt_outs: Callable[[], OptOuts] = OptOuts,
        desk: HelpDesk = NO_DESK,
        off: Off = lambda _command, _message: None,
        approvals: Approvals = NO_APPROVALS,
        admin: AdminBook = NO_ADMIN_BOOK,
        used: Callable[[str, Message], None] = lambda _command, _message: None,
        house: Reader = ENGLISH,
    ) -> None:
        self.skills = tuple(skills)
        self.default = default
        self.index = index
        self.model = model
        self.speech = speech
        self.home = home
        self.allowed = allowed
        self.audience_of = audience_of
        self.now = now
        self.router = router
        self.status = status
        self.record = record
        self.stand = stand
        self.book = book
        self.overview = overview
        self.talk = talk
        self.opt_outs = opt_outs
        self.desk = desk
        self.off = off
        self.approvals = approvals
        self.admin = admin
        self.used = used
        self.house = house

    def reader(self, message: Message) -> Reader:
        """Whoever reads what is said about a message."""
        return reader_for(message, self.house)

    def said(self, reply: Reply, message: Message | None) -> tuple[Reply, Reader]:
        """A reply in the language of whoever reads it, and who that is; without a message, several people do."""
        reader = reader_of_reply(message, reply, self.house) if message else self.house
        with speaking(reader):
            return anew(reply), reader

    async def reply_to(self, message: Message) -> Reply:
        """Always a reply: an answer, or one plain sentence that says why not."""
        with speaking(self.reader(message)):
            reply = await self._reply_to(message)
        return self.said(reply, message)[0]

    async def _reply_to(self, message: Message) -> Reply:
        try:
            request = await self.understand(message)
            if isinstance(request, Reply):
                return request
            answer = await self.answer(request.skill, request.query, message)
            reply: Reply = answer.to_reply()
            return reply
        except Exception as error:  # noqa: BLE001  # promise 1: whatever fails, the person gets a sentence
            return explain(error)

    async def understand(self, message: Message) -> Request | Reply:
        """What is asked for, by a command word or else by likeness to what the skills are for; or a question back.

        Raises ForbiddenError, and UserError where the words do not fit the skill."""
        check_known(message.sender)
        if message.values:
            return await self._filled_in(message)
        if holds_password(message.text):
            raise UserError(
                say("Your message holds a password; take it back and change the password."),
                hint=say("A form is asked for passwords: `sources add sql` opens one."),
            )
        files = tuple(one.name for one in message.attachments)
        text = message.text.strip() or _alone(files)
        chosen, words = find_skill(text, self.skills, self.default, files=files)
        if chosen is None and not files and (said := small_talk(text)):
            return said
        if chosen is None and _SLASHED.match(text):
            meant = nearest_command(text, self.skills)
            if meant or " " not in text:
                return unknown_command(text, meant)
            words = text.lstrip("/")
        if chosen is None and self.router and not documents_of(message.attachments):
            route = await self.router.route(words, has_recording=brings_recording(words, files))
            route = going_on(route, words, self.default, self.skills) if message.earlier else route
            route = await claimed(
                route, self.skills, self.default, lambda one: self._claims(one, words, message)
            )
            if route.skill is None and not (message.earlier or message.thread_files):
                return did_you_mean(route, words)
            # in a conversation, what goes to no other skill goes on with it
            chosen = route.skill or self.default
            kept = takes_question(chosen) or takes_words(chosen)
            words = words if kept else argument_of(chosen, words, files)
        chosen = chosen or self.default
        return await self._wanted(chosen, message, lambda: parse_query(chosen.query, words))

    async def _claims(self, skill: AnySkill, words: str, message: Message) -> bool:
        try:
            await asyncio.to_thread(self._check, skill, message)
            ctx = await asyncio.to_thread(self.context_for, message)
            return bool(skill.claims and await skill.claims(words, ctx))
        except UserError:
            return False
        except Exception:
            # a look at words that may be for another skill keeps nobody from an answer
            log.exception("%s could not say whether words are for it", skill.command)
            return False

    async def _filled_in(self, message: Message) -> Request:
        """A form names its skill, and its fields need no reading."""
        word = message.text.strip().lstrip("/")
        skill = next((one for one in self.skills if one.command == word), None)
        if skill is None:
            raise UserError(
                say("There is no {word!r} any more.", word=word), hint=say("`help` lists what there is.")
            )
        return await self._wanted(skill, message, lambda: build_query(skill.query, dict(message.values)))

    async def _wanted(self, skill: AnySkill, message: Message, read: Callable[[], BaseModel]) -> Request:
        """A skill that this person may use here, with its query; then it counts as used."""
        await asyncio.to_thread(self._check, skill, message)
        request = Request(skill, read())
        if not skill.takes:
            await asyncio.to_thread(self.used, skill.command, message)
        return request

    async def answer(
        self,
        skill: AnySkill,
        query: BaseModel,
        message: Message,
        *,
        show: Callable[[str], None] = show_nobody,
        fetch: FetchDocument | None = None,
        patient: bool = False,
        record: Record | None = None,
    ) -> Any:  # Any: the skill's answer type
        """Run one skill after the permission check; `show` gets the words of its answer that are proven so far.

        `fetch` brings the documents that came along, for a skill that reads them; `patient` as `Reading` says; `record`
        keeps it elsewhere than the others. Raises ForbiddenError, PlatformError, or what the skill raises."""
        # both ask the database, which may be slow, and nothing else must wait for it
        await asyncio.to_thread(self._check, skill, message)
        brought = whole(fetch) if fetch and skill.takes_files else fetch_nothing
        ctx = await asyncio.to_thread(self.context_for, message, fetch=brought)
        ctx = replace(ctx, show=show, record=record or self.record)
        if not (skill.reads_files and self.reading and fetch):
            return await skill(query, ctx)
        async with self.reading.of(message, fetch, patient=patient) as attached:
            ctx = replace(ctx, index=attached.index, attached=attached.files, unread=attached.unread)
            return await skill(query, ctx)

    async def volunteer(self, message: Message) -> Reply | None:
        """An answer to what was said to others, where the default skill can prove one.

        Else None, and nothing is kept: whoever asked did not ask us. Raises what the skill raises."""
        kept: list[Recorded] = []
        reply = await self.prove(message, kept.append)
        for one in kept if reply else ():
            await asyncio.to_thread(self.record, one)
        return reply

    async def prove_alone(self, message: Message) -> Reply | None:
        """As `prove`, without a model: it costs nothing, and nobody is told of it."""
        return await self.prove(message, model=NoModel())

    async def prove(
        self, message: Message, record: Record = record_nothing, *, model: Model | None = None
    ) -> Reply | None:
        """The default skill's answer if it can prove one; None too for who may not ask and for words that are no query.

        Raises what the skill raises."""
        try:
            await asyncio.to_thread(self._check, self.default, message)
            query = parse_query(self.default.query, message.text)
        except (ForbiddenError, UserError):
            return None
        if holds_password(message.text):
            return None
        ctx = await asyncio.to_thread(self.context_for, message)
        ctx = replace(ctx, record=record, model=model or self.model)
        answer = await self.default(query, ctx)
        if not isinstance(answer, MayDecline) or answer.declined:
            return None
        return answer.to_reply()

    def context_for(
        self, message: Message, *, fetch: Fetch = fetch_nothing, folder: Path | None = None
    ) -> Context:
        return Context(
            message=message,
            audience=self.audience_of(message),
            index=self.index,
            model=self.model,
            speech=self.speech,
            home=self.home,
            now=self.now(),
            catalogue=lambda: self._catalogue(message),
            status=lambda: self.status(message.sender),
            fetch=fetch,
            folder=folder,
            record=self.record,
            stand=self.stand,
            book=self.book,
            overview=self.overview,
            talk=self.talk,
            opt_outs=self.opt_outs,
            desk=self.desk,
            approvals=self.approvals,
            admin=self.admin,
            databases=self.databases,
            own=lambda: self.audience_of(alone(message)),
            draw=self.draw,
            creatives=self.creatives,
            researches=self.researches,
            images=self.images,
            tends=lambda: message.sender.id == LOCAL or self.allowed(message.sender, Permission.SETTINGS),
        )

    def _catalogue(self, message: Message) -> tuple[SkillCard, ...]:
        """What this person may use here."""
        allowed = {
            one: self.allowed(message.sender, one) for one in {skill.permission for skill in self.skills}
        }
        return tuple(
            _card(one)
            for one in self.skills
            if allowed[one.permission] and not (one.routed and self.off(one.command, message))
        )

    def _check(self, skill: AnySkill, message: Message) -> None:
        check_known(message.sender)
        if not self.allowed(message.sender, skill.permission):
            raise ForbiddenError(
                say(
                    "You need the {permission} permission for {command}.",
                    permission=skill.permission,
                    command=skill.command,
                ),
                hint=say("Ask an admin."),
            )
        # the words of admins stay, or nobody could switch anything on again
        where = self.off(skill.command, message) if skill.routed else None
        if where:
            raise UserError(
                say("{command} is switched off {where}.", command=skill.command, where=where),
                hint=say("An admin can switch it on."),
            )


def alone(message: Message) -> Message:
    """The same as if its sender alone read the reply; outsiders in a shared channel still limit what is told there."""
    kept = tuple(one for one in message.audience if one == WORLD)
    return replace(message, conversation=replace(message.conversation, private=True), audience=kept)


def _alone(files: Sequence[str]) -> str:
    """What somebody wants who writes nothing, or only sends files."""
    if any(map(is_recording, files)):
        return "minutes"
    return f"/{FILES}" if files else "help"


def did_you_mean(route: Route, words: str) -> Reply:
    """A question back with a button for each skill that may be meant; pressing one says so in its own words."""
    options = tuple(
        f"{one.command} {words}" if _takes_words(one) else one.command for one in route.candidates
    )
    summary = say("I am not sure what you would like me to do. Did you mean …")
    return Reply(summary, (Choices(say("Press one, or say it in other words."), options),))


def _card(skill: AnySkill) -> SkillCard:
    return SkillCard(
        skill.command, skill.summary, skill.examples[0], by_button=bool(skill.takes), routed=skill.routed
    )


def unknown_command(text: str, meant: AnySkill | None) -> Reply:
    """Nobody has this word; the nearest one as a button."""
    word, _, rest = text.strip().lstrip("/").partition(" ")
    summary = say("I do not know the word {word!r}.", word=word)
    if meant is None:
        return Reply(summary, (Text(say("`help` lists what I know.")),), private=True)
    return Reply(
        summary, (Choices(say("Did you mean …"), (f"{meant.command} {rest}".strip(),)),), private=True
    )


def _takes_words(skill: AnySkill) -> bool:
    return skill.durable is None and any(field.is_required() for field in skill.query.model_fields.values())
