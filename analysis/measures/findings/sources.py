"""Findings about copied text: one source behind several pages, and what a reprint does not have of it."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.facts import cut_facts, ledger_of
from analysis.measures.findings.finding import EXAMPLE, Evidence, Finding, Tables, outlet_of, several, shares
from analysis.plain import counted, listed, number
from analysis.records import records

_COPY = ("identical", "light edit", "heavy rewrite")


def one_source(tables: Tables) -> Iterator[Finding]:
    """A group of pages that print copy of one source."""
    sources, reuse = tables["sources"], tables["reuse"]
    copies = reuse[reuse["kind"].isin(_COPY)]
    for source, mine in sources.groupby("source", sort=False):
        if len(mine) < 2:
            continue
        group = set(mine["article"])
        within = copies[copies["article_a"].isin(group) & copies["article_b"].isin(group)].head(3)
        signs = mine["signs"].iloc[0]
        origin = (
            "who printed it first cannot be told"
            if pd.isna(signs)
            else f"that it comes from {outlet_of(tables)[source]} or its agency is inferred from {listed(signs.split(', '))}"
        )
        yield Finding(
            "one source",
            f"{listed(mine['outlet'])} print copy of one source ({listed(shares(mine['share_group'].astype(float)))} of their words):"
            f" {counted(len(sources), 'page')} are {counted(sources['source'].nunique(), 'independent source')}.",
            f"{counted(len(mine), 'page')} of {number(len(sources))}",
            f"Words counted sentence by sentence; {origin}.",
            "To print an agency's copy is ordinary. What these pages agree on is one witness, not several.",
            tuple(dict.fromkeys(mine["outlet"])),
            tuple(
                Evidence(getattr(row, f"article_{side}"), getattr(row, f"sentence_{side}"), EXAMPLE)
                for row in records(within)
                for side in "ab"
            ),
            stake=0.9,
            contrast=float(mine["share_group"].mean()),
        )  # fmt: skip


def cut_by_reprint(tables: Tables) -> Iterator[Finding]:
    """A reprint and the salient facts of the shared copy that it tells nowhere."""
    ledger, outlets = ledger_of(tables), outlet_of(tables)
    reprints, cuts = tables["reprints"], tables["cuts"]
    for reprint, rows in reprints.groupby("article_b", sort=False):
        outlet, origin = outlets[reprint], rows["article_a"].iloc[0]
        facts = ledger.salient([fact for fact in cut_facts(tables).get(outlet, ()) if outlet not in ledger.told[fact]])
        if not facts:
            continue
        n_cut, n_all = int((rows["status"] == "cut").sum()), int((rows["status"] != "added").sum())
        gone = cuts[(cuts["article_b"] == reprint) & cuts["item"].isin(facts)]
        decided, sure = ledger.decided(facts, [outlet])
        yield Finding(
            "cut by a reprint",
            f"{outlet} prints copy that {outlets[origin]} has too, without {ledger.amount(facts)} told there{ledger.named(facts)}.",
            f"{counted(n_cut, 'paragraph')} of {number(n_all)} not there",
            decided,
            "What is missing may have been written after the reprint, or cut for space: nobody is shown to have taken it out.",
            (outlet,),
            tuple(Evidence(row.article_a, row.sentence_a, "not in the reprint", row.item) for row in records(gone)),
            stake=several(0.25 * ledger.weight(fact) for fact in facts),
            contrast=0.9,
            sureness=sure,
        )  # fmt: skip
