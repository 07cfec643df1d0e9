"""Facts that an outlet leaves out, and facts that it alone tells, with the words that show it and what is fair to know.

An article's words are escaped where they are shown; where they are withheld, keys stand in their place. Nothing here
says why a fact is missing: a reader may think of reasons, the page shows none.
"""

from __future__ import annotations

from html import escape

import pandas as pd

from analysis.corpus import Corpus
from analysis.records import Row
from analysis.tables import STEEPEST, chance_only_here
from analysis.views.coverage import (
    DISCOVERED,
    NO_LEDGER,
    SALIENCE,
    columns_of,
    is_discovered,
    labels_of,
    salience_rank,
    told_by,
)
from analysis.views.display import LITERAL, Html, Note, folded, show_table, stacked
from analysis.views.evidence import known_outlet, sentence_words
from analysis.views.plain import asked, counted, listed, number
from analysis.views.tables import takes_tables

ONE_OUTLET = "There is one outlet, so there is nothing to compare."
ALL_ROWS, LEAST_ROWS = 150, 5  # of the tables of all outlets: rows together, and of each at least
FEW = 3  # facts that a profile names
SHARES = dict.fromkeys(
    ["place there", "chance for its length", "place in the article", "chance that no other tells it"], ".0%"
)
LEAST_SLOPE = 0.05  # power of length that a caption with one decimal can tell from none


@takes_tables
def show_omissions(
    corpus: Corpus,
    coverage: pd.DataFrame,
    facts: pd.DataFrame,
    outlet: str | None = None,
    *,
    omissions: pd.DataFrame | None = None,
    rows: int | None = None,
) -> Html | Note:
    """Facts that an outlet leaves out and others tell, the most salient, most widely told and surest first.

    Absent is what was not found: `decided by` says who or what found it so, the match with its confidence. With
    `omissions` stands beside it: how many other independent sources tell the fact, where it stands in them, how
    probable it is that a page of this length leaves it out (not of discovered facts: what a page tells in its own
    words is often not recognised), and whether the page came out before all of them. Where the outlet's nearest
    sentence has another number or date than the fact, it is shown: that is another telling rather than none.

    Parameters
    ----------
    coverage, facts
        The tables of these names.
    outlet
        An outlet of the story; without one, a table for each.
    omissions
        The table of this name.
    rows
        Show this many facts at most per outlet, of many outlets fewer: some 150 in all, five of each at least.

    Raises
    ------
    FramingError
        The story has no such outlet.
    """
    if nothing := _nothing_to_compare(corpus, coverage):
        return nothing
    listing, wanted = _by_fact(facts, coverage), _wanted(corpus, outlet)
    rows = _rows_of_each(rows, wanted)
    tables = {name: _omissions(corpus, coverage, listing, omissions, name, rows) for name in wanted}
    return _each(tables, "every fact that any outlet tells")


@takes_tables
def show_only_here(
    corpus: Corpus, coverage: pd.DataFrame, facts: pd.DataFrame, outlet: str | None = None, *, rows: int | None = None
) -> Html | Note:
    """Facts that only this outlet tells, the most salient first, then those that most likely no other tells.

    The chance that no other outlet tells a fact comes from the confidences that it is absent there
    (`chance_only_here`), and was tried on stories of three to five articles. It is left out where persons or cues
    decided all.

    Parameters
    ----------
    coverage, facts
        The tables of these names.
    outlet
        An outlet of the story; without one, a table for each.
    rows
        Show this many facts at most per outlet, of many outlets fewer: some 150 in all, five of each at least.

    Raises
    ------
    FramingError
        The story has no such outlet.
    """
    if nothing := _nothing_to_compare(corpus, coverage):
        return nothing
    listing, wanted = _by_fact(facts, coverage), _wanted(corpus, outlet)
    rows = _rows_of_each(rows, wanted)
    tables = {name: _only_here(corpus, coverage, listing, name, rows) for name in wanted}
    return _each(tables, "no fact that the other outlets leave out")


