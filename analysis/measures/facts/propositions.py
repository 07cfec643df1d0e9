"""Body sentences as propositions: whole, or cut where a conjunction or semicolon joins two full clauses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from analysis.corpus.passages import PRONOUNS
from analysis.corpus.quotes import quoted_spans
from analysis.measures.language.word_classes import Frame
from analysis.measures.language.words import Words

FEWEST = 5  # words of a clause that stands on its own
CONTENT = 3  # content stems of a proposition, at least
_JOINING = frozenset(["and", "but", "while", "whereas"])
_RELATIVE = frozenset(["who", "which", "whose", "whom"])
# A sentence that opens so leans on the one before it: for what the pronoun stands for, or for the thought alone.
_LEANING = PRONOUNS.union("and but or so nor yet then there also".split())


class Proposition(NamedTuple):
    """A clause or sentence: its sentence (running index), words first..last-1, and offsets."""

    sentence: int
    first: int
    last: int
    start: int
    end: int
    stems: frozenset[str]
    leans: bool  # opens with a pronoun or conjunction, or is cut off in front


def propositions(words: Words) -> list[Proposition]:
    """The propositions of all bodies in order; fragments without a verb and mere asides are left out."""
    found = []
    for i in range(len(words.name)):
        if words.body[i]:
            found += _of_sentence(words, i)
    return found


def _of_sentence(words: Words, i: int) -> Iterator[Proposition]:
    start, end = words.span[i]
    text = words.text(i)[start:end]
    frame = Frame(text, 0, len(text), quoted_spans(text))
    at = [words.span_of(i, k)[0] - start for k in range(len(words[i].code))]
    joints = _joints(frame)
    for number, (a, b) in enumerate(zip([0, *(k for _, k in joints)], [*(k for k, _ in joints), frame.n], strict=True)):
        if a >= b:
            continue
        opening = frame.tokens[a].start if number else 0
        closing = frame.tokens[b - 1].end if number < len(joints) else len(text)
        first, last = bisect_left(at, opening), bisect_right(at, closing - 1)
        stems = frozenset().union(*words[i].stems[first:last])
        has_verb = any(frame.is_verb_like(k) or frame.kind(k) == "Q" for k in range(a, b)) or last - first >= FEWEST
        if len(stems) >= CONTENT and has_verb:
            leans = frame.word(a) in _LEANING or not text[opening:].lstrip("“\"‘'")[:1].isupper()
            yield Proposition(i, first, last, start + opening, start + closing, stems, leans)


def _joints(frame: Frame) -> list[tuple[int, int]]:
    """Where a full clause follows a full clause: the mark between them, and the token that opens the second."""
    found: list[tuple[int, int]] = []
    for k in range(1, frame.n - FEWEST):
        if frame.word(k) == ";":
            opening = k + 1
        elif frame.word(k) == "," and frame.word(k + 1) in _JOINING:
            opening = k + 2
        else:
            continue
        before = range(found[-1][1] if found else 0, k)
        verb = next((v for v in range(opening + 1, min(opening + 8, frame.n)) if frame.is_verb_like(v)), None)
        joined = any(frame.word(v) in ("who", "which", "that", ",") for v in range(opening, verb)) if verb else True
        full = len(before) >= FEWEST and _has_main_verb(frame, before)
        if verb and not joined and full and frame.starts_noun_phrase(opening) and not frame.is_verb_like(opening):
            found.append((k, opening))
    return found


def _has_main_verb(frame: Frame, clause: range) -> bool:
    """A verb stands before ", who" or ", which", or a second one behind: of "Ana, who left with her son," the clause is open."""
    behind = (k for k in clause[1:] if frame.word(k) in _RELATIVE and frame.word(k - 1) == ",")
    relative = next(behind, clause.stop)
    verbs = [k for k in clause if frame.is_verb_like(k)]
    return len(verbs) > 1 or any(k < relative for k in verbs)
