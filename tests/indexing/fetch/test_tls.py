"""Certificates are checked against the name in the link, though the connection goes to a pinned address."""

import ssl
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from indexing.errors import FetchRefusedError, FetchUnreachableError
from tests.indexing.fetch.conftest import Get
from tests.indexing.fetch.web import Names, Page, WebServer, goes_to

x509 = pytest.importorskip("cryptography.x509")
NAMES = Names(files_example=[["127.0.0.1"]], other_example=[["127.0.0.1"]])


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A self-signed certificate of files.example with its key, in one file."""
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "files.example")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("files.example")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "files.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + signed.public_bytes(serialization.Encoding.PEM)
    )
    return path


@pytest.fixture
def tls(certificate: Path) -> Iterator[WebServer]:
    with WebServer({"/a": Page()}, certificate) as server:
        yield server


@pytest.fixture
def trust(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


def test_a_host_with_its_own_certificate_is_fetched_over_the_pinned_address(
    tls: WebServer, get: Get, trust: ssl.SSLContext
) -> None:
    host = f"files.example:{tls.port}"
    get(f"https://{host}/a", resolver=NAMES, context=trust, bearer="t", bearer_hosts=frozenset({host}))
    assert tls.sent("/a")["host"] == host
    assert tls.sent("/a")["authorization"] == "Bearer t"


@pytest.mark.parametrize("host", ["other.example", "127.0.0.1"])
def test_a_certificate_of_another_name_is_refused(
    host: str, tls: WebServer, get: Get, trust: ssl.SSLContext
) -> None:
    with pytest.raises(FetchUnreachableError, match="no valid certificate"):
        get(f"https://{host}:{tls.port}/a", resolver=NAMES, context=trust)
    assert not tls.requests


def test_a_certificate_that_no_authority_signed_is_refused(tls: WebServer, get: Get) -> None:
    with pytest.raises(FetchUnreachableError, match="no valid certificate"):
        get(f"https://files.example:{tls.port}/a", resolver=NAMES)


def test_a_redirect_down_to_plain_http_is_refused(
    tls: WebServer, server: WebServer, get: Get, trust: ssl.SSLContext
) -> None:
    tls.pages["/down"] = goes_to(f"{server.url}/a")
    with pytest.raises(FetchRefusedError, match="plain http"):
        get(f"https://files.example:{tls.port}/down", resolver=NAMES, context=trust)
    assert not server.requests


def test_a_redirect_up_to_https_is_followed(
    tls: WebServer, server: WebServer, get: Get, trust: ssl.SSLContext
) -> None:
    server.pages["/up"] = goes_to(f"https://files.example:{tls.port}/a")
    assert get(f"{server.url}/up", resolver=NAMES, context=trust).size_bytes == 5
