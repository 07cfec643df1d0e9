"""Quotations of different articles that are one utterance: in the same words or in others, of one person or of two."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import combinations, pairwise
from typing import NamedTuple

from analysis.corpus.house_style import even, function_words
from analysis.measures.comparison.bearers import Bearers
from analysis.measures.comparison.telling import Link, Place, Telling
from analysis.measures.comparison.utterances import (
    FEW,
    goes_on,
    one_utterance,
    parallel,
    readings,
    reworded_by_one,
    stars,
    swapped_once,
    two_speakers,
)
from analysis.measures.language.stems import stem
from analysis.measures.language.thesaurus import is_irregular_past
from analysis.measures.language.word_classes import ARTICLES, MODALS, POSSESSIVES
from analysis.measures.text_reuse.alignment import Edit, in_order

QUOTED = 4  # words of a quotation, at least
SHARED = 3  # content words that two quotations share at least
SENTENCE = 6  # words of a quotation, at least, that is no name in quotation marks
ADDED = 60  # characters of what a writer adds in square brackets, at most
FOR_WORD, FOR_THING = 2, 4  # content words kept for each that was swapped for quite another one, at least
HALF = 0.5  # share of the shorter quotation's stems that the other has, to be compared word by word
NEARLY = 0.75  # share of the shorter quotation that the other has in its order, to compare whose it is
_PAST = frozenset("have has had was were did been 've".split())
_ENDS = re.compile(r"'\w+|[%&]")  # of words that are the same without
_DOTS = re.compile(r"…|\.\s?\.\s?\.")


class _Quotation(NamedTuple):
    """A quotation within a sentence: which of its words, their codes, which of them are content words, and their stems."""

    sentence: int
    at: tuple[int, ...]
    code: tuple[int, ...]
    content: tuple[bool, ...]
    stems: frozenset[str]


class _Group(NamedTuple):
    """Quotations in the very same words: one of them, the articles and places that have them, a name given for the speaker,
    the person whom it is likely to be, and words for a speaker without a name."""

    quotation: _Quotation
    articles: set[str]
    places: list[Place]
    speaker: str | None
    person: str | None
    described: str | None


def quotations(telling: Telling, bearers: Bearers) -> Iterator[Link]:
    """Links between quotations that are one utterance, whose words may differ, and between those whose bearers may."""
    groups = list(_groups(telling, bearers))
    for group in groups:
        for a, b in pairwise(group.places):
            yield Link("quotation", a, b, False)
        if len(group.quotation.stems) >= SHARED and len(group.quotation.code) >= SENTENCE:
            yield from bearers.links(group.places)
    alike: dict[int, set[int]] = defaultdict(set)
    swapped: set[tuple[int, int]] = set()  # those that differ in one place alone
    for x, y, n_shared in _sharing(groups):
        one, other = groups[x], groups[y]
        a, b = one.quotation, other.quotation
        if not (one.articles - other.articles and other.articles - one.articles):
            continue  # an article that has both has them as two statements
        whole, least = min(len(a.code), len(b.code)) >= SENTENCE, HALF * min(len(a.stems), len(b.stems))
        if whole and n_shared >= max(SHARED, least) and _kept(a.code, b.code) >= NEARLY:
            yield from bearers.links([*one.places, *other.places])
        if two_speakers(one.speaker, other.speaker):
            continue
        of_one = whole and _are_of_one(one, other)
        if whole and _are_swapped_once(telling, one, other):
            swapped.update(((x, y), (y, x)))
        elif (n_shared >= SHARED and one_utterance(a.code, b.code, a.content, b.content)) or (
            of_one and reworded_by_one(a.code, b.code)
        ):
            if parallel(a.code, b.code, a.content, b.content, partial(_least_kept, telling, a, b)):
                continue
        else:
            continue
        alike[x].add(y)
        alike[y].add(x)
    for longest, *others in stars(alike, [len(group.quotation.code) for group in groups]):
        for number in others:
            if (longest, number) in swapped or _reworded(telling, groups[longest].quotation, groups[number].quotation):
                yield Link("quotation", groups[longest].places[0], groups[number].places[0], True)


def _groups(telling: Telling, bearers: Bearers) -> Iterator[_Group]:
    """The quotations of all articles by their words, in the order of the story."""
    distinct: dict[tuple[int, ...], list[_Quotation]] = defaultdict(list)
    for i in range(len(telling.words.name)):
        for quotation in _quotations(telling, i):
            distinct[quotation.code].append(quotation)
    for number, same in enumerate(distinct.values()):
        places = [telling.place(q.sentence, q.at[0], q.at[-1] + 1, str(number)) for q in same]
        articles = {telling.words.name[q.sentence] for q in same}
        whose = (bearers.name, bearers.likely, bearers.described)
        yield _Group(same[0], articles, places, *(next(filter(None, map(of, places)), None) for of in whose))


def _sharing(groups: list[_Group]) -> Iterator[tuple[int, int, int]]:
    """Pairs of groups that share enough content words, by their numbers, and how many they share."""
    holders: dict[str, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        for shared in group.quotation.stems:
            holders[shared].append(number)
    n_shared = Counter(pair for members in holders.values() for pair in combinations(members, 2))
    for (x, y), n in sorted(n_shared.items()):
        one, other = groups[x], groups[y]
        least = min(len(group.quotation.stems) for group in (one, other))
        if n >= min(SHARED - 1, HALF * least) or _are_of_one(one, other):
            yield x, y, n


def _are_of_one(a: _Group, b: _Group) -> bool:
    return a.person is not None and a.person == b.person


def _quotations(telling: Telling, i: int) -> Iterator[_Quotation]:
    """The quotations of a sentence, pieces with a reporting clause between them as one."""
    sentence, text, spans = telling.words[i], telling.words.text(i), telling.words.spans_of(i)
    found: list[list[int]] = []
    for first, last in _runs(sentence.quoted):
        if found and goes_on(text[spans[found[-1][-1]][1] : spans[first][0]]):
            found[-1] += range(first, last)
        else:
            found.append([*range(first, last)])
    for run in found:
        at = [k for k in run if not _is_added(text, spans[k])]
        if len(at) >= QUOTED:
            yield _Quotation(
                i,
                tuple(at),
                tuple(sentence.code[k] for k in at),
                tuple(sentence.content[k] for k in at),
                frozenset().union(*(sentence.stems[k] for k in at)),
            )


def _are_swapped_once(telling: Telling, one: _Group, other: _Group) -> bool:
    """The words of nobody else, of what happened, and the same but in one place."""
    a, b = one.quotation, other.quotation
    of_two = (one.person and other.person and one.person != other.person) or _described_as_two(telling, one, other)
    edit = None if of_two else swapped_once(a.code, b.code)
    return bool(edit) and not _is_spelling(telling, a, b, edit) and all(_tells_what_was(telling, q) for q in (a, b))


def _described_as_two(telling: Telling, one: _Group, other: _Group) -> bool:
    """Speakers without a name, in words that share nothing: "a farmer", "a neighbour"; or "another tenant"."""
    if one.described is None or other.described is None:
        return False
    mine, yours = ({*even(group.described).lower().split()} for group in (one, other))
    told = (frozenset(map(stem, words - function_words())) for words in (mine, yours))
    return ("another" in mine) != ("another" in yours) or not telling.n_shared(*told)


def _tells_what_was(telling: Telling, quotation: _Quotation) -> bool:
    """It speaks of what happened; of what will or shall be a speaker has many sentences in like words."""
    printed = {telling.printed(quotation.sentence)[k] for k in quotation.at}
    return MODALS.isdisjoint(printed) and any(word in _PAST or is_irregular_past(word) for word in printed)


def _least_kept(telling: Telling, one: _Quotation, other: _Quotation, edit: Edit) -> int:
    """Content words to be kept for each that was swapped: none where they are akin, more where it names a thing ("the wall")."""
    if _are_akin(telling, one, other, edit):
        return 0
    before = telling.printed(one.sentence)[one.at[max(edit.a1 - 1, 0)]]
    return FOR_THING if before in ARTICLES | POSSESSIVES else FOR_WORD


def _are_akin(telling: Telling, one: _Quotation, other: _Quotation, edit: Edit) -> bool:
    """What was swapped has the same stem or kin in its place."""
    mine, yours = (
        frozenset().union(*(telling.words[q.sentence].stems[k] for k in q.at[first:last]))
        for q, first, last in ((one, edit.a1, edit.a2), (other, edit.b1, edit.b2))
    )
    return telling.n_shared(mine, yours) > 0


def _is_added(text: str, span: tuple[int, int]) -> bool:
    """A word in square brackets: the writer's, not the speaker's."""
    before = text[max(0, span[0] - ADDED) : span[0]]
    return before.rfind("[") > before.rfind("]")


def _runs(marked: Iterable[bool]) -> Iterator[tuple[int, int]]:
    start = None
    marked = [*marked, False]
    for k, is_marked in enumerate(marked):
        if is_marked and start is None:
            start = k
        elif not is_marked and start is not None:
            yield start, k
            start = None


def _kept(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The share of the shorter quotation that the other has in its order."""
    runs, _ = in_order(a, b)
    return sum(run.n for run in runs) / min(len(a), len(b))


