"""Numbers and lists in plain words, for alt texts and answers, and what a caller asks for by name."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.errors import FramingError
from analysis.plain import counted, excerpt, listed, number, out_of, quoted, sentence

__all__ = ["asked", "counted", "excerpt", "extremes", "listed", "number", "one_line", "out_of", "quoted", "sentence"]


def extremes(values: pd.Series, form: str, *, high: str = "highest in", low: str = "lowest in") -> str:
    """Highest and lowest of a labelled series: "highest in A (3), lowest in B (1)", or what there is instead."""
    values = values.dropna()
    if values.empty:
        return "not measurable"
    shown = values.map(lambda value: format(value, form))
    most, least = shown[values.idxmax()], shown[values.idxmin()]
    if most == least:
        return f"{most} in {'each' if len(values) > 1 else values.index[0]}"
    ends = ((high, most), (low, least))
    return ", ".join(f"{word} {listed(shown.index[shown == end], most=3)} ({end})" for word, end in ends)


def asked(what: str, wanted: str | Iterable[str] | None, known: Iterable[str]) -> list[str]:
    """The names that are wanted, one or several; where None, all that are known. An empty table refuses none.

    Raises
    ------
    FramingError
        One of them is not known.
    """
    names = list(dict.fromkeys(known))
    wanted = names if wanted is None else [wanted] if isinstance(wanted, str) else list(wanted)
    for name in wanted:
        if names and name not in names:
            raise FramingError(f"{what} '{name}'", "not in the table", f"name one of: {listed(names, most=12)}")
    return wanted


def one_line(words: str) -> str:
    """Words with a single space wherever there was any."""
    return " ".join(words.split())
