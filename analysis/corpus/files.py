"""Article files: bytes to text, without changing a character."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

from analysis.errors import FramingError

MAX_BYTES = 2_000_000
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}


def read_bytes(path: Path) -> bytes:
    """The bytes of an article file.

    Raises
    ------
    FramingError
        Not there, not a file, empty, or larger than 2 MB (no article is).
    """
    try:
        if not path.is_file():
            raise FramingError(path, "no such file", "check the name, or `file:` in story.yml")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise FramingError(path, f"{size:,} bytes", f"an article has at most {MAX_BYTES:,}; split the file")
        raw = path.read_bytes()
    except OSError as error:
        raise FramingError(path, error.strerror or "cannot be read", "check that you may read it") from None
    if not raw.strip():
        raise FramingError(path, "an empty file", "save the article's text in it")
    return raw


def decode(raw: bytes, where: object) -> str:
    """Text of the bytes: UTF-8, or UTF-16/32 with a byte order mark; line ends stay as they are.

    Raises
    ------
    FramingError
        Another encoding, or not a text (NUL bytes, or a file whose first bytes name another kind).
    """
    encoding = next((name for mark, name in _BOMS.items() if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise FramingError(
            where,
            f"byte {error.start} is not {encoding.removesuffix('-sig').upper()}",
            "save the article as UTF-8 text",
        ) from None
    if "\0" in text:
        raise FramingError(where, "not a text (it holds NUL characters)", "save the article as UTF-8 text")
    return text


def sha256(raw: bytes) -> str:
    """SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()
