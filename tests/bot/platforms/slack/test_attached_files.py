"""Documents and pictures that people attach: read for the answer, or named with the reason why not."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.bot.attached.files import NOTICE, made
from tests.bot.platforms.slack.conftest import Town
from tests.indexing.make_files import write_encrypted_office, write_pdf
from tests.waiting import until

ASKED = "How many weeks is the notice period of the lease?"
LEAVE = "how long is parental leave?"


def sent(
    town: Town, user: str, name: str, content: bytes, text: str = ASKED, mimetype: str | None = None
) -> None:
    file = town.slack.add_file(user, name, content, mimetype=mimetype)
    town.slack.says(user, town.dm(user), text, files=[file])


@pytest.mark.parametrize("name", ["lease.pdf", "lease.docx", "lease.html"])
def test_a_question_is_answered_from_the_document_that_came_with_it(
    village: Town, tmp_path: Path, name: str
) -> None:
    ana = village.person()
    sent(village, ana, name, made(tmp_path, name))
    post = village.answer(village.dm(ana), "14 weeks")
    assert f"attached: {name}" in post.all_text


def test_a_mention_is_answered_from_its_file_and_so_is_a_follow_up_in_the_thread(
    village: Town, tmp_path: Path
) -> None:
    ana, bo = village.person(), village.person()
    channel = village.channel(ana, bo)
    file = village.slack.add_file(ana, "lease.pdf", made(tmp_path, "lease.pdf"))
    asked = village.slack.says(ana, channel, "What is the lease about?", files=[file], mention=True)
    village.answer(channel)
    village.slack.says(bo, channel, ASKED, thread=asked.ts, mention=True)
    assert village.answer(channel, "14 weeks").thread_ts == asked.ts


def test_who_replies_with_a_mention_under_somebody_elses_file_asks_about_it(
    village: Town, tmp_path: Path
) -> None:
    ana, bo = village.person(), village.person()
    channel = village.channel(ana, bo)
    file = village.slack.add_file(ana, "lease.docx", made(tmp_path, "lease.docx"))
    root = village.slack.says(ana, channel, "here is the lease", files=[file])
    village.slack.says(bo, channel, ASKED, thread=root.ts, mention=True)
    village.answer(channel, "14 weeks")


def test_nobody_finds_the_file_elsewhere(village: Town, tmp_path: Path) -> None:
    ana, bo = village.person(), village.person()
    mark = f"kept for {ana} alone".encode()
    sent(village, ana, "lease.md", made(tmp_path, "lease.md") + mark)
    village.answer(village.dm(ana), "14 weeks")
    for user in (ana, bo):
        before = len(village.slack.posts(village.dm(user)))
        village.slack.says(user, village.dm(user), ASKED)
        later = village.answer(village.dm(user), count=before + 1)
        assert "14 weeks" not in later.all_text
    # folders of whoever else is being answered may stand beside it
    asyncio.run(until(lambda: not any(mark in one for one in _lying_about(village))))


def _lying_about(town: Town) -> Iterator[bytes]:
    for file in town.product.home.glob("jobs/attached-*/**/*"):
        with suppress(OSError):  # it is being cleared away
            yield file.read_bytes()


def test_what_the_file_does_not_say_is_looked_for_everywhere(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    sent(village, ana, "lease.md", made(tmp_path, "lease.md"), LEAVE)
    post = village.answer(village.dm(ana), "16 weeks")
    assert "lease.md does not prove an answer, so I looked everywhere" in post.all_text


def test_the_whole_quote_of_a_file_can_be_shown_while_it_is_there(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    long = f"{NOTICE.rstrip('.')} {'unless the parties agree in writing on something else ' * 12}."
    sent(village, ana, "lease.txt", long.encode())
    post = village.answer(village.dm(ana), "14 weeks")
    village.slack.click(ana, post, "Show evidence")
    assert "attached: lease.txt" in village.answer(village.dm(ana), "What the answer to").all_text


def test_a_file_alone_is_met_with_what_can_be_done_with_it(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    sent(village, ana, "lease.pdf", made(tmp_path, "lease.pdf"), "")
    post = village.answer(village.dm(ana), "I can read lease.pdf")
    assert "Ask me about it" in post.all_text
    assert "index" not in post.all_text


REFUSED = {
    "empty.txt": (b"", "'empty.txt' is empty"),
    "broken.pdf": (b"%PDF-1.4 nothing of the kind", "'broken.pdf' is damaged"),
    "broken.docx": (b"PK\x03\x04 nothing of the kind", "'broken.docx' is damaged"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office format"),
    "noise.bin": (bytes(range(256)) * 8, "'noise.bin' holds no text"),
    "tool.exe": (b"\x7fELF\x02\x01\x01" + b"\x00" * 2000, "'tool.exe' is a program"),
    "team.png": (b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "I cannot see 'team.png'"),
}


def test_files_that_cannot_be_read_are_named_each_with_its_reason(village: Town) -> None:
    ana = village.person()
    files = [village.slack.add_file(ana, name, content) for name, (content, _) in REFUSED.items()]
    village.slack.says(ana, village.dm(ana), "", files=files)
    post = village.answer(village.dm(ana))
    assert [said for _, said in REFUSED.values() if said not in post.all_text] == []


def test_a_question_with_such_a_file_is_answered_all_the_same(village: Town) -> None:
    ana = village.person()
    sent(village, ana, "broken.pdf", REFUSED["broken.pdf"][0], LEAVE)
    assert "'broken.pdf' is damaged" in village.answer(village.dm(ana), "16 weeks").all_text
    assert len(village.slack.posts(village.dm(ana))) == 1


def test_documents_behind_a_password_are_named(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    locked = [
        village.slack.add_file(ana, path.name, path.read_bytes())
        for path in (
            write_pdf(tmp_path / "secret.pdf", ["x"], password="x"),
            write_encrypted_office(tmp_path / "secret.docx"),
        )
    ]
    village.slack.says(ana, village.dm(ana), "", files=locked)
    post = village.answer(village.dm(ana), "'secret.pdf' is encrypted")
    assert "'secret.docx' is encrypted" in post.all_text


def test_a_file_of_two_gigabytes_is_refused_without_being_fetched(village: Town) -> None:
    ana = village.person()
    file = village.slack.add_file(ana, "everything.pdf", b"%PDF-1.4", size=2_000_000_000)
    village.slack.says(ana, village.dm(ana), ASKED, files=[file])
    village.answer(village.dm(ana), "'everything.pdf' is larger than 50,000,000 bytes")
    assert not [call for call in village.slack.calls if call.method == "download" and file.id in str(call)]


def test_of_forty_files_the_first_ten_are_read_and_the_rest_is_told(village: Town) -> None:
    ana = village.person()
    files = [
        village.slack.add_file(ana, f"{number}.md", f"# Note {number}\n\nNothing.".encode())
        for number in range(39)
    ]
    files.insert(3, village.slack.add_file(ana, "lease.md", f"# Lease\n\n{NOTICE}".encode()))
    village.slack.says(ana, village.dm(ana), ASKED, files=files)
    post = village.answer(village.dm(ana), "14 weeks")
    assert "the first 10 of 40 documents" in post.all_text


def test_a_file_that_slack_withholds_for_a_moment_is_asked_for_again(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    village.slack.fail_next("download", status=503)
    sent(village, ana, "lease.md", made(tmp_path, "lease.md"))
    village.answer(village.dm(ana), "14 weeks")
    assert len(village.slack.posts(village.dm(ana))) == 1


def test_a_file_that_is_gone_is_named(village: Town) -> None:
    ana = village.person()
    file = village.slack.add_file(ana, "gone.md", b"# Gone", gone=True)
    village.slack.says(ana, village.dm(ana), LEAVE, files=[file])
    assert "'gone.md' is gone" in village.answer(village.dm(ana), "16 weeks").all_text


def test_what_a_sign_in_page_says_is_no_document(village: Town) -> None:
    ana = village.person()
    file = village.slack.add_file(
        ana, "page.html", b"<html><body>14 weeks</body></html>", mimetype="text/html", size=9
    )
    village.slack.says(ana, village.dm(ana), LEAVE, files=[file])
    assert "'page.html' is gone or closed to me" in village.answer(village.dm(ana), "16 weeks").all_text


def test_a_word_that_takes_no_documents_says_so(village: Town, tmp_path: Path) -> None:
    ana = village.person()
    channel = village.channel(ana)
    file = village.slack.add_file(ana, "lease.pdf", made(tmp_path, "lease.pdf"))
    village.slack.says(ana, channel, "catchup", files=[file], mention=True)
    assert "I did not read lease.pdf" in village.answer(channel).all_text
