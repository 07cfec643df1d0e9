"""An article laid out for those who look back and forth in it: its text, sentences and quotations."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.corpus.house_style import even
from analysis.corpus.quotes import quotes_of
from analysis.measures.attribution.speech import Paragraph
from analysis.tables import HEADING_PARTS


class Sentence(NamedTuple):
    """Offsets, and the part it stands in: headline, deck, caption, body."""

    start: int
    end: int
    part: str

    @property
    def in_heading(self) -> bool:
        """Headline or deck, where capitals tell nothing."""
        return self.part in HEADING_PARTS


class Layout:
    """An article's text in even signs, with its sentences and quotations; `opening`: headline, deck and first sentence."""

    def __init__(self, text: str, paragraphs: Sequence[Paragraph]):
        self.text = even(text)
        self.quotes = [quote for quotes in quotes_of(text, paragraphs) for quote in quotes]
        self.sentences = [Sentence(a, b, p.part) for p in paragraphs for a, b in p.sentences]
        first = next((s for s in self.sentences if s.part == "body"), None)
        self.opening = [s for s in self.sentences if s.in_heading or s is first]
        self.starts = [sentence.start for sentence in self.sentences]

    def number(self, at: int) -> int:
        """Of the sentence that a place stands in, from 0; -1 before the first."""
        return bisect_right(self.starts, at) - 1

    def sentence(self, at: int) -> Sentence:
        """The sentence that a place stands in."""
        return self.sentences[self.number(at)]
