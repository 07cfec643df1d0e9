"""Lessons built: two editions from one source, each held while it is built; pages without answers in clear text."""

import base64
import os
import re
import shutil
from pathlib import Path

import nbformat
import pytest

from analysis.errors import FramingError
from analysis.lessons import build_lessons
from analysis.lessons.editions import edition, exercise_of, fill, read_source
from analysis.lessons.guide import read_guide, values_of
from analysis.lessons.lesson import open_lesson

SOURCES = sorted((Path(__file__).resolve().parents[1] / "notebooks" / "lessons").glob("*.ipynb"))


@pytest.fixture(scope="session")
def lesson(shipped):
    return open_lesson(shipped / "port-ellery-ferry")


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The teaching story's lessons; every edition was run, and its checks held, while they were built."""
    return build_lessons("port-ellery-ferry", tmp_path_factory.mktemp("lessons")).parent


def cells(path):
    return nbformat.read(path, as_version=4).cells


def test_every_lesson_has_both_editions_and_their_pages(built):
    for which in ("student", "teacher"):
        assert sorted(p.stem for p in (built / which).glob("*.ipynb")) == [p.stem for p in SOURCES]
        assert {p.stem for p in SOURCES} <= {p.stem for p in (built / which).glob("*.html")}
    assert (built / "handouts" / "articles.html").is_file() and (built / "index.html").is_file()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_editions_differ_in_answers_and_in_what_is_the_teachers(built, path):
    student, teacher = (cells(built / which / path.name) for which in ("student", "teacher"))
    own = [cell for cell in teacher if "teacher" in cell.metadata.get("tags", ())]
    assert own and not [cell for cell in student if "teacher" in cell.metadata.get("tags", ())]
    pairs = zip(student, [cell for cell in teacher if cell not in own], strict=True)
    differing = [(s, t) for s, t in pairs if s.source != t.source]
    assert all("blank" in s.metadata.tags and "..." in s.source for s, t in differing)
    assert [exercise_of(s) for s, _ in differing] == [
        exercise_of(cell) for cell in student if "blank" in cell.metadata.get("tags", ())
    ]


def test_the_students_folder_holds_no_answer_in_clear_text(built, lesson):
    for path in (built / "student").iterdir():
        text = path.read_text("utf-8")
        assert "Answer:" not in text
        for exercise in lesson.exercises.values():
            assert exercise.source(solved=True) not in text, (path.name, exercise.name)
    page = (built / "student" / "b_follow_the_wire.html").read_text("utf-8")
    sealed = re.findall(r'data-sealed="([^"]+)"', page)
    assert len(sealed) == 5 and "Answer: 5, 6, 8" in base64.b64decode(sealed[2]).decode()
    assert lesson.exercises["b3"].digests[""] in page


def test_built_pages_load_nothing_and_name_no_folder(built):
    for path in built.rglob("*.html"):
        text = path.read_text("utf-8")
        assert not re.search(r'(?:src|href)="(?:https?:)?//', text), path.name
        assert str(built.parent) not in text and "Content-Security-Policy" in text


def test_notebooks_are_built_without_outputs_and_name_the_story(built):
    for path in built.rglob("*.ipynb"):
        for cell in cells(path):
            assert cell.cell_type == "markdown" or (not cell.outputs and cell.execution_count is None)
        assert 'STORY = "port-ellery-ferry"' in "".join(cell.source for cell in cells(path))


def test_the_guide_has_plans_that_add_up_goals_and_examples(built):
    guide = (built / "index.html").read_text("utf-8")
    assert "A plan for 45 minutes" in guide and "A plan for 90 minutes" in guide
    assert "Thoman" in guide and "Jolls 2005" in guide and guide.count("<em>Here:</em>") >= 15
    assert "What computation cannot see" in guide and "caption only" in guide


def test_a_check_that_does_not_hold_stops_the_build_and_keeps_what_was_there(built, tmp_path, monkeypatch):
    from analysis.lessons import build

    before = (built / "index.html").read_bytes()
    monkeypatch.setattr(build, "_EXPECTED", {"student": "right", "teacher": "right"})
    for path in SOURCES[:1]:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(FramingError, match=r"a_same_event, student's edition, exercise a1.*it must say 'right'"):
        build_lessons("port-ellery-ferry", built.parent, sources=tmp_path)
    assert (built / "index.html").read_bytes() == before
    assert not list(built.parent.glob(".new-*"))


def test_a_folder_of_something_else_is_left_alone(tmp_path):
    (tmp_path / "port-ellery-ferry").mkdir()
    (tmp_path / "port-ellery-ferry" / "thesis.txt").write_text("mine")
    with pytest.raises(FramingError, match="no lessons; name another folder"):
        build_lessons("port-ellery-ferry", tmp_path)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_source_keeps_the_form(path, lesson):
    source = read_source(path)
    assert source.title.endswith("?") and source.goal.endswith(".") and 10 <= source.minutes <= 45
    assert set(source.exercises) <= set(lesson.exercises)
    for name in source.exercises:
        mine = [cell.source for cell in source.notebook.cells if exercise_of(cell) == name and cell.cell_type == "code"]
        assert mine == [
            f'lesson.ask("{name}")',
            f"{name} = ...",
            f'lesson.check("{name}", {name})',
            f'lesson.reveal("{name}", {name})',
        ]
    prose = "\n".join(cell.source for cell in source.notebook.cells)
    assert "## What this cannot show" in prose


