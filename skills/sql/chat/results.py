"""The rows of a query as a reply: a table, a chart where they have the shape of one, and all of them as a file."""

import re
from dataclasses import dataclass

from skills.chart import Chart
from skills.databases import Card
from skills.language import Sentence, joined, number, say, say_many
from skills.messages import Block, File, Footer, Lines, Picture, Reply
from skills.sql.chat.answer import source
from skills.sql.chat.charts import in_words
from skills.sql.chat.csv_file import csv_of
from skills.sql.chat.readers import alone
from skills.sql.chat.table import MOST_ROWS, table_of
from skills.sql.database import Rows


@dataclass(frozen=True)
class Ran:
    """A result; `limit` is how many rows a query brings at most. The picture is of the chart, empty where none is."""

    draft: str
    card: Card
    rows: Rows
    limit: int
    chart: Chart | None = None
    picture: bytes = b""
    private: bool = False

    def to_reply(self) -> Reply:
        rows = self.rows
        if not rows.rows:
            return Reply(say("No row fits."), self._notes(), private=self.private)
        head = say_many("{count} row:", "{count} rows:", len(rows.rows), count=number(len(rows.rows)))
        blocks: list[Block] = [table_of(rows)]
        if self.chart:
            words = in_words(self.chart)
            name = f"chart-{self.draft}.png"
            blocks.append(Picture(name, words, self.picture) if self.picture else Lines((words,)))
        if len(rows.rows) > 1:
            blocks.append(File(_file_name(self.card.name, self.draft), csv_of(rows)))
        return Reply(head, (*blocks, *self._notes()), private=self.private)

    def _notes(self) -> tuple[Block, ...]:
        told = (Lines((alone(self.card.name),)),) if self.private else ()
        return (*told, Footer(self._small_print()))

    def _small_print(self) -> Sentence:
        rows = self.rows
        parts = [source(self.card)]
        if len(rows.rows) > MOST_ROWS:
            parts.append(say("the first {n} are shown, all are in the file", n=MOST_ROWS))
        if rows.more and not rows.cut:
            parts.append(say("there are more than {n} rows; the rest was not read", n=number(self.limit)))
        if rows.cut:
            parts.append(say("what was too large was cut"))
        parts.append(say("{seconds} s", seconds=number(rows.seconds, 1)))
        return joined(parts, " · ")


def _file_name(database: str, draft: str) -> str:
    plain = re.sub(r"[^A-Za-z0-9]+", "-", database).strip("-").lower()[:40]
    return f"{plain or 'rows'}-{draft}.csv"
