"""Two sentences side by side: the numbers that they share, and those that differ.

A number counts where it counts the same things or stands among the same words, and only if the other article gives
its value nowhere: an outlet that has both figures contradicts nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

from analysis.corpus.house_style import even
from analysis.measures.comparison.same_values import in_other_units, is_exact, same_day, same_value, within_reach
from analysis.measures.comparison.telling import AKIN, NEAR, SMALL, Link, Place, Telling
from analysis.measures.comparison.topics import T, are_parallel, elsewhere, is_one_event, n_around_both, pairs_by
from analysis.measures.comparison.word_differences import is_of_earlier
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS
from analysis.measures.language.casualties import find_casualties
from analysis.measures.language.counts import ORDINAL
from analysis.measures.language.quantities import MONEY, ROUND, Quantity, in_one_measure, off_by
from analysis.measures.language.quarters import same_quarter
from analysis.measures.language.stems import stem
from analysis.measures.language.thesaurus import bases

MAY = frozenset("can could may might".split())
# stems of words that stand with every value of the measure
OF_ANY = {
    "age": frozenset(["year", "old", "aged"]),
    "%": frozenset("percen cent half third quarte fifth tenth".split()),
    "s": frozenset(["ago"]),
}
_DAY_STEMS = frozenset(map(stem, DAYS_AND_MONTHS))
OF_MANY_THINGS = frozenset(["%", "s", "age", "score"])  # measures
_OF_A_TIME = MONEY | {"%"}  # measures of what is paid, earned or changes within a stretch of time
HALF = 50  # per cent
_WAYS = dict.fromkeys(
    "rise increase climb jump grow gain soar surge advance raise lift boost up".split(), 1
) | dict.fromkeys(
    "fall drop decline decrease lose shrink slip slide tumble plunge plummet sink dip cut lower reduce slash down".split(),
    -1,
)  # words of change: which way
REACH = 4  # words before a number among which such a verb stands
_VOTED_ON = re.compile(
    r"(?: votes?)?(?:,?(?: late| early)?(?: on)? (?:today|yesterday|[A-Z]\w+day)(?: (?:night|evening|morning|afternoon))?,?)?"
    r" (?:to|(?:against|for|on|over) (?:the|an?|its)) (?P<what>(?!(?:\w+ ){0,2}(?:it|them)\b)[^,;.]+)"
)
_ANY_VOTED_ON = frozenset(
    map(stem, "plan move measure proposal motion bill decision change matter first second third time".split())
)
# A count of a whole season or of many places
_IN_ALL = re.compile(
    r"\b(?:this (?:year|season|winter|summer|spring|autumn)|across|nationwide|worldwide|in all)\b", re.IGNORECASE
)
_RATE = re.compile(r" (?:a|an|per|each|every) (year|month|week|day|hour)\b")
_SPAN = re.compile(
    r"\b(?:(?:full|half|last|this)[- ](year|month|week)|over (?:the )?(?:(?:next|last|past) )?\S+ (years|months|weeks))\b",
    re.IGNORECASE,
)
_WISHES = frozenset("want plan hope aim ask demand seek propose offer urge request".split())
_TO_COME = frozenset(["will", "would", "shall"])
MODAL = 4  # words before a number among which "could" makes a limit of it


def numbers(telling: Telling, i: int, j: int, *, aligned: bool, copied: bool = False) -> Iterator[Link]:
    """Quantities of two sentences: the same values, and those that differ.

    `aligned`: the sentences are counterparts; else they only count things of one name or measure.
    """
    mine, yours = list(telling.values(i).quantities), list(telling.values(j).quantities)
    same = [pair for pair in pairs_by(mine, yours, same_value) if not _count_apart(*pair, mine, yours)]
    yield from _same_numbers(telling, i, j, same, aligned=aligned, copied=copied)
    for a, b in same:
        mine.remove(a)
        yours.remove(b)
    for a, b in pairs_by(mine, yours, partial(_clash, telling, i, j, aligned=aligned, copied=copied)):
        yield Link("number", valued(telling, i, a), valued(telling, j, b), True)


def _count_apart(a: Quantity, b: Quantity, mine: Sequence[Quantity], yours: Sequence[Quantity]) -> bool:
    """As many of two things, one of which the other sentence counts as well: "four people and five bridges", "five people"."""
    return not (a.dimension or a.things & b.things) and (
        any(q.things & b.things for q in mine) or any(q.things & a.things for q in yours)
    )


def _same_numbers(
    telling: Telling, i: int, j: int, same: Sequence[tuple[Quantity, Quantity]], *, aligned: bool, copied: bool
) -> Iterator[Link]:
    """The values that two sentences share, some of which differ as a limit, in their way or as an estimate."""
    went = False  # a rise by 4% to 80 here and a fall by 4% to 80 there are one difference
    for a, b in same:
        exact = (a.low, a.high) == (b.low, b.high)
        converted = in_other_units(a, b) and a.dimension not in OF_MANY_THINGS and off_by(a, b) < 1
        if aligned or exact or converted:
            if (
                not copied
                and not converted
                and not _one_topic(telling, i, j, a, b, 1 if a.dimension or (exact and a.low > SMALL) else 2)
            ):
                continue
            turned = exact and not went and _other_way(telling, i, j, a, b)
            went = went or turned
            differs = turned or (exact and _other_limit(telling, i, j, a, b))
            limited = a.bound != b.bound and "at most" in (a.bound, b.bound)
            alike = not (differs or limited) and a.added == b.added
            yield Link("number", valued(telling, i, a), valued(telling, j, b), differs, alike)
            if exact:
                places = (
                    valued(telling, s, q)._replace(version=f"estimated: {q.estimated}") for s, q in ((i, a), (j, b))
                )
                plain = i if b.estimated else j
                differs = a.estimated != b.estimated and not (a.about or b.about)
                yield Link("hedge", *places, differs and not _is_estimated(telling, plain, a))


def _clash(telling: Telling, i: int, j: int, a: Quantity, b: Quantity, *, aligned: bool, copied: bool) -> float:
    """How much speaks for two values of one thing that differ; 0 where they may be of two."""
    if not in_one_measure(a, b) or not (a.dimension or a.things & b.things):
        return 0
    alone = is_alone(telling, i, a) and is_alone(telling, j, b)
    if a.dimension and not (aligned or alone):
        return 0
    if not may_differ(telling, i, j, a, b, copied=copied):
        return 0
    is_rare = a.dimension not in OF_MANY_THINGS
    need = (
        1
        if alone and a.dimension and (a.dimension == ORDINAL or (aligned and is_rare and is_one_event(telling, i, j)))
        else 2
    )
    if alone and not a.dimension:
        need = 1 + AKIN
    return _one_topic(telling, i, j, a, b, need) or _are_ages_of_one_group(telling, i, j, a, b)


def may_differ(telling: Telling, i: int, j: int, a: Quantity, b: Quantity, *, copied: bool = False) -> bool:
    """Two values of one measure may be of one thing, and neither article gives the other's."""
    article_a, article_b = telling.words.name[i], telling.words.name[j]
    if not within_reach(a, b) or _befell_other(telling, i, j, a, b):
        return False
    if _is_told(telling, article_b, a) or _is_told(telling, article_a, b):
        return False
    if not copied and (_are_of_two_moves_or_times(telling, i, j, a, b) or _is_other_thing(telling, i, j, a, b)):
        return False
    if (a.dimension, a.low) in telling.bare[article_b] or (b.dimension, b.low) in telling.bare[article_a]:
        return False
    if not (a.dimension or copied) and is_part_of_all(telling, i, j):
        return False
    return not (a.dimension == "score" and _are_votes_on_two_things(telling, i, j, a, b))


