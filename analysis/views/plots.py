"""Figures of words: length, terms, tone and readability. A table goes in, axes come out, nothing is shown.

Each figure carries an alt text, made from its data, as the label of the figure (`ax.figure.get_label()`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.tables import SIGNIFICANT
from analysis.views.coverage import columns_of, outlets_of
from analysis.views.plain import asked, counted, extremes, listed, quoted
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    NORMAL,
    QUIET,
    SMALL,
    amount,
    axes_or_new,
    dot,
    empty,
    empty_panel,
    fit,
    fit_names,
    marks,
    name_ticks,
    nothing,
    panels,
    styled,
)

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NAME_WIDTH = 120  # points that an outlet's name may take beside an axis
ARC_WIDTH, ARC_SENTENCES = 0.1, 10  # smoothing of an arc in shares of the body; sentences it takes
VOICE_NAMES = {"own": "own voice", "quoted": "quotations", "all": "all sentences"}
UNITS = {
    "Flesch reading ease": "points (higher: easier)",
    "Flesch-Kincaid grade": "US school years",
    "mean sentence length": "words",
}


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


@styled
def plot_distinctiveness(distinctiveness: pd.DataFrame, *, top: int = 10, figure: Figure | None = None) -> np.ndarray:
    """The terms that set each outlet apart, one panel an outlet, by z with the counts beside.

    A filled mark passes q < .05 (Benjamini-Hochberg over the outlet's terms), an open one does not. Above each panel
    stands whether the outlet has enough text of its own to compare.

    Parameters
    ----------
    distinctiveness
        The table `distinctiveness`.
    top
        Terms shown per outlet, those with the highest z above 0.
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
    figure, axes = panels(len(outlets), 2, 0.75 + 1.3 * LINE * top, figure, sharex=True)
    look = marks(outlets)
    said = []
    short = any(amount(rows["enough"]) for _, rows in known.groupby("outlet"))  # a line more above the panels
    titles = fit_names(outlets, 115, BOLD * NORMAL)
    for ax, outlet, title in zip(axes, outlets, titles, strict=True):
        mine = known[known["outlet"] == outlet]
        best = mine[mine["z"] > 0].nlargest(top, "z")
        passing = int((best["q"] < SIGNIFICANT).sum())
        for y, row in enumerate(best.itertuples()):
            ax.plot([0, row.z], [y, y], color=FAINT, linewidth=1.5)
            dot(ax, row.z, y, **look[outlet], enough="yes" if row.q < SIGNIFICANT else "thin")
            ax.text(1.08, y, f"{row.n_target} | {row.n_reference}", transform=ax.get_yaxis_transform(), va="center",
                    size=SMALL)  # fmt: skip
        ax.text(1.08, -0.95, "n here | rest", transform=ax.get_yaxis_transform(), va="center", color=QUIET,
                size=SMALL - 1)  # fmt: skip
        name_ticks(ax.yaxis, range(len(best)), [fit(term, 112, lines=1) for term in best["term"]])
        ax.set_ylim(max(len(best), top) - 0.4, -1.4)
        ax.set_title(title, parse_math=False, pad=29 if short else 17)
        verdict = f"{passing} of {len(best)} pass q < .05 (filled)" if passing else "none passes q < .05"
        verdict += "\n" * short + amount(mine["enough"], "")
        ax.annotate(verdict, (0, 1), (0, 5), xycoords="axes fraction", textcoords="offset points", size=SMALL)
        said.append(
            f"{outlet}: {listed(quoted(best['term'].head(3)))}, {passing or 'none'} with q < .05{amount(mine['enough'])}"
        )
    axes[0].set_xlim(0, 1.05 * max(known["z"].max(), 1))
    for ax in axes[-2:]:
        ax.set_xlabel("z of the log-odds ratio", size=SMALL)
        ax.tick_params(labelbottom=True)
    figure.set_label(
        f"Terms with the highest z in {counted(len(outlets), 'outlet')}, a panel each. First terms of {'; of '.join(said)}."
    )
    return axes


@styled
def plot_sentiment(
    sentiment_by_outlet: pd.DataFrame,
    *,
    lexicon: str | None = None,
    voices: str | tuple[str, ...] = ("own", "quoted"),
    once: bool = False,
    figure: Figure | None = None,
) -> np.ndarray:
    """Mean sentence score with its 95 % interval, by outlet and voice, one panel a lexicon.

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
    table = printed = sentiment_by_outlet
    if once:
        table = table.drop(columns=["mean", "ci_low", "ci_high", "n_sentences", "n_paragraphs", "enough"])
        table = table.rename(columns=lambda name: name.removesuffix("_once"))
    voices = asked("voice", voices, table["voice"])
    chosen = table["voice"].isin(voices) & table["lexicon"].isin(asked("lexicon", lexicon, table["lexicon"]))
    table, printed = table[chosen], printed[chosen]
    outlets, lexicons = outlets_of(table), list(dict.fromkeys(table["lexicon"]))
    if not lexicons:
        return empty_panel(figure, "There are no sentences to score.")
    rows = [(outlet, voice) for outlet in outlets for voice in (None, *voices)]
    figure, axes = panels(len(lexicons), 3, 0.9 + 1.25 * LINE * len(rows), figure, sharex=True, sharey=True)
    look = marks(outlets)
    n_sentences = table.groupby(["outlet", "voice"])["n_sentences"].max()
    of_outlet = dict(zip(outlets, fit_names(outlets, 170, BOLD * SMALL, lines=1), strict=True))
    names = [of_outlet[outlet] if voice is None else f"{VOICE_NAMES[voice]}, {_sentences(n_sentences.get((outlet, voice), 0))}"
             for outlet, voice in rows]  # fmt: skip
    said = []
    for ax, shown in zip(axes, lexicons, strict=True):
        mine = table[table["lexicon"] == shown].set_index(["outlet", "voice"])
        ax.axvline(0, color=QUIET, linewidth=0.8)
        for y, key in enumerate(rows):
            if key in mine.index and pd.isna(mine.loc[key, "mean"]):
                nothing(ax, y)
            elif key in mine.index:
                row = mine.loc[key]
                ax.plot([row["ci_low"], row["ci_high"]], [y, y], color=INK, linewidth=1.4)
                dot(ax, row["mean"], y, **look[key[0]], enough=row["enough"])
            else:
                ax.axhline(y, color=FAINT, linewidth=0.5)
        ax.set_title(fit(shown, 110, BOLD * NORMAL), parse_math=False)
        ax.locator_params(axis="x", nbins=3)
        ax.xaxis.set_major_formatter(lambda value, _: f"{value:g}".replace("-", "−"))
        said.append(f"{shown}: " + "; ".join(
            f"{VOICE_NAMES[voice]} {extremes(mine.xs(voice, level='voice')['mean'], '+z.2f')}" for voice in voices))  # fmt: skip
    # of both ways of counting, so that their figures are on one scale
    ends = printed[["mean", "ci_low", "ci_high", "mean_once", "ci_low_once", "ci_high_once"]].to_numpy(float)
    low, high = (np.nanmin(ends), np.nanmax(ends)) if np.isfinite(ends).any() else (-1, 1)
    axes[0].set_xlim(max(min(low, 0) - 0.08, -1.05), min(max(high, 0) + 0.08, 1.05))
    axes[0].set_ylim(len(rows) - 0.3, -0.7)
    name_ticks(axes[0].yaxis, range(len(rows)), names)
    for label, (_, voice) in zip(axes[0].get_yticklabels(), rows, strict=True):
        label.set_fontweight("bold" if voice is None else "normal")
    enough = table.drop_duplicates(["outlet", "voice"])["enough"]
    figure.supxlabel(
        "mean score of a sentence with its 95 % interval (−1 most negative, +1 most positive)\n"
        "open mark: thin text; cross: too little text", size=SMALL,
    )  # fmt: skip
    figure.set_label(
        f"Mean sentiment of sentences in {counted(len(outlets), 'outlet')}, −1 to +1. {'. '.join(said)}."
        f" {(enough != 'yes').sum()} of {len(enough)} means per lexicon rest on thin text or too little."
    )
    return axes


def _sentences(n: int) -> str:
    return f"{n} sentence{'s' * int(n != 1)}"


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
    along = np.linspace(0, 1, 101)
    said = []
    titles = fit_names(names["label"], 180, BOLD * NORMAL, lines=1)
    for ax, name, title in zip(axes, names.itertuples(), titles, strict=True):
        mine = body[body["article"] == name.article]
        x, y = mine["position"].to_numpy(float), mine["score"].to_numpy(float)
        ax.axhline(0, color=QUIET, linewidth=0.8)
        style = look[name.outlet]
        for in_quote in (False, True):
            part = mine["in_quote"].eq(in_quote).to_numpy(bool)
            ax.plot(
                x[part], y[part], style["marker"], ms=4, mfc="white" if in_quote else style["color"], mec=style["color"]
            )
        if len(mine) >= ARC_SENTENCES:
            near = np.exp(-(((along[:, None] - x) / ARC_WIDTH) ** 2) / 2)
            line = near @ y / near.sum(axis=1)
            ax.plot(along, line, color=INK, linewidth=1.8)
            said.append(
                f"{name.label} from {line[0]:+.2f} over {line[50]:+.2f} to {line[-1]:+.2f}{amount(mine['enough'], ' on ')}"
            )
        else:
            said.append(f"{name.label} too short for a line")
        ax.set_title(title, parse_math=False, pad=17)
        text = f"{counted(len(mine), 'sentence')}{amount(mine['enough'])}"
        ax.annotate(text, (0, 1), (0, 5), xycoords="axes fraction", textcoords="offset points", size=SMALL)
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


@styled
def plot_readability(readability: pd.DataFrame, *, figure: Figure | None = None) -> np.ndarray:
    """Readability indices per article with their 95 % intervals, one panel an index.

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
        ax.set_title(fit(index, 100, BOLD * NORMAL), parse_math=False)
        ax.set_xlabel(UNITS.get(index, "score"))
        said.append(f"{index} {extremes(pd.Series(mine['score'].to_numpy(float), index=names['label']), '.1f')}")
    axes[0].set_ylim(len(names) - 0.5, -0.8)
    name_ticks(axes[0].yaxis, range(len(names)), fit_names(names["label"], NAME_WIDTH))
    figure.set_label(f"Readability of {counted(len(names), 'article')}: {'; '.join(said)}.")
    return axes
