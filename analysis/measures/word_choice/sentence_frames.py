"""Each sentence read as one frame, and the actors that it names."""

from __future__ import annotations

from collections import defaultdict

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.corpus.memory import remembered
from analysis.measures.language.proper import proper_by_article
from analysis.measures.language.word_classes import Frame
from analysis.records import Row, records


@remembered
def frames(corpus: Corpus) -> list[tuple[Row, Frame, set[int]]]:
    """Each sentence of headline, deck and body, read as one frame, and the starts of its article's words in quotation marks."""
    quoted: dict[str, set[int]] = defaultdict(set)
    for word in corpus.rows("tokens"):
        if word.in_quote:
            quoted[word.article].add(word.start)
    names = proper_by_article(corpus)
    found = []
    for row in corpus.rows("sentences"):
        if row.part != "caption":
            text, known = corpus.texts[row.article], names[row.article]
            frame = Frame(text, row.start, row.end, [], headline=row.part != "body", names=known)
            found.append((row, frame, quoted[row.article]))
    return found


@remembered
def mentions_by_sentence(corpus: Corpus) -> dict[tuple[str, int], list[Row]]:
    """Article and sentence -> the rows of `mentions` in it."""
    found = defaultdict(list)
    for row in records(mentions(corpus)):
        found[row.article, row.sentence].append(row)
    return found
