"""What investors put in, and money that is somebody else's."""
