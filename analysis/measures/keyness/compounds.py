"""Names of several words, found so that each can count as one term.

Two ways lead to a name. The story's record lists it (a name or alias in story.yml of two words or more, all with a
capital). Or capitalised words keep together: two of them that stand side by side at least twice, and in at least half
of the places where the rarer of them stands with a capital (minimum sensitivity turned to the rarer word: Pedersen &
Bruce 1996, the other of the two ratios). Links in a row make one name. Places in copied text do not count towards a
link, so that ten prints of a text bind no words together.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.corpus.house_style import Fold, Folder, even, function_words
from analysis.corpus.segment import word_spans
from analysis.corpus.story import Actor

TOGETHER = 2  # places in which two words must stand side by side
BOUND = 0.5  # and the share of the rarer word's places that these must be
_TITLE_CASE = 0.7  # share of capitals among the words of a headline from which on capitals mark no name
_LETTERS = 3  # words of more letters are counted for that


def find_names(words: pd.DataFrame, actors: Iterable[Actor]) -> list[tuple[int, int]]:
    """The names of several words.

    Parameters
    ----------
    words
        The words in the order of the text: text, term (missing where a word counts as none), row (number of its
        sentence), paragraph (0 for headline and deck), start, end, counts (a word that can be part of a term), copied
        (stands in a copy).
    actors
        The story's actors.

    Returns
    -------
    list of tuples
        First word of each name and one past its last, as positions in `words`, in order; none overlap.
    """
    row, start, end = (words[name].to_numpy(int) for name in ("row", "start", "end"))
    capital = np.array([text[0].isupper() for text in words["text"].tolist()], bool) & words["counts"].to_numpy(bool)
    beside = np.zeros(len(words), bool)  # the next word follows after one character
    beside[:-1] = (row[1:] == row[:-1]) & (start[1:] - end[:-1] == 1)
    linked = np.zeros(len(words), bool)
    named = _is_name(words, row, capital)
    linked[:-1] = beside[:-1] & named[:-1] & named[1:]
    terms = words["term"].tolist()
    linked &= _bound(terms, named & ~words["copied"].to_numpy(bool), linked)
    taken = _listed(terms, capital, beside, actors)
    inside = np.zeros(len(words), bool)
    for first, last in taken:
        inside[first:last] = True
    free = linked & ~inside
    free[:-1] &= ~inside[1:]
    return sorted([*taken, *_runs(free)])


def _is_name(words: pd.DataFrame, row: np.ndarray, capital: np.ndarray) -> np.ndarray:
    """Capitalised words that are so because they are names, not because a sentence or headline begins."""
    code, terms = pd.factorize(words["term"])  # missing: -1
    long = words["text"].str.len().to_numpy() > _LETTERS
    n_long = np.bincount(row[long], minlength=row.max() + 1)
    n_capital = np.bincount(row[long & capital], minlength=row.max() + 1)
    in_body = words["paragraph"].to_numpy(int) > 0
    speaks = in_body | (n_capital <= _TITLE_CASE * n_long)[row]  # no headline in title case
    opens = np.r_[True, row[1:] != row[:-1]]
    tells = speaks & ~opens & (code >= 0)
    seen = np.bincount(code[tells], minlength=len(terms))
    with_capital = np.bincount(code[tells & capital], minlength=len(terms))
    return capital & speaks & (2 * with_capital > seen)[code]


def _bound(terms: list[str], once: np.ndarray, linked: np.ndarray) -> np.ndarray:
    """Which links hold: the two words stand together often enough for their number, copies counted once."""
    at = np.flatnonzero(linked)
    holds = np.zeros(len(terms), bool)
    n_alone = pd.Series([terms[i] for i in np.flatnonzero(once)], dtype=object).value_counts().to_dict()
    pairs = [(terms[i], terms[i + 1]) for i in at]
    n_pairs = (
        pd.Series([pair for pair, i in zip(pairs, at, strict=True) if once[i]], dtype=object).value_counts().to_dict()
    )
    for i, pair in zip(at, pairs, strict=True):
        n, rarer = n_pairs.get(pair, 0), min(n_alone.get(word, 0) for word in pair)
        holds[i] = n >= TOGETHER and n >= BOUND * rarer
    return holds


def _listed(
    terms: list[str], capital: np.ndarray, beside: np.ndarray, actors: Iterable[Actor]
) -> list[tuple[int, int]]:
    """Places of the names in the story's record, the longest first, where all words have a capital."""
    names = _names_of(actors)
    openings: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        openings.setdefault(name[0], []).append(name)
    found, reach = [], 0
    for i in np.flatnonzero(capital & beside):
        if i < reach:
            continue
        for name in openings.get(terms[i], ()):
            stop = i + len(name)
            if tuple(terms[i:stop]) == name and capital[i:stop].all() and beside[i : stop - 1].all():
                found.append((int(i), stop))
                reach = stop
                break
    return found


def _names_of(actors: Iterable[Actor]) -> set[tuple[str, ...]]:
    """Folded names and aliases of two words or more, all with a capital; no alias that holds the actor's own name."""
    actors = list(actors)
    fold = Folder(actors).fold
    names: set[tuple[str, ...]] = set()
    for actor in actors:
        own = _folded(actor.name, fold)
        forms = [own, *(_folded(alias, fold) for alias in actor.aliases)]
        holds_own = [
            len(form) > len(own) > 1 and any(form[i : i + len(own)] == own for i in range(len(form))) for form in forms
        ]
        names |= {form for form, longer in zip(forms, holds_own, strict=True) if len(form) > 1 and not longer}
    return names


def _folded(name: str, fold: Fold) -> tuple[str, ...]:
    """The words of a name as terms; empty where one of them has no capital."""
    words = [name[start:end] for start, end in word_spans(name)]
    if words and even(words[0]).lower() in function_words():  # "The Harbour Office"
        words = words[1:]
    if not all(word[0].isupper() for word in words):
        return ()
    return tuple(term for term in (fold(word)[0] for word in words) if term)


def _runs(linked: np.ndarray) -> list[tuple[int, int]]:
    """First word and one past the last of links in a row."""
    edges = np.flatnonzero(np.diff(np.r_[0, linked.astype(np.int8), 0]))
    return [(int(first), int(stop) + 1) for first, stop in edges.reshape(-1, 2)]