@takes_tables
def show_expected(
    omissions_by_article: pd.DataFrame, *, salience: str | tuple[str, ...] = ("all", "core")
) -> Html | Note:
    """How many facts each article leaves out, beside how many a page of its length would.

    Parameters
    ----------
    omissions_by_article
        The table of this name.
    salience
        Groups of facts shown: all, core, major, minor.

    Raises
    ------
    FramingError
        There is no such group.
    """
    groups = asked("salience", salience, ("all", *SALIENCE))
    wanted = omissions_by_article[omissions_by_article["salience"].isin(groups)]
    if wanted.empty:
        return Note("There are no facts to leave out.")
    label = labels_of(omissions_by_article)
    shown = {
        "article": wanted["article"].map(label),
        "words": wanted["n_body_words"],
        "published": wanted["published"],
        "facts": wanted["salience"],
        "told here or elsewhere": wanted["n_facts"],
        "left out": wanted["n_left_out"],
    }
    caption = "Facts left out that another independent source tells (a reprint's source is none)"
    if wanted["reading"].notna().any():
        shown |= {
            "expected for its length": wanted["expected"],
            "range": [f"{low} to {high}" for low, high in zip(wanted["low"], wanted["high"], strict=True)],
            "reading": wanted["reading"],
        }
        caption += (
            f", beside what a page of that length would leave out of facts so widely told (95% range); {_slope(wanted)}"
        )
    else:
        caption += (
            "; what a page of that length would leave out is not read from discovered facts, or from a single source"
        )
    table = pd.DataFrame(shown).reset_index(drop=True)
    return show_table(table, caption=caption, formats={"expected for its length": ".1f"})


def _slope(by_article: pd.DataFrame) -> str:
    """What length explains, in words."""
    slope = by_article["slope"].iloc[0]
    if slope < LEAST_SLOPE:
        return "length explains nothing here: longer pages do not tell more of these facts"
    most = " (a steeper one is not believed)" * bool(slope > STEEPEST - 0.01)
    return f"longer pages tell more: one twice as long has {2**slope:.1f} times the odds of telling a fact{most}"


@takes_tables
def show_profiles(
    coverage: pd.DataFrame,
    facts: pd.DataFrame,
    omissions_by_article: pd.DataFrame,
    discrepancies: pd.DataFrame,
) -> Html | Note:
    """A paragraph per article: what it tells, leaves out and has alone, and how that compares with its length.

    Parameters
    ----------
    coverage, facts, omissions_by_article, discrepancies
        The tables of these names.
    """
    if coverage.empty:
        return Note(NO_LEDGER)
    listing = facts.set_index("fact").assign(outlets=told_by(coverage))
    paragraphs = []
    others = coverage["outlet"].nunique() > 1
    for article in columns_of(coverage).itertuples():
        mine = coverage[coverage["article"] == article.article]
        text = " ".join(_profile(listing, mine, article.outlet, omissions_by_article, discrepancies, others=others))
        paragraphs.append((article.label, text))
    html = "".join(f"<dt><strong>{escape(label)}</strong></dt><dd>{escape(text)}</dd>" for label, text in paragraphs)
    note = DISCOVERED if is_discovered(facts) else ""
    before = f"<p>{escape(note)}</p>" if note else ""
    plain = "\n".join(filter(None, [note, *(f"{label}: {text}" for label, text in paragraphs)]))
    return Html(f'<div class="framing-note {LITERAL}">{before}<dl>{html}</dl></div>', plain)


def _profile(
    listing: pd.DataFrame,
    mine: pd.DataFrame,
    outlet: str,
    by_article: pd.DataFrame,
    discrepancies: pd.DataFrame,
    *,
    others: bool,
) -> list[str]:
    """The sentences on one article; `others`: the story has other outlets."""
    told = mine[mine["status"] != "absent"]
    elsewhere = listing["outlets"].map(lambda names: bool(set(names) - {outlet}))
    absent = [fact for fact in mine.loc[mine["status"] == "absent", "fact"] if elsewhere[fact]]
    alone = [fact for fact in told["fact"] if listing.loc[fact, "outlets"] == [outlet]] if others else []
    n_copied = int(told["copied"].fillna(False).astype(bool).sum())
    n_found = int((listing["outlets"].map(len) > 0).sum())
    said = [f"Tells {number(len(told), (n_found,))} of the {counted(n_found, 'fact')} found in this story"]
    copied = "all" if n_copied == len(told) else number(n_copied, (n_found,))
    said[0] += f", {copied} of them in words copied from another article." if n_copied else "."
    if alone:
        said.append(f"Found in no other outlet: {counted(len(alone), 'fact')}.")
    elif len(told) and others:
        said.append("Whatever it tells, another outlet tells too.")
    said += _beside_length(by_article[by_article["article"] == mine["article"].iloc[0]])
    core = [fact for fact in absent if listing.loc[fact, "salience"] == "core"]
    if core:
        widest = sorted(core, key=lambda fact: -len(listing.loc[fact, "outlets"]))
        named = listed((f"{fact} (told by {number(len(listing.loc[fact, 'outlets']))})" for fact in widest), most=FEW)
        said.append(f"Core facts not found here: {named}.")
    elif (listing["salience"] == "core").any() and others:
        said.append("It tells every core fact that others tell.")
    n_points = discrepancies.loc[discrepancies["article"] == mine["article"].iloc[0], "point"].nunique()
    if n_points:
        said.append(f"On {counted(n_points, 'point')} its wording or figures differ from another article's.")
    return said


