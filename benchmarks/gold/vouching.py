"""By whose word a fact is told, and with a hedge or without: on the five articles, from the statements alone."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import Corpus, measure_coverage, read_corpus
from analysis.measures.facts.vouching import vouched
from benchmarks.gold.facts import TEACHING, Cells, cells
from benchmarks.gold.quotes import same_name
from benchmarks.gold.score import Score, f1, share
from benchmarks.gold.stories import Gold, nato

VOICES = {"narrator": "own", "attributed": "attributed"}


def scores(gold: Gold) -> Iterator[Score]:
    """At the sentences that the gold names, then at those that the match finds without cues and review."""
    corpus, answers = nato(gold), cells(gold, "nato")
    answers = {key: cell for key, cell in answers.items() if cell["label"] != "absent"}
    yield from _scores("sentence given", _given(corpus, answers), answers, corpus)
    matched = measure_coverage(corpus, use_review=False, use_cues=False)
    yield from _scores("sentence matched", matched[matched["status"] != "absent"], answers, corpus)
    yield _teaching()


def _scores(name: str, found: pd.DataFrame, answers: Cells, corpus: Corpus) -> Iterator[Score]:
    """Cells told in the gold and in the table; `mixed` (both) is left out."""
    rows = [(row, cell) for row in found.itertuples() if (cell := answers.get((row.fact, row.article)))]
    told = [(row, cell) for row, cell in rows if cell["voice"] in VOICES]
    yield share((row.voice == VOICES[cell["voice"]] for row, cell in told), f"{name}: own or attributed", 0.90)
    both = [(row, cell) for row, cell in told if row.voice == "attributed" == cell["voice"]]
    yield share((same_name(corpus, cell["attributed_to"], row.attributed_to) for row, cell in both), f"{name}: to whom")
    hedged = [{(row.fact, row.article) for row, cell in rows if is_hedged(row, cell)}
              for is_hedged in (lambda row, cell: cell["hedged"], lambda row, cell: row.hedged)]  # fmt: skip
    yield Score(
        f"{name}: F1 of hedged",
        f1(*hedged),
        None,
        f"{len(hedged[0] & hedged[1])} of {len(hedged[0])}, {len(hedged[1] - hedged[0])} more",
    )


def _teaching() -> Score:
    """The teaching story at the places that its review names."""
    corpus = read_corpus(TEACHING)
    reviews = {(fact.id, article): review for fact in corpus.ledger for article, review in fact.review.items()}
    told = measure_coverage(corpus).query("status != 'absent'")
    found = zip(told["fact"], told["article"], vouched(corpus, told)["voice"], strict=True)
    said = [(reviews[fact, article].voice, voice) for fact, article, voice in found if (fact, article) in reviews]
    return share(
        (mine == voice for mine, voice in said if mine in VOICES.values()), "teaching story: own or attributed", 0.90
    )


def _given(corpus: Corpus, answers: Cells) -> pd.DataFrame:
    """The sentence of the first place that the gold names, with what is found there."""
    places = []
    for (fact, article), cell in answers.items():
        start = min(place["start"] for place in cell["evidence"])
        mine = corpus.sentences[(corpus.sentences["article"] == article) & (corpus.sentences["end"] > start)].iloc[0]
        places.append((fact, article, mine["start"], mine["end"]))
    told = pd.DataFrame(places, columns=["fact", "article", "start", "end"])
    return told.join(vouched(corpus, told))
