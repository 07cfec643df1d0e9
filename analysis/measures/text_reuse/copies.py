"""Which sentences of different articles are copies, which were edited, and which only quote the same words.

Candidates come from an inverted index of hashed word n-grams (measures/text_reuse/candidates.py), as in passim (Smith,
Cordell & Mullen 2015), so that cost grows with the pairs that share text. Each candidate is then aligned word by word.

What counts as evidence. Two reporters can share names, numbers, words that one of them puts between quotation marks,
and set phrases of the story (n-grams that three independent texts use); the other words are the writer's own. Nine and
more of them in a row are hardly ever written twice (Coulthard 2004). Shorter runs, short sentences and quotations are
taken as copy only between articles that share longer runs elsewhere. There a reprint keeps the order of its copy: a
sentence next to copied ones may be a rewrite that shares no run at all, and is compared with the one in the same
place; who and what both articles speak of in other sentences too is no evidence of that. And each word has one place
that it was copied from: what a better match accounts for is no evidence for the next.
The thresholds were set by reading the pairs of two stories, one of five articles and one of seven.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter

import numpy as np

from analysis.measures.components import components
from analysis.measures.language.words import Words
from analysis.measures.text_reuse.article_pair import ALONE, ArticlePair
from analysis.measures.text_reuse.candidates import Grams, find_candidates

SET = 3  # independent texts that make an n-gram a set phrase, or a document that all quote


def find_pairs(words: Words) -> Iterator[tuple[int, int, str]]:
    """(sentence a, sentence b, kind), article pair by article pair."""
    if not len(words.code):
        return
    grams = Grams(words)
    candidates = find_candidates(words, grams)
    words = words.without(grams.common(_independent_texts(words, candidates), SET))
    for article_pair in _article_pairs(words, candidates):
        yield from sorted((i, j, kind) for (i, j), kind in article_pair.kinds().items())


def _article_pairs(words: Words, candidates: np.ndarray) -> Iterator[ArticlePair]:
    rows = ((words.article[a], words.article[b], a, b, n) for a, b, n in candidates.tolist())
    for (article_a, article_b), group in groupby(rows, key=itemgetter(0, 1)):
        yield ArticlePair(words, article_a, article_b, [row[2:] for row in group])


def _independent_texts(words: Words, candidates: np.ndarray) -> np.ndarray:
    """For each sentence a number: the same where articles, or the sentences themselves, are copies of one text.

    Words that three such texts use are a set phrase of the story, or a document that all of them quote.
    """
    articles, sentences = [], []
    for pair in _article_pairs(words, candidates):
        if pair.close:
            articles.append(pair.articles)
        sentences += [(i, j) for _, i, j, runs in pair.matches() if pair.own(i, j, runs) >= ALONE]
    group = components(articles, words.article.max() + 1)
    alike = components(sentences, len(words.name))
    _, first = np.unique(alike, return_index=True)
    return group[words.article[first[alike]]]
