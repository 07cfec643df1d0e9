"""Figures of facts: who tells which, and how early. A table goes in, axes come out, nothing is shown."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pandas as pd

from analysis.tables import ANSWERS
from analysis.views.coverage import (
    NO_LEDGER,
    SALIENCE,
    by_likeness,
    columns_of,
    outlets_of,
    salience_rank,
    status_by_outlet,
)
from analysis.views.plain import asked, counted, listed, number
from analysis.views.style import (
    BOLD,
    FAINT,
    INK,
    LINE,
    MARKED,
    QUIET,
    SMALL,
    axes_or_new,
    column_heads,
    dot,
    empty,
    fit,
    height_of,
    marks,
    name_ticks,
    styled,
    width_for,
)
from analysis.views.tables import takes_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MOST = 100  # facts that a matrix shows
WITNESSES = 12  # most pages of a fact with a bar of their own
SCREEN = 8  # inches of a matrix past which its heads stand below it too
WIDE = 9  # inches that a matrix takes with its statements: a page shows so much, and most statements need no third line
COLUMN = 34  # points of width that a column of the matrix would like to have
STATEMENT = (280, 420)  # least and most points for the statements beside it
CELLS = {  # (status, printed from shared copy) -> its mark
    ("present", False): {"marker": "s", "fillstyle": "full", "markersize": 9},
    ("partial", False): {"marker": "s", "fillstyle": "bottom", "markerfacecoloralt": "white", "markersize": 9},
    ("present", True): {"marker": "o", "fillstyle": "full", "markersize": 8},
    ("partial", True): {"marker": "o", "fillstyle": "bottom", "markerfacecoloralt": "white", "markersize": 8},
    ("absent", False): {"marker": "_", "markersize": 6},
}
UNSURE = 0.75  # confidence, by the text alone, below which a cell is drawn pale
PALE = 0.35
KEY = "full: present, half: partial, dash: absent"
KEY_COPIED = "round: in words copied from another article; pages that share copy are one source"
KEY_SALIENCE = "bold: core facts, grey: minor facts"
KEY_PALE = f"pale: by the text alone, at a confidence below {UNSURE:.2f}"
KEY_PLACES = f"left end of a line: start of the article; right end: its end\ndash: not told; {MARKED}"


@takes_tables
@styled
def plot_coverage(coverage: pd.DataFrame, facts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Facts as a matrix: a row a fact, a column an article; full present, half partial, dash absent, round copied.

    Facts stand in groups by the number of independent sources that tell them, most first; in a group core facts (bold)
    come first, then major, without a salience, minor (grey). Articles that tell the same facts stand side by side. A
    square is a fact told in the article's own words (or copy that others took from it), a circle one in copied. Pale is
    what the text alone is not sure of. Of more than a hundred facts those are drawn that most sources tell.

    Parameters
    ----------
    coverage, facts
        The tables `coverage` and `facts`; statements of discovered facts come from `worded`.
    ax
        Axes to draw on; a new figure without.
    """
    if coverage.empty:
        return empty(axes_or_new(ax, 1), NO_LEDGER)
    told = (status_by_outlet(coverage) != "absent").sum(axis=1)
    n_told = facts["n_independent"].fillna(facts["fact"].map(told)).astype(int)
    listing = facts.assign(n_told=n_told, rank=salience_rank(facts["salience"]))
    listing = listing.sort_values(["n_told", "rank"], ascending=[False, True], kind="stable").head(MOST)
    columns = columns_of(coverage).set_index("article", drop=False).loc[by_likeness(coverage)].reset_index(drop=True)
    width = len(columns)
    tells = coverage[coverage["status"] != "absent"].groupby("article").size().reindex(columns["article"], fill_value=0)
    heads = column_heads(columns["label"], [f"{n} told" for n in tells])
    rows, size = _rows(listing, width, grouped=True)
    copied = coverage["copied"].fillna(False).astype(bool)
    cells = coverage.assign(copied=copied, pale=coverage["confidence"] < UNSURE)
    key = _key(cells, listing, len(facts))
    around = height_of(heads) * (2 if size > SCREEN else 1) + LINE * len(key) + 0.4
    ax = axes_or_new(ax, size + around, _width(width))
    _draw_cells(
        ax, cells[cells["fact"].isin(listing["fact"])], columns, rows.dropna(subset="fact").set_index("fact")["y"]
    )
    for y in rows.loc[rows["fact"].isna(), "y"]:
        ax.axhline(y + 0.55 * LINE, color=FAINT, linewidth=0.8)
    _frame(ax, rows, size, heads)
    ax.tick_params(axis="x", labelbottom=size > SCREEN)
    ax.set_xlim(-0.7, width - 0.3)
    _say_key(ax, key)
    n_copied, n_pale = int((cells["copied"] & (cells["status"] != "absent")).sum()), int(cells["pale"].sum())
    counts = [f"{label} {n}" for label, n in zip(columns["label"], tells, strict=True)]
    ax.figure.set_label(
        f"Matrix of {counted(len(facts), 'fact')} by {counted(width, 'article')}."
        f" Told by every outlet: {(told == len(outlets_of(coverage))).sum()}; by one alone: {(told == 1).sum()}; by none: {(told == 0).sum()}."
        f" Facts told: {listed(counts, most=12)}; {n_copied} of them in copied words."
        + f" Drawn are the {len(listing)} that most sources tell." * (len(facts) > MOST)
        + f" Not sure by the text alone: {counted(n_pale, 'cell')}." * bool(n_pale)
    )
    return ax


