"""Time and memory of reuse detection, and of what stands on it, by number of articles: `python -m benchmarks.scale`.

Texts are generated: made-up words in the frequencies of a language, sentences, wire stories that part of
the articles print with cuts and changed words, a press statement that many quote, a footer on every page. Each
size runs in a process of its own. The small run stands beside `difflib` on all pairs of articles and, where it is
installed, `datasketch` (MinHash of all sentences), which only find candidates; times are CPU seconds.
"""

from __future__ import annotations

import argparse
import difflib
import gc
import itertools
import multiprocessing
import random
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from analysis import Corpus, read_corpus
from analysis.measures.text_reuse.reprints import measure_reprints
from analysis.measures.text_reuse.reuse import measure_aligned, measure_reuse
from analysis.measures.text_reuse.sources import measure_sources

try:
    import datasketch
except ImportError:
    datasketch = None

SENTENCES, PARAGRAPH, LENGTH = 20, 2, 22  # sentences an article, sentences a paragraph, words a sentence (about)
CUT, CHANGED = 0.3, 0.03  # what a reprint does: share of paragraphs left out, share of words changed


class Run(NamedTuple):
    """One size: articles, sentence pairs found, CPU seconds, peak memory of the process in MB after each step."""

    n_articles: int
    n_pairs: int
    reading: float
    reuse: float
    rest: float  # sources, reprints and aligned
    memory_read: float
    memory: float


