"""Words on their way to any chat platform: Markdown read, styles as spans, links looked at, long texts cut."""
