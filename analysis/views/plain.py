"""Numbers and lists in plain words, for alt texts and answers."""

from __future__ import annotations

import pandas as pd

from analysis.plain import counted, listed, number, out_of, quoted, sentence

__all__ = ["counted", "extremes", "listed", "number", "one_line", "out_of", "quoted", "sentence"]


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


def one_line(words: str) -> str:
    """Words with a single space wherever there was any."""
    return " ".join(words.split())