def _beside_length(by_salience: pd.DataFrame) -> list[str]:
    """What an article leaves out beside what one of its length would: of all facts, and of the core ones where they read otherwise."""
    read = {row.salience: row for row in by_salience.itertuples() if isinstance(row.reading, str)}
    shown = [read[kind] for kind in ("all", "core") if kind in read]
    return [
        f"Of the {counted(row.n_facts, 'fact' if row.salience == 'all' else 'core fact')} that it or an independent source tells, it leaves out"
        f" {number(row.n_left_out, (row.n_facts,))}; a page of its length would leave out {row.low} to {row.high}: {row.reading}."
        for row in shown
        if row is shown[0] or row.reading != shown[0].reading
    ]


def _nothing_to_compare(corpus: Corpus, coverage: pd.DataFrame) -> Note | None:
    if coverage.empty:
        return Note(NO_LEDGER)
    return Note(ONE_OUTLET) if len(corpus.outlets) < 2 else None


def _rows_of_each(rows: int | None, wanted: list[str]) -> int | None:
    """Rows of the table of each outlet: of many outlets fewer."""
    return None if rows is None else min(rows, max(LEAST_ROWS, ALL_ROWS // len(wanted)))


def _wanted(corpus: Corpus, outlet: str | None) -> list[str]:
    return corpus.outlets if outlet is None else [known_outlet(corpus, outlet)]


def _by_fact(facts: pd.DataFrame, coverage: pd.DataFrame) -> pd.DataFrame:
    """The facts by id, each with the outlets that tell it, their number, and its salience as a rank."""
    listing = facts.set_index("fact").assign(outlets=told_by(coverage))
    return listing.assign(rank=salience_rank(listing["salience"]), n_outlets=listing["outlets"].map(len))


def _each(tables: dict[str, tuple[pd.DataFrame, Html] | None], nothing: str) -> Html | Note:
    """The outlets' tables, several folded under how many facts each has; below, what those without one tell."""
    shown = {name: table for name, table in tables.items() if table is not None}
    without = [name for name in tables if name not in shown]
    note = [Note(f"{listed(without)} {'tells' if len(without) == 1 else 'tell'} {nothing}.")] if without else []
    if len(shown) < 2:
        return stacked([*(table for _, table in shown.values()), *note])
    heads = {f"{name}: {_amount(found)}": table for name, (found, table) in shown.items()}
    return stacked([folded(heads), *note])


def _amount(found: pd.DataFrame) -> str:
    """How many facts, and how many of them are core, where the ledger says."""
    core = int((found["salience"] == "core").sum())
    if len(found) == 1 and core:
        return counted(1, "core fact")
    return counted(len(found), "fact") + (f", {number(core, (len(found),))} of them core" if core else "")


def _omissions(
    corpus: Corpus,
    coverage: pd.DataFrame,
    listing: pd.DataFrame,
    omissions: pd.DataFrame | None,
    outlet: str,
    rows: int | None,
) -> tuple[pd.DataFrame, Html] | None:
    left_out = [fact for fact, told in listing["outlets"].items() if told and outlet not in told]
    if not left_out:
        return None
    # With several articles the weakest of the absences counts.
    absent = coverage[coverage["outlet"] == outlet].sort_values("confidence", kind="stable").drop_duplicates("fact")
    absent = absent.set_index("fact").fillna({"otherwise": False})
    found = listing.loc[left_out].assign(sure=absent["confidence"])
    found = found.sort_values(["rank", "n_outlets", "sure"], ascending=[True, False, False], kind="stable")
    absent = absent.reindex(found.index)
    shown = {
        "fact": found.index,
        "left out": found["statement"],
        "salience": found["salience"],
        "told by": [f"{len(told)}: {listed(told, most=4)}" for told in found["outlets"]],
        "as told elsewhere": [
            ": ".join(_evidence(corpus, coverage, row.Index)) + _otherwise(corpus, row) for row in absent.itertuples()
        ],
    }
    if omissions is not None:
        mine = omissions[omissions["outlet"] == outlet].drop_duplicates("fact").set_index("fact").reindex(found.index)
        shown |= _expectation(mine)
    shown["decided by"] = [
        f"{by} ({sure:.2f})" if sure < 1 else by
        for by, sure in zip(absent["decided_by"], absent["confidence"], strict=True)
    ]
    n_told = int((listing["n_outlets"] > 0).sum())
    n_found = f"{number(len(found), (n_told,))} of the {counted(n_told, 'fact')} told in this story"
    caption = f"{outlet}: {n_found} {'is' if len(found) == 1 else 'are'} not found here"
    return found, _shown(pd.DataFrame(shown), caption, rows)


def _expectation(omissions: pd.DataFrame) -> dict[str, object]:
    """What the table omissions adds to facts left out, as columns to show."""
    shown = {
        "other sources": [f"{a} of {b}" if pd.notna(a) else None for a, b in zip(omissions["n_others"], omissions["n_sources"], strict=True)],
        "place there": omissions["position"],
        "chance for its length": omissions["expected"],
    }  # fmt: skip
    times_known = omissions["before_all"].notna().any()
    return shown | ({"came out before them": omissions["before_all"]} if times_known else {})


def _only_here(
    corpus: Corpus, coverage: pd.DataFrame, listing: pd.DataFrame, outlet: str, rows: int | None
) -> tuple[pd.DataFrame, Html] | None:
    alone = [fact for fact, told in listing["outlets"].items() if told == [outlet]]
    if not alone:
        return None
    others = coverage[(coverage["outlet"] != outlet) & coverage["fact"].isin(alone)]
    chance = others.groupby("fact")["confidence"].agg(chance_only_here)
    found = (
        listing.loc[alone].assign(chance=chance).sort_values(["rank", "chance"], ascending=[True, False], kind="stable")
    )
    mine = (
        coverage[(coverage["outlet"] == outlet) & (coverage["status"] != "absent")]
        .drop_duplicates("fact")
        .set_index("fact")
    )
    shown = pd.DataFrame({
        "fact": found.index,
        "told only here": found["statement"],
        "salience": found["salience"],
        "as told": None if is_discovered(found) else [_evidence(corpus, coverage, fact)[1] for fact in found.index],
        "place in the article": mine["position"].reindex(found.index),
        "chance that no other tells it": found["chance"],
        "decided by": mine["decided_by"].reindex(found.index),
    })  # fmt: skip
    if (found["chance"] == 1).all():
        shown = shown.drop(columns="chance that no other tells it")
    caption = f"{outlet}: {counted(len(shown), 'fact')} found in no other outlet"
    return found, _shown(shown, caption, rows)


def _shown(facts: pd.DataFrame, caption: str, rows: int | None) -> Html:
    """The facts as a table, without the columns that are empty."""
    known = facts.reset_index(drop=True).dropna(axis="columns", how="all")
    return show_table(known, caption=caption, rows=rows, formats=SHARES)


def _otherwise(corpus: Corpus, absent: Row) -> str:
    """The nearest sentence of an absent fact, where it has another number or date than the fact."""
    words = sentence_words(corpus, absent.article, absent.sentence) if absent.otherwise else ""
    return words and f" – Here, with another number or date: {words}"


def _evidence(corpus: Corpus, coverage: pd.DataFrame, fact: str) -> tuple[str, str]:
    """Outlet and sentence that tell a fact most surely: present before partial, then by confidence."""
    told = coverage[(coverage["fact"] == fact) & (coverage["status"] != "absent")]
    told = told.assign(full=told["status"] == "present")
    best = told.sort_values(["full", "confidence"], ascending=False, kind="stable").iloc[0]
    return best["outlet"], sentence_words(corpus, best["article"], best["sentence"])
