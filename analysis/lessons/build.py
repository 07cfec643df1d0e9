"""A story's lessons, built: student and teacher notebooks, pages to open without a kernel, handouts, a teacher's guide.

Every edition is run while it is built. A build in which a teacher's answer is not found right, or a student's blank
is not met by a hint, fails and leaves what was there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from nbformat import NotebookNode, write
from nbformat.v4 import new_notebook

from analysis.corpus import read_corpus
from analysis.corpus.story import find_story
from analysis.errors import FramingError
from analysis.lessons.editions import EDITIONS, Edition, Source, edition, exercise_of, fill, read_source
from analysis.lessons.guide import Guide, has, read_guide, values_of
from analysis.lessons.lesson import Lesson, page_html
from analysis.lessons.pages import render_lesson, render_page
from analysis.report.folder import disk_refusals, replaced, write_file
from analysis.report.run import run_notebook
from analysis.report.write import NOTEBOOKS

SOURCES = NOTEBOOKS / "lessons"
_MARK = "lessons.txt"  # a folder without it is not a folder of lessons
_OPENING = {"parameters", "once"}  # cells that a kernel needs to run but once
_EXPECTED = {"student": "blank", "teacher": "right"}


def build_lessons(
    story: str | Path,
    out: str | Path,
    *,
    sources: str | Path | None = None,
    on_step: Callable[[str], None] = lambda text: None,
) -> Path:
    """Build `<out>/<story>/`: `student/` and `teacher/` notebooks and pages, `handouts/`, and `index.html`, the guide.

    The student's folder holds no answer in clear text. Lessons that need what the story does not have (texts, a
    ledger, pages that share copy) are left out, and the guide says so. Nothing built needs the network.

    Parameters
    ----------
    story
        Name of a story or path of its folder.
    out
        The folder for lessons.
    sources
        Folder of the lessons' sources; by default `notebooks/lessons` beside the package.
    on_step
        Called with a line of text after each step.

    Returns
    -------
    pathlib.Path
        `<out>/<story>/index.html`.

    Raises
    ------
    FramingError
        The story or a source is broken, the story supports no lesson, an edition does not hold (named with its
        exercise; what was built before stays), or `<out>/<story>` is a folder of something else.
    """
    folder = find_story(story).resolve()
    target = Path(out) / folder.name
    if target.exists() and not (target / _MARK).is_file():
        raise FramingError(target, "in the lessons' place, but no lessons", "name another folder for lessons")
    lesson = Lesson(read_corpus(folder))
    guide = read_guide()
    found = [read_source(path) for path in sorted(Path(sources or SOURCES).glob("*.ipynb"))]
    offers = has(lesson.truth)
    fitting = [
        source for source in found if set(source.needs) <= offers and set(source.exercises) & set(lesson.exercises)
    ]
    if not fitting:
        raise FramingError(
            folder, "no lesson fits this story", "add articles, a ledger (facts.yml), or sources of lessons"
        )
    on_step("questions made")
    with disk_refusals(target), replaced(target) as made:
        editions = _editions(lesson, fitting, made, folder, target)
        on_step("editions made")
        _run(editions, folder, made.parent)
        _hold(editions)
        on_step("editions run")
        _write(made, lesson, guide, fitting, [s for s in found if s not in fitting], editions, offers)
    on_step("written")
    return target / "index.html"


def _editions(
    lesson: Lesson, sources: list[Source], made: Path, folder: Path, target: Path
) -> dict[tuple[str, Edition], NotebookNode]:
    """Every edition of every lesson, written to its place."""
    values = values_of(lesson.truth)
    found = {}
    for which in EDITIONS:
        (made / which).mkdir(parents=True)
        for source in sources:
            named = folder.name if folder.parent.name == "data" else os.path.relpath(folder, target.resolve() / which)
            found[source.name, which] = edition(source, lesson.exercises, values, which, named)
            write(found[source.name, which], made / which / f"{source.name}.ipynb")
    return found


def _run(editions: Mapping[tuple[str, Edition], NotebookNode], folder: Path, aside: Path) -> None:
    """Run all editions, one after the other in one kernel, and give their cells the outputs."""
    cells, opened = [], set()
    for notebook in editions.values():
        for cell in notebook.cells:
            tags = _OPENING & set(cell.metadata.get("tags", ()))
            if not tags & opened:
                opened |= tags
                cells.append(cell)
    path = aside / "editions.ipynb"
    write(new_notebook(cells=[NotebookNode(cell, id=f"c{number}") for number, cell in enumerate(cells)]), path)
    with ThreadPoolExecutor(1) as thread:  # where an event loop runs, as in Jupyter, a kernel needs a thread of its own
        executed = thread.submit(run_notebook, path, folder).result()
    for cell, done in zip(cells, executed.cells, strict=True):
        if cell.cell_type == "code":
            cell.outputs = done.outputs


def _hold(editions: Mapping[tuple[str, Edition], NotebookNode]) -> None:
    """Every check of a student's edition meets a blank, every one of the teacher's a right answer.

    Raises
    ------
    FramingError
        One does not: the lesson and the exercise are named.
    """
    checks = (
        (name, which, cell)
        for (name, which), notebook in editions.items()
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.source.startswith("lesson.check(")
    )
    for name, which, cell in checks:
        said = "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
        if not said.startswith(f"[{_EXPECTED[which]}]"):
            raise FramingError(
                f"lesson {name}, {which}'s edition, exercise {exercise_of(cell)}",
                f"the check says {said[:80]!r}",
                f"it must say '{_EXPECTED[which]}': mend the question or the story's key",
            )


def _write(
    made: Path, lesson: Lesson, guide: Guide, sources: list[Source], left_out: list[Source],
    runs: dict[tuple[str, Edition], NotebookNode], offers: set[str],
) -> None:  # fmt: skip
    corpus, truth = lesson.corpus, lesson.truth
    values = values_of(truth)
    lessons = [
        {"name": s.name, "label": s.label, "title": fill(s.title, values, s.name), "goal": s.goal, "minutes": s.minutes,
         "exercises": [lesson.exercises[e] for e in s.exercises if e in lesson.exercises]}
        for s in sources
    ]  # fmt: skip
    common = {"story": corpus.story, "lessons": lessons}
    for (name, which), notebook in runs.items():
        page = render_lesson(name, notebook, lesson.exercises, which, **common)
        write_file(made / which / f"{name}.html", page)
    write_file(made / "student" / "index.html", render_page("lesson_student", "Lessons", up="", **common))
    if corpus.has_text:
        pages = [{"label": truth.label[page], "html": page_html(corpus, page)} for page in corpus.articles["article"]]
        write_file(
            made / "handouts" / "articles.html",
            render_page("handout_articles", "The pages", up="../", pages=pages, **common),
        )
    for solved, where in ((False, "handouts/answer_sheet"), (True, "teacher/answer_key")):
        title = "Answer key" if solved else "Answer sheet"
        write_file(made / f"{where}.html", render_page("answer_sheet", title, up="../", solved=solved, **common))
    index = render_page(
        "lesson_guide", "Teacher's guide", up="",
        guide=guide.filled(values | {"lessons": [s.name for s in sources], "exercises": list(lesson.exercises)}),
        glossary=guide.glossary_of(truth),
        has_text=corpus.has_text, basis=sorted({e.basis for e in lesson.exercises.values()}),
        left_out=[{"title": fill(s.title, values, s.name), "missing": sorted(set(s.needs) - offers)} for s in left_out],
        traps=truth.key.traps if truth.key else [], unsure=truth.unsure, name=corpus.folder.name, **common,
    )  # fmt: skip
    write_file(made / "index.html", index)
    write_file(made / _MARK, "\n".join(s.name for s in sources) + "\n")
