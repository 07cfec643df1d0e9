import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from analysis.measures.facts.corrections import USUAL
from analysis.measures.facts.embeddings import FEATURES
from analysis.measures.facts.evidence import SENTENCE_FEATURES, Evidence, linear
from analysis.measures.facts.matching import (
    CELL_FEATURES,
    CELL_FEATURES_EMBEDDED,
    coefficients,
    match_facts,
    status_of,
)
from benchmarks import train_matching

WIRE = (
    "The tram depot on Garnet Row will be sold in autumn, the transport board decided on Friday. "
    "Its brick roof needs new beams."
)
ARTICLES = {
    "a": f"Tram depot to be sold\n\n{WIRE}\n\nNeighbours had asked for a market hall. Board member Ilse Vane said “the roof won’t wait”.\n",
    "b": f"Depot goes under the hammer\n\n{WIRE}\n\nThe last horse tram stands in the yard.\n",
    "c": "Forty drivers fear for their jobs\n\nThe union called a meeting for Sunday. Board member Ilse Vane said drivers keep their pay.\n\n"
    "Photo: Schoolchildren painted the gates of the depot yellow\n",
}
SOLD = "In autumn the tram depot in Garnet Row is to be sold."
JOBS = "Forty drivers are afraid of losing their jobs."
GATES = "Schoolchildren painted the depot's gates yellow."
ROOF = "Board member Ilse Vane said that the roof won't wait."
PAY = "Board member Ilse Vane said that drivers keep their pay."
LEDGER = [SOLD, JOBS, GATES, ROOF, PAY]


@pytest.fixture
def found(make_corpus):
    return match_facts(make_corpus(ARTICLES), LEDGER).set_index(["fact", "article"])


def test_one_row_per_statement_and_article_in_order(found, make_corpus):
    assert found.index.tolist() == [(fact, article) for fact in range(5) for article in "abc"]
    assert found.columns.tolist() == ["probability", "sentence", "second_sentence", "otherwise"]
    assert found["probability"].between(0, 1).all()
    assert (found["second_sentence"] != found["sentence"]).all()
    assert match_facts(make_corpus(ARTICLES, folder="again"), []).columns.tolist() == [
        "fact",
        "article",
        *found.columns,
    ]


def test_who_tells_what(found):
    told = found["probability"].unstack() >= 0.5
    assert told.loc[0].tolist() == [True, True, False]
    assert told.loc[1].tolist() == [False, False, True]


def test_what_only_the_headline_tells_is_told_there(found):
    assert found.loc[(1, "c"), "sentence"] == 1 and found.loc[(1, "c"), "probability"] >= 0.5


def test_what_only_a_caption_shows_is_told_nowhere(found, make_corpus):
    assert (found.loc[2, "probability"] < 0.5).all()
    corpus = make_corpus(ARTICLES, folder="again")
    captions = corpus.sentences.loc[corpus.sentences["part"] == "caption", "sentence"]
    assert len(captions) == 1 and not found.xs("c", level="article")["sentence"].isin(captions).any()


def test_what_other_facts_share_counts_less(found, make_corpus):
    """ROOF and PAY open with the same words: with both in the ledger, what follows them must be found."""
    alone = match_facts(make_corpus(ARTICLES, folder="again"), [ROOF]).set_index("article")["probability"]
    together = found.loc[3, "probability"]
    assert together["c"] < alone["c"] - 0.1 and together["a"] > 0.9
    assert found.loc[(4, "c"), "probability"] > found.loc[(4, "a"), "probability"]


def test_wire_copy_is_told_by_all_who_print_it(found, make_corpus):
    assert found.loc[(0, "a"), "sentence"] == found.loc[(0, "b"), "sentence"] == 2


def test_a_copy_does_not_make_words_common(make_corpus):
    """Every sentence of d is in a or b: the others score as without it."""
    before = Evidence(make_corpus(ARTICLES), LEDGER)
    with_copy = ARTICLES | {"d": f"Tram depot to be sold\n\n{WIRE}\n"}
    after = Evidence(make_corpus(with_copy, folder="again"), LEDGER)
    n = len(before.sentences)
    assert len(after.sentences) == n + 3
    np.testing.assert_allclose(after.plain[:, :n], before.plain)


def test_a_word_that_more_sentences_have_weighs_less(make_corpus):
    """The same, with d not a copy: `drivers` is in one more sentence."""
    before = Evidence(make_corpus(ARTICLES), LEDGER)
    other = ARTICLES | {"d": "Drivers walk\n\nMany drivers walked home.\n"}
    after = Evidence(make_corpus(other, folder="again"), LEDGER)
    assert not np.allclose(after.plain[:, : len(before.sentences)], before.plain)


@pytest.mark.parametrize("change", [str.maketrans("“”’", '""\''), str.maketrans({" ": "\u00a0"})])
def test_marks_and_spaces_do_not_matter(found, make_corpus, change):
    plain = {article: text.translate(change) if article == "a" else text for article, text in ARTICLES.items()}
    curly = [statement.replace("'", "’") for statement in LEDGER]
    again = match_facts(make_corpus(plain, folder="again"), curly).set_index(["fact", "article"])
    pd.testing.assert_frame_equal(found, again)


