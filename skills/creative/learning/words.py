"""What was learned, as a person reads it in chat: a table with intervals and counts, and what it does not say."""

from collections.abc import Iterable, Mapping, Sequence

from skills.creative.learning.effects import (
    LEAST_ASSETS,
    LEAST_HITS,
    LEAST_IMPRESSIONS,
    Effect,
    Measure,
    Verdict,
    hints,
)
from skills.creative.learning.experiment import Next, Plan, signed, worded
from skills.creative.learning.performance_file import Imported
from skills.creative.learning.results import Matched
from skills.creative.learning.tags import Element, Tag
from skills.language import Sentence, joined, listed, number, say, say_many
from skills.messages import Block, Footer, Lines, Table, Text

_MOST_ROWS = 25
_MOST_LINES = 10
NOT_CAUSED = say(
    "Correlated, not caused: what went with more results need not have brought them. A test can tell."
)
_ELEMENTS: Mapping[str, Sentence] = {
    Element.TACTIC: say("tactic"),
    Element.APPEAL: say("appeal"),
    Element.OFFER: say("offer"),
    Element.IMAGERY: say("imagery"),
    Element.COLOUR: say("colour"),
    Element.CTA: say("call to action"),
    Element.LAYOUT: say("layout"),
    Element.LENGTH: say("length of text"),
    Element.LOGO: say("logo"),
    Element.LOCALE: say("language"),
    Element.PLATFORM: say("platform"),
    Element.PLACEMENT: say("placement"),
    Element.AUDIENCE: say("audience"),
}
_VALUES: Mapping[str, Sentence] = {
    sentence.template: sentence
    for sentence in (
        say("emotion"), say("reasoning"), say("social identity"), say("impact"), say("authority"),
        say("social proof"), say("scarcity"), say("price"), say("features"), say("quality"), say("special deal"),
        say("none"), say("percent off"), say("lower price"), say("code"), say("other"), say("plain ground"),
        say("scene"), say("no photo"), say("black"), say("grey"), say("white"), say("brown"), say("red"),
        say("orange"), say("yellow"), say("green"), say("teal"), say("blue"), say("purple"), say("pink"),
        say("short"), say("medium"), say("long"), say("shown"), say("not shown"),
    )
}  # fmt: skip
_VERDICTS: Mapping[Verdict, Sentence] = {
    Verdict.FOUND: say("found"),
    Verdict.NOT_FOUND: say("no difference shown"),
    Verdict.NOT_ENOUGH: say("not enough data"),
    Verdict.INSEPARABLE: say("cannot be told apart"),
}


def named(tag: Tag) -> str:
    """A tag in the reader's words, such as "tactic: social proof"."""
    return say(
        "{element}: {value}",
        element=_ELEMENTS.get(tag.element, tag.element),
        value=_VALUES.get(tag.value, tag.value),
    )


def said(effects: Sequence[Effect]) -> tuple[Block, ...]:
    """The effects of one measure as blocks: in a sentence, as a table, what lacks data, and what it does not say."""
    compared = [one for one in effects if one.lift is not None]
    lacking = [one for one in effects if one.lift is None]
    if not effects:
        return (Text(say("There are no results yet of two assets in one campaign.")), Footer(NOT_CAUSED))
    blocks: list[Block] = [Text(_headline(effects))]
    if compared:
        blocks.append(Table(_columns(effects[0].measure), tuple(_row(one) for one in compared[:_MOST_ROWS])))
    blocks += [Text(_together(one)) for one in compared if one.together][:_MOST_LINES]
    if lacking:
        blocks += [Text(_least()), Lines(_few([_lacking(one) for one in lacking]))]
    return (*blocks, Footer(NOT_CAUSED))


