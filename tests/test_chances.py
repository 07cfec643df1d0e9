"""Chances of findings about facts, by hand."""

from types import SimpleNamespace

import pytest

from analysis.measures.findings.chances import chance_alone, chance_left_out, chance_told, expected


def cell(told):
    """A cell of the coverage, by the probability that its article tells the fact."""
    status, confidence = ("absent", 1 - told) if told < 0.5 else ("present", told)
    return SimpleNamespace(status=status, confidence=confidence)


def test_articles_of_one_source_tell_a_fact_where_the_likeliest_does():
    assert chance_told([cell(0.2), cell(0.7), cell(0.6)]) == pytest.approx(0.7)
    assert chance_told([cell(0.2), cell(0.1)]) == pytest.approx(0.2)


def test_left_out_is_absent_here_and_told_by_enough_of_the_others():
    others = [[cell(0.9)], [cell(0.8)], [cell(0.5), cell(0.1)]]
    # Two or three of .9, .8, .5: .9*.8*.5 (all) + .9*.8*.5 + .9*.2*.5 + .1*.8*.5 = .85
    assert chance_left_out([cell(0.3)], others, 2) == pytest.approx(0.7 * 0.85)
    assert chance_left_out([cell(0.3), cell(0.4)], others, 1) == pytest.approx(0.6 * (1 - 0.1 * 0.2 * 0.5))
    assert chance_left_out([cell(0.0)], [[cell(1.0)], [cell(1.0)]], 2) == 1


def test_alone_is_told_here_and_by_no_other():
    # The others miss it with .8 and .9: product .72, least .8, their geometric mean .7589.
    assert chance_alone([cell(0.9)], [[cell(0.2)], [cell(0.1)]]) == pytest.approx(0.9 * (0.72 * 0.8) ** 0.5)


def test_what_is_certain_needs_no_sentence():
    assert expected([1.0, 1.0]) == ""
    assert expected([0.25]).endswith("a chance of 0.25.")
    assert expected([0.25, 0.5, 1.0]).endswith("1.8 of the 3 facts can be expected to hold.")
