"""Sentences as the comparisons of `discrepancies` need them: what a sentence counts, its dates, times and quarters, its cues, its places."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even, function_words
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.language.calendar_dates import Date, find_dates, find_weekdays
from analysis.measures.language.clock_times import ClockTime, find_clock_times
from analysis.measures.language.counts import find_counts
from analysis.measures.language.paraphrases import meanings
from analysis.measures.language.proper import named_places
from analysis.measures.language.quantities import Quantity, find_bare, find_quantities, number_stems
from analysis.measures.language.quarters import Quarter, find_quarters
from analysis.measures.language.roles import HUMAN
from analysis.measures.language.stems import stem
from analysis.measures.language.thesaurus import kinship
from analysis.measures.language.word_classes import ARTICLES, POSSESSIVES
from analysis.measures.language.words import Words
from analysis.measures.lists import listed_phrases
from analysis.measures.text_reuse.alignment import in_order
from analysis.measures.text_reuse.edits import Piece, pieces

_CUES = {"hedge": "hedges.csv", "presupposition": "presuppositions.csv"}
_APPEARING = frozenset("appear appears appeared".split())
_WHERE = frozenset("in on at before for with under among alongside during from by word".split())
_DETERMINERS = ARTICLES | POSSESSIVES
_STANDING = frozenset("stand stands stood standing lie lies lay sit sits sat keep kept hold held".split())
_OF_REMAINS = frozenset("of were are have".split())  # behind the noun: `human remains were found`
_FAR = frozenset(  # behind "further": in place, not in number
    "afield along apart away back bank corner down east edge end from inland north off out shore side south up west".split()
)
COMMON = 3  # content words that two sentences share at least where they tell the same
DENSE = 0.6  # share of the content words between the first and the last one shared that are shared, in both sentences
LESS, MORE = 1 / 3, 0.45  # and that they are of all content words of the sentences, names and numbers left out
RUN, RUNS = 4, 8  # or words in a row that both have, and all such words together
AKIN = 0.5  # how far a word is met by one that is near it in the thesaurus
SMALL = 12  # a greater number is seldom of two things in one story
ANY_YEAR = 150  # days from which on a date without a year may be of the year before or after
MOST_VALUES = 25  # in a sentence: one with more is a table or a list that lost its lines
NEAR = 8  # words around a number or a date that say what it is about


class Place(NamedTuple):
    """Words of a sentence (its running index) and what they say: the version of the point that it tells."""

    sentence: int
    start: int
    end: int
    version: str
    at: int | None = None  # offset that tells places of one sentence apart; the first character where missing
    low: float | None = None
    high: float | None = None
    unit: str | None = None


class Values(NamedTuple):
    """What a sentence or an article counts and which moments it names."""

    quantities: Sequence[Quantity]
    dates: Sequence[Date]
    times: Sequence[ClockTime]
    quarters: Sequence[Quarter]


class Link(NamedTuple):
    """Two places that speak of one point; `differs` where they tell it differently."""

    kind: str
    a: Place
    b: Place
    differs: bool
    alike: bool = False  # the same value, rounded or in other units


def days_written(corpus: Corpus) -> dict[str, dt.date | None]:
    """Article -> the day near which its dates without a year are read: the event's, else its own; None where neither is known."""
    return {row.article: corpus.story.event_date or _day(row.published) for row in corpus.rows("articles")}


def days_issued(corpus: Corpus) -> dict[str, dt.date | None]:
    """Article -> its own day, else the event's: the one that "on Tuesday" is said of."""
    return {row.article: _day(row.published) or corpus.story.event_date for row in corpus.rows("articles")}


