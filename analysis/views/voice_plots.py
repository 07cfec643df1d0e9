"""Figures of voices: whose words fill an article, and who is named and never heard. A table goes in, axes come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.tables import OWN, UNATTRIBUTED
from analysis.views.coverage import NO_ACTORS, columns_of, outlets_of
from analysis.views.plain import counted, extremes, listed
from analysis.views.style import (
    COLOURS,
    INK,
    LINE,
    QUIET,
    SMALL,
    amount,
    axes_or_new,
    column_heads,
    empty,
    fit,
    fit_names,
    height_of,
    marks,
    name_ticks,
    styled,
    whole_ticks,
    width_for,
)
from analysis.views.tables import takes_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OTHERS = "all others"
ROWS = 40  # articles and actors that a figure has room for
NAME_WIDTH = 125  # points that a name may take beside an axis
HATCHES = ("", "////", "....", "\\\\\\\\", "xxxx", "----")
STANDING = {
    "speaks": {"marker": "s", "fillstyle": "full"},
    "named": {"marker": "s", "fillstyle": "none"},
    "not named": {"marker": "_"},
}
STANDING_KEY = (
    "full: speaks, with the words in headline, deck and body\n(no number: only inside what another says)"
    "\nopen: named and never heard; dash: not named"
)


@takes_tables
@styled
def plot_heard(heard: pd.DataFrame, *, speakers: int = 5, ax: Axes | None = None) -> Axes:
    """Whose words fill each article: the outlet's own, each of the most heard speakers', and the others'.

    A bar is an article's body; below its name stands where that is little text. Speakers are those with most words in
    the story, copied text counted once.

    Parameters
    ----------
    heard
        The table `heard`.
    speakers
        How many speakers get a colour of their own, 6 at most.
    ax
        Axes to draw on; a new figure without.
    """
    known = heard[heard["share"].notna()]
    if known.empty:
        return empty(axes_or_new(ax, 1), "There is no body text in which anybody could be heard.")
    top = most_heard(known, min(speakers, len(HATCHES)))
    columns = columns_of(known).head(ROWS)
    group = known["voice"].where(known["voice"].isin([OWN, UNATTRIBUTED, *top]), OTHERS)
    share = known.assign(group=group).pivot_table(index="article", columns="group", values="share", aggfunc="sum")
    share = share.reindex(index=columns["article"], columns=[OWN, *top, OTHERS, UNATTRIBUTED]).fillna(0.0)
    share = share.loc[:, (share > 0).any() | (share.columns == OWN)]
    look = {OWN: ("#e3e3e3", ""), OTHERS: ("white", ""), UNATTRIBUTED: ("white", "||||")}
    look |= {name: (COLOURS[i], HATCHES[i]) for i, name in enumerate(top)}
    ax = axes_or_new(ax, 0.9 + 2.1 * LINE * len(share) + 0.75 * LINE * len(share.columns))
    ys = np.arange(len(share))
    _bars(ax, ys, share, look)
    text = [amount(known.loc[known["article"] == article, "enough"], "\n") for article in columns["article"]]
    one, two = (fit_names(columns["label"], NAME_WIDTH, lines=lines) for lines in (1, 2))
    names = [f"{short}{said}" if said else long for short, long, said in zip(one, two, text, strict=True)]
    name_ticks(ax.yaxis, ys, names)
    ax.set_xlim(0, 1)
    ax.set_ylim(len(share) - 0.4, -0.6)
    whole_ticks(ax)
    ax.set_xlabel("share of the body's words", size=SMALL)
    ax.spines[:].set_visible(False)
    legend = ax.figure.legend(loc="outside lower left", frameon=False, fontsize=SMALL, ncols=2, handlelength=1.6)
    for text in legend.get_texts():
        text.set_parse_math(False)
    by_label = pd.Series(share[OWN].to_numpy(), index=columns["label"])
    most = [f"{name}: {extremes(pd.Series(share[name].to_numpy(), index=columns['label']), '.0%')}" for name in top]
    ax.figure.set_label(
        f"Stacked bars: share of the body's words of {counted(len(share), 'article')} by voice."
        f" Own words: {extremes(by_label, '.0%')}. {'. '.join(most)}{'.' * bool(most)}"
    )
    return ax


def _bars(ax: Axes, ys: np.ndarray, share: pd.DataFrame, look: dict[str, tuple[str, str]]) -> None:
    """A stacked bar a row of `share`; a part of plain colour with room for it names its share."""
    left = np.zeros(len(share))
    for name in share:
        colour, hatch = look[name]
        edge = QUIET if name in (OWN, OTHERS, UNATTRIBUTED) else "white"
        label = fit("the outlet's own words" if name == OWN else name, 180, lines=1)
        ax.barh(ys, share[name], left=left, height=0.68, color=colour, hatch=hatch, edgecolor=edge, linewidth=0.8,
                label=label)  # fmt: skip
        ink = INK if name in (OWN, OTHERS) else "white"
        for y, at, width in zip(ys, left, share[name], strict=True):
            if width >= 0.07 and not hatch:
                ax.text(at + width / 2, y, f"{width:.0%}", ha="center", va="center", size=SMALL, color=ink)
        left += share[name].to_numpy()


@takes_tables
@styled
def plot_actors_heard(actors_heard: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who is named and who is heard: a row an actor, a column an outlet.

    A full square speaks, an open one is named only, a dash is not named. Beside a full square stand the words that the
    outlet gives the actor (none where the actor is heard only inside what another says), below an outlet's name where
    it has little text. Actors who are heard in most outlets stand on top.

    Parameters
    ----------
    actors_heard
        The table `actors_heard`.
    ax
        Axes to draw on; a new figure without.
    """
    there = actors_heard[actors_heard["standing"] != "not named"]
    if there.empty:
        why = "No actor of story.yml is named in these articles." if len(actors_heard) else NO_ACTORS
        return empty(axes_or_new(ax, 1), why)
    outlets = outlets_of(actors_heard)
    order = _most_heard_first(there)
    enough = {outlet: mine["enough"] for outlet, mine in actors_heard.groupby("outlet")}
    heads = column_heads(outlets, [amount(enough[outlet], "") for outlet in outlets])
    height = height_of(heads) + 0.8 + 1.9 * LINE * len(order)
    ax = axes_or_new(ax, height, width_for(len(outlets), NAME_WIDTH + 40))
    _standings(ax, actors_heard[actors_heard["actor"].isin(order.index)], list(order.index), outlets)
    name_ticks(ax.yaxis, range(len(order)), [fit(actor, NAME_WIDTH + 20) for actor in order.index])
    name_ticks(ax.xaxis, range(len(outlets)), heads, rotation=90)
    ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True)
    ax.set_xlim(-0.5, len(outlets) - 0.2)
    ax.set_ylim(len(order) - 0.4, -0.7)
    ax.spines[:].set_visible(False)
    ax.set_xlabel(STANDING_KEY, loc="right", size=SMALL)
    ax.figure.set_label(_actors_heard_alt(there, order, len(outlets)))
    return ax


