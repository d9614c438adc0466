"""The pages of an invented market: how sites look, and how they word things."""
