"""Three sentiment lexicons behind one interface: the words of a text that they hold, and the score of the whole.

No word list is kept here: each is read from the package that ships it. Texts are read through `even`, since a curly
apostrophe turns VADER's negations round.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.metadata import distribution
from statistics import fmean
from typing import NamedTuple
from xml.etree import ElementTree

import numpy as np
from vaderSentiment import vaderSentiment as vader

from analysis.corpus.house_style import even

_NOT = "¬"


class Hit(NamedTuple):
    """A word of a text that a lexicon holds: its offsets, and its valence where it stands (negated, intensified)."""

    start: int
    end: int
    valence: float


class Lexicon(ABC):
    """A list of words with valences, and the rules for reading them in a sentence.

    Attributes
    ----------
    name, version : of the word list
    licence : of the word list
    source : author and year
    meaning : what a score is, in one line
    """

    name: str
    version: str
    licence: str
    source: str
    meaning: str

    def hits(self, text: str) -> tuple[Hit, ...]:
        """The words of the text that the lexicon holds, in order."""
        return _hits(self, text)

    @abstractmethod
    def read(self, text: str) -> list[Hit]:
        """What `hits` gives, read from the text each time."""

    @abstractmethod
    def total(self, valences: Sequence[float]) -> float:
        """One score, -1 to 1, of several words' valences; 0 for none."""

    def score(self, texts: Iterable[str]) -> tuple[np.ndarray, np.ndarray]:
        """Score each text.

        Returns
        -------
        tuple of two arrays
            score: -1 (most negative) to 1 (most positive), 0 where no word of the lexicon stands;
            n_matched: words of the text that the lexicon holds.
        """
        found = [[hit.valence for hit in self.hits(text)] for text in texts]
        return np.array([self.total(valences) for valences in found], float), np.array([*map(len, found)], int)


@lru_cache(maxsize=4096)  # a sentence is read for its tone, and for its tone toward each actor
def _hits(lexicon: Lexicon, text: str) -> tuple[Hit, ...]:
    return tuple(lexicon.read(text))


@cache
def lexicons() -> tuple[Lexicon, ...]:
    """The lexicons, read once."""
    return Vader(), Pattern(), Afinn()


class Vader(Lexicon):
    """Word list and rules of the vaderSentiment library, whose scores these are; emojis are not read.

    To save time the library's rules are run on the words that it knows, not on all.
    """

    name = "VADER"
    licence = "MIT"
    source = "Hutto & Gilbert (2014)"
    meaning = (
        "sum of the words' valences, negation, degree words and exclamation marks reckoned in, squeezed into -1..1"
    )

    def __init__(self) -> None:
        self.version = distribution("vaderSentiment").version
        self._rules = vader.SentimentIntensityAnalyzer()

    def read(self, text: str) -> list[Hit]:
        """See Lexicon.read."""
        text = even(text)
        read = vader.SentiText(text)
        words = read.words_and_emoticons
        lower = [word.lower() for word in words]
        known = [i for i, word in enumerate(lower) if word in self._rules.lexicon and word not in vader.BOOSTER_DICT]
        if not known:
            return []
        valences = [0.0] * len(words)
        for i in known:
            if lower[i : i + 2] != ["kind", "of"]:
                valences[i] = self._rules.sentiment_valence(0, read, words[i], i, [])[0]
        if "but" in lower:
            valences = self._rules._but_check(words, valences)
        total = sum(valences)
        emphasis = 1 + self._rules._punctuation_emphasis(text) / abs(total) if total else 1
        starts, at = [], 0
        for word in words:
            at = text.index(word, at)
            starts.append(at)
            at += len(word)
        return [Hit(starts[i], starts[i] + len(words[i]), valences[i] * emphasis) for i in known]

    def total(self, valences: Sequence[float]) -> float:
        """See Lexicon.total."""
        return round(vader.normalize(sum(valences)), 4)


