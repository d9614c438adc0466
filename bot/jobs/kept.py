"""What durable work keeps on disk: finds the jobs that hold certain words, and deletes them with all their results.

It works on the database alone, also while `confidant serve` runs, and from a command that runs no jobs itself.
"""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Any

from dbos import DBOSClient
from dbos._error import DBOSException
from dbos._serialization import DBOSPortableJSONSerializer
from sqlalchemy import Engine, create_engine, event, inspect, make_url
from sqlalchemy.exc import SQLAlchemyError

from bot.errors import JobError
from bot.jobs import job_database

# of the library's tables, the one that names each job
_TABLE, _SCHEMA = "workflow_status", "dbos"


class KeptJobs:
    """The jobs of one database, whoever ran them. Each method raises JobError when it cannot be used."""

    def __init__(self, database_url: str) -> None:
        self.url = job_database(database_url)

    def holding(self, ids: Collection[str], words: Collection[str] = ()) -> list[str]:
        """Ids of those of these jobs that are kept, and of any whose order or results hold some of the words."""
        with self._client() as client:
            if client is None:
                return []
            jobs = client.list_workflows(name="job")
            return [
                job.workflow_id
                for job in jobs
                if job.workflow_id in ids
                or (
                    words
                    and (_holds(job.input, words) or any(_holds(one, words) for one in _results(client, job)))
                )
            ]

    def delete(self, jobs: Collection[str]) -> int:
        """Stop these jobs and delete what they were asked and what they found; returns how many."""
        with self._client() as client:
            if client is None or not jobs:
                return 0
            client.cancel_workflows(list(jobs))
            client.delete_workflows(list(jobs))
            return len(jobs)

    @contextmanager
    def _client(self) -> Iterator[DBOSClient | None]:
        """A client of the database; None where no job was ever taken on."""
        parsed = make_url(self.url)
        sqlite = parsed.get_backend_name() == "sqlite"
        engine = create_engine(parsed, hide_parameters=True)
        if sqlite:
            event.listen(engine, "connect", _overwrite)
        try:
            yield self._connect(engine, sqlite=sqlite)
        except (SQLAlchemyError, DBOSException) as error:
            raise JobError(f"The database for durable work cannot be used ({_cause(error)}).") from error
        finally:
            engine.dispose()

    def _connect(self, engine: Engine, *, sqlite: bool) -> DBOSClient | None:
        if not inspect(engine).has_table(_TABLE, schema=None if sqlite else _SCHEMA):
            return None
        return DBOSClient(
            system_database_engine=engine,
            serializer=DBOSPortableJSONSerializer(),
            retry_connection_errors=False,
        )


def _results(client: DBOSClient, job: Any) -> Iterator[Any]:  # Any: the library's own status, any JSON
    yield job.output
    for step in client.list_workflow_steps(job.workflow_id):
        yield step["output"]


def _holds(value: Any, words: Collection[str]) -> bool:  # Any: any JSON
    """Whether a string somewhere in it holds one of these."""
    if isinstance(value, str):
        return any(word in value for word in words)
    if isinstance(value, dict):
        return any(_holds(one, words) for one in value.values())
    return isinstance(value, list | tuple) and any(_holds(one, words) for one in value)


def _overwrite(connection: Any, _record: object) -> None:  # Any: a driver's connection
    """Let SQLite write over what is deleted, and not only forget where it stood."""
    connection.execute("PRAGMA secure_delete=ON")


def _cause(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__).rstrip(". ")
