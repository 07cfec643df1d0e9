import ast
import inspect
import io
import warnings
import xml.etree.ElementTree as ET
from itertools import pairwise
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

import analysis
from analysis import (
    measure_all,
    plot_actors_heard,
    plot_arc,
    plot_coverage,
    plot_distinctiveness,
    plot_labels,
    plot_lengths,
    plot_prominence,
    plot_readability,
    plot_sentiment,
    plot_target_sentiment,
    plot_witnesses,
    read_corpus,
)
from analysis.tables import TABLES, check
from analysis.views import style

HOSTILE = [
    "The $5 & <b>Daily</b> $x_1^2$ Courier of the Northern Provinces",
    "A_b_c",
    "Averylongnamewithoutanyspaces.example.org",
]
PLOTS = {
    "lengths": lambda tables: plot_lengths(tables["articles"]),
    "distinctiveness": lambda tables: plot_distinctiveness(tables["distinctiveness"]),
    "sentiment": lambda tables: plot_sentiment(tables["sentiment_by_outlet"]),
    "target_sentiment": lambda tables: plot_target_sentiment(tables["target_sentiment_by_outlet"]),
    "readability": lambda tables: plot_readability(tables["readability"]),
    "coverage": lambda tables: plot_coverage(tables["coverage"], tables["facts"]),
    "arc": lambda tables: plot_arc(tables["sentiment"], tables["sentences"], tables["articles"]),
    "prominence": lambda tables: plot_prominence(tables["prominence"], tables["facts"]),
}
WORDS = "council vote harbour ferry price boat river union worker mayor budget delay storm crew island money".split()


def figure_of(axes):
    return np.ravel(axes)[0].figure


def key_of(ax):
    return ax.get_title(loc="left")


