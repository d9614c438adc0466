"""The certificate in force in words, and another target tried on what audits said."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from bot.calibration.audited import try_target, verdicts
from bot.calibration.clusters import clusters_of
from bot.calibration.shadow import configuration_of, starting_certificate
from skills.admin_book import Trial
from skills.ask.scorers import starter
from skills.confidence import Certificate
from skills.confidence.certificate import hundredths
from skills.language import joined, number, percent, say

if TYPE_CHECKING:
    from bot.app import App

SKILL = "ask"


def in_force(app: "App") -> Sequence[tuple[str, str]]:
    """What answers are held to today, on which evidence, and until when."""
    standing = app.dispatcher.stand(SKILL, starting_certificate(), configuration_of(app))
    own = standing.certificate
    kind = say("certified here") if standing.certified else say("starter threshold, not certified here yet")
    shown = (
        say("no answer is shown")
        if standing.threshold is None
        else say("answers are shown from {threshold} on", threshold=number(standing.threshold, 3))
    )
    coverage = verdicts(app.engine, SKILL, configuration_of(app)).coverage(standing.threshold or 2.0)
    lines = [
        (say("Threshold"), joined((shown, say("({what})", what=kind)))),
        (
            say("Target"),
            say(
                "{target} in 100 right, with {level} % confidence",
                target=hundredths(own.target),
                level=hundredths(own.level),
            ),
        ),
        (
            say("Labels"),
            say(
                "{labels}; {answered} answered, {errors} of them wrong",
                labels=own.labels,
                answered=own.answered,
                errors=own.errors,
            ),
        ),
        (say("Bound"), _bound(own)),
        (say("Issued"), _issued(own)),
    ]
    lines += (
        [(say("Answered"), say("{share} of the questions that are kept", share=percent(coverage)))]
        if coverage is not None
        else []
    )
    return [*lines, *([(say("Note"), standing.note)] if standing.note else [])]


async def trial(app: "App", target: float, level: float) -> Trial:
    """What another target would bring, by verdicts of audits under the configuration that runs now."""
    from bot.calibration.pictures.trial import draw_trial

    configuration = configuration_of(app)
    known = verdicts(app.engine, SKILL, configuration)
    clusters = await clusters_of(app.index, known.questions)
    tried = try_target(
        known,
        clusters,
        target=target,
        level=level,
        configuration=configuration,
        today=app.now().date(),
        curve=starter().curve,
    )
    made = tried.certificate
    now = app.dispatcher.stand(SKILL, starting_certificate(), configuration).threshold
    threshold = made.threshold if made else None
    return Trial(
        target=target,
        level=level,
        threshold=threshold,
        coverage=known.coverage(threshold) if threshold is not None else None,
        now=known.coverage(now) if now is not None else None,
        evidence=made.evidence() if made else "",
        promise=made.promise() if made else "",
        missing=tried.missing,
        labels=len(known.scores),
        after=json.dumps({"certificate": asdict(made)}) if made else "",
        picture=draw_trial(known.points(), target=target, threshold=threshold, labels=len(known.scores))
        if known.scores
        else b"",
    )


def _issued(own: Certificate) -> str:
    if not own.expires:
        return own.issued
    return say("{issued}, holds until {expires}", issued=own.issued, expires=own.expires)


def _share(bound: float) -> str:
    return f"{number(100 * bound, 1)} %"


def _bound(own: Certificate) -> str:
    if own.kind == "precision":
        return say("at least {share} of the answers shown are right", share=_share(own.bound))
    return say("at most {share} of all questions get a wrong answer", share=_share(own.bound))
