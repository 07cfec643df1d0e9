"""What the tables amount to: ranked findings in plain words, each with its evidence and its caution.

A kind of finding is one function from the tables to candidates; `KINDS` lists them. To add one, write the
function beside those of its subject and name it here.

How candidates are ranked: each has a stake (how much a reader's picture of the event hangs on it: a core fact
1, a major one .5, a minor one .15), a contrast (how far the outlets differ in it) and a sureness (how sure the
cells, tests or rules behind it are), each from 0 to 1; its weight is their product. The heaviest goes first;
every further finding of a kind counts `AGAIN` times the one before it, and a further one about the same outlets
`SAME_OUTLETS` times, so that the first page shows what differs and not one difference ten times.
That nothing differs (in tone, in terms) is said after all that does.
A candidate that rests on no sentence but those of a heavier one about the same outlets repeats it and is left out,
as is one that weighs less than `LEAST`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.corpus.memory import remembered
from analysis.measures.facts.facts import first_near
from analysis.measures.findings import discrepancies, facts, frames, labels, sources, voices, words
from analysis.measures.findings.finding import Finding, Tables
from analysis.measures.registry import MEASURES, measure
from analysis.tables import from_rows

LEAST = 0.05
AGAIN = 0.75  # what a further finding of the same kind counts
SAME_OUTLETS = 0.9  # what a further one about the same outlets counts

KINDS: tuple[Callable[[Tables], Iterator[Finding]], ...] = (
    sources.one_source,
    sources.cut_by_reprint,
    facts.omissions,
    facts.only_here,
    facts.own_claims,
    facts.least_alike,
    facts.order,
    discrepancies.figures,
    discrepancies.wordings,
    voices.missing_voice,
    voices.dominant_voice,
    voices.space,
    words.headlines,
    labels.labels,
    labels.loaded_words,
    frames.frames,
    words.tone,
    words.terms,
)


def _event(corpus: Corpus) -> pd.DataFrame:
    """One row: date (of the event, ISO 8601; missing where story.yml has none)."""
    day = corpus.story.event_date
    return pd.DataFrame({"date": [day and day.isoformat()]})


_NOT_STORED = {"mentions": mentions, "first_near": first_near, "event": _event}


@measure("findings", whole=True)
def measure_findings(corpus: Corpus) -> pd.DataFrame:
    """How the outlets' coverage differs, the finding first that changes a reader's picture most.

    Never a verdict on motive or truth: each finding says what is on the pages, how sure that is, and what it
    does not show. That outlets cannot be told apart is a finding too. How they are ranked: see this module.

    Returns
    -------
    pandas.DataFrame
        One row per finding: rank (from 1), kind, sentence, size, uncertainty, caution, differs, outlets, weight (0-1),
        n_evidence. Those that name no difference come last. Empty where there is one outlet.
    """
    rows = [
        (rank, f.kind, f.sentence, f.size, f.uncertainty, f.caution, f.differs, "; ".join(f.outlets), weight, len(f.evidence))
        for rank, (f, weight) in enumerate(_ranked(corpus), 1)
    ]  # fmt: skip
    return from_rows("findings", rows)


@measure("evidence", whole=True)
def measure_evidence(corpus: Corpus) -> pd.DataFrame:
    """The sentences that each finding rests on, by key.

    Returns
    -------
    pandas.DataFrame
        One row per finding (rank) and sentence (item, from 1): article, outlet, sentence, start, end, says, fact.
    """
    outlet = corpus.outlet_of()
    span = {(row.article, row.sentence): (row.start, row.end) for row in corpus.rows("sentences")}
    rows = [
        (rank, item, e.article, outlet[e.article], e.sentence, *span[e.article, e.sentence], e.says, e.fact)
        for rank, (finding, _) in enumerate(_ranked(corpus), 1)
        for item, e in enumerate(finding.evidence, 1)
    ]
    return from_rows("evidence", rows)


@remembered
def _ranked(corpus: Corpus) -> list[tuple[Finding, float]]:
    tables = Tables(partial(_table, corpus))
    return rank([finding for kind in KINDS for finding in kind(tables)]) if len(corpus.outlets) > 1 else []


def _table(corpus: Corpus, name: str) -> pd.DataFrame:
    if name in _NOT_STORED:
        return _NOT_STORED[name](corpus)
    return MEASURES[name](corpus) if name in MEASURES else getattr(corpus, name)


def rank(candidates: list[Finding]) -> list[tuple[Finding, float]]:
    """Candidates in order with the weight that each had when its turn came; those that repeat a heavier one left out.

    Those that show no difference come after all that do.
    """
    taken: list[tuple[Finding, float]] = []
    kinds: Counter[str] = Counter()
    outlets: Counter[tuple[str, ...]] = Counter()

    def weight(finding: Finding) -> float:
        return finding.weight * AGAIN ** kinds[finding.kind] * SAME_OUTLETS ** outlets[finding.outlets]

    for differs in (True, False):
        left = [finding for finding in candidates if finding.differs is differs]
        while left and weight(best := max(left, key=weight)) >= LEAST:
            left.remove(best)
            if not any(_repeats(best, other) for other, _ in taken):
                taken.append((best, weight(best)))
                kinds[best.kind] += 1
                outlets[best.outlets] += 1
    return taken


def _repeats(finding: Finding, other: Finding) -> bool:
    return bool(finding.rests_on) and set(finding.outlets) <= set(other.outlets) and finding.rests_on <= other.rests_on
