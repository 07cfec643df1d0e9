"""Article files: bytes to text without changing a character, and writing that happens whole or not at all."""

from __future__ import annotations

import codecs
import contextlib
import hashlib
import os
import re
import shutil
import stat
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path

from analysis.errors import FramingError, FramingWarning

MAX_BYTES = 2_000_000
_BOMS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_OTHER_KINDS = {
    b"\x89PNG": "a PNG image", b"\xff\xd8\xff": "a JPEG image", b"GIF8": "a GIF image", b"{\\rtf": "an RTF document",
    b"\xd0\xcf\x11\xe0": "a document of an old office program", b"PK\x03\x04": "a zip archive", b"\x1f\x8b": "a gzip archive",
    b"%PDF": "a PDF document", b"\x7fELF": "a program", b"MZ\x90": "a program", b"SQLite format": "a database",
    b"OggS": "a sound file", b"ID3": "a sound file",
}  # fmt: skip
_SAVE = "save the article as text, .html, .docx or .pdf"
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_UTF8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")  # one character
_NO_ASCII = re.compile(rb"[\x80-\xff]")
_MAC_QUOTES = re.compile(r"[a-z]Õ[a-z]|Ò\w[^Ó]*Ó")  # Mac Roman's quotation marks, read as Windows-1252


codecs.register_error(
    "as cp1252", lambda error: (error.object[error.start : error.end].decode("cp1252", "replace"), error.end)
)


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of a file.

    Raises
    ------
    FramingError
        Not there, not a plain file (a folder, a pipe, a device), or larger than `limit`.
    """
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a plain file"
            raise FramingError(path, kind, "name a file that holds an article")
        if status.st_size > limit:
            raise FramingError(path, f"{status.st_size:,} bytes, more than the {limit:,} allowed", "split the file")
        return path.read_bytes()
    except FileNotFoundError:
        raise FramingError(path, "no such file", "check the name, or `file:` in story.yml") from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        raise FramingError(path, reason, "check the name and that you may read it") from None


def bom_encoding(raw: bytes) -> str | None:
    """The encoding that a byte order mark names, None without one."""
    return next((name for mark, name in _BOMS.items() if raw.startswith(mark)), None)


def decode(raw: bytes, where: object) -> str:
    """Text of the bytes: UTF-8, or UTF-16/32 with a byte order mark; line ends stay as they are.

    Raises
    ------
    FramingError
        Another encoding, not a text (it holds NUL characters), or nothing but spaces.
    """
    encoding = bom_encoding(raw) or "utf-8"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise FramingError(
            where,
            f"byte {error.start} is not {encoding.removesuffix('-sig').upper()}",
            "save it as UTF-8 text; an article may be taken in with `framing add`",
        ) from None
    if "\0" in text:
        raise FramingError(where, "not a text (it holds NUL characters)", "save it as UTF-8 text")
    if not text.strip("\ufeff \t\r\n"):
        raise FramingError(where, "an empty file", "put the text into it")
    return text


def decode_any(raw: bytes, where: object) -> str:
    """Text of the bytes in any common encoding; where it had to be guessed, a FramingWarning names it.

    UTF-8, UTF-16 and UTF-32 with a byte order mark, UTF-16 without one, UTF-8 with bytes of Windows-1252 in it,
    Windows-1252, else what the charset-normalizer library finds.

    Raises
    ------
    FramingError
        Not a text.
    """
    kind = next((name for start, name in _OTHER_KINDS.items() if raw.startswith(start)), None)
    if kind:
        raise FramingError(where, f"{kind}, not a text", _SAVE)
    encoding = bom_encoding(raw) or (_utf16_without_mark(raw) if b"\0" in raw else "utf-8")
    guessed = None
    try:
        text = raw.decode(encoding) if encoding else "\0"
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            raise FramingError(where, f"broken {encoding.upper()} at byte {error.start}", _SAVE) from None
        text, guessed = _guess(raw)
    if "\0" in text or len(_CONTROLS.findall(text)) > 20 + 0.01 * len(text):
        raise FramingError(where, "not a text (NUL or control characters)", _SAVE)
    if guessed:
        warnings.warn(
            f"{where}: not UTF-8, read as {guessed}; check letters with accents and quotation marks",
            FramingWarning,
            stacklevel=2,
        )
    return text


def _utf16_without_mark(raw: bytes) -> str | None:
    """UTF-16 shows by its spaces and line ends, which the wrong byte order turns into other characters."""
    scores = {}
    for encoding in ("utf-16-le", "utf-16-be"):
        with contextlib.suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            if "\0" not in text:
                scores[encoding] = text.count(" ") + text.count("\n")
    best = max(scores, key=scores.get, default=None)
    return best if best and scores[best] else None


def _guess(raw: bytes) -> tuple[str, str]:
    """Text and encoding: Windows-1252 where it reads as mostly plain letters, as Western European text does; where the
    bytes are UTF-8 for the most part, the others alone are read so (two texts in one file)."""
    if len(_UTF8.findall(raw)) >= len(_NO_ASCII.findall(_UTF8.sub(b"", raw))):
        return raw.decode("utf-8", errors="as cp1252"), "UTF-8 with bytes of Windows-1252 in it"
    with contextlib.suppress(UnicodeDecodeError):
        text = raw.decode("cp1252")
        odd = sum(char > "\x7f" for char in text)
        if odd <= 0.1 * len(text) and not _MAC_QUOTES.search(text):
            return text, "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:200_000]).best()
    return (raw.decode(best.encoding, errors="replace"), best.encoding) if best else ("\0", "")


def sha256(raw: bytes) -> str:
    """SHA-256 of the bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(raw).hexdigest()


def write_files(contents: Mapping[Path, bytes]) -> None:
    """Write all the files, or leave everything as it was.

    Each is written beside its place first and moved there when all are complete, in the order given; after
    any failure, an interrupt included, what was moved is put back and folders that were made are removed.
    """
    places = {path.resolve(): raw for path, raw in contents.items()}
    before = {path: path.read_bytes() if path.exists() else None for path in places}
    parts = {path: path.with_name(f".{path.name}.{os.getpid()}.part") for path in places}
    folders: list[Path] = []
    try:
        for path, raw in places.items():
            for folder in reversed([parent for parent in path.parents if not parent.exists()]):
                folder.mkdir()
                folders.append(folder)
            with _named(path):
                _write(parts[path], raw, like=path)
        for path, part in parts.items():
            part.replace(path)
    except BaseException:
        for path, raw in before.items():
            with contextlib.suppress(OSError):
                if raw is None:
                    path.unlink(missing_ok=True)
                elif path.read_bytes() != raw:
                    _write(parts[path], raw, like=path)
                    parts[path].replace(path)
            with contextlib.suppress(OSError):
                parts[path].unlink(missing_ok=True)
        for folder in reversed(folders):
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


@contextlib.contextmanager
def _named(path: Path) -> Iterator[None]:
    """An error of the system names this file, not the part of it that is written first, or none (a full disk)."""
    try:
        yield
    except OSError as error:
        error.filename = str(path)
        raise


def _write(part: Path, raw: bytes, *, like: Path) -> None:
    with part.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    if like.exists():
        shutil.copymode(like, part)
