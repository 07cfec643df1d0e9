"""How often each outlet uses loaded words, with intervals, and whether it does so more than chance would have it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.registry import measure
from analysis.measures.statistics.rates import Body, body_of, rates
from analysis.measures.statistics.resampling import N_PERMUTATIONS, SEED, adjusted
from analysis.measures.word_choice.loaded import measure_loaded
from analysis.tables import SPOKEN, from_rows

AT_ONCE = 4_000_000  # units dealt at once while permuting


@measure("loaded_by_outlet")
def measure_loaded_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Marked and strong loaded words of the body per 1,000 words, by outlet and voice, with a 95% interval and a test.

    Words in the own voice and in reported speech are counted on the words outside quotation marks, quoted ones on those
    between them. As printed, and (`_once`) over sentences that copy no other article. The interval is that of
    `measure_frames_by_outlet`. p asks whether an outlet uses more than the others together: it is the share of 1,999
    random assignments of the story's units to the outlets in which its rate lies as far above theirs (one-sided;
    copied text counted once; Good 2005); q adjusts it for the outlets tested (Benjamini & Hochberg 1995). The units are
    articles where the outlet has several, else paragraphs, and then p is of this coverage.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and voice (own, reported, quoted): rate, ci_low, ci_high, n, n_words, n_paragraphs, enough, the
        same with `_once`, p, q, unit. p is missing where the outlet has not enough text of its own, or nobody else has any.
    """
    body = body_of(corpus)
    hits = _hits(corpus, body)
    articles = {outlet: len(set(body.article[(body.outlet == outlet) & ~body.copied])) for outlet in corpus.outlets}
    unit = {outlet: "article" if n > 1 else "paragraph" for outlet, n in articles.items()}
    dealt = {"article": np.unique(body.article, return_inverse=True)[1], "paragraph": body.place}
    rows = []
    for voice in SPOKEN:
        words = body.words["quoted" if voice == "quoted" else "own"]
        own = (words > 0) & ~body.copied
        p = {
            kind: _p(dealt[kind][own], body.outlet[own], hits[voice][own], words[own], corpus.outlets)
            for kind in dict.fromkeys(unit.values())
        }
        for outlet in corpus.outlets:
            mine = body.outlet == outlet
            printed, once = (rates(body.place[of], words[of], hits[voice][of, None])[0] for of in (mine, mine & own))
            tested = p[unit[outlet]][outlet] if once[-1] != "no" else np.nan
            rows.append((outlet, voice, *printed, *once, tested))
    q = adjusted([row[-1] for row in rows], [row[1] for row in rows])
    return from_rows("loaded_by_outlet", [(*row, q_of, unit[row[0]]) for row, q_of in zip(rows, q, strict=True)])


def _hits(corpus: Corpus, body: Body) -> dict[str, np.ndarray]:
    """Voice -> marked and strong loaded words of each sentence of the body."""
    hits = {voice: np.zeros(len(body.row)) for voice in SPOKEN}
    found = measure_loaded(corpus)
    found = found[found["strength"] != "faint"]
    for *key, voice in zip(found["article"], found["sentence"], found["voice"], strict=True):
        if (row := body.row.get(tuple(key))) is not None:
            hits[voice][row] += 1
    return hits


def _p(
    unit: np.ndarray, outlet: np.ndarray, hits: np.ndarray, words: np.ndarray, outlets: list[str]
) -> dict[str, float]:
    """Outlet -> p of its rate against the others' when whole units (articles or paragraphs) are dealt.

    The arrays are of sentences: number of its unit, its outlet, hits and words.
    """
    names = sorted(outlets)  # the order of story.yml changes no draw
    units, unit = np.unique(unit, return_inverse=True)
    n_units = len(units)
    owner = np.zeros(n_units, int)
    owner[unit] = [names.index(name) for name in outlet]
    hits, words = (np.bincount(unit, counted, n_units) for counted in (hits, words))

    def lead(dealt: np.ndarray) -> np.ndarray:
        """Rate of each outlet minus that of the others together; a row a draw."""
        cell = (dealt + len(names) * np.arange(len(dealt))[:, None]).ravel()
        mine, of = (
            np.bincount(cell, np.tile(values, len(dealt)), len(names) * len(dealt)).reshape(len(dealt), -1)
            for values in (hits, words)
        )
        with np.errstate(divide="ignore", invalid="ignore"):
            return mine / of - (hits.sum() - mine) / (words.sum() - of)

    observed = lead(owner[None, :])[0]
    as_high = np.zeros(len(names))
    rng = np.random.default_rng(SEED)
    at_once = max(1, AT_ONCE // max(n_units, 1))
    for first in range(0, N_PERMUTATIONS, at_once):
        n = min(at_once, N_PERMUTATIONS - first)
        as_high += (lead(rng.permuted(np.tile(owner, (n, 1)), axis=1)) >= observed - 1e-12).sum(axis=0)
    return dict(zip(names, np.where(np.isfinite(observed), (1 + as_high) / (1 + N_PERMUTATIONS), np.nan), strict=True))