class Telling:
    """What the comparisons need to know of each sentence, made when first asked for."""

    def __init__(self, corpus: Corpus, words: Words):
        self.words, self._corpus, self._named = words, corpus, named_places(corpus)
        self.written, self._issued = days_written(corpus), days_issued(corpus)
        self._values: dict[int, Values] = {}
        self._saying: dict[int, frozenset[int]] = {}
        self._meant: dict[int, dict[int, frozenset[str]]] = {}
        self._printed: dict[int, list[str]] = {}
        self._cues: dict[tuple[int, str], list[tuple[int, int]]] = {}
        self._pieces: dict[tuple[int, int], list[Piece]] = {}
        self.told: dict[tuple[str, Quantity], bool] = {}  # whether an article gives a value, as far as it was asked

    def printed(self, i: int) -> list[str]:
        """The words of a sentence in lower case with plain quotation marks."""
        if i not in self._printed:
            text = self.words.text(i)
            self._printed[i] = [even(text[start:end]).lower() for start, end in self.words.spans_of(i)]
        return self._printed[i]

    def pieces(self, i: int, j: int) -> list[Piece]:
        """What was done to the words of a lightly edited copy."""
        if (i, j) not in self._pieces:
            self._pieces[i, j] = pieces(self.words, i, j, "light edit")
        return self._pieces[i, j]

    def text(self, i: int) -> str:
        """The sentence as printed."""
        return self.words.text(i)[slice(*self.words.span[i])]

    def values(self, i: int) -> Values:
        """The quantities, dates, clock times and quarters of a sentence, with offsets into it; none of a table in one line."""
        if i not in self._values:
            text = self.text(i)
            article = self.words.name[i]
            dates = list(map(self._with_year, find_dates(text, self.written[article])))
            days = find_weekdays(text, dates, self._issued[article])
            times, quarters = list(find_clock_times(text)), list(find_quarters(text))
            quantities = find_quantities(text)
            taken = {at for value in (*quantities, *dates) for at in range(value.start, value.end)}
            counts = (count for count in find_counts(text) if taken.isdisjoint(range(count.start, count.end)))
            found = Values((*quantities, *counts), [*dates, *days], times, quarters)
            self._values[i] = found if sum(map(len, found)) <= MOST_VALUES else Values((), (), (), ())
        return self._values[i]

    def have_values(self, i: int, j: int) -> bool:
        """Both sentences have numbers, or both days, times or quarters."""
        return any(mine and yours for mine, yours in zip(self.values(i), self.values(j), strict=True))

    def is_past(self, i: int, date: Date) -> bool | None:
        """Whether a day is over on the day of its article; None where it may be another week's or year's."""
        issued = self._issued[self.words.name[i]]
        if issued is None or date.is_weekday or not (date.has_year or abs((date.first - issued).days) < ANY_YEAR):
            return None
        return date.first <= issued

    @cached_property
    def _years(self) -> dict[tuple[int, int, int], set[int]]:
        """Month, first and last day -> the years that the story's texts name with them."""
        years: dict = defaultdict(set)
        for i in range(len(self.words.name)):
            for date in find_dates(self.text(i), None):
                years[_day_of_year(date)].add(date.first.year)
        return years

    def _with_year(self, date: Date) -> Date:
        """A date without a year in the year that another text names with it, where that is one."""
        years = () if date.has_year else self._years.get(_day_of_year(date), ())
        if len(years) != 1:
            return date
        (year,) = years
        return replace(date, first=date.first.replace(year=year), last=date.last.replace(year=year))

    @cached_property
    def by_article(self) -> dict[str, Values]:
        """All quantities, dates, clock times and quarters of each article."""
        found: dict = defaultdict(lambda: Values([], [], [], []))
        for i, article in enumerate(self.words.name):
            for all_of, mine in zip(found[article], self.values(i), strict=True):
                all_of += mine
        return found

    @cached_property
    def quarters(self) -> dict[str, list[tuple[int, Quarter]]]:
        """The quarters of a year that each article names, with their sentences."""
        found: dict = defaultdict(list)
        for i, article in enumerate(self.words.name):
            found[article] += [(i, quarter) for quarter in self.values(i).quarters]
        return found

    @cached_property
    def bare(self) -> dict[str, set[tuple[str, float]]]:
        """Dimension and value of each article's figures whose unit stands with another one."""
        found: dict[str, set[tuple[str, float]]] = defaultdict(set)
        for i, article in enumerate(self.words.name):
            found[article] |= find_bare(self.text(i))
        return found

    @cached_property
    def _kin(self) -> dict[str, dict[str, float]]:
        """Stem -> the stems of words of the story that are forms of one word, or that a thesaurus holds near; names have none."""
        told: dict[str, str] = {}
        for i in range(len(self.words.name)):
            sentence = self.words[i]
            for k, word in enumerate(self.printed(i)):
                if sentence.own[k] and len(sentence.stems[k]) == 1:
                    (told[word],) = sentence.stems[k]
        kin: dict[str, dict[str, float]] = defaultdict(dict)
        stems = [*told.values()]
        for akin, weight in zip(reversed(kinship([*told])), (AKIN, 1.0), strict=True):
            pairs = akin.tocoo()
            for a, b in zip(pairs.row.tolist(), pairs.col.tolist(), strict=True):
                kin[stems[a]][stems[b]] = weight
        return kin

    def n_shared(self, mine: Set[str], yours: Set[str]) -> float:
        """How many stems two sets share; forms of one word count as well, and one that has kin in the rest of the other half."""
        rest = set(yours - mine)
        n = float(len(mine & yours))
        for own in sorted(mine - yours):
            kin = self._kin.get(own, {})
            if akin := max(sorted(rest & kin.keys()), key=kin.__getitem__, default=None):
                n += kin[akin]
                rest.remove(akin)
        return n

    def rarity_shared(self, i: int, mine: Set[str], j: int, yours: Set[str]) -> list[float]:
        """How rare each of the words is that two stretches of sentences share: the same, another form, another expression for it."""
        shared = [self._rarity(told) for told in sorted(mine & yours)]
        own, rest = set(mine - yours), set(yours - mine)
        for here, there in self._expressed_alike(i, j):
            if here <= own and there <= rest:
                shared.append(min(max(map(self._rarity, here)), max(map(self._rarity, there))))
                own -= here
                rest -= there
        for told in sorted(own):
            kin = self._kin.get(told, {})
            if form := next((other for other in sorted(rest) if kin.get(other) == 1), None):
                shared.append(min(self._rarity(told), self._rarity(form)))
                rest.remove(form)
        return shared

    def _rarity(self, stem: str) -> float:
        return min(self.words.weight.get(stem, 1.0), 1.0)

    def n_in_other_words(self, i: int, j: int) -> int:
        """How many meanings two sentences have in expressions that share no stem (see language/paraphrases.py)."""
        used: set[str] = set()
        n = 0
        for here, there in self._expressed_alike(i, j):
            if not used & (here | there):
                n += 1
                used |= here | there
        return n

    def _expressed_alike(self, i: int, j: int) -> list[tuple[frozenset[str], frozenset[str]]]:
        """The stems of expressions of one meaning in two sentences, where these share none."""
        mine, yours = self.meanings(i), self.meanings(j)
        pairs = ((mine[number], yours[number]) for number in mine.keys() & yours.keys())
        return sorted((pair for pair in pairs if not pair[0] & pair[1]), key=lambda pair: sorted(pair[0]))

    def meanings(self, i: int) -> dict[int, frozenset[str]]:
        """The sets of expressions of which one stands in a sentence, and its stems (see language/paraphrases.py)."""
        if i not in self._meant:
            found = meanings(self.printed(i))
            self._meant[i] = {number: frozenset(map(stem, words)) for number, words in found.items()}
        return self._meant[i]

    @cached_property
    def _sayers(self) -> dict[str, list[tuple[int, int]]]:
        """Where each article names a person who says something: a mayor who tells of two things makes them no one thing."""
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in measure_voices.rows(self._corpus):
            if pd.notna(row.speaker_start) and row.actor_kind in HUMAN:
                found[row.article].append((row.speaker_start, row.speaker_end))
        return found

    def sayers(self, i: int) -> frozenset[int]:
        """The words of a sentence that name a person who says it."""
        if i not in self._saying:
            of_article = self._sayers[self.words.name[i]]
            starts = enumerate(start for start, _ in self.words.spans_of(i))
            self._saying[i] = frozenset(k for k, start in starts if any(a <= start < b for a, b in of_article))
        return self._saying[i]

    def stems_around(self, i: int, start: int, end: int) -> set[str]:
        """Content stems within a few words of a stretch of the sentence (offsets into it), numbers and who says it left out."""
        sentence, offset, spans = self.words[i], self.words.span[i][0], self.words.spans_of(i)
        inside = [k for k, (a, b) in enumerate(spans) if a < end + offset and b > start + offset]
        if not inside:
            return set()
        around = range(max(0, inside[0] - NEAR), min(len(spans), inside[-1] + 1 + NEAR))
        sayers = self.sayers(i)
        near = [k for k in around if k not in sayers] if sayers.isdisjoint(inside) else around
        found = {s for k in near for s in sentence.stems[k] if not s[:1].isdigit() and s[:1] not in "$£€₹₦"}
        return found - number_stems()

    def shared(self, i: int, stems: frozenset[str]) -> list[int]:
        """The content words of a sentence, names and numbers left out, that have one of the stems."""
        sentence = self.words[i]
        return [k for k in range(len(sentence.code)) if sentence.own[k] and sentence.stems[k] & stems]

    def share_number(self, i: int, j: int) -> bool:
        """A number that is seldom of two things stands in both sentences."""
        mine, yours = (
            {(q.dimension, q.low, q.high) for q in self.values(s).quantities if q.low > SMALL and q.dimension != "%"}
            for s in (i, j)
        )
        return not mine.isdisjoint(yours)

    def _share_day(self, i: int, j: int) -> bool:
        """Both sentences name a day or month, by more than its weekday."""
        mine, yours = ({(d.first, d.last) for d in self.values(s).dates if not d.is_weekday} for s in (i, j))
        return not mine.isdisjoint(yours)

    def tell_the_same(self, i: int, j: int, *, wholly: bool = False) -> bool:
        """The words that two sentences share stand close together in both, or in long runs.

        `wholly`: those close together are also much of what both tell.
        """
        mine, yours = self.words[i].all_stems(), self.words[j].all_stems()
        both = mine & yours
        least = COMMON - (self.share_number(i, j) or self._share_day(i, j))
        if min(len(self.shared(s, both)) for s in (i, j)) < least:
            return False
        less, more = sorted(len(self.shared(s, both)) / len(self.shared(s, mine | yours)) for s in (i, j))
        is_much = not wholly or (less >= LESS and more >= MORE)
        if is_much and min(self._density(s, both) for s in (i, j)) >= DENSE:
            return True
        runs, _ = in_order(self.words[i].code, self.words[j].code)
        return sum(run.n for run in runs if run.n >= RUN) >= RUNS

    def _density(self, i: int, both: frozenset[str]) -> float:
        """Which share of the content words from the first to the last one shared the other sentence has."""
        at = self.shared(i, both)
        content = [stems for stems in self.words[i].stems[at[0] : at[-1] + 1] if stems]
        return sum(bool(stems & both) for stems in content) / len(content)

    def cues(self, i: int, kind: str, leave_out: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
        """Cues of a kind as ranges of words of the sentence; words of names and May the month are none."""
        if (i, kind) not in self._cues:
            named = self._named[self.words.name[i]]
            spans = zip(self.printed(i), self.words.spans_of(i), strict=True)
            words = ["" if start in named else word for word, (start, _) in spans]
            found = _find_cues(words, listed_phrases(_CUES[kind]))
            self._cues[i, kind] = [cue for cue in found if not _is_another_word(words, *cue)]
        printed = self.printed(i)
        return [cue for cue in self._cues[i, kind] if " ".join(printed[slice(*cue)]) not in leave_out]

    def place(self, i: int, first: int, last: int, version: str, *, anchor: int | None = None) -> Place:
        """The words first..last-1 of a sentence as a place."""
        start, end = self.words.span_of(i, first)[0], self.words.span_of(i, last - 1)[1]
        return Place(i, start, end, version, None if anchor is None else self.words.span_of(i, anchor)[0])


def _find_cues(words: list[str], cues: frozenset[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """The first and the one past the last word of each cue, the longest where several open at a word."""
    k = 0
    while k < len(words):
        n = next((n for n in (3, 2, 1) if tuple(words[k : k + n]) in cues), 0)
        if n:
            yield k, k + n
        k += n or 1


def _is_another_word(words: list[str], first: int, last: int) -> bool:
    """A cue that is another word here.

    What appears in a place is there, who alleged that it is so is a speaker, a lake is or stands still, human remains are
    found, the further bank is across the water, and crews help one another.
    """
    cue, before = words[first], words[first - 1] if first else ""
    after, second = (*words[last : last + 2], "", "")[:2]
    if cue == "still":
        return before in _STANDING or (before in _DETERMINERS and after != "" and second in function_words() | {""})
    if cue == "remains":
        return first == 0 or before in _DETERMINERS | {"human"} or after in _OF_REMAINS
    return (
        (cue in _APPEARING and after in _WHERE)
        or (cue == "further" and after in _FAR)
        or (cue == "alleged" and after == "that")
        or (cue == "another" and before == "one")
    )


def _day_of_year(date: Date) -> tuple[int, int, int]:
    return date.first.month, date.first.day, date.last.day


def _day(published: object) -> dt.date | None:
    return dt.datetime.fromisoformat(published).date() if isinstance(published, str) else None
