"""Edits of a YAML file that leave every other character of it as it was: comments, order, quotation marks, line ends.

No edit is trusted: the new text is read again and must hold the old data and the change, nothing else.
"""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from analysis.corpus.yaml_files import load_yaml
from analysis.errors import FramingError

_Composer = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_PLAIN = re.compile(r"[A-Za-z_][\w-]*(\.[\w-]+)*", re.ASCII)
_NOT_PLAIN = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}  # some readers take these for no text


@dataclass(frozen=True)
class Insertion:
    """What was put into a text: the characters `added`, the entry's key `lead` characters into them."""

    path: tuple[str, ...]
    added: str
    lead: int


def insert_entry(text: str, path: Sequence[str], entry: Mapping, where: object) -> tuple[str, Insertion]:
    """YAML text with one more entry, and what was inserted; all else stays, to the character.

    Parameters
    ----------
    path
        The steps to the entry: a key of a mapping, or the `id` of an item in a list. Steps of the path that
        are not there yet are made; the last must not be there.
    entry
        The entry's mapping of keys to texts, numbers, dates and lists, written on one line.

    Raises
    ------
    FramingError
        The text is not YAML, an item of a list or the place is not there, the entry is there already, or
        the file is written in a way that cannot be added to.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    data = load_yaml(body, where)
    node, rest = yaml.compose(body, _Composer), list(path)
    parent = key = None
    while rest:
        found_key, found = _child(node, rest[0])
        if found is None:
            break
        parent, key, node = node, found_key, found
        rest.pop(0)
    if not rest:
        raise FramingError(where, f"{' / '.join(path)} is there already", "edit the file to change it")
    if isinstance(node, yaml.SequenceNode):
        raise FramingError(where, f"no entry with the id '{rest[0]}'", "read the story again")
    at, added = _addition(body, parent, key, node, rest, entry)
    after = body[:at] + added + body[at:]
    if load_yaml(after, where) != _with(data, path, entry):
        raise FramingError(
            where, f"no place found to add {' / '.join(path)}", "write the list in the form that the README shows"
        )
    lead = _entry_key(after, path).start_mark.index - at
    return mark + after, Insertion(tuple(path), added, lead)


def take_out(text: str, insertion: Insertion, where: object) -> str:
    """The text without what was inserted, wherever it stands now; all else stays, to the character.

    Raises
    ------
    FramingError
        The entry was changed or taken out since, or others were put into it.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    data, key = load_yaml(body, where), _entry_key(body, insertion.path)
    lines = insertion.added.splitlines(keepends=True)
    # The whole, or, where another entry came to stand under a key that was made for this one, its line alone.
    for added in dict.fromkeys((insertion.added, lines[-1])):
        lead = insertion.lead - (len(insertion.added) - len(added))
        start = key.start_mark.index - lead if key else 0
        if key and start >= 0 and body.startswith(added, start):
            before = body[:start] + body[start + len(added) :]
            with contextlib.suppress(FramingError):  # the whole cannot go without leaving its neighbour homeless
                if _without(load_yaml(before, where), insertion.path) == _without(data, insertion.path):
                    return mark + before
    raise FramingError(where, f"{' / '.join(insertion.path)} was changed since", "edit the file to change it")


def _child(node: yaml.Node, step: str) -> tuple[yaml.Node | None, yaml.Node | None]:
    """Key and value of a mapping, or no key and the item of a list that has this id."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), (None, None))
    if isinstance(node, yaml.SequenceNode):
        return None, next((item for item in node.value if getattr(_child(item, "id")[1], "value", None) == step), None)
    return None, None


def _entry_key(body: str, path: Sequence[str]) -> yaml.Node | None:
    node, key = yaml.compose(body, _Composer), None
    for step in path:
        key, node = _child(node, step)
    return key


def _addition(
    body: str,
    parent: yaml.Node | None,
    key: yaml.Node | None,
    node: yaml.Node | None,
    rest: Sequence[str],
    entry: Mapping,
) -> tuple[int, str]:
    """Where to put the entry, and the characters: the steps `rest` under `node`, the value of `key` in `parent`."""
    newline = "\r\n" if "\r\n" in body else "\n"
    whole = entry
    for step in reversed(rest[1:]):
        whole = {step: whole}
    if isinstance(node, yaml.MappingNode) and node.flow_style:
        pair = f"{_flow(rest[0])}: {_flow(whole)}"
        return (_end(node.value[-1][1]), f", {pair}") if node.value else (node.start_mark.index + 1, pair)
    if node and parent and parent.flow_style:
        at = node.end_mark.index
        return at, " " * (body[at - 1] == ":") + f"{{{_flow(rest[0])}: {_flow(whole)}}}"
    if isinstance(node, yaml.MappingNode):
        at, indent = _end(node), node.start_mark.column
    else:  # nothing there yet: an empty file, or a key without a value
        at, indent = (node.end_mark.index, key.start_mark.column + 2) if node and key else (len(body), 0)
    at = _line_end(body, at)
    lines = [f"{' ' * (indent + 2 * depth)}{_flow(step)}:" for depth, step in enumerate(rest)]
    lines[-1] += f" {_flow(entry)}"
    start = newline if at and body[at - 1] != "\n" else ""
    return at, start + "".join(line + newline for line in lines)


def _line_end(body: str, at: int) -> int:
    """The start of the line after the one that holds what ends at `at`."""
    if at == 0 or body[at - 1] == "\n":
        return at
    return body.find("\n", at) + 1 or len(body)


def _flow(value: object) -> str:
    """A value on one line; texts plain where every reader of YAML takes them for texts."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, int | dt.date):
        return str(value)
    return value if _PLAIN.fullmatch(value) and value.lower() not in _NOT_PLAIN else scalar(value)


def _with(data: object, path: Sequence[str], entry: Mapping) -> object:
    """The data with the entry in it, as `load_yaml` would read it: every scalar a text."""
    data = copy.deepcopy(data) or {}
    place = data
    for step in path[:-1]:
        if isinstance(place, list):
            place = next(item for item in place if item["id"] == step)
        else:
            place[step] = place.get(step) or {}
            place = place[step]
    place[path[-1]] = _texts(entry)
    return data


def _without(data: object, path: Sequence[str]) -> object:
    """The data without an entry; what it alone stood in counts as empty."""
    data = copy.deepcopy(data) or {}
    places = [data]
    for step in path[:-1]:
        place = places[-1]
        found = next((i for i in place if i["id"] == step), {}) if isinstance(place, list) else place.get(step) or {}
        places.append(found)
    places[-1].pop(path[-1], None)
    for place, step in reversed(list(zip(places, path[:-1], strict=False))):
        if isinstance(place, dict) and not place.get(step):
            place.pop(step, None)
    return data


def _texts(value: object) -> object:
    if isinstance(value, Mapping):
        return {str(key): _texts(item) for key, item in value.items()}
    return [_texts(item) for item in value] if isinstance(value, list | tuple) else str(value)


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
    root = yaml.compose(body, _Composer)
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
