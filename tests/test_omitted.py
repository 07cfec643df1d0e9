import re

import pandas as pd
import pytest

from analysis import (
    measure_coverage,
    measure_discovered,
    measure_discrepancies,
    measure_facts,
    measure_omissions,
    measure_omissions_by_article,
    show_expected,
    show_omissions,
    show_only_here,
    show_profiles,
    worded,
)
from analysis.views.coverage import by_likeness, salience_rank

TEXTS = {
    "a": "Quay to shut\n\nThe council voted to shut the quay. The ferry stops in March. Fees go up by <b>half</b>.\n",
    "b": "The quay\n\nThe council voted to shut the quay. A crane fell on the roof of the hall.\n",
    "c": "Ferry news\n\nThe ferry stops in March. Fees go up by half.\n",
}
FACTS = [
    {"id": "F1", "statement": "The council voted to shut the quay.", "salience": "core"},
    {"id": "F2", "statement": "The ferry stops in March.", "salience": "core"},
    {"id": "F3", "statement": "A crane fell on the roof of the hall.", "salience": "minor"},
]


@pytest.fixture
def corpus(make_corpus):
    told = {"F1": "ab", "F2": "ac", "F3": "b"}
    facts = [
        fact | {"review": {a: {"status": "present" if a in told[fact["id"]] else "absent"} for a in "abc"}}
        for fact in FACTS
    ]
    return make_corpus(TEXTS, facts=facts)


def profiles(corpus):
    tables = measure_coverage(corpus), measure_facts(corpus), measure_omissions_by_article(corpus)
    return show_profiles(*tables, measure_discrepancies(corpus))


def test_a_profile_says_what_the_tables_say(corpus):
    b = next(line for line in repr(profiles(corpus)).split("\n") if line.startswith("B:"))
    assert "Tells two of the three facts found in this story" in b
    assert "Found in no other outlet: one fact." in b and "Core facts not found here: F2 (told by two)." in b
    assert "Of the three facts that it or an independent source tells, it leaves out one;" in b


@pytest.mark.parametrize(("reading", "n"), [("more than expected", 2), ("as expected", 1)])
def test_a_profile_speaks_of_core_facts_where_length_says_otherwise_of_them(corpus, reading, n):
    by_article = measure_omissions_by_article(corpus)
    by_article["reading"] = by_article["salience"].map({"all": "as expected", "core": reading})
    shown = show_profiles(measure_coverage(corpus), measure_facts(corpus), by_article, measure_discrepancies(corpus))
    b = next(line for line in repr(shown).split("\n") if line.startswith("B:"))
    assert b.count("a page of its length") == n
    assert ("core facts that it or an independent source tells, it leaves out one;" in b) is (n == 2)


def test_a_page_that_has_nothing_alone_is_said_to_have_nothing_alone(corpus):
    a = next(line for line in repr(profiles(corpus)).split("\n") if line.startswith("A:"))
    assert "Whatever it tells, another outlet tells too." in a and "no facts" not in a


@pytest.mark.parametrize(("copied", "said"), [(("F1", "F2"), "all"), (("F1",), "one")])
def test_a_profile_says_how_much_of_it_is_copied(corpus, copied, said):
    coverage = measure_coverage(corpus)
    mine = coverage["article"].eq("a") & coverage["status"].ne("absent")
    coverage.loc[mine, "copied"] = coverage.loc[mine, "fact"].isin(copied)
    tables = coverage, measure_facts(corpus), measure_omissions_by_article(corpus), measure_discrepancies(corpus)
    a = next(line for line in repr(show_profiles(*tables)).split("\n") if line.startswith("A:"))
    assert f"found in this story, {said} of them in words copied from another article." in a


def test_a_fact_without_salience_stands_between_major_and_minor():
    salience = pd.Series(["minor", None, "major", "core"])
    assert salience_rank(salience).tolist() == [3, 2, 1, 0]


