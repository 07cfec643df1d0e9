"""One look for every figure: it survives small screens, greyscale print and colour-blind eyes.

A plot function wrapped in `styled` runs under the suite's settings and leaves matplotlib's own alone. Figures
are made without pyplot, so nothing is shown or kept behind the user's back. matplotlib is imported when the
first figure is drawn: it takes longer to load than the rest of `import analysis` needs for views.
"""

from __future__ import annotations

import functools
import io
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ParamSpec, TypeVar

import numpy as np

from analysis.tables import ANSWERS

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.axis import Axis
    from matplotlib.figure import Figure

WIDTH = 6.5  # inches; a page shows this some 600 pixels wide
SMALL, NORMAL = 9.5, 10.5  # points
BOLD = 1.12  # bold text runs as long as plain text of this times its size
LINE = 1.25 * SMALL / 72  # height of a line of small text, in inches
HEAD, FEW_COLUMNS = 105, 8  # points that the name in a column's head may take; most columns with heads of two lines
INK, QUIET, FAINT = "#1a1a1a", "#595959", "#c4c4c4"

# Okabe & Ito (2008), without the yellow that fades on white, and with grey for black; in grey, markers tell outlets
# apart.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#4D4D4D", "#E69F00", "#56B4E9")
# None is a cross: that stands for too little text.
MARKERS = ("o", "s", "^", "D", "v", ">", "<", "*", "h", "p", "d", "8")

SETTINGS = {
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": NORMAL,
    "axes.titlesize": NORMAL,
    "axes.titleweight": "bold",
    "axes.titlelocation": "left",
    "axes.labelsize": SMALL,
    "axes.labelcolor": INK,
    "axes.edgecolor": QUIET,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.axisbelow": True,
    "axes.unicode_minus": True,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
    "xtick.color": QUIET,
    "xtick.labelcolor": INK,
    "ytick.color": QUIET,
    "ytick.labelcolor": INK,
    "ytick.major.size": 0,
    "text.color": INK,
    "text.parse_math": False,  # a dollar sign in a name is a dollar sign
    "text.usetex": False,
    "hatch.linewidth": 0.6,
    "figure.constrained_layout.w_pad": 0.06,
    "figure.constrained_layout.h_pad": 0.06,
    "figure.facecolor": "white",
    "axes.facecolor": "white",
    "savefig.facecolor": "white",
    "svg.fonttype": "none",  # words stay words: they can be searched, read aloud and scaled
    "svg.hashsalt": "framing",  # the same figure is the same file
}

# Fonts of scripts that DejaVu Sans lacks (Chinese, Japanese, Korean, scripts of India, Thai); those that are not
# installed are passed over.
SCRIPTS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei", "Droid Sans Fallback",
    "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "PingFang SC", "Hiragino Sans", "Apple SD Gothic Neo", "Noto Sans Devanagari",
    "Nirmala UI", "Kohinoor Devanagari", "Noto Sans Thai", "Leelawadee UI", "Thonburi", "Arial Unicode MS", "Unifont",
)  # fmt: skip
AMOUNTS = {"thin": "thin text", "no": "too little text"}  # what is said where there is not text enough
MARKED = f"open mark: {AMOUNTS['thin']}; cross: {AMOUNTS['no']}"  # how `dot` shows it

P = ParamSpec("P")
R = TypeVar("R")


def styled(plot: Callable[P, R]) -> Callable[P, R]:
    """Run a plot function under the suite's settings, and leave matplotlib's as they were."""

    @functools.wraps(plot)
    def drawn(*args: P.args, **options: P.kwargs) -> R:
        import matplotlib

        with matplotlib.rc_context(SETTINGS | {"font.family": _families()}):
            return plot(*args, **options)

    return drawn


def _families() -> list[str]:
    """The fonts of a figure: behind the usual one those installed that have other scripts."""
    from matplotlib.font_manager import fontManager

    installed = set(fontManager.get_font_names())
    return ["sans-serif", *(name for name in SCRIPTS if name in installed)]


