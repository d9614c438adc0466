"""Thirteen databases of nobody with questions of ours: eight in sight of whoever writes the rules, five kept blind."""
