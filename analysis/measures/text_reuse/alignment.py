"""Two sentences side by side: the words they share, in order and moved, and what was done to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from rapidfuzz.distance import Indel

from analysis.measures.language.words import Sentence

Word = TypeVar("Word", int, str)  # as a code, or as it is folded


class Run(NamedTuple):
    """Words `a` to `a + n` of one sentence stand at `b` to `b + n` of the other."""

    a: int
    b: int
    n: int


class Edit(NamedTuple):
    """Words a1:a2 of one sentence stand where b1:b2 stand in the other; one of the two may be empty."""

    op: str  # cut, added or swapped
    a1: int
    a2: int
    b1: int
    b2: int


def in_order(a: Sequence[Word], b: Sequence[Word]) -> tuple[list[Run], list[Edit]]:
    """The longest common subsequence of two word lists as runs, and the edits between them."""
    runs, edits = [], []
    for op in Indel.opcodes(a, b):
        if op.tag == "equal":
            runs.append(Run(op.src_start, op.dest_start, op.src_end - op.src_start))
        elif edits and (edits[-1].a2, edits[-1].b2) == (op.src_start, op.dest_start):
            edits[-1] = _named(edits[-1].a1, op.src_end, edits[-1].b1, op.dest_end)
        else:
            edits.append(_named(op.src_start, op.src_end, op.dest_start, op.dest_end))
    edits = _moves(a, b, edits)
    moved = [edit for edit in edits if edit.op == "swapped"]
    return [run for run in runs if not any(edit.a1 <= run.a < edit.a2 for edit in moved)], edits


def _named(a1: int, a2: int, b1: int, b2: int) -> Edit:
    return Edit("added" if a1 == a2 else "cut" if b1 == b2 else "swapped", a1, a2, b1, b2)


def _moves(a: Sequence[Word], b: Sequence[Word], edits: list[Edit]) -> list[Edit]:
    """Edits on both sides of an unchanged word are one where they only move words ("May 3", "3 May")."""
    joined: list[Edit] = []
    for edit in edits:
        if joined:
            last = joined[-1]
            both = _named(last.a1, edit.a2, last.b1, edit.b2)
            if edit.a1 - last.a2 <= 1 and sorted(a[both.a1 : both.a2]) == sorted(b[both.b1 : both.b2]):
                joined[-1] = both
                continue
        joined.append(edit)
    return joined


def tiles(a: Sequence[int], b: Sequence[int], shortest: int) -> list[Run]:
    """Common runs of at least `shortest` words, longest first, no word in two of them, in any order.

    Greedy string tiling (Wise 1993), which Clough, Gaizauskas, Piao & Wilks (2002, METER) used to measure how
    far newspapers derive from agency copy: a sentence that was turned round keeps its runs. Negative words
    match nothing.
    """
    places: dict[int, list[int]] = {}
    for j, word in enumerate(b):
        if word >= 0:
            places.setdefault(word, []).append(j)
    found = []
    for i, word in enumerate(a):
        for j in places.get(word, ()):
            if i and j and a[i - 1] == b[j - 1] >= 0:
                continue  # inside a run that began before
            n = 1
            while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n] and a[i + n] >= 0:
                n += 1
            if n >= shortest:
                found.append(Run(i, j, n))
    chosen: list[Run] = []
    used_a, used_b = [False] * len(a), [False] * len(b)
    found.sort(key=lambda run: (-run.n, run.a, run.b))
    while found:
        run = found.pop(0)
        free = [part for part in _free(run, used_a, used_b) if part.n >= shortest]
        if free == [run]:
            chosen.append(run)
            used_a[run.a : run.a + run.n] = [True] * run.n
            used_b[run.b : run.b + run.n] = [True] * run.n
        elif free:
            found = sorted([*found, *free], key=lambda run: (-run.n, run.a, run.b))
    return chosen


def content_runs(sentence: Sentence, words: Sequence[int], others: Sequence[int]) -> list[Run]:
    """Common runs of any length that hold a content word; `words` are those of the sentence."""
    return [run for run in tiles(words, others, 1) if any(sentence.content[run.a : run.a + run.n])]


def quoted_runs(a: Sentence, b: Sentence) -> list[Run]:
    """Runs of three words and more that stand between quotation marks in both."""
    mine, yours = ([w if q else -1 for w, q in zip(s.code, s.quoted, strict=True)] for s in (a, b))
    return tiles(mine, yours, 3)


def _free(run: Run, used_a: list[bool], used_b: list[bool]) -> list[Run]:
    """The parts of a run whose words are free on both sides."""
    parts, start = [], None
    for k in range(run.n + 1):
        is_free = k < run.n and not used_a[run.a + k] and not used_b[run.b + k]
        if is_free and start is None:
            start = k
        elif not is_free and start is not None:
            parts.append(Run(run.a + start, run.b + start, k - start))
            start = None
    return parts
