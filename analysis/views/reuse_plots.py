"""Figures of wire copy: who shares which sentences, how much, and what is left once copied text counts once.

A table goes in, axes come out, nothing is shown. Each figure carries an alt text, made from its data.
"""

from __future__ import annotations

from string import ascii_uppercase
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.records import Row
from analysis.tables import COPY, REUSE_KINDS
from analysis.views.coverage import NO_ACTORS, columns_of, labels_of, outlets_of
from analysis.views.pairs import both_ways, by_source, closest
from analysis.views.plain import counted, extremes, listed, sentence
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    NORMAL,
    QUIET,
    SMALL,
    WIDTH,
    amount,
    axes_or_new,
    beside,
    dot,
    empty,
    empty_panel,
    fit,
    fit_names,
    head,
    height_of,
    marks,
    name_ticks,
    panels,
    styled,
    whole_ticks,
)
from analysis.views.tables import takes_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

COLUMNS, ROWS = 12, 40  # articles that the map and the bars have room for
CELL = 0.165  # inches that a sentence takes
GAP = 0.35  # between independent sources, in columns
NAME_WIDTH = 120  # points that an outlet's name may take beside an axis
OWN = "#ececec"


@takes_tables
@styled
def plot_reuse(reuse: pd.DataFrame, sentences: pd.DataFrame, sources: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """The reuse map: a column an article, a cell a sentence from the headline down; shared text has a name.

    Articles that share copy stand together, the likely origin first, and bear letters; a cell that says A7
    shares its text with sentence 7 of article A, and A7 itself is the sentence that others share. Full
    colour: identical; pale: light edit; hatched: heavy rewrite; dotted edge: the same words of somebody else,
    no copy; blank: own text. A story of more than twelve articles is drawn by its groups of most copy.

    Parameters
    ----------
    reuse, sentences, sources
        The tables of these names.
    ax
        Axes to draw on; a new figure without.
    """
    told = sentences[sentences["part"] != "caption"]
    shown = _most_copied(by_source(sources[sources["article"].isin(told["article"])]), COLUMNS)
    if shown.empty:
        return empty(axes_or_new(ax, 1), "There are no sentences to compare.")
    order = list(shown["article"])
    letter = dict(zip(order, ascii_uppercase, strict=False))
    rank = told.groupby("article").cumcount()
    cells = told.assign(y=rank)[["article", "sentence", "y"]]
    cells = cells[cells["article"].isin(order)]
    shared = closest(both_ways(reuse), order)
    cells = cells.merge(shared, on=["article", "sentence"], how="left")
    new_source = shown["source"].ne(shown["source"].shift()).to_numpy()
    place = dict(zip(order, np.arange(len(order)) + GAP * (new_source.cumsum() - 1), strict=True))
    wide = max(place.values()) + 1
    labels = shown.merge(columns_of(shown)[["article", "label"]], on="article")["label"]
    names = fit_names(labels, 100, BOLD * SMALL)
    heads = [f"{letter[article]} {name}" for article, name in zip(order, names, strict=True)]
    n_rows = int(cells["y"].max()) + 1
    ax = axes_or_new(ax, CELL * n_rows + height_of(heads, BOLD * SMALL) + 1.45)
    look = marks(sources["outlet"])
    colour = {row.article: look[row.outlet]["color"] for row in sources.itertuples()}
    size = min(SMALL - 1.5, 72 * WIDTH / wide / 4)
    for cell in cells.itertuples():
        _cell(ax, place[cell.article], cell, order, letter, colour, size)
    name_ticks(ax.xaxis, list(place.values()), heads, rotation=90)
    for tick, row in zip(ax.xaxis.get_major_ticks(), shown.itertuples(), strict=True):
        tick.label2.set_fontweight("bold" if _is_known_origin(row) else "normal")
    ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True, pad=4)
    ax.set_yticks([])
    ax.set_xlim(-0.55, wide - 0.45)
    ax.set_ylim(n_rows - 0.4, -1.1)
    ax.spines[:].set_visible(False)
    for source, group in shown[shown["n_pages"] > 1].groupby("source", sort=False):
        ends = [place[article] for article in group["article"]]
        ax.plot([min(ends) - 0.42, max(ends) + 0.42], [-0.85, -0.85], color=colour[source], linewidth=3)
    _legend(ax, shown, sources)
    ax.figure.set_label(_reuse_alt(cells, shown, sources))
    return ax


