"""Copied text counted once: the sentences to leave out, and what of a body is left then."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.text_reuse.reuse import measure_aligned, measure_reuse
from analysis.measures.text_reuse.sources import measure_sources
from analysis.records import records
from analysis.tables import COPY, EDITED_LIGHTLY


@remembered
def copied_sentences(corpus: Corpus) -> pd.DataFrame:
    """The sentences to leave out so that copied text counts once.

    Of each sentence that several articles print, the one in the article that stands first in this order
    is kept: likely origin of its group, then most words shared, then place in story.yml. The rule looks at
    no fact and no word of the sentence, so it favours none.

    Returns
    -------
    pandas.DataFrame
        One row per sentence left out: article, sentence, kind (of the closest copy), source, source_sentence (the
        first in that order of those it is a copy of). A light edit that the copy added more to than it kept is a
        heavy rewrite here. Measures of wording leave out "identical" and
        "light edit" (a rewrite's words are the outlet's own); counts of independent sources leave out all.
    """
    pages = list(measure_sources.rows(corpus))
    shared = {p.article: 0 if pd.isna(p.share_group) else p.share_group * p.n_body_words for p in pages}
    pages.sort(key=lambda page: (page.source != page.article, -shared[page.article]))
    rank = {page.article: number for number, page in enumerate(pages)}
    n_words: Counter = Counter()  # (sentence, the one it is paired with) -> its words
    for row in measure_aligned.rows(corpus):
        a, b = (row.article_a, row.sentence_a), (row.article_b, row.sentence_b)
        n_words[a, b] += row.n_words_a
        n_words[b, a] += row.n_words_b
    originals = defaultdict(list)  # copy -> rank, closeness and key of the sentences that it copies
    for row in measure_reuse.rows(corpus):
        if row.kind in COPY:
            sides = (row.article_a, row.sentence_a), (row.article_b, row.sentence_b)
            original, copy = sorted(sides, key=lambda side: rank[side[0]])
            kind = "heavy rewrite" if 2 * row.n_shared < n_words[copy, original] else row.kind
            originals[copy].append((rank[original[0]], COPY.index(kind), original))
    rows = []
    for copy, found in sorted(originals.items()):
        closest = min(closeness for _, closeness, _ in found)
        rows.append((*copy, COPY[closest], *min(found)[-1]))
    return pd.DataFrame(rows, columns=["article", "sentence", "kind", "source", "source_sentence"])


def is_copied(corpus: Corpus, rows: pd.DataFrame, *, kinds: tuple[str, ...] = COPY) -> pd.Series:
    """Which rows of a table keyed by article and sentence stand in sentences that `copied_sentences` leaves out.

    `measure_x(corpus)` counts as printed; the rows where this is False count copied text once.
    """
    kind = _kind_of_copy(corpus)
    keys = zip(rows["article"].tolist(), rows["sentence"].tolist(), strict=True)
    return pd.Series([kind.get(key) in kinds for key in keys], rows.index, bool)


@remembered
def _kind_of_copy(corpus: Corpus) -> dict[tuple[str, int], str]:
    """Article and sentence -> kind of copy, of each sentence that `copied_sentences` leaves out."""
    return {(row.article, row.sentence): row.kind for row in records(copied_sentences(corpus))}


@remembered
def body_sentences(corpus: Corpus) -> pd.DataFrame:
    """The sentences of the body."""
    return corpus.sentences[corpus.sentences["part"] == "body"]


@remembered
def body_once(corpus: Corpus) -> pd.DataFrame:
    """The sentences of the body that are no copies of another article, identical or lightly edited."""
    body = body_sentences(corpus)
    return body[~is_copied(corpus, body, kinds=EDITED_LIGHTLY)]
