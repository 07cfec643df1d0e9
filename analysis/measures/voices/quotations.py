"""One utterance as several articles quote it: which quotes most of it, and who cut or worded it otherwise."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from operator import attrgetter
from typing import NamedTuple

import pandas as pd
from rapidfuzz.distance import LCSseq

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.quotes import unmarked
from analysis.measures.attribution.voices import measure_voices, quoted_within
from analysis.measures.comparison.utterances import FEW, goes_on, named, one_utterance, readings, stars, two_speakers
from analysis.measures.registry import measure
from analysis.measures.text_reuse.alignment import in_order
from analysis.measures.text_reuse.copied import is_copied
from analysis.tables import EDITED_LIGHTLY, from_rows

GRAM = 4  # words in a row that two versions of an utterance share
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
    named: str | None  # the speaker, where known by a name
    words: tuple[str, ...]
    content: tuple[bool, ...]


@measure("quotations")
def measure_quotations(corpus: Corpus) -> pd.DataFrame:
    """Find the utterances that two articles or more quote, and set each article's version beside the longest.

    Two quotations are versions of one utterance if they share four words in a row, and one is cut from the other (two
    content words, or seven words), or they share two content words within eight words in a row or within four fifths of
    the longer one, or, in order and with no more other words between them, four content words and two thirds of those of
    one of them; not where two names are given for the speaker. Each version is one of the longest, not of another alone.
    Pieces with the reporting clause between them ("We stay," she said, "for good") are read as one; of others an
    article's longest counts. Versions are compared word by word (longest common subsequence), spelling, contractions ("it's") and case folded.

    Returns
    -------
    pandas.DataFrame
        One row per utterance and article: quotation (running number, the longest first), article, outlet, sentence,
        start, end, speaker, n_words, n_kept, n_changed, share, form, copied. `form` is longest, whole (the same
        words), cut (nothing but words of the longest, fewer of them), overlapping (begins or ends beyond it) or reworded.
    """
    quoted = _quoted(corpus)
    outlets = corpus.outlet_of()
    utterances = stars(_same_utterance(quoted), [len(item.words) for item in quoted])
    rows = []
    for number, items in enumerate(utterances, 1):
        versions = list(_versions(corpus, [quoted[i] for i in items]).values())
        longest = versions[0]
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
        printed = even(token.text)
        low = (token.term if isinstance(token.term, str) and "'" not in printed else printed).lower()
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
                quoted = _Quoted(row.article, row.sentence, start, end, speaker, named(row), said, content)
                found.setdefault((row.article, start), quoted)
    return list(_joined(corpus, [found[key] for key in sorted(found)]))


def _joined(corpus: Corpus, quoted: list[_Quoted], ends: str = ",") -> Iterator[_Quoted]:
    """Quotations in order, pieces as one where a reporting clause stands between them."""
    last: _Quoted | None = None
    for item in quoted:
        text = corpus.texts[item.article]
        if last and last.article == item.article:
            if item.end <= last.end:  # within it
                yield item
                continue
            _, end = unmarked(text, (last.start, last.end))
            if goes_on(text[end - 1 : item.start], ends):
                last = last._replace(end=item.end, words=last.words + item.words, content=last.content + item.content)
                continue
        if last:
            yield last
        last = item
    if last:
        yield last


def _same_utterance(quoted: list[_Quoted]) -> dict[int, set[int]]:
    """Quotation -> those of other articles that are versions of the same utterance."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(quoted):
        for gram in {item.words[k : k + GRAM] for k in range(len(item.words) - GRAM + 1)}:
            holders[gram].append(i)
    pairs = {
        pair
        for found in holders.values()
        for pair in (combinations(found, 2) if len(found) <= CROWD else pairwise(found))
    }
    alike: dict[int, set[int]] = defaultdict(set)
    for i, j in pairs:
        a, b = quoted[i], quoted[j]
        if (
            a.article != b.article
            and not two_speakers(a.named, b.named)
            and one_utterance(a.words, b.words, a.content, b.content)
        ):
            alike[i].add(j)
            alike[j].add(i)
    return alike


def _versions(corpus: Corpus, items: list[_Quoted]) -> dict[str, _Quoted]:
    """Article -> the most that it quotes of an utterance in one go, the longest first."""
    found: dict[str, _Quoted] = {}
    for item in sorted(
        _joined(corpus, sorted(items, key=lambda i: (i.article, i.start)), ",."), key=lambda i: -len(i.words)
    ):
        found.setdefault(item.article, item)
    return found


def _is_spelling(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Both say the same, one in a contraction: "it's" and "it is"."""
    short = max(len(one), len(other)) <= FEW
    return short and not readings(" ".join(one)).isdisjoint(readings(" ".join(other)))


def _compared(longest: tuple[str, ...], words: tuple[str, ...]) -> tuple[int, str]:
    """Words kept of the longest version, and what the others are."""
    _, edits = in_order(longest, words)
    spelled = [edit for edit in edits if _is_spelling(longest[edit.a1 : edit.a2], words[edit.b1 : edit.b2])]
    n_kept = LCSseq.similarity(longest, words) + sum(edit.b2 - edit.b1 for edit in spelled)
    edits = [edit for edit in edits if edit not in spelled]
    if n_kept == len(words):
        return n_kept, "cut" if edits else "whole"
    outside = all(edit.b1 == edit.b2 or edit.b1 == 0 or edit.b2 == len(words) for edit in edits)
    beyond = all(edit.b1 == edit.b2 or edit.a1 == edit.a2 or edit.a1 == 0 or edit.a2 == len(longest) for edit in edits)
    return n_kept, "overlapping" if outside and beyond else "reworded"
