"""Sentiment toward a target on the development part of NewsMTSC: macro-F1 over negative, neutral and positive.

Two cuts turn a score into a class. They are chosen on four fifths of the sentences and scored on the fifth that is
left, in turn; the figure with the cuts chosen on all sentences stands in the note. The weights in
measures/tone/target_sentiment.py were set on these sentences too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

import numpy as np

from analysis.corpus.segment import sentence_spans
from analysis.measures.tone.lexicons import lexicons
from analysis.measures.tone.target_sentiment import sentiment_toward
from benchmarks.gold.score import Score
from benchmarks.gold.stories import Gold

FOLDS = 5
FLOOR = 0.496  # VADER's score of the whole sentence, cut at -0.05 and 0.05
CLASSES = (-1, 0, 1)


def scores(gold: Gold) -> Iterator[Score]:
    """Each lexicon and their mean, for the whole sentence and toward the target."""
    path = gold.folder / "public" / "newsmtsc" / "devtest_mt.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    cases = [
        (number, row["sentence_normalized"], target) for number, row in enumerate(rows) for target in row["targets"]
    ]
    groups = np.array([number for number, _, _ in cases])
    answers = np.array([np.sign(target["polarity"] - 4) for *_, target in cases])
    texts = [text for _, text, _ in cases]
    whole = {lexicon.name: lexicon.score(texts)[0] for lexicon in lexicons()}
    yield Score("macro-F1, whole sentence: VADER cut at 0.05", macro_f1(answers, classes(whole["VADER"], -0.05, 0.05)))
    yield from _rows("whole sentence", whole, answers, groups, aim=None)
    cut = [own_sentence(text, target["from"], target["to"]) for _, text, target in cases]
    found = sentiment_toward([text for text, _ in cut], [[span] for _, span in cut])
    toward = {name: rows["score"].to_numpy() for name, rows in found.groupby("lexicon", sort=False)}
    yield from _rows("toward the target", toward, answers, groups, aim=FLOOR)


def _rows(
    what: str, found: dict[str, np.ndarray], answers: np.ndarray, groups: np.ndarray, aim: float | None
) -> Iterator[Score]:
    mean = {"mean of the lexicons": np.mean([*found.values()], axis=0)}
    for name, score in (found | mean).items():
        held_out = macro_f1(answers, cross_validated(score, answers, groups))
        in_sample = macro_f1(answers, classes(score, *best_cuts(score, answers)))
        yield Score(f"macro-F1, {what}: {name}", held_out, aim if name in mean else None, f"in sample {in_sample:.3f}")


def own_sentence(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    """The sentence of the text in which the target stands, and the target's offsets in it."""
    before = text.rfind("\n", 0, start) + 1
    line = text[before : (text + "\n").index("\n", start)]
    for first, last in sentence_spans(line):
        if before + first <= start < before + last:
            return line[first:last], (start - before - first, min(end - before, last) - first)
    return text, (start, end)


def classes(score: np.ndarray, low: float, high: float) -> np.ndarray:
    """-1 below `low`, 1 above `high`, else 0."""
    return np.where(score < low, -1, np.where(score > high, 1, 0))


def macro_f1(answers: np.ndarray, found: np.ndarray) -> float:
    """Mean of the three classes' F1."""
    hits = [
        2 * ((answers == c) & (found == c)).sum() / max(1, (answers == c).sum() + (found == c).sum()) for c in CLASSES
    ]
    return float(np.mean(hits))


def best_cuts(score: np.ndarray, answers: np.ndarray) -> tuple[float, float]:
    """The two cuts, of 49 quantiles of the score, with the highest macro-F1."""
    cuts = np.unique(np.quantile(score, np.linspace(0.02, 0.98, 49)))
    return max(
        ((low, high) for low in cuts for high in cuts if low <= high),
        key=lambda pair: macro_f1(answers, classes(score, *pair)),
    )


def cross_validated(score: np.ndarray, answers: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Classes by cuts chosen on the other folds; a group (the targets of one sentence) stays in one fold."""
    fold = np.random.default_rng(0).permutation(groups.max() + 1)[groups] % FOLDS
    found = np.zeros(len(score), int)
    for held_out in (fold == number for number in range(FOLDS)):
        found[held_out] = classes(score[held_out], *best_cuts(score[~held_out], answers[~held_out]))
    return found
