"""Nexis text files, which hold many articles."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

# "3 of 12 DOCUMENTS", "Document 3 of 12": a line of its own before each article
_COUNTER = re.compile(r"^[ \t]*(?:Document )?\d+ of \d+(?: DOCUMENTS?)?[ \t]*$", re.IGNORECASE | re.MULTILINE)
_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t]*(byline|section|length|dateline|headline|highlight|load-date|language|publication-type|journal-code|graphic"
    r"|url|document-type|pub-type|series|distribution|type|subject|copyright|correction-date|classification)[ \t]*:[ \t]*(.*)$",
    re.IGNORECASE,
)
# Fields that stand below the text
_AFTER_BODY = {"load-date", "language", "publication-type", "journal-code", "graphic", "url", "document-type", "pub-type",
               "subject", "classification", "correction-date", "copyright", "type", "distribution"}  # fmt: skip
_RIGHTS = re.compile(r"^[ \t]*(copyright\b|©|all rights reserved)", re.IGNORECASE)
# "April 20, 2023", "20 April 2023"
_DAY = re.compile(r"\b(?:[A-Z][a-z]+ \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})\b")


def is_nexis(text: str) -> bool:
    """Whether a text is a Nexis export: document counters or end marks, and LENGTH or Body lines."""
    marked = _COUNTER.search(text) or _END.search(text)
    return bool(marked and re.search(r"^[ \t]*(length[ \t]*:|load-date[ \t]*:|body[ \t]*$)", text, re.I | re.M))


def nexis_documents(text: str, where: object) -> Iterator[tuple[str, dict[str, str]]]:
    """The articles of a Nexis text file as (place, field -> value); fields as in `exports.FIELDS`.

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
