"""What a notebook cell shows: figures with alt text, accessible tables, notes. Objects to display, never prints.

An article's words are untrusted. Everything is escaped here, and marked so that neither HTML nor the
mathematics of a notebook is read into it.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Mapping, Sequence
from html import escape
from itertools import count
from numbers import Number
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import FramingError
from analysis.tables import TABLES
from analysis.views.style import to_png, to_svg

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Format = str | Callable[[object], str]

MISSING = '<span role="img" aria-label="missing" title="not there or not measurable">–</span>'
# MathJax passes over elements of these classes (the second name is that of MathJax 2).
LITERAL = "mathjax_ignore tex2jax_ignore"
# Notebook front ends right-align every cell and break long text early; hence the two classes in the selectors.
CSS = (
    "<style>.framing-table{overflow-x:auto;max-width:100%}"
    "div.framing-table table.data-sortable{border-collapse:collapse;table-layout:auto;margin:0}"
    "div.framing-table table.data-sortable caption{text-align:left;padding:.25em 0}"
    "div.framing-table table.data-sortable :is(th,td){text-align:left;vertical-align:top;padding:.3em .6em}"
    "div.framing-table table.data-sortable .num{text-align:right;font-variant-numeric:tabular-nums}"
    "div.framing-table table.data-sortable .wide{min-width:12rem}</style>"
)
LONG = 40  # characters from which a cell asks for room
# Columns of the codebook that need other words above them than their name gives (see `heading`).
HEADINGS = {
    "ci_low": "95% from", "ci_high": "95% to", "enough": "enough text?", "folded_to": "counts as",
    "n_independent": "independent sources", "n_present": "articles", "n_reference": "uses elsewhere",
    "n_target": "uses here", "outlet_a": "outlet A", "outlet_b": "outlet B", "outlet_basis": "outlet is",
    "share_own": "own words", "tfidf": "TF-IDF", "tfidf_gap": "TF-IDF gap", "wire_only": "in copies alone",
}  # fmt: skip
_COLUMNS = {column.name for table in TABLES.values() for column in table.columns}
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
_numbers = count(1)


class Html:
    """Something to display: HTML where the front end shows it, plain text elsewhere."""

    def __init__(self, html: str, text: str):
        self.html, self.text = html, text

    def _repr_html_(self) -> str:
        return self.html

    def __repr__(self) -> str:
        """The plain text."""
        return self.text


class Note(str):
    """A sentence or two, shown as a paragraph."""

    def _repr_html_(self) -> str:
        return f'<p class="framing-note {LITERAL}">{escape(self)}</p>'

    def __repr__(self) -> str:
        """The sentences, without quotation marks."""
        return str(self)


def stacked(shown: Sequence[Html | Note]) -> Html | Note:
    """Several things to display, one below the other."""
    if len(shown) == 1:
        return shown[0]
    return Html("".join(one._repr_html_() for one in shown), "\n\n".join(map(repr, shown)))


def folded(shown: Mapping[str, Html]) -> Html:
    """Several things to display, each folded away under its heading and the first in view; in print all are."""
    parts = [
        f'<details class="framing-fold"{" open" * (i == 0)}><summary class="{LITERAL}">{escape(name)}</summary>{one.html}</details>'
        for i, (name, one) in enumerate(shown.items())
    ]
    return Html("".join(parts), "\n\n".join(one.text for one in shown.values()))


class ShownFigure:
    """A figure as SVG and PNG, with its name and its alt text for whoever places it on a page."""

    def __init__(self, figure: Figure, name: str):
        self.name, self.alt = name, figure.get_label()
        self.svg, self.png = to_svg(figure), to_png(figure)

    def _repr_mimebundle_(self, include: object = None, exclude: object = None) -> tuple[dict, dict]:
        about = {"alt": self.alt, "name": self.name}
        data = {
            "image/svg+xml": self.svg,
            "image/png": base64.b64encode(self.png).decode("ascii"),
            "text/plain": self.alt,
        }
        return data, {"image/svg+xml": about, "image/png": about}

    def __repr__(self) -> str:
        """The alt text."""
        return self.alt


def show_figure(ax: Axes | np.ndarray, name: str) -> ShownFigure:
    """Show the figure of some axes; `name` becomes its file name in a report.

    Parameters
    ----------
    ax
        What a `plot_` function returned: axes, or an array of them.
    name
        Letters, digits, '-' and '_'.

    Raises
    ------
    FramingError
        The name has other characters.
    """
    if not re.fullmatch(r"[\w-]+", name, re.ASCII):
        raise FramingError("show_figure", f"the name '{name}'", "use letters, digits, '-' and '_'")
    return ShownFigure(np.ravel(ax)[0].figure, name)


def show_table(
    frame: pd.DataFrame,
    *,
    caption: str | None = None,
    rows: int | None = None,
    formats: Mapping[str, Format] | None = None,
) -> Html:
    """Show a table: the first column names the row, numbers are rounded for the eye only.

    Columns of the codebook are headed in words; their names stand in the heading's title.

    Parameters
    ----------
    frame
        Any table; its index is left out unless it has a name.
    caption
        What the table holds, in plain text.
    rows
        Show this many rows at most; the caption then says of how many.
    formats
        Column -> format specification (".1%", ".3f") or function to text. Without one, numbers with a
        fraction are rounded to two places, others are shown whole.
    """
    frame = frame if frame.index.names == [None] else frame.reset_index()
    return table(frame, caption=caption, rows=rows, formats=formats)


def heading(name: str) -> str:
    """What stands above a column: `n_sentences_once` and its like in words ("sentences, once"), any other as it is."""
    if name not in _COLUMNS:
        return name
    base = name.removesuffix("_once")
    words = HEADINGS.get(base) or (base.removeprefix("n_")).replace("_", " ")
    return words if base == name else f"{words}, once"


def show_without_text(corpus: Corpus) -> Note | None:
    """One line on how to add the articles, where they are withheld; nothing where they are here."""
    if corpus.has_text:
        return None
    story = corpus.folder.name
    return Note(
        "The articles' words are not in this folder, so keys (article and sentence number) stand in their place."
        f" Whoever has the articles can add them: framing add {story} FILES"
    )


def table(
    frame: pd.DataFrame,
    *,
    caption: str | None = None,
    rows: int | None = None,
    formats: Mapping[str, Format] | None = None,
    align: Mapping[str, str] | None = None,
) -> Html:
    """An accessible HTML table in a box of its own; `align` puts columns of text to the right or centre."""
    formats, align = formats or {}, align or {}
    total, frame = len(frame), frame.head(rows) if rows is not None else frame
    if len(frame) < total:
        caption = f"{caption + ': ' if caption else ''}first {len(frame):,} of {total:,} rows"
    numeric = [_is_number(frame.iloc[:, i]) for i in range(frame.shape[1])]
    names = [str(column) for column in frame.columns]
    shown = [[_shown(value, formats.get(name)) for value in frame.iloc[:, i]] for i, name in enumerate(names)]
    look = [("num" if number else "", align.get(name, "")) for name, number in zip(names, numeric, strict=True)]
    heads = [heading(name) for name in names]
    head = "".join(
        f'<th scope="col"{_attributes(*at)}{_title(name, said)}>{escape(said)}</th>'
        for name, said, at in zip(names, heads, look, strict=True)
    )
    body = "".join(
        f"<tr>{''.join(_cell(i, shown[i][r], frame.iat[r, i], *look[i]) for i in range(len(names)))}</tr>"
        for r in range(len(frame))
    )
    body = body or f'<tr><td colspan="{len(names)}">none</td></tr>'
    label = f"framing-table-{next(_numbers)}"
    titled = f'<caption id="{label}">{escape(caption)}</caption>' if caption else ""
    named = f'aria-labelledby="{label}"' if caption else 'aria-label="table"'
    html = (
        f'{CSS}<div class="framing-table {LITERAL}" role="region" tabindex="0" {named}><table class="data-sortable">'
        f"{titled}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    plain = pd.DataFrame({i: ["–" if cell is None else cell for cell in column] for i, column in enumerate(shown)})
    text = plain.set_axis(heads, axis=1).to_string(index=False) if len(plain) else "none"
    return Html(html, f"{caption}\n{text}" if caption else text)


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(column)


def _shown(value: object, form: Format | None) -> str | None:
    """A value as text; None where it is missing."""
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    if callable(form):
        return form(value)
    if isinstance(value, bool | np.bool_):
        return "yes" if value else "no"
    if form is None and isinstance(value, float | np.floating):
        form = "z.2f"  # z: no minus before a zero
    elif form is None and isinstance(value, int | np.integer):
        form = ","
    if form:
        said = format(value, form)
        return said.replace("-", "−") if isinstance(value, Number) else said
    said = str(value)
    return said.replace("T", " ") if _TIME.fullmatch(said) else said


def _cell(column: int, shown: str | None, value: object, kind: str, align: str) -> str:
    if shown is None:
        return f"<td{_attributes(f'{kind} missing'.strip(), align)}>{MISSING}</td>"
    exact = f' data-value="{escape(str(value))}"' if kind == "num" else ""
    attributes = _attributes(kind or ("wide" if len(shown) >= LONG else ""), align) + exact
    if column == 0:
        return f'<th scope="row"{attributes}>{escape(shown)}</th>'
    return f"<td{attributes}>{escape(shown)}</td>"


def _title(name: str, said: str) -> str:
    return "" if said == name else f' title="column {escape(name)}"'


def _attributes(kind: str, align: str) -> str:
    return (f' class="{kind}"' if kind else "") + (f' style="text-align:{align}"' if align else "")
