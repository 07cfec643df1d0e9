"""Figures of word choice: labels, loaded words, frame hits. A table goes in, axes come out, nothing is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from analysis.errors import FramingError
from analysis.views.coverage import outlets_of
from analysis.views.plain import counted, extremes, listed
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    QUIET,
    SMALL,
    axes_or_new,
    dot,
    empty,
    fit,
    marks,
    name_ticks,
    nothing,
    styled,
)
from analysis.views.word_choice import NO_CONCEPTS, concept_of, rates

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.patches import Patch

VOICES = {"own": "own voice", "reported": "reported speech", "quoted": "quotations"}
FILLS = {"own": {"color": INK}, "reported": {"facecolor": "white", "edgecolor": INK, "hatch": "////"},
         "quoted": {"facecolor": "white", "edgecolor": QUIET}}  # fmt: skip
HEAD = 105  # points that an outlet's name may take above a column


@styled
def plot_labels(labels: pd.DataFrame, *, concept: str | None = None, ax: Axes | None = None) -> Axes:
    """What each outlet calls one concept: a row a label, a column an outlet, in each cell the uses.

    The darker the cell, the larger the label's share of the outlet's uses; in brackets those between quotation marks.

    Parameters
    ----------
    labels
        The table `labels`.
    concept
        The concept shown; without one, the one whose labels differ most between outlets (G2, quotations left out).
    ax
        Axes to draw on; a new figure without.

    Raises
    ------
    FramingError
        The table has no such concept.
    """
    if labels.empty:
        return empty(axes_or_new(ax, 1), NO_CONCEPTS)
    concept = concept_of(labels, concept)
    mine = labels[labels["concept"] == concept]
    n, quotes = (
        mine.pivot_table(index="label", columns="outlet", values=value, aggfunc="sum", sort=False).reindex(
            columns=outlets_of(labels)
        )
        for value in ("n", "n_in_quote")
    )
    n = n[n.sum(axis=1) > 0]
    n = n.loc[n.sum(axis=1).sort_values(ascending=False, kind="stable").index].astype(int)
    if n.empty:
        return empty(axes_or_new(ax, 1), f"No article uses a label of {concept}.")
    names = [fit(outlet, HEAD, lines=2) for outlet in n.columns]
    ax = axes_or_new(ax, 2.0 + 1.75 * LINE * len(n))
    share = n / n.sum().where(n.sum() > 0)
    for y, label in enumerate(n.index):
        for x, outlet in enumerate(n.columns):
            depth = 0 if pd.isna(share.loc[label, outlet]) else float(share.loc[label, outlet])
            grey = 1 - 0.72 * depth
            ax.add_patch(_cell(x, y, str(grey)))
            uses, inside = n.loc[label, outlet], int(quotes.loc[label, outlet])
            if uses:
                ax.text(x, y, f"{uses} ({inside})" if inside else str(uses), ha="center", va="center", size=SMALL,
                        color="white" if grey < 0.55 else INK)  # fmt: skip
    name_ticks(ax.yaxis, range(len(n)), [fit(label, 140) for label in n.index])
    name_ticks(ax.xaxis, range(n.shape[1]), names, rotation=90)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xlim(-0.5, n.shape[1] - 0.5)
    ax.set_ylim(len(n) - 0.5, -0.5)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(f"{fit(concept, 380, lines=1)}: uses, in brackets those in quotation marks", size=SMALL)
    first = [
        f"{outlet}: {n[outlet].idxmax()} ({n[outlet].max()} of {n[outlet].sum()})"
        for outlet in n.columns
        if n[outlet].sum()
    ]
    ax.figure.set_label(
        f"Matrix of {counted(len(n), 'label')} of {concept} by outlet. Most used in {listed(first, most=12)}."
    )
    return ax


@styled
def plot_loaded(loaded: pd.DataFrame, articles: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Marked and strong loaded words per 1,000 words by outlet: own voice (solid), reported (hatched), quoted (open).

    Parameters
    ----------
    loaded, articles
        The tables of these names.
    ax
        Axes to draw on; a new figure without.
    """
    rate = rates(loaded, articles)
    ax = axes_or_new(ax, 1.1 + 2.6 * LINE * max(len(rate), 1))
    if rate.empty or not rate.to_numpy().any():
        return empty(ax, "No marked or strong loaded word stands in any article.")
    mine = loaded[loaded["strength"] != "faint"]
    n = mine.groupby(["outlet", "voice"]).size()
    for y, (outlet, row) in enumerate(rate.iterrows()):
        left = 0.0
        for voice in VOICES:
            ax.barh(y, row[voice], left=left, height=0.62, linewidth=0.8, **FILLS[voice])
            left += row[voice]
        counts = " + ".join(str(n.get((outlet, voice), 0)) for voice in VOICES)
        ax.annotate(counts, (left, y), (5, 0), textcoords="offset points", va="center", size=SMALL)
    name_ticks(ax.yaxis, range(len(rate)), [fit(outlet, 120) for outlet in rate.index])
    ax.set_ylim(len(rate) - 0.4, -0.6)
    ax.set_xlim(0, 1.22 * rate.sum(axis=1).max())
    ax.set_xlabel(
        "loaded words (marked or strong) per 1,000 words\nsolid: own voice; hatched: reported; open: quoted; n beside",
        size=SMALL,
    )
    said = extremes(rate["own"], ".0f", high="most in", low="fewest in")
    ax.figure.set_label(
        f"Bars of {counted(len(rate), 'outlet')}: loaded words per 1,000 words in the own voice, {said}."
    )
    return ax


