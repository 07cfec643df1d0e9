"""Omissions, and what makes them fair to judge: how widely told, where it stands elsewhere, length, time."""

from __future__ import annotations

from collections import defaultdict
from statistics import median
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.facts.expectation import count_range, leaves_out, slope
from analysis.measures.facts.facts import measure_coverage, measure_facts
from analysis.measures.registry import measure
from analysis.measures.text_reuse.sources import measure_sources, source_of
from analysis.measures.text_reuse.times import came_before
from analysis.tables import HEADING_PARTS, from_rows

UNLIKELY = 0.05  # an omission stands out where a page of its length leaves such a fact out less often than this


class _Told(NamedTuple):
    """An article beside the independent sources other than its own: which facts each tells."""

    facts: list[str]  # told by any of them
    by_article: np.ndarray  # per fact, whether the article tells it
    n_others: np.ndarray  # per fact, the other sources that tell it
    n_sources: int  # other sources
    expected: np.ndarray  # per fact, the probability that a page of this length leaves it out


@measure("omissions", whole=True)
def measure_omissions(corpus: Corpus) -> pd.DataFrame:
    """The facts that an article leaves out and another independent source tells.

    Pages that share copy with the article are no other source: what it left out of shared copy is in `cuts`. `expected`
    is the probability that a page of its length leaves out a fact that so many sources tell: Rasch's model with the
    logarithm of length as ability, given how many tell it (see expectation.py, with its limits). It is missing for
    discovered facts, of which those that a page tells in words of its own count as left out. With few sources of like
    length no single omission can stand out: of three sources, two of which tell a fact, each leaves it out with a
    probability of about a third.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article: fact, article, outlet, n_others (other sources that tell it), n_sources (all
        other sources), position (median place in the pages that tell it, 0-1; missing where one has it in a caption),
        in_headline (one of them has it in headline or deck), confidence (that it is absent, 0.5-1), first_told (time of
        the earliest page that tells it, as far as the times are known), before_all (the article came out before each
        page that tells it; missing where that cannot be told from the times), expected, stands_out (`expected` is
        below .05).
    """
    cells, tellers = {}, defaultdict(list)
    for row in measure_coverage.rows(corpus):
        cells[row.fact, row.article] = row
        if row.status != "absent":
            tellers[row.fact].append(row)
    published = dict(zip(corpus.articles["article"], corpus.articles["published"], strict=True))
    source = source_of(corpus)
    in_headlines = {(row.article, row.sentence) for row in corpus.rows("sentences") if row.part in HEADING_PARTS}
    rows = []
    for article, told in _tellings(corpus).items():
        for number in np.flatnonzero(~told.by_article):
            fact = told.facts[number]
            pages = [row for row in tellers[fact] if source[row.article] != source[article]]
            times = [published[row.article] for row in pages]
            cell = cells[fact, article]
            rows.append((
                fact, article, cell.outlet, told.n_others[number], told.n_sources,
                _median([row.position for row in pages]),
                any((row.article, row.sentence) in in_headlines for row in pages),
                cell.confidence, _earliest(times), _before_all(published[article], times),
                *((told.expected[number], bool(told.expected[number] < UNLIKELY)) if corpus.ledger else (None, None)),
            ))  # fmt: skip
    order = {fact: n for n, fact in enumerate(measure_facts(corpus)["fact"])}
    rows.sort(key=lambda row: order[row[0]])
    return from_rows("omissions", rows)


