"""Which article tells which fact: with the review, and from the statements alone."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis import Corpus, measure_coverage, read_corpus
from benchmarks.gold.score import Score, auc, f1, share
from benchmarks.gold.stories import NATO, TRIPLETS, Gold, nato, summaries

TEACHING = NATO.parent / "port-ellery-ferry"
Cells = dict[tuple[str, str], dict]


def scores(gold: Gold) -> Iterator[Score]:
    """The ledger's review; then the statements alone, each story by weights trained on the others; then REALSumm.

    The teaching story and REALSumm had no part in the training.
    """
    from benchmarks.train_matching import labelled_stories, leave_one_story_out
    from benchmarks.train_matching import scores as figures

    yield reviewed(gold)
    unseen = figures(*leave_one_story_out(labelled_stories(gold)))
    for name in ("nato", *TRIPLETS):
        yield Score(
            f"{name}: F1 of absent, statements alone", unseen.loc[name, "F1_absent"], 0.95 if name == "nato" else 0.88
        )
    yield Score("mean of the four: F1 of absent", unseen.loc[list(TRIPLETS), "F1_absent"].mean(), 0.92)
    for name in ("nato", *TRIPLETS):
        yield Score(f"{name}: evidence sentence right, present cells", unseen.loc[name, "evidence"], 0.90)
    yield Score("all five: right once 20 % are settled", unseen.loc["mean", "settled_20"], 0.97)
    yield Score("all five: AUC", unseen.loc["mean", "AUC"])
    yield from _teaching()
    yield from _summaries(gold)


def cells(gold: Gold, name: str) -> Cells:
    """(fact, article) -> the gold's label and evidence, of `nato` or one of the triplets."""
    answers = gold.nato("facts") if name == "nato" else gold.read(f"public/triplets/{name}/facts.json")
    return {(fact["id"], article): cell for fact in answers["facts"] for article, cell in fact["articles"].items()}


def reviewed(gold: Gold) -> Score:
    """Cells of the coverage, review included, whose status is the gold's."""
    found = measure_coverage(nato(gold)).set_index(["fact", "article"])["status"]
    answers = cells(gold, "nato")
    return share((found.get(key) == cell["label"] for key, cell in answers.items()), "nato: coverage as reviewed", 1.0)


def from_statements(corpus: Corpus, answers: Cells) -> pd.DataFrame:
    """The coverage without cues and review, beside the answers.

    Returns
    -------
    pandas.DataFrame
        One row per fact and article: told (the gold has it present or partial), p_told, said_told,
        evidence_right (the row's sentence overlaps a place that the gold names).
    """
    rows = []
    for row in measure_coverage(corpus, use_review=False, use_cues=False).itertuples():
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


def _teaching() -> Iterator[Score]:
    """The teaching story's key, from the statements alone."""
    corpus = read_corpus(TEACHING)
    answers = {
        (fact.id, article): {
            "label": review.status,
            "evidence": [{"start": a, "end": b} for a, b in corpus.evidence(fact, article)],
        }
        for fact in corpus.ledger
        for article, review in fact.review.items()
    }
    found = from_statements(corpus, answers)
    yield Score("teaching story: F1 of absent, statements alone", absent_f1(found), 0.95)
    yield share(found.loc[found["told"], "evidence_right"], "teaching story: evidence sentence right, told cells", 0.90)


def _summaries(gold: Gold) -> Iterator[Score]:
    found = []
    for corpus, told in summaries(gold):
        answers = {key: {"label": "present" if is_there else "absent"} for key, is_there in told.items()}
        found.append(from_statements(corpus, answers))
    found = pd.concat(found, ignore_index=True)
    yield Score("REALSumm: AUC", auc(found["told"], found["p_told"]), 0.84)
    yield Score("REALSumm: F1 of absent", absent_f1(found))
