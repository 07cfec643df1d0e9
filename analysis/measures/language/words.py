"""The words of all articles as arrays, for measures that compare sentence with sentence."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered
from analysis.measures.language.stems import stem

_NUMBERS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()
_FIGURES = {word: str(number) for number, word in enumerate(_NUMBERS, 2)}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's words as parallel lists."""

    code: list[int]  # the word, folded: equal codes are the same word
    quoted: list[bool]
    own: list[bool]  # the writer's: neither name, nor number, nor a set phrase of the story
    content: list[bool]
    stems: list[frozenset[str]]  # of content words

    def all_stems(self) -> frozenset[str]:
        """The stems of all its content words."""
        return frozenset().union(*self.stems)


class Words:
    """The words of headline, deck and body of all articles as arrays; sentences by running index.

    Attributes
    ----------
    name, number, span : of each sentence its article, its number there, and its offsets
    index : (article, number) -> the sentence
    article : of each sentence the number of its article
    body : of each sentence, whether it stands in the body
    first : of each sentence its first word; last, one past the last word of all
    sentence, code, term, quoted, content : of each word its sentence; numbers that are equal for the same word (numbers in
        words and in figures are the same) and for the same folded form; in quotation marks; of an open class
    stems : folded form -> the stems of its parts
    weight : stem -> rarity, 0-1
    datelines : sentence -> the offsets of the dateline before it, where there is one
    """

    def __init__(self, corpus: Corpus):
        told = corpus.sentences[corpus.sentences["part"] != "caption"]
        self.name, self.number = told["article"].tolist(), told["sentence"].tolist()
        self.span = list(zip(told["start"].tolist(), told["end"].tolist(), strict=True))
        self.texts = corpus.texts
        self.index = {key: i for i, key in enumerate(zip(self.name, self.number, strict=True))}
        places = zip(corpus.tokens["article"].tolist(), corpus.tokens["sentence"].tolist(), strict=True)
        of_token = np.array([self.index.get(place, -1) for place in places], np.int64)
        tokens = corpus.tokens[of_token >= 0]
        self.sentence = of_token[of_token >= 0]
        self.first = np.searchsorted(self.sentence, np.arange(len(told) + 1)).tolist()
        self.article = pd.factorize(told["article"])[0]
        self.body = (told["part"] == "body").to_numpy()
        self._spans = list(zip(tokens["start"].tolist(), tokens["end"].tolist(), strict=True))
        self.quoted = tokens["in_quote"].to_numpy(bool)
        self.content = ~tokens["function_word"].to_numpy(bool) & tokens["term"].notna().to_numpy()
        printed, forms = pd.factorize(tokens["text"])
        term, terms = pd.factorize(tokens["term"].fillna(tokens["text"].str.lower()))
        names = [_FIGURES.get(word, word) for word in terms]
        self.code = pd.factorize(pd.Series(names))[0][term]
        self.stems = [frozenset(stem(_FIGURES.get(part, part)) for part in name.split("-")) for name in names]
        self.term = term
        self._own = ~(self._is_name(printed, forms, term, len(terms)) | _has_digit(forms)[printed])
        self.weight = self._weights()
        self.datelines = dict(_datelines(corpus))
        self._made: dict[int, Sentence] = {}

    def __getitem__(self, sentence: int) -> Sentence:
        """The words of one sentence."""
        if sentence not in self._made:
            span = slice(self.first[sentence], self.first[sentence + 1])
            content = self.content[span].tolist()
            self._made[sentence] = Sentence(
                self.code[span].tolist(),
                self.quoted[span].tolist(),
                self._own[span].tolist(),
                content,
                [
                    self.stems[t] if is_content else frozenset()
                    for t, is_content in zip(self.term[span], content, strict=True)
                ],
            )
        return self._made[sentence]

    def without(self, common: np.ndarray) -> Words:
        """The same words, of which those so marked are nobody's own."""
        other = copy(self)
        other._own, other._made = self._own & ~common, {}
        return other

    def place(self, sentence: int) -> tuple[str, int, int, int]:
        """Article, sentence, start and end of a sentence."""
        return self.name[sentence], self.number[sentence], *self.span[sentence]

    def sentences_of(self, article: int) -> range:
        """The sentences of an article."""
        return range(*np.searchsorted(self.article, [article, article + 1]))

    def length(self, article: int) -> int:
        """The words of an article."""
        sentences = self.sentences_of(article)
        return self.first[sentences.stop] - self.first[sentences.start]

    def text(self, sentence: int) -> str:
        """The text of the article that a sentence stands in."""
        return self.texts[self.name[sentence]]

    def span_of(self, sentence: int, word: int, with_mark: bool = False) -> tuple[int, int]:
        """Offsets of a word of a sentence, with the punctuation that follows it if asked for."""
        at = self.first[sentence] + word
        start, end = self._spans[at]
        if with_mark:
            stop = self.span[sentence][1] if self.is_last(sentence, word) else self._spans[at + 1][0]
            end += len(self.text(sentence)[end:stop].rstrip())
        return start, end

    def spans_of(self, sentence: int) -> list[tuple[int, int]]:
        """Offsets of each word of a sentence."""
        return self._spans[self.first[sentence] : self.first[sentence + 1]]

    def is_last(self, sentence: int, word: int) -> bool:
        """The word is the sentence's last."""
        return self.first[sentence] + word + 1 == self.first[sentence + 1]

    def printed(self, sentence: int) -> tuple[str, str]:
        """Dateline and sentence as printed, without spaces and quotation marks."""
        text, span = self.texts[self.name[sentence]], self.span[sentence]
        return bare(text[slice(*self.datelines.get(sentence, (0, 0)))]), bare(text[slice(*span)])

    def _is_name(self, printed: np.ndarray, forms: Iterable[str], term: np.ndarray, n_terms: int) -> np.ndarray:
        """Terms that stand with a capital more often than not, sentence openings and headlines apart."""
        capital = np.array([form[:1].isupper() for form in forms], bool)[printed]
        inner = self.body[self.sentence] & np.r_[False, self.sentence[1:] == self.sentence[:-1]]
        seen = np.bincount(term[inner], minlength=n_terms)
        return (2 * np.bincount(term[inner], capital[inner], n_terms) > seen)[term]

    def _weights(self) -> dict[str, float]:
        """Stem -> rarity: 1 for one that stands in two sentences, 0 for one in all of them."""
        pairs = np.unique(np.c_[self.sentence, self.term], axis=0)
        n = Counter(stem for _, term in pairs.tolist() for stem in self.stems[term])
        scale = np.log(max(len(self.name) / 2, 2))
        return {stem: float(np.log(len(self.name) / count) / scale) for stem, count in n.items()}


@remembered
def words_of(corpus: Corpus) -> Words:
    """The words of the story, made once."""
    return Words(corpus)


def _has_digit(forms: Iterable[str]) -> np.ndarray:
    return np.array([any(map(str.isdigit, form)) for form in forms], bool)


def _datelines(corpus: Corpus) -> Iterator[tuple[int, tuple[int, int]]]:
    """Index of a sentence and the span of the dateline that stands before it."""
    opening, seen = defaultdict(list), set()
    for line in corpus.rows("lines"):
        if line.part == "body":
            opening[line.article].append(line.start)
    for i, row in enumerate(row for row in corpus.rows("sentences") if row.part != "caption"):
        if row.part == "body" and (row.article, row.paragraph) not in seen:
            seen.add((row.article, row.paragraph))
            start = opening[row.article][row.paragraph - 1]
            if start < row.start and re.search(r"\w", corpus.texts[row.article][start : row.start]):
                yield i, (start, row.start)


def bare(text: str) -> str:
    """A text without spaces and quotation marks."""
    return re.sub(r"[\s\"']", "", even(text))
