"""The certificates, held against what comes true; see `__main__`."""
