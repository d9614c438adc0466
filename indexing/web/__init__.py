"""Pages of the web as they were on one day: asked for politely, read once, kept by their hash."""
