"""The formulas against numbers that others published, each with its source, to the digits printed there."""

import numpy as np
import pytest
from scipy.stats import power_divergence

from analysis.measures.keyness.distinctiveness import _g2, _log_ratio, log_odds
from analysis.measures.statistics.resampling import adjusted


@pytest.mark.parametrize(
    ("a", "b", "size", "other", "published", "digits"),
    [
        # P. Rayson to the Corpora list, 18 January 2002: a learner corpus and a native one, a million words each
        (348, 99, 1_000_000, 1_000_000, 147, 0),  # keep
        (15, 14, 1_000_000, 1_000_000, 0, 0),  # keeps
        (9, 32, 1_000_000, 1_000_000, 14, 0),  # keeping
        (21, 25, 1_000_000, 1_000_000, 0, 0),  # kept
        (392, 170, 1_000_000, 1_000_000, 90, 0),  # the lemma
        # Rayson's calculator (ucrel.lancs.ac.uk/llwizard.html), its output as shown in teaching slides ("Corpus 2", Scribd 807361921)
        (52, 57, 50_000, 75_000, 2.65, 2),
    ],
)
def test_g2(a, b, size, other, published, digits):
    found = float(_g2(np.float64(a), np.float64(b), size, other))
    assert round(found, digits) == published
    expected = [(a + b) * n / (size + other) for n in (size, other)]
    assert found == pytest.approx(power_divergence([a, b], expected, lambda_="log-likelihood").statistic, abs=1e-9)


def test_log_ratio():
    """A. Hardie, "Log Ratio: an informal introduction" (CASS, 28 April 2014): .0006 of A and .0002 of B is three times as
    much; a word as frequent in both has 0, each point doubles."""
    counts = (6, 2), (4, 4), (8, 4), (16, 4)
    found = [float(_log_ratio(np.float64(a), np.float64(b), 10_000, np.float64(10_000))) for a, b in counts]
    assert found == pytest.approx([np.log2(3), 0, 1, 2], abs=1e-9)


# The R package tidylo (Silge, Hayes & Schnoebelen), reference of bind_log_odds: mtcars, sets `vs`, features `gear`
GEARS = np.array([[12.0, 2.0, 4.0], [3.0, 10.0, 1.0]])
BY_COUNTS = [[1.1728347, -1.3767516, 0.4033125], [-1.1354777, 1.5661168, -0.4362340]]  # prior: the counts
OF_ONE = [[1.8912729, -1.9691060, 0.5549172]]  # prior: 1 each; the first set
RATIOS_OF_ONE = [[0.6968169, -1.2527630, 0.3249262]]


@pytest.mark.parametrize(
    ("prior", "ratios", "z"), [(GEARS.sum(axis=0), None, BY_COUNTS), (np.ones(3), RATIOS_OF_ONE, OF_ONE)]
)
def test_weighted_log_odds(prior, ratios, z):
    """tidylo sets a group beside the whole (the group itself and the prior of each of the two included); here a group is
    set beside the rest, so that this whole is put in for the rest."""
    for row, published in enumerate(z):
        mine = GEARS[[row]]
        whole = GEARS.sum(axis=0) + prior  # and the prior once more, which log_odds adds
        ratio, found = log_odds(mine, whole + mine[0], prior)
        assert found[0] == pytest.approx(published, abs=5.1e-8)
        if ratios:
            assert ratio[0] == pytest.approx(ratios[row], abs=5.1e-8)


@pytest.mark.parametrize(
    ("p", "published"),
    [
        # stdlib (stdlib.io), documentation of padjust, method "bh"; the third of the second printed as ~0.205
        ([0.319, 0.201, 0.4, 0.374, 0.113], [0.4] * 5),
        ([0.008, 0.03, 0.123, 0.6, 0.2], [0.04, 0.075, 0.205, 0.6, 0.25]),
    ],
)
def test_benjamini_hochberg(p, published):
    assert adjusted(p, "a" * len(p)) == pytest.approx(published, abs=1e-9)
