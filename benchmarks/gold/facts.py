"""Which article tells which fact: with the review, and from the statements alone."""

from __future__ import annotations

import random
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd

from analysis import Corpus, measure_coverage, read_corpus
from analysis.errors import FramingWarning
from analysis.measures.facts.embeddings import encoder
from analysis.measures.facts.matching import coefficients, match_facts
from benchmarks.gold.score import Score, auc, f1, share
from benchmarks.gold.stories import ANNOTATIONS, NATO, TRIPLETS, Cells, Gold, annotated, nato, write_story

TEACHING = NATO.parent / "port-ellery-ferry"


def scores(gold: Gold) -> Iterator[Score | str]:
    """The ledger's review; then the statements alone, each story by weights trained on the others; then REALSumm.

    The teaching story and REALSumm had no part in the training. Where sentence-transformers is installed, all of it
    again with embeddings.
    """
    from benchmarks.train_matching import model_folder

    yield reviewed(gold)
    yield from _timed()
    yield from _statements_alone(gold)
    if model := model_folder():
        yield f"  with embeddings by {Path(model).name}"
        yield from _statements_alone(gold, embeddings=model)
    else:
        yield "  with embeddings: skipped, sentence-transformers or a model is not installed (extra `embeddings`)"


def _statements_alone(gold: Gold, *, embeddings: str | None = None) -> Iterator[Score | str]:
    from benchmarks.train_matching import labelled_stories, leave_one_story_out, reliability
    from benchmarks.train_matching import scores as figures

    cells_of_all, untold = leave_one_story_out(
        labelled_stories(gold, encode=encoder(embeddings) if embeddings else None)
    )
    unseen = figures(cells_of_all, untold)
    for name in ("nato", *TRIPLETS):
        yield Score(
            f"{name}: F1 of absent, statements alone", unseen.loc[name, "F1_absent"], 0.95 if name == "nato" else 0.88
        )
    yield Score("mean of the four: F1 of absent", unseen.loc[list(TRIPLETS), "F1_absent"].mean(), 0.92)
    for name in ("nato", *TRIPLETS):
        yield Score(f"{name}: evidence sentence right, present cells", unseen.loc[name, "evidence"], 0.90)
    yield Score("all five: right once 20% are settled", unseen.loc["mean", "settled_20"], 0.97)
    yield Score("all five: AUC", unseen.loc["mean", "AUC"])
    yield Score("all five: untold facts found somewhere, per cell", unseen.loc["mean", "untold"])
    partial = cells_of_all[cells_of_all["label"] == "partial"]
    yield share(partial["p"] >= 0.5, "all five: partial cells called told")
    yield from _teaching(embeddings)
    yield from _annotated(gold, embeddings)
    yield from _summaries(gold, embeddings)
    yield "  reliability, all five: probability that a cell is told"
    for row in reliability(cells_of_all).itertuples():
        yield f"    {row.Index!s:<14}{row.n_cells:>5} cells   said {row.predicted:.2f}   true {row.observed:.2f}"


def cells(gold: Gold, name: str) -> Cells:
    """(fact, article) -> the gold's label and evidence, of `nato` or one of the triplets."""
    answers = gold.nato("facts") if name == "nato" else gold.read(f"public/triplets/{name}/facts.json")
    return {(fact["id"], article): cell for fact in answers["facts"] for article, cell in fact["articles"].items()}


def reviewed(gold: Gold) -> Score:
    """Cells of the coverage, review included, whose status is the gold's."""
    found = measure_coverage(nato(gold)).set_index(["fact", "article"])["status"]
    answers = cells(gold, "nato")
    return share((found.get(key) == cell["label"] for key, cell in answers.items()), "nato: coverage as reviewed", 1.0)


def from_statements(corpus: Corpus, answers: Cells, *, embeddings: str | None = None) -> pd.DataFrame:
    """The coverage without cues and review, beside the answers.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article: told (the gold has it present or partial), p_told, said_told,
        evidence_right (the row's sentence overlaps a place that the gold names).
    """
    rows = []
    for row in measure_coverage(corpus, use_review=False, use_cues=False, embeddings=embeddings).itertuples():
        cell = answers[row.fact, row.article]
        said = row.status != "absent"
        rows.append({
            "told": cell["label"] != "absent",
            "said_told": said,
            "p_told": row.confidence if said else 1 - row.confidence,
            "evidence_right": any(row.start < p["end"] and p["start"] < row.end for p in cell.get("evidence", ())),
        })  # fmt: skip
    return pd.DataFrame(rows)


