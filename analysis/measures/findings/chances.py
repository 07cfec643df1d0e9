"""How likely a statement about facts holds, from the confidence of every cell that it rests on.

Cells are taken as independent, and articles that share copy as one witness. In the gold (five events, each matched by a model of
the others) .75 of 164 omissions are expected to hold and .74 do; of 184 facts told by one article alone .82 and .85.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd

from analysis.measures.facts.expectation import count_chances
from analysis.records import Row
from analysis.tables import chance_only_here


def chance_told(cells: Iterable[Row]) -> float:
    """Probability that one of these articles tells the fact: the greatest of any."""
    return max(1 - cell.confidence if cell.status == "absent" else cell.confidence for cell in cells)


def chance_left_out(here: Collection[Row], sources: Iterable[Collection[Row]], least: int) -> float:
    """Probability that none of the cells `here` tells the fact, and `least` of the other sources do."""
    others = count_chances(np.array([chance_told(cells) for cells in sources]))
    return (1 - chance_told(here)) * float(others[least:].sum())


def chance_alone(here: Collection[Row], sources: Iterable[Collection[Row]]) -> float:
    """Probability that one of the cells `here` tells the fact, and none of the other sources does."""
    return chance_told(here) * chance_only_here(pd.Series([1 - chance_told(cells) for cells in sources]))


def expected(chances: Collection[float]) -> str:
    """How many of the facts can be expected to hold, as a sentence behind another; nothing where all are certain."""
    if min(chances) == 1:
        return ""
    if len(chances) == 1:
        return f" By the confidence of all cases it holds with a chance of {sum(chances):.2f}."
    return f" By the confidence of all cases {sum(chances):.1f} of the {len(chances)} facts can be expected to hold."
