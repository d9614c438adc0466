"""The Teams app: its manifest from the catalogue, its icons, and the zip that an admin uploads."""
