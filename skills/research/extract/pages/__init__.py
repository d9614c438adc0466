"""A page read for facts: its sentences, rows, cards and tiles, each with whom it is about."""
