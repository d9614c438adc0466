"""What was made and uploaded before, found again; and what came of it, from the networks' own exports."""

import asyncio
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from skills.context import Context
from skills.creative.chat.answer import Said
from skills.creative.chat.gathering import PICTURES
from skills.creatives import Found, Search, Standing, Upload
from skills.errors import UserError
from skills.language import day, joined, number, percent, say, say_many
from skills.messages import Block, Choices, Footer, Heading, Lines, Table, Text
from skills.readers import readers_of

MOST_SHOWN = 15
MOST_UPLOAD_BYTES = 50_000_000
# a test is planned to find a rate that is a fifth higher: less seldom pays for the pictures
WORTH_KNOWING = 0.2

if TYPE_CHECKING:  # loaded with the first results
    from skills.creative.learning.effects import Effect
    from skills.creative.learning.results import Result


def listed_sets(ctx: Context) -> Said:
    """The newest sets that everyone who reads this may see."""
    found = ctx.creatives.sets(ctx.audience, MOST_SHOWN)
    if not found:
        return Said(say("No set is kept that everyone who reads this may see."), private=False)
    columns = (say("Set"), say("Campaign"), say("Made"), say("Pictures"), say("Approved"))
    rows = tuple(
        (
            one.id,
            one.campaign or one.brand,
            day(one.made_at.date()),
            number(len(one.assets)),
            number(one.count(Standing.APPROVED)),
        )
        for one in found
    )
    options = tuple(f"creative show {one.id}" for one in found[:5])
    labels = tuple(say("Show {id}", id=one.id) for one in found[:5])
    said = say_many("{n} set is kept.", "{n} sets are kept.", len(found))
    return Said(said, (Table(columns, rows), Choices("", options, labels)), private=False)


def found_in(wanted: Search, ctx: Context) -> Said:
    """Pictures of the library that everyone who reads this may see."""
    found = ctx.creatives.find(wanted, ctx.audience)
    if not found:
        return Said(
            say("Nothing in the library fits."),
            (Text(say("Search by words, product=…, campaign=…, tag=…, licence=… or best=true.")),),
            private=False,
        )
    columns = (
        say("Id"),
        say("What"),
        say("Product"),
        say("Campaign"),
        say("Standing"),
        say("Licence"),
        say("Clicked"),
    )
    rows = tuple(_row(one) for one in found[:MOST_SHOWN])
    said = say_many("{n} picture fits.", "{n} pictures fit.", len(found))
    shown = [one for one in found if one.set][:3]
    choices = Choices(
        say("Look at one:"),
        tuple(f"review {one.id}" for one in shown),
        tuple(joined((one.product, one.title), ": ") for one in shown),
    )
    hint = say("An uploaded one stands in a brief as `photo: library:ID`.")
    return Said(said, (Table(columns, rows), *((choices,) if shown else ()), Footer(hint)), private=False)


def _row(one: Found) -> tuple[str, ...]:
    rate = percent(one.clicks / one.impressions) if one.impressions else say("no results")
    return one.id, one.title, one.product, one.campaign, one.standing, one.licence, rate


async def uploaded(wanted: Search, ctx: Context) -> Said:
    """Keep the pictures that came along. Raises UserError."""
    folder, found = await fetched(ctx)
    try:
        pictures = [one for one in found if one.suffix.lower() in PICTURES]
        if not pictures:
            raise UserError(say("No picture came along."), hint=say("Send a photo or a logo with this."))
        kept = [await asyncio.to_thread(keep_file, one, wanted, ctx) for one in pictures]
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    said = say_many("{n} picture is in the library now.", "{n} pictures are in the library now.", len(kept))
    lines = tuple(say("{name}: library:{id}", name=one.title, id=one.id) for one in kept)
    return Said(said, (Lines(lines),))


def keep_file(path: Path, wanted: Search, ctx: Context) -> Found:
    """Put one picture into the library. Raises UserError for what is none."""
    if path.stat().st_size > MOST_UPLOAD_BYTES:
        raise UserError(say("{name!r} is larger than 50 MB.", name=path.name))
    content = path.read_bytes()
    _check_picture(path.name, content)
    tags = tuple(one.strip() for one in wanted.tag.split(",") if one.strip())
    upload = Upload(path.name, content, wanted.product, wanted.campaign, tags, wanted.licence)
    return ctx.creatives.upload(upload, ctx.message.sender, readers_of(ctx.message))


def _check_picture(name: str, content: bytes) -> None:
    """Raises UserError for what is no picture, whatever it is called."""
    from skills.creative.photo.reading import read_photo

    read_photo(content, name=name)


async def results(ctx: Context) -> Said:
    """Keep an export of an ad network, and say what can be said about it. Raises UserError."""
    folder, found = await fetched(ctx)
    try:
        tables = [one for one in found if one.suffix.lower() in (".csv", ".tsv", ".txt")]
        if not tables:
            raise UserError(
                say("No export came along."), hint=say("Send the CSV that the network's ads manager exports.")
            )
        blocks: list[Block] = []
        for one in tables:
            blocks += await asyncio.to_thread(imported, one, ctx)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return await asyncio.to_thread(learned, ctx, tuple(blocks))


def imported(path: Path, ctx: Context, *, network: str = "") -> Sequence[Block]:
    """Keep one export; what it brought, in words."""
    from skills.creative.chat.lessons import matched
    from skills.creative.learning.performance_file import read_performance
    from skills.creative.learning.words import said_import

    read = read_performance(path, network=network)
    ctx.creatives.learn(read.rows, ctx.message.sender)
    known = ctx.creatives.performance()[1]
    return (Heading(path.name), *said_import(read, matched(read.rows, known)))


def learned(ctx: Context, before: tuple[Block, ...] = ()) -> Said:
    """What went with better results, as learning words it: never as a cause, and often as not enough data."""
    from skills.creative.chat.lessons import matched
    from skills.creative.learning.effects import Measure, effects
    from skills.creative.learning.words import said

    rows, assets = ctx.creatives.performance()
    results = matched(rows, assets).results
    found = effects(results, Measure.CLICKS)
    head = say("What the results of earlier adverts say")
    return Said(head, (*before, *said(found), *_next_test(results, found)))


def _next_test(results: "Sequence[Result]", found: "Sequence[Effect]") -> Sequence[Block]:
    """What is worth a test, and how large one of two variants is at the rate of today."""
    from skills.creative.learning.experiment import planned, worth_testing
    from skills.creative.learning.words import said_next, said_plan

    shown, clicked = sum(one.impressions for one in results), sum(one.clicks for one in results)
    if not 0 < clicked * (1 + WORTH_KNOWING) < shown:
        return ()
    plan = planned(base=clicked / shown, lift=WORTH_KNOWING)
    return (Heading(say("What to test next")), *said_next(worth_testing(found)), *said_plan(plan))


async def fetched(ctx: Context) -> tuple[Path, list[Path]]:
    """What came along, in a folder of its own that whoever asked removes."""
    folder = ctx.home / "creative" / "came" / uuid4().hex
    folder.mkdir(parents=True)
    found = []
    try:
        for number_, attachment in enumerate(ctx.message.attachments):
            path = await ctx.fetch(attachment, folder / str(number_))
            target = (
                folder / f"{number_}-{path.name}" if (folder / path.name).exists() else folder / path.name
            )
            await asyncio.to_thread(shutil.copyfile, path, target)
            found.append(target)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return folder, found
