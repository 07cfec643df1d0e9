"""Figures of word choice: labels, loaded words, frame hits. A table goes in, axes come out, nothing is shown."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.tables import ANSWERS, SPOKEN
from analysis.views.coverage import outlets_of
from analysis.views.plain import asked, counted, extremes, listed
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    MARKED,
    QUIET,
    SMALL,
    axes_or_new,
    beside,
    column_heads,
    dot,
    empty,
    fit,
    fit_names,
    height_of,
    marks,
    name_ticks,
    nothing,
    styled,
    width_for,
)
from analysis.views.tables import takes_tables
from analysis.views.word_choice import NONE_LISTED, concept_of

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FEW = {"thin": "few", "no": "too few"}  # what is said of uses where they are not enough
_COUNTED_ON = {
    "own": "of the own voice per 1,000 words outside quotation marks",
    "reported": "of reported speech per 1,000 words outside quotation marks",
    "quoted": "per 1,000 words between quotation marks",
    "all": "per 1,000 words of the body",
}


@takes_tables
@styled
def plot_labels(labels: pd.DataFrame, *, concept: str | None = None, ax: Axes | None = None) -> Axes:
    """What each outlet calls one concept: a row a label, a column an outlet, in each cell the uses.

    The darker the cell, the larger the label's share of the outlet's uses; in brackets those between quotation marks.
    Under an outlet's name stand its uses, and whether they are few or too few for a share.

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
        return empty(axes_or_new(ax, 1), NONE_LISTED)
    concept = concept_of(labels, concept)
    mine = labels[labels["concept"] == concept]
    n, quotes = (
        mine.pivot_table(values=uses, index="label", columns="outlet", aggfunc="sum", sort=False)[outlets_of(labels)]
        for uses in ("n", "n_in_quote")
    )
    n = n[n.sum(axis=1) > 0]
    n = n.loc[n.sum(axis=1).sort_values(ascending=False, kind="stable").index].astype(int)
    if n.empty:
        return empty(axes_or_new(ax, 1), f"No article uses a label of {concept}.")
    enough = mine.groupby("outlet")["enough"].agg(lambda answers: max(answers, key=ANSWERS.index))
    few = {outlet: f", {FEW[answer]}" if answer in FEW else "" for outlet, answer in enough.items()}
    uses = [f"{total} {'use' if total == 1 else 'uses'}{few[outlet]}" for outlet, total in n.sum().items()]
    names = column_heads(n.columns, uses)
    ax = axes_or_new(ax, height_of(names) + 0.5 + 1.75 * LINE * len(n), width_for(n.shape[1], 160))
    share = n / n.sum().clip(lower=1)
    for (y, label), (x, outlet) in product(enumerate(n.index), enumerate(n.columns)):
        _cell(ax, x, y, n.loc[label, outlet], int(quotes.loc[label, outlet]), share.loc[label, outlet])
    name_ticks(ax.yaxis, range(len(n)), [fit(label, 140) for label in n.index])
    name_ticks(ax.xaxis, range(n.shape[1]), names, rotation=90)
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.set_xlim(-0.5, n.shape[1] - 0.5)
    ax.set_ylim(len(n) - 0.5, -0.5)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(f"{fit(concept, 380, lines=1)}: uses, in brackets those in quotation marks", size=SMALL)
    first = [f"{outlet}: {_most_used(n[outlet])}" for outlet in n.columns if n[outlet].sum()]
    ax.figure.set_label(
        f"Matrix of {counted(len(n), 'label')} of {concept} by outlet. Most used in {listed(first, most=12)}."
    )
    return ax


def _most_used(uses: pd.Series) -> str:
    """The label with most uses, all that tie for it, or that none is used twice."""
    used, most, n = uses[uses > 0], uses.max(), uses.sum()
    if len(used) > 1 and most == 1:
        return f"none of {counted(len(used), 'label')} twice"
    first = used.index[used == most]
    return f"{listed(first)} ({'each ' if len(first) > 1 else ''}{most} of {n})"


@takes_tables
@styled
def plot_loaded(loaded_by_outlet: pd.DataFrame, *, once: bool = False, ax: Axes | None = None) -> Axes:
    """Loaded words of the own voice per 1,000 words by outlet, with the 95% interval; beside them the counts by voice.

    A filled mark rests on enough text, an open one on thin text, a cross on too little for a rate.

    Parameters
    ----------
    loaded_by_outlet
        The table of this name.
    once
        Show the rates with copied text counted once, not as printed.
    ax
        Axes to draw on; a new figure without.
    """
    end, outlets = "_once" if once else "", outlets_of(loaded_by_outlet)
    ax = axes_or_new(ax, 1.25 + 1.9 * LINE * max(len(outlets), 1))
    if not loaded_by_outlet[f"n{end}"].any():
        return empty(ax, "No marked or strong loaded word stands in the body of any article.")
    look, n = marks(outlets), loaded_by_outlet.set_index(["outlet", "voice"])[f"n{end}"]
    own = loaded_by_outlet[loaded_by_outlet["voice"] == "own"].set_index("outlet")
    for y, outlet in enumerate(outlets):
        _rate(ax, y, own.loc[outlet], end, look[outlet])
        beside(ax, 1.02, y, " + ".join(str(n[outlet, voice]) for voice in SPOKEN))
    beside(ax, 1.02, -0.85, "n", color=QUIET)
    name_ticks(ax.yaxis, range(len(outlets)), fit_names(outlets, 120))
    ax.set_ylim(len(outlets) - 0.4, -1.3)
    ax.set_xlim(left=-0.02 * ax.get_xlim()[1])  # room for a mark at 0
    ax.set_xlabel(
        "loaded words (marked or strong) of the own voice per 1,000 words of the body\noutside quotation marks"
        f"{', copied text counted once' if once else ''}\nn: own voice + reported + quoted; line: 95% interval\n{MARKED}",
        size=SMALL,
    )
    few = int((own[f"enough{end}"] != "yes").sum())
    ax.figure.set_label(
        f"Loaded words of {counted(len(outlets), 'outlet')} per 1,000 words in the own voice, with intervals:"
        f" {extremes(own[f'rate{end}'], '.0f', high='most in', low='fewest in')}. {few} of {len(own)} rates rest on thin text or too little."
    )
    return ax


