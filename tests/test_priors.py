from math import log, sqrt

import numpy as np
import pytest

from analysis import FramingError, measure_distinctiveness
from analysis.measures.keyness.priors import background_prior

ARTICLES = {"a": "The quay is shut. The quay is old.", "b": "The ferry is old."}


def write(tmp_path, text):
    path = tmp_path / "words.csv"
    path.write_text(text, "utf-8")
    return path


def test_shares_by_hand(tmp_path):
    path = write(tmp_path, "word,count\n# a list\nHarbour,6\nquay,2\n")
    shares = background_prior(path, np.array(["harbor", "quay", "boat"], object))
    assert shares.tolist() == pytest.approx([7 / 11, 3 / 11, 1 / 11])


def test_tabs_too(tmp_path):
    assert background_prior(write(tmp_path, "quay\t1\nboat\t3\n"), np.array(["quay"], object)).tolist() == [1]


def test_log_odds_with_a_background_by_hand(make_corpus, tmp_path):
    """Words: A quay 2, shut 1, old 1; B ferry 1, old 1. The prior's counts sum to the story's six."""
    path = write(tmp_path, "old,95\nquay,1\n")
    table = measure_distinctiveness(make_corpus(ARTICLES), background=path).set_index(["outlet", "term"])
    prior = 6 * 2 / (96 + 2 + 1 + 1)
    a, b = 2 + prior, 0 + prior
    delta = log(a / (4 + 6 - a)) - log(b / (2 + 6 - b))
    row = table.loc[("A", "quay")]
    assert (row["log_odds"], row["z"]) == pytest.approx((delta, delta / sqrt(1 / a + 1 / b)), abs=1e-9)
    assert row["prior"] == "words.csv" and (table.loc[table["n_words"] > 1, "prior"] == "story").all()


def test_without_a_list_the_prior_is_the_story(make_corpus):
    assert set(measure_distinctiveness(make_corpus(ARTICLES))["prior"]) == {"story"}


@pytest.mark.parametrize(
    ("text", "found"),
    [("word,count\n", "no words and counts"), ("word,count\nquay\n", "line 2"), ("quay,-1\n", "the count -1"), ("quay,1\nx,nan\n", "the count nan"), ("quay,1\n" + "x, " * 9000, "line 2: .{62}; write a word and its count$")],
)  # fmt: skip
def test_a_broken_list_is_named(tmp_path, text, found):
    with pytest.raises(FramingError, match=found):
        background_prior(write(tmp_path, text), np.array(["quay"], object))


def test_a_list_that_is_not_there(make_corpus, tmp_path):
    with pytest.raises(FramingError, match="no such word list"):
        measure_distinctiveness(make_corpus(ARTICLES), background=tmp_path / "none.csv")
