"""Is there enough text in an article, or of an outlet, for a mean, a share or a rate?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import TypeVar

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.enough import enough_for_mean
from analysis.measures.sources import body_sentences, is_copied
from analysis.tables import EDITED_LIGHTLY

T = TypeVar("T", bound=Hashable)


def enough_by(groups: Iterable[T], sentences: pd.DataFrame, group: Iterable[T]) -> dict[T, str]:
    """Group -> the answer over its sentences (columns article and paragraph; `group`: that of each sentence)."""
    places: dict[T, list[tuple[str, int]]] = {name: [] for name in groups}
    for name, *place in zip(group, sentences["article"].tolist(), sentences["paragraph"].tolist(), strict=True):
        places[name].append(tuple(place))
    return {name: enough_for_mean(len(mine), len(set(mine))) for name, mine in places.items()}


@remembered
def enough_by_article(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for its body as printed."""
    body = body_sentences(corpus)
    return enough_by(corpus.outlet_of(), body, body["article"])


@remembered
def enough_by_article_once(corpus: Corpus) -> dict[str, str]:
    """Article -> the answer for what of its body copies no other article."""
    body = body_sentences(corpus)
    once = body[~is_copied(corpus, body, kinds=EDITED_LIGHTLY)]
    return enough_by(corpus.outlet_of(), once, once["article"])


@remembered
def enough_by_outlet(corpus: Corpus) -> dict[str, str]:
    """Outlet -> the answer for the bodies of all its articles as printed."""
    body = body_sentences(corpus)
    return enough_by(corpus.outlets, body, body["article"].map(corpus.outlet_of()))
