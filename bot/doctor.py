"""What stands, what is missing, and the command that mends it; touches no document, person or setting."""

import asyncio
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from typing import TYPE_CHECKING

from bot.build import build
from bot.calibration.checkup import lines_of
from bot.explain import PLAIN
from bot.permissions import ADMINS
from bot.references import channel_of, platform_of
from bot.settings import Settings
from indexing.weights import asking_name, check_asking
from skills.language import languages, missing
from transcription.weights import find_folder

if TYPE_CHECKING:
    from bot.app import App
    from bot.platforms.slack.settings import SlackSettings

LOW_DISK_BYTES = 1_000_000_000
# the kinds of database that `confidant sql` asks, and what it asks them with; the last two are extras
DRIVERS = {"SQLite": "sqlite3", "PostgreSQL": "psycopg", "MySQL": "pymysql", "DuckDB": "duckdb"}


class State(StrEnum):
    OK = "ok"
    DEFAULT = "default"  # works, and a setting would add something
    BROKEN = "broken"


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, how it stands, and what to do; `mend` is empty where nothing is due."""

    what: str
    state: State
    says: str
    mend: str = ""


def examine(settings: Settings) -> list[Finding]:
    """Look at everything; a broken database leaves only what can be told without it."""
    findings = [_disk(settings), _speech(settings), _drafts()]
    try:
        app = build(settings)
    except PLAIN as error:
        return [Finding("database", State.BROKEN, str(error)), *findings]
    try:
        return [*_guarded(app), *findings]
    finally:
        app.close()


def _guarded(app: "App") -> Iterator[Finding]:
    checks: tuple[Callable[[App], Iterator[Finding]], ...] = (
        _database,
        _index,
        _people,
        _languages,
        _models,
        _certificates,
        _drift,
        _gaps,
        _experts,
        _slack,
        _teams,
        _kept_databases,
        _creatives_and_research,
        _sources,
        _sources_of_meetings,
        _meetings,
    )
    for check in checks:
        try:
            yield from check(app)
        except PLAIN as error:
            yield Finding(check.__name__.strip("_"), State.BROKEN, str(error))


def _database(app: "App") -> Iterator[Finding]:
    yield Finding("database", State.OK, app.engine.url.render_as_string(hide_password=True))


def _index(app: "App") -> Iterator[Finding]:
    documents = app.index.list()
    passages = sum(document.passages for document in documents)
    if not documents:
        yield Finding("documents", State.DEFAULT, "the index is empty", "confidant index add PATH…")
    else:
        yield Finding("documents", State.OK, f"{len(documents)} document(s), {passages} passage(s)")
    if asking_name(app.index.embedder.name):
        yield Finding("questions turned", State.OK, f"{check_asking()}, weights as they were checked")
    sound = app.index.check()
    yield Finding(
        "search caches",
        State.OK,
        "agree with the database" if sound else "did not agree with the database; rebuilt",
    )


def _people(app: "App") -> Iterator[Finding]:
    count = app.directory.count()
    if not count:
        yield Finding(
            "people",
            State.DEFAULT,
            "nobody is known, so every --as is refused",
            "confidant people import people.csv",
        )
    else:
        yield Finding("people", State.OK, f"{count} in the directory")
    unknown = [name for name in app.settings.admins if app.directory.find(name) is None]
    if unknown:
        yield Finding(
            "admins", State.BROKEN, f"CONFIDANT_ADMINS names {unknown[0]!r}, whom nobody knows", "import them"
        )
    elif not app.settings.admins and not any(
        person.active and ADMINS in person.groups for person in app.directory.everyone()
    ):
        yield Finding(
            "admins",
            State.DEFAULT,
            "nobody is an admin",
            "set CONFIDANT_ADMINS=id,… or import people with the group admins",
        )


def _languages(app: "App") -> Iterator[Finding]:
    """Which languages are spoken, and which of them not whole."""
    for language in languages():
        left, wanted = missing(language)
        if left:
            says = f"{language} lacks {left} of {wanted} sentences, which are said in English"
            yield Finding("language", State.DEFAULT, says, "see docs/languages.md: Add a language")
    speaks = app.settings.workspace
    yield Finding(
        "languages",
        State.OK,
        f"en, {', '.join(languages())}; channels read {speaks.language}, in the zone {speaks.zone}",
    )


def _models(app: "App") -> Iterator[Finding]:
    statuses = app.gateway.describe()
    if not statuses:
        yield Finding(
            "language model",
            State.DEFAULT,
            "none: answers are taken word for word from documents",
            "set CONFIDANT_MODELS__ANSWER=provider:model and CONFIDANT_MODELS__CLEARED",
        )
    for status in statuses:
        if status.problem:
            yield Finding(f"model for {status.task}", State.BROKEN, status.problem)
        else:
            yield Finding(
                f"model for {status.task}", State.OK, f"{status.model}, cleared for {status.cleared}"
            )


def _certificates(app: "App") -> Iterator[Finding]:
    """Which promises answers and drafts keep today."""
    for line in lines_of(app):
        state = State.OK if line.holds else State.DEFAULT
        yield Finding(f"certificate for {line.skill}", state, line.says, line.mend)


def _drift(app: "App") -> Iterator[Finding]:
    """Whether answers, or what is asked, are no longer as they were."""
    watched = app.review.watch.of("ask")
    if watched.says:
        yield Finding(
            "drift",
            State.DEFAULT,
            watched.says,
            "look at confidant audits list, then confidant audits loosen --as NAME",
        )
    else:
        yield Finding("drift", State.OK, f"none seen; {watched.errors} of {watched.audits} audits were wrong")


def _gaps(app: "App") -> Iterator[Finding]:
    """Whether anybody hears of what cannot be answered."""
    channel = app.settings.review.gaps_channel
    if not channel:
        says, mend = "unanswered questions are posted nowhere", "set CONFIDANT_REVIEW__GAPS_CHANNEL=slack:C…"
        yield Finding("weekly gaps", State.DEFAULT, says, mend)
        return
    if why := _cannot_post_in(app, channel):
        yield Finding(
            "weekly gaps", State.BROKEN, f"not posted to {channel}: {why}", "see docs/loop.md: Gaps"
        )
    else:
        yield Finding("weekly gaps", State.OK, f"posted to {channel} on Mondays, 8:00 UTC")


def _experts(app: "App") -> Iterator[Finding]:
    """Whether a question that is handed to a person reaches one."""
    people, channel, on_call = app.review.people, app.desk.expert_channel(), app.desk.on_call()
    called = people.on_call(on_call)
    if on_call and not called:
        says = f"{on_call!r} is on call, whom nobody knows"
        yield Finding("on call", State.BROKEN, says, "import them, or name somebody else")
    if channel:
        why = _cannot_post_in(app, channel)
        says = f"not posted to {channel}: {why}" if why else f"wait in {channel}"
        mend = "see docs/people.md" if why else ""
        yield Finding("questions for a person", State.BROKEN if why else State.OK, says, mend)
        return
    able = called or people.may_review()
    says = (
        f"{len(able)} of those who may answer get a direct message"
        if able
        else "nobody hears of them; they wait for confidant audits"
    )
    mend = "set CONFIDANT_REVIEW__EXPERT_CHANNEL=slack:C…; see docs/people.md"
    yield Finding("questions for a person", State.DEFAULT, says, mend)


def _cannot_post_in(app: "App", channel: str) -> str:
    """Why posts of our own do not arrive in this channel, such as `slack:C0123456789`; empty where they do."""
    settings, slack = app.settings, app.settings.slack
    if platform_of(channel) == "teams":
        from bot.platforms.teams import checkup

        return asyncio.run(checkup.cannot_post_in(settings.teams, app.engine, app.now, channel_of(channel)))
    if not slack.in_use:
        return "Slack is not set up"
    from bot.platforms.slack import reach
    from bot.platforms.slack.checkup import cannot_post_in

    return asyncio.run(cannot_post_in(reach(slack, app.engine, app.now), channel_of(channel)))


def _speech(settings: Settings) -> Finding:
    try:
        folder = find_folder(settings.speech)
    except PLAIN as error:
        return Finding("speech model", State.BROKEN, str(error))
    if folder is not None:
        return Finding("speech model", State.OK, str(folder))
    return Finding(
        "speech model",
        State.DEFAULT,
        f"{settings.speech.model} is fetched from the hub at the first recording; transcripts need none",
        "for a machine without a network set CONFIDANT_SPEECH__MODEL to a folder",
    )


def _drafts() -> Finding:
    absent = {name for name, module in DRIVERS.items() if find_spec(module) is None}
    asked = ", ".join(name for name in DRIVERS if name not in absent)
    if not absent:
        return Finding("questions to databases", State.OK, asked)
    extras = ",".join(sorted(name.lower() for name in absent))
    return Finding(
        "questions to databases", State.DEFAULT, asked, f'for the others pip install "confidant[{extras}]"'
    )


def _kept_databases(app: "App") -> Iterator[Finding]:
    """Whether each kept database can be reached by a user that may only read, how old its schema is, and who drafts."""
    from bot.databases.checkup import drafters, lines

    for name, says, sound in lines(app.databases, app.now()):
        mend = "" if sound else "see `confidant sources list` and docs/sql.md"
        yield Finding(f"database {name}", State.OK if sound else State.BROKEN, says, mend)
    for name, says, mend in drafters(app.databases, app.gateway):
        yield Finding(f"queries on {name}", State.DEFAULT if mend else State.OK, says, mend)


def _creatives_and_research(app: "App") -> Iterator[Finding]:
    from bot.creative import checkup as creatives
    from bot.research import checkup as research

    for what, says, mend, works in (*creatives.lines(app), *research.lines(app)):
        yield Finding(what, State.BROKEN if not works else State.DEFAULT if mend else State.OK, says, mend)


def _disk(settings: Settings) -> Finding:
    folder = settings.home if settings.home.exists() else settings.home.absolute().parent
    free = shutil.disk_usage(folder if folder.exists() else "/").free
    if free < LOW_DISK_BYTES:
        return Finding(
            "disk",
            State.BROKEN,
            f"{free / 1e9:.1f} GB free in {folder}",
            "free some space or move CONFIDANT_HOME",
        )
    return Finding("disk", State.OK, f"{free / 1e9:.0f} GB free in {folder}")


def _slack(app: "App") -> Iterator[Finding]:
    """Whether Slack takes the tokens, and which scopes and events they lack."""
    settings = app.settings.slack
    if not settings.in_use:
        yield Finding("Slack", State.DEFAULT, "not set up", "see the README: In Slack")
        return
    if settings.bot_token is not None:
        yield _own_workspace(settings)
    from bot.platforms.slack import reach
    from bot.platforms.slack.checkup import installation_lines

    states = {None: State.DEFAULT, True: State.OK, False: State.BROKEN}
    for line in asyncio.run(installation_lines(reach(settings, app.engine, app.now))):
        yield Finding(line.what, states[line.sound], line.says, line.mend)


def _teams(app: "App") -> Iterator[Finding]:
    """Whether Teams takes our secret, and whether its requests can be checked."""
    from bot.platforms.teams import readers_of
    from bot.platforms.teams.checkup import lines, readers

    states = {None: State.DEFAULT, True: State.OK, False: State.BROKEN}
    teams, graph = app.settings.teams, app.settings.graph
    found = asyncio.run(lines(teams, app.engine, app.now, hears_meetings=graph.has_app))
    if teams.in_use:
        found += asyncio.run(readers(readers_of(teams, graph, app.engine, app.directory, app.now)))
    for line in found:
        yield Finding(line.what, states[line.sound], line.says, line.mend)


def _sources(app: "App") -> Iterator[Finding]:
    """Whether what is kept up to date can be read; of a channel of Teams, which right is missing."""
    from bot.sources.checkup import troubles
    from bot.sources.sources import Sources

    sources = Sources.of(app)
    found = list(troubles(sources))
    for one in found:
        yield Finding(f"source {one.name}", State.BROKEN, one.says, "see docs/sources.md")
    if count := len(sources.book.all()) - len(found):
        yield Finding("sources", State.OK, f"{count} kept up to date")


def _own_workspace(settings: "SlackSettings") -> Finding:
    from bot.platforms.slack.checkup import missing_scopes

    found = asyncio.run(missing_scopes(settings))
    if found.missing:
        return Finding("Slack", State.BROKEN, found.says, "add them to the app and install it again")
    how = "Socket Mode" if settings.app_token else "HTTP at /slack/events"
    return Finding("Slack", State.OK, f"{found.team} as {found.user}, heard over {how}")


def _sources_of_meetings(app: "App") -> Iterator[Finding]:
    """Which meetings are heard of, and what to register where."""
    from bot.arrivals.checkup import source_lines

    states = {None: State.DEFAULT, True: State.OK, False: State.BROKEN}
    for line in source_lines(app.settings):
        yield Finding(line.source, states[line.set_up], line.says, line.mend)


def _meetings(app: "App") -> Iterator[Finding]:
    """Whether the minutes of meetings reach somebody, and which could not be written."""
    from bot.meetings.records import troubled
    from bot.meetings.rules import Rules

    rules, kept = Rules(app.engine).list(), app.settings.meetings.keep_days
    says = f"{len(rules)} rule(s), else to the meeting's chat or its organiser alone; kept {kept} days"
    yield Finding(
        "minutes", State.OK if rules else State.DEFAULT, says, "" if rules else "confidant rules add"
    )
    days = app.settings.meetings.keep_voices_days
    yield Finding(
        "voices",
        State.OK if days else State.DEFAULT,
        f"kept {days} days to be claimed; {len(app.care.voices.everyone())} people let theirs be kept"
        if days
        else "none is kept, so nobody is asked about by their voice",
        "" if days else "CONFIDANT_MEETINGS__KEEP_VOICES_DAYS, if the law where you are allows it",
    )
    for meeting, trouble in troubled(app.engine):
        yield Finding("meeting", State.BROKEN, f"{meeting}: {trouble}", "see docs/meetings.md")
