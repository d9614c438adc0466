"""Chat platforms: one folder each, payload in, payload out."""
