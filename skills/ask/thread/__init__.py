"""What a follow-up means in its thread."""
