"""Which sentences different articles share: copied, edited, or resting on the same words of somebody else."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.copies import find_pairs
from analysis.measures.edits import Piece, pieces
from analysis.measures.registry import measure
from analysis.measures.words import Words
from analysis.tables import TABLES

COPY = ("identical", "light edit", "heavy rewrite")
EDITED_LIGHTLY = COPY[:2]  # copies whose words are not the reprint's own


@measure("reuse")
def measure_reuse(corpus: Corpus) -> pd.DataFrame:
    """Pair the sentences of headline, deck and body that different articles share.

    A sentence may stand in several pairs of one article pair (merged and split sentences). Where more than
    30 sentences share their words, each is paired with those of the two fullest articles, not with all.
    The method and its thresholds stand in measures/copies.py.

    Returns
    -------
    pandas.DataFrame
        One row per sentence pair: article_a (the earlier in story.yml), sentence_a, start_a, end_a,
        article_b, sentence_b, start_b, end_b; kind: identical (the same but for quotation marks and
        spaces), light edit (at least 85 % of the shorter sentence's words stand in the other, in order),
        heavy rewrite (copy that was recast), same source (no copy: both quote the same words);
        similarity (containment: n_shared divided by the words of the shorter sentence, 0-1); n_shared (words
        that correspond); edits (what was done to a light edit, in order: "cut number; swapped attribution";
        where, is in the table `aligned`).
    """
    words = Words(corpus)
    rows = []
    for i, j, kind in find_pairs(words):
        found = pieces(words, i, j, kind)
        n_shared = sum(map(_n_shared, found))
        shorter = min(len(words[i].code), len(words[j].code))
        edits = "; ".join(f"{piece.op} {piece.edit_class}" for piece in found if piece.edit_class)
        rows.append((*words.place(i), *words.place(j), kind, n_shared / shorter, n_shared, edits or None))
    return pd.DataFrame(rows, columns=TABLES["reuse"].names)


@measure("aligned")
def measure_aligned(corpus: Corpus) -> pd.DataFrame:
    """The words of each sentence pair of `measure_reuse`: which correspond, and what was done to the others.

    Returns
    -------
    pandas.DataFrame
        One row per piece of a pair: article_a, sentence_a, article_b, sentence_b, piece (running number in
        the pair); op: kept, cut (only in a), added (only in b), swapped; edit_class (missing where kept):
        spelling only (titles, punctuation, case and moved words included), number, attribution, hedge,
        evaluative word, dateline, other; start_a, end_a, start_b, end_b (missing where there are no
        words); n_words_a, n_words_b. For heavy rewrites and same source only what is kept is listed.
    """
    words = Words(corpus)
    index = {key: i for i, key in enumerate(zip(words.name, words.number, strict=True))}
    rows = []
    for row in measure_reuse(corpus).itertuples():
        key_a, key_b = (row.article_a, row.sentence_a), (row.article_b, row.sentence_b)
        for number, piece in enumerate(pieces(words, index[key_a], index[key_b], row.kind), 1):
            rows.append((*key_a, *key_b, number, *vars(piece).values()))
    return pd.DataFrame(rows, columns=TABLES["aligned"].names)


def _n_shared(piece: Piece) -> int:
    same = piece.op == "kept" or piece.edit_class == "spelling only"
    return min(piece.n_words_a, piece.n_words_b) if same else 0
