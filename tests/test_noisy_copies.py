"""Copies are no evidence: 200 prints of one text, a word of each sentence changed, move nothing but counts as printed."""

import random

import pandas as pd
import pytest
from conftest import make_story

from analysis import measure_sources, read_corpus
from analysis.measures import MEASURES

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
EVIDENCE = {
    "distinctiveness": ["log_odds_once", "z_once", "n_target_once", "n_reference_once", "p", "q", "stability",
                        "n_independent", "unit", "enough"],
    "sentiment_by_outlet": ["mean_once", "ci_low_once", "ci_high_once", "n_sentences_once", "enough_once"],
    "sentiment_contrasts": ["difference", "p", "q", "unit", "enough"],
    "robustness": ["rank", "rank_after", "mean", "mean_after"],
    "prominence": ["share_once", "n_sentences_once"],
    "readability": ["score", "ci_low", "ci_high", "enough"],
    "facts": ["n_independent"],
}  # fmt: skip
KEYS = {"distinctiveness": ["outlet", "term"], "sentiment_by_outlet": ["outlet", "lexicon", "voice"],
        "sentiment_contrasts": ["outlet_a", "outlet_b", "lexicon", "voice"], "robustness": ["outlet", "lexicon", "change"],
        "prominence": ["kind", "item", "article"], "readability": ["article", "index"], "facts": ["fact"]}  # fmt: skip


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
    settings = {"facts": FACTS, "actors": ACTORS, "record": {"a": {"agency": "A"}}}  # whose text it is is known
    names = {"a": "A", "b": "B"}
    corpora = {
        "alone": make(OWN, outlets=names, folder="alone", **settings),
        "copied": make(OWN | copies, outlets=names, folder="others", **settings),
    }
    return {
        which: {name: MEASURES[name](corpus) for name in EVIDENCE} | {"sources": measure_sources(corpus)}
        for which, corpus in ((which, read_corpus(story)) for which, story in corpora.items())
    }


@pytest.mark.parametrize("name", EVIDENCE)
def test_nothing_moves(tables, name):
    before, after = (tables[which][name].set_index(KEYS[name])[EVIDENCE[name]] for which in ("alone", "copied"))
    assert len(before)
    pd.testing.assert_frame_equal(after.reindex(before.index), before, rtol=1e-9)


def test_the_copies_are_found(tables):
    assert tables["copied"]["sources"]["source"].nunique() == 2
