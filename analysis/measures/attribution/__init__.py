"""Quotations and reported statements in a text, and whose they are."""
