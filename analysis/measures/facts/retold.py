"""Does an article tell another's sentence in words of its own, where none of its sentences was aligned with it?

The features are in evidence.py (`Evidence.throughout`); the weights are a logistic regression, in data/retold.yml with
what it was trained on and how well it did on events that it had not seen (benchmarks/train_retold.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pandas as pd
from scipy.special import expit

from analysis.corpus import Corpus
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.facts.evidence import Evidence, Weights, linear
from analysis.measures.lists import DATA

FEATURES = ("anywhere", "akin", "shared", "names", "unsaid")


def chance_retold(corpus: Corpus, statements: Sequence[str]) -> pd.DataFrame:
    """The probability that an article tells all of a statement in words of its own.

    Returns
    -------
    pandas.DataFrame
        One row per statement (its index), one column per article: probability, 0-1; it says nothing of the
        article whose words the statement has, nor of one with an aligned sentence.
    """
    if not statements:
        return pd.DataFrame(columns=list(corpus.outlet_of()))
    cells = Evidence(corpus, list(statements)).throughout()
    return cells.assign(chance=expit(linear(cells, _weights()))).pivot(index="fact", columns="article", values="chance")


def sure_absent(chance: pd.DataFrame | pd.Series) -> pd.DataFrame | pd.Series:
    """Confidence that what seems absent is, 0.5-1: one less the chance that it is told in other words."""
    return (1 - chance).clip(lower=0.5)


@cache
def _weights() -> Weights:
    return {name: float(weight) for name, weight in read_yaml(DATA / "retold.yml")["weights"].items()}
