"""The fact ledger and its coverage: which article tells which fact, by whose word, with which sentence."""

from __future__ import annotations

import re

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.ledger import Fact
from analysis.measures.matching import match_facts
from analysis.measures.registry import measure
from analysis.measures.sources import is_copied
from analysis.tables import TABLES


@measure("coverage")
def measure_coverage(corpus: Corpus, *, use_review: bool = True, use_cues: bool = True) -> pd.DataFrame:
    """Decide for each fact and article: present, partial or absent.

    A person's review (facts.yml) wins; then a cue that the article matches; then the text alone (see
    `match_facts`). Absent is a claim: its row carries the nearest sentence and a confidence.

    Parameters
    ----------
    use_review, use_cues
        Leave out the reviews or the cues, to see what the text alone says.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article: status, confidence, decided_by, sentence, start, end, position,
        voice, hedged, copied (the sentence that shows it copies another article). Empty without facts.yml.
    """
    facts = corpus.ledger
    if not facts:
        return pd.DataFrame(columns=TABLES["coverage"].names)
    matched = match_facts(corpus, [fact.statement for fact in facts]).set_index(["fact", "article"])
    told = corpus.sentences.set_index(["article", "sentence"])
    by_article = {article: rows for article, rows in corpus.sentences.groupby("article")}
    rows = []
    for number, fact in enumerate(facts):
        for article, outlet in corpus.outlet_of().items():
            probability, sentence = matched.loc[(number, article), ["probability", "sentence"]]
            span = voice = hedged = None
            cue = _cue(fact, by_article[article]) if use_cues else None
            if use_review and article in fact.review:
                review = fact.review[article]
                status, confidence, decided_by = review.status, 1.0, "reviewed"
                voice, hedged = review.voice, review.hedged
                spans = corpus.evidence(fact, article)
                if spans:
                    span = spans[0]
                    sentence = _sentence_at(by_article[article], span, sentence)
            elif cue is not None:
                status, confidence, decided_by, sentence = "present", 1.0, "cue", cue
            else:
                status = "present" if probability >= 0.5 else "absent"
                confidence, decided_by = max(probability, 1 - probability), "matched"
            nearest = told.loc[(article, sentence)]
            start, end = span or (nearest["start"], nearest["end"])
            position = (
                None if status == "absent" else 0.0 if nearest["part"] in ("headline", "deck") else nearest["position"]
            )
            rows.append(
                (
                    fact.id,
                    article,
                    outlet,
                    status,
                    confidence,
                    decided_by,
                    sentence,
                    start,
                    end,
                    position,
                    voice,
                    hedged,
                )
            )
    table = pd.DataFrame(rows, columns=[name for name in TABLES["coverage"].names if name != "copied"])
    table["copied"] = is_copied(corpus, table).where(table["status"] != "absent")
    return table


@measure("facts")
def measure_facts(corpus: Corpus) -> pd.DataFrame:
    """The facts of the ledger, with the pages and the independent sources that tell each.

    Returns
    -------
    pandas.DataFrame
        One row per fact: statement, type, salience, origin, n_present (articles that tell it), n_independent (the
        same with copied sentences counted once: five pages with one agency's sentence are one source).
    """
    coverage = measure_coverage(corpus)
    told = coverage[coverage["status"] != "absent"]
    n_present = told.groupby("fact").size()
    n_own = told[~told["copied"].astype(bool)].groupby("fact").size()
    rows = []
    for fact in corpus.ledger:
        n = n_present.get(fact.id, 0)
        # the sentence that was copied may tell the fact in the copy alone: then the copy is the one source
        n_independent = max(n_own.get(fact.id, 0), min(n, 1))
        rows.append((fact.id, fact.statement, fact.type, fact.salience, "ledger", n, n_independent))
    return pd.DataFrame(rows, columns=TABLES["facts"].names)


def _cue(fact: Fact, sentences: pd.DataFrame) -> int | None:
    """The first sentence outside captions that a cue of the fact matches."""
    for cue in fact.cues:
        for row in sentences.itertuples():
            if row.part != "caption" and re.search(cue, even(row.text), re.IGNORECASE):
                return row.sentence
    return None


def _sentence_at(sentences: pd.DataFrame, span: tuple[int, int], otherwise: int) -> int:
    """The sentence that overlaps a span most (a span in a dateline overlaps none)."""
    overlap = sentences["end"].clip(upper=span[1]) - sentences["start"].clip(lower=span[0])
    best = overlap.astype(int).idxmax()
    return int(sentences.loc[best, "sentence"]) if overlap[best] > 0 else otherwise
