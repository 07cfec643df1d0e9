"""What stands below the text: notes on the author, leftovers, readers' comments."""

from __future__ import annotations

import re

import regex

from analysis.corpus.cleaning.cues import TELLS, cues
from analysis.corpus.cleaning.heading import AUTHOR
from analysis.corpus.cleaning.lines import ITEM, LONG_WORDS, PageLine
from analysis.corpus.house_style import resource

_FULL_NAME = regex.compile(r"\b\p{Lu}[\w'-]++(?: \p{Lu}\.)?(?: \p{Lu}[\w'-]+)+")
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:reader'?s'? )?comments?(?: ?\(?\d+\)?)?:?|(?:join|view|read) the (?:conversation|discussion|comments)|"
    r"conversation \(?\d+\)?|leave a comment"
)
_UNDER_A_COMMENT = re.compile(r"(?:reply|replies|like|likes|flag|report|upvote|respect|\d+|[ |·•()-])+", re.IGNORECASE)
_COMMENT_LINES = 6
_BIO_WORDS = 60
_TELLS_OF_AUTHOR = r"reported from|reports (?:from|on)|covers|writes|edits|contributed|is based (?:in|at)"
_TO_THE_READER = re.compile(r"\b(?:please|your)\b")  # "you" and "we" stand in a text as well


def after_body(lines: list[PageLine]) -> None:
    """Author notes and leftovers below the last paragraph."""
    body = [i for i, line in enumerate(lines) if line.part is None]
    if len(body) < 3:
        return
    bylines = [re.sub(r"(?i)^by\W+", "", line.text) for line in lines if line.part == "byline"]
    authors = {name for line in bylines for name in _FULL_NAME.findall(re.split(r",| [-|/] ", line)[0])}
    authors -= {form for row in resource("agencies.csv") for form in row}
    surnames = "|".join(re.escape(name.split()[-1].lower()) for name in authors)
    on_author = re.compile(rf"(?P<surname>{surnames}) (?:{_TELLS_OF_AUTHOR})\b") if authors else None
    notes = [line for line in lines if on_author and on_author.match(line.low) and not TELLS.search(line.low)]
    told = " ".join(line.low.partition(" ")[2] if line in notes else line.low for line in lines if line.part is None)
    under_name = _under_the_name(lines[body[2] + 1 :])
    bottom = [cue for cue in cues() if cue.at == "bottom"]
    for index in reversed(body[2:]):
        line = lines[index]
        cue = next((c for c in bottom if line.n_words <= c.max_words and c.fits(line)), None)
        if cue:
            line.label(cue.part, cue.purpose)
        elif (
            line in notes and line.n_words <= _BIO_WORDS and not _is_told_of(on_author.match(line.low)["surname"], told)
        ):
            line.label("bio", "opens with the author's family name and the work, below the text")
        elif line.n_words <= _BIO_WORDS and line.number in under_name:
            line.label("bio", "opens with the author's first name, below the name")
        elif any(line.n_words <= _bio_words(line, name) for name in authors if line.low.startswith(name.lower())):
            line.label("bio", "opens with the author's name, below the text")
        elif line.n_words <= 12 and not line.is_sentence() and not ITEM.search(line.text):
            below = next((later.part for later in lines[index + 1 :]), None)
            above = lines[index - 1]
            apart = line.block != above.block or above.part is not None
            if apart and below in ("related", "footer", "bio", "banner", "byline", None):
                line.label(
                    "related" if below == "related" else "footer",
                    "a few words below the text, no sentence",
                    doubtful=line.n_words > 4,
                )
            else:
                return
        elif _speaks_under_furniture(line, lines[index - 2 : index]):
            line.label("footer", "speaks to the reader, below the page's furniture", doubtful=True)
        else:
            return


def _is_told_of(surname: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(surname)}\b", text) is not None


def _under_the_name(lines: list[PageLine]) -> set[int]:
    """Numbers of the lines that open with the first name of an author named above, with nothing told in between."""
    under, forename = set(), None
    for line in lines:
        if line.part == "byline" and AUTHOR.fullmatch(line.text):
            forename = line.low.split()[0]
        elif line.part is None and line.low.split()[0] == forename and not TELLS.search(line.low):
            under.add(line.number)
        elif line.part is None and line.is_sentence():
            forename = None
    return under


def _speaks_under_furniture(line: PageLine, above: list[PageLine]) -> bool:
    furniture = all(each.part in ("banner", "footer", "related", "bio") for each in above)
    told = line.is_running_text() or '"' in line.text
    return furniture and not told and _TO_THE_READER.search(line.low) is not None


def _bio_words(line: PageLine, name: str) -> int:
    return 2 * _BIO_WORDS if re.match(r",? (?:is|was|has)\b", line.text[len(name) :]) else _BIO_WORDS


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
