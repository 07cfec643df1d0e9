"""Writing story folders: a new story, and articles taken into one."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from analysis.corpus.cleaning import label_lines
from analysis.corpus.files import decode, read_bytes, sha256, write_files
from analysis.corpus.importers import MAX_FILE, Imported, is_url, read_articles
from analysis.corpus.repeats import UPDATE, Words
from analysis.corpus.story import Article, find_story, parse_story
from analysis.corpus.yaml_edit import append_items, scalar
from analysis.corpus.yaml_files import load_yaml, parse, read_text
from analysis.errors import FramingError, FramingWarning
from analysis.tables import TOLD_PARTS

_NEW = """\
title: {title}
event_date:
question:
articles: []
actors: []
"""
_NAME = re.compile(r"[a-z0-9_][a-z0-9_.-]*")  # no capitals: to some systems 'Fire' and 'fire' are one folder


@dataclass(frozen=True)
class Added:
    """One article taken in: its id and outlet, the file it came from, the file it is in, and what was done.

    `done` is "copied" (a text that story.yml knows by its SHA-256), "added" (a new article) or "there" (a
    text that the story has already; nothing was written).
    """

    article: str
    outlet: str
    origin: str
    path: Path
    done: str


def new_story(story: str | Path, *, title: str | None = None) -> Path:
    """Make a story folder with a story.yml that has no articles yet, and return the folder.

    A plain name becomes a folder under the data/ folder that holds the other stories, else under ./data.

    Raises
    ------
    FramingError
        The name has other characters than small letters, digits, '.', '_' and '-', the path is one whose
        folder is not there, or the story's folder is not empty. Nothing is written then.
    """
    folder = Path(story).expanduser()
    is_path = len(folder.parts) > 1 or str(story).startswith(("./", ".\\"))  # which a path forgets
    if is_path and not folder.parent.is_dir():
        raise FramingError(f"story '{story}'", f"a path, and there is no folder '{folder.parent}'",
                           f"make that folder first, or give a name without slashes{_such_as(str(story))}")  # fmt: skip
    if not _NAME.fullmatch(folder.name):
        raise FramingError(f"story '{story}'", "not a name for a story",
                           f"use small letters, digits, '-', '_' and '.'{_such_as(folder.name)}")  # fmt: skip
    if not is_path:
        folder = _shelf() / folder
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise FramingError(folder, "it is there already", "choose another name")
    name = (title or "").strip() or re.sub(r"[-_]+", " ", folder.name).strip().capitalize()
    text = _NEW.format(title=scalar(name))
    load_yaml(text, "--title")
    write_files({folder / "story.yml": text.encode()})
    return folder


def _such_as(name: str) -> str:
    """The nearest name that is allowed, as an example; nothing where no letter or digit is left."""
    plain = re.sub(r"[^a-z0-9_]+", "-", name.lower()).strip("-_")
    return f", such as '{plain}'" if plain else ""


def _shelf() -> Path:
    for folder in (Path.cwd(), *Path.cwd().parents):
        if any((folder / "data").glob("*/story.yml")):
            return folder / "data"
    return Path.cwd() / "data"


def add_articles(
    story: str | Path,
    files: Iterable[str | Path],
    *,
    outlet: str | None = None,
    article: str | None = None,
    columns: Mapping[str, str] | None = None,
    paragraph_mark: str | None = None,
    keep: bool = False,
) -> list[Added]:
    """Take article files, saved pages, URLs or exports into a story: all of them, or none.

    A file whose SHA-256 story.yml records is copied byte for byte to its place, whatever it is called. Any
    other is imported, saved as UTF-8 text and entered in story.yml, whose other lines stay as they are.

    Parameters
    ----------
    story
        Name or folder of the story.
    files
        Paths or URLs of the kinds that `read_articles` reads.
    outlet
        The outlet of them all; without it, what the page or the export says.
    article
        The id of a single article; without it, one is made from the outlet's name.
    columns, paragraph_mark
        For exports: see `read_articles`.
    keep
        Keep what repeats an article of the story: another outlet's reprint, an outlet's update.

    Raises
    ------
    FramingError
        A file cannot be read; recorded texts are missing, a file is none of them and no outlet is given; no
        outlet is known; an id is taken; an article repeats another. Nothing is written then.
    """
    desk = _Desk(find_story(story))
    outlet = (outlet or "").strip() or None
    unknown = [file for file in files if is_url(file) or not desk.place_known(Path(file), outlet)]
    waiting = desk.waiting()
    if unknown and waiting and not outlet:
        raise FramingError(
            unknown[0],
            f"not one of the texts that story.yml records (waiting for: {', '.join(waiting)})",
            "give the file as it was saved, or --outlet NAME to add it as a new article",
        )
    for file in unknown:
        found = read_articles(file, columns=columns, paragraph_mark=paragraph_mark)
        desk.enter(found, outlet=outlet, article=article, keep=keep)
    desk.write()
    return desk.added


class _Desk:
    """What is about to be written into one story; the folder is touched by `write` alone."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.path = folder / "story.yml"
        self.text = read_text(self.path)
        data = load_yaml(self.text, self.path)
        empty = isinstance(data, dict) and not data.get("articles")
        self.articles = [] if empty else list(parse_story(data, self.path).articles)
        self.words = {a.id: (a.outlet, Words(text)) for a, text in self._texts()}
        self.contents: dict[Path, bytes] = {}
        self.entries: list[dict[str, str]] = []
        self.added: list[Added] = []

    def _texts(self) -> Iterable[tuple[Article, str]]:
        for article in self.articles:
            path = article.path(self.folder)
            if path.is_file():
                yield article, decode(read_bytes(path), path)

    def waiting(self) -> list[str]:
        """Ids of the articles known by SHA-256 whose text is neither there nor about to be."""
        paths = {article.id: article.path(self.folder) for article in self.articles if article.sha256}
        return [name for name, path in paths.items() if path not in self.contents and not path.exists()]

    def place_known(self, file: Path, outlet: str | None) -> bool:
        """Plan a byte-for-byte copy of a text that story.yml knows by its SHA-256.

        False where it does not, or where the text is there and an outlet is given: then it is to be a new article.
        """
        raw = read_bytes(file, MAX_FILE)
        digest = sha256(raw)
        known = [article for article in self.articles if (article.sha256 or "").lower() == digest]
        there = {article.id: self._there(article) for article in known}
        if not known or (outlet and all(there.values())):
            return False
        for article in known:
            path = article.path(self.folder)
            if there[article.id] not in (None, raw):
                raise FramingError(path, f"another text stands where '{file}' belongs", "move it away first")
            if there[article.id] is None:
                self.contents[path] = raw
            done = "copied" if there[article.id] is None else "there"
            self.added.append(Added(article.id, article.outlet, str(file), path, done))
        return True

    def _there(self, article: Article) -> bytes | None:
        path = article.path(self.folder)
        return self.contents.get(path) or (read_bytes(path) if path.exists() else None)

    def enter(self, found: Sequence[Imported], *, outlet: str | None, article: str | None, keep: bool) -> None:
        """Plan the entry of imported articles; what an export repeats is passed over with a warning."""
        if article is not None and len(found) > 1:
            raise FramingError(found[0].origin, f"{len(found)} articles, one --id", "leave --id out")
        for item in found:
            name = outlet or item.outlet
            if not name:
                raise FramingError(item.origin, "no outlet is named in it", "give --outlet NAME")
            words = Words(item.text)
            if self._refused(item, name, words, keep, pass_over=len(found) > 1):
                continue
            self._enter(item, name, article or self._new_id(name))
            self.words[self.added[-1].article] = name, words

    def write(self) -> None:
        """Write the texts and then story.yml: all, or none."""
        if self.entries:
            text = append_items(self.text, "articles", self.entries, self.path)
            parse_story(load_yaml(text, self.path), self.path)
            self.contents[self.path] = text.encode()
        write_files(self.contents)

    def _refused(self, item: Imported, outlet: str, words: Words, keep: bool, pass_over: bool) -> bool:
        """Whether to pass over an article that the outlet has already; other repeats raise unless kept."""
        same = {name: article for article, (name, other) in self.words.items() if other.words == words.words}
        if outlet in same:
            found = f"the same text as article '{same[outlet]}' of {outlet}"
            if not pass_over:
                raise FramingError(item.origin, found, "leave it out: the story has it")
            warnings.warn(f"{item.origin}: {found}; passed over", FramingWarning, stacklevel=4)
            return True
        if same and not keep:
            name, article = next(iter(same.items()))
            raise FramingError(item.origin, f"the same text as article '{article}' of {name}",
                               f"give --keep if {outlet} printed it too, or leave it out")  # fmt: skip
        for article, (name, other) in () if keep else self.words.items():
            if name == outlet and (share := words.overlap(other)) >= UPDATE:
                raise FramingError(item.origin, f"shares {share:.0%} of its text with article '{article}' of {outlet}, as an update does",
                                   "give --keep to have both, or leave it out")  # fmt: skip
        return False

    def _enter(self, item: Imported, outlet: str, article: str) -> None:
        if not any(line.part in TOLD_PARTS for line in label_lines(item.text, outlet, item.title)):
            raise FramingError(
                item.origin, "no headline and no body in it, only page furniture", "save the article itself"
            )
        raw = item.text.encode()
        known = {"byline": item.byline, "published": item.published, "url": item.url, "title": item.title}
        entry = {"id": article, "outlet": outlet} | {key: value for key, value in known.items() if value}
        entry["sha256"] = sha256(raw)
        record = parse(Article, entry, item.origin)
        path = record.path(self.folder)
        if any(article == a.id for a in self.articles) or path.exists():
            raise FramingError(item.origin, f"the id '{article}' is taken", "give another --id")
        self.articles.append(record)
        self.entries.append(entry)
        self.contents[path] = raw
        self.added.append(Added(article, outlet, item.origin, path, "added"))

    def _new_id(self, outlet: str) -> str:
        plain = unicodedata.normalize("NFKD", outlet).encode("ascii", "ignore").decode().lower()
        slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "article"
        taken = {a.id.lower() for a in self.articles} | {p.stem.lower() for p in (self.folder / "articles").glob("*")}
        return next(name for name in chain([slug], (f"{slug}-{n}" for n in count(2))) if name not in taken)
