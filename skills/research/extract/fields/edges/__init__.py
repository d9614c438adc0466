"""What a house does that others do not, and what only sounds so."""
