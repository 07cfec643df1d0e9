"""Where quotation marks open and close, in typographic and in straight style."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Protocol

import regex

Span = tuple[int, int]

# Opening and closing double marks, also as two single ones, are told apart; straight ones (and the typewriter's ''
# and ``) alternate. Single marks count only where they cannot be apostrophes: opened before a word that starts, closed
# after a word or its punctuation.
_DOUBLE = re.compile(r"[“”\"„«»]|‘‘|’’(?!’)|''|``")
_SINGLE = re.compile(r"(?<![\w‘’'])[‘'](?=[\w“\"])(?P<inner>[^‘\n]{2,400}?)(?<=[\w.,!?…”\"])[’'](?![\w’'])")
# ", she said." at the end of a paragraph: the frame of a quotation whose closing mark was forgotten
_SAID = regex.compile(
    r",\s+(?:(?:\p{Lu}[\w.’'-]+\s+){1,4}|(?:he|she|they)\s+)(?:said|says|added|told\s(?!us\b|me\b)[^,.]{1,40})"
    r"(?:\s(?:on|in|at|to|after|before|during|when|as)\s[^,.“”\"]{1,60})?\.\s*$"
)
# A single mark that opens a sentence: no apostrophe
_OPENS_SINGLE = re.compile(r"(?:^|(?<=[:,.]\s))[‘'](?=[A-Z“\"])")
MARKS = "“”\"„«»‘’'"
MAX_RUN = 8
_OPENING, _CLOSING, _STRAIGHT = ("“", "„", "«", "``", "‘‘"), ("”", "»", "’’"), ('"', "''")


def quoted_spans(text: str) -> list[Span]:
    """Spans of `text` between quotation marks, marks included, in order and not overlapping.

    `text` is one paragraph. A quotation that is not closed runs to its end (as where a quotation goes on
    in the next paragraph), or to a comma before "she said" at its end, where the mark was forgotten. An opening mark
    before a space closes what is open. Nested marks belong to the outer quotation, be it in double or in single marks.
    """
    return _with_singles(text, *_double_spans(text, nested=True))


def _with_singles(text: str, spans: list[Span], unclosed: bool) -> list[Span]:
    """The spans between double marks, as `_double_spans` gives them, and those between single ones."""
    if unclosed:  # an opening mark too many: a nested one, or one that was never closed?
        spans, _ = _double_spans(text, nested=False)
    singles = [m.span() for m in _SINGLE.finditer(text)]
    if not singles:
        return spans
    within = {at for c, d in spans for at in range(c + 1, d)}
    singles = [(a, b) for a, b in singles if a not in within and b not in within]
    covered = {at for a, b in singles for at in range(a, b)}
    return sorted(singles + [(c, d) for c, d in spans if c not in covered])


class Outline(Protocol):
    """A paragraph: the part of the article that it is (headline, deck, caption, body), and its offsets."""

    @property
    def part(self) -> str:
        """What it is."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """One past its last."""


def quotes_of(text: str, paragraphs: Sequence[Outline]) -> list[list[Span]]:
    """Quotations in each paragraph of an article, as offsets into its text.

    Those of the body may run on over its paragraphs (`running_quotes`), past captions between them.
    """
    body = iter(running_quotes([text[p.start : p.end] for p in paragraphs if p.part == "body"]))
    found = [next(body) if p.part == "body" else quoted_spans(text[p.start : p.end]) for p in paragraphs]
    return [[(p.start + a, p.start + b) for a, b in spans] for p, spans in zip(paragraphs, found, strict=True)]


def running_quotes(paragraphs: Sequence[str]) -> list[list[Span]]:
    """`quoted_spans` of each paragraph, where a quotation may run on over paragraphs.

    A quotation in typographic marks that is left open goes on in the next paragraphs if one of the next
    `MAX_RUN` closes it with a mark that nothing in that paragraph opens; the part in each paragraph is a
    span of its own. Where a paragraph opens with a mark anew, it stands for itself. Where most quotations stand in
    single marks, one in these that is left open runs to the paragraph's end if the next opens with such a mark.
    """
    doubles = [_double_spans(text, nested=True) for text in paragraphs]
    found = [_with_singles(text, *double) for text, double in zip(paragraphs, doubles, strict=True)]
    n = 0
    while n < len(paragraphs):
        (spans, left_open), last = doubles[n], n
        if left_open and paragraphs[n][spans[-1][0]] in _OPENING:
            last = _closing_paragraph(paragraphs, n)
        if last > n:
            found[n] = spans
            for between in range(n + 1, last):
                found[between] = [(0, len(paragraphs[between]))]
            at = _unopened_close(paragraphs[last])
            found[last] = [(0, at), *((at + a, at + b) for a, b in quoted_spans(paragraphs[last][at:]))]
        n = max(last, n + 1)
    if _in_single_marks(paragraphs, found):
        for n, (text, following) in enumerate(pairwise(paragraphs)):
            marks = (match.start() for match in _OPENS_SINGLE.finditer(text))
            at = next((mark for mark in marks if not any(a <= mark < b for a, b in found[n])), None)
            if at is not None and _OPENS_SINGLE.match(following):
                found[n] = [*(span for span in found[n] if span[1] <= at), (at, len(text))]
    return found


def _in_single_marks(paragraphs: Sequence[str], found: Sequence[Sequence[Span]]) -> bool:
    """More quotations stand in single marks than in double ones."""
    opened = [_DOUBLE.match(text, a) is None for text, spans in zip(paragraphs, found, strict=True) for a, _ in spans]
    return 2 * sum(opened) > len(opened)


def unmarked(text: str, span: Span) -> Span:
    """A quotation without its marks."""
    start, end = span
    start += _n_marks(text[start : start + 2])
    return start, max(start, end - _n_marks(text[start:end][:-3:-1]))


def _n_marks(two: str) -> int:
    """How many of two characters at an end of a quotation, the outer one first, are its mark."""
    return 2 if _DOUBLE.fullmatch(two) else int(two[:1] in MARKS)


def _closing_paragraph(paragraphs: Sequence[str], n: int) -> int:
    """The paragraph that closes the quotation left open in paragraph `n`; `n` itself where none does."""
    for later in range(n + 1, min(n + 1 + MAX_RUN, len(paragraphs))):
        if paragraphs[later].lstrip().startswith(_OPENING):
            break
        if _unopened_close(paragraphs[later]):
            return later
    return n


def _unopened_close(text: str) -> int:
    """One past the first closing mark that nothing before it in the text opens; 0 where there is none."""
    depth = 0
    for match in _DOUBLE.finditer(text):
        if match.group() in _CLOSING or (depth and _before_space(text, match.end())):
            depth -= 1
            if depth < 0:
                return match.end()
        elif match.group() in _OPENING:
            depth += 1
    return 0


def _double_spans(text: str, *, nested: bool) -> tuple[list[Span], bool]:
    """Spans between double marks, and whether the last one is left open."""
    spans: list[Span] = []
    opened: int | None = None
    depth = 0
    for match in _DOUBLE.finditer(text):
        mark, (at, after) = match.group(), match.span()
        if opened is None:
            if mark in _OPENING or (mark in _STRAIGHT and _may_open(text, at, after)):
                opened, depth = at, 1
        elif mark in _OPENING and not _before_space(text, after):
            depth += nested
        elif mark not in _STRAIGHT or not _may_only_open(text, at, after):
            depth -= 1
            if depth <= 0 or not nested:
                spans.append((opened, after))
                opened = None
    if opened is not None:
        forgotten = _SAID.search(text, opened)
        spans.append((opened, forgotten.start() + 1 if forgotten else len(text)))
        return spans, forgotten is None
    return spans, False


def _before_space(text: str, after: int) -> bool:
    return not text[after : after + 1].strip()


def _may_open(text: str, at: int, after: int) -> bool:
    """A straight mark after a digit is an inch or a second (6'2\"), not a quotation."""
    return not (at and text[at - 1].isdigit() and not text[after : after + 1].isalnum())


def _may_only_open(text: str, at: int, after: int) -> bool:
    """A straight mark after a space and before a word can only open (the one before was never closed)."""
    return at > 0 and text[at - 1].isspace() and text[after : after + 1].isalnum()
