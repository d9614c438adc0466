"""Invented databases with questions of ours: eight in sight of whoever writes the rules, thirteen kept blind."""
