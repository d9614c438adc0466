"""Recordings and transcripts that a person or a program sends by HTTP."""

from bot.arrivals.upload.arrival import UploadArrival

__all__ = ["UploadArrival"]
