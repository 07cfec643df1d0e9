"""Points on which articles differ, with the words of each version."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.tables import DIFFERENCES
from analysis.views.coverage import labels_of
from analysis.views.display import Html, Note, show_table
from analysis.views.evidence import sentence_words
from analysis.views.plain import asked, counted, listed
from analysis.views.tables import takes_tables

NONE = "No point found on which two articles differ in number, date, time, quoted words, attribution, hedge or wording."
_CHECKED = ("number", "date", "time")  # kinds whose versions have values that can be held against each other


@takes_tables
def show_discrepancies(
    corpus: Corpus,
    discrepancies: pd.DataFrame,
    *,
    kinds: str | tuple[str, ...] | None = None,
    rows: int | None = None,
) -> Html | Note:
    """Each version of each point: its words, who tells it, one sentence that has it.

    `independent` counts copies once. `can all be true` says whether the values of a number, date or time can be so
    together, as far as their words allow; of words nothing of the kind is said.

    Parameters
    ----------
    discrepancies
        The table `discrepancies`.
    kinds
        Show these kinds alone: number, date, time, quotation, attribution, hedge, presupposition, wording.
    rows
        Show this many versions at most.

    Raises
    ------
    FramingError
        There is no such kind.
    """
    wanted = discrepancies[discrepancies["kind"].isin(asked("kind", kinds, DIFFERENCES))]
    if wanted.empty:
        return Note(NONE)
    label = labels_of(corpus.articles)
    shown = []
    for point, places in wanted.groupby("point", sort=False):
        together = _can_all_hold(places)
        for _, same in places.groupby("version"):
            first = same.iloc[0]
            shown.append({
                "point": point,
                "differs in": first["kind"],
                "words": _words(corpus, first),
                "told by": listed(dict.fromkeys(same["article"].map(label)), most=5),
                "independent": first["n_independent"],
                "in the sentence": sentence_words(corpus, first["article"], first["sentence"]),
                "can all be true": together,
            })  # fmt: skip
    caption = f"{counted(wanted['point'].nunique(), 'point')} on which articles differ, a row a version"
    return show_table(pd.DataFrame(shown).convert_dtypes(), caption=caption, rows=rows)


def _words(corpus: Corpus, place: pd.Series) -> str:
    """The words of a place, or where they stand."""
    if not corpus.has_text:
        return f"characters {place['start']}–{place['end']}"
    words = corpus.texts[place["article"]][place["start"] : place["end"]]
    return f"(not there, at “{words}”)" if place["missing"] else words


def _can_all_hold(places: pd.DataFrame) -> str | None:
    """Whether one value fits every version of a point."""
    valued = places[places["kind"].isin(_CHECKED) & places["low"].notna()]
    if valued["version"].nunique() < 2:
        return None
    return "yes" if valued["low"].max() <= valued["high"].fillna(float("inf")).min() else "no"
