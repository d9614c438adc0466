"""Microsoft's own test client, in a browser, against the real program. For whoever has both:

npm install -g @microsoft/m365agentsplayground && pip install playwright
CONFIDANT_TEST_PICTURES=docs/teams python -m pytest -m live -n 0 tests/bot/platforms/teams/test_playground.py
"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from bot.testing.product import Product, serving
from bot.testing.server import Server
from bot.testing.teams import FakeTeams
from tests.bot.platforms.slack.conftest import MEETING
from tests.platforms.sales import LAYER, NAME, sales

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CLIENT, BROWSER = shutil.which("agentsplayground"), shutil.which("chromium")
PAGE = "http://localhost:56150"
PATIENCE = 60_000  # milliseconds
HANDBOOK = Path(__file__).parents[4] / "docs" / "sample_company" / "handbook"
PICTURES = os.environ.get("CONFIDANT_TEST_PICTURES", "")
pytestmark = [
    pytest.mark.live,
    pytest.mark.skipif(not (CLIENT and BROWSER), reason="agentsplayground or chromium is not on the path"),
]

Screen = Any  # playwright has no types where it is not installed


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The program with the sample handbook, and the client that speaks to it."""
    with FakeTeams(app="", rate_limits=False) as teams:
        settings = {
            "CONFIDANT_ADMINS": "alexw@example.com",
            "CONFIDANT_FETCH__ALLOWED_NETWORKS": "127.0.0.1/32",
        }
        home = tmp_path_factory.mktemp("home")
        product = Product(home, teams, extra=settings)
        product.add(Path(os.path.relpath(HANDBOOK)))
        product.add_database(NAME, sales(home), LAYER)
        with serving(product):
            url = f"http://localhost:{product.port}/api/messages"
            words = [str(CLIENT), "-e", url, "-c", "msteams", "--dt"]
            with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
                assert process.stdout
                assert any("Listening" in line for line in process.stdout)
                yield
                process.terminate()


@pytest.fixture
def transcript() -> Iterator[str]:
    """Where the transcript of a meeting lies in the web."""
    server = Server(0)
    server.start(Starlette(routes=[Route("/launch.vtt", lambda _: Response(MEETING, media_type="text/vtt"))]))
    yield f"{server.url}/launch.vtt"
    server.stop()


@pytest.fixture
def screen(client: None) -> Iterator[Screen]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=BROWSER,
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking"],
        )
        page = browser.new_page(viewport={"width": 1180, "height": 820})
        page.set_default_timeout(PATIENCE)
        page.goto(PAGE)
        page.get_by_text("I answer from your company's documents").last.wait_for()
        yield page
        browser.close()


def says(screen: Screen, text: str) -> None:
    screen.locator("[contenteditable=true]").first.click()
    screen.keyboard.type(text)
    screen.keyboard.press("Enter")


def picture(screen: Screen, name: str) -> None:
    if PICTURES:
        screen.screenshot(path=str(Path(PICTURES) / f"{name}.png"))


def test_a_question_is_answered_with_its_source_and_the_label(screen: Screen) -> None:
    says(screen, "How many days a year may I work from another country?")
    screen.get_by_text("up to 20 working days").last.wait_for()
    screen.get_by_text("AI generated").last.wait_for()
    screen.get_by_role("button", name="Ask a person").last.wait_for()
    picture(screen, "ask")


def test_what_cannot_be_proven_is_declined(screen: Screen) -> None:
    says(screen, "May I bring my dog to the office?")
    screen.get_by_text("I cannot prove an answer").last.wait_for()
    picture(screen, "decline")


def test_an_admin_change_is_shown_and_confirmed_in_its_card(screen: Screen) -> None:
    says(screen, "schedule set meeting-digests every Friday 16:00")
    screen.get_by_role("button", name="Confirm").last.click()
    screen.get_by_text("Done.").last.wait_for()
    screen.get_by_role("button", name="Undo").last.wait_for()
    picture(screen, "admin")


def test_what_is_asked_for_waits_for_an_approval_that_takes_the_place_of_its_buttons(screen: Screen) -> None:
    says(screen, 'rules add title="board*" to=nowhere')
    screen.get_by_text("Minutes of meetings titled").last.wait_for()
    picture(screen, "approval_asked")
    screen.get_by_role("button", name="Confirm").last.click()
    screen.get_by_text("Done.").last.wait_for()
    assert screen.get_by_role("button", name="Confirm").count() == 0
    picture(screen, "approval")


def test_a_transcript_becomes_minutes_in_the_post_that_took_it_on(screen: Screen, transcript: str) -> None:
    # this client attaches no files, so the file is linked
    says(screen, f"minutes {transcript}")
    screen.get_by_text("Action items").last.wait_for()
    screen.get_by_text("Tick off").last.wait_for()
    picture(screen, "minutes")


def test_the_rows_of_a_query_come_with_their_chart(screen: Screen) -> None:
    says(screen, "sql Who are our top 3 customers by revenue?")
    screen.get_by_role("button", name="Run").last.click()
    chart = screen.locator("img[alt*='Ada Works']").last
    chart.wait_for()
    # seen, and not only named: what the client cannot show has no width
    assert chart.evaluate("one => one.naturalWidth") > 500
    chart.scroll_into_view_if_needed()
    picture(screen, "chart")
