"""Sentence scores of each lexicon beside the mean of twenty raters."""

from __future__ import annotations

import csv
from collections.abc import Iterator

import numpy as np

from analysis.measures.tone.lexicons import lexicons
from benchmarks.gold.score import Score
from benchmarks.gold.stories import Gold


def scores(gold: Gold) -> Iterator[Score]:
    """Pearson correlation with the raters' mean, of each lexicon and of the lexicons' mean."""
    path = gold.folder / "public" / "nyt-sentiment" / "nytEditorialSnippets_GroundTruth.txt"
    rows = list(csv.reader(path.read_text("utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
    raters = [float(mean) for _, mean, _ in rows]
    found = {lexicon.name: lexicon.score(text for *_, text in rows)[0] for lexicon in lexicons()}
    for name, score in found.items():
        yield Score(f"Pearson r: {name}", np.corrcoef(raters, score)[0, 1])
    yield Score("Pearson r: mean of the lexicons", np.corrcoef(raters, np.mean([*found.values()], axis=0))[0, 1], 0.50)