class Pattern(Lexicon):
    """Word list of the Pattern library as TextBlob ships it, read without TextBlob, whose import takes seconds.

    Scores are those of TextBlob's PatternAnalyzer but for two things. "n't" negates: it is in that analyzer's list
    of negations, but its tokens part at the apostrophe. And there are no emoticons: in news they are a digit
    before a bracket.
    """

    name = "Pattern"
    licence = "PDDL"
    source = "De Smedt & Daelemans (2012)"
    meaning = "mean polarity of the words that the lexicon holds, each with the adverbs and the negation before it"

    _MARKS = re.escape(".,;:!?()[]{}`'\"@#$^&*+-|=~_")
    _TOKEN = re.compile(rf"!|\.\.\.|[^\s{_MARKS}](?:[^\s'\"]*[^\s{_MARKS}])?")
    _NEGATIONS = frozenset(["no", "not", "never"])

    def __init__(self) -> None:
        root = ElementTree.parse(distribution("textblob").locate_file("textblob/en/en-sentiment.xml")).getroot()
        self.version = root.get("version")
        senses: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
        for sense in root.iter("word"):
            values = float(sense.get("polarity")), float(sense.get("intensity"))
            senses[sense.get("form")][sense.get("pos")].append(values)
        classes = {word: {pos: _means(values) for pos, values in found.items()} for word, found in senses.items()}
        self._words = {word: _means(found.values()) for word, found in classes.items()}
        self._adverbs = {word for word, found in classes.items() if "RB" in found}
        for word, found in classes.items():
            if "JJ" in found:  # terrible: terribly
                adverb = re.sub(r"le$", "", re.sub(r"y$", "i", word)) + "ly"
                self._words[adverb] = found["JJ"]
                self._adverbs.add(adverb)

    def read(self, text: str) -> list[Hit]:
        """See Lexicon.read; a hit takes in the adverbs before the word."""
        found: list[_Assessment] = []
        modifier = negation = None
        for match in self._TOKEN.finditer(_lower(text)):
            word = "not" if match.group() == _NOT else match.group()
            if word in self._words:
                polarity, intensity = self._words[word]
                if modifier is None:
                    found.append(_Assessment(match.start(), match.end(), polarity, intensity))
                else:
                    found[-1].take_in(match.end(), polarity, intensity)
                if negation is not None:
                    found[-1].intensity, found[-1].negated = 1 / found[-1].intensity, True
                modifier = word if word in self._adverbs else None
                negation = word if word in self._NEGATIONS else None
                continue
            if word in self._NEGATIONS:
                negation = word
            elif len(word) > 1:
                negation = None
            if negation and modifier and modifier.endswith("ly"):  # "really not good"
                found[-1].negated, negation = True, None
            elif len(word) > 2:
                modifier = None
            if word == "!" and found:
                found[-1].polarity = _clip(found[-1].polarity * 1.25)
        return [Hit(a.start, a.end, a.polarity * (-0.5 if a.negated else 1)) for a in found]

    def total(self, valences: Sequence[float]) -> float:
        """See Lexicon.total."""
        return fmean(valences) if valences else 0.0


class Afinn(Lexicon):
    """Word list AFINN-en-165 from the data of the afinn package, read with a negation rule.

    A negation among the three words before turns a valence round and lessens it, as in VADER (Hutto & Gilbert
    2014); by the list alone "isn't good" is praise.
    """

    name = "AFINN"
    version = "en-165"
    licence = "ODbL 1.0"
    source = "Nielsen (2011)"
    meaning = "sum of the words' valences, turned round after a negation, squeezed into -1..1 as in VADER"

    _NEGATIONS = frozenset(word for word in vader.NEGATE if "'" not in word) | {"no", _NOT}

    def __init__(self) -> None:
        rows = distribution("afinn").locate_file("afinn/data/AFINN-en-165.txt").read_text("utf-8").splitlines()
        self._words = {_lower(word): int(valence) for word, valence in (row.split("\t") for row in rows)}
        phrases = sorted((word for word in self._words if not word.isalnum()), key=len, reverse=True)
        self._token = re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b|\w+|{_NOT}")

    def read(self, text: str) -> list[Hit]:
        """See Lexicon.read; some entries are of several words."""
        found = []
        negated = -4
        for i, match in enumerate(self._token.finditer(_lower(text))):
            word = match.group()
            if word in self._words:
                turn = vader.N_SCALAR if i - negated <= 3 else 1
                found.append(Hit(match.start(), match.end(), self._words[word] * turn))
            if word in self._NEGATIONS:
                negated = i
        return found

    def total(self, valences: Sequence[float]) -> float:
        """See Lexicon.total."""
        return vader.normalize(sum(valences))


@dataclass
class _Assessment:
    start: int
    end: int
    polarity: float
    intensity: float
    negated: bool = False

    def take_in(self, end: int, polarity: float, intensity: float) -> None:
        """The next word, which this one modifies: "very" becomes "very good"."""
        self.end, self.polarity, self.intensity = end, _clip(polarity * self.intensity), intensity


def _lower(text: str) -> str:
    """The text in plain lower case, "n't" as a sign of its own; of one length with the text, so that offsets hold."""
    return even(text).replace("İ", "I").lower().replace("n't", f" {_NOT} ")


def _clip(polarity: float) -> float:
    return max(-1.0, min(polarity, 1.0))


def _means(rows: Iterable[Sequence[float]]) -> tuple[float, ...]:
    return tuple(fmean(column) for column in zip(*rows, strict=True))
