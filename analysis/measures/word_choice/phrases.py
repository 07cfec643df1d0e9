"""Words and phrases of a list found in sentences: one way of writing entries and one way of matching for labels,
loaded words and frames.

An entry is one word or several. A word counts with every spelling, possessive and form of a name that the story folds
(corpus/house_style.py); a hyphen is a space, so that "attack" stands in "attack-minded"; `*` at the end of a word
stands for any ending, alone for any word. A word written with a capital is found with one only ("West", "US"), any
other in either case.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import translate
from typing import NamedTuple

from analysis.corpus import Corpus
from analysis.corpus.house_style import TITLES, Folder, even
from analysis.corpus.memory import remembered
from analysis.corpus.segment import GAP, WORD
from analysis.measures.attribution.voices import measure_voices
from analysis.records import Row
from analysis.tables import SPOKEN

_PART = re.compile(r"[^-‑]+")
_OWN, _REPORTED, _QUOTED = SPOKEN


class Unit(NamedTuple):
    """A word of a text, or one part of a hyphenated word."""

    key: str  # folded; empty where it counts as no word
    low: str  # as printed, in lower case with plain marks; empty for an abbreviation in capitals
    capital: bool
    start: int
    end: int
    quoted: bool


class Found(NamedTuple):
    """An entry found in the units first..last-1 of a sentence."""

    first: int
    last: int
    value: object


@dataclass(slots=True)
class _Node:
    """Where the words so far may go on to: exact words, beginnings of words, patterns; what ends here."""

    exact: dict[str, _Node] = field(default_factory=dict)
    starts: dict[str, _Node] = field(default_factory=dict)
    lengths: set[int] = field(default_factory=set)
    globs: list[tuple[re.Pattern, _Node]] = field(default_factory=list)
    ends: list[tuple[tuple[bool, ...], object, object]] = field(default_factory=list)
    goes_on: bool = False

    def after(self, unit: Unit) -> list[_Node]:
        found = []
        for word in (unit.key,) if unit.low == unit.key else (unit.key, unit.low):
            if not word:
                continue
            if word in self.exact:
                found.append(self.exact[word])
            for n in self.lengths:
                if len(word) >= n and word[:n] in self.starts:
                    found.append(self.starts[word[:n]])
            for pattern, node in self.globs:
                if pattern.fullmatch(word):
                    found.append(node)
        return found


def is_name(units: Sequence[Unit], named: frozenset[int], entry: str) -> bool:
    """All units stand in a name (`proper.named_places` of the article), and the entry that was found is none."""
    return not any(map(str.isupper, entry)) and all(unit.start in named for unit in units)


class Phrases:
    """A list of entries, ready to be found.

    Parameters
    ----------
    entries
        (entry, group, value): of the entries of one group that overlap in a text the longest counts, and of two of
        one length the first. An entry with the value None takes its words out of the count.
    folder
        How the words of the entries fold; that of the story for its own names.
    beside
        Lists that are found in the same pass, their entries after those of `entries`.
    """

    def __init__(
        self,
        entries: Iterable[tuple[str, object, object]],
        folder: Folder | None = None,
        *,
        beside: Iterable[Phrases] = (),
    ):
        self._folder = folder or Folder()
        self._root = _Node()
        self._roots = [self._root, *(root for other in beside for root in other._roots)]
        self._opening: dict[tuple[str, str], list[_Node]] = {}  # word -> what it may open
        for entry, group, value in entries:
            self._add(entry, group, value)

    def _add(self, entry: str, group: object, value: object) -> None:
        node, capitals = self._root, []
        for word in pattern_words(entry):
            capitals.append(word[0].isupper())
            body = word[:-1]
            node.goes_on = True
            if "*" in body or "?" in word:
                pattern = re.compile(translate(word.lower()))
                known = next((n for p, n in node.globs if p.pattern == pattern.pattern), None)
                if known is None:
                    node.globs.append((pattern, known := _Node()))
                node = known
            elif word.endswith("*"):
                node.lengths.add(len(body))
                node = node.starts.setdefault(body.lower(), _Node())
            else:
                node = node.exact.setdefault(self._folder.fold(word)[0] or word.lower(), _Node())
        if capitals:
            node.ends.append((tuple(capitals), group, value))

    def find(self, units: Sequence[Unit]) -> list[Found]:
        """Every entry that stands in the units, in order; longest first within a group."""
        found: dict[object, list[Found]] = defaultdict(list)
        opening = self._opening
        for first, unit in enumerate(units):
            word = unit.key, unit.low
            if word not in opening:
                opening[word] = [node for root in self._roots for node in root.after(unit)]
            open_, last = opening[word], first
            while open_:
                last += 1
                for node in open_:
                    for capitals, group, value in node.ends:
                        if all(u.capital for u, wanted in zip(units[first:], capitals, strict=False) if wanted):
                            found[group].append(Found(first, last, value))
                if last == len(units):
                    break
                open_ = [node for before in open_ if before.goes_on for node in before.after(units[last])]
        chosen = [hit for hits in found.values() for hit in _longest(hits)]
        return sorted((hit for hit in chosen if hit.value is not None), key=lambda hit: hit[:2])


def _longest(hits: list[Found]) -> Iterator[Found]:
    taken: set[int] = set()
    for hit in sorted(hits, key=lambda hit: (hit.first - hit.last, hit.first)):
        if taken.isdisjoint(range(hit.first, hit.last)):
            taken.update(range(hit.first, hit.last))
            yield hit


def pattern_words(entry: str) -> list[str]:
    """The words of an entry, `*` and `?` kept."""
    words = []
    for word in even(entry).replace("-", " ").split():
        bare = word.strip('.,;:!"()[]') if not re.fullmatch(r"(?:[^\W\d_]\.){2,}", word) else word
        if bare:
            words.append(bare)
    return words


def units_of(text: str, folder: Folder | None = None) -> list[Unit]:
    """The words of a text as units, none of them quoted."""
    folder, units, in_capitals = folder or Folder(), [], text.isupper()
    for match in WORD.finditer(text):
        units += _units(_parts(match.group(), folder, in_capitals), match.start(), False)
    return units


@remembered
def sentence_units(corpus: Corpus) -> list[tuple[Row, list[Unit]]]:
    """Each sentence of headline, deck and body (a row of `sentences`) with its units.

    Where words were taken out (measures/voices/one_voice.py) stands a unit that counts as no word, so that no entry
    spans it.
    """
    words = defaultdict(list)
    for token in corpus.rows("tokens"):
        words[token.article, token.sentence].append(token)
    parts: dict[tuple[str, bool], list[tuple]] = {}  # of each word as printed, in a line of capitals or not
    found = []
    for row in corpus.rows("sentences"):
        if row.part == "caption":
            continue
        capitals = row.text.isupper()
        gaps = [at for at, char in enumerate(row.text, row.start) if char == GAP]
        units = [Unit("", "", False, at, at + 1, False) for at in gaps]
        for token in words[row.article, row.sentence]:
            if isinstance(token.term, str) or even(token.text).lower() in TITLES:  # the outlet's own name is no word
                key = token.text, capitals
                if key not in parts:
                    parts[key] = list(_parts(token.text, corpus.folding, capitals))
                units += _units(parts[key], token.start, token.in_quote)
        found.append((row, sorted(units, key=lambda unit: unit.start) if gaps else units))
    return found


def _parts(word: str, folder: Folder, in_capitals: bool) -> Iterator[tuple[str, str, bool, int, int]]:
    """Key, low, capital, start and end (within the word) of each part of a word."""
    for part in _PART.finditer(word):
        printed = part.group()
        plain = even(printed)
        key = folder.fold(printed, in_capitals)[0] or plain.lower()
        abbreviation = len(plain) > 1 and plain.isupper() and not in_capitals
        low = "" if abbreviation else plain.lower()
        yield key, low, plain[0].isupper(), *part.span()


def _units(parts: Iterable[tuple[str, str, bool, int, int]], start: int, quoted: bool) -> Iterator[Unit]:
    for key, low, capital, first, last in parts:
        yield Unit(key, low, capital, start + first, start + last, quoted)


class Voice:
    """Whose words stand at a place: the outlet's own, reported of somebody, or quoted.

    Reported is what the table `voices` has as indirect or mixed speech: the choice of word may be the speaker's. The
    verb of saying, and what qualifies it, are the outlet's; so is what it tells of somebody's thought.
    """

    def __init__(self, corpus: Corpus):
        self._spans: dict[str, tuple[list[int], list[int]]] = {}
        voices = measure_voices(corpus)
        for article, rows in voices[(voices["kind"] != "direct") & (voices["mode"] == "speech")].groupby("article"):
            starts, ends, reach = [], [], 0
            for start, end in sorted(zip(rows["start"], rows["end"], strict=True)):
                reach = max(reach, int(end))
                starts.append(int(start))
                ends.append(reach)
            self._spans[article] = starts, ends

    def at(self, article: str, start: int, quoted: bool) -> str:
        """`own`, `reported` or `quoted`."""
        if quoted:
            return _QUOTED
        starts, ends = self._spans.get(article, ((), ()))
        i = bisect_right(starts, start) - 1
        return _REPORTED if i >= 0 and start < ends[i] else _OWN


@remembered
def voice_of(corpus: Corpus) -> Voice:
    """Whose words stand at a place of the story."""
    return Voice(corpus)
