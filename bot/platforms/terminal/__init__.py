"""The terminal as a chat platform: typed lines in, coloured text out."""
