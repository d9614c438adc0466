"""The tour, step by step: each step shows something and says whether it came out as it should."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule

from bot.app import App, utc_now
from bot.commands import AnySkill, build_query
from bot.databases.adding import Wish
from bot.databases.keeping import keep_at_once, sqlite_file
from bot.demo import company
from bot.demo.company import Question
from bot.explain import PLAIN, sentence
from bot.people_file import read_people
from bot.platforms.terminal.chat import FILES, typed, with_files_saved
from bot.platforms.terminal.render import clean, show, to_rich
from indexing.documents import EVERYONE, parse_readers
from indexing.ingest import IngestReport, add_paths
from skills.ask import AskQuery, ask
from skills.ask.answer import Asked
from skills.contract import Answer
from skills.minutes import Minutes, MinutesQuery, minutes
from skills.sql.chat import RunQuery, SqlQuery, run, sql
from skills.sql.chat.answer import Declined, Shown
from skills.sql.chat.results import Ran


class Tour:
    """Shows the steps on a console and remembers which went wrong."""

    def __init__(self, app: App, console: Console) -> None:
        self.app = app
        self.console = console
        self.failed: list[str] = []

    def run(self) -> bool:
        """Every step in order, also after one that failed; True only if all came out as they should."""
        for step in self._steps():
            self._try(step)
        return not self.failed

    def _steps(self) -> tuple[Callable[[], None], ...]:
        first = (self.people, self.documents, self.answers, self.declines)
        return (*first, self.meeting, self.data, self.privacy)

    def _try(self, step: Callable[[], None]) -> None:
        try:
            step()
        except PLAIN as error:
            self._expect(False, sentence(error))

    def people(self) -> None:
        self._title("1. Who works here")
        people = read_people(company.sample("people.csv"))
        self.app.directory.write(people, now=utc_now())
        self._say(
            f"{len(people)} people imported, with their groups; leadership: {self._members('leadership')}."
        )

    def documents(self) -> None:
        self._title("2. Documents in")
        shared = self._add([company.sample(folder) for folder in company.OPEN_FOLDERS], EVERYONE)
        private = self._add([company.sample(company.PRIVATE_FOLDER)], parse_readers(company.LEADERS))
        count = shared.added + private.added
        formats = {Path(document.location).suffix for document in self.app.index.list()}
        self._say(
            f"{count} documents in {len(formats)} formats ({' '.join(sorted(formats))}), "
            f"{shared.passages + private.passages} passages, {shared.seconds + private.seconds:.1f} s. "
            f"{private.added} of them only for {company.LEADERS}."
        )
        self._expect(
            not shared.failed and not private.failed and count >= 25 and len(formats) == 8,
            "all files were read",
        )

    def answers(self) -> None:
        self._title("3. Questions it can prove")
        for question in company.ANSWERED:
            self._ask(question)

    def declines(self) -> None:
        self._title("4. Questions it cannot prove")
        for question in company.DECLINED:
            self._ask(question)

    def meeting(self) -> None:
        self._title("5. A recorded meeting")
        self._say(
            "Through faster-whisper, with the small sample-voice model that is made for this tour and the tests:"
        )
        heard = self._minutes(company.RECORDING)
        show(heard.to_reply(), self.console)
        self._say("\nThe same meeting from the platform's transcript (.vtt), which knows the speakers:")
        read = self._minutes(company.TRANSCRIPT)
        show(read.to_reply(), self.console)
        self._expect(bool(heard.decisions and heard.actions), "the recording gave decisions and action items")
        self._expect(
            any(action.owner and action.due for action in read.actions),
            "an action item has its owner and date",
        )
        self._ask(company.FROM_MEETING)

    def data(self) -> None:
        self._title("6. A question about data")
        script, layer = (company.sample(name) for name in (company.SCRIPT, company.DESCRIPTION))
        address = sqlite_file(
            script.read_text(encoding="utf-8"), self.app.settings.home.with_name("tour-orders.sqlite")
        )
        wish = Wish(address, company.DATABASE, layer=layer.read_text(encoding="utf-8"))
        keep_at_once(self.app.engine, self.app.databases.schemas, wish, self.app.now())
        drafted = self._sql(sql, SqlQuery(question=company.TOP), f"sql {company.TOP}")
        self._expect(isinstance(drafted, Shown), "drafted, and nothing was run")
        if isinstance(drafted, Shown):
            ran = self._sql(run, RunQuery(draft=drafted.id), "(presses Run)")
            rows = ran.rows.rows if isinstance(ran, Ran) else ()
            self._expect(rows == company.TOP_ROWS, "the rows are right")
        declined = self._sql(sql, SqlQuery(question=company.CHURN), f"sql {company.CHURN}")
        self._expect(isinstance(declined, Declined), "declined, because no table holds it")

    def _sql(self, skill: AnySkill, query: BaseModel, said: str) -> Answer:
        """What an analyst says to a database, and what comes of it."""
        person = company.ANALYST
        self.console.print()
        self.console.print(clean(f"{person} › {said}", style="bold cyan"))
        message = typed(said, self.app.rights.user(person), self.app.dispatcher)
        answer: Answer = asyncio.run(self.app.dispatcher.answer(skill, query, message))
        reply = with_files_saved(answer.to_reply(), self.app.settings.home / FILES)
        self.console.print(Padding(to_rich(reply), (0, 0, 0, 2)))
        return answer

    def privacy(self) -> None:
        self._title("7. Who may read what")
        self._say(f"{company.PRIVATE_FOLDER}/ may be read by {company.LEADERS}. Tom is not in it, Sam is.")
        self._ask(company.WITHHELD)
        self._ask(company.USED)

    def _ask(self, question: Question) -> None:
        self.console.print()
        self.console.print(clean(f"{question.sender} › {question.text}", style="bold cyan"))
        asked = self._answer(question)
        self.console.print(Padding(to_rich(asked.to_reply()), (0, 0, 0, 2)))
        documents = [citation.passage.location for citation in asked.citations]
        if question.document is None:
            kept = not any(company.PRIVATE_FOLDER in found.passage.location for found in asked.results)
            self._expect(asked.decision == "search" and kept, "declined, and shows nothing it may not")
        else:
            proved = bool(documents) and question.document in documents[0]
            self._expect(proved and question.holds in asked.answer, f"answered from {question.document}")

    def _answer(self, question: Question) -> Asked:
        message = typed(question.text, self.app.rights.user(question.sender), self.app.dispatcher)
        query = build_query(AskQuery, {"question": question.text})
        answer: Asked = asyncio.run(self.app.dispatcher.answer(ask, query, message))
        return answer

    def _minutes(self, name: str) -> Minutes:
        path = str(company.sample(name))
        message = typed(path, self.app.rights.user("maya"), self.app.dispatcher)
        query = build_query(MinutesQuery, {"path": path, "readers": ",".join(company.ATTENDEES)})
        written: Minutes = asyncio.run(self.app.dispatcher.answer(minutes, query, message))
        return written

    def _add(self, paths: list[Path], readers: frozenset[str]) -> IngestReport:
        return add_paths(self.app.index, paths, readers=readers)

    def _members(self, group: str) -> str:
        return ", ".join(person.name for person in self.app.directory.everyone() if group in person.groups)

    def _title(self, text: str) -> None:
        self.console.print()
        self.console.print(Rule(text, align="left", style="magenta"))

    def _say(self, text: str) -> None:
        self.console.print(clean(text))

    def _expect(self, came_out: bool, what: str) -> None:
        self.console.print(
            clean(f"{'✓' if came_out else '✗'} {what}", style="green" if came_out else "bold red")
        )
        if not came_out:
            self.failed.append(what)
