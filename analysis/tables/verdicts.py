"""What tests in a table amount to, wherever it is said."""

from __future__ import annotations

import pandas as pd

from analysis.records import records
from analysis.tables.columns import SIGNIFICANT


def apart_in_tone(tests: pd.DataFrame) -> dict[str, set[tuple[str, str]]]:
    """Lexicon -> the pairs of outlets (the more negative, the more positive) that its tests tell apart, past chance.

    What holds by every lexicon is firm. `tests`: the rows of the table sentiment_contrasts in one voice, with a p.
    """
    apart: dict[str, set[tuple[str, str]]] = {lexicon: set() for lexicon in tests["lexicon"]}
    for row in records(tests[tests["q"] < SIGNIFICANT]):
        pair = (row.outlet_a, row.outlet_b)
        apart[row.lexicon].add(pair[::-1] if row.difference > 0 else pair)
    return apart
