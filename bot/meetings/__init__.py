"""Meetings that were held: what came of each, where its minutes stand, and what is to be done after it."""
