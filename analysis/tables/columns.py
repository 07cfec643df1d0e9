"""What tables are described with: kinds of columns, the columns that several have, and the words that stand in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

# Column kinds and the pandas dtypes they stand for; every kind can be missing (NaN or pd.NA).
DTYPES = {
    kind: pd.api.types.pandas_dtype(name)
    for kind, name in {"text": "str", "count": "Int64", "number": "float64", "flag": "boolean"}.items()
}

PARTS = (
    "headline", "deck", "byline", "dateline", "body", "caption",
    "credit", "section", "banner", "footer", "bio", "related",
)  # fmt: skip
HEADING_PARTS = ("headline", "deck")
TOLD_PARTS = (*HEADING_PARTS, "body")  # in which the outlet speaks

# How two sentences of different articles share text: three kinds of copy, and what is none.
COPY = ("identical", "light edit", "heavy rewrite")
REUSE_KINDS = (*COPY, "same source")
EDITED_LIGHTLY = COPY[:2]  # copies whose words are not the reprint's own

# What speaks for an article as the origin of shared copy, and how a sentence says so of it.
SIGNS = {
    "agency": "is the agency",
    "credit": "names the agency",
    "completeness": "has most of the copy",
    "time": "came out first",
}

# What articles can differ in on one point.
DIFFERENCES = ("number", "date", "time", "quotation", "attribution", "hedge", "presupposition", "wording")

MOST_DISCOVERED = 300  # discovered facts that stand in for a ledger; a coverage of thousands could not be read
STEEPEST = 3.0  # power of length by which the odds of telling a fact grow at most: what is steeper is not believed
SIGNIFICANT = 0.05  # q values below it are called more than chance
OWN, UNATTRIBUTED = "own", "unattributed"  # voices beside the speakers: the outlet's, and what nobody is named for
VOICES = (OWN, "quoted", "all")  # the sentences that a mean of tone is taken over
SPOKEN = (OWN, "reported", "quoted")  # in whose voice a word stands
ANSWERS = ("no", "thin", "yes")  # is there enough text? the columns `enough`

# What makes a word loaded, and how much.
LOADED_CATEGORIES = ("assertive", "factive", "hedge", "intensifier", "evaluative", "one-sided term")
STRENGTHS = ("faint", "marked", "strong")


@dataclass(frozen=True)
class Column:
    """One column: its name, kind (text, count, number, flag) and meaning with unit and range."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that tell rows apart, and all columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    private: tuple[str, ...] = ()  # columns with an article's words: never written to disk

    @cached_property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    @cached_property
    def dtypes(self) -> list[object]:
        """Their dtypes."""
        return [DTYPES[column.kind] for column in self.columns]


def text(name: str, meaning: str) -> Column:
    """A column of text."""
    return Column(name, "text", meaning)


def count(name: str, meaning: str) -> Column:
    """A column of whole numbers."""
    return Column(name, "count", meaning)


def number(name: str, meaning: str) -> Column:
    """A column of numbers."""
    return Column(name, "number", meaning)


def flag(name: str, meaning: str) -> Column:
    """A column of yes or no."""
    return Column(name, "flag", meaning)


def side(letter: str, which: str) -> tuple[Column, ...]:
    """The key and the span of one sentence of a pair: columns article_a, sentence_a, start_a and end_a, or those of
    b."""
    return (
        text(f"article_{letter}", which),
        count(f"sentence_{letter}", "its sentence"),
        count(f"start_{letter}", "first character of the sentence, counted as `start`"),
        count(f"end_{letter}", "one past its last character"),
    )


ARTICLE = text("article", "id of the article in story.yml")
OUTLET = text("outlet", "name of the outlet")
SENTENCE = count("sentence", "running number of the sentence in the article, from 1")
START = count("start", "first character, counted in Unicode code points from 0 in the article file")
END = count("end", "one past the last character")
FACT = text("fact", "id of the fact in facts.yml; X001, X002, ... where it was discovered")
CONCEPT = text("concept", "name of the concept in story.yml")
LABEL = text("label", "name of the label in story.yml")
VOICE = text("voice", "own (the outlet's), reported (in reported speech) or quoted (between quotation marks)")
WORD = (
    text("word", "the entry of the lexicon, in its base form"),
    text("category", ", ".join(LOADED_CATEGORIES[:-1]) + " or " + LOADED_CATEGORIES[-1]),
    text("strength", "faint (a shade, to be read beside others), marked or strong"),
)
FRAME = (
    text("dictionary", "name of the dictionary"),
    text("frame", "name of the frame that the word goes with"),
)
COPIED = flag("copied", "its sentence copies another article: identical or lightly edited")
RATED = (
    number("rate", "hits per 1,000 words of the body as printed; missing without words"),
    number("ci_low", "lower end of its 95% interval (paragraph bootstrap); missing with fewer than 3 paragraphs"),
    number("ci_high", "upper end of it"),
    count("n", "hits"),
    count("n_words", "words they are counted on"),
    count("n_paragraphs", "paragraphs these stand in"),
    text("enough", "yes, thin or no: is there enough text for a rate? (see measures/statistics/enough.py)"),
    number("rate_once", "rate over sentences that copy no other article"),
    number("ci_low_once", "lower end of its 95% interval"),
    number("ci_high_once", "upper end of it"),
    count("n_once", "hits in sentences that copy no other article"),
    count("n_words_once", "words of those sentences"),
    count("n_paragraphs_once", "paragraphs they stand in"),
    text("enough_once", "yes, thin or no, for those"),
)
UNIT = text(
    "unit",
    "what the test deals to the outlets: article (p speaks of the outlet) or paragraph (the outlet has one article of its own: p speaks of this coverage, its subject included)",
)
ENOUGH = text("enough", "yes, thin or no: is there enough text to compare it? (see measures/statistics/enough.py)")
ENOUGH_ONCE = text("enough_once", "yes, thin or no, for sentences that copy no other article")
TERM = text("term", "folded term: a word, two adjacent words, or a name of several words")
