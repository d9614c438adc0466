"""Pictures from an images endpoint: who may see the description, what is sent, and what is taken for a picture."""

import asyncio
import base64
import json
import logging

import pytest

from bot.gateway.providers.drawn import MOST_BYTES
from bot.testing.openai_server import draws, drops, fails, hangs, redirects, sends, small_png
from indexing.documents import DataClass
from skills.images import NO_IMAGES, ImageModel, Pictured
from skills.model import Completion, Task
from tests.bot.gateway.desk import KEY, PROMPT, Desk

MINI = "openai:gpt-image-1-mini"
WITHOUT = "so no picture was made with it."
JPEG, WEBP = b"\xff\xd8\xff\xe0....", b"RIFF....WEBPVP8 "


def answer(**datum: object) -> bytes:
    return json.dumps({"created": 0, "data": [datum]}).encode()


def test_a_picture_comes_with_what_made_it(desk: Desk) -> None:
    server = desk.serve(draws())
    assert desk.draw(desk.artist(server), ratio=(1920, 1080)) == Pictured(
        content=small_png(),
        model=MINI,
        provider="openai",
        data_class=DataClass.INTERNAL,
        licence="OpenAI's terms hold for pictures of gpt-image-1-mini.",
    )
    (request,) = server.requests
    assert request.path == "/v1/images/generations"
    assert request.body == {"model": "gpt-image-1-mini", "prompt": PROMPT, "size": "1536x1024", "n": 1}
    assert request.headers["authorization"] == f"Bearer {KEY}"


def test_a_compatible_server_is_told_to_answer_in_base64_and_needs_no_key(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-of-somebody-else")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1")
    server = desk.serve(draws())
    gateway = desk.artist(server, images="compatible:org/sdxl", cleared="compatible:internal", api_key=None)
    assert "Who runs the server of org/sdxl" in (desk.draw(gateway).licence or "")
    (request,) = server.requests
    assert request.body["response_format"] == "b64_json"
    assert request.headers["authorization"] == "Bearer none"


def test_the_sizes_that_an_admin_named_are_asked_for(desk: Desk) -> None:
    server = desk.serve(draws())
    desk.draw(desk.artist(server, image_sizes="512x512,512x896"), ratio=(1080, 1920))
    assert server.requests[0].body["size"] == "512x896"


def test_a_gateway_is_a_model_of_pictures_and_without_one_nothing_is_said(desk: Desk) -> None:
    artist: ImageModel = desk.artist(images="none")
    asking = NO_IMAGES.picture(PROMPT, width=1, height=1, asker="U1")
    assert asyncio.run(artist.picture(PROMPT, width=1, height=1, asker="U1")) == Pictured()
    assert asyncio.run(asking) == Pictured()
    assert desk.rows() == []


@pytest.mark.parametrize("cleared", ["", "openai:open", "compatible:confidential"])
def test_an_uncleared_provider_gets_no_request(desk: Desk, cleared: str) -> None:
    server = desk.serve(draws())
    picture = desk.draw(desk.artist(server, cleared=cleared))
    assert (picture.content, picture.model, server.requests) == (None, None, [])
    assert f"Model {MINI} is configured but not cleared for internal data" in (picture.note or "")
    assert "openai:internal" in (picture.note or "")
    assert desk.outcomes() == ["refused"]


def test_one_confidential_word_holds_back_the_whole_description(desk: Desk) -> None:
    server = desk.serve(draws())
    picture = desk.draw(desk.artist(server), DataClass.OPEN, DataClass.CONFIDENTIAL)
    assert (picture.content, server.requests) == (None, [])
    assert picture.data_class is DataClass.CONFIDENTIAL


