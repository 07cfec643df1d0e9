"""What tests in a table amount to, wherever it is said."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.plain import listed, quoted
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


def chance_only_here(absent: pd.Series) -> float:
    """How likely no article tells a fact, 0-1, from the confidences that each leaves it out.

    Pages miss what is told in other words partly together: the geometric mean of the product, as if each missed it for
    itself, and of the least confidence, as if all missed it at once. How far that holds: benchmarks/README.md.
    """
    return float(np.sqrt(absent.prod(min_count=1) * absent.min()))


def nearest_term(tested: pd.DataFrame) -> str:
    """The term whose use is the least likely by chance: "“quay” in The Wire (9 there, 12 elsewhere; 1.8 times as often
    for the length of the text)".

    `tested`: the rows of the table distinctiveness with a p.
    """
    top = tested.loc[tested["p"].idxmin()]
    times = f"; {2 ** top['log_ratio']:.1f} times as often for the length of the text" if top["n_reference"] else ""
    return f"“{top['term']}” in {top['outlet']} ({top['n_target']} there, {top['n_reference']} elsewhere{times})"


def terms_apart(passing: pd.DataFrame, distinctiveness: pd.DataFrame) -> list[str]:
    """The terms that pass, per outlet: "The Wire by “quay” (in Daily Print too, as copied text)".

    Copied text counts for its likely origin alone; who prints the same words in copies is not set apart from it.
    `passing`: the rows of the table distinctiveness whose terms pass, in order.
    """
    copied = distinctiveness[distinctiveness["n_target_once"] == 0]
    said = []
    for outlet, mine in passing.groupby("outlet", sort=False):
        copies = copied.loc[copied["term"].isin(mine["term"]) & (copied["outlet"] != outlet), "outlet"].unique()
        too = f" (in {listed(copies, most=4)} too, as copied text)" if len(copies) else ""
        said.append(f"{outlet} by {listed(quoted(mine['term']), most=4)}{too}")
    return said
