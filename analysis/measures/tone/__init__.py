"""Sentiment by word lists, at large and toward actors, and readability."""
