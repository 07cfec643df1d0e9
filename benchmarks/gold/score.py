"""What a score is, and the few formulas that several areas share."""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Score:
    """One figure: its name, its value and, where one is set, the value to reach."""

    metric: str
    value: float
    aim: float | None = None
    note: str = ""

    @property
    def met(self) -> str:
        """'yes' or 'no'; 'report' where no aim is set."""
        if self.aim is None:
            return "report"
        return "yes" if self.value >= self.aim else "no"


def share(right: Iterable[bool], metric: str, aim: float | None = None) -> Score:
    """The share of right answers, with the count in the note."""
    answers = [bool(answer) for answer in right]
    return Score(metric, sum(answers) / len(answers), aim, f"{sum(answers)} of {len(answers)}")


def f1(gold: Set, found: Set) -> float:
    """Harmonic mean of precision and recall; 1 where both sets are empty."""
    return 2 * len(gold & found) / (len(gold) + len(found)) if gold or found else 1.0


def auc(positive: Iterable[bool], score: Iterable[float]) -> float:
    """Probability that a positive case has a higher score than a negative one; ties count half."""
    positive, score = np.array(list(positive), bool), np.array(list(score), float)
    order = np.unique(score, return_inverse=True, return_counts=True)
    last = np.cumsum(order[2])
    rank = (last - (order[2] - 1) / 2)[order[1]]
    n, m = positive.sum(), (~positive).sum()
    return float((rank[positive].sum() - n * (n + 1) / 2) / (n * m))
