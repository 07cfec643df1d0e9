"""What a page would be expected to leave out for its length alone.

The model is Rasch's (1960) with one ability for all: the odds that an independent source tells a fact are the fact's
own odds times its length to the power of a slope. Given how many sources tell a fact, the fact's own odds cancel
(conditional likelihood: Andersen 1970), and which of them do depends on their lengths alone. So nothing about single
facts is estimated, and what is left is one number, the slope.

Limits. Facts are taken as independent, but a paragraph that is missing takes several facts with it: ranges are too
narrow by as much. With few sources the slope rests on few lengths. Length stands for all that goes with it: a page may
be short because its desk wanted less.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize_scalar

from analysis.tables import STEEPEST


def log_symmetric(log_weights: np.ndarray) -> np.ndarray:
    """Logarithms of the elementary symmetric polynomials of the weights, of order 0 to their number."""
    logs = np.full(len(log_weights) + 1, -np.inf)
    logs[0] = 0
    for n, weight in enumerate(log_weights, 1):
        logs[1 : n + 1] = np.logaddexp(logs[1 : n + 1], logs[:n] + weight)
    return logs


def leaves_out(log_weights: np.ndarray, source: int) -> np.ndarray:
    """Probability that a source is not among the tellers of a fact, given that 0, 1, ... of all sources tell it."""
    others = log_symmetric(np.delete(log_weights, source))
    without = np.append(others, -np.inf)
    with_it = np.append(-np.inf, others + log_weights[source])
    return np.exp(without - np.logaddexp(without, with_it))


def slope(told: np.ndarray, length: np.ndarray) -> float:
    """The slope under which the tellings are likeliest, 0 to `STEEPEST`.

    `told`: facts x sources; `length`: words of each source. 0 where all lengths or all sources are alike.
    """
    n_told = told.sum(axis=1)
    speaks = (n_told > 0) & (n_told < told.shape[1])  # what none tells, or every one, says nothing of length
    told, n_told = told[speaks], n_told[speaks]
    log_length = np.log(length / length.mean()) if len(length) else length
    if not len(told) or np.ptp(log_length) < 1e-9:
        return 0.0
    words, counts = float((told @ log_length).sum()), np.bincount(n_told, minlength=told.shape[1] + 1)

    def unlikely(beta: float) -> float:
        return float(counts[counts > 0] @ log_symmetric(beta * log_length)[counts > 0]) - beta * words

    return float(minimize_scalar(unlikely, bounds=(0, STEEPEST), method="bounded", options={"xatol": 1e-4}).x)


def count_chances(probabilities: np.ndarray) -> np.ndarray:
    """Probability that none, one, ... all of some independent events happen (the Poisson-binomial, by convolution)."""
    mass = np.zeros(len(probabilities) + 1)
    mass[0] = 1
    for n, p in enumerate(probabilities, 1):
        mass[1 : n + 1] = mass[1 : n + 1] * (1 - p) + mass[:n] * p
        mass[0] *= 1 - p
    return mass


def count_range(probabilities: np.ndarray) -> tuple[int, int]:
    """Least and greatest number of independent events between which their count lies in 95% of the cases or more.

    At most 2.5% lie beyond either end.
    """
    mass = count_chances(probabilities)
    below = np.cumsum(mass)
    tail = 0.025 + 1e-12
    low = int(np.searchsorted(below, tail, side="right"))
    above = np.cumsum(mass[::-1])[::-1]
    high = int(len(above) - 1 - np.searchsorted(above[::-1], tail, side="right"))
    return low, max(high, low)
