import pandas as pd
import pytest

from analysis import FramingError, measure_coverage, measure_facts, measure_omissions, measure_prominence
from analysis.measures.facts.matching import match_facts

ARTICLES = {
    "a": "Council shuts old quay\n\nHASK — The council voted seven to five on Monday to shut the old quay. The islanders’ ferry "
    "stops in March.\n\nImage: Two hundred angry people stood outside the hall\n",
    "b": "Islands lose their boat\n\nNobody on the islands was asked. The last ferry to the islands stops in March, the operator said.\n",
    "c": "Harbour fees to rise\n\nFees for fishing boats rise by four percent next year, the harbour master wrote.\n",
}
VOTE = {
    "id": "F1",
    "statement": "The council voted to shut the old quay, seven to five.",
    "type": "event",
    "salience": "core",
}
FERRY = {"id": "F2", "statement": "The ferry to the islands stops in March."}


def cell(corpus, fact, article, **options):
    return measure_coverage(corpus, **options).set_index(["fact", "article"]).loc[(fact, article)]


def shown(corpus, row, article):
    return corpus.texts[article][row["start"] : row["end"]]


def test_every_cell_is_there_in_order(make_corpus):
    table = measure_coverage(make_corpus(ARTICLES, facts=[VOTE, FERRY]))
    assert list(zip(table["fact"], table["article"], strict=True)) == [(f, a) for f in ("F1", "F2") for a in "abc"]
    assert table["outlet"].tolist() == ["A", "B", "C"] * 2
    assert table["confidence"].between(0.5, 1).all()


def test_the_text_alone(make_corpus):
    corpus = make_corpus(ARTICLES, facts=[VOTE, FERRY])
    assert measure_coverage(corpus)["status"].tolist() == [
        "present",
        "absent",
        "absent",
        "present",
        "present",
        "absent",
    ]
    assert (measure_coverage(corpus)["decided_by"] == "matched").all()
    row = cell(corpus, "F2", "b")
    assert shown(corpus, row, "b") == "The last ferry to the islands stops in March, the operator said."
    assert row["position"] == pytest.approx(6 / 18)
    assert (row["voice"], row["hedged"], row["attributed_to"]) == ("attributed", False, "the operator")


def test_absent_carries_the_nearest_sentence_and_no_position(make_corpus):
    row = cell(make_corpus(ARTICLES, facts=[VOTE]), "F1", "b")
    assert row["status"] == "absent" and pd.isna(row["position"]) and row["sentence"] >= 1 and row["start"] < row["end"]


def test_a_fact_with_a_number_otherwise_is_told_in_part_or_not(make_corpus):
    told = "Vote\n\nThe old hall on the quay holds 300 people, and its roof will cost $4 million.\n"
    texts = {
        "a": told,
        "b": told.replace("$4", "$9"),
        "c": "Vote\n\nThe hall holds 900 people, with the quay before it.\n",
        "d": "Rain\n\nIt rained, and 12 boats stayed in the harbour.\n",
    }
    fact = {"id": "F1", "statement": "The old hall on the quay holds 300 people and its roof will cost $4 million."}
    found = measure_coverage(make_corpus(texts, facts=[fact])).set_index("article")
    assert found["status"].tolist() == ["present", "partial", "absent", "absent"]
    assert pd.isna(found.loc["a", "otherwise"]) and found.loc[["b", "c", "d"], "otherwise"].tolist() == [
        True,
        True,
        False,
    ]
    reviewed = fact | {"review": {"c": {"status": "absent"}}}
    row = cell(make_corpus(texts, facts=[reviewed], folder="reviewed"), "F1", "c")
    assert row["decided_by"] == "reviewed" and row["otherwise"]


def test_headline_tells_at_position_zero(make_corpus):
    corpus = make_corpus(ARTICLES, facts=[{"id": "F1", "statement": "Islands lose their boat."}])
    row = cell(corpus, "F1", "b")
    assert (row["status"], row["sentence"], row["position"]) == ("present", 1, 0)