def _key(cells: pd.DataFrame, listing: pd.DataFrame, n_facts: int) -> list[str]:
    """What the marks of the matrix mean, as far as they are drawn."""
    said = {
        KEY: True,
        KEY_COPIED: (cells["copied"] & (cells["status"] != "absent")).any(),
        KEY_SALIENCE: listing["salience"].isin(("core", "minor")).any(),
        KEY_PALE: cells["pale"].any(),
        f"the {len(listing)} of {n_facts} facts that most sources tell": n_facts > MOST,
    }
    return [line for line, holds in said.items() if holds]


def _say_key(ax: Axes, lines: list[str]) -> None:
    """The key above the heads of the columns: the matrix can be longer than a screen."""
    ax.set_title("\n".join(lines), size=SMALL, weight="normal", pad=10, parse_math=False)


def _draw_cells(ax: Axes, cells: pd.DataFrame, columns: pd.DataFrame, place: pd.Series) -> None:
    """The marks of the matrix; `place`: of each fact its row."""
    look, scale = marks(cells["outlet"]), min(1, 20 / len(columns))
    for x, (article, outlet) in enumerate(zip(columns["article"], columns["outlet"], strict=True)):
        mine = cells[cells["article"] == article]
        for ((status, copied), mark), pale in product(CELLS.items(), (False, True)):
            facts = mine.loc[(mine["status"] == status) & (mine["copied"] == copied) & (mine["pale"] == pale), "fact"]
            color = QUIET if status == "absent" else look[outlet]["color"]
            mark = mark | {"markersize": mark["markersize"] * scale, "color": color, "alpha": PALE if pale else 1}
            if len(facts):
                ax.plot([x] * len(facts), place[facts], linestyle="", **mark)


