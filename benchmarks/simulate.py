"""How often the tests find what is not there, and what is: `python -m benchmarks.simulate [--draws N]`.

Without a difference, paragraphs of one pool are dealt to outlets at random, so that every finding is false. The
pools are the teaching story's paragraphs outside copied text, and generated text in which topics and tone come in
bursts: a paragraph has its own. In further runs topic, tone and the rate of loaded words belong to an article: with one
article an outlet no test can tell them from the outlet's habit, with several articles are dealt. With a difference, one outlet of generated text uses a term
and a loaded word k times as often as the others and has more positive words. Stories are read and measured as any other.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
import yaml

from analysis import (
    Corpus,
    measure_distinctiveness,
    measure_loaded_by_outlet,
    measure_omissions,
    measure_omissions_by_article,
    measure_sentiment_by_outlet,
    measure_sentiment_contrasts,
    read_corpus,
)
from analysis.measures.text_reuse.copied import is_copied
from benchmarks.bench import TEACHING
from benchmarks.scale import Writer

LEVEL = 0.05
OUTLETS, PARAGRAPHS, SENTENCES = 5, 16, 2  # of a generated story: paragraphs an outlet, sentences a paragraph
TOPICS, BURST = 12, 0.4  # topics of a story; share of the sentences of a paragraph that have a word of its topic
MARK, MARKED = "quayworks", 0.1  # the planted term, and the share of the others' sentences that have it
SLANT, SLANTED = "brazen", 0.1  # a loaded word, and the share of the others' sentences that have it
GLAD, SAD = ("good", "happy", "excellent", "strong", "win"), ("bad", "angry", "terrible", "weak", "lose")
PLANTED = ((2, 0.2), (4, 0.4), (8, 0.8))  # k, and the share of sentences that are given a positive word more
SEVERAL = 4  # articles an outlet, where it has more than one
FACTS, SHORTEST = 30, 0.4  # of a story with facts: facts, and the shortest article as a share of the longest
Bodies = list[list[list[str]]]  # outlet -> article -> paragraphs
Ledger = list[dict]  # the content of facts.yml


class Generator:
    """Stories of made-up words in which a topic, a tone and a liking for loaded words last as long as a paragraph, or as
    an article."""

    def __init__(self, seed: int):
        self.writer, self.rng = Writer(seed), random.Random(seed)
        self.topics = [[self.writer.word() + "ette" for _ in range(3)] for _ in range(TOPICS)]

    def story(self, *, articles: int = 1, by_article: bool = False, k: float = 1, glad: float = 0) -> Bodies:
        """The first outlet has the planted term and the loaded word `k` times as often, and `glad` more positive words a sentence."""
        bodies = []
        for outlet in range(OUTLETS):
            planted = (k * MARKED, glad) if outlet == 0 else (MARKED, 0.0)
            body = []
            for _ in range(articles):
                lasting = self._manner()
                manners = [lasting if by_article else self._manner() for _ in range(PARAGRAPHS)]
                body.append([self._paragraph(*manner, *planted) for manner in manners])
            bodies.append(body)
        return bodies

    def _manner(self) -> tuple[list[str], float, float]:
        """Topic, mood, and how often a loaded word stands, as a multiple of the usual rate."""
        return self.rng.choice(self.topics), self.rng.random(), 2 * self.rng.random()

    def _paragraph(self, topic: list[str], mood: float, liking: float, marked: float, glad: float) -> str:
        slanted = liking * SLANTED * marked / MARKED
        return " ".join(self._sentence(topic, mood, marked, glad, slanted) for _ in range(SENTENCES))

    def _sentence(self, topic: list[str], mood: float, marked: float, glad: float, slanted: float) -> str:
        words = self.writer.sentence()
        if self.rng.random() < BURST:
            words.insert(5, self.rng.choice(topic))
        if self.rng.random() < marked:
            words.insert(3, MARK)
        if self.rng.random() < 0.5:
            words.insert(7, self.rng.choice(GLAD if self.rng.random() < mood else SAD))
        if self.rng.random() < glad:
            words.insert(9, self.rng.choice(GLAD))
        if self.rng.random() < slanted:
            words.insert(1, SLANT)
        return " ".join(words).capitalize() + "."


def teaching_paragraphs() -> list[str]:
    """The paragraphs of the teaching story that copy no other article."""
    corpus = read_corpus(TEACHING)
    body = corpus.sentences[corpus.sentences["part"] == "body"]
    body = body.assign(copied=is_copied(corpus, body))
    by_paragraph = body.groupby(["article", "paragraph"])
    return by_paragraph["text"].agg(" ".join)[~by_paragraph["copied"].any()].tolist()


def dealt(paragraphs: list[str], rng: random.Random) -> Bodies:
    """The paragraphs in equal parts, at random."""
    shuffled = rng.sample(paragraphs, len(paragraphs))
    return [[shuffled[outlet::OUTLETS]] for outlet in range(OUTLETS)]


def cut_short(bodies: Bodies, rng: random.Random) -> Bodies:
    """The same articles in different lengths."""
    return [[body[: round(len(body) * rng.uniform(SHORTEST, 1))] for body in articles] for articles in bodies]


def told_at_random(bodies: Bodies, rng: random.Random) -> Ledger:
    """Facts of different renown, each told by an article with odds that grow with its length, and with nothing else."""
    facts = []
    for number in range(FACTS):
        renown = rng.uniform(0.3, 3)
        review = {}
        for outlet, articles in enumerate(bodies):
            odds = renown * len(articles[0]) / PARAGRAPHS
            told = rng.random() < odds / (1 + odds)
            review[f"a{outlet}-0"] = {"status": "present" if told else "absent"}
        facts.append({"id": f"F{number}", "statement": f"Fact {number} is told.", "review": review})
    return facts


def write_story(folder: Path, bodies: Bodies, ledger: Ledger | None = None) -> Path:
    """A story folder with these articles of each outlet."""
    (folder / "articles").mkdir(parents=True)
    articles = []
    for number, body in enumerate(bodies):
        for place, paragraphs in enumerate(body):
            articles.append({"id": f"a{number}-{place}", "outlet": f"Outlet {number}"})
            text = "\n\n".join([f"News {place + 1} of the day from Outlet {number}", *paragraphs])
            (folder / "articles" / f"a{number}-{place}.txt").write_text(text + "\n", "utf-8")
    (folder / "story.yml").write_text(yaml.safe_dump({"title": "Simulated", "articles": articles}), "utf-8")
    if ledger:
        (folder / "facts.yml").write_text(yaml.safe_dump(ledger), "utf-8")
    return folder


def false_findings(corpus: Corpus) -> dict[str, float]:
    """Shares of one story without a difference; a family is what q adjusts for."""
    terms = measure_distinctiveness(corpus).dropna(subset=["p"])
    pairs = measure_sentiment_contrasts(corpus).dropna(subset=["p"])
    rates = measure_loaded_by_outlet(corpus).query("voice == 'own'").dropna(subset=["p"])
    found = {}
    families = (("terms", terms, ["outlet"]), ("tone", pairs, ["lexicon", "voice"]), ("loaded words", rates, ["voice"]))
    for name, rows, family in families:
        found[f"{name}: tests with p <= .05"] = (rows["p"] <= LEVEL).mean()
        found[f"{name}: tests with q <= .05"] = (rows["q"] <= LEVEL).mean()
        found[f"{name}: families with any q <= .05"] = (
            (rows["q"] <= LEVEL).groupby([rows[c] for c in family]).any().mean()
        )
    return found


def omissions_by_chance(corpus: Corpus) -> dict[str, float]:
    """Shares of articles and of omissions called more than length explains, where nothing but length and chance decides."""
    by_article = measure_omissions_by_article(corpus).query("salience == 'all'")
    return {
        "facts: articles that leave out more than expected": (by_article["reading"] == "more than expected").mean(),
        "facts: articles that leave out fewer than expected": (by_article["reading"] == "fewer than expected").mean(),
        "facts: articles' facts whose omission stands out": measure_omissions(corpus)["stands_out"].sum()
        / by_article["n_facts"].sum(),
    }


def true_findings(corpus: Corpus) -> dict[str, float]:
    """What is found of the differences planted in the first outlet; tone in all sentences, by VADER."""
    first = corpus.outlets[0]
    terms = measure_distinctiveness(corpus)
    mark = terms[(terms["outlet"] == first) & (terms["term"] == MARK)]
    pairs = measure_sentiment_contrasts(corpus)
    pairs = pairs[(pairs["outlet_a"] == first) & (pairs["lexicon"] == "VADER") & (pairs["voice"] == "all")]
    means = measure_sentiment_by_outlet(corpus)
    means = means[(means["lexicon"] == "VADER") & (means["voice"] == "all")].set_index("outlet")["mean"]
    right = pairs["difference"] > 0
    rates = measure_loaded_by_outlet(corpus).query("voice == 'own'").set_index("outlet").loc[first]
    return {
        "term: found with p <= .05": float((mark["p"] <= LEVEL).any()),
        "term: found with q <= .05": float((mark["q"] <= LEVEL).any()),
        "tone: difference d of the means": means[first] - means.drop(first).mean(),
        "tone: pairs found with p <= .05": (right & (pairs["p"] <= LEVEL)).mean(),
        "tone: pairs found with q <= .05": (right & (pairs["q"] <= LEVEL)).mean(),
        "loaded words: found with p <= .05": float(rates["p"] <= LEVEL),
        "loaded words: found with q <= .05": float(rates["q"] <= LEVEL),
    }


def conditions() -> Iterator[tuple[str, Callable[[int], tuple], Callable[[Corpus], dict[str, float]]]]:
    """Name, the story of a draw (bodies, ledger), and what is counted in it."""
    pool = teaching_paragraphs()
    yield "no difference: the teaching story's paragraphs", lambda n: (dealt(pool, random.Random(n)),), false_findings
    yield "no difference: generated, topics by paragraph", lambda n: (Generator(n).story(),), false_findings
    for articles in (1, 2, SEVERAL):
        yield (
            f"no difference but topic, mood and loaded words of articles, {articles} an outlet",
            lambda n, articles=articles: (Generator(n).story(articles=articles, by_article=True),),
            false_findings,
        )
    yield "no difference: facts told by chance and length", _with_facts, omissions_by_chance
    for k, glad in PLANTED:
        yield (
            f"planted: term and loaded word {k}x, a positive word more in {glad:.0%} of sentences",
            lambda n, k=k, glad=glad: (Generator(n).story(k=k, glad=glad),),
            true_findings,
        )
    k, glad = PLANTED[-1]
    yield (
        f"planted as last, {SEVERAL} articles an outlet with topic, mood and loaded words of their own",
        lambda n: (Generator(n).story(articles=SEVERAL, by_article=True, k=k, glad=glad),),
        true_findings,
    )


def _with_facts(draw: int) -> tuple[Bodies, Ledger]:
    rng = random.Random(draw)
    bodies = cut_short(Generator(draw).story(), rng)
    return bodies, told_at_random(bodies, rng)


def simulate(story: Callable[[int], tuple], count: Callable[[Corpus], dict[str, float]], draws: int) -> pd.DataFrame:
    """Mean of each count over the draws, and the half width of its 95% interval."""
    rows = []
    for draw in range(draws):
        with TemporaryDirectory(prefix="framing-simulate-") as scratch:
            rows.append(count(read_corpus(write_story(Path(scratch) / "story", *story(draw)))))
    found = pd.DataFrame(rows)
    return pd.DataFrame({"share": found.mean(), "error": 1.96 * found.std() / np.sqrt(found.count())})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.simulate", description=__doc__)
    parser.add_argument("--draws", type=int, default=100, help="stories a condition (default: 100)")
    parser.add_argument("--only", default="", help="only conditions whose name holds this")
    options = parser.parse_args()
    print("| condition | finding | share | +- |\n|---|---|--:|--:|")
    for name, story, count in conditions():
        if options.only not in name:
            continue
        for finding, row in simulate(story, count, options.draws).iterrows():
            print(f"| {name} | {finding} | {row['share']:.3f} | {row['error']:.3f} |", flush=True)


if __name__ == "__main__":
    main()