@measure("omissions_by_article", whole=True)
def measure_omissions_by_article(corpus: Corpus) -> pd.DataFrame:
    """How many facts each article leaves out, beside how many a page of its length would.

    Returns
    -------
    pandas.DataFrame
        One row per article and salience (core, major, minor, and all): article, outlet, salience, n_body_words,
        published, n_facts (told by the article or another independent source), n_left_out (told by another source
        alone), expected (the mean number that a page of its length leaves out of them), low and high (95% range of that
        number, facts taken as independent), slope (power of length by which the odds of telling a fact grow, over the
        story; 0: length says nothing), reading (as expected, more than expected, fewer than expected; missing where
        there is no other source). What length says (expected, low, high, slope and reading) is missing for discovered
        facts. For the model and its limits see `measure_omissions`.
    """
    salience = {row.fact: row.salience for row in measure_facts.rows(corpus)}
    about = {row.article: row for row in corpus.rows("articles")}
    beta = _slope(corpus)
    rows = []
    for article, told in _tellings(corpus).items():
        page = about[article]
        for kind in ("all", "core", "major", "minor"):
            mine = np.array([kind in ("all", salience[fact]) for fact in told.facts], bool)
            if not mine.any():
                continue
            n_left_out = int((~told.by_article & mine).sum())
            low, high = count_range(told.expected[mine])
            reading = (
                "more than expected"
                if n_left_out > high
                else "fewer than expected"
                if n_left_out < low
                else "as expected"
            )
            rows.append((
                article, page.outlet, kind, page.n_body_words, page.published, int(mine.sum()), n_left_out,
                *((float(told.expected[mine].sum()), low, high, beta) if corpus.ledger else [None] * 4),
                reading if told.n_sources and corpus.ledger else None,
            ))  # fmt: skip
    return from_rows("omissions_by_article", rows)


@remembered
def _by_source(corpus: Corpus) -> tuple[list[str], list[str], np.ndarray, np.ndarray]:
    """Facts, sources, which source tells which fact (facts x sources), and the length of each source's longest page."""
    told, source, words = _told(corpus), source_of(corpus), {}
    for row in measure_sources.rows(corpus):
        words[row.source] = max(words.get(row.source, 1), row.n_body_words)
    known = set().union(*told.values())
    facts = [fact for fact in measure_facts(corpus)["fact"] if fact in known]
    place, column = ({name: n for n, name in enumerate(names)} for names in (facts, words))
    tells = np.zeros((len(facts), len(words)), bool)
    for article, mine in told.items():
        tells[[place[fact] for fact in mine], column[source[article]]] = True
    return facts, list(words), tells, np.array(list(words.values()), float)


@remembered
def _told(corpus: Corpus) -> dict[str, set[str]]:
    """Article -> the facts that it tells."""
    told: dict[str, set[str]] = {article: set() for article in corpus.outlet_of()}
    for row in measure_coverage.rows(corpus):
        if row.status != "absent":
            told[row.article].add(row.fact)
    return told


@remembered
def _slope(corpus: Corpus) -> float:
    _, _, tells, words = _by_source(corpus)
    return slope(tells, words)


@remembered
def _tellings(corpus: Corpus) -> dict[str, _Told]:
    """Article -> its facts beside the other sources' and what is expected of it."""
    facts, names, tells, words = _by_source(corpus)
    if not facts:
        return {}
    beta = _slope(corpus)
    told, found = _told(corpus), {}
    for row in measure_sources.rows(corpus):
        others = np.array([name != row.source for name in names])
        mine = np.array([fact in told[row.article] for fact in facts])
        n_others = tells[:, others].sum(axis=1)
        known = mine | (n_others > 0)  # what only a page of shared copy tells is no matter between sources
        log_length = np.log(np.append(words[others], max(float(row.n_body_words), 1)))
        chance = leaves_out(beta * (log_length - log_length.mean()), int(others.sum()))
        found[row.article] = _Told(
            [fact for fact, is_known in zip(facts, known, strict=True) if is_known],
            mine[known],
            n_others[known],
            int(others.sum()),
            chance[(n_others + mine)[known]],
        )
    return found


def _median(positions: list[float]) -> float | None:
    """None where a position is missing: that of a caption."""
    return None if any(map(pd.isna, positions)) else median(positions)


def _earliest(times: list[str]) -> str | None:
    """The first time that no other is known to come before; None where none is known."""
    known = sorted(time for time in times if isinstance(time, str))
    return next((time for time in known if not any(came_before(other, time) for other in known)), None)


def _before_all(time: str, times: list[str]) -> bool | None:
    """Whether a time comes before all others; None where that cannot be told of one."""
    answers = [came_before(time, other) for other in times]
    return False if False in answers else None if None in answers else True
