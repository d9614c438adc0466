"""Whether words that a model wrote are borne out by what people said: for minutes and for recaps of a chat."""
