"""Files that come with a question: read for its answer, found by nobody else, and gone when it is answered."""