def _headline(effects: Sequence[Effect]) -> str:
    sure = hints(effects)
    better, worse = (listed(named(one.tag) for one in side) for side in (sure.prefer, sure.avoid))
    if effects[0].measure is Measure.CLICKS:
        higher = say("Went with a higher click-through rate: {found}.", found=better)
        lower = say("Went with a lower click-through rate: {found}.", found=worse)
        none = say("No element shows a difference in click-through rate beyond chance.")
    else:
        higher = say("Went with a higher conversion rate: {found}.", found=better)
        lower = say("Went with a lower conversion rate: {found}.", found=worse)
        none = say("No element shows a difference in conversion rate beyond chance.")
    return joined(part for part in (higher if better else "", lower if worse else "")) or none


def _columns(measure: Measure) -> tuple[str, ...]:
    hits = say("Clicks") if measure is Measure.CLICKS else say("Conversions")
    return (
        say("Element"), say("Lift"), say("95 % interval"), say("Assets with / without"), say("Impressions"), hits,
        say("Verdict"),
    )  # fmt: skip


def _row(one: Effect) -> tuple[str, ...]:
    return (
        named(one.tag),
        signed(one.lift or 0.0),
        say("{low} to {high}", low=signed(one.low or 0.0), high=signed(one.high or 0.0)),
        say("{assets} / {others}", assets=number(one.assets), others=number(one.others)),
        number(one.impressions),
        number(one.hits),
        _VERDICTS[one.verdict],
    )


def _together(one: Effect) -> str:
    return say(
        "{tag} always went with {others}: its figures are those of all of them.",
        tag=named(one.tag),
        others=listed(named(other) for other in one.together),
    )


def _least() -> str:
    return say(
        "Not enough data: it takes {assets} assets, {impressions} impressions and {hits} results with it, and as many "
        "without it in the same campaigns.",
        assets=number(LEAST_ASSETS), impressions=number(LEAST_IMPRESSIONS), hits=number(LEAST_HITS),
    )  # fmt: skip


def _lacking(one: Effect) -> str:
    return say(
        "{tag}: {assets} assets with it, {others} without, {impressions} impressions",
        tag=named(one.tag), assets=number(one.assets), others=number(one.others),
        impressions=number(one.impressions),
    )  # fmt: skip


def _few(items: Sequence[str]) -> tuple[str, ...]:
    left = len(items) - _MOST_LINES
    if left <= 0:
        return tuple(items)
    return (*items[:_MOST_LINES], say_many("and {n} more", "and {n} more", left))


def said_import(imported: Imported, matched: Matched) -> tuple[Block, ...]:
    """What an import brought: what counts, what is nobody's, and which lines could not be counted."""
    counted = say(
        "{rows} rows were read, {repeated} stood there twice and {totals} were sums, which do not count. "
        "{results} results of assets were found in them.",
        rows=number(len(imported.rows)), repeated=number(imported.repeated), totals=number(imported.totals),
        results=number(len(matched.results)),
    )  # fmt: skip
    blocks: list[Block] = [Text(counted)]
    if matched.unmatched:
        blocks += [
            Text(say_many(
                "One ad is no asset of ours: its name holds neither an asset's id nor a file's name.",
                "{n} ads are no assets of ours: their names hold neither an asset's id nor a file's name.",
                len(matched.unmatched),
            )),
            Lines(_few([
                say("{ad}: {impressions} impressions", ad=one.ad[:120], impressions=number(one.impressions))
                for one in matched.unmatched
            ])),
        ]  # fmt: skip
    if imported.faults:
        lines = [say("Line {line}: {why}", line=fault.line, why=fault.why) for fault in imported.faults]
        blocks += [
            Text(say_many("One line needs a look:", "{n} lines need a look:", len(lines))),
            Lines(_few(lines)),
        ]
    return tuple(blocks)


def said_plan(plan: Plan) -> tuple[Block, ...]:
    """A test in words, and what it rests on."""
    sentence, *assumptions = worded(plan)
    return (Text(sentence), Lines(tuple(assumptions)))


def said_next(ideas: Iterable[Next]) -> tuple[Block, ...]:
    """What to test next, each with its reason."""
    lines = tuple(say("{tag}: {why}", tag=named(one.effect.tag), why=one.why) for one in ideas)
    return (Lines(lines),) if lines else (Text(say("Nothing is open that the results could hint at.")),)
