"""Microsoft Graph: what is believed, how meetings are read, and how subscriptions are kept."""

import base64
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.arrivals import Artefact, Notice
from bot.arrivals.graph import GraphArrival
from bot.arrivals.graph.arrival import PUBLISHER
from bot.arrivals.graph.resource import read_resource
from bot.arrivals.settings import GRAPH_RESOURCES, GraphSettings
from bot.errors import PlatformBusyError, PlatformUnreachableError
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

Json = dict[str, Any]  # Any: Graph's JSON
TENANT = "84bd8158-6d4d-4958-8b9f-9d6445542f95"
ORGANISER = "20f99163-7a15-4b0a-b6ee-61d5ad2fe3a8"
THREAD = "19:meeting_OTM2NTYxYTk@thread.v2"
MEETING = base64.b64encode(f"1*{ORGANISER}*0**{THREAD}".encode()).decode()
TRANSCRIPT = "MSMjMCMjNTYyN2ZiZDctNjFlNS00NGNmLWE0ZTQ"
STATE = "a-client-state-of-ours"
ROOT = f"/v1.0/users/{ORGANISER}/onlineMeetings/{MEETING.replace('=', '%3D')}"
FILE = f"{ROOT}/transcripts/{TRANSCRIPT}"
TEAMS_VTT = b"WEBVTT\r\n\r\n0:0:0.0 --> 0:0:5.320\r\n<v Ana Ruiz>We ship on Friday.</v>\r\n"


def arrival(vendor: Vendor | None = None, **settings: object) -> GraphArrival:
    url = vendor.url if vendor else "https://graph.example"
    given = {
        "tenant_id": TENANT,
        "client_id": "app-id",
        "client_secret": "app-secret",
        "client_state": STATE,
        "base_url": f"{url}/v1.0",
        "token_url": f"{url}/{{tenant_id}}/token",
        "keys_url": f"{url}/keys",
    }
    return GraphArrival(
        GraphSettings.model_validate(given | settings),
        "https://bot.example.org",
        FetchSettings(max_bytes=300_000),
        at_noon,
        None,
    )


def item(**more: object) -> Json:
    path = f"communications/onlineMeetings('{MEETING}')/transcripts('{TRANSCRIPT}')"
    return {
        "subscriptionId": "265009c7-312c-4594-981f-f620d31abdd3",
        "changeType": "created",
        "tenantId": TENANT,
        "clientState": STATE,
        "subscriptionExpirationDateTime": "2026-11-22T11:00:00.0000000-08:00",
        "resource": path,
        "resourceData": {
            "id": TRANSCRIPT,
            "@odata.type": "#Microsoft.Graph.callTranscript",
            "@odata.id": path,
        },
    } | more


def person(upn: str | None, name: str, tenant: str | None = TENANT) -> Json:
    return {
        "upn": upn,
        "role": "attendee",
        "identity": {"user": {"id": "1", "displayName": name, "tenantId": tenant}},
    }


@pytest.fixture
def graph(vendor: Vendor) -> Vendor:
    """A tenant with one meeting that has a transcript."""
    vendor.answers |= {
        f"POST /{TENANT}/token": says({"token_type": "Bearer", "expires_in": 3599, "access_token": "graph-token"}),
        f"GET {ROOT}": says({
            "id": MEETING,
            "subject": "Launch review",
            "chatInfo": {"threadId": THREAD},
            "participants": {
                "organizer": person("Ana@acme.example", "Ana Ruiz"),
                "attendees": [
                    person("bo@acme.example", "Bo Li", None),
                    person("eve_other.example#EXT#@acme.example", "Eve", TENANT),
                    person("mal@elsewhere.example", "Mal", None),
                    person("cy@acme.example", "Cy", "another-tenant"),
                    person(None, "Dee"),
                ],
            },
        }),
        f"GET {FILE}": says({"id": TRANSCRIPT, "callId": "call-1", "createdDateTime": "2026-11-20T10:00:00Z"}),
        f"GET {FILE}/content": sends(TEAMS_VTT, "text/vtt"),
    }  # fmt: skip
    return vendor


@pytest.fixture
def hook(vendor: Vendor, shelf: Shelf) -> Iterator[httpx.Client]:
    with listening(arrival(vendor), shelf) as client:
        yield client


def post(client: httpx.Client, *items: Json, tokens: list[str] | None = None) -> int:
    body: Json = {"value": list(items)} | ({"validationTokens": tokens} if tokens else {})
    return client.post("/hooks/graph", json=body).status_code


def read(graph: Vendor, **more: object) -> Notice:
    notice = run(arrival(graph).read({name.lower(): value for name, value in item(**more).items()}))
    assert isinstance(notice, Notice)
    return notice