def is_part_of_all(telling: Telling, i: int, j: int) -> bool:
    """One of two sentences counts over a season or many places: "near Orla", "across the islands this winter"."""
    return bool(_IN_ALL.search(telling.text(i))) != bool(_IN_ALL.search(telling.text(j)))


def _are_of_two_moves_or_times(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """A rise and a fall, or a rise by and one to; shares, ages and votes of other days or quarters; sums and shares of other
    stretches of time. How many died is one number, whatever days are named beside it."""
    ways = _move(telling, i, a)[0], _move(telling, j, b)[0]
    spans = _spans(telling, i, a), _spans(telling, j, b)
    return (
        (bool(a.dimension) and all(ways) and ways[0] != ways[1])
        or (a.dimension in OF_MANY_THINGS and _of_other_days(telling, i, j))
        or _of_none_in_common(telling.values(i).quarters, telling.values(j).quarters, same_quarter)
        or (a.dimension in _OF_A_TIME and all(spans) and spans[0].isdisjoint(spans[1]))
    )


def _of_other_days(telling: Telling, i: int, j: int) -> bool:
    """Both sentences name days or months, and none that they share."""
    mine, yours = (list(filter(is_exact, telling.values(s).dates)) for s in (i, j))
    return _of_none_in_common(mine, yours, same_day)


def _of_none_in_common(mine: Sequence[T], yours: Sequence[T], same: Callable[[T, T], float]) -> bool:
    return bool(mine and yours) and not any(same(a, b) for a in mine for b in yours)


def _spans(telling: Telling, i: int, q: Quantity) -> set[str]:
    """The stretches of time for which a number is, as its sentence says: €3m a year, 4% in the third quarter."""
    text = even(telling.text(i))
    rate = _RATE.match(text, q.end)
    spans = {rate[1].lower()} if rate else {found[found.lastindex].lower() for found in _SPAN.finditer(text)}
    return spans | ({"quarter"} if telling.values(i).quarters and not rate else set())


def _is_told(telling: Telling, article: str, q: Quantity) -> bool:
    """The article gives the value somewhere."""
    if (article, q) not in telling.told:
        telling.told[article, q] = any(_tells(other, q) for other in telling.by_article[article].quantities)
    return telling.told[article, q]


def _tells(other: Quantity, q: Quantity) -> bool:
    """A figure of an article gives a value; one of other things only where it is the very same."""
    exact = (q.low, q.high) == (other.low, other.high)
    return same_value(q, other) > 0 and (exact or bool(q.dimension) or not q.things.isdisjoint(other.things))


def _move(telling: Telling, i: int, q: Quantity) -> tuple[int, str]:
    """1 and the verb where a number rose by so much, 2 where it rose to it, -1 and -2 where it fell, 0 where neither is said."""
    before = even(telling.text(i)[: q.start]).lower().split()[-REACH:]
    found = (
        (k, _WAYS[base])
        for k in reversed(range(len(before)))
        for base in {before[k], *bases(before[k])}
        if base in _WAYS
    )
    k, way = next(found, (0, 0))
    return way * (2 if "to" in before[k:] else 1), before[k] if way else ""


def _is_other_thing(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """Another place beside each, another word in the same sentence, or what is wanted here and what is so there."""
    wanted = [bool(_wanted(telling, s, q)) for s, q in ((i, a), (j, b))]
    fact = i if wanted[1] else j
    return (
        (wanted[0] != wanted[1] and not _is_open(telling, fact))
        or elsewhere(telling, i, j, a, b)
        or are_parallel(telling, i, j)
    )


def _wanted(telling: Telling, i: int, q: Quantity) -> set[str]:
    """Verbs before a number that make it somebody's wish: `hope to plant 400 trees`, `asked for a fine of 500 crowns`."""
    before = even(telling.text(i)[: q.start]).lower().split()[-NEAR:]
    wished = (word for word, then in pairwise(before) if then in ("to", "for"))
    return {base for word in wished for base in (word, *bases(word)) if base in _WISHES}


def _is_open(telling: Telling, i: int) -> bool:
    """A sentence tells of what is to come or is wished."""
    words = telling.printed(i)
    return not _TO_COME.isdisjoint(words) or any(base in _WISHES for word in words for base in bases(word))


def _befell_other(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """The dead here, the hurt there, or those of an earlier time."""
    fates = [
        {c.fate for c in find_casualties(telling.text(s)) if c.count.start == q.start} for s, q in ((i, a), (j, b))
    ]
    return all(fates) and (fates[0].isdisjoint(fates[1]) or is_of_earlier(telling, i) != is_of_earlier(telling, j))


def _other_way(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """One measure of one thing rose by or to a value here, and fell by or to it there, and neither article has it both ways."""
    (way, verb), (other, against) = _move(telling, i, a), _move(telling, j, b)
    if not (a.dimension and way and way == -other) or _went(telling, i, a, other) or _went(telling, j, b, way):
        return False
    without = OF_ANY.get(a.dimension, frozenset()) | {stem(verb), stem(against)}
    sides = ((i, a, j, b, verb), (j, b, i, a, against))
    return n_around_both(telling, i, j, a, b, without) >= 2 and all(_is_moved(telling, *side) for side in sides)


def _is_moved(telling: Telling, i: int, a: Quantity, j: int, b: Quantity, verb: str) -> bool:
    """What rose or fell in a sentence, the last content word before the verb, stands around the other value as well."""
    printed, stems = telling.printed(i), telling.words[i].stems
    at = next((k for k in range(len(printed)) if printed[k] == verb), 0)
    subject = next((stems[k] for k in reversed(range(at)) if stems[k]), frozenset())
    return not subject or telling.n_shared(subject, telling.stems_around(j, b.start, b.end)) > 0


def _went(telling: Telling, i: int, q: Quantity, way: int) -> bool:
    """The article of a sentence has a value that changed that way."""
    return any(
        same_value(q, other) and _move(telling, s, other)[0] == way
        for s in telling.words.sentences_of(telling.words.article[i])
        for other in telling.values(s).quantities
    )


def is_alone(telling: Telling, i: int, q: Quantity) -> bool:
    """The article of a sentence has no other value of that measure and size: no list of prices."""
    found = telling.by_article[telling.words.name[i]].quantities
    like = (other for other in found if in_one_measure(q, other) and (q.dimension or q.things & other.things))
    return all(same_value(q, other) for other in like if within_reach(q, other))


def _are_ages_of_one_group(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """From 40 to 80 and from 45 to 80, where one has no word beside it that the other lacks ("they were between 40 and 80")."""
    if not a.dimension == b.dimension == "age" or a.low == a.high or b.low == b.high:
        return False
    mine, yours = (telling.stems_around(s, q.start, q.end) - OF_ANY["age"] for s, q in ((i, a), (j, b)))
    return (a.low == b.low or a.high == b.high) and (mine <= yours or yours <= mine)


def _are_votes_on_two_things(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """7-5 to close the pier and 9-3 to sell the ferry, of which no word is the same; "for the plan" may be either."""
    mine, yours = (_voted_on(telling, s, q) for s, q in ((i, a), (j, b)))
    return bool(mine and yours) and mine.isdisjoint(yours)


def _voted_on(telling: Telling, i: int, q: Quantity) -> set[str]:
    """The stems of what a vote was on, as told right behind it and its day; none where that is just "it", a plan or a move."""
    match = _VOTED_ON.match(telling.text(i), q.end)
    if match is None:
        return set()
    first, last = (telling.words.span[i][0] + at for at in match.span("what"))
    spans = enumerate(telling.words.spans_of(i))
    stems = (telling.words[i].stems[k] for k, (start, _) in spans if first <= start < last)
    return set().union(*stems) - _DAY_STEMS - _ANY_VOTED_ON


def _is_estimated(telling: Telling, i: int, q: Quantity) -> bool:
    """The article of a sentence has the same figure as an estimate somewhere."""
    same = (
        other
        for other in telling.by_article[telling.words.name[i]].quantities
        if (other.low, other.high) == (q.low, q.high)
    )
    return any(other.estimated and in_one_measure(other, q) for other in same)


def _other_limit(telling: Telling, i: int, j: int, a: Quantity, b: Quantity) -> bool:
    """Whether a bound or "another" makes two figures of one number.

    "Up to 20" is not 20, but "as many as 20" may be, and "more than 4,000" may be 4,000 rounded.
    """
    if not (a.dimension or a.things & b.things) or _may_be(telling, i, a) or _may_be(telling, j, b):
        return False
    if a.dimension == "%" and a.low == HALF and a.bound != b.bound and a.bound and b.bound:
        return False  # more than half is gone, less than half is left
    limit = a if a.bound else b
    rounded = limit.bound == "at least" and limit.low >= ROUND and len(f"{limit.low:.0f}".rstrip("0")) <= 2
    loose = not (a.bound and b.bound) and (limit.about or rounded)
    return a.added != b.added or (a.bound != b.bound and not loose)


def _may_be(telling: Telling, i: int, q: Quantity) -> bool:
    """A plain number that a thing could reach: `could be fined 500 crowns`."""
    before = even(telling.text(i)[: q.start]).lower().split()[-MODAL:]
    return not q.bound and not MAY.isdisjoint(before)


def _one_topic(telling: Telling, i: int, j: int, a: Quantity, b: Quantity, need: float) -> float:
    """How much of what stands in or around the one stands around the other; 0 if less than needed."""
    (way, verb), (other, _) = _move(telling, i, a), _move(telling, j, b)
    one_way = way and way == other
    without = OF_ANY.get(a.dimension, frozenset()) | (_DAY_STEMS | {stem(verb)} if one_way else frozenset())
    n = n_around_both(telling, i, j, a, b, without) + bool(one_way)
    return n if n >= need else 0


def valued(telling: Telling, i: int, q: Quantity) -> Place:
    """A number of a sentence as a place: its value, bound and way are its version."""
    offset = telling.words.span[i][0]
    way = _move(telling, i, q)[0] if q.dimension else 0
    said = ((q.bound, q.bound), ("about", q.about), ("another", q.added), ("rose", way > 0), ("fell", way < 0))
    words = [name for name, holds in said if holds]
    version = f"{q.low:g}:{q.high:g}:{','.join(words)}"
    return Place(i, offset + q.start, offset + q.end, version, None, *q.interval, q.dimension or "count")
