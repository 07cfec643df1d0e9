"""Tables as CSV files and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from analysis.errors import FramingError
from analysis.tables.columns import DTYPES
from analysis.tables.contract import TABLES
from analysis.tables.frames import check

_SMALLEST = 15  # decimal places: what is smaller is 0
_FORMULA = re.compile(r"^(?='*[=+\-@\t\r\n])")  # with apostrophes of its own, so that one can be taken off again
_GUARDED = re.compile(r"^'(?='*[=+\-@\t\r\n])")


def as_csv(tables: Mapping[str, pd.DataFrame]) -> dict[str, bytes]:
    """Each table as the content of a file `<name>.csv`, without the columns that carry an article's words.

    Numbers have 12 significant digits and are 0 below 1e-15: the digits after them differ from processor to
    processor. A text that a spreadsheet would take for a formula (it starts with =, +, -, @ or a control character) is
    written behind an apostrophe, which `read_table` takes off again. A table whose key columns would be all that is
    left (tokens) has no file.
    """
    files = {}
    for name, frame in tables.items():
        private = list(TABLES[name].private)
        if "term" in private:
            continue
        frame = check(name, frame).drop(columns=private)
        numbers = frame.select_dtypes("float64")
        frame[numbers.columns] = numbers.round(_SMALLEST) + 0.0  # no minus before a 0
        texts = frame.select_dtypes("str")
        frame[texts.columns] = texts.apply(lambda column: column.str.replace(_FORMULA, "'", n=1, regex=True))
        files[f"{name}.csv"] = frame.to_csv(index=False, lineterminator="\n", float_format="%.12g").encode()
    return files


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write each table as a file of the folder (`as_csv`)."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {folder / name: content for name, content in as_csv(tables).items()}
    for path, content in files.items():
        path.write_bytes(content)
    return list(files)


def read_table(name: str, folder: Path) -> pd.DataFrame:
    """Read a table that `write_tables` wrote; columns with an article's words come back as missing.

    Raises
    ------
    FramingError
        The file is not there, or does not fit the contract.
    """
    table = TABLES[name]
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise FramingError(path, "no such table", "run `framing measure STORY --out DIR` where the texts are")
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")
    for column in table.columns:
        if column.name in table.private:
            frame[column.name] = None
        elif column.kind == "flag" and column.name in frame:
            frame[column.name] = frame[column.name].map({"True": True, "False": False}).astype("boolean")
        elif column.kind == "text" and column.name in frame:
            frame[column.name] = frame[column.name].str.replace(_GUARDED, "", n=1, regex=True)
        elif column.kind in ("count", "number") and column.name in frame:
            try:
                frame[column.name] = pd.to_numeric(frame[column.name]).astype(DTYPES[column.kind])
            except (TypeError, ValueError) as error:
                raise FramingError(f"{path}: {column.name}", str(error), "measure the story again") from None
    return check(name, frame)
