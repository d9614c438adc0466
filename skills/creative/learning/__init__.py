"""What went with better results before: never a cause, and often not enough data."""
