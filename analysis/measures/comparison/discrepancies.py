"""Points on which the articles differ: numbers, dates, clock times, quoted words, hedges, presuppositions, attribution."""

from __future__ import annotations

import calendar
import math
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.comparison.ages import ages
from analysis.measures.comparison.bearers import Bearers
from analysis.measures.comparison.counterparts import counterparts
from analysis.measures.comparison.moment_differences import dates, quarters, times
from analysis.measures.comparison.number_differences import numbers
from analysis.measures.comparison.quotation_differences import quotations
from analysis.measures.comparison.same_values import WEEK
from analysis.measures.comparison.slots import slots_differing
from analysis.measures.comparison.telling import SMALL, Link, Place, Telling
from analysis.measures.comparison.tolls import tolls
from analysis.measures.comparison.topics import is_one_event
from analysis.measures.comparison.voicing import Voicing
from analysis.measures.comparison.word_differences import cue_words, echoes, same_words, wordings
from analysis.measures.components import components
from analysis.measures.language.quantities import Quantity
from analysis.measures.language.stems import stem
from analysis.measures.language.words import words_of
from analysis.measures.registry import measure
from analysis.records import records
from analysis.tables import DIFFERENCES, from_rows

_OF_ALL_KINDS = frozenset(["%", "s"])  # measures of many things in one story
_VOTES = frozenset(map(stem, ("vote", "voted", "voting")))
GAPS = frozenset(["without", "no day", ""])  # versions that are told by leaving words out
# Two comparisons, each with versions of its own: somebody's words or the outlet's, and whose of two persons'
_COMPARED = {"attribution": ("attribution", "bearer")}


@measure("discrepancies")
def measure_discrepancies(corpus: Corpus) -> pd.DataFrame:
    """Where articles that tell of the same thing give different numbers, dates, clock times or words.

    Compared are sentences that are copies or counterparts or, for numbers and days, as much alike and of one event (see
    `counterparts`), sentences that count things of one name or tell of money, a vote, a range of ages, a length, an area,
    a speed, a weight or a volume (each the only one of its size in its article), numbers, days and clock times in clauses
    that are alike, each the best match of the other (see slots.py), the greatest number of dead, of hurt, of arrested, of
    jobs lost and the like that each article gives (language/casualties.py), the ages printed for one person (at most 20
    years apart), and all quotations of one utterance (see `measure_quotations`; of one named person also where half of the
    longer stands in the other in its order).
    Spelling, units, rounding ("more than 2,300" for 2,317) and house style are no difference; a word that a thesaurus
    holds near another one is half of what both sentences must share. A point is a set of places joined by such
    comparisons; its versions are told apart by

    * number: another value (of the last of several in a row too, "the eighth rise in a row"), the same one risen here and fallen there, or
      "at least", "up to" or "another" gained or lost ("as many as" and "within" count as "about", a round number that is
      passed, "more than 4,000", as rounded, a number that could be reached as a limit); at most five times as large, and
      the other article gives the value nowhere; but for edited copies in sentences that name no other quarter, of a
      measure no rise here and fall there, or rise by and rise to, of a share, an age or a vote no other day, of a share
      or a sum no other stretch of time, and of a vote nothing else that was voted on, no other place right beside it, no
      wish here and fact there, and not the same sentence of another thing ("the price of bread", "of milk");
    * date: days or months that cannot both hold, weekdays among them (read as the last ones up to the article's own day,
      or a week off), none of them a limit ("by June"), in sentences that share more than a name and tell of one thing
      (not of an opening and a closing, nor in the same words of nurses and doctors, nor is one over and the other to come,
      nor one of every week), where no article has both; so years too in an edited copy, where something holds since then
      or last was so, and where the sentences share much, and quarters of a year ("third quarter"), which have no days
      here, in sentences that do not give other figures of one measure; in an edited copy also a day left out that no
      sentence beside it has;
    * time: another time on the clock, which the other article gives nowhere; "about", "after" or "before" one allows a
      quarter of an hour, and a time zone that one of them names whole and half hours;
    * quotation: other words within it (so many in common that it is not "We will build the wall" beside "We will build
      the school", but "We have been ..." of what happened, swapped in one place), or an opening with a content word left
      out without a mark; not where it ends, where it is cut, how it is spelled ("it's" for "it is", "40%" for "40 per
      cent"), or what a writer adds in square brackets;
    * attribution: somebody's words here, the outlet's own voice there, where both sentences tell much the same and each
      voice is sure (see `Voicing`); or one quotation of six words or more, whole or cut or nearly in the same words, here
      one named person's and there another's (table `voices`);
    * hedge, presupposition: a cue (data/hedges.csv, data/presuppositions.csv; of the latter none in quotation marks, and
      no "again" of what the other article tells of an earlier time) beside a word that both have, in sentences that share
      rare words close together (or are edited copies; "may" and "could" elsewhere only beside what will be or is so), or an
      estimate given as a plain figure, which the article has nowhere as one;
    * wording: at most three words swapped, added or cut in a lightly edited copy, or at most six that swap who says it.

    A difference is no error and no contradiction: both can be right, and a copy may have been updated.

    Returns
    -------
    pandas.DataFrame
        One row per point and place: point, kind, article, outlet, sentence, start, end (the words that carry the
        version; where a version is that words are missing, the word beside the gap), missing (that is so), version (1, 2, ...),
        n_independent (tellings of this version, copies counted once), low and high (the values that the words
        allow; of dates the proleptic Gregorian ordinal, of clock times the minutes after midnight or noon; missing for
        quarters of a year), unit. Empty where nothing differs.
    """
    words = words_of(corpus)
    telling = Telling(corpus, words)
    pairs = counterparts(corpus)
    copies: dict[int, set[int]] = defaultdict(set)
    for row in records(pairs[pairs["copied"]]):
        a, b = words.index[row.article_a, row.sentence_a], words.index[row.article_b, row.sentence_b]
        copies[a].add(b)
        copies[b].add(a)
    links = defaultdict(list)
    for link in _links(corpus, telling, pairs, copies):
        links[link.kind].append(link)
    outlets = corpus.outlet_of()
    points = [
        (kind, places, _versions(kind, places))
        for kind in DIFFERENCES
        for found in _COMPARED.get(kind, (kind,))
        for places in _points(links[found])
    ]
    points = [point for point in points if not (point[0] == "date" and _are_of_two(telling, *point[1:]))]
    rows = []
    for number, (kind, places, versions) in enumerate(points, 1):
        for place, version in zip(places, versions, strict=True):
            article, sentence, *_ = words.place(place.sentence)
            alike = [p.sentence for p, v in zip(places, versions, strict=True) if v == version]
            high = None if place.high == math.inf else place.high
            rows.append((f"D{number:02d}", kind, article, outlets[article], sentence, place.start, place.end, place.version in GAPS, version,
                         _tellings(alike, copies), place.low, high, place.unit))  # fmt: skip
    return from_rows("discrepancies", rows)


