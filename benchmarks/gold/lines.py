"""Cleaning: what each non-empty line of the five articles is."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.gold.score import Score, share
from benchmarks.gold.stories import Gold, nato

# The annotators' labels that have another name in the suite.
PART = {
    "author_bio": "bio",
    "boilerplate_banner": "banner",
    "boilerplate_footer": "footer",
    "byline_source": "byline",
    "photo_credit": "credit",
    "related_links": "related",
    "section_label": "section",
}


def scores(gold: Gold) -> Iterator[Score]:
    """Accuracy of body against everything else, and of the part."""
    found = nato(gold).lines.set_index(["article", "line"])["part"]
    pairs = [
        (PART.get(line["label"], line["label"]), found[article, line["line"]])
        for article, lines in gold.nato("lines")["articles"].items()
        for line in lines
    ]
    yield share(((want == "body") == (got == "body") for want, got in pairs), "body or not", aim=1.0)
    yield share((want == got for want, got in pairs), "part of the line", aim=0.97)
