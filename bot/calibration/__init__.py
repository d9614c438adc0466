"""The customer's own report card: labelled questions in, a certificate and pictures out."""
