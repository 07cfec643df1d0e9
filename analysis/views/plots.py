"""Figures of words: length, terms and readability. A table goes in, axes come out, nothing is shown.

Each figure carries an alt text, made from its data, as the label of the figure (`ax.figure.get_label()`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.tables import SIGNIFICANT
from analysis.views.coverage import columns_of, outlets_of
from analysis.views.plain import counted, extremes, listed, quoted
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    MARKED,
    NORMAL,
    QUIET,
    SMALL,
    amount,
    axes_or_new,
    beside,
    dot,
    empty,
    empty_panel,
    fit,
    fit_names,
    head,
    marks,
    name_ticks,
    panels,
    styled,
)
from analysis.views.tables import takes_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME_WIDTH = 120  # points that an outlet's name may take beside an axis
UNITS = {
    "Flesch reading ease": "points (higher: easier)",
    "Flesch-Kincaid grade": "US school years",
    "mean sentence length": "words",
}


@takes_tables
@styled
def plot_lengths(articles: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Words of body text (solid) and of page furniture (hatched) per article.

    Parameters
    ----------
    articles
        The table `articles`.
    ax
        Axes to draw on; a new figure without.
    """
    names = columns_of(articles)
    ax = axes_or_new(ax, 0.7 + 2.6 * LINE * max(len(names), 1))
    if articles.empty:
        return empty(ax, "There are no articles to show.")
    look = marks(articles["outlet"])
    body, rest = (articles[column].to_numpy(float) for column in ("n_body_words", "n_furniture_words"))
    for y, outlet in enumerate(articles["outlet"]):
        ax.barh(y, body[y], height=0.62, color=look[outlet]["color"])
        ax.barh(y, rest[y], left=body[y], height=0.62, color="white", edgecolor=QUIET, hatch="////", linewidth=0.8)
        ax.annotate(f"{body[y]:,.0f} + {rest[y]:,.0f}", (body[y] + rest[y], y), (5, 0), textcoords="offset points",
                    va="center", size=SMALL)  # fmt: skip
    name_ticks(ax.yaxis, range(len(names)), fit_names(names["label"], NAME_WIDTH))
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_xlim(0, 1.18 * max((body + rest).max(), 1))
    ax.set_xlabel("words (solid: body text; hatched: page furniture, not analysed)")
    words = pd.Series(body, index=names["label"])
    ax.figure.set_label(
        f"Bars of {counted(len(names), 'article')}: words of body text {extremes(words, ',.0f')};"
        f" page furniture makes up {rest.sum() / max((body + rest).sum(), 1):.0%} of all these words."
    )
    return ax