@takes_tables
@styled
def plot_sources(sources: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Where the body's words of each article stand: also in its group, also elsewhere, or in it alone.

    Articles that share copy stand together, the likely origin (bold) first. Of more than forty articles those
    of the groups of most copy are drawn.

    Parameters
    ----------
    sources
        The table `sources`.
    ax
        Axes to draw on; a new figure without.
    """
    known = sources[sources["share_own"].notna()]
    if known.empty:
        return empty(axes_or_new(ax, 1), "There is no body text to compare.")
    shown = _most_copied(by_source(known), ROWS)
    new_source = shown["source"].ne(shown["source"].shift()).to_numpy()
    ys = np.arange(len(shown)) + GAP * (new_source.cumsum() - 1)
    ax = axes_or_new(ax, 1.15 + 2.5 * LINE * (ys[-1] + 1))
    look = marks(sources["outlet"])
    for y, row in zip(ys, shown.itertuples(), strict=True):
        group, other = row.share_group, row.share_other
        ax.barh(y, group, height=0.62, color=look[row.outlet]["color"])
        ax.barh(y, other, left=group, height=0.62, color="white", edgecolor=QUIET, hatch="////", linewidth=0.8)
        ax.barh(y, row.share_own, left=group + other, height=0.62, color=OWN, edgecolor=QUIET, linewidth=0.8)
        ax.annotate(f"{row.share_own:.0%} own", (1, y), (5, 0), textcoords="offset points", va="center", size=SMALL)
    names = columns_of(shown)["label"]
    is_origin = [_is_known_origin(row) for row in shown.itertuples()]
    name_ticks(ax.yaxis, ys, fit_names(names, NAME_WIDTH, BOLD * SMALL), bold=is_origin)
    ax.set_ylim(ys[-1] + 0.6, -0.6)
    ax.set_xlim(0, 1.16)
    whole_ticks(ax)
    ax.set_xlabel(
        "share of the body's words. Solid: stands in the group too; hatched: only in\n"
        "articles outside it; pale: in this article alone. Bold: likely origin of its group"
        + (f"\n{_of_all(shown, known)}" if len(shown) < len(known) else ""),
        loc="right",
        size=SMALL,
    )
    own = pd.Series(shown["share_own"].to_numpy(float), index=names)
    ax.figure.set_label(
        f"Bars of {counted(len(shown), 'article')}{_whole(shown, known)} from {counted(shown['source'].nunique(), 'independent source')}:"
        f" share of the body's words that stand in no other article {extremes(own, '.0%')}."
    )
    return ax


@takes_tables
@styled
def plot_counted_once(distinctiveness: pd.DataFrame, *, top: int = 10, figure: Figure | None = None) -> np.ndarray:
    """What sets each outlet apart as printed (open mark) and with copied text counted once (filled), by z.

    A cross says that nothing is left: the outlet has the term in copied text alone. An asterisk marks terms
    that several outlets print, all but one of them only in copied text. Above each panel stands whether the outlet has
    enough text of its own to compare. What an outlet uses once is no habit of it and is not drawn.

    Parameters
    ----------
    distinctiveness
        The table `distinctiveness`.
    top
        Terms shown per outlet: half of them by z, the others by z_once, as far as it is above 0 and so counted the term
        is used twice or more.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per outlet.
    """
    known = distinctiveness[distinctiveness["z"].notna()]
    moved = known["n_target"].ne(known["n_target_once"]) | known["n_reference"].ne(known["n_reference_once"])
    outlets = outlets_of(known)
    if not moved.any():
        why = "No copy found: counted once, every term stands where it stood." if len(known) else (
            "There is no second outlet to compare with." if len(distinctiveness) else "There are no terms.")  # fmt: skip
        return empty_panel(figure, why)
    shown = {outlet: _by_either(known[known["outlet"] == outlet], top) for outlet in outlets}
    top = max(3, *map(len, shown.values()))
    figure, axes = panels(len(outlets), 2, 0.95 + 1.3 * LINE * top, figure, sharex=True)
    colour = {outlet: look["color"] for outlet, look in marks(outlets).items()}
    said = []
    titles = fit_names(outlets, 115, BOLD * NORMAL)
    for ax, outlet, title in zip(axes, outlets, titles, strict=True):
        mine = known[known["outlet"] == outlet]
        best = shown[outlet]
        for y, row in enumerate(best.itertuples()):
            _dumbbell(ax, y, row, colour[outlet])
        if best.empty:
            beside(ax, 0.03, 0, "no such term twice", size=SMALL - 1, color=QUIET)
        else:
            beside(ax, 1.08, -0.95, "n → once", color=QUIET, size=SMALL - 1)
        terms = [fit(f"{row.term}{' *' * bool(row.wire_only)}", 112, lines=1) for row in best.itertuples()]
        name_ticks(ax.yaxis, range(len(best)), terms)
        ax.set_ylim(max(len(best), top) - 0.4, -1.4)
        head(ax, title, 115, f"of its own{amount(mine['enough'], ': ') or ': enough text'}")
        said.append(_moved(outlet, mine))
    low = min(known.loc[known["z_once"].notna(), "z_once"].min(), 0) if known["z_once"].notna().any() else 0
    high = np.nanmax(known[["z", "z_once"]].to_numpy(float))
    axes[0].set_xlim(max(low, -0.5), 1.05 * max(high, 1))
    for ax in axes[-2:]:
        ax.tick_params(labelbottom=True)
    figure.supxlabel(
        "z of the log-odds ratio. Open: as printed; filled: copied text counted once; cross: none left\n"
        "* several outlets print the term, all but one only in copied text",
        size=SMALL,
    )
    n_wire = known.loc[known["wire_only"].fillna(False).astype(bool), "term"].nunique()
    figure.set_label(
        f"Terms of {counted(len(outlets), 'outlet')} by z as printed and with copied text counted once, a panel each."
        f" {sentence(counted(n_wire, 'term is', 'terms are'))} shared only through copied text. {'; '.join(said)}."
    )
    return axes


@takes_tables
@styled
def plot_actor_space(prominence: pd.DataFrame, *, top: int = 12, ax: Axes | None = None) -> Axes:
    """The space actors fill, as printed (open mark) and in sentences that copy no other article (filled).

    Parameters
    ----------
    prominence
        The table `prominence`.
    top
        Actors shown, those with the largest share as printed.
    ax
        Axes to draw in; a new figure without.

    Returns
    -------
    matplotlib.axes.Axes
    """
    by_article = prominence.drop_duplicates("article")
    n = {end: int((by_article[f"enough{end}"] != "yes").sum()) for end in ("", "_once")}
    too_little = f"thin or too little text: {n['']} of {len(by_article)} articles as printed, {n['_once']} without copy"
    named = prominence[prominence["kind"] == "actor"].groupby("item")[["share", "share_once"]].mean()
    named = named[named["share"] > 0].nlargest(top, "share")
    ax = axes_or_new(ax, 0.9 + 1.25 * LINE * max(len(named), 1))
    if named.empty:
        return empty(ax, "No article names an actor of story.yml." if "actor" in set(prominence["kind"]) else NO_ACTORS)
    for y, row in enumerate(named.itertuples()):
        ax.plot([row.share, row.share_once], [y, y], color=FAINT, linewidth=1.6, zorder=1)
        ax.plot(row.share, y, "o", color=INK, markerfacecolor="white", zorder=2)
        ax.plot(row.share_once, y, "o", color=INK, zorder=3)
    name_ticks(ax.yaxis, range(len(named)), [fit(item, 170, lines=1) for item in named.index])
    ax.set_ylim(len(named) - 0.4, -0.6)
    ax.set_xlim(0, 1.08 * max(named.to_numpy().max(), 0.05))
    ax.xaxis.set_major_formatter("{x:.0%}")
    ax.set_xlabel(
        "mean share of an article's words in sentences that name the actor. Open: as printed;\n"
        f"filled: copied sentences left out, mean over the articles that have others\n{too_little}",
        loc="right",
        size=SMALL,
    )
    moved = (named["share_once"] - named["share"]).abs().idxmax()
    ax.figure.set_label(
        f"Space of {counted(len(named), 'actor')} as printed and with copied sentences left out. Most as printed: {named.index[0]}"
        f" ({named['share'].iloc[0]:.0%}). Moved most: {moved}, from {named.loc[moved, 'share']:.0%} to {named.loc[moved, 'share_once']:.0%}."
        f" {sentence(too_little)}."
    )
    return ax


def _most_copied(grouped: pd.DataFrame, most: int) -> pd.DataFrame:
    """All articles, or at most so many: the groups with most copied words, whole as far as there is room."""
    if len(grouped) <= most:
        return grouped
    words = (grouped["share_group"] + grouped["share_other"]).fillna(0) * grouped["n_body_words"].fillna(0)
    group = words.groupby(grouped["source"]).transform("sum")
    ranked = grouped.assign(words=words, group=group, reprint=grouped["article"] != grouped["source"])
    ranked = ranked.sort_values(
        ["group", "source", "reprint", "words"], ascending=[False, True, True, False], kind="stable"
    )
    return by_source(ranked.head(most).drop(columns=["words", "group", "reprint"]))


def _of_all(shown: pd.DataFrame, sources: pd.DataFrame) -> str:
    return f"The {len(shown)} of {len(sources):,} articles with most copy"


def _whole(shown: pd.DataFrame, sources: pd.DataFrame) -> str:
    return f" of {len(sources):,}, those with most copy" if len(shown) < len(sources) else ""


def _cell(ax: Axes, x: float, cell: Row, order: list[str], letter: dict, colour: dict, size: float) -> None:
    """A sentence: its look says the kind, its label the sentence that it shares text with."""
    if pd.isna(cell.kind):
        ax.bar(x, 0.8, bottom=cell.y - 0.4, width=0.84, color=OWN)
        return
    own = order.index(cell.article) < order.index(cell.other)
    source, number = (cell.article, cell.sentence) if own else (cell.other, cell.other_sentence)
    ax.bar(x, 0.8, bottom=cell.y - 0.4, width=0.84, **_look(cell.kind, colour[source]))
    text = ax.text(x, cell.y, f"{letter[source]}{number}", ha="center", va="center_baseline", size=size)
    if cell.kind == COPY[0]:
        text.set(color=_readable_on(colour[source]), fontweight="bold")
    elif cell.kind == COPY[2]:
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.6})


def _is_known_origin(page: Row) -> bool:
    """It is the likely origin of copy, and a sign speaks for that: without one, who came first cannot be told."""
    return page.article == page.source and pd.notna(page.signs)


def _look(kind: str, colour: str) -> dict:
    from matplotlib.colors import to_rgb

    pale = tuple(1 - 0.3 * (1 - part) for part in to_rgb(colour))
    return {
        "identical": {"facecolor": colour, "edgecolor": colour, "linewidth": 1},
        "light edit": {"facecolor": pale, "edgecolor": colour, "linewidth": 1.2},
        "heavy rewrite": {"facecolor": "white", "edgecolor": colour, "linewidth": 0.8, "hatch": "////"},
        "same source": {"facecolor": "white", "edgecolor": QUIET, "linewidth": 1.2, "linestyle": ":"},
    }[kind]


def _readable_on(colour: str) -> str:
    """White or ink, whichever stands out more: the luminance of WCAG 2 decides."""
    from matplotlib.colors import to_rgb

    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return INK if sum(np.multiply(linear, (0.2126, 0.7152, 0.0722))) > 0.18 else "white"


def _legend(ax: Axes, shown: pd.DataFrame, sources: pd.DataFrame) -> None:
    from matplotlib.patches import Patch

    names = {"same source": "same source, no copy"}
    handles = [Patch(**_look(kind, QUIET), label=names.get(kind, kind)) for kind in REUSE_KINDS]
    handles.append(Patch(color=OWN, label="shared with none of these"))
    title = "A7: shares text with sentence 7 of article A. One bar: likely one source; bold: its likely origin"
    if len(shown) < len(sources):
        title += f"\n{_of_all(shown, sources)}"
    legend = ax.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=3, frameon=False, fontsize=SMALL,
        title=title, title_fontsize=SMALL, alignment="left", handlelength=1.6, columnspacing=1.4,
    )  # fmt: skip
    legend.set_in_layout(True)


def _reuse_alt(cells: pd.DataFrame, shown: pd.DataFrame, sources: pd.DataFrame) -> str:
    kinds = cells["kind"].value_counts()
    n = ", ".join(f"{int(kinds.get(kind, 0))} {kind}" for kind in REUSE_KINDS)
    label = labels_of(sources)
    groups = [
        f"{listed(label[group['article']], most=4)} share copy"
        + f" that likely comes from {label[source]}" * bool(group["signs"].notna().any())
        for source, group in shown[shown["n_pages"] > 1].groupby("source", sort=False)
    ]
    said = "; ".join(groups) or "no group of articles shares copy"
    return (
        f"Map of {len(cells)} sentences of {counted(len(shown), 'article')}{_whole(shown, sources)}. By closest counterpart: {n},"
        f" {int(cells['kind'].isna().sum())} shared with none of these. {sentence(said)}."
    )


def _by_either(mine: pd.DataFrame, top: int) -> pd.DataFrame:
    """The terms used twice with the highest z and those with the highest z_once, as many of each as there is room for."""
    ways = {"z": "n_target", "z_once": "n_target_once"}
    by = {z: mine[(mine[z] > 0) & (mine[n] > 1)].nlargest(len(mine), z).index for z, n in ways.items()}
    chosen = list(dict.fromkeys([*by["z"][: top - top // 2], *by["z_once"][: top // 2]]))
    chosen = list(dict.fromkeys([*chosen, *by["z"]]))[:top]
    return mine.loc[chosen].sort_values("z", ascending=False, kind="stable")


def _dumbbell(ax: Axes, y: int, row: Row, colour: str) -> None:
    once = 0 if pd.isna(row.z_once) else row.z_once
    ax.plot([row.z, once], [y, y], color=FAINT, linewidth=1.5)
    dot(ax, once, y, color=colour, marker="o", enough="yes" if row.n_target_once else "no")
    dot(ax, row.z, y, color=colour, marker="o", enough="thin")
    beside(ax, 1.08, y, f"{row.n_target} → {row.n_target_once}")


def _moved(outlet: str, mine: pd.DataFrame) -> str:
    gone = int((mine["n_target_once"] == 0).sum())
    return f"{outlet} has {gone:,} of {counted(len(mine), 'term')} in copied text alone{amount(mine['enough'], ' and of its own ')}"
