"""Labels of the five articles' concepts: how often each stands in each article, in all and between quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.measures.word_choice.labels import measure_labels
from benchmarks.gold.score import Score, share
from benchmarks.gold.stories import Gold, nato

# An answer that counts one of our labels under another as well, or by another name.
_SUMS = {
    "Stoltenberg (all)": ("Stoltenberg", "Mr. Stoltenberg"),
    "Zelensky / Zelenskyy": ("Zelensky",),
    "Kyiv = the government or country": ("Kyiv, the government",),
    "Kyiv = the city": ("Kyiv, the city",),
}


def scores(gold: Gold) -> Iterator[Score]:
    """Cells (article and term) whose two counts are those of the answers; terms that were picked by sense apart."""
    table = measure_labels(nato(gold)).set_index(["concept", "label", "article"])[["n", "n_in_quote"]]
    right: dict[bool, list[bool]] = {False: [], True: []}
    for concept in gold.nato("labels")["concepts"]:
        for term in concept["terms"]:
            for article, n in term["counts"].items():
                keys = [(concept["concept"], label, article) for label in _labels(term["term"], table.index)]
                found = tuple(table.reindex(keys).fillna(-1).sum().astype(int))
                right[term["hand_picked"]].append(found == (n, term["in_quotes"][article]))
    yield share(right[False], "counts exact, terms not picked by hand", 1.0)
    yield share(right[True], "counts exact, terms picked by sense")


def _labels(term: str, index: object) -> tuple[str, ...]:
    """The label of story.yml that is the term, with or without its remark in brackets."""
    names = set(index.get_level_values("label"))
    plain = re.sub(r" \([^)]*\)", "", term)
    return _SUMS.get(term) or (next((name for name in (term, plain) if name in names), plain),)
