"""Findings about frames: words of a frame that one outlet uses more often than any other."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.measures.findings.finding import Evidence, Finding, Tables, in_body
from analysis.records import records

HITS = 5  # fewest words of a frame, copied text counted once, to be spoken of


def frames(tables: Tables) -> Iterator[Finding]:
    """A frame whose rate in one outlet's own voice lies, interval and all, above that of every other with text enough."""
    rates = tables["frames_by_outlet"]
    rates = rates[(rates["voice"] == "own") & (rates["enough_once"] != "no")]
    hits = in_body(tables, tables["frame_hits"])
    hits = hits[(hits["voice"] == "own") & ~hits["copied"].fillna(False).astype(bool)]
    for (dictionary, frame), rows in rates.groupby(["dictionary", "frame"], sort=False):
        first, *others = records(rows.sort_values("rate_once", ascending=False, kind="stable"))
        if not others or first.n_once < HITS or first.ci_low_once <= max(row.ci_high_once for row in others):
            continue
        behind = hits.query("dictionary == @dictionary and frame == @frame and outlet == @first.outlet")
        yield Finding(
            "frames",
            f"Words of the frame “{frame}” ({dictionary}) stand more often in {first.outlet} ({first.rate_once:.0f} per 1,000 words"
            f" of its own voice) than in any other outlet with text enough (at most {others[0].rate_once:.0f}).",
            f"{first.n_once} words",
            f"95 % intervals over paragraphs do not overlap ({first.ci_low_once:.0f} to {first.ci_high_once:.0f} here), copied text counted once.",
            "A dictionary finds words by their form; an outlet can use a frame's words and reject the frame.",
            (first.outlet,),
            tuple(dict.fromkeys(Evidence(hit.article, hit.sentence, f"“{hit.term}”") for hit in records(behind))),
            stake=0.5,
            contrast=float(1 - others[0].rate_once / first.rate_once),
            sureness=0.85 if first.enough_once == "yes" else 0.6,
        )  # fmt: skip