def test_echoes_the_validation_token_as_text(hook: httpx.Client, shelf: Shelf) -> None:
    answer = hook.post("/hooks/graph", params={"validationToken": "Validation: <b>Testing</b> client é"})
    assert (answer.status_code, answer.text) == (200, "Validation: <b>Testing</b> client é")
    assert answer.headers["content-type"].startswith("text/plain")
    assert not shelf.calls


def test_stores_what_carries_our_word_and_not_the_word(hook: httpx.Client, shelf: Shelf) -> None:
    assert post(hook, item(), item()) == 202
    [body] = shelf.bodies
    assert STATE not in json.dumps(body)


def test_capitals_in_names_do_not_matter(hook: httpx.Client, shelf: Shelf) -> None:
    shouted = {name[0].upper() + name[1:]: value for name, value in item().items()}
    assert hook.post("/hooks/graph", json={"Value": [shouted]}).status_code == 202
    assert post(hook, item()) == 202
    assert len(shelf.stored) == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"clientState": "another"},
        {"clientState": None},
        {"clientState": [STATE]},
        {"tenantId": ORGANISER},
        {"clientState": STATE[:-1]},
    ],
)
def test_refuses_what_is_not_ours(hook: httpx.Client, shelf: Shelf, odd: Json) -> None:
    assert post(hook, item(**odd)) == 401
    assert not shelf.calls


def test_one_that_is_not_ours_keeps_no_other_out(hook: httpx.Client, shelf: Shelf) -> None:
    assert post(hook, item(clientState="of an old subscription"), item()) == 202
    assert len(shelf.stored) == 1


def claims(**more: object) -> Json:
    return {
        "aud": "app-id",
        "iss": f"https://sts.windows.net/{TENANT}/",
        "tid": TENANT,
        "appid": PUBLISHER,
        "exp": in_an_hour(),
    } | more


def test_believes_tokens_that_graph_made_for_our_app(
    hook: httpx.Client, vendor: Vendor, issuer: Issuer
) -> None:
    vendor.answers["GET /keys"] = issuer.published()
    newer = {"azp": PUBLISHER, "appid": None, "iss": f"https://login.microsoftonline.com/{TENANT}/v2.0"}
    assert post(hook, item(), tokens=[issuer.sign(claims()), issuer.sign(claims(**newer))]) == 202


@pytest.mark.parametrize(
    "odd",
    [
        {"aud": "another-app"},
        {"appid": "another-publisher"},
        {"iss": "https://sts.evil.example/"},
        {"tid": ORGANISER, "iss": f"https://sts.windows.net/{ORGANISER}/"},
        {"exp": int((NOW - timedelta(minutes=10)).timestamp())},
        {"exp": "soon"},
    ],
)
def test_refuses_tokens_of_anybody_else(
    hook: httpx.Client, vendor: Vendor, issuer: Issuer, shelf: Shelf, odd: Json
) -> None:
    vendor.answers["GET /keys"] = issuer.published()
    assert post(hook, item(), tokens=[issuer.sign(claims()), issuer.sign(claims(**odd))]) == 401
    assert not shelf.calls


def test_is_not_acknowledged_while_the_keys_cannot_be_had(
    hook: httpx.Client, vendor: Vendor, issuer: Issuer, shelf: Shelf
) -> None:
    vendor.answers["GET /keys"] = Says(b"down", 500)
    assert post(hook, item(), tokens=[issuer.sign(claims())]) == 503
    assert not shelf.calls


def test_reads_the_meeting_and_gives_rights_only_to_people_of_the_tenant(graph: Vendor) -> None:
    notice = read(graph)
    assert (notice.title, notice.organiser, notice.chat) == ("Launch review", "ana@acme.example", THREAD)
    assert notice.started_at == NOW - timedelta(hours=2)
    assert [(one.name, one.email) for one in notice.participants] == [
        ("Ana Ruiz", "ana@acme.example"),
        ("Bo Li", "bo@acme.example"),
        ("Eve", ""),
        ("Mal", ""),
        ("Cy", ""),
        ("Dee", ""),
    ]


def test_transcript_and_recording_of_one_call_are_one_meeting_and_two_calls_are_two(graph: Vendor) -> None:
    graph.answers[f"GET {ROOT}/recordings/R1"] = says({"id": "R1", "callId": "call-1"})
    graph.answers[f"GET {ROOT}/recordings/R2"] = says({"id": "R2", "callId": "call-2"})
    found = [
        read(graph, resource=f"users/{ORGANISER}/onlineMeetings/{MEETING}/recordings/{one}")
        for one in ("R1", "R2")
    ]
    assert [one.artefacts[0].kind for one in found] == ["recording", "recording"]
    assert read(graph).meeting == found[0].meeting != found[1].meeting