def test_with_one_outlet_nothing_is_said_of_others(make_corpus):
    corpus = make_corpus(TEXTS, facts=FACTS, outlets=dict.fromkeys(TEXTS, "The Quay"))
    assert not any(word in repr(profiles(corpus)) for word in ("no other outlet", "another outlet", "others tell"))
    for show in (show_omissions, show_only_here):
        assert repr(show(corpus, measure_coverage(corpus), measure_facts(corpus))) == (
            "There is one outlet, so there is nothing to compare."
        )


def test_of_many_outlets_each_table_is_shorter(make_corpus):
    texts = {f"a{i}": f"Quay {i}\n\nIt rained." for i in range(32)}
    facts = [
        {"id": f"F{k}", "statement": f"Boat {k} sank.", "review": {a: {"status": "present" if a == "a0" else "absent"} for a in texts}}
        for k in range(12)
    ]  # fmt: skip
    corpus = make_corpus(texts, facts=facts)
    shown = show_omissions(corpus, measure_coverage(corpus), measure_facts(corpus), rows=10).html
    assert shown.count("first 5 of 12 rows") == 31
    assert (
        "first 10 of 12 rows"
        in show_omissions(corpus, measure_coverage(corpus), measure_facts(corpus), "A1", rows=10).html
    )


def test_each_outlet_is_folded_under_its_name_and_the_first_is_open(corpus):
    coverage, facts = measure_coverage(corpus), measure_facts(corpus)
    shown = show_omissions(corpus, coverage, facts).html
    heads = re.findall(r'<details class="framing-fold"( open)?><summary[^>]*>([^<]*)</summary>', shown)
    assert heads == [
        (" open", "A: one fact"),
        ("", "B: one core fact"),
        ("", "C: two facts, one of them core"),
    ]
    assert shown.count("<table") == 3
    assert "<details" not in show_omissions(corpus, coverage, facts, "B").html


def test_what_length_would_leave_out_is_not_read_from_discovered_facts(make_corpus):
    corpus = make_corpus(TEXTS, folder="none")
    coverage, facts, omissions = measure_coverage(corpus), measure_facts(corpus), measure_omissions(corpus)
    shown = repr(show_omissions(corpus, coverage, facts, "B", omissions=omissions))
    assert "other sources" in shown and "chance for its length" not in shown and "salience" not in shown
    by_article = repr(show_expected(measure_omissions_by_article(corpus)))
    assert "left out" in by_article and "is not read from discovered facts" in by_article
    assert not any(head in by_article for head in ("expected for its length", "range", "reading", "twice as long"))


def test_a_profile_blames_nobody(corpus, make_corpus):
    for story in (corpus, make_corpus(TEXTS, folder="none")):
        said = profiles(story).html.lower()
        assert not any(word in said for word in ("hide", "hiding", "lie", "conceal", "omit", "suppress", "bias"))


def test_what_is_fair_to_know_stands_beside_an_omission(corpus):
    coverage, facts, omissions = measure_coverage(corpus), measure_facts(corpus), measure_omissions(corpus)
    shown = show_omissions(corpus, coverage, facts, "C", omissions=omissions)
    for head in ("other sources", "place there", "chance for its length"):
        assert head in repr(shown)
    assert "came out before them" not in repr(shown), "no times are known"
    dated = show_omissions(corpus, coverage, facts, "C", omissions=omissions.assign(before_all=True))
    assert "came out before them" in repr(dated)
    assert "2 of 2" in repr(shown)
    assert "other sources" not in repr(show_omissions(corpus, coverage, facts, "C"))


def test_another_number_is_shown_in_place_of_the_fact(corpus, make_corpus):
    head, texts = "– Here, with another number or date: Rain", dict(TEXTS)
    texts["c"] += "\nRain fell, and some 900 people of the town went to the <b>hall</b>.\n"
    texts["b"] += "\nThe hall on the quay holds 300 people.\n"
    other = make_corpus(texts, facts=[{"id": "F1", "statement": "The hall on the quay holds 300 people."}], folder="x")
    coverage, facts = measure_coverage(other), measure_facts(other)
    shown = show_omissions(other, coverage, facts, "C")
    assert head in repr(shown) and "the <b>hall</b>" in repr(shown)
    assert "the &lt;b&gt;hall" in shown.html and "<b>hall" not in shown.html
    assert head not in repr(show_omissions(other, coverage, facts, "A"))
    assert head not in repr(show_omissions(corpus, measure_coverage(corpus), measure_facts(corpus), "C"))


