"""Notes on the author below the text."""

from __future__ import annotations

import re

import regex

from analysis.corpus.cleaning.cues import TELLS
from analysis.corpus.cleaning.heading import AUTHOR
from analysis.corpus.cleaning.lines import PageLine
from analysis.corpus.house_style import resource

_FULL_NAME = regex.compile(r"\b\p{Lu}[\w'-]++(?: \p{Lu}\.)?(?: \p{Lu}[\w'-]+)+")
_BIO_WORDS = 60
_TELLS_OF_AUTHOR = r"reported from|reports (?:from|on)|covers|writes|edits|contributed|is based (?:in|at)"


def notes_on_authors(lines: list[PageLine], first: int) -> dict[int, str]:
    """Index -> reason of the unlabelled lines that tell of an author, from a line on."""
    bylines = [re.sub(r"(?i)^by\W+", "", line.text) for line in lines if line.part == "byline"]
    authors = {name for line in bylines for name in _FULL_NAME.findall(re.split(r",| [-|/] ", line)[0])}
    authors -= {form for row in resource("agencies.csv") for form in row}
    surnames = "|".join(re.escape(name.split()[-1].lower()) for name in authors)
    on_author = re.compile(rf"(?P<surname>{surnames}) (?:{_TELLS_OF_AUTHOR})\b") if authors else None
    opens = [line for line in lines if on_author and on_author.match(line.low) and not TELLS.search(line.low)]
    told = " ".join(line.low.partition(" ")[2] if line in opens else line.low for line in lines if line.part is None)
    under_name = _under_the_name(lines[first:])
    notes = {}
    for index, line in enumerate(lines[first:], first):
        if line.part is not None:
            continue
        short = line.n_words <= _BIO_WORDS
        if short and line in opens and not _is_told_of(on_author.match(line.low)["surname"], told):
            notes[index] = "opens with the author's family name and the work, below the text"
        elif short and line.number in under_name:
            notes[index] = "opens with the author's first name, below the name"
        elif any(line.n_words <= _bio_words(line, name) for name in authors if line.low.startswith(name.lower())):
            notes[index] = "opens with the author's name, below the text"
    return notes


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


def _bio_words(line: PageLine, name: str) -> int:
    return 2 * _BIO_WORDS if re.match(r",? (?:is|was|has)\b", line.text[len(name) :]) else _BIO_WORDS
