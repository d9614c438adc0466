"""All charts of a report; takes a second or two: call it in a thread."""

from skills.research.deliver.charts.chart import Chart
from skills.research.deliver.charts.positioning import positioning
from skills.research.deliver.charts.prices import prices
from skills.research.deliver.charts.timeline import timeline
from skills.research.deliver.sound import sound
from skills.research.report import Report


def draw_all(report: Report) -> tuple[Chart, ...]:
    """In the language that is spoken now. One that cannot be drawn says why."""
    checked, _ = sound(report)
    return positioning(checked), prices(checked), timeline(checked)
