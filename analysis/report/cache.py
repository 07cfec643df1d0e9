"""What a page was made from, as one digest, and executed notebooks kept under it.

A digest is over content alone: the story's files, the notebook, the suite's code, Python and every installed
library. Whatever is the same byte for byte is not run again.
"""

from __future__ import annotations

import hashlib
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.errors import FramingError

if TYPE_CHECKING:
    from nbformat import NotebookNode

_PACKAGE = Path(__file__).resolve().parents[1]
_PAGES_ONLY = ("report", "views/templates", "cli.py")  # what no notebook uses
_MARK = "media_framing_digest"


def digest(*parts: str | bytes) -> str:
    """SHA-256 over parts in order; ("ab", "c") and ("a", "bc") differ."""
    found = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        found.update(f"{len(raw)}:".encode() + raw)
    return found.hexdigest()


def story_digest(folder: Path) -> str:
    """Digest of a story: the name of its folder, and every file in it by name and content."""
    try:
        return digest(folder.name, *_contents(folder, _files(folder)))
    except OSError as error:
        raise FramingError(error.filename or folder, error.strerror or str(error), "make it readable") from None


@cache
def code_digest(*, pages: bool) -> str:
    """Digest of the suite's code and of all it runs on; without `pages`, of what a notebook can use."""
    left_out = () if pages else tuple(_PACKAGE / name for name in _PAGES_ONLY)
    files = [path for path in _files(_PACKAGE) if not any(path.is_relative_to(one) for one in left_out)]
    libraries = sorted(f"{found.metadata['Name']} {found.version}" for found in distributions())
    return digest(platform.python_version(), *libraries, *_contents(_PACKAGE, files))


def run_digest(of_story: str, notebook: Path) -> str:
    """Digest of all that an executed notebook depends on: the story, the suite's code, the notebook."""
    return digest(of_story, code_digest(pages=False), notebook.read_bytes())


class Kept:
    """Executed notebooks in a folder, one file each, with the digest of what they were run on."""

    def __init__(self, folder: Path):
        self.folder = folder

    def get(self, name: str, made_from: str) -> NotebookNode | None:
        """The notebook of this name if it was run on the same; None otherwise, or where the file is damaged."""
        import nbformat  # takes long to load, and is not needed where nothing changed

        try:
            notebook = nbformat.read(self.folder / f"{name}.ipynb", as_version=4)
        except Exception:  # whatever the file is, the notebook can be run again
            return None
        return notebook if notebook.metadata.pop(_MARK, None) == made_from else None

    def put(self, name: str, made_from: str, notebook: NotebookNode) -> None:
        """Keep an executed notebook in place of the last of its name."""
        import nbformat

        self.folder.mkdir(parents=True, exist_ok=True)
        marked = nbformat.from_dict(notebook | {"metadata": notebook.metadata | {_MARK: made_from}})
        aside = self.folder / f"{name}.new"
        nbformat.write(marked, aside)
        aside.replace(self.folder / f"{name}.ipynb")


def _files(folder: Path) -> list[Path]:
    found = (path for path in folder.rglob("*") if "__pycache__" not in path.parts and path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _contents(folder: Path, files: Iterable[Path]) -> Iterable[str | bytes]:
    for path in files:
        yield path.relative_to(folder).as_posix()
        yield path.read_bytes()