@pytest.mark.parametrize(
    "path",
    [
        f"users('{ORGANISER}')/onlineMeetings('{MEETING}')/transcripts('{TRANSCRIPT}')",
        f"Users/{ORGANISER}/OnlineMeetings/{MEETING}/Transcripts/{TRANSCRIPT}",
        f"communications/onlinemeetings('{MEETING}')/transcripts('{TRANSCRIPT}')",
        f"https://graph.microsoft.com/v1.0/users('{ORGANISER}')/onlineMeetings('{MEETING}')/transcripts('{TRANSCRIPT}')",
    ],
)
def test_reads_a_resource_however_it_is_written(path: str) -> None:
    found = read_resource(path)
    assert found
    assert (found.user, found.meeting, found.kind, found.id) == (
        ORGANISER,
        MEETING,
        "transcripts",
        TRANSCRIPT,
    )


@pytest.mark.parametrize(
    "path",
    ["", "users/1/messages/2", "users/../onlineMeetings/x/transcripts/y", "users/u/onlineMeetings/m/transcripts/..",
     "communications/onlineMeetings('no-organiser-inside')/transcripts('t')",
     "users/u/onlineMeetings/m/transcripts/t/../../x"],
)  # fmt: skip
def test_reads_nothing_from_any_other_path(path: str) -> None:
    assert read_resource(path) is None


def test_a_meeting_that_cannot_be_read_comes_without_people(graph: Vendor) -> None:
    del graph.answers[f"GET {ROOT}"]
    notice = read(graph)
    assert (notice.title, notice.organiser, notice.participants) == (None, "", ())
    assert notice.chat == THREAD


def test_a_transcript_that_was_deleted_says_nothing(graph: Vendor) -> None:
    del graph.answers[f"GET {FILE}"]
    assert run(arrival(graph).read({"resource": item()["resource"]})) is None


def test_fetches_the_transcript_as_vtt_with_its_speakers(graph: Vendor, tmp_path: Path) -> None:
    path = run(arrival(graph).fetch(read(graph).artefacts[0], tmp_path))
    asked = graph.calls(f"GET {FILE}/content")[0]
    assert (asked.query, asked.headers["authorization"]) == ({"$format": "text/vtt"}, "Bearer graph-token")
    assert [(one.speaker, one.text) for one in read_transcript(path).segments] == [
        ("Ana Ruiz", "We ship on Friday.")
    ]


def test_a_recording_is_followed_to_its_store_without_the_token(graph: Vendor, tmp_path: Path) -> None:
    with Vendor() as store:
        store.answers["GET /blob"] = sends(SOUND, "video/mp4")
        graph.answers[f"GET {ROOT}/recordings/R1/content"] = Says(
            b"", 302, {"location": f"{store.url}/blob?sig=1"}
        )
        one = Artefact("recording", "R1", "a.mp4", f"{ROOT.removeprefix('/v1.0/')}/recordings/R1")
        assert run(arrival(graph).fetch(one, tmp_path)).read_bytes() == SOUND
    assert "authorization" not in store.asked_for[0].headers


def refusal(code: str) -> Says:
    return says({"error": {"code": "Forbidden", "message": "", "innerError": {"code": code}}}, 403)


def test_says_plainly_that_the_tenant_turned_transcripts_off(graph: Vendor, tmp_path: Path) -> None:
    one = read(graph).artefacts[0]
    graph.answers[f"GET {FILE}/content"] = refusal("GraphAccessToTranscriptsDisabled")
    with pytest.raises(UserError, match="keeps meeting transcripts from apps"):
        run(arrival(graph).fetch(one, tmp_path))
    graph.answers[f"GET {FILE}"] = refusal("GraphAccessToTranscriptsDisabled")
    assert "keeps meeting transcripts from apps" in read(graph).closed


def test_names_the_policy_where_graph_refuses(graph: Vendor) -> None:
    graph.answers[f"GET {FILE}"] = refusal("NoApplicationAccessPolicy")
    closed = read(graph)
    assert "application access policy" in closed.closed
    assert (closed.account, closed.series, closed.artefacts) == (ORGANISER, MEETING, ())


def test_waits_where_graph_is_busy_or_away(graph: Vendor) -> None:
    graph.answers[f"GET {FILE}"] = Says(b"", 429, {"retry-after": "17"})
    with pytest.raises(PlatformBusyError) as busy:
        read(graph)
    assert busy.value.retry_seconds == 17
    graph.answers[f"GET {FILE}"] = Says(b"not json at all")
    with pytest.raises(PlatformUnreachableError):
        read(graph)


def test_a_withdrawn_token_is_asked_for_once_more(graph: Vendor) -> None:
    answers = iter([Says(status=401), says({"id": TRANSCRIPT, "callId": "call-1"})])
    graph.answers[f"GET {FILE}"] = lambda _: next(answers)
    assert read(graph).artefacts
    assert len(graph.calls(f"POST /{TENANT}/token")) == 2


