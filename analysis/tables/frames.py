"""Frames that fit the contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import numpy as np
import pandas as pd

from analysis.errors import FramingError
from analysis.tables.columns import DTYPES, Table
from analysis.tables.contract import TABLES


def from_rows(name: str, rows: Sequence[tuple]) -> pd.DataFrame:
    """A table from its rows, tuples in the order of the contract's columns, of which the last ones may be missing.

    Raises
    ------
    FramingError
        A value is of the wrong kind for its column.
    """
    table = TABLES[name]
    columns = zip(*rows, strict=True) if rows else ([] for _ in table.columns)
    given = dict(zip(table.columns, columns, strict=False))
    with _kinds_of(name):
        arrays = {column.name: _array(list(values), column.kind) for column, values in given.items()}
    return pd.DataFrame(arrays, copy=False)


def _array(values: list, kind: str) -> pd.api.extensions.ExtensionArray:
    """As `pd.array`, which takes its time over whole numbers and flags of which none is missing."""
    if kind in ("count", "flag"):
        plain = np.array(values)
        if kind == "count" and plain.dtype == np.int64:
            return pd.arrays.IntegerArray(plain, np.zeros(len(plain), bool))
        if kind == "flag" and plain.dtype == bool:
            return pd.arrays.BooleanArray(plain, np.zeros(len(plain), bool))
    return pd.array(values, dtype=DTYPES[kind])


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Hold a frame against the contract and return it with the contract's column order and dtypes.

    Raises
    ------
    FramingError
        A column is missing, unknown or of the wrong kind, or two rows share a key.
    """
    table = TABLES[name]
    given = frame.columns.tolist()
    if set(given) != set(table.names):
        missing, extra = set(table.names) - set(given), set(given) - set(table.names)
        raise FramingError(
            f"table {name}", f"missing columns {sorted(missing)}, unknown columns {sorted(extra)}", "see TABLES"
        )
    fits = (
        given == table.names and frame.dtypes.tolist() == table.dtypes and frame.index.equals(pd.RangeIndex(len(frame)))
    )
    checked = frame if fits else _fitted(table, frame)
    if len(set(zip(*(checked[key].tolist() for key in table.key), strict=True))) < len(checked):
        twice = checked.duplicated(list(table.key))
        key = dict(zip(table.key, checked.loc[twice.idxmax(), list(table.key)], strict=True))
        raise FramingError(f"table {name}", f"two rows for {key}", f"rows are told apart by {table.key}")
    return checked


def _fitted(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the table's order of columns and dtypes, its rows numbered anew."""
    given = dict(frame.items())
    with _kinds_of(table.name):
        return pd.DataFrame({column.name: _as(DTYPES[column.kind], given[column.name]) for column in table.columns})


@contextmanager
def _kinds_of(name: str) -> Iterator[None]:
    try:
        yield
    except (TypeError, ValueError) as error:
        raise FramingError(f"table {name}", str(error), "see the column kinds in TABLES") from None


def _as(dtype: object, column: pd.Series) -> pd.api.extensions.ExtensionArray:
    values = column.array
    return values if values.dtype == dtype else values.astype(dtype)
