from copy import deepcopy

import pandas as pd
import pytest

from analysis import (
    FramingError,
    answer_word_choice,
    measure_actor_words,
    measure_frames_by_outlet,
    measure_label_uses,
    measure_labels,
    measure_loaded_by_outlet,
    measure_loaded_reprinted,
    show_actor_words,
    show_frames,
    show_label_uses,
    show_labels,
    show_reprinted,
    show_uses,
)

CONCEPTS = [
    {"name": "the strike", "labels": {"strike": ["strike"], "walkout": ["walkout"], "chaos": ["chaos"]}},
    {"name": "the quay", "labels": {"quay": ["quay"], "pier": ["pier"]}},
]
TEXTS = {
    "a": "A strike at the <b>quay</b>\n\nThe strike was a shameful and reckless act. “This is chaos,” said Brandt.",
    "b": "A walkout at the quay\n\nThe walkout of the crews went on at the quay.",
}
ACTORS = [{"name": "Ana Brandt", "aliases": ["Brandt"]}]


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(TEXTS, concepts=CONCEPTS, actors=ACTORS)


OFTEN = {  # five uses in each outlet of a name for the strike, and one of the quay
    "a": "Five days\n\nThe strike grew. A strike. No strike. The strike at the quay. One strike.",
    "b": "Five days\n\nThe walkout grew. A walkout. No walkout. The walkout at the pier. One walkout.",
}


def test_the_answer_names_what_differs(make_corpus):
    corpus = make_corpus(OFTEN, concepts=CONCEPTS)
    said = str(answer_word_choice(measure_labels(corpus), measure_loaded_by_outlet(corpus)))
    assert said.startswith(
        "One of two concepts is named often enough in two outlets to compare labels (quotations left out),"
        " the strike: “strike” in A; “walkout” in B."
    )


def test_too_few_uses_make_no_favourite(corpus):
    said = str(answer_word_choice(measure_labels(corpus), measure_loaded_by_outlet(corpus)))
    assert said.startswith("Two concepts counted: none is named often enough in two outlets to compare labels.")
    assert "No outlet has enough text of its own for a rate of loaded words" in said
    rates = measure_loaded_by_outlet(corpus).assign(enough=lambda t: ["no" if o == "B" else "yes" for o in t["outlet"]])
    said = str(answer_word_choice(measure_labels(corpus), rates))
    assert "in A" in said and "in B (" not in said.split("per 1,000 words of the body")[1]


def test_a_concept_of_few_uses_is_not_the_one_that_differs_most(make_corpus):
    texts = {"a": OFTEN["a"] + " Walkout, walkout, walkout.", "b": OFTEN["b"] + " Strike, strike, strike."}
    corpus = make_corpus(texts, concepts=CONCEPTS[::-1])
    assert "Labels of the strike in" in show_label_uses(corpus, measure_label_uses(corpus), measure_labels(corpus)).text


@pytest.mark.parametrize(("n", "said"), [(2, "Both concepts are"), (3, "All three concepts are")])
def test_where_all_concepts_differ(make_corpus, n, said):
    concepts = [deepcopy(CONCEPTS[0]) | {"name": f"walkout {k}"} for k in range(n)]
    corpus = make_corpus(OFTEN, concepts=concepts)
    answer = str(answer_word_choice(measure_labels(corpus), measure_loaded_by_outlet(corpus)))
    number = {2: "two", 3: "three"}[n]
    assert answer.startswith(
        f"{said} named often enough in two outlets to compare labels; the favourite differs in {number} "
    )


def test_the_answer_without_concepts_and_loaded_words(make_corpus):
    corpus = make_corpus({"a": "One page of the news\n\nThe quay is here."})
    said = str(answer_word_choice(measure_labels(corpus), measure_loaded_by_outlet(corpus)))
    assert "--discover" in said and "No marked or strong loaded word" in said


def test_labels_by_outlet(corpus):
    html = show_labels(measure_labels(corpus))._repr_html_()
    assert "1 (1)" in html and "pier" not in html
    assert "quay" not in show_labels(measure_labels(corpus), "the strike")._repr_html_()


def test_label_uses_are_those_of_the_concept_that_differs_most(corpus):
    tables = measure_label_uses(corpus), measure_labels(corpus)
    html = show_label_uses(corpus, *tables)._repr_html_()
    assert "Labels of the strike in context" in html and html.count("walkout</") >= 2
    assert "Labels of the quay in context" in show_label_uses(corpus, *tables, concept="the quay")._repr_html_()
    with pytest.raises(FramingError, match="concept 'x': not in the table; name one of: the strike and the quay"):
        show_label_uses(corpus, *tables, concept="x")
    assert "lists no concepts" in str(show_label_uses(corpus, *(table.head(0) for table in tables)))


def test_uses_in_context_are_escaped(corpus):
    html = show_uses(corpus, measure_label_uses(corpus), {"label": "label"}, caption="Labels")._repr_html_()
    assert "<b>" not in html and "&lt;b&gt;" in html and "a, 1" in html
    assert str(show_uses(corpus, measure_label_uses(corpus).head(0), {}, caption="Labels")) == "Labels: none."


def test_company_frames_and_reprints(corpus):
    assert "say" in show_actor_words(measure_actor_words(corpus))._repr_html_()
    assert "shame* 1" in show_frames(measure_frames_by_outlet(corpus))._repr_html_()
    assert "No reprint" in str(show_reprinted(corpus, measure_loaded_reprinted(corpus)))


def test_rows_say_of_how_many(corpus):
    shown = show_uses(corpus, measure_label_uses(corpus), {}, caption="Labels", rows=2)
    assert "first 2 of" in shown._repr_html_()


def test_an_outlet_without_words_is_no_error():
    empty = pd.DataFrame({"actor": [], "outlet": [], "role": [], "word": []})
    assert "No word was found" in str(show_actor_words(empty))
