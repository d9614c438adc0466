"""What changed at a competitor since the last look, and who is told: facts, never layout."""
