"""Which sentences are copies and which are not, what each reprint kept, and how many sources a story comes down to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import yaml

from analysis import Corpus, read_corpus
from analysis.measures.text_reuse.reprints import measure_reprints
from analysis.measures.text_reuse.reuse import measure_reuse
from analysis.measures.text_reuse.sources import measure_sources
from analysis.tables import COPY
from benchmarks.gold.score import Score, share
from benchmarks.gold.stories import NATO, TRIPLETS, Gold, export_texts, nato, triplet

TEACHING = NATO.parent / "port-ellery-ferry"
ONE_EVENT = ("census", "spotify")
Key = tuple[tuple[str, int], tuple[str, int]]


def scores(gold: Gold) -> Iterator[Score]:
    """The five articles, the teaching story's key, the four independent events, two events with many outlets."""
    yield from _five(gold)
    yield from _teaching()
    yield from _independent(gold)
    for name in ONE_EVENT:
        yield from _one_event(gold, name)


def found_pairs(corpus: Corpus) -> dict[Key, str]:
    """(sentence, sentence) -> kind, both ways round."""
    rows = measure_reuse(corpus).itertuples()
    pairs = {((r.article_a, r.sentence_a), (r.article_b, r.sentence_b)): r.kind for r in rows}
    return pairs | {(b, a): kind for (a, b), kind in pairs.items()}


def sentence_at(corpus: Corpus, article: str, start: int, end: int) -> tuple[str, int]:
    """The sentence that overlaps a span most."""
    mine = corpus.sentences[corpus.sentences["article"] == article]
    overlap = mine["end"].clip(upper=end) - mine["start"].clip(lower=start)
    return article, int(mine.loc[overlap.astype(int).idxmax(), "sentence"])


def _kinds(pairs: dict[Key, str], answers: list[tuple[str, Key]], story: str) -> Iterator[Score]:
    literal = [(kind, key) for kind, key in answers if kind in ("identical", "light edit")]
    yield share((pairs.get(key) in COPY[:2] for _, key in literal), f"{story}: recall of identical + light edit", 0.97)
    yield share((pairs.get(key) == kind for kind, key in literal), f"{story}: and the kind of the two right")
    heavy = [pairs.get(key) in COPY for kind, key in answers if kind == "heavy rewrite"]
    yield share(heavy, f"{story}: recall of heavy rewrite", 0.8)
    same = [pairs.get(key) for kind, key in answers if kind == "same source"]
    yield share((kind not in COPY for kind in same), f"{story}: same source not taken as copy", 1.0)
    yield share((kind == "same source" for kind in same), f"{story}: recall of same source")


def _five(gold: Gold) -> Iterator[Score]:
    corpus, answers = nato(gold), gold.nato("reuse")
    pairs = found_pairs(corpus)

    def key(pair: dict) -> Key:
        return tuple(
            sentence_at(corpus, side["article"], side["start"], side["end"]) for side in (pair["a"], pair["b"])
        )

    kinds = [(p["class"].replace("_", " ").removesuffix(" paraphrase"), key(p)) for p in answers["pairs"]]
    yield from _kinds(pairs, kinds, "nato")
    decoys = [key(pair) for pair in answers["not_reuse"]]
    yield share((pairs.get(decoy) not in COPY for decoy in decoys), "nato: decoys not taken as copy", 1.0)
    listed = {key for _, key in kinds} | set(decoys)
    listed |= {(b, a) for a, b in listed}
    copies = [pair for pair, kind in pairs.items() if kind in COPY]
    yield share((pair in listed for pair in copies), "nato: copies found that the gold lists")
    fates = {"identical": "kept", "cut": "cut", "not_there": "cut"}
    wanted = {
        (reprint, p["para"]): fates.get(p[f"in_{reprint}"]["fate"], "edited")
        for p in answers["wire_paragraphs"]
        for reprint in ("003", "001")
    }
    status = measure_reprints(corpus).set_index(["article_b", "paragraph_a"])["status"]
    yield share((status.get(key) == fate for key, fate in wanted.items()), "nato: paragraphs kept, edited, cut", 1.0)
    yield Score("nato: independent sources right (3)", float(measure_sources(corpus)["source"].nunique() == 3), 1.0)


def _teaching() -> Iterator[Score]:
    corpus = read_corpus(TEACHING)
    key = yaml.safe_load((TEACHING / "key.yml").read_text("utf-8"))
    answers = []
    for pair in key["reuse"]:
        sides = [
            (side["article"], corpus.texts[side["article"]].index(side["text"]), side["text"])
            for side in (pair["a"], pair["b"])
        ]
        answers.append((pair["kind"], tuple(sentence_at(corpus, a, at, at + len(text)) for a, at, text in sides)))
    pairs = found_pairs(corpus)
    yield from _kinds(pairs, answers, "teaching")
    rows = measure_reprints(corpus)
    right = []
    for reprint, fates in key["cuts"].items():
        for status, paragraphs in fates.items():
            mine = rows[(rows["article_b"] == reprint) & (rows["status"] == status)]
            right.append(sorted(mine["paragraph_b" if status == "added" else "paragraph_a"]) == paragraphs)
    yield share(right, "teaching: lists of kept, edited, cut, added", 1.0)
    sources = measure_sources(corpus).set_index("article")["source"]
    wire = {name for name, source in sources.items() if source == "wire"}
    yield Score("teaching: pages of the wire right", float(wire == {"wire", *key["cuts"]}), 1.0)


def _independent(gold: Gold) -> Iterator[Score]:
    """No outlet of the four events reprints another; copies found there are wrong until read."""
    found = [sum(kind in COPY for kind in found_pairs(triplet(gold, name)).values()) // 2 for name in TRIPLETS]
    yield Score("four independent events: without copies found", float(not any(found)), 1.0, f"{sum(found)} pairs")


def _one_event(gold: Gold, name: str) -> Iterator[Score]:
    """Articles that credit an agency in a byline or dateline way and share copy with another outlet."""
    with TemporaryDirectory(prefix="framing-gold-") as scratch:
        corpus = one_event(gold, name, Path(scratch))
        reuse = measure_reuse(corpus)
        outlet = corpus.outlet_of()
        copies = reuse[reuse["kind"].isin(COPY)]
        copies = copies[copies["article_a"].map(outlet) != copies["article_b"].map(outlet)]
        shares = {*copies["article_a"], *copies["article_b"]}
        credited = [a for a, text in corpus.texts.items() if "(AP)" in text or "(Reuters)" in text]
        n = measure_sources(corpus)["source"].nunique()
        yield share((a in shares for a in credited), f"{name}: '(AP)' or '(Reuters)' in it, copy found")
        yield Score(f"{name}: independent sources", n, None, f"{len(corpus.articles)} articles, {len(copies)} copies")


def one_event(gold: Gold, name: str, folder: Path) -> Corpus:
    """One of the two events with many outlets as a story: '###' parts paragraphs; the same text twice is one article."""
    rows = pd.read_csv(gold.folder / "public" / "one-event" / f"{name}_articles.csv", dtype=str).drop_duplicates("text")
    texts = export_texts(gold, name)
    (folder / "articles").mkdir()
    record = {"title": name, "articles": []}
    for row in rows.itertuples():
        (folder / "articles" / f"a{row.id}.txt").write_bytes(texts[row.id].encode())
        record["articles"].append({"id": f"a{row.id}", "outlet": row.publisher, "published": row.scrape_time})
    (folder / "story.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    return read_corpus(folder)
