import pandas as pd
import pytest

from analysis import measure_agentless

ACTORS = [{"name": "Ana Brandt", "aliases": ["Brandt"]}]


def statements(make_corpus, text):
    corpus = make_corpus({"a": "A talk of the town about boats\n\n" + text}, actors=ACTORS)
    return corpus, list(measure_agentless(corpus).itertuples())


@pytest.mark.parametrize(
    ("text", "kind", "words", "missing"),
    [
        ("Brandt was ousted on Monday.", "done", "was ousted", "ousted by whom"),
        ("A vote is widely expected in May.", "thought", "is widely expected", "expected by whom"),
        ("The repairs were not finished by November.", "done", "were not finished", "finished by whom"),
        ("No money has been given to the crew.", "done", "been given", "given by whom"),
        ("No crew has been seen at the port.", "done", "been seen", "seen by whom"),
        ("The crew is seen as a risk.", "thought", "is seen", "seen by whom"),
        ("The boat had been withdrawn for repairs.", "done", "been withdrawn", "withdrawn by whom"),
    ],
)
def test_what_leaves_out_who_did_it(make_corpus, text, kind, words, missing):
    corpus, (row,) = statements(make_corpus, text)
    assert (row.kind, corpus.texts["a"][row.start : row.end], row.missing) == (kind, words, missing)


@pytest.mark.parametrize(
    "text",
    [
        "Brandt was ousted late on Monday by the crews.",
        "The firm is based in the town.",
        "The boat was overloaded, and the crew was devastated.",
        "The crews should be ashamed.",
        "The firm was supposed to leave, and the crews were delighted.",
        "Brandt is leaving the hall.",
        "The boats were red.",
        "Brandt had ousted the crew.",
    ],
)
def test_what_is_not_agentless(make_corpus, text):
    assert statements(make_corpus, text)[1] == []


def test_the_subject_and_its_actor(make_corpus):
    corpus, (row,) = statements(make_corpus, "On Monday Brandt was ousted.")
    assert corpus.texts["a"][row.subject_start : row.subject_end] == "Brandt" and row.actor == "Ana Brandt"
    assert (row.verb, row.voice, row.copied) == ("oust", "own", False)


def test_an_owner_is_no_subject(make_corpus):
    _, (row,) = statements(make_corpus, "Brandt's crew was ousted.")
    assert row.actor is None or pd.isna(row.actor)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Four crews were being held.", "Four crews"),
        ("She did not think anyone was held.", "anyone"),
        ("She saw them being held.", None),
    ],
)
def test_what_it_is_said_of(make_corpus, text, subject):
    corpus, (row,) = statements(make_corpus, text)
    found = None if row.subject_start is pd.NA else corpus.texts["a"][row.subject_start : row.subject_end]
    assert found == subject