def test_what_is_said_of_nothing_is_internal_and_of_an_empty_list_confidential(desk: Desk) -> None:
    server = desk.serve(draws())
    artist = desk.artist(server)
    usual = asyncio.run(artist.picture(PROMPT, width=1, height=1, asker="U1"))
    unknown = asyncio.run(artist.picture(PROMPT, width=1, height=1, asker="U1", data_classes=()))
    assert (usual.data_class, unknown.data_class) == (DataClass.INTERNAL, DataClass.CONFIDENTIAL)
    assert (usual.content, unknown.content) == (small_png(), None)


@pytest.mark.parametrize("provider", ["openai", "compatible"])
def test_where_third_parties_are_forbidden_nobody_outside_is_asked(desk: Desk, provider: str) -> None:
    server = desk.serve(draws())
    artist = desk.artist(server, images=f"{provider}:m", cleared=f"{provider}:confidential")
    picture = desk.draw(artist, only_local=True)
    assert (picture.content, server.requests) == (None, [])
    assert f"Model {provider}:m does not run on this machine and third parties are forbidden" in (
        picture.note or ""
    )
    assert desk.outcomes() == ["refused"]


def test_words_are_not_asked_for_outside_either(desk: Desk) -> None:
    server = desk.serve()
    gateway = desk.gateway(server, creative="openai:gpt-4.1")
    asking = gateway.complete_here(
        Task.CREATIVE, system="s", prompt="p", data_classes=(DataClass.OPEN,), asker="U1"
    )
    completion = asyncio.run(asking)
    assert "does not run on this machine" in (completion.note or "")
    assert server.requests == []


def test_adverts_have_a_model_of_their_own(desk: Desk) -> None:
    server = desk.serve(fails(400))
    gateway = desk.gateway(server, creative="openai:gpt-4.1-mini")
    assert desk.ask(gateway, task=Task.CREATIVE) == Completion(
        note="Model openai:gpt-4.1-mini did not accept the request (status 400), so this was drafted without it."
    )


def test_words_are_never_asked_of_a_model_that_draws(desk: Desk) -> None:
    server = desk.serve(draws())
    with pytest.raises(ValueError, match="ask for a picture"):
        desk.ask(desk.artist(server), task=Task.IMAGES)
    assert server.requests == []


def test_the_ledger_keeps_a_row_for_the_picture(desk: Desk) -> None:
    desk.draw(desk.artist(desk.serve(draws())), DataClass.OPEN)
    (row,) = desk.rows()
    assert (row.task, row.provider, row.model, row.data_class) == (
        "images",
        "openai",
        "gpt-image-1-mini",
        "open",
    )
    assert (row.asker, row.input_tokens, row.output_tokens, row.outcome) == ("U1", 5, 272, "ok")
    assert row.cost_micros == 5 * 2 + 272 * 8


@pytest.mark.parametrize("usage", ["many", {"input_tokens": -1, "output_tokens": 10**30}, [], None])
def test_a_server_that_counts_in_its_own_way_has_still_made_a_picture(desk: Desk, usage: object) -> None:
    drawn = base64.b64encode(small_png()).decode()
    body = json.dumps({"data": [{"b64_json": drawn}], "usage": usage}).encode()
    assert desk.draw(desk.artist(desk.serve(sends(body)))).content == small_png()
    assert (desk.rows()[0].input_tokens, desk.rows()[0].cost_micros) == (None, None)


def test_asks_again_after_faults_and_writes_each_down(desk: Desk) -> None:
    server = desk.serve(fails(500), fails(429, retry_after="7"), draws())
    assert desk.draw(desk.artist(server)).content == small_png()
    assert desk.outcomes() == ["error", "error", "ok"]
    assert desk.clock.sleeps == [0.5, 7.0]


def test_a_broken_connection_is_tried_again(desk: Desk) -> None:
    assert desk.draw(desk.artist(desk.serve(drops(), draws()))).content == small_png()
    assert desk.outcomes() == ["error", "ok"]


