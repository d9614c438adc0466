"""Certificates, prizes and results, and whose they are."""
