import warnings
import xml.etree.ElementTree as ET

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_rgb

from analysis import (
    measure_distinctiveness,
    measure_reuse,
    measure_sources,
    plot_actor_space,
    plot_counted_once,
    plot_reuse,
    plot_sources,
)
from analysis.tables import TABLES, check
from analysis.views import style
from analysis.views.reuse_plots import _readable_on

HOSTILE = ["The $5 & <b>Daily</b> $x_1^2$ Courier of the Northern Provinces", "A_b_c", "Nospaces.example.org"]
DRAWN = ("reuse", "sources", "counted_once")


def of(name, rows):
    """A table of the contract from rows that give some of its columns; the others are missing."""
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


def text_in(figure):
    return " ".join("".join(ET.fromstring(style.to_svg(figure)).itertext()).split())


def labels(ax):
    """x -> the cells' labels from the top, columns from the left."""
    found = {}
    for text in sorted(ax.texts, key=lambda text: text.get_position()):
        found.setdefault(round(text.get_position()[0], 2), []).append(text.get_text())
    return found


def heads(ax):
    return [tick.label2 for tick in ax.xaxis.get_major_ticks()]


def draw(name, corpus):
    sources = measure_sources(corpus)
    if name == "reuse":
        return plot_reuse(measure_reuse(corpus), corpus.sentences, sources)
    return plot_sources(sources) if name == "sources" else plot_counted_once(measure_distinctiveness(corpus))[0]


@pytest.fixture(scope="module")
def stories(tmp_path_factory):
    """Made-up stories by number of articles: every second one prints the first sentences of article 0."""
    import yaml

    from analysis import read_corpus

    words = (
        "council harbour ferry price boat river union worker mayor budget delay storm crew island money quay".split()
    )
    made = {}

    def make(n):
        if n not in made:
            folder = tmp_path_factory.mktemp(f"story{n}")
            (folder / "articles").mkdir()
            rng = np.random.default_rng(n)
            own = [[f"The {' '.join(rng.permutation(words)[:12])} {i}." for _ in range(4)] for i in range(n)]
            for i in range(n):
                body = own[0][:3] + own[i][:1] if i % 2 else own[i]
                (folder / "articles" / f"a{i}.txt").write_text("\n\n".join([f"Headline number {i}", *body]), "utf-8")
            outlets = (HOSTILE + [f"Outlet {i}" for i in range(n)])[:n]
            articles = [{"id": f"a{i}", "outlet": outlet} for i, outlet in enumerate(outlets)]
            (folder / "story.yml").write_text(yaml.safe_dump({"title": "Made up", "articles": articles}), "utf-8")
            made[n] = read_corpus(folder)
        return made[n]

    return make


@pytest.mark.parametrize("n", [1, 2, 7, 12, 15])
@pytest.mark.parametrize("name", DRAWN)
def test_any_number_of_articles_under_any_name_can_be_drawn(name, n, stories):
    before = dict(matplotlib.rcParams)
    story = stories(n)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw(name, story).figure
        style.to_png(figure)
    assert dict(matplotlib.rcParams) == before
    assert len(figure.get_label()) > 20
    assert n == 1 or "The $5" in text_in(figure)


@pytest.mark.parametrize("name", DRAWN)
def test_empty_tables_give_a_sentence_not_an_error(name):
    empty = {name: of(name, []) for name in ("reuse", "sentences", "sources", "distinctiveness")}
    ax = {
        "reuse": lambda: plot_reuse(empty["reuse"], empty["sentences"], empty["sources"]),
        "sources": lambda: plot_sources(empty["sources"]),
        "counted_once": lambda: plot_counted_once(empty["distinctiveness"])[0],
    }[name]()
    assert ax.figure.get_label().endswith(".") and ax.figure.get_label() in text_in(ax.figure)


