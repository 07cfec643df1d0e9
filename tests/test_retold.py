import pandas as pd
import pytest
from scipy.special import expit

from analysis.measures.facts.evidence import Evidence
from analysis.measures.facts.retold import FEATURES, _weights, chance_retold, sure_absent
from benchmarks import train_retold

FEE = "The council of Ellery raised the mooring fee for trawlers."
COMET = "A comet lit the northern sky at midnight."
TEXTS = {
    "a": f"Quay\n\n{FEE} {COMET}\n",
    "b": "Pier\n\nTrawlers pay more. Owners are cross with Ellery about the mooring.\n\nImage: A comet in the northern sky\n",
    "c": "Marsh\n\nGeese slept in the reeds all night.\n",
}


def test_of_each_article_the_chance_that_it_tells_a_sentence_in_other_words(make_corpus):
    chance = chance_retold(make_corpus(TEXTS), [FEE, COMET])
    assert list(chance.columns) == ["a", "b", "c"] and chance.stack().between(0, 1).all()
    assert chance.at[0, "b"] > 0.2 > 0.05 > chance.at[0, "c"]
    assert chance.at[1, "b"] < 0.1, "a caption tells nothing"
    assert chance_retold(make_corpus(TEXTS, folder="none"), []).empty


def test_what_is_likelier_told_is_absent_by_half_a_chance():
    assert sure_absent(pd.Series([0.25, 0.75])).tolist() == [0.75, 0.5]


def test_what_an_article_has_anywhere_and_in_one_sentence(make_corpus):
    cells = Evidence(make_corpus(TEXTS), [FEE, COMET]).throughout().set_index(["fact", "article"])
    assert cells.loc[(0, "a"), ["anywhere", "akin"]].tolist() == pytest.approx([1, 1])
    assert cells.loc[(0, "a"), "shared"] == 6  # council, Ellery, raised, mooring, fee, trawlers
    assert cells.loc[(0, "b"), "shared"] == 2  # Ellery, mooring
    assert cells.loc[(0, "b"), "anywhere"] > cells.loc[(0, "c"), "anywhere"]
    assert cells.loc[(0, "c"), "names"] == 0


def test_the_chance_is_the_logistic_function_of_the_weighted_features(make_corpus):
    corpus, weights = make_corpus(TEXTS), _weights()
    cell = Evidence(corpus, [FEE]).throughout().set_index("article").loc["b"]
    by_hand = expit(weights["intercept"] + sum(weights[name] * cell[name] for name in FEATURES))
    assert chance_retold(corpus, [FEE]).at[0, "b"] == pytest.approx(by_hand)


@pytest.fixture(scope="module")
def cells(gold):
    return train_retold.labelled_cells(gold)


def test_the_shipped_weights_are_what_the_trainer_makes(cells):
    trained = train_retold.train(cells)
    assert trained.keys() == _weights().keys() and trained == pytest.approx(_weights(), abs=0.1)


def test_on_events_not_seen_the_chance_tells_what_is_only_here(cells):
    found = train_retold.only_here(train_retold.leave_one_event_out(cells))
    surest = found["chance"] >= 0.7
    assert (~found.loc[surest, "told"]).mean() > 0.85 > (~found["told"]).mean() + 0.1, "surer than all are"
    n_others = cells[cells["alone"]].groupby(["story", "fact"]).size()
    for n, held in found.groupby(n_others):
        assert held["chance"].mean() == pytest.approx((~held["told"]).mean(), abs=0.05), f"{n} others"
