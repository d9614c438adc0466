"""A product's photo, whatever was sent: read safely, and cropped so that what matters stays whole."""
