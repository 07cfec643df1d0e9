"""Sentiment of sentences by word lists, its mean per outlet with an interval, and the test between outlets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by_article
from analysis.measures.statistics.enough import PARAGRAPHS, enough_for_mean
from analysis.measures.statistics.rates import Body, body_of
from analysis.measures.statistics.resampling import N_PERMUTATIONS, SEED, adjusted, interval, resamples
from analysis.measures.tone.lexicons import lexicons
from analysis.tables import ANSWERS, VOICES, from_rows


@measure("sentiment")
def measure_sentiment(corpus: Corpus) -> pd.DataFrame:
    """Score each sentence of headline, deck and body with each lexicon.

    The lexicons and what their scores mean stand in measures/tone/lexicons.py. Quotation marks and apostrophes are
    made plain first: a curly apostrophe turns VADER's negations round.

    Returns
    -------
    pandas.DataFrame
        One row per sentence and lexicon: article, sentence, lexicon, score (-1 to 1), in_quote, n_matched, enough (is there
        enough text in the article for a mean?).
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"].sort_values(["article", "sentence"], kind="stable")
    by_name = sorted(lexicons(), key=lambda lexicon: lexicon.name)
    score, n_matched = zip(*(lexicon.score(told["text"]) for lexicon in by_name), strict=True)
    n = len(by_name)
    return pd.DataFrame({
        "article": np.repeat(told["article"].to_numpy(object), n),
        "sentence": np.repeat(told["sentence"].to_numpy(int), n),
        "lexicon": np.tile(np.array([lexicon.name for lexicon in by_name], object), len(told)),
        "score": np.column_stack(score).ravel(),
        "in_quote": np.repeat(told["quoted_share"].to_numpy(float) >= 0.5, n),
        "n_matched": np.column_stack(n_matched).ravel(),
        "enough": np.repeat(told["article"].map(enough_by_article(corpus)).to_numpy(object), n),
    })  # fmt: skip


@measure("sentiment_by_outlet")
def measure_sentiment_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Mean sentence score of the body per outlet, lexicon and voice, with a 95% interval.

    As printed, and (`_once`) over sentences that copy no other article. The interval is the percentile
    bootstrap over paragraphs (Efron & Tibshirani 1993), widened for few of them (Hesterberg 2015), 2,000
    resamples with a fixed seed: sentences of one paragraph hang together. It says how far the mean would move with other paragraphs of the kind, not that
    the lexicon is right.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, lexicon and voice (own, quoted, all): mean (-1 to 1), ci_low, ci_high, n_sentences,
        n_paragraphs, enough, and the same with `_once`.
    """
    scores = body_scores(corpus)
    return from_rows("sentiment_by_outlet", means_by_outlet(corpus.outlets, scores, scores.spoken("all")))


@measure("sentiment_contrasts")
def measure_sentiment_contrasts(corpus: Corpus) -> pd.DataFrame:
    """Differences in mean score between outlets, with a permutation test.

    Only sentences that copy no other article count. p is the share of 1,999 random assignments of the two
    outlets' units to them with a difference as large (two-sided; Good 2005); q adjusts it for all pairs of one
    lexicon and voice (Benjamini & Hochberg 1995). Where both have several articles these are the units, and p is of
    the outlets; else paragraphs are, and p is of this coverage: with one article an outlet, no test can tell its
    habits from its subject.

    Returns
    -------
    pandas.DataFrame
        One row per pair of outlets, lexicon and voice: outlet_a, outlet_b, lexicon, voice, difference, p,
        q, unit (article or paragraph), enough (of the two the lesser). p is missing where either outlet has not enough text for a mean.
    """
    scores = body_scores(corpus)
    rows = []
    for voice in VOICES:
        chosen = scores.spoken(voice) & ~scores.body.copied
        of_outlet = {outlet: chosen & (scores.body.outlet == outlet) for outlet in corpus.outlets}
        sums = {outlet: (scores.by_paragraph(mine), scores.by_article(mine)) for outlet, mine in of_outlet.items()}
        for a, b in combinations(sorted(corpus.outlets), 2):
            differences, p, *how = _contrasts(sums[a], sums[b])
            rows += [
                (a, b, lexicon.name, voice, *found, *how)
                for lexicon, *found in zip(lexicons(), differences, p, strict=True)
            ]
    names = [lexicon.name for lexicon in lexicons()]
    rows.sort(key=lambda row: names.index(row[2]))
    q = adjusted([row[5] for row in rows], [row[2:4] for row in rows])
    return from_rows("sentiment_contrasts", [(*row[:6], q_of, *row[6:]) for row, q_of in zip(rows, q, strict=True)])


@dataclass(frozen=True)
class Scores:
    """The body's sentences, which of them are quotation, and their scores, a column a lexicon in the order of `lexicons`."""

    body: Body
    quoted: np.ndarray
    score: np.ndarray

    def spoken(self, voice: str) -> np.ndarray:
        """Which sentences speak in a voice."""
        return np.ones(len(self.quoted), bool) if voice == "all" else self.quoted == (voice == "quoted")

    def by_paragraph(self, chosen: np.ndarray) -> np.ndarray:
        """Sums of the chosen sentences' scores and, last, their number; a row a paragraph."""
        return self._sums(chosen, self.body.place)

    def by_article(self, chosen: np.ndarray) -> np.ndarray:
        """The same, a row an article."""
        return self._sums(chosen, self.body.article)

    def _sums(self, chosen: np.ndarray, unit: np.ndarray) -> np.ndarray:
        number = np.unique(unit[chosen], return_inverse=True)[1]
        columns = [np.bincount(number, column) for column in self.score[chosen].T]
        return np.column_stack([*columns, np.bincount(number)])


