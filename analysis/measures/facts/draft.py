"""A draft ledger from discovered facts: for its owner to rewrite into statements of his own."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import yaml

from analysis.corpus import read_corpus
from analysis.corpus.passages import passages
from analysis.errors import FramingError
from analysis.measures.facts.discovery import measure_discovered
from analysis.measures.facts.spoken import heard_in
from analysis.plain import listed

NAME = "facts-draft.yml"
_HEAD = """\
# Draft ledger of {story}: facts found by aligning the articles' sentences; nobody has checked them.
# The statements are the articles' own words: for personal use only. Git ignores this folder. To make a ledger of it,
# write each fact in words of your own, leave out what is none, split what is two, and save it as facts.yml beside story.yml.
"""


def write_draft(story: str | Path) -> tuple[Path, int]:
    """Write the discovered facts of a story as a ledger to edit, beside its texts: the path, and how many.

    Raises
    ------
    FramingError
        The texts are not here, a draft is there already, or nothing was discovered.
    """
    corpus = read_corpus(story)
    path = corpus.folder / "articles" / NAME
    if not corpus.has_text:
        raise FramingError(corpus.folder, "the texts are not here, and a draft needs their words",
                           f"add them with `framing add {corpus.folder.name} FILES`")  # fmt: skip
    if path.exists():
        raise FramingError(path, "a draft is there already", "rename or delete it first")
    discovered = measure_discovered(corpus)
    if discovered.empty:
        raise FramingError(corpus.folder, "no fact was discovered in its articles", "write facts.yml by hand")
    parts = [_HEAD.format(story=corpus.folder.name)]
    worded = list(passages(corpus, discovered[discovered["wording"]]))
    heard = heard_in(corpus, pd.DataFrame(worded))
    for (fact, rows), wording, said in zip(discovered.groupby("fact", sort=False), worded, heard, strict=True):
        n = int(rows["n_independent"].iloc[0])
        tellers = list(dict.fromkeys(rows["article"]))
        how = f"{n} independent tellings" if n > 1 else "copies of one text" if len(tellers) > 1 else "only here"
        parts.append(f"# told by {', '.join(tellers)}: {how}")
        if said.speakers:
            parts.append(f"# by the word of {listed(said.speakers)}")
        if wording.before:
            parts.append(f"# before it: {wording.before}")
        entry = {"id": fact, "statement": wording.words}
        parts.append(yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=110))
    path.parent.mkdir(exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write("\n".join(parts))
    return path, discovered["fact"].nunique()
