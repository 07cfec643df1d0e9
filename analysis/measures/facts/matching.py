"""Does an article tell a fact? By words, and by a model where one is named: how well its best sentence answers it.

The features of sentences and cells are in evidence.py. A number or a date that the best sentence has otherwise speaks
against the cell, whatever else is shared (otherwise.py). The weights are logistic regressions, in data/matching.yml
with what they were trained on and how well they did (benchmarks/train_matching.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import numpy as np
import pandas as pd
from scipy.special import expit, logit

from analysis.corpus import Corpus
from analysis.corpus.memory import once
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.facts.corrections import after_answers
from analysis.measures.facts.embeddings import encoder
from analysis.measures.facts.evidence import Evidence, Weights, linear
from analysis.measures.lists import DATA

CELL_FEATURES = ("score", "room", "grams", "predicate")
CELL_FEATURES_EMBEDDED = ("score", "room", "together")

_OTHERWISE = 2.0  # log odds against a cell whose best sentence has all the statement's numbers and dates otherwise
NEAR = 0.1  # probability from which a sentence may well tell a fact (see findings/facts.py for what it catches)
_ONE_THING = 0.1  # probability by words alone from which another number is taken to be of the same thing

Settled = Mapping[tuple[int, str], bool]  # fact (its index) and article -> told, be it in part


def match_facts(
    corpus: Corpus, statements: list[str], *, settled: Settled | None = None, embeddings: str | None = None
) -> pd.DataFrame:
    """Match each statement with each article's headline, deck and body.

    `settled` are the cells that a person has decided: they speak for the others (see corrections.py). `embeddings`
    names a sentence-transformers model that reads statements and sentences as well (see `Embedded`); the weights for it
    were trained with all-mpnet-base-v2.

    Captions do not tell a fact. The order of the statements counts, where they have one (see ledger_order.py). The
    probabilities are calibrated on ledgers in which about one cell in twelve belongs to a fact that no article tells;
    where many do, they are too high. Facts told in part are spread over the whole scale and nowhere the likeliest: but
    for those with another number (`otherwise`), it is for a person to say whether a fact is `partial`.

    Returns
    -------
    pandas.DataFrame
        One row per statement and article: fact (index into `statements`), article, probability (that the article tells
        the fact or a part of it, 0-1; of a settled cell 0 or 1), sentence (the nearest one), second_sentence (the next
        nearest; missing where the article has one sentence), otherwise (the nearest one may well speak of the fact,
        with another number or date: see `said_otherwise`).
    """
    if not statements:
        return pd.DataFrame(columns=["fact", "article", "probability", "sentence", "second_sentence", "otherwise"])
    match = matched(corpus, statements, embeddings=embeddings)
    cells, number = match.cells, match.evidence.sentences["sentence"]
    return pd.DataFrame({
        "fact": cells["fact"],
        "article": cells["article"],
        "probability": match.probability(settled or {}),
        "sentence": number.loc[cells["best"]].to_numpy(int),
        "second_sentence": number.reindex(cells["second"]).astype("Int64").array,
        "otherwise": match.otherwise,
    })  # fmt: skip


def status_of(probability: float, otherwise: bool) -> tuple[str, float]:
    """What is said of a cell, and the probability that it is right (partial counts as present): told, where one half or
    more is likely, be it in part, where a number or a date stands otherwise."""
    if probability < 0.5:
        return "absent", 1 - probability
    return "partial" if otherwise else "present", probability


def matched(corpus: Corpus, statements: list[str], *, embeddings: str | None = None) -> Match:
    """The match of a ledger with a story, made when it is first asked for; it is shared and must not be changed."""
    return once(
        corpus, ("match", tuple(statements), embeddings), lambda: Match(corpus, statements, embeddings=embeddings)
    )


class Match:
    """A ledger matched with a story, once; then asked as often as a person answers.

    Attributes
    ----------
    cells : one row per statement and article, see `Evidence.cells`
    otherwise : of each cell, whether its best sentence speaks of the same thing with another number or date
    """

    def __init__(self, corpus: Corpus, statements: list[str], *, embeddings: str | None = None):
        weights = coefficients(embeddings=embeddings is not None)
        self.evidence = Evidence(corpus, statements, encode=encoder(embeddings) if embeddings else None)
        self.score = self.evidence.score(weights)
        self.cells = self.evidence.cells(self.score)
        self._log_odds = log_odds(self.cells, weights)
        by_words = expit(linear(self.cells, weights["told"]))
        self.otherwise = ((self.cells["otherwise"] > 0) & (by_words >= _ONE_THING)).to_numpy()

    def probability(self, settled: Settled) -> np.ndarray:
        """Of each cell, that the article tells the fact, 0-1, given what is settled; of a settled cell 0 or 1."""
        cells = zip(self.cells["fact"], self.cells["article"], strict=True)
        answers = np.array([settled.get(cell, np.nan) for cell in cells], float)
        corrected = after_answers(self._log_odds, self.cells, answers)
        return np.where(np.isnan(answers), expit(corrected), answers)

    def nearest(self) -> dict[tuple[int, str], list[int]]:
        """Fact and article -> the sentences that tell something, the likeliest to tell the fact first."""
        order = (-self.score).argsort(axis=1, kind="stable")
        told = self.evidence.sentences[self.evidence.tells]
        number, article = told["sentence"].to_dict(), told["article"].to_dict()
        nearest: dict[tuple[int, str], list[int]] = {}
        for fact, rows in enumerate(order):
            for row in rows:
                if row in number:
                    nearest.setdefault((fact, article[row]), []).append(number[row])
        return nearest

    def first_near(self) -> dict[tuple[int, str], int]:
        """Fact and article -> the first sentence that may well tell the fact (see `NEAR`), where there is one."""
        near = (self.score >= logit(NEAR)) & self.evidence.tells
        article, number = (self.evidence.sentences[column].tolist() for column in ("article", "sentence"))
        first: dict[tuple[int, str], int] = {}
        for fact, row in np.argwhere(near).tolist():
            first.setdefault((fact, article[row]), number[row])
        return first


@cache
def coefficients(*, embeddings: bool = False) -> dict[str, Weights]:
    """The trained weights of first_look, second_look and told: feature -> weight, and the intercept."""
    trained = read_yaml(DATA / "matching.yml")
    weights = trained["words_and_embeddings" if embeddings else "words"]["weights"]
    return {step: {feature: float(weight) for feature, weight in of.items()} for step, of in weights.items()}


def log_odds(cells: pd.DataFrame, weights: Mapping[str, Weights]) -> np.ndarray:
    """Log odds that the article tells the fact, per cell."""
    return linear(cells, weights["told"]) - _OTHERWISE * cells["otherwise"].to_numpy()
