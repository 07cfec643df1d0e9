"""Exercises: answers as people write them, scores counted by hand, hints that give nothing away."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import FramingError
from analysis.lessons.exercise import Exercise, Verdict, is_blank, lettered, letters_of
from analysis.views.display import Html

OPTIONS = {"A": "a ferry", "B": "a bus", "C": "a bridge"}


def exercise(kind="some", answer=frozenset({"A", "C"}), **more):
    about = {"options": OPTIONS} if kind in ("one", "some", "grid") else {}
    return Exercise("x1", kind, "Which?", answer, "Look again.", Html("<p>s 3</p>", "s 3"), "known", **about | more)


@pytest.mark.parametrize(
    ("kind", "answer", "written"),
    [
        ("one", "B", "B"),
        ("one", "B", " b "),
        ("one", "B", ["B"]),
        ("some", frozenset({"A", "C"}), "A, C"),
        ("some", frozenset({"A", "C"}), "c a"),
        ("some", frozenset({"A", "C"}), "AC"),
        ("some", frozenset({"A", "C"}), {"A", "C"}),
        ("some", frozenset(), "none"),
        ("some", frozenset(), []),
        ("number", 3, 3),
        ("number", 3, "3"),
        ("number", 3, 3.0),
        ("numbers", frozenset({1, 12}), [12, 1, 1]),
        ("numbers", frozenset({1, 12}), "1; 12"),
        ("numbers", frozenset(), "none"),
    ],
)
def test_an_answer_may_be_written_in_several_ways(kind, answer, written):
    assert exercise(kind, answer).check(written).right


@pytest.mark.parametrize("blank", [..., None, "", " ... ", "___", {}, {"a": ..., "b": None}])
def test_a_blank_gets_the_hint(blank):
    assert is_blank(blank)
    verdict = exercise().check(blank)
    assert verdict.state == "blank" and "Look again." in verdict.text


@pytest.mark.parametrize(
    ("kind", "answer", "written"),
    [("one", "B", "A, B"), ("one", "B", "Z"), ("some", frozenset({"A"}), 7), ("number", 3, "three"), ("number", 3, 3.5),
     ("number", 3, True), ("number", 3, [1, 2]), ("numbers", frozenset({1}), float("nan")), ("number", 3, float("inf"))],
)  # fmt: skip
def test_what_cannot_be_read_is_said_so_with_the_way_to_write_it(kind, answer, written):
    verdict = exercise(kind, answer).check(written)
    assert verdict.state == "unreadable" and "Write " in verdict.text


def test_scores_of_some():
    verdict = exercise().check("A, B")
    assert verdict.state == "partly"
    assert verdict.text == "1 of two answers found, 1 of yours does not belong. Look again."
    assert exercise().check("B").state == "wrong"


def test_a_grid_is_scored_by_judgement_and_by_row():
    grid = exercise("grid", {"p": frozenset({"A"}), "q": frozenset()}, rows={"p": "The P", "q": "The Q"})
    assert grid.check({"p": "A", "q": "none"}).text == "All 6 judgements are right."
    partly = grid.check({"p": "A, B", "q": "C"})
    # p: B is wrong; q: C is wrong; four of six judgements stand
    assert partly.state == "partly" and partly.text.startswith(
        "4 of 6 judgements right. The P: 1 of 1 found, 1 that is not"
    )
    assert "Still blank: The Q" in grid.check({"p": "A", "q": ...}).text
    assert grid.check({"r": "A"}).state == grid.check("A").state == grid.check({"p": "Z"}).state == "unreadable"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists, max_leaves=5))
def test_no_answer_breaks_a_check(answer):
    rows = {"p": "The P"}
    for kind, right in [("one", "B"), ("some", frozenset({"A"})), ("number", 3), ("numbers", frozenset({1}))]:
        assert isinstance(exercise(kind, right).check(answer), Verdict)
    assert isinstance(exercise("grid", {"p": frozenset({"A"})}, rows=rows).check({"p": answer}), Verdict)


def test_a_solved_line_passes_and_an_open_one_is_blank():
    grid = exercise("grid", {"p": frozenset({"A"}), "q": frozenset()}, rows={"p": "The P", "q": "The Q"})
    form = exercise(
        "form",
        {"n": 3, "at": ["p", 2]},
        rows={"n": "how many", "at": "where"},
        rule=lambda answer: Verdict("right", ""),
    )
    for one in (
        exercise(),
        exercise("one", "B"),
        exercise("number", 3),
        exercise("numbers", frozenset({2})),
        grid,
        form,
    ):
        for solved, state in ((True, "right"), (False, "blank")):
            names = {}
            exec(one.source(solved=solved), names)
            assert one.check(names["x1"]).state == state, one.source(solved=solved)


def test_letters_follow_the_text_and_not_the_order():
    options = lettered(["a ferry", "a bus", "a bridge"], "x1")
    assert options == lettered(["a bridge", "a ferry", "a bus"], "x1") and list(options) == ["A", "B", "C"]
    assert {options[letter] for letter in letters_of(options, ["a bus", "a bridge"])} == {"a bus", "a bridge"}
    with pytest.raises(FramingError, match="27 options; give 26"):
        lettered(map(str, range(27)), "x1")


def test_a_page_can_check_by_hash():
    assert exercise().digests == {"": hashlib.sha256(b"x1::A, C").hexdigest()}
    grid = exercise("grid", {"p": frozenset({"C", "A"}), "q": frozenset()}, rows={"p": "P", "q": "Q"})
    assert grid.digests["p"] == hashlib.sha256(b"x1:p:A, C").hexdigest()
    assert grid.digests["q"] == hashlib.sha256(b"x1:q:").hexdigest()


def test_question_and_options_are_escaped_and_hold_no_answer():
    shown = exercise("one", "B", options={"A": "<b>bold</b>", "B": "$x$"})
    html = shown.shown()._repr_html_()
    assert "<b>bold" not in html and "mathjax_ignore" in html and "Answer" not in html
    assert "Answer: B. (Known.)" in shown.revealed()._repr_html_()
