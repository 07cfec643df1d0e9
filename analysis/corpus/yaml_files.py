"""YAML that a stranger may have written: plain scalars only, no objects, errors in one line, comments kept."""

from __future__ import annotations

import difflib
import math
import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from analysis.corpus.files import read_bytes
from analysis.errors import FramingError, FramingWarning

MAX_BYTES = 5_000_000
_MAX_DEPTH = 40
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
Model = TypeVar("Model", bound=BaseModel)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """Scalars stay text (so the outlet `NO` and the id `000` survive); a key given twice is an error."""

    def construct_mapping(self, node, deep=False):
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
        raise FramingError(
            place, f"not valid YAML: {' '.join(str(error.problem).split())}", "check indentation, quotes and colons"
        ) from None
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


def append_items(text: str, key: str, items: Sequence[Mapping[str, str]], where: object) -> str:
    """YAML text with `items` at the end of the top-level list `key`; all else stays, comments included.

    Raises
    ------
    FramingError
        The text is no mapping, or `key` is not a list.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    data = load_yaml(body, where) or {}
    if isinstance(data, dict) and isinstance(data.get(key) or [], list):
        added = mark + _append(body, key, items)
        if load_yaml(added, where) == data | {key: [*(data.get(key) or []), *map(dict, items)]}:
            return added
    raise FramingError(where, f"no list '{key}:' to add to", f"write '{key}:' with one '- ' line per entry")


def _append(body: str, key: str, items: Sequence[Mapping[str, str]]) -> str:
    newline = "\r\n" if "\r\n" in body else "\n"
    root = yaml.compose(body, yaml.BaseLoader)
    node = next((value for name, value in root.value if name.value == key), None) if root else None
    if node is None:  # the list comes to the end of the file
        return (body.rstrip() + newline if body.strip() else "") + f"{key}:{newline}" + _block(items, 2, newline)
    if node.value and not node.flow_style:
        at = _end(node)
        line_end = at if body[at - 1] == "\n" else body.find("\n", at) + 1 or len(body)
        before = body[:line_end] + ("" if body[line_end - 1] == "\n" else newline)
        return before + _block(items, node.start_mark.column, newline) + body[line_end:]
    if node.value or root.flow_style:
        flow = ", ".join("{" + ", ".join(f"{k}: {scalar(v)}" for k, v in item.items()) + "}" for item in items)
        at = _end(node.value[-1]) if node.value else node.end_mark.index - 1
        return body[:at] + (", " if node.value else "") + flow + body[at:]
    start, end = node.start_mark.index, node.end_mark.index  # `[]`, or nothing
    return body[:start].rstrip(" ") + newline + _block(items, 2, newline).rstrip("\r\n") + body[end:]


def _end(node: yaml.Node) -> int:
    """Where the last value of a node ends."""
    if isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last)
    return node.end_mark.index


def _block(items: Sequence[Mapping[str, str]], indent: int, newline: str) -> str:
    lines = []
    for item in items:
        for number, (key, value) in enumerate(item.items()):
            lines.append(" " * indent + ("  " if number else "- ") + f"{key}: {scalar(value)}" + newline)
    return "".join(lines)


def scalar(value: str) -> str:
    """A text as a double-quoted YAML scalar on one line."""
    return yaml.dump(value, default_style='"', allow_unicode=True, width=math.inf).rstrip("\n")


def parse(model: type[Model], data: object, where: str) -> Model:
    """`data` as a pydantic model, with an error that names file, place, value and fix."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(step) for step in first["loc"])
        value = "" if first["type"] == "missing" else f" (found {_short(first['input'])})"
        more = f" (and {error.error_count() - 1} more)" if error.error_count() > 1 else ""
        problem = first["msg"].removeprefix("Value error, ")
        raise FramingError(
            where, f"{place or 'the file'}: {problem}{value}{more}", "see the README, 'Your own story'"
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
