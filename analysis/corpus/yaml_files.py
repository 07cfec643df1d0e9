"""Reading YAML that a stranger may have written: plain scalars only, no objects, errors in one line."""

from __future__ import annotations

import difflib
import warnings
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from analysis.errors import FramingError, FramingWarning

MAX_BYTES = 5_000_000
Model = TypeVar("Model", bound=BaseModel)


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):
    """Scalars stay text (so the outlet `NO` and the id `000` survive); a key given twice is an error."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"the key '{key}' is given twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path) -> object:
    """The file as dicts, lists and texts; every scalar is a text.

    Raises
    ------
    FramingError
        Not there, over 5 MB, not UTF-8, not YAML, nested too deeply, or with aliases.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FramingError(path, f"{size:,} bytes", f"a story's YAML file has at most {MAX_BYTES:,}")
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FramingError(
            path, error.strerror or "cannot be read", "check the name and that you may read it"
        ) from None
    except UnicodeDecodeError as error:
        raise FramingError(path, f"byte {error.start} is not UTF-8", "save the file as UTF-8") from None
    try:
        if any(isinstance(token, yaml.AliasToken) for token in yaml.scan(text)):
            raise FramingError(path, "it uses YAML aliases (*name)", "write the values out")
        return yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path}:{mark.line + 1}" if mark else path
        raise FramingError(where, f"not valid YAML: {error.problem}", "check indentation, quotes and colons") from None
    except yaml.YAMLError as error:
        raise FramingError(
            path, f"not valid YAML: {str(error).splitlines()[0]}", "check for control characters"
        ) from None
    except RecursionError:
        raise FramingError(path, "nested too deeply", "a story file has three or four levels") from None


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