@remembered
def body_scores(corpus: Corpus) -> Scores:
    """The scores of the body's sentences."""
    body, scores = body_of(corpus), measure_sentiment(corpus)
    keys = zip(scores["article"].tolist(), scores["sentence"].tolist(), strict=True)
    scores = scores[[key in body.row for key in keys]]
    wide = {name: rows["score"].to_numpy(float) for name, rows in scores.groupby("lexicon")}
    return Scores(
        body=body,
        quoted=scores["in_quote"].to_numpy(bool)[:: len(lexicons())],
        score=np.column_stack([wide.get(lexicon.name, np.zeros(0)) for lexicon in lexicons()]),
    )


def means_by_outlet(outlets: Iterable[str], scores: Scores, chosen: np.ndarray) -> Iterator[tuple]:
    """For each outlet, lexicon and voice the mean of the chosen sentences, as printed and with copied text counted once: outlet,
    lexicon, voice, and of both mean, ci_low, ci_high, sentences, paragraphs, enough."""
    for outlet in outlets:
        means = {}
        for voice in VOICES:
            spoken = chosen & scores.spoken(voice) & (scores.body.outlet == outlet)
            printed = _means_with_intervals(scores, spoken)
            is_mixed = (spoken & scores.body.copied).any()
            means[voice] = printed, _means_with_intervals(scores, spoken & ~scores.body.copied) if is_mixed else printed
        for number, lexicon in enumerate(lexicons()):
            for voice, (printed, once) in means.items():
                yield outlet, lexicon.name, voice, *printed[number], *once[number]


def _means_with_intervals(scores: Scores, chosen: np.ndarray) -> list[tuple]:
    """For each lexicon: mean, ci_low, ci_high, sentences, paragraphs, enough."""
    paragraphs = scores.by_paragraph(chosen)
    n, n_sentences = len(paragraphs), int(chosen.sum())
    n_lexicons = scores.score.shape[1]
    means = scores.score[chosen].mean(axis=0) if n_sentences else np.full(n_lexicons, np.nan)
    low = high = np.full(n_lexicons, np.nan)
    if n >= PARAGRAPHS[0]:
        sums = resamples(n) @ paragraphs
        low, high = interval(sums[:, :-1] / sums[:, -1:], n)
    amount = n_sentences, n, enough_for_mean(n_sentences, n)
    return [(*values, *amount) for values in zip(means, low, high, strict=True)]


def _contrasts(a: tuple[np.ndarray, ...], b: tuple[np.ndarray, ...]) -> tuple[np.ndarray, np.ndarray, str, str]:
    """For each lexicon the difference of two outlets' means, and its p; the unit dealt; whether there is enough text.

    An outlet is given as the sums of its paragraphs and of its articles.
    """
    enough = min((enough_for_mean(int(side[0][:, -1].sum()), len(side[0])) for side in (a, b)), key=ANSWERS.index)
    unit = "article" if min(len(a[1]), len(b[1])) > 1 else "paragraph"
    mine, yours = (side[unit == "article"] for side in (a, b))
    unknown = np.full(mine.shape[1] - 1, np.nan)
    if not len(mine) or not len(yours):
        return unknown, unknown, unit, enough
    pooled = np.vstack([mine, yours])
    total = pooled.sum(axis=0)

    def difference(of_a: np.ndarray) -> np.ndarray:
        of_b = total - of_a
        return of_a[..., :-1] / of_a[..., -1:] - of_b[..., :-1] / of_b[..., -1:]

    observed = difference(mine.sum(axis=0))
    if enough == "no":
        return observed, unknown, unit, enough
    in_a = np.zeros((N_PERMUTATIONS, len(pooled)))
    in_a[:, : len(mine)] = 1
    drawn = difference(np.random.default_rng(SEED).permuted(in_a, axis=1) @ pooled)
    as_large = (np.abs(drawn) >= np.abs(observed) - 1e-12).sum(axis=0)
    return observed, (1 + as_large) / (1 + N_PERMUTATIONS), unit, enough
