"""Names of several words, counted by hand."""

import pytest

from analysis import measure_distinctiveness, measure_terms, show_kwic

ACTORS = [{"name": "Ingrid Lindqvist", "aliases": ["Ingrid Lindquist", "Mayor Ingrid Lindqvist", "Harbor Master"]}]
TEXT = (
    "Quay shut\n\nThe mayor Ingrid Lindquist shut the North Quay on Monday. They say that Ingrid Lindqvist was late.\n\n"
    "At the North Quay nobody came. Old boats lay at the North Quay, and the old quay of Marl was shut."
)


def several(corpus):
    table = measure_terms(corpus)
    return {row.term: row.n for row in table[table["term"].str.contains(" ")].itertuples()}


def test_listed_and_collocated_names_count_as_one_term(make_corpus):
    corpus = make_corpus({"a": TEXT}, actors=ACTORS)
    table = measure_distinctiveness(corpus).set_index("term")
    names = table[table["is_name"]]
    assert names["n_target"].to_dict() == {"ingrid lindqvist": 2, "north quay": 3}
    assert (names["n_words"] == 2).all()
    assert table.loc[["lindqvist", "north", "quay"], "n_target"].tolist() == [2, 3, 5], "words count for themselves too"


def test_a_name_is_no_pair_besides(make_corpus):
    text = "The Small Isles Office came. They saw the Small Isles Office. At the Small Isles Office it was late."
    assert several(make_corpus({"a": text})) == {"small isles office": 3, "office came": 1}


def test_a_title_before_a_listed_name_stays_outside(make_corpus):
    text = "Quay shut\n\nAt noon Mayor Ingrid Lindqvist came."
    assert several(make_corpus({"a": text}, actors=ACTORS)) == {
        "quay shut": 1, "noon mayor": 1, "mayor ingrid": 1, "ingrid lindqvist": 1, "lindqvist came": 1,
    }  # fmt: skip


def test_a_mark_parts_a_listed_name(make_corpus):
    text = "They left the Small Isles, Office and quay. The Small Isles Office shut."
    assert several(make_corpus({"a": text}, actors=[{"name": "Small Isles Office"}])) == {
        "small isles": 1, "isles office": 1, "small isles office": 1, "office shut": 1,
    }  # fmt: skip


def test_capitals_that_open_a_sentence_or_fill_a_headline_make_no_name(make_corpus):
    text = "Old Boats Sink Near Quay\n\nOld boats sink. Old boats sink. Old boats sink near a quay."
    table = measure_distinctiveness(make_corpus({"a": text}))
    assert not table["is_name"].any() and "old boats" in set(table["term"])


def test_words_that_meet_once_or_rarely_make_no_name(make_corpus):
    text = "In Marl the Quay lay. In Marl Quay it lay. In Marl it lay. By the Quay it lay. By Marl Quay it lay not." + (
        " By Marl and by Quay it lay." * 4
    )
    assert "marl quay" in several(make_corpus({"a": text}))
    assert not measure_distinctiveness(make_corpus({"a": text}, folder="again"))["is_name"].any()


def test_a_mark_between_two_words_parts_them(make_corpus):
    text = "They met in Marl, Quay. They met in Marl, Quay. They met in Marl; Quay was shut."
    assert not measure_distinctiveness(make_corpus({"a": text}))["is_name"].any()


def test_copies_make_no_name(make_corpus):
    own = (
        "The clerk Dana Prewitt told the council of the town on Monday that its pumps would be sold before the winter."
    )
    copies = {f"c{n}": own.replace("Monday", day) for n, day in enumerate(("Tuesday", "Friday", "Sunday"))}
    table = measure_distinctiveness(make_corpus({"a": own} | copies))
    assert "dana prewitt" in set(table["term"]) and not table["is_name"].any()


@pytest.mark.parametrize(("term", "n"), [("ingrid lindqvist", 2), ("north quay", 3), ("old quay", 1), ("quay", 5)])
def test_every_term_has_its_context(make_corpus, term, n):
    corpus = make_corpus({"a": TEXT}, actors=ACTORS)
    assert f"({'A'} {n})" in show_kwic(corpus, term)._repr_html_()
