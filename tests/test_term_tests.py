"""What the permutation tests deal, against all assignments counted one by one."""

from itertools import permutations
from math import log, sqrt
from unittest.mock import patch

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse

from analysis import FramingError, measure_distinctiveness, measure_sentiment_contrasts, read_corpus
from analysis.measures.keyness import term_tests
from analysis.measures.keyness.distinctiveness import log_odds
from analysis.measures.keyness.term_tests import TESTED, _highest, _p
from analysis.measures.keyness.terms import term_occurrences
from analysis.measures.statistics.resampling import SEED

# outlet -> articles -> words of each of their paragraphs
STORY = {
    "a1": ["quay quay storm", "quay ferry"],
    "a2": ["quay mayor", "storm"],
    "b1": ["ferry ferry quay", "mayor storm", "ferry"],
    "b2": ["storm mayor", "ferry mayor"],
    "c1": ["storm ferry", "mayor quay", "ferry"],
}
OUTLETS = {"a1": "A", "a2": "A", "b1": "B", "b2": "B", "c1": "C"}


def z_of(term, mine, others):
    y, size, w, other = mine.count(term), len(mine), others.count(term), len(others)
    prior, total = y + w, size + other
    delta = log((y + prior) / (size + total - y - prior)) - log((w + prior) / (other + total - w - prior))
    return delta / sqrt(1 / (y + prior) + 1 / (w + prior))


def test_articles_are_dealt_where_an_outlet_has_several(make_corpus):
    texts = {a: "\n\n".join(f"Here was {w.replace(' ', ' and ')}." for w in words) for a, words in STORY.items()}
    table = measure_distinctiveness(make_corpus(texts, outlets=OUTLETS)).set_index(["outlet", "term"])
    pools = [" ".join(words).split() for words in STORY.values()]
    assert table["unit"].groupby("outlet").first().to_dict() == {"A": "article", "B": "article", "C": "paragraph"}

    def score(order, term):
        mine = [w for i in order[:2] for w in pools[i]]
        return z_of(term, mine, [w for i in order[2:] for w in pools[i]]), term in mine

    for term in ("quay", "storm"):
        observed, _ = score(range(5), term)
        draws = [score(order, term) for order in permutations(range(5))]
        as_high = [z >= observed - 1e-12 for z, uses in draws if uses]
        assert table.loc[("A", term), "p"] == pytest.approx(np.mean(as_high), abs=0.03)


def test_tone_deals_articles_where_both_outlets_have_several(make_corpus):
    words = iter("boats quays roads farms barns mills inns locks tolls pumps drains hills ponds sheds lamps".split())
    texts = {
        name: "\n\n".join(f"{next(words).title()} are {word} now." for _ in range(3))
        for name, word in [("a1", "good"), ("a2", "good"), ("b1", "bad"), ("b2", "bad"), ("c1", "bad")]
    }
    pairs = measure_sentiment_contrasts(make_corpus(texts, outlets=OUTLETS)).query(
        "lexicon == 'VADER' and voice == 'all'"
    )
    pairs = pairs.set_index(["outlet_a", "outlet_b"])
    assert pairs["unit"].to_dict() == {("A", "B"): "article", ("A", "C"): "paragraph", ("B", "C"): "paragraph"}
    assert pairs.loc[("A", "B"), "p"] == pytest.approx(1 / 3, abs=0.03), "2 of the 6 ways to deal 4 articles"
    assert pairs["enough"].to_dict() == {("A", "B"): "thin", ("A", "C"): "no", ("B", "C"): "no"}


def test_a_term_of_the_headline_alone_is_not_tested(make_corpus):
    body = "The ferry was late.\n\nThe ferry was here.\n\nThe ferry sank."
    other = "Old quay.\n\nThe quay is old and the quay is shut.\n\nA quay, a quay, a quay is here."
    table = measure_distinctiveness(make_corpus({"a": f"Quay news of the day\n\n{body}", "b": other}))
    row = table[(table["outlet"] == "A") & (table["term"] == "quay")].iloc[0]
    assert row["n_target"] == 1 and np.isnan(row["p"])


