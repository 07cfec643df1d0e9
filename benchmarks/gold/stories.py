"""The gold's events as story folders of the suite's own form, built in a scratch folder."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import yaml

from analysis import Corpus, read_corpus

TRIPLETS = ("griffin", "jackson", "wikileaks", "etheridge")
NATO = Path(__file__).resolve().parents[2] / "data" / "nato-kyiv-2023"
ANNOTATIONS = Path(__file__).resolve().parents[1] / "annotations"
Cells = dict[tuple[str, str], dict]


@dataclass(frozen=True)
class Gold:
    """Where the answers and the five articles are."""

    folder: Path
    articles: Path

    @classmethod
    def from_environment(cls) -> Gold | None:
        """The folders named by $FRAMING_GOLD and $FRAMING_ARTICLES; None where one is not set or not there."""
        folders = [Path(os.environ.get(name, "")) for name in ("FRAMING_GOLD", "FRAMING_ARTICLES")]
        return cls(*folders) if all(folder.name and folder.is_dir() for folder in folders) else None

    def read(self, path: str) -> dict:
        """A JSON file of the gold."""
        return json.loads((self.folder / path).read_text("utf-8"))

    def nato(self, name: str) -> dict:
        """One of the files on the five articles."""
        return self.read(f"nato-kyiv-2023/{name}.json")


@cache
def _scratch() -> TemporaryDirectory:
    return TemporaryDirectory(prefix="framing-gold-")


def write_story(folder: Path, record: dict, texts: dict[str, str], statements: dict[str, str]) -> Path:
    """Write a story folder: the record, a text per article, a ledger of statements without cues or review."""
    (folder / "articles").mkdir(parents=True)
    (folder / "story.yml").write_text(yaml.safe_dump(record, allow_unicode=True, sort_keys=False), "utf-8")
    for article, text in texts.items():
        (folder / "articles" / f"{article}.txt").write_bytes(text.encode())
    ledger = [{"id": fact, "statement": statement} for fact, statement in statements.items()]
    (folder / "facts.yml").write_text(yaml.safe_dump(ledger, allow_unicode=True, sort_keys=False), "utf-8")
    return folder


def add_articles(folder: Path, articles: Path) -> Path:
    """Put into a copy of the five articles' story the texts that its record names by SHA-256."""
    by_hash = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in articles.glob("*.txt")}
    record = yaml.safe_load((folder / "story.yml").read_text("utf-8"))
    (folder / "articles").mkdir(exist_ok=True)
    for article in record["articles"]:
        shutil.copyfile(by_hash[article["sha256"]], folder / "articles" / f"{article['id']}.txt")
    return folder


@cache
def nato(gold: Gold) -> Corpus:
    """The five articles with the ledger of data/nato-kyiv-2023, its cues and its review."""
    folder = Path(_scratch().name) / "nato-kyiv-2023"
    folder.mkdir()
    for name in ("story.yml", "facts.yml"):
        shutil.copyfile(NATO / name, folder / name)
    return read_corpus(add_articles(folder, gold.articles))


@cache
def triplet(gold: Gold, name: str) -> Corpus:
    """One of the four events with three outlets, with the gold's statements as the ledger."""
    source = gold.folder / "public" / "triplets" / name
    statements = {fact["id"]: fact["statement"] for fact in gold.read(f"public/triplets/{name}/facts.json")["facts"]}
    record = yaml.safe_load((source / "story.yml").read_text("utf-8"))
    record["event_date"] = str(record["event_date"])
    texts = {path.stem: path.read_bytes().decode() for path in (source / "articles").glob("*.txt")}
    return read_corpus(write_story(Path(_scratch().name) / name, record, texts, statements))


def export_texts(gold: Gold, name: str) -> dict[str, str]:
    """Of one of the two events with many outlets, the article's number -> its text; `###` parts paragraphs."""
    rows = pd.read_csv(gold.folder / "public" / "one-event" / f"{name}_articles.csv", dtype=str)
    parts = ([part.strip() for part in text.split("###") if part.strip()] for text in rows["text"])
    return dict(zip(rows["id"], map("\n\n".join, parts), strict=True))


@cache
def annotated(gold: Gold, name: str) -> tuple[Corpus, Cells]:
    """One of the stories of benchmarks/annotations: texts of the gold's other sets, with statements, labels and evidence of
    this project."""
    record = json.loads((ANNOTATIONS / f"{name}.json").read_text("utf-8"))
    texts = {}
    for article, source in record["texts"].items():
        path, _, number = source.partition("#")
        if number:
            texts[article] = export_texts(gold, Path(path).stem.removesuffix("_articles"))[number]
        else:
            texts[article] = (gold.folder / "public" / path).read_bytes().decode()
    story = {
        "title": record["title"],
        "event_date": record["event_date"],
        "articles": [{"id": article, "outlet": article} for article in texts],
    }
    statements = {fact["id"]: fact["statement"] for fact in record["facts"]}
    answers = {
        (fact["id"], article): {"label": label, "evidence": [{"start": a, "end": b} for a, b in places]}
        for fact in record["facts"]
        for article, (label, *places) in fact["cells"].items()
    }
    return read_corpus(write_story(Path(_scratch().name) / name, story, texts, statements)), answers


@cache
def summaries(gold: Gold) -> list[tuple[Corpus, dict[tuple[str, str], bool]]]:
    """The 100 documents of REALSumm as stories: an article per summary, a fact per content unit.

    Returns
    -------
    list
        Per document the corpus, and for each (fact, article) whether the unit is in the summary. Summaries
        with the same text are one article.
    """
    source = gold.folder / "public" / "realsumm"
    units = [line.split("\t") for line in (source / "SCUs.txt").read_text("utf-8").splitlines()]
    systems = sorted(path.stem for path in (source / "summaries").glob("*.summary"))
    texts = {s: (source / "summaries" / f"{s}.summary").read_text("utf-8").splitlines() for s in systems}
    labels = {s: (source / "labels" / f"{s}.label").read_text("utf-8").splitlines() for s in systems}
    stories = []
    for number, statements in enumerate(units):
        facts = {f"F{i}": statement for i, statement in enumerate(statements)}
        articles = {}
        for system in systems:
            articles.setdefault(texts[system][number].strip(), system)
        record = {
            "title": f"document {number}",
            "articles": [{"id": s, "outlet": s, "lines": {1: "body"}} for s in articles.values()],
        }
        folder = Path(_scratch().name) / "summaries" / str(number)
        write_story(folder, record, {s: text for text, s in articles.items()}, facts)
        told = {
            (fact, system): label == "1"
            for system in articles.values()
            for fact, label in zip(facts, labels[system][number].split("\t"), strict=True)
        }
        stories.append((read_corpus(folder), told))
    return stories