@takes_tables
@styled
def plot_prominence(
    prominence: pd.DataFrame,
    facts: pd.DataFrame,
    *,
    salience: str | tuple[str, ...] = ("core", "major"),
    ax: Axes | None = None,
) -> Axes:
    """How early each outlet tells each shared fact: a column an outlet, its left edge the start of the article.

    Only facts that two or more outlets tell are shown, those told earliest on top; with several articles the outlet's
    earliest place counts. Of more than a hundred facts those are drawn that most outlets tell. An open mark stands for
    an outlet whose longest article is thin, a cross for too little text.

    Parameters
    ----------
    prominence, facts
        The tables `prominence` and `facts`.
    salience
        Salience of the facts shown; facts without a salience are always shown.
    ax
        Axes to draw on; a new figure without.

    Raises
    ------
    FramingError
        There is no such salience.
    """
    wanted = facts.loc[facts["salience"].isin(asked("salience", salience, SALIENCE)) | facts["salience"].isna(), "fact"]
    mine = prominence[(prominence["kind"] == "fact") & prominence["item"].isin(wanted)]
    outlets = outlets_of(mine)
    place = mine.pivot_table(index="item", columns="outlet", values="first_position", aggfunc="min")
    place = place.reindex(columns=outlets)[lambda table: table.notna().sum(axis=1) >= 2]
    if place.empty:
        why = "No fact of this salience is told by two outlets or more." if len(facts) else NO_LEDGER
        return empty(axes_or_new(ax, 1), why)
    n_shared = len(place)
    place = place.loc[place.notna().sum(axis=1).sort_values(ascending=False, kind="stable").index[:MOST]]
    listing = facts.set_index("fact", drop=False).loc[place.mean(axis=1).sort_values(kind="stable").index]
    rows, size = _rows(listing.assign(rank=salience_rank(listing["salience"])), len(outlets))
    heads = column_heads(outlets)
    ax = axes_or_new(ax, size + height_of(heads) + 0.7, _width(len(outlets)))
    _draw_places(ax, place, rows.set_index("fact")["y"], mine)
    _frame(ax, rows, size, heads, shift=0.4)
    ax.set_xlim(-0.15, len(outlets) - 0.05)
    part = [f"the {MOST} of {n_shared} shared facts that most outlets tell"] * (n_shared > MOST)
    _say_key(ax, [KEY_PLACES, *part])
    ax.figure.set_label(_prominence_alt(place))
    return ax


def _draw_places(ax: Axes, place: pd.DataFrame, y: pd.Series, prominence: pd.DataFrame) -> None:
    """A column an outlet, a row a fact at its `y`; of several articles the longest's amount of text counts."""
    look = marks(place.columns)
    for x, outlet in enumerate(place.columns):
        amounts = prominence.loc[prominence["outlet"] == outlet, "enough"].dropna()
        enough = max(amounts, key=ANSWERS.index, default="yes")
        for fact, first in place[outlet].items():
            if pd.isna(first):
                ax.plot(x + 0.4, y[fact], marker="_", color=QUIET, markersize=6)
                continue
            ax.plot([x, x + 0.8], [y[fact], y[fact]], color=FAINT, linewidth=1.2)
            dot(ax, x + 0.8 * first, y[fact], **look[outlet], enough=enough)


def _prominence_alt(place: pd.DataFrame) -> str:
    spread = (place.max(axis=1) - place.min(axis=1)).sort_values(ascending=False)
    widest = spread.index[0]
    early, late = place.loc[widest].idxmin(), place.loc[widest].idxmax()
    return (
        f"First place of {counted(len(place), 'fact')} that two outlets or more tell, in {counted(place.shape[1], 'outlet')}."
        f" Furthest apart is {widest}: {place.loc[widest, early]:.0%} into the text in {early},"
        f" {place.loc[widest, late]:.0%} in {late}. Told first on average: {listed(place.index[:3])}."
    )


def _beside(n_columns: int) -> float:
    """Points for the statements beside a matrix of so many columns."""
    return min(max(72 * WIDE - 12 - COLUMN * n_columns, STATEMENT[0]), STATEMENT[1])


def _width(n_columns: int) -> float:
    """Width in inches of a matrix of so many columns with its statements."""
    beside = _beside(n_columns) + 20
    return max(min(WIDE, (beside + COLUMN * n_columns) / 72), width_for(n_columns, beside))


