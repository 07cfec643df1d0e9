import ast
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import analysis
from analysis import measure_all, read_corpus
from analysis.tables import write_tables

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
TEXTS = {
    "a": "Harbour council lifts the fee\n\nThe fee for boats rises from $5 to $6 in May, the council said. "
    "It called the old price a disaster.\n\n“We love this harbour,” said Mayor Ana Brandt. The navy pays nothing.\n\n"
    "Sailors met on Monday to talk about a strike, and the council offered them a talk in turn.",
    "b": "Boats to pay more\n\nBoats pay more from May, and the council told us that nobody had asked the sailors.\n\n"
    "The quay was built in 1902 by the town, and the council has owned it for a hundred years.",
    "c": "Sailors angry at <b>harbour</b> fee\n\nThe council met on Monday to talk about the terrible fee for all boats in the town.",
}
FACTS = [
    {"id": "F1", "statement": "Boats pay more.", "salience": "core"},
    {"id": "F2", "statement": "The quay was built in 1902 by the town."},
]


def read(path):
    return nbformat.read(path, as_version=4)


def code(notebook):
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def run(cells, story):
    """Cells run in one kernel on a story, as a notebook with outputs."""
    notebook = nbformat.v4.new_notebook(cells=cells)
    for cell in code(notebook):
        if "parameters" in cell.metadata.get("tags", ()):
            cell.source = f"STORY = {str(story)!r}"
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute(cwd=str(FOLDER))
    return [output for cell in code(notebook) for output in cell.outputs]


def words(outputs):
    return "\n".join(output.data.get("text/plain", "") for output in outputs if "data" in output)


@pytest.fixture
def story(make_story):
    return make_story(TEXTS, outlets={"a": "The $5 & <i>Gazette</i> $x_1$", "b": "Coast_b"}, facts=FACTS)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_keeps_the_form_of_the_house(path):
    notebook = read(path)
    nbformat.validate(notebook)
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    assert re.match(r"# .+\?\n\n\w", notebook.cells[0].source), "a question as title, and a paragraph"
    (parameters,) = (cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ()))
    assert parameters.source.startswith('STORY = "port-ellery-ferry"') and "\n" not in parameters.source
    assert sum("answer" in cell.metadata.get("tags", ()) for cell in notebook.cells) == 1
    prose = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")
    for heading in ("## Check\n\nExpected: ", "## What this cannot show", "## Your turn"):
        assert heading in prose
    assert notebook.metadata.kernelspec.name == "python3"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_narrates_and_the_package_computes(path):
    trees = [ast.parse(cell.source) for cell in code(read(path))]
    imports = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    assert len(imports) == 1 and imports[0].module == "analysis"
    assert {alias.name for alias in imports[0].names} <= set(analysis.__all__)
    banned = ast.FunctionDef | ast.Lambda | ast.ClassDef | ast.For | ast.If | ast.While | ast.Try
    assert not [node for tree in trees for node in ast.walk(tree) if isinstance(node, banned)]
    assert all(len(tree.body) <= 4 for tree in trees)
    assert any(isinstance(node, ast.Assert) for node in trees[-1].body), "the last cell of code checks"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_facts_that_were_discovered_are_shown_in_words(path):
    source = "\n".join(cell.source for cell in code(read(path)))
    assert source.count("measure_facts(corpus)") == source.count("worded(corpus, measure_facts(corpus),")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path):
    for cell in code(read(path)):
        assert cell.outputs == [] and cell.execution_count is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_alone_on_any_story(path, story):
    outputs = run(read(path).cells, story)
    assert not [output for output in outputs if output.output_type in ("error", "stream")]
    figures = [output for output in outputs if "image/png" in output.get("data", {})]
    assert figures
    for figure in figures:
        for kind in ("image/png", "image/svg+xml"):
            assert len(figure.metadata[kind]["alt"]) > 20 and figure.metadata[kind]["name"]
    html = "".join(output.data.get("text/html", "") for output in outputs)
    assert "<i>" not in html and "<b>" not in html


def all_cells():
    return [cell for path in NOTEBOOKS for cell in read(path).cells]


def test_notebooks_run_without_a_ledger(make_story):
    shown = words(run(all_cells(), make_story(TEXTS)))
    assert "There is no fact ledger: these facts were discovered" in shown and "X001" in shown


def test_notebooks_run_for_one_outlet(make_story):
    shown = words(run(all_cells(), make_story({"a": TEXTS["a"]}, facts=FACTS)))
    assert "nothing to compare" in shown and "No term stands out" in shown


def test_notebooks_run_where_the_texts_are_withheld(story):
    write_tables(measure_all(read_corpus(story)), story / "measures")
    for path in (story / "articles").iterdir():
        path.unlink()
    outputs = run(all_cells(), story)
    assert words(outputs).count("framing add story FILES") == len(NOTEBOOKS)
    page = str([output.get("data", {}) for output in outputs])
    assert "sentence 2" in page
    for printed in ("told us that nobody", "offered them a talk", "built in 1902 by the town, and"):
        assert printed not in page


def test_there_are_notebooks():
    assert len(NOTEBOOKS) >= 4
