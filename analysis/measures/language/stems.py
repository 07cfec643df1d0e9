"""A crude stem: what forms of one word share."""

from __future__ import annotations

_LETTERS = 6


def stem(word: str) -> str:
    """A word in lower case without plural s, no more than its first letters (estimate, estimated); figures whole."""
    word = word.lower()
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word if word[:1].isdigit() else word[:_LETTERS]
