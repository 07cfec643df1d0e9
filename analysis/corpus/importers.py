"""Article files of any common kind, web pages and exports, read as text with what they say of themselves."""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import unicodedata
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from analysis.corpus.documents import docx_text, pdf_text
from analysis.corpus.exports import table_rows
from analysis.corpus.files import MAX_BYTES, decode_any, read_bytes
from analysis.corpus.nexis import is_nexis, nexis_documents
from analysis.corpus.segment import WORD
from analysis.corpus.web import archived_page, decode_page, fetch, is_page, page_article, with_heads
from analysis.errors import FramingError, FramingWarning

MAX_FILE = 100_000_000  # bytes of an export
_MAX_TEXT = 20_000_000  # bytes of a text or page, Nexis files included
_MAX_LINE = 100_000  # characters: more is no paragraph

_TABLES = {".csv": "csv", ".tsv": "tsv", ".tab": "tsv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json"}
_PAGES = (".html", ".htm", ".xhtml")
_ARCHIVES = (".mhtml", ".mht")

# Characters that are no letters and would split or hide words: controls, soft hyphens, zero-width spaces,
# marks that turn the direction of writing. The joiners U+200C and U+200D belong to words and stay.
_INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_BREAKS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_CUT_OFF = re.compile(r"\[\+\d+ chars\]$")  # what news APIs put in place of the rest
_MONTHS = {name: number for number, names in enumerate(
    ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august", "sep sept september",
     "oct october", "nov november", "dec december"), 1) for name in names.split()}  # fmt: skip
# "March 5th, 2024", "5 March 2024"
_SPELT = re.compile(
    r"\b(?:(?P<m>[A-Za-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?,? "
    r"|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Za-z]{3,9})\.?,? )(?P<y>\d{4})\b"
)


@dataclass(frozen=True)
class Imported:
    """An article as read: its text (`\\n` line ends, the title as first line) and its record.

    `origin` is the file or address, with the line or document where it holds several. `published` is a date
    or time in ISO 8601. What the file does not say is None.
    """

    text: str
    origin: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None


def is_url(file: str | Path) -> bool:
    """Whether it is a web address rather than a path."""
    return str(file).lower().startswith(("http://", "https://"))


def read_articles(
    file: str | Path, *, columns: Mapping[str, str] | None = None, paragraph_mark: str | None = None
) -> list[Imported]:
    """The articles in a file or at a web address.

    Text in any common encoding (.txt, and whatever is no other kind), Nexis text files, saved pages (.html,
    .mhtml), .docx, .pdf with a text layer, tables (.csv, .tsv, .json, .jsonl).

    Parameters
    ----------
    file
        A path, or an address that starts with http:// or https://.
    columns
        For tables: field (text, title, deck, outlet, byline, published, url) -> column.
    paragraph_mark
        For tables: what stands between the paragraphs of a text.

    Raises
    ------
    FramingError
        Not there, too large, of another kind, encrypted, broken, or without words.
    """
    where = str(file)
    raw = fetch(where) if is_url(file) else read_bytes(Path(file), MAX_FILE)
    suffix = "" if is_url(file) else Path(file).suffix.lower()
    if suffix in _TABLES:
        rows = table_rows(_plain(decode_any(raw, where)), _TABLES[suffix], where, columns or {})
        return _from_rows(rows, where, paragraph_mark)
    if columns or paragraph_mark:
        raise FramingError(where, f"not a table ({', '.join(_TABLES)})", "leave --map and --paragraph-mark out")
    if raw.startswith(b"%PDF") or suffix == ".pdf":
        return [_imported(pdf_text(raw, where), where)]
    if raw.startswith(b"PK\x03\x04") or suffix == ".docx":
        return [_imported(docx_text(raw, where), where)]
    if len(raw) > _MAX_TEXT:
        raise FramingError(where, f"{len(raw):,} bytes", f"a text has at most {_MAX_TEXT:,}; split the file")
    if suffix in _ARCHIVES:
        return [_imported(origin=where, **page_article(archived_page(raw, where), where))]
    if suffix in _PAGES or is_page(raw):
        return [
            _imported(origin=where, **page_article(decode_page(raw, where), where, where if is_url(file) else None))
        ]
    text = _plain(decode_any(raw, where))
    if is_nexis(text):
        return _from_rows(nexis_documents(text, where), where)
    return [_imported(text, where)]


def _plain(text: str) -> str:
    """Text with `\\n` line ends, composed letters, and no invisible characters or half surrogate pairs."""
    text = _INVISIBLE.sub("", _BREAKS.sub("\n", text))
    return unicodedata.normalize("NFC", text.encode("utf-8", "replace").decode())


def _imported(text: str, origin: str, *, title: str | None = None, outlet: str | None = None, byline: str | None = None,
              published: str | None = None, url: str | None = None) -> Imported:  # fmt: skip
    text = "\n".join(line.rstrip() for line in _plain(text).split("\n")).strip("\n") + "\n"
    size, longest = len(text.encode()), max(map(len, text.split("\n")))
    if not WORD.search(text):
        raise FramingError(origin, "no words in it", "save the article's text")
    if size > MAX_BYTES:
        raise FramingError(origin, f"{size:,} bytes of text", f"an article has at most {MAX_BYTES:,}; split it")
    if longest > _MAX_LINE:
        raise FramingError(origin, f"a line of {longest:,} characters", "put each paragraph on a line of its own")
    return Imported(
        text, origin, _one_line(outlet), _one_line(title), _one_line(byline), _date(published, origin), _one_line(url)
    )


def _one_line(value: str | None) -> str | None:
    return " ".join(_plain(value or "").split())[:1000] or None


def _from_rows(
    rows: Iterable[tuple[str, dict[str, str]]], where: str, paragraph_mark: str | None = None
) -> list[Imported]:
    """Articles of an export; a row without text is passed over with a warning."""
    found = []
    for place, row in rows:
        text = row.pop("text", "").strip()
        if not WORD.search(text):
            warnings.warn(f"{place}: no text; passed over", FramingWarning, stacklevel=3)
            continue
        if _CUT_OFF.search(text):
            warnings.warn(f"{place}: the news API has cut the text off", FramingWarning, stacklevel=3)
        if paragraph_mark:
            text = "\n\n".join(part.strip() for part in text.split(paragraph_mark))
        found.append(_imported(with_heads(text, row.get("title"), row.pop("deck", None)), place, **row))
    if not found:
        raise FramingError(where, "no article with a text in it", "check the columns, or export it again")
    return found


def _date(value: str | None, where: str) -> str | None:
    """A date or time in ISO 8601; midnight is a day without an hour; what could be read in two ways is left out with a warning."""
    text = _one_line(value)
    if text is None:
        return None
    for read in (dt.date.fromisoformat, dt.datetime.fromisoformat, email.utils.parsedate_to_datetime, _spelt_date):
        try:
            found = read(text)
            is_day = isinstance(found, dt.datetime) and found.time() == dt.time.min
            return (found.date() if is_day else found).isoformat()
        except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
            continue
    warnings.warn(
        f"{where}: the date '{text[:40]}' is left out; write it as 2024-03-05 in story.yml",
        FramingWarning,
        stacklevel=4,
    )
    return None


def _spelt_date(text: str) -> dt.date:
    found = _SPELT.search(text)
    return dt.date(int(found["y"]), _MONTHS[(found["m"] or found["m2"]).lower()], int(found["d"] or found["d2"]))
