"""What becomes of each outlet's place in tone when something changes that says nothing about tone."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.segment import sentence_spans
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by
from analysis.measures.tone.lexicons import lexicons
from analysis.measures.tone.sentiment import body_scores
from analysis.tables import from_rows

# Lexicons make curly marks plain themselves. Full-width ones they leave as they are, and read as little of them as
# a lexicon without that step reads of curly ones.
_UNREAD = str.maketrans("‘’“”", "＇＇＂＂")


@measure("robustness")
def measure_robustness(corpus: Corpus) -> pd.DataFrame:
    """Rank the outlets by the mean score of their own voice in the body, and again after each change.

    - curly quotes: typographic quotation marks and apostrophes are not made plain before scoring.
    - with furniture: every line of the file that is not body, headline and captions too, counts as own voice.
    - without the most extreme sentence: of each outlet the sentence farthest from its mean is left out.
    - by another lexicon.

    Each change is made in all outlets at once, copied text counted once: an outlet without a sentence of its own has
    no place. A rank that moves rests on something else than the
    outlet's tone.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, lexicon and change: outlet, lexicon, change, rank (1: most positive; outlets of one mean
        share the better rank), rank_after, mean, mean_after (-1 to 1), enough. Missing where there is no sentence.
    """
    outlets = corpus.outlets
    found = body_scores(corpus)
    own = found.spoken("own") & ~found.body.copied
    outlet, article = found.body.outlet[own], found.body.article[own]
    enough = list(enough_by(outlets, zip(outlet, article, found.body.place[own], strict=True)).values())
    in_own = np.array([outlets.index(name) for name in outlet], int)
    text_of = {(row.article, row.sentence): row.text for row in corpus.rows("sentences")}
    texts = [text_of[key] for key, row in found.body.row.items() if own[row]]
    furniture, in_furniture = _furniture(corpus, set(article))
    marked = np.flatnonzero([text != text.translate(_UNREAD) for text in texts])
    scores = {lexicon.name: found.score[own, number] for number, lexicon in enumerate(lexicons())}
    rows = []
    for lexicon in lexicons():
        mine = scores[lexicon.name]
        curly = mine.copy()
        curly[marked] = lexicon.score(texts[i].translate(_UNREAD) for i in marked)[0]
        kept = _without_extremes(mine, in_own, len(outlets))
        changed = {
            "curly quotes": (curly, in_own),
            "with furniture": (np.r_[mine, lexicon.score(furniture)[0]], np.r_[in_own, in_furniture]),
            "without the most extreme sentence": (mine[kept], in_own[kept]),
        }
        changed |= {f"by {name}": (other, in_own) for name, other in sorted(scores.items()) if name != lexicon.name}
        before = _means(mine, in_own, len(outlets))
        for change, scored in changed.items():
            after = _means(*scored, len(outlets))
            places = zip(outlets, _ranks(before), _ranks(after), before, after, enough, strict=True)
            rows += [(outlet, lexicon.name, change, *place) for outlet, *place in places]
    return from_rows("robustness", rows)


def _furniture(corpus: Corpus, articles: set[str]) -> tuple[list[str], np.ndarray]:
    """Sentences of these articles' lines that are not body, and the outlet (by number) of each."""
    outlet_of = {article: corpus.outlets.index(outlet) for article, outlet in corpus.outlet_of().items()}
    lines = corpus.lines[(corpus.lines["part"] != "body") & corpus.lines["article"].isin(articles)]
    found = []
    for article, start, end in zip(lines["article"], lines["start"], lines["end"], strict=True):
        text = corpus.texts[article][start:end]
        found += [(text[first:last], outlet_of[article]) for first, last in sentence_spans(text)]
    return [text for text, _ in found], np.array([outlet for _, outlet in found], int)


def _without_extremes(scores: np.ndarray, outlet: np.ndarray, n_outlets: int) -> np.ndarray:
    """Marks all sentences but, of each outlet, the first of those farthest from its mean."""
    distance = np.abs(scores - _means(scores, outlet, n_outlets)[outlet])
    order = np.lexsort((np.arange(len(scores)), -distance, outlet))
    kept = np.ones(len(scores), bool)
    kept[order[np.unique(outlet[order], return_index=True)[1]]] = False
    return kept


def _means(scores: np.ndarray, outlet: np.ndarray, n_outlets: int) -> np.ndarray:
    """Mean score of each outlet; missing without a sentence."""
    n = np.bincount(outlet, minlength=n_outlets)
    return np.bincount(outlet, scores, n_outlets) / np.where(n > 0, n, np.nan)


def _ranks(means: np.ndarray) -> np.ndarray:
    """Place of each mean, the highest first; equal ones (to rounding) share the better place."""
    means = means.round(12)
    return np.where(np.isnan(means), np.nan, 1 + (means > means[:, None]).sum(axis=1))
