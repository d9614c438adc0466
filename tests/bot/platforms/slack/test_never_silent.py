"""Addressed, it never stays silent: whatever is pressed, sent or chosen, and whatever breaks meanwhile."""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from bot.testing.openai_server import Behaviour, OpenAIServer, answers, fails, hangs
from tests.bot.platforms.slack import gestures
from tests.bot.platforms.slack.conftest import PATIENCE
from tests.bot.platforms.slack.gestures import FAULTS, GESTURES, POSTING, Fault, Gesture, Ready, locked, seen
from tests.bot.platforms.slack.people import Company, company_of

# the whole table takes a quarter of an hour; these are where most is at stake
SAMPLED = {
    ("thumb_down", "500"),
    ("person", "invalid blocks"),
    ("claim", "put out of the channel"),
    ("open_form", "500"),
    ("twice", "429"),
    ("confirm", "cut before"),
    ("shortcut", "who is who fails"),
}
NOT_NOW = "My database does not answer just now"


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Company]:
    with company_of(tmp_path_factory.mktemp("gestures")) as opened:
        yield opened


@pytest.fixture(autouse=True)
def healed(company: Company) -> Iterator[None]:
    """No test leaves a fault or an open form for another."""
    yield
    company.slack.heal()
    for method in POSTING:
        company.slack.too_many(method, 0)
    for view in company.slack.views:
        if view.open and view.kind == "modal":
            company.slack.closes(view.user, view)


def marked(gesture: Gesture, fault: Fault) -> object:
    marks = pytest.mark.slow if (gesture.__name__, fault.name) in SAMPLED else pytest.mark.deep
    return pytest.param(gesture, fault, id=f"{gesture.__name__}-{fault.name}".replace(" ", "-"), marks=marks)


def told(company: Company, ready: Ready) -> Callable[[], bool]:
    """Whether the gesture was answered; a form that opens answers what opens one."""
    views = {view.id for view in company.slack.views}

    def found() -> bool:
        opened = ready.form and any(
            view.user == ready.user and view.id not in views for view in company.slack.views
        )
        return opened or bool(seen(company, ready.user, ready.words))

    return found


@pytest.mark.parametrize(("gesture", "fault"), [marked(one, fault) for one in GESTURES for fault in FAULTS])
def test_every_gesture_is_answered_once_whatever_breaks(
    company: Company, gesture: Gesture, fault: Fault
) -> None:
    ready = gesture(company)
    before = {(post.channel, post.ts) for post in seen(company, ready.user, ready.words)}
    company.slack.wait_idle(quiet_seconds=0.5, timeout=PATIENCE)
    done, views = told(company, ready), {view.id for view in company.slack.views}
    fault.plan(company)
    ready.do()
    company.slack.wait_for(done, timeout=PATIENCE)
    company.slack.wait_idle(quiet_seconds=1.5, timeout=PATIENCE)
    new = [post for post in seen(company, ready.user, ready.words) if (post.channel, post.ts) not in before]
    assert len(new) <= (2 if fault.doubles else 1)
    assert len({view.id for view in company.slack.views if view.user == ready.user} - views) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("gesture", [gestures.claim, gestures.answer, gestures.preview])
def test_while_the_database_does_not_answer_whoever_acts_is_told_so_or_answered(
    company: Company, gesture: Gesture
) -> None:
    ready = gesture(company)
    company.slack.wait_idle(quiet_seconds=0.5, timeout=PATIENCE)
    with locked(company, seconds=5.0):
        ready.do()
        company.slack.wait_for(
            lambda: (
                seen(company, ready.user, NOT_NOW)
                or seen(company, ready.user, ready.words)
                or any(NOT_NOW in str(view.errors) for view in company.slack.views)
            ),
            timeout=PATIENCE,
        )


MODELS: dict[str, Behaviour] = {
    "down": fails(500),
    "busy": fails(429, retry_after="1"),
    "empty": answers(""),
    "invalid": answers('{"answer": [[[ "no'),
    "slow": hangs(),
}
# what a model has a part in, and admins' words, which must not wait for one
WITH_A_MODEL = (
    gestures.share,
    gestures.ask_form,
    gestures.person,
    gestures.shortcut,
    gestures.evidence,
    gestures.preview,
    gestures.confirm,
)


@pytest.mark.slow
@pytest.mark.parametrize("fault", MODELS)
def test_whatever_a_model_has_a_part_in_is_answered_once_without_it(
    tmp_path_factory: pytest.TempPathFactory, fault: str
) -> None:
    with OpenAIServer(MODELS[fault]) as server:
        extra = {
            "CONFIDANT_MODELS__ANSWER": "compatible:test",
            "CONFIDANT_MODELS__REWRITE": "compatible:test",
            "CONFIDANT_MODELS__BASE_URL": server.url,
            "CONFIDANT_MODELS__API_KEY": "key",
            "CONFIDANT_MODELS__CLEARED": "compatible:confidential",
            "CONFIDANT_MODELS__TIMEOUT_SECONDS": "3",
        }
        with company_of(tmp_path_factory.mktemp("model"), extra) as company:
            for gesture in WITH_A_MODEL:
                answered_once(company, gesture)
        assert server.requests, "no model was asked, so none was missed"


def answered_once(company: Company, gesture: Gesture) -> None:
    ready = gesture(company)
    before = {(post.channel, post.ts) for post in seen(company, ready.user, ready.words)}
    ready.do()
    company.slack.wait_for(told(company, ready), timeout=PATIENCE)
    company.slack.wait_idle(quiet_seconds=0.5, timeout=PATIENCE)
    now = Counter((post.channel, post.ts) for post in seen(company, ready.user, ready.words))
    assert [count for post, count in now.items() if post not in before] == [1], gesture.__name__
