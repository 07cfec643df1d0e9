import base64
import hashlib
import os
import re
import sys
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis import FramingError, read_corpus
from analysis.measures import measure_all, measure_terms
from analysis.report import build, write_report
from analysis.report.pages import TEMPLATES, Page, render
from analysis.tables import read_table, write_tables

HOSTILE = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\">"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>'
PNG = base64.b64encode(b"\x89PNG made up").decode()
BODY = "The bridge at Low Ness will close on Monday. Repairs take a year, the council said. Boats run twice a day."
PARAMETERS = new_code_cell("STORY = 'another'", metadata={"tags": ["parameters"]})


def save_notebook(path, *cells, parameters=True):
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [cell if isinstance(cell, dict) else new_code_cell(cell) for cell in cells]
    nbformat.write(new_notebook(cells=[PARAMETERS.copy(), *cells] if parameters else cells), path)
    return path.parent


@pytest.fixture
def story(make_story):
    return make_story(
        {"a": f"Bridge to the islands closes\n\n{BODY}", "b": f"Islands cut off\n\n{BODY} Nobody asked the islands."},
        record={"a": {"outlet_basis": "inferred", "note": "The page names nobody."}},
        title="The bridge at Low Ness",
        question="Who is cut off?",
        event_date="2024-05-06",
        licence="Made up.",
    )


@pytest.fixture
def unrun(monkeypatch):
    """Notebooks are not run, so that a test of the rest is quick."""
    monkeypatch.setattr(build, "run_notebook", lambda path, story: nbformat.read(path, 4))


def page_of(story, *cells, name="00_made_up"):
    page = Page(name, new_notebook(cells=list(cells)))
    html = render(
        "notebook",
        page=page,
        pages=[page],
        here=name,
        title="T",
        story=read_corpus(story).story,
        version="1",
        made="now",
    )
    return BeautifulSoup(html, "html.parser")


def code_cell(*outputs, source="x = 1"):
    return new_code_cell(source, outputs=list(outputs))


def shown(data, metadata=None):
    return new_output("display_data", data, metadata=metadata or {})


def test_figure_is_an_svg_with_its_alt_text(story):
    metadata = {"image/svg+xml": {"alt": 'Rises "steeply" & <fast>', "name": "rise"}}
    img = (
        page_of(story, code_cell(shown({"image/svg+xml": SVG, "image/png": PNG}, metadata))).find("figure").find("img")
    )
    assert img["alt"] == 'Rises "steeply" & <fast>'
    kind, data = img["src"].split(",")
    assert kind == "data:image/svg+xml;base64"
    assert base64.b64decode(data).decode() == SVG


def test_png_stands_in_where_there_is_no_svg(story):
    img = page_of(story, code_cell(shown({"image/png": PNG}, {"image/png": {"alt": "A map"}}))).find("img")
    assert (img["src"], img["alt"]) == (f"data:image/png;base64,{PNG}", "A map")


def test_code_is_folded_away(story):
    page = page_of(story, code_cell(source="secret = 1"))
    details = page.find("details")
    assert "secret" in details.text
    assert not details.has_attr("open")
    assert "secret" not in page.find("main").text.replace(details.text, "")


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", name="stdout", text=HOSTILE),
        new_output("stream", name="stderr", text=HOSTILE),
        new_output("error", ename="E", evalue=HOSTILE, traceback=[HOSTILE]),
        shown({"text/plain": HOSTILE}),
        shown({"text/markdown": f"**{HOSTILE}**\n\n{HOSTILE}\n\n[x](javascript:alert(1))"}),
        shown({"image/png": PNG}, {"image/png": {"alt": HOSTILE + '" onload="alert(1)'}}),
        shown({"application/javascript": "alert(1)", "text/plain": HOSTILE}),
    ],
    ids=["stdout", "stderr", "error", "plain", "markdown", "alt", "javascript"],
)
def test_output_cannot_become_markup(story, output):
    main = page_of(story, code_cell(output)).find("main")
    assert not main.find("script")
    assert all(img["src"].startswith("data:") for img in main.find_all("img"))
    assert not [tag for tag in main.find_all() if any(name.startswith("on") for name in tag.attrs)]
    assert not main.find("a", href=re.compile("^javascript:"))
    assert HOSTILE in main.text or HOSTILE in main.find("img")["alt"]


