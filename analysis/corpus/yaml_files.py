"""YAML that a stranger may have written: plain scalars only, no objects, errors in one line."""

from __future__ import annotations

import difflib
import re
import warnings
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from analysis.corpus.files import read_bytes
from analysis.errors import FramingError, FramingWarning

MAX_BYTES = 5_000_000
_MAX_DEPTH = 40
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_PLAIN = {  # what pydantic finds, in plain words
    "missing": "missing",
    "string_type": "a text is expected",
    "string_too_short": "empty",
    "list_type": "a list is expected, each entry after a '-'",
    "too_short": "the list is empty",
    "dict_type": "keys with values are expected",
    "model_type": "keys with values are expected",
    "int_parsing": "a whole number is expected",
    "bool_parsing": "true or false is expected",
    "literal_error": "{expected} is expected",
}
_FIXES = {  # what the parser finds, and what to do
    "mapping values are not allowed": "put a value that holds a colon in quotes",
    "a tab character": "indent with spaces, not with tabs",
    "cannot start any token": "indent with spaces, and put a value that opens with a mark in quotes",
    "unexpected end of stream": "close the quotation mark or bracket",
    "found another document": "take the '---' out",
    "is given twice": "keep one of the two",
}
Model = TypeVar("Model", bound=BaseModel)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """Scalars stay text (so the outlet `NO` and the id `000` survive); a key given twice is an error."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(problem="a key is no plain text", problem_mark=key.start_mark)
            if key.value in seen:
                raise yaml.MarkedYAMLError(problem=f"the key '{key.value}' is given twice", problem_mark=key.start_mark)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> object:
    """The file as dicts, lists and texts; every scalar is a text.

    Raises
    ------
    FramingError
        Not there, over 5 MB, not UTF-8, not YAML, nested too deeply, or with aliases.
    """
    return load_yaml(read_text(path), path)


def read_text(path: Path) -> str:
    """The text of a story's YAML file as it stands, byte order mark and line ends included.

    Raises
    ------
    FramingError
        Not there, over 5 MB, or not UTF-8.
    """
    raw = read_bytes(path, MAX_BYTES)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FramingError(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from None


def load_yaml(text: str, where: object) -> object:
    """YAML text as dicts, lists and texts; every scalar is a text.

    Raises
    ------
    FramingError
        Not YAML, nested too deeply, with aliases, or with control characters in a value.
    """
    text = text.removeprefix("\ufeff")
    try:
        _refuse_traps(text, where)
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{where}:{mark.line + 1}" if mark else where
        problem = " ".join(str(error.problem).split())
        written = text.splitlines()[mark.line].strip() if mark and mark.line < len(text.splitlines()) else ""
        fix = next((fix for found, fix in _FIXES.items() if found in problem), "check indentation, quotes and colons")
        value = f" (found {_short(written)})" if written else ""
        raise FramingError(place, f"not valid YAML: {problem}{value}", fix) from None
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        raise FramingError(
            where, f"not valid YAML: {str(error).splitlines()[0]}", "check for control characters"
        ) from None


def _refuse_traps(text: str, where: object) -> None:
    """Aliases (a few lines of them can stand for gigabytes), deep nesting, and characters no text has."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if isinstance(event, yaml.AliasEvent):
            raise FramingError(_place(where, event), f"a YAML alias (*{event.anchor})", "write the value out")
        if depth > _MAX_DEPTH:
            raise FramingError(_place(where, event), "nested too deeply", "a story file has three or four levels")
        if isinstance(event, yaml.ScalarEvent) and (found := _NO_TEXT.search(event.value)):
            raise FramingError(_place(where, event), f"the character {found[0]!r} in a value", "take it out")


def _place(where: object, event: yaml.Event) -> str:
    return f"{where}:{event.start_mark.line + 1}"


def _within(steps: tuple[int | str, ...]) -> str:
    """A place within a file, in words."""
    return ", ".join(f"entry {step + 1}" if isinstance(step, int) else step for step in steps if step != "[key]")


def parse(model: type[Model], data: object, where: str) -> Model:
    """`data` as a pydantic model, with an error that names file, place, value and fix."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first, *others = error.errors()
        place = _within(first["loc"])
        told = first["loc"] and first["type"] != "missing"
        value = f" (found {_short(first['input'])})" if told else ""
        elsewhere = [where for where in dict.fromkeys(_within(other["loc"]) for other in others) if where != place]
        rest = [f"{len(elsewhere) - 3} more"] if len(elsewhere) > 3 else []
        more = f" (look also at {'; '.join([*elsewhere[:3], *rest])})" if elsewhere else ""
        plain = _PLAIN.get(first["type"])
        problem = plain.format(**first.get("ctx", {})) if plain else first["msg"].removeprefix("Value error, ")
        raise FramingError(
            where, f"{f'{place}: ' if place else ''}{problem}{value}{more}", "see the README, 'Your own story'"
        ) from None


def warn_unknown(model: type[BaseModel], data: object, where: str) -> None:
    """Warn of keys that `model` does not have: they are passed over, and may be typing errors."""
    for key in data if isinstance(data, dict) else ():
        if key not in model.model_fields:
            near = difflib.get_close_matches(key, model.model_fields, 1)
            hint = f" (did you mean '{near[0]}'?)" if near else ""
            warnings.warn(
                f"{where}: the key '{key}' is not known and is passed over{hint}", FramingWarning, stacklevel=2
            )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
