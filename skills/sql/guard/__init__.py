"""Nothing is run that does not pass here: one read-only query, on tables and columns that the person may see."""

from skills.sql.guard.check import MOST_ROWS, Checked, check
from skills.sql.guard.refusal import Reason, Refusal, sentence

__all__ = ["MOST_ROWS", "Checked", "Reason", "Refusal", "check", "sentence"]
