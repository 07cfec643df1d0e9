"""Whose words a sentence has, and whether a statement reports somebody's: what the match asks of the voices."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.attribution.speech import Paragraph, find_statements
from analysis.measures.attribution.voices import measure_voices


class Heard(NamedTuple):
    """Who is heard in a sentence: whether anybody is, and the names of those who are known, each once."""

    anybody: bool
    speakers: tuple[str, ...]


def heard_in(corpus: Corpus, sentences: pd.DataFrame) -> list[Heard]:
    """Who is heard in each sentence, by the table voices; a quotation may go on over several sentences."""
    voices = defaultdict(list)
    for row in measure_voices.rows(corpus):
        voices[row.article].append((row.start, row.end, row.speaker))
    found = []
    for article, start, end in zip(*(sentences[name].tolist() for name in ("article", "start", "end")), strict=True):
        here = [speaker for a, b, speaker in voices[article] if a < end and start < b]
        named = (speaker for speaker in here if isinstance(speaker, str))
        found.append(Heard(bool(here), tuple(dict.fromkeys(named))))
    return found


@lru_cache(maxsize=4096)  # a ledger is matched more than once in a sitting
def is_reported(statement: str) -> bool:
    """Whether the statement quotes or reports somebody: "The mayor said that ..."."""
    whole = (0, len(statement))
    return bool(find_statements(statement, [Paragraph("body", *whole, (whole,))]))
