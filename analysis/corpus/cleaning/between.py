"""What stands among the paragraphs and is none: crossheads, counters, links, pull quotes; the items of a list stay body."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

import regex

from analysis.corpus.cleaning.heading import same_headline
from analysis.corpus.cleaning.lines import CAPTION_WORDS, ITEM, LINK_WORDS, LONG_WORDS, SECTION_WORDS, PageLine
from analysis.corpus.cleaning.links import links_above_a_button, links_under_a_heading, lists_of_links
from analysis.corpus.house_style import letters

_TITLE_CASE = regex.compile(r"(?:(?:[\p{Lu}\d][\w'-]*+|a|an|and|for|in|of|on|or|the|to|v|vs|with)[ &/]*)+[?]?")
_POSTED = re.compile(r"(?=.*[@#]|.*https?:|.*\bwww\.)")  # in a social network
_HOUR = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [a-z]{2,5})?")
_POSTS = 3
_POST_LINES = 5  # under the hour, in which heading and text are looked for
_PULLED_WORDS = 8
_PULLED_LINES = 6
_MORE_WORDS = 5
_ALONE_WORDS = 18
_LEANS = re.compile(r"(?:and|but|he|i|it|or|she|so|they|we|you)\b")
_CELLS = 3
_ASKED_WORDS = (3, 10)
# Not one that leans on the paragraph above it
_ASKED = re.compile(
    r"(?!.*\b(?:he|she|it|they|this|that|i|we|you)\b)"
    r"(?:what|when|where|which|who|why|how|is|are|can|could|did|do|does|has|have|should|was|were|will)\b[^.!?]+\?",
    re.I,
)
_UNDER_A_LINK = "a few words under a link to other pages"


def between_paragraphs(lines: list[PageLine], headline: int) -> None:
    """Crossheads, counters, links and a repeated headline among the paragraphs; the items of a list stay body."""
    lists_of_links(lines)
    links_under_a_heading(lines)
    links_above_a_button(lines)
    _heads_of_posts(lines)
    _pull_quotes(lines)
    _alone_between_paragraphs(lines)
    last = max((line.number for line in lines if line.part is None and line.is_sentence()), default=0)
    cells = _cells(lines, last)
    below = {line.number: after for line, after in pairwise([line for line in lines if line.part is None])}
    for before, line in pairwise(lines):
        if line.part is not None or line.number in cells:
            continue
        if headline >= 0 and not line.is_sentence() and same_headline(line, lines[headline]):
            line.label("banner", "the headline once more")
        elif _is_again(line, before):
            line.label("caption", "the line above once more", doubtful=True)
        elif line.is_sentence():
            continue
        elif before.part == "related" and before.reason != _UNDER_A_LINK and line.may_be_link():
            line.label("related", _UNDER_A_LINK, doubtful=True)
        elif not re.search(r"[^\W\d_]{3}", line.text):
            line.label("banner", "a counter or a time")
        elif (
            line.n_words <= SECTION_WORDS
            and line.number < last
            and not before.text.endswith((":", ","))
            and not (before.part is None and not before.is_sentence() and before.may_be_link())
            and (_TITLE_CASE.fullmatch(line.text) or _is_crosshead(line, below.get(line.number)))
        ):
            line.label("section", "a crosshead: a few words, no sentence", doubtful=True)


def _cells(lines: list[PageLine], last: int) -> set[int]:
    """Numbers of the lines of tables and lists under text: three in a row or more, and figures in them or text below."""
    cells, above = set(), None
    for open_ended, group in groupby(lines, _is_open_ended):
        row = list(group)
        if open_ended and len(row) >= _CELLS and above is not None and above.part is None:
            short = all(line.n_words <= LINK_WORDS for line in row)
            if short and (row[-1].number < last or any(re.search(r"\d", line.text) for line in row)):
                cells.update(line.number for line in row)
        above = row[-1]
    return cells


def _is_open_ended(line: PageLine) -> bool:
    return line.part is None and not line.is_sentence() and not line.text.endswith(":")


def _is_crosshead(line: PageLine, below: PageLine | None) -> bool:
    """Text follows, and the line does not lean on the one above it ("But it did not")."""
    if below is None or not _stands_out(line) or line.is_sentence() or _LEANS.match(line.low):
        return False
    return below.is_sentence() or below.text.endswith(":")


def _heads_of_posts(lines: list[PageLine]) -> None:
    """The heading of each post of a live blog: a line without a full stop under the hour, above the post's text."""
    hours = [n for n, line in enumerate(lines) if line.part == "dateline" and _HOUR.fullmatch(line.low)]
    for n in hours if len(hours) >= _POSTS else ():
        below = [line for line in lines[n + 1 : n + 1 + _POST_LINES] if line.part != "byline"][:2]
        a_head_and_text = [(line.part, line.is_sentence()) for line in below] == [(None, False), (None, True)]
        if a_head_and_text and below[0].n_words <= LINK_WORDS:
            below[0].label("section", "the heading of a live blog's post", doubtful=True)


