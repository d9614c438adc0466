"""How a company looks and speaks, and what it may claim: the brand kit."""
