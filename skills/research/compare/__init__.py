"""Facts weighed against each other: what holds, who says so, who leads, and where we stand."""
