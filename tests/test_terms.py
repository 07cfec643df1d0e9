import pytest

from analysis import measure_terms

TEXT = "Quay shut\n\nThe old quay, the old quay! “The old harbour,” said Mr. Abara of the U.S. in 2031.\n\nImage: A new quay\n"


def counted(corpus, article="a"):
    rows = measure_terms(corpus)
    return {row.term: (row.n, row.n_in_quote) for row in rows[rows["article"] == article].itertuples()}


def test_counts_by_hand(make_corpus):
    assert counted(make_corpus({"a": TEXT})) == {
        "quay": (3, 0),
        "shut": (1, 0),
        "quay shut": (1, 0),
        "old": (3, 1),
        "old quay": (2, 0),
        "harbor": (1, 1),
        "old harbor": (1, 1),
        "harbor said": (1, 0),
        "said": (1, 0),
        "abara": (1, 0),
        "US": (1, 0),
    }


def test_curly_and_straight_marks_count_alike(make_corpus):
    straight = make_corpus({"a": TEXT.translate(str.maketrans("“”", '""'))}, folder="straight")
    assert counted(make_corpus({"a": TEXT})) == counted(straight)


def test_spelling_names_and_capitals_count_as_one(make_corpus):
    actors = [{"name": "Ingrid Lindqvist", "aliases": ["Lindquist"]}]
    british = make_corpus(
        {"a": "HARBOUR CENTRE SHUT\n\nLindquist’s harbour centre is shut."}, actors=actors, folder="one"
    )
    american = make_corpus(
        {"a": "Harbor center shut\n\nLindqvist's harbor center is shut."}, actors=actors, folder="two"
    )
    assert counted(british) == counted(american)
    assert counted(british)["lindqvist"] == (1, 0)


def test_pairs_do_not_cross_sentences_or_articles(make_corpus):
    corpus = make_corpus({"a": "It is shut\n\nIt is the quay. Storms came.\n", "b": "Boats left\n\nIt is so.\n"})
    assert {term for term in measure_terms(corpus)["term"] if " " in term} == {"storms came", "boats left"}


def test_article_of_function_words_has_no_terms(make_corpus):
    corpus = make_corpus({"a": "It is what it is.", "b": "The quay is shut."})
    assert set(measure_terms(corpus)["article"]) == {"b"}


@pytest.mark.parametrize("text", ["The total of 12 and 15 or 7-5 is 1,140.", "In 2031 it was 3.5."])
def test_numbers_are_no_terms(make_corpus, text):
    assert all(any(c.isalpha() for c in term) for term in counted(make_corpus({"a": text})))


def test_names_of_the_press_are_no_terms(make_corpus):
    text = "The Ellery Packet told Reuters, the Associated Press and Dayline. Dayline work is hard. A packet came."
    outlets = {"a": "Dayline", "b": "The Ellery Packet"}
    terms = set(measure_terms(make_corpus({"a": "The packet left.", "b": text}, outlets=outlets))["term"])
    assert not terms & {"reuters", "press", "associated press", "ellery", "ellery packet"}
    assert {"packet", "dayline", "told"} <= terms
    terms = measure_terms(make_corpus({"a": "Ada Bloomberg left. We saw Bloomberg Park."}, folder="names"))["term"]
    assert {"bloomberg", "ada bloomberg"} <= set(terms)


def test_an_agency_that_is_an_actor_is_a_term(make_corpus):
    corpus = make_corpus({"a": "The council sued Reuters."}, actors=[{"name": "Reuters"}])
    assert "reuters" in set(measure_terms(corpus)["term"])


@pytest.mark.parametrize(
    ("opening", "later", "labels"),
    [
        ("ADA QUILL, HOST:\n\nWhy?", "QUILL: And now?", {"QUILL", "ADA", "HOST"}),
        ("Q: Why?", "Q: And now?", {"Q"}),
        ("Host: Why?", "Host: And now?", {"host"}),
        ("ADA QUILL Why?", "ADA QUILL And now?", {"ADA", "QUILL"}),
    ],
)
def test_labels_of_who_speaks_are_no_terms(make_corpus, opening, later, labels):
    page = "{}\n\nTERN: The piles are rotten, all of them, and have been for years.\n\n{}\n"
    assert not labels & set(measure_terms(make_corpus({"a": page.format(opening, later)}))["term"])
    assert "TERN" in set(measure_terms(make_corpus({"a": page.format(opening, "Why?")}, folder="once"))["term"])
