"""Is there enough text in an article, or of an outlet, for a mean, a share or a rate?"""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.enough import enough_for_mean
from analysis.measures.sources import body_sentences, is_copied
from analysis.tables import EDITED_LIGHTLY


def enough_of(sentences: pd.DataFrame) -> str:
    """The answer over these sentences (columns article and paragraph)."""
    return enough_for_mean(len(sentences), len(sentences[["article", "paragraph"]].drop_duplicates()))


@remembered
def enough_by_article(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for its body as printed."""
    return _by_article(corpus, body_sentences(corpus))


@remembered
def enough_by_article_once(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for what of its body copies no other article."""
    body = body_sentences(corpus)
    return _by_article(corpus, body[~is_copied(corpus, body, kinds=EDITED_LIGHTLY)])


@remembered
def enough_by_outlet(corpus: Corpus) -> dict[str, str]:
    """Outlet -> the answer for the bodies of all its articles as printed."""
    body = body_sentences(corpus)
    groups = {outlet: rows for outlet, rows in body.groupby(body["article"].map(corpus.outlet_of()))}
    return {outlet: enough_of(groups.get(outlet, body.iloc[:0])) for outlet in corpus.outlets}


def _by_article(corpus: Corpus, sentences: pd.DataFrame) -> dict[str, str]:
    groups = {article: rows for article, rows in sentences.groupby("article")}
    return {article: enough_of(groups.get(article, sentences.iloc[:0])) for article in corpus.outlet_of()}
