import numpy as np
import pandas as pd
import pytest

from analysis import measure_coverage, measure_discovered, measure_facts, measure_prominence
from analysis.measures.comparison.counterparts import Likeness
from analysis.measures.facts import discovery
from analysis.measures.facts.discovery import _merge

WIRE = "The council of the old harbour town voted late in the evening to let the ferry company build a landing at the point."
TEXTS = {
    "a": f"Quay news\n\n{WIRE} The ferry operator cancelled sixty sailings last winter. She was not amused at all by it.\n",
    "b": f"Harbour\n\n{WIRE} Forty geese crossed the marsh road on Sunday.\n\nImage: A crane fell on the roof of the customs house\n",
    "c": "Islands\n\nLast winter sixty sailings were cancelled by the operator of the ferry. A comet lit the northern sky at midnight.\n",
}


def told(corpus):
    table = measure_discovered(corpus)
    wording = table[table["wording"]].set_index("fact")
    words = {fact: corpus.texts[row["article"]][row["start"] : row["end"]] for fact, row in wording.iterrows()}
    return {
        words[fact]: (list(rows["article"]), int(rows["n_independent"].iloc[0]))
        for fact, rows in table.groupby("fact", sort=False)
    }


def test_sentences_are_aligned_and_copies_count_once(make_corpus):
    found = told(make_corpus(TEXTS))
    assert found[WIRE] == (["a", "b"], 1)
    assert found["The ferry operator cancelled sixty sailings last winter."] == (["a", "c"], 2)
    assert found["A comet lit the northern sky at midnight."] == (["c"], 1)
    assert [words.split()[1] for words in found] == ["ferry", "council", "geese", "comet"], (
        "two tellings, then in order"
    )
    assert not any("crane" in wording or "news" in wording for wording in found), "captions and headlines tell nothing"


def test_two_full_clauses_are_two_facts_and_half_sentences_none(make_corpus):
    text = "Islands\n\nThe council raised the berth fee for trawlers, and the sailors blocked the harbour with their boats. No comment.\n"
    found = told(make_corpus({"a": text, "b": "X\n\nSailors blocked the harbour with their boats over the fee.\n"}))
    assert "The council raised the berth fee for trawlers" in found
    assert not any(wording.startswith(("and", "No comment")) for wording in found)


def test_a_clause_that_still_waits_for_its_verb_is_not_cut(make_corpus):
    text = "Islands\n\nThe old sailor, who left with his mother, and a cat named Rudder, has the berth of a trawler.\n"
    (wording,) = told(make_corpus({"a": text}))
    assert wording.startswith("The old sailor") and wording.endswith("of a trawler.")


def test_a_verb_without_a_subject_of_its_own_stays_with_its_clause(make_corpus):
    text = "Islands\n\nThe council raised the berth fee for trawlers, and closed the harbour road to lorries.\n"
    (wording,) = told(make_corpus({"a": text}))
    assert wording.endswith("to lorries.")


ELSE = "The bakery on the corner shut at noon. A regatta of old boats is planned for June. Rain fell on the hills all night."


def test_words_of_one_family_bring_tellings_together(make_corpus):
    a = "Voters in the harbour ballot opposed a tax on moorings, baffling the governor of the bank."
    b = "Opposition to taxing of moorings won, and bankers call the harbour voting bafflement for governance."
    found = told(make_corpus({"a": f"Quay\n\n{a} {ELSE}\n", "b": f"Pier\n\n{b} Forty geese crossed the road.\n"}))
    assert (["a", "b"], 2) in found.values()


def test_a_turn_of_phrase_in_common_makes_no_fact(make_corpus):
    a, b = (f"That is what all of them {words}." for words in ("will soon be waiting for at the pier", "would soon be arguing about in June"))  # fmt: skip
    found = told(make_corpus({"a": f"Quay\n\n{a} {ELSE}\n", "b": f"Pier\n\n{b} Geese crossed the road.\n"}))
    assert all(len(articles) == 1 for articles, _ in found.values())


def test_what_two_articles_tell_in_two_sentences_each_is_two_facts():
    bags = [set(bag) for bag in ("abcdefx", "ghijklx", "abcdefy", "ghijkly", "abcdghij", "mn", "op", "qr", "st")]
    article = np.array([0, 0, 1, 1, 2, 0, 1, 2, 2])
    likeness = Likeness(bags, [True] * len(bags))
    pairs = sorted(likeness.pairs(article), key=lambda pair: -pair[2])
    facts = [fact for fact in _merge(article, likeness, pairs, {}) if len(fact) > 1]
    assert sorted(map(len, facts)) == [2, 3], (
        "the third article tells both in one sentence, and stands with one of them"
    )


def test_a_sentence_that_an_article_repeats_is_one_fact(make_corpus):
    said = "The harbour court has heard worse excuses and will hear more."
    text = f"Quay\n\n{said} A crane fell on the customs house.\n\nThe fleet stayed in port for a week.\n\n{said}\n"
    found = told(make_corpus({"a": text, "b": "Pier\n\nIt rained.\n"}))
    assert found[said] == (["a", "a"], 1) and len(found) == 3