def test_gives_up_after_the_last_retry_and_when_nobody_is_there(desk: Desk) -> None:
    note = desk.draw(desk.artist(desk.serve(fails(503)), retries=1)).note
    assert note == f"Model {MINI} had a fault of its own, {WITHOUT}"
    assert "could not be reached" in (
        desk.draw(desk.artist(base_url="http://127.0.0.1:1/v1", retries=0)).note or ""
    )
    assert desk.outcomes() == ["error"] * 3


def test_does_not_wait_longer_than_a_picture_may_take(desk: Desk) -> None:
    server = desk.serve(fails(429, retry_after="61"))
    assert "is busy" in (desk.draw(desk.artist(server, images_timeout_seconds=60)).note or "")
    assert (desk.clock.sleeps, len(server.requests)) == ([], 1)


def test_a_silent_provider_is_given_up_in_time(desk: Desk) -> None:
    picture = desk.draw(desk.artist(desk.serve(hangs()), images_timeout_seconds=0.3))
    assert "did not answer in time" in (picture.note or "")
    assert desk.outcomes() == ["timeout"]


def test_a_picture_that_is_cancelled_is_written_down(desk: Desk) -> None:
    artist = desk.artist(desk.serve(hangs()))

    async def ask_and_leave() -> None:
        async with asyncio.timeout(0.3):
            await artist.picture(PROMPT, width=1, height=1, asker="U1")

    with pytest.raises(TimeoutError):
        asyncio.run(ask_and_leave())
    assert desk.outcomes() == ["cancelled"]


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (400, "moderation_blocked", "refused the description under its content policy"),
        (400, "content_policy_violation", "refused the description under its content policy"),
        (400, "contentFilter", "refused the description under its content policy"),
        (400, "billing_hard_limit_reached", "has no credit left"),
        (429, "insufficient_quota", "has no credit left"),
        (400, None, "did not accept the request (status 400)"),
        (401, None, "CONFIDANT_MODELS__API_KEY"),
        (403, None, "CONFIDANT_MODELS__API_KEY"),
        (404, None, "CONFIDANT_MODELS__IMAGES"),
        (422, None, "did not accept the request (status 422)"),
    ],
)
def test_a_description_that_cannot_succeed_is_sent_once(
    desk: Desk, status: int, code: str | None, words: str
) -> None:
    server = desk.serve(fails(status, code=code, message=PROMPT), draws())
    note = desk.draw(desk.artist(server)).note or ""
    assert words in note
    assert note.endswith(WITHOUT)
    assert PROMPT not in note
    assert (desk.outcomes(), len(server.requests)) == (["error"], 1)


def test_a_description_is_not_sent_on_to_another_address(desk: Desk) -> None:
    elsewhere = desk.serve(draws())
    server = desk.serve(redirects(f"{elsewhere.url}/images/generations"))
    assert "did not accept the request (status 307)" in (desk.draw(desk.artist(server)).note or "")
    assert elsewhere.requests == []


def test_an_address_in_place_of_a_picture_is_not_fetched(desk: Desk) -> None:
    elsewhere = desk.serve(draws())
    server = desk.serve(sends(answer(url=f"{elsewhere.root_url}/picture.png")))
    assert "sent an address in place of the picture" in (desk.draw(desk.artist(server)).note or "")
    assert elsewhere.paths == []


@pytest.mark.parametrize("content", [JPEG, WEBP, small_png()], ids=["jpeg", "webp", "png"])
def test_what_begins_as_a_picture_is_taken(desk: Desk, content: bytes) -> None:
    assert desk.draw(desk.artist(desk.serve(draws(content)))).content == content


def test_a_picture_written_as_in_a_page_is_taken(desk: Desk) -> None:
    written = f"data:image/png;base64,{base64.b64encode(small_png()).decode()}"
    assert desk.draw(desk.artist(desk.serve(sends(answer(b64_json=written))))).content == small_png()


