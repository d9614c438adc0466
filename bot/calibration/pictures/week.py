"""The week for the Home tab: questions by day, how many were answered, and how many checked answers were right."""

import io
from functools import lru_cache

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from bot.calibration.pictures.fonts import FAMILIES, family_for
from bot.calibration.pictures.sheet import BLUE, GREEN, GREY, legend_below, new_figure, tidy
from skills.confidence.bounds import lower_bound
from skills.language import ENGLISH, Reader, day, percent, say, speaking
from skills.overview import Week

HIGH = 3.4  # inches
EACH_SIDE = 0.975  # so that both sides together hold at 95 %


@lru_cache(maxsize=64)
def draw_week(week: Week, reader: Reader) -> bytes:
    """A PNG in the reader's language; in English where no font at hand can write it."""
    with speaking(reader):
        figure = _drawn(week)
        family = family_for("".join(_words(figure, week)))
    if family is None:
        with speaking(Reader(ENGLISH.language, ENGLISH.locale, reader.zone)):
            figure = _drawn(week)
    for text in figure.findobj(Text):
        text.set_fontfamily(family or FAMILIES[0])
    drawn = io.BytesIO()
    figure.savefig(drawn, format="png")
    return drawn.getvalue()


def _drawn(week: Week) -> Figure:
    figure = new_figure(high=HIGH)
    left, right = figure.subplots(1, 2, width_ratios=(3, 2))
    _draw_days(left, week)
    _draw_share(right, 1, say("answered"), week.answered, week.asked, BLUE)
    _draw_share(right, 0, say("right, of those checked"), week.right, week.checked, GREEN)
    right.set(xlim=(0, 100), ylim=(-0.6, 1.75), xlabel=say("Share, with its 95 % interval (%)"))
    right.set_yticks([])
    tidy(right)
    legend_below(figure, left)
    return figure


def _draw_days(axes: Axes, week: Week) -> None:
    places = range(len(week.days))
    answered = [one.answered for one in week.days]
    declined = [one.asked - one.answered for one in week.days]
    axes.bar(places, answered, color=BLUE, width=0.65, label=say("answered"))
    axes.bar(places, declined, bottom=answered, color=GREY, alpha=0.45, width=0.65, label=say("not answered"))
    axes.set_xticks(list(places), [day(one.on, year=False) for one in week.days])
    axes.set(ylim=(0, 1.12 * max([4, *(one.asked for one in week.days)])), ylabel=say("Questions"))
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    tidy(axes)
    axes.tick_params(axis="x", labelsize=7.5)  # seven days beside each other


def _draw_share(axes: Axes, place: int, name: str, hits: int, tries: int, colour: str) -> None:
    """A share as a mark with its exact binomial interval, under its name and its counts."""
    said = say("none yet")
    if tries:
        share, low = 100 * hits / tries, 100 * lower_bound(hits, tries, EACH_SIDE)
        high = 100 * (1 - lower_bound(tries - hits, tries, EACH_SIDE))
        axes.errorbar(
            share, place, xerr=([share - low], [high - share]), color=colour, marker="o", ms=7, capsize=3
        )
        said = say("{share} ({n} of {all})", share=percent(hits / tries), n=hits, all=tries)
    axes.text(0, place + 0.28, f"{name}: {said}", fontsize=9)


def _words(figure: Figure, week: Week) -> list[str]:
    """All that is written, also below the days, which is there only once it was drawn."""
    return [
        *(text.get_text() for text in figure.findobj(Text)),
        *(day(one.on, year=False) for one in week.days),
    ]
