"""What is said where a view is given another table than the one it takes."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from analysis.errors import FramingError
from analysis.plain import listed
from analysis.tables import TABLES, of_corpus

P = ParamSpec("P")
R = TypeVar("R")
_OF_CORPUS = {table.name for table in of_corpus.TABLES}


def takes_tables(view: Callable[P, R]) -> Callable[P, R]:
    """Where a view fails for want of a column, name the table that its parameter is named after (FramingError)."""
    parameters = inspect.signature(view).parameters
    tables = [name for name, p in parameters.items() if name in TABLES and "DataFrame" in str(p.annotation)]

    @functools.wraps(view)
    def shown(*args: P.args, **options: P.kwargs) -> R:
        try:
            return view(*args, **options)
        except (KeyError, AttributeError):
            given = dict(zip(parameters, args, strict=False)) | options
            for name in tables:
                columns = getattr(given.get(name), "columns", ())
                lacking = [column for column in TABLES[name].names if column not in columns]
                if lacking and given.get(name) is not None:
                    source = f"corpus.{name}" if name in _OF_CORPUS else f"measure_{name}(corpus)"
                    found = f"no column {listed(lacking, most=3)} in what it was given"
                    raise FramingError(f"{view.__name__}, {name}", found, f"give it {source}") from None
            raise

    return shown
