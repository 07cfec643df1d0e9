"""How many the articles say died, were hurt or arrested, lost their jobs and the like, wherever they say it: the greatest number
that each gives."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from analysis.measures.comparison.number_differences import is_part_of_all, valued
from analysis.measures.comparison.same_values import same_value, within_reach
from analysis.measures.comparison.telling import Link, Telling
from analysis.measures.comparison.topics import elsewhere, told_stems
from analysis.measures.comparison.word_differences import is_of_earlier
from analysis.measures.language.casualties import find_casualties
from analysis.measures.language.quantities import Quantity
from analysis.measures.language.stems import stem

_OF_ANY = frozenset(map(stem, "people dead died killed injured hurt wounded toll lives lost".split()))
_ANYBODY, _DWELLINGS = (
    frozenset(map(stem, nouns.split()))
    for nouns in (
        "people persons men women others victims passengers residents guests travelers visitors workers employees staff jobs"
        " posts positions roles arrests",
        "homes houses households customers properties buildings",
    )
)
_PASSENGERS = stem("passengers")
# Brings in what was not yet told of
_NEW = re.compile(r"\b(?:an?|across|another|other|further|similar|earlier|[A-Z][\w-]+)\b")


class _Toll(NamedTuple):
    """A number of dead, hurt or the like and its sentence."""

    sentence: int
    count: Quantity


def tolls(telling: Telling) -> Iterator[Link]:
    """The greatest number of dead, of hurt and so on of each article: the same, or others where neither article gives both.

    Sentences on earlier times are passed over; two articles must share two words more in the sentences that tell it, unless
    one of these speaks of nothing but what its article tells anyway ("Eleven people were injured").
    """
    of: dict[str, dict[str, list[_Toll]]] = defaultdict(lambda: defaultdict(list))
    for i, article in enumerate(telling.words.name):
        for fate, count in find_casualties(telling.text(i)):
            known = next((q for q in telling.values(i).quantities if q.start == count.start), count)
            if not (known.dimension or known.added or is_of_earlier(telling, i)):
                of[fate][article].append(_Toll(i, known))
    for fate, found in of.items():
        firsts = []
        for mine in found.values():
            whole = [toll for toll in mine if toll.count.high == max(t.count.high for t in mine)]
            about = {stem for toll in whole for stem in told_stems(telling, toll.sentence) - _OF_ANY}
            firsts.append((whole[0], about, [toll.count for toll in mine] + _of_some(telling, whole[0])))
            yield from (_link(telling, whole[0], other) for other in whole[1:])
        for (a, about_a, all_a), (b, about_b, all_b) in combinations(firsts, 2):
            same = same_value(a.count, b.count)
            told = any(same_value(a.count, q) for q in all_b) or any(same_value(b.count, q) for q in all_a)
            if _of_others(telling, a, b) or (fate == "aboard" and _with_crew(a) != _with_crew(b)):
                continue
            alike = len(about_a & about_b) > 1 or _is_bare(telling, a) or _is_bare(telling, b)
            if alike and within_reach(a.count, b.count) and (same or not told):
                yield _link(telling, a, b)


def _is_bare(telling: Telling, toll: _Toll) -> bool:
    """The clause of a number has no name and nothing else that is new."""
    text = telling.text(toll.sentence)
    first, last = text.rfind(", ", 0, toll.count.start) + 1, text.find(", ", toll.count.end)
    clause = text[first : last if last > 0 else len(text)].strip()
    return telling.words.body[toll.sentence] and not _NEW.search(clause[1:])


def _of_some(telling: Telling, toll: _Toll) -> list[Quantity]:
    """What an article says of some of those counted: "six of them were released"."""
    persons = toll.count.counted | _ANYBODY
    quantities = telling.by_article[telling.words.name[toll.sentence]].quantities
    return [q for q in quantities if not q.dimension and (not q.counted or q.counted & persons)]


def _of_others(telling: Telling, a: _Toll, b: _Toll) -> bool:
    """The dead of two places, of one and of many, officers here and gunmen there, or homes here and people there."""
    counted = [toll.count.counted for toll in (a, b)]
    mine, yours = (nouns - _ANYBODY - _DWELLINGS for nouns in counted)
    others = bool(mine and yours and not mine & yours) or (
        all(counted) and len({*map(_DWELLINGS.isdisjoint, counted)}) > 1
    )
    places = elsewhere(telling, a.sentence, b.sentence, a.count, b.count)
    return others or places or is_part_of_all(telling, a.sentence, b.sentence)


def _with_crew(toll: _Toll) -> bool:
    """Of those aboard not the passengers alone."""
    return _PASSENGERS not in toll.count.counted


def _link(telling: Telling, a: _Toll, b: _Toll) -> Link:
    same = bool(same_value(a.count, b.count))
    return Link("number", valued(telling, *a), valued(telling, *b), not same, same)
