"""Texts that repeat one another: the same words, or most of the words of the shorter."""

from __future__ import annotations

from analysis.corpus.house_style import even
from analysis.corpus.segment import word_spans

UPDATE = 0.6  # from this share of common text on, two articles of one outlet are taken for versions of one
_SHINGLE = 5  # words in a row; common runs of five are copied text rather than chance (Broder 1997)


class Words:
    """A text's words, folded (case and typographic marks even), and their runs of five."""

    def __init__(self, text: str):
        plain = even(text).casefold()
        self.words = tuple(plain[start:end] for start, end in word_spans(plain))
        self.runs = frozenset(self.words[i : i + _SHINGLE] for i in range(len(self.words) - _SHINGLE + 1))

    def overlap(self, other: Words) -> float:
        """Share of the shorter text's runs of five words that stand in the longer too, 0-1."""
        shorter, longer = sorted((self.runs, other.runs), key=len)
        return len(shorter & longer) / len(shorter) if shorter else 0.0
