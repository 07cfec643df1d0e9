"""By whose word an article tells a fact: its own voice or somebody else's, and with a hedge or without."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even, function_words
from analysis.corpus.quotes import quoted_spans
from analysis.corpus.segment import word_spans
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.language.proper import named_places
from analysis.measures.language.stems import stem
from analysis.measures.lists import listed_phrases

NEAR = 3  # words between a hedge and a word of the fact
HALF = 0.5  # of the fact's words in the sentence stand in what somebody is reported to say


def vouched(corpus: Corpus, told: pd.DataFrame) -> pd.DataFrame:
    """Say for each place that tells a fact whether the outlet vouches for it or attributes it.

    The words of the place that the statement shares (all its words, where it shares none) decide: attributed where half
    of them or more stand in what a named speaker is said to say or in quoted speech, the words that name the speaker
    not counted. Thought and hearsay ("is expected", "reportedly") are the outlet's telling. A fact of the type
    statement_by_source is attributed wherever somebody speaks; where a fact of another type is itself the act of saying
    ("the guard announced a fence", told with that verb), the outlet vouches for the act. A hedge is a word of
    data/epistemic_hedges.csv outside quotation marks and names (May the month is none), at most `NEAR` words from a
    shared one.

    Parameters
    ----------
    told
        Rows with fact, article, start and end of the place that tells the fact.

    Returns
    -------
    pandas.DataFrame
        For each row of `told`, in its index: voice (own or attributed), hedged, attributed_to (the speaker of most of
        those words, be they few; missing where nobody is named).
    """
    voices = defaultdict(list)
    for row in measure_voices.rows(corpus):
        if row.mode == "speech" and (isinstance(row.speaker, str) or row.kind == "direct"):
            known = (getattr(row, name) for name in _Voice._fields)
            voices[row.article].append(_Voice(*(None if pd.isna(value) else value for value in known)))
    wanted = {fact.id: (_stems(fact.statement), fact.type) for fact in corpus.ledger}
    named, places, rows = named_places(corpus), {}, []
    for fact, *key in zip(*(told[name].tolist() for name in ("fact", "article", "start", "end")), strict=True):
        article, start, end = key = tuple(key)
        if key not in places:
            places[key] = _read(corpus.texts[article], start, end, named[article])
        near = [voice for voice in voices[article] if voice.start < end and voice.end > start]
        rows.append(_vouched(places[key], near, *wanted[fact]))
    return pd.DataFrame(rows, told.index, columns=["voice", "hedged", "attributed_to"])


class _Voice(NamedTuple):
    start: int
    end: int
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    verb: str | None


class _Place(NamedTuple):
    """The words of a place that tells a fact: where each starts, its stem, and whether a hedge is near."""

    start: list[int]
    stem: list[str]
    hedged: list[bool]


def _read(text: str, start: int, end: int, named: frozenset[int]) -> _Place:
    printed = even(text[start:end])
    words, low = word_spans(printed), printed.lower()
    quoted = quoted_spans(text[start:end])
    open_ = [
        "" if start + a in named or any(x <= a < y for x, y in quoted) else low[a:b] for a, b in words
    ]  # neither a name nor quoted
    hits = {
        k + j
        for k, word in enumerate(open_)
        for hedge in _hedges().get(word, ())
        if tuple(open_[k : k + len(hedge)]) == hedge
        for j in range(len(hedge))
    }
    return _Place(
        [start + a for a, _ in words],
        [stem(printed[a:b]) for a, b in words],
        [any(abs(k - hit) <= NEAR for hit in hits) for k in range(len(words))],
    )


def _vouched(
    place: _Place, near: list[_Voice], wanted: frozenset[str], type_: str | None
) -> tuple[str, bool, str | None]:
    if type_ not in (None, "statement_by_source"):
        near = [voice for voice in near if voice.verb is None or stem(voice.verb) not in wanted]
    frames = [(voice.speaker_start, voice.speaker_end) for voice in near if voice.speaker_start is not None]
    free = [k for k, a in enumerate(place.start) if not any(x <= a < y for x, y in frames)]
    shared = [k for k in free if place.stem[k] in wanted] or free
    by: dict[str | None, int] = defaultdict(int)
    for k in shared:
        voice = next((voice for voice in near if voice.start <= place.start[k] < voice.end), None)
        if voice is not None:
            by[voice.speaker] += 1
    speaker = max(by, key=lambda name: (by[name], name is not None), default=None)
    attributed = bool(by) if type_ == "statement_by_source" else bool(shared) and sum(by.values()) >= HALF * len(shared)
    return "attributed" if attributed else "own", any(place.hedged[k] for k in shared), speaker


def _stems(statement: str) -> frozenset[str]:
    statement = even(statement)
    words = [statement[a:b] for a, b in word_spans(statement)]
    return frozenset(stem(word) for word in words if word.lower() not in function_words())


@cache
def _hedges() -> dict[str, list[tuple[str, ...]]]:
    """First word -> the hedges that it opens, as their words."""
    hedges = defaultdict(list)
    for hedge in listed_phrases("epistemic_hedges.csv"):
        hedges[hedge[0]].append(hedge)
    return hedges
