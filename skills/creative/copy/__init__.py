"""The words of an advertisement: by a grammar, or by a model where one is cleared; then fitted to a format."""