@styled
def plot_frames(
    frames_by_outlet: pd.DataFrame, *, dictionary: str | None = None, voice: str = "own", once: bool = False, top: int = 5,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Frame hits per 1,000 words by outlet, with the 95 % interval, the frames of the most hits first.

    A filled mark rests on enough text, an open one on thin text, a cross on too little for a rate.

    Parameters
    ----------
    frames_by_outlet
        The table of this name.
    dictionary
        Name of the dictionary; without one, the table's first.
    voice
        own, quoted or all.
    once
        Show the rates with copied text counted once, not as printed.
    top
        Frames shown.
    ax
        Axes to draw on; a new figure without.

    Raises
    ------
    FramingError
        The table has no such dictionary.
    """
    known = list(dict.fromkeys(frames_by_outlet["dictionary"]))
    if dictionary is not None and dictionary not in known:
        raise FramingError(f"dictionary '{dictionary}'", "not in the table", f"name one of: {listed(known)}")
    mine = frames_by_outlet[frames_by_outlet["voice"] == voice]
    mine = mine[mine["dictionary"] == (dictionary or next(iter(known), None))]
    end = "_once" if once else ""
    hits = mine.groupby("frame", sort=False)[f"n{end}"].sum().sort_values(ascending=False, kind="stable")
    shown, outlets = list(hits[hits > 0].index[:top]), outlets_of(mine)
    rows = [(frame, outlet) for frame in shown for outlet in (None, *outlets)]
    ax = axes_or_new(ax, 0.9 + 1.3 * LINE * max(len(rows), 1))
    if not shown:
        return empty(ax, "No word of the dictionary stands in any article.")
    look, by = marks(outlets), mine.set_index(["frame", "outlet"])
    for y, (frame, outlet) in enumerate(rows):
        if outlet is None:
            continue
        row = by.loc[(frame, outlet)]
        if pd.isna(row[f"rate{end}"]):
            nothing(ax, y)
            continue
        ends = row[f"ci_low{end}"], row[f"ci_high{end}"]
        if pd.notna(ends[0]):
            ax.plot(ends, [y, y], color=look[outlet]["color"], linewidth=1.5, zorder=1)
        dot(ax, row[f"rate{end}"], y, **look[outlet], enough=row[f"enough{end}"])
        ax.text(1.02, y, str(row[f"n{end}"]), transform=ax.get_yaxis_transform(), va="center", size=SMALL)
    ax.text(1.02, -0.9, "hits", transform=ax.get_yaxis_transform(), va="center", size=SMALL, color=QUIET)
    name_ticks(
        ax.yaxis,
        range(len(rows)),
        [
            fit(frame, 165, BOLD * SMALL, lines=1) if outlet is None else fit(outlet, 150, lines=1)
            for frame, outlet in rows
        ],
    )
    for label, (_, outlet) in zip(ax.get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if outlet is None else "normal")
    for y, (_, outlet) in enumerate(rows):
        if outlet is None and y:
            ax.axhline(y - 0.5, color=FAINT, linewidth=0.8)
    ax.set_ylim(len(rows) - 0.4, -1.4)
    ax.set_xlim(left=-0.02 * ax.get_xlim()[1])  # room for a mark at 0
    ax.set_xlabel("frame hits per 1,000 words of the body" + (", copied text counted once" if once else ""), size=SMALL)
    most = [
        f"{frame}: {extremes(by.loc[frame, f'rate{end}'], '.0f', high='most in', low='fewest in')}"
        for frame in shown[:4]
    ]
    ax.figure.set_label(
        f"Frame hits per 1,000 words of {counted(len(shown), 'frame')} in {counted(len(outlets), 'outlet')}. {'; '.join(most)}."
    )
    return ax


def _cell(x: int, y: int, grey: str) -> Patch:
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, facecolor=grey, edgecolor=FAINT, linewidth=0.6)
