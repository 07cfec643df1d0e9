import pytest

from analysis.measures.statistics.amount import enough_by_article, enough_by_article_once, enough_by_outlet
from analysis.measures.statistics.enough import enough_for_index, enough_for_mean, enough_for_terms


@pytest.mark.parametrize(
    ("n_sentences", "n_paragraphs", "answer"),
    [(0, 0, "no"), (4, 10, "no"), (100, 2, "no"), (5, 3, "thin"), (29, 10, "thin"), (30, 9, "thin"), (30, 10, "yes")],
)
def test_means(n_sentences, n_paragraphs, answer):
    assert enough_for_mean(n_sentences, n_paragraphs) == answer


@pytest.mark.parametrize(
    ("n_sentences", "n_words", "answer"),
    [
        (0, 0, "no"),
        (4, 500, "no"),
        (40, 99, "no"),
        (5, 100, "thin"),
        (40, 299, "thin"),
        (29, 300, "thin"),
        (30, 300, "yes"),
    ],
)
def test_indices(n_sentences, n_words, answer):
    assert enough_for_index(n_sentences, n_words) == answer


@pytest.mark.parametrize(
    ("n_words", "n_paragraphs", "answer"), [(99, 20, "no"), (500, 2, "no"), (100, 3, "thin"), (300, 9, "thin"), (300, 10, "yes")]
)  # fmt: skip
def test_terms(n_words, n_paragraphs, answer):
    assert enough_for_terms(n_words, n_paragraphs) == answer


WIRE = [
    "The pilots of the outer harbour want a second lamp on the mole before the first fog of the autumn comes in.",
    "Their letter reached the board on a Friday and lay unopened in a drawer for the better part of three weeks.",
    "A clerk who found it there read it out to the members between two items on the price of rope and of tar.",
    "Nobody at the table could say whether the money that was put aside for lamps had gone into the new crane.",
    "The board will ask its engineer for a drawing and its treasurer for a sum before it meets again in the spring.",
]


def test_an_article_has_enough_as_printed_or_outside_its_copies(make_corpus):
    """Five sentences in three paragraphs are thin; of the reprint one sentence is left."""
    wire = "\n\n".join([" ".join(WIRE[:2]), " ".join(WIRE[2:4]), WIRE[4]])
    pages = {"wire": f"Lamps\n\n{wire}", "page": f"A drawer\n\n{wire}\n\nGeese came."}
    corpus = make_corpus(pages, outlets={"wire": "Tidings"}, record={"page": {"agency": "Tidings"}})
    assert enough_by_article(corpus) == {"wire": "thin", "page": "thin"}
    assert enough_by_article_once(corpus) == {"wire": "thin", "page": "no"}


def test_an_outlet_has_the_text_of_all_its_articles(make_corpus):
    """Three sentences in two paragraphs are too few; six in four are thin."""
    texts = {
        name: f"News of the day\n\n{WIRE[n]} {WIRE[n + 1]}\n\nGeese came {n}." for name, n in (("one", 0), ("two", 2))
    }
    corpus = make_corpus(texts, outlets=dict.fromkeys(texts, "Tidings"))
    assert enough_by_article(corpus) == {"one": "no", "two": "no"}
    assert enough_by_outlet(corpus) == {"Tidings": "thin"}
