"""What a reprint's cuts carried: the facts, actors and voices of the sentences it does not have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.measures.attribution.voices import joint, measure_voices
from analysis.measures.facts.facts import fact_sentences
from analysis.measures.registry import measure
from analysis.measures.text_reuse.reuse import copies_between
from analysis.measures.text_reuse.sources import measure_sources
from analysis.records import records
from analysis.tables import from_rows


@measure("cuts", whole=True)
def measure_cuts(corpus: Corpus) -> pd.DataFrame:
    """What went with the sentences of the likely origin that a reprint does not have.

    Returns
    -------
    pandas.DataFrame
        One row per body sentence of the origin (article_a, sentence_a, start_a, end_a) without copy in the
        reprint (article_b) and per fact, actor or voice it carries: kind (fact, actor, voice: somebody quoted or
        reported), item (id, or name of the actor or speaker), elsewhere (the reprint tells, names or lets speak in
        another sentence). A sentence that carries none has one row without kind and item.
    """
    copies, captions, body = copies_between(corpus), set(), defaultdict(list)
    for sentence in corpus.rows("sentences"):
        if sentence.part == "caption":
            captions.add((sentence.article, sentence.sentence))
        elif sentence.part == "body":
            body[sentence.article].append(sentence)
    has, items = set(), defaultdict(dict)
    for article, sentence, kind, item in _carried(corpus):
        if (article, sentence) not in captions:
            has.add((article, kind, item))
            items[article, sentence][kind, item] = None
    rows = []
    for row in measure_sources.rows(corpus):
        if row.article == row.source:
            continue
        kept = {sentence for sentence, *_ in copies[row.source, row.article]}
        for sentence in body[row.source]:
            if sentence.sentence not in kept:
                key = (row.source, sentence.sentence, sentence.start, sentence.end, row.article)
                for kind, item in items[row.source, sentence.sentence] or [(None, None)]:
                    elsewhere = (row.article, kind, item) in has if kind else None
                    rows.append((*key, kind, item, elsewhere))
    return from_rows("cuts", rows)


def _carried(corpus: Corpus) -> Iterator[tuple[str, int, str, str]]:
    """Article and sentence, kind and name of each fact, actor and voice that a sentence carries."""
    for row in records(fact_sentences(corpus)):
        yield row.article, row.sentence, "fact", row.fact
    for row in records(mentions(corpus)):
        yield row.article, row.sentence, "actor", row.actor
    actors = {actor.name for actor in corpus.story.actors}
    for row in measure_voices.rows(corpus):
        if pd.notna(row.actor):
            yield row.article, row.sentence, "voice", row.actor
        elif pd.notna(row.speaker):
            for voice in joint(row.speaker, actors) or [row.speaker]:
                yield row.article, row.sentence, "voice", voice