def new_figure(height: float, width: float = WIDTH) -> Figure:
    """An empty figure; `height` and `width` in inches."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")


def axes_or_new(ax: Axes | None, height: float, width: float = WIDTH) -> Axes:
    """The axes given, or those of a new figure."""
    return new_figure(height, width).add_subplot() if ax is None else ax


def panels(n: int, across: int, height: float, figure: Figure | None, **share: bool) -> tuple[Figure, np.ndarray]:
    """A figure, and in it a grid of `n` panels, at most `across` in a row, each `height` inches high."""
    across = min(n, across)
    down = -(-n // across)
    figure = figure or new_figure(height * down)
    grid = figure.subplots(down, across, squeeze=False, **share).ravel()
    for spare in grid[n:]:
        spare.remove()
    return figure, grid[:n]


def empty_panel(figure: Figure | None, why: str) -> np.ndarray:
    """A single panel with a plain sentence in place of a plot."""
    return np.array([empty((figure or new_figure(1)).add_subplot(), why)])


def empty(ax: Axes, why: str) -> Axes:
    """Axes with a plain sentence in place of a plot; the sentence is the alt text too."""
    ax.set_axis_off()
    ax.text(0, 0.5, fit(why, 420, NORMAL, lines=4), transform=ax.transAxes, va="center", parse_math=False)
    ax.figure.set_label(why)
    return ax


def marks(outlets: Iterable[str]) -> dict[str, dict[str, str]]:
    """Outlet -> its colour and marker, by its place among the outlets: the same in every figure of a story."""
    return {
        outlet: {"color": COLOURS[i % len(COLOURS)], "marker": MARKERS[i % len(MARKERS)]}
        for i, outlet in enumerate(dict.fromkeys(outlets))
    }


def dot(ax: Axes, x: float, y: float, *, color: str, marker: str, enough: str = "yes") -> None:
    """A value: filled where there is enough text, open where it is thin, a small cross where there is not enough."""
    fill = {"yes": color, "thin": "white"}
    size = 8 if marker == "*" else 6.5
    if enough in fill:
        ax.plot(x, y, marker, ms=size, mfc=fill[enough], mec=color, mew=1.6, clip_on=False, zorder=3)
    else:
        ax.plot(x, y, "x", ms=5, mec=color, mew=1.4, clip_on=False, zorder=3)


def nothing(ax: Axes, y: float) -> None:
    """A row in which there is no text to measure, such as an outlet whose sentences are all copied."""
    beside(ax, 0.03, y, "no text", size=SMALL - 1, color=QUIET)


def beside(ax: Axes, x: float, y: float, text: str, **look: object) -> None:
    """Small text in a row: `x` in widths of the axes, `y` as the data."""
    ax.text(x, y, text, transform=ax.get_yaxis_transform(), va="center", **{"size": SMALL} | look)


def head(ax: Axes, title: str, width: float, note: str = "", *, lines: int = 2) -> None:
    """A panel's title, of so many points at most, and small text between it and the panel."""
    room = 12 * (note.count("\n") + 1) + 5 if note else None
    ax.set_title(fit(title, width, BOLD * NORMAL, lines=lines), parse_math=False, pad=room)
    if note:
        ax.annotate(note, (0, 1), (0, 5), xycoords="axes fraction", textcoords="offset points", size=SMALL)


def amount(enough: Iterable[str], sign: str = ", ") -> str:
    """What is said of the amount of text, behind a sign: of several answers the lesser; nothing where it is enough."""
    said = AMOUNTS.get(min((answer for answer in enough if answer in ANSWERS), key=ANSWERS.index, default=""), "")
    return f"{sign}{said}" if said else ""


def name_ticks(
    axis: Axis, positions: Sequence[float], names: Sequence[str], *, bold: Sequence[bool] = (), **text: object
) -> None:
    """Put names on an axis as they are written: nothing in them is read as mathematics."""
    axis.set_ticks(positions, labels=names, **text)
    for label in axis.get_ticklabels():
        label.set_parse_math(False)
    for label, is_bold in zip(axis.get_ticklabels(), bold, strict=False):
        label.set_fontweight("bold" if is_bold else "normal")


def whole_ticks(ax: Axes) -> None:
    """Ticks of an axis of shares, from none to all."""
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], labels=["0%", "25%", "50%", "75%", "100%"])


def height_of(names: Iterable[str], size: float = SMALL) -> float:
    """Inches that names take which are read from below."""
    return max(length(line, size) for name in names for line in name.split("\n")) / 72