def test_the_highest_of_each_row():
    values = np.array([[3.0, 1, 3, 2, 3], [0, 0, 0, 0, 9]])
    assert _highest(values, 2).tolist() == [[True, False, True, False, False], [True, False, False, False, True]]
    assert _highest(values, 9).all()


@st.composite
def dealt(draw):
    """Paragraphs x terms of two kinds, an outlet for each paragraph, and a prior above 0 for each term."""
    n_terms = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(st.integers(0, 4), min_size=n_terms, max_size=n_terms), min_size=4, max_size=9))
    owner = draw(st.lists(st.integers(0, 2), min_size=len(rows), max_size=len(rows)))
    kind = draw(st.lists(st.integers(0, 1), min_size=n_terms, max_size=n_terms))
    prior = draw(st.lists(st.floats(0.1, 20), min_size=n_terms, max_size=n_terms))
    return np.array(rows, float), np.array(owner), np.array(kind), np.array(prior)


@given(dealt())
def test_p_is_that_of_z_worked_out_for_every_draw(case):
    """A second way: the log-odds of each draw themselves, as the table has them."""
    counts, owner, kind, prior = case

    def z_of(owner):
        target = np.array([counts[owner == outlet].sum(axis=0) for outlet in range(3)])
        z = np.full(target.shape, np.nan)
        for one in (0, 1):
            if (kind == one).any():
                z[:, kind == one] = log_odds(
                    target[:, kind == one], counts.sum(axis=0)[kind == one], prior[kind == one]
                )[1]
        return target, z

    with patch.object(term_tests, "N_PERMUTATIONS", 60):
        p = _p(sparse.csr_array(counts), owner, np.arange(len(owner)), kind, 3, prior, np.ones((3, 1), bool))
    mine, observed = z_of(owner)
    as_high, used = np.ones((2, *mine.shape))
    for draw in np.random.default_rng(SEED).permuted(np.tile(owner, (60, 1)), axis=1):
        target, z = z_of(draw)
        used += target > 0
        as_high += (target > 0) & (z >= observed - 1e-9)
    tested = (counts.sum(axis=0) >= TESTED) & (mine > 0) & np.isfinite(observed)
    np.testing.assert_allclose(p, np.where(tested, as_high / used, np.nan))


def test_the_only_term_of_its_kind_has_no_p():
    p = _p(
        sparse.csr_array(np.full((6, 1), 2.0)),
        np.arange(6) % 2,
        np.arange(6),
        np.zeros(1, int),
        2,
        np.ones(1),
        np.ones((2, 1), bool),
    )
    assert np.isnan(p).all()


@pytest.mark.parametrize("weight", [0, -1, float("nan"), float("inf"), "1"])
def test_a_prior_has_a_weight_above_0(make_corpus, weight):
    with pytest.raises(FramingError, match=r"prior_weight .*above 0"):
        measure_distinctiveness(make_corpus({"a": "The quay is shut.", "b": "The ferry is old."}), prior_weight=weight)


def test_p_and_stability_are_missing_where_the_codebook_says(shipped):
    corpus = read_corpus(shipped / "port-ellery-ferry")
    found = term_occurrences(corpus)
    body = ~found.copied & (found.paragraph > 0)
    outlet = np.array([corpus.outlet_of()[article] for article in found.articles])[found.article]
    uses = pd.DataFrame({"term": found.terms[found.term], "outlet": outlet, "unit": found.paragraph})[body]
    n_story, n_here = uses.groupby("term").size(), uses.groupby(["outlet", "term"]).size()
    n_paragraphs = uses.groupby("outlet")["unit"].nunique()
    for row in measure_distinctiveness(corpus).itertuples():
        of_its_own = n_here.get((row.outlet, row.term), 0) > 0 and n_paragraphs.get(row.outlet, 0) >= 3
        assert pd.notna(row.stability) == of_its_own
        assert pd.notna(row.p) == (of_its_own and n_story[row.term] >= 4)
        assert pd.isna(row.log_odds_once) == (row.n_target_once + row.n_reference_once == 0)
