"""Findings about naming: one thing under several names, and loaded words in an outlet's own voice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations

from analysis.measures.findings.finding import Evidence, Finding, Tables, body_keys, independent, named, outlets_of
from analysis.measures.statistics.resampling import PER
from analysis.plain import counted, quoted
from analysis.records import Row
from analysis.tables import SIGNIFICANT

USES = 2  # least uses of a concept's labels in an outlet, for its most used one to be compared


def labels(tables: Tables) -> Iterator[Finding]:
    """A concept that outlets of different sources mostly call by different names, quotations apart."""
    uses: dict[str, list[Row]] = defaultdict(list)  # concept -> uses of its labels
    for row in tables.rows("label_uses"):
        if row.voice == "own":
            uses[row.concept].append(row)
    for concept, rows in uses.items():
        counts: dict[str, Counter[str]] = defaultdict(Counter)  # outlet -> label -> uses
        for row in rows:
            counts[row.outlet][row.label] += 1
        first = {outlet: name for outlet in sorted(counts) if (name := _name(counts[outlet]))}
        by_label = {
            label: [o for o in outlets_of(tables) if first.get(o) == label] for label in dict.fromkeys(first.values())
        }
        if len(by_label) < 2 or len(independent(tables, first)) < 2:
            continue
        said = [f"mostly {quoted([label])[0]} in {named(outlets)}" for label, outlets in by_label.items()]
        n_uses = [counts[outlet].total() for outlet in first]
        fewest = min(n_uses)
        yield Finding(
            "names",
            f"Outlets have different names for one thing ({concept}): {'; '.join(said)}.",
            counted(sum(n_uses), "use"),
            f"Counted in each outlet's own voice; the fewest uses in one outlet are {fewest}.",
            "The names are those listed in story.yml; in so few uses the choice may be chance, and two names may differ in no meaning.",
            tuple(first),
            tuple(Evidence(r.article, r.sentence, f"calls it “{r.label}”") for r in rows if r.outlet in first),
            stake=0.5,
            contrast=_apart([counts[outlet] for outlet in first]),
            sureness=fewest / (fewest + 2),
        )  # fmt: skip


def loaded_words(tables: Tables) -> Iterator[Finding]:
    """Outlets that use more loaded words in their own voice than the others together, past chance."""
    rates = {row.outlet: row for row in tables.rows("loaded_by_outlet") if row.voice == "own"}
    loaded, body = tables.rows("loaded"), body_keys(tables)
    for name in outlets_of(tables):
        row = rates[name]
        if not row.q < SIGNIFICANT:
            continue
        others = [other for other in rates.values() if other.outlet != name]
        rest = PER * sum(other.n_once for other in others) / sum(other.n_words_once for other in others)
        mine = [
            word
            for word in loaded
            if word.outlet == name and word.voice == "own" and word.strength != "faint" and not word.copied
        ]
        yield Finding(
            "loaded words",
            f"{name} uses {row.n_once} loaded words in its own voice, {row.rate_once:.0f} per {PER:,} words of the body outside quotation marks; the other outlets together {rest:.0f}. Copied text is counted once.",
            counted(row.n_once, "word", beside=(PER,)),
            f"Permutation test over {row.unit}s against the others, copied text counted once, adjusted for the outlets: q {row.q:.3f}."
            + f" Its own text is thin: {row.n_words_once} words." * (row.enough_once == "thin")
            + " Words are found by their form.",
            "A loaded word is a flag to read, not a verdict: it can be the plain name of a thing."
            + " Where paragraphs are dealt, the difference is one of this coverage." * (row.unit == "paragraph"),
            (name,),
            tuple(
                dict.fromkeys(
                    Evidence(word.article, word.sentence, f"{word.category}: {word.strength}")
                    for word in mine
                    if (word.article, word.sentence) in body
                )
            ),
            stake=0.7,
            contrast=min(1.0, 1 - rest / row.rate_once + 0.2),
        )  # fmt: skip


def _name(counts: Counter[str]) -> str | None:
    """The label used more than any other, of those used often enough to be compared."""
    (label, most), *others = counts.most_common(2)
    return None if counts.total() < USES or any(n == most for _, n in others) else label


def _apart(counts: list[Counter[str]]) -> float:
    """Mean over pairs of outlets of the share of uses that would have to change for both to be alike, 0-1."""
    shares = [{label: n / uses.total() for label, n in uses.items()} for uses in counts]
    gaps = [
        sum(abs(a.get(label, 0) - b.get(label, 0)) for label in sorted(a | b)) / 2 for a, b in combinations(shares, 2)
    ]
    return sum(gaps) / len(gaps)
