"""Trains what turns the vectors of questions to their answers, as `indexing/models/asking` holds it."""
