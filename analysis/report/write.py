"""A story's report folder: its pages, tables and figures, built aside and put in place when all is well."""

from __future__ import annotations

import datetime as dt
import inspect
import json
import platform
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus, read_corpus
from analysis.corpus.story import find_story
from analysis.errors import FramingError
from analysis.measures import MEASURES, measure_all
from analysis.measures.registry import library_versions
from analysis.report.pages import Page, day, image, render
from analysis.report.run import run_notebook
from analysis.tables import TABLES, write_tables
from analysis.views import plot_coverage, show_figure

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
_RECORD = "report.json"  # what a report says of itself; a folder without one is not a report


def write_report(
    story: str | Path,
    out: str | Path,
    *,
    notebooks: str | Path | None = None,
    jobs: int = 2,
    on_step: Callable[[str], None] = lambda text: None,
) -> Path:
    """Run the notebooks on a story and write `<out>/<story>/`: HTML pages, tables as CSV, figures as SVG and PNG.

    `index.html` names the articles and what is inferred, and links a page per notebook; `<out>/index.html`
    links all stories there. No page loads anything. The folder is replaced only once all of it is made.

    Parameters
    ----------
    story
        Name of a story or path of its folder.
    out
        The folder for reports.
    notebooks
        Folder of the notebooks; by default the one beside the package.
    jobs
        Notebooks that run at one time.
    on_step
        Called with a line of text after each step.

    Returns
    -------
    pathlib.Path
        `<out>/<story>/index.html`.

    Raises
    ------
    FramingError
        The story is broken, no notebooks are there, one of them fails (named with its cell; an earlier
        report stays in place), or `<out>/<story>` is a folder that is not a report.
    """
    folder = find_story(story).resolve()
    paths = _notebooks(Path(notebooks) if notebooks else NOTEBOOKS)
    target = Path(out) / folder.name
    if target.exists() and not (target / _RECORD).is_file():
        raise FramingError(target, "in the report's place, but not a report", "name another folder for reports")
    corpus = read_corpus(folder)
    tables = measure_all(corpus)
    on_step("measured")
    pages = _run(paths, folder, jobs, on_step)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".report-", dir=target.parent) as aside:
            made = Path(aside) / "new"
            _write(made, corpus, tables, pages)
            _replace(target, made, Path(aside) / "old")
        _write_stories(target.parent)
    except OSError as error:
        raise FramingError(
            error.filename or target, error.strerror or str(error), "check space, rights and open files"
        ) from None
    on_step("written")
    return target / "index.html"


def _notebooks(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.ipynb"))
    if not paths:
        raise FramingError(folder, "no notebooks", "run from a clone of the repository, or name their folder")
    return paths


def _run(paths: list[Path], story: Path, jobs: int, on_step: Callable[[str], None]) -> list[Page]:
    with ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(run_notebook, path, story) for path in paths]
        try:
            pages = []
            for path, run in zip(paths, runs, strict=True):
                pages.append(Page(path.stem, run.result()))
                on_step(f"ran {path.name}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return pages


def _write(folder: Path, corpus: Corpus, tables: Mapping[str, pd.DataFrame], pages: list[Page]) -> None:
    written = write_tables(tables, folder / "tables")
    figures = dict(figure for page in pages for figure in page.figures())
    for name, data in figures.items():
        _file(folder / "figures" / name, data)
    common = {"story": corpus.story, "pages": pages} | _made()
    for page in pages:
        title = f"{page.title} – {corpus.story.title}"
        _file(folder / f"{page.name}.html", render("notebook", page=page, here=page.name, title=title, **common))
    index = render(
        "index",
        here="index",
        title=f"{corpus.story.title} – media framing",
        name=corpus.folder.name,
        has_text=corpus.has_text,
        articles=_articles(corpus),
        n_facts=len(corpus.ledger),
        coverage=_coverage_figure(tables),
        tables=[{"name": p.stem, "row": TABLES[p.stem].row, "n": f"{len(tables[p.stem]):,}"} for p in written],
        figures=sorted(figures),
        libraries=library_versions(),
        python=platform.python_version(),
        settings={name: _settings(function) for name, function in MEASURES.items()},
        **common,
    )
    _file(folder / "index.html", index)
    record = {"title": corpus.story.title, "question": corpus.story.question, "outlets": corpus.outlets} | _made()
    _file(folder / _RECORD, json.dumps(record, ensure_ascii=False, indent=1))


def _write_stories(out: Path) -> None:
    """`<out>/index.html`, from what each report there says of itself."""
    stories = [
        {"name": path.parent.name} | json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(out.glob(f"*/{_RECORD}"))
    ]
    _file(out / "index.html", render("stories", title="Media framing: stories", stories=stories, **_made()))


def _replace(target: Path, made: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def _made() -> dict[str, str]:
    return {"version": version("media-framing"), "made": day(dt.date.today())}


def _articles(corpus: Corpus) -> list[dict]:
    """The articles table joined with what only the record knows: the note, and the address if it is one."""
    known = {article.id: article for article in corpus.story.articles}
    rows = corpus.articles.astype(object).where(corpus.articles.notna(), None).to_dict("records")
    for row in rows:
        url = known[row["article"]].url or ""
        row |= {"note": known[row["article"]].note, "url": url if url.startswith(("http://", "https://")) else None}
    return rows


def _coverage_figure(tables: Mapping[str, pd.DataFrame]) -> dict[str, str] | None:
    if tables["coverage"].empty:
        return None
    figure = show_figure(plot_coverage(tables["coverage"], tables["facts"]), "coverage")
    return {"src": image(figure.svg, kind="image/svg+xml"), "alt": figure.alt}


def _settings(function: Callable) -> str:
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return ", ".join(f"{parameter.name} = {parameter.default!r}" for parameter in parameters)


def _file(path: Path, content: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
