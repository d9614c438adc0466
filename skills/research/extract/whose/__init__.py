"""Whom a statement is about: which house, another of its name, or somebody who is not known."""
