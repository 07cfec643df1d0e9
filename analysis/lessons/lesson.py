"""What a lesson's notebook holds in its hands: the story, its questions, and a word on each answer."""

from __future__ import annotations

from functools import cached_property
from html import escape
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus, read_corpus
from analysis.errors import FramingError
from analysis.lessons.exercise import Exercise, Verdict, is_blank
from analysis.lessons.questions import exercises
from analysis.lessons.questions.tone import raw_score
from analysis.lessons.truth import Truth
from analysis.views.display import LITERAL, Html, Note, show_table
from analysis.views.plain import listed


class Lesson:
    """A story opened for a lesson.

    Attributes
    ----------
    corpus : the story, as `read_corpus` gives it
    exercises : name -> exercise, as far as the story supports them
    """

    def __init__(self, corpus: Corpus):
        self.corpus = corpus
        self.truth = Truth.of(corpus)

    @cached_property
    def exercises(self) -> dict[str, Exercise]:
        """Name -> exercise."""
        return exercises(self.truth)

    def ask(self, name: str) -> Html:
        """Show an exercise: question, options, and how to write the answer."""
        return self._exercise(name).shown()

    def check(self, name: str, answer: object) -> Verdict:
        """Say how an answer fares, without giving it away; a blank gets a hint."""
        return self._exercise(name).check(answer)

    def reveal(self, name: str, answer: object) -> Html | Note:
        """The answer and what shows it, once there is an answer of one's own."""
        exercise = self._exercise(name)
        if is_blank(answer):
            return Note("Try first: the answer shows once you have written one of your own.")
        return exercise.revealed()

    def pages(self, *, agency: bool = False) -> Html:
        """All pages that readers see, with numbered sentences, each behind its headline; the agency's own too, if asked."""
        if not self.corpus.has_text:
            return Html(
                "<p>The articles' words are not in this folder.</p>", "The articles' words are not in this folder."
            )
        html, text = [], []
        for page in self.truth.label if agency else self.truth.pages:
            label, headline = self.truth.label[page], self.truth.headline(page)
            html.append(
                f'<details class="framing-page"><summary class="{LITERAL}"><b>{escape(label)}</b>: {escape(headline)}</summary>'
                f"{page_html(self.corpus, page)}</details>"
            )
            text.append(f"{label}: {headline}")
        return Html("".join(html), "\n".join(text))

    def headlines(self) -> Html:
        """Headline and deck of every page."""
        rows = [(self.truth.label[p], self.truth.headline(p), self.truth.deck(p)) for p in self.truth.pages]
        return show_table(pd.DataFrame(rows, columns=["page", "headline", "deck"]), caption="Headlines and decks")

    def fact_table(self) -> Html:
        """Which page tells which fact, by the number of the first sentence that does."""
        rows = [
            [fact, self.truth.facts.at[fact, "statement"], *(self._number(fact, page) for page in self.truth.pages)]
            for fact in self.truth.facts.index
        ]
        columns = ["fact", "statement", *(f"{self.truth.label[page]} ({page})" for page in self.truth.pages)]
        return show_table(
            pd.DataFrame(rows, columns=columns), caption="Number of the first sentence that tells each fact"
        )

    def score(self, text: str) -> float:
        """VADER's score of a text just as it stands, -1 to 1."""
        return raw_score(text)

    def _number(self, fact: str, page: str) -> str | None:
        return str(self.truth.evidence.get((fact, page), "told")) if self.truth.told.at[fact, page] else None

    def _exercise(self, name: str) -> Exercise:
        if name not in self.exercises:
            raise FramingError(
                f"exercise '{name}'", "not in this story's lessons", f"name one of: {listed(self.exercises)}"
            )
        return self.exercises[name]


def open_lesson(story: str | Path) -> Lesson:
    """Open a story for a lesson.

    Raises
    ------
    FramingError
        The story, its ledger or its key cannot be read.
    """
    return Lesson(read_corpus(story))


def page_html(corpus: Corpus, article: str) -> str:
    """An article's headline, deck, captions and body as HTML, sentences numbered as in the tables, escaped."""
    rows = corpus.sentences[corpus.sentences["article"] == article].sort_values("start")
    lines = corpus.lines[corpus.lines["article"] == article]
    starts = lines["start"].to_numpy()
    blocks: dict[int, list] = {}
    for row in rows.itertuples():
        blocks.setdefault(int(starts[starts <= row.start].max()), []).append(row)
    html = []
    for sentences in blocks.values():
        part = sentences[0].part
        words = " ".join(f'<sup class="framing-n">{row.sentence}</sup>\u202f{escape(row.text)}' for row in sentences)
        tag = {"headline": "strong", "deck": "em", "caption": "small"}.get(part)
        note = "Caption: " if part == "caption" else ""
        html.append(f'<p class="framing-{part}">{note}{f"<{tag}>{words}</{tag}>" if tag else words}</p>')
    return f'<div class="framing-article {LITERAL}">{"".join(html)}</div>'
