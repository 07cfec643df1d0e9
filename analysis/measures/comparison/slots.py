"""Values whose sentences share little: each is held against another one by the clause that it stands in.

Reporters who write independently tell one thing in other sentences, in which the clause that has the day or the number is
still alike: "Its last check was on 14 November", "Papers show that the lift was last examined on 30 October". What two
clauses share counts by its rarity in the story, be it another form of the word or another expression of the same meaning.
Two values are of one thing only where no other value of either article has a clause as much like the other's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from analysis.measures.comparison.moment_differences import (
    are_of_two_times,
    dated,
    in_other_zones,
    is_limit,
    is_told_date,
    is_told_time,
    recurs,
    timed,
)
from analysis.measures.comparison.number_differences import OF_ANY, OF_MANY_THINGS, is_alone, may_differ, valued
from analysis.measures.comparison.same_values import is_exact, same_day, same_time, same_value
from analysis.measures.comparison.telling import Link, Telling
from analysis.measures.comparison.topics import are_opposite, are_parallel, told_words
from analysis.measures.language.calendar_dates import Date
from analysis.measures.language.clock_times import ClockTime
from analysis.measures.language.quantities import Quantity, in_one_measure
from analysis.measures.language.word_classes import ARTICLES, POSSESSIVES

LEAST = 1.3  # rarity of what two clauses share at least, summed: 1 for a word that no third sentence has
RARE = 0.75  # or of what they share at least where their sentences share as much more
SHARED = 2  # words that they share at least
COVER = 0.4  # share of the shorter clause's content words that the other has, at least
FEW = 2  # content words of a clause, at least; one with less goes on into the next
OFTEN = 30  # clauses that share a word, at most, to be held against each other for it
_ENDS = re.compile(
    r"[,;:](?!\d)|[()—–]| - |\b(?:that|which|who|whom|whose|when|after|before|while|because|although|though|where|if|unless|but|as)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\band\b")
_WHICH = ARTICLES | POSSESSIVES | {"this", "that"}
_SINCE = ("since", "until", "till", "from", "to")  # before a day that begins or ends something
_Value = Quantity | Date | ClockTime


class Slot(NamedTuple):
    """A value of a sentence, the content stems of the clause that it stands in, and those of the sentence where it is the only one."""

    sentence: int
    value: _Value
    clause: frozenset[str]
    whole: frozenset[str]


def slots_differing(telling: Telling) -> Iterator[Link]:
    """Days, clock times and numbers that differ in clauses that are alike, each the other's best match in its article."""
    kinds = (
        ("date", lambda values: values.dates, dated),
        ("time", lambda values: values.times, timed),
        ("number", lambda values: values.quantities, valued),
    )
    for kind, of_kind, place in kinds:
        found = [
            _slot(telling, i, value, of_kind(telling.values(i)))
            for i in range(len(telling.words.name))
            for value in of_kind(telling.values(i))
            if kind != "date"
            or not (is_limit(telling, i, value) or _is_attribute(telling, i, value) or _is_of_figure(telling, i, value))
        ]
        for a, b in _best(telling, found):
            if _differ(telling, a, b):
                yield Link(kind, place(telling, a.sentence, a.value), place(telling, b.sentence, b.value), True)


def _best(telling: Telling, found: list[Slot]) -> Iterator[tuple[Slot, Slot]]:
    """Pairs of slots of two articles of which neither is as much like another one there."""
    article = telling.words.article
    alike = {}
    for a, b in _candidates(telling, found):
        if _comparable(telling, found[a], found[b]) and (score := _likeness(telling, found[a], found[b])):
            alike[a, b] = score
    most: dict[tuple[int, int], list[float]] = defaultdict(list)
    for (a, b), score in alike.items():
        most[a, article[found[b].sentence]].append(score)
        most[b, article[found[a].sentence]].append(score)
    for (a, b), score in sorted(alike.items()):
        rivals = [*most[a, article[found[b].sentence]], *most[b, article[found[a].sentence]]]
        if sum(rival >= score for rival in rivals) == 2:
            yield found[a], found[b]


def _candidates(telling: Telling, found: list[Slot]) -> set[tuple[int, int]]:
    """Slots of two articles whose clauses share a word or a meaning that is not of many."""
    where: dict[str | int, list[int]] = defaultdict(list)
    for n, slot in enumerate(found):
        for what in (*(slot.clause | slot.whole), *telling.meanings(slot.sentence)):
            where[what].append(n)
    article = telling.words.article
    return {
        (a, b)
        for members in where.values()
        if len(members) <= OFTEN
        for a, b in combinations(members, 2)
        if article[found[a].sentence] != article[found[b].sentence]
    }


def _likeness(telling: Telling, a: Slot, b: Slot) -> float:
    """The rarity of what two clauses share, or two sentences whose clauses share something rare; 0 where that is too little."""
    need = max(_need(a), _need(b))
    n, rarity = _shared(telling, a.sentence, a.clause, b.sentence, b.clause)
    if n >= need and rarity >= LEAST:
        return rarity
    n, all_rarity = _shared(telling, a.sentence, a.whole, b.sentence, b.whole)
    return all_rarity if rarity >= RARE and n >= max(need, SHARED + 1) and all_rarity >= LEAST + RARE else 0.0


