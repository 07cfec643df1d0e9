"""Paragraphs to sentences, sentences to words, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, islice, pairwise

import regex
from sentencex import get_sentence_boundaries

from analysis.corpus.house_style import even, resource
from analysis.corpus.quotes import quoted_spans

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_DATE = rf"(?:{_MONTH}\.? \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_PLACE = r"\p{Lu}[\w.’'-]*(?:[ /]\p{Lu}[\w.’'-]*){0,4}"
_CAPITALS = r"(?=\p{Lu}[\p{Lu}.’'-]{2}|\p{Lu}{2}[ /]\p{Lu})\p{Lu}[\p{Lu}.’'-]+(?:[ /]\p{Lu}[\p{Lu}.’'-]+){0,3}"
_BESIDE = rf"(?:, (?:{_PLACE}|{_DATE}))"  # the country, the day
_DASH = r"(?:\s*(?:[—―]|--)|\s+–|–(?=\s)|\s-(?=\s))"

WORD = re.compile(
    r"[A-Za-z]{2,}(?=[ ,])"  # most words: the same as by the last line, found sooner
    r"|(?:[^\W\d_]\.){2,}"  # U.S., p.m.
    r"|[$£€]?\d+(?:[.,:/]\d+)*(?:%|(?:st|nd|rd|th|s|am|pm|bn|m|k|km)\b)?(?:-[^\W\d_]+)*"  # 14, 1.8-mile, 15%, 2nd, $71
    r"|[^\W_]+(?:[’'‑&-][^\W_]+)*"  # words, hyphenated words, contractions, AT&T
)

GAP = "⋯"  # opens a stretch of a text from which words were taken out: the words around it are not side by side

# What a newsroom sets in capitals before a dash: no place.
_NEWSROOM = frozenset(
    "advertisement advisory alert alerts analysis breaking check clarification column comment correction developing editorial "
    "exclusive explained explainer fact feature file flash interview just in latest live new news note now obituary opinion "
    "photo photos podcast poll preview profile read report review special timeline transcript update updated updates urgent "
    "video views watch".split()
)

_OUTLET_WORDS = "Agency Gazette Herald Journal News Newswire Post Press Radio Service Times Tribune Wire".split()

# Abbreviated titles stand before a name and never end a sentence.
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Mx|Messrs|Dr|Prof|Rev|Fr|Hon|Sen|Rep|Gov|Pres|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Cpl|Pvt|Supt|Det|St|Mt|Ft)\.$"
)

_LABEL = regex.compile(r"^\p{Lu}[\p{Lu} .'-]+:(?=\s)", regex.MULTILINE)  # of a speaker in a transcript

_SITE = regex.compile(r"(?:\s+[|•·]\s+(?:The )?\p{Lu}[\w.’'-]*(?: (?:&|of|the|\p{Lu}[\w.’'-]*)){0,4})+$")
_HEADLINE_WORDS = 3

_DOUBLED = re.compile(r"‘‘|’’(?!’)")  # two single marks for a double one: the library knows the straight ones
_MARK = re.compile('[“”"«»„]')
_OPENING = re.compile(r"\s[“„]\s*$")
_MANY_MARKS = 500  # the library's time grows with their square
_OPENS_LATE = re.compile(r"\s[\"']$")  # a straight mark that opens what follows
_AT_HOUR = re.compile(r"\b[ap]\.m\.$")
_DAY = re.compile(  # not "Friday was wet" or "Central banks met"
    r"\s*(?:(?:[ECMP][SD]?T|GMT|BST|CES?T)\b"
    r"|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Eastern|Pacific|Central)\b(?![’']s)"
    r"(?! (?!(?:after|and|as|at|because|before|but|by|daylight|during|evening|for|from|in|local|morning|near|night|of|on"
    r"|or|outside|since|standard|through|till?|time|to|until|when|where|while|with)\b)[a-z]))"
)
_MAY = regex.compile(r"\bMay\.[”’\"')]*(?=\s+[\p{Lu}“\"])")  # taken for an abbreviation by the library


def dateline_end(paragraph: str, text: str) -> int:
    """Length of the dateline that opens a paragraph ("KYIV, Ukraine — "), 0 where there is none.

    A name or a word before a dash or a colon is none ("Mayor Lee: ", "Opinion: "): a place is told by an agency in
    brackets or a date behind it, by capitals or a country before a dash, or as a city that datelines name alone
    (data/dateline_cities.csv, place_names.csv). Capitals alone are none where they are a newsroom's label
    ("BREAKING — ") or an acronym: the article around (`text`) prints them in capitals again, and never as a name.
    Capitals before a colon may be a speaker: a place is known by the article around, which has a "Hask Council" or
    tells what happened "in Hask". An agency's letters in brackets open a paragraph without a place too ("(HNA) - ").
    """
    match = _dateline().match(even(paragraph))
    if match is None:
        return 0
    alone, called = match["alone"], match["called"]
    is_none = (alone and not _may_be_place(alone, even(text))) or (called and not _is_place(called, even(text)))
    return 0 if is_none else match.end()


def _may_be_place(capitals: str, text: str) -> bool:
    if _NEWSROOM.issuperset(capitals.casefold().split()):
        return False
    lines = "\n".join(line for line in text.split("\n") if not line.isupper())  # capitals of a headline tell nothing
    printed = re.findall(rf"(?<!\w){re.escape(capitals)}(?!\w)", lines, re.IGNORECASE)
    return printed.count(capitals) < 2 or len(printed) > printed.count(capitals)


def _is_place(capitals: str, text: str) -> bool:
    name = re.escape(capitals.title())
    return (
        len(_LABEL.findall(text)) < 2
        and _may_be_place(capitals, text)
        and bool(regex.search(rf"\b(?:in|at|near|outside|around|across) {name}\b(?!')|\b{name} \p{{Lu}}\p{{Ll}}", text))
    )


@cache
def _dateline() -> regex.Pattern[str]:
    def one_of(names: Iterable[str]) -> str:
        return "|".join(map(regex.escape, names))

    listed = [*resource("dateline_cities.csv"), *resource("place_names.csv")]
    city = rf"(?=\p{{Lu}})(?i:{one_of(chain(*listed))})(?:/{_PLACE})?(?![\w’'-])"
    agency = rf"\s*\((?:{one_of(form for _, *forms in resource('agencies.csv') for form in forms)})\)"
    bracket = r"\s*\(\p{Lu}[\w ./-]{1,40}\)"
    newsroom = rf"\s*\((?=[^)]*\b(?:{'|'.join(_OUTLET_WORDS)})\b)[^()]{{1,40}}\)"
    names = rf"(?P<alone>{_CAPITALS})|{_PLACE}, {_PLACE}"
    forms = [
        rf"{_PLACE}{_BESIDE}{{0,2}}{agency}(?:{_DASH}|[-:])",  # Kyiv (Reuters) -
        rf"(?:{_CAPITALS}|{city}){_BESIDE}{{0,2}}{bracket}(?:{_DASH}|-)",  # HASK, Ellery (Tidings) —
        rf"{_PLACE}{_BESIDE}{{0,2}}{newsroom}(?:{_DASH}|-)",  # Hask (Halyard News) —
        rf"(?:{city}\s*)?\(\p{{Lu}}[\p{{Lu}}\d]{{1,7}}\)(?:{_DASH}|-|(?=\s*[\p{{Lu}}“\"]))",  # (HNA) -
        rf"(?:{_PLACE}, ){{0,2}}{_DATE}{bracket}(?:{_DASH}|[-:])",  # April 20 (Tidings) --
        rf"(?:{_PLACE}, ){{1,2}}{_DATE}{_DASH}",  # Hask, 5 May 2025 -
        rf"{city}{_BESIDE}{{0,2}}(?:{_DASH}|:(?!\s*[“\"]))",  # NEW DELHI:
        rf"{_CAPITALS}{_BESIDE}{{1,2}}{_DASH}",  # HASK, Ellery —
        rf"(?P<alone>{_CAPITALS}), {_DATE}:",  # HASK, May 3:
        rf"(?P<called>{_CAPITALS}):(?!\s*[“\"])",  # HASK:
        rf"(?:{names}){_DASH}(?!.*\s(?:[—–―]|--?)\s)",  # HASK — ; a second dash closes an aside
    ]
    return regex.compile(rf"\s*(?:{'|'.join(forms)})\s*+(?!\p{{Ll}})")


def headline_end(headline: str) -> int:
    """Length of a headline without the site's name behind a bar ("Old quay is shut | The Gazette")."""
    site = _SITE.search(headline)
    return site.start() if site and len(word_spans(headline[: site.start()])) >= _HEADLINE_WORDS else len(headline)


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
    for cut in sorted(_before_opening(paragraph, cut) for cut in cuts):
        piece = paragraph[start:cut]
        if WORD.search(piece):
            spans.append((start + len(piece) - len(piece.lstrip()), cut - len(piece) + len(piece.rstrip())))
        elif spans:  # a stray mark belongs to the sentence before it
            spans[-1] = (spans[-1][0], start + len(piece.rstrip()))
        start = cut
    return spans


