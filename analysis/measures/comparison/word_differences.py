"""Words of two sentences that tell of the same thing: hedges, presuppositions, wording.

A cue decides nothing on its own: it counts where it bears on a content word that both sentences have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from analysis.corpus.house_style import even
from analysis.measures.attribution.pronouns import PRONOUNS
from analysis.measures.comparison.same_values import DAYS
from analysis.measures.comparison.telling import NEAR, Link, Place, Telling
from analysis.measures.comparison.voicing import ALLEGING
from analysis.measures.language.calendar_dates import find_days
from analysis.measures.text_reuse.alignment import in_order
from analysis.measures.text_reuse.edits import Piece, reports

BESIDE = 4  # words to the right of a cue among which the shared word stands that it bears on; else the word to its left
FEW = 3  # words of an edit that is reported as a change of wording, at most
WHO = 6  # words of one that swaps who says it, at most
RARE = 2.5  # rarity of the content words (`Words.weight`) that two sentences share at least, where neither is edited from the other
# Cues that report a plan, a number or a time of the past as often as they hedge.
_WEAK = frozenset("would can should could planned expected mainly mostly largely partly yet often usually sometimes generally reported about around some approximately roughly nearly almost estimated".split()) | {"so far", "in part", "less than", "more than", "fewer than", "at least", "at most", "up to", "an estimate", "an estimated"}  # fmt: skip
_PAUSE = re.compile(r"[,;:()—–]")  # ends what a cue bears on
_ADDING = frozenset(["another", "additional", "further"])
_AGAIN = frozenset(
    "again once repeat repeats repeated reaffirm reaffirms reaffirmed renew renews renewed resume resumes resumed".split()
)
_EARLIER = frozenset("ago earlier previous previously".split())
_MORE = frozenset(["more", "extra"])  # says as much before the same word
_MODALS = frozenset(
    ["may", "could"]
)  # allow as often as they hedge: decide in edited copies, and where the other says "will"


def cue_words(telling: Telling, kind: str, i: int, j: int, *, copied: bool) -> Iterator[Link]:
    """Hedges or presuppositions beside a word that both sentences have: in both, or in one alone."""
    if not copied and (_shared_rarity(telling, i, j) < RARE or not telling.tell_the_same(i, j)):
        return
    for one, other, flipped in ((i, j, False), (j, i, True)):
        theirs = telling.cues(other, kind)
        others = _not_of_both(telling, kind, other, one) if copied else theirs
        mine = _not_of_both(telling, kind, one, other) if copied else telling.cues(one, kind)
        for first, last in telling.cues(one, kind, _WEAK - _MODALS if not copied else _WEAK):
            anchor = _anchor(telling, one, other, first, last)
            if anchor and not copied and not _is_settled(telling, one, other, first, anchor):
                continue
            alleged = ALLEGING.intersection(telling.printed(one)[first:last])
            if anchor is None or (alleged and ALLEGING.intersection(telling.printed(other))):
                continue
            here, there = anchor
            near = _cue_near(theirs, there) is not None
            if near and flipped:
                continue  # found from the other side
            same = (
                others
                or (first, last) not in mine
                or _is_no_difference(telling, kind, one, (first, last), other, there)
            )
            if not near and (same or not (copied or _alike_beside(telling, one, other, here, there))):
                continue
            with_cue = _beside(telling, kind, one, here)
            without = _beside(telling, kind, other, there)
            pair = (without, with_cue) if flipped else (with_cue, without)
            yield Link(kind, *pair, not near)


def _is_settled(telling: Telling, i: int, j: int, cue: int, anchor: tuple[int, int]) -> bool:
    """A modal before a verb of which the other sentence says that it will be so, or is, of the same thing; any other cue."""
    if telling.printed(i)[cue] not in _MODALS:
        return True
    here, there = anchor
    verb, settled = telling.printed(i)[here], telling.printed(j)[there]
    if here != cue + 1 or not (telling.printed(j)[there - 1] == "will" or settled in (f"{verb}s", f"{verb}es")):
        return False
    stems = telling.words[i].stems
    subject = next((stems[k] for k in reversed(range(cue)) if stems[k]), frozenset())
    return telling.n_shared(subject, frozenset().union(*telling.words[j].stems[:there])) > 0


def _not_of_both(telling: Telling, kind: str, i: int, j: int) -> list[tuple[int, int]]:
    """The cues of a sentence that its copy has not got in the same words."""
    kept = {tuple(telling.printed(j)[slice(*cue)]) for cue in telling.cues(j, kind)}
    return [cue for cue in telling.cues(i, kind) if tuple(telling.printed(i)[slice(*cue)]) not in kept]


def echoes(telling: Telling, kind: str, place: Place, copy: int) -> Iterator[Link]:
    """The same word in a copy of the sentence, with its cue or without."""
    words = telling.words
    k = next(k for k in range(len(words[place.sentence].code)) if words.span_of(place.sentence, k)[0] == place.at)
    stems = words[place.sentence].stems[k]
    for other in range(len(words[copy].code)):
        if stems & words[copy].stems[other]:
            echo = _beside(telling, kind, copy, other)
            yield Link(kind, place, echo, place.version != echo.version)
            return


def same_words(telling: Telling, place: Place, copy: int) -> Iterator[Link]:
    """The very words of a place in a copy of the sentence; of a gap the word beside it and the one behind."""
    words, s = telling.words, place.sentence
    at = [k for k, (start, _) in enumerate(words.spans_of(s)) if place.start <= start < place.end]
    last = at[-1] + (place.version == "")
    runs, _ = in_order(words[s].code, words[copy].code)
    there = next((run.b + at[0] - run.a for run in runs if run.a <= at[0] and last < run.a + run.n), None)
    if there is not None and (place.version or (at[0] == 0) == (there == 0)):
        yield Link("wording", place, telling.place(copy, there, there + len(at), place.version), False)


def wordings(telling: Telling, i: int, j: int) -> Iterator[Link]:
    """Words of a lightly edited copy that were swapped, added or cut: verbs of saying, and other words of content."""
    for piece in telling.pieces(i, j):
        spans = ((i, piece.start_a, piece.end_a), (j, piece.start_b, piece.end_b))
        printed = ["" if start is None else even(telling.words.text(s)[start:end]).lower() for s, start, end in spans]
        named = PRONOUNS.isdisjoint(printed)  # whoever "he" is may be the one whom the other names
        most = WHO if piece.op == "swapped" and named and _says_behind(telling, i, piece.end_a) else FEW
        if (
            piece.edit_class not in ("attribution", "evaluative word", "other")
            or max(piece.n_words_a, piece.n_words_b) > most
        ):
            continue
        if not any(_own_words(telling, *span) for span in spans) or any(_names_day(telling, *span) for span in spans):
            continue
        places = []
        for (s, start, end), version in zip(spans, printed, strict=True):
            here = _beside_gap(telling, i, j, s, piece) if start is None else (start, end)
            places.append(Place(s, *here, version))
        yield Link("wording", *places, True)


def _shared_rarity(telling: Telling, i: int, j: int) -> float:
    """The rarity of the content words that two sentences share, summed: 1 for a word that no other sentence has."""
    mine, yours = (telling.words[s].all_stems() for s in (i, j))
    return sum(telling.words.weight[stem] for stem in mine & yours)


def _anchor(telling: Telling, i: int, j: int, first: int, last: int) -> tuple[int, int] | None:
    """Where the nearest content word beside a cue that both sentences have stands in each of them."""
    a, b = telling.words[i], telling.words[j]
    spans, text = telling.words.spans_of(i), telling.words.text(i)
    stop = next((k for k in range(last, len(spans)) if _PAUSE.search(text[spans[k - 1][1] : spans[k][0]])), len(spans))
    for k in [*range(last, min(last + BESIDE, stop)), *range(max(first - 1, 0), first)]:
        if a.own[k] and a.stems[k] and not reports(telling.printed(i)[k]):
            for other in range(len(b.code)):
                if a.stems[k] & b.stems[other]:
                    return k, other
    return None


def _is_no_difference(telling: Telling, kind: str, i: int, cue: tuple[int, int], j: int, there: int) -> bool:
    """A presupposition in quotation marks, the speaker's, one that the other sentence has as "more", or of what its article tells."""
    if kind != "presupposition":
        return False
    word = telling.printed(i)[cue[0]]
    return (
        telling.words[i].quoted[cue[0]]
        or (word in _ADDING and not _MORE.isdisjoint(telling.printed(j)[max(there - BESIDE, 0) : there]))
        or (word in _AGAIN and _is_told_earlier(telling, i, cue, j))
    )


