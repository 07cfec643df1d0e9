"""Paragraphs to sentences, sentences to words, with exact offsets."""

from __future__ import annotations

import re

from sentencex import get_sentence_boundaries

from analysis.corpus.quotes import quoted_spans

# "KYIV, Ukraine — ", "April 20 (UPI) -- ", "WASHINGTON (AP) — ", "LONDON, May 3 (Reuters) - ", "Kyiv: "
_PLACE = r"[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,4}"
_DATE = r"(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"\s*(?:"
    rf"(?:{_PLACE}(?:, {_PLACE}){{0,2}}(?:, {_DATE})?|{_DATE})\s*(?:\([A-Z][\w ./-]{{1,40}}\))\s*(?:—|–|--?|:)\s*"  # with an agency
    rf"|[A-Z][A-Z.’'-]{{2,}}(?: [A-Z][A-Z.’'-]+){{0,3}}(?:, (?:{_PLACE}|{_DATE})){{0,2}}\s*(?:—|–|--|\s-\s)\s*"  # place in capitals
    rf"|{_PLACE}(?:, (?:{_PLACE}|{_DATE})){{0,2}}\s+(?:—|–|--)\s+(?=[A-Z“\"])"  # place and a dash
    rf"|[A-Z][\w-]+(?: [A-Z][\w-]+)?:\s+(?=[A-Z“\"])"  # place and a colon
    rf")"
)

WORD = re.compile(
    r"[A-Za-z]{2,}(?=[ ,])"  # most words: the same as by the last line, found sooner
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[$£€]?\d+(?:[.,:/]\d+)*(?:%|(?:st|nd|rd|th|s|am|pm|bn|m|k|km)\b)?(?:-[^\W\d_]+)*"  # 14, 1.8-mile, 15%, 2nd, $71
    r"|[^\W_]+(?:[’'‑&-][^\W_]+)*"  # words, hyphenated words, contractions, AT&T
)

GAP = "⋯"  # opens a stretch of a text from which words were taken out: the words around it are not side by side


# Abbreviated titles stand before a name and never end a sentence.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Fr|Hon|Sen|Rep|Gov|Pres|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Supt|Det|St|Mt|Ft)\.$"
)

_MONTH = re.compile(r"\bMay\.[”’\"')]*(?=\s+[A-Z“\"])")  # taken for an abbreviation by the library


def dateline_end(paragraph: str) -> int:
    """Length of the dateline that opens a paragraph ("KYIV, Ukraine — "), 0 where there is none."""
    match = _DATELINE.match(paragraph)
    return match.end() if match else 0


def sentence_spans(paragraph: str) -> list[tuple[int, int]]:
    """Sentences of one paragraph as (start, end), spaces around them left out.

    Boundaries are those of the `sentencex` library (Wikimedia), which keeps a quotation whole; a quotation
    of several sentences is cut at its inner sentence ends too.
    """
    cuts = set()
    for start, end in _boundaries(paragraph):
        cuts.add(end)
        for open_, close in quoted_spans(paragraph[start:end]):
            inner = paragraph[start + open_ + 1 : start + close]
            cuts.update(start + open_ + 1 + stop for _, stop in _boundaries(inner)[:-1])
    spans, start = [], 0
    for cut in sorted(cuts):
        piece = paragraph[start:cut]
        if WORD.search(piece):
            spans.append((start + len(piece) - len(piece.lstrip()), cut - len(piece) + len(piece.rstrip())))
        elif spans:  # a stray mark belongs to the sentence before it
            spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
        start = cut
    return spans


def word_spans(text: str) -> list[tuple[int, int]]:
    """Words of a text as (start, end): hyphenated words and contractions whole, U.S. with its full stops."""
    return [match.span() for match in WORD.finditer(text)]


def _boundaries(text: str) -> list[tuple[int, int]]:
    spans = []
    for found in get_sentence_boundaries("en", text):
        start, end = found["start_index"], found["end_index"]
        stop = start + len(text[start:end].rstrip())
        for month in _MONTH.finditer(text, start, stop):
            spans.append((start, month.end()))
            start = month.end()
        if spans and _TITLE.search(text, spans[-1][0], spans[-1][1]):
            spans[-1] = (spans[-1][0], stop)
        elif stop > start:
            spans.append((start, stop))
    return spans
