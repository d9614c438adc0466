"""The threshold: in words, tried on audited answers with a picture, applied with a click, and taken back."""

from dataclasses import replace

from bot.calibration.audited import Verdicts, try_target, verdicts
from bot.calibration.certificates import certificate_path
from bot.calibration.shadow import configuration_of, starting_certificate
from bot.enclosures import CONTENT, FILE
from bot.platforms.slack.render import to_slack
from bot.review.tables import AuditRow, QuestionRow
from bot.store import transaction
from skills.confidence import Standing, read_certificate, write_certificate
from skills.messages import File, Reply
from tests.bot.admin.conftest import NOW, Pair, option_of

PNG = b"\x89PNG"
THINGS = (
    "desk lamp chair door window train ticket visa badge laptop phone parking lunch canteen holiday".split()
)


def graded(pair: Pair, count: int, *, wrong_below: float = 0.5, configuration: str = "") -> None:
    """Answers that were drawn and graded, with as many declined questions beside them."""
    mine = configuration or configuration_of(pair.app)
    audited: list[AuditRow] = []
    with transaction(pair.app.engine) as session:
        for number in range(2 * count):
            answered = number < count
            score = 0.3 + 0.7 * (number % count) / count if answered else 0.1
            thing = THINGS[number % len(THINGS)]
            session.add(
                QuestionRow(
                    id=f"q{number:05}{mine[:8]}",
                    skill="ask",
                    asker="bo",
                    channel="D1",
                    private=True,
                    audience="x",
                    question=f"Where do I find number {number * 7919} of the {thing} in building {number}?",
                    decision="answer" if answered else "search",
                    score=score,
                    threshold=0.2,
                    certified=False,
                    configuration=mine,
                    features={},
                    answer="there",
                    at=NOW,
                )
            )
            if answered:
                verdict = "right" if score >= wrong_below else "wrong"
                audited.append(
                    AuditRow(
                        question_id=f"q{number:05}{mine[:8]}",
                        rate=0.1,
                        drawn_at=NOW,
                        verdict=verdict,
                        note="",
                    )
                )
        # a verdict refers to its question, which must be there
        session.flush()
        session.add_all(audited)


def standing(pair: Pair) -> Standing:
    app = pair.app
    return app.dispatcher.stand("ask", starting_certificate(), configuration_of(app))


def picture(reply: Reply) -> bytes:
    return next(block.content for block in reply.blocks if isinstance(block, File))


def test_what_is_in_force_is_said_in_words(pair: Pair) -> None:
    shown = str(pair.say("/threshold").blocks)
    assert "starter threshold, not certified here yet" in shown
    assert "in 100 right" in shown


def test_a_target_is_tried_with_the_coverage_it_would_give_and_a_picture(pair: Pair) -> None:
    graded(pair, 240)
    reply = pair.say("/threshold try 0.9")
    assert "90 % right, with 95 % confidence" in reply.summary
    assert "of the questions that are kept would get an answer" in str(reply.blocks)
    assert picture(reply).startswith(PNG)
    assert not standing(pair).certified


def test_applied_with_a_click_it_is_certified_at_once_and_undo_puts_the_starter_back(pair: Pair) -> None:
    graded(pair, 240)
    tried = pair.say("/threshold try 90 %")
    asked = pair.say(option_of(tried, "Apply …"))
    assert "target 90 in 100 right" in str(asked.blocks)
    done = pair.press(asked, "Confirm")
    held = standing(pair)
    assert held.certified
    assert held.threshold is not None
    assert 0.45 <= held.threshold <= 0.6
    assert "certified here" in str(pair.say("/threshold").blocks)
    pair.press(done, "Undo")
    assert not standing(pair).certified


def test_every_program_holds_answers_to_it_within_five_seconds(pair: Pair) -> None:
    graded(pair, 240)
    other = Pair(pair.other, pair.app, pair.clock)
    assert not standing(other).certified
    pair.do("/threshold apply 0.9")
    pair.clock.pass_(seconds=5)
    assert standing(other).certified


def test_with_too_few_verdicts_nothing_is_offered_and_what_lacks_is_said(pair: Pair) -> None:
    graded(pair, 20)
    reply = pair.say("/threshold try 0.99")
    assert "do not show yet" in reply.summary
    assert "right answers in a row" in str(reply.blocks)
    assert "do not show that 99 %" in pair.say("/threshold apply 0.99").summary


def test_without_a_verdict_there_is_no_picture(pair: Pair) -> None:
    reply = pair.say("/threshold try 0.9")
    assert not [block for block in reply.blocks if isinstance(block, File)]


def test_verdicts_under_another_configuration_do_not_count(pair: Pair) -> None:
    graded(pair, 240, configuration="another")
    assert "do not show yet" in pair.say("/threshold try 0.9").summary


def test_what_is_no_share_is_refused_in_a_sentence(pair: Pair) -> None:
    for words in ("", "abc", "0", "100", "-0.9", "900"):
        assert "no share between 0 and 1" in pair.say(f"/threshold try {words}").summary


def test_answers_below_what_was_once_in_force_are_no_fair_sample(pair: Pair) -> None:
    graded(pair, 100)
    with transaction(pair.app.engine) as session:
        session.get_one(QuestionRow, f"q00050{configuration_of(pair.app)[:8]}").threshold = 0.6
    known = verdicts(pair.app.engine, "ask", configuration_of(pair.app))
    assert known.floor == 0.6
    assert min(known.scores) >= 0.6
    # all questions still count for the coverage
    assert len(known.asked) == 200


def test_a_certificate_says_nothing_of_the_share_of_questions_that_only_answers_cannot_tell() -> None:
    scores = tuple(1 - place / 400 for place in range(400))
    known = Verdicts(tuple(f"q{n}" for n in range(400)), scores, (True,) * 400, 0.0, scores)
    tried = try_target(known, range(400), target=0.9, level=0.95, configuration="c", today=NOW.date())
    assert tried.certificate
    assert tried.certificate.coverage_bound is None
    assert tried.certificate.errors == 0


def test_a_newer_certificate_from_the_command_line_goes_before_what_was_applied(pair: Pair) -> None:
    graded(pair, 240)
    pair.do("/threshold apply 0.9")
    applied = standing(pair).certificate
    path = certificate_path(pair.app.settings.home, "ask")
    write_certificate(path, replace(applied, threshold=0.77))
    assert standing(pair).threshold != 0.77
    pair.app.admin.take_back_threshold("ask", by=pair.app.rights.user(None), now=NOW)
    assert standing(pair).threshold == 0.77
    assert read_certificate(path) is not None


def test_a_picture_goes_to_slack_as_it_is() -> None:
    reply = Reply("Here.", (File("risk.png", content=PNG + bytes(range(256))),))
    assert to_slack(reply)[1][FILE][CONTENT] == PNG + bytes(range(256))
