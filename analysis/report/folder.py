"""Folders that are written whole or not at all, and what pages say of their making."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from pathlib import Path


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


def replace_folder(target: Path, made: Path, old: Path) -> None:
    """Put the folder `made` in the place of `target`, which goes to `old`; if that fails, `target` comes back."""
    if target.exists():
        target.rename(old)
    try:
        made.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