def test_captions_do_not_tell(make_corpus):
    fact = {"id": "F1", "statement": "Two hundred angry people stood outside the hall.", "cues": ["angry people"]}
    assert cell(make_corpus(ARTICLES, facts=[fact]), "F1", "a")["decided_by"] == "matched"
    found = match_facts(make_corpus(ARTICLES, folder="again"), [fact["statement"]]).set_index("article")
    assert found.loc["a", "probability"] < 0.5


def test_what_a_person_finds_in_a_caption_has_no_place_in_the_body(make_corpus):
    angry = {"status": "present", "evidence": ["angry people stood outside"]}
    review = {"a": angry, "b": {"status": "absent"}, "c": {"status": "absent"}}
    corpus = make_corpus(ARTICLES, facts=[{"id": "F1", "statement": "There was anger.", "review": review}])
    row = cell(corpus, "F1", "a")
    assert row["status"] == "present" and row.isna()["position"]
    assert measure_omissions(corpus)["position"].isna().all() and len(measure_omissions(corpus)) == 2
    assert measure_prominence(corpus)["first_position"].isna().all()


def test_a_cue_decides_before_the_text(make_corpus):
    fact = {
        "id": "F1",
        "statement": "The service ends this spring.",
        "cues": ["islanders' ferry", r"FERRY to the \w+ stops"],
    }
    corpus = make_corpus(ARTICLES, facts=[fact])
    table = measure_coverage(corpus).set_index("article")
    assert table["decided_by"].tolist() == ["cue", "cue", "matched"]
    assert table.loc[["a", "b"], "status"].tolist() == ["present", "present"]
    assert (table.loc[["a", "b"], "confidence"] == 1).all()
    assert shown(corpus, table.loc["a"], "a") == "The islanders’ ferry stops in March."
    assert (measure_coverage(corpus, use_cues=False)["decided_by"] == "matched").all()


def test_a_review_is_evidence_on_the_other_cells(make_corpus):
    """Nearly the same words in a fourth article: who says that they do not tell it in d doubts them in a. `use_review=False` does not."""
    texts = ARTICLES | {"d": ARTICLES["a"].replace("March", "June")}
    alone = cell(make_corpus(texts, facts=[VOTE]), "F1", "a")
    corpus = make_corpus(texts, facts=[VOTE | {"review": {"d": {"status": "absent"}}}], folder="again")
    a = cell(corpus, "F1", "a")
    assert a["decided_by"] == "matched" and a["confidence"] < alone["confidence"] - 0.1
    assert cell(corpus, "F1", "a", use_review=False)["confidence"] == alone["confidence"]


def reviewed(**review):
    return VOTE | {"cues": ["council voted"], "review": review}


def test_a_person_decides_before_all(make_corpus):
    fact = reviewed(
        a={"status": "partial", "evidence": ["seven to five", "shut the old quay"], "voice": "own", "hedged": False},
        b={"status": "present", "evidence": [[0, 12]], "voice": "attributed", "hedged": True},
    )
    corpus = make_corpus(ARTICLES, facts=[fact])
    a, b, c = (cell(corpus, "F1", article) for article in "abc")
    assert (a["status"], a["decided_by"], a["confidence"], a["voice"], a["hedged"]) == (
        "partial",
        "reviewed",
        1,
        "own",
        False,
    )
    assert shown(corpus, a, "a") == "seven to five" and a["sentence"] == 2 and a["position"] == 0
    assert (b["status"], b["sentence"], b["position"], b["voice"], b["hedged"]) == ("present", 1, 0, "attributed", True)
    assert shown(corpus, b, "b") == "Islands lose"
    assert c["decided_by"] == "matched"
    assert cell(corpus, "F1", "a", use_review=False)["decided_by"] == "cue"
    assert cell(corpus, "F1", "b", use_review=False)["status"] == "absent"


def test_a_person_s_absent_wins_over_the_same_words(make_corpus):
    row = cell(make_corpus(ARTICLES, facts=[reviewed(a={"status": "absent"})]), "F1", "a")
    assert (row["status"], row["decided_by"]) == ("absent", "reviewed") and pd.isna(row["position"])


