"""Points on which the articles differ: which of those that people listed are found, and what else is."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd
import yaml

from analysis import Corpus, measure_discrepancies, read_corpus
from analysis.corpus.house_style import even
from benchmarks.gold.score import Score, share
from benchmarks.gold.stories import NATO, TRIPLETS, Gold, nato, triplet

TEACHING = NATO.parent / "port-ellery-ferry"
WORDS = {"quotation", "attribution", "hedge", "presupposition", "wording"}
KINDS = {  # a listed kind -> the kinds that answer it
    "number": {"number"},
    "quotation_wording": {"quotation"},
    "quotation": {"quotation"},
    "time": {"date", "time"},
    "date": {"date"},
    "hedge": {"hedge", "attribution", "number"},  # "up to 20" against "20"; a figure with and without its source
    "attribution": {"attribution", "hedge"},
    "wording": {"wording", "presupposition", "quotation"},
}  # others: WORDS
AIMS = {"number": 0.8, "quotation_wording": 0.8}


def scores(gold: Gold) -> Iterator[Score]:
    """The five articles by kind, the teaching story's key, and how many points the other stories get.

    A listed point is found when places of one found point of an answering kind, of different versions, overlap the
    evidence of two of its values. A found point is listed when it is found so. What is not listed need not be wrong: the lists are of what
    matters, and edits of single words are beyond them.
    """
    yield from _five(gold)
    yield from _teaching()
    for name in TRIPLETS:
        n = measure_discrepancies(triplet(gold, name))["point"].nunique()
        yield Score(f"{name}: points found", n)


def _five(gold: Gold) -> Iterator[Score]:
    listed = gold.nato("discrepancies")["discrepancies"]
    found = [places for _, places in measure_discrepancies(nato(gold)).groupby("point")]
    met = {
        point["id"]: [
            p for p, places in enumerate(found) if _answers(places, point) and _shows(places, point["values"])
        ]
        for point in listed
    }
    kinds = dict.fromkeys(point["kind"] for point in listed)
    exact = [point for point in listed if point["kind"] in AIMS]
    yield share((met[p["id"]] for p in exact), "nato: number and quotation points found", 0.8)
    for kind in kinds:
        mine = [point for point in listed if point["kind"] == kind]
        yield share((met[p["id"]] for p in mine), f"nato: {kind} points found", AIMS.get(kind))
    hit = {p for numbers in met.values() for p in numbers}
    yield share((p in hit for p in range(len(found))), "nato: points found that are listed")


def _answers(places: pd.DataFrame, point: dict) -> bool:
    return places["kind"].iloc[0] in KINDS.get(point["kind"], WORDS)


def _shows(places: pd.DataFrame, values: list[dict]) -> bool:
    versions = {}
    for number, value in enumerate(values):
        for row in places.itertuples():
            if any(_overlap(row, evidence) for evidence in value["evidence"]):
                versions.setdefault(number, set()).add(row.version)
    return any(
        versions[a] - versions[b] or versions[b] - versions[a] for a in versions for b in versions if a < b
    )  # fmt: skip


def _overlap(row: tuple, evidence: dict) -> bool:
    return row.article == evidence["article"] and row.start < evidence["end"] and evidence["start"] < row.end


def _teaching() -> Iterator[Score]:
    """A value of the key stands in the place's sentence, or says that there is no such word."""
    corpus = read_corpus(TEACHING)
    key = yaml.safe_load((TEACHING / "key.yml").read_text("utf-8"))["discrepancies"]
    found = [places for _, places in measure_discrepancies(corpus).groupby("point")]
    met = [
        [p for p, places in enumerate(found) if _answers(places, point) and _shows_key(corpus, places, point["values"])]
        for point in key
    ]
    for kind in dict.fromkeys(point["kind"] for point in key):
        mine = [numbers for numbers, point in zip(met, key, strict=True) if point["kind"] == kind]
        yield share(mine, f"teaching story: {kind} points of the key found")
    hit = {p for numbers in met for p in numbers}
    yield share((p in hit for p in range(len(found))), "teaching story: points found that the key has")


def _shows_key(corpus: Corpus, places: pd.DataFrame, values: dict[str, str]) -> bool:
    """Two articles with different values tell different versions in sentences that have the words of the values."""
    sentences = corpus.sentences.set_index(["article", "sentence"])["text"]
    told = {}
    for row in places.itertuples():
        value = values.get(row.article)
        wanted = set(_words(value)) if value else set()
        if wanted and wanted <= set(_words(sentences[row.article, row.sentence])):
            told[row.article] = row.version
    others = {
        row.article: row.version
        for row in places.itertuples()
        if "cut" in values.get(row.article, "") or "no hedge" in values.get(row.article, "")
    }
    both = others | told
    return any(both[a] != both[b] and values[a] != values[b] for a in told for b in both)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", even(str(text)).lower())