@pytest.fixture
def small():
    """b copies a's sentences 2 and 3, c shares a quotation with a; a is the origin."""
    reuse = of("reuse", [
        {"article_a": "b", "sentence_a": 1, "article_b": "a", "sentence_b": 3, "kind": "identical", "n_shared": 9},
        {"article_a": "b", "sentence_a": 2, "article_b": "a", "sentence_b": 2, "kind": "heavy rewrite", "n_shared": 5},
        {"article_a": "c", "sentence_a": 2, "article_b": "a", "sentence_b": 1, "kind": "same source", "n_shared": 5},
    ])  # fmt: skip
    sentences = of("sentences", [
        {"article": article, "sentence": i, "part": "body"} for article in "bca" for i in (1, 2, 3)
    ] + [{"article": "b", "sentence": 4, "part": "caption"}])  # fmt: skip
    sources = of("sources", [
        {"article": "b", "outlet": "B", "source": "a", "n_pages": 2, "signs": "time", "n_body_words": 30, "share_group": 0.6, "share_other": 0.1, "share_own": 0.3},
        {"article": "c", "outlet": "C", "source": "c", "n_pages": 1, "n_body_words": 30, "share_group": 0, "share_other": 0, "share_own": 1},
        {"article": "a", "outlet": "A", "source": "a", "n_pages": 2, "signs": "time", "n_body_words": 30, "share_group": 0.5, "share_other": 0, "share_own": 0.5},
    ])  # fmt: skip
    return reuse, sentences, sources


def test_the_origin_stands_first_and_cells_name_the_sentence_they_share(small):
    ax = plot_reuse(*small)
    assert [head.get_text() for head in heads(ax)] == ["A A", "B B", "C C"]
    assert [head.get_fontweight() for head in heads(ax)] == ["bold", "normal", "normal"]
    columns = list(labels(ax).values())
    assert columns == [["A1", "A2", "A3"], ["A3", "A2"], ["A1"]]


def test_an_origin_that_no_sign_speaks_for_is_not_called_one(small):
    reuse, sentences, sources = small
    unsigned = sources.assign(signs=None)
    ax = plot_reuse(reuse, sentences, unsigned)
    assert {head.get_fontweight() for head in heads(ax)} == {"normal"}
    assert "A and B share copy." in ax.figure.get_label()
    bold, plain = (plot_sources(table).get_yticklabels() for table in (sources, unsigned))
    assert {label.get_fontweight() for label in bold} == {"bold", "normal"}
    assert {label.get_fontweight() for label in plain} == {"normal"}


def test_long_names_keep_the_ends_that_tell_them_apart(small):
    reuse, sentences, sources = small
    names = {
        article: f"The Evening Intelligencer of the Northern Provinces No. {n}"
        for n, article in enumerate(sources["article"])
    }
    ax = plot_reuse(reuse, sentences, sources.assign(outlet=sources["article"].map(names)))
    said = [head.get_text() for head in heads(ax)]
    assert len(said) == 3 and all(any(head.endswith(f"No. {n}") for head in said) for n in range(3))


def test_kinds_are_told_apart_without_colour(small):
    ax = plot_reuse(*small)
    cells = {(round(bar.get_x() + bar.get_width() / 2, 2), round(bar.get_y() + 0.4)): bar for bar in ax.patches}
    copied, rewritten = cells[1.0, 0], cells[1.0, 1]
    quoted, own = cells[2.35, 1], cells[2.35, 0]
    assert np.mean(copied.get_facecolor()[:3]) < 0.5 and not copied.get_hatch()
    assert rewritten.get_hatch() == "////"
    assert quoted.get_linestyle() == ":" and quoted.get_facecolor()[:3] == (1, 1, 1)
    assert own.get_facecolor()[:3] == to_rgb("#ececec")
    assert len(cells) == 9  # the caption has no cell


