"""Numbers and lists in plain words, for alt texts and answers."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def counted(n: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "one article", "no articles", "13 articles"."""
    n = int(n)
    word = _WORDS[n] if n < len(_WORDS) else f"{n:,}"
    return f"{word} {noun if n == 1 else plural or noun + 's'}"


def listed(items: Iterable[object], *, most: int | None = None) -> str:
    """Items in one phrase: "a", "a and b", "a, b and c"; past `most`, "a, b and 4 more"."""
    names = [str(item) for item in items]
    if most is not None and len(names) > most:
        names = [*names[:most], f"{len(names) - most} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def quoted(items: Iterable[object]) -> list[str]:
    """Items between quotation marks."""
    return [f"“{item}”" for item in items]


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


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
