"""Is there enough text in an article, or of an outlet, for a mean, a share or a rate?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.statistics.enough import enough_for_mean
from analysis.measures.text_reuse.copied import body_once, body_sentences
from analysis.records import records

T = TypeVar("T", bound=Hashable)


def enough_by(groups: Iterable[T], sentences: Iterable[tuple[T, str, int]]) -> dict[T, str]:
    """Group -> the answer over its sentences, each given by its group, article and paragraph."""
    places: dict[T, list[tuple[str, int]]] = {group: [] for group in groups}
    for group, *place in sentences:
        places[group].append(tuple(place))
    return {group: enough_for_mean(len(mine), len(set(mine))) for group, mine in places.items()}


@remembered
def enough_by_article(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for its body as printed."""
    return _by_article(corpus, body_sentences(corpus))


@remembered
def enough_by_article_once(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for what of its body copies no other article."""
    return _by_article(corpus, body_once(corpus))


@remembered
def enough_by_outlet(corpus: Corpus) -> dict[str, str]:
    """Outlet -> the answer for the bodies of all its articles as printed."""
    outlet, body = corpus.outlet_of(), body_sentences(corpus)
    return enough_by(corpus.outlets, ((outlet[row.article], row.article, row.paragraph) for row in records(body)))


def _by_article(corpus: Corpus, sentences: pd.DataFrame) -> dict[str, str]:
    places = ((row.article, row.article, row.paragraph) for row in records(sentences))
    return enough_by(corpus.outlet_of(), places)
