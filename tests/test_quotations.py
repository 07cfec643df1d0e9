import pytest

from analysis.measures.voices.quotations import _compared, measure_quotations

TEXTS = {
    "a": "One\n\n“We looked at every pile of the quay, and not one of them is sound,” Ann Lee said.",
    "b": "Two\n\nAnn Lee said they had “looked at every pile of the quay”. “Go home,” she said.",
    "c": "Three\n\n“We looked at all piles of the quay, and not one of them is sound,” said the mayor. “Go home,” Lee said.",
    "d": "Four\n\n“We looked at every pile of the quay,” Ann Lee said, “and not one of them is sound.”",
    "e": "Five\n\n“The trains are late again on every line of the town,” Bo Roe said.",
}


def test_versions_of_one_utterance_are_set_beside_the_longest(make_corpus):
    table = measure_quotations(make_corpus(TEXTS)).set_index("article")
    assert table["quotation"].unique().tolist() == [1]
    found = {a: (r.n_words, r.n_kept, r.n_changed, r.form) for a, r in table.iterrows()}
    assert found["a"] == (15, 15, 0, "longest")
    assert found["b"] == (7, 7, 0, "cut")
    assert found["c"] == (15, 13, 2, "reworded")  # all piles
    assert found["d"] == (15, 15, 0, "whole")  # in two pieces
    assert table.loc["b", "share"] == pytest.approx(7 / 15) and table.loc["c", "speaker"] != table.loc["a", "speaker"]


def test_a_quotation_without_marks_of_its_own_in_a_paragraph_is_quoted(make_corpus):
    texts = {
        "a": "One\n\nAnn Lee said: “The quay is shut.\n\nOur old boats stay in port.\n\nNobody leaves.”",
        "b": "Two\n\n“Our old boats stay in port,” Ann Lee said.",
    }
    assert measure_quotations(make_corpus(texts))["article"].tolist() == ["a", "b"]


def test_a_contraction_is_the_words_it_stands_for(make_corpus):
    texts = {
        "a": "One\n\n“It is the oldest quay, and we have looked at every pile,” Ann Lee said.",
        "b": "Two\n\n“It’s the oldest quay, and we’ve looked at every pile,” Ann Lee said.",
    }
    assert measure_quotations(make_corpus(texts))["form"].tolist() == ["longest", "whole"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("a b c d e f", (6, "whole")),
        ("b c d", (3, "cut")),
        ("a b x d e f", (5, "reworded")),
        ("d e f g h", (3, "overlapping")),
        ("x y a b c", (3, "overlapping")),
    ],
)
def test_forms(words, expected):
    assert _compared(tuple("abcdef"), tuple(words.split())) == expected


def test_versions_are_of_the_longest_and_not_by_way_of_another(make_corpus):
    texts = {
        "a": "One\n\n“The plan of the port gives a better deal to trawlers and old ferries,” Ann Lee said.",
        "b": "Two\n\nThe plan is “good for trawlers and old ferries”, the report says.",
        "c": "Three\n\n“He played no part in the plan of the port for crews, let alone one that is good for trawlers and old "
        "ferries,” a spokesman said.",
        "d": "Four\n\n“The plan of the port gives a better deal to trawlers,” Bo Roe said.",
    }
    table = measure_quotations(make_corpus(texts))
    assert table.groupby("quotation")["article"].agg(list).tolist() == [["c", "b"]]


def test_pieces_are_one_across_a_reporting_clause_alone(make_corpus):
    said = "We looked at every pile of the quay, and not one of them is sound"
    texts = {
        "a": f"One\n\n“{said}. Nobody can mend the old wreck,” Ann Lee said.",
        "b": "Two\n\n“We looked at every pile of the quay,” she said, “and not one of them is sound.” It rained. "
        "They fear that “nobody can mend the old wreck,” he said.",
        "c": f"Three\n\n“{said},” she said. “Nobody can mend the old wreck.”",
    }
    table = measure_quotations(make_corpus(texts)).set_index("article")
    assert table["n_words"].to_dict() == {"a": 21, "c": 21, "b": 15} and table.loc["c", "form"] == "whole"


def test_set_phrases_and_single_articles_give_no_rows(make_corpus):
    texts = {
        "a": "One\n\n“It is one of the ones that rained,” Ann Lee said. “It is one of the ones that rained,” she said.",
        "b": "Two\n\n“It is one of the dogs,” Bo Roe said.",
    }
    assert measure_quotations(make_corpus(texts)).empty