def _pull_quotes(lines: list[PageLine]) -> None:
    """Words of a paragraph near by, set apart in large letters."""
    top = [n for n, line in enumerate(lines) if line.part is None][:2]  # a lead may stand in a caption above it
    for n, line in enumerate(lines):
        if line.part is None and line.n_words >= _PULLED_WORDS and n not in top:
            near = lines[max(0, n - _PULLED_LINES) : n + 1 + _PULLED_LINES]
            said = [line.text.strip("\"'.,")] if line.is_sentence() else re.split(r"[.!?] ", line.text.strip("\"',"))
            cut = len(said) > 1  # its sentences, without who said them
            paragraphs = (
                other
                for other in near
                if other.part is None
                and not other.doubtful
                and (other.is_running_text() or (cut and other.is_sentence()))
                and not (cut and '"' not in other.text)
            )
            more = 1 if cut else _MORE_WORDS
            if any(
                all(each in other.text for each in said) and other.n_words >= line.n_words + more
                for other in paragraphs
            ):
                line.label("banner", "a pull quote: a paragraph near by says the same", doubtful=True)


def _alone_between_paragraphs(lines: list[PageLine]) -> None:
    """Captions, crossheads and links that no cue tells: short lines without a full stop or a comma, and short questions,
    each alone between long paragraphs; at least two, since one alone may be a slip, and few, since more may be an
    interview's."""
    body = [line for line in lines if line.part is None]
    alone = [
        line
        for before, line, after in zip(body, body[1:], body[2:], strict=False)
        if _stands_out(line)
        and all(beside.n_words >= LONG_WORDS and beside.is_sentence() for beside in (before, after))
    ]
    if 2 <= len(alone) <= len(body) / 4:
        for line in alone:
            if line.n_words <= SECTION_WORDS or line.is_sentence():
                line.label(
                    "section", "a crosshead: a few words, or a question, alone between paragraphs", doubtful=True
                )
            else:
                reason = "without a full stop between paragraphs: a caption, a crosshead or a link"
                line.label("caption", reason, doubtful=True)


def _stands_out(line: PageLine) -> bool:
    if line.is_sentence():
        return _ASKED_WORDS[0] <= line.n_words <= _ASKED_WORDS[1] and _ASKED.fullmatch(line.text) is not None
    return (
        line.n_words <= _ALONE_WORDS
        and line.text.lstrip("'")[:1].isupper()
        and not ITEM.search(line.text)
        and not _POSTED.match(line.text)
        and not re.search(r",|[;-]$", line.text)
    )


def _is_again(line: PageLine, before: PageLine) -> bool:
    """The same words as the line before: a caption under the picture's text for the blind, unless it is a whole paragraph."""
    long_enough = line.n_words >= CAPTION_WORDS[0] and not line.is_running_text()
    return long_enough and letters(line.text) == letters(before.text)
