"""Where decisions are kept: facts.yml, or a coder's own file in reviews/. Every write reads the file again first."""

from __future__ import annotations

import contextlib
import datetime as dt
import os
from collections.abc import Callable, Iterator, Sequence

from filelock import FileLock, Timeout

from analysis.corpus import Corpus
from analysis.corpus.files import write_files
from analysis.corpus.ledger import Fact, Review, parse_ledger, parse_reviews, reviews_path
from analysis.corpus.yaml_edit import Insertion, insert_entry, take_out
from analysis.corpus.yaml_files import load_yaml, read_text
from analysis.errors import FramingError

Cell = tuple[str, str]  # fact and article

_PATIENCE = 10  # seconds to wait for another writer; a write takes milliseconds
_HEADER = """\
# What the coder {coder} decided, without seeing what others did: fact, article, decision.
"""


class Store:
    """One file of decisions; several programs may write to it at once, and none loses a decision of another.

    Parameters
    ----------
    corpus
        The story.
    coder
        Keep the decisions in reviews/<coder>.yml; without a name, in facts.yml.

    Raises
    ------
    FramingError
        The coder's name cannot be a file's.
    """

    def __init__(self, corpus: Corpus, coder: str | None = None):
        self.path = corpus.folder / "facts.yml" if coder is None else reviews_path(corpus.folder, coder)
        self.coder = coder
        self._lock = corpus.folder / ".reviews.lock"
        self._articles = [article.id for article in corpus.story.articles]

    def read(self) -> dict[Cell, Review]:
        """The decisions in the file as it is now."""
        return self._parse(self._text())

    def add(
        self,
        cell: Cell,
        status: str,
        evidence: Sequence[tuple[int, int]] = (),
        *,
        by: str | None = None,
        note: str | None = None,
    ) -> Insertion:
        """Write a decision with today's date, and return what `take_back` needs.

        Raises
        ------
        FramingError
            The cell is decided in the file already, the file is broken, write-protected, or somebody else's
            write does not end. Nothing is written then.
        """
        entry = {
            "status": status,
            "evidence": [list(span) for span in evidence],
            "by": by or self.coder,
            "date": dt.date.today(),
            "note": " ".join((note or "").split()),
        }
        entry = {key: value for key, value in entry.items() if value}
        path = (cell[0], "review", cell[1]) if self.coder is None else cell
        inserted: list[Insertion] = []

        def change(text: str) -> str:
            if cell in self._parse(text):
                raise FramingError(
                    self.path, f"{cell[0]} in {cell[1]} was decided meanwhile", "it stays as it is there"
                )
            after, insertion = insert_entry(text, path, entry, self.path)
            inserted.append(insertion)
            return after

        self._change(change)
        return inserted[-1]

    def take_back(self, insertion: Insertion) -> None:
        """Take a decision out of the file again; whatever else was written since stays.

        Raises
        ------
        FramingError
            It was changed since, or the file cannot be written.
        """
        self._change(lambda text: take_out(text, insertion, self.path))

    def _text(self) -> str:
        if self.coder is not None and not self.path.exists():
            return _HEADER.format(coder=self.coder)
        return read_text(self.path)

    def _parse(self, text: str) -> dict[Cell, Review]:
        data = load_yaml(text, self.path)
        if self.coder is not None:
            return parse_reviews(data, self.path, self._articles)
        return reviewed(parse_ledger(data, self.path, self._articles))

    def _change(self, change: Callable[[str], str]) -> None:
        try:
            with self._alone():
                after = change(self._text())
                self._parse(after)
                write_files({self.path: after.encode()})
        except OSError as error:
            raise FramingError(error.filename or self.path, error.strerror or str(error),
                               "nothing was written; check the rights and the space left") from None  # fmt: skip

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        if self.path.exists() and not (self.path.stat().st_mode & 0o222 and os.access(self.path, os.W_OK)):
            raise FramingError(self.path, "the file is write-protected", "allow writing to it")
        try:
            with FileLock(self._lock, timeout=_PATIENCE):
                yield
        except Timeout:
            raise FramingError(self.path, "another program is writing to it", "try again") from None


def reviewed(ledger: Sequence[Fact]) -> dict[Cell, Review]:
    """The decisions in a ledger, by fact and article."""
    return {(fact.id, article): review for fact in ledger for article, review in fact.review.items()}
