"""Zoom's cloud recordings: its webhook in, a Notice out."""

from bot.arrivals.zoom.arrival import ZoomArrival

__all__ = ["ZoomArrival"]
