"""How many buy and who by name, and counts of anything else."""
