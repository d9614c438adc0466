"""Recordings and transcripts of Teams meetings: notifications of Microsoft Graph in, a Notice out."""

from bot.arrivals.graph.arrival import GraphArrival

__all__ = ["GraphArrival"]
