"""The fact ledger and its coverage: which article tells which fact, by whose word, with which sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.ledger import Fact, has_cue
from analysis.corpus.memory import remembered
from analysis.measures.facts.discovery import discovered_coverage, discovered_facts
from analysis.measures.facts.matching import Settled, match_facts, matched, status_of
from analysis.measures.facts.vouching import vouched
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.text_reuse.sources import measure_sources
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY, TABLES, from_rows


@measure("coverage", whole=True)
def measure_coverage(
    corpus: Corpus, *, use_review: bool = True, use_cues: bool = True, embeddings: str | None = None
) -> pd.DataFrame:
    """Decide for each fact and article: present, partial or absent.

    A person's review (facts.yml) wins; then a cue that the article matches; then the text, read by what was reviewed of
    other cells (see `match_facts`). Absent is a claim: its row carries the nearest sentence and a confidence. The text
    alone says partial in one case: the fact is told, and one of its numbers or dates otherwise.

    Parameters
    ----------
    use_review, use_cues
        Leave out the reviews or the cues, to see what the text alone says.
    embeddings
        A sentence-transformers model (a folder, or a name on the hub) to match with as well, in place of the one that
        story.yml may name (`embeddings:`); needs the extra `embeddings`.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article: status, confidence, decided_by, sentence, start, end, otherwise (the nearest
        sentence of what is absent or partial has another number or date, see `said_otherwise`), position (missing in a
        caption), voice, hedged, attributed_to (by the review, else from the table voices: see `vouched`), copied (the
        sentence that shows it copies another article). Without facts.yml the facts are those that aligning the articles
        discovers (see `measure_discovered`), without a confidence.
    """
    facts = corpus.ledger
    if not facts:
        return discovered_coverage(corpus)
    statements, settled = [fact.statement for fact in facts], _settled(facts) if use_review else None
    matched = match_facts(corpus, statements, settled=settled, embeddings=embeddings or corpus.story.embeddings)
    matched = {(row.fact, row.article): row for row in records(matched)}
    told = {(row.article, row.sentence): row for row in corpus.rows("sentences")}
    by_article, plain = defaultdict(list), defaultdict(list)  # plain: what a cue is looked for in
    for row in told.values():
        by_article[row.article].append(row)
        if row.part != "caption":
            plain[row.article].append((row.sentence, even(row.text)))
    rows = []
    for number, fact in enumerate(facts):
        for article, outlet in corpus.outlet_of().items():
            match = matched[number, article]
            sentence = match.sentence
            span = voice = hedged = None
            cue = _cue(fact, plain[article]) if use_cues and fact.cues else None
            if use_review and article in fact.review:
                review = fact.review[article]
                status, confidence, decided_by = review.status, 1.0, "reviewed"
                voice, hedged = review.voice, review.hedged
                spans = sorted(corpus.evidence(fact, article))
                if spans:
                    span = spans[0]
                    sentence = _sentence_at(by_article[article], span, sentence)
            elif cue is not None:
                status, confidence, decided_by, sentence = "present", 1.0, "cue", cue
            else:
                status, confidence = status_of(match.probability, match.otherwise)
                decided_by = "matched"
            nearest = told[article, sentence]
            start, end = span or (nearest.start, nearest.end)
            position = None if status == "absent" else 0.0 if nearest.part in ("headline", "deck") else nearest.position
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
                    None if status == "present" else match.otherwise and sentence == match.sentence,
                    position,
                    voice,
                    hedged,
                )
            )
    computed = ("attributed_to", "copied")
    table = pd.DataFrame(rows, columns=[name for name in TABLES["coverage"].names if name not in computed])
    told = table[table["status"] != "absent"]
    said = vouched(corpus, told).reindex(table.index)
    for column in ("voice", "hedged"):
        table[column] = table[column].where(table[column].notna(), said[column])
    table["attributed_to"] = said["attributed_to"].where(table["voice"] != "own")
    table["copied"] = is_copied(corpus, table, kinds=EDITED_LIGHTLY).where(table["status"] != "absent")
    return table


@measure("facts", whole=True)
def measure_facts(corpus: Corpus) -> pd.DataFrame:
    """The facts of the ledger (without one, the discovered ones), with the pages and the independent sources that tell each.

    Returns
    -------
    pandas.DataFrame
        One row per fact: statement, type, salience, origin, n_present (articles that tell it), n_independent
        (independent sources among them: articles that share copy are one, see `measure_sources`).
    """
    if not corpus.ledger:
        return discovered_facts(corpus)
    coverage = measure_coverage(corpus)
    told = coverage[coverage["status"] != "absent"]
    source = measure_sources(corpus).set_index("article")["source"]
    n_present = told.groupby("fact").size()
    n_independent = told["article"].map(source).groupby(told["fact"]).nunique()
    rows = [
        (f.id, f.statement, f.type, f.salience, "ledger", n_present.get(f.id, 0), n_independent.get(f.id, 0))
        for f in corpus.ledger
    ]
    return from_rows("facts", rows)


@remembered
def fact_sentences(corpus: Corpus) -> pd.DataFrame:
    """Every sentence that tells a fact: all reviewed evidence, else the sentence of the coverage table.

    Returns
    -------
    pandas.DataFrame
        One row per fact, article and sentence: fact, article, sentence.
    """
    found = dict.fromkeys(
        (row.fact, row.article, row.sentence) for row in measure_coverage.rows(corpus) if row.status != "absent"
    )
    sentences = defaultdict(list)
    for row in corpus.rows("sentences"):
        sentences[row.article].append(row)
    for fact in corpus.ledger:
        for article, review in fact.review.items():
            for start, end in corpus.evidence(fact, article) if review.status != "absent" else ():
                hit = (row.sentence for row in sentences[article] if row.start < end and row.end > start)
                found |= dict.fromkeys((fact.id, article, sentence) for sentence in hit)
    return pd.DataFrame(list(found), columns=["fact", "article", "sentence"])


@remembered
def first_near(corpus: Corpus) -> pd.DataFrame:
    """The first sentence of an article that may well tell a fact of the ledger, by the match alone: a fact can be said to
    come late only where this is late.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article that has such a sentence: fact, article, sentence.
    """
    ledger = corpus.ledger
    statements = [fact.statement for fact in ledger]
    found = matched(corpus, statements, embeddings=corpus.story.embeddings).first_near() if ledger else {}
    rows = [(ledger[fact].id, article, sentence) for (fact, article), sentence in found.items()]
    return pd.DataFrame(rows, columns=["fact", "article", "sentence"])


def _settled(facts: Sequence[Fact]) -> Settled:
    """What a person has decided: (number of the fact, article) -> told, be it in part."""
    return {
        (number, article): review.status != "absent"
        for number, fact in enumerate(facts)
        for article, review in fact.review.items()
    }


def _cue(fact: Fact, sentences: list[tuple[int, str]]) -> int | None:
    """The first sentence (number, text with plain quotes) that a cue of the fact matches."""
    return next((number for number, text in sentences if has_cue(fact, text)), None)


def _sentence_at(sentences: list[NamedTuple], span: tuple[int, int], otherwise: int) -> int:
    """The sentence that overlaps a span most (a span in a dateline overlaps none)."""
    overlap = [min(row.end, span[1]) - max(row.start, span[0]) for row in sentences]
    most = max(overlap)
    return sentences[overlap.index(most)].sentence if most > 0 else otherwise
