"""Loaded words: the five articles' list, the teaching story's key, and BABE's sentences and words.

The list of the five articles and the key were known while the lexicon was written, BABE's words were not read; its
labels were used to judge strengths and the rule for sentences. So the two recalls say that the words are covered, BABE
how the lexicon does on text whose words it was not written on, a little too well by what its labels decided.
"""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from analysis import Corpus, read_corpus
from analysis.corpus.house_style import Folder
from analysis.measures.word_choice.loaded import measure_loaded
from analysis.measures.word_choice.loaded_words import LoadedWords, is_slanted
from analysis.measures.word_choice.phrases import units_of
from benchmarks.gold.score import Score, f1, share
from benchmarks.gold.stories import Gold, nato

_KEY = Path(__file__).resolve().parents[2] / "data" / "port-ellery-ferry"


def scores(gold: Gold) -> Iterator[Score]:
    """Recall of the clear loaded words of the five articles and of the teaching story's key."""
    corpus = nato(gold)
    found = measure_loaded(corpus)
    found = found[(found["voice"] != "quoted") & (found["strength"] != "faint")]
    items = gold.nato("loaded")["items"]
    for strength, aim in (("clear", 0.80), ("mild", None)):
        mine = [item for item in items if item["strength"] == strength]
        hits = [bool(_over(found, item["article"], item["start"], item["end"])) for item in mine]
        yield share(hits, f"nato: {strength} ones found (marked or strong)", aim)
    own = [
        any(i["article"] == row.article and i["start"] < row.end and i["end"] > row.start for i in items)
        for row in found.itertuples()
    ]
    yield share(own, "nato: flags that are in the list, any strength")
    yield from _answer_key()


def babe(gold: Gold) -> Iterator[Score]:
    """Sentences slanted or not, and the words that make them so, on the development part of BABE (Spinde et al. 2021)."""
    with (gold.folder / "public" / "babe" / "final_labels_SG1.csv").open(encoding="utf-8-sig") as lines:
        rows = list(csv.DictReader(lines, delimiter=";"))
    words, folder = LoadedWords(), Folder()
    answers, found, right, flagged = [], [], set(), set()
    for n, row in enumerate(rows):
        units = units_of(row["text"], folder)
        hits = words.find(units)
        if row["label_bias"] != "No agreement":
            answers.append(row["label_bias"] == "Biased")
            found.append(is_slanted(hits))
        right |= {(n, word.lower().strip()) for word in ast.literal_eval(row["biased_words"])}
        flagged |= {
            (n, word.lower())
            for hit in hits
            if hit.value.strength > 1
            for word in re.findall(r"[\w'’-]+", row["text"][units[hit.first].start : units[hit.last - 1].end])
        }
    sides = [
        ({i for i, a in enumerate(answers) if a == side}, {i for i, a in enumerate(found) if a == side})
        for side in (True, False)
    ]
    yield Score(
        "sentences, macro-F1",
        sum(f1(*side) for side in sides) / 2,
        0.61,
        f"{sum(found)} of {len(found)} called slanted",
    )
    yield Score(
        "words, F1",
        f1(right, flagged),
        0.19,
        f"precision {len(right & flagged) / len(flagged):.2f}, recall {len(right & flagged) / len(right):.2f}",
    )


def _over(found, article: str, start: int, end: int) -> list:
    """The flags that overlap a span."""
    return [row for row in found.itertuples() if row.article == article and row.start < end and row.end > start]


def _answer_key() -> Iterator[Score]:
    """With the story's own list, and by the lexicon alone."""
    corpus = read_corpus(_KEY)
    hits = list(_key_hits(corpus))
    yield share((bool(rows) for _, rows in hits), "teaching story: words of the key found", 1.0)
    by_lexicon = [any(row.word not in _own(corpus) for row in rows) for _, rows in hits]
    yield share(by_lexicon, "teaching story: by the lexicon alone")
    same = [any(row.category == category for row in rows) for category, rows in hits if rows]
    yield share(same, "teaching story: in the key's category, words found")


def _key_hits(corpus: Corpus) -> Iterator[tuple[str, list]]:
    found = measure_loaded(corpus)
    found = found[found["voice"] != "quoted"]
    for article, entries in yaml.safe_load((_KEY / "key.yml").read_text("utf-8"))["loaded"].items():
        for entry in entries:
            start = corpus.texts[article].index(entry["text"]) + entry["text"].index(entry["word"])
            yield entry["category"], _over(found, article, start, start + len(entry["word"]))


def _own(corpus: Corpus) -> set[str]:
    return {term.forms[0] for term in corpus.story.loaded}
