"""What every measure shares: the contract, the memory of what was measured, and stored tables."""

from __future__ import annotations

import functools
from collections.abc import Callable
from contextlib import AbstractContextManager
from importlib.metadata import version

import pandas as pd
from threadpoolctl import ThreadpoolController

from analysis.corpus import Corpus
from analysis.corpus.memory import memory, once
from analysis.errors import FramingError
from analysis.records import Row, records
from analysis.tables import check, read_table

# What a number may depend on besides the text: written beside every set of tables.
LIBRARIES = ("pandas", "numpy", "scikit-learn", "scipy", "matplotlib", "rapidfuzz", "sentencex", "textstat", "textblob", "vadersentiment", "afinn")  # fmt: skip

MEASURES: dict[str, Callable[..., pd.DataFrame]] = {}


def measure(table: str, *, whole: bool = False) -> Callable:
    """Make a function `Corpus, settings -> frame` the measure of a table of the contract.

    The result is held against the contract and remembered per corpus and settings. Where the texts are
    withheld, the story's stored table is returned; settings other than the default cannot be had then.
    `function.rows(corpus)` gives the rows of the table with the default settings as `records`, read once.
    `whole`: the table rests on the whole texts, and is refused where the words of one voice alone are left.
    """

    def decorate(function: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
        @functools.wraps(function)
        def measured(corpus: Corpus, **settings) -> pd.DataFrame:
            if not isinstance(corpus, Corpus):
                raise FramingError(
                    function.__name__,
                    f"takes a corpus, not {type(corpus).__name__}",
                    'read one: read_corpus("my-story")',
                )
            if whole and corpus.voice:
                raise FramingError(
                    function.__name__,
                    f"rests on the whole texts, and of these only the words of '{corpus.voice}' are left",
                    "give it the corpus that `read_voice` was given",
                )
            known = memory(corpus)
            key = (table, *sorted(settings.items()))
            if key not in known:
                if corpus.has_text:
                    with _one_thread():
                        known[key] = check(table, function(corpus, **settings))
                elif settings:
                    raise FramingError(
                        f"{function.__name__}({', '.join(settings)})",
                        f"the texts of '{corpus.folder.name}' are not here",
                        f"only the stored table can be had; add the texts with `framing add {corpus.folder.name} FILES`",
                    )
                else:
                    known[key] = read_table(table, corpus.folder / "measures")
            return known[key].copy(deep=False)  # copied on write

        def rows(corpus: Corpus) -> tuple[Row, ...]:
            return once(corpus, ("rows", table), lambda: tuple(records(measured(corpus))))

        measured.rows, measured.whole = rows, whole
        MEASURES[table] = measured
        return measured

    return decorate


def _one_thread() -> AbstractContextManager:
    """Linear algebra on one thread.

    A story's matrices are small: threads would wait more than they work, and sum in another order on each machine.
    """
    return _libraries().limit(limits=1, user_api="blas")


@functools.cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def recall(corpus: Corpus, **tables: pd.DataFrame) -> None:
    """Let a corpus that is part of another take these tables as they were measured on the whole."""
    for table, frame in tables.items():
        memory(corpus)[(table,)] = frame


def measure_all(corpus: Corpus) -> dict[str, pd.DataFrame]:
    """Every table of a corpus by name: its own (articles, lines, imprint, ...) and all measures.

    Of the words of one voice (`read_voice`) those measures that do not rest on the whole texts.

    Returns
    -------
    dict
        Name -> pandas.DataFrame, as in `analysis.TABLES`.

    Raises
    ------
    FramingError
        The texts are withheld, and a stored table is not there or does not fit the contract.
    """
    own = {
        name: getattr(corpus, name) for name in ("articles", "lines", "imprint", "sentences", "tokens", "house_style")
    }
    measures = {name: function for name, function in MEASURES.items() if not (function.whole and corpus.voice)}
    return own | {name: function(corpus) for name, function in measures.items()}


def library_versions() -> dict[str, str]:
    """Name -> version of the libraries that the tables rest on."""
    return {name: version(name) for name in LIBRARIES}
