"""What the permutation tests deal, against all assignments counted one by one."""

from itertools import permutations
from math import log, sqrt

import numpy as np
import pytest

from analysis import measure_distinctiveness, measure_sentiment_contrasts
from analysis.measures.term_tests import _highest

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