def _links(
    corpus: Corpus,
    telling: Telling,
    pairs: pd.DataFrame,
    copies: dict[int, set[int]],
) -> Iterator[Link]:
    """What all comparisons of the story find."""
    index, voicing = telling.words.index, Voicing(corpus, telling)
    compared, found = set(), []
    for row in records(pairs):
        i, j = index[row.article_a, row.sentence_a], index[row.article_b, row.sentence_b]
        if not (row.chosen or (telling.have_values(i, j) and is_one_event(telling, i, j))):
            continue
        compared.add((i, j))
        counted = list(numbers(telling, i, j, aligned=True, copied=row.edited))
        yield from counted
        moments = chain(dates(telling, i, j, copied=row.edited), times(telling, i, j), quarters(telling, i, j))
        if not row.chosen:
            yield from (link for link in moments if link.differs)
            continue
        yield from moments
        if not any(link.kind == "number" and link.differs for link in counted):
            yield from voicing.links(i, j, row.similarity)  # else somebody's number
        if row.edited:
            found += wordings(telling, i, j)
        for kind in ("hedge", "presupposition"):
            found += cue_words(telling, kind, i, j, copied=row.edited)
    yield from found
    yield from _echoes(telling, found, copies)
    yield from ages(telling)
    yield from tolls(telling)
    yield from quotations(telling, Bearers(corpus, telling.words))
    for i, j in _counting_alike(telling, compared):
        yield from numbers(telling, i, j, aligned=False)
    yield from slots_differing(telling)


def _echoes(telling: Telling, found: list[Link], copies: dict[int, set[int]]) -> Iterator[Link]:
    """What the copies of the sentences that differ by a cue or in wording have in its place, and the copies of these."""
    queue = [(link.kind, place) for link in found for place in (link.a, link.b)]
    seen = set()
    while queue:
        kind, place = queue.pop()
        if (kind, _key(place)) not in seen:
            seen.add((kind, _key(place)))
            for copy in sorted(copies[place.sentence]):
                for link in (
                    same_words(telling, place, copy) if kind == "wording" else echoes(telling, kind, place, copy)
                ):
                    queue.append((kind, link.b))
                    yield link


