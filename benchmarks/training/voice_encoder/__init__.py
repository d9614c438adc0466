"""Brings the voice encoder of the package Resemblyzer into the form that transcription/speakers reads."""
