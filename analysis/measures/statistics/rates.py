"""Hits per 1,000 words of the body: one way of counting for loaded words and frames, with an interval and an answer
to whether there is enough text."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.statistics.enough import enough_for_mean
from analysis.measures.statistics.resampling import rates_with_intervals
from analysis.measures.text_reuse.copied import body_sentences, is_copied
from analysis.tables import EDITED_LIGHTLY


@dataclass(frozen=True)
class Body:
    """The sentences of the body, in order of article and place, as arrays.

    Attributes
    ----------
    row : (article, sentence) -> row
    article, outlet : of each row
    place : number of its paragraph in the story
    copied : it copies another article, identically or lightly edited
    words : voice (own: outside quotation marks, quoted, all) -> its words
    """

    row: dict[tuple[str, int], int]
    article: np.ndarray
    outlet: np.ndarray
    place: np.ndarray
    copied: np.ndarray
    words: dict[str, np.ndarray]


@remembered
def body_of(corpus: Corpus) -> Body:
    """The body's sentences, paragraphs and words."""
    body = body_sentences(corpus).sort_values(["article", "sentence"], kind="stable")
    article, n_words = body["article"].to_numpy(object), body["n_words"].to_numpy(int)
    outlet_of = corpus.outlet_of()
    quoted = (body["quoted_share"] * body["n_words"]).round().to_numpy(int)
    return Body(
        row={key: row for row, key in enumerate(zip(article, body["sentence"], strict=True))},
        article=article,
        outlet=np.array([outlet_of[name] for name in article], object),
        place=body.groupby(["article", "paragraph"]).ngroup().to_numpy(),
        copied=is_copied(corpus, body, kinds=EDITED_LIGHTLY).to_numpy(),
        words={"own": n_words - quoted, "quoted": quoted, "all": n_words},
    )


def rates(place: np.ndarray, words: np.ndarray, hits: np.ndarray) -> list[tuple]:
    """For each kind of hit: rate, ends of its interval, hits, words, paragraphs, and whether that is enough.

    Parameters
    ----------
    place, words
        Of each sentence: number of its paragraph, and its words; sentences without words do not count.
    hits
        A row a sentence, a column a kind of hit.
    """
    spoken = words > 0
    place, words, hits = place[spoken], words[spoken], hits[spoken]
    paragraphs, paragraph = np.unique(place, return_inverse=True)
    n = len(paragraphs)
    sums = np.zeros((n, hits.shape[1]))
    np.add.at(sums, paragraph, hits)
    length = np.bincount(paragraph, words, n)
    n_words, enough = int(length.sum()), enough_for_mean(len(words), n)
    ends = zip(*rates_with_intervals(sums, length), sums.sum(axis=0), strict=True)
    return [(float(rate), float(low), float(high), int(n_hits), n_words, n, enough) for rate, low, high, n_hits in ends]