def test_a_page_asks_for_nothing_and_runs_one_script(story):
    page = page_of(
        story, new_markdown_cell("# Q?\n\nA [link](https://example.org/)."), code_cell(shown({"image/png": PNG}))
    )
    for tag in page.find_all(src=True):
        assert tag["src"].startswith("data:")
    assert [link["href"] for link in page.find_all("link")] == ["data:,"]
    assert not re.search(r"url\(|@import", page.find("style").text)
    [script] = page.find_all("script")
    digest = base64.b64encode(hashlib.sha256(script.string.encode()).digest()).decode()
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert f"script-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")


def test_a_page_has_landmarks_and_headings_in_order(story):
    page = page_of(story, new_markdown_cell("# Q?\n\nA.\n\n## Part"), new_markdown_cell("## Other"))
    assert page.html["lang"] == "en"
    assert all(len(page.find_all(tag)) == 1 for tag in ("header", "nav", "main", "footer", "h1"))
    assert page.find("a", class_="skip")["href"] == "#main" == "#" + page.find("main")["id"]
    assert page.find("a", {"aria-current": "page"}).text == "Made up"


def test_title_is_the_first_heading_and_the_answer_what_the_tagged_cell_shows():
    answer = code_cell(shown({"text/html": "<p>Yes.</p>", "text/plain": "Yes."}))
    answer.metadata["tags"] = ["answer"]
    page = Page("02_tone", new_notebook(cells=[new_markdown_cell("# Which tone?\n\nText."), PARAMETERS, answer]))
    assert (page.label, page.title, page.answer) == ("Tone", "Which tone?", "Yes.")
    page.notebook.metadata["label"] = "Mood"
    assert page.label == "Mood"
    assert (Page("7", new_notebook()).title, Page("7", new_notebook()).answer) == ("7", "")


def test_a_section_has_its_outputs_and_then_one_fold_of_code(story):
    hint = new_markdown_cell("Change this cell.", metadata={"tags": ["remove-cell"]})
    cells = [
        new_markdown_cell("# Q?"),
        hint,
        code_cell(source="one"),
        code_cell(shown({"text/plain": "out"}), source="two"),
    ]
    main = page_of(story, *cells, new_markdown_cell("## Check"), code_cell(source="three")).find("main")
    assert "Change this cell." not in main.text
    assert [fold.get_text(" ").split() for fold in main.find_all("details")] == [
        ["Show", "code", "one", "two"],
        ["Show", "code", "three"],
    ]
    assert main.text.index("out") < main.text.index("one")


def test_figures_are_named_by_page_and_figure_and_never_overwrite_another():
    one = shown(
        {"image/svg+xml": SVG, "image/png": PNG}, {kind: {"name": "../up"} for kind in ("image/svg+xml", "image/png")}
    )
    two = shown({"image/png": PNG})
    figures = dict(Page("01_x", new_notebook(cells=[code_cell(one, two), code_cell(one, two)])).figures())
    assert sorted(figures) == [
        "01_x--up-2.png", "01_x--up-2.svg", "01_x--up.png", "01_x--up.svg", "01_x-figure-2.png", "01_x-figure.png",
    ]  # fmt: skip
    assert figures["01_x--up.svg"] == SVG.encode()
    assert figures["01_x--up.png"] == b"\x89PNG made up"


def test_a_report_is_made_and_a_failed_notebook_leaves_it_in_place(story, tmp_path):
    notebooks = save_notebook(
        tmp_path / "notebooks" / "00_start.ipynb",
        new_markdown_cell("# What is here?\n\nTwo articles."),
        "import sys\nfrom importlib.util import find_spec\nprint(STORY, sys.executable, find_spec('analysis').name)",
    )
    steps = []
    index = write_report(story, tmp_path / "out", notebooks=notebooks, on_step=steps.append)
    page = (index.parent / "00_start.html").read_text("utf-8")
    beside_the_package = f"{Path(write_report.__code__.co_filename).resolve().parents[2]}{os.sep}"
    interpreter = sys.executable.removeprefix(beside_the_package)
    assert f"{story.name} {interpreter} analysis" in BeautifulSoup(page, "html.parser").text
    assert str(story.resolve()) not in page and beside_the_package not in page
    assert 'STORY = "story"' in BeautifulSoup(page, "html.parser").text
    assert steps == ["measured", "ran 00_start.ipynb", "written"]
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}

    save_notebook(
        tmp_path / "notebooks" / "01_bad.ipynb", "1 + 1", "raise ValueError('first line\\nlast <line>')", "never = 1"
    )
    with pytest.raises(
        FramingError, match=r"01_bad\.ipynb, code cell 3: ValueError: last <line>; run it in JupyterLab"
    ):
        write_report(story, tmp_path / "out", notebooks=notebooks)
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()} == before


