"""The widget's public name, apart from the widget: whoever needs no widget does not wait for its libraries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from analysis.corpus import Corpus

if TYPE_CHECKING:
    from analysis.review.widget import ReviewWidget


def review_facts(corpus: Corpus, *, coder: str | None = None) -> ReviewWidget:
    """Review in JupyterLab: the doubtful cells first, each answer written to the story's folder at once.

    Click into the widget, then press p (present), t (partial: an essential part is missing), a (absent), 1-9 to
    choose the sentence that shows it, n for a note, o for more sentences, s to skip, u to take back. What is
    decided is not asked again, so run the cell again to go on. To see the decisions in the tables, read the
    corpus again.

    Parameters
    ----------
    corpus
        A story with its texts and a ledger.
    coder
        Without a name, the cells that the match decided are asked, and decisions go into facts.yml. With the
        name of a coder, all cells are asked, without the match's opinion and blind to other coders, and
        decisions go into reviews/<coder>.yml.

    Raises
    ------
    FramingError
        The texts or the ledger are not there, a file is broken, or the coder's name cannot be a file's.
    """
    from analysis.review.desk import Desk
    from analysis.review.widget import ReviewWidget

    return ReviewWidget(Desk(corpus, coder))
