"""Sentences of different articles that tell of the same thing: copies, and independent sentences with the same rare words.

Similarity is the cosine of the sentences' content stems, weighted by inverse sentence frequency (Salton & Buckley 1988).
Each sentence is held against the best match in every other article, as is usual for comparable corpora (Barzilay &
Elhadad 2003): it is a counterpart where the choice is mutual, or where it is beyond doubt. Other sentences as much alike
are paired too, and marked: reporters join and part their sentences in different ways. Copied text takes part once; its
reprints are paired with the sentence they copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.language.words import words_of
from analysis.measures.text_reuse.copied import copied_sentences
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY

MUTUAL = 0.15  # least cosine where each is the other's best match
ONE_WAY = 0.3  # least cosine where only one of them is
ROWS = 500  # bags held against all others at once: what that takes grows with the bags, not with their square
EVERYWHERE = 0.2  # a stem that stands in a greater share of the sentences (and in more than 20) finds no candidates


@remembered
def counterparts(corpus: Corpus) -> pd.DataFrame:
    """Pairs of sentences of headline, deck and body that tell of the same thing.

    Returns
    -------
    pandas.DataFrame
        One row per pair: article_a (the earlier in story.yml), sentence_a, article_b, sentence_b, similarity (cosine,
        0-1; 1 for copies), copied (one copies the other: identical, light edit or heavy rewrite), edited (identical or light
        edit), chosen (a copy or a counterpart, not just as much alike).
    """
    words = words_of(corpus)
    copies = copied_sentences(corpus)
    pairs = {}
    reprinted = set()
    for row in records(copies):
        a, b = words.index[row.article, row.sentence], words.index[row.source, row.source_sentence]
        edited = row.kind in EDITED_LIGHTLY
        pairs[min(a, b), max(a, b)] = 1.0, True, edited, True
        if edited:
            reprinted.add(a)
    bags = [words[i].all_stems() for i in range(len(words.name))]
    likeness = Likeness(bags, [i not in reprinted for i in range(len(bags))])
    for a, b, score in likeness.pairs(words.article):
        pairs.setdefault((a, b), (score, False, False, True))
    for a, b, score in likeness.alike(words.article):
        pairs.setdefault((a, b), (score, False, False, False))
    rows = [
        (words.name[a], words.number[a], words.name[b], words.number[b], *how) for (a, b), how in sorted(pairs.items())
    ]
    return pd.DataFrame(
        rows, columns=["article_a", "sentence_a", "article_b", "sentence_b", "similarity", "copied", "edited", "chosen"]
    )


class Likeness:
    """How alike bags of stems are: the cosine of stems weighted by inverse frequency.

    Bags of which `counted` is false (reprints) do not make their stems more frequent, and are no counterparts.
    """

    def __init__(self, bags: Sequence[Set[str]], counted: Sequence[bool]):
        index = {stem: number for number, stem in enumerate(sorted(set().union(*bags)))}
        self.counted = np.array(counted, bool)
        rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
        columns = np.array([index[stem] for bag in bags for stem in sorted(bag)], int)
        n_bags = max(sum(bool(bag) for bag, is_counted in zip(bags, counted, strict=True) if is_counted), 1)
        frequency = np.bincount(columns[self.counted[rows]], minlength=len(index))
        weight = np.log((n_bags + 1) / np.maximum(frequency, 1))
        weight[frequency > max(20, EVERYWHERE * n_bags)] = 0
        data = weight[columns]
        length = np.sqrt(np.bincount(rows, data**2, minlength=len(bags)))
        data = data / np.maximum(length, 1e-9)[rows]
        self.vectors = csr_array((data, (rows, columns)), shape=(len(bags), len(index)))
        self._rows: dict[int, dict[int, float]] = {}

    def cosine(self, a: int, b: int) -> float:
        """Likeness of two bags, 0-1."""
        mine, yours = self._row(a), self._row(b)
        return min(sum(value * yours[stem] for stem, value in mine.items() if stem in yours), 1.0)

    def pairs(self, article: np.ndarray, *, mutual: float = MUTUAL) -> list[tuple[int, int, float]]:
        """(earlier, later, cosine) of bags of different articles that are each other's counterparts."""
        row, column, score = map(np.concatenate, zip(*self._near(article, min(mutual, ONE_WAY)), strict=True))
        order = np.lexsort((column, -score, article[column], row))
        row, column, score = row[order], column[order], score[order]
        first = np.ones(len(row), bool)
        first[1:] = (row[1:] != row[:-1]) | (article[column[1:]] != article[column[:-1]])
        best = dict(
            zip(zip(row[first].tolist(), column[first].tolist(), strict=True), score[first].tolist(), strict=True)
        )
        found = {}
        for (a, b), cos in best.items():
            if cos >= (mutual if (b, a) in best else ONE_WAY):
                found[min(a, b), max(a, b)] = cos
        return sorted((a, b, cos) for (a, b), cos in found.items())

    def alike(self, article: np.ndarray, least: float = MUTUAL) -> Iterator[tuple[int, int, float]]:
        """(earlier, later, cosine) of bags of different articles that are so much alike."""
        for row, column, score in self._near(article, least):
            for a, b, cos in zip(row.tolist(), column.tolist(), score.tolist(), strict=True):
                if a < b:
                    yield a, b, cos

    def _near(self, article: np.ndarray, least: float) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Bags of different articles that are at least so much alike, and how much, some rows at a time: most bags share a little."""
        vectors = self.vectors.multiply(self.counted[:, None]).tocsr()
        vectors.eliminate_zeros()
        for first in range(0, max(len(article), 1), ROWS):
            cosine = (vectors[first : first + ROWS] @ vectors.T).tocoo()
            row, column, score = cosine.row + first, cosine.col, cosine.data
            near = (article[row] != article[column]) & (score >= least)
            yield row[near], column[near], score[near]

    def _row(self, n: int) -> dict[int, float]:
        if n not in self._rows:
            span = slice(*self.vectors.indptr[n : n + 2])
            self._rows[n] = dict(
                zip(self.vectors.indices[span].tolist(), self.vectors.data[span].tolist(), strict=True)
            )
        return self._rows[n]
