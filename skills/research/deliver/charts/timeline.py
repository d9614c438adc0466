"""What happened when: money raised, products, awards, prices that changed, each on a day that a source gives."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from matplotlib.axes import Axes

from skills.language import day, joined, say
from skills.research.compare.dated import told_day
from skills.research.deliver.charts.chart import NEXT, Chart
from skills.research.deliver.charts.figures import Event, events
from skills.research.deliver.charts.sheet import (
    OURS,
    THEIRS,
    Spot,
    entitle,
    name_of,
    new_figure,
    place_names,
    png,
)
from skills.research.deliver.telling import label
from skills.research.report import Report

MOST_EVENTS = 30
MOST_TICKS = 7
GAP = 12  # days that a bar is shorter at each end than its year
LONGEST_WORDS, LONGEST_ROW = 60, 30  # letters of what happened, in two rows at most
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600, 2400)  # months
SHORTEST = timedelta(days=60)  # of the whole axis, so that two days side by side do not fill it


def timeline(report: Report) -> Chart:
    """One line a company; the reason where fewer than two events have a day."""
    title = say("Timeline")
    found = events(report)
    shown = found[-MOST_EVENTS:]
    if len(shown) < 2:
        return Chart("timeline", title, why=say("fewer than two events have a day"))
    more = len(found) - len(shown)
    silent = [one for one in report.companies if one not in {event.company for event in found}]
    left_out = [say("Days are as the words give them, or else those of the page.")]
    if any(_reach(one)[0] < _reach(one)[1] for one in shown):
        left_out.append(say("A bar is a month or a year of which no day is given."))
    left_out += [say("Left out, {n} earlier events", n=more)] if more else []
    if silent:
        left_out.append(say("Left out, no event with a day: {companies}", companies=joined(silent, ", ")))
    return Chart(
        "timeline",
        title,
        content=_drawn(report, title, shown),
        caption=_caption(report, shown),
        cells=tuple(dict.fromkeys(one.cell for one in shown)),
        spans=tuple(dict.fromkeys(one.span for one in shown)),
        notes=tuple(left_out),
    )


def _caption(report: Report, found: Sequence[Event]) -> str:
    told = (
        say("{day} {company}, {field}: {words}", day=told_day(one.exact), company=one.company,
            field=label(report, one.cell.field), words=one.words)
        for one in found
    )  # fmt: skip
    return joined(told, NEXT)


def _drawn(report: Report, title: str, found: Sequence[Event]) -> bytes:
    rows = [one for one in report.companies if one in {event.company for event in found}]
    figure = new_figure(high=1.4 + (0.72 if len(rows) <= 6 else 0.5) * len(rows))
    axes = figure.subplots()
    entitle(axes, title)
    at = {one: len(rows) - 1 - place for place, one in enumerate(rows)}
    for one in rows:
        axes.axhline(at[one], color="#D5DBE1", lw=1.2, zorder=0)
    spots = []
    for event in found:
        colour = OURS if event.company == report.us else THEIRS
        x = float(event.when.toordinal())
        first, last = _reach(event)
        if first < last:
            gap = min(GAP, (last - first) * 0.1)  # two years side by side stay two
            axes.plot(
                [first + gap, last - gap],
                [at[event.company]] * 2,
                color=colour,
                lw=5,
                alpha=0.45,
                zorder=2,
                solid_capstyle="butt",
            )
        else:
            # a dot in the middle of a bar would look like a day that nobody gave
            axes.scatter([x], [at[event.company]], s=46, color=colour, zorder=3)
        spots.append(Spot((first + last) / 2, at[event.company], _in_rows(event.words), colour))
    axes.set_yticks([at[one] for one in rows], [name_of(one) for one in rows])
    axes.tick_params(axis="y", labelcolor="#1F2933")
    axes.set_ylim(-0.6, len(rows) - 0.4)
    _time_axis(found, axes, report.made_at.date())
    axes.grid(visible=False, axis="y")
    place_names(figure, axes, spots, size=8.5, above=True)
    return png(figure)


def _reach(event: Event) -> tuple[int, int]:
    """The first and the last day on which it may have been."""
    year, rest = int(event.exact[:4]), event.exact[5:]
    if not rest:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    days = monthrange(year, int(rest[:2]))[1] - 1 if len(rest) == len("06") else 0
    return event.when.toordinal(), event.when.toordinal() + days


def _in_rows(words: str) -> str:
    """A long name in two rows, parted between words."""
    line = name_of(words, LONGEST_WORDS)
    gaps = [place for place, one in enumerate(line) if one == " "]
    if len(line) <= LONGEST_ROW or not gaps:
        return line
    cut = min(gaps, key=lambda place: abs(2 * place - len(line)))
    return f"{line[:cut]}\n{line[cut + 1 :]}"


def _time_axis(found: Sequence[Event], axes: Axes, today: date) -> None:
    """Days count from the year 1, so that no library's own zone or epoch plays a part.

    It begins with the month or year of the first event, and ends today: nothing is shown of days to come."""
    reaches = [_reach(one) for one in found]
    first, last = (
        date.fromordinal(pick) for pick in (min(a for a, _ in reaches), max(b for _, b in reaches))
    )
    last = max(last, today) if last - today <= timedelta(days=366) else last
    spread = max(last - first, SHORTEST)
    low, high = first - spread * 0.03, last + spread * 0.03
    axes.set_xlim(low.toordinal(), high.toordinal())
    ticks = next(some for step in _STEPS if len(some := _months(low, high, step)) <= MOST_TICKS)
    axes.set_xticks([one.toordinal() for one in ticks], [str(day(one)) for one in ticks])


def _months(low: date, high: date, step: int) -> list[date]:
    """The first days of every so many months, counted from January."""
    # whole years count from the first that is shown, so that it has its tick
    first = low.year + (low > date(low.year, 1, 1)) if step % 12 == 0 else low.year
    counted = range(first * 12, high.year * 12 + 12, step)
    starts = (date(one // 12, one % 12 + 1, 1) for one in counted)
    return [one for one in starts if low <= one <= high]
