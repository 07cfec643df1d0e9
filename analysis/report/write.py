"""A story's report folder: its pages, tables and figures, built aside and put in place when all is well."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from analysis.corpus import read_corpus
from analysis.corpus.story import find_story
from analysis.errors import FramingError
from analysis.measures import measure_all
from analysis.report.cache import Kept, code_digest, digest, run_digest, story_digest
from analysis.report.folder import disk_refusals, replaced
from analysis.report.pdf import find_chromium, print_pdf

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
RECORD = "report.json"  # what a report says of itself; a folder without one is not a report
_KEPT = ".kept"  # executed notebooks, beside the reports


def write_report(
    story: str | Path,
    out: str | Path,
    *,
    notebooks: str | Path | None = None,
    only: Sequence[str] = (),
    jobs: int = 2,
    pdf: bool = False,
    fresh: bool = False,
    on_step: Callable[[str], None] = lambda text: None,
) -> Path:
    """Run the notebooks on a story and write `<out>/<story>/`: HTML pages, tables as CSV, figures as SVG and PNG.

    `index.html` names the articles and what is inferred, and links a page per notebook; `<out>/index.html`
    links all stories there. No page loads anything. The folder is replaced only once all of it is made. A
    notebook that was run before on the same story, code and libraries is not run again; a report of which
    nothing changed is left as it is.

    Parameters
    ----------
    story
        Name of a story or path of its folder.
    out
        The folder for reports.
    notebooks
        Folder of the notebooks; by default the one beside the package.
    only
        Beginnings of the names of the notebooks to run (`03`). Pages of the others stay where they were made from the
        very same; the report has no page of the rest.
    jobs
        Notebooks that run at one time.
    pdf
        Print the pages into `<out>/<story>/<story>.pdf` as well.
    fresh
        Run everything again, whatever was kept.
    on_step
        Called with a line of text after each step.

    Returns
    -------
    pathlib.Path
        `<out>/<story>/index.html`, or the PDF where one was asked for.

    Raises
    ------
    FramingError
        The story is broken, no notebooks are there, one of them fails (named with its cell; an earlier
        report stays in place), `out` is a file, `<out>/<story>` is a folder that is not a report, or a PDF is asked for
        and nothing is here that prints one.
    """
    folder = find_story(story).resolve()
    target = Path(out) / folder.name
    kept, of_story = Kept(target.parent / _KEPT / folder.name), story_digest(folder)
    paths = _notebooks(Path(notebooks) if notebooks else NOTEBOOKS, only, kept, of_story)
    if target.parent.is_file():
        raise FramingError(target.parent, "a file, not a folder", "name another folder for reports")
    if target.exists() and not (target / RECORD).is_file():
        raise FramingError(target, "in the report's place, but not a report", "name another folder for reports")
    chromium = find_chromium() if pdf else None
    result = target / (f"{folder.name}.pdf" if pdf else "index.html")
    made_from = digest(of_story, code_digest(pages=True), *(path.name for path in paths), *_contents(paths))
    if not fresh and _stands(target, made_from, result):
        on_step("nothing changed")
        return result
    from analysis.report import build  # what runs notebooks takes long to load, and is not needed before

    corpus = read_corpus(folder)
    tables = measure_all(corpus)
    on_step("measured")
    again = [path for path in paths if fresh and _wanted(path, only)]
    with disk_refusals(target):
        pages = build.run_notebooks(paths, folder, kept, of_story, jobs=jobs, fresh=again, on_step=on_step)
        with replaced(target) as made:
            written = build.write_pages(made, corpus, tables, pages)
            if chromium:
                print_pdf(written, made / result.name, title=corpus.story.title, chromium=chromium, jobs=jobs)
                on_step("printed")
            build.write_record(made / RECORD, corpus, made_from)
        build.write_stories(sorted(target.parent.glob(f"*/{RECORD}")), target.parent)
    on_step("written")
    return result


def _notebooks(folder: Path, only: Sequence[str], kept: Kept, of_story: str) -> list[Path]:
    """The notebooks of a report: with `only` those, and of the others what was kept and still holds."""
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise FramingError(folder, "no notebooks", "run from a clone of the repository, or name their folder")
    for start in only:
        if not any(path.stem.startswith(start) for path in paths):
            known = ", ".join(path.stem for path in paths)
            raise FramingError(f"--only {start}", "no notebook whose name begins so", f"name one of: {known}")
    return [p for p in paths if _wanted(p, only) or kept.get(p.stem, run_digest(of_story, p))]


def _wanted(notebook: Path, only: Sequence[str]) -> bool:
    """Whether a notebook is to be run: its name begins as one of `only`, or there are none."""
    return notebook.stem.startswith(tuple(only) or "")


def _contents(paths: list[Path]) -> list[bytes]:
    try:
        return [path.read_bytes() for path in paths]
    except OSError as error:
        raise FramingError(error.filename, error.strerror or str(error), "make the notebook readable") from None


def _stands(target: Path, made_from: str, result: Path) -> bool:
    """The report there was made from the very same, and all its files are still there."""
    try:
        record = json.loads((target / RECORD).read_text("utf-8"))
        return record["made_from"] == made_from and all((target / f).is_file() for f in record["files"] + [result.name])
    except (OSError, ValueError, KeyError):
        return False
