import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from analysis import plot_actors_heard, plot_heard
from analysis.tables import TABLES, check
from analysis.views import style
from analysis.views.voice_plots import most_heard

HOSTILE = "The $5 & <b>Daily</b> $x_1^2$"


def of(name, rows):
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


def text_in(figure):
    return " ".join("".join(ET.fromstring(style.to_svg(figure)).itertext()).split())


def voices(article, outlet, **words):
    total = sum(words.values())
    return [
        {"article": article, "outlet": outlet, "voice": voice, "n_words": n, "n_words_once": n, "share": n / total,
         "actor": "Lee" if voice == "Lee" else None}
        for voice, n in words.items()
    ]  # fmt: skip


@pytest.fixture
def heard():
    rows = voices("a", HOSTILE, own=60, Roe=30, unattributed=10) + voices("b", "Post", own=80, Lee=10, Roe=5, Poe=5)
    return of("heard", rows)


def test_all_voices_are_ranked_by_their_words_with_copied_text_counted_once(heard):
    assert most_heard(heard, 5) == ["Roe", "Lee", "Poe"]
    copied = heard["voice"].eq("Roe") & heard["article"].eq("a")
    once = heard.assign(n_words_once=heard["n_words_once"].mask(copied, 0))
    assert most_heard(once, 5) == ["Lee", "Roe", "Poe"]


def test_the_bars_of_an_article_make_up_the_whole(heard):
    ax = plot_heard(heard, speakers=2)
    widths = {}
    for bar in ax.patches:
        widths[round(bar.get_y())] = widths.get(round(bar.get_y()), 0) + bar.get_width()
    assert list(widths.values()) == pytest.approx([1, 1])
    names = [text.get_text() for text in ax.figure.legends[0].get_texts()]
    assert names == ["the outlet's own words", "Roe", "Lee", "all others", "unattributed"]
    assert HOSTILE in text_in(ax.figure)
    assert ax.figure.get_label().startswith(
        "Stacked bars: share of the body's words of two articles by voice. Own words: highest in Post (80%)"
    )


def test_who_speaks_is_full_and_who_is_named_open():
    rows = [
        ("A", "Lee", "speaks", 12),
        ("A", "Roe", "named", 0),
        ("B", "Lee", "not named", 0),
        ("B", "Roe", "named", 0),
    ]
    ax = plot_actors_heard(
        of("actors_heard", [dict(zip(("outlet", "actor", "standing", "n_words"), row, strict=True)) for row in rows])
    )
    drawn = {(line.get_xdata()[0], line.get_ydata()[0]): (line.get_marker(), line.get_fillstyle()) for line in ax.lines}
    assert drawn == {(0, 0): ("s", "full"), (0, 1): ("s", "none"), (1, 0): ("_", "full"), (1, 1): ("s", "none")}
    assert [text.get_text() for text in ax.texts] == ["12"]
    assert ax.figure.get_label().endswith("Named and heard nowhere: Roe.")


@pytest.mark.parametrize(("plot", "name"), [(plot_heard, "heard"), (plot_actors_heard, "actors_heard")])
def test_an_empty_table_is_said(plot, name):
    assert plot(of(name, [])).figure.get_label().endswith(".")
