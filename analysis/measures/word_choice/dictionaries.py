"""Dictionaries of frames: the two that ship, and those of others in this suite's YAML, quanteda's YAML and LIWC's files."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path

from analysis.corpus.files import decode, read_bytes
from analysis.corpus.yaml_files import MAX_BYTES, read_yaml
from analysis.errors import FramingError
from analysis.measures.lists import DATA
from analysis.measures.word_choice.phrases import Phrases, pattern_words, units_of

SHIPPED = {"generic": DATA / "frames_generic.yml", "policy": DATA / "frames_policy.yml"}
_HEADER = re.compile(r"(\d+)\s+(\S.*)")  # "12 conflict": a category of a .dic
_IDS = re.compile(r"(.*?)((?:\s+\d+)+)")  # "take sides 12 14": a term and its categories
_CONDITION = re.compile(
    r"\(\d[\d ]*\)\s*\d+/\d+|<[^>]*>\s*\d+/\d+|(?<=\s)\d+/\d+"
)  # "(02 134)125/464": by the word before


@dataclass(frozen=True)
class Dictionary:
    """A dictionary: frame -> its terms, written as measures/word_choice/phrases.py says.

    Attributes
    ----------
    name : what it is called
    source : author and year, where the file names them
    frames : frame -> terms, in the order of the file
    shared : terms that stand in more than one frame on purpose
    """

    name: str
    source: str
    frames: Mapping[str, tuple[str, ...]]
    shared: tuple[str, ...] = ()


def read_dictionary(dictionary: str | Path) -> Dictionary:
    """A dictionary that ships ("generic", "policy"), or a file: .yml of this suite or of quanteda, .dic or .dicx of LIWC.

    This suite's YAML has `frames:`, under each frame its `terms`; `name`, `source` and `shared` beside it. In quanteda's
    every key is a frame, nested ones are joined by a full stop. In a .dic the frames stand between two lines of `%`,
    each with its number, the terms below with the numbers of their frames; conditions on the word before a term
    (LIWC 2001) are passed over. A .dicx is a table with a column a frame. Terms from others' formats are found in
    either case.

    Raises
    ------
    FramingError
        No such file or format, or a line that cannot be read.
    """
    return _shipped(str(dictionary)) if str(dictionary) in SHIPPED else _read(Path(dictionary))


@cache
def _shipped(name: str) -> Dictionary:
    return _read(SHIPPED[name])


def _read(path: Path) -> Dictionary:
    readers = {".yml": _from_yaml, ".yaml": _from_yaml, ".dic": _from_dic, ".dicx": _from_dicx}
    if path.suffix.lower() not in readers:
        raise FramingError(
            f"dictionary '{path}'",
            "neither a file (.yml, .dic, .dicx) nor one that ships",
            f"name one of: {', '.join(SHIPPED)}",
        )
    found = readers[path.suffix.lower()](path)
    if not any(found.frames.values()):
        raise FramingError(path, "no frame with a term", "give each frame a list of terms")
    for frame, terms in found.frames.items():
        for term in terms:
            if len(pattern_words(term)) > 12:
                raise FramingError(path, f"{frame}: a term of over 12 words", "write each term as an entry of its own")
    return found


def overlaps(dictionary: Dictionary) -> list[tuple[str, str, str]]:
    """(term, frame, other frame): terms, not named under `shared`, that an entry of another frame finds as well."""
    found = []
    for (one, terms), (other, others) in combinations(dictionary.frames.items(), 2):
        for mine, mine_in, theirs, theirs_in in ((terms, one, others, other), (others, other, terms, one)):
            phrases = Phrases((term, 0, term) for term in theirs)
            for term in mine:
                units = units_of(term.replace("*", ""))
                whole = any(hit.last - hit.first == len(units) for hit in phrases.find(units))
                if whole and term not in dictionary.shared:
                    found.append((term, mine_in, theirs_in))
    return found


def _from_yaml(path: Path) -> Dictionary:
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise FramingError(path, "not a mapping of frames to terms", "write each frame as `frame: [term, term]`")
    if not isinstance(data.get("frames"), dict):
        frames = {frame: tuple(term.lower() for term in terms) for frame, terms in _flat(data, path)}
        return Dictionary(path.stem, "", frames)
    frames = {}
    for frame, entry in data["frames"].items():
        terms = entry.get("terms") if isinstance(entry, dict) else entry
        frames[frame] = tuple(_texts(terms, path, frame))
    plain = {key: data[key] for key in ("name", "source") if isinstance(data.get(key), str)}
    shared = tuple(_texts(data.get("shared") or [], path, "shared"))
    return Dictionary(plain.get("name") or path.stem, plain.get("source", ""), frames, shared)


def _flat(data: dict, path: Path, above: str = "") -> Iterator[tuple[str, list[str]]]:
    """quanteda's nested categories, each with the terms that stand right below it."""
    for key, value in data.items():
        if isinstance(value, dict):
            yield from _flat(value, path, f"{above}{key}.")
        elif isinstance(value, list) and any(isinstance(item, dict) for item in value):
            for item in value:
                yield from (
                    _flat(item, path, f"{above}{key}.") if isinstance(item, dict) else [(f"{above}{key}", [item])]
                )
        else:
            yield f"{above}{key}", _texts(value, path, key)