def test_evidence_in_a_dateline_shows_its_own_place_beside_the_nearest_sentence(make_corpus):
    """The dateline stands in no sentence: of those of a, headline, vote and ferry, the third is nearest to the fact."""
    corpus = make_corpus(ARTICLES, facts=[FERRY | {"review": {"a": {"status": "present", "evidence": ["HASK"]}}}])
    row = cell(corpus, "F2", "a")
    assert shown(corpus, row, "a") == "HASK" and row["sentence"] == 3


def test_evidence_that_is_not_there_is_named(make_corpus):
    with pytest.raises(FramingError, match="fact F1, article a: the evidence 'nine to three' stands 0 times"):
        measure_coverage(
            make_corpus(ARTICLES, facts=[reviewed(a={"status": "present", "evidence": ["nine to three"]})])
        )


def test_facts_count_the_articles_that_tell_them(make_corpus):
    fact = reviewed(a={"status": "partial"}, b={"status": "present"}, c={"status": "absent"})
    nowhere = {"id": "F9", "statement": "Elephants paint.", "review": {a: {"status": "absent"} for a in "abc"}}
    table = measure_facts(make_corpus(ARTICLES, facts=[fact, FERRY | {"id": "F0"}, nowhere]))
    assert table["fact"].tolist() == ["F1", "F0", "F9"]
    assert table["n_present"].tolist() == table["n_independent"].tolist() == [2, 2, 0]
    assert table.loc[0, ["type", "salience", "origin"]].tolist() == ["event", "core", "ledger"]
    assert table.loc[1, ["type", "salience"]].isna().all()


def test_story_without_facts(make_corpus):
    corpus = make_corpus(ARTICLES)
    assert set(measure_coverage(corpus)["decided_by"]) == {"aligned"} and set(measure_facts(corpus)["origin"]) == {
        "discovered"
    }


def test_a_statement_that_shares_nothing_is_absent_everywhere(make_corpus):
    table = measure_coverage(make_corpus(ARTICLES, facts=[{"id": "F1", "statement": "Ωμέγα"}]))
    assert (table["status"] == "absent").all()


def test_marks_and_dashes_do_not_matter(make_corpus):
    curly = {"id": "F1", "statement": "The islanders’ ferry stops in March."}
    straight = {"id": "F1", "statement": "The islanders' ferry stops in March."}
    one, two = (
        measure_coverage(make_corpus(ARTICLES, facts=[f], folder=n)) for f, n in ((curly, "one"), (straight, "two"))
    )
    pd.testing.assert_frame_equal(one, two)


def test_match_names_statements_by_number(make_corpus):
    found = match_facts(make_corpus(ARTICLES), [VOTE["statement"], FERRY["statement"]])
    assert found["fact"].tolist() == [0, 0, 0, 1, 1, 1] and found["article"].tolist() == list("abcabc")
    assert found["probability"].between(0, 1).all()


def test_prints_of_one_copy_are_one_source(make_corpus):
    """a and b print the same paragraphs, c wrote its own: three pages, two sources."""
    wire = (
        "The harbour office said on Monday that the old quay would be shut for good before the winter storms.\n\n"
        "Divers who went down in March had found that the timbers under the eastern steps were soft as bread."
    )
    own = "Nobody will moor at the old quay any longer, since the office is to shut it when the year ends."
    facts = [
        {
            "id": "F1",
            "statement": "The quay will be shut.",
            "review": {a: {"status": "present", "evidence": ["the old quay"]} for a in "abc"},
        }
    ]
    texts = {"a": f"Quay to shut\n\n{wire}", "b": f"Steps of bread\n\n{wire}", "c": f"A last mooring\n\n{own}"}
    row = measure_facts(make_corpus(texts, facts=facts)).iloc[0]
    assert (row["n_present"], row["n_independent"]) == (3, 2)


def test_evidence_is_taken_in_the_order_of_the_text(make_corpus):
    text = "Quay to shut\n\nThe quay is old. It is wet.\n\nThe steps are soft. Nobody moors there now."
    review = {"a": {"status": "present", "evidence": ["The steps are soft", "The quay is old"]}}
    corpus = make_corpus(
        {"a": text}, facts=[{"id": "F1", "statement": "The quay is in a bad state.", "review": review}]
    )
    row = measure_coverage(corpus).iloc[0]
    assert text[row["start"] : row["end"]] == "The quay is old" and row["position"] == 0
