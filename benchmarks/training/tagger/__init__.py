"""Training of the tagger that research reads lively prose with."""
