"""Trains the small speech model of the demo and the tests on sentences spoken by espeak-ng."""
