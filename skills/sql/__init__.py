"""A question about data to one checked, read-only query, or a plain reason why not."""
