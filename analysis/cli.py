"""The `framing` command: reports, tables, and stories of one's own."""

from __future__ import annotations

import contextlib
import enum
import json
import platform
import sys
import warnings
import webbrowser
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from analysis.errors import FramingError, FramingWarning

if TYPE_CHECKING:
    from rich.progress import Progress

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Compare how several outlets cover one news event. STORY is a name under data/ or the path of a story folder.",
)

lesson = typer.Typer(no_args_is_help=True, help="Lessons on media literacy, made from a story.")
app.add_typer(lesson, name="lesson")

StoryName = Annotated[
    str, typer.Argument(metavar="STORY", help="Name of a story under data/, or path of a story folder.")
]


def main() -> None:
    """Run the command; an error that a user can mend is one line on standard error and exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    with warnings.catch_warnings(), _plain_warnings():
        try:
            app(prog_name="framing")
        except FramingError as error:
            _fail(str(error))
        except OSError as error:
            _fail(
                f"{error.filename or 'framing'}: {error.strerror or error}; check the name, the rights and the space left"
            )


@app.callback(invoke_without_command=True)
def _options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.")] = False,
) -> None:
    if show_version:
        typer.echo(f"framing {version('media-framing')}")
        raise typer.Exit


class Format(enum.StrEnum):
    """What a report is written as."""

    html = "html"
    pdf = "pdf"


@app.command()
def report(
    stories: Annotated[
        list[str] | None, typer.Argument(metavar="STORY", help="Stories; by default every story under data/.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the reports.")] = Path("reports"),
    form: Annotated[
        Format, typer.Option("--format", help="pdf: bind the pages into one PDF too; needs Chromium, Chrome or Edge.")
    ] = Format.html,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Run only the notebooks whose name begins so, such as 03. Repeatable."),
    ] = None,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="Notebooks that run at one time.")] = 2,
    fresh: Annotated[bool, typer.Option("--fresh", help="Run everything again, whatever was kept.")] = False,
    open_it: Annotated[bool, typer.Option("--open", help="Open the report when it is written.")] = False,
) -> None:
    """Write a report of each story: HTML pages that need no network, tables, figures.

    What is the same as last time (story, notebook, code, libraries) is not run again. A story that fails is named
    and its last report left in place, the others are still written, and the exit status is 2.

    \b
    Examples:
      framing report
      framing report nato-kyiv-2023 --open
      framing report port-ellery-ferry --format pdf
      framing report path/to/my-story --out my-reports --only 00 --only 03
    """
    from analysis.report import write_report
    from analysis.report.write import NOTEBOOKS

    names = _stories(stories)
    failed = False
    written = []
    options = {"only": only or [], "jobs": jobs, "fresh": fresh, "pdf": form is Format.pdf}
    with _progress() as progress:
        for name in names:
            task = progress.add_task(name, total=len(list(NOTEBOOKS.glob("*.ipynb"))) + 2)

            def step(text: str, task=task, name=name) -> None:
                progress.update(task, advance=1, description=f"{name}: {text}")

            try:
                written.append(write_report(name, out, on_step=step, **options))
            except FramingError as error:
                failed = True
                _say(str(error))
    for path in written:
        typer.echo(path)
    if open_it and written:
        webbrowser.open((written[0] if len(written) == 1 else out / "index.html").resolve().as_uri())
    if failed:
        raise typer.Exit(2)


@app.command()
def measure(
    story: StoryName,
    out: Annotated[Path, typer.Option(help="Folder for the tables.")],
) -> None:
    """Write every table of a story as CSV, without the articles' words, and made.json: what made them, from what.

    Where the texts are withheld, the story's stored tables are copied. All files are written, or none.

    \b
    Example:
      framing measure nato-kyiv-2023 --out tables
    """
    from analysis import measure_all, read_corpus
    from analysis.corpus.files import write_files
    from analysis.measures.registry import library_versions
    from analysis.tables import as_csv

    corpus = read_corpus(story)
    if corpus.has_text:
        with _progress() as progress:
            progress.add_task(f"{corpus.folder.name}: measuring", total=None)
            tables = measure_all(corpus)
        files = as_csv(tables)
        made = {"media-framing": version("media-framing"), "python": platform.python_version(), "libraries": library_versions(),
                "articles": dict(zip(corpus.articles["article"], corpus.articles["sha256"], strict=True))}  # fmt: skip
        files["made.json"] = (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()
    else:
        stored = corpus.folder / "measures"
        files = {path.name: path.read_bytes() for path in (*sorted(stored.glob("*.csv")), *stored.glob("made.json"))}
    write_files({out / name: content for name, content in files.items()})
    n_tables = sum(name.endswith(".csv") for name in files)
    typer.echo(f"{out}: {n_tables} tables" + ("" if corpus.has_text else ", copied: the texts are not here"))


@app.command()
def add(
    story: StoryName,
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Article files, saved pages, URLs or exports.")],
    outlet: Annotated[
        str | None, typer.Option(help="The outlet that printed them; else what the page or export says.")
    ] = None,
    article: Annotated[
        str | None, typer.Option("--id", help="Id of the article; else made from the outlet's name.")
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD",
            help="In an export: this column is text, title, outlet, byline, published, url or deck. Repeatable.",
        ),
    ] = None,
    paragraph_mark: Annotated[
        str | None, typer.Option(metavar="MARK", help="In an export: what stands between paragraphs, such as '###'.")
    ] = None,
    keep: Annotated[
        bool,
        typer.Option(
            "--keep", help="Keep what repeats an article of the story: another outlet's reprint, an outlet's update."
        ),
    ] = False,
) -> None:
    """Take articles into a story: all of the files, or none.

    Reads .txt, .html, .mhtml, .docx, .pdf, web addresses, exports (.csv, .tsv, .json, .jsonl) and Nexis files. A text that
    story.yml knows by its SHA-256 is copied to its place; others are saved as UTF-8 and entered in story.yml.

    \b
    Examples:
      framing add nato-kyiv-2023 saved/*.txt
      framing add my-story page.html
      framing add my-story article.pdf --outlet "The Harbour Post"
      framing add my-story export.csv --map media_name=outlet --map story_text=text
    """
    from analysis.corpus.shelf import add_articles

    added = add_articles(story, files, outlet=outlet, article=article, columns=_mapping(columns or []),
                         paragraph_mark=paragraph_mark, keep=keep)  # fmt: skip
    if not added:
        typer.echo("nothing new in them")
    for item in added:
        place = {"copied": f" -> {item.path}", "added": f" -> {item.path} ({item.outlet})",
                 "there": f": the story has it as '{item.article}'"}  # fmt: skip
        typer.echo(_line(item.origin + place[item.done]))


@app.command()
def new(
    story: Annotated[
        str,
        typer.Argument(
            metavar="STORY", help="Name of the new story (small letters, digits, '-', '_', '.'), or path of its folder."
        ),
    ],
    title: Annotated[str | None, typer.Option(help="Title of the story; else made from its name.")] = None,
) -> None:
    """Make an empty story: a folder with a story.yml to fill.

    \b
    Example:
      framing new harbour-fire --title "Fire in the harbour"
    """
    from analysis.corpus.shelf import new_story

    folder = new_story(story, title=title)
    typer.echo(f"{folder / 'story.yml'}; next: framing add {story} FILE...")


@app.command()
def check(story: StoryName) -> None:
    """Say what is missing or doubtful in a story; exit status 1 if anything is wrong.

    Where nothing is wrong, it also says what the report will lack because story.yml does not list it.

    \b
    Example:
      framing check my-story
    """
    from analysis.corpus.checkup import check_story
    from analysis.report.lacking import lacking

    found = check_story(story)
    width = max(map(len, found["article"].fillna("")), default=0)
    for row in found.itertuples():
        typer.echo(
            _line(f"{row.severity:5}  {row.article if isinstance(row.article, str) else '':{width}}  {row.message}")
        )
    wrong = int((found["severity"] == "wrong").sum())
    hints = len(found) - wrong
    typer.echo(f"{wrong} wrong, {hints} {'hint' if hints == 1 else 'hints'}")
    if wrong:
        raise typer.Exit(1)
    lacks = lacking(story)
    for line in ["the report will lack:", *lacks] if lacks else ():
        typer.echo(_line(line))


@lesson.command("build")
def lesson_build(
    stories: Annotated[
        list[str] | None, typer.Argument(metavar="STORY", help="Stories; by default every story under data/.")
    ] = None,
    out: Annotated[Path, typer.Option(help="Folder for the lessons.")] = Path("lessons"),
) -> None:
    """Build a story's lessons: a student's and a teacher's edition, handouts, answer sheets, a guide with plans.

    Both editions come from one source and are run while they are built. Hand out the folder `student` and the handouts.

    \b
    Examples:
      framing lesson build
      framing lesson build port-ellery-ferry --out my-lessons
    """
    from analysis.lessons import build_lessons

    names = _stories(stories)
    failed = False
    with _progress() as progress:
        for name in names:
            task = progress.add_task(f"{name}: lessons", total=None)
            try:
                path = build_lessons(
                    name, out, on_step=lambda text, t=task, n=name: progress.update(t, description=f"{n}: {text}")
                )
            except FramingError as error:
                failed = True
                _say(str(error))
            else:
                typer.echo(path)
    if failed:
        raise typer.Exit(2)


@app.command()
def concepts(
    story: StoryName,
    discover: Annotated[
        bool,
        typer.Option("--discover", help="Write proposals to concepts-draft.yml in the story folder, to be edited."),
    ] = False,
) -> None:
    """Say how often each label of each concept stands in the story, and which other forms of its words count as none;
    or propose concepts that nobody listed.

    \b
    Examples:
      framing concepts nato-kyiv-2023
      framing concepts my-story --discover
    """
    from analysis import measure_labels, read_corpus
    from analysis.measures.word_choice.concepts import uncounted_forms, write_draft

    corpus = read_corpus(story)
    if discover:
        typer.echo(f"{write_draft(corpus)}: edit it, then move what you keep to {corpus.folder / 'story.yml'}")
        return
    labels, uncounted = measure_labels(corpus), uncounted_forms(corpus)
    for concept, rows in labels.groupby("concept", sort=False):
        n = rows.groupby("label", sort=False)["n"].sum().sort_values(ascending=False, kind="stable")
        counted = ", ".join(f"{label} {count}" for label, count in n[n > 0].items()) or "no use"
        others = ", ".join(f"{form} {count}" for form, count in uncounted[concept].items())
        typer.echo(_line(f"{concept}: {counted}" + f"; under no label: {others}" * bool(others)))
    if labels.empty:
        typer.echo("no concepts yet; for proposals: framing concepts " + str(story) + " --discover")


@app.command()
def facts(
    story: StoryName,
    discover: Annotated[
        bool, typer.Option("--discover", help="Write a draft ledger from the articles' sentences.")
    ] = False,
) -> None:
    """Say how many facts the story's ledger has; with --discover, write a draft ledger to edit.

    The draft holds the articles' own words, so it goes beside the texts, where git ignores it; facts.yml is never touched.

    \b
    Example:
      framing facts my-story --discover
    """
    from analysis import read_corpus
    from analysis.measures.facts.draft import write_draft

    if discover:
        path, n = write_draft(story)
        typer.echo(_line(f"{path}: {n} facts to edit; then save your own as facts.yml beside story.yml"))
        return
    corpus = read_corpus(story)
    typer.echo(
        f"{len(corpus.ledger)} facts in the ledger"
        + ("" if corpus.ledger else f"; next: framing facts {story} --discover")
    )


@app.command()
def review(
    story: StoryName,
    coder: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Your name as one of several coders: all cells, blind, into reviews/NAME.yml; without it no name is kept.",
        ),
    ] = None,
) -> None:
    """Decide, cell by cell, which article tells which fact: the doubtful ones first, one key each.

    Decisions go into facts.yml, dated and under no name, where they win over the match; each is saved at once, and
    the next call goes on where you stopped. Needs the texts. In JupyterLab: review_facts(corpus).

    \b
    Examples:
      framing review my-story
      framing review my-story --coder ana
    """
    from analysis import read_corpus
    from analysis.review.desk import Desk
    from analysis.review.terminal import ask_in_this_terminal

    ask_in_this_terminal(Desk(read_corpus(story), coder))


@app.command()
def agreement(
    story: StoryName,
    settle: Annotated[
        bool, typer.Option("--settle", help="Take what all agree on into facts.yml, then ask for the rest.")
    ] = False,
) -> None:
    """Say how far coders agree, and on which cells they differ. Call it when all have finished: they code blind.

    Per cent, Cohen's kappa (pairs) and Krippendorff's alpha with its 95% interval. The coders' files stay as they
    are; settled decisions go into facts.yml.

    \b
    Examples:
      framing agreement my-story
      framing agreement my-story --settle
    """
    from analysis import read_corpus
    from analysis.review.settle import SettlingDesk, agreement_lines, take_agreed
    from analysis.review.terminal import ask_in_this_terminal

    corpus = read_corpus(story)
    for line in agreement_lines(corpus):
        typer.echo(line)
    if settle:
        typer.echo(f"{take_agreed(corpus)} agreed decisions taken into {corpus.folder / 'facts.yml'}")
        ask_in_this_terminal(SettlingDesk(corpus))


def _stories(named: list[str] | None) -> list[str]:
    """The stories that a command is called with; by default every story under data/."""
    from analysis.corpus.story import known_stories

    names = named or known_stories()
    if not names:
        raise FramingError("data/", "no story in it", "make one with `framing new STORY`")
    return names


def _mapping(pairs: list[str]) -> dict[str, str]:
    """--map column=field as field -> column; a column's name may hold '='."""
    columns = {}
    for pair in pairs:
        column, equals, field = pair.rpartition("=")
        if not equals or not column.strip() or not field.strip():
            raise FramingError("--map", f"'{pair}'", "write COLUMN=FIELD, such as media_name=outlet")
        columns[field.strip()] = column.strip()
    return columns


def _progress() -> Progress:
    """A progress bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn()
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


@contextlib.contextmanager
def _plain_warnings() -> Iterator[None]:
    """Warnings of this package as plain lines, each said once."""
    said, usual = set(), warnings.showwarning

    def show(message: Warning | str, category: type[Warning], *rest: Any, **more: Any) -> None:
        if not issubclass(category, FramingWarning):
            usual(message, category, *rest, **more)
        elif str(message) not in said:
            said.add(str(message))
            _say(f"note: {message}")

    warnings.simplefilter("always", FramingWarning)
    warnings.showwarning = show
    yield


def _line(text: str) -> str:
    """One line, whatever a file's name or value holds."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)


def _say(text: str) -> None:
    typer.echo(_line(text), err=True)


def _fail(text: str) -> None:
    _say(text)
    sys.exit(2)


if __name__ == "__main__":
    main()
