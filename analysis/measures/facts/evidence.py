"""What speaks for each sentence, and for each article, that it tells a fact: the features of the match.

Terms. A statement and a sentence share character 4-grams and word stems. A term weighs the more, the fewer sentences of
the story and the fewer facts of the ledger have it (inverse frequency, Sparck Jones 1972, taken twice): what sets a
fact apart from its neighbours is what must be found ("The harbour master said ..." may open ten facts). Words are also
met, by half, by words that a thesaurus holds near (thesaurus.py), and, by three quarters, where another expression of
the same meaning stands (paraphrases.py): a statement is in the annotator's words. Before each sentence stand the names
of those whose words it has (spoken.py): that Ilse Vane won't go may be told by "I won't," she said. Only which fact a
sentence fits best is asked of its own words. Sentences that copy another one make no term commoner and are not what
others are held against: a print more moves no answer.

Two looks. From a score of the sentences (at first the terms they share) follow each fact's best sentence, whose terms
count most when the others are read, and each sentence's best fact: any other fact must also show the words which that
one lacks. The second look does the same from the score of the first, and asks where the facts beside this one in the
ledger are told (ledger_order.py), and whether other sentences of the article tell the fact. Then articles are scored:
the best sentence, and whether it is still free when facts share the sentences out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.comparison.telling import days_written
from analysis.measures.facts.embeddings import Embedded, Encode
from analysis.measures.facts.ledger_order import from_neighbours
from analysis.measures.facts.otherwise import said_otherwise
from analysis.measures.facts.overlap import (
    Terms,
    akin_shares,
    closed_words,
    denies,
    grams_of,
    ratio,
    stems_of,
    words_of,
)
from analysis.measures.facts.spoken import heard_in, is_reported
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.text_reuse.sources import source_of
from analysis.tables import EDITED_LIGHTLY

SENTENCE_FEATURES = (
    "grams", "names", "meaning_relative", "affirms", "unsaid", "rank", "contrast", "core",
)  # fmt: skip

_NOT_CORE = 0.1  # weight of a term that the fact's best sentence lacks, in `core`
_NEED = 0.05  # share of a statement's weight that must be its own, for `contrast` to say anything
_FACTS_A_SENTENCE = 1.5  # facts that one sentence tells, when they share the sentences out
_ROUNDS = 20
_ODDS = (-10, 10)  # log odds beyond which a sentence counts no further for the others

Weights = Mapping[str, float]


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
    """

    def __init__(self, corpus: Corpus, statements: list[str], *, encode: Encode | None = None):
        self.sentences = corpus.sentences.reset_index(drop=True)
        self.tells = (self.sentences["part"] != "caption").to_numpy()
        self._article, self.articles = pd.factorize(self.sentences["article"])
        self._source = source_of(corpus)
        fold = corpus.folding.fold
        closed = closed_words([*statements, *self.sentences["text"]], fold)
        facts = [words_of(statement, fold, closed) for statement in statements]
        names = [stems_of(words_of(statement, fold, closed, names=True)) for statement in statements]
        heard = heard_in(corpus, self.sentences)
        words = [words_of(text, fold, closed) for text in self.sentences["text"]]
        texts = [words_of(" ".join(here.speakers), fold, closed) + own for here, own in zip(heard, words, strict=True)]
        # Sentences that copy another neither make a term commoner nor are what the others are held against.
        self._own = np.flatnonzero(~is_copied(corpus, self.sentences, kinds=EDITED_LIGHTLY))
        distinct = np.array(list({tuple(texts[number]): number for number in self._own}.values()))
        self._grams = Terms.of(list(map(grams_of, facts)), list(map(grams_of, texts)), distinct)
        self._words = Terms.of(list(map(stems_of, facts)), list(map(stems_of, words)), distinct)
        named = Terms.of(names, list(map(stems_of, texts)), distinct)
        self._names = np.where(named.in_fact.sum(axis=1)[:, None], named.share(named.in_fact), 1)
        self._gram_share = self._grams.share()
        self._meaning, self._predicate = akin_shares(facts, texts, distinct, names)
        reported = np.array(list(map(is_reported, statements)))
        self._unsaid = (reported[:, None] & ~np.array([here.anybody for here in heard])).astype(float)
        denied, denying = (np.array(list(map(denies, of))) for of in (statements, self.sentences["text"]))
        self._affirms = (denied[:, None] & ~denying).astype(float)
        self._embedded = (
            Embedded(encode, statements, list(self.sentences["text"]), own=self._own, distinct=distinct)
            if encode
            else None
        )
        self._otherwise = said_otherwise(statements, self.sentences, days_written(corpus))
        # Weight of a fact's words: all, those a sentence has, those another fact has.
        self._total = self._words.weight.sum(axis=1)[:, None]
        self._met = (self._words.weight @ self._words.in_sentence.T).toarray()
        self._shared = (self._words.weight @ self._words.in_fact.T).toarray()
        self.plain = self._gram_share + ratio(self._met, self._total)

    def score(self, weights: Mapping[str, Weights]) -> np.ndarray:
        """Log odds that a sentence tells a fact after both looks, facts x sentences."""
        first = linear(self.look(self.plain), weights["first_look"])
        return linear(self.second_look(first), weights["second_look"])

    def look(self, score: np.ndarray) -> dict[str, np.ndarray]:
        """Features of each sentence for each fact, given a score of them.

        Returns
        -------
        dict
            Arrays facts x sentences: grams (share of the statement's weight that the sentence has, 0-1),
            names (share of its capitalised words, the first apart; 1 where it has none), meaning_relative (share with
            words akin and other expressions counting in part, divided by the best sentence's), affirms (1 where the statement denies
            something and the sentence nothing), unsaid (1 where the statement says what somebody says and the sentence
            has nobody's words), rank (log of 1 + the facts that the sentence fits better), contrast (share met of the
            words that the best-fitting fact lacks; 1 for that fact), core (`grams`, with the terms of the fact's best
            sentence counting most); with an encoder also those of `Embedded`.
        """
        best = self._own[score[:, self._own].argmax(axis=1)]
        rank = (-score).argsort(axis=0, kind="stable").argsort(axis=0, kind="stable")
        weight = self._grams.weight
        in_best = weight.multiply(self._grams.in_sentence[best]).tocsr()
        return {
            "grams": self._gram_share,
            "names": self._names,
            "meaning_relative": self._relative(self._meaning),
            "affirms": self._affirms,
            "unsaid": self._unsaid,
            "rank": np.log1p(rank),
            "contrast": self._contrast(score),
            "core": self._grams.share(_NOT_CORE * weight + (1 - _NOT_CORE) * in_best),
            **(self._embedded.features if self._embedded else {}),
        }

    def _relative(self, share: np.ndarray) -> np.ndarray:
        """Shares divided by the best sentence's, copies apart; 1 at most."""
        return np.minimum(ratio(share, share[:, self._own].max(axis=1, keepdims=True)), 1)

    def second_look(self, score: np.ndarray) -> dict[str, np.ndarray]:
        """Features of a look, given the score (log odds) of the first, and two more: neighbours (what the places of the
        other facts say; log odds, see `from_neighbours`) and alone (log of the chance that no other sentence of the
        article tells the fact, if one at most does; 0 for a caption)."""
        alone = np.zeros(score.shape)
        for here in self._places():
            odds = np.exp(np.clip(score[:, here], *_ODDS))
            alone[:, here] = -np.log1p(odds.sum(axis=1, keepdims=True) - odds)
        return {**self.look(score), "neighbours": from_neighbours(score, self._places()), "alone": alone}

    def cells(self, score: np.ndarray) -> pd.DataFrame:
        """Features of each article for each fact, given the score of its sentences (log odds).

        Returns
        -------
        pandas.DataFrame
            One row per fact and article: fact, article, source (see `measure_sources`), best and second (rows of
            `sentences`; second is -1 where the article has one sentence), score (of the best), room (log of the share
            of the fact that finds room when the facts share the sentences out), grams (greatest share of the
            statement's weight, 0-1), predicate (share of its weight, names apart, words akin and other expressions counting in part, that
            the best has; 0.5 where it has only names), otherwise (share of the statement's numbers and dates that the
            best has otherwise, 0-1, see `said_otherwise`); with an encoder also together (what best and second have of
            it, see `Embedded.together`).
        """
        n_facts, columns = len(score), []
        for here in self._places():
            mine = score[:, here]
            order = here[(-mine).argsort(axis=1, kind="stable")]
            best = order[:, 0]
            columns.append({
                "best": best,
                "second": order[:, 1] if len(here) > 1 else np.full(n_facts, -1),
                "score": mine.max(axis=1),
                "room": _room(mine),
                "grams": self._gram_share[:, here].max(axis=1),
                "predicate": self._predicate[np.arange(n_facts), best],
                "otherwise": self._otherwise[np.arange(n_facts), best],
            })  # fmt: skip
        cells = {name: np.stack([column[name] for column in columns], axis=1).ravel() for name in columns[0]}
        fact = np.repeat(np.arange(n_facts), len(columns))
        if self._embedded:
            pairs = zip(fact, cells["best"], cells["second"], strict=True)
            cells["together"] = np.array([
                self._embedded.together(number, [best, second] if second >= 0 else [best]) for number, best, second in pairs
            ])  # fmt: skip
        sources = [self._source[article] for article in self.articles]
        return pd.DataFrame({
            "fact": fact,
            "article": np.tile(self.articles, n_facts),
            "source": np.tile(np.array(sources, object), n_facts),
            **cells,
        })  # fmt: skip

    def throughout(self) -> pd.DataFrame:
        """Features of each article for each statement, where statements are the articles' sentences (see retold.py).

        Returns
        -------
        pandas.DataFrame
            One row per fact and article: fact, article, anywhere (share of the statement's weight that the article has
            in any of its sentences, 0-1), akin (greatest share that one sentence has, words akin and other expressions
            counting in part, 0-1), shared (most content stems in common with one sentence), names and unsaid (as in `look`, of the
            sentence that shares most).
        """
        facts, grams = np.arange(len(self.plain)), self._grams
        in_common = (self._words.in_fact @ self._words.in_sentence.T).toarray()
        total = grams.weight.sum(axis=1)
        parts = []
        for article, here in zip(self.articles, self._places(), strict=True):
            best = here[self.plain[:, here].argmax(axis=1)]
            has = (grams.in_sentence[here].sum(axis=0) > 0).astype(float)
            parts.append(pd.DataFrame({
                "fact": facts,
                "article": article,
                "anywhere": ratio(grams.weight @ has, total),
                "akin": self._meaning[:, here].max(axis=1),
                "shared": in_common[:, here].max(axis=1),
                "names": self._names[facts, best],
                "unsaid": self._unsaid[facts, best],
            }))  # fmt: skip
        return pd.concat(parts, ignore_index=True)

    def _places(self) -> Iterator[np.ndarray]:
        """Of each article the rows of its sentences that tell something."""
        for number in range(len(self.articles)):
            yield np.flatnonzero((self._article == number) & self.tells)

    def _contrast(self, score: np.ndarray) -> np.ndarray:
        words, best = self._words, score.argmax(axis=0)
        met_shared = (words.weight @ words.in_sentence.multiply(words.in_fact[best]).T).toarray()
        own = self._total - self._shared[:, best]
        return np.where(own > _NEED * self._total, ratio(self._met - met_shared, own), 1)


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
