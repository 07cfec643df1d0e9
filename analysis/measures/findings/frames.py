"""Findings about frames: words of a frame that one outlet uses more often than any other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter

from analysis.measures.findings.finding import Evidence, Finding, Tables, body_keys
from analysis.records import Row

HITS = 5  # fewest words of a frame, copied text counted once, to be spoken of


def frames(tables: Tables) -> Iterator[Finding]:
    """A frame whose rate in one outlet's own voice lies, interval and all, above that of every other with text enough."""
    rates: dict[tuple[str, str], list[Row]] = defaultdict(list)  # dictionary and frame -> rates of outlets
    for row in tables.rows("frames_by_outlet"):
        if row.voice == "own" and row.enough_once != "no":
            rates[row.dictionary, row.frame].append(row)
    hits, body = tables.rows("frame_hits"), body_keys(tables)
    for (dictionary, frame), rows in rates.items():
        first, *others = sorted(rows, key=attrgetter("rate_once"), reverse=True)
        if not others or first.n_once < HITS or first.ci_low_once <= max(row.ci_high_once for row in others):
            continue
        behind = [
            hit
            for hit in hits
            if (hit.dictionary, hit.frame, hit.outlet, hit.voice) == (dictionary, frame, first.outlet, "own")
            and not hit.copied
            and (hit.article, hit.sentence) in body
        ]
        yield Finding(
            "frames",
            f"Words of the frame “{frame}” ({dictionary}) stand more often in {first.outlet} ({first.rate_once:.0f} per 1,000 words"
            f" outside quotation marks) than in any other outlet with text enough (at most {others[0].rate_once:.0f}).",
            f"{first.n_once} words",
            f"95% intervals over paragraphs do not overlap ({first.ci_low_once:.0f} to {first.ci_high_once:.0f} here), copied text counted once.",
            "A dictionary finds words by their form; an outlet can use a frame's words and reject the frame.",
            (first.outlet,),
            tuple(dict.fromkeys(Evidence(hit.article, hit.sentence, f"“{hit.term}”") for hit in behind)),
            stake=0.5,
            contrast=1 - others[0].rate_once / first.rate_once,
            sureness=0.85 if first.enough_once == "yes" else 0.6,
        )  # fmt: skip
