"""The lines of a page, as the rules read them, and as they are labelled."""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from analysis.corpus.house_style import even
from analysis.corpus.segment import dateline_end, word_spans

_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*$")
_INITIALS = regex.compile(r"(?:The )?(?:\p{Lu}\.){2,5}")
_SPACES = re.compile(r"\s+")
_FULL_STOP_INSIDE = regex.compile(r"\p{Ll}{2}\. ")
_PLACE_AND_COLON = regex.compile(r"\p{Lu}\p{Ll}[^:]{1,30}: ")  # opens a paragraph, and a headline too
_PARAGRAPH_WORDS = 25  # words of a line that can only be running text, at least
_CAPITALS = 0.8  # share of the longer words
_HEADLINE_WORDS = 32
LINK_WORDS = 15
SECTION_WORDS = 5
CAPTION_WORDS = (4, 60)
LONG_WORDS = 15  # of a paragraph among which a short line stands out
# An item of a list, a score, a rate of exchange, or what announces or quotes
ITEM = re.compile(r"^[^\w\"'(]|:(?: |$)|\"$|[^\W\d] \d{1,3},? [^\W\d].* \d{1,3}$|\d-\d| = ")


@dataclass(frozen=True)
class Line:
    """A non-empty line: number in the file (from 1), offsets without spaces around, what it is and why."""

    line: int
    start: int
    end: int
    part: str
    reason: str
    doubtful: bool
    n_words: int


@dataclass
class PageLine:
    """A line as the rules read it; `part` is None as long as none has spoken."""

    number: int
    start: int
    end: int
    text: str  # typographic marks made plain, spaces in a row one
    low: str  # the same in lower case
    n_words: int
    block: int  # lines without an empty line between them share a block
    page: str  # the text of all lines
    part: str | None = None
    reason: str = ""
    doubtful: bool = False

    def is_sentence(self) -> bool:
        """It ends like one, and is not an abbreviation alone ("U.S.", "The U.K.")."""
        return bool(_SENTENCE_END.search(self.text)) and not _INITIALS.fullmatch(self.text)

    def has_dateline(self) -> bool:
        """It opens with one ("Hask (Agency) -")."""
        return dateline_end(self.text, self.page) > 0

    def is_running_text(self) -> bool:
        """A long line that ends like a sentence."""
        return self.n_words >= _PARAGRAPH_WORDS and self.is_sentence()

    def is_capitalised(self) -> bool:
        """One sentence in which nearly all longer words open with a capital letter, a headline of the American style."""
        if _FULL_STOP_INSIDE.search(self.text):
            return False
        longer = [word for word in re.findall(r"[^\W\d_][\w'-]*", self.text) if len(word) >= 4]
        return len(longer) >= 4 and sum(word[0].isupper() for word in longer) >= _CAPITALS * len(longer)

    def looks_like_headline(self) -> bool:
        """A short line without a full stop, or with capitals throughout."""
        if not 3 <= self.n_words <= _HEADLINE_WORDS or self.text.endswith(":"):
            return False
        if self.has_dateline() and (self.is_sentence() or not _PLACE_AND_COLON.match(self.text)):
            return False
        return not self.text.endswith(".") or (self.is_capitalised() and not self.text.isupper())

    def may_be_link(self) -> bool:
        """Few words that announce nothing, quote nobody and are no item of a list."""
        return self.n_words <= LINK_WORDS and self.text[0].isalnum() and not re.search(r"[:,]$|\"", self.text)

    def label(self, part: str, reason: str, doubtful: bool = False) -> None:
        """Say what it is, and why; `doubtful`: the sign is weak."""
        self.part, self.reason, self.doubtful = part, reason, doubtful


def split_lines(text: str) -> list[PageLine]:
    """The non-empty lines of a file."""
    lines, start, block = [], 0, 0
    for number, piece in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text), 1):
        bare = piece.strip("\ufeff\u200b \t\r\n\u00a0\u2028\u2029\f\v")
        if bare:
            at = start + piece.index(bare)
            plain = _SPACES.sub(" ", even(bare))
            lines.append(PageLine(number, at, at + len(bare), plain, plain.lower(), len(word_spans(bare)), block, text))
        else:
            block += 1
        start += len(piece)
    return lines


def first_paragraph(lines: list[PageLine]) -> int:
    """Number of the first line that reads like running text."""
    return next((line.number for line in lines if line.is_running_text()), 0)