def test_cells_of_exercises_that_a_story_lacks_go(lesson):
    source = read_source(SOURCES[0])
    left = edition(
        source, {"a1": lesson.exercises["a1"]}, {"question": "Q?", "pages_counted": "two pages"}, "student", "s"
    )
    assert {exercise_of(cell) for cell in left.cells} == {None, "a1"}


def test_values_in_prose_stay_what_they_are():
    assert fill("By {{ who }}.", {"who": "The *Star* <b>_x_"}, "x") == r"By The \*Star\* \<b\>\_x\_."
    with pytest.raises(FramingError, match=r"lesson x: .*'whom' is undefined; name one of: who"):
        fill("By {{ whom }}.", {"who": "x"}, "x")


def test_the_agencys_own_page_shows_where_it_is_asked_for(lesson):
    assert "Halyard News Agency" not in lesson.pages()._repr_html_()
    assert (
        "Halyard News Agency" in repr(lesson.pages(agency=True))
        and 'framing-n">2</sup>' in lesson.pages()._repr_html_()
    )


def test_answers_show_only_after_an_attempt(lesson):
    assert "Try first" in lesson.reveal("b2", ...)
    assert "Answer: 4" in lesson.reveal("b2", 7)._repr_html_()
    with pytest.raises(FramingError, match="exercise 'z9': not in this story's lessons; name one of: a1"):
        lesson.ask("z9")


def test_an_article_is_escaped_in_a_lesson(make_corpus):
    from analysis.lessons.lesson import Lesson

    hostile = "<script>alert(1)</script> in the harbour\n\nThe fee rises, said <img src=x onerror=alert(2)> on Monday."
    html = Lesson(make_corpus({"a": hostile, "b": "Fee rises\n\nThe fee rises in May."})).pages()._repr_html_()
    assert "<script>" not in html and "<img" not in html and "&lt;script&gt;" in html


@pytest.mark.skipif("FRAMING_LESSONS" not in os.environ, reason="FRAMING_LESSONS names no lesson to go through")
@pytest.mark.parametrize("name", os.environ.get("FRAMING_LESSONS", "none").split())
def test_a_student_goes_through_a_lesson_in_a_real_jupyterlab(built, name, tmp_path, browser, lab):
    """By keyboard alone, blanks first, then answers; $FRAMING_LESSONS names the lessons."""
    shutil.copy(built / "student" / f"{name}.ipynb", tmp_path)
    cells = nbformat.read(tmp_path / f"{name}.ipynb", as_version=4).cells
    solved = nbformat.read(built / "teacher" / f"{name}.ipynb", as_version=4).cells
    answers = {cell.source.split(" = ")[0]: cell.source for cell in solved if "blank" in cell.metadata.get("tags", ())}
    with browser.new_page(viewport={"width": 1100, "height": 8000}) as page:  # so high that no cell is out of sight
        page.set_default_timeout(90_000)
        page.goto(f"{lab}/lab/tree/{name}.ipynb")
        idle = page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]")
        first = page.locator(".jp-Notebook .jp-CodeCell").first
        while not first.locator(
            ".jp-InputPrompt", has_text=re.compile(r"\d")
        ).count():  # until the kernel really answers
            first.locator(".cm-content").click()
            page.keyboard.press("Shift+Enter")
            page.wait_for_timeout(3000)
        checks = page.locator(".jp-OutputArea .framing-note[role=status]")

        def at(number):
            """Wait until the cell of this number is the active one: no key may come before the last has done its work."""
            cell = f"[...document.querySelectorAll('.jp-Notebook .jp-Cell')][{number}]"
            page.wait_for_function(f"{cell}?.classList.contains('jp-mod-active')")

        def walk(*, answering):
            page.locator(".jp-Notebook .jp-Cell").first.click()
            at(0)
            page.keyboard.press("Escape")
            for number, cell in enumerate(cells):
                if answering and "blank" in cell.metadata.get("tags", ()):
                    page.keyboard.press("Enter")
                    page.keyboard.press("Control+A")
                    page.keyboard.insert_text(answers[cell.source.split(" = ")[0]])
                page.keyboard.press("Shift+Enter")
                at(number + 1)
                page.keyboard.press("Escape")
            idle.wait_for()

        walk(answering=False)
        checks.filter(has_text="put your answer in place of the three dots").nth(len(answers) - 1).wait_for()
        assert checks.count() == len(answers) and page.locator(".framing-answer").count() == 0
        walk(answering=True)
        page.locator(".framing-answer").nth(len(answers) - 1).wait_for()
        assert page.locator(".framing-note.framing-right").count() == checks.count() == len(answers)
        if picture := os.environ.get("FRAMING_PICTURES"):
            page.screenshot(path=f"{picture}/lesson-{name}.png")


def test_plans_name_the_exercises_that_the_story_supports(lesson):
    names = ["a_same_event", "f_finding"]
    filled = read_guide().filled(values_of(lesson.truth) | {"lessons": names, "exercises": ["a1", "f1"]})
    (plan,) = filled["plans"]
    assert [step["exercises"] for step in plan["steps"] if step["exercises"]] == [["a1"], ["f1"]]


def test_goals_are_those_of_the_lessons_that_are_there(lesson):
    values = values_of(lesson.truth) | {"lessons": ["f_finding", "h_by_numbers"], "exercises": ["f1"]}
    filled = read_guide().filled(values)
    assert [goal["lessons"] for goal in filled["goals"]] == [["h"], ["f", "h"], ["f"]] and not filled["plans"]