def _rate(ax: Axes, y: int, row: pd.Series, end: str, look: dict[str, str]) -> None:
    """A rate and its interval; `end` of the columns' names: as printed, or counted once."""
    if pd.isna(row[f"rate{end}"]):
        nothing(ax, y)
        return
    if pd.notna(row[f"ci_low{end}"]):
        ax.plot([row[f"ci_low{end}"], row[f"ci_high{end}"]], [y, y], color=look["color"], linewidth=1.5, zorder=1)
    dot(ax, row[f"rate{end}"], y, **look, enough=row[f"enough{end}"])


@takes_tables
@styled
def plot_frames(
    frames_by_outlet: pd.DataFrame, *, dictionary: str | None = None, voice: str = "own", once: bool = False, top: int = 5,
    ax: Axes | None = None,
) -> Axes:  # fmt: skip
    """Frame hits per 1,000 words by outlet, with the 95% interval, the frames of the most hits first.

    A filled mark rests on enough text, an open one on thin text, a cross on too little for a rate.

    Parameters
    ----------
    frames_by_outlet
        The table of this name.
    dictionary
        Name of the dictionary; without one, the table's first.
    voice
        own, reported, quoted or all.
    once
        Show the rates with copied text counted once, not as printed.
    top
        Frames shown.
    ax
        Axes to draw on; a new figure without.

    Raises
    ------
    FramingError
        The table has no such dictionary, or there is no such voice.
    """
    asked("voice", voice, (*SPOKEN, "all"))
    chosen = asked("dictionary", dictionary, frames_by_outlet["dictionary"])[:1]
    mine = frames_by_outlet[(frames_by_outlet["voice"] == voice) & frames_by_outlet["dictionary"].isin(chosen)]
    end = "_once" if once else ""
    hits = mine.groupby("frame", sort=False)[f"n{end}"].sum().sort_values(ascending=False, kind="stable")
    shown, outlets = list(hits[hits > 0].index[:top]), outlets_of(mine)
    rows = [(frame, outlet) for frame in shown for outlet in (None, *outlets)]
    ax = axes_or_new(ax, 0.9 + 1.3 * LINE * max(len(rows), 1))
    if not shown:
        return empty(ax, "No word of the dictionary stands in this voice in the body of any article.")
    by = mine.set_index(["frame", "outlet"])
    _frame_rates(ax, rows, by, end, marks(outlets))
    of_outlet = dict(zip(outlets, fit_names(outlets, 150, lines=1), strict=True))
    names = [of_outlet[outlet] if outlet else fit(frame, 165, BOLD * SMALL, lines=1) for frame, outlet in rows]
    name_ticks(ax.yaxis, range(len(rows)), names, bold=[outlet is None for _, outlet in rows])
    ax.set_ylim(len(rows) - 0.4, -1.4)
    ends = mine[["rate", "ci_high", "rate_once", "ci_high_once"]].to_numpy(float)  # one scale for both ways of counting
    highest = np.nanmax(ends) if np.isfinite(ends).any() else 1
    ax.set_xlim(-0.02 * highest, 1.05 * highest)  # room for a mark at 0
    once_only = ",\ncopied text counted once" if once else ""
    ax.set_xlabel(f"frame hits {_COUNTED_ON[voice]}{once_only}\nline: 95% interval; {MARKED}", size=SMALL)
    most = [
        f"{frame}: {extremes(by.loc[frame, f'rate{end}'], '.0f', high='most in', low='fewest in')}"
        for frame in shown[:4]
    ]
    ax.figure.set_label(
        f"Frame hits per 1,000 words of {counted(len(shown), 'frame')} in {counted(len(outlets), 'outlet')}. {'; '.join(most)}."
    )
    return ax


def _frame_rates(
    ax: Axes, rows: list[tuple[str, str | None]], by: pd.DataFrame, end: str, look: dict[str, dict[str, str]]
) -> None:
    """The rates of frames and outlets, a row each with its hits beside it; a row without an outlet names the frame."""
    beside(ax, 1.02, -0.9, "hits", color=QUIET)
    for y, (frame, outlet) in enumerate(rows):
        if outlet is None:
            if y:
                ax.axhline(y - 0.5, color=FAINT, linewidth=0.8)
            continue
        row = by.loc[(frame, outlet)]
        _rate(ax, y, row, end, look[outlet])
        if pd.notna(row[f"rate{end}"]):
            beside(ax, 1.02, y, str(row[f"n{end}"]))


def _cell(ax: Axes, x: int, y: int, uses: int, in_quotes: int, share: float) -> None:
    """A label's uses by an outlet, the darker the larger their share of its uses."""
    from matplotlib.patches import Rectangle

    grey = 1 - 0.72 * share
    ax.add_patch(Rectangle((x - 0.46, y - 0.46), 0.92, 0.92, facecolor=str(grey), edgecolor=FAINT, linewidth=0.6))
    if uses:
        text, ink = f"{uses} ({in_quotes})" if in_quotes else str(uses), "white" if grey < 0.55 else INK
        ax.text(x, y, text, ha="center", va="center", size=SMALL, color=ink)
