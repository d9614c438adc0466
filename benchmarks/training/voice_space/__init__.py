"""Fits the transform by which voices are compared: synthetic voices say who differs, real ones how one voice varies."""
