"""Time the suite beside its peers in one run: `python -m benchmarks.bench [--articles N] [--runs N]`.

The texts are copies of the five articles where $FRAMING_ARTICLES names them, else of the teaching story. Every run has
texts nobody has seen (libraries remember words and texts), the contenders take turns within a run, and the first run only
warms up. scattertext joins the peers where it is installed; it asks the same question of each story, what sets one outlet
apart. Times are CPU seconds. `--profile` shows instead where the suite's time goes, by table.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pandas as pd
import textstat
import yaml
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import measure_all, read_corpus
from analysis.corpus.files import sha256
from analysis.measures import MEASURES
from benchmarks.gold.stories import NATO, add_articles

try:
    import scattertext
except ImportError:
    scattertext = None

TEACHING = NATO.parent / "port-ellery-ferry"
Contender = Callable[[list[Path]], object]


def perturbed(story: Path, into: Path, rng: random.Random) -> Path:
    """A copy of a story whose texts lack some words and have others swapped; the ledger keeps its statements."""
    record = yaml.safe_load((story / "story.yml").read_text("utf-8"))
    (into / "articles").mkdir(parents=True)
    for article in record["articles"]:
        lines = (story / "articles" / f"{article['id']}.txt").read_bytes().decode().split("\n")
        raw = "\n".join(_perturbed_line(line, rng) for line in lines).encode()
        (into / "articles" / f"{article['id']}.txt").write_bytes(raw)
        article["sha256"] = sha256(raw)
    (into / "story.yml").write_text(yaml.safe_dump(record, allow_unicode=True, default_flow_style=False), "utf-8")
    ledger = yaml.safe_load((story / "facts.yml").read_text("utf-8"))
    ledger = [{"id": fact["id"], "statement": fact["statement"]} for fact in ledger]
    (into / "facts.yml").write_text(yaml.safe_dump(ledger, allow_unicode=True), "utf-8")
    return into


def _perturbed_line(line: str, rng: random.Random) -> str:
    words = line.split(" ")
    if len(words) < 12:
        return line
    inner = [word if rng.random() > 0.05 else rng.choice(words[1:-1]) for word in words[1:-1] if rng.random() > 0.03]
    return " ".join([words[0], *inner, words[-1]])


def suite(stories: list[Path]) -> None:
    """Corpus and all measures of each story."""
    for story in stories:
        measure_all(read_corpus(story))


def corpus(stories: list[Path]) -> None:
    """The corpus alone: cleaning, sentences, words, house style."""
    for story in stories:
        read_corpus(story)


def peers(stories: list[Path]) -> None:
    """VADER's score and textstat's three indices of each text as it is, and scattertext's page of each story."""
    analyzer = SentimentIntensityAnalyzer()
    for story in stories:
        texts = {path.stem: path.read_text("utf-8") for path in sorted((story / "articles").glob("*.txt"))}
        for text in texts.values():
            analyzer.polarity_scores(text)
            textstat.flesch_reading_ease(text)
            textstat.flesch_kincaid_grade(text)
            textstat.words_per_sentence(text)
        if scattertext:
            _scatter(texts)


def _scatter(texts: dict[str, str]) -> None:
    frame = pd.DataFrame({"article": texts.keys(), "text": texts.values()})
    with contextlib.redirect_stdout(None):
        built = scattertext.CorpusFromPandas(
            frame, category_col="article", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
        ).build()
        scattertext.produce_scattertext_explorer(built, category=next(iter(texts)), minimum_term_frequency=2)


PEERS = "vaderSentiment + textstat" + " + scattertext" * bool(scattertext)
CONTENDERS: dict[str, Contender] = {"corpus alone": corpus, "corpus + all measures": suite, PEERS: peers}


def cpu_times(story: Path, n_stories: int, n_runs: int) -> dict[str, list[float]]:
    """CPU seconds of each contender in each run, on `n_stories` perturbed copies of the story."""
    times: dict[str, list[float]] = {name: [] for name in CONTENDERS}
    for run in range(n_runs + 1):
        with TemporaryDirectory(prefix="framing-bench-") as scratch:
            rng = random.Random(run)
            stories = [perturbed(story, Path(scratch) / str(i), rng) for i in range(1 if run == 0 else n_stories)]
            names = list(CONTENDERS)
            for name in names[run % len(names) :] + names[: run % len(names)]:
                started = time.process_time()
                CONTENDERS[name](stories)
                times[name].append(time.process_time() - started)
    return {name: seconds[1:] for name, seconds in times.items()}


def profile(story: Path, n_stories: int) -> Iterator[str]:
    """CPU milliseconds an article of reading and of each measure, those it rests on not counted twice."""
    seconds: dict[str, float] = dict.fromkeys(["corpus", *MEASURES], 0.0)
    n_articles = 0
    with TemporaryDirectory(prefix="framing-bench-") as scratch:
        rng = random.Random(0)
        for number in range(n_stories + 1):
            copy = perturbed(story, Path(scratch) / str(number), rng)
            started = time.process_time()
            read = read_corpus(copy)
            spent = {"corpus": time.process_time() - started}
            for name, measure in MEASURES.items():
                started = time.process_time()
                measure(read)
                spent[name] = time.process_time() - started
            if number:  # the first one warms up
                n_articles += len(read.articles)
                seconds = {name: seconds[name] + spent[name] for name in seconds}
    for name, total in sorted(seconds.items(), key=lambda item: -item[1]):
        yield f"{name:<28}{1000 * total / n_articles:>9.1f} ms/article"


def table(times: dict[str, list[float]], n_articles: int, base: str) -> Iterator[str]:
    """Medians with their range, per article, and as a multiple of `base` within the same run."""
    yield f"{'CPU time':<42}{'median s':>9}{'range':>16}{'ms/article':>12}{'ratio':>8}"
    for name, seconds in times.items():
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        ratio = median(mine / other for mine, other in zip(seconds, times[base], strict=True))
        per_article = 1000 * median(seconds) / n_articles
        yield f"{name:<42}{median(seconds):>9.2f}{spread:>16}{per_article:>12.1f}{ratio:>8.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=__doc__)
    parser.add_argument("--articles", type=int, default=35, help="about how many articles a run has (default: 35)")
    parser.add_argument("--runs", type=int, default=3, help="runs that count, after one to warm up (default: 3)")
    parser.add_argument("--profile", action="store_true", help="show where the suite's time goes instead")
    options = parser.parse_args()
    articles = os.environ.get("FRAMING_ARTICLES")
    with TemporaryDirectory(prefix="framing-bench-") as scratch:
        story = TEACHING
        if articles:
            story = add_articles(Path(shutil.copytree(NATO, Path(scratch) / NATO.name)), Path(articles))
        size = len(list((story / "articles").glob("*.txt")))
        n_stories = max(1, round(options.articles / size))
        print(f"{story.name}: {n_stories} perturbed copies of {size} articles after a warm-up, runs: {options.runs}")
        if options.profile:
            lines = profile(story, n_stories)
        else:
            lines = table(cpu_times(story, n_stories, options.runs), n_stories * size, PEERS)
        print(*lines, sep="\n")


if __name__ == "__main__":
    main()
