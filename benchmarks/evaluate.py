"""Score the suite against hand-made answers: `python -m benchmarks.evaluate [AREA ...]`.

Reads the answers from $FRAMING_GOLD and the five articles from $FRAMING_ARTICLES; prints metric, score and aim.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator

from benchmarks.gold import (
    discovery,
    discrepancies,
    facts,
    labels,
    lines,
    loaded,
    newsmtsc,
    polnear,
    quotes,
    reuse,
    sentences,
    sentiment,
    vouching,
)
from benchmarks.gold.score import Score
from benchmarks.gold.stories import Gold

AREAS: dict[str, Callable[[Gold], Iterator[Score | str]]] = {
    "lines": lines.scores,
    "sentences": sentences.scores,
    "facts": facts.scores,
    "discovery": discovery.scores,
    "discrepancies": discrepancies.scores,
    "reuse": reuse.scores,
    "quotes": quotes.scores,
    "polnear": polnear.scores,
    "vouching": vouching.scores,
    "labels": labels.scores,
    "loaded": loaded.scores,
    "babe": loaded.babe,
    "sentiment": sentiment.scores,
    "newsmtsc": newsmtsc.scores,
}


def table(area: str, scores: Iterable[Score | str]) -> Iterator[str]:
    """The scores of an area as lines of text; a text among them is a line of its own."""
    yield f"{area:<52}{'score':>7}{'aim':>8}  met"
    for score in scores:
        if isinstance(score, str):
            yield score
            continue
        aim = "" if score.aim is None else f"{score.aim:.3f}"
        yield f"  {score.metric:<50}{score.value:>7.3f}{aim:>8}  {score.met:<6}  {score.note}".rstrip()
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("areas", nargs="*", metavar="AREA", help=f"one of {', '.join(AREAS)}; all of them by default")
    areas = parser.parse_args().areas or list(AREAS)
    unknown = [area for area in areas if area not in AREAS]
    if unknown:
        parser.error(f"no area '{unknown[0]}'; there are: {', '.join(AREAS)}")
    gold = Gold.from_environment()
    if gold is None:
        print("evaluate: skipped, FRAMING_GOLD and FRAMING_ARTICLES do not name folders")
        return
    for area in areas:
        for line in table(area, AREAS[area](gold)):
            print(line, flush=True)


if __name__ == "__main__":
    main()
