import pandas as pd
import pytest

from analysis import measure_prominence

ARTICLES = {
    "a": "Lindqvist shuts old quay\n\nThe quay is shut. Ingrid Lindqvist voted for it. The islands lose their ferry, said Lindqvist.\n",
    "b": "Ferry stops in March\n\nThe ferry to the islands stops in March and comes no more.\n\nImage: Ingrid Lindqvist at dawn\n",
}
ACTORS = [{"name": "Ingrid Lindqvist", "aliases": ["Lindqvist"]}]
FACT = {
    "id": "F1",
    "statement": "The ferry to the islands stops.",
    "review": {
        "a": {"status": "present", "evidence": ["The quay is shut", "lose their ferry"]},
        "b": {"status": "absent"},
    },
}


@pytest.fixture
def table(make_corpus):
    return measure_prominence(make_corpus(ARTICLES, actors=ACTORS, facts=[FACT])).set_index(["kind", "item", "article"])


def test_one_row_per_item_and_article(table):
    assert list(table.index) == [(k, i, a) for k, i in (("fact", "F1"), ("actor", "Ingrid Lindqvist")) for a in "ab"]


def test_actor_by_hand(table):
    """Body of a: sentences of 4, 5 and 7 words; the actor stands in the second, the third and the headline."""
    row = table.loc[("actor", "Ingrid Lindqvist", "a")]
    assert (row["first_position"], row["n_sentences"], row["in_headline"]) == (0, 2, True)
    assert row["share"] == pytest.approx(12 / 16)


def test_a_name_in_a_caption_alone_does_not_count(table):
    row = table.loc[("actor", "Ingrid Lindqvist", "b")]
    assert (row["share"], row["n_sentences"], row["in_headline"]) == (0, 0, False)
    assert row.isna()["first_position"]


def test_fact_counts_every_place_of_its_evidence(table):
    row = table.loc[("fact", "F1", "a")]
    assert (row["first_position"], row["n_sentences"], row["in_headline"]) == (0, 2, False)
    assert row["share"] == pytest.approx(11 / 16)


def test_absent_fact_has_no_place(table):
    row = table.loc[("fact", "F1", "b")]
    assert (row["share"], row["n_sentences"]) == (0, 0) and row.isna()["first_position"]


def test_first_position_in_the_body(make_corpus):
    corpus = make_corpus({"a": ARTICLES["a"].replace("Lindqvist shuts", "Council shuts")}, actors=ACTORS)
    found = measure_prominence(corpus)
    assert found.loc[found["kind"] == "actor", "first_position"].tolist() == pytest.approx([4 / 16])


def test_headline_alone(make_corpus):
    row = measure_prominence(make_corpus({"a": "Lindqvist shuts old quay"}, actors=ACTORS)).iloc[0]
    assert (row["first_position"], row["share"], row["n_sentences"], row["in_headline"]) == (0, 0, 0, True)


def test_story_without_actors_and_ledger(make_corpus):
    """What aligning the articles discovers stands in for the ledger."""
    found = measure_prominence(make_corpus(ARTICLES))
    assert set(found["kind"]) == {"fact"} and found["item"].str.fullmatch(r"X\d{3}").all()


def test_copied_text_counts_in_its_origin_alone(make_corpus):
    """18 words are shared, a has them first; b adds two sentences of 2 words, one of which names the actor; c nothing."""
    shared = "The old ferry quay in the harbour was shut on Monday by Ingrid Lindqvist after a long debate."
    texts = {"a": shared, "b": f"{shared} Lindqvist wept. Nobody spoke.", "c": shared}
    texts = {article: f"Quay {article} shut\n\n{text}\n" for article, text in texts.items()}
    days = {article: {"published": f"2026-01-0{day}"} for day, article in enumerate(texts, 1)}
    found = measure_prominence(make_corpus(texts, actors=ACTORS, record=days))
    a, b, c = found[found["kind"] == "actor"].itertuples()
    assert (a.share, a.share_once, a.n_sentences_once) == (1, 1, 1)
    assert (b.share, b.n_sentences) == (pytest.approx(20 / 22), 2) and (b.share_once, b.n_sentences_once) == (2 / 4, 1)
    assert (c.share, c.n_sentences, c.n_sentences_once) == (1, 1, 0) and pd.isna(c.share_once)
