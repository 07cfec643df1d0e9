"""Lessons as HTML pages: exercises as forms that check and reveal without a kernel, and print as sheets."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from typing import Literal

from markupsafe import Markup
from nbformat import NotebookNode

from analysis.lessons.editions import exercise_of
from analysis.lessons.exercise import Exercise
from analysis.report.folder import made_with
from analysis.report.pages import TEMPLATES, render


def render_lesson(
    name: str,
    notebook: NotebookNode,
    exercises: Mapping[str, Exercise],
    which: Literal["student", "teacher"],
    **common: object,
) -> str:
    """An executed edition as a page; the student's holds answers only as hashes and, to reveal, encoded."""
    title = next(lesson["title"] for lesson in common["lessons"] if lesson["name"] == name)
    return render_page(
        "lesson", title, up="../", here=name, which=which, parts=_parts(notebook, exercises), sealed=_sealed, **common
    )


def render_page(template: str, title: str, **values: object) -> str:
    """A page of the lessons with the script that checks answers."""
    script = (TEMPLATES / "lesson.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
    more = (TEMPLATES / "lesson.css").read_text(encoding="utf-8")
    style = Markup((TEMPLATES / "page.css").read_text(encoding="utf-8") + more)
    return render(template, title=title, script=Markup(script), policy=policy, style=style, **values, **made_with())


def _parts(notebook: NotebookNode, exercises: Mapping[str, Exercise]) -> list[dict]:
    """What a page shows, in order: prose, outputs, and each exercise once, where it is asked."""
    parts: list[dict] = []
    asked = set()
    for cell in notebook.cells:
        name = exercise_of(cell)
        tags = cell.metadata.get("tags", ())
        teacher = "teacher" in tags
        if "notebook" in tags:
            continue
        if cell.cell_type == "markdown":
            parts.append({"kind": "prose", "source": cell.source, "teacher": teacher})
        elif name is None:
            parts += [{"kind": "output", "output": output, "teacher": teacher} for output in cell.outputs]
        elif name not in asked:
            asked.add(name)
            parts.append({"kind": "exercise", "exercise": exercises[name]})
    return parts


def _sealed(exercise: Exercise) -> str:
    """The answer and what shows it, encoded: not to be read by a glance at the page's source."""
    return base64.b64encode(exercise.revealed()._repr_html_().encode()).decode()
