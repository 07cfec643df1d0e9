from itertools import combinations
from math import comb

import numpy as np
import pytest

from analysis.measures.facts.expectation import STEEPEST, count_range, leaves_out, log_symmetric, slope


def test_symmetric_polynomials_by_hand():
    assert np.exp(log_symmetric(np.log([1.0, 2.0, 3.0]))) == pytest.approx([1, 6, 11, 6])


def test_the_probability_of_leaving_out_equals_counting_all_sets_of_tellers():
    weights = np.array([0.5, 1.0, 2.0, 4.0])
    for source in range(4):
        found = leaves_out(np.log(weights), source)
        for k in range(5):
            sets = list(combinations(range(4), k))
            chance = {s: np.prod(weights[list(s)]) for s in sets}
            without = sum(chance[s] for s in sets if source not in s)
            assert found[k] == pytest.approx(without / sum(chance.values()))


def test_pages_of_one_length_are_equally_likely_to_leave_out():
    assert leaves_out(np.zeros(5), 2) == pytest.approx([1, 0.8, 0.6, 0.4, 0.2, 0])


def test_many_sources_do_not_overflow():
    found = leaves_out(np.log(np.linspace(1, 1000, 1500)), 3)
    assert np.isfinite(found).all() and (np.diff(found) <= 1e-9).all()


def test_the_slope_follows_length_and_is_none_without_a_difference():
    told = np.array([[1, 1, 0], [0, 1, 0], [1, 1, 0], [0, 1, 1]], bool)
    assert slope(told, np.array([300.0, 900.0, 100.0])) > 0.5
    assert slope(told, np.array([400.0, 400.0, 400.0])) == 0
    assert slope(told[:, ::-1], np.array([300.0, 900.0, 100.0])) <= STEEPEST
    assert slope(np.ones((3, 3), bool), np.array([1.0, 2.0, 3.0])) == 0
    assert slope(np.zeros((0, 0), bool), np.zeros(0)) == 0


def test_the_range_of_a_count_against_the_binomial():
    low, high = count_range(np.full(20, 0.5))
    mass = [comb(20, k) / 2**20 for k in range(21)]
    assert sum(mass[:low]) <= 0.025 < sum(mass[: low + 1])
    assert sum(mass[high + 1 :]) <= 0.025 < sum(mass[high:])
    assert count_range(np.array([])) == (0, 0)
    assert count_range(np.array([1.0, 1.0, 0.0])) == (2, 2)


def test_where_length_alone_decides_at_most_one_in_twenty_stands_out():
    draw = np.random.default_rng(7)
    outside, flagged, cells, pages = 0, 0, 0, 0
    for _ in range(60):
        length = draw.uniform(200, 1200, 8)
        odds = draw.normal(-0.5, 1.5, 40)[:, None] + 1.2 * np.log(length / length.mean())
        told = draw.random((40, 8)) < 1 / (1 + np.exp(-odds))
        told = told[told.any(axis=1)]
        weights = slope(told, length) * np.log(length)
        for source in range(8):
            chance = leaves_out(weights, source)[told.sum(axis=1)]
            low, high = count_range(chance)
            outside += not low <= (~told[:, source]).sum() <= high
            flagged += ((chance < 0.05) & ~told[:, source]).sum()
            cells, pages = cells + len(told), pages + 1
    assert outside <= 0.05 * pages and flagged <= 0.05 * cells
