"""Findings about copied text: one source behind several pages, and what a reprint does not have of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from statistics import fmean

import pandas as pd

from analysis.measures.findings.finding import (
    EXAMPLE,
    MOST,
    Evidence,
    Finding,
    Tables,
    named,
    outlet_of,
    several,
    shares,
)
from analysis.measures.findings.ledger import cut_facts, ledger_of
from analysis.plain import counted, listed, out_of
from analysis.records import Row
from analysis.tables import COPY, SIGNS


def one_source(tables: Tables) -> Iterator[Finding]:
    """A group of pages, of two outlets or more, that print copy of one source."""
    sources: dict[str, list[Row]] = defaultdict(list)  # source -> its pages
    for page in tables.rows("sources"):
        sources[page.source].append(page)
    n_pages = sum(map(len, sources.values()))
    copies = [row for row in tables.rows("reuse") if row.kind in COPY]
    for source, pages in sources.items():
        outlets = tuple(dict.fromkeys(page.outlet for page in pages))
        if len(outlets) < 2:
            continue
        group = {page.article for page in pages}
        within = [row for row in copies if row.article_a in group and row.article_b in group]
        within.sort(key=lambda row: COPY.index(row.kind))  # what nobody can take for chance is shown first
        recast = ", those of recast sentences that correspond too" * any(row.kind == COPY[-1] for row in within)
        signs, share = pages[0].signs, [page.share_group for page in pages]
        first = outlet_of(tables)[source]
        origin = (
            "who printed it first cannot be told"
            if pd.isna(signs)
            else f"that it comes from {first} or its agency is inferred, as {first} {listed(SIGNS[sign] for sign in signs.split(', '))}"
        )
        yield Finding(
            "one source",
            f"{named(outlets)} print copy of one source ({_of_words(share, outlets)} of their words):"
            f" {counted(n_pages, 'page')} are {counted(len(sources), 'independent source', beside=(n_pages,))}.",
            out_of(len(pages), n_pages, "page"),
            f"Words counted sentence by sentence{recast}; {origin}.",
            "To print an agency's copy is ordinary. What these pages agree on is one witness, not several.",
            outlets,
            tuple(
                Evidence(getattr(row, f"article_{side}"), getattr(row, f"sentence_{side}"), EXAMPLE)
                for row in within[:3]
                for side in "ab"
            ),
            stake=0.9,
            contrast=fmean(share),
        )  # fmt: skip


def _of_words(share: list[float], outlets: Sequence[str]) -> str:
    """The pages' shares, one by one where each stands for an outlet that is named, else the least and the most."""
    if len(share) == len(outlets) <= MOST:
        return listed(shares(share))
    return " to ".join(dict.fromkeys(shares([min(share), max(share)])))


def cut_by_reprint(tables: Tables) -> Iterator[Finding]:
    """A reprint and the salient facts of the shared copy that it tells nowhere."""
    ledger, outlets, cuts = ledger_of(tables), outlet_of(tables), tables.rows("cuts")
    told = {page.source for page in tables.rows("sources") if pd.notna(page.signs)}  # origins that a sign speaks for
    reprints: dict[str, list[Row]] = defaultdict(list)  # reprint -> its paragraphs and those it does not have
    for row in tables.rows("reprints"):
        reprints[row.article_b].append(row)
    for reprint, rows in reprints.items():
        outlet, origin = outlets[reprint], rows[0].article_a
        facts = ledger.salient([fact for fact in cut_facts(tables).get(outlet, ()) if outlet not in ledger.told[fact]])
        if not facts:
            continue
        n_cut, n_all = sum(row.status == "cut" for row in rows), sum(row.status != "added" for row in rows)
        gone = [row for row in cuts if row.article_b == reprint and row.item in facts]
        decided, sure = ledger.decided(facts, [outlet])
        yield Finding(
            "cut by a reprint",
            f"{outlet} prints copy that {outlets[origin]} has too, without {ledger.amount(facts, n_all)} told there{ledger.named(facts)}.",
            f"{out_of(n_cut, n_all, 'paragraph')} not there",
            decided,
            "What is missing may have been written after the reprint, or cut for space: nobody is shown to have taken it out."
            + " Which of the two pages came first cannot be told." * (origin not in told),
            (outlet,),
            tuple(Evidence(row.article_a, row.sentence_a, "not in the reprint", row.item) for row in gone),
            stake=several(0.25 * ledger.weight(fact) for fact in facts),
            contrast=0.9,
            sureness=sure,
        )  # fmt: skip
