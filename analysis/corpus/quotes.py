"""Where quotation marks open and close, in typographic and in straight style."""

from __future__ import annotations

import re

# Opening and closing double marks are told apart; straight ones alternate. Single marks count only where
# they cannot be apostrophes: opened before a word that starts, closed after a word or its punctuation.
_DOUBLE = re.compile(r"[“”\"„«»]")
_SINGLE = re.compile(r"(?<![\w’'])[‘'](?=[\w“\"])(?P<inner>[^‘\n]{2,400}?)(?<=[\w.,!?…”\"])[’'](?![\w’'])")


def quoted_spans(text: str) -> list[tuple[int, int]]:
    """Spans of `text` between quotation marks, marks included, in order and not overlapping.

    `text` is one paragraph. A quotation that is not closed runs to its end (as where a quotation goes on
    in the next paragraph). Nested marks belong to the outer quotation; single marks are spans only
    outside double ones.
    """
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for match in _DOUBLE.finditer(text):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark in "“„«" or (mark == '"' and _may_open(text, at)):
                opened = at
        elif mark in "”»" or (mark == '"' and not _may_only_open(text, at)):
            spans.append((opened, at + 1))
            opened = None
    if opened is not None:
        spans.append((opened, len(text)))
    singles = [m.span() for m in _SINGLE.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    return sorted(spans + singles)


def _may_open(text: str, at: int) -> bool:
    """A straight mark after a digit is an inch or a second (6'2\"), not a quotation."""
    return not (at and text[at - 1].isdigit() and (at + 1 == len(text) or not text[at + 1].isalnum()))


def _may_only_open(text: str, at: int) -> bool:
    """A straight mark after a space and before a word can only open (the one before was never closed)."""
    return at > 0 and text[at - 1].isspace() and at + 1 < len(text) and text[at + 1].isalnum()
