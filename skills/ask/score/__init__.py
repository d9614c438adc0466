"""How well each piece answers a question: what can be observed, what the reader makes of it, which come first."""
