"""Google Drive: who may read a file, what it is exported as, and what its list of changes tells."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from starlette.types import Receive, Scope, Send

from indexing.documents import EVERYONE, DataClass, DocumentSummary
from indexing.errors import SourceUnavailableError
from indexing.index import Index
from indexing.ingest import IngestReport, sync
from indexing.settings import IndexSettings
from indexing.sources.drive import Drive
from indexing.sources.drive_api import DriveApi
from indexing.sources.google_token import GoogleToken
from tests.indexing.fetch.web import WebServer
from tests.indexing.make_files import write_docx
from tests.indexing.sources.servers import LOOPBACK, DriveFake

DOMAIN = {"type": "domain", "domain": "Acme.example"}
ANA = {"type": "user", "emailAddress": "Ana@acme.example"}
STRANGER = {"type": "user", "emailAddress": "eve@elsewhere.example"}
GOOD = "good"
NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def drive() -> Iterator[DriveFake]:
    with DriveFake(most=2) as drive:
        drive.put("F1", "Leave", b"# Leave\n\nParental leave is 16 weeks.")
        yield drive


class Reader:
    """Syncs one Drive and keeps the cursor."""

    def __init__(self, index: Index, drive: DriveFake) -> None:
        self.index = index
        self.drive = drive
        self.cursor = ""

    def sync(
        self,
        *,
        chosen: frozenset[str] = EVERYONE,
        unsaid: frozenset[str] = frozenset(),
        token: str | None = None,
    ) -> IngestReport:
        source = Drive(
            DriveApi(self.drive.url, lambda: token or GOOD, LOOPBACK),
            IndexSettings(max_file_bytes=100_000),
            scope="source:drive",
            person_of={"ana@acme.example": "ana"}.get,
            domain="acme.example",
            unsaid=unsaid,
        )
        return sync(
            self.index,
            source,
            self.cursor,
            readers=chosen,
            data_class=DataClass.INTERNAL,
            on_cursor=self._keep,
        )

    def _keep(self, cursor: str) -> None:
        self.cursor = cursor

    def readers(self) -> dict[str, frozenset[str]]:
        return {one.title: one.readers for one in self.index.list()}


@pytest.fixture
def reader(local_index: Index, drive: DriveFake) -> Reader:
    return Reader(local_index, drive)


@pytest.mark.parametrize(
    ("permissions", "chosen", "readers"),
    [
        ([DOMAIN], "everyone", "everyone"),
        ([ANA], "everyone", "user:ana"),
        ([ANA, STRANGER], "everyone", "user:ana"),
        ([{"type": "group", "emailAddress": "HR@acme.example"}], "everyone", "group:hr@acme.example"),
        ([{"type": "anyone"}], "everyone", "everyone"),
        ([{"type": "anyone"}], "world", "world"),
        ([DOMAIN], "group:hr", "group:hr"),
        ([DOMAIN | {"view": "published"}, ANA], "everyone", "user:ana"),
    ],
)
def test_those_read_a_file_whom_it_is_shared_with(
    reader: Reader, permissions: list[dict[str, Any]], chosen: str, readers: str
) -> None:
    reader.drive.share("F1", *permissions)
    reader.sync(chosen=frozenset({chosen}))
    assert reader.readers() == {"Leave": frozenset(readers.split())}


@pytest.mark.parametrize(
    "permissions",
    [[], [STRANGER], [{"type": "domain", "domain": "other.example"}], [ANA | {"deleted": True}]],
)
def test_what_is_shared_with_nobody_we_know_is_left_out(
    reader: Reader, permissions: list[dict[str, Any]]
) -> None:
    reader.drive.share("F1", *permissions)
    reader.sync()
    assert reader.readers() == {}


def test_a_right_that_was_taken_back_counts_with_the_next_sync(reader: Reader) -> None:
    reader.sync()
    reader.drive.share("F1", ANA)
    assert reader.sync().passages == 0
    assert reader.readers() == {"Leave": frozenset({"user:ana"})}
    reader.drive.share("F1", STRANGER)
    reader.sync()
    assert reader.readers() == {}


def test_a_right_that_was_taken_back_counts_also_where_the_file_does_not_load(reader: Reader) -> None:
    reader.sync()
    reader.drive.put("F1", "Leave", b"\0\1\2" * 1000, permissions=[ANA])
    assert reader.sync().failed
    assert reader.readers() == {"Leave": frozenset({"user:ana"})}


def test_files_whose_sharing_is_hidden_have_the_readers_chosen_for_that_or_none(reader: Reader) -> None:
    reader.drive.hidden.add("F1")
    reader.sync()
    assert reader.readers() == {}
    reader.cursor = ""
    reader.sync(unsaid=frozenset({"group:hr"}))
    assert reader.readers() == {"Leave": frozenset({"group:hr"})}


def test_documents_are_exported_and_files_converted(reader: Reader, tmp_path: Path) -> None:
    write_docx(tmp_path / "plan.docx", heading="Plan", text="We open in Ghent.")
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    reader.drive.put("F2", "plan.docx", (tmp_path / "plan.docx").read_bytes(), mime=word)
    reader.drive.put("F3", "logo.png", b"\x89PNG", mime="image/png")
    reader.drive.put("F4", "Folder", b"", mime="application/vnd.google-apps.folder")
    report = reader.sync()
    assert (report.added, report.skipped, report.failed) == (2, 2, [])
    texts = [one.markdown for one in reader.index.library.drafts(reader.index.library.document_ids())]
    assert any("Parental leave is 16 weeks." in text for text in texts)
    assert any("We open in Ghent." in text for text in texts)
    [leave] = [one for one in reader.index.list() if one.title == "Leave"]
    assert (leave.author, leave.location) == ("Ana Souza", "https://drive.google.com/open?id=F1")


def test_after_the_first_listing_only_changes_are_asked_for(reader: Reader) -> None:
    for number in range(2, 8):
        reader.drive.put(f"F{number}", f"Page {number}", f"Words of page {number}.".encode())
    assert reader.sync().added == 7
    reader.drive.requests.clear()
    reader.drive.put("F3", "Page 3", b"Other words.")
    reader.drive.delete("F4")
    reader.drive.put("F5", "Page 5", b"Words of page 5.", trashed=True)
    report = reader.sync()
    assert (report.changed, report.removed) == (1, 2)
    asked = [path for path, _ in reader.drive.requests]
    assert "/files" not in asked
    assert asked.count("/files/F3/export") == 1


def test_a_renamed_file_is_the_same_document(reader: Reader) -> None:
    reader.sync()
    reader.drive.put("F1", "Parental leave", b"# Leave\n\nParental leave is 16 weeks.")
    reader.sync()
    assert list(reader.readers()) == ["Parental leave"]


def test_a_place_without_a_list_of_changes_is_listed_each_time(reader: Reader) -> None:
    reader.drive.with_changes = False
    reader.sync()
    reader.drive.delete("F1")
    reader.drive.put("F2", "Other", b"Other words.")
    report = reader.sync()
    assert (report.added, report.removed) == (1, 1)


def test_a_token_that_is_refused_is_said_and_removes_nothing(reader: Reader) -> None:
    reader.sync()
    [(_, sentence)] = reader.sync(token="stale").failed
    assert "Google Drive" in sentence
    assert "stale" not in sentence
    assert "Leave" in reader.readers()


def test_too_large_a_file_is_refused_and_the_others_go_in(reader: Reader) -> None:
    reader.drive.put("F2", "big.txt", b"x" * 100_001, mime="text/plain", size="100001")
    report = reader.sync()
    assert report.added == 1
    assert "larger than 100,000 bytes" in report.failed[0][1]


class TokenServer(WebServer):
    """Google's token address: notes what it was sent."""

    def __init__(self, status: int = 200) -> None:
        super().__init__({})
        self.status = status
        self.forms: list[dict[str, str]] = []

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = (await receive())["body"].decode()
        self.forms.append({name: values[0] for name, values in parse_qs(body).items()})
        answer = json.dumps({"access_token": f"token-{len(self.forms)}", "expires_in": 3600}).encode()
        await send({"type": "http.response.start", "status": self.status, "headers": []})
        await send({"type": "http.response.body", "body": answer})


