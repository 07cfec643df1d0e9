"""Where an article tells a fact, seen from the facts beside it in the ledger.

Who draws up a ledger goes through the articles or from topic to topic. So facts that are neighbours in it are mostly
told in one sentence or in the next, and are told or left out together. A hidden Markov model of each article says what
follows: a step from fact to fact, a state for each sentence, as words are aligned in translation (Vogel, Ney & Tillmann
1996), and for "not told", which remembers the place (Och & Ney 2003). Where a ledger has no such order, the model
explains the scores worse than one in which every fact stands alone: then it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from scipy.special import expit

_NEAR = 0.5  # of the steps to a told fact, those that stay near; the others lead anywhere in the article
_REACH = 1.5  # sentences, back or on, over which the weight of such a step falls to 1/e
_ALIKE = 0.5  # how far a fact is told or left out as the one before it
_CERTAIN = 12  # log odds beyond which a score counts no further
_BOUNDS = (-6, 8)  # of the log odds given, before they are centred


def from_neighbours(score: np.ndarray, articles: Iterable[np.ndarray]) -> np.ndarray:
    """What the scores of the other facts say of where a fact is told.

    Parameters
    ----------
    score
        Log odds that a sentence tells a fact, facts in the order of the ledger x sentences.
    articles
        Of each article its sentences in their order, as columns of `score`.

    Returns
    -------
    numpy.ndarray
        Log odds that the sentence tells the fact against "not told in this article", less the article's mean, facts x
        sentences; 0 for a sentence of no article, and everywhere where the ledger's order explains nothing.
    """
    found, gain = np.zeros(score.shape), 0.0
    for here in articles:
        log_odds, gained = _in_article(score[:, here])
        found[:, here] = log_odds - log_odds.mean()
        gain += gained
    return found if gain > 0 else np.zeros(score.shape)


def _in_article(score: np.ndarray) -> tuple[np.ndarray, float]:
    """Log odds that a sentence tells a fact, from all other facts; and how much likelier the model makes the scores
    than one without steps (log)."""
    n_facts, n = score.shape
    p = expit(score)
    chance = np.clip(p.mean(), 1e-4, 0.5)
    told = np.clip(1 - np.prod(1 - p, axis=1).mean(), 0.05, 0.95)
    start = np.array([told, 1 - told])  # told, not told
    turn = _ALIKE * np.eye(2) + (1 - _ALIKE) * start
    near = np.exp(-np.abs(np.arange(n) - np.arange(n)[:, None]) / _REACH)
    move = _NEAR * near / near.sum(axis=1, keepdims=True) + (1 - _NEAR) / n
    # How likely a fact's words are, told by a sentence or not told.
    words = np.ones((n_facts, 2, n))
    words[:, 0] = np.exp(np.clip(score, -_CERTAIN, _CERTAIN)) * (1 - chance) / chance
    before, after, scale = np.empty_like(words), np.ones_like(words), np.empty(n_facts)
    before[0] = start[:, None] / n
    for fact in range(n_facts):
        here = before[fact] * words[fact]
        scale[fact] = here.sum()
        if fact + 1 < n_facts:
            before[fact + 1] = turn.T @ here / scale[fact]
            before[fact + 1, 0] = before[fact + 1, 0] @ move
    alone = np.log((start * words.mean(axis=2)).sum(axis=1)).sum()
    words /= scale[:, None, None]
    for fact in range(n_facts - 1, 0, -1):
        here = after[fact] * words[fact]
        here[0] = move @ here[0]
        after[fact - 1] = turn @ here
    both = before * after
    log_odds = np.log(n * both[:, 0] + 1e-12) - np.log(both[:, 1].sum(axis=1, keepdims=True) + 1e-12)
    return np.clip(log_odds, *_BOUNDS), np.log(scale).sum() - alone