def test_names_can_be_read_on_every_colour():
    def luminance(colour):
        return sum(
            weight * (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
            for weight, part in zip((0.2126, 0.7152, 0.0722), to_rgb(colour), strict=True)
        )

    for colour in style.COLOURS:
        low, high = sorted([luminance(colour), luminance(_readable_on(colour))])
        assert (high + 0.05) / (low + 0.05) >= 4.5, colour


def test_the_alt_text_of_the_map_counts_the_kinds_and_is_not_certain(small):
    alt = plot_reuse(*small).figure.get_label()
    assert "9 sentences of three articles" in alt
    assert "2 identical, 0 light edit, 2 heavy rewrite, 2 same source, 3 shared with none of these" in alt
    assert "A and B share copy that likely comes from A" in alt


def test_a_large_story_is_drawn_by_its_groups_of_most_copy(small):
    reuse, sentences, sources = small
    more = [
        {"article": f"x{i}", "outlet": f"X{i}", "source": f"x{i}", "n_pages": 1, "n_body_words": 90, "share_group": 0, "share_other": 0, "share_own": 1}
        for i in range(60)
    ]  # fmt: skip
    sources = pd.concat([of("sources", more), sources])
    sentences = pd.concat(
        [sentences, of("sentences", [{"article": row["article"], "sentence": 1, "part": "body"} for row in more])]
    )
    ax = plot_reuse(reuse, sentences, sources)
    assert len(heads(ax)) == 12
    assert [head.get_text() for head in heads(ax)][:2] == ["A A", "B B"]
    assert "The 12 of 63 articles with most copy" in text_in(ax.figure)
    assert "twelve articles of 63, those with most copy" in ax.figure.get_label()

    bars = plot_sources(sources)
    assert len(bars.get_yticklabels()) == 40 and bars.get_yticklabels()[0].get_text() == "A"
    assert "The 40 of 63 articles with most copy" in bars.get_xlabel()
    assert "40 articles of 63, those with most copy" in bars.figure.get_label()


def test_a_story_without_copy_has_a_map_that_says_so(small):
    _, sentences, sources = small
    sources = sources.assign(source=sources["article"], n_pages=1)
    ax = plot_reuse(of("reuse", []), sentences, sources)
    assert not ax.texts
    assert "No group of articles shares copy." in ax.figure.get_label()


def test_bars_of_an_article_add_up_and_name_its_own_share(small):
    ax = plot_sources(small[2])
    assert [label.get_text() for label in ax.get_yticklabels()] == ["A", "B", "C"]
    assert [text.get_text() for text in ax.texts] == ["50% own", "30% own", "100% own"]
    widths = [[bar.get_width() for bar in ax.patches if round(bar.get_y() + 0.31, 2) == y] for y in (0, 1, 2.35)]
    assert widths == [pytest.approx(row) for row in ([0.5, 0, 0.5], [0.6, 0.1, 0.3], [0, 0, 1])]
    alt = ax.figure.get_label()
    assert "three articles from two independent sources" in alt and "highest in C (100%), lowest in B (30%)" in alt


def term(outlet, word, z, once, n=2, n_once=2, wire_only=False):
    return {"outlet": outlet, "term": word, "z": z, "z_once": once, "n_target": n, "n_target_once": n_once,
            "n_reference": 1, "n_reference_once": 1, "wire_only": wire_only}  # fmt: skip


def test_terms_stand_as_printed_beside_counted_once():
    table = of("distinctiveness", [
        term("A", "quay", 2.0, None, 2, 0), term("A", "fee", 1.0, 1.5), term("A", "pier", 0.4, 1.8, wire_only=True),
        term("A", "low", -1.0, -0.5), term("B", "sea", 0.5, 0.5),
    ])  # fmt: skip
    first, _ = plot_counted_once(table)
    assert [label.get_text() for label in first.get_yticklabels()] == ["quay", "fee", "pier *"]
    assert [text.get_text() for text in first.texts[:3]] == ["2 → 0", "2 → 2", "2 → 2"]
    marks = [(line.get_marker(), line.get_xdata()[0], line.get_markerfacecolor()) for line in first.lines]
    assert ("x", 0) in [mark[:2] for mark in marks], "nothing is left of quay"
    assert ("o", 1.0, "white") in marks, "as printed is open"
    assert [mark for mark in marks if mark[:2] == ("o", 1.5) and mark[2] != "white"], "counted once is filled"
    alt = first.figure.get_label()
    assert "One term is shared only through copied text" in alt and "A has 1 of four terms in copied text alone" in alt


def test_a_term_used_once_in_a_way_of_counting_is_not_drawn_for_it():
    table = of("distinctiveness", [
        term("A", "quay", 2.0, None, 2, 0), term("A", "hull", 1.9, 1.9, 1, 1), term("A", "rope", -0.1, 1.8, 2, 1),
        term("B", "sea", 0.5, 0.5, 1, 1),
    ])  # fmt: skip
    first, second = plot_counted_once(table)
    assert [label.get_text() for label in first.get_yticklabels()] == ["quay"]
    assert "no such term twice" in [text.get_text() for text in second.texts]


def test_a_story_without_actors_is_told_from_actors_whom_nobody_names():
    said = {"actor": "No article names an actor of story.yml.", "fact": "story.yml lists no actors."}
    for kind, why in said.items():
        rows = [{"item": "x", "kind": kind, "article": "a", "outlet": "A", "share": 0.0, "share_once": 0.0}]
        assert plot_actor_space(of("prominence", rows)).figure.get_label() == why


def test_where_nothing_is_copied_nothing_moves():
    (ax,) = plot_counted_once(of("distinctiveness", [term("A", "quay", 1.0, 1.0), term("B", "sea", 1.0, 1.0)]))
    assert "No copy found" in ax.figure.get_label()
