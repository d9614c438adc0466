"""The exam: `confidant research` reads an invented market from a real server, and is held against its truth.

`--exam first` invents its markets anew for each seed; `--exam second` are those that were written by hand. “Items in
words that a fact supports” are phrases in the cells of edge, weakness and proof: the truth is not complete, so that
line compares two readers, and is no target.

python -m benchmarks.research.report [--exam first|second] [--seed N] [--market NAME|all] [--keep FOLDER]
[--hosting ports|…] [--wrong N] [--dress NAME]

`--dress` serves every page in other markup or other words that mean the same (`benchmarks.research.dresses`)."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.research.baseline import baseline
from benchmarks.research.dresses import DRESSES, dressed
from benchmarks.research.perfect import Output
from benchmarks.research.score import Score, Share, score
from benchmarks.research.second.reader import MARKETS, read_market
from benchmarks.research.site import FORBIDDEN, Site, make_site, trades
from benchmarks.research.told import Told, read_report, read_sources
from benchmarks.research.trades import TRADES
from bot.testing.sites import Hosting, Sites

LOOPBACK = "127.0.0.0/8"
TARGET_SECONDS = 60
MOST_SECONDS = 900
EXAMS = {"first": tuple(TRADES), "second": MARKETS}


@dataclass(frozen=True)
class Run:
    """One run of the command: what it told, how long it took, how it behaved towards the sites."""

    output: Output
    seconds: float
    requests: int
    forbidden: int


class RunError(Exception):
    """The command failed; the message holds the end of what it said."""


def run(site: Site, folder: Path, hosting: Hosting) -> Run:
    """Serve the market, let the real command read all of its addresses, and take what it wrote into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with Sites(site.answers(), robots=site.robots, hosting=hosting) as sites:
        addresses = [sites.url(*one) for one in site.urls]
        urls = folder / "urls.txt"
        urls.write_text("\n".join(addresses) + "\n", encoding="utf-8")
        out = folder / "out"
        started = perf_counter()
        told = _command(site.question, urls, out, folder / "home")
        seconds = perf_counter() - started
        forbidden = sum(one.path == FORBIDDEN for one in sites.asked)
        requests = len(sites.asked)
    output = Output(told, read_sources(out), read_report(out, told))
    return Run(output, seconds, requests, forbidden)


def _command(question: str, urls: Path, out: Path, home: Path) -> Told:
    script = Path(sys.executable).parent / "confidant"
    program = [str(script)] if script.exists() else [sys.executable, "-m", "bot"]
    done = subprocess.run(
        [*program, "research", question, "--urls", str(urls), "--out", str(out), "--json"],
        capture_output=True,
        text=True,
        timeout=MOST_SECONDS,
        env=_surroundings(home),
        check=False,
    )
    if done.returncode:
        raise RunError(
            f"confidant research ended with {done.returncode}: {(done.stderr or done.stdout)[-2000:]}"
        )
    return Told.model_validate_json(done.stdout)


