"""Eighteen databases of nobody with questions of ours: eight in sight of whoever writes the rules, ten kept blind."""
