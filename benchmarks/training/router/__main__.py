"""`python -m benchmarks.training.router`: writes bot/router/starter.json and prints the figures."""

import argparse
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from benchmarks.training.router.fit import (
    SHIPPED,
    UNTAUGHT,
    Memo,
    Routed,
    fit_scorer,
    provisional,
    route_all,
)
from benchmarks.training.router.later import later_skill
from benchmarks.training.router.utterances import Utterance, data_hash, deal, read_utterances
from bot.router.form import Form
from bot.router.likeness import phrases_of
from skills.catalogue import DEFAULT
from skills.confidence import Certificate, Starter, fixed_sequence_threshold, upper_bound

# .95 was tried first, on each of two sets of labels (230 and 240), and cannot be shown with these signals
TARGET, LEVEL = 0.90, 0.95
STARTER = Path(__file__).parents[3] / "bot" / "router" / "starter.json"
HANDBOOK = Path(__file__).parents[1] / "answer_score"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, default=STARTER)
    train(options.parse_args().out)


def train(out: Path) -> None:
    """Fit on one part, set the threshold on the second, report on the third, save."""
    memo, utterances = Memo(), read_utterances()
    parts = deal(utterances)
    scorer = fit_scorer(memo, parts["fit"])
    draft = provisional(memo, scorer)
    # thresholds by the share of the fitted part that each would route, set before a label of the next is seen
    fitted = [one.confidence for one in route_all(memo, draft, parts["fit"])]
    grid = [round(float(np.quantile(fitted, 1.0 - 0.3 - 0.04 * step)), 4) for step in range(15)]
    certificate = certify(route_all(memo, draft, parts["calibrate"]), grid, draft, data_hash(utterances))
    starter = Starter(draft.scorers, certificate)
    starter.save(out)
    print(f"wrote {out}\n{certificate}")
    report(memo, starter, parts["test"])


def certify(routed: Sequence[Routed], grid: Sequence[float], draft: Starter, data: str) -> Certificate:
    """The loosest threshold of the grid that reaches the target on these labels; never `certified`."""
    scores, right = [one.confidence for one in routed], [one.right for one in routed]
    threshold = fixed_sequence_threshold(scores, right, grid=grid, target=TARGET, level=LEVEL)
    if threshold is None:
        raise SystemExit("no threshold reaches the target; nothing was written")
    chosen = [one for one in routed if one.confidence >= threshold]
    errors = sum(not one.right for one in chosen)
    return Certificate(
        threshold=threshold,
        target=TARGET,
        level=LEVEL,
        labels=len(routed),
        answered=len(chosen),
        errors=errors,
        bound=round(1.0 - upper_bound(errors, len(chosen), LEVEL), 4),
        data=data,
        issued=datetime.now(UTC).date().isoformat(),
        configuration=draft.certificate.configuration,
    )


def report(memo: Memo, starter: Starter, utterances: Sequence[Utterance]) -> None:
    """What the threshold does to utterances that neither the scorer nor the threshold has seen."""
    threshold = starter.certificate.threshold
    routed = route_all(memo, starter, utterances)
    print(f"\ntest part, {len(routed)} utterances, threshold {threshold}")
    print(figures("all", routed, threshold))
    for command in (*(skill.command for skill in SHIPPED), None):
        mine = [one for one in routed if one.wanted == command]
        print(figures(command or "no skill is right", mine, threshold))
    for one in routed:
        if one.confidence >= threshold and not one.right:
            print(f"  wrong: {one.utterance.text!r} to {one.best}, wanted {one.wanted}")
    baselines(memo, utterances)
    foreign = [one for one in routed if not one.utterance.text.isascii() or _is_foreign(one.utterance)]
    print(figures("German, French, Spanish and others", foreign, threshold))
    handbook = [_handbook(line) for name in "ab" for line in _lines(HANDBOOK / f"handbook_{name}.jsonl")]
    print(figures("questions on the 18F Handbook", route_all(memo, starter, handbook), threshold))
    larger = (*SHIPPED, *(later_skill(name) for name in UNTAUGHT))
    routed = route_all(memo, starter, utterances, larger)
    print(figures("with two unknown skills, all", routed, threshold))
    wishes = [one for one in read_utterances() if one.later in UNTAUGHT]
    print(figures("  what these two are for", route_all(memo, starter, wishes, larger), threshold))


def figures(name: str, routed: Sequence[Routed], threshold: float) -> str:
    """One line: how often the best skill is right, the share routed, how much of that is right."""
    chosen = [one for one in routed if one.confidence >= threshold]
    labelled = [one for one in routed if one.wanted]
    best = _share([one.right for one in labelled])
    share, right = _share([one in chosen for one in routed]), _share([one.right for one in chosen])
    return f"{name:<36} n {len(routed):4} best right {best} routed {share} of these right {right}"


def baselines(memo: Memo, utterances: Sequence[Utterance]) -> None:
    """The default for everything, and the skill of the nearest phrase for everything."""
    commands = [skill.command for skill in SHIPPED]
    wanted = [one.wanted(commands) for one in utterances]
    print(f"always {DEFAULT.command}: right {_share([one == DEFAULT.command for one in wanted])}")
    owners = [skill.command for skill in SHIPPED for _ in phrases_of(skill)]
    phrases = memo([phrase for skill in SHIPPED for phrase in phrases_of(skill)])
    texts = memo([Form.of(one.text).text for one in utterances])
    nearest = [owners[place] for place in (texts @ phrases.T).argmax(axis=1)]
    print(f"nearest phrase: right {_share([a == b for a, b in zip(nearest, wanted, strict=True)])}", end=", ")
    labelled = [a == b for a, b in zip(nearest, wanted, strict=True) if b]
    print(f"of those with a skill {_share(labelled)}")


def _share(flags: Sequence[bool]) -> str:
    return f"{sum(flags) / len(flags):.3f}" if flags else "    -"


def _is_foreign(utterance: Utterance) -> bool:
    tongues = ("german", "french", "spanish", "italian")
    return any(tongue in utterance.group for tongue in tongues)


def _handbook(line: str) -> Utterance:
    return Utterance(json.loads(line)["question"], "ask", "handbook")


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    main()