def _surroundings(home: Path) -> Mapping[str, str]:
    """This machine's environment without any setting of ours, but for those that the exam needs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONFIDANT_")}
    return {**kept, "CONFIDANT_HOME": str(home), "CONFIDANT_FETCH__ALLOWED_NETWORKS": LOOPBACK}


def examine(site: Site, folder: Path, hosting: Hosting, shown_wrong: int) -> tuple[Score, Score]:
    """Run one market and print it beside the baseline; gives both scores."""
    done = run(site, folder, hosting)
    ours, naive = (
        score(one.told, one.sources, one.report, site.truth) for one in (done.output, baseline(site))
    )
    print(f"\n{site.truth.market}: {', '.join(site.truth.companies)}")
    _line("seconds", f"{done.seconds:.1f}", f"target ≤ {TARGET_SECONDS}")
    read = len(done.output.told.sources)
    _line("pages read / addresses / requests", f"{read} / {len(site.urls)} / {done.requests}", "")
    _line("requests that robots.txt forbids", str(done.forbidden), "target 0")
    show(ours, naive)
    for line in ours.wrong[:shown_wrong]:
        print(f"    {line}")
    (folder / "wrong.txt").write_text("\n".join(ours.wrong) + "\n", encoding="utf-8")
    return ours, naive


def show(ours: Score, naive: Score) -> None:
    rows: list[tuple[str, Share, Share]] = [
        ("planted facts found", ours.all_found, naive.all_found),
        *_pairs("  ", ours.found, naive.found),
        ("traps avoided", ours.all_avoided, naive.all_avoided),
        *_pairs("  ", ours.avoided, naive.avoided),
        ("items in words that a fact supports", ours.all_planted, naive.all_planted),
        *_pairs("  ", ours.planted, naive.planted),
        ("figure cells without an untrue amount", ours.right, naive.right),
        ("quotes verbatim at their offsets", ours.verbatim, naive.verbatim),
        ("filled cells with evidence", ours.evidenced, naive.evidenced),
        ("sentences with facts that are cited", ours.cited, naive.cited),
        ("leaders told rightly", ours.leaders, naive.leaders),
        ("disputes shown", ours.disputes, naive.disputes),
    ]
    for name, mine, other in rows:
        _line(name, f"{mine} ({mine.ratio:.0%})", f"naive {other} ({other.ratio:.0%})")


def _pairs(
    before: str, ours: Mapping[str, Share], naive: Mapping[str, Share]
) -> Iterable[tuple[str, Share, Share]]:
    return ((f"{before}{name}", share, naive.get(name, Share())) for name, share in ours.items())


def _line(name: str, seen: str, beside: str) -> None:
    print(f"{name:<42} {seen:>20}   {beside}", flush=True)


def summed(scores: Sequence[Score]) -> Score:
    """All markets as one."""
    none = Share()
    return Score(
        found=_added([one.found for one in scores]),
        avoided=_added([one.avoided for one in scores]),
        verbatim=sum((one.verbatim for one in scores), none),
        evidenced=sum((one.evidenced for one in scores), none),
        right=sum((one.right for one in scores), none),
        cited=sum((one.cited for one in scores), none),
        leaders=sum((one.leaders for one in scores), none),
        disputes=sum((one.disputes for one in scores), none),
        planted=_added([one.planted for one in scores]),
    )


def _added(shares: Sequence[Mapping[str, Share]]) -> Mapping[str, Share]:
    names = sorted({name for one in shares for name in one})
    return {name: sum((one.get(name, Share()) for one in shares), Share()) for name in names}


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.research.report", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--exam", choices=list(EXAMS), default="first")
    parser.add_argument("--market", default="all", help="a market of that exam, or all")
    parser.add_argument("--keep", type=Path, help="a folder that keeps pages, output and what was wrong")
    parser.add_argument("--hosting", type=Hosting, choices=list(Hosting), default=Hosting.PORTS)
    parser.add_argument("--wrong", type=int, default=0, help="how many shortfalls to print for each market")
    parser.add_argument("--dress", choices=DRESSES, help="how else the pages are marked up or worded")
    chosen = parser.parse_args(arguments)
    if chosen.market not in (*EXAMS[chosen.exam], "all"):
        parser.error(f"The {chosen.exam} exam has these markets: {', '.join(EXAMS[chosen.exam])}.")
    with tempfile.TemporaryDirectory() as temporary:
        base = chosen.keep or Path(temporary)
        both, failed = [], False
        for prefix, site in _sites(chosen.exam, chosen.market, chosen.seed):
            site = dressed(site, chosen.dress) if chosen.dress else site
            name = site.truth.market
            folder = base / f"{prefix}-{name.replace(' ', '-')}"
            if chosen.keep:
                keep(site, folder)
            try:
                both.append(examine(site, folder, chosen.hosting, chosen.wrong))
            except (RunError, subprocess.TimeoutExpired) as error:
                failed = True
                print(f"\n{name}: {error}", file=sys.stderr)
    if len(both) > 1:
        print("\nall markets")
        show(summed([one for one, _ in both]), summed([other for _, other in both]))
    return int(failed)


def _sites(exam: str, market: str, seed: int) -> Iterable[tuple[str, Site]]:
    """Each market asked for, with what its folder's name begins with."""
    if exam == "second":
        names = MARKETS if market == "all" else (market,)
        return (("second", read_market(name)) for name in names)
    return ((str(seed), make_site(seed, trade)) for trade in trades(market))


def keep(site: Site, folder: Path) -> None:
    """Write each page and the truth where they can be looked at."""
    for one in site.pages:
        path = folder / "pages" / one.site / (one.path.strip("/").replace("/", "_") or "index")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix(".html").write_text(one.html, encoding="utf-8")
    told = {
        "planted": [
            f"{one.company} | {one.field} | {one.of} | {one.value} | {one.places}"
            for one in site.truth.planted
        ],
        "traps": [
            f"{one.company} | {one.field} | {one.kind} | {one.value} | {one.page}" for one in site.truth.traps
        ],
    }
    (folder / "truth.json").write_text(json.dumps(told, ensure_ascii=False, indent=2), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
