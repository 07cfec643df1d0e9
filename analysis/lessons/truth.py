"""What a lesson may take for true of a story, and on whose word: its author's, its annotators', or the suite's."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.answer_key import AnswerKey, Fates, read_key
from analysis.corpus.quotes import quoted_spans
from analysis.corpus.segment import word_spans
from analysis.measures import (
    measure_coverage,
    measure_facts,
    measure_loaded,
    measure_reprints,
    measure_sources,
    measure_voices,
)
from analysis.measures.facts.facts import fact_sentences
from analysis.tables import HEADING_PARTS
from analysis.views.coverage import labels_of

KNOWN = "the story's known truth"
ANNOTATED = "the annotators' reading, which others may read differently"
MATCHED = "what the suite found by matching words, which can be wrong"
MEASURED = "what the suite measured, which can be wrong"
SURE = 0.9  # confidence from which a lesson takes the match's word


@dataclass(frozen=True)
class Truth:
    """A story's corpus and, where there is one, its answer key; every question of a lesson is made from these."""

    corpus: Corpus
    key: AnswerKey | None

    @classmethod
    def of(cls, corpus: Corpus) -> Truth:
        """Read the key beside a story, if it has one."""
        return cls(corpus, read_key(corpus.folder, [article.id for article in corpus.story.articles]))

    @cached_property
    def label(self) -> dict[str, str]:
        """Article id -> what a page is called: its outlet, with the id where the outlet has several."""
        return labels_of(self.corpus.articles).to_dict()

    @cached_property
    def pages(self) -> list[str]:
        """The articles that readers see: all but an agency's own page, in the order of story.yml."""
        return [row.article for row in self.corpus.rows("articles") if row.agency != row.outlet] or list(self.label)

    @cached_property
    def facts(self) -> pd.DataFrame:
        """The table of facts, by id: those of a ledger (what is discovered is no answer key) that are not `unsure`."""
        facts = measure_facts(self.corpus)
        return facts[(facts["origin"] == "ledger") & ~facts["fact"].isin(self.unsure)].set_index("fact")

    @cached_property
    def unsure(self) -> list[str]:
        """Facts of which nobody decided some cell, and the match is not sure of it: no answer rests on them."""
        coverage = measure_coverage(self.corpus)
        doubtful = (coverage["decided_by"] == "matched") & (coverage["confidence"] < SURE)
        doubted = set(coverage.loc[doubtful, "fact"])
        return [fact.id for fact in self.corpus.ledger if fact.id in doubted]

    @cached_property
    def told(self) -> pd.DataFrame:
        """Facts x articles: told, in full or in part."""
        coverage = measure_coverage(self.corpus)
        told = coverage.assign(told=coverage["status"] != "absent").pivot(
            index="fact", columns="article", values="told"
        )
        return told.reindex(index=self.facts.index, columns=list(self.label)).astype(bool)

    @cached_property
    def evidence(self) -> dict[tuple[str, str], int]:
        """(fact, article) -> the first sentence that tells it."""
        found = fact_sentences(self.corpus) if self.corpus.has_text else measure_coverage(self.corpus)
        if not self.corpus.has_text:
            found = found[found["status"] != "absent"]
        first = found.sort_values("sentence").drop_duplicates(["fact", "article"])
        return {(row.fact, row.article): int(row.sentence) for row in first.itertuples()}

    @cached_property
    def coverage_basis(self) -> str:
        """On whose word a fact is told or not."""
        decided = set(measure_coverage(self.corpus)["decided_by"])
        if decided - {"reviewed"}:
            return MATCHED
        return KNOWN if self.key else ANNOTATED

    @cached_property
    def origin(self) -> str | None:
        """The article that the copy of the largest group likely comes from; None where no page shares copy."""
        sources = measure_sources(self.corpus)
        shared = sources[sources["n_pages"] > 1].sort_values("n_pages", ascending=False, kind="stable")
        return None if shared.empty else str(shared["source"].iloc[0])

    @cached_property
    def fates(self) -> dict[str, Fates]:
        """Reprint -> what became of the origin's paragraphs; by the key, else as measured."""
        if self.key and self.key.cuts:
            return {article: self.key.cuts[article] for article in self.pages if article in self.key.cuts}
        reprints = measure_reprints(self.corpus)
        reprints = reprints[reprints["article_a"] == self.origin] if self.origin else reprints.head(0)
        return {
            article: Fates(
                **{
                    status: mine["paragraph_a"].tolist() for status, mine in rows.groupby("status") if status != "added"
                },
                added=rows.loc[rows["status"] == "added", "paragraph_b"].tolist(),
            )
            for article, rows in reprints.groupby("article_b", sort=False)
        }

    @property
    def copy_basis(self) -> str:
        """On whose word a page is a reprint."""
        return KNOWN if self.key and self.key.cuts else MEASURED

    @cached_property
    def voices(self) -> pd.DataFrame:
        """One row per quotation or reported statement of headline, deck and body, in the order of the text.

        Columns: article, start, kind (direct, mixed, indirect), speaker (actor, else as named; missing where
        unattributed), verb, n_quoted (words between quotation marks).
        """
        if self.key and self.key.voices and self.corpus.has_text:
            rows = pd.DataFrame(
                [
                    (
                        article,
                        self._at(article, voice.text),
                        voice.kind,
                        voice.speaker,
                        voice.verb,
                        _n_quoted(voice.text),
                    )
                    for article, voices in self.key.voices.items()
                    for voice in voices
                ],
                columns=["article", "start", "kind", "speaker", "verb", "n_quoted"],
            )
        else:
            found = measure_voices(self.corpus)
            found = found[~found["nested"].astype(bool) & (found["part"] != "caption")]
            rows = found.assign(speaker=found["actor"].fillna(found["speaker"]))
            rows = rows[["article", "start", "kind", "speaker", "verb", "n_quoted"]]
        return rows.sort_values(["article", "start"], kind="stable", ignore_index=True)

    @property
    def voices_basis(self) -> str:
        """On whose word somebody speaks."""
        return KNOWN if self.key and self.key.voices and self.corpus.has_text else MEASURED

    def sentence(self, article: str, number: int) -> str:
        """A sentence as printed, or its key where the text is withheld."""
        if not self.corpus.has_text:
            return f"sentence {number}"
        rows = self.corpus.sentences
        return rows.loc[(rows["article"] == article) & (rows["sentence"] == number), "text"].iloc[0]

    def headline(self, article: str) -> str:
        """The article's headline, or the title in its record."""
        title = self.corpus.articles.set_index("article").loc[article, "title"]
        if not self.corpus.has_text:
            return str(title)
        rows = self.corpus.sentences
        mine = rows.loc[(rows["article"] == article) & (rows["part"] == "headline"), "text"]
        return " ".join(mine) or str(title)

    @cached_property
    def loaded_in_headlines(self) -> dict[str, list[str]]:
        """Page -> loaded words of its headline and deck, by the key, else the marked and strong ones measured."""
        if not self.corpus.has_text:
            return {}
        lines = self.corpus.lines[self.corpus.lines["part"].isin(HEADING_PARTS)]
        found: dict[str, list[str]] = {}
        for page in self.pages:
            spans = [*lines.loc[lines["article"] == page, ["start", "end"]].itertuples(index=False, name=None)]
            for start, word in self._loaded(page):
                if any(a <= start < b for a, b in spans):
                    found.setdefault(page, []).append(word)
        return found

    @property
    def loaded_basis(self) -> str:
        """On whose word a word is loaded."""
        return KNOWN if self.key and self.key.loaded else MEASURED

    def deck(self, article: str) -> str | None:
        """The line below the headline; None where there is none or the text is withheld."""
        rows = self.corpus.sentences
        mine = rows.loc[(rows["article"] == article) & (rows["part"] == "deck"), "text"] if self.corpus.has_text else []
        return " ".join(mine) or None

    def _loaded(self, page: str) -> list[tuple[int, str]]:
        """Where loaded words stand in a page, each as printed."""
        if self.key and self.key.loaded:
            return [(self._at(page, entry.text), entry.word) for entry in self.key.loaded.get(page, [])]
        rows = measure_loaded(self.corpus)
        rows = rows[(rows["article"] == page) & (rows["voice"] == "own") & (rows["strength"] != "faint")]
        return [(row.start, self.corpus.texts[page][row.start : row.end]) for row in rows.itertuples()]

    def _at(self, article: str, words: str) -> int:
        return self.corpus.texts[article].find(words)


def _n_quoted(text: str) -> int:
    marked = quoted_spans(text)
    return sum(any(a <= start < b for a, b in marked) for start, _ in word_spans(text))
