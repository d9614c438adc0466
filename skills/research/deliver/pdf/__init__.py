"""A report as PDF; together with the charts the only place that knows how pages are set."""
