"""How early and how long: the place and space an article gives to each fact and actor."""

from __future__ import annotations

from collections import Counter, defaultdict

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.measures.facts.facts import fact_sentences, measure_facts
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by_article, enough_by_article_once
from analysis.measures.text_reuse.copied import is_copied
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY, from_rows


@measure("prominence", whole=True)
def measure_prominence(corpus: Corpus) -> pd.DataFrame:
    """Place and space of each fact and of each actor of story.yml, per article.

    A fact has the sentences of its evidence (all reviewed places, else the matched sentence); an actor
    those that name it by name or alias. Captions do not count.

    Returns
    -------
    pandas.DataFrame
        One row per fact or actor and article: kind, item, article, outlet, first_position (share of the body's words
        before its first sentence, 0-1), share (of the body's words, 0-1), n_sentences, in_headline; n_sentences_once
        and share_once leave out sentences that copy another article, in the share's base too; share_once is missing
        where an article has no other. enough, enough_once: is there enough text in the article's body for a share, as
        printed and outside copied sentences?
    """
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    told = told.assign(own_words=told["n_words"].where(~is_copied(corpus, told, kinds=EDITED_LIGHTLY), 0))
    sentences, n_words, n_own = {}, Counter(), Counter()
    for row in records(told):
        sentences[row.article, row.sentence] = row
        if row.part == "body":
            n_words[row.article] += row.n_words
            n_own[row.article] += row.own_words
    nothing = {article: 0.0 if n_own[article] else None for article in corpus.outlet_of()}
    named = [("actor", row.actor, row.article, row.sentence) for row in records(mentions(corpus))]
    shown = [("fact", row.fact, row.article, row.sentence) for row in records(fact_sentences(corpus))]
    groups = defaultdict(list)
    for *group, article, sentence in dict.fromkeys([*named, *shown]):
        if (article, sentence) in sentences:
            groups[*group, article].append(sentences[article, sentence])
    items = [("fact", fact) for fact in measure_facts(corpus)["fact"]] + [
        ("actor", actor.name) for actor in corpus.story.actors
    ]
    enough, enough_once = enough_by_article(corpus), enough_by_article_once(corpus)
    rows = []
    for kind, item in items:
        for article, outlet in corpus.outlet_of().items():
            mine = groups[kind, item, article]
            body = [place for place in mine if place.part == "body"]
            in_headline = len(body) < len(mine)
            first = 0.0 if in_headline else min((place.position for place in body), default=None)
            n, own = sum(place.n_words for place in body), sum(place.own_words for place in body)
            share = n and n / n_words[article]
            share_once = own / n_own[article] if own else nothing[article]
            n_once = sum(place.own_words > 0 for place in body)
            rows.append((
                kind, item, article, outlet, first, share, len(body), in_headline, share_once, n_once,
                enough[article], enough_once[article],
            ))  # fmt: skip
    return from_rows("prominence", rows)
