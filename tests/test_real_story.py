"""The story of five real articles: measured from the texts and read from its measures, it gives the same numbers."""

import shutil

import pandas as pd
import pytest

from analysis import TABLES, measure_all, read_corpus
from analysis.corpus.segment import word_spans
from analysis.tables import read_table
from benchmarks.gold import facts, lines, sentences
from benchmarks.gold.stories import add_articles

STORED = [name for name, table in TABLES.items() if "term" not in table.private]


@pytest.fixture(scope="module")
def story(shipped):
    return shipped / "nato-kyiv-2023"


@pytest.fixture(scope="module")
def bare(story, tmp_path_factory):
    """The story as a fresh clone has it: without texts."""
    folder = tmp_path_factory.mktemp("bare") / story.name
    shutil.copytree(story, folder, ignore=shutil.ignore_patterns("articles"))
    return read_corpus(folder)


@pytest.fixture(scope="module")
def full(story, gold_articles, tmp_path_factory):
    """The story with the texts that $FRAMING_ARTICLES has."""
    folder = tmp_path_factory.mktemp("full") / story.name
    shutil.copytree(story, folder, ignore=shutil.ignore_patterns("articles", "measures"))
    return read_corpus(add_articles(folder, gold_articles))


def test_a_fresh_clone_has_every_number_and_no_text(bare):
    assert not bare.has_text and bare.texts == {} and bare.tokens.empty
    tables = measure_all(bare)
    assert set(tables) == set(TABLES)
    assert len(tables["facts"]) == 91 and len(tables["coverage"]) == 455
    assert len(tables["articles"]) == 5 and set(tables["terms"]["article"]) == set(tables["articles"]["article"])
    assert {name for name in STORED if tables[name].empty} == {"reviews", "agreement"}, "no coder's own file is here"
    assert bare.sentences["text"].isna().all()


def test_every_cell_was_decided_by_a_person(bare):
    coverage = measure_all(bare)["coverage"]
    assert (coverage["decided_by"] == "reviewed").all() and (coverage["confidence"] == 1).all()
    told = coverage[coverage["status"] != "absent"]
    assert told[["sentence", "start", "end", "voice", "hedged"]].notna().all(axis=None)


def test_measures_hold_no_words_of_an_article(story):
    measures = story / "measures"
    assert sorted(path.stem for path in measures.glob("*.csv")) == sorted(STORED)
    for name in STORED:
        header = pd.read_csv(measures / f"{name}.csv", nrows=0).columns.tolist()
        assert header == [column for column in TABLES[name].names if column not in TABLES[name].private], name


def test_measures_hold_no_run_of_eight_words(story, full):
    def runs(text):
        words = [text[a:b].casefold() for a, b in word_spans(text)]
        return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}

    titles = set().union(*(runs(article.title) for article in full.story.articles))
    protected = set().union(*map(runs, full.texts.values())) - titles
    for path in (story / "measures").glob("*.csv"):
        assert not runs(path.read_text("utf-8")) & protected, path.name


@pytest.mark.parametrize("name", STORED)
def test_both_ways_give_the_same_numbers(story, full, name):
    private = list(TABLES[name].private)
    measured = measure_all(full)[name].drop(columns=private)
    pd.testing.assert_frame_equal(measured, read_table(name, story / "measures").drop(columns=private), rtol=1e-9)


def test_the_review_is_the_gold_s_in_every_cell(gold):
    score = facts.reviewed(gold)
    assert score.note == "455 of 455"


def test_lines_and_sentences_reach_their_aims(gold):
    body, part = lines.scores(gold)
    assert body.value == 1 and part.met == "yes"
    assert next(sentences.scores(gold)).met == "yes"
