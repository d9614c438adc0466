"""Charts of a report; the only place here that knows matplotlib."""
