"""Exports that hold many articles: tables (CSV, TSV, JSON, JSON lines) and Nexis text files."""

from __future__ import annotations

import csv
import io
import itertools
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
    "outlet": ("outlet", "publisher", "media_name", "source.name", "source.title", "source_name", "news_outlet", "publication", "source", "sitename", "site_name", "domain", "source_domain"),
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


_COUNTER = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t]*(byline|section|length|dateline|headline|highlight|load-date|language|publication-type|journal-code|graphic"
    r"|url|document-type|pub-type|series|distribution|type|subject|copyright|correction-date|classification)[ \t]*:[ \t]*(.*)$",
    re.IGNORECASE,
)
_AFTER_BODY = {"load-date", "language", "publication-type", "journal-code", "graphic", "url", "document-type", "pub-type",
               "subject", "classification", "correction-date", "copyright", "type", "distribution"}  # fmt: skip
_RIGHTS = re.compile(r"^[ \t]*(copyright\b|©|all rights reserved)", re.IGNORECASE)
_DAY = re.compile(r"\b(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b")


def is_nexis(text: str) -> bool:
    """Whether a text is a Nexis export: document counters or end marks, and LENGTH or Body lines."""
    marked = _COUNTER.search(text) or _END.search(text)
    return bool(marked and re.search(r"^[ \t]*(length[ \t]*:|load-date[ \t]*:|body[ \t]*$)", text, re.I | re.M))


def nexis_documents(text: str, where: object) -> Iterator[tuple[str, dict[str, str]]]:
    """The articles of a Nexis text file as (place, field -> value); fields as in FIELDS.

    Header fields name what they are; the outlet stands on the line above the date, the headline below the
    date (the older form) or above the outlet (Nexis Uni). Every line between header and trailing fields is
    body.
    """
    cuts = sorted(
        {0, *(m.start() for m in _COUNTER.finditer(text)), *(m.end() for m in _END.finditer(text)), len(text)}
    )
    number = 0
    for start, end in itertools.pairwise(cuts):
        piece = _END.sub("", _COUNTER.sub("", text[start:end]))
        document = _document(piece)
        if document:
            number += 1
            yield f"{where}: document {number}", document


def _document(piece: str) -> dict[str, str] | None:
    lines = [line.strip() for line in piece.split("\n")]
    first = next((i for i, line in enumerate(lines) if _FIELD.match(line) or line.lower() == "body"), None)
    if first is None:
        return None
    fields, body_from = _header(lines, first)
    body = lines[body_from:]
    stop = next(
        (i for i, line in enumerate(body) if (m := _FIELD.match(line)) and m[1].lower() in _AFTER_BODY), len(body)
    )
    rights = next((i for i, line in enumerate(body[:stop]) if _RIGHTS.match(line)), stop)
    if all(not line or _RIGHTS.match(line) or len(line.split()) < 8 for line in body[rights:stop]):
        stop = rights
    top = [line for line in lines[:first] if line and not _RIGHTS.match(line)]
    document = _top(top) | {
        field: fields[name]
        for field, name in (("title", "headline"), ("byline", "byline"), ("deck", "highlight"))
        if fields.get(name)
    }
    text = _unwrap("\n".join(body[:stop]).strip())
    if fields.get("dateline") and text:
        text = f"{fields['dateline']} — {text}"
    return document | {"text": text}


def _unwrap(text: str) -> str:
    """Lines broken at a column joined, where empty lines part the paragraphs."""
    lines = text.split("\n")
    if "" not in lines or max(map(len, lines)) > 120:
        return text
    return "\n\n".join(" ".join(block.split("\n")) for block in re.split(r"\n{2,}", text))


def _header(lines: list[str], first: int) -> tuple[dict[str, str], int]:
    """The fields above the body, and where the body starts."""
    marker = next((i for i in range(first, len(lines)) if lines[i].lower() == "body"), None)
    fields: dict[str, str] = {}
    name = None
    for at in range(first, len(lines) if marker is None else marker):
        line = lines[at]
        match = _FIELD.match(line)
        if match and not (marker is None and match[1].lower() in _AFTER_BODY and "length" in fields):
            name = match[1].lower()
            fields[name] = match[2].strip()
        elif not line:
            name = None
        elif name:
            fields[name] = f"{fields[name]} {line}".strip()
        elif marker is None:
            return fields, at
    return fields, len(lines) if marker is None else marker + 1


def _top(lines: list[str]) -> dict[str, str]:
    """Outlet, date and headline from the lines above the first field."""
    at = next((i for i, line in enumerate(lines) if _DAY.search(line) and len(line.split()) <= 10), None)
    if at is None:
        return {"title": " ".join(lines)} if lines else {}
    found = {"published": _DAY.search(lines[at])[0]}
    if at:
        found["outlet"] = lines[at - 1]
    if at > 1:
        found["title"] = " ".join(lines[: at - 1])
    elif lines[at + 1 :]:
        below = [line for line in lines[at + 1 :] if not re.search(r"\bedition\b", line, re.I)]
        found |= {"title": " ".join(below)} if below else {}
    return found
