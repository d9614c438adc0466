"""What a sentence says, whoever it is about: its clauses, its doubts, and whether it says anything at all."""
