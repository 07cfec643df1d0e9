"""Folders that are written whole or not at all, and what pages say of their making."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from analysis.errors import FramingError


def day(date: dt.date) -> str:
    """A date as people write it: 20 April 2023."""
    return f"{date.day} {date:%B %Y}"


def made_with() -> dict[str, str]:
    """Version and day, for the foot of a page."""
    return {"version": version("media-framing"), "made": day(dt.date.today())}


def write_file(path: Path, content: str | bytes) -> None:
    """Write a file, its folder made where there is none; text as UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """A folder to fill, which then takes the place of `target`; where anything fails, `target` stays what it was."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as aside:
        made, old = Path(aside) / "new", Path(aside) / "old"
        yield made
        if target.exists():
            target.rename(old)
        try:
            made.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise


@contextmanager
def disk_refusals(target: Path) -> Iterator[None]:
    """What the disk refuses while `target` is written, as an error that a user can mend (FramingError)."""
    try:
        yield
    except OSError as error:
        where, why = error.filename or target, error.strerror or str(error)
        raise FramingError(where, why, "check space, rights and open files") from None
