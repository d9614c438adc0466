"""Trains the reader that `indexing/models/reader` holds: does this passage answer, and with which words?"""