def absent_f1(found: pd.DataFrame) -> float:
    """F1 of 'absent'; partial counts as present."""
    return f1(set(found.index[~found["told"]]), set(found.index[~found["said_told"]]))


def _timed() -> Iterator[Score]:
    """Seconds to match a made-up ledger of 150 statements with 12 articles of 51 sentences, words at random."""
    rng = random.Random(1)
    words = sorted(set(read_corpus(TEACHING).tokens["term"].dropna()))

    def sentence() -> str:
        return " ".join(rng.choices(words, k=20)).capitalize() + "."

    texts = {f"a{n}": f"{sentence()}\n\n" + "\n\n".join(sentence() for _ in range(50)) for n in range(12)}
    record = {"title": "made up", "articles": [{"id": name, "outlet": name} for name in texts]}
    with TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore", FramingWarning)  # words at random are no English
        corpus = read_corpus(
            write_story(Path(folder) / "story", record, texts, {f"F{n}": sentence() for n in range(150)})
        )
        corpus.sentences  # noqa: B018 - read before the clock starts
        start = time.perf_counter()
        match_facts(corpus, [fact.statement for fact in corpus.ledger])
        yield Score("seconds for 12 articles x 150 facts", time.perf_counter() - start)


def _teaching(embeddings: str | None) -> Iterator[Score]:
    """The teaching story's key, from the statements alone."""
    from benchmarks.train_matching import LabelledStory, settled

    corpus = read_corpus(TEACHING)
    answers = {
        (fact.id, article): {
            "label": review.status,
            "evidence": [{"start": a, "end": b} for a, b in corpus.evidence(fact, article)],
        }
        for fact in corpus.ledger
        for article, review in fact.review.items()
    }
    found = from_statements(corpus, answers, embeddings=embeddings)
    yield Score("teaching story: F1 of absent, statements alone", absent_f1(found), 0.95)
    yield share(found.loc[found["told"], "evidence_right"], "teaching story: evidence sentence right, told cells", 0.90)
    story = LabelledStory("teaching", corpus, answers, encode=encoder(embeddings) if embeddings else None)
    asked = settled(story.matched(coefficients(embeddings=embeddings is not None)))
    yield Score("teaching story: right once 20% are settled", asked, 0.97)


def _annotated(gold: Gold, embeddings: str | None) -> Iterator[Score]:
    """The stories of benchmarks/annotations, by the weights that ship."""
    from benchmarks.train_matching import LabelledStory
    from benchmarks.train_matching import absent_f1 as f1_of_absent

    encode, weights = encoder(embeddings) if embeddings else None, coefficients(embeddings=embeddings is not None)
    for path in sorted(ANNOTATIONS.glob("*.json")):
        found = LabelledStory(path.stem, *annotated(gold, path.stem), encode=encode).matched(weights)
        whole = found[found["label"] != "partial"]
        right = (found["p"] >= 0.5) == found["told"]
        note = f"cells right {right.mean():.2f}; partial apart: F1 {f1_of_absent(whole):.3f}, AUC {auc(whole['told'], whole['p']):.3f}"
        yield Score(f"{path.stem} (unseen): F1 of absent, statements alone", f1_of_absent(found), None, note)


def _summaries(gold: Gold, embeddings: str | None) -> Iterator[Score]:
    from benchmarks.train_matching import absent_f1 as f1_of_absent
    from benchmarks.train_matching import on_summaries, settled

    weights, encode = coefficients(embeddings=embeddings is not None), encoder(embeddings) if embeddings else None
    found = on_summaries(gold, weights, encode=encode)
    yield Score("REALSumm: AUC", auc(found["told"], found["p"]), 0.84)
    yield Score("REALSumm: F1 of absent", f1_of_absent(found))
    by_document = [settled(document) for _, document in found.groupby("story")]
    yield Score("REALSumm: right once 20% are settled", sum(by_document) / len(by_document))
