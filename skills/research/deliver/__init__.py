"""What people get of a finished report: words, tables, charts and files, each sentence with quotes that prove it."""
