import subprocess
import sys
import warnings
import xml.etree.ElementTree as ET
from io import BytesIO

import matplotlib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure
from PIL import Image

from analysis.views import style


def test_importing_the_views_loads_no_plotting_library():
    code = "import sys, analysis.views; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_plot_leaves_matplotlibs_settings_alone():
    before = dict(matplotlib.rcParams)

    @style.styled
    def plot():
        assert matplotlib.rcParams["text.parse_math"] is False
        raise RuntimeError

    with pytest.raises(RuntimeError):
        plot()
    assert dict(matplotlib.rcParams) == before


def test_an_outlet_keeps_its_mark_and_no_two_share_one():
    outlets = [f"outlet {i}" for i in range(84)]
    marks = style.marks(outlets)
    assert len({tuple(mark.values()) for mark in marks.values()}) == 84
    assert style.marks(outlets * 2) == marks
    assert len({mark["marker"] for mark in style.marks(outlets[:12]).values()}) == 12


def test_the_cross_of_too_little_text_is_no_outlet_s_mark():
    assert not {"x", "X", "+", "P"} & set(style.MARKERS)


def test_text_is_broken_at_words_and_what_is_left_out_shows():
    assert style.fit("The Harbour Gazette", 500) == "The Harbour Gazette"
    assert style.fit("The Harbour Gazette", 70, 10) == "The Harbour\nGazette"
    assert style.fit("The Harbour Gazette of the North", 70, 10) == "The Harbour\nGazette of…"
    assert style.fit("Harbourgazetteofthenorth", 50, 10, lines=1).endswith("…")
    assert style.fit("", 50) == ""


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=80),
    st.integers(30, 300),
    st.integers(1, 3),
)
def test_text_stays_within_its_lines_and_width(text, width, lines):
    fitted = style.fit(text, width, 10, lines=lines)
    assert fitted.count("\n") < lines
    for line in fitted.split("\n"):
        assert len(line) <= 2 or style.length(line, 10) <= width
    if "…" not in fitted:
        assert fitted.split() == text.split()


def drawn():
    figure = Figure(figsize=(2, 1))
    ax = figure.add_subplot()
    ax.plot([1, 2])
    ax.set_title("$5 & <b>", parse_math=False)
    figure.set_label("A line.")
    return figure


def test_a_figure_drawn_twice_is_the_same_file():
    assert style.to_svg(drawn()) == style.to_svg(drawn())
    assert style.to_png(drawn()) == style.to_png(drawn())


def test_svg_keeps_words_as_words():
    root = ET.fromstring(style.to_svg(drawn()))
    assert "$5 & <b>" in "".join(root.itertext())
    assert "A line." in "".join(root.itertext())


def test_png_has_the_size_asked_for():
    image = Image.open(BytesIO(style.to_png(drawn(), dpi=100)))
    assert image.size == (200, 100)


def test_colours_are_told_from_paper():
    def luminance(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    assert all(1.05 / (luminance(colour) + 0.05) >= 2 for colour in style.COLOURS)
    assert all(1.05 / (luminance(colour) + 0.05) >= 4.5 for colour in (style.INK, style.QUIET))


def test_fonts_of_other_scripts_are_taken_where_they_are_installed(monkeypatch):
    monkeypatch.setattr(style, "SCRIPTS", ("No Such Font", "STIXGeneral"))
    label = style.styled(lambda: style.new_figure(1).text(0, 0, "x"))()
    assert label.get_fontfamily() == ["sans-serif", "STIXGeneral"]


def test_a_letter_that_no_font_has_warns_of_nothing_and_stays_in_the_svg(monkeypatch):
    monkeypatch.setattr(style, "SCRIPTS", ())
    figure = style.new_figure(1)
    figure.text(0, 0.5, "港口日报")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert "港口日报" in style.to_svg(figure)
        assert style.to_png(figure)