def text_in(figure):
    return " ".join("".join(ET.fromstring(style.to_svg(figure)).itertext()).split())


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    """Tables of a made-up story by number of outlets."""
    import yaml

    from analysis import read_corpus

    made = {}

    def make(n):
        if n not in made:
            folder = tmp_path_factory.mktemp(f"story{n}")
            (folder / "articles").mkdir()
            rng = np.random.default_rng(n)
            outlets = (HOSTILE + [f"Outlet {i}" for i in range(n)])[:n]
            for i in range(n):
                body = [
                    f"The {' '.join(rng.choice(WORDS, 9))}. It was a good day for the {rng.choice(WORDS)}."
                    for _ in range(6)
                ]
                text = "\n\n".join([f"Big council vote on harbour {i}", *body])
                (folder / "articles" / f"a{i}.txt").write_text(text, "utf-8")
            articles = [{"id": f"a{i}", "outlet": outlet} for i, outlet in enumerate(outlets)]
            facts = [
                {
                    "id": f"F{k}",
                    "statement": f"The {WORDS[k]} of $x_{k}$ <i>cost</i> the {WORDS[k + 1]} and the {WORDS[k + 2]} much.",
                    "review": {f"a{i}": {"status": "absent" if (k + i) % 5 == 4 else "present"} for i in range(n)},
                }
                for k in range(6)
            ]
            actors = [{"name": "The $x_1^2$ <i>Board</i>", "aliases": WORDS[:8]}]
            story = {"title": "Made up", "articles": articles, "actors": actors}
            (folder / "story.yml").write_text(yaml.safe_dump(story), "utf-8")
            (folder / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
            made[n] = measure_all(read_corpus(folder))
        return made[n]

    return make


def of(name, rows):
    """A table of the contract from rows that give some of its columns; the others are missing."""
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


@pytest.mark.parametrize("n", [1, 7, 12])
@pytest.mark.parametrize("plot", PLOTS)
def test_any_number_of_outlets_under_any_name_can_be_drawn(plot, n, tables):
    before = dict(matplotlib.rcParams)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = figure_of(PLOTS[plot](tables(n)))
        style.to_png(figure)
    assert dict(matplotlib.rcParams) == before
    assert len(figure.get_label()) > 20
    assert n == 1 or "Outlet 1" in text_in(figure)


@pytest.mark.parametrize("plot", PLOTS)
def test_what_looks_like_mathematics_is_drawn_as_written(plot, tables):
    figure = figure_of(PLOTS[plot](tables(7)))
    assert "The $5" in text_in(figure)


@pytest.mark.parametrize("plot", PLOTS)
def test_an_empty_table_gives_a_sentence_not_an_error(plot):
    empty = {name: check(name, pd.DataFrame(columns=table.names)) for name, table in TABLES.items()}
    figure = figure_of(PLOTS[plot](empty))
    assert figure.get_label().endswith(".")
    assert " ".join(figure.get_label().split()) in text_in(figure)


@pytest.mark.parametrize("n", [7, 12])
@pytest.mark.parametrize("plot", ["lengths", "sentiment", "coverage", "prominence"])
def test_names_beside_an_axis_do_not_touch(plot, n, tables):
    ax = np.ravel(PLOTS[plot](tables(n)))[0]
    ax.figure.draw_without_rendering()
    boxes = sorted((label.get_window_extent() for label in ax.get_yticklabels()), key=lambda box: box.y0)
    assert all(a.y1 <= b.y0 + 1 for a, b in pairwise(boxes))
    assert all(box.x0 >= 0 for box in boxes)


def actors_of(outlets):
    return of("actors_heard", [
        {"outlet": outlet, "actor": "Mara Quell", "standing": "speaks", "n_words": 9, "enough": "no"} for outlet in outlets
    ])  # fmt: skip


def labels_of(outlets):
    return of("labels", [
        {"article": f"a{i}", "outlet": outlet, "concept": "the pier", "label": "landing", "n": 1, "n_in_quote": 0, "enough": "no"}
        for i, outlet in enumerate(outlets)
    ])  # fmt: skip


MATRICES = {
    "coverage": PLOTS["coverage"],
    "prominence": PLOTS["prominence"],
    "actors": lambda tables: plot_actors_heard(actors_of(tables["articles"]["outlet"])),
    "labels": lambda tables: plot_labels(labels_of(tables["articles"]["outlet"])),
}


@pytest.mark.parametrize("n", [7, 12, 31])
@pytest.mark.parametrize("plot", MATRICES)
def test_heads_of_columns_do_not_touch(plot, n, tables):
    ax = MATRICES[plot](tables(n))
    ax.figure.draw_without_rendering()
    boxes = sorted((label.get_window_extent() for label in ax.get_xticklabels()[-n:]), key=lambda box: box.x0)
    assert len(boxes) == n and all(a.x1 <= b.x0 + 1 for a, b in pairwise(boxes))


def test_long_names_that_begin_alike_are_told_apart():
    names = [f"The Reading Room and Advertiser of the Northern Harbours {town}" for town in ("Alder", "Birch")]
    for lines in (1, 2):
        shown = style.fit_names([*names, "The Ferryman"], 125, lines=lines)
        assert shown[0].endswith("Alder") and shown[1].endswith("Birch") and shown[2] == "The Ferryman"
        assert all(style.length(line, style.SMALL) <= 125 for name in shown for line in name.split("\n"))


def test_of_many_facts_the_matrix_shows_those_that_most_tell():
    statuses = {f"F{i:03}": ["present", "absent" if i % 2 else "present"] for i in range(260)}
    facts = of(
        "facts",
        [{"fact": f, "statement": "The pier is shut.", "n_independent": 2 - i % 2} for i, f in enumerate(statuses)],
    )
    ax = plot_coverage(cells(statuses, "AB"), facts)
    assert "the 100 of 260 facts that most sources tell" in key_of(ax)
    shown = [t.get_text() for t in ax.get_yticklabels() if t.get_text().startswith("F")]
    assert len(shown) == 100 and all(int(text[1:4]) % 2 == 0 for text in shown)
    assert "Told by every outlet: 130; by one alone: 130" in figure_of(ax).get_label()


def test_alt_text_of_lengths_names_the_ends():
    articles = of("articles", [
        {"article": "a", "outlet": "A", "n_body_words": 300, "n_furniture_words": 100},
        {"article": "b", "outlet": "B", "n_body_words": 500, "n_furniture_words": 100},
    ])  # fmt: skip
    alt = figure_of(plot_lengths(articles)).get_label()
    assert "two articles" in alt and "highest in B (500)" in alt and "lowest in A (300)" in alt and "20%" in alt


def test_two_articles_of_an_outlet_are_told_apart():
    articles = of("articles", [
        {"article": name, "outlet": "A", "n_body_words": 300, "n_furniture_words": 0} for name in ("one", "two")
    ])  # fmt: skip
    assert [t.get_text() for t in plot_lengths(articles).get_yticklabels()] == ["A (one)", "A (two)"]


def term(outlet, word, z, q, n=3, rest=1):
    return {"outlet": outlet, "term": word, "z": z, "q": q, "n_target": n, "n_reference": rest}


def test_terms_stand_by_z_with_their_counts_and_marks_that_say_whether_they_pass():
    table = of(
        "distinctiveness",
        [
            term("A", "quay", 2.0, 0.01, 5, 2),
            term("A", "fee", 3.0, 0.2),
            term("A", "low", -1.0, 0.9),
            term("A", "once", 4.0, 0.9, 1, 0),
            term("B", "sea", 0.5, 0.8),
        ],
    )
    first, second = plot_distinctiveness(table)
    assert [t.get_text() for t in first.get_yticklabels()] == ["fee", "quay"]
    texts = [t.get_text() for t in first.texts]
    assert texts.index("3 | 1") < texts.index("5 | 2")
    assert "1 of 2 passes q < .05 (filled)" in texts
    assert "none passes q < .05" in [t.get_text() for t in second.texts]
    faces = [to_hex(line.get_markerfacecolor()) for line in first.lines if line.get_marker() not in ("", "None", None)]
    assert faces == ["#ffffff", style.COLOURS[0].lower()]
    alt = figure_of(first).get_label()
    assert "A: “fee” and “quay”, 1 with q < .05" in alt and "B: “sea”, none with" in alt


def test_an_outlet_that_uses_no_term_twice_is_said_to_have_none():
    table = of("distinctiveness", [term("A", "quay", 2.0, 0.5), term("B", "once", 4.0, 0.9, 1, 0)])
    _, second = plot_distinctiveness(table)
    assert "no such term twice" in [t.get_text() for t in second.texts]
    assert "B: none used twice" in figure_of(second).get_label()


def test_only_the_top_terms_are_shown():
    table = of("distinctiveness", [term(outlet, f"w{i:02}", 3 - i / 10, 0.5) for outlet in "AB" for i in range(20)])
    assert [len(ax.get_yticklabels()) for ax in plot_distinctiveness(table, top=4)] == [4, 4]


def test_one_outlet_has_nothing_to_compare_with(tables):
    axes = plot_distinctiveness(tables(1)["distinctiveness"])
    assert "no second outlet" in figure_of(axes).get_label()


def cells(statuses, outlets="AB"):
    return of("coverage", [
        {"fact": fact, "article": outlet.lower(), "outlet": outlet, "status": status, "confidence": 1.0, "decided_by": "reviewed"}
        for fact, row in statuses.items() for outlet, status in zip(outlets, row, strict=True)
    ])  # fmt: skip


def ledger(*rows):
    return of(
        "facts", [{"fact": fact, "statement": f"Statement {fact}.", "salience": salience} for fact, salience in rows]
    )


def test_the_matrix_shows_each_status_by_its_shape():
    ax = plot_coverage(
        cells({"F1": ["present", "absent"], "F2": ["present", "partial"]}), ledger(("F1", "core"), ("F2", "minor"))
    )
    shapes = {}
    for line in ax.lines:
        if line.get_marker() not in ("", "None", None):
            shape = (line.get_marker(), line.get_fillstyle())
            shapes[shape] = shapes.get(shape, 0) + len(line.get_xdata())
    shapes = {shape: n for shape, n in shapes.items() if n}
    assert shapes == {("s", "full"): 2, ("s", "bottom"): 1, ("_", "full"): 1}
    assert [t.get_text() for t in ax.get_xticklabels()][:2] == ["A\n2 told", "B\n1 told"]


def test_facts_stand_by_how_many_tell_them_then_by_salience():
    ax = plot_coverage(
        cells({"F1": ["present", "absent"], "F2": ["absent", "present"], "F3": ["present", "partial"]}),
        ledger(("F1", "minor"), ("F2", "core"), ("F3", None)),
    )
    names = [t.get_text() for t in ax.get_yticklabels()]
    assert names == [
        "told by two independent sources: one fact",
        "F3 Statement F3.",
        "told by one independent source: two facts",
        "F2 Statement F2.",
        "F1 Statement F1.",
    ]
    assert "Told by every outlet: 1; by one alone: 2; by none: 0." in figure_of(ax).get_label()


def test_facts_stand_by_independent_sources_and_copied_words_are_round():
    coverage = cells({"F1": ["present", "present"], "F2": ["present", "absent"]})
    coverage["copied"] = [False, True, False, None]
    facts = ledger(("F1", None), ("F2", None))
    facts["n_independent"] = [1, 1]
    ax = plot_coverage(coverage, facts)
    assert ax.get_yticklabels()[0].get_text() == "told by one independent source: two facts"
    shapes = [line.get_marker() for line in ax.lines if len(line.get_xdata()) == 1 and line.get_marker() in ("s", "o")]
    assert sorted(shapes) == ["o"]
    assert "one of them" in figure_of(ax).get_label() or "1 of them in copied words" in figure_of(ax).get_label()


def test_the_key_stands_above_the_matrix_and_speaks_of_what_is_drawn():
    coverage = cells({"F1": ["present", "present"], "F2": ["present", "absent"]})
    assert key_of(plot_coverage(coverage, ledger(("F1", None), ("F2", None)))).count("\n") == 0
    coverage["copied"] = [False, True, False, None]
    key = key_of(plot_coverage(coverage, ledger(("F1", "core"), ("F2", None))))
    assert "pages that share copy are one source" in key and "bold: core facts" in key


def test_a_statement_beside_seven_columns_keeps_its_end():
    said = "The town will give the firm a rebate on its fees over ten years, which the treasurer puts at $4.2 million."
    coverage = cells({"F1": ["present"] * 7}, "ABCDEFG")
    ax = plot_coverage(coverage, ledger(("F1", "core")).assign(statement=said))
    assert ax.get_yticklabels()[1].get_text().replace("\n", " ") == f"F1 {said}"


def test_the_names_of_articles_stand_below_a_long_matrix_too():
    for n, below in ((8, False), (60, True)):
        coverage = cells({f"F{i}": ["present", "absent"] for i in range(n)})
        ax = plot_coverage(coverage, ledger(*((f"F{i}", None) for i in range(n))))
        assert ax.xaxis.get_tick_params()["labelbottom"] is below


def test_what_the_text_alone_is_not_sure_of_is_pale():
    coverage, facts = (
        cells({"F1": ["present", "absent"], "F2": ["present", "present"]}),
        ledger(("F1", None), ("F2", None)),
    )
    assert "pale" not in key_of(plot_coverage(coverage, facts))
    coverage[["confidence", "decided_by"]] = [[0.6, "matched"], [0.9, "matched"], [0.74, "matched"], [1.0, "reviewed"]]
    ax = plot_coverage(coverage, facts)
    n_pale = sum(len(line.get_xdata()) for line in ax.lines if line.get_marker() in "s_" and line.get_alpha() < 1)
    assert n_pale == 2 and "pale: by the text alone" in key_of(ax)
    assert "Not sure by the text alone: two cells." in figure_of(ax).get_label()


def test_a_ledger_of_91_facts_stays_legible():
    statuses = {f"F{i:02}": ["present", "partial", "absent", "present", "absent"] for i in range(91)}
    facts = of(
        "facts",
        [
            {
                "fact": f,
                "statement": "The council said that the old terminal would be closed in the year after next. " * 3,
            }
            for f in statuses
        ],
    )
    figure = figure_of(plot_coverage(cells(statuses, "ABCDE"), facts))
    image = Image.open(io.BytesIO(style.to_png(figure)))
    assert 5.5 < image.height / image.width < 7  # three lines a fact: some 0.6 inches each, at 8.5 inches of width


def test_prominence_shows_shared_facts_only_and_says_which_is_furthest_apart():
    rows = [
        ("F1", "A", 0.0),
        ("F1", "B", 0.9),
        ("F2", "A", 0.1),
        ("F2", "B", None),
        ("F3", "A", 0.5),
        ("F3", "B", 0.4),
        ("F4", "A", 0),
        ("F4", "B", 0),
    ]
    prominence = of("prominence", [
        {"kind": "fact", "item": fact, "article": outlet.lower(), "outlet": outlet, "first_position": at} for fact, outlet, at in rows
    ])  # fmt: skip
    ax = plot_prominence(prominence, ledger(("F1", "core"), ("F2", "core"), ("F3", "major"), ("F4", "minor")))
    assert [t.get_text()[:2] for t in ax.get_yticklabels()] == ["F1", "F3"]
    assert "F1: 0% into the text in A, 90% in B" in figure_of(ax).get_label()


def test_witnesses_count_facts_by_pages_and_by_sources():
    told = [("F1", 3, 1), ("F2", 3, 2), ("F3", 1, 1), ("F4", 0, 0)]
    facts = of("facts", [{"fact": f, "n_present": pages, "n_independent": sources} for f, pages, sources in told])
    ax = plot_witnesses(facts)
    # told by 1, 2, 3 pages: 1, 0, 2 facts; by 1, 2, 3 sources: 2, 1, 0 facts
    assert [bar.get_width() for bar in ax.patches] == [1, 0, 2, 2, 1, 0]
    assert "one fact stands on one page alone, two on one source alone" in figure_of(ax).get_label()


def test_a_plot_can_be_put_on_axes_or_a_figure_of_ones_own(tables):
    ax = Figure().add_subplot()
    assert plot_lengths(tables(7)["articles"], ax=ax) is ax
    figure = Figure()
    assert figure_of(plot_readability(tables(7)["readability"], figure=figure)) is figure


def imports(path):
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("room, other", [("views", "measures"), ("measures", "views")])
def test_views_and_measures_do_not_know_each_other(room, other):
    package = Path(style.__file__).parents[1]
    modules = list((package / room).rglob("*.py"))
    assert len(modules) > 5
    for module in modules:
        assert not [name for name in imports(module) if name.startswith(f"analysis.{other}") or name == "analysis"], (
            module.name
        )
    for module in (package / "corpus").rglob("*.py"):
        assert not [name for name in imports(module) if name.startswith(("analysis.views", "analysis.measures"))], (
            module.name
        )


@pytest.fixture(scope="module")
def teaching(shipped):
    return measure_all(read_corpus(shipped / "port-ellery-ferry"))


@pytest.mark.parametrize("name", [name for name in analysis.__all__ if name.startswith("plot_")])
def test_what_a_figure_says_stands_within_it(teaching, name):
    plot = getattr(analysis, name)
    parameters = inspect.signature(plot).parameters
    wanted = [p.name for p in parameters.values() if p.default is p.empty]
    for counting in [{}, {"once": True}] if "once" in parameters else [{}]:
        canvas = FigureCanvasAgg(figure_of(plot(*(teaching[table] for table in wanted), **counting)))
        canvas.draw()
        labels = [text for ax in canvas.figure.axes for text in (ax.xaxis.label, ax.yaxis.label, ax.title, *ax.texts)]
        for text in filter(Text.get_text, [*labels, *canvas.figure.texts]):
            span = text.get_window_extent(canvas.get_renderer())
            assert span.x0 > -1 and span.x1 < canvas.figure.bbox.width + 1, text.get_text()
