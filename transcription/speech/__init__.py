"""Samples to words by faster-whisper, of which this folder is the one door."""

from transcription.speech.engine import WhisperEngine
from transcription.speech.loading import load

__all__ = ["WhisperEngine", "load"]