def _reworded(telling: Telling, one: _Quotation, other: _Quotation) -> bool:
    """Whether two quotations differ in more than where they are cut and how they are spelled."""
    words, a, b = telling.words, one.code, other.code
    edits = [e for e in in_order(a, b)[1] if not _is_spelling(telling, one, other, e)]
    inner = not _holds(a, b) and [
        e
        for e in edits
        if not (e.a1 == 0 or e.b1 == 0)
        and (not (e.a2 == len(a) or e.b2 == len(b)) or _are_akin(telling, one, other, e))
        and not (e.op == "cut" and _is_marked(telling, other, e.b1))
        and not (e.op == "added" and _is_marked(telling, one, e.a1))
    ]
    opening = [
        e
        for e in edits
        if e.a1 == e.b1 == 0 and e.op != "swapped" and any([*one.content[: e.a2], *other.content[: e.b2]])
    ]
    # a quotation that opens like a sentence, in the middle of what the other has
    full = [
        telling.words.text(s)[words.span_of(s, k)[0]].isupper()
        for s, k in ((one.sentence, one.at[0]), (other.sentence, other.at[0]))
    ]
    return bool(inner) or (bool(opening) and all(full) and min(len(a), len(b)) >= SENTENCE)


def _is_spelling(telling: Telling, one: _Quotation, other: _Quotation, edit: Edit) -> bool:
    """Both say the same in it, contractions written out."""
    if max(edit.a2 - edit.a1, edit.b2 - edit.b1) > FEW:
        return False
    mine = readings(_printed(telling, one, edit.a1, edit.a2))
    return not mine.isdisjoint(readings(_printed(telling, other, edit.b1, edit.b2)))


def _printed(telling: Telling, quotation: _Quotation, first: int, last: int) -> str:
    """The words first..last-1 of a quotation as printed, behind the end ('s, %, &) of the word before them."""
    words, s = telling.words, quotation.sentence
    printed = [even(words.text(s)[slice(*words.span_of(s, k, with_mark=True))]) for k in quotation.at[:last]]
    ends = _ENDS.findall(printed[first - 1]) if first else []
    return " ".join([*ends, *printed[first:]])


def _is_marked(telling: Telling, quotation: _Quotation, k: int) -> bool:
    """Dots stand before its word `k` for what is left out."""
    (_, start), (end, _) = (telling.words.span_of(quotation.sentence, quotation.at[n]) for n in (k - 1, k))
    return _DOTS.search(telling.words.text(quotation.sentence), start, end) is not None


def _holds(a: tuple[int, ...], b: tuple[int, ...]) -> bool:
    """The shorter stands in the longer, word after word."""
    short, long = sorted((a, b), key=len)
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))
