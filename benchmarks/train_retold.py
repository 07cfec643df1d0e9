"""Train the weights of measures/facts/retold.py: `python -m benchmarks.train_retold`.

Reads the thirteen stories with ledgers of $FRAMING_GOLD and of benchmarks/annotations. Prints how the model does on each event
when it is trained on the others; writes the weights to analysis/measures/data/retold.yml.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pandas as pd
import yaml
from scipy.special import expit
from sklearn.metrics import log_loss

from analysis import Corpus, measure_discovered
from analysis.measures.facts.evidence import Evidence, Weights, linear
from analysis.measures.facts.retold import FEATURES, sure_absent
from analysis.tables import chance_only_here
from benchmarks.gold.discovery import evidence_of, ledger_stories, told_at
from benchmarks.gold.facts import Cells
from benchmarks.gold.score import auc
from benchmarks.gold.stories import Gold
from benchmarks.train_matching import fit

C = 1.0  # inverse strength of the ridge penalty
WEIGHTS = Path(__file__).resolve().parents[1] / "analysis" / "measures" / "data" / "retold.yml"
HEADER = """\
# Weights of measures/facts/retold.py: log odds per unit of each feature (see Evidence.throughout in measures/facts/evidence.py).
# Made by `python -m benchmarks.train_retold`; edit that, not this.
"""


def cells_of(name: str, corpus: Corpus, answers: Cells) -> pd.DataFrame:
    """One row per discovered fact that tells facts of the ledger and article with no aligned sentence: features, story, event, alone (no
    sentence of another article was aligned), told (the article tells every fact of the ledger that the wording tells)."""
    tellers = defaultdict(set)
    for (fact, article), cell in answers.items():
        if cell["label"] != "absent":
            tellers[fact].add(article)
    table = measure_discovered(corpus)
    aligned = table.groupby("fact")["article"].agg(set)
    wordings = table[table["wording"]].reset_index(drop=True)
    statements = [corpus.texts[row.article][row.start : row.end] for row in wordings.itertuples()]
    evidence = evidence_of(answers)
    told = [told_at((row.article, row.start, row.end), evidence) for row in wordings.itertuples()]
    cells = Evidence(corpus, statements).throughout()
    fact = wordings["fact"][cells["fact"]].to_numpy()
    cells = cells.assign(
        story=name,
        event=name.partition("-")[0],
        alone=(aligned[fact].map(len) == 1).to_numpy(),
        wanted=[bool(told[n]) and article not in aligned[f] for n, f, article in zip(cells["fact"], fact, cells["article"], strict=True)],
        told=[bool(told[n]) and all(article in tellers[of] for of in told[n]) for n, article in zip(cells["fact"], cells["article"], strict=True)],
    )  # fmt: skip
    return cells[cells["wanted"]].drop(columns="wanted")


def labelled_cells(gold: Gold) -> pd.DataFrame:
    """The cells of the thirteen stories."""
    return pd.concat([cells_of(*story) for story in ledger_stories(gold)], ignore_index=True)


def train(cells: pd.DataFrame) -> Weights:
    """Weights from these cells."""
    return fit(cells[list(FEATURES)], cells["told"].to_numpy(), c=C)


def leave_one_event_out(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells with p, the probability that the article tells the statement, by a model trained on the other events."""
    parts = [
        held.assign(p=expit(linear(held, train(cells[cells["event"] != event])))) for event, held in cells.groupby("event", sort=False)
    ]  # fmt: skip
    return pd.concat(parts)


def only_here(cells: pd.DataFrame) -> pd.DataFrame:
    """One row per fact that one article alone seems to tell: told (another one does), chance (that none does)."""
    alone = cells[cells["alone"]].assign(absent=lambda of: sure_absent(of["p"]))
    return alone.groupby(["story", "fact"]).agg(told=("told", "any"), chance=("absent", chance_only_here))


def reliability(chance: pd.Series, right: pd.Series) -> pd.DataFrame:
    """One row per bin of chance: cases, their mean chance, the share that is right."""
    frame = pd.DataFrame({"chance": chance, "right": right})
    bins = frame.groupby(pd.cut(frame["chance"], [0, 0.25, 0.5, 0.6, 0.7, 0.8, 0.9, 1]), observed=True)
    return bins.agg(n=("right", "size"), said=("chance", "mean"), true=("right", "mean"))


def main() -> None:
    gold = Gold.from_environment()
    if gold is None:
        print("train_retold: skipped, FRAMING_GOLD and FRAMING_ARTICLES do not name folders")
        return
    cells = labelled_cells(gold)
    found = leave_one_event_out(cells)
    alone = only_here(found)
    figures = {
        "cells": len(found),
        "told": round(float(found["told"].mean()), 3),
        "AUC": round(auc(found["told"], found["p"]), 3),
        "log_loss": round(log_loss(found["told"], found["p"]), 3),
        "only_here": len(alone),
        "only_here_right": round(1 - float(alone["told"].mean()), 3),
        "only_here_AUC": round(auc(~alone["told"], alone["chance"]), 3),
    }
    print("Each event by a model trained on the others", pd.Series(figures).to_string(), "", sep="\n")
    print("Absent, as said and true", reliability(1 - found["p"], ~found["told"]).round(2).to_string(), "", sep="\n")
    print("Only here, as said and true", reliability(alone["chance"], ~alone["told"]).round(2).to_string(), sep="\n")
    record = {
        "trained_on": list(dict.fromkeys(cells["story"])),
        "on_each_event_by_a_model_of_the_others": figures,
        "weights": train(cells),
    }
    WEIGHTS.write_text(HEADER + yaml.safe_dump(record, sort_keys=False, width=120, default_flow_style=None), "utf-8")


if __name__ == "__main__":
    main()
