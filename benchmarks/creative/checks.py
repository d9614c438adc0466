"""How much of what is wrong the checks of drafts find, and how often they find fault with what is right.

200 good drafts are worded by the grammar and drawn by the renderer, in five markets and over all formats. 200 more get
one fault each, of twenty kinds, painted or written in by `faults.py`, which shares nothing with the checks. A fault
counts as caught where its own check speaks up; a good draft is a false alarm where any hard finding, or a soft one that
is not about lengths, is made. `python -m benchmarks.creative.checks [SEED]`
"""

import random
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.creative.claim_sentences import CLAIMING, PLAIN
from benchmarks.creative.faults import FAULTS
from benchmarks.creative.good_drafts import Drafts
from skills.creative.checks.check import check_asset
from skills.creative.checks.claims import claims_in

EACH = 10
LENGTHS_ONLY = {"text-visible", "text-advice", "text-count"}


def main(seed: int) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        drafts = Drafts(Path(folder), chance)
        _print_caught(drafts, chance)
        _print_alarms(drafts)
    _print_sentences()


def _print_caught(drafts: Drafts, chance: random.Random) -> None:
    caught: dict[str, int] = defaultdict(int)
    for make, checks in FAULTS.items():
        for _ in range(EACH):
            draft = make(drafts, chance)
            found = {one.check for one in check_asset(draft)}
            caught[make.__name__] += bool(found & checks)
            if not found & checks:
                print(f"  missed: {make.__name__} in {draft.format.id}, {draft.locale}: {sorted(found)}")
                print(f"          {dict(draft.texts)} {[one.text for one in draft.drawn.placed if one.text]}")
        print(f"{make.__name__:18} {caught[make.__name__]:3} of {EACH}")
    total = len(FAULTS) * EACH
    print(f"caught: {sum(caught.values())} of {total} ({sum(caught.values()) / total:.1%}), goal 95 %")


def _print_alarms(drafts: Drafts) -> None:
    alarms, why, seconds = 0, Counter[str](), 0.0
    many = len(FAULTS) * EACH
    for _ in range(many):
        draft = drafts.one()
        began = time.process_time()
        found = [one for one in check_asset(draft) if one.check not in LENGTHS_ONLY]
        seconds += time.process_time() - began
        alarms += bool(found)
        for one in found:
            why[one.check] += 1
            print(
                f"  alarm: {draft.format.id}, {draft.locale}: {one.check} {one.where}: {one.what} ({one.why})"
            )
    print(f"false alarms: {alarms} of {many} ({alarms / many:.1%}), goal 5 %; {dict(why)}")
    print(f"one draft takes {seconds / many * 1000:.0f} ms of processor time")


def _print_sentences() -> None:
    caught = sum(bool(claims_in(text, locale[:2])) for locale, text in CLAIMING)
    alarms = sum(bool(claims_in(text, locale[:2])) for locale, text in PLAIN)
    print(f"free sentences: {caught} of {len(CLAIMING)} claims caught, {alarms} of {len(PLAIN)} others too")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20261124)
