"""A story: the record of one event's articles (story.yml), its actors and concepts."""

from __future__ import annotations

import contextlib
import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator

from analysis.corpus.yaml_files import parse, read_yaml, warn_unknown
from analysis.errors import FramingError
from analysis.tables import LOADED_CATEGORIES, PARTS, STRENGTHS

ID = re.compile(r"[\w][\w.-]*", re.ASCII)
BUILT_IN = Path(__file__).resolve().parents[2] / "data"

# YAML's ways to say "nothing", since every scalar is read as text.
MISSING = BeforeValidator(lambda value: None if value in ("~", "null", "Null", "NULL") else value)
Text = Annotated[str, Field(min_length=1)]
OptionalText = Annotated[str | None, MISSING]


_DATE = re.compile(r"\d{4}-\d\d-\d\d(?P<time>[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def _day(value: object) -> object:
    """A day as written in story.yml; a number is none."""
    if isinstance(value, str):
        with contextlib.suppress(ValueError):
            if (found := _DATE.fullmatch(value)) and not found["time"]:
                return dt.date.fromisoformat(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    raise ValueError("a day that there is, written as 2026-03-03, is expected")


def _day_or_time(value: object) -> object:
    """A day, or a day with a time, as written in story.yml; a number is neither."""
    with contextlib.suppress(ValueError):
        return value if isinstance(value, dt.datetime) else _day(value)
    if isinstance(value, str) and _DATE.fullmatch(value):
        with contextlib.suppress(ValueError):
            return dt.datetime.fromisoformat(value)
    raise ValueError("a day or time that there is, written as 2026-03-03 or 2026-03-03T14:05, is expected")


Day = Annotated[dt.date, BeforeValidator(_day)]
DayOrTime = Annotated[dt.datetime | dt.date, BeforeValidator(_day_or_time)]


class Entry(BaseModel):
    """What an entry of a story's YAML files holds: keys that it does not know are passed over; it never changes."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_values(cls, data: object) -> object:
        return {key: value for key, value in data.items() if value != ""} if isinstance(data, dict) else data


class Article(Entry):
    """One article: who printed it, where its text is, what is known of it."""

    id: Text
    outlet: Text
    file: OptionalText = None
    outlet_basis: Literal["stated", "inferred"] = "stated"
    agency: OptionalText = None
    byline: OptionalText = None
    published: Annotated[DayOrTime | None, MISSING] = None
    url: OptionalText = None
    title: OptionalText = None
    sha256: OptionalText = None
    note: OptionalText = None
    lines: dict[int, Literal[PARTS]] = {}  # a person's word on single lines, by line number

    @field_validator("id")
    @classmethod
    def _plain_id(cls, value: str) -> str:
        if not ID.fullmatch(value) or len(value) > 100:
            raise ValueError("an id has letters, digits, '.', '_' and '-' only, 100 at most")
        return value

    @field_validator("outlet", "file")
    @classmethod
    def _one_line(cls, value: str | None) -> str | None:
        if value is not None and not (value.strip() and value.isprintable() and len(value) <= 250):
            raise ValueError("one line of 1 to 250 characters is expected")
        return value

    def path(self, folder: Path) -> Path:
        """The text's path; it must lie inside the story folder.

        Raises
        ------
        FramingError
            `file` is absolute, climbs out of the folder, or is a link that does.
        """
        return _inside(folder, self.file or f"articles/{self.id}.txt", f"article '{self.id}': ")


def _inside(folder: Path, file: str, what: str = "") -> Path:
    """The path of a file that must lie inside the story folder."""
    path = folder / file
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a link that leads to itself, a NUL in the name
        inside = False
    if not inside:
        raise FramingError(folder / "story.yml", f"{what}file '{file}' lies outside the story folder",
                           "copy it into the folder")  # fmt: skip
    return path


# The kinds of actor that the suite itself gives to speakers; story.yml may have others.
ACTOR_KINDS = ("official", "expert", "company", "institution", "document", "citizen", "unnamed")


def _have_words(forms: list[str]) -> list[str]:
    for form in forms:
        if not re.search(r"\w", form):
            raise ValueError(f"'{form}' has no word in it")
    return forms


class Actor(Entry):
    """A person or body that the story is about; `aliases` are other forms of the name, spellings included."""

    name: Text
    kind: OptionalText = None
    aliases: list[Text] = []

    @field_validator("name", "aliases")
    @classmethod
    def _has_a_word(cls, value: str | list[str]) -> str | list[str]:
        _have_words([value] if isinstance(value, str) else value)
        return value


class Label(Entry):
    """One name for a concept, and what counts as it.

    Attributes
    ----------
    forms : words or phrases that count as the label (`measures/word_choice/phrases.py` says how they are matched)
    but_not : longer phrases in which one of the forms means something else
    voice : count it everywhere (any), outside quotation marks alone (own) or between them alone (quoted)
    """

    forms: Annotated[list[Text], Field(min_length=1)]
    but_not: list[Text] = []
    voice: Literal["any", "own", "quoted"] = "any"

    _have_words = field_validator("forms", "but_not")(_have_words)


def _as_label(value: object) -> object:
    """A list of forms, or a single form, as the label that it is short for."""
    return {"forms": value if isinstance(value, list) else [value]} if isinstance(value, list | str) else value


class Concept(Entry):
    """One thing that outlets may call by different names: label -> what counts as it."""

    name: Text
    labels: dict[Text, Annotated[Label, BeforeValidator(_as_label)]] = {}

    @field_validator("labels")
    @classmethod
    def _forms_differ(cls, labels: dict[str, Label]) -> dict[str, Label]:
        of_form: dict[tuple[str, str], str] = {}
        for name, label in labels.items():
            for voice in ("own", "quoted") if label.voice == "any" else (label.voice,):
                for form in label.forms:
                    if of_form.setdefault((form, voice), name) != name:
                        raise ValueError(f"the form '{form}' counts as '{of_form[form, voice]}' and as '{name}'")
        return labels


class LoadedTerm(Entry):
    """Words that take a side in this story, though a lexicon cannot know it: "relocation" for a closure."""

    forms: Annotated[list[Text], Field(min_length=1)]
    category: Literal[LOADED_CATEGORIES] = "one-sided term"
    strength: Literal[STRENGTHS] = "marked"
    reason: Text = "named in story.yml"

    _have_words = field_validator("forms")(_have_words)


class Story(Entry):
    """What story.yml says. The least: `title`, and `articles` with `id` and `outlet`."""

    title: Text
    articles: list[Article]
    event_date: Annotated[Day | None, MISSING] = None
    question: OptionalText = None
    note: OptionalText = None
    licence: OptionalText = None
    actors: list[Actor] = []
    concepts: list[Concept] = []
    loaded: list[LoadedTerm] = []
    dictionaries: list[Text] = []  # files of frames, in the story folder
    embeddings: OptionalText = None  # a sentence-transformers model to match facts with as well

    @model_validator(mode="after")
    def _ids_differ(self) -> Story:
        if not self.articles:
            raise ValueError("no articles yet: take some in with `framing add`")
        if twice := _twice(article.id for article in self.articles):
            raise ValueError(f"the article id '{twice}' is given twice")
        if same := _twice(article.file or f"articles/{article.id}.txt" for article in self.articles):
            raise ValueError(f"two articles name the file '{same}'")
        return self

    @field_validator("actors", "concepts")
    @classmethod
    def _names_differ(cls, named: list[Actor] | list[Concept]) -> list[Actor] | list[Concept]:
        if twice := _twice(one.name for one in named):
            raise ValueError(f"the {type(named[0]).__name__.lower()} '{twice}' is given twice")
        return named

    def dictionary_paths(self, folder: Path) -> list[Path]:
        """The paths of `dictionaries`; each must lie inside the story folder.

        Raises
        ------
        FramingError
            One lies outside.
        """
        return [_inside(folder, name, "dictionaries: ") for name in self.dictionaries]

    @property
    def outlets(self) -> list[str]:
        """The outlets in the order of story.yml, each once."""
        return list(dict.fromkeys(article.outlet for article in self.articles))


def _twice(names: Iterable[str]) -> str | None:
    """The first name, in the order of letters, that is given more than once."""
    return min((name for name, n in Counter(names).items() if n > 1), default=None)


def find_story(story: str | Path) -> Path:
    """The folder of a story: a path to it (or to its story.yml), or the name of a folder under data/.

    A name is looked up under `data/` in the working folder, in the folders above it, and beside the package.

    Raises
    ------
    FramingError
        There is no such folder, it has no story.yml, or `story` is no name.
    """
    if not isinstance(story, str | Path):
        raise FramingError("the story", f"takes a name or a path, not {type(story).__name__}", 'such as "my-story"')
    path = Path(story).expanduser()
    if path.name == "story.yml" and path.is_file():
        return path.parent
    shelves = [folder / "data" for folder in (Path.cwd(), *Path.cwd().parents)] + [BUILT_IN]
    for folder in (path, *(shelf / path for shelf in shelves if len(path.parts) == 1)):
        with contextlib.suppress(OSError):  # a name too long for a file
            if (folder / "story.yml").is_file():
                return folder
    known = ", ".join(known_stories()) or "none"
    raise FramingError(
        f"story '{story}'", "no folder with a story.yml", f"name one of: {known}; or give the path of a story folder"
    )


def known_stories() -> list[str]:
    """Names of the stories under the nearest data/ folder, sorted."""
    for folder in (Path.cwd(), *Path.cwd().parents, BUILT_IN.parent):
        names = sorted(path.parent.name for path in (folder / "data").glob("*/story.yml"))
        if names:
            return names
    return []


def read_story(folder: Path) -> Story:
    """story.yml of a story folder.

    Raises
    ------
    FramingError
        It is missing, not valid YAML, or lacks what the least story needs.
    """
    path = folder / "story.yml"
    return parse_story(read_yaml(path), path)


def parse_story(data: object, path: Path) -> Story:
    """What story.yml at `path` says, from its YAML.

    Raises
    ------
    FramingError
        It lacks what the least story needs, or a value cannot be used.
    """
    if not isinstance(data, dict):
        raise FramingError(path, "not a mapping of keys to values", "start it with 'title:' and 'articles:'")
    warn_unknown(Story, data, str(path))
    for part, model in (("articles", Article), ("actors", Actor), ("concepts", Concept), ("loaded", LoadedTerm)):
        for entry in data.get(part) or () if isinstance(data.get(part), list) else ():
            warn_unknown(model, entry, f"{path}: {part}")
    for label in _written_labels(data.get("concepts")):
        warn_unknown(Label, label, f"{path}: concepts")
    return parse(Story, data, str(path))


def _written_labels(concepts: object) -> Iterator[object]:
    """The labels of story.yml that are more than a list of forms."""
    for concept in concepts if isinstance(concepts, list) else ():
        labels = concept.get("labels") if isinstance(concept, dict) else None
        yield from labels.values() if isinstance(labels, dict) else ()
