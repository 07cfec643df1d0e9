"""What a reprint's cuts carried: the facts, actors and voices of the sentences it does not have."""

from __future__ import annotations

from collections import defaultdict

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.measures.facts import fact_sentences
from analysis.measures.registry import measure
from analysis.measures.sources import body_sentences, copies_between, measure_sources
from analysis.measures.voices import measure_voices
from analysis.records import records
from analysis.tables import TABLES


@measure("cuts")
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
    copies = copies_between(corpus)
    facts = fact_sentences(corpus).rename(columns={"fact": "item"}).assign(kind="fact")
    actors = mentions(corpus).rename(columns={"actor": "item"}).assign(kind="actor")
    voices = measure_voices(corpus)
    voices["item"] = voices["actor"].fillna(voices["speaker"])
    voices = voices.dropna(subset="item").assign(kind="voice")
    parts = corpus.sentences.set_index(["article", "sentence"])["part"]
    carried = pd.concat([facts, actors, voices])[["article", "sentence", "kind", "item"]].drop_duplicates()
    keys = pd.MultiIndex.from_frame(carried[["article", "sentence"]])
    carried = carried[parts.reindex(keys).ne("caption").to_numpy(bool)]
    has = set(zip(carried["article"], carried["kind"], carried["item"], strict=True))
    items = defaultdict(list)
    for row in records(carried):
        items[row.article, row.sentence].append((row.kind, row.item))
    body = defaultdict(list)
    for sentence in records(body_sentences(corpus)):
        body[sentence.article].append(sentence)
    sources = measure_sources(corpus)
    rows = []
    for row in records(sources[sources["article"] != sources["source"]]):
        kept = {sentence for sentence, *_ in copies[row.source, row.article]}
        for sentence in body[row.source]:
            if sentence.sentence not in kept:
                key = (row.source, sentence.sentence, sentence.start, sentence.end, row.article)
                for kind, item in items[row.source, sentence.sentence] or [(None, None)]:
                    elsewhere = (row.article, kind, item) in has if kind else None
                    rows.append((*key, kind, item, elsewhere))
    return pd.DataFrame(rows, columns=TABLES["cuts"].names)
