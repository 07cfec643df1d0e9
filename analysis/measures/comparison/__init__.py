"""Sentences of different articles that tell of the same thing, and the points on which they differ."""
