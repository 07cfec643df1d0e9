"""A word list of other text as the prior of a story's words."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from analysis.corpus.files import decode, read_bytes
from analysis.corpus.house_style import Folder
from analysis.errors import FramingError


def background_prior(path: str | Path, words: np.ndarray) -> np.ndarray:
    """Share of each of a story's words in other text, made to sum to 1 over them.

    The list's words fold as the story's do (case, spelling, possessives). A word that the list lacks is given a
    count of 1, and all others one more than they have (Laplace), so that no prior is 0.

    Raises
    ------
    FramingError
        The list is not there, or a line is not a word and a count.
    """
    path = Path(path)
    if not path.is_file():
        raise FramingError(path, "no such word list", "name a CSV or TSV file of words and their counts")
    text = decode(read_bytes(path), path)
    fold = Folder().fold
    counts: dict[str, float] = {}
    for number, row in enumerate(csv.reader(text.splitlines(), delimiter="\t" if "\t" in text else ","), 1):
        if not row or row[0].startswith("#"):
            continue
        try:
            word, count = row[0].strip(), float(row[1])
        except (IndexError, ValueError):
            if number == 1:  # a head line
                continue
            raise FramingError(
                f"{path}: line {number}", f"'{', '.join(row)[:60]}'", "write a word and its count"
            ) from None
        if not 0 <= count < float("inf"):
            raise FramingError(f"{path}: line {number}", f"the count {row[1]}", "write a count of 0 or more")
        for form in {word, word.casefold()}:
            term = fold(form)[0] if form else None
            if term:
                counts[term] = counts.get(term, 0.0) + count / len({word, word.casefold()})
    if not counts:
        raise FramingError(path, "no words and counts in it", "write a word and its count a line")
    found = np.array([counts.get(word, 0.0) + 1 for word in words])
    return found / found.sum()
