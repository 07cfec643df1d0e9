"""One source of a lesson, two editions: blanks for the student, answers and talking points for the teacher.

A source is a notebook. Prose may name values of the story as `{{ n_pages }}`. Cells are told apart by tags:

* `blank`: one line `NAME = ...`; the student's edition leaves the exercise's answer open, the teacher's has it;
* `exercise-NAME`: belongs to that exercise, and goes where the story does not support it;
* `teacher`: for the teacher alone;
* `notebook`: how to work in a notebook; not on a page;
* `parameters`: the cell that sets STORY;
* `once`: the cell that opens the story: where several editions run in one kernel, once is enough.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import nbformat
from jinja2 import Environment, StrictUndefined, TemplateError
from nbformat import NotebookNode

from analysis.errors import FramingError
from analysis.lessons.exercise import Exercise

Edition = Literal["student", "teacher"]
EDITIONS: tuple[Edition, ...] = ("student", "teacher")
_BLANK = re.compile(r"(\w+) = \.\.\.")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#$|])")
_TAG = "exercise-"


@dataclass(frozen=True)
class Source:
    """A lesson's source.

    Attributes
    ----------
    name : of its file, without the suffix
    title : the question that is its first heading, values unfilled
    notebook : as written
    needs : what a story must have: text, copy (pages that share copy), ledger, voices
    minutes : what the lesson takes
    goal : what a student can do afterwards
    """

    name: str
    title: str
    notebook: NotebookNode
    needs: tuple[str, ...]
    minutes: int
    goal: str

    @property
    def label(self) -> str:
        """A short name for the navigation: `b_follow_the_wire` is 'Follow the wire'."""
        return re.sub(r"^[a-z]_", "", self.name).replace("_", " ").capitalize()

    @property
    def exercises(self) -> list[str]:
        """Names of its exercises, in order."""
        return list(dict.fromkeys(name for cell in self.notebook.cells if (name := exercise_of(cell))))


def read_source(path: Path) -> Source:
    """Read a lesson's source.

    Raises
    ------
    FramingError
        Not a notebook, no title, or its metadata lacks `framing` with needs, minutes and goal.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
        about = notebook.metadata["framing"]
        title = re.search(r"^# +(.+)$", notebook.cells[0].source, re.MULTILINE)[1]
        source = Source(path.stem, title, notebook, tuple(about["needs"]), int(about["minutes"]), str(about["goal"]))
    except (OSError, UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise FramingError(path, f"not a notebook ({str(error).splitlines()[0]})", "save it from JupyterLab") from None
    except (KeyError, ValueError, TypeError, IndexError) as error:
        raise FramingError(
            path, f"no lesson: {error!r} in its metadata or title", "see analysis/lessons/editions.py"
        ) from None
    return source


def edition(
    source: Source, exercises: Mapping[str, Exercise], values: Mapping[str, object], which: Edition, story: str
) -> NotebookNode:
    """The student's or the teacher's notebook of a lesson for one story.

    Parameters
    ----------
    exercises : those that the story supports; cells of others are left out
    values : what prose may name
    story : for the cell that sets STORY

    Raises
    ------
    FramingError
        Prose names a value that there is not, or a blank does not belong to an exercise.
    """
    made = copy.deepcopy(source.notebook)
    made.cells = [cell for cell in made.cells if _belongs(cell, exercises, which)]
    for cell in made.cells:
        tags = cell.metadata.get("tags", ())
        if cell.cell_type == "markdown":
            cell.source = fill(cell.source, values, source.name)
        elif "parameters" in tags:
            cell.source = f'STORY = "{story}"'
        elif "blank" in tags:
            cell.source = _blank(cell.source, exercises, which, source.name)
    return made


def fill(text: str, values: Mapping[str, object], where: str) -> str:
    """Put values into prose; what is Markdown in a value stays what it is.

    Raises
    ------
    FramingError
        The text names a value that there is not.
    """
    try:
        return _environment().from_string(text).render({name: _plain(value) for name, value in values.items()})
    except TemplateError as error:
        raise FramingError(f"lesson {where}", f"{error}", f"name one of: {', '.join(values)}") from None


def exercise_of(cell: NotebookNode) -> str | None:
    """The exercise that a cell belongs to."""
    return next((tag.removeprefix(_TAG) for tag in cell.metadata.get("tags", ()) if tag.startswith(_TAG)), None)


def _belongs(cell: NotebookNode, exercises: Mapping[str, Exercise], which: Edition) -> bool:
    name = exercise_of(cell)
    for_teacher = "teacher" in cell.metadata.get("tags", ())
    return (name is None or name in exercises) and (which == "teacher" or not for_teacher)


def _blank(source: str, exercises: Mapping[str, Exercise], which: Edition, where: str) -> str:
    found = _BLANK.fullmatch(source.strip())
    if not found or found[1] not in exercises:
        raise FramingError(f"lesson {where}", f"the blank '{source[:40]}'", "write NAME = ... with an exercise's name")
    return exercises[found[1]].source(solved=which == "teacher")


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return _SPECIAL.sub(r"\\\1", value) if isinstance(value, str) else value


def _environment() -> Environment:
    return Environment(undefined=StrictUndefined, autoescape=False, keep_trailing_newline=True)  # Markdown, not HTML
