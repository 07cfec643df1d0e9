"""What a person's answers say of the cells that she was not asked.

The weights of the match come from other stories. In this one each may be off; a source may tell more or less than its
words show, and a fact may be put in words that nobody uses, or that everybody does. So each cell's log odds are
corrected: by a shift of the whole story, one of its source (an article, or those that share copy), one of its fact, and
a change of each feature's weight. Before the first answer all are 0, give or take; the answers say which are likeliest:
a multilevel logistic regression with crossed groups (Gelman & Hill 2007) on top of what the match says. A print more is
no answer more.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from scipy.optimize import minimize
from scipy.sparse import csr_array, hstack
from scipy.special import expit

# Mean and standard deviation of the features over the cells of the gold stories: of other stories, so that what is
# printed in this one, be it ten times over, has no part in what an answer says. By words alone, and near enough for a
# match with embeddings.
USUAL = {"score": (-0.8, 3.4), "room": (-1.7, 1.4), "grams": (0.27, 0.17), "predicate": (0.35, 0.26)}
# Variance of the corrections in log odds; a feature's per standard deviation. Round numbers near those
# that the five gold stories make likeliest; what is gained hangs little on them (benchmarks/README.md).
_STORY = 0.3
_FEATURE = 0.3
_GROUPS = {"fact": 1.0, "source": 0.3}


def after_answers(log_odds: np.ndarray, cells: pd.DataFrame, answers: np.ndarray) -> np.ndarray:
    """Log odds that an article tells a fact, given a person's answers on some cells.

    Parameters
    ----------
    log_odds
        What the match says of each cell.
    cells
        One row per cell: fact, article, source, and the features of `USUAL` (see `Evidence.cells`).
    answers
        Of each cell 1 (told, be it in part), 0 (not told) or NaN (not asked). What is answered of several articles of
        one source counts once: together they weigh as much as one.

    Returns
    -------
    numpy.ndarray
        One number per cell; `log_odds` itself where nothing was asked. Cells that were asked are corrected like the
        others.
    """
    asked = np.flatnonzero(~np.isnan(answers))
    if not len(asked):
        return log_odds
    design = _design(cells)
    mine, offset, sign = design[asked], log_odds[asked], 2 * answers[asked] - 1
    weight = 1 / cells.iloc[asked].groupby(["fact", "source"])["fact"].transform("size").to_numpy(float)

    def loss(correction: np.ndarray) -> tuple[float, np.ndarray]:
        margin = sign * (offset + mine @ correction)
        unlikely = weight @ np.logaddexp(0, -margin) + correction @ correction / 2
        return unlikely, correction - mine.T @ (weight * sign * expit(-margin))

    start = np.zeros(design.shape[1])
    likeliest = minimize(loss, start, jac=True, method="L-BFGS-B", options={"ftol": 1e-12, "gtol": 1e-8})
    return log_odds + design @ likeliest.x


def _design(cells: pd.DataFrame) -> csr_array:
    """Cells x corrections, in units of a correction's standard deviation."""
    mean, spread = np.array(list(USUAL.values())).T
    features = _FEATURE**0.5 * (cells[list(USUAL)].to_numpy(float) - mean) / spread
    same = np.column_stack([np.full(len(cells), _STORY**0.5), features])
    return csr_array(
        hstack([csr_array(same), *(_one_hot(cells[name], variance) for name, variance in _GROUPS.items())])
    )


def _one_hot(group: pd.Series, variance: float) -> csr_array:
    number, names = pd.factorize(group)
    return csr_array(
        (np.full(len(group), variance**0.5), (np.arange(len(group)), number)), shape=(len(group), len(names))
    )