def key_file(folder: Path, **fields: str) -> Path:
    path = folder / "key.json"
    path.write_text(json.dumps(fields))
    return path


def test_a_users_key_gives_a_token_that_is_kept_while_it_is_good(tmp_path: Path) -> None:
    with TokenServer() as server:
        minutes = iter([0, 30, 56, 56])  # asked, looked, looked, asked
        key = key_file(
            tmp_path,
            type="authorized_user",
            client_id="id",
            client_secret="hush",
            refresh_token="again",
            token_uri=server.url,
        )
        token = GoogleToken(key, lambda: NOW + timedelta(minutes=next(minutes)))
        assert token.get() == "token-1"
        assert token.get() == "token-1"
        assert token.get() == "token-2"
        assert server.forms[0]["refresh_token"] == "again"


def test_a_service_account_signs_for_its_token(tmp_path: Path) -> None:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    ).decode()
    with TokenServer() as server:
        key = key_file(
            tmp_path,
            type="service_account",
            client_email="robot@acme.example",
            private_key=pem,
            token_uri=server.url,
        )
        assert GoogleToken(key, lambda: NOW).get() == "token-1"
        signed, _, signature = server.forms[0]["assertion"].rpartition(".")
    private.public_key().verify(_decoded(signature), signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    claims = json.loads(_decoded(signed.split(".")[1]))
    assert (claims["iss"], claims["aud"]) == ("robot@acme.example", server.url)
    assert claims["scope"].endswith("drive.readonly")


def _decoded(text: str) -> bytes:
    import base64

    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


@pytest.mark.parametrize(
    "content",
    ["", "{", '{"type": "service_account"}', '{"type": "authorized_user", "client_secret": "hush"}'],
)
def test_a_file_that_is_no_key_is_named_without_what_it_holds(tmp_path: Path, content: str) -> None:
    path = tmp_path / "key.json"
    path.write_text(content)
    with pytest.raises(SourceUnavailableError, match="is no key file of Google") as error:
        GoogleToken(path, lambda: NOW).get()
    assert "hush" not in str(error.value)


def test_a_key_that_google_refuses_is_said(tmp_path: Path) -> None:
    with TokenServer(status=400) as server:
        key = key_file(
            tmp_path,
            type="authorized_user",
            client_id="id",
            client_secret="hush",
            refresh_token="again",
            token_uri=server.url,
        )
        with pytest.raises(SourceUnavailableError, match="refused the key with status 400"):
            GoogleToken(key, lambda: NOW).get()


def only(reader: Reader) -> DocumentSummary:
    reader.sync()
    [document] = reader.index.list()
    return document


def test_first_lines_say_whose_a_document_is_and_of_which_day(reader: Reader) -> None:
    text = (
        b"# EXPENSES POLICY\n\nOwner: Petra Marsh, Finance \xc2\xb7 updated 9 January 2026\n\nUp to 45 euros."
    )
    reader.drive.put("F1", "Expenses policy", text)
    document = only(reader)
    assert (document.title, document.author) == ("Expenses policy", "Petra Marsh, Finance")
    assert document.modified_at == datetime(2026, 1, 9, 12, tzinfo=UTC)


def test_without_such_lines_it_is_of_who_changed_it_last_and_when(reader: Reader) -> None:
    reader.drive.put("F1", "Launch", b"# Launch\n\nThe launch is on 3 June 2027.\n")
    document = only(reader)
    assert (document.author, document.modified_at) == (
        "Ana Souza",
        datetime(2026, 3, 2, 10, 0, 2, tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("travel-rules_2026.md", "travel rules 2026"),
        ("Travel 2.1", "Travel 2.1"),
        ("Untitled document", "Travel rules"),
        ("Unbenanntes Dokument", "Travel rules"),
    ],
)
def test_a_name_that_somebody_gave_it_is_the_title(reader: Reader, name: str, title: str) -> None:
    reader.drive.put("F1", name, b"# Travel rules\n\nSecond class.")
    assert only(reader).title == title
