"""Is a term an outlet's own, or would chance give it as much? Permutation tests and stability, copies counted once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from scipy import sparse

from analysis.measures.keyness.terms import Occurrences
from analysis.measures.statistics.enough import PARAGRAPHS, enough_for_terms
from analysis.measures.statistics.resampling import N_PERMUTATIONS, SEED

N_RESAMPLES = 200
TOP = 20  # stability: how often a term stays among so many
CELLS = 100_000  # numbers held at once while permuting
TESTED = 4  # a term used less often in the whole story cannot reach p < .01 in an outlet of a fifth of the text


def evidence(
    found: Occurrences, outlet_of: Mapping[str, str], outlets: list[str], prior: np.ndarray
) -> dict[str, np.ndarray]:
    """p and stability (outlets x terms), unit and enough (outlets), from the body counted once.

    `prior` are the counts that a term is given beforehand. Terms of one word and of several are compared apart.
    """
    # in an order of their own, so that the order of story.yml changes no draw
    order = sorted(range(len(outlets)), key=outlets.__getitem__)
    rank = {outlets[number]: place for place, number in enumerate(order)}
    by_id = sorted(range(len(found.articles)), key=found.articles.__getitem__)
    place = np.empty(len(by_id), int)
    place[by_id] = np.arange(len(by_id))
    kept = ~found.copied & (found.paragraph > 0)
    spread = found.paragraph.max(initial=0) + 1
    units, paragraph = np.unique(place[found.article[kept]] * spread + found.paragraph[kept], return_inverse=True)
    article = units // spread
    owner = np.array([rank.get(outlet_of[found.articles[by_id[a]]], 0) for a in article], int)
    shape = len(units), len(found.terms)
    counts = sparse.csr_array((np.ones(kept.sum()), (paragraph, found.term[kept])), shape=shape)
    several = (found.n_words > 1).astype(int)
    p, stability = np.full((2, len(outlets), shape[1]), np.nan)
    n_paragraphs = np.bincount(owner, minlength=len(outlets))
    n_articles = np.bincount([owner[article == a][0] for a in np.unique(article)], minlength=len(outlets))
    if len(outlets) > 1 and len(units):
        by_article = (n_articles > 1)[:, None]
        p = np.where(by_article, _p(counts, owner, article, several, len(outlets), prior, by_article), p)
        p = np.where(by_article, p, _p(counts, owner, np.arange(len(units)), several, len(outlets), prior, ~by_article))
        stability = _stability(counts, owner, several, len(outlets), prior)
        p[n_paragraphs < PARAGRAPHS[0]] = stability[n_paragraphs < PARAGRAPHS[0]] = np.nan
    n_words = np.bincount(owner, counts[:, several == 0].sum(axis=1), len(outlets)) if len(units) else n_paragraphs
    unit = np.where(n_articles > 1, "article", "paragraph").astype(object)
    enough = np.array([enough_for_terms(int(n), int(m)) for n, m in zip(n_words, n_paragraphs, strict=True)], object)
    back = np.argsort(order)
    return {"p": p[back], "stability": stability[back], "unit": unit[back], "enough": enough[back]}


def _p(
    counts: sparse.csr_array,
    owner: np.ndarray,
    unit: np.ndarray,
    kind: np.ndarray,
    n_outlets: int,
    prior: np.ndarray,
    wanted: np.ndarray,
) -> np.ndarray:
    """One-sided p per outlet and term, given that the outlet uses it, when whole units are dealt; NaN for rare terms.

    `owner` and `unit` are of the paragraphs, `kind` of the terms; where no outlet is `wanted`, nothing is drawn.
    """
    pooled = counts.sum(axis=0)
    tested = np.flatnonzero(pooled >= TESTED)
    p = np.full((n_outlets, len(pooled)), np.nan)
    if not len(tested) or not wanted.any():
        return p
    of_kind = np.eye(2)[kind]
    words, kind = counts @ of_kind, kind[tested]
    number, unit = np.unique(unit, return_inverse=True)
    owner_of_unit = np.zeros(len(number), int)
    owner_of_unit[unit] = owner
    deal = _Deal(counts[:, tested].tocoo(), words, kind, n_outlets)
    n, size = (of_one[0] for of_one in deal.of(owner[None, :]))
    story, given = words.sum(axis=0)[kind], (prior @ of_kind)[kind]
    most, start, known = _most_words(n, size, pooled[tested].astype(int), prior[tested], story, given)
    as_high, used = np.zeros((2, *n.shape), int)
    rng = np.random.default_rng(SEED)
    at_once = max(1, CELLS // max(n_outlets * len(tested), len(deal.term), len(owner)))
    for first in range(0, N_PERMUTATIONS, at_once):
        draws = np.broadcast_to(owner_of_unit, (min(at_once, N_PERMUTATIONS - first), len(number)))
        dealt, size = deal.of(rng.permuted(draws, axis=1)[:, unit])
        used += np.count_nonzero(dealt, axis=0)
        as_high += np.count_nonzero(size <= most[start + dealt], axis=0)
    in_use = n > 0  # elsewhere the outlet has the term in headline or deck alone, or only as copy
    p[:, tested] = np.where(in_use & known, (1 + as_high) / (1 + used), np.nan)
    return p


class _Deal:
    """What each outlet gets when paragraphs are dealt: how often each term, and how many words of the term's kind."""

    def __init__(self, counts: sparse.coo_array, words: np.ndarray, kind: np.ndarray, n_outlets: int):
        times = counts.data.astype(int)
        self.paragraph, self.term = np.repeat(counts.row, times), np.repeat(counts.col, times)  # a row an occurrence
        self.words, self.kind, self.n_outlets = words.astype(int), kind, n_outlets

    def of(self, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Both as draws x outlets x terms; `owner` has a row a draw and a column a paragraph."""
        n_draws, n_terms = len(owner), len(self.kind)
        shape = n_draws, self.n_outlets, n_terms
        dealt = owner + self.n_outlets * np.arange(n_draws)[:, None]  # a number for each outlet of each draw
        cell = (n_terms * dealt)[:, self.paragraph] + self.term
        n = np.bincount(cell.ravel(), minlength=np.prod(shape)).reshape(shape)
        sizes = np.zeros((n_draws * self.n_outlets, 2), int)
        for number, words in enumerate(self.words.T):
            sizes[:, number] = np.bincount(dealt.ravel(), np.tile(words, n_draws), len(sizes))
        return n, sizes[:, self.kind].reshape(shape)


def _most_words(
    n: np.ndarray, size: np.ndarray, pooled: np.ndarray, prior: np.ndarray, story: np.ndarray, given: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """How many words an outlet may have for z to be as high as observed, if it has the term so many times.

    z (Monroe, Colaresi & Quinn 2008) falls as an outlet's words grow: its bound is worked out once, and no draw needs a
    logarithm. `n` and `size` (outlets x terms) are as observed; the others are of the terms: how often the story has it, its
    prior, and of its kind the words of the story and of the prior.

    Returns
    -------
    tuple
        most, start and known (outlets x terms): most[start + n] is the number that belongs to a term had n times; where z
        is not known, since the story has no other term of the kind, it means nothing.
    """
    term = np.repeat(np.arange(len(pooled)), pooled + 1)
    first = np.cumsum(pooled + 1) - (pooled + 1)
    times = np.arange(len(term)) - first[term]
    here, elsewhere = given - prior, story + given - pooled - prior  # all other words, each outlet's own apart

    def both_sides(n: np.ndarray, term: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        a, b = n + prior[term], pooled[term] - n + prior[term]
        return a, b, np.sqrt(a * b / (a + b))

    with np.errstate(all="ignore"):
        a, b, root = both_sides(n, np.arange(len(pooled)))
        z = np.log(a * (elsewhere - (size - n)) / (b * (here + size - n))) * root
        a, b, root = both_sides(times, term)
        b = b * np.exp(z[:, term] / root)
        most = times + (a * elsewhere[term] - b * here[term]) / (a + b) + 1e-6
    most[:, first] = -1  # a term that is not there is never as high
    return most.ravel(), first + most.shape[1] * np.arange(len(most))[:, None], np.isfinite(z)


def _stability(
    counts: sparse.csr_array, owner: np.ndarray, kind: np.ndarray, n_outlets: int, prior: np.ndarray
) -> np.ndarray:
    """Share of resamples of an outlet's paragraphs in which a term is among its TOP of a kind by z."""
    pooled = counts.sum(axis=0)
    stability = np.full((n_outlets, len(pooled)), np.nan)
    for outlet in range(n_outlets):
        mine = counts[owner == outlet]
        n = mine.shape[0]
        if not n:
            continue
        by_outlet = mine.sum(axis=0)
        draws = np.random.default_rng(SEED).multinomial(n, np.full(n, 1 / n), size=N_RESAMPLES).astype(float)
        for of_kind in (0, 1):
            terms = np.flatnonzero((by_outlet > 0) & (kind == of_kind))
            if not len(terms):
                continue
            target = draws @ mine[:, terms].toarray()
            size, other = target.sum(axis=1, keepdims=True), (pooled - by_outlet)[kind == of_kind].sum()
            total = prior[kind == of_kind].sum()
            a, b = target + prior[terms], (pooled - by_outlet)[terms] + prior[terms]
            with np.errstate(divide="ignore", invalid="ignore"):
                z = np.log(a * ((other + total - b) / b) / (size + total - a)) / np.sqrt(1 / a + 1 / b)
            in_top = _highest(np.where(np.isnan(z), -np.inf, z), TOP)
            stability[outlet, terms] = (in_top & (target > 0)).mean(axis=0)
    return stability


def _highest(values: np.ndarray, n: int) -> np.ndarray:
    """Marks the n highest of each row, of equal ones the first."""
    if values.shape[1] <= n:
        return np.ones(values.shape, bool)
    least = np.partition(values, -n, axis=1)[:, [-n]]
    above, equal = values > least, values == least
    return above | (equal & (np.cumsum(equal, axis=1) <= n - above.sum(axis=1, keepdims=True)))
