"""A second exam: markets written by hand, as pages in folders and one truth.json each."""
