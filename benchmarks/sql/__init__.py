"""How right SQL drafts are, and how well they know it, on databases and questions of `CONFIDANT_BENCH__DATA`."""
