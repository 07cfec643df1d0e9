"""Several coders' decisions become the ledger's: what they agree on is taken over, the rest a person settles."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.ledger import Review, places
from analysis.corpus.yaml_edit import Insertion
from analysis.errors import FramingError
from analysis.measures import measure_agreement
from analysis.review.desk import Desk, Question, check_reviewable
from analysis.review.store import Cell, Store

Decisions = dict[Cell, dict[str, Review]]


def decided_by_several(corpus: Corpus) -> Decisions:
    """Cell -> coder -> decision, where at least two coders decided; in the order of ledger and story.

    Raises
    ------
    FramingError
        There is no such cell.
    """
    cells = [(fact.id, article.id) for fact in corpus.ledger for article in corpus.story.articles]
    found = {
        cell: {coder: decided[cell] for coder, decided in corpus.reviews.items() if cell in decided} for cell in cells
    }
    found = {cell: decisions for cell, decisions in found.items() if len(decisions) > 1}
    if not found:
        raise FramingError(corpus.folder / "reviews", "no cell that two coders decided",
                           f"let each run `framing review {corpus.folder.name} --coder NAME`")  # fmt: skip
    return found


def differ(decisions: dict[str, Review]) -> bool:
    """Do the coders say different things of a cell?"""
    return len({review.status for review in decisions.values()}) > 1


def agreement_lines(corpus: Corpus) -> Iterator[str]:
    """The table `agreement` and the cells that differ, a line each; raises as `decided_by_several`."""
    decided = decided_by_several(corpus)
    for row in measure_agreement(corpus).itertuples():
        numbers = (("kappa", row.kappa), ("alpha", row.alpha), ("from", row.alpha_low), ("to", row.alpha_high))
        beyond = "".join(f"  {name} {value:.2f}" for name, value in numbers if pd.notna(value))
        share = "" if pd.isna(row.share) else f", {row.share:.0%}"
        yield f"{row.coders} ({row.values}): agree on {row.n_agreed} of {row.n_cells}{share}{beyond}"
    for (fact, article), found in decided.items():
        if differ(found):
            said = ", ".join(f"{coder} {review.status}" for coder, review in found.items())
            yield f"{fact}  {article}: {said}"


def take_agreed(corpus: Corpus) -> int:
    """Write into facts.yml what all coders of a cell agree on, with the first coder's evidence; how many were new.

    What facts.yml has already stays as it is, and so do the coders' files.
    """
    check_reviewable(corpus)
    store, n_new = Store(corpus), 0
    decided = store.read()
    for cell, decisions in decided_by_several(corpus).items():
        if cell not in decided and not differ(decisions):
            coder, review = next(iter(decisions.items()))
            spans = places(review, corpus.texts[cell[1]], f"reviews/{coder}.yml: fact {cell[0]}, article {cell[1]}")
            notes = [f"{name}: {one.note}" for name, one in decisions.items() if one.note]
            store.add(cell, review.status, spans, by=", ".join(decisions), note="; ".join(notes))
            n_new += 1
    return n_new


class SettlingDesk(Desk):
    """Asks the cells on which coders differ, with what each said; the settled decision goes into facts.yml."""

    def _questions(self, *, blind: bool) -> Iterator[Question]:
        decided = {cell: found for cell, found in decided_by_several(self.corpus).items() if differ(found)}
        nearest, number = self._match.nearest(), self._number
        outlets = self.corpus.outlet_of()
        for (fact, article), found in decided.items():
            yield Question(fact, self.corpus.ledger[number[fact]].statement, article, outlets[article],
                           nearest.get((number[fact], article), []), others=tuple(found.items()))  # fmt: skip

    @property
    def under(self) -> str:
        """Where decisions go, and under whose names."""
        return f"{self.store.path}, dated, as settled between the coders"

    def _write(self, question: Question, status: str, spans: list[tuple[int, int]], note: str | None) -> Insertion:
        by = ", ".join(coder for coder, _ in question.others)
        return self.store.add(question.cell, status, spans, by=f"settled: {by}", note=note)
