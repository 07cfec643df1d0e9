"""Counts and lists in plain words, for findings, answers and alt texts."""

from __future__ import annotations

from collections.abc import Iterable

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def number(n: int, beside: Iterable[int] = ()) -> str:
    """A number as a word up to twelve, else in digits; in digits too `beside` one that is, so that a sentence has one style."""
    n = int(n)
    return _WORDS[n] if max(n, *beside, 0) < len(_WORDS) else f"{n:,}"


def counted(n: int, noun: str, plural: str | None = None, beside: Iterable[int] = ()) -> str:
    """A number and its noun: "one article", "no articles", "13 articles"; `beside` as for `number`."""
    said = number(n, beside).replace("none", "no")
    return f"{said} {noun if int(n) == 1 else plural or noun + 's'}"


def out_of(n: int, whole: int, noun: str, plural: str | None = None) -> str:
    """A part of a count, both in one style: "two of three facts", "2 of 50 facts"."""
    return f"{number(n, (whole,))} of {counted(whole, noun, plural)}"


def listed(items: Iterable[object], *, most: int | None = None) -> str:
    """Items in one phrase: "a", "a and b", "a, b and c"; past `most`, "a, b and four more"."""
    names = [str(item) for item in items]
    if most is not None and len(names) > most:
        names = [*names[:most], f"{number(len(names) - most)} more"]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def quoted(items: Iterable[object]) -> list[str]:
    """Items between quotation marks."""
    return [f"“{item}”" for item in items]


def excerpt(text: str, most: int = 90) -> str:
    """The beginning of a text, cut behind a word where it has more than so many characters."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]
