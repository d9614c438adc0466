"""What each advertising platform takes: sizes, weights of files, lengths of texts, and where nothing may stand."""
