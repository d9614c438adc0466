"""A meeting as an order for the minutes skill, the same whenever it is put together."""

import json
from collections.abc import Sequence
from pathlib import Path

from bot.directory import Directory
from bot.jobs.order import Order
from bot.meetings.files import PARTICIPANT
from bot.meetings.tables import ArtefactRow, MeetingRow
from bot.platforms import channel_of
from skills.messages import KEPT, Attachment, Conversation, Message, User
from skills.minutes.query import MinutesQuery

SKILL = "minutes"
# what stands for a file of a source: the transcript that we have written down
STANDING = "standing"


def order_of(meeting: MeetingRow, files: Sequence[ArtefactRow], directory: Directory) -> Order:
    """To write a meeting up from files at its source, or without any from the transcript that stands.

    Its readers are the organiser, attendees whose e-mail the source vouches for, the channel that it is posted to, and
    whoever read it before."""
    place = json.loads(meeting.place)
    attendees = json.loads(meeting.attendees)
    people = (directory.find(one["email"]) for one in attendees if one.get("email"))
    matched = {f"user:{person.id}" for person in people if person} | set(
        filter(None, meeting.readers.split(","))
    )
    channel = channel_of(place)
    attachments = tuple(_attachment(meeting, file) for file in files) or (_standing(meeting),)
    query = MinutesQuery(
        path=attachments[0].name,
        title=meeting.title or None,
        attendees=",".join(one["name"].replace(",", " ") for one in attendees if one.get("name")),
        readers=",".join(sorted(matched)),
        template=meeting.template,
    )
    message = Message(
        text=SKILL,
        sender=_organiser(meeting, directory),
        conversation=Conversation(meeting.platform, "", channel or meeting.id, private=not channel),
        sent_at=meeting.started_at,
        audience=(f"channel:{channel}",) if channel else (),
        attachments=attachments,
    )
    return Order(
        key=f"meeting:{meeting.id}:{meeting.revision}",
        platform=meeting.platform,
        skill=SKILL,
        query=query.model_dump(mode="json"),
        message=message,
        place=place,
        revises=meeting.post_key,
        meeting=meeting.id,
        revision=meeting.revision,
    )


def _attachment(meeting: MeetingRow, file: ArtefactRow) -> Attachment:
    """The sound of one person is named after them, or has no name but its ending."""
    name = f"{file.speaker}{Path(file.name).suffix or '.m4a'}" if file.kind == PARTICIPANT else file.name
    return Attachment(name, source=f"{KEPT}{meeting.id}/{file.artefact_id}")


def _standing(meeting: MeetingRow) -> Attachment:
    return Attachment("transcript.json", source=f"{KEPT}{meeting.id}/{STANDING}", location=meeting.location)


def _organiser(meeting: MeetingRow, directory: Directory) -> User:
    person = directory.find(meeting.organiser) if meeting.organiser else None
    # nobody's id, so that it gives nobody a right
    return person.user if person else User(f"unknown-{meeting.id}", "", known=False)
