import shutil

import pandas as pd
import pytest

from analysis import FramingError, measure_all, measure_distinctiveness, measure_terms, read_corpus
from analysis.measures import MEASURES
from analysis.records import records
from analysis.tables import TABLES, check, write_tables

ARTICLES = {
    "a": "Old quay shut\n\nThe council shut the old quay on Monday. “We had no choice,” said the mayor.\n",
    "b": "Islanders lose ferry\n\nThe islands lost their only ferry. Nobody asked them, and nobody will.\n",
}


def test_every_measure_is_a_table_of_the_contract():
    assert set(MEASURES) <= set(TABLES)


def test_measure_all_gives_every_table_within_the_contract(make_corpus):
    tables = measure_all(make_corpus(ARTICLES, facts=[{"id": "F1", "statement": "The quay was shut."}]))
    assert set(tables) == set(TABLES)
    for name, frame in tables.items():
        pd.testing.assert_frame_equal(frame, check(name, frame))


def test_what_was_measured_is_remembered_and_safe_from_changes(make_corpus):
    corpus = make_corpus(ARTICLES)
    first = measure_terms(corpus)
    first["n"] = 0
    second = measure_terms(corpus)
    assert (second["n"] > 0).all() and second is not measure_terms(corpus)


@pytest.mark.parametrize("withheld", [False, True])
def test_rows_are_those_of_the_table_and_are_read_once(make_story, withheld):
    folder = make_story(ARTICLES)
    write_tables(measure_all(read_corpus(folder)), folder / "measures")
    if withheld:
        shutil.rmtree(folder / "articles")
    corpus = read_corpus(folder)
    for rows, frame in (
        (measure_terms.rows(corpus), measure_terms(corpus)),
        (corpus.rows("sentences"), corpus.sentences),
    ):
        assert rows and rows[0]._fields == tuple(frame.columns)
        for row, other in zip(rows, records(frame), strict=True):
            assert [None if pd.isna(value) else value for value in row] == [
                None if pd.isna(value) else value for value in other
            ]
    assert measure_terms.rows(corpus) is measure_terms.rows(corpus)
    assert corpus.rows("sentences") is corpus.rows("sentences")


def test_settings_are_remembered_apart(make_corpus):
    corpus = make_corpus(ARTICLES)
    plain, strong = measure_distinctiveness(corpus), measure_distinctiveness(corpus, prior_weight=10.0)
    assert (plain["z"] != strong["z"]).any()
    pd.testing.assert_frame_equal(measure_distinctiveness(corpus), plain)


def test_two_corpora_do_not_share_a_memory(make_corpus):
    one, two = make_corpus({"a": ARTICLES["a"]}, folder="one"), make_corpus({"a": ARTICLES["b"]}, folder="two")
    assert set(measure_terms(one)["term"]) != set(measure_terms(two)["term"])


def test_stored_tables_and_settings(make_story):
    folder = make_story(ARTICLES)
    write_tables(measure_all(read_corpus(folder)), folder / "measures")
    shutil.rmtree(folder / "articles")
    corpus = read_corpus(folder)
    assert len(measure_terms(corpus))
    with pytest.raises(FramingError, match=r"prior_weight.*'story' are not here.*framing add story"):
        measure_distinctiveness(corpus, prior_weight=2.0)
    (folder / "measures" / "distinctiveness.csv").unlink()
    with pytest.raises(FramingError, match="no such table"):
        measure_distinctiveness(corpus)


def test_same_story_same_tables(make_story):
    one, two = (measure_all(read_corpus(make_story(ARTICLES, folder=name))) for name in ("one", "two"))
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, two[name], check_exact=True)


def test_the_order_of_articles_changes_no_number(make_corpus):
    facts = [{"id": "F1", "statement": "The quay was shut."}]
    one = measure_all(make_corpus(ARTICLES, folder="one", facts=facts))
    two = measure_all(make_corpus(dict(reversed(ARTICLES.items())), folder="two", facts=facts))
    for name, frame in one.items():
        key = list(TABLES[name].key)
        if "article_a" in key:  # which article of a pair comes first is a matter of their order
            continue
        first, second = (table.sort_values(key, ignore_index=True) for table in (frame, two[name]))
        pd.testing.assert_frame_equal(first, second, rtol=1e-12)


def test_what_is_no_corpus_is_named():
    with pytest.raises(FramingError, match="measure_terms: takes a corpus, not str; read one"):
        measure_terms("flood")


@pytest.mark.parametrize(
    "articles",
    [
        {"a": "The ferry stopped on Monday."},
        {"a": "Ferry stops running tonight"},
        {"a": "FERRY STOPS RUNNING", "b": "It is what it is."},
        {"a": "Ferry stops\n\n“No.”\n", "b": "Ферри стоит\n\nПаром не ходит.\n"},
    ],
    ids=["one sentence", "headline alone", "capitals and function words", "one word and another script"],
)
def test_the_least_text_is_measured_without_a_fall(make_corpus, articles):
    for name, frame in measure_all(
        make_corpus(articles, facts=[{"id": "F1", "statement": "The ferry stopped."}])
    ).items():
        pd.testing.assert_frame_equal(frame, check(name, frame))
