import pytest

from analysis import (
    FramingError,
    measure_frames_by_outlet,
    measure_labels,
    measure_loaded_by_outlet,
    plot_frames,
    plot_labels,
    plot_loaded,
)
from analysis.views.style import to_svg

CONCEPTS = [
    {"name": "the strike $x$", "labels": {"strike <i>": ["strike"], "walkout": ["walkout"]}},
    {"name": "the quay", "labels": {"quay": ["quay"]}},
]
TEXTS = {
    "a": "A strike at the quay\n\nThe shameful strike went on. Strike or not, the price rose at the quay and the quay.\n\nThe price fell.",
    "b": "A walkout at the quay\n\n“The walkout is a shame,” said Lee.",
}


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(TEXTS, concepts=CONCEPTS, outlets={"a": "The $5 & <b>Daily</b> of the North", "b": "B"})


def cells(ax):
    return sorted(text.get_text() for text in ax.texts)


def test_labels_are_counted_in_their_cells(corpus):
    ax = plot_labels(measure_labels(corpus))
    assert cells(ax) == ["2 (1)", "3"]
    said = ax.figure.get_label()
    assert "strike <i> (3 of 3)" in said and "walkout (2 of 2)" in said
    assert to_svg(ax.figure).count("<svg") == 1


def test_one_use_is_no_uses(make_corpus):
    corpus = make_corpus({"a": "News\n\nA strike.", "b": "News\n\nA strike. A walkout."}, concepts=CONCEPTS[:1])
    heads = [label.get_text() for label in plot_labels(measure_labels(corpus)).get_xticklabels()]
    assert [head.split("\n")[-1] for head in heads] == ["1 use, too few", "2 uses, too few"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("A strike. A strike. A walkout. A walkout.", "A: strike <i> and walkout (each 2 of 4)"),
        ("A strike. A walkout.", "A: none of two labels twice"),
        ("A strike. A walkout. A strike.", "A: strike <i> (2 of 3)"),
    ],
)
def test_labels_used_as_often_share_the_first_place(make_corpus, words, said):
    corpus = make_corpus({"a": f"News\n\n{words}"}, concepts=CONCEPTS[:1])
    assert said in plot_labels(measure_labels(corpus)).figure.get_label()


def test_the_concept_can_be_chosen(corpus):
    assert cells(plot_labels(measure_labels(corpus), concept="the quay")) == ["1", "3"]
    with pytest.raises(FramingError, match="name one of"):
        plot_labels(measure_labels(corpus), concept="the cat")


def test_loaded_words_per_voice(corpus):
    ax = plot_loaded(measure_loaded_by_outlet(corpus))
    assert cells(ax) == ["0 + 0 + 1", "1 + 0 + 0", "n"]
    rates = {int(line.get_ydata()[0]): (line.get_xdata()[0], line.get_marker()) for line in ax.lines}
    assert rates == {0: (1000 / 20, "x"), 1: (0, "x")}, "a cross: too little text"


def test_frames_with_their_hits(corpus):
    table = measure_frames_by_outlet(corpus)
    ax = plot_frames(table)
    assert "economic consequences: most in The $5" in ax.figure.get_label()
    assert "hits" in cells(ax)
    assert plot_frames(table, dictionary="policy frames", once=True).figure.get_label()
    table["rate_once"] = 300.0
    ends = [plot_frames(table, once=once).get_xlim() for once in (False, True)]
    assert ends[0] == ends[1] == pytest.approx((-6, 315)), "one scale for both"
    with pytest.raises(FramingError, match="generic news frames"):
        plot_frames(table, dictionary="none")


def test_nothing_to_draw_is_said(make_corpus):
    corpus = make_corpus({"a": "One page of the day\n\nThe quay is here."})
    for ax in (
        plot_labels(measure_labels(corpus)),
        plot_loaded(measure_loaded_by_outlet(corpus)),
        plot_frames(measure_frames_by_outlet(corpus)),
    ):
        assert len(ax.figure.get_label()) > 20 and not ax.axison
