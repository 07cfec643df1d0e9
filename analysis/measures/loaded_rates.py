"""How often each outlet uses loaded words, with intervals, and whether it does so more than chance would have it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.enough import enough_for_mean
from analysis.measures.loaded import measure_loaded
from analysis.measures.registry import measure
from analysis.measures.resampling import N_PERMUTATIONS, SEED, adjusted, rates_with_intervals
from analysis.measures.sources import body_sentences, is_copied
from analysis.tables import EDITED_LIGHTLY, SPOKEN, TABLES

AT_ONCE = 4_000_000  # units dealt at once while permuting


@measure("loaded_by_outlet")
def measure_loaded_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Marked and strong loaded words of the body per 1,000 words, by outlet and voice, with a 95 % interval and a test.

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
    sentences, counts = _sentences(corpus)
    unit = dict(sentences[~sentences["copied"]].groupby("outlet")["article"].nunique())
    unit = {outlet: "article" if unit.get(outlet, 0) > 1 else "paragraph" for outlet in corpus.outlets}
    rows = []
    for number, voice in enumerate(SPOKEN):
        of_voice = sentences.assign(n=counts[:, number], words=sentences["quoted" if voice == "quoted" else "unquoted"])
        of_voice = of_voice[of_voice["words"] > 0]
        own = of_voice[~of_voice["copied"]]
        once = {outlet: _rate(own[own["outlet"] == outlet]) for outlet in corpus.outlets}
        p = {kind: _p(own, kind, corpus.outlets) for kind in dict.fromkeys(unit.values())}
        for outlet in corpus.outlets:
            tested = p[unit[outlet]][outlet] if once[outlet][-1] != "no" else np.nan
            printed = _rate(of_voice[of_voice["outlet"] == outlet])
            rows.append((outlet, voice, *printed, *once[outlet], tested, unit[outlet]))
    table = pd.DataFrame(rows, columns=[name for name in TABLES["loaded_by_outlet"].names if name != "q"])
    table["q"] = table.groupby("voice")["p"].transform(adjusted)
    return table


def _sentences(corpus: Corpus) -> tuple[pd.DataFrame, np.ndarray]:
    """Body sentences (article, outlet, place of the paragraph, words, copied), and their loaded words, a column a voice."""
    body = body_sentences(corpus).sort_values(["article", "sentence"], kind="stable").reset_index(drop=True)
    quoted = (body["quoted_share"] * body["n_words"]).round().to_numpy(int)
    table = body[["article", "sentence"]].assign(
        outlet=body["article"].map(corpus.outlet_of()), place=body.groupby(["article", "paragraph"]).ngroup(),
        quoted=quoted, unquoted=body["n_words"].to_numpy(int) - quoted,
        copied=is_copied(corpus, body, kinds=EDITED_LIGHTLY),
    )  # fmt: skip
    found = measure_loaded(corpus)
    found = found[found["strength"] != "faint"].merge(table[["article", "sentence"]].reset_index(names="row"))
    counts = np.zeros((len(table), len(SPOKEN)))
    np.add.at(counts, (found["row"].to_numpy(int), found["voice"].map(SPOKEN.index).to_numpy(int)), 1)
    return table, counts


def _rate(sentences: pd.DataFrame) -> tuple:
    """Rate, ends of its interval, loaded words, words, paragraphs, and whether that is enough."""
    place = np.unique(sentences["place"], return_inverse=True)[1]
    hits, words = (np.bincount(place, sentences[column]) for column in ("n", "words"))
    rate, low, high = (float(found[0]) for found in rates_with_intervals(hits[:, None], words))
    enough = enough_for_mean(len(sentences), len(words))
    return rate, low, high, int(hits.sum()), int(words.sum()), len(words), enough


def _p(sentences: pd.DataFrame, kind: str, outlets: list[str]) -> dict[str, float]:
    """Outlet -> p of its rate against the others' when whole units (articles or paragraphs) are dealt."""
    names = sorted(outlets)  # the order of story.yml changes no draw
    unit = np.unique(sentences["article" if kind == "article" else "place"], return_inverse=True)[1]
    n_units = len(np.unique(unit))
    owner = np.zeros(n_units, int)
    owner[unit] = sentences["outlet"].map(names.index).to_numpy(int)
    hits, words = (np.bincount(unit, sentences[column], n_units) for column in ("n", "words"))

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