def _need(slot: Slot) -> int:
    """Words that must be shared: more for what many things of a story have, a weekday, a share or a length of time, and for a year,
    in which as much may be so as in another."""
    if isinstance(slot.value, Quantity):
        return SHARED + (slot.value.dimension in OF_MANY_THINGS)
    if isinstance(slot.value, Date):
        return SHARED + (1 if slot.value.is_weekday else 0 if is_exact(slot.value) else 2)
    return SHARED


def _shared(telling: Telling, i: int, mine: frozenset[str], j: int, yours: frozenset[str]) -> tuple[int, float]:
    """How many words two stretches share, and how rare these are in all; none where the shorter has many others."""
    shared = telling.rarity_shared(i, mine, j, yours)
    return (len(shared), sum(shared)) if len(shared) >= COVER * min(len(mine), len(yours)) else (0, 0.0)


def _comparable(telling: Telling, a: Slot, b: Slot) -> bool:
    """Two values that could be of one thing, the same or others."""
    if isinstance(a.value, Quantity):
        alike = bool(a.value.dimension or a.value.things & b.value.things)
        return in_one_measure(a.value, b.value) and alike and a.value.dimension != "age"  # see ages.py
    return not isinstance(a.value, Date) or _role(telling, a) == _role(telling, b)


def _differ(telling: Telling, a: Slot, b: Slot) -> bool:
    (i, one, *_), (j, other, *_) = a, b
    here, there = telling.words.name[i], telling.words.name[j]
    if isinstance(one, Quantity):
        alone = is_alone(telling, i, one) and is_alone(telling, j, other)
        return alone and not _overlap(one, other) and may_differ(telling, i, j, one, other)
    if are_opposite(telling, i, j) or are_parallel(telling, i, j) or recurs(telling, i) or recurs(telling, j):
        return False
    if isinstance(one, ClockTime):
        told = is_told_time(telling, one, there) or is_told_time(telling, other, here)
        return not (told or same_time(one, other) or in_other_zones(one, other))
    told = is_told_date(telling, one, there) or is_told_date(telling, other, here)
    return not (told or same_day(one, other) or are_of_two_times(telling, i, j, one, other))


def _overlap(a: Quantity, b: Quantity) -> bool:
    """Both could hold: "at least four", "five"."""
    (low, high), (least, most) = a.interval, b.interval
    return bool(same_value(a, b)) or (low <= most and least <= high)


def _role(telling: Telling, slot: Slot) -> str:
    """Whether a day is the one since or until which something holds."""
    before = telling.text(slot.sentence)[: slot.value.start].lower().split()[-1:]
    return before[0] if before and before[0] in _SINCE else ""


def _is_attribute(telling: Telling, i: int, date: Date) -> bool:
    """A day that names something: `the 2020 census`, `a December 2017 letter`."""
    text = telling.text(i)
    before = text[: date.start].lower().split()[-1:]
    return (
        bool(before)
        and (before[0] in _WHICH or before[0].endswith(("'s", "’s")))
        and text[date.end : date.end + 2].strip().isalpha()
    )


def _is_of_figure(telling: Telling, i: int, date: Date) -> bool:
    """A month that a figure is of: `from 6.9% in April`."""
    before = telling.text(i)[: date.start].removesuffix("in ").rstrip()
    return any(q.dimension and q.end == len(before) for q in telling.values(i).quantities)


def _slot(telling: Telling, i: int, value: _Value, of_kind: list[_Value]) -> Slot:
    """A value with its clause, days, numbers and units left out; what it counts is in."""
    text = telling.text(i)
    ends = {0, len(text)} | {m.start() for m in _ENDS.finditer(text) if not value.start <= m.start() < value.end}
    for other in of_kind:  # "on 3 May and doctors on 10 May"
        first, last = sorted((value, other), key=lambda v: v.start)
        ends |= {first.end + m.start() for m in _AND.finditer(text[first.end : last.start])}
    dimension = getattr(value, "dimension", "")
    without = OF_ANY.get(dimension, frozenset())
    left_out = {telling.words.span_of(i, k)[0] - telling.words.span[i][0] for k in telling.sayers(i)}
    left_out.update(range(value.start, value.end) if dimension else ())  # a unit
    told = [(at, stems - without) for at, stems in told_words(telling, i).items() if at not in left_out]
    before, after = sorted(e for e in ends if e <= value.start), sorted(e for e in ends if e >= value.end)
    while True:
        stems = frozenset().union(*(stems for at, stems in told if before[-1] <= at < after[0]))
        if len(stems) >= FEW or len(before) == len(after) == 1:
            break
        if len(before) > 1:
            before.pop()
        else:
            after.pop(0)
    whole = frozenset().union(*(stems for _, stems in told)) if len(of_kind) == 1 else frozenset()
    return Slot(i, value, stems, whole)
