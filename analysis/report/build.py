"""The pages, tables and figures of a report: notebooks run or kept, everything written into one folder."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.report.cache import Kept, run_digest
from analysis.report.folder import made_with, write_file
from analysis.report.index import index_values
from analysis.report.pages import Page, render
from analysis.report.run import run_notebook
from analysis.tables import write_tables
from analysis.views import show_story


def run_notebooks(
    paths: list[Path],
    story: Path,
    kept: Kept,
    of_story: str,
    *,
    jobs: int,
    fresh: Collection[Path],
    on_step: Callable[[str], None],
) -> list[Page]:
    """The notebooks executed on a story, `jobs` at one time; what `kept` has of the very same is not run, `fresh`
    apart."""
    made_from = [run_digest(of_story, path) for path in paths]
    known = [None if path in fresh else kept.get(path.stem, key) for path, key in zip(paths, made_from, strict=True)]
    with ThreadPoolExecutor(jobs) as pool:
        runs = [pool.submit(run_notebook, path, story) if had is None else None for path, had in zip(paths, known, strict=True)]  # fmt: skip
        pages = []
        try:
            for path, key, had, run in zip(paths, made_from, known, runs, strict=True):
                if run is not None:
                    had = run.result()
                    kept.put(path.stem, key, had)
                pages.append(Page(path.stem, had))
                on_step(f"ran {path.name}" if run else f"kept {path.name}")
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
    return pages


def write_pages(
    folder: Path, corpus: Corpus, tables: Mapping[str, pd.DataFrame], pages: list[Page]
) -> list[tuple[str, Path]]:
    """Write pages, tables and figures; returns the pages in reading order as (label, file)."""
    written = [path.stem for path in write_tables(tables, folder / "tables")]
    figures = dict(figure for page in pages for figure in page.figures())
    for name, data in figures.items():
        write_file(folder / "figures" / name, data)
    common = {"story": corpus.story, "pages": pages} | made_with()
    for page in pages:
        title = f"{page.title} – {corpus.story.title}"
        write_file(folder / f"{page.name}.html", render("notebook", page=page, here=page.name, title=title, **common))
    reading = show_story(
        corpus,
        *(tables[name] for name in ("reuse", "coverage", "facts", "voices", "loaded", "label_uses", "frame_hits")),
        heading=2,
    )
    title = f"Reading view – {corpus.story.title}"
    html = render(
        "reading",
        here="reading",
        title=title,
        has_text=corpus.has_text,
        name=corpus.folder.name,
        reading=reading._repr_html_(),
        **common,
    )
    write_file(folder / "reading.html", html)
    index = render(
        "index",
        here="index",
        title=f"{corpus.story.title} – media framing",
        figures=sorted(figures),
        **index_values(corpus, tables, written),
        **common,
    )
    write_file(folder / "index.html", index)
    own = [("Overview", folder / "index.html"), ("Reading view", folder / "reading.html")]
    return [*own, *((page.label, folder / f"{page.name}.html") for page in pages)]


def write_record(path: Path, corpus: Corpus, made_from: str) -> None:
    """What the report in the folder of `path` says of itself: its story, what it was made from, the files it has."""
    files = sorted(f.relative_to(path.parent).as_posix() for f in path.parent.rglob("*") if f.is_file())
    told = {"title": corpus.story.title, "question": corpus.story.question, "outlets": corpus.outlets}
    record = told | made_with() | {"made_from": made_from, "files": files}
    write_file(path, json.dumps(record, ensure_ascii=False, indent=1))


def write_stories(records: list[Path], out: Path) -> None:
    """`<out>/index.html`, from what each report there says of itself."""
    stories = [{"name": path.parent.name} | json.loads(path.read_text(encoding="utf-8")) for path in records]
    write_file(out / "index.html", render("stories", title="Media framing: stories", stories=stories, **made_with()))
