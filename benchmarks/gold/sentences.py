"""Sentence boundaries, on the five articles and on GUM's news texts, there beside other libraries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib.util import find_spec

from analysis.corpus.segment import sentence_spans
from benchmarks.gold.score import Score, f1
from benchmarks.gold.stories import Gold, nato


def scores(gold: Gold) -> Iterator[Score]:
    """F1 of boundaries: spans on the five articles, ends of sentences (the last of a text apart) on GUM."""
    want = {
        (article, sentence["start"], sentence["end"])
        for article, parts in gold.nato("sentences")["articles"].items()
        for sentence in parts["sentences"]
    }
    sentences = nato(gold).sentences
    body = sentences.loc[sentences["part"] == "body", ["article", "start", "end"]]
    yield Score("body sentences of the five articles, F1", f1(want, set(body.itertuples(index=False, name=None))), 0.99)
    texts = list(gold.read("public/gum-news/sentences.json").values())
    want = {(i, end) for i, text in enumerate(texts) for end in _ends(text)}
    for name, split in _splitters().items():
        found = {(i, end) for i, text in enumerate(texts) for end in split(" ".join(text))[:-1]}
        yield Score(f"GUM news, F1: {name}", f1(want, found))


def _ends(sentences: list[str]) -> list[int]:
    ends, at = [], 0
    for sentence in sentences[:-1]:
        ends.append(at + len(sentence))
        at += len(sentence) + 1
    return ends


def _splitters() -> dict[str, Callable[[str], list[int]]]:
    """Name -> function from a text to the ends of its sentences; other libraries where they are installed."""
    splitters = {"this suite": lambda text: [end for _, end in sentence_spans(text)]}
    if find_spec("syntok"):
        splitters["syntok"] = _syntok
    if find_spec("pysbd"):
        splitters["pysbd"] = _pysbd
    return splitters


def _syntok(text: str) -> list[int]:
    from syntok import segmenter

    sentences = [sentence for paragraph in segmenter.analyze(text) for sentence in paragraph]
    return [sentence[-1].offset + len(sentence[-1].value) for sentence in sentences]


def _pysbd(text: str) -> list[int]:
    from pysbd import Segmenter

    ends, at = [], 0
    for sentence in Segmenter(language="en", clean=False).segment(text):
        words = r"\s+".join(map(re.escape, sentence.split()))
        at = re.compile(words).search(text, at).end()
        ends.append(at)
    return ends
