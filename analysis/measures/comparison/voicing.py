"""One statement as somebody's words in one article and in the outlet's own voice in another.

A pair counts only where both sentences tell much the same, and where each voice is sure. Somebody's words are what is
quoted or reported, beside the name of who says it, but for orders, rulings and requests, which are acts. The outlet's own
voice is sure where the sentence speaks of nothing that others say, think, want, plan or are charged with, asks nothing,
has no label ("Port office: ...") and no quoted words, and where no other sentence of the article gives the same as
somebody's words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.comparison.telling import COMMON, Link, Telling
from analysis.measures.language.reporting import acts, hearsay, nouns, phrases, saying, thought
from analysis.measures.language.word_classes import ARTICLES, POSSESSIVES

COVER = 0.45  # share of the shorter sentence's content that the other has, to compare who says it
ALIKE = 0.25  # least similarity for that
ALL, NONE = 0.9, 0.1  # share of the shared words that are in somebody's words, and in nobody's
ELSEWHERE = 0.75  # share of the shared words that another sentence of the article gives as somebody's
# What somebody is said to have done, by others
ALLEGING = frozenset(
    "alleged allegedly allegation allegations accused accusation accusations charged charges acquitted".split()
)
_LABEL = re.compile(r"\W*(?:[^\s:]+ ){0,3}[^\s:]+: ")  # "Port office: 40 boats lost"


class Voicing:
    """In whose voice the sentences of a story tell what they tell."""

    def __init__(self, corpus: Corpus, telling: Telling):
        self._telling, self._words = telling, telling.words
        self._said: dict[str, list[tuple[int, int]]] = defaultdict(list)  # somebody's words
        self._sayers: dict[str, list[tuple[int, int]]] = defaultdict(list)  # the words that name who says them
        self._given: dict[str, list[tuple[int, int]]] = defaultdict(
            list
        )  # somebody's words, thoughts, plans and orders
        for row in measure_voices.rows(corpus):
            self._given[row.article].append((row.start, row.end))
            if row.kind == "direct" or row.verb not in thought() | acts():
                self._said[row.article].append((row.start, row.end))
                if pd.notna(row.speaker_start):
                    self._sayers[row.article].append((row.speaker_start, row.speaker_end))
        self._reported: dict[str, list[frozenset[str]]] = {}  # of each sentence the stems in somebody's words

    def links(self, i: int, j: int, similarity: float) -> Iterator[Link]:
        """What two sentences tell alike, each in somebody's words or in the outlet's own voice."""
        words = self._words
        if similarity < ALIKE or not (words.body[i] and words.body[j]):
            return
        mine, yours = words[i].all_stems(), words[j].all_stems()
        both = mine & yours
        if len(both) < COVER * min(len(mine), len(yours)) or not self._telling.tell_the_same(i, j, wholly=True):
            return
        places = []
        for s in (i, j):
            at = self._telling.shared(s, both)
            version = self._version(s, at, both)
            if version is None:
                return
            places.append(self._telling.place(s, at[0], at[-1] + 1, version, anchor=0))
        yield Link("attribution", *places, places[0].version != places[1].version)

    def _version(self, s: int, at: Sequence[int], both: frozenset[str]) -> str | None:
        """Whether a sentence tells the words `at` as somebody's or in the outlet's own voice; None where it is not sure."""
        article = self._words.name[s]
        said = [k for k in at if self._share(s, [k], self._sayers[article]) == 0]
        if len(said) >= min(COMMON, len(at)) and self._share(s, said, self._said[article]) >= ALL:
            return "attributed"
        if self._share(s, at, self._given[article]) > NONE or not self._is_plain(s, at):
            return None
        return None if self._is_reported(article, both) else "own"

    def _share(self, s: int, at: Sequence[int], told: Sequence[tuple[int, int]]) -> float:
        spans = [self._words.span_of(s, k) for k in at]
        return sum(any(x <= start and end <= y for x, y in told) for start, end in spans) / len(at)

    def _is_plain(self, s: int, at: Sequence[int]) -> bool:
        """Nothing in a sentence speaks of what others say, and it asks nothing."""
        printed, text = self._telling.printed(s), self._telling.text(s)
        if any(self._words[s].quoted[k] for k in at) or text.rstrip().endswith("?") or _LABEL.match(text):
            return False
        if (ALLEGING | hearsay().keys()).intersection(printed):
            return False
        says = (
            word in saying() and not (before in ARTICLES | POSSESSIVES or before.endswith("'s"))
            for before, word in pairwise(["", *printed])
        )
        attributes = (
            printed[k : k + len(phrase)] == [*phrase]
            for k, word in enumerate(printed)
            for phrase, _ in phrases().get(word, ())
        )
        announces = (
            word in ("that", "to") or (nouns()[noun] == "doubting" and word in ARTICLES | POSSESSIVES | {"has"})
            for noun, word in pairwise(printed)
            if noun in nouns()
        )
        return not (any(says) or any(attributes) or any(announces))

    def _is_reported(self, article: str, both: frozenset[str]) -> bool:
        """Somewhere else the article gives it as somebody's words."""
        if article not in self._reported:
            here = (s for s, name in enumerate(self._words.name) if name == article)
            self._reported[article] = [self._stems_said(s) for s in here]
        return any(len(both & stems) >= ELSEWHERE * len(both) for stems in self._reported[article])

    def _stems_said(self, s: int) -> frozenset[str]:
        """The content stems of a sentence that stand in somebody's words."""
        said = self._said[self._words.name[s]]
        return frozenset().union(*(stems for k, stems in enumerate(self._words[s].stems) if self._share(s, [k], said)))