@pytest.mark.parametrize(
    "content",
    [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"GIF89a....", b"RIFF....WAVE", b"\x89PN", b"MZ"],
)
def test_what_is_no_picture_is_not_taken(desk: Desk, content: bytes) -> None:
    picture = desk.draw(desk.artist(desk.serve(draws(content))))
    assert picture.content is None
    assert picture.note == f"Model {MINI} sent something that is no PNG, JPEG or WebP picture, {WITHOUT}"


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b'{"data": [', b"null", b"[]", b'{"data": 3}', b"\xff", b"[" * 100_000),
        *(answer(b64_json=7), answer(b64_json="x"), answer(b64_json="\u00e9")),
    ],
)
def test_a_broken_answer_becomes_a_note(desk: Desk, body: bytes) -> None:
    picture = desk.draw(desk.artist(desk.serve(sends(body))))
    assert picture.content is None
    assert (picture.note or "").endswith(WITHOUT)
    assert desk.outcomes() == ["error"]


@pytest.mark.parametrize("body", [b"{}", b'{"data": []}', b'{"data": null}', answer(b64_json=""), answer()])
def test_an_empty_answer_is_no_picture(desk: Desk, body: bytes) -> None:
    picture = desk.draw(desk.artist(desk.serve(sends(body))))
    assert (picture.content, desk.outcomes()) == (None, ["empty"])
    assert "gave an empty answer" in (picture.note or "")


@pytest.mark.parametrize("extra", [1, MOST_BYTES])
def test_a_huge_picture_is_refused(desk: Desk, extra: int) -> None:
    body = answer(
        b64_json=base64.b64encode(small_png() + bytes(MOST_BYTES - len(small_png()) + extra)).decode()
    )
    picture = desk.draw(desk.artist(desk.serve(sends(body))))
    assert (picture.content, desk.outcomes()) == (None, ["error"])
    assert "sent a picture of more than 25 megabytes" in (picture.note or "")


@pytest.mark.parametrize(
    "prompt",
    [
        'x\r\nAuthorization: Bearer stolen\r\n\r\n{"model": "other", "n": 9}',
        'dawn", "n": 9, "model": "other',
        "\x00\x1b[2J\u202e",
        "",
        "word " * 50_000,
    ],
)
def test_a_description_arrives_as_it_is_and_changes_nothing_around_it(desk: Desk, prompt: str) -> None:
    server = desk.serve(draws())
    assert desk.draw(desk.artist(server), prompt=prompt).content == small_png()
    (request,) = server.requests
    assert (request.prompt, request.body["n"], request.body["model"]) == (prompt, 1, "gpt-image-1-mini")
    assert request.headers["authorization"] == f"Bearer {KEY}"


def test_half_a_character_does_not_break_the_request(desk: Desk) -> None:
    server = desk.serve(draws())
    assert desk.draw(desk.artist(server), prompt="dawn \ud83d").content == small_png()
    assert server.requests[0].prompt == "dawn ?"


def test_many_pictures_at_once_and_one_event_loop_after_another(desk: Desk) -> None:
    artist = desk.artist(desk.serve(draws()))

    async def ask_all() -> list[Pictured]:
        asking = (artist.picture(str(n), width=1, height=1, asker="U1") for n in range(8))
        return await asyncio.gather(*asking)

    for _ in range(2):
        assert [picture.content for picture in asyncio.run(ask_all())] == [small_png()] * 8
    assert desk.outcomes() == ["ok"] * 16


def test_the_key_and_the_description_stay_out_of_log_ledger_notes_and_repr(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server = desk.serve(fails(400, message=f"Incorrect key {KEY} for: {PROMPT}"), draws())
    artist = desk.artist(server)
    pictures = [desk.draw(artist), desk.draw(artist)]
    written = [str(vars(row)) for row in desk.rows()]
    shown = "\n".join([caplog.text, repr(artist), str(pictures), str(artist.describe()), *written])
    assert MINI in caplog.text
    assert not [word for word in (KEY, PROMPT) if word in shown]
