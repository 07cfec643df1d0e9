import pytest

from analysis.measures.facts.facts import measure_coverage

TEXT = """A day in town

The quay closes in May. The mayor said the school closes in June. Lee wants a bridge over the river. The road is
reportedly unsafe for trucks. The guard announced a new fence along the hill.

“It may rain,” said Ann Lee about the fair on Sunday."""
FACTS = {
    "The quay closes in May.": None,
    "The school closes in June.": None,
    "A bridge over the river is wanted.": None,
    "The road is unsafe for trucks.": None,
    "The guard announced a fence along the hill.": "number",
    "The guard announced that there will be a fence along the hill.": "statement_by_source",
    "The fair is on Sunday.": None,
}


@pytest.fixture
def coverage(make_corpus):
    facts = [{"id": f"F{i}", "statement": text, "type": type_ or ""} for i, (text, type_) in enumerate(FACTS.items())]
    facts = [{k: v for k, v in fact.items() if v} for fact in facts]
    places = ["The quay closes in May.", "The mayor said the school closes in June.", "Lee wants a bridge over the river.",
              "unsafe for trucks", "The guard announced a new fence along the hill.", "The guard announced a new fence along the hill.",
              "about the fair on Sunday"]  # fmt: skip
    for fact, place in zip(facts, places, strict=True):
        fact["review"] = {"a": {"status": "present", "evidence": [place]}}
    return measure_coverage(make_corpus({"a": TEXT.replace("\nreportedly", " reportedly")}, facts=facts)).set_index(
        "fact"
    )


def test_own_voice_and_attribution(coverage):
    assert coverage["voice"].tolist() == ["own", "attributed", "own", "own", "own", "attributed", "own"]
    assert coverage.loc["F1", "attributed_to"] == "the mayor" and coverage.loc["F5", "attributed_to"] == "the guard"
    assert coverage.loc[["F0", "F2", "F3", "F4", "F6"], "attributed_to"].isna().all()


@pytest.mark.parametrize(
    ("text", "hedged"),
    [
        ("The road is reportedly unsafe for trucks.", True),
        ("The road is “reportedly” unsafe for trucks.", False),
        ("“It may rain,” Lee said, and the road is unsafe for trucks.", False),
        ("Reportedly the old road is unsafe for trucks.", True),  # three words from the hedge to the road
        ("Reportedly the old mountain road is unsafe for trucks.", False),
    ],
)
def test_hedges_near_the_fact_and_not_in_quotation_marks(make_corpus, text, hedged):
    facts = [{"id": "F", "statement": "The road is unsafe for trucks."}]
    table = measure_coverage(make_corpus({"a": f"A day\n\n{text}"}, facts=facts))
    assert table["hedged"].tolist() == [hedged]


def test_the_name_of_who_speaks_is_no_word_of_the_fact(make_corpus):
    text = "Vane said that the work was late."  # of the statement's words it has the name alone
    review = {"a": {"status": "present", "evidence": [text]}}
    facts = [{"id": "F", "statement": "Vane deplores the delay.", "review": review}]
    row = measure_coverage(make_corpus({"a": f"A day\n\n{text}"}, facts=facts)).iloc[0]
    assert (row["voice"], row["attributed_to"]) == ("attributed", "Vane")


@pytest.mark.parametrize(
    ("text", "voice", "speaker"),
    [
        ("The quay is shut. “The road is blocked,” Vane said.", "own", None),  # road alone of quay, shut, road
        ("The quay is busy. “The road is blocked,” Vane said.", "attributed", "Vane"),  # road of quay, road
        ("The notice was plain: “The road is shut.”", "attributed", None),
    ],
)
def test_half_of_the_words_that_a_place_shares_decide(make_corpus, text, voice, speaker):
    review = {"a": {"status": "present", "evidence": [text]}}
    facts = [{"id": "F", "statement": "The quay and the road are shut.", "review": review}]
    row = measure_coverage(make_corpus({"a": f"A day\n\n{text}"}, facts=facts)).iloc[0]
    assert row["voice"] == voice
    assert row["attributed_to"] == speaker if speaker else row.isna()["attributed_to"]


def test_a_review_wins(make_corpus):
    review = {"a": {"status": "present", "evidence": ["The road is unsafe"], "voice": "mixed", "hedged": "true"}}
    facts = [{"id": "F", "statement": "The road is unsafe.", "review": review}]
    row = measure_coverage(make_corpus({"a": "A day\n\nThe road is unsafe."}, facts=facts)).iloc[0]
    assert (row["voice"], row["hedged"]) == ("mixed", True)


def test_absent_cells_have_no_voice(make_corpus):
    facts = [{"id": "F", "statement": "Elephants paint.", "review": {"a": {"status": "absent"}}}]
    row = measure_coverage(make_corpus({"a": "A day\n\nThe road is unsafe."}, facts=facts)).iloc[0]
    assert row[["voice", "hedged", "attributed_to"]].isna().all()


@pytest.mark.parametrize(("text", "hedged"), [("The road shuts on 1 May.", False), ("The road may be shut.", True)])
def test_may_the_month_is_no_hedge(make_corpus, text, hedged):
    facts = [{"id": "F", "statement": "The road is shut.", "review": {"a": {"status": "present", "evidence": [text]}}}]
    table = measure_coverage(make_corpus({"a": f"A day\n\n{text}"}, facts=facts))
    assert bool(table["hedged"].iloc[0]) is hedged
