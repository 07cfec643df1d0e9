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
    """Words of an article, where they stand, and the sentence before them, where they lean on it."""

    article: str
    start: int
    end: int
    words: str
    before: str


def passages(corpus: Corpus, places: pd.DataFrame) -> Iterator[Passage]:
    """The words at each place; a clause that opens with a pronoun is taken with its whole sentence.

    Parameters
    ----------
    places
        Rows of any table with article, sentence, start and end.
    """
    sentences = {(row.article, row.sentence): row for row in corpus.rows("sentences")}
    for row in records(places):
        here, before = (sentences.get((row.article, row.sentence - back)) for back in (0, 1))
        text, start, end = corpus.texts[row.article], row.start, row.end
        if start > here.start and _opens_with_pronoun(text[start:end]):
            start, end = here.start, here.end
        leans = _opens_with_pronoun(text[start:end]) and before and before.part == "body"
        words, leant_on = (" ".join(part.split()) for part in (text[start:end], before.text if leans else ""))
        yield Passage(row.article, start, end, words, leant_on)


def _opens_with_pronoun(words: str) -> bool:
    return any(words[start:end].lower() in PRONOUNS for start, end in word_spans(words)[:1])
