"""Sentences of different articles worth comparing: an inverted index of hashed word n-grams, never all pairs."""

from __future__ import annotations

import numpy as np

from analysis.measures.language.words import Words

GRAM = 4  # words in a row that two sentences must share
CROWD = 30  # an n-gram that stands in more sentences is looked up in HUBS of them only, not each with each
HUBS = 2
SURE = 10  # one shared n-gram is enough for sentences of so few words, ...
SPOKEN = 5  # ... and where both quote so many words, as two reporters word one utterance differently; others need two


class Grams:
    """Every n-gram of words within a sentence: its hash, and the place of its first word."""

    def __init__(self, words: Words):
        self.words = words
        n = max(len(words.code) - GRAM + 1, 0)
        hashes = np.zeros(n, np.uint64)
        for k in range(GRAM):  # multiply and shift: a cheap hash that spreads well (Steele, Lea & Flood 2014)
            hashes = (hashes + words.code[k : n + k].astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
            hashes ^= hashes >> np.uint64(29)
        self.at = np.flatnonzero(words.sentence[:n] == words.sentence[GRAM - 1 :])
        self.hash = hashes[self.at]

    def in_texts(self, text: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Pairs (hash, text), each once and in order; `text` gives the text that each sentence belongs to."""
        hashes, texts = self.hash, text[self.words.sentence[self.at]]
        order = np.lexsort((texts, hashes))
        hashes, texts = hashes[order], texts[order]
        fresh = np.ones(len(hashes), bool)
        fresh[1:] = (hashes[1:] != hashes[:-1]) | (texts[1:] != texts[:-1])
        return hashes[fresh], texts[fresh]

    def common(self, text: np.ndarray, least: int) -> np.ndarray:
        """Marks the words of n-grams that stand in at least so many texts."""
        hashes, _ = self.in_texts(text)
        values, n_texts = np.unique(hashes, return_counts=True)
        at = self.at[np.isin(self.hash, values[n_texts >= least])]
        marked = np.zeros(len(self.words.code), bool)
        for k in range(GRAM):
            marked[at + k] = True
        return marked


def find_candidates(words: Words, grams: Grams) -> np.ndarray:
    """Pairs of sentences of different articles that share n-grams, as rows (a, b, n-grams), by article pair."""
    hashes, sentences = grams.in_texts(np.arange(len(words.name)))
    begin = np.flatnonzero(np.r_[True, hashes[1:] != hashes[:-1]]) if len(hashes) else np.zeros(0, int)
    size = np.diff(np.r_[begin, len(hashes)])
    postings = {m: sentences[begin[size == m][:, None] + np.arange(m)] for m in np.unique(size) if m > 1}
    fullness = np.zeros(words.article.max() + 1, np.int64)
    for rows in postings.values():
        np.add.at(fullness, words.article[rows].ravel(), 1)
    pairs = [np.zeros((0, 2), np.int64)]
    for m, rows in postings.items():
        if m <= CROWD:
            i, j = np.triu_indices(m, 1)
            pairs.append(np.c_[rows[:, i].ravel(), rows[:, j].ravel()])
        else:
            rank = np.argsort(-fullness[words.article[rows]], axis=1, kind="stable")[:, :HUBS]
            for hub in np.take_along_axis(rows, rank, axis=1).T:
                both = np.stack([rows, np.broadcast_to(hub[:, None], rows.shape)], axis=-1).reshape(-1, 2)
                pairs.append(np.sort(both, axis=1))
    pairs = np.concatenate(pairs)
    pairs = pairs[words.article[pairs[:, 0]] != words.article[pairs[:, 1]]]
    keys, n_grams = np.unique(pairs[:, 0] * len(words.name) + pairs[:, 1], return_counts=True)
    a, b = np.divmod(keys, len(words.name))
    length = np.diff(words.first)
    n_quoted = np.bincount(words.sentence[words.quoted], minlength=len(words.name))
    enough = (
        (n_grams > 1) | (np.minimum(length[a], length[b]) <= SURE) | (np.minimum(n_quoted[a], n_quoted[b]) >= SPOKEN)
    )
    found = np.c_[a, b, n_grams][enough]
    return found[np.lexsort((found[:, 1], found[:, 0], words.article[found[:, 1]], words.article[found[:, 0]]))]
