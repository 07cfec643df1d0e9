"""How early and how long: the place and space an article gives to each fact and actor."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.measures.facts import measure_coverage
from analysis.measures.registry import measure
from analysis.measures.sources import is_copied
from analysis.tables import TABLES


@measure("prominence")
def measure_prominence(corpus: Corpus) -> pd.DataFrame:
    """Place and space of each fact and of each actor of story.yml, per article.

    A fact has the sentences of its evidence (all reviewed places, else the matched sentence); an actor
    those that name it by name or alias. Captions do not count.

    Returns
    -------
    pandas.DataFrame
        One row per fact or actor and article: kind, item, first_position, share, n_sentences, in_headline;
        n_sentences_once and share_once leave out sentences that copy another article, in the share's base too.
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    told = told.assign(own_words=told["n_words"].where(~is_copied(corpus, told), 0))
    named = mentions(corpus).rename(columns={"actor": "item"}).assign(kind="actor")
    places = pd.concat([named, _fact_places(corpus)])[["kind", "item", "article", "sentence"]].drop_duplicates()
    places = places.merge(told, on=["article", "sentence"])
    n_body = told[told["part"] == "body"].groupby("article")[["n_words", "own_words"]].sum()
    groups = {key: rows for key, rows in places.groupby(["kind", "item", "article"])}
    items = [("fact", fact.id) for fact in corpus.ledger] + [("actor", actor.name) for actor in corpus.story.actors]
    rows = []
    for kind, item in items:
        for article, outlet in corpus.outlet_of().items():
            mine = groups.get((kind, item, article))
            if mine is None:
                rows.append((kind, item, article, outlet, None, 0.0, 0, False, 0.0, 0))
                continue
            body = mine[mine["part"] == "body"]
            in_headline = len(body) < len(mine)
            first = 0.0 if in_headline else body["position"].min()
            share, share_once = (
                body[words].sum() / n_body.loc[article, words] if body[words].sum() else 0.0
                for words in ("n_words", "own_words")
            )
            n_once = int((body["own_words"] > 0).sum())
            rows.append((kind, item, article, outlet, first, share, len(body), in_headline, share_once, n_once))
    return pd.DataFrame(rows, columns=TABLES["prominence"].names)


def _fact_places(corpus: Corpus) -> pd.DataFrame:
    """Every sentence that tells a fact: all reviewed evidence, else the sentence of the coverage table."""
    coverage = measure_coverage(corpus)
    present = coverage[coverage["status"] != "absent"]
    rows = [("fact", row.fact, row.article, row.sentence) for row in present.itertuples()]
    spans = {article: rows_ for article, rows_ in corpus.sentences.groupby("article")}
    for fact in corpus.ledger:
        for article, review in fact.review.items():
            if review.status == "absent":
                continue
            mine = spans[article]
            for start, end in corpus.evidence(fact, article):
                hit = mine[(mine["start"] < end) & (mine["end"] > start)]
                rows += [("fact", fact.id, article, sentence) for sentence in hit["sentence"]]
    return pd.DataFrame(rows, columns=["kind", "item", "article", "sentence"])