def test_a_kernel_that_dies_is_named(story, tmp_path):
    notebooks = save_notebook(tmp_path / "notebooks" / "00_dies.ipynb", "import os\nos._exit(1)")
    with pytest.raises(FramingError, match=r"00_dies\.ipynb, code cell 2: the kernel died \(out of memory\?\)"):
        write_report(story, tmp_path / "out", notebooks=notebooks)


def test_what_a_kernel_complains_of_at_its_end_is_kept_from_the_terminal(story, tmp_path, capfd):
    complains = "import os, sys\nos.write(sys.__stderr__.fileno(), b'Traceback\\nSocketError: gone\\n')"
    write_report(story, tmp_path / "out", notebooks=save_notebook(tmp_path / "a" / "00_ends.ipynb", complains))
    assert capfd.readouterr().err == ""
    notebooks = save_notebook(tmp_path / "b" / "00_dies.ipynb", f"{complains}\nos._exit(1)")
    with pytest.raises(FramingError, match=r"code cell 2: the kernel died \(SocketError: gone\)"):
        write_report(story, tmp_path / "out", notebooks=notebooks)


def test_index_tells_what_the_story_is(story, tmp_path, unrun):
    answer = code_cell(shown({"text/plain": "Because <so>."}))
    answer.metadata["tags"] = ["answer"]
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb", new_markdown_cell("# Why?\n\nBecause **so**."), answer)
    index = BeautifulSoup(write_report(story, tmp_path / "out", notebooks=notebooks).read_text("utf-8"), "html.parser")
    assert index.h1.text == "The bridge at Low Ness"
    text = " ".join(index.find("main").text.split())
    for part in ("Who is cut off?", "6 May 2024", "2 articles", "Why?", "Because <so>.", "computed from the texts"):
        assert part in text
    rows = index.find("table").tbody.find_all("tr")
    assert [bool(row.find(class_="tag")) for row in rows] == [True, False]
    assert [row.find_all("td")[-2].text for row in rows] == ["21", "25"]
    assert "The page names nobody." in rows[0].text
    assert hashlib.sha256((story / "articles" / "a.txt").read_bytes()).hexdigest()[:16] in text
    assert "use_review = True" in text and "no settings" not in text
    assert "Made up." in index.find("footer").text
    assert "framing add" not in text
    for link in index.find_all("a", href=True):
        assert link["href"].startswith("#") or (tmp_path / "out" / "story" / link["href"]).exists(), link["href"]


def test_one_article_is_not_said_to_be_several(make_story, tmp_path, unrun):
    alone = make_story({"a": "Gate shut\n\nThe gate of the quay is shut."})
    text = " ".join(
        BeautifulSoup(
            write_report(alone, tmp_path / "out", notebooks=unrun).read_text("utf-8"), "html.parser"
        ).main.text.split()
    )
    assert "1 article · 1 outlet:" in text and "how 1 outlet told one event" in text
    assert "Ranked by" not in text, "there is no finding"


def test_facts_that_nobody_wrote_down_are_called_so_under_their_figure(make_story, tmp_path, unrun):
    texts = {"a": "Gate shut\n\nThe gate of the quay is shut.", "b": "Rain\n\nIt rained all day on the quay."}
    facts = [{"id": "F1", "statement": "The gate is shut."}]
    for folder, ledger in (("none", None), ("some", facts)):
        page = write_report(make_story(texts, facts=ledger, folder=folder), tmp_path / "out", notebooks=unrun)
        assert ("Nobody checked who tells which." in page.read_text("utf-8")) == (ledger is None)


def test_a_model_that_matched_the_facts_is_named(make_story, library, tmp_path, unrun):
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb", new_markdown_cell("# Why?"), code_cell())
    facts = [{"id": "F1", "statement": "A boat changed hands."}]
    told = "Facts that nobody decided are matched by words and by the model boats."
    texts = {"a": "Boat sold\n\nThe boat was sold.\n", "b": "Rain\n\nIt rained all day.\n"}
    for folder, settings in (("with", {"embeddings": "boats"}), ("without", {})):
        path = make_story(texts, facts=facts, folder=folder, **settings)
        index = write_report(path, tmp_path / "out", notebooks=notebooks).read_text("utf-8")
        assert (told in index) is bool(settings)