def _is_told_earlier(telling: Telling, i: int, cue: tuple[int, int], j: int) -> bool:
    """The article of sentence `j` tells of an earlier time what stands around a cue of `i`."""
    words = telling.words
    beside, about = (
        frozenset().union(*words[i].stems[max(cue[0] - reach, 0) : cue[1] + reach]) for reach in (BESIDE, NEAR)
    )
    return any(
        words.name[s] == words.name[j]
        and beside & words[s].all_stems()
        and len(about & words[s].all_stems()) >= 2
        and is_of_earlier(telling, s)
        for s in range(len(words.name))
    )


def is_of_earlier(telling: Telling, s: int) -> bool:
    """A sentence tells of an earlier time: it names a day long past, or says "last year", "ago" or the like."""
    day = telling.written[telling.words.name[s]]
    dated = day and any((day - date.last).days > DAYS for date in telling.values(s).dates)
    printed = telling.printed(s)
    return bool(dated) or ("last", "year") in pairwise(printed) or not _EARLIER.isdisjoint(printed)


def _beside(telling: Telling, kind: str, i: int, anchor: int) -> Place:
    """A word of a sentence, with the cue beside it if there is one."""
    cue = _cue_near(telling.cues(i, kind), anchor)
    if cue is None:
        return telling.place(i, anchor, anchor + 1, "without", anchor=anchor)
    return telling.place(i, min(cue[0], anchor), max(cue[1], anchor + 1), "with", anchor=anchor)