def _most_heard_first(there: pd.DataFrame) -> pd.DataFrame:
    """Actor -> in how many outlets each speaks and is named, those first who speak in most."""
    speaks = there[there["standing"] == "speaks"].groupby("actor").size()
    counts = pd.DataFrame({"speaks": speaks, "named": there.groupby("actor").size()}).fillna(0)
    return counts.sort_values(["speaks", "named"], ascending=False, kind="stable").head(ROWS)


def _standings(ax: Axes, shown: pd.DataFrame, actors: list[str], outlets: list[str]) -> None:
    """The marks of the matrix: a row an actor, a column an outlet."""
    look = marks(outlets)
    for row in shown.itertuples():
        x, y = outlets.index(row.outlet), actors.index(row.actor)
        color = QUIET if row.standing == "not named" else look[row.outlet]["color"]
        ax.plot(x, y, linestyle="", color=color, markersize=9, markeredgewidth=1.4, **STANDING[row.standing])
        if row.standing == "speaks" and row.n_words:
            ax.annotate(f"{row.n_words}", (x, y), (7, 0), textcoords="offset points", va="center", size=SMALL - 1)


def _actors_heard_alt(there: pd.DataFrame, order: pd.DataFrame, n_outlets: int) -> str:
    silent = list(order.index[order["speaks"] == 0])
    lines = [
        f"{outlet}: {len(mine[mine['standing'] == 'speaks'])} speak, {len(mine[mine['standing'] == 'named'])} are only named"
        for outlet, mine in there.groupby("outlet", sort=False)
    ]
    nowhere = f" Named and heard nowhere: {listed(silent, most=6)}." if silent else ""
    return f"Matrix of {counted(len(order), 'actor')} by {counted(n_outlets, 'outlet')}. {'; '.join(lines)}.{nowhere}"


def most_heard(heard: pd.DataFrame, n: int) -> list[str]:
    """The speakers with most words, copied text counted once; of equal ones those with most words as printed."""
    spoken = heard[~heard["voice"].isin((OWN, UNATTRIBUTED))]
    total = spoken.groupby("voice", sort=False)[["n_words_once", "n_words"]].sum()
    total = total[total["n_words"] > 0].sort_values(["n_words_once", "n_words"], ascending=False, kind="stable")
    return list(total.index[:n])
