"""Does an article tell a fact? By words alone: how well its best sentence answers the statement.

Terms. A statement and a sentence share character 4-grams and word stems. A term weighs the more, the fewer sentences
of the story and the fewer facts of the ledger have it (inverse frequency, Sparck Jones 1972, taken twice): what sets a
fact apart from its neighbours is what must be found ("The harbour master said ..." may open ten facts). Words are also
met, by half, by words that a thesaurus holds near (thesaurus.py): a statement is in the annotator's words.

Two looks. From a score of the sentences (at first the terms they share) follow each fact's best sentence, whose terms
count most when the others are read, and each sentence's best fact: any other fact must also show the words which that
one lacks. The second look does the same from the score of the first. Then articles are scored: the best sentence, and
whether it is still free when facts share the sentences out.

The weights are logistic regressions, in data/matching.yml with what they were trained on and how well they did
(benchmarks/train_matching.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
from scipy.special import expit

from analysis.corpus import Corpus
from analysis.corpus.house_style import Folder
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.embeddings import Encode, cosines, encoder
from analysis.measures.overlap import Terms, akin_share, folded, grams_of, ratio, stems_of

SENTENCE_FEATURES = (
    "grams", "grams_relative", "names", "meaning", "meaning_relative", "predicate", "rank", "contrast", "core",
)  # fmt: skip
CELL_FEATURES = ("score", "room", "grams")

_NOT_CORE = 0.1  # weight of a term that the fact's best sentence lacks, in `core`
_NEED = 0.05  # share of a statement's weight that must be its own, for `contrast` to say anything
_FACTS_A_SENTENCE = 1.5  # facts that one sentence tells, when they share the sentences out
_ROUNDS = 20

Weights = Mapping[str, float]


def match_facts(corpus: Corpus, statements: list[str], *, embeddings: str | None = None) -> pd.DataFrame:
    """Match each statement with each article's headline, deck and body.

    `embeddings` names a sentence-transformers model whose cosines are used as well (see `encoder`); the weights for
    it were trained with all-MiniLM-L6-v2.

    Captions do not tell a fact. The probabilities are calibrated on ledgers in which about one cell in nine
    belongs to a fact that no article tells; where many do, they are too high. Facts told in part are spread over
    the whole scale and nowhere the likeliest: whether a fact is `partial` is for a person to say.

    Returns
    -------
    pandas.DataFrame
        One row per statement and article: fact (index into `statements`), article, probability (that the
        article tells the fact or a part of it, 0-1), sentence (the nearest one), second_sentence (the next
        nearest; missing where the article has one sentence).
    """
    if not statements:
        return pd.DataFrame(columns=["fact", "article", "probability", "sentence", "second_sentence"])
    evidence = Evidence(corpus, statements, encode=encoder(embeddings) if embeddings else None)
    weights = coefficients(embeddings=embeddings is not None)
    cells = evidence.cells(evidence.score(weights))
    number = evidence.sentences["sentence"]
    return pd.DataFrame({
        "fact": cells["fact"],
        "article": cells["article"],
        "probability": expit(linear(cells, weights["told"])),
        "sentence": number.loc[cells["best"]].to_numpy(int),
        "second_sentence": number.reindex(cells["second"]).astype("Int64").array,
    })  # fmt: skip


def nearest_sentences(corpus: Corpus, statements: list[str]) -> dict[tuple[int, str], list[int]]:
    """(Index into `statements`, article) -> every sentence of headline, deck and body, the likeliest to tell it first."""
    if not statements:
        return {}
    evidence = Evidence(corpus, statements)
    order = (-evidence.score(coefficients())).argsort(axis=1, kind="stable")
    told = evidence.sentences[evidence.tells]
    number, article = told["sentence"].to_dict(), told["article"].to_dict()
    nearest: dict[tuple[int, str], list[int]] = {}
    for fact, rows in enumerate(order):
        for row in rows:
            if row in number:
                nearest.setdefault((fact, article[row]), []).append(number[row])
    return nearest


@cache
def coefficients(*, embeddings: bool = False) -> dict[str, Weights]:
    """The trained weights of first_look, second_look and told: feature -> weight, and the intercept."""
    trained = read_yaml(Path(__file__).parent / "data" / "matching.yml")
    weights = trained["words_and_embeddings" if embeddings else "words"]["weights"]
    return {step: {feature: float(weight) for feature, weight in of.items()} for step, of in weights.items()}


def linear(features: Mapping[str, np.ndarray], weights: Weights) -> np.ndarray:
    """Log odds: the intercept and the weighted sum of the features that the weights name."""
    terms = (weight * np.asarray(features[name]) for name, weight in weights.items() if name != "intercept")
    return sum(terms, start=weights["intercept"])


class Evidence:
    """How the sentences of a story answer the statements of a ledger.

    Attributes
    ----------
    sentences : `corpus.sentences`; columns of all facts x sentences arrays
    tells : of each sentence, whether it stands in headline, deck or body; a caption can be a fact's best
        sentence, and then the others are held against it, but it tells nothing
    plain : the score before the first look
    features : names of the features of a look
    """

    def __init__(self, corpus: Corpus, statements: list[str], *, encode: Encode | None = None):
        self.sentences = corpus.sentences.reset_index(drop=True)
        self.tells = (self.sentences["part"] != "caption").to_numpy()
        self._article, self.articles = pd.factorize(self.sentences["article"])
        fold = Folder(corpus.story.actors).fold
        facts = [folded(statement, fold) for statement in statements]
        names = [folded(statement, fold, names=True) for statement in statements]
        texts = [folded(text, fold) for text in self.sentences["text"]]
        distinct = np.array(list({tuple(words): number for number, words in enumerate(texts)}.values()))
        stems = list(map(stems_of, texts))
        self._grams = Terms.of(list(map(grams_of, facts)), list(map(grams_of, texts)), distinct)
        self._words = Terms.of(list(map(stems_of, facts)), stems, distinct)
        named = Terms.of(list(map(stems_of, names)), stems, distinct)
        self._names = np.where(named.in_fact.sum(axis=1)[:, None], named.share(named.in_fact), 1)
        self._gram_share = self._grams.share()
        self._meaning = akin_share(facts, texts, distinct)
        self._predicate = akin_share(facts, texts, distinct, leave_out=list(map(stems_of, names)))
        self._cosines = cosines(encode, statements, list(self.sentences["text"])) if encode else {}
        self.features = SENTENCE_FEATURES + tuple(self._cosines)
        self.plain = self._gram_share + self._words.share()

    def score(self, weights: Mapping[str, Weights]) -> np.ndarray:
        """Log odds that a sentence tells a fact after both looks, facts x sentences."""
        first = linear(self.look(self.plain), weights["first_look"])
        return linear(self.look(first), weights["second_look"])

    def look(self, score: np.ndarray) -> dict[str, np.ndarray]:
        """Features of each sentence for each fact, given a score of them.

        Returns
        -------
        dict
            Arrays facts x sentences: grams (share of the statement's weight that the sentence has, 0-1),
            grams_relative (the same, divided by the best sentence's), names (share of its capitalised words, the
            first apart; 1 where it has none), rank (log of 1 + the facts that the sentence fits better),
            contrast (share met of the words that the best-fitting fact lacks; 1 for that fact), core (`grams`,
            with the terms of the fact's best sentence counting most); with an encoder also those of `cosines`.
        """
        best = score.argmax(axis=1)
        rank = (-score).argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
        weight = self._grams.weight
        in_best = weight.multiply(self._grams.in_sentence[best]).tocsr()
        return {
            "grams": self._gram_share,
            "grams_relative": ratio(self._gram_share, self._gram_share.max(axis=1, keepdims=True)),
            "names": self._names,
            "meaning": self._meaning,
            "meaning_relative": ratio(self._meaning, self._meaning.max(axis=1, keepdims=True)),
            "predicate": self._predicate,
            "rank": np.log1p(rank),
            "contrast": self._contrast(score),
            "core": self._grams.share(_NOT_CORE * weight + (1 - _NOT_CORE) * in_best),
            **self._cosines,
        }

    def cells(self, score: np.ndarray) -> pd.DataFrame:
        """Features of each article for each fact, given the score of its sentences (log odds).

        Returns
        -------
        pandas.DataFrame
            One row per fact and article: fact, article, best and second (rows of `sentences`; second is -1 where
            the article has one sentence), score (of the best), room (log of the share of the fact that finds
            room when the facts share the sentences out), grams (greatest share of the statement's weight, 0-1).
        """
        parts = []
        for number, article in enumerate(self.articles):
            here = np.flatnonzero((self._article == number) & self.tells)
            mine = score[:, here]
            order = here[(-mine).argsort(axis=1, kind="stable")]
            rows = {
                "fact": np.arange(len(score)),
                "article": article,
                "best": order[:, 0],
                "second": order[:, 1] if len(here) > 1 else -1,
                "score": mine.max(axis=1),
                "room": _room(mine),
                "grams": self._gram_share[:, here].max(axis=1),
            }
            parts.append(pd.DataFrame(rows))
        return pd.concat(parts).sort_values("fact", kind="stable", ignore_index=True)

    def _contrast(self, score: np.ndarray) -> np.ndarray:
        words, best = self._words, score.argmax(axis=0)
        # weight of a fact's words that another fact has too, facts x facts; of those, what a sentence has
        shared = (words.weight @ words.in_fact.T).toarray()[:, best]
        met_shared = (words.weight @ words.in_sentence.multiply(words.in_fact[best]).T).toarray()
        total = words.weight.sum(axis=1)[:, None]
        own = total - shared
        met = (words.weight @ words.in_sentence.T).toarray() - met_shared
        return np.where(own > _NEED * total, ratio(met, own), 1)


def _room(score: np.ndarray) -> np.ndarray:
    """Log of the share of each fact that the sentences of an article (columns) have room for.

    A fact takes at most one sentence, a sentence at most so many facts; one that too many want gets dearer
    (scaling in turn, as Sinkhorn & Knopp 1967).
    """
    odds, price = np.exp(np.clip(score, -30, 30)), np.ones(score.shape[1])
    for _ in range(_ROUNDS):
        taken = odds * price
        taken /= taken.sum(axis=1, keepdims=True) + 1
        price /= np.maximum(taken.sum(axis=0) / _FACTS_A_SENTENCE, 1)
    return np.log(taken.sum(axis=1) + 1e-3)
