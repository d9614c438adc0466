"""Google Meet: Workspace Events over Pub/Sub in, a Notice out."""

from bot.arrivals.meet.arrival import MeetArrival

__all__ = ["MeetArrival"]