def test_tables_are_those_of_the_measures(story, tmp_path, unrun):
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb")
    index = write_report(story, tmp_path / "out", notebooks=notebooks)
    assert read_table("terms", index.parent / "tables").equals(measure_terms(read_corpus(story)))
    assert BODY[:20] not in "".join(path.read_text("utf-8") for path in (index.parent / "tables").iterdir())


def test_withheld_texts_are_said_in_one_line(story, tmp_path, unrun):
    write_tables(measure_all(read_corpus(story)), story / "measures")
    for text in (story / "articles").iterdir():
        text.unlink()
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb")
    index = write_report(story, tmp_path / "out", notebooks=notebooks).read_text("utf-8")
    assert "framing add story FILES" in index
    assert "stored measures" in index


def test_all_stories_are_linked(story, make_story, tmp_path, unrun):
    other = make_story({"a": f"T\n\n{BODY}", "b": f"U\n\n{BODY} More."}, folder="other", title="A <b>second</b> one")
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb")
    for each in (story, other):
        write_report(each, tmp_path / "out", notebooks=notebooks)
    links = (
        BeautifulSoup((tmp_path / "out" / "index.html").read_text("utf-8"), "html.parser").find("main").find_all("a")
    )
    assert [(a["href"], a.text) for a in links] == [
        ("other/index.html", "A <b>second</b> one"),
        ("story/index.html", "The bridge at Low Ness"),
    ]


def test_only_addresses_of_the_web_become_links(make_story, tmp_path, unrun):
    story = make_story(
        {"a": f"T\n\n{BODY}", "b": f"U\n\n{BODY} More."},
        record={"a": {"url": "javascript:alert(1)"}, "b": {"url": "https://example.org/b"}},
    )
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb")
    index = BeautifulSoup(write_report(story, tmp_path / "out", notebooks=notebooks).read_text("utf-8"), "html.parser")
    assert [a["href"] for a in index.find("table").find_all("a")] == ["https://example.org/b"]


def test_a_folder_that_is_no_report_is_never_replaced(story, tmp_path, unrun):
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb")
    with pytest.raises(FramingError, match="not a report; name another folder"):
        write_report(story, story.parent, notebooks=notebooks)
    assert (story / "story.yml").is_file()


def test_a_file_is_no_folder_for_reports(story, tmp_path):
    (tmp_path / "out").write_text("mine")
    with pytest.raises(FramingError, match="out: a file, not a folder; name another folder"):
        write_report(story, tmp_path / "out", notebooks=save_notebook(tmp_path / "nb" / "00_a.ipynb"))
    assert (tmp_path / "out").read_text() == "mine"


def test_missing_or_unfit_notebooks_are_named(story, tmp_path):
    with pytest.raises(FramingError, match="no notebooks; run from a clone"):
        write_report(story, tmp_path / "out", notebooks=tmp_path / "none")
    notebooks = save_notebook(tmp_path / "nb" / "00_a.ipynb", "1", parameters=False)
    with pytest.raises(FramingError, match=r"00_a\.ipynb: 0 cells tagged 'parameters'"):
        write_report(story, tmp_path / "out", notebooks=notebooks)
    (notebooks / "00_a.ipynb").write_text("{")
    with pytest.raises(FramingError, match=r"00_a\.ipynb: not a notebook"):
        write_report(story, tmp_path / "out", notebooks=notebooks)
    assert not (tmp_path / "out").exists()


def luminance(colour):
    channels = [int(pair, 16) / 255 for pair in re.findall("[0-9a-f]{2}", colour)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


@pytest.mark.parametrize("mode", [0, 1], ids=["light", "dark"])
def test_text_has_contrast_enough(mode):
    """WCAG 2.2, level AA: 4.5 to 1 for text."""
    blocks = re.findall(r":root \{([^}]*--page[^}]*)\}", (TEMPLATES / "page.css").read_text("utf-8"))
    colours = dict(re.findall(r"--(\w+): (#\w+)", blocks[mode]))
    grounds = [luminance(colours[name]) for name in ("page", "band")]
    for name in colours.keys() - {"page", "band", "rule", "focus"}:
        for ground in grounds:
            light, dark = max(luminance(colours[name]), ground), min(luminance(colours[name]), ground)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, name
