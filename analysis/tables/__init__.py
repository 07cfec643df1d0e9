"""The contract between the floors: every table's row, columns, units and ranges, and its CSV form.

`TABLES` is the codebook. `check` holds a frame against it, `as_csv`, `write_tables` and `read_table` turn frames
into CSV files and back, numbers with 12 significant digits, and `codebook` prints it for docs/codebook.md.
"""

from analysis.tables.columns import (
    ANSWERS,
    COPY,
    DIFFERENCES,
    DTYPES,
    EDITED_LIGHTLY,
    HEADING_PARTS,
    LOADED_CATEGORIES,
    MOST_DISCOVERED,
    OWN,
    PARTS,
    REUSE_KINDS,
    SIGNIFICANT,
    SIGNS,
    SPOKEN,
    STEEPEST,
    STRENGTHS,
    TOLD_PARTS,
    UNATTRIBUTED,
    VOICES,
    Column,
    Table,
)
from analysis.tables.contract import TABLES, codebook
from analysis.tables.csv_files import as_csv, read_table, write_tables
from analysis.tables.frames import check, from_rows
from analysis.tables.verdicts import apart_in_tone, chance_only_here, nearest_term, terms_apart

__all__ = [
    "ANSWERS",
    "COPY",
    "DIFFERENCES",
    "DTYPES",
    "EDITED_LIGHTLY",
    "HEADING_PARTS",
    "LOADED_CATEGORIES",
    "MOST_DISCOVERED",
    "OWN",
    "PARTS",
    "REUSE_KINDS",
    "SIGNIFICANT",
    "SIGNS",
    "SPOKEN",
    "STEEPEST",
    "STRENGTHS",
    "TABLES",
    "TOLD_PARTS",
    "UNATTRIBUTED",
    "VOICES",
    "Column",
    "Table",
    "apart_in_tone",
    "as_csv",
    "chance_only_here",
    "check",
    "codebook",
    "from_rows",
    "nearest_term",
    "read_table",
    "terms_apart",
    "write_tables",
]
