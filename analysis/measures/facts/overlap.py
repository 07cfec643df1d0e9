"""What a statement and a sentence share: terms weighted by rarity, and words that are akin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from analysis.corpus.house_style import Fold, even, function_words
from analysis.corpus.segment import word_spans
from analysis.measures.language.paraphrases import meanings
from analysis.measures.language.stems import stem
from analysis.measures.language.thesaurus import kinship

_GRAM = 4  # characters
_NOWHERE = 0.3  # weight of a term that no article has: it may be the annotator's wording, but it is not nothing
_AKIN = 0.5  # how far a word is met by one that is near it in the thesaurus
_IN_OTHER_WORDS = 0.75  # how far the words of an expression are met by another expression of the same meaning
_DENIAL = re.compile(
    r"\b(?:not|no|never|none|neither|nor|without|cannot|deny|denie[sd]|denying|refus(?:e[sd]?|ing|al))\b|n't\b"
)


@dataclass(frozen=True)
class Terms:
    """Terms of one kind: the statements and the sentences that have them (rows), and what each weighs in a fact."""

    in_fact: csr_array
    in_sentence: csr_array
    weight: csr_array

    @classmethod
    def of(cls, facts: list[set[str]], sentences: list[set[str]], distinct: np.ndarray) -> Terms:
        """Weigh the statements' terms; `distinct` are the sentences to count, each text once."""
        index = {term: number for number, term in enumerate(sorted(set().union(*facts)))}
        in_fact, in_sentence = _incidence(facts, index), _incidence(sentences, index)
        in_story = in_sentence[distinct].sum(axis=0)
        rare = rarity(in_story, len(distinct), 1) * rarity(in_fact.sum(axis=0), len(facts), 0.5)
        rare *= np.where(in_story > 0, 1, _NOWHERE)
        return cls(in_fact, in_sentence, in_fact.multiply(rare[None, :]).tocsr())

    def share(self, weight: csr_array | None = None) -> np.ndarray:
        """Share of a statement's weight that a sentence has, facts x sentences."""
        weight = self.weight if weight is None else weight
        return ratio((weight @ self.in_sentence.T).toarray(), weight.sum(axis=1)[:, None])


def words_of(text: str, fold: Fold, closed: Set[str] = frozenset(), *, names: bool = False) -> list[str]:
    """The words of a text as the house folds them, in order; with `names` only capitalised ones after the first.

    Compounds are opened at their hyphens, but closed up where `closed` has that word: non-lethal beside nonlethal.
    """
    spans = [(start, end) for start, end in word_spans(text) if not names or (start and text[start].isupper())]
    terms = [term for start, end in spans if (term := fold(text[start:end])[0])]
    return [part for term in terms for part in _parts(term, closed) if part]


def closed_words(texts: Iterable[str], fold: Fold) -> frozenset[str]:
    """The words of texts that have no hyphen."""
    terms = (fold(text[start:end])[0] for text in texts for start, end in word_spans(text))
    return frozenset(term for term in terms if term and "-" not in term)


def _parts(term: str, closed: Set[str]) -> list[str]:
    whole = term.replace("-", "")
    return [whole] if whole in closed else term.split("-")


def grams_of(words: list[str]) -> set[str]:
    """Runs of four characters of the words in lower case, a space at either end."""
    line = f" {' '.join(words)} ".lower()
    return {line[start : start + _GRAM] for start in range(len(line) - _GRAM + 1)}


def stems_of(words: list[str]) -> set[str]:
    """Words of open classes, without plural s, cut to their first letters; numbers whole."""
    return set(map(stem, _content(words)))


def _content(words: list[str]) -> set[str]:
    """Words of open classes in lower case."""
    return {word.lower() for word in words if word not in function_words()}


def denies(text: str) -> bool:
    """Whether a word of negation or denial stands in the text."""
    return _DENIAL.search(even(text).lower()) is not None


