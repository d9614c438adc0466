"""Google Meet: whose push is believed, and how a conference becomes a transcript that can be read."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives import serialization

from bot.arrivals import Artefact, Notice
from bot.arrivals.meet import MeetArrival
from bot.arrivals.settings import MeetSettings
from bot.errors import PlatformRefusedError, PlatformUnreachableError
from indexing.settings import FetchSettings
from skills.errors import UserError
from tests.bot.arrivals.desk import (
    NOW,
    SOUND,
    Asked,
    Issuer,
    Says,
    Shelf,
    Vendor,
    at_noon,
    in_an_hour,
    listening,
    run,
    says,
    sends,
)
from transcription.formats import read_transcript

Json = dict[str, Any]  # Any: Google's JSON
AUDIENCE = "https://bot.example.org/hooks/meet"
PUSHER = "meet-push@acme.iam.gserviceaccount.com"
RECORD = "conferenceRecords/kRyYx8b7vNDs"
TRANSCRIPT = f"{RECORD}/transcripts/t-1"
RECORDING = f"{RECORD}/recordings/r-1"
SUBSCRIPTION = "subscriptions/meet-users-abc"


@pytest.fixture
def key(tmp_path: Path, issuer: Issuer, vendor: Vendor) -> Path:
    """A service account's key file whose token address is the vendor's."""
    pem = issuer.key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = tmp_path / "key.json"
    path.write_text(
        json.dumps(
            {
                "type": "service_account",
                "client_email": "reader@acme.iam.gserviceaccount.com",
                "private_key": pem.decode(),
                "token_uri": f"{vendor.url}/token",
            }
        )
    )
    return path


@pytest.fixture
def meet(vendor: Vendor, issuer: Issuer, key: Path) -> MeetArrival:
    vendor.answers |= {
        "GET /keys": issuer.published(),
        "POST /token": says({"access_token": "meet-token", "expires_in": 3600}),
        f"GET /v2/{RECORD}": says({"name": RECORD, "startTime": "2026-11-20T10:00:00Z", "space": "spaces/x"}),
        f"GET /v2/{RECORD}/participants": _participants,
        f"GET /v2/{TRANSCRIPT}/entries": _entries,
        f"GET /v2/{RECORDING}": says({
            "driveDestination": {"file": "drive-file", "exportUri": "https://drive.google.com/file/d/drive-file/view"}
        }),
        "GET /drive/files/drive-file": sends(SOUND, "video/mp4"),
        f"GET /events/{SUBSCRIPTION}": says({
            "name": SUBSCRIPTION, "targetResource": "//cloudidentity.googleapis.com/users/11"
        }),
    }  # fmt: skip
    settings = MeetSettings(
        audience=AUDIENCE,
        service_account=PUSHER,
        credentials=key,
        subject="ana@acme.example",
        topic="projects/acme/topics/meet",
        targets=("11:Ana@acme.example", "22:bo@acme.example"),
        base_url=f"{vendor.url}/v2",
        events_url=f"{vendor.url}/events",
        drive_url=f"{vendor.url}/drive",
        keys_url=f"{vendor.url}/keys",
    )
    return MeetArrival(settings, FetchSettings(max_bytes=300_000), at_noon, None)


@pytest.fixture
def hook(meet: MeetArrival, shelf: Shelf) -> Iterator[httpx.Client]:
    with listening(meet, shelf) as client:
        yield client


def _participants(asked: Asked) -> Says:
    if asked.query.get("pageToken") != "2":
        one = {
            "name": f"{RECORD}/participants/p1",
            "signedinUser": {"user": "users/11", "displayName": "Ana Ruiz"},
        }
        return says({"participants": [one], "nextPageToken": "2"})
    others = [
        {"name": f"{RECORD}/participants/p2", "anonymousUser": {"displayName": "Bo"}},
        {"name": f"{RECORD}/participants/p3"},
    ]
    return says({"participants": others})


def _entries(asked: Asked) -> Says:
    at = int(asked.query.get("pageToken", "0"))
    words = ["We ship on Friday.", "Who tells the client?", "I do."]
    entry = {
        "name": f"{TRANSCRIPT}/entries/{at}",
        "participant": f"{RECORD}/participants/p{at % 2 + 1}",
        "text": words[at],
        "languageCode": "en-US",
        "startTime": f"2026-11-20T10:00:0{at * 2}Z",
        "endTime": f"2026-11-20T10:00:0{at * 2 + 1}Z",
    }
    return says({"transcriptEntries": [entry]} | ({"nextPageToken": str(at + 1)} if at < 2 else {}))


def push(kind: str, content: Json, *, source: str = SUBSCRIPTION, key: str = "evt-1") -> Json:
    return {
        "message": {
            "attributes": {
                "ce-type": kind,
                "ce-id": key,
                "ce-source": f"//workspaceevents.googleapis.com/{source}",
                "ce-subject": f"//meet.googleapis.com/{RECORD}",
                "ce-specversion": "1.0",
                "ce-time": "2026-11-20T11:00:00Z",
            },
            "data": base64.b64encode(json.dumps(content).encode()).decode(),
            "messageId": "9876",
            "publishTime": "2026-11-20T11:00:01Z",
        },
        "subscription": "projects/acme/subscriptions/push",
    }


def made(kind: str, name: str, **more: Any) -> Json:  # Any: as push takes it
    return push(f"google.workspace.meet.{kind}.v2.fileGenerated", {kind: {"name": name}}, **more)


def token(issuer: Issuer, **more: object) -> str:
    claims = {"aud": AUDIENCE, "iss": "https://accounts.google.com", "email": PUSHER, "email_verified": True}
    return issuer.sign(claims | {"exp": in_an_hour()} | more)


def post(client: httpx.Client, body: Json, bearer: str) -> int:
    return client.post("/hooks/meet", json=body, headers={"authorization": f"Bearer {bearer}"}).status_code


def notice_of(meet: MeetArrival, shelf: Shelf, at: int = 0) -> Notice:
    notice = run(meet.read(shelf.bodies[at]))
    assert isinstance(notice, Notice)
    return notice


def test_reads_a_transcript_that_was_made(
    hook: httpx.Client, meet: MeetArrival, shelf: Shelf, issuer: Issuer, tmp_path: Path
) -> None:
    assert post(hook, made("transcript", TRANSCRIPT), token(issuer)) == 200
    notice = notice_of(meet, shelf)
    assert (notice.meeting, notice.organiser) == (RECORD, "ana@acme.example")
    assert notice.started_at == NOW - timedelta(hours=2)
    assert [(one.name, one.email) for one in notice.participants] == [("Ana Ruiz", ""), ("Bo", "")]
    transcript = read_transcript(run(meet.fetch(notice.artefacts[0], tmp_path / "work")))
    assert [(one.speaker, one.text, one.start) for one in transcript.segments] == [
        ("Ana Ruiz", "We ship on Friday.", 0),
        ("Bo", "Who tells the client?", 2),
        ("Ana Ruiz", "I do.", 4),
    ]


def test_fetches_a_recording_from_drive(
    hook: httpx.Client, meet: MeetArrival, shelf: Shelf, issuer: Issuer, vendor: Vendor, tmp_path: Path
) -> None:
    assert post(hook, made("recording", RECORDING), token(issuer)) == 200
    notice = notice_of(meet, shelf)
    assert notice.link == "https://drive.google.com/file/d/drive-file/view"
    assert run(meet.fetch(notice.artefacts[0], tmp_path / "work")).read_bytes() == SOUND
    [asked] = vendor.calls("GET /drive/files/drive-file")
    assert (asked.query["alt"], asked.headers["authorization"]) == ("media", "Bearer meet-token")


def test_recording_and_transcript_in_either_order_are_one_meeting_and_each_counts_once(
    hook: httpx.Client, meet: MeetArrival, shelf: Shelf, issuer: Issuer
) -> None:
    for number, (kind, name) in enumerate([("recording", RECORDING), ("transcript", TRANSCRIPT)] * 2):
        # another subscription tells of the same file under another id
        assert (
            post(hook, made(kind, name, key=f"evt-{number}", source=f"subscriptions/{number}"), token(issuer))
            == 200
        )
    assert [notice_of(meet, shelf, at).meeting for at in range(len(shelf.stored))] == [RECORD, RECORD]


@pytest.mark.parametrize(
    "odd",
    [
        {"aud": "https://another.example"},
        {"email": "stranger@acme.iam.gserviceaccount.com"},
        {"email_verified": False},
        {"email_verified": "true"},
        {"iss": "https://accounts.evil.example"},
        {"exp": 1},
    ],
)
def test_refuses_a_push_of_anybody_else(hook: httpx.Client, shelf: Shelf, issuer: Issuer, odd: Json) -> None:
    assert post(hook, made("transcript", TRANSCRIPT), token(issuer, **odd)) == 401
    assert not shelf.calls


def test_is_not_acknowledged_while_googles_keys_cannot_be_had(
    hook: httpx.Client, vendor: Vendor, issuer: Issuer
) -> None:
    vendor.answers["GET /keys"] = Says(status=503)
    assert post(hook, made("transcript", TRANSCRIPT), token(issuer)) == 503


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"message": []},
        {
            "message": {
                "data": "%%%",
                "attributes": {"ce-type": "google.workspace.meet.transcript.v2.fileGenerated"},
            }
        },
        made("smartNote", f"{RECORD}/smartNotes/1"),
        made("transcript", "conferenceRecords/../transcripts/1"),
        made("transcript", "spaces/x"),
        push("google.workspace.meet.transcript.v2.started", {"transcript": {"name": TRANSCRIPT}}),
    ],
)
def test_what_is_about_no_file_is_acknowledged_and_not_stored(
    hook: httpx.Client, shelf: Shelf, issuer: Issuer, body: Json
) -> None:
    assert post(hook, body, token(issuer)) == 200
    assert not shelf.calls


def test_a_subscription_of_somebody_else_names_no_organiser(meet: MeetArrival, vendor: Vendor) -> None:
    del vendor.answers[f"GET /events/{SUBSCRIPTION}"]
    notice = run(meet.read({"file": TRANSCRIPT, "subscription": SUBSCRIPTION, "ending": False}))
    assert notice.organiser == ""


def test_a_conference_that_is_gone_says_nothing(meet: MeetArrival, vendor: Vendor) -> None:
    vendor.answers[f"GET /v2/{RECORD}"] = says({"error": {"code": 404, "status": "NOT_FOUND"}}, 404)
    assert run(meet.read({"file": TRANSCRIPT, "subscription": "", "ending": False})) is None


def test_says_what_is_missing_where_google_refuses(meet: MeetArrival, vendor: Vendor) -> None:
    vendor.answers[f"GET /v2/{RECORD}"] = says({"error": {"code": 403, "status": "PERMISSION_DENIED"}}, 403)
    with pytest.raises(PlatformRefusedError, match=r"meetings\.space\.readonly"):
        run(meet.read({"file": TRANSCRIPT, "subscription": "", "ending": False}))


def test_a_key_that_google_refuses_is_tried_again_later(meet: MeetArrival, vendor: Vendor) -> None:
    vendor.answers["POST /token"] = Says(status=401)
    with pytest.raises(PlatformUnreachableError, match="refused the key"):
        run(meet.read({"file": TRANSCRIPT, "subscription": "", "ending": False}))


def test_asks_for_a_token_as_the_user_it_acts_for(meet: MeetArrival, vendor: Vendor) -> None:
    run(meet.read({"file": TRANSCRIPT, "subscription": "", "ending": False}))
    [asked] = vendor.calls("POST /token")
    assertion = asked.body.decode().partition("assertion=")[2]
    claims = json.loads(base64.urlsafe_b64decode(assertion.split(".")[1] + "=="))
    assert claims["sub"] == "ana@acme.example"
    assert "meetings.space.readonly" in claims["scope"]


@pytest.mark.parametrize("answer", [says({}), says({"transcriptEntries": []})])
def test_a_transcript_without_words_is_said_plainly(
    meet: MeetArrival, vendor: Vendor, tmp_path: Path, answer: Says
) -> None:
    vendor.answers[f"GET /v2/{TRANSCRIPT}/entries"] = answer
    with pytest.raises(UserError, match="30 days"):
        run(meet.fetch(Artefact("transcript", TRANSCRIPT, "transcript.json", TRANSCRIPT), tmp_path))


def test_subscribes_each_user_once_and_renews_what_ends_soon(meet: MeetArrival, vendor: Vendor) -> None:
    soon = {"name": SUBSCRIPTION, "targetResource": "//cloudidentity.googleapis.com/users/11",
            "expireTime": (NOW + timedelta(days=1)).isoformat(), "state": "ACTIVE"}  # fmt: skip

    def listed(asked: Asked) -> Says:
        return says({"subscriptions": [soon]} if 'users/11"' in asked.query["filter"] else {})

    vendor.answers |= {
        "GET /events/subscriptions": listed,
        "POST /events/subscriptions": says({"name": "operations/1"}),
        f"PATCH /events/{SUBSCRIPTION}": says({"name": "operations/2"}),
    }
    run(meet.subscriptions.ensure())
    [asked] = vendor.calls("POST /events/subscriptions")
    sent = json.loads(asked.body)
    assert sent["targetResource"] == "//cloudidentity.googleapis.com/users/22"
    assert sent["notificationEndpoint"] == {"pubsubTopic": "projects/acme/topics/meet"}
    [renewed] = vendor.calls(f"PATCH /events/{SUBSCRIPTION}")
    assert (json.loads(renewed.body), renewed.query) == ({"ttl": "0s"}, {"updateMask": "ttl"})


def test_renews_when_google_says_that_it_ends(
    hook: httpx.Client, meet: MeetArrival, shelf: Shelf, issuer: Issuer, vendor: Vendor
) -> None:
    vendor.answers |= {
        f"PATCH /events/{SUBSCRIPTION}": says({}),
        "GET /events/subscriptions": says({}),
        "POST /events/subscriptions": says({}),
    }
    kind = "google.workspace.events.subscription.v1.expirationReminder"
    assert post(hook, push(kind, {"subscription": {"name": SUBSCRIPTION}}), token(issuer)) == 200
    assert run(meet.read(shelf.bodies[0])) is None
    assert vendor.calls(f"PATCH /events/{SUBSCRIPTION}")


def test_without_an_audience_nothing_is_heard(shelf: Shelf) -> None:
    silent = MeetArrival(MeetSettings(service_account=PUSHER), FetchSettings(), at_noon, None)
    assert not silent.routes(shelf.receive)