def test_the_expected_number_is_shown_with_its_range(corpus):
    shown = repr(show_expected(measure_omissions_by_article(corpus)))
    assert "0 to" in shown and "as expected" in shown
    assert "no facts to leave out" in show_expected(measure_omissions_by_article(corpus).head(0))


def test_a_length_that_explains_nothing_is_not_said_to_explain(corpus):
    table = measure_omissions_by_article(corpus)
    flat, steep = (repr(show_expected(table.assign(slope=slope))) for slope in (0.04, 0.8))
    assert "length explains nothing here" in flat and "twice as long" not in flat
    assert "one twice as long has 1.7 times the odds" in steep and "explains nothing" not in steep


def test_discovered_facts_are_shown_in_the_articles_words(make_corpus):
    corpus = make_corpus(TEXTS)
    facts = worded(corpus, measure_facts(corpus), measure_discovered(corpus))
    assert "The ferry stops in March." in set(facts["statement"])
    said = repr(profiles(corpus))
    assert "these facts were discovered" in said and "expected" not in said, "what is not recognised is not weighed"
    shown = show_omissions(corpus, measure_coverage(corpus), facts, "B")
    assert "<b>" not in shown.html


def test_what_most_likely_no_other_outlet_tells_comes_first(make_corpus):
    facts = [{"id": name, "statement": f"The {name} sank."} for name in ("barge", "yacht", "skiff")]
    corpus = make_corpus(TEXTS, facts=facts)
    cells = measure_coverage(corpus).sort_values(["fact", "article"], kind="stable")
    cells["status"] = ["present", "absent", "absent"] * 3
    cells["confidence"] = [1, 0.5, 0.9, 1, 0.6, 1, 1, 0.8, 0.9]  # barge, skiff, yacht, each with two others
    shown = repr(show_only_here(corpus, cells, measure_facts(corpus), "A"))
    assert re.findall("[0-9]+%", shown) == ["76%", "60%", "47%"]


def test_what_persons_decided_has_no_chance(corpus):
    coverage = measure_coverage(corpus)
    sure = show_only_here(corpus, coverage.assign(confidence=1.0), measure_facts(corpus))
    assert "chance" not in repr(sure)


def test_a_discovered_statement_stands_with_what_its_pronoun_means(make_corpus):
    text = "Quay\n\nThe harbour court sat for nine hours. It closed the north pier for good, and it fined the ferry company.\n"
    corpus = make_corpus({"a": text, "b": "Pier\n\nGeese crossed the marsh road on Sunday.\n"})
    statements = worded(corpus, measure_facts(corpus), measure_discovered(corpus))["statement"].tolist()
    sat, closed = "The harbour court sat for nine hours.", "It closed the north pier for good"
    assert statements[1:3] == [
        f"{closed} [before it: {sat}]",
        f"it fined the ferry company. [before it: {sat} {closed}, and]",
    ]
    assert statements[0] == "The harbour court sat for nine hours."


def test_a_ledgers_statements_stay_as_they_are(corpus):
    facts = measure_facts(corpus)
    assert worded(corpus, facts, measure_discovered(corpus)).equals(facts)


def test_articles_that_tell_the_same_stand_side_by_side(make_corpus):
    told = {"F1": "ad", "F2": "ad", "F3": "bc"}
    facts = [
        fact | {"review": {a: {"status": "present" if a in told[fact["id"]] else "absent"} for a in "abcd"}}
        for fact in FACTS
    ]
    order = by_likeness(measure_coverage(make_corpus(TEXTS | {"d": TEXTS["a"] + "More."}, facts=facts)))
    assert abs(order.index("a") - order.index("d")) == 1 and abs(order.index("b") - order.index("c")) == 1
