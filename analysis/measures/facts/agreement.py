"""How far coders agree: who decided what, and agreement beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.ledger import places
from analysis.measures.registry import measure
from analysis.measures.statistics.resampling import SEED, interval_quantiles
from analysis.tables import from_rows

N_RESAMPLES = 1000
FEWEST_FACTS = 5  # with fewer, an interval over facts means nothing
VALUES = {  # what is compared -> what each status counts as
    "present, partial, absent": {status: status for status in ("present", "partial", "absent")},
    "told, absent": {"present": "told", "partial": "told", "absent": "absent"},
}

Unit = Sequence[str]  # what the coders said of one cell, those who said something


@measure("reviews", whole=True)
def measure_reviews(corpus: Corpus) -> pd.DataFrame:
    """Every decision of every coder (reviews/*.yml); empty where no coder has decided anything.

    Returns
    -------
    pandas.DataFrame
        One row per fact, article and coder: fact, article, outlet, coder, status, date, start and end of the evidence
        given first (missing where absent), n_coders (coders who decided the cell), agreed (all of them say the same).

    Raises
    ------
    FramingError
        Evidence lies outside the article.
    """
    outlets = corpus.outlet_of()
    said = {}
    for decisions in corpus.reviews.values():
        for cell, review in decisions.items():
            said.setdefault(cell, []).append(review.status)
    rows = []
    for fact in corpus.ledger:
        for article, outlet in outlets.items():
            cell = fact.id, article
            for coder, decisions in corpus.reviews.items():
                if review := decisions.get(cell):
                    where = f"reviews/{coder}.yml: fact {fact.id}, article {article}"
                    start, end = (places(review, corpus.texts[article], where) or [(None, None)])[0]
                    agreed = len(set(said[cell])) == 1 if len(said[cell]) > 1 else None
                    rows.append((*cell, outlet, coder, review.status, review.date, start, end, len(said[cell]), agreed))
    return from_rows("reviews", rows)


@measure("agreement", whole=True)
def measure_agreement(corpus: Corpus) -> pd.DataFrame:
    """How far coders agree on the cells that at least two of them decided; empty with fewer than two coders.

    Each pair, and all together where there are more than two; with three values (present, partial, absent) and
    with two (told: present or partial). Share is the share of pairs of decisions on the same cell that agree.
    Kappa (Cohen 1960) takes each coder's own habits for chance, alpha (Krippendorff 2011, nominal) those of all
    together, and takes any number of coders and missing decisions. Copied text is not counted once here: coders
    decide each article for itself.

    Returns
    -------
    pandas.DataFrame
        One row per set of coders and number of values: coders, values, n_coders, n_cells, n_agreed, share (0-1), kappa
        (-1 to 1; pairs alone), alpha (up to 1), alpha_low and alpha_high (its 95% interval: facts resampled; resamples
        whose decisions are all the same are left out; missing with fewer than five facts). Kappa and alpha are missing
        where all decisions are the same: then nothing could disagree.
    """
    coders = list(corpus.reviews)
    sets = [*combinations(coders, 2), *([tuple(coders)] if len(coders) > 2 else [])]
    rows = []
    for members in sets:
        by_fact = _units(corpus, members)
        for values, said in VALUES.items():
            named = [[[said[status] for status in unit] for unit in units] for units in by_fact]
            units = [unit for found in named for unit in found]
            rows.append((", ".join(members), values, len(members), len(units),
                         sum(len(set(unit)) == 1 for unit in units), agreeing_share(units),
                         cohen_kappa(units) if len(members) == 2 else None,
                         krippendorff_alpha(units), *_interval(named)))  # fmt: skip
    return from_rows("agreement", rows)


def _units(corpus: Corpus, coders: Sequence[str]) -> list[list[Unit]]:
    """Of each fact the statuses of the articles that two of the coders or more decided."""
    by_fact: dict[str, list[Unit]] = {}
    for cell in dict.fromkeys(cell for coder in coders for cell in corpus.reviews[coder]):
        unit = [corpus.reviews[coder][cell].status for coder in coders if cell in corpus.reviews[coder]]
        if len(unit) > 1:
            by_fact.setdefault(cell[0], []).append(unit)
    return list(by_fact.values())


def agreeing_share(units: Iterable[Unit]) -> float | None:
    """Share of pairs of decisions on the same unit that agree; for two coders, the per cent agreement. 0-1."""
    pairs = [a == b for unit in units for a, b in combinations(unit, 2)]
    return sum(pairs) / len(pairs) if pairs else None


def cohen_kappa(units: Sequence[Unit]) -> float | None:
    """Agreement of two coders beyond chance (Cohen 1960), -1 to 1; None where both always say one and the same."""
    n = len(units)
    first, second = Counter(a for a, _ in units), Counter(b for _, b in units)
    by_chance = sum(first[value] * second[value] for value in first) / n**2 if n else 1
    return None if by_chance == 1 else (agreeing_share(units) - by_chance) / (1 - by_chance)


def krippendorff_alpha(units: Iterable[Unit]) -> float | None:
    """Agreement of any number of coders beyond chance, nominal (Krippendorff 2011); None where only one value occurs.

    Units with one decision say nothing on agreement and are passed over.
    """
    return _alpha(*_counts(units))


def _counts(units: Iterable[Unit]) -> tuple[Counter, float]:
    """How often each value was given, and the disagreement: of a unit, its unequal ordered pairs over m - 1."""
    given: Counter = Counter()
    disagreement = 0.0
    for unit in units:
        if len(unit) > 1:
            of_unit = Counter(unit)
            given += of_unit
            disagreement += (len(unit) ** 2 - sum(n * n for n in of_unit.values())) / (len(unit) - 1)
    return given, disagreement


def _alpha(given: Mapping[str, int], disagreement: float) -> float | None:
    n = sum(given.values())
    by_chance = n * n - sum(count * count for count in given.values())
    return 1 - (n - 1) * disagreement / by_chance if by_chance else None


def _interval(facts: Sequence[Sequence[Unit]]) -> tuple[float | None, float | None]:
    """95% interval of alpha: facts are drawn with replacement, with all their cells (they are not independent).

    Draws in which one value alone occurs have no alpha and are left out.
    """
    if len(facts) < FEWEST_FACTS:
        return None, None
    counts = [_counts(units) for units in facts]
    rng = np.random.default_rng(SEED)
    draws = []
    for _ in range(N_RESAMPLES):
        chosen = [counts[i] for i in rng.integers(len(facts), size=len(facts))]
        draws.append(_alpha(sum((given for given, _ in chosen), Counter()), sum(d for _, d in chosen)))
    draws = [alpha for alpha in draws if alpha is not None]
    if not draws:
        return None, None
    low, high = np.quantile(draws, interval_quantiles(len(facts)))
    return float(low), float(high)
