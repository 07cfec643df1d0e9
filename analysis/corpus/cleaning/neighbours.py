"""What a neighbour tells of a line: pictures and their captions, a name above the date, a footer among footers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from analysis.corpus.cleaning.heading import AUTHOR, ROLE, is_author
from analysis.corpus.cleaning.lines import CAPTION_WORDS, PageLine, first_paragraph
from analysis.corpus.house_style import letters

_OF_A_VIDEO = re.compile(r" \d{4}\d\d:\d\d$")
_COUNTER = re.compile(r"(?:image |photo )?\d+ ?(?:of|/) ?\d+")


def by_neighbour(lines: list[PageLine]) -> None:
    """What a neighbour tells of a line: a caption in the block of a picture's, a name above the date, a footer among footers."""
    size = Counter(line.block for line in lines)
    for a, b in pairwise(lines):
        if (
            a.block == b.block
            and {a.part, b.part} <= {None, "caption", "credit"}
            and (a.part is None) != (b.part is None)
        ):
            target = a if a.part is None else b
            if size[a.block] <= 4 and target.n_words <= 60:
                target.label("caption", "stands with a picture's caption or credit")
    for name, date in pairwise(lines):
        if name.part is None and date.part == "dateline" and AUTHOR.fullmatch(name.text):
            name.label("byline", "a name above the date", doubtful=True)
        elif date.part is None and name.part == "dateline" and is_author(date.text):
            date.label("byline", "a name under the date", doubtful=True)
        elif name.part is None and date.part == "dateline" and _OF_A_VIDEO.search(date.text) and name.may_be_link():
            name.label("caption", "the title of a video, above its date and length", doubtful=name.is_sentence())
    _names(lines)
    for caption, name, slash, house in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        if slash.text == "/" and AUTHOR.fullmatch(name.text) and house.may_be_link():
            for line in (name, slash, house):
                line.label("credit", "a name and its house around a stroke")
            if caption.part is None and caption.n_words <= CAPTION_WORDS[1]:
                caption.label("caption", "above a picture's credit")
    top = first_paragraph(lines)
    placed = next((line for line in lines if line.has_dateline()), None)
    for above, caption, credit, opening in zip(lines, lines[1:], lines[2:], lines[3:], strict=False):
        signed = above.part in ("byline", "dateline") and not caption.is_sentence()
        if (
            caption.part is None
            and (above.part is not None or above.looks_like_headline())
            and caption.n_words <= CAPTION_WORDS[1]
            and credit.part == "credit"
            and opening.part in (None, "byline", "dateline")
            and (signed or (caption.number <= top and (opening is placed or opening.part is not None)))
        ):
            caption.label("caption", "above a picture's credit, and the text opens below")
    for counter, line, credit in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            line.part is None
            and credit.part in ("caption", "credit")
            and _COUNTER.fullmatch(counter.low)
            and line.n_words <= 60
        ):
            line.label("caption", "between a gallery's counter and the credit")
    furniture = [line for line in lines if line.part is not None]
    for before, line, after in zip(furniture, furniture[1:], furniture[2:], strict=False):
        if line.part == "banner" and before.part == after.part == "footer":
            line.label("footer", "stands between lines of the footer")


def _names(lines: list[PageLine]) -> None:
    """A name above the writer's role, or above the outlet and the date; the name of a byline once more; not in a list."""
    for above, name, role, date in zip([None, *lines], lines, lines[1:], lines[2:], strict=False):
        if name.part is not None or not AUTHOR.fullmatch(name.text) or _lists(above):
            continue
        if role.part in (None, "byline") and ROLE.fullmatch(role.low):
            name.label("byline", "a name above the writer's role")
            role.label("byline", "the writer's role under the name")
        elif role.part in ("banner", "byline") and date.part == "dateline" and AUTHOR.fullmatch(role.text):
            name.label("byline", "a name above the outlet and the date", doubtful=True)
    bylines = [re.sub(r"(?i)^by\W+", "", line.text) for line in lines if line.part == "byline"]
    signed = {name for line in bylines for name in AUTHOR.findall(line)}
    for above, line in pairwise(lines):
        if line.part is None and line.text in signed and not _lists(above):
            line.label("byline", "the name of a byline once more")


def _lists(above: PageLine | None) -> bool:
    """A line that announces names, or one of those it announced."""
    return above is not None and above.part is None and bool(above.text.endswith(":") or ROLE.fullmatch(above.low))


def captions_twice(lines: list[PageLine]) -> None:
    """A caption that stands on the page twice, as the picture's text for the blind or in its gallery."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.part is None and CAPTION_WORDS[0] <= line.n_words <= CAPTION_WORDS[1]:
            places[line.low].append(index)
    for said, at in places.items():
        if len(at) > 1 and all(_beside_a_picture(lines, index, said) for index in at):
            for index in at:
                lines[index].label("caption", "printed more than once, each time beside a picture's caption or credit")
    top = next((line for line in lines if line.part is None), None)
    headline = top if top is not None and top.looks_like_headline() else None
    for a, b in pairwise(lines):
        for line, beside in ((a, b), (b, a)):
            if (
                beside.part == "caption"
                and line.part is None
                and line is not headline
                and line.n_words >= CAPTION_WORDS[0]
                and letters(line.text) in letters(beside.text)
            ):
                line.label("caption", "the caption beside it once more")


def _beside_a_picture(lines: list[PageLine], index: int, said: str) -> bool:
    """Is the next line on one side a picture's, apart from buttons and from what says the same?"""
    for side in (lines[index + 1 :], reversed(lines[:index])):
        near = next((line for line in side if line.part != "banner" and line.low != said), None)
        if near is not None and near.part in ("caption", "credit"):
            return True
    return False
