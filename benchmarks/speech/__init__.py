"""Figures of speech: what is made up in silence, what batches lose, memory over hours, and words that are wrong."""
