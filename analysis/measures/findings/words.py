"""Findings about wording: headlines side by side, tone and terms, and where they cannot be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import fmean
from typing import NamedTuple

from analysis.measures.findings.finding import MOST, Evidence, Finding, Tables, named, outlet_of, outlets_of
from analysis.measures.findings.ledger import Ledger, ledger_of
from analysis.plain import counted, listed, number
from analysis.tables import HEADING_PARTS, SIGNIFICANT, apart_in_tone, nearest_term, terms_apart

NAMED = 2  # facts or actors that a finding gives


def headlines(tables: Tables) -> Iterator[Finding]:
    """What some headlines (or decks) tell: facts that others tell nowhere, or, where there is no ledger, actors that others
    do not name there.

    A headline says a thing in so few words that no score can show that it does not; so an outlet that tells
    the fact in its body is not spoken of. Both sides are sure (see `SURE`).
    """
    outlet, ledger = outlet_of(tables), ledger_of(tables)
    kind = "fact" if ledger.statement else "actor"
    printed = [row for row in tables.rows("sentences") if row.part in HEADING_PARTS]
    with_headline = {outlet[row.article] for row in printed}
    outlets = [name for name in outlets_of(tables) if name in with_headline]
    found = sorted(_in_some_headlines(tables, kind, ledger, outlets), key=lambda one: -one.score)[:NAMED]
    if not found:
        return
    if kind == "fact":
        told = [
            f"{named(one.here)} {_verb('tell', one.here)} “{ledger.statement[one.item]}”,"
            f" which {named(one.others)} {_verb('tell', one.others)} nowhere"
            for one in found
        ]
        cells = [ledger.decided([one.item], one.here + one.others) for one in found]
        decided, sure = min(cells, key=lambda cell: cell[1])
    else:
        told = [f"{named(one.here)} {_verb('name', one.here)} {one.item}" for one in found]
        decided, sure = "Found where a name stands in headline or deck.", 1.0
    yield Finding(
        "headlines",
        f"In headline or deck, {'; '.join(told)}.",
        f"{counted(len(outlets), 'headline')}",
        f"{decided} A headline may carry more.",
        "Headlines are often written by others than the article's author, and change during the day.",
        tuple(outlets),
        tuple(Evidence(e.article, e.sentence, "headline") for e in printed),
        stake=max(one.weight for one in found),
        contrast=max(one.score / one.weight for one in found) * 0.6,
        sureness=sure,
    )


class _InSome(NamedTuple):
    """A fact or an actor in the headlines of some outlets, which others tell nowhere, or do not name there."""

    item: str
    here: list[str]
    others: list[str]
    weight: float
    score: float


def _in_some_headlines(tables: Tables, kind: str, ledger: Ledger, outlets: list[str]) -> Iterator[_InSome]:
    shown: dict[str, set[str]] = defaultdict(set)  # what a headline tells -> the outlets of such
    for row in tables.rows("prominence"):
        if row.kind == kind and row.in_headline and (kind == "actor" or ledger.is_sure(row.item, row.article)):
            shown[row.item].add(row.outlet)
    for item, telling in shown.items():
        here = [name for name in outlets if name in telling]
        others = [name for name in outlets if name not in telling and (kind == "actor" or ledger.lacks(item, name))]
        if here and others:
            part = len(here) / (len(here) + len(others))
            weight = ledger.weight(item) if kind == "fact" else 0.4
            yield _InSome(item, here, others, weight, weight * (0.5 + 2 * part * (1 - part)))


def tone(tables: Tables) -> Iterator[Finding]:
    """Outlets that every lexicon tells apart in tone outside quotation marks, or that none can be told apart so."""
    tests = tables["sentiment_contrasts"]
    tests = tests[(tests["voice"] == "own") & tests["p"].notna()]
    if tests.empty:
        return
    apart, lexicons = apart_in_tone(tests), list(dict.fromkeys(tests["lexicon"]))
    firm = sorted(set.intersection(*apart.values()))
    said = [f"{low} is more negative than {high}" for low, high in firm]
    told_apart = list(dict.fromkeys(outlet for pair in firm for outlet in pair))
    pairs = set(zip(tests["outlet_a"], tests["outlet_b"], strict=True))
    tested = [outlet for outlet in outlets_of(tables) if any(outlet in pair for pair in pairs)]
    held = f"Permutation tests over {_units(tests['unit'])}, copied text counted once, by {listed(lexicons)}"
    none = (
        f"Outside quotation marks {named(tested)} cannot be told apart in tone: no difference holds by every lexicon."
    )
    in_coverage = bool(said) and tests.loc[tests["q"] < SIGNIFICANT, "unit"].eq("paragraph").any()
    yield Finding(
        "tone",
        f"Outside quotation marks {listed(said, most=MOST)}, by every lexicon." if said else none,
        f"{_part(len(said), len(pairs), 'pair')} told apart",
        f"{held}; lowest q {tests['q'].min():.2f}.",
        "A lexicon counts words and does not understand them: 'war' is negative in a report on peace."
        " What is reported without quotation marks counts with the outlet's words."
        + (" Where paragraphs are dealt, the difference is one of this coverage." if in_coverage else "")
        + ("" if said else " Not told apart is not shown to be alike."),
        tuple(told_apart or tested),
        _extremes(tables, told_apart),
        stake=0.6 if said else 0.3,
        contrast=1,
        differs=bool(said),
    )  # fmt: skip


def terms(tables: Tables) -> Iterator[Finding]:
    """Outlets that single terms tell apart, or that none can be told apart so."""
    table = tables["distinctiveness"]
    tested = table[table["p"].notna()]
    if tested.empty:
        return
    passing = tested[(tested["q"] < SIGNIFICANT) & (tested["z_once"] > 0)].sort_values("p")
    outlets = list(dict.fromkeys(table["outlet"].tolist()))
    each = terms_apart(passing, table)
    none = f"No single term tells the {counted(len(outlets), 'outlet')} apart; nearest comes {nearest_term(tested)}."
    yield Finding(
        "terms",
        f"Terms tell outlets apart: {listed(each, most=MOST)}." if each else none,
        f"{_part(len(passing), len(tested), 'test')} of a term in an outlet {'pass' if len(passing) > 1 else 'passes'}",
        f"Permutation tests over {_units(tested['unit'])}, adjusted per outlet; lowest q {tested['q'].min():.2f}.",
        "Where paragraphs are compared, a term may mark the subject of one article and not the outlet's habit.",
        tuple(dict.fromkeys(passing["outlet"])) or tuple(outlets),
        (),
        stake=0.5 if each else 0.25,
        contrast=1,
        differs=bool(each),
    )  # fmt: skip


def _part(n: int, whole: int, noun: str) -> str:
    """How many of all that were tested: "4 of the 1,016 tests", "none of the 464 tests", "none of one pair"."""
    return f"{number(n, (whole,)) if n else 'none'} of {'the ' * (whole > 1)}{counted(whole, noun)}"


def _verb(verb: str, outlets: list[str]) -> str:
    return verb if len(outlets) > 1 else f"{verb}s"


def _units(units: Iterable[str]) -> str:
    """What the tests dealt to the outlets."""
    return listed(f"{unit}s" for unit in sorted(set(units)))


def _extremes(tables: Tables, outlets: list[str]) -> tuple[Evidence, ...]:
    """The most positive and most negative sentence outside quotation marks, of each outlet, by the mean of the lexicons."""
    outlet = outlet_of(tables)
    scores: dict[str, dict[tuple[str, int], list[float]]] = {name: defaultdict(list) for name in outlets}
    for row in tables.rows("sentiment") if outlets else ():
        if outlet[row.article] in scores and not row.in_quote:
            scores[outlet[row.article]][row.article, row.sentence].append(row.score)
    found = []
    for name, of_sentence in scores.items():
        mean = {key: fmean(by_lexicon) for key, by_lexicon in of_sentence.items()}
        found += [
            Evidence(*max(mean, key=mean.get), f"among the most positive in {name}"),
            Evidence(*min(mean, key=mean.get), f"among the most negative in {name}"),
        ]
    return tuple(found)
