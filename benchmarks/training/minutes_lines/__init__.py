"""Trains the line classifier of the minutes; `README.md` says on what and how well."""
