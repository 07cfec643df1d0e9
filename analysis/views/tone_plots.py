"""Figures of tone: means by outlet and toward actors, and the arc of an article.

A table goes in, axes come out, nothing is shown. Each figure carries an alt text, made from its data, as the label of
the figure (`ax.figure.get_label()`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.views.coverage import NO_ACTORS, columns_of, outlets_of
from analysis.views.plain import asked, counted, extremes, listed
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
    dot,
    empty_panel,
    fit,
    fit_names,
    head,
    marks,
    name_ticks,
    nothing,
    panels,
    styled,
)
from analysis.views.tables import takes_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

ARC_WIDTH, ARC_SENTENCES = 0.1, 10  # smoothing of an arc in shares of the body; sentences it takes
VOICE_NAMES = {"own": "own voice", "quoted": "quotations", "all": "all sentences"}
ROOM = 170  # points that the name of a row may take

Key = tuple[str, str]


@takes_tables
@styled
def plot_sentiment(
    sentiment_by_outlet: pd.DataFrame,
    *,
    lexicon: str | None = None,
    voices: str | tuple[str, ...] = ("own", "quoted"),
    once: bool = False,
    figure: Figure | None = None,
) -> np.ndarray:
    """Mean sentence score with its 95% interval, by outlet and voice, one panel a lexicon.

    A filled mark rests on enough text, an open one on thin text, a cross on too little for a mean; where
    there is no interval there were too few paragraphs for one.

    Parameters
    ----------
    sentiment_by_outlet
        The table `sentiment_by_outlet`.
    lexicon
        Show this lexicon alone.
    voices
        Voices to show: own, quoted, all.
    once
        Show the means with copied text counted once, not as printed.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per lexicon.

    Raises
    ------
    FramingError
        The table has no such lexicon or voice.
    """
    voices = asked("voice", voices, sentiment_by_outlet["voice"])
    lexicons = asked("lexicon", lexicon, sentiment_by_outlet["lexicon"])
    chosen = sentiment_by_outlet["voice"].isin(voices) & sentiment_by_outlet["lexicon"].isin(lexicons)
    both = sentiment_by_outlet[chosen]
    if both.empty:
        return empty_panel(figure, "There are no sentences to score.")
    table = _as_counted(both, once=once)
    outlets = outlets_of(table)
    look = marks(outlets)
    n = table.groupby(["outlet", "voice"])["n_sentences"].max()
    rows = {}
    for outlet, name in zip(outlets, fit_names(outlets, ROOM, BOLD * SMALL, lines=1), strict=True):
        rows[outlet, ""] = name
        for voice in voices:
            k = n.get((outlet, voice), 0)
            rows[outlet, voice] = f"{VOICE_NAMES[voice]}, {k} {'sentence' if k == 1 else 'sentences'}"
    means = table.set_index(["outlet", "voice"])
    figure, axes = _means(means, rows, {key: look[key[0]] for key in rows}, _scale_of(both), figure)
    said = [
        f"{shown}: " + "; ".join(f"{VOICE_NAMES[voice]} {extremes(of.xs(voice, level='voice')['mean'], '+z.2f')}" for voice in voices)
        for shown, of in means.groupby("lexicon", sort=False)
    ]  # fmt: skip
    enough = table.drop_duplicates(["outlet", "voice"])["enough"]
    counting = _say_how(figure, "mean score of a sentence", once=once)
    figure.set_label(
        f"Mean sentiment of sentences in {counted(len(outlets), 'outlet')}, −1 to +1, {counting}. {'. '.join(said)}."
        f" {_say_of_thin(enough)}"
    )
    return axes


@takes_tables
@styled
def plot_target_sentiment(
    target_sentiment_by_outlet: pd.DataFrame,
    *,
    top: int = 4,
    voice: str = "own",
    once: bool = False,
    figure: Figure | None = None,
) -> np.ndarray:
    """Mean score toward an actor with its 95% interval, by actor and outlet, one panel a lexicon.

    Beside an outlet stands how many of its sentences name the actor. A filled mark rests on enough text, an open one on
    thin text, a cross on too little for a mean. Actors of whom no outlet writes enough are left out.

    Parameters
    ----------
    target_sentiment_by_outlet
        The table of this name.
    top
        Actors shown: those that most sentences name.
    voice
        Sentences taken: own, quoted or all.
    once
        Show the means with copied text counted once, not as printed.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per lexicon.

    Raises
    ------
    FramingError
        The table has no such voice.
    """
    voices = asked("voice", voice, target_sentiment_by_outlet["voice"])
    both = target_sentiment_by_outlet[target_sentiment_by_outlet["voice"].isin(voices)]
    table = _as_counted(both, once=once)
    n = table.groupby(["actor", "outlet"], sort=False)["n_sentences"].max()
    known = table.loc[table["enough"] != "no", "actor"].unique()
    actors = n.groupby("actor").sum().reindex(known).nlargest(top).index.tolist()
    if not actors:
        why = (
            "No outlet writes enough of an actor for a mean." if len(table) else f"{NO_ACTORS[:-1]}, or none is named."
        )
        return empty_panel(figure, why)
    look = marks(outlets_of(table))
    rows = {}
    for actor in actors:
        rows[actor, ""] = fit(actor, ROOM, BOLD * SMALL, lines=1)
        naming = n[actor][n[actor] > 0]
        names = fit_names(naming.index, ROOM - 25, lines=1)
        rows |= {(actor, outlet): f"{name}, {naming[outlet]}" for outlet, name in zip(naming.index, names, strict=True)}
    means = table[table["actor"].isin(actors)].set_index(["actor", "outlet"])
    scale = _scale_of(both[both["actor"].isin(actors)])
    figure, axes = _means(means, rows, {key: look.get(key[1], {}) for key in rows}, scale, figure)
    counting = _say_how(figure, "mean score toward the actor", once=once)
    spans = [
        f"{shown}: " + "; ".join(f"{actor} {extremes(of.xs(actor, level='actor')['mean'], '+z.2f')}" for actor in actors)
        for shown, of in means.groupby("lexicon", sort=False)
    ]  # fmt: skip
    enough = means.loc[means["n_sentences"] > 0].groupby(["actor", "outlet"])["enough"].first()
    figure.set_label(
        f"Mean sentiment toward {listed(actors)} by outlet, −1 to +1, {VOICE_NAMES[voice]}, {counting}. {'. '.join(spans)}."
        f" {_say_of_thin(enough)}"
    )
    return axes


def _as_counted(table: pd.DataFrame, *, once: bool) -> pd.DataFrame:
    """The means as printed, or those with copied text counted once in their place."""
    if not once:
        return table
    table = table.drop(columns=["mean", "ci_low", "ci_high", "n_sentences", "n_paragraphs", "enough"])
    return table.rename(columns=lambda name: name.removesuffix("_once"))


def _means(
    table: pd.DataFrame,
    rows: Mapping[Key, str],
    look: Mapping[Key, Mapping[str, str]],
    scale: tuple[float, float],
    figure: Figure | None,
) -> tuple[Figure, np.ndarray]:
    """A panel a lexicon, and in each row the mean and interval of a key; those with an empty second part are headings.

    `table` has the keys as its index, `rows` their names in order.
    """
    lexicons, keys = list(dict.fromkeys(table["lexicon"])), list(rows)
    figure, axes = panels(len(lexicons), 3, 0.9 + 1.25 * LINE * len(rows), figure, sharex=True, sharey=True)
    for ax, lexicon in zip(axes, lexicons, strict=True):
        mine = table[table["lexicon"] == lexicon]
        ax.axvline(0, color=QUIET, linewidth=0.8)
        for y, key in enumerate(keys):
            if key in mine.index:
                _mean(ax, y, mine.loc[key], look[key])
            else:
                ax.axhline(y, color=FAINT, linewidth=0.5)
        head(ax, lexicon, 110)
        ax.locator_params(axis="x", nbins=3)
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:g}".replace("-", "−"))
    axes[0].set_xlim(scale)
    axes[0].set_ylim(len(rows) - 0.3, -0.7)
    name_ticks(axes[0].yaxis, range(len(rows)), list(rows.values()), bold=[not second for _, second in keys])
    return figure, axes


def _mean(ax: Axes, y: int, row: pd.Series, look: Mapping[str, str]) -> None:
    if pd.isna(row["mean"]):
        nothing(ax, y)
        return
    ax.plot([row["ci_low"], row["ci_high"]], [y, y], color=INK, linewidth=1.4)
    dot(ax, row["mean"], y, **look, enough=row["enough"])


def _scale_of(table: pd.DataFrame) -> tuple[float, float]:
    """Ends of an axis with room for the means of both ways of counting, so that their figures are on one scale."""
    ends = table[["mean", "ci_low", "ci_high", "mean_once", "ci_low_once", "ci_high_once"]].to_numpy(float)
    low, high = (np.nanmin(ends), np.nanmax(ends)) if np.isfinite(ends).any() else (-1, 1)
    return max(min(low, 0) - 0.08, -1.05), min(max(high, 0) + 0.08, 1.05)


def _say_how(figure: Figure, what: str, *, once: bool) -> str:
    """Write under the panels what they show; the way of counting in words."""
    counting = "copied text counted once" if once else "as printed"
    figure.supxlabel(
        f"{what} with its 95% interval (−1 most negative, +1 most positive)\n{counting}; {MARKED}",
        size=SMALL,
    )
    return counting


def _say_of_thin(enough: pd.Series) -> str:
    return f"{(enough != 'yes').sum()} of {len(enough)} means per lexicon rest on thin text or too little."


@takes_tables
@styled
def plot_arc(
    sentiment: pd.DataFrame, sentences: pd.DataFrame, articles: pd.DataFrame, *, figure: Figure | None = None
) -> np.ndarray:
    """Sentence scores along the body, one panel an article, with a smoothed line.

    A score is the mean over the lexicons; a filled mark is the outlet's own voice, an open one a quotation. The
    line is the mean of the scores nearby, weighted by a bell curve of a tenth of the body's length; bodies of fewer
    than ten sentences have none. Above each panel stand the sentences, and whether they are enough to compare.

    Parameters
    ----------
    sentiment
        The table `sentiment`.
    sentences
        The table `sentences`.
    articles
        The table `articles`.
    figure
        Figure to draw in; a new one without.

    Returns
    -------
    numpy.ndarray
        The axes, one per article.
    """
    scores = sentiment.groupby(["article", "sentence"], as_index=False).agg(
        score=("score", "mean"), in_quote=("in_quote", "first"), enough=("enough", "first")
    )
    body = sentences.loc[sentences["part"] == "body", ["article", "sentence", "position"]].merge(scores)
    names = columns_of(articles[articles["article"].isin(body["article"])])
    if body.empty:
        return empty_panel(figure, "There are no sentences to score.")
    figure, axes = panels(len(names), 2, 1.95, figure, sharex=True, sharey=True)
    look = marks(articles["outlet"])
    said = []
    titles = fit_names(names["label"], 180, BOLD * NORMAL, lines=1)
    for ax, name, title in zip(axes, names.itertuples(), titles, strict=True):
        mine = body[body["article"] == name.article]
        said.append(f"{name.label} {_arc(ax, mine, look[name.outlet])}")
        head(ax, title, 180, f"{counted(len(mine), 'sentence')}{amount(mine['enough'])}", lines=1)
    for ax in axes[-2:]:
        ax.tick_params(labelbottom=True)
    axes[0].set_ylim(-1.05, 1.05)
    axes[0].set_xlim(-0.03, 1.03)
    figure.supxlabel(
        "share of the body that stands before the sentence; filled: own voice, open: quotation", size=SMALL
    )
    figure.supylabel("score, mean of the lexicons", size=SMALL)
    figure.set_label(
        f"Sentence scores along {counted(len(names), 'article')}, −1 to +1, a panel each."
        f" The smoothed line at beginning, middle and end: {'; '.join(said)}."
    )
    return axes


def _arc(ax: Axes, mine: pd.DataFrame, style: dict[str, str]) -> str:
    """Draw the scores of an article and the line through them; returns how the line runs, in words."""
    x, y = mine["position"].to_numpy(float), mine["score"].to_numpy(float)
    ax.axhline(0, color=QUIET, linewidth=0.8)
    for in_quote, fill in ((False, style["color"]), (True, "white")):
        part = mine["in_quote"].eq(in_quote).to_numpy(bool)
        ax.plot(x[part], y[part], style["marker"], ms=4, mfc=fill, mec=style["color"])
    if len(mine) < ARC_SENTENCES:
        return "too short for a line"
    along = np.linspace(0, 1, 101)
    line = _smooth(x, y, along)
    ax.plot(along, line, color=INK, linewidth=1.8)
    return f"from {line[0]:+.2f} over {line[50]:+.2f} to {line[-1]:+.2f}{amount(mine['enough'], ' on ')}"


def _smooth(x: np.ndarray, y: np.ndarray, along: np.ndarray) -> np.ndarray:
    """Means of `y` at the places `along`, weighted by a bell curve over `x`."""
    near = np.exp(-(((along[:, None] - x) / ARC_WIDTH) ** 2) / 2)
    return near @ y / near.sum(axis=1)
