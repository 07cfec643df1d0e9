import base64
import json
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from inspect import signature

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import analysis
from analysis import FramingError, plot_lengths, show_figure, show_table, views
from analysis.tables import TABLES
from analysis.views.display import Note, table
from analysis.views.plain import asked, excerpt


class Page(HTMLParser):
    """Tags with their attributes, and the text of each cell."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.cells, self.caption, self._open = [], [], "", None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th"):
            self.cells.append("")
        if tag in ("td", "th", "caption"):
            self._open = tag

    def handle_endtag(self, tag):
        self._open = None if tag == self._open else self._open

    def handle_data(self, data):
        if self._open == "caption":
            self.caption += data
        elif self._open:
            self.cells[-1] += data

    def having(self, tag):
        return [attrs for name, attrs in self.tags if name == tag]


FRAME = pd.DataFrame({
    "outlet": ["A", "B"], "n": pd.array([1200, None], "Int64"), "share": [0.12345, 0.5],
    "known": pd.array([True, None], "boolean"),
})  # fmt: skip


def test_numbers_are_rounded_for_the_eye_and_kept_for_sorting():
    page = Page(show_table(FRAME).html)
    assert page.cells == ["outlet", "n", "share", "known", "A", "1,200", "0.12", "yes", "B", "–", "0.50", "–"]
    exact = [attrs["data-value"] for attrs in page.having("td") if "data-value" in attrs]
    assert exact == ["1200", "0.12345", "0.5"]
    assert FRAME["share"].tolist() == [0.12345, 0.5]


def test_headers_say_what_they_head_and_numbers_stand_to_the_right():
    page = Page(show_table(FRAME, caption="Two outlets").html)
    assert [attrs["scope"] for attrs in page.having("th")] == ["col"] * 4 + ["row"] * 2
    assert [attrs.get("class") for attrs in page.having("th")] == [None, "num", "num", None, None, None]
    assert page.caption == "Two outlets"
    assert page.having("table")[0]["class"] == "data-sortable"
    box = page.having("div")[0]
    assert box["tabindex"] == "0" and box["aria-labelledby"] == page.having("caption")[0]["id"]


def test_what_is_missing_says_so():
    page = Page(show_table(FRAME).html)
    assert [attrs["title"] for attrs in page.having("span")] == ["not there or not measurable"] * 2


def test_a_missing_number_stands_with_the_numbers():
    cells = Page(show_table(FRAME).html).having("td")
    assert [attrs["class"] for attrs in cells if "missing" in attrs.get("class", "")] == ["num missing", "missing"]


def test_a_rounded_zero_has_no_sign():
    assert Page(show_table(pd.DataFrame({"x": [-0.001]})).html).cells[1] == "0.00"


def test_columns_of_the_codebook_are_headed_in_words_and_others_as_they_are():
    frame = pd.DataFrame({"outlet": ["A"], "n_sentences_once": [1], "ci_low": [0.5], "The_Post": [2]})
    page = Page(show_table(frame).html)
    assert page.cells[:4] == ["outlet", "sentences, once", "95% from", "The_Post"]
    titles = [attrs.get("title") for attrs in page.having("th")[:4]]
    assert titles == [None, "column n_sentences_once", "column ci_low", None]
    assert repr(show_table(frame)).split("\n")[0].split()[:3] == ["outlet", "sentences,", "once"]


def test_a_minus_is_no_hyphen_and_a_time_is_read_by_people():
    page = Page(show_table(pd.DataFrame({"x": [-0.5], "published": ["2025-04-09T06:15"], "word": ["re-T"]})).html)
    assert page.cells[3:] == ["−0.50", "2025-04-09 06:15", "re-T"]
    assert page.having("th")[3]["data-value"] == "-0.5"


def test_a_day_and_a_word_keep_their_hyphens_whatever_the_format():
    frame = pd.DataFrame({"day": [pd.Timestamp(2025, 4, 9)], "word": ["re-do"], "x": [-1.5]})
    page = Page(show_table(frame, formats={"day": "%Y-%m-%d", "word": ">5", "x": "+.1f"}).html)
    assert page.cells[3:] == ["2025-04-09", "re-do", "−1.5"]


def test_a_cut_table_says_of_how_many_rows():
    shown = show_table(pd.DataFrame({"x": range(1500)}), caption="Many", rows=2)
    assert Page(shown.html).caption == "Many: first 2 of 1,500 rows"
    assert Page(shown.html).cells == ["x", "0", "1"]
    assert Page(show_table(FRAME, rows=2).html).caption == ""


def test_formats_are_followed():
    page = Page(show_table(FRAME, formats={"share": ".0%", "n": lambda n: f"{n} words"}).html)
    assert page.cells[5:7] == ["1200 words", "12%"]


def test_a_named_index_is_shown_and_an_unnamed_one_is_not():
    named = FRAME.set_index("outlet")[["n"]]
    assert Page(show_table(named).html).cells[0] == "outlet"
    assert Page(show_table(named.rename_axis(None)).html).cells[0] == "n"


def test_an_empty_table_can_be_shown():
    shown = show_table(FRAME.head(0), caption="None")
    assert Page(shown.html).cells == ["outlet", "n", "share", "known", "none"]
    assert repr(shown) == "None\nnone"


@given(st.text(max_size=60))
def test_whatever_stands_in_a_cell_a_heading_or_a_caption_is_shown_and_not_run(words):
    page = Page(show_table(pd.DataFrame({words: ["a"], "other": [words]}), caption=words).html)
    plain = Page(show_table(pd.DataFrame({"x": ["a"], "other": ["b"]}), caption="c").html)
    kinds = [tag for tag, _ in page.tags]
    assert kinds == [tag for tag, _ in plain.tags] or (not words and "caption" not in kinds)
    # The parser reads \r as a line end, and drops nothing else.
    assert page.cells[3].replace("\r\n", "\n").replace("\r", "\n") == words.replace("\r\n", "\n").replace("\r", "\n")


def test_hostile_words_add_no_tag_and_no_attribute():
    hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)> ' onmouseover='x $x^2$"
    page = Page(show_table(pd.DataFrame({hostile: [hostile], "b": [hostile]}), caption=hostile).html)
    assert {tag for tag, _ in page.tags} <= {"style", "div", "table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert not [attrs for _, attrs in page.tags if any(name.startswith("on") for name in attrs)]
    assert page.cells[-1] == hostile
    assert Page(Note(hostile)._repr_html_()).tags[0][0] == "p" and len(Page(Note(hostile)._repr_html_()).tags) == 1


def test_notebooks_read_no_mathematics_into_the_words():
    for html in (show_table(FRAME).html, Note("from $5 to $6")._repr_html_()):
        outermost = next(attrs for tag, attrs in Page(html).tags if tag in ("div", "p"))
        assert "mathjax_ignore" in outermost["class"].split()


def test_a_column_can_stand_to_the_right():
    page = Page(table(FRAME, align={"outlet": "right"}).html)
    assert page.having("th")[0]["style"] == "text-align:right"


def test_a_shown_figure_carries_both_images_its_alt_text_and_its_name(make_corpus):
    corpus = make_corpus({"a": "Harbour to close\n\nThe harbour will close on Monday, the council said."})
    shown = show_figure(plot_lengths(corpus.articles), "lengths")
    data, metadata = shown._repr_mimebundle_()
    json.dumps([data, metadata])
    assert ET.fromstring(data["image/svg+xml"]).tag.endswith("svg")
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert data["text/plain"] == repr(shown) == shown.alt
    for kind in ("image/svg+xml", "image/png"):
        assert metadata[kind] == {"alt": shown.alt, "name": "lengths"}
    assert "one article" in shown.alt


def test_a_figures_name_can_be_a_file_name(make_corpus):
    corpus = make_corpus({"a": "Harbour to close\n\nThe harbour will close on Monday, the council said."})
    with pytest.raises(FramingError, match="letters, digits"):
        show_figure(plot_lengths(corpus.articles), "../lengths")


A_TABLE = {
    "discrepancies": {"kind": "hedge"},
    "facts": {"fact": "F1", "salience": "minor"},
    "frames_by_outlet": {"outlet": "A", "dictionary": "d", "frame": "f", "voice": "own", "n": 1, "rate": 1.0},
    "labels": {"article": "a", "outlet": "A", "concept": "the quay", "label": "quay", "n": 1, "n_in_quote": 0},
    "loaded_reprinted": {"article_a": "a", "article_b": "b", "word": "w", "strength": "faint", "status": "kept"},
    "omissions_by_article": {"article": "a", "outlet": "A", "salience": "minor"},
    "actor_words": {"actor": "Ann Doe", "outlet": "A", "role": "does", "word": "say"},
    "sentiment_by_outlet": {"outlet": "A", "lexicon": "VADER", "voice": "own", "mean": 0.1},
}


@pytest.mark.parametrize(
    ("name", "view", "says"),
    [
        ("discrepancies", lambda t, x: analysis.show_discrepancies(None, t, kinds=x), "kind 'x'.*number, date"),
        ("facts", lambda t, x: analysis.plot_prominence(None, t, salience=x), "salience 'x'.*core, major and minor"),
        ("frames_by_outlet", lambda t, x: analysis.plot_frames(t, voice=x), "voice 'x'.*own, reported, quoted and all"),
        ("frames_by_outlet", lambda t, x: analysis.plot_frames(t, dictionary=x), "dictionary 'x'.*name one of: d"),
        ("frames_by_outlet", lambda t, x: analysis.show_frames(t, voice=x), "voice 'x'.*own, reported, quoted and all"),
        ("labels", lambda t, x: analysis.show_labels(t, x), "concept 'x'.*the quay"),
        ("loaded_reprinted", lambda t, x: analysis.show_reprinted(None, t, strengths=x), "strength 'x'.*faint, marked"),
        ("omissions_by_article", lambda t, x: analysis.show_expected(t, salience=x), "salience 'x'.*all, core"),
        ("actor_words", lambda t, x: analysis.show_actor_words(t, x), "actor 'x'.*Ann Doe"),
        ("sentiment_by_outlet", lambda t, x: analysis.plot_sentiment(t, voices=x), "voice 'x'.*name one of: own"),
    ],
)
def test_a_name_that_there_is_not_is_no_finding_of_nothing(name, view, says):
    table = pd.DataFrame([A_TABLE[name]]).reindex(columns=TABLES[name].names)
    with pytest.raises(FramingError, match=f"{says}"):
        view(table, "x")


def test_one_name_may_stand_for_a_list():
    facts = pd.DataFrame([A_TABLE["facts"]]).reindex(columns=TABLES["facts"].names)
    of_none = pd.DataFrame(columns=TABLES["prominence"].names)
    assert analysis.plot_prominence(of_none, facts, salience="core")
    assert asked("voice", "own", ["own", "own", "all"]) == ["own"]
    assert asked("voice", None, ["own", "own", "all"]) == ["own", "all"]
    assert asked("voice", ("all",), []) == ["all"]


@pytest.mark.parametrize(
    "name", [name for name in views.__all__ if TABLES.keys() & signature(getattr(views, name)).parameters]
)
def test_a_view_that_is_given_another_table_names_the_one_it_takes(name):
    view, other = getattr(views, name), pd.DataFrame({"sum": [1, 2]})
    takes = [
        p.name
        for p in signature(view).parameters.values()
        if p.default is p.empty and p.kind is p.POSITIONAL_OR_KEYWORD
    ]
    table = next(table for table in takes if table in TABLES)
    with pytest.raises(FramingError, match=rf"^{name}, {table}: no column \w+.*; give it .*{table}"):
        view(**dict.fromkeys(takes, other))


def test_an_excerpt_ends_behind_a_word():
    assert excerpt("The quay is shut", 10) == "The quay …"
    assert excerpt("The quay", 8) == "The quay"
