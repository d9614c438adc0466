"""The places that documents come from by themselves: added by an admin, brought up to date on schedule."""