def akin_shares(
    facts: list[list[str]], sentences: list[list[str]], distinct: np.ndarray, names: list[set[str]]
) -> tuple[np.ndarray, np.ndarray]:
    """Share of a statement's weight whose words, or words akin to them, a sentence has, facts x sentences.

    A word weighs the more, the fewer sentences and facts have it or a word akin to it. An expression is met by another
    of the same meaning (see language/paraphrases.py). The second array leaves out the words whose stems are among the
    statement's `names`; it is 0.5 where nothing else is there.
    """
    said, heard = ([meanings(words) for words in texts] for texts in (facts, sentences))
    facts, sentences = ([_content(words) for words in texts] for texts in (facts, sentences))
    words = sorted({word for text in (*facts, *sentences) for word in text})
    if not words:
        return np.zeros((len(facts), len(sentences))), np.full((len(facts), len(sentences)), 0.5)
    index = {word: number for number, word in enumerate(words)}
    stem_of, stems = pd.factorize(np.array(list(map(stem, words)), object))
    of_stem = csr_array((np.ones(len(words)), (np.arange(len(words)), stem_of)))
    same, near = kinship(words)
    same += of_stem @ of_stem.T
    in_fact, in_sentence = _incidence(facts, index), _incidence(sentences, index)

    def met(texts: csr_array) -> np.ndarray:
        whole, half = (((kin @ texts.T).toarray() > 0) for kin in (same, near))
        return np.where(whole, 1, _AKIN * half)

    in_story = met(in_sentence)
    n_story = in_story[:, distinct].sum(axis=1)
    rare = rarity(n_story, len(distinct), 1) * rarity(met(in_fact).sum(axis=1), len(facts), 0.5)
    weight = in_fact.toarray() * rare * np.where(n_story > 0, 1, _NOWHERE)
    named = _incidence(names, {stem: number for number, stem in enumerate(stems)}).toarray() > 0
    apart = weight * ~named[:, stem_of]
    total, rest = weight.sum(axis=1)[:, None], apart.sum(axis=1)[:, None]
    has, has_apart = weight @ in_story, apart @ in_story
    for fact, word, here in _met_by_expressions(said, heard):
        if (row := index.get(word)) is not None:
            more = np.maximum(_IN_OTHER_WORDS - in_story[row, here], 0)
            has[fact, here] += weight[fact, row] * more
            has_apart[fact, here] += apart[fact, row] * more
    return ratio(has, total), np.where(rest > 0, ratio(has_apart, rest), 0.5)


def _met_by_expressions(
    said: list[dict[int, set[str]]], heard: list[dict[int, set[str]]]
) -> Iterator[tuple[int, str, np.ndarray]]:
    """Of each statement its words in expressions, and the sentences that have an expression of the same meaning."""
    having: dict[int, set[int]] = defaultdict(set)
    for number, meanings_there in enumerate(heard):
        for meaning in meanings_there:
            having[meaning].add(number)
    for fact, meanings_here in enumerate(said):
        where: dict[str, set[int]] = defaultdict(set)
        for meaning, words in meanings_here.items():
            for word in words:
                where[word] |= having.get(meaning, set())
        for word, places in where.items():
            if places:
                yield fact, word, np.array(sorted(places))


def _incidence(bags: Iterable[set[str]], index: Mapping[str, int]) -> csr_array:
    """Bags x terms: 1 where the bag has the term."""
    rows = [sorted(map(index.__getitem__, bag & index.keys())) for bag in bags]
    starts = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter(chain.from_iterable(rows), int, starts[-1])
    return csr_array((np.ones(len(columns)), columns, starts), shape=(len(rows), len(index)))


def rarity(n: np.ndarray, total: int, prior: float) -> np.ndarray:
    """Log of the inverse frequency, a little above 0 for what is everywhere."""
    return np.maximum(np.log((total + 1) / (n + prior)), 0.01)


def ratio(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Part of a whole; 0 where there is no whole."""
    return part / np.maximum(whole, 1e-9)