def _rows(listing: pd.DataFrame, n_columns: int, *, grouped: bool = False) -> tuple[pd.DataFrame, float]:
    """Places of the rows in inches from the top, a heading above each group; their height."""
    rows, y, group = [], 0.0, None
    for row in listing.itertuples():
        if grouped and row.n_told != group:
            group = row.n_told
            y += 0.7 * LINE if rows else 0
            n = int((listing["n_told"] == group).sum())
            by = counted(group, "independent source") if group else "nobody"
            rows.append((None, y, f"told by {by}: {counted(n, 'fact')}", INK, "bold"))
            y += 1.45 * LINE
        core = row.salience == "core"
        text = fit(f"{row.fact}  {row.statement}", _beside(n_columns), SMALL * (BOLD if core else 1), lines=3)
        height = LINE * (text.count("\n") + 1)
        rows.append(
            (
                row.fact,
                y + (height - LINE) / 2,
                text,
                QUIET if row.salience == "minor" else INK,
                "bold" if core else "normal",
            )
        )
        y += height + 0.35 * LINE
    return pd.DataFrame(rows, columns=["fact", "y", "text", "color", "weight"]), y


def _frame(ax: Axes, rows: pd.DataFrame, size: float, heads: list[str], *, shift: float = 0) -> None:
    """What rows and columns are called, statements behind the marks: on a narrow screen those come first; no box."""
    ax.yaxis.tick_right()
    name_ticks(ax.yaxis, rows["y"], rows["text"], ha="left", linespacing=1.1)
    ax.tick_params(axis="y", pad=6)
    for label, color, weight in zip(ax.get_yticklabels(), rows["color"], rows["weight"], strict=True):
        label.set(color=color, fontweight=weight)
    name_ticks(ax.xaxis, [x + shift for x in range(len(heads))], heads, rotation=90)
    ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True)
    ax.set_ylim(size, -0.6 * LINE)
    ax.spines[:].set_visible(False)


@takes_tables
@styled
def plot_witnesses(facts: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """On how many pages the facts stand (open bars), and on how many independent sources (filled).

    Parameters
    ----------
    facts
        The table `facts`.
    ax
        Axes to draw in; a new figure without.

    Returns
    -------
    matplotlib.axes.Axes
    """
    told = facts.loc[facts["n_present"].fillna(0) > 0, ["n_present", "n_independent"]]
    most = int(min(told["n_present"].max(), WITNESSES)) if len(told) else 1
    ax = axes_or_new(ax, 0.9 + 2 * LINE * most)
    if told.empty:
        empty(ax, "No article tells a fact of the ledger." if len(facts) else NO_LEDGER)
        return ax
    numbers = range(1, most + 1)
    for column, shift, fill in (("n_present", -0.19, "white"), ("n_independent", 0.19, INK)):
        n_facts = told[column].clip(upper=most).value_counts().reindex(numbers, fill_value=0)
        bars = ax.barh([n + shift for n in numbers], n_facts.to_numpy(int), height=0.34, color=fill, edgecolor=INK)
        ax.bar_label(bars, padding=4, size=SMALL)
    more = " or more" if told["n_present"].max() > most else ""
    name_ticks(ax.yaxis, numbers, [f"by {n}{more if n == most else ''}" for n in numbers])
    ax.set_ylim(most + 0.6, 0.4)
    ax.margins(x=0.12)
    ax.set_xlabel("facts told by so many pages (open) and by so many independent sources (filled)", size=SMALL)
    alone = [int((told[column] == 1).sum()) for column in ("n_present", "n_independent")]
    ax.figure.set_label(
        f"Bars of {counted(len(told), 'fact')} by the number of pages and of independent sources that tell them:"
        f" {counted(alone[0], 'fact stands', 'facts stand', beside=(len(told), *alone))} on one page alone, {number(alone[1], (len(told), *alone))} on one source alone."
    )
    return ax
