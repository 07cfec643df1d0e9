"""Whether two sentences tell of one thing, and which of their values belong together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from analysis.measures.comparison.telling import COMMON, Telling
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS, Date
from analysis.measures.language.clock_times import ClockTime
from analysis.measures.language.quantities import Quantity, number_stems
from analysis.measures.language.quarters import Quarter
from analysis.measures.language.thesaurus import bases
from analysis.measures.text_reuse.alignment import in_order

T = TypeVar("T")
COVER = 0.4  # share of the shorter sentence's content words beside dates and numbers that the other has, to compare days or times
FRAME = 0.6  # share of the words of the longer sentence that stand in a parallel one, in order
_TIMES = number_stems() | set("hour day week month year".split())
_PLACE = r"(?:the )?(?:\w+ of )?(?P<name>[A-Z]\w+)"
_PLACE_BEHIND = re.compile(rf" (?:in|near|at|around) {_PLACE}")
_PLACE_OPENS = re.compile(rf"\W*(?:In|At|Near) {_PLACE}")
OPENING = 3  # words of a bare noun or name that opens a sentence, at most
_WHERE = frozenset("in at near outside from of to".split())
_OPPOSITES = [  # verbs of two things, each with a day of its own
    [frozenset(side.split()) for side in pair.split("|")]
    for pair in (
        "open reopen start begin launch resume|close shut end finish suspend halt",
        "arrest jail imprison|release free",
        "arrive reach|leave depart",
        "hire appoint|dismiss resign",
    )
]
_Value = Quantity | Date | ClockTime | Quarter


def pairs_by(mine: list[T], yours: list[T], score: Callable[[T, T], float]) -> list[tuple[T, T]]:
    """Pairs with a score above 0, best first, each member once."""
    ranked = sorted(
        ((float(score(a, b)), -x, -y) for x, a in enumerate(mine) for y, b in enumerate(yours)), reverse=True
    )
    used_a, used_b, pairs = set(), set(), []
    for value, x, y in ranked:
        if value > 0 and x not in used_a and y not in used_b:
            used_a.add(x)
            used_b.add(y)
            pairs.append((mine[-x], yours[-y]))
    return pairs


def n_around_both(
    telling: Telling, i: int, j: int, a: _Value, b: _Value, without: frozenset[str] = frozenset()
) -> float:
    """How many content stems stand in or around a value of one sentence and a value of another (see `Telling.n_shared`)."""
    mine, yours = (telling.stems_around(s, value.start, value.end) - without for s, value in ((i, a), (j, b)))
    return telling.n_shared(mine, yours)


def elsewhere(telling: Telling, i: int, j: int, a: _Value, b: _Value) -> bool:
    """Each value has a place of its own right behind it, or at the opening of its sentence: "two dead in Norland"."""
    mine, yours = (_place_of(telling.text(s), value) for s, value in ((i, a), (j, b)))
    return bool(mine and yours) and mine != yours


def _place_of(text: str, value: _Value) -> str | None:
    found = _PLACE_BEHIND.match(text, value.end) or _PLACE_OPENS.match(text)
    name = found["name"] if found else None
    return None if name is None or name.lower() in DAYS_AND_MONTHS else name


def are_parallel(telling: Telling, i: int, j: int) -> bool:
    """Two sentences are one but for a number and a word: "The price of bread rose 8%", "The price of milk rose 6%"."""
    one, other = telling.words[i], telling.words[j]
    runs, edits = in_order(one.code, other.code)
    if sum(run.n for run in runs) < FRAME * max(len(one.code), len(other.code)):
        return False
    swaps = (
        [
            {stem for k in range(*span) if words.own[k] and k not in telling.sayers(s) for stem in words.stems[k]}
            - _TIMES
            for s, words, span in ((i, one, (edit.a1, edit.a2)), (j, other, (edit.b1, edit.b2)))
        ]
        for edit in edits
    )
    return sum(bool(mine and yours and not telling.n_shared(mine, yours)) for mine, yours in swaps) == 1


def is_one_event(telling: Telling, i: int, j: int) -> bool:
    """Two sentences share enough of what they tell beside days and numbers, be it in another expression of the same meaning, and
    not in like words of unlike things."""
    mine, yours = (told_stems(telling, s) for s in (i, j))
    shorter = min(len(mine), len(yours))
    n = telling.n_shared(mine, yours) + telling.n_in_other_words(i, j)
    if n < max(2, min(COMMON, shorter), COVER * shorter):
        return False
    return not (are_opposite(telling, i, j) or _are_of_others(telling, i, j))


def told_stems(telling: Telling, s: int) -> set[str]:
    """The content stems of a sentence without those of its days, times and numbers."""
    return set().union(*told_words(telling, s).values())


def told_words(telling: Telling, s: int) -> dict[int, set[str]]:
    """Where in a sentence each word begins that belongs to no day or time, and its stems, numbers left out."""
    words, offset = telling.words, telling.words.span[s][0]
    return {
        words.span_of(s, k)[0] - offset: {
            stem for stem in words[s].stems[k] - number_stems() if stem.lstrip("$£€₹₦")[:1].isalpha()
        }
        for k in _undated(telling, s)
    }


def _undated(telling: Telling, s: int) -> list[int]:
    """The words of a sentence that belong to no day or time."""
    offset, dated = telling.words.span[s][0], telling.values(s)
    spans = [(offset + value.start, offset + value.end) for values in dated[1:] for value in values]
    starts = (start for start, _ in telling.words.spans_of(s))
    return [k for k, start in enumerate(starts) if not any(a <= start < b for a, b in spans)]


def are_opposite(telling: Telling, i: int, j: int) -> bool:
    """One tells of an opening, the other of a closing: of the two sides of a pair each has another one."""
    mine, yours = ({base for k in _undated(telling, s) for base in bases(telling.printed(s)[k])} for s in (i, j))
    sides = ([[not side.isdisjoint(verbs) for side in pair] for verbs in (mine, yours)] for pair in _OPPOSITES)
    return any(a != b and sum(a) == sum(b) == 1 for a, b in sides)


def _are_of_others(telling: Telling, i: int, j: int) -> bool:
    """Only the bare noun or name that opens them differs ("Nurses will", "Doctors will"), and both name nobody else."""
    one, other = telling.words[i], telling.words[j]
    runs, _ = in_order(one.code, other.code)
    if not runs or not all(0 < n <= OPENING for n in (runs[0].a, runs[0].b)):
        return False
    bare = all(one.content[: runs[0].a]) and all(other.content[: runs[0].b])
    mine, yours = frozenset().union(*one.stems[: runs[0].a]), frozenset().union(*other.stems[: runs[0].b])
    like = told_stems(telling, i) - mine == told_stems(telling, j) - yours
    return bare and like and mine.isdisjoint(yours) and not _names(telling, i) & _names(telling, j)


def _names(telling: Telling, s: int) -> set[str]:
    """The stems of the names in a sentence, but for those of where something is."""
    sentence, printed = telling.words[s], telling.printed(s)
    return {
        stem
        for k in _undated(telling, s)
        if not sentence.own[k] and (k == 0 or printed[k - 1] not in _WHERE)
        for stem in sentence.stems[k]
        if not stem[:1].isdigit()
    }