def _before_opening(paragraph: str, cut: int) -> int:
    """The cut, before a mark that opens the words behind it and that the library leaves with those before it."""
    opening = _OPENING.search(paragraph, max(cut - 5, 0), cut)
    return opening.start() if opening and paragraph[cut:].strip() else cut


def word_spans(text: str) -> list[tuple[int, int]]:
    """Words of a text as (start, end): hyphenated words and contractions whole, U.S. with its full stops."""
    return [match.span() for match in WORD.finditer(text)]


def _boundaries(text: str) -> list[tuple[int, int]]:
    spans = []
    late = 0
    for start, end in _found_boundaries(_DOUBLED.sub("''", text)):
        start -= late
        late = len(_OPENS_LATE.findall(text[start:end])) if text[end : end + 1].strip() else 0
        stop = start + len(text[start : end - late].rstrip())
        for month in _MAY.finditer(text, start, stop):
            spans.append((start, month.end()))
            start = month.end()
        if spans and _goes_on(text, *spans[-1]):
            spans[-1] = (spans[-1][0], stop)
        elif stop > start:
            spans.append((start, stop))
    return spans


def _goes_on(text: str, start: int, stop: int) -> bool:
    """No end: an abbreviated title stands before a name, and `7 p.m.` before the day."""
    return bool(_TITLE.search(text, start, stop) or (_AT_HOUR.search(text, start, stop) and _DAY.match(text, stop)))


def _found_boundaries(text: str) -> Iterator[tuple[int, int]]:
    """What the library finds, asked in pieces where a paragraph holds very many quotation marks."""
    cuts = [mark.start() for mark in islice(_MARK.finditer(text), _MANY_MARKS, None, _MANY_MARKS)]
    for first, last in pairwise([0, *cuts, len(text)]):
        for found in get_sentence_boundaries("en", text[first:last]):
            yield first + found["start_index"], first + found["end_index"]
