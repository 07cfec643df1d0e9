"""Links to other pages: headlines in a row."""

from __future__ import annotations

import re
from itertools import groupby, pairwise, takewhile

from analysis.corpus.cleaning.lines import LINK_WORDS, SECTION_WORDS, PageLine

_LINKS = 3  # headlines in a row, at least
_ABOVE_LINKS = ("banner", "related", "section")
_TRENDING = re.compile(r"most (?:read|popular|viewed)\b|trending\b")
_NAMED_LINK = re.compile(r"[:|>»-] ?\w|opinion|explainer|analysis|watch")


def dated_links(lines: list[PageLine], headline: int) -> None:
    """Headlines in a row, each with its age under it ("2h ago"), are links; the first may be the page's own."""
    pairs = [
        n
        for n, (line, date) in enumerate(pairwise(lines))
        if line.part is None and date.low.endswith(" ago") and line.may_be_link() and not line.text.endswith((".", "!"))
    ]
    for _, group in groupby(enumerate(pairs), lambda place: place[1] - 2 * place[0]):
        row = [n for _, n in group]
        if len(row) < _LINKS:
            continue
        if headline < 0 and all(line.part is not None for line in lines[: row[0]]):
            row = row[1:]
        for n in row:
            lines[n].label("related", "headlines in a row, each with its age", doubtful=True)


def lists_of_links(lines: list[PageLine]) -> None:
    """Headlines in a row right under other furniture are links to other pages."""
    furniture = None
    for may_be, group in groupby(
        lines, lambda line: line.part is None and not line.is_sentence() and line.may_be_link()
    ):
        links = list(group)
        if may_be and furniture in _ABOVE_LINKS and sum(each.is_capitalised() for each in links) >= _LINKS:
            for line in links:
                line.label("related", "headlines in a row", doubtful=True)
        furniture = links[-1].part


def links_under_a_heading(lines: list[PageLine]) -> None:
    """Headlines under "More stories" or the like, at least two."""
    for at, heading in enumerate(lines):
        if heading.part not in ("related", "banner") or not _heads_links(heading):
            continue
        links = list(takewhile(_is_listed_link, lines[at + 1 :]))
        if len(links) > 1:
            for line in links:
                line.label("related", "headlines under a heading of links", doubtful=True)


def links_above_a_button(lines: list[PageLine]) -> None:
    """A headline among the paragraphs, above "Read more"."""
    for above, link, button in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            button.low == "read more"
            and link.part is None
            and not link.is_sentence()
            and link.may_be_link()
            and above.is_sentence()
        ):
            link.label("related", 'above "Read more"', doubtful=True)


def _heads_links(line: PageLine) -> bool:
    if line.part == "banner":
        return _TRENDING.match(line.low) is not None
    return line.n_words <= SECTION_WORDS and not _NAMED_LINK.search(line.low)


def _is_listed_link(line: PageLine) -> bool:
    text = line.text.lstrip("-•*·>' ")
    return (
        line.part is None and line.n_words <= LINK_WORDS and text[:1].isalnum() and not re.search(r"[.!:,]$|\"$", text)
    )
