"""What each reprint did to the paragraphs of the likely origin of its copy."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.registry import measure
from analysis.measures.text_reuse.reuse import copies_between
from analysis.measures.text_reuse.sources import measure_sources
from analysis.records import Row
from analysis.tables import from_rows


@measure("reprints", whole=True)
def measure_reprints(corpus: Corpus) -> pd.DataFrame:
    """What each reprint did to the paragraphs of the likely origin of its copy.

    Returns
    -------
    pandas.DataFrame
        One row per body paragraph of the origin and reprint, and per paragraph that the reprint added:
        article_a (origin), paragraph_a, start_a, end_a, article_b (reprint), paragraph_b (where most of it
        stands), start_b, end_b; status: kept (every sentence identical), edited (changed, moved apart or only in
        part), cut (nothing of it), added (no copy from the origin in it); share_kept (share of its words that
        stand in the reprint, 0-1; missing where added). A paragraph that the reprint lacks may be later news:
        "cut" says what is missing, not who took it out.
    """
    copies = copies_between(corpus)
    body = defaultdict(list)
    for row in corpus.rows("sentences"):
        if row.part == "body":
            body[row.article].append(row)
    rows = []
    for row in measure_sources.rows(corpus):
        if row.article != row.source:
            rows += _paragraphs(body[row.source], body[row.article], copies[row.source, row.article])
    return from_rows("reprints", rows)


def _paragraphs(origin: list[Row], reprint: list[Row], copies: list[tuple]) -> Iterator[tuple]:
    """The rows of `measure_reprints` for two articles, given as the rows of their body sentences."""
    paragraph_of = {row.sentence: row.paragraph for row in reprint}
    spans = {number: _span(rows) for number, rows in groupby(reprint, attrgetter("paragraph"))}
    matches = defaultdict(list)
    for sentence, other, kind, n in copies:
        if other in paragraph_of:
            matches[sentence].append((paragraph_of[other], kind, n))
    used = set()
    for _, group in groupby(origin, attrgetter("paragraph")):
        sentences = list(group)
        mine = [matches[row.sentence] for row in sentences]
        weight: dict[int, int] = defaultdict(int)
        for paragraph, _, n in (match for found in mine for match in found):
            weight[paragraph] += n
        used |= weight.keys()
        status = "cut"
        if weight:
            kept = all(any(kind == "identical" for _, kind, _ in found) for found in mine)
            status = "kept" if kept else "edited"
        n_kept = sum(min(sum(n for *_, n in found), row.n_words) for found, row in zip(mine, sentences, strict=True))
        place = spans[max(weight, key=weight.get)] if weight else (reprint[0].article, None, None, None)
        yield *_span(sentences), *place, status, n_kept / sum(row.n_words for row in sentences)
    for number, span in spans.items():
        if number not in used:
            yield origin[0].article, None, None, None, *span, "added", None


def _span(sentences: Iterable[Row]) -> tuple[str, int, int, int]:
    """Article, paragraph, start and end of the sentences of a paragraph."""
    first, *rest = sentences
    return first.article, first.paragraph, first.start, (rest[-1] if rest else first).end
