import pandas as pd
import pytest

from analysis import FramingError, FramingWarning, measure_label_uses, measure_labels, read_corpus

CONCEPTS = [
    {
        "name": "the strike",
        "labels": {
            "strike": ["strike"],
            "walkout": "walkout",
            "wildcat strike": ["wildcat strike"],
            "chaos": {"forms": ["chaos"], "voice": "quoted"},
            "action": {"forms": ["action", "actions"], "but_not": ["class action"]},
        },
    },
    {"name": "the port", "labels": {"harbour": ["harbour"]}},
]
TEXTS = {
    "a": "Strike at the harbour\n\nThe strike began. A wildcat strike is a walkout, said the mayor. “This is chaos,” she said.",
    "b": "Action on the quay\n\nThe chaos of a class action is over. The actions of the crew were calm.",
}


def counts(labels, column="n"):
    found = labels[labels[column] > 0]
    return {(r.article, r.label): getattr(r, column) for r in found.itertuples()}


def test_labels_are_counted_by_voice(make_corpus):
    labels = measure_labels(make_corpus(TEXTS, concepts=CONCEPTS))
    assert len(labels) == 2 * 6
    assert counts(labels) == {
        ("a", "strike"): 2, ("a", "wildcat strike"): 1, ("a", "walkout"): 1, ("a", "chaos"): 1, ("a", "harbour"): 1,
        ("b", "action"): 2,
    }  # fmt: skip
    assert counts(labels, "n_in_quote") == {("a", "chaos"): 1}
    assert counts(labels, "n_reported") == {("a", "wildcat strike"): 1, ("a", "walkout"): 1}
    by = labels.set_index(["article", "label"])["share"]
    assert by["a", "strike"] == pytest.approx(2 / 5) and by["b", "action"] == 1 and pd.isna(by["b", "harbour"])


def test_every_use_has_its_place(make_corpus):
    corpus = make_corpus(TEXTS, concepts=CONCEPTS)
    uses = measure_label_uses(corpus)
    words = [corpus.texts[u.article][u.start : u.end] for u in uses.itertuples()]
    assert words == ["Strike", "harbour", "strike", "wildcat strike", "walkout", "chaos", "Action", "actions"]


def test_copied_text_counts_once(make_corpus):
    copy = "The strike of the harbour crews began on Monday after the long talks about the night pay had failed.\n\n"
    texts = {"a": "One\n\n" + copy, "b": "Two\n\n" + copy + "The strike goes on."}
    labels = measure_labels(make_corpus(texts, concepts=CONCEPTS))
    n = labels[labels["label"] == "strike"].set_index("article")
    assert n["n"].to_dict() == {"a": 1, "b": 2} and n["n_once"].sum() == 2


def test_a_story_without_concepts_has_empty_tables(make_corpus):
    corpus = make_corpus(TEXTS)
    assert measure_labels(corpus).empty and measure_label_uses(corpus).empty


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ({"x": []}, "forms: the list is empty"),
        ({"x": ["..."]}, "has no word in it"),
        ({"x": ["a"], "y": ["a"]}, "counts as 'x' and as 'y'"),
        ({"x": {"forms": ["a"], "voice": "mine"}}, "own"),
    ],
)
def test_a_concept_that_cannot_be_used_is_one_line(make_story, labels, message):
    with pytest.raises(FramingError, match=message) as error:
        read_corpus(make_story(TEXTS, concepts=[{"name": "c", "labels": labels}]))
    assert "\n" not in str(error.value)


def test_a_form_may_count_for_one_label_in_quotations_and_for_another_outside(make_corpus):
    labels = {"theirs": {"forms": ["chaos"], "voice": "quoted"}, "own": {"forms": ["chaos"], "voice": "own"}}
    found = measure_labels(make_corpus(TEXTS, concepts=[{"name": "c", "labels": labels}]))
    assert counts(found) == {("a", "theirs"): 1, ("b", "own"): 1}


def test_a_key_nobody_knows_is_told(make_story):
    concepts = [{"name": "c", "labels": {"x": {"forms": ["a"], "butnot": ["b"]}}}]
    with pytest.warns(FramingWarning, match="did you mean 'but_not'"):
        read_corpus(make_story(TEXTS, concepts=concepts))


def test_two_concepts_of_one_name_are_refused(make_story):
    with pytest.raises(FramingError, match="given twice"):
        read_corpus(make_story(TEXTS, concepts=[{"name": "c"}, {"name": "c"}]))
