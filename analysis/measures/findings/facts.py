"""Findings about facts: left out, told by one outlet alone, told late; the ledger is the measure of them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from operator import attrgetter
from statistics import median

import pandas as pd

from analysis.measures.findings.chances import expected
from analysis.measures.findings.finding import (
    Evidence,
    Finding,
    Tables,
    apart,
    independent,
    named,
    outlets_of,
    room,
    several,
    shares,
    words_of,
)
from analysis.measures.findings.ledger import LEAST, Ledger, cut_facts, is_sure_telling, ledger_of
from analysis.measures.text_reuse.times import came_before
from analysis.plain import counted, number, out_of, sentence

TELLS = 5  # facts that an outlet tells at least, where two are compared by what they have in common
NEAR = 0.9  # of the median of words, from which a page is hardly shorter
_LEDGER = "The ledger is somebody's list: a fact nobody wrote down is missed everywhere."


def omissions(tables: Tables) -> Iterator[Finding]:
    """An outlet and the facts that it does not tell and two or more other sources do, half of them at least.

    Outlets that print copy of one source and leave out the same are one finding.
    What a reprint does not have of the copy it shares is left to the kind `cut by a reprint`.
    """
    ledger, cut = ledger_of(tables), cut_facts(tables)
    left_out: dict[tuple, list[str]] = defaultdict(list)  # source, facts, size -> the outlets that print it
    for outlet in outlets_of(tables):
        own = independent(tables, [outlet])
        n_others = len(independent(tables, outlets_of(tables)) - own)
        least = max(2, -(-n_others // 2))
        n_told = {
            fact: len(independent(tables, told) - own)
            for fact, told in ledger.told.items()
            if outlet not in told and fact not in cut.get(outlet, ())
        }
        facts = ledger.salient([fact for fact, n in n_told.items() if n >= least])
        if facts:
            n_left_out = sum(bool(told) and outlet not in told for told in ledger.told.values())
            parts = tuple(n_told[fact] / n_others for fact in facts)
            left_out[frozenset(own), tuple(facts), parts, n_left_out, least].append(outlet)
    for (own, facts, parts, n_left_out, least), outlets in left_out.items():
        decided, sure = ledger.decided(facts, outlets)
        chance = {fact: ledger.chance_left_out(fact, outlets, own, least) for fact in facts}
        caution = [
            said for name in outlets for said in (_length(tables, name), _early_page(tables, name, facts)) if said
        ]
        yield Finding(
            "left out",
            f"{_of_one_source(outlets)} {ledger.tells(facts, outlets, outlets, sign='not')} {ledger.amount(facts, n_left_out)}"
            f" that at least half of the other sources tell{ledger.named(ledger.surest(facts, chance))}.",
            f"{out_of(len(facts), n_left_out, 'fact')} told elsewhere and not here",
            decided + expected(chance.values()),
            " ".join([*caution, _LEDGER]),
            tuple(outlets),
            (*ledger.telling(facts), *(near for name in outlets for near in ledger.nearest(facts, name))),
            stake=several(0.35 * ledger.weight(fact) * part for fact, part in zip(facts, parts, strict=True)),
            contrast=max(room(tables, name) for name in outlets),
            sureness=sure,
        )  # fmt: skip


def only_here(tables: Tables) -> Iterator[Finding]:
    """An outlet, or pages that share copy, and the facts that they alone tell.

    Left to other kinds: an outlet's own claims, and what a reprint does not have of the copy it shares.
    """
    ledger = ledger_of(tables)
    cut = {fact for facts in cut_facts(tables).values() for fact in facts}
    alone: dict[tuple[str, ...], list[str]] = {}
    for fact, told in ledger.told.items():
        sources = independent(tables, told)
        if len(told) == 1 and fact not in cut and fact not in _own_claims(ledger, told[0]):
            alone.setdefault((told[0],), []).append(fact)
        elif len(told) > 1 and len(sources) == 1:
            group = tuple(o for o in outlets_of(tables) if independent(tables, [o]) <= sources)
            alone.setdefault(group, []).append(fact)
    for outlets, found in alone.items() if len(independent(tables, outlets_of(tables))) > 1 else ():
        facts = ledger.salient(found)
        if not facts:
            continue
        decided, sure = ledger.decided(facts, outlets_of(tables))
        chance = {fact: ledger.chance_alone(fact, outlets) for fact in facts}
        yield Finding(
            "only here",
            f"Only {_of_one_source(outlets)} {ledger.tells(facts, outlets_of(tables), outlets)}"
            f" {ledger.amount(facts, len(ledger.statement))}{ledger.named(ledger.surest(facts, chance))}.",
            f"{out_of(len(facts), len(ledger.statement), 'fact')} in the ledger",
            decided + expected(chance.values()),
            "A fact that one source alone has may be its own reporting, its emphasis or its mistake.",
            outlets,
            tuple(ledger.telling(facts)),
            stake=several(0.15 * ledger.weight(fact) for fact in facts),
            contrast=1,
            sureness=sure,
        )


def own_claims(tables: Tables) -> Iterator[Finding]:
    """An outlet and the judgements that it alone makes, in its own voice."""
    ledger = ledger_of(tables)
    for outlet in outlets_of(tables) if len(outlets_of(tables)) > 1 else ():
        facts = ledger.salient(_own_claims(ledger, outlet))
        if not facts:
            continue
        decided, sure = ledger.decided(facts, outlets_of(tables))
        yield Finding(
            "claims of its own",
            f"{outlet} alone makes {counted(len(facts), 'claim')} in its own voice{ledger.named(facts)}.",
            counted(len(facts), "claim"),
            decided,
            "A claim that nobody else makes is not shown to be wrong, nor to be right.",
            (outlet,),
            tuple(ledger.telling(facts)),
            stake=several(0.4 * ledger.weight(fact) for fact in facts),
            contrast=1,
            sureness=sure,
        )


def least_alike(tables: Tables) -> Iterator[Finding]:
    """The two outlets, of different sources, that share the fewest of the facts either tells: ten of them, five in each, at least."""
    ledger, pairs = ledger_of(tables), []
    for a, b in combinations(outlets_of(tables), 2):
        either = [fact for fact, told in ledger.told.items() if {a, b} & set(told)]
        both = [fact for fact in either if {a, b} <= set(ledger.told[fact])]
        fewest = min(sum(outlet in ledger.told[fact] for fact in either) for outlet in (a, b))
        if len(either) >= 10 and fewest >= TELLS and not independent(tables, [a]) & independent(tables, [b]):
            pairs.append((len(both) / len(either), a, b, both, either))
    if not pairs or min(pairs)[0] >= 0.5:
        return
    part, a, b, both, either = min(pairs)
    decided, sure = ledger.decided(either, [a, b])
    shared = ledger.salient(both)
    yield Finding(
        "least alike",
        f"Readers of {a} and of {b} learn the least in common: of the {number(len(either))} facts that either {ledger.tells(either, [a, b], [a])},"
        f" {number(len(both), (len(either),))} {'stands' if len(both) == 1 else 'stand'} in both.",
        f"{shares([part])[0]} of the facts in common",
        decided,
        f"Two reports can share few facts and contradict each other in none. {_LEDGER}",
        (a, b),
        tuple(ledger.telling(shared, [a, b])),
        stake=0.6,
        contrast=1 - part,
        sureness=sure,
    )


def order(tables: Tables) -> Iterator[Finding]:
    """Salient facts that one outlet tells early and another, of another source, half a text or more later.

    Both places surely tell all of it (see `SURE`), and no sentence before the late one comes near the fact. With that, of
    136 late places in the gold (five events, each matched by a model of the others, weights of an earlier step) the first
    one that the gold names lay a tenth of a text or more before it in 2%, and none in the first third; by the best
    sentence alone in 5% and 3%.
    """
    ledger, found, position = ledger_of(tables), [], attrgetter("position")
    near = {(row.fact, row.article): row.sentence for row in tables.rows("first_near")}
    for fact, places in ledger.places.items():
        first, nearer = {}, set()  # outlet -> where it comes to it; outlets that may come to it before
        for row in sorted((row for row in places if pd.notna(row.position)), key=position):
            first.setdefault(row.outlet, row)
            if near.get((fact, row.article), row.sentence) < row.sentence:
                nearer.add(row.outlet)
        rows = [row for _, row in sorted(first.items()) if is_sure_telling(row)]
        last = [row for row in rows if row.outlet not in nearer]
        if not last or ledger.salience[fact] not in LEAST:
            continue
        early, late = min(rows, key=position), max(last, key=position)
        gap = late.position - early.position
        if gap >= 0.5 and independent(tables, [early.outlet]) != independent(tables, [late.outlet]):
            found.append((ledger.weight(fact) * gap, fact, early, late, gap))
    for _, fact, early, late, gap in sorted(found, key=lambda item: -item[0])[:2]:
        decided, sure = ledger.decided([fact], [early.outlet, late.outlet])
        where = shares([early.position, late.position])
        yield Finding(
            "order",
            f"“{ledger.statement[fact]}” stands {f'{where[0]} into the text' if early.position else 'at the very start'}"
            f" of {early.outlet}, {where[1]} into that of {late.outlet}.",
            f"{apart(late.position, early.position)} of a text apart",
            decided,
            "What stands late is not hidden, and an article may come near to it earlier in other words.",
            (early.outlet, late.outlet),
            tuple(Evidence(r.article, r.sentence, "tells it", fact) for r in (early, late)),
            stake=0.6 * ledger.weight(fact),
            contrast=gap,
            sureness=sure,
        )  # fmt: skip


def _own_claims(ledger: Ledger, outlet: str) -> list[str]:
    return [
        fact
        for fact, told in ledger.told.items()
        if told == [outlet]
        and ledger.type[fact] == "editorial_claim"
        and any(row.voice == "own" for row in ledger.cells[fact, outlet])
    ]


def _of_one_source(outlets: Sequence[str]) -> str:
    """The outlets; of several, that they print one text."""
    return outlets[0] if len(outlets) == 1 else f"{named(outlets)}, which print copy of one source,"


def _length(tables: Tables, outlet: str) -> str:
    words = words_of(tables)
    middle = median(words.values())
    part = words[outlet] / middle if middle else 1.0
    so = (
        "length does not explain it"
        if part >= 1
        else "length hardly explains it"
        if part >= NEAR
        else "the shorter must leave out more"
    )
    return f"{sentence(outlet)} has {words[outlet]:,} words of body text, the outlets' median is {middle:,.0f}: {so}."


def _early_page(tables: Tables, outlet: str, facts: Sequence[str]) -> str:
    """That an outlet is dated before the event, or before the first dated page that tells some of the facts; or nothing.

    A fact that pages of its own source tell may have stood in the copy it had, whatever their dates.
    """
    published = {row.article: row.published for row in tables.rows("articles") if row.outlet == outlet}
    (event,) = tables["event"]["date"]
    if all(came_before(time, event) for time in published.values()):
        day = max(time[:10] for time in published.values())
        return f"{sentence(outlet)} is dated {day}, before the event ({event}): it could not know what came of it."
    first = {(row.fact, row.article): row.first_told for row in tables.rows("omissions")}
    own, told = independent(tables, [outlet]), ledger_of(tables).told
    n = sum(
        all(came_before(time, first.get((fact, article))) for article, time in published.items())
        for fact in facts
        if not own & independent(tables, told[fact])
    )
    if not n:
        return ""
    these = (
        "The fact is" if len(facts) == 1 else f"{sentence(out_of(n, len(facts), 'fact'))} {'is' if n == 1 else 'are'}"
    )
    return f"{these} told by no dated page before that of {outlet}, which may not have known."
