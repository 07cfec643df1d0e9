"""The doubtful cells one after the other, and what a person decides on each. No screen, no keys: see terminal and widget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.ledger import Review
from analysis.corpus.yaml_edit import Insertion
from analysis.errors import FramingError
from analysis.measures import measure_coverage
from analysis.measures.facts.matching import Match, status_of
from analysis.review.store import Cell, Store

STATUS = ("present", "partial", "absent")


@dataclass(frozen=True)
class Question:
    """Does this article tell this fact? With all that is needed to answer.

    `nearest` are sentence numbers, the likeliest to tell the fact first; `match` is what the text says, given the
    answers so far ("absent, confidence 0.52"), or None where the person is to decide without it; `others` are decisions of
    coders that are to be settled, by coder.
    """

    fact: str
    statement: str
    article: str
    outlet: str
    nearest: Sequence[int]
    match: str | None = None
    others: tuple[tuple[str, Review], ...] = ()

    @property
    def cell(self) -> Cell:
        """Fact and article."""
        return self.fact, self.article


class Desk:
    """The questions still open, the current one, and the decisions made at this sitting.

    A person alone is asked what the match decided, least sure first (uncertainty sampling, Lewis & Gale 1994); the
    decisions go into facts.yml, and each is evidence on the cells still open: after it they are in order again. A
    coder (a name) is asked every cell of the ledger in the order before any answer, sees neither the match's
    decision nor anybody else's, and has a file of her own. What the file has is not asked again.

    Parameters
    ----------
    corpus
        A story with its texts.
    coder
        The coder's name, or None.

    Raises
    ------
    FramingError
        The texts or the ledger are not there, or the coder's name cannot be a file's.
    """

    def __init__(self, corpus: Corpus, coder: str | None = None):
        check_reviewable(corpus)
        self.corpus = corpus
        self.store = Store(corpus, coder)
        self.open = list(self._questions(blind=coder is not None))
        self.n_total = len(self.open)
        self._done: list[tuple[Question, Insertion | None]] = []
        self._rank()

    @property
    def current(self) -> Question | None:
        """The question now asked; None when all are answered."""
        return self.open[0] if self.open else None

    @property
    def under(self) -> str:
        """Where decisions go, and under whose name."""
        return f"{self.store.path}, " + (
            f"as {self.store.coder}'s" if self.store.coder else "dated, under no name (coders have one)"
        )

    @property
    def n_decided(self) -> int:
        """Questions decided, at this sitting or before."""
        return self.n_total - len(self.open)

    @cached_property
    def sentences(self) -> dict[str, pd.DataFrame]:
        """Article -> its sentences, by number."""
        return {name: rows.set_index("sentence") for name, rows in self.corpus.sentences.groupby("article")}

    def passage(self, article: str, sentence: int) -> tuple[str, str, str]:
        """A sentence as printed, between the one before and the one after; empty at the article's ends."""
        texts = self.sentences[article]["text"]
        before, here, after = (texts.get(number, "") for number in (sentence - 1, sentence, sentence + 1))
        return before, here, after

    def decide(self, status: str, evidence: Iterable[int] = (), *, note: str | None = None) -> None:
        """Answer the current question and go on to the next.

        Parameters
        ----------
        status
            present, partial (an essential part is missing) or absent.
        evidence
            Numbers of the sentences that show it; without any, the nearest. Nothing shows what is absent.
        note
            A remark, kept with the decision.

        Raises
        ------
        FramingError
            Another status, an unknown sentence, or the decision cannot be written; then the question stays. Or
            somebody decided it meanwhile: that decision stays, and the next question comes up.
        """
        question = self._asked()
        if status not in STATUS:
            raise FramingError(f"status '{status}'", "not known", f"say one of: {', '.join(STATUS)}")
        rows = self.sentences[question.article]
        shown = [] if status == "absent" else sorted(evidence) or list(question.nearest[:1])
        if unknown := [number for number in shown if number not in rows.index]:
            raise FramingError(f"sentence {unknown[0]}", f"not in article '{question.article}'", f"it has {len(rows)}")
        spans = [(int(rows.at[number, "start"]), int(rows.at[number, "end"])) for number in shown]
        try:
            insertion = self._write(question, status, spans, note)
        except FramingError:
            if question.cell in self.store.read():
                self._rank()
            raise
        self._done.append((question, insertion))
        self._rank()

    def _write(self, question: Question, status: str, spans: list[tuple[int, int]], note: str | None) -> Insertion:
        return self.store.add(question.cell, status, spans, note=note)

    def _rank(self) -> None:
        """Drop what the file has meanwhile, whoever decided it; the rest by all that is decided: the least sure first, what was
        skipped last."""
        decided = self.store.read()
        self.open = [question for question in self.open if question.cell not in decided]
        if self.current is None or self.current.match is None:
            return
        said = self._said_by_match(decided)
        skipped = {question.cell for question, insertion in self._done if insertion is None}
        self.open.sort(key=lambda question: 2 if question.cell in skipped else said[question.cell][1])
        self.open = [replace(question, match=_worded(*said[question.cell])) for question in self.open]

    def _said_by_match(self, decided: dict[Cell, Review]) -> dict[Cell, tuple[str, float]]:
        """Status and confidence of each cell, given what is decided."""
        number = self._number
        settled = {
            (number[fact], article): review.status != "absent"
            for (fact, article), review in decided.items()
            if fact in number
        }
        facts = [self.corpus.ledger[fact].id for fact in self._match.cells["fact"]]
        cells = zip(facts, self._match.cells["article"], strict=True)
        said = map(status_of, self._match.probability(settled), self._match.otherwise)
        return dict(zip(cells, said, strict=True))

    def skip(self) -> None:
        """Ask the current question again after all others."""
        self._asked()
        self._done.append((self.open[0], None))
        self.open.append(self.open.pop(0))

    def undo(self) -> bool:
        """Take back the last decision or skip of this sitting; False where there is none.

        Raises
        ------
        FramingError
            The decision was changed in the file since, or cannot be taken out; then it stays.
        """
        if not self._done:
            return False
        question, insertion = self._done[-1]
        if insertion is not None:
            self.store.take_back(insertion)
            self.open.append(question)
        self._done.pop()
        self._rank()
        self.open.sort(key=lambda other: other.cell != question.cell)
        return True

    def _asked(self) -> Question:
        if self.current is None:
            raise FramingError("review", "every question is answered", "nothing is left to decide")
        return self.current

    @cached_property
    def _number(self) -> dict[str, int]:
        """Fact -> its number in the ledger."""
        return {fact.id: number for number, fact in enumerate(self.corpus.ledger)}

    @cached_property
    def _match(self) -> Match:
        statements = [fact.statement for fact in self.corpus.ledger]
        return Match(self.corpus, statements, embeddings=self.corpus.story.embeddings)

    def _questions(self, *, blind: bool) -> Iterator[Question]:
        coverage = measure_coverage(self.corpus, use_review=False)
        if not blind:
            coverage = coverage[coverage["decided_by"] == "matched"]
        nearest = self._match.nearest()
        for row in coverage.sort_values("confidence", kind="stable").itertuples():
            number = self._number[row.fact]
            ranked = nearest.get((number, row.article), [])
            match = None if blind else _worded(row.status, row.confidence)
            first = [row.sentence, *(other for other in ranked if other != row.sentence)]
            yield Question(row.fact, self.corpus.ledger[number].statement, row.article, row.outlet, first, match)


def _worded(status: str, confidence: float) -> str:
    return f"{status}, confidence {confidence:.2f}"


def check_reviewable(corpus: Corpus) -> None:
    """Raise a FramingError where the texts or the ledger are not there."""
    if not corpus.ledger:
        raise FramingError(corpus.folder / "facts.yml", "no fact ledger, so nothing to review",
                           "write one: a list of facts with `id` and `statement`;"
                           f" or draft one with `framing facts {corpus.folder.name} --discover`")  # fmt: skip
    if not corpus.has_text:
        raise FramingError(f"review of {corpus.folder.name}", "the texts are not here, and a review reads them",
                           f"add them with `framing add {corpus.folder.name} FILES`")  # fmt: skip
