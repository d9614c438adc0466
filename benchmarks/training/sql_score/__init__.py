"""Trains the draft score that `skills/sql/starter.json` holds, on the development questions."""
