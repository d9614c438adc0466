"""A question to ranked queries by grammar, without a model: link words, find the joins, build, render.

The only face of this folder. Lineage: value lookup, column map, shortest joins and ranked readings as in NaLIR
and ATHENA++; a name is chosen with all others in sight, and the gap to the next best reading says how sure that is."""

from skills.sql.planning.dates import Settings
from skills.sql.planning.lexicon import Lexicon
from skills.sql.planning.plan import Query
from skills.sql.planning.planner import Candidate, Planned, Planner
from skills.sql.planning.render import render

__all__ = ["Candidate", "Lexicon", "Planned", "Planner", "Query", "Settings", "render"]
