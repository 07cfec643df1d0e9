"""Tables that hold many articles: CSV, TSV, JSON, JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping

from analysis.errors import FramingError

# Our fields and the columns that are taken for them, in this order: names that Media Cloud, news APIs and
# common scrapers use. "source.name" is a name within a nested object.
FIELDS = {
    "text": ("text", "body", "content", "article_text", "story_text", "full_text", "fulltext", "maintext", "body_text", "article"),
    "title": ("title", "headline", "article_title"),
    "deck": ("deck", "standfirst", "subtitle", "subheadline"),
    "outlet": (
        "outlet", "publisher", "media_name", "source.name", "source.title", "source_name", "news_outlet", "publication",
        "source", "sitename", "site_name", "domain", "source_domain",
    ),
    "byline": ("byline", "author", "authors", "creator"),
    "published": ("published", "publish_date", "publication_date", "published_at", "publishedat", "pub_date", "pubdate", "date_publish", "date"),
    "url": ("url", "link", "story_url", "article_url"),
}  # fmt: skip

_MAX_FIELD = 5_000_000  # characters in one cell


def table_rows(text: str, kind: str, where: object, columns: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
    """Rows of a table as (place in the file, field -> value); fields as in FIELDS, columns found or given.

    Parameters
    ----------
    kind
        csv, tsv, json or jsonl.
    columns
        Field -> column; these win over the names in FIELDS.

    Raises
    ------
    FramingError
        The table is broken (named with its line), has no text column, or lacks a column that was given.
    """
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise FramingError("--map", f"'{columns[unknown[0]]}={unknown[0]}'", f"the fields are: {', '.join(FIELDS)}")
    records = list(_csv(text, kind, where) if kind in ("csv", "tsv") else _json(text, kind, where))
    if not records:
        raise FramingError(where, "a table without rows", "export it again")
    names = list(dict.fromkeys(name for _, record in records for name in record))
    chosen = {field: _column(field, names, columns.get(field), where) for field in FIELDS}
    for place, record in records:
        yield place, {field: record[name] for field, name in chosen.items() if name is not None and record.get(name)}


def _column(field: str, names: list[str], given: str | None, where: object) -> str | None:
    if given is not None:
        found = given if given in names else None
    else:
        plain = {re.sub(r"[\s-]+", "_", name.strip().lower()): name for name in reversed(names)}
        found = next((plain[name] for name in FIELDS[field] if name in plain), None)
    if found is None and (given is not None or field == "text"):
        listed = ", ".join(names[:12]) + (", ..." if len(names) > 12 else "")
        raise FramingError(where, f"no column '{given or field}' (there are: {listed})", f"give --map COLUMN={field}")
    return found


def _csv(text: str, kind: str, where: object) -> Iterator[tuple[str, dict[str, str]]]:
    header = text.split("\n", 1)[0]
    delimiter = "\t" if kind == "tsv" else max(",;\t", key=header.count)
    limit = csv.field_size_limit(_MAX_FIELD)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        names = [name.strip() for name in next(reader, [])]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise FramingError(where, f"the column '{twice}' is there twice", "rename one of the two")
        line = reader.line_num + 1
        for row in reader:
            place = f"{where}:{line}"
            if row and len(row) != len(names):
                raise FramingError(
                    place, f"{len(row)} fields in a table of {len(names)} columns", "check its quotation marks"
                )
            if row:
                yield place, dict(zip(names, row, strict=True))
            line = reader.line_num + 1
    except csv.Error as error:
        raise FramingError(
            f"{where}:{reader.line_num}", f"a broken table ({error})", "check its quotation marks"
        ) from None
    finally:
        csv.field_size_limit(limit)


def _json(text: str, kind: str, where: object) -> Iterator[tuple[str, dict[str, str]]]:
    if kind == "jsonl":
        lines = [(f"{where}:{number}", line) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
        records = [(place, _loads(line, place)) for place, line in lines]
    else:
        data = _loads(text, where)
        if isinstance(data, dict):  # an answer of a news API: one of its values is the list
            data = next((value for value in data.values() if isinstance(value, list)), data)
        if not isinstance(data, list):
            raise FramingError(where, "no list of articles in it", "save a list of objects")
        records = [(f"{where}: entry {number}", record) for number, record in enumerate(data, 1)]
    for place, record in records:
        if not isinstance(record, dict):
            raise FramingError(place, "not an object with fields", 'write {"text": ..., "title": ...}')
        yield place, dict(_flat(record))


def _loads(text: str, place: object) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "nested too deeply" if isinstance(error, RecursionError) else f"not JSON: {error}"
        raise FramingError(place, message, "export it again, or mend the line") from None


def _flat(record: dict) -> Iterator[tuple[str, str]]:
    """Values as texts; a nested object's fields as `outer.inner`, a list's texts with commas between."""
    for name, value in record.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{inner}", str(v)) for inner, v in value.items() if isinstance(v, (str, int, float)))
        elif isinstance(value, list):
            yield str(name), ", ".join(v for v in value if isinstance(v, str))
        elif value is not None:
            yield str(name), str(value)
