"""Copies are no evidence: 200 prints of one text, a word of each sentence changed, move nothing but what counts print."""

import random

import pandas as pd
import pytest
from conftest import make_story

from analysis import read_corpus
from analysis.measures import MEASURES
from analysis.tables import TABLES

OWN = {
    "a": "Harbour office shuts the quay\n\n"
    "The harbour office said on Monday that the old quay would be shut for good before the winter storms arrive.\n\n"
    "Divers who went down in March had found that the timbers under the eastern steps were soft as stale bread.\n\n"
    "Nobody asked the boatmen, who have moored there happily since their grandfathers tarred the first of the bollards.\n\n"
    "The quay earned little, and its terrible state was known to every clerk who had ever walked over the planks there.\n\n"
    "Old men on the quay say that a good quay is worth more than a road, and that the office never liked the sea.",
    "b": "Ferry company adds later boats\n\n"
    "Ferries will run later in the summer months, the company told its passengers in a short and friendly letter.\n\n"
    "Fares stay as they are until the new year, when children under twelve will travel gladly without paying a crown.\n\n"
    "The company hopes that later boats will bring more visitors to the island in the long and lovely evenings of June.\n\n"
    "Hotels on the island welcome the plan, though some residents fear noise and litter and worse along the shore road.\n\n"
    "A first boat at ten in the evening leaves on the second Friday of May if the weather is as good as it should be.",
}
FACTS = [
    {
        "id": "F1",
        "statement": "The old quay will be shut.",
        "review": {"a": {"status": "present"}, "b": {"status": "absent"}},
    },
    {
        "id": "F2",
        "statement": "Children will travel free.",
        "review": {"a": {"status": "absent"}, "b": {"status": "present"}},
    },
]
ACTORS = [{"name": "the harbour office", "aliases": ["The harbour office"]}]
CONCEPTS = [{"name": "the quay", "labels": {"quay": ["quay"], "planks": ["planks"]}}]
# Columns that say how many pages print something: what is as printed moves with every print.
PRINTED = {
    "sources": ["n_pages", "signs", "share_group", "share_own"],  # who shares copy with whom
    "distinctiveness": [
        "n_reference",
        "tfidf",
        "tfidf_gap",
        "log_odds",
        "z",
        "g2",
        "log_ratio",
        "n_outlets",
        "wire_only",
    ],
    "discovered": ["n_present"],
    "facts": ["n_present"],
}
# Tables that put other tables into words, and those that have a row for each pair or group of pages.
LEFT_OUT = {
    "findings",
    "evidence",
    "reuse",
    "aligned",
    "reprints",
    "cuts",
    "loaded_reprinted",
    "quotations",
    "discrepancies",
}
NO_ROWS = {"reviews", "agreement"}  # of several coders; others of these few sentences may be empty too
NAMES = [name for name in MEASURES if name not in LEFT_OUT]
# What a copy would have to have to be evidence: none of its rows does.
NONE_OF_A_COPY = {
    "distinctiveness": {"n_target_once": 0, "p": None, "q": None, "stability": None},
    "sentiment_by_outlet": {"n_sentences_once": 0, "mean_once": None},
    "target_sentiment_by_outlet": {"n_sentences_once": 0, "mean_once": None},
    "sentiment_contrasts": {"difference": None, "p": None, "q": None},
    "frames_by_outlet": {"n_once": 0, "rate_once": None, "ci_low_once": None, "ci_high_once": None},
    "loaded_by_outlet": {"n_once": 0, "rate_once": None, "p": None, "q": None},
    "loaded": {"copied": True}, "frame_hits": {"copied": True}, "label_uses": {"copied": True},
    "labels": {"n_once": 0}, "frames": {"n_once": 0}, "terms": {"n_once": 0}, "verbs": {"n_once": 0},
    "prominence": {"n_sentences_once": 0}, "heard": {"n_words_once": 0, "share_once": None},
    "robustness": {"rank": None, "mean": None},
}  # fmt: skip


def noisy(text, rng):
    """A word of the middle of each sentence left out or replaced."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        if len(words) > 12:
            at = rng.randrange(4, len(words) - 2)
            words[at : at + 1] = [] if rng.random() < 0.5 else ["still"]
        lines.append(" ".join(words))
    return "\n".join(lines)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    make = make_story.__wrapped__(tmp_path_factory.mktemp("noisy"))
    rng = random.Random(1)
    copies = {f"c{n:03}": noisy(OWN["a"], rng) for n in range(200)}
    assert len(set(copies.values())) > 150
    settings = {"facts": FACTS, "actors": ACTORS, "concepts": CONCEPTS, "record": {"a": {"agency": "A"}}}
    names = {"a": "A", "b": "B"}  # whose text it is is known
    corpora = {
        "alone": make(OWN, outlets=names, folder="alone", **settings),
        "copied": make(OWN | copies, outlets=names, folder="others", **settings),
    }
    return {
        which: {name: MEASURES[name](corpus) for name in NAMES}
        for which, corpus in ((which, read_corpus(story)) for which, story in corpora.items())
    }


@pytest.mark.parametrize("name", NAMES)
def test_nothing_moves_but_counts_as_printed(tables, name):
    before, after = (tables[which][name].set_index(list(TABLES[name].key)) for which in ("alone", "copied"))
    assert not before.index.difference(after.index).size
    columns = [column for column in before if column not in PRINTED.get(name, ())]
    pd.testing.assert_frame_equal(after.loc[before.index, columns], before[columns], rtol=1e-9)
    for column in PRINTED.get(name, ()):
        assert not after.loc[before.index, column].equals(before[column]), f"{column} is listed and does not move"


def of_copies(rows):
    named = rows.filter(regex="^outlet|^article$").apply(lambda column: column.str.match(r"[Cc]\d{3}$"))
    return rows[named.any(axis=1)]


@pytest.mark.parametrize("name", NONE_OF_A_COPY)
def test_no_copy_is_evidence(tables, name):
    copies = of_copies(tables["copied"][name])
    assert len(copies)
    for column, value in NONE_OF_A_COPY[name].items():
        assert (copies[column].isna() if value is None else copies[column].eq(value)).all(), column


@pytest.mark.parametrize("name", NAMES)
def test_counts_once_of_a_copy_are_none(tables, name):
    copies = of_copies(tables["copied"][name])
    for column in copies.filter(regex="^n_(?!reference).*once$"):
        assert (copies[column].fillna(0) == 0).all(), column


def test_every_table_has_rows_to_hold(tables):
    empty = {name for name, rows in tables["alone"].items() if rows.empty}
    assert empty <= NO_ROWS and set(MEASURES) >= LEFT_OUT


def test_the_copies_are_found(tables):
    assert tables["copied"]["sources"]["source"].nunique() == 2
