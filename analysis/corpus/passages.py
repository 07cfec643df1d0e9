"""Words cut out of an article so that they can be read alone: with what a pronoun that opens them stands for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.segment import word_spans
from analysis.records import records

PRONOUNS = frozenset("he she it they this that these those his her its their".split())


class Passage(NamedTuple):
    """Words of an article, where they stand, and what stands before them, where they lean on it."""

    article: str
    start: int
    end: int
    words: str
    before: str


def passages(corpus: Corpus, places: pd.DataFrame) -> Iterator[Passage]:
    """The words at each place; before those that open with a pronoun the sentence before, of a clause the rest of its own.

    Parameters
    ----------
    places
        Rows of any table with article, sentence, start and end.
    """
    sentences = {(row.article, row.sentence): row for row in corpus.rows("sentences")}
    for row in records(places):
        here, before = (sentences.get((row.article, row.sentence - back)) for back in (0, 1))
        text = corpus.texts[row.article]
        words, rest = text[row.start : row.end], text[here.start : row.start]
        leant_on = ""
        if _opens_with_pronoun(words):
            further = _opens_with_pronoun(rest or words) and before and before.part == "body"
            leant_on = f"{before.text} {rest}" if further else rest
        yield Passage(row.article, row.start, row.end, _line(words), _line(leant_on))


def _line(text: str) -> str:
    return " ".join(text.split())


def _opens_with_pronoun(words: str) -> bool:
    return any(words[start:end].lower() in PRONOUNS for start, end in word_spans(words)[:1])