def _counting_alike(telling: Telling, known: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Pairs of sentences of different articles, not known as counterparts, that count things of one name, or the same number,
    or tell of money, a vote, a range of ages, or another rare measure."""
    where = defaultdict(set)
    for i in range(len(telling.words.name)):
        for quantity in telling.values(i).quantities:
            if quantity.dimension:
                if _is_rare(telling, i, quantity):
                    dollars = quantity.dimension.endswith("$")  # of any country
                    where["$" if dollars else quantity.dimension].add(i)
            else:
                for thing in quantity.things:
                    where[thing].add(i)
                if quantity.low > SMALL:
                    where[str(quantity.low)].add(i)
    pairs = {
        (i, j)
        for members in where.values()
        for i in members
        for j in members
        if i < j and telling.words.article[i] != telling.words.article[j]
    }
    yield from sorted(pairs - known)


def _is_rare(telling: Telling, i: int, q: Quantity) -> bool:
    """In a measure that few things of a story have; of ages from one to another, of scores those of votes."""
    if q.dimension == "age":
        return q.low < q.high
    if q.dimension == "score":
        return not _VOTES.isdisjoint(telling.words[i].all_stems())
    return q.dimension not in _OF_ALL_KINDS


def _points(links: list[Link]) -> Iterator[list[Place]]:
    """The places that links of one kind join, where some of them differ; in the order of the story."""
    places = {_key(place): place for link in reversed(links) for place in (link.b, link.a)}
    number = {key: n for n, key in enumerate(sorted(places))}
    group = components([(number[_key(link.a)], number[_key(link.b)]) for link in links], len(number))
    differ = {group[number[_key(link.a)]] for link in links if link.differs}
    version = _one_version(links)
    members = defaultdict(list)
    for key, n in number.items():
        place = places[key]
        members[group[n]].append(place._replace(version=version.get(place.version, place.version)))
    for g, found in members.items():
        if g in differ and len({place.version for place in found}) > 1:
            yield found


def _one_version(links: list[Link]) -> dict[str, str]:
    """The names of versions of a number -> the first of those that are the same rounded or in other units, the nearest first.

    What differs stays apart: 16,700 hectares are not both of 41,300 acres and 43,100 acres.
    """
    apart = {frozenset((link.a.version, link.b.version)) for link in links if link.differs}
    same: dict[str, list[str]] = {}
    for link in sorted((link for link in links if link.alike), key=_off):
        one, other = (same.setdefault(place.version, [place.version]) for place in (link.a, link.b))
        if one is not other and not any(frozenset((x, y)) in apart for x in one for y in other):
            one += other
            same.update(dict.fromkeys(other, one))
    return {name: names[0] for name, names in same.items()}


def _off(link: Link) -> float:
    """How far two numbers are apart: their middles, or their least values where one has no upper bound."""
    (a, b), (c, d) = ((place.low, place.high) for place in (link.a, link.b))
    return abs(a - c) if math.inf in (b, d) else abs(a + b - c - d) / 2


def _key(place: Place) -> tuple[int, int]:
    return place.sentence, place.start if place.at is None else place.at


def _versions(kind: str, places: list[Place]) -> list[int]:
    """The number of the version that each place tells; dates that can be the same day are one."""
    if kind != "date":
        names = list(dict.fromkeys(place.version for place in places))
        return [names.index(place.version) + 1 for place in places]
    kept: list[Place] = []  # the most exact date of each version
    for place in sorted(places, key=lambda p: (p.low is not None and p.high - p.low, _key(p))):
        if not any(_same_day(place, other) for other in kept):
            kept.append(place)
    found = [next(n for n, other in enumerate(kept) if _same_day(place, other)) for place in places]
    order = list(dict.fromkeys(found))
    return [order.index(n) + 1 for n in found]


def _are_of_two(telling: Telling, places: list[Place], versions: list[int]) -> bool:
    """One article has dates of two versions: they are dates of two things."""
    has = {(telling.words.name[p.sentence], v) for p, v in zip(places, versions, strict=True) if p.version not in GAPS}
    return len({article for article, _ in has}) < len(has)


def _same_day(a: Place, b: Place) -> bool:
    """Two dates that can be the same day; of days left out, whether both name one or neither does."""
    if a.low is None or b.low is None:
        return a.version == b.version
    if not {a.version, b.version}.isdisjoint(calendar.day_name) and a.low == a.high and b.low == b.high:
        return (a.low - b.low) % WEEK == 0
    return a.low <= b.high and b.low <= a.high


def _tellings(sentences: list[int], copies: dict[int, set[int]]) -> int:
    """Independent tellings among sentences: those that copy one another are one."""
    left, n = set(sentences), 0
    while left:
        n += 1
        queue = [left.pop()]
        while queue:
            near = copies[queue.pop()] & left
            left -= near
            queue += near
    return n
