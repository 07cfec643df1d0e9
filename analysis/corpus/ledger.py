"""The fact ledger of a story (facts.yml): statements, cues, and a person's decisions per article."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

from analysis.corpus.story import OptionalText, Text, _Model
from analysis.corpus.yaml_files import parse, read_yaml, warn_unknown
from analysis.errors import FramingError

FactType = Literal["event", "number", "statement_by_source", "background", "context_history", "editorial_claim"]
Offsets = tuple[int, int]


class Review(_Model):
    """A person's decision on one fact in one article.

    `evidence` lists the places that show the fact: either [start, end] offsets into the article file, or
    words that stand in the article exactly once.
    """

    status: Literal["present", "partial", "absent"]
    evidence: list[Offsets | Text] = []
    voice: Literal["own", "attributed", "mixed"] | None = None
    hedged: bool | None = None
    by: OptionalText = None
    date: OptionalText = None
    note: OptionalText = None


class Fact(_Model):
    """One checkable proposition in the project's own words. The least: `id` and `statement`.

    `cues` are regular expressions (case ignored); an article whose headline, deck or body matches one
    of them tells the fact.
    """

    id: Text
    statement: Text
    type: FactType | None = None
    salience: Literal["core", "major", "minor"] | None = None
    group: OptionalText = None
    note: OptionalText = None
    cues: list[Text] = []
    review: dict[str, Review] = {}


def read_ledger(folder: Path, articles: list[str]) -> list[Fact]:
    """facts.yml of a story folder, or an empty list where there is none.

    Raises
    ------
    FramingError
        It is not a list of facts, a fact lacks id or statement, an id is given twice, a cue is no regular
        expression, or a review names an article that story.yml does not have.
    """
    path = folder / "facts.yml"
    if not path.exists():
        return []
    data = read_yaml(path)
    if data in ("", None):
        return []
    if not isinstance(data, list):
        raise FramingError(path, "not a list", "each fact starts with '- id:'")
    facts, seen = [], set()
    for number, entry in enumerate(data, 1):
        where = f"{path}: fact {entry.get('id', number) if isinstance(entry, dict) else number}"
        warn_unknown(Fact, entry, where)
        fact = parse(Fact, entry, where)
        if fact.id in seen:
            raise FramingError(path, f"the fact id '{fact.id}' is given twice", "rename one of the two")
        seen.add(fact.id)
        for cue in fact.cues:
            try:
                re.compile(cue)
            except re.error as error:
                raise FramingError(
                    where, f"cue '{cue}' is not a regular expression ({error})", "escape or mend it"
                ) from None
        unknown = sorted(set(fact.review) - set(articles))
        if unknown:
            raise FramingError(where, f"review of article '{unknown[0]}'", f"story.yml has: {', '.join(articles)}")
        facts.append(fact)
    return facts


def locate(fact: Fact, article: str, text: str) -> list[tuple[int, int]]:
    """The review's evidence in `article` as offsets into its text.

    Raises
    ------
    FramingError
        Words of the evidence stand nowhere in the article or more than once, or offsets lie outside it.
    """
    spans = []
    for place in fact.review[article].evidence:
        where = f"facts.yml: fact {fact.id}, article {article}"
        if isinstance(place, str):
            n = text.count(place)
            if n != 1:
                raise FramingError(
                    where,
                    f"the evidence '{place[:50]}' stands {n} times in the text",
                    "quote words that stand there once",
                )
            start = text.index(place)
            spans.append((start, start + len(place)))
        elif 0 <= place[0] < place[1] <= len(text):
            spans.append(place)
        else:
            raise FramingError(
                where,
                f"the evidence {list(place)} lies outside the text of {len(text)} characters",
                "give [start, end] offsets",
            )
    return spans
