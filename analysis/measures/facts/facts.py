"""The fact ledger and its coverage: which article tells which fact, by whose word, with which sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.ledger import Fact, Review, has_cue
from analysis.corpus.memory import remembered
from analysis.measures.facts.discovery import discovered_coverage, discovered_facts
from analysis.measures.facts.matching import Settled, match_facts, matched, status_of
from analysis.measures.facts.vouching import vouched
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.text_reuse.sources import source_of
from analysis.records import Row, records
from analysis.tables import EDITED_LIGHTLY, HEADING_PARTS, TABLES, from_rows


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
        One row per fact and article: fact, article, outlet, status, confidence, decided_by, sentence, start, end,
        otherwise (the nearest sentence of what is absent or partial has another number or date, see `said_otherwise`),
        position (missing in a caption), voice, hedged, attributed_to (by the review, else from the table voices: see
        `vouched`), copied (the sentence that shows it copies another article). Without facts.yml the facts are those
        that aligning the articles discovers (see `measure_discovered`), with a confidence where they are absent (see
        `discovered_coverage`).
    """
    facts = corpus.ledger
    if not facts:
        return discovered_coverage(corpus)
    statements, settled = [fact.statement for fact in facts], _settled(facts) if use_review else None
    matched = match_facts(corpus, statements, settled=settled, embeddings=embeddings or corpus.story.embeddings)
    match = {(row.fact, row.article): row for row in records(matched)}
    sentences: dict[str, dict[int, Row]] = {article: {} for article in corpus.outlet_of()}
    for row in corpus.rows("sentences"):
        sentences[row.article][row.sentence] = row
    plain = _plain(corpus) if use_cues else {}
    rows = []
    for number, fact in enumerate(facts):
        for article, outlet in corpus.outlet_of().items():
            found, there = match[number, article], sentences[article]
            cell = None
            if use_review and article in fact.review:
                cell = _reviewed(fact.review[article], corpus.evidence(fact, article), there, found.sentence)
            elif use_cues and fact.cues:
                cell = _by_cue(fact, plain[article])
            cell = cell or _Cell(*status_of(found.probability, found.otherwise), "matched", found.sentence)
            nearest = there[cell.sentence]
            rows.append((
                fact.id, article, outlet, cell.status, cell.confidence, cell.decided_by, cell.sentence,
                *(cell.span or (nearest.start, nearest.end)),
                None if cell.status == "present" else found.otherwise and cell.sentence == found.sentence,
                None if cell.status == "absent" else 0.0 if nearest.part in HEADING_PARTS else nearest.position,
                cell.voice, cell.hedged,
            ))  # fmt: skip
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
    """The facts of the ledger (without one, the discovered ones), and how many pages and sources tell each.

    Returns
    -------
    pandas.DataFrame
        One row per fact: fact, statement, type, salience, origin, n_present (articles that tell it), n_independent
        (independent sources among them: articles that share copy are one, see `measure_sources`).
    """
    if not corpus.ledger:
        return discovered_facts(corpus)
    coverage = measure_coverage(corpus)
    told = coverage[coverage["status"] != "absent"]
    n_present = told.groupby("fact").size()
    n_independent = told["article"].map(source_of(corpus)).groupby(told["fact"]).nunique()
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
    """The first sentence of each article that may well tell a fact of the ledger, by the match alone.

    Only where this is late can a fact be said to come late.

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


class _Cell(NamedTuple):
    """What is said of a fact in an article: who decided, which sentence shows it, and what a person alone can say."""

    status: str
    confidence: float
    decided_by: str
    sentence: int
    span: tuple[int, int] | None = None  # of the evidence, where it is not the whole sentence
    voice: str | None = None
    hedged: bool | None = None


def _reviewed(review: Review, evidence: list[tuple[int, int]], sentences: dict[int, Row], nearest: int) -> _Cell:
    """A person's decision; without evidence the nearest sentence stands beside it."""
    span = min(evidence, default=None)
    sentence = _sentence_at(sentences.values(), span, nearest) if span else nearest
    return _Cell(review.status, 1.0, "reviewed", sentence, span, review.voice, review.hedged)


def _by_cue(fact: Fact, sentences: list[tuple[int, str]]) -> _Cell | None:
    """By the first sentence (number, text with plain quotes) that a cue of the fact matches."""
    cue = next((number for number, text in sentences if has_cue(fact, text)), None)
    return None if cue is None else _Cell("present", 1.0, "cue", cue)


def _plain(corpus: Corpus) -> dict[str, list[tuple[int, str]]]:
    """Article -> its sentences, captions apart, in which a cue is looked for: number, text with plain quotes."""
    plain: dict[str, list[tuple[int, str]]] = {article: [] for article in corpus.outlet_of()}
    for row in corpus.rows("sentences"):
        if row.part != "caption":
            plain[row.article].append((row.sentence, even(row.text)))
    return plain


def _sentence_at(sentences: Iterable[Row], span: tuple[int, int], otherwise: int) -> int:
    """The sentence that overlaps a span most (a span in a dateline overlaps none)."""
    start, end = span
    best = max(sentences, key=lambda row: min(row.end, end) - max(row.start, start))
    return best.sentence if best.start < end and start < best.end else otherwise