class Writer:
    """Makes sentences of made-up words: the n-th most frequent word has a frequency of about 1 / n (Zipf 1935)."""

    def __init__(self, seed: int):
        self.rng = random.Random(seed)
        syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
        self.words = ["".join(self.rng.choices(syllables, k=1 + rank // 70)) for rank in range(140)]
        self.words += ["".join(self.rng.choices(syllables, k=3 + rank % 2)) for rank in range(20_000)]
        self.total = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(self.words))))

    def word(self) -> str:
        """One word."""
        return self.rng.choices(self.words, cum_weights=self.total)[0]

    def sentence(self) -> list[str]:
        """Ten to 34 words."""
        n = self.rng.randint(LENGTH - 12, LENGTH + 12)
        return self.rng.choices(self.words, cum_weights=self.total, k=n)

    def paragraphs(self, n_sentences: int) -> list[list[list[str]]]:
        """An article's text: paragraphs of sentences of words."""
        return [[self.sentence() for _ in range(PARAGRAPH)] for _ in range(n_sentences // PARAGRAPH)]

    def reprint(self, paragraphs: list[list[list[str]]]) -> list[list[list[str]]]:
        """The paragraphs as a page prints them: some left out, some words changed."""
        kept = [paragraph for paragraph in paragraphs if self.rng.random() >= CUT]
        return [
            [[self.word() if self.rng.random() < CHANGED else word for word in s] for s in paragraph]
            for paragraph in kept or paragraphs[:1]
        ]


def write_story(folder: Path, n_articles: int, wires: int, seed: int) -> Path:
    """A story of `n_articles`; a third of them print one of `wires` wire stories, beside some text of their own."""
    writer = Writer(seed)
    copies = [writer.paragraphs(SENTENCES) for _ in range(wires)]
    statement = " ".join(writer.sentence())
    footer = " ".join(writer.sentence()).capitalize() + "."
    (folder / "articles").mkdir(parents=True)
    record = {"title": "Generated", "articles": []}
    for number in range(n_articles):
        body = writer.paragraphs(SENTENCES)
        if number % 3 == 0:
            body = writer.reprint(copies[number // 3 % wires]) + body[:2]
        lines = [" ".join(" ".join(s).capitalize() + "." for s in paragraph) for paragraph in body]
        if number % 4 == 0:
            lines.insert(1, f"“{statement.capitalize()},” {writer.word()} {writer.word()} said.")
        text = "\n\n".join([" ".join(writer.sentence()[:9]).capitalize(), *lines, footer])
        (folder / "articles" / f"a{number}.txt").write_text(text, "utf-8")
        record["articles"].append({"id": f"a{number}", "outlet": f"outlet {number % 60}"})
    (folder / "story.yml").write_text(yaml.safe_dump(record, allow_unicode=True), "utf-8")
    return folder


def measured(task: tuple[int, int]) -> Run:
    """Read and measure one story; run in a fresh process, so that the peak is its own."""
    n_articles, wires = task
    with TemporaryDirectory(prefix="framing-scale-") as scratch:
        story = write_story(Path(scratch) / "story", n_articles, wires, seed=n_articles)
        gc.collect()
        start = time.process_time()
        corpus = read_corpus(story)
        read, memory_read = time.process_time(), _peak()
        n_pairs = len(measure_reuse(corpus))
        found = time.process_time()
        for measure in (measure_sources, measure_reprints, measure_aligned):
            measure(corpus)
        done = time.process_time()
    return Run(n_articles, n_pairs, read - start, found - read, done - found, memory_read, _peak())


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_process(task: tuple[int, int]) -> Run:
    """`measured` in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(measured, (task,))


def by_difflib(corpus: Corpus) -> int:
    """Matching blocks of four words and more between all pairs of articles."""
    words = [rows.tolist() for _, rows in corpus.tokens.groupby("article")["text"]]
    found = 0
    for a, b in itertools.combinations(words, 2):
        found += sum(
            block.size >= 4 for block in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
        )
    return found


def by_datasketch(corpus: Corpus) -> int:
    """Sentence pairs of different articles that an LSH index over MinHashes of word 4-grams brings up."""
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    found, keys = 0, []
    for key, rows in corpus.tokens.groupby(["article", "sentence"])["text"]:
        words = rows.tolist()
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 4]).encode() for i in range(max(1, len(words) - 3))])
        found += sum(other[0] != key[0] for other in index.query(sketch))
        index.insert(key, sketch)
        keys.append(key)
    return found


def beside_peers(n_articles: int) -> Iterator[str]:
    """CPU seconds of the suite and its peers on one story, in one run, as multiples of the suite's."""
    contenders: dict[str, Callable[[Corpus], int]] = {
        "reuse: pairs, kinds, edits": lambda corpus: len(measure_reuse(corpus)),
        "difflib, all pairs of articles": by_difflib,
    }
    if datasketch:
        contenders["datasketch, MinHash LSH"] = by_datasketch
    seconds = {}
    with TemporaryDirectory(prefix="framing-scale-") as scratch:
        corpus = read_corpus(write_story(Path(scratch) / "story", n_articles, 1, seed=0))
        for name, contender in contenders.items():
            start = time.process_time()
            found = contender(corpus)
            seconds[name] = time.process_time() - start
            yield f"{name:<34}{seconds[name]:>9.2f} s{seconds[name] / next(iter(seconds.values())):>9.1f} x{found:>10} found"


def growth(runs: list[Run]) -> Iterator[str]:
    """A line per run, with time as a multiple of the run before."""
    yield (
        f"{'articles':>9}{'pairs':>10}{'reading s':>11}{'reuse s':>9}{'rest s':>9}{'peak MB read':>14}{'all':>7}"
        f"{'articles x':>12}{'reading x':>11}{'reuse x':>9}{'rest x':>9}"
    )
    for before, run in zip([None, *runs], runs, strict=False):
        line = (
            f"{run.n_articles:>9}{run.n_pairs:>10}{run.reading:>11.1f}{run.reuse:>9.1f}{run.rest:>9.1f}"
            f"{run.memory_read:>14.0f}{run.memory:>7.0f}"
        )
        if before:
            line += f"{run.n_articles / before.n_articles:>12.1f}{run.reading / before.reading:>11.1f}"
            line += f"{run.reuse / before.reuse:>9.1f}{run.rest / before.rest:>9.1f}"
        yield line


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--event", type=int, nargs="+", default=[60, 600], help="sizes of one event (one wire story)")
    parser.add_argument(
        "--folder", type=int, nargs="+", default=[1000, 10_000], help="sizes of a folder of many events"
    )
    options = parser.parse_args()
    print(f"beside peers, {options.event[0]} articles on one event")
    for line in beside_peers(options.event[0]):
        print(line, flush=True)
    for title, sizes, wires in (
        ("one event, a third of the articles print one wire story", options.event, lambda n: 1),
        ("a folder of events, ten reprints of each wire story", options.folder, lambda n: max(1, n // 30)),
    ):
        print(f"\n{title}")
        for line in growth([in_process((n, wires(n))) for n in sizes]):
            print(line, flush=True)


if __name__ == "__main__":
    main()
