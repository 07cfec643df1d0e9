"""Time the suite beside its peers in one run: `python -m benchmarks.bench [--articles N] [--runs N]`.

The texts are copies of the five articles where $FRAMING_ARTICLES names them, else of the teaching story, with words left out
and swapped. Every run has texts nobody has seen (libraries remember words and texts), the contenders take turns within a run,
and the first run only warms up. What a process has loaded before a contender starts is kept out of the garbage collector's sight
(gc.freeze), here as with the peers: else it would be billed to whom a collection falls. The suite reads each story and measures: the tables that answer the peers' questions (terms, tone,
readability, each with tests and intervals); those and what no peer counts of copies and facts; every table (`framing measure` without
writing), voices, word choice and findings among them. The peers, in an environment of their own (`make bench` sets it up), score and index each text and compare the outlets of each story:
see benchmarks/peers.py. Most of scattertext's time goes into its page, which reads a list of background words anew each time; so
the ratio is given without the page too. Times are CPU seconds. `--profile` shows where the suite's time goes, by table.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from analysis import measure_all, read_corpus
from analysis.corpus.files import sha256
from analysis.measures import MEASURES
from benchmarks.gold.stories import NATO, add_articles

TEACHING = NATO.parent / "port-ellery-ferry"
PEERS_PYTHON = NATO.parents[1] / ".venv-peers" / "bin" / "python"
SUITE = "corpus + all measures"
FACTS = "corpus + terms, tone, wire copy and facts"
SAME = "corpus + the tables that answer the peers' questions"
SAME_TABLES = ("terms", "distinctiveness", "sentiment", "sentiment_by_outlet", "sentiment_contrasts", "readability")
BEYOND_FACTS = frozenset(
    "voices quotations heard verbs actors_heard actor_words agentless labels label_uses loaded loaded_reprinted loaded_by_outlet"
    " frame_hits frames frames_by_outlet findings evidence".split()
)
WITH_PAGE = "vaderSentiment + textstat + scattertext"
SCORES = "the same, without scattertext's page"
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


def same_questions(stories: list[Path]) -> None:
    """Corpus, terms, tone and readability with tests and intervals, and the copies that they are counted without."""
    for story in stories:
        read = read_corpus(story)
        for name in SAME_TABLES:
            MEASURES[name](read)


def facts(stories: list[Path]) -> None:
    """Corpus and the tables of terms, tone, readability, wire copy and facts; what these rest on is measured too."""
    for story in stories:
        read = read_corpus(story)
        for name, measure in MEASURES.items():
            if name not in BEYOND_FACTS:
                measure(read)


def corpus(stories: list[Path]) -> None:
    """The corpus alone: cleaning, sentences, words, house style."""
    for story in stories:
        read_corpus(story)


def peers(stories: list[Path]) -> dict[str, float]:
    """CPU seconds of each peer, in the environment that has them."""
    command = [str(PEERS_PYTHON), str(Path(__file__).with_name("peers.py")), *map(str, stories)]
    if not PEERS_PYTHON.exists():
        sys.exit(f"{PEERS_PYTHON.parents[1].name}: no such environment; set the peers up with `make bench`")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{PEERS_PYTHON}: the peers do not run: {done.stderr.strip()[-300:]}; set them up with `make bench`")
    return json.loads(done.stdout)


CONTENDERS: dict[str, Contender] = {"corpus alone": corpus, SAME: same_questions, FACTS: facts, SUITE: suite}


def cpu_times(story: Path, n_stories: int, n_runs: int) -> dict[str, list[float]]:
    """CPU seconds of each contender in each run, on `n_stories` perturbed copies of the story."""
    times: dict[str, list[float]] = defaultdict(list)
    for run in range(n_runs + 1):
        with TemporaryDirectory(prefix="framing-bench-") as scratch:
            rng = random.Random(run)
            stories = [perturbed(story, Path(scratch) / str(i), rng) for i in range(1 if run == 0 else n_stories)]
            names = [*CONTENDERS, None]
            for name in names[run % len(names) :] + names[: run % len(names)]:
                if name is None:
                    spent = peers(stories)
                    spent[WITH_PAGE] = sum(spent[peer] for peer in ("vaderSentiment", "textstat", "scattertext"))
                    spent[SCORES] = spent[WITH_PAGE] - spent["scattertext"] + spent["scattertext, scores alone"]
                else:
                    gc.collect()
                    gc.freeze()
                    started = time.process_time()
                    CONTENDERS[name](stories)
                    spent = {name: time.process_time() - started}
                for contender, seconds in spent.items():
                    times[contender].append(seconds)
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


def table(times: dict[str, list[float]], n_articles: int) -> Iterator[str]:
    """Medians with their range, per article, and the suite's share of the peers' time within the same run."""
    yield f"{'CPU time':<52}{'median s':>9}{'range':>16}{'ms/article':>12}"
    for name, seconds in times.items():
        spread = f"{min(seconds):.2f}-{max(seconds):.2f}"
        yield f"{name:<52}{median(seconds):>9.2f}{spread:>16}{1000 * median(seconds) / n_articles:>12.1f}"
    for name in (SAME, FACTS, SUITE):
        for base in (WITH_PAGE, SCORES):
            ratio = median(mine / other for mine, other in zip(times[name], times[base], strict=True))
            yield f"{name}, as a share of {base}: {ratio:.2f}"


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
            lines = table(cpu_times(story, n_stories, options.runs), n_stories * size)
        print(*lines, sep="\n")


if __name__ == "__main__":
    main()
