"""What is not run again, and what is."""

import json

import nbformat
import pytest
from nbformat.v4 import new_notebook

from analysis import FramingError
from analysis.report import build, cache, write_report
from analysis.report.cache import Kept, code_digest, digest, story_digest

TEXTS = {"a": "Bridge closed\n\nThe bridge is closed, the port said.", "b": "No way over\n\nNobody crosses the river."}


@pytest.fixture
def ran(monkeypatch):
    """Names of the notebooks run; running one returns it as it is."""
    names = []

    def run(path, story):
        names.append(path.stem)
        return nbformat.read(path, as_version=4)

    monkeypatch.setattr(build, "run_notebook", run)
    return names


@pytest.fixture
def notebooks(tmp_path):
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for name in ("00_one", "01_two"):
        nbformat.write(new_notebook(metadata={"name": name}), folder / f"{name}.ipynb")
    return folder


def test_a_digest_tells_parts_apart():
    assert digest("ab", "c") != digest("a", "bc")
    assert digest("ab", b"c") == digest("ab", "c")


def test_a_story_s_digest_hangs_on_names_and_content(make_story):
    story = make_story(TEXTS)
    before = story_digest(story)
    assert story_digest(story) == before
    (story / "articles" / "a.txt").rename(story / "articles" / "c.txt")
    moved = story_digest(story)
    (story / "articles" / "c.txt").write_text("changed")
    assert len({before, moved, story_digest(story)}) == 3


def test_the_code_s_digest_leaves_out_the_pages_where_a_notebook_cannot_use_them(monkeypatch, tmp_path):
    package = tmp_path / "analysis"
    for name in ("measures/keyness/terms.py", "views/templates/page.css", "report/run.py"):
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_text("1")
    monkeypatch.setattr(cache, "_PACKAGE", package)

    def both():
        code_digest.cache_clear()
        return code_digest(pages=False), code_digest(pages=True)

    first = both()
    (package / "views/templates/page.css").write_text("2")
    second = both()
    (package / "measures/keyness/terms.py").write_text("2")
    third = both()
    code_digest.cache_clear()
    assert first[0] == second[0] != third[0]
    assert len({first[1], second[1], third[1]}) == 3


def test_a_kept_notebook_comes_back_for_the_same_digest_alone(tmp_path):
    kept = Kept(tmp_path / "kept")
    notebook = new_notebook(metadata={"title": "é"})
    assert kept.get("00", "x") is None
    kept.put("00", "x", notebook)
    assert kept.get("00", "x") == notebook
    assert kept.get("00", "y") is None
    (tmp_path / "kept" / "00.ipynb").write_text("{ torn")
    assert kept.get("00", "x") is None


def test_nothing_changed_nothing_run(make_story, notebooks, ran, tmp_path):
    story, steps = make_story(TEXTS), []
    index = write_report(story, tmp_path / "out", notebooks=notebooks)
    assert ran == ["00_one", "01_two"]
    before = {path: path.stat().st_mtime_ns for path in index.parent.rglob("*")}
    assert write_report(story, tmp_path / "out", notebooks=notebooks, on_step=steps.append) == index
    assert steps == ["nothing changed"] and len(ran) == 2
    assert {path: path.stat().st_mtime_ns for path in index.parent.rglob("*")} == before


def test_what_changed_is_run_again_and_no_more(make_story, notebooks, ran, tmp_path):
    story, out = make_story(TEXTS), tmp_path / "out"
    index = write_report(story, out, notebooks=notebooks)
    nbformat.write(new_notebook(metadata={"name": "changed"}), notebooks / "01_two.ipynb")
    write_report(story, out, notebooks=notebooks)
    assert ran == ["00_one", "01_two", "01_two"]
    index.unlink()  # a report with a hole in it is made anew, from what was kept
    write_report(story, out, notebooks=notebooks)
    assert index.is_file() and len(ran) == 3
    write_report(story, out, notebooks=notebooks, fresh=True)
    assert len(ran) == 5
    (story / "articles" / "a.txt").write_text("Bridge open\n\nThe bridge is open again, the port said.")
    write_report(story, out, notebooks=notebooks)
    assert len(ran) == 7


def test_a_failure_leaves_the_last_report_and_keeps_what_went_well(make_story, notebooks, ran, tmp_path, monkeypatch):
    story, out = make_story(TEXTS), tmp_path / "out"
    index = write_report(story, out, notebooks=notebooks)
    before = index.read_bytes()
    for name in ("00_one", "01_two"):
        nbformat.write(new_notebook(metadata={"name": "changed"}), notebooks / f"{name}.ipynb")
    run = build.run_notebook

    def fails(path, folder):
        if path.stem == "01_two":
            raise FramingError("notebook 01_two.ipynb, code cell 3", "ValueError: no", "mend it")
        return run(path, folder)

    monkeypatch.setattr(build, "run_notebook", fails)
    with pytest.raises(FramingError, match=r"01_two\.ipynb, code cell 3"):
        write_report(story, out, notebooks=notebooks)
    assert index.read_bytes() == before
    monkeypatch.setattr(build, "run_notebook", run)
    write_report(story, out, notebooks=notebooks)
    assert ran.count("00_one") == 2 and ran[-1] == "01_two"


def test_only_some_pages(make_story, notebooks, ran, tmp_path):
    story, out = make_story(TEXTS), tmp_path / "out"
    index = write_report(story, out, notebooks=notebooks, only=["01"])
    assert ran == ["01_two"] and not (index.parent / "00_one.html").exists()
    assert "00_one.html" not in index.read_text("utf-8")
    write_report(story, out, notebooks=notebooks)
    assert ran == ["01_two", "00_one"]
    write_report(story, out, notebooks=notebooks, only=["01"])
    assert (index.parent / "00_one.html").exists(), "what still holds stays"
    write_report(story, out, notebooks=notebooks, only=["01"], fresh=True)
    assert ran.pop() == "01_two" and len(ran) == 2
    (story / "articles" / "a.txt").write_text("Other\n\nIt is another text now.\n")
    write_report(story, out, notebooks=notebooks, only=["01"])
    assert ran == ["01_two", "00_one", "01_two"] and not (index.parent / "00_one.html").exists()
    with pytest.raises(FramingError, match="--only 7: no notebook whose name begins so; name one of: 00_one, 01_two"):
        write_report(story, out, notebooks=notebooks, only=["7"])


def test_a_report_records_what_it_holds(make_story, notebooks, ran, tmp_path):
    index = write_report(make_story(TEXTS), tmp_path / "out", notebooks=notebooks)
    record = json.loads((index.parent / "report.json").read_text("utf-8"))
    assert {"index.html", "00_one.html", "tables/articles.csv"} <= set(record["files"])
    assert str(tmp_path) not in json.dumps(record)
