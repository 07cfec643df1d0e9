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
SHRINK = 5  # shared words that let half of a cosine stand
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
    """How alike bags of terms are: the cosine of terms weighted by inverse frequency.

    Bags of which `counted` is false (reprints) do not make their terms more frequent, and are no counterparts. With
    `support`, a bag of words each, the score of two bags is their cosine shrunk by how few of these they share: n of
    them let n / (n + `SHRINK`) of it stand (Bell & Koren 2007), since what is short is easily alike by chance.
    """

    def __init__(self, bags: Sequence[Set[str]], counted: Sequence[bool], *, support: Sequence[Set[str]] | None = None):
        self.counted = np.array(counted, bool)
        rows, columns, index = _incidence(bags)
        n_bags = max(sum(bool(bag) for bag, is_counted in zip(bags, counted, strict=True) if is_counted), 1)
        frequency = np.bincount(columns[self.counted[rows]], minlength=len(index))
        weight = np.log((n_bags + 1) / np.maximum(frequency, 1))
        weight[frequency > max(20, EVERYWHERE * n_bags)] = 0
        data = weight[columns]
        length = np.sqrt(np.bincount(rows, data**2, minlength=len(bags)))
        data = data / np.maximum(length, 1e-9)[rows]
        self.vectors = csr_array((data, (rows, columns)), shape=(len(bags), len(index)))
        self._support = None
        if support is not None:
            rows, columns, index = _incidence(support)
            self._support = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(bags), len(index)))
        self._rows: dict[int, dict[int, float]] = {}

    def cosine(self, a: int, b: int) -> float:
        """Cosine of two bags, 0-1."""
        mine, yours = self._row(a), self._row(b)
        return min(sum(value * yours[term] for term, value in mine.items() if term in yours), 1.0)

    def score(self, a: int, b: int) -> float:
        """Cosine of two bags as far as it is borne out, 0-1."""
        return self.cosine(a, b) * float(self._borne_out(np.array([a]), np.array([b]))[0])

    def pairs(
        self, article: np.ndarray, *, mutual: float = MUTUAL, one_way: float = ONE_WAY
    ) -> list[tuple[int, int, float]]:
        """(earlier, later, score) of bags of different articles that are each other's best match, with `mutual` at least,
        or one the other's with `one_way`."""
        row, column, score = map(np.concatenate, zip(*self._near(article, min(mutual, one_way)), strict=True))
        order = np.lexsort((column, -score, article[column], row))
        row, column, score = row[order], column[order], score[order]
        first = np.ones(len(row), bool)
        first[1:] = (row[1:] != row[:-1]) | (article[column[1:]] != article[column[:-1]])
        best = dict(
            zip(zip(row[first].tolist(), column[first].tolist(), strict=True), score[first].tolist(), strict=True)
        )
        found = {}
        for (a, b), value in best.items():
            if value >= (mutual if (b, a) in best else one_way):
                found[min(a, b), max(a, b)] = value
        return sorted((a, b, value) for (a, b), value in found.items())

    def alike(self, article: np.ndarray, least: float = MUTUAL) -> Iterator[tuple[int, int, float]]:
        """(earlier, later, score) of bags of different articles that are so much alike."""
        for row, column, score in self._near(article, least):
            for a, b, value in zip(row.tolist(), column.tolist(), score.tolist(), strict=True):
                if a < b:
                    yield a, b, value

    def _near(self, article: np.ndarray, least: float) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """Bags of different articles that are at least so much alike, and how much, some rows at a time: most bags share a little."""
        vectors = self.vectors.multiply(self.counted[:, None]).tocsr()
        vectors.eliminate_zeros()
        for first in range(0, max(len(article), 1), ROWS):
            cosine = (vectors[first : first + ROWS] @ vectors.T).tocoo()
            near = (article[cosine.row + first] != article[cosine.col]) & (cosine.data >= least)
            row, column = cosine.row[near] + first, cosine.col[near]
            score = cosine.data[near] * self._borne_out(row, column)
            near = score >= least
            yield row[near], column[near], score[near]

    def _borne_out(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """How much of the cosine of bags `a` and `b`, in pairs, stands."""
        if self._support is None:
            return np.ones(len(a))
        n = self._support[a].multiply(self._support[b]).sum(axis=1)
        return n / (n + SHRINK)

    def _row(self, n: int) -> dict[int, float]:
        if n not in self._rows:
            span = slice(*self.vectors.indptr[n : n + 2])
            self._rows[n] = dict(
                zip(self.vectors.indices[span].tolist(), self.vectors.data[span].tolist(), strict=True)
            )
        return self._rows[n]


def _incidence(bags: Sequence[Set[str]]) -> tuple[np.ndarray, np.ndarray, dict[str, int]]:
    """Bag and term of each term in a bag, as numbers, and the number of each term."""
    index = {term: number for number, term in enumerate(sorted(set().union(*bags)))}
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    return rows, np.array([index[term] for bag in bags for term in sorted(bag)], int), index
