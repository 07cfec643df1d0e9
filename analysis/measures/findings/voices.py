"""Findings about who is heard and named: voices that an outlet does not have, or that fill it; room for an actor."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import pandas as pd

from analysis.corpus.memory import remembered
from analysis.measures.attribution.voices import joint
from analysis.measures.findings.finding import (
    Evidence,
    Finding,
    Tables,
    apart,
    independent,
    named,
    outlet_of,
    outlets_of,
    shares,
)
from analysis.plain import out_of, sentence
from analysis.records import Row

LEAST_SHARE = 0.1  # of the words given to others where it is heard, for a voice to be missed elsewhere
LEAST_WORDS = 50  # of all voices in an outlet, for shares to be compared
SPACE = 0.25  # of a text between two outlets, for an actor's space to be a finding
GAP = 0.3  # of an outlet's words given to others, for a voice to dominate
_HEARD = "{} is heard"
_PRINTED = (
    "Words quoted or reported as said in headline, deck and body, thoughts left out, counted as printed;"
    " speakers are resolved by rules and were not all checked."
)


def missing_voice(tables: Tables) -> Iterator[Finding]:
    """An actor whom at least half of the sources let speak, two at least, and whom other outlets do not.

    An outlet that has the actor's words within somebody else's statement alone is neither.
    """
    (words, given), outlets, statements = _words(tables), outlets_of(tables), _statements(tables)
    for actor in dict.fromkeys(row.actor for row, _ in statements if pd.notna(row.actor)):
        said = [row for row, who in statements if actor in who]
        rows = [row for row in said if not row.nested]
        heard, reported = ({row.outlet for row in of} for of in (rows, said))
        here = [outlet for outlet in outlets if outlet in heard]
        silent = [outlet for outlet in outlets if outlet not in reported]
        sources = independent(tables, here)
        if not silent or len(sources) < 2 or len(sources) < len(independent(tables, outlets)) / 2:
            continue
        part = [words[outlet][actor] / given[outlet] for outlet in here if given[outlet]]
        mean = sum(part) / max(len(part), 1)
        if mean < LEAST_SHARE:
            continue
        yield Finding(
            "voice missing",
            f"{sentence(actor)} is quoted or reported in {named(here)}, and not in {named(silent)}.",
            f"where heard, {shares([mean])[0]} of the words given to others on average",
            _PRINTED,
            "An outlet may have had no access, or another subject; a person not heard can still be told of.",
            tuple(silent),
            tuple(dict.fromkeys(Evidence(r.article, r.sentence, _HEARD.format(actor)) for r in rows)),
            stake=min(1.0, 0.4 + mean),
            contrast=len(here) / len(outlets) if len(silent) == 1 else 0.8,
            sureness=0.85,
        )


def dominant_voice(tables: Tables) -> Iterator[Finding]:
    """The voice that takes most more of one outlet's reported words than of the others'."""
    words, given = _words(tables)
    enough = [outlet for outlet in outlets_of(tables) if given[outlet] >= LEAST_WORDS]
    found = []
    for outlet in enough:
        own = independent(tables, [outlet])
        apart = [other for other in enough if not independent(tables, [other]) & own]
        for speaker, n in sorted(words[outlet].items()) if apart else ():
            part, most = n / given[outlet], max(words[other][speaker] / given[other] for other in apart)
            found.append((part - most, outlet, speaker, part, most))
    gap, outlet, speaker, part, most = max(found, key=lambda item: item[0], default=(0, *[None] * 4))
    if gap < GAP:
        return
    mine = shares([part])[0]
    elsewhere = (
        f"no outlet of another source gives that voice more than {shares([most])[0]}"
        if most
        else "no outlet of another source gives that voice any"
    )
    yield Finding(
        "voice dominant",
        f"{sentence(mine)} of the words that {outlet} gives to others are those of {speaker}; {elsewhere}.",
        f"{out_of(words[outlet][speaker], given[outlet], 'word')}",
        _PRINTED,
        "Much room for a voice is not agreement with it.",
        (outlet,),
        tuple(
            Evidence(row.article, row.sentence, _HEARD.format(speaker))
            for row, who in _statements(tables)
            if row.outlet == outlet and speaker in who and not row.nested
        ),
        stake=0.7,
        contrast=min(1.0, gap + 0.2),
        sureness=0.85,
    )  # fmt: skip


def space(tables: Tables) -> Iterator[Finding]:
    """The actor whose share of the text differs most between two outlets of different sources, voices missing apart."""
    missing = {evidence.says for finding in missing_voice(tables) for evidence in finding.evidence}
    parts: dict[str, dict[str, float]] = defaultdict(dict)  # actor -> outlet -> the largest share of an article
    for row in tables.rows("prominence"):
        if row.kind == "actor" and _HEARD.format(row.item) not in missing:
            part = parts[row.item]
            part[row.outlet] = max(part.get(row.outlet, 0.0), row.share)
    best = (0.0,)
    for actor, part in parts.items():
        most, least = max(part, key=part.get), min(part, key=part.get)
        if independent(tables, [most]) != independent(tables, [least]):
            best = max(best, (part[most] - part[least], actor, most, least, part[most], part[least]))
    if best[0] < SPACE:
        return
    gap, actor, most, least, high, low = best
    outlet = outlet_of(tables)
    much, little = shares([high, low])
    yield Finding(
        "space",
        f"{sentence(actor)} is named in sentences that make up {much} of {most}'s text, and {little if low else 'none'} of {least}'s.",
        f"{apart(high, low)} of a text apart",
        "Names are found by the aliases in story.yml and by their form; a name not listed there can be missed.",
        "A long sentence counts whole, however short the mention; room is neither praise nor blame.",
        (most, least),
        tuple(
            Evidence(row.article, row.sentence, f"names {actor}")
            for row in tables.rows("mentions")
            if row.actor == actor and outlet[row.article] in (most, least)
        ),
        stake=0.4,
        contrast=gap,
        sureness=0.85,
    )  # fmt: skip


@remembered
def _statements(tables: Tables) -> list[tuple[Row, list[str]]]:
    """Speech outside captions, counted as the table `actors_heard` counts it, each with who speaks.

    That is the actor, each of several actors who speak as one, else the speaker. Thought is the outlet's telling.
    """
    actors = dict.fromkeys(tables["actors_heard"]["actor"])
    return [
        (row, [row.actor] if pd.notna(row.actor) else joint(row.speaker, actors) or [row.speaker])
        for row in tables.rows("voices")
        if row.mode == "speech" and row.part != "caption" and pd.notna(row.speaker)
    ]


@remembered
def _words(tables: Tables) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """Outlet -> words given to each speaker, and all that it gives, joint ones once; those of a statement within another are its."""
    words, given = defaultdict(Counter), Counter()
    for row, who in _statements(tables):
        n = 0 if row.nested else row.n_words
        given[row.outlet] += n
        for speaker in who:
            words[row.outlet][speaker] += n
    return words, given
