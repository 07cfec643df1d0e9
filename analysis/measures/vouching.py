"""By whose word an article tells a fact: its own voice or somebody else's, and with a hedge or without."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even, function_words, word_rows
from analysis.corpus.quotes import quoted_spans
from analysis.corpus.segment import word_spans
from analysis.measures.proper import named_places
from analysis.measures.voices import measure_voices
from analysis.measures.words import stem

NEAR = 3  # words between a hedge and a word of the fact
HALF = 0.5  # of the fact's words in the sentence stand in what somebody is reported to say


def vouched(corpus: Corpus, told: pd.DataFrame) -> pd.DataFrame:
    """Say for each place that tells a fact whether the outlet vouches for it or attributes it.

    The words of the place that the statement shares (all its words, where it shares none) decide: attributed where
    half of them or more stand in what a named speaker is said to say or in quoted speech, the words that name the speaker not counted. Thought
    and hearsay ("is expected", "reportedly") are the outlet's telling. A fact of the type statement_by_source is
    attributed wherever somebody speaks; where a fact of another type is itself the act of saying ("the guard announced a
    fence", told with that verb), the outlet vouches for the act. A hedge is a word of data/epistemic_hedges.csv outside quotation marks and names (May the month is none), at most
    `NEAR` words from a shared one.

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
    voices = measure_voices(corpus)
    voices = voices[(voices["mode"] == "speech") & (voices["speaker"].notna() | (voices["kind"] == "direct"))]
    voices = {article: list(rows.itertuples()) for article, rows in voices.groupby("article")}
    wanted = {fact.id: (_stems(fact.statement), fact.type) for fact in corpus.ledger}
    named = named_places(corpus)
    rows = [
        _vouched(corpus.texts[row.article], row, voices.get(row.article, ()), named[row.article], *wanted[row.fact])
        for row in told.itertuples()
    ]
    return pd.DataFrame(rows, told.index, columns=["voice", "hedged", "attributed_to"])


def _vouched(
    text: str, place: object, voices: list, named: frozenset[int], wanted: frozenset[str], type_: str | None
) -> tuple[str, bool, str | None]:
    near = [row for row in voices if row.start < place.end and row.end > place.start]
    if type_ not in (None, "statement_by_source"):
        near = [row for row in near if pd.isna(row.verb) or stem(row.verb) not in wanted]
    frames = [(row.speaker_start, row.speaker_end) for row in near if pd.notna(row.speaker_start)]
    words = [(place.start + a, place.start + b) for a, b in word_spans(text[place.start : place.end])]
    free = [k for k, (a, _) in enumerate(words) if not any(x <= a < y for x, y in frames)]
    shared = [k for k in free if stem(even(text[slice(*words[k])])) in wanted] or free
    by: dict[str | None, int] = defaultdict(int)
    for k in shared:
        row = next((row for row in near if row.start <= words[k][0] < row.end), None)
        if row is not None:
            by[None if pd.isna(row.speaker) else row.speaker] += 1
    speaker = max(by, key=lambda name: (by[name], name is not None), default=None)
    attributed = bool(by) if type_ == "statement_by_source" else bool(shared) and sum(by.values()) >= HALF * len(shared)
    return "attributed" if attributed else "own", _is_hedged(text, place, words, shared, named), speaker


def _stems(statement: str) -> frozenset[str]:
    words = [even(statement)[a:b] for a, b in word_spans(statement)]
    return frozenset(stem(word) for word in words if word.lower() not in function_words())


def _is_hedged(
    text: str, place: object, words: list[tuple[int, int]], shared: list[int], named: frozenset[int]
) -> bool:
    quoted = [(place.start + a, place.start + b) for a, b in quoted_spans(text[place.start : place.end])]
    low = ["" if a in named or any(x <= a < y for x, y in quoted) else even(text[a:b]).lower() for a, b in words]
    hedges = _hedges()
    hits = {k + j for k in range(len(low)) for n in (1, 2, 3) if " ".join(low[k : k + n]) in hedges for j in range(n)}
    return any(abs(k - hit) <= NEAR for hit in hits for k in shared)


@cache
def _hedges() -> frozenset[str]:
    return frozenset(row[0] for row in word_rows(Path(__file__).parent / "data" / "epistemic_hedges.csv"))