class Subscribed:
    """What Graph keeps of our subscriptions."""

    def __init__(self, vendor: Vendor) -> None:
        self.kept: dict[str, Json] = {}
        vendor.answers |= {
            "GET /v1.0/subscriptions": lambda _: says({"value": list(self.kept.values())}),
            "POST /v1.0/subscriptions": self._make,
        }
        self.vendor = vendor

    def add(self, **fields: object) -> str:
        key = f"s{len(self.kept)}"
        self.kept[key] = {"id": key} | fields
        self.vendor.answers[f"PATCH /v1.0/subscriptions/{key}"] = lambda asked: self._renew(key, asked)
        return key

    def _make(self, asked: Asked) -> Says:
        return says(self.kept[self.add(**json.loads(asked.body))], 201)

    def _renew(self, key: str, asked: Asked) -> Says:
        if key not in self.kept:
            return Says(status=404)
        self.kept[key] |= json.loads(asked.body)
        return says(self.kept[key])


@pytest.fixture
def subscribed(graph: Vendor) -> Subscribed:
    return Subscribed(graph)


def ours(hours: float, resource: str) -> Json:
    return {
        "resource": resource,
        "notificationUrl": "https://bot.example.org/hooks/graph",
        "expirationDateTime": (NOW + timedelta(hours=hours)).isoformat(),
    }


def ensure(graph: Vendor) -> timedelta:
    subscriptions = arrival(graph).subscriptions
    assert subscriptions
    return run(subscriptions.ensure())  # type: ignore[no-any-return]


def test_subscribes_to_what_is_missing(graph: Vendor, subscribed: Subscribed) -> None:
    subscribed.add(**ours(40, GRAPH_RESOURCES[0].upper()))
    subscribed.add(
        **ours(40, GRAPH_RESOURCES[1]) | {"notificationUrl": "https://another.example/hooks/graph"}
    )
    assert timedelta() < ensure(graph) <= timedelta(hours=1)
    [made] = [one for one in subscribed.kept.values() if "clientState" in one]
    assert (made["resource"], made["changeType"], made["clientState"]) == (
        GRAPH_RESOURCES[1],
        "created",
        STATE,
    )
    assert (
        made["notificationUrl"] == made["lifecycleNotificationUrl"] == "https://bot.example.org/hooks/graph"
    )
    assert made["expirationDateTime"] == "2026-11-22T12:00:00Z"


def test_renews_what_is_half_over_and_leaves_the_rest(graph: Vendor, subscribed: Subscribed) -> None:
    for hours, resource in zip((23, 25), GRAPH_RESOURCES, strict=True):
        subscribed.add(**ours(hours, resource))
    ensure(graph)
    assert [one["expirationDateTime"][:10] for one in subscribed.kept.values()] == [
        "2026-11-22",
        "2026-11-21",
    ]
    assert len(graph.calls("PATCH /v1.0/subscriptions/s0")) == 1


def test_makes_anew_what_lapsed_while_it_was_renewed(graph: Vendor, subscribed: Subscribed) -> None:
    for resource in GRAPH_RESOURCES:
        subscribed.add(**ours(1, resource))
    graph.answers["PATCH /v1.0/subscriptions/s0"] = Says(status=404)
    ensure(graph)
    assert subscribed.kept["s2"]["resource"] == GRAPH_RESOURCES[0]


def lifecycle(event: str) -> Json:
    return {
        "lifecycleEvent": event,
        "subscriptionId": "s0",
        "clientState": STATE,
        "tenantId": TENANT,
        "subscriptionExpirationDateTime": "2026-11-20T13:00:00Z",
    }


def test_what_graph_says_of_a_subscription_leads_to_a_new_lease(
    graph: Vendor, subscribed: Subscribed, hook: httpx.Client, shelf: Shelf
) -> None:
    for resource in GRAPH_RESOURCES:
        subscribed.add(**ours(40, resource))
    assert post(hook, lifecycle("reauthorizationRequired")) == 202
    assert run(arrival(graph).read(shelf.bodies[0])) is None
    assert subscribed.kept["s0"]["expirationDateTime"] == "2026-11-22T12:00:00Z"


@pytest.mark.parametrize("event", ["subscriptionRemoved", "missed"])
def test_a_subscription_that_was_removed_is_made_again(
    graph: Vendor, subscribed: Subscribed, hook: httpx.Client, shelf: Shelf, event: str
) -> None:
    assert post(hook, lifecycle(event)) == 202
    run(arrival(graph).read(shelf.bodies[0]))
    assert sorted(one["resource"] for one in subscribed.kept.values()) == sorted(GRAPH_RESOURCES)


def test_without_a_word_of_ours_nothing_is_heard(shelf: Shelf) -> None:
    assert not arrival(client_state=None).routes(shelf.receive)
