"""Which sentences different articles share: copied, edited, or resting on the same words of somebody else."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.language.words import words_of
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copies import find_pairs
from analysis.measures.text_reuse.edits import Piece, pieces
from analysis.tables import COPY, from_rows


@measure("reuse")
def measure_reuse(corpus: Corpus) -> pd.DataFrame:
    """Pair the sentences of headline, deck and body that different articles share.

    A sentence may stand in several pairs of one article pair (merged and split sentences). Where more than
    30 sentences share their words, each is paired with those of the two fullest articles, not with all.
    The method stands in measures/text_reuse/copies.py, its thresholds in article_pair.py.

    Returns
    -------
    pandas.DataFrame
        One row per sentence pair: article_a (the earlier in story.yml), sentence_a, start_a, end_a,
        article_b, sentence_b, start_b, end_b; kind: identical (the same but for quotation marks and
        spaces), light edit (at least 85% of the shorter sentence's words stand in the other, in order, and
        are half of the other or one end of it), heavy rewrite (copy that was recast), same source (no copy:
        both quote the same words); similarity (containment: n_shared divided by the words of the shorter
        sentence, 0-1); n_shared (words that correspond); edits (what was done to a light edit, in order: "cut
        number; swapped attribution"; where, is in the table `aligned`).
    """
    rows = []
    for pair in _pairs(corpus):
        n_shared = sum(map(_n_shared, pair.pieces))
        edits = "; ".join(f"{piece.op} {piece.edit_class}" for piece in pair.pieces if piece.edit_class)
        rows.append((*pair.a, *pair.b, pair.kind, n_shared / pair.shorter, n_shared, edits or None))
    return from_rows("reuse", rows)


@measure("aligned")
def measure_aligned(corpus: Corpus) -> pd.DataFrame:
    """The words of each sentence pair of `measure_reuse`: which correspond, and what was done to the others.

    Returns
    -------
    pandas.DataFrame
        One row per piece of a pair: article_a, sentence_a, article_b, sentence_b, piece (running number in
        the pair); op: kept, cut (only in a), added (only in b; of a sentence that was split, another pair may
        have the words that this one lacks), swapped; edit_class (missing where kept): spelling only (titles,
        punctuation, case and moved words included), number, attribution, hedge, evaluative word, dateline,
        other; start_a, end_a, start_b, end_b (missing where there are no words); n_words_a, n_words_b. For
        heavy rewrites and same source only what is kept is listed.
    """
    rows = [
        (*pair.a[:2], *pair.b[:2], number, *piece)
        for pair in _pairs(corpus)
        for number, piece in enumerate(pair.pieces, 1)
    ]
    return from_rows("aligned", rows)


@remembered
def copies_between(corpus: Corpus) -> dict[tuple[str, str], list[tuple[int, int, str, int]]]:
    """(article, other article) -> sentence, sentence of the other, kind, words that correspond, of every copy."""
    found = defaultdict(list)
    for row in measure_reuse.rows(corpus):
        if row.kind in COPY:
            found[row.article_a, row.article_b].append((row.sentence_a, row.sentence_b, row.kind, row.n_shared))
            found[row.article_b, row.article_a].append((row.sentence_b, row.sentence_a, row.kind, row.n_shared))
    return found


class _Pair(NamedTuple):
    a: tuple[str, int, int, int]  # article, sentence, start, end
    b: tuple[str, int, int, int]
    kind: str
    shorter: int  # words of the shorter of the two
    pieces: list[Piece]


@remembered
def _pairs(corpus: Corpus) -> list[_Pair]:
    """The sentence pairs with what was done to each."""
    words = words_of(corpus)
    return [
        _Pair(
            words.place(i), words.place(j), kind, min(len(words[i].code), len(words[j].code)), pieces(words, i, j, kind)
        )
        for i, j, kind in find_pairs(words)
    ]


def _n_shared(piece: Piece) -> int:
    same = piece.op == "kept" or piece.edit_class == "spelling only"
    return min(piece.n_words_a, piece.n_words_b) if same else 0
