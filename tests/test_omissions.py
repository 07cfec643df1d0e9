import pandas as pd
import pytest

from analysis import measure_omissions, measure_omissions_by_article
from analysis.measures.facts.omissions import _before_all, _earliest
from analysis.tables import TABLES

TEXTS = {
    "a": "Quay to shut\n\nThe council voted to shut the quay. The ferry stops in March. Fees go up. A crane fell.\n",
    "b": "The quay\n\nA vote was held on the quay. The ferry ends soon.\n",
    "c": "Ferry news\n\nIn March the ferry stops. There was a vote. The fees are higher now.\n",
}
FACTS = [
    ("F1", "core", {"a": "The council voted to shut the quay.", "b": "A vote was held", "c": "There was a vote."}),
    ("F2", "core", {"a": "The ferry stops in March.", "c": "In March the ferry stops."}),
    ("F3", "minor", {"a": "Fees go up.", "c": "The fees are higher now."}),
    ("F4", None, {"a": "A crane fell."}),
]


def ledger():
    facts = []
    for fact, salience, places in FACTS:
        review = {
            a: {"status": "present", "evidence": [places[a]]} if a in places else {"status": "absent"} for a in "abc"
        }
        facts.append(
            {"id": fact, "statement": f"Statement {fact}.", "review": review}
            | ({"salience": salience} if salience else {})
        )
    return facts


@pytest.fixture
def corpus(make_corpus):
    dates = {"a": {"published": "2026-01-02"}, "b": {"published": "2026-01-01"}, "c": {"published": "2026-01-02T10:00"}}
    return make_corpus(TEXTS, facts=ledger(), record=dates)


def test_one_row_per_fact_left_out_that_another_source_tells(corpus):
    table = measure_omissions(corpus).set_index(["fact", "article"])
    assert list(table.index) == [("F2", "b"), ("F3", "b"), ("F4", "b"), ("F4", "c")]
    row = table.loc[("F2", "b")]
    assert (row["n_others"], row["n_sources"], row["confidence"]) == (2, 2, 1)
    assert row["first_told"] == "2026-01-02" and row["before_all"] and not row["in_headline"]
    assert 0 < row["position"] < 1 and not row["stands_out"]
    assert pd.isna(table.loc[("F4", "c"), "before_all"]) or not table.loc[("F4", "c"), "before_all"]


def test_counts_beside_what_length_would_leave_out(corpus):
    table = measure_omissions_by_article(corpus).set_index(["article", "salience"])
    assert (table.loc[("b", "all"), "n_facts"], table.loc[("b", "all"), "n_left_out"]) == (4, 3)
    assert (table.loc[("a", "all"), "n_left_out"], table.loc[("b", "core"), "n_left_out"]) == (0, 1)
    assert table["slope"].nunique() == 1 and (table["low"] <= table["high"]).all()
    everything = table.xs("all", level="salience")
    assert everything["expected"].sum() == pytest.approx(everything["n_left_out"].sum())
    assert ("a", "major") not in table.index


def test_more_and_fewer_than_a_page_of_its_length(make_corpus):
    """Of 12 facts that two of three pages of one length tell, each leaves out 4 by chance; 95% of such pages 1 to 7."""
    texts = {
        "a": "Quay to shut\n\nSailors met near old lighthouse walls.\n",
        "b": "Quay is gone\n\nNobody came when the vote began.\n",
        "c": "Quay shut now\n\nA fence stands by every shed.\n",
    }
    facts = [
        {"id": f"F{n}", "statement": f"Statement {n}.", "review": {a: {"status": "absent" if a == "b" else "present"} for a in texts}}
        for n in range(12)
    ]  # fmt: skip
    table = measure_omissions_by_article(make_corpus(texts, facts=facts)).set_index(["article", "salience"])
    of_all = table.xs("all", level="salience")
    assert (of_all["n_body_words"] == 6).all() and of_all["n_left_out"].tolist() == [0, 12, 0]
    assert of_all["expected"].tolist() == pytest.approx([4, 4, 4])
    assert of_all["reading"].tolist() == ["fewer than expected", "more than expected", "fewer than expected"]


def test_pages_of_one_text_are_no_other_source(make_corpus):
    wire = (
        "The council of the old harbour town voted late in the evening to let the ferry company build a landing at the point. "
        "About forty sailors stood outside the hall with lamps and asked for another vote on the whole plan in the spring."
    )
    texts = {"a": f"One\n\n{wire}\n", "b": f"Two\n\n{wire} A dog barked.\n"}
    facts = [
        {
            "id": "F1",
            "statement": "A dog barked.",
            "review": {"a": {"status": "absent"}, "b": {"status": "present", "evidence": ["A dog barked."]}},
        }
    ]
    corpus = make_corpus(texts, facts=facts)
    assert measure_omissions(corpus).empty
    table = measure_omissions_by_article(corpus)
    assert table["reading"].isna().all() and (table["n_left_out"] == 0).all()


def test_length_says_nothing_of_discovered_facts(make_corpus):
    corpus = make_corpus(TEXTS)
    table, by_article = measure_omissions(corpus), measure_omissions_by_article(corpus)
    assert len(table) and table[["expected", "stands_out"]].isna().all(axis=None)
    assert by_article[["expected", "low", "high", "slope", "reading"]].isna().all(axis=None)
    assert by_article["n_left_out"].sum() == len(table), "what is counted stays"
    assert table["fact"].is_monotonic_increasing, "facts in their order, whichever article leaves them out"


def test_one_article(make_corpus):
    corpus = make_corpus({"a": TEXTS["a"]}, facts=[{"id": "F1", "statement": "The ferry stops in March."}])
    assert measure_omissions(corpus).empty
    assert list(measure_omissions_by_article(corpus).columns) == TABLES["omissions_by_article"].names


@pytest.mark.parametrize("time, others, answer", [
    ("2026-01-01", ["2026-01-02", "2026-01-03T08:00"], True),
    ("2026-01-02", ["2026-01-02T08:00"], None),
    ("2026-01-02", ["2026-01-02"], None),
    ("2026-01-02T07:00", ["2026-01-02T08:00"], True),
    ("2026-01-02T09:00", ["2026-01-02T08:00", None], False),
    ("2026-01-02T09:00+09:00", ["2026-01-02T05:00+00:00"], True),
    ("2026-01-02T09:00", ["2026-01-02T05:00+00:00"], None),
    ("2026-01-02T05:00+00:00", ["2026-01-03T00:00"], True),
    (None, ["2026-01-02"], None),
])  # fmt: skip
def test_whether_a_page_came_first(time, others, answer):
    assert _before_all(time, others) is answer


def test_the_first_time_is_the_first_in_utc():
    assert _earliest(["2026-01-02T05:00+00:00", None, "2026-01-02T09:00+09:00"]) == "2026-01-02T09:00+09:00"
    assert _earliest(["2026-01-03", "2026-01-02T09:00", "2026-01-02"]) == "2026-01-02"
    assert _earliest([None]) is None