@takes_tables
@styled
def plot_distinctiveness(distinctiveness: pd.DataFrame, *, top: int = 10, figure: Figure | None = None) -> np.ndarray:
    """The terms that set each outlet apart, one panel an outlet, by z with the counts beside.

    A filled mark passes q < .05 (Benjamini-Hochberg over the outlet's terms), an open one does not. Above each panel
    stands whether the outlet has enough text of its own to compare. A term that an outlet uses once is no habit of it and
    is not drawn: of a few short articles hundreds of words tie for that place.

    Parameters
    ----------
    distinctiveness
        The table `distinctiveness`.
    top
        Terms shown per outlet, those with the highest z above 0 that it uses twice or more.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per outlet.
    """
    known = distinctiveness[distinctiveness["z"].notna()]
    outlets = outlets_of(known)
    if not outlets:
        return empty_panel(
            figure, "There is no second outlet to compare with." if len(distinctiveness) else "There are no terms."
        )
    often = known[(known["z"] > 0) & (known["n_target"] > 1)]
    shown = {outlet: often[often["outlet"] == outlet].nlargest(top, "z") for outlet in outlets}
    top = max(3, *map(len, shown.values()))
    figure, axes = panels(len(outlets), 2, 0.75 + 1.3 * LINE * top, figure, sharex=True)
    look = marks(outlets)
    said = []
    short = any(amount(rows["enough"]) for _, rows in known.groupby("outlet"))  # a line more above the panels
    titles = fit_names(outlets, 115, BOLD * NORMAL)
    for ax, outlet, title in zip(axes, outlets, titles, strict=True):
        mine = known[known["outlet"] == outlet]
        best = shown[outlet]
        passing = int((best["q"] < SIGNIFICANT).sum())
        for y, row in enumerate(best.itertuples()):
            ax.plot([0, row.z], [y, y], color=FAINT, linewidth=1.5)
            dot(ax, row.z, y, **look[outlet], enough="yes" if row.q < SIGNIFICANT else "thin")
            beside(ax, 1.08, y, f"{row.n_target} | {row.n_reference}")
        if best.empty:
            beside(ax, 0.03, 0, "no such term twice", size=SMALL - 1, color=QUIET)
        else:
            beside(ax, 1.08, -0.95, "n here | rest", color=QUIET, size=SMALL - 1)
        name_ticks(ax.yaxis, range(len(best)), [fit(term, 112, lines=1) for term in best["term"]])
        ax.set_ylim(max(len(best), top) - 0.4, -1.4)
        passes = "passes" if passing == 1 else "pass"
        verdict = f"{passing} of {len(best)} {passes} q < .05 (filled)" if passing else "none passes q < .05"
        verdict += "\n" * short + amount(mine["enough"], "")
        head(ax, title, 115, verdict)
        said.append(
            f"{outlet}: {listed(quoted(best['term'].head(3))) or 'none used twice'}, {passing or 'none'} with q < .05{amount(mine['enough'])}"
        )
    axes[0].set_xlim(0, 1.05 * max(known["z"].max(), 1))
    for ax in axes[-2:]:
        ax.set_xlabel("z of the log-odds ratio", size=SMALL)
        ax.tick_params(labelbottom=True)
    figure.set_label(
        f"Terms with the highest z in {counted(len(outlets), 'outlet')}, a panel each. First terms of {'; of '.join(said)}."
    )
    return axes


@takes_tables
@styled
def plot_readability(readability: pd.DataFrame, *, figure: Figure | None = None) -> np.ndarray:
    """Readability indices per article with their 95% intervals, one panel an index.

    A filled mark rests on enough text, an open one on thin text, a cross on too little for an index.

    Parameters
    ----------
    readability
        The table `readability`.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per index.
    """
    indices = list(dict.fromkeys(readability["index"]))
    if not indices:
        return empty_panel(figure, "There is no body text to read.")
    names = columns_of(readability)
    figure, axes = panels(len(indices), 3, 0.9 + 2.2 * LINE * len(names), figure, sharey=True)
    look = marks(names["outlet"])
    said = []
    for ax, index in zip(axes, indices, strict=True):
        mine = readability[readability["index"] == index].set_index("article")
        for y, article in enumerate(names["article"]):
            row = mine.loc[article]
            ax.axhline(y, color=FAINT, linewidth=0.5)
            if pd.notna(row["score"]):
                ax.plot([row["ci_low"], row["ci_high"]], [y, y], color=INK, linewidth=1.4)
                dot(ax, row["score"], y, **look[row["outlet"]], enough=row["enough"])
                ax.annotate(f"{row['score']:.1f}", (row["score"], y), (0, 6), textcoords="offset points", ha="center",
                            size=SMALL)  # fmt: skip
        ax.margins(x=0.25)
        head(ax, index, 100)
        ax.set_xlabel(UNITS.get(index, "score"))
        said.append(f"{index} {extremes(pd.Series(mine['score'].to_numpy(float), index=names['label']), '.1f')}")
    axes[0].set_ylim(len(names) - 0.5, -0.8)
    name_ticks(axes[0].yaxis, range(len(names)), fit_names(names["label"], NAME_WIDTH))
    figure.supxlabel(f"line: 95% interval; {MARKED}", size=SMALL)
    figure.set_label(f"Readability of {counted(len(names), 'article')}: {'; '.join(said)}.")
    return axes
