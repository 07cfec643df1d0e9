"""One utterance as several articles quote it: which quotes most of it, and who cut or worded it otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from itertools import combinations, pairwise
from operator import attrgetter
from typing import NamedTuple

import pandas as pd
from rapidfuzz.distance import LCSseq

from analysis.corpus import Corpus
from analysis.measures.attribution.voices import measure_voices, quoted_within
from analysis.measures.components import components
from analysis.measures.registry import measure
from analysis.measures.text_reuse.alignment import in_order
from analysis.measures.text_reuse.copied import is_copied
from analysis.tables import EDITED_LIGHTLY, from_rows

GRAM = 4  # words in a row that two versions of an utterance share
HALF = 0.5  # of the shorter version's words stand in the other, in order
SURE = 7  # words in order that are an utterance though but one of them is a content word
CROWD = 30  # quotations with the same words in a row, from which on each is compared with its neighbour only


class _Word(NamedTuple):
    """A word of an article: its first character, how it is counted, in lower case, and whether it is a content word."""

    start: int
    low: str
    is_content: bool


class _Quoted(NamedTuple):
    """The words of one quotation."""

    article: str
    sentence: int
    start: int
    end: int
    speaker: str | None
    words: tuple[str, ...]
    content: tuple[bool, ...]


@measure("quotations")
def measure_quotations(corpus: Corpus) -> pd.DataFrame:
    """Find the utterances that two articles or more quote, and set each article's version beside the longest.

    Two quotations are versions of one utterance if four words in a row, two content words (or seven words) among all they share, and
    half of the shorter one's words stand in both, in order. An article's pieces of one utterance are
    read as one version. Versions are compared word by word (longest common subsequence), spelling and case folded.

    Returns
    -------
    pandas.DataFrame
        One row per utterance and article: quotation (running number, the longest first), article, outlet, sentence,
        start, end, speaker, n_words, n_kept, n_changed, share, form, copied. `form` is longest, whole (the same
        words), cut (nothing but words of the longest, fewer of them), overlapping (begins or ends beyond it) or reworded.
    """
    quoted = _quoted(corpus)
    groups: dict[int, list[_Quoted]] = defaultdict(list)
    for group, item in zip(components(_same_utterance(quoted), len(quoted)), quoted, strict=True):
        groups[group].append(item)
    outlets = corpus.outlet_of()
    utterances = [list(_versions(items).values()) for items in groups.values() if len({i.article for i in items}) > 1]
    utterances.sort(key=lambda versions: -max(len(version.words) for version in versions))
    rows = []
    for number, versions in enumerate(utterances, 1):
        longest = max(versions, key=lambda version: len(version.words))
        for version in versions:
            n_kept, form = ("longest",) * 2 if version is longest else _compared(longest.words, version.words)
            n_kept = len(version.words) if version is longest else n_kept
            rows.append((
                number, version.article, outlets[version.article], version.sentence, version.start, version.end,
                version.speaker, len(version.words), n_kept, len(version.words) - n_kept,
                n_kept / len(longest.words), form,
            ))  # fmt: skip
    table = from_rows("quotations", rows)
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))


def _quoted(corpus: Corpus) -> list[_Quoted]:
    """Quotations of four words and more in headline, deck and body."""
    words: dict[str, list[_Word]] = defaultdict(list)
    for token in corpus.rows("tokens"):
        low = (token.term if isinstance(token.term, str) else token.text).lower()
        words[token.article].append(_Word(token.start, low, not token.function_word))
    found: dict[tuple[str, int], _Quoted] = {}
    for row in measure_voices.rows(corpus):
        if row.part == "caption":
            continue
        mine = words[row.article]
        for a, b in quoted_within(row.kind, corpus.texts[row.article][row.start : row.end]):
            start, end = row.start + a, row.start + b
            first, last = (bisect_left(mine, at, key=attrgetter("start")) for at in (start, end))
            if last - first >= GRAM:
                speaker = None if pd.isna(row.speaker) else row.speaker
                said = tuple(word.low for word in mine[first:last])
                content = tuple(word.is_content for word in mine[first:last])
                found.setdefault(
                    (row.article, start), _Quoted(row.article, row.sentence, start, end, speaker, said, content)
                )
    return list(found.values())


def _same_utterance(quoted: list[_Quoted]) -> list[tuple[int, int]]:
    """Pairs of quotations of different articles that are versions of one utterance."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(quoted):
        for gram in {item.words[k : k + GRAM] for k in range(len(item.words) - GRAM + 1)}:
            holders[gram].append(i)
    pairs = {
        pair
        for found in holders.values()
        for pair in (combinations(found, 2) if len(found) <= CROWD else pairwise(found))
    }
    return [(i, j) for i, j in sorted(pairs) if quoted[i].article != quoted[j].article and _alike(quoted[i], quoted[j])]


def _alike(a: _Quoted, b: _Quoted) -> bool:
    n = LCSseq.similarity(a.words, b.words)
    shared = set(b.words)
    n_content = sum(told and word in shared for word, told in zip(a.words, a.content, strict=True))
    return n >= HALF * min(len(a.words), len(b.words)) and (n_content > 1 or n >= SURE)


def _versions(items: list[_Quoted]) -> dict[str, _Quoted]:
    """Article -> its pieces of an utterance as one, repeated words (a headline's) left out."""
    found: dict[str, _Quoted] = {}
    for item in sorted(items, key=lambda item: -len(item.words)):
        first = found.get(item.article)
        if first is None:
            found[item.article] = item
        elif LCSseq.similarity(first.words, item.words) < HALF * len(item.words):
            a, b = sorted((first, item), key=lambda piece: piece.start)
            found[item.article] = a._replace(end=b.end, words=a.words + b.words, content=a.content + b.content)
    return dict(sorted(found.items(), key=lambda entry: -len(entry[1].words)))


def _compared(longest: tuple[str, ...], words: tuple[str, ...]) -> tuple[int, str]:
    """Words kept of the longest version, and what the others are."""
    _, edits = in_order(longest, words)
    n_kept = LCSseq.similarity(longest, words)
    if n_kept == len(words):
        return n_kept, "whole" if n_kept == len(longest) else "cut"
    outside = all(edit.b1 == edit.b2 or edit.b1 == 0 or edit.b2 == len(words) for edit in edits)
    beyond = all(edit.b1 == edit.b2 or edit.a1 == edit.a2 or edit.a1 == 0 or edit.a2 == len(longest) for edit in edits)
    return n_kept, "overlapping" if outside and beyond else "reworded"
