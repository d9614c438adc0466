"""A Teams meeting as Graph tells it, as a Notice. People's addresses count only where the tenant vouches for them."""

from collections.abc import Iterator
from datetime import UTC, datetime

from pydantic import BaseModel, Field
from pydantic.alias_generators import to_camel

from bot.arrivals.graph.resource import Resource
from bot.arrivals.hook import short
from bot.arrivals.notice import Artefact, Notice, Participant

NAME = "graph"
_GUEST = "#ext#"  # in the name of an account that another tenant vouches for


class _Json(BaseModel, extra="ignore", alias_generator=to_camel):
    """Graph's JSON, whose names are written in another way."""


class _User(_Json):
    id: str | None = None
    display_name: str | None = None
    tenant_id: str | None = None


class _Identity(_Json):
    user: _User | None = None


class Attendee(_Json):
    """Somebody who was invited or came."""

    upn: str | None = None
    identity: _Identity | None = None

    @property
    def user(self) -> _User:
        return (self.identity.user if self.identity else None) or _User()


class _Attendees(_Json):
    organizer: Attendee | None = None
    attendees: list[Attendee] = []


class _Chat(_Json):
    """`message_id` begins the reply chain of a meeting in a channel; "0" for any other."""

    thread_id: str | None = None
    message_id: str | None = None

    @property
    def address(self) -> str:
        """The conversation as Teams writes it, with the chain in it."""
        chain = self.message_id if self.message_id not in (None, "", "0") else ""
        return f"{self.thread_id};messageid={chain}" if self.thread_id and chain else self.thread_id or ""


class OnlineMeeting(_Json):
    """The series; each call of it has transcripts and recordings of its own."""

    subject: str | None = None
    participants: _Attendees = _Attendees()
    chat_info: _Chat | None = None


class CallFile(_Json):
    """A transcript or a recording; the same call's have the same `call_id`."""

    created_date_time: datetime | None = None
    call_id: str | None = None
    content_correlation_id: str | None = Field(None)


def to_notice(resource: Resource, file: CallFile, meeting: OnlineMeeting, tenant: str) -> Notice:
    """`tenant` is the id of ours."""
    title = (meeting.subject or "").strip()
    is_transcript = resource.kind == "transcripts"
    artefact = Artefact(
        kind="transcript" if is_transcript else "recording",
        id=short(resource.id),
        name=f"{title or 'meeting'}.{'vtt' if is_transcript else 'mp4'}",
        source=resource.path,
    )
    people = tuple(_people(meeting, tenant))
    organiser = meeting.participants.organizer
    return Notice(
        source=NAME,
        meeting=short(f"{resource.meeting}:{file.call_id or file.content_correlation_id or resource.id}"),
        title=title or None,
        organiser=_own_email(organiser, organiser, tenant) if organiser else "",
        started_at=file.created_date_time.astimezone(UTC) if file.created_date_time else None,
        participants=people,
        artefacts=(artefact,),
        chat=(meeting.chat_info.address if meeting.chat_info else "") or resource.thread,
        series=resource.meeting,
        account=resource.user,
    )


def closed_notice(resource: Resource, why: str) -> Notice:
    """That we may not read what somebody's meeting left, or nothing of the meeting."""
    return Notice(
        source=NAME,
        meeting=short(f"{resource.meeting}:closed"),
        chat=resource.thread,
        series=resource.meeting,
        account=resource.user,
        closed=why,
    )


def _people(meeting: OnlineMeeting, tenant: str) -> Iterator[Participant]:
    organiser = meeting.participants.organizer
    for one in filter(None, (organiser, *meeting.participants.attendees)):
        email = _own_email(one, organiser, tenant)
        name = one.user.display_name or email.partition("@")[0] or (one.upn or "").partition("@")[0]
        if name:
            yield Participant(name, email)


def _own_email(one: Attendee, organiser: Attendee | None, tenant: str) -> str:
    """Their address if they are of our tenant, else empty: it decides who may read.

    Graph often leaves a person's tenant out; then the organiser's domain decides, which belongs to one tenant only."""
    upn = (one.upn or "").strip().lower()
    if "@" not in upn or _GUEST in upn:
        return ""
    if one.user.tenant_id:
        return upn if one.user.tenant_id.lower() == tenant.lower() else ""
    host = ((organiser.upn if organiser else None) or "").strip().lower()
    if _GUEST in host:
        return ""
    return upn if upn.partition("@")[2] == host.partition("@")[2] else ""
