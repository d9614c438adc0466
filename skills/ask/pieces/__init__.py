"""Documents and questions cut into words and quotable pieces, and how these are said."""
