"""Trains the router's score that `bot/router/starter.json` holds, on utterances of our own."""