def test_without_a_ledger_discovered_facts_take_its_place(make_corpus):
    corpus = make_corpus(TEXTS)
    facts, coverage = measure_facts(corpus), measure_coverage(corpus)
    assert (
        set(facts["origin"]) == {"discovered"} and facts["statement"].str.fullmatch(r"article \w, sentence \d+").all()
    )
    assert len(coverage) == 3 * len(facts) and set(coverage["decided_by"]) == {"aligned"}
    assert coverage["confidence"].isna().eq(coverage["status"] == "present").all()
    n_told = coverage[coverage["status"] == "present"].groupby("fact").size()
    assert n_told.reindex(facts["fact"]).tolist() == facts["n_present"].tolist()
    assert coverage.loc[coverage["status"] == "absent", "position"].isna().all()
    assert (coverage["start"] < coverage["end"]).all()
    assert set(measure_prominence(corpus).query("kind == 'fact'")["item"]) == set(facts["fact"])


def test_coverage_shows_the_telling_and_of_a_page_without_propositions_its_first_sentence(make_corpus):
    """Of a's 2, 23, 8 and 8 words 25 stand before the ferry, of c's 1, 12 and 8 its first line."""
    corpus = make_corpus(TEXTS | {"d": "Fog on the marsh\n\nNo.\n"})
    facts, coverage = measure_facts(corpus), measure_coverage(corpus)
    cells = coverage[coverage["fact"].isin(facts.loc[facts["n_independent"] == 2, "fact"])].set_index("article")
    shown = {name: corpus.texts[name][cell["start"] : cell["end"]] for name, cell in cells.iterrows()}
    assert shown == {
        "a": "The ferry operator cancelled sixty sailings last winter.",
        "b": WIRE,  # it has the ferry, the geese have nothing of it
        "c": "Last winter sixty sailings were cancelled by the operator of the ferry.",
        "d": "Fog on the marsh",
    }
    assert cells["status"].to_dict() == {"a": "present", "b": "absent", "c": "present", "d": "absent"}
    assert (
        cells.loc[["a", "c"], "position"].tolist() == pytest.approx([25 / 41, 1 / 21])
        and cells.loc["a", "sentence"] == 3
    )


def test_of_very_many_those_of_most_tellings_are_taken_up(make_corpus, monkeypatch):
    monkeypatch.setattr(discovery, "MOST_DISCOVERED", 1)
    assert discovery.discovered_facts(make_corpus(TEXTS))["n_independent"].tolist() == [2]


def test_what_seems_absent_is_less_sure_where_other_words_may_tell_it(make_corpus):
    a = "The council of Ellery raised the mooring fee for trawlers by a third. A comet lit the northern sky at midnight."
    b = "Trawlers pay more. Their owners are cross with Ellery’s councillors about what mooring costs now, a third more."
    coverage = measure_coverage(
        make_corpus({"a": f"Quay\n\n{a}\n", "b": f"Pier\n\n{b} Geese slept in the marsh all night.\n"})
    )
    absent = coverage[(coverage["status"] == "absent") & (coverage["article"] == "b")]
    fee, comet = absent["confidence"]
    assert 0.5 <= fee < 0.75 < 0.9 < comet < 1
    assert coverage.loc[coverage["status"] == "present", "confidence"].isna().all()


def test_of_very_many_each_article_gives_as_many_that_it_alone_tells(make_corpus, monkeypatch):
    own = {
        "a": "Geese crossed the marsh. A baker burned his bread. Snow closed the pass. Two clocks stopped at noon.",
        "b": "An owl slept in the tower. Wool grew dear in spring. The mayor lost her hat. Miners dug for tin.",
        "c": "A comet lit the sky. Boys stole four melons. The choir sang off key. Thieves emptied the mint.",
    }
    corpus = make_corpus({article: f"Quay\n\n{told}\n" for article, told in own.items()})
    every = measure_discovered(corpus).query("wording").set_index("fact")["article"]
    monkeypatch.setattr(discovery, "MOST_DISCOVERED", 7)
    facts, coverage = discovery.discovered_facts(corpus), discovery.discovered_coverage(corpus)
    assert len(every) > 7 and list(facts["fact"]) == sorted(facts["fact"])
    assert every[facts["fact"]].value_counts().max() <= 3
    assert coverage["fact"].drop_duplicates().tolist() == facts["fact"].tolist()
    told = coverage[coverage["status"] == "present"].groupby("fact").size()
    assert told[facts["fact"]].tolist() == facts["n_present"].tolist()


def test_a_ledger_is_not_mixed_with_what_is_discovered(make_corpus):
    corpus = make_corpus(TEXTS, facts=[{"id": "F1", "statement": "A comet was seen."}])
    assert (
        measure_facts(corpus)["fact"].tolist() == ["F1"]
        and measure_discovered(corpus)["fact"].str.startswith("X").all()
    )


def test_other_scripts_and_one_sentence(make_corpus):
    for number, texts in enumerate(
        ({"a": "码头\n\n码头有四十根桩。\n", "b": "Причал\n\nУ причала сорок свай.\n"}, {"a": "One\n\nIt rained.\n"})
    ):
        corpus = make_corpus(texts, folder=f"s{number}")
        assert isinstance(measure_discovered(corpus), pd.DataFrame) and isinstance(
            measure_coverage(corpus), pd.DataFrame
        )
