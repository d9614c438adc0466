"""Fits how far a model's lines can be trusted, on lines of AMI that are right and such that are made wrong."""
