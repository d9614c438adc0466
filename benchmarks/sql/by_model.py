"""The same questions drafted by a model behind any OpenAI-compatible address, through the product's own desk."""

import tempfile
from pathlib import Path

from pydantic import SecretStr
from sqlalchemy import create_engine

from benchmarks.figures import show
from benchmarks.sql.figures import show_all, show_groups
from bot.calibration.sql.folder import FROZEN, read_sql_corpus
from bot.calibration.sql.judging import Bench, grade
from bot.calibration.sql.run import opened
from bot.drawn import by_model
from bot.gateway.gateway import Gateway
from bot.gateway.settings import ModelSettings
from bot.gateway.tables import GatewayBase
from indexing.documents import DataClass
from skills.confidence import stand_on_starter
from skills.sql.model import starter
from skills.sql.planning import Settings


def show_model(
    folder: Path, model: str, base_url: str, *, key: str = "", runs: bool = False, groups: bool = False
) -> None:
    """Print the figures of a model's drafts at the threshold that was set by hand; the databases are public."""
    settings = ModelSettings(
        sql=model,
        base_url=base_url,
        api_key=SecretStr(key) if key else None,
        cleared=f"{model.partition(':')[0]}:open",
        sql_runs=runs,
    )
    corpus = read_sql_corpus(folder)
    with tempfile.TemporaryDirectory() as home:
        engine = create_engine(f"sqlite:///{home}/ledger.db")
        GatewayBase.metadata.create_all(engine)
        draw = by_model(Gateway(settings, engine), DataClass.OPEN)
        benches = {}
        for name, place in corpus.places.items():
            desk = opened(place, Path(home), stand_on_starter)
            benches[name] = Bench(
                desk, draw(desk), Settings(FROZEN), frozen=corpus.stands_still(desk.schema.dialect)
            )
        asked = [(row, benches[row.database or ""]) for row in corpus.questions]
        found = grade(asked, len(asked))
        engine.dispose()
    threshold = starter().certificate.threshold
    name = f"{model}, sqlite"
    if found.graded:
        show_all(name, found.graded, threshold)
    if groups:
        show_groups(name, found.graded, threshold)
    for fault in (*corpus.faults, *found.faults):
        show(f"{name}: left out", "-", fault)
