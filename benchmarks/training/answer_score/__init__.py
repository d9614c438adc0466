"""Trains the answer score that `skills/ask/starter.json` holds, on public questions."""