def _cue_near(cues: list[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The cue nearest to a word, if one is beside it."""
    near = [(max(a - at, at - b + 1), a, b) for a, b in cues if a - 1 <= at < b + BESIDE]
    return min(near)[1:] if near else None


def _alike_beside(telling: Telling, i: int, j: int, here: int, there: int) -> bool:
    """A second content word stands near the anchor in both sentences."""
    a, b = telling.words[i], telling.words[j]
    around = [
        frozenset().union(*s.stems[max(0, at - NEAR) : at], *s.stems[at + 1 : at + 1 + NEAR])
        for s, at in ((a, here), (b, there))
    ]
    return len((around[0] & around[1]) - a.stems[here]) >= 2


def _says_behind(telling: Telling, i: int, end: int) -> bool:
    """The word behind a stretch of a sentence reports what somebody says."""
    behind = zip(telling.words.spans_of(i), telling.printed(i), strict=True)
    return reports(next((word for (start, _), word in behind if start >= end), ""))


def _own_words(telling: Telling, i: int, start: int | None, end: int | None) -> bool:
    """A content word that is neither name nor number stands in a stretch of a sentence."""
    if start is None:
        return False
    sentence = telling.words[i]
    return any(
        sentence.own[k] and sentence.content[k]
        for k in range(len(sentence.code))
        if start <= telling.words.span_of(i, k)[0] < end
    )


def _names_day(telling: Telling, i: int, start: int | None, end: int | None) -> bool:
    """A weekday, month or quarter of a year stands in it: that is a difference of date."""
    if start is None:
        return False
    offset = telling.words.span[i][0]
    in_quarter = any(offset + q.start < end and start < offset + q.end for q in telling.values(i).quarters)
    return in_quarter or bool(find_days(telling.words.text(i)[start:end]))


def _beside_gap(telling: Telling, i: int, j: int, empty: int, piece: Piece) -> tuple[int, int]:
    """The word of a sentence behind which the other has words more (its first word where they open the sentence)."""
    words = telling.words
    before = [
        (p.start_a, p.end_a) if empty == i else (p.start_b, p.end_b)
        for p in telling.pieces(i, j)
        if p.edit_class is None
        and (p.start_b if empty == i else p.start_a) < (piece.start_b if empty == i else piece.start_a)
    ]
    start, end = before[-1] if before else words.span_of(empty, 0)
    last = [k for k in range(len(words[empty].code)) if start <= words.span_of(empty, k)[0] < end]
    return words.span_of(empty, last[-1])
