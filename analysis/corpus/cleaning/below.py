"""What stands below the text: notes on the author, leftovers, readers' comments."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from analysis.corpus.cleaning.authors import notes_on_authors
from analysis.corpus.cleaning.cues import TELLS, TO_THE_READER, Cue, cues
from analysis.corpus.cleaning.lines import ITEM, LONG_WORDS, PageLine

_COMMENTS = re.compile(
    r"(?:\d+ )?(?:reader'?s'? )?comments?(?: ?\(?\d+\)?)?:?|(?:join|view|read) the (?:conversation|discussion|comments)|"
    r"conversation \(?\d+\)?|discussion about this (?:post|article|story)|leave a comment"
)
_UNDER_A_COMMENT = re.compile(
    r"(?:reply|replies|like|likes|flag|report|upvote|respect|\d+(?!\d)|[ |·•()-])+", re.IGNORECASE
)
_COMMENT_LINES = 6
_ASKS = re.compile(r"\b(?:please|your)\b")  # "you" and "we" stand in a text as well
_GOES_ON = re.compile(r"[a-z,;]")  # from the line above: a link or a mark cut the paragraph
_SAID = re.compile(r"[,.!?]\"")
_LEFTOVER_WORDS = 12
_ENDS = ("related", "footer", "bio")  # what stands below a text
_FURNITURE = (*_ENDS, "banner", "byline", "dateline")
# How much a line speaks for text: furniture, a few words, what may be a title, a button or a rest, a sentence, a paragraph or
# somebody's words
_LINE, _WORDS, _ASIDE, _SENTENCE, _TOLD = -1.0, -0.5, 2.0, 8.0, 15.0
_TITLE_WORDS = 3  # a title or a name that ends with a full stop has no more ("More in U.S.")
_FEWEST = 3  # lines of furniture that end a page; more lines are a table, which may go on below an advertisement


def after_body(lines: list[PageLine]) -> None:
    """Author notes and leftovers below the last paragraph."""
    body = [i for i, line in enumerate(lines) if line.part is None]
    if len(body) < 3:
        return
    on_authors = notes_on_authors(lines, body[2])

    @cache
    def note(index: int) -> tuple[str, str] | None:
        cue = _bottom_cue(lines[index])
        return (cue.part, cue.purpose) if cue else ("bio", on_authors[index]) if index in on_authors else None

    end = _end_of_text(lines, body[2] + 1, note)
    for index in reversed(body[2:]):
        line = lines[index]
        if found := note(index):
            line.label(*found)
        elif _is_leftover(lines, index):
            below = next((later.part for later in lines[index + 1 :]), None)
            part = "related" if below == "related" else "footer"
            line.label(part, "a few words below the text, no sentence", doubtful=line.n_words > 4)
        elif _speaks_under_furniture(line, lines[index - 2 : index]):
            line.label("footer", "speaks to the reader, below the page's furniture", doubtful=True)
        elif index > end:
            line.label("footer", "among the furniture below the text", doubtful=True)
        else:
            return


def _bottom_cue(line: PageLine) -> Cue | None:
    fitting = (cue for cue in cues() if cue.at == "bottom" and line.n_words <= cue.max_words and cue.fits(line))
    return next(fitting, None)


def _is_leftover(lines: list[PageLine], index: int) -> bool:
    """A few words apart from what stands above, with furniture or nothing below."""
    line, above = lines[index], lines[index - 1]
    below = next((later.part for later in lines[index + 1 :]), None)
    return (
        line.n_words <= _LEFTOVER_WORDS
        and not line.is_sentence()
        and not ITEM.search(line.text)
        and (line.block != above.block or above.part is not None)
        and below in ("related", "footer", "bio", "banner", "byline", None)
    )


def _end_of_text(lines: list[PageLine], first: int, note: Callable[[int], object]) -> int:
    """Index from which furniture outweighs most what could be text; the number of lines where none does."""
    end, least, weight = len(lines), -_FEWEST, 0.0
    for index in range(len(lines) - 1, first - 1, -1):
        speaks = _LINE if lines[index].part is None and note(index) else _weigh(lines, index)
        weight += speaks
        if speaks <= _LINE and weight < least:
            end, least = index, weight
        if weight + _LINE * (index - first) > least:  # the lines above cannot outweigh it
            break
    marks = (n for n in range(end, len(lines)) if lines[n].part in _ENDS or (lines[n].part is None and note(n)))
    mark = next(marks, len(lines))
    announced = lines[end - 1].text.endswith(":")
    return mark if announced or any(_is_table(row) for row in _unlabelled(lines[end:mark])) else end


def _unlabelled(lines: list[PageLine]) -> Iterator[list[PageLine]]:
    return (list(row) for unlabelled, row in groupby(lines, lambda line: line.part is None) if unlabelled)


def _is_table(row: list[PageLine]) -> bool:
    """Several lines, and figures in half of them."""
    return len(row) > _FEWEST and 2 * sum(any(map(str.isdigit, line.text)) for line in row) >= len(row)


def _weigh(lines: list[PageLine], index: int) -> float:
    line = lines[index]
    if line.part is not None:
        return _LINE if line.part in _FURNITURE else 0
    told = TELLS.search(line.low) or _SAID.search(line.text)
    if line.is_sentence():
        return _TOLD if told or line.is_running_text() else _weigh_sentence(lines, index)
    announces = told or line.text.endswith(":")
    if announces and line.n_words > _LEFTOVER_WORDS:
        return _SENTENCE
    if line.n_words > _TITLE_WORDS and (announces or _GOES_ON.match(line.text)):
        return _ASIDE
    return 0 if ITEM.search(line.text) else _WORDS


def _weigh_sentence(lines: list[PageLine], index: int) -> float:
    """As a sentence, unless it asks for something; a title, a question or one to the reader has to be long, or another beside it."""
    line = lines[index]
    if _ASKS.search(line.low):
        return _ASIDE
    beside = lines[index - 1 : index] + lines[index + 1 : index + 2]
    if line.n_words > _LEFTOVER_WORDS or any(other.part is None and other.is_sentence() for other in beside):
        return _SENTENCE
    aside = line.n_words <= _TITLE_WORDS or line.text.endswith("?") or TO_THE_READER.search(line.text)
    return _ASIDE if aside else _SENTENCE


def _speaks_under_furniture(line: PageLine, above: list[PageLine]) -> bool:
    furniture = all(each.part in ("banner", "footer", "related", "bio") for each in above)
    told = line.is_running_text() or '"' in line.text
    return furniture and not told and _ASKS.search(line.low) is not None


def readers_comments(lines: list[PageLine]) -> None:
    """What readers wrote below the text: from the heading above the first "Reply" to the end."""
    under = [n for n, line in enumerate(lines) if _UNDER_A_COMMENT.fullmatch(line.low) and line.n_words]
    for at in reversed([n for n, line in enumerate(lines) if _COMMENTS.fullmatch(line.low)]):
        after = [n for n in under if n > at]
        told = [line for line in lines[:at] if line.n_words >= LONG_WORDS and line.is_sentence()]
        if len(after) < 2 or len(told) < 2:
            continue
        if sum(line.part is None for line in lines[at : after[0]]) <= _COMMENT_LINES:
            for line in lines[at:]:
                if line.part is None:
                    line.label("footer", "readers' comments", doubtful=True)
        return