def _texts(value: object, path: Path, where: str) -> list[str]:
    terms = [value] if isinstance(value, str) and value else value or []
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        raise FramingError(path, f"{where}: not a list of terms", "write `[term, term]`, or a line `- term` each")
    return [term for term in terms if pattern_words(term)]


def _from_dic(path: Path) -> Dictionary:
    lines = _lines(path)
    marks = [n for n, line in enumerate(lines) if line.strip() == "%"]
    if len(marks) < 2:
        raise FramingError(path, "no list of categories between two lines of '%'", "a .dic starts with one")
    names: dict[str, str] = {}
    for n in range(marks[0] + 1, marks[1]):
        match = _HEADER.fullmatch(lines[n].strip())
        if lines[n].strip() and not match:
            raise FramingError(f"{path}:{n + 1}", "a category without its number", "write: number, tab, name")
        if match:
            names[match[1].lstrip("0") or "0"] = match[2].strip()
    frames: dict[str, list[str]] = {name: [] for name in names.values()}
    for n in range(marks[1] + 1, len(lines)):
        line = _CONDITION.sub(" ", lines[n]).rstrip()
        if not line.strip():
            continue
        term, numbers = _term(line)
        if not numbers and line == lines[n].rstrip():
            raise FramingError(f"{path}:{n + 1}", "a term without the number of a category", "write: term, tab, number")
        for number in numbers:
            if (number.lstrip("0") or "0") not in names:
                raise FramingError(
                    f"{path}:{n + 1}", f"the category {number} is not in the list above", "number it there"
                )
            if pattern_words(term):
                frames[names[number.lstrip("0") or "0"]].append(term.lower())
    return Dictionary(path.stem, "", {frame: tuple(dict.fromkeys(terms)) for frame, terms in frames.items()})


def _term(line: str) -> tuple[str, list[str]]:
    """The term of a line, of one word or several, and the numbers behind it."""
    term, tab, rest = line.strip().partition("\t")
    if tab and all(number.isdecimal() for number in rest.split()):
        return term.strip(), rest.split()
    match = _IDS.fullmatch(line.strip())
    return (match[1].strip(), match[2].split()) if match else (line.strip(), [])


def _from_dicx(path: Path) -> Dictionary:
    try:
        head, *rows = list(csv.reader(_lines(path), strict=True)) or [[]]
    except csv.Error as error:
        raise FramingError(path, f"not a table ({error})", "save it as comma-separated text") from None
    if len(head) < 2 or head[0].strip().lower() != "dicterm":
        raise FramingError(path, "no column 'DicTerm' and no frame beside it", "start it with 'DicTerm,frame,...'")
    names = [name.strip() for name in head[1:]]
    frames: dict[str, list[str]] = {name: [] for name in names}
    for n, row in enumerate(rows, 2):
        if len(row) > len(head):
            raise FramingError(
                f"{path}:{n}", "more cells than columns", "put a term with a comma between quotation marks"
            )
        for name, cell in zip(names, row[1:], strict=False):
            if cell.strip() and pattern_words(row[0]):
                frames[name].append(row[0].strip().lower())
    return Dictionary(path.stem, "", {frame: tuple(terms) for frame, terms in frames.items()})


def _lines(path: Path) -> list[str]:
    return decode(read_bytes(path, MAX_BYTES), path).removeprefix("\ufeff").splitlines()