def test_names_and_spelling_fold_as_the_house_folds_them(make_corpus):
    actors = [{"name": "Ilse Vane", "kind": "official", "aliases": ["Vaine"]}]
    texts = {
        "a": "Grey tram\n\nVaine wants to paint the tram in another colour.\n",
        "b": "Rain\n\nIt rained in town.\n",
    }
    with_alias, without = (
        match_facts(make_corpus(texts, folder=name, actors=known), ["Vane wants to paint the tram in another color."])
        for name, known in (("one", actors), ("two", []))
    )
    assert with_alias.loc[0, "probability"] > without.loc[0, "probability"]


def test_one_article_one_fact_one_sentence(make_corpus):
    corpus = make_corpus({"a": "Depot sold\n"})
    found = match_facts(corpus, ["The depot was sold."])
    assert len(found) == 1 and found.loc[0, "sentence"] == 1 and pd.isna(found.loc[0, "second_sentence"])


@pytest.mark.parametrize("statement", ["Ωμέγα", "?!", ""])
def test_a_statement_that_says_nothing_is_told_nowhere(make_corpus, statement):
    found = match_facts(make_corpus(ARTICLES), [statement, SOLD]).query("fact == 0")
    assert found["probability"].lt(0.5).all()


def test_from_one_half_on_a_fact_is_told_and_in_part_where_a_number_is_otherwise():
    assert status_of(0.5, False) == ("present", 0.5) and status_of(0.75, True) == ("partial", 0.75)
    assert status_of(0.25, True) == ("absent", 0.75)


@pytest.mark.parametrize("embeddings", [False, True])
def test_the_weights_name_the_features(embeddings):
    weights = coefficients(embeddings=embeddings)
    names = SENTENCE_FEATURES + (FEATURES if embeddings else ())
    assert set(weights) == {"first_look", "second_look", "told"}
    assert set(weights["first_look"]) == {*names, "intercept"}
    assert set(weights["second_look"]) == {*names, "neighbours", "alone", "intercept"}
    assert set(weights["told"]) == {*(CELL_FEATURES_EMBEDDED if embeddings else CELL_FEATURES), "intercept"}


@pytest.fixture(scope="module")
def corpus_once(tmp_path_factory):
    from analysis import read_corpus

    folder = tmp_path_factory.mktemp("story")
    (folder / "articles").mkdir()
    for article, text in ARTICLES.items():
        (folder / "articles" / f"{article}.txt").write_text(text, "utf-8")
    (folder / "story.yml").write_text(
        "title: x\narticles:\n" + "".join(f"  - {{id: {a}, outlet: {a.upper()}}}\n" for a in ARTICLES), "utf-8"
    )
    return read_corpus(folder)


@given(statements=st.lists(st.text(max_size=60) | st.sampled_from(LEDGER), min_size=1, max_size=6))
def test_any_ledger_gets_probabilities(corpus_once, statements):
    found = match_facts(corpus_once, statements)
    assert len(found) == 3 * len(statements) and found["probability"].between(0, 1).all()


def test_the_trainer_gives_weights_in_the_features_own_units():
    rng = np.random.default_rng(1)
    x = pd.DataFrame({"small": rng.normal(0.5, 0.01, 300), "large": rng.normal(90, 40, 300)})
    y = (x["small"] - 0.5) / 0.01 + (x["large"] - 90) / 40 + rng.normal(size=300) > 0
    weights = train_matching.fit(x, y.to_numpy(), c=0.1)
    scaled = StandardScaler().fit_transform(x)
    want = LogisticRegression(C=0.1).fit(scaled, y).predict_proba(scaled)[:, 1]
    np.testing.assert_allclose(expit(linear(x, weights)), want, atol=0.01)


def test_a_review_asks_the_least_sure_and_learns():
    """One answer of five. It is the second cell's, told; the first is of the same fact and was called absent: now it is told."""
    cells = pd.DataFrame({name: [mean] * 5 for name, (mean, _) in USUAL.items()})
    story = cells.assign(fact=[0, 0, 1, 2, 3], source=list("abaaa"), p=[0.4, 0.45, 0.05, 0.05, 0.05])
    assert train_matching.settled(story.assign(told=[True, True, False, False, False])) == 1
    assert train_matching.settled(story.assign(told=[False, True, False, False, False])) == 0.8
    assert train_matching.settled(story.assign(told=[True, True, False, False, False]), share=0) == 0.6


@pytest.fixture(scope="module")
def gold_stories(gold):
    return train_matching.labelled_stories(gold)


def test_the_shipped_weights_are_what_the_trainer_makes(gold_stories):
    for name, weights in train_matching.train(gold_stories).items():
        assert weights == pytest.approx(coefficients()[name], abs=0.01)


def test_stories_by_a_model_of_the_others(gold_stories):
    table = train_matching.scores(*train_matching.leave_one_story_out(gold_stories))
    assert table.loc["mean", "F1_absent"] >= 0.90 and table.loc["mean", "AUC"] >= 0.96
    assert table.loc["mean", "settled_20"] >= 0.97
    assert table.loc["mean", "evidence"] >= 0.89 and table.loc["mean", "untold"] <= 0.25
