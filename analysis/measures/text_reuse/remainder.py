"""What of the sentences of two articles no match accounts for yet: each word has one place that it was copied from."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from analysis.measures.language.words import Words
from analysis.measures.text_reuse.alignment import Run, content_runs

NAME = 0.5  # weight of a name or number beside an own word


class Left(NamedTuple):
    """The stems of a sentence's words that are not accounted for."""

    worth: dict[str, float]  # stem -> rarity, less for names and numbers
    own: set[str]
    unquoted: set[str]


class Remainder:
    """The words not accounted for, by sentence."""

    def __init__(self, words: Words):
        self._words = words
        self._used: dict[int, set[int]] = defaultdict(set)
        self._left: dict[int, Left] = {}

    def runs(self, i: int, j: int) -> list[Run]:
        """Runs with a content word of the words not accounted for."""
        return content_runs(self._words[i], self._free(i), self._free(j))

    def left(self, i: int) -> Left:
        """What of a sentence is not accounted for."""
        if i not in self._left:
            sentence, used = self._words[i], self._used[i]
            left = Left({}, set(), set())
            for k, stems in enumerate(sentence.stems):
                for stem in stems if k not in used else ():
                    rarity = self._words.weight[stem] * (1 if sentence.own[k] else NAME)
                    left.worth[stem] = max(left.worth.get(stem, 0.0), rarity)
                    if sentence.own[k]:
                        left.own.add(stem)
                    if not sentence.quoted[k]:
                        left.unquoted.add(stem)
            self._left[i] = left
        return self._left[i]

    def is_free(self, i: int, j: int, runs: list[Run], in_both: bool = False) -> bool:
        """Most of the runs' words are not accounted for: in one of the two, as where one of them repeats, or in both."""
        free = [2 * len(w & self._used[s]) <= len(w) for w, s in zip(_words_of(runs), (i, j), strict=True)]
        return all(free) if in_both else any(free)

    def take(self, i: int, j: int, runs: list[Run]) -> None:
        """Account for the words of some runs."""
        for sentence, words in zip((i, j), _words_of(runs), strict=True):
            self._used[sentence] |= words
            self._left.pop(sentence, None)

    def _free(self, i: int) -> list[int]:
        """The words of a sentence, those accounted for made to match nothing."""
        return [-1 if k in self._used[i] else word for k, word in enumerate(self._words[i].code)]


def _words_of(runs: list[Run]) -> tuple[set[int], set[int]]:
    mine = {k for run in runs for k in range(run.a, run.a + run.n)}
    return mine, {k for run in runs for k in range(run.b, run.b + run.n)}