def column_heads(names: Sequence[str], said: Sequence[str] | None = None) -> list[str]:
    """Heads of columns, read from below: the name and what is `said` of it, in two lines, in one of many columns."""
    lines = 2 if len(names) <= FEW_COLUMNS else 1
    heads = fit_names(names, HEAD, lines=lines)
    if said is None:
        return heads
    signs = [", " if lines == 1 or "\n" in head else "\n" for head in heads]
    return [f"{head}{sign}{words}" if words else head for head, sign, words in zip(heads, signs, said, strict=True)]


def width_for(n_columns: int, beside: float) -> float:
    """Width of a figure in inches at which its columns' heads do not touch; `beside` them stand so many points."""
    lines = 2 if n_columns <= FEW_COLUMNS else 1
    return max(WIDTH, (beside + n_columns * (lines * LINE * 72 + 1)) / 72)


def fit_names(names: Iterable[str], width: float, size: float = SMALL, *, lines: int = 2) -> list[str]:
    """Names broken as by `fit`; of those that would read alike the middle is left out and not the end."""
    names = list(names)
    fitted = [fit(name, width, size, lines=lines) for name in names]
    n = Counter(fitted)
    return [
        _ends(name, width, size, lines) if n[short] > 1 and "…" in short else short
        for name, short in zip(names, fitted, strict=True)
    ]


def _ends(name: str, width: float, size: float, lines: int) -> str:
    """As much of both ends of a name as there is room for."""
    for n in range(len(name) // 2, 0, -1):
        end = name[-n:] if name[-n - 1] == " " else name[-n:].partition(" ")[2] or name[-n:]
        both = f"{name[:n].rstrip()}…{' ' * (lines > 1)}{end.lstrip()}"
        short = fit(both, width, size, lines=lines)
        if short.split() == both.split():
            return short
    return fit(name, width, size, lines=lines)


def fit(text: str, width: float, size: float = SMALL, *, lines: int = 2) -> str:
    """Break text into at most `lines` lines of `width` points each; what is left out becomes an ellipsis."""
    words, broken = str(text).split(), []
    while words and len(broken) < lines:
        n = 1
        while n < len(words) and length(" ".join(words[: n + 1]), size) <= width:
            n += 1
        broken.append(_clip(words[:n], width, size, cut=n < len(words) and len(broken) == lines - 1))
        words = words[n:]
    return "\n".join(broken)


def _clip(words: list[str], width: float, size: float, *, cut: bool) -> str:
    """Words as a line; where more words follow, or one is too long itself, an ellipsis says so."""
    line = " ".join(words) + "…" * cut
    while len(words) > 1 and length(line, size) > width:
        words = words[:-1]
        line = " ".join(words) + "…"
    while len(line) > 2 and length(line, size) > width:
        line = line.removesuffix("…")[:-1] + "…"
    return line


def length(text: str, size: float) -> float:
    """Length of a line of text in points."""
    return sum(map(_advance, text)) * size


@functools.cache
def _advance(character: str) -> float:
    """How far a character moves the pen, as a share of the font size."""
    from matplotlib.font_manager import FontProperties, findfont, get_font

    font = get_font(findfont(FontProperties(family="DejaVu Sans")))
    if not font.get_char_index(ord(character)):
        return 1.0
    font.set_size(100, 72)
    return font.load_char(ord(character)).linearHoriAdvance / 65536 / 100


def to_svg(figure: Figure) -> str:
    """The figure as SVG, without a date: drawn twice, it is the same file."""
    metadata = {"Date": None, "Description": figure.get_label()}
    return _saved(figure, format="svg", metadata=metadata).decode("utf-8")


def to_png(figure: Figure, *, dpi: int = 180) -> bytes:
    """The figure as PNG, sharp on small bright screens and in print; a palette keeps it small."""
    from PIL import Image

    page = io.BytesIO()
    image = Image.open(io.BytesIO(_saved(figure, format="png", dpi=dpi)))
    image.convert("RGB").quantize(128).save(page, format="png", dpi=(dpi, dpi), optimize=True)
    return page.getvalue()


@styled
def _saved(figure: Figure, **options: object) -> bytes:
    page = io.BytesIO()
    with warnings.catch_warnings():  # a letter that no font here has is a box in the PNG; the SVG keeps it
        warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from font")
        figure.savefig(page, **options)
    return page.getvalue()
