"""Facts that a trained tagger finds, put right and checked like every other."""
