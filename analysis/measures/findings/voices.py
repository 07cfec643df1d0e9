"""Findings about who is heard and named: voices that an outlet does not have, or that fill it; room for an actor."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.measures.findings.finding import Evidence, Finding, Tables, independent, outlet_of, outlets_of, shares
from analysis.measures.heard import joint
from analysis.plain import counted, listed, sentence
from analysis.records import records

LEAST_SHARE = 0.1  # of the words given to others where it is heard, for a voice to be missed elsewhere
LEAST_WORDS = 50  # of all voices in an outlet, for shares to be compared
SPACE = 0.25  # of a text between two outlets, for an actor's space to be a finding
GAP = 0.3  # of an outlet's words given to others, for a voice to dominate
_HEARD = "{} is heard"
_PRINTED = "Words quoted or reported as said, thoughts left out, counted as printed; speakers are resolved by rules and were not all checked."


def missing_voice(tables: Tables) -> Iterator[Finding]:
    """An actor whom at least half of the sources let speak, two at least, and whom other outlets do not."""
    (words, given), outlets = _words(tables), outlets_of(tables)
    voices = _voices(tables).explode("who")
    for actor in dict.fromkeys(voices["actor"].dropna()):
        rows = voices[voices["who"] == actor]
        here = [outlet for outlet in outlets if outlet in set(rows["outlet"])]
        silent = [outlet for outlet in outlets if outlet not in here]
        sources = independent(tables, here)
        if not silent or len(sources) < 2 or len(sources) < len(independent(tables, outlets)) / 2:
            continue
        part = words.loc[here, actor] / given[here]
        if part.mean() < LEAST_SHARE:
            continue
        yield Finding(
            "voice missing",
            f"{sentence(actor)} is quoted or reported in {listed(here)}, and not in {listed(silent)}.",
            f"{shares([part.mean()])[0]} of the words given to others, where heard",
            _PRINTED,
            "An outlet may have had no access, or another subject; a person not heard can still be told of.",
            tuple(silent),
            tuple(dict.fromkeys(Evidence(r.article, r.sentence, _HEARD.format(actor)) for r in records(rows))),
            stake=min(1.0, 0.4 + part.mean()),
            contrast=len(here) / len(outlets) if len(silent) == 1 else 0.8,
            sureness=0.85,
        )


def dominant_voice(tables: Tables) -> Iterator[Finding]:
    """The voice that takes most more of one outlet's reported words than of the others'."""
    words, given = _words(tables)
    words = words[given >= LEAST_WORDS]
    if len(words) < 2 or len(independent(tables, words.index)) < 2:
        return
    part = words.div(given[words.index], axis=0)
    found = []
    for outlet in part.index:
        apart = [o for o in part.index if not independent(tables, [o]) & independent(tables, [outlet])]
        if apart and part.shape[1]:
            gap = part.loc[outlet] - part.loc[apart].max()
            found.append((gap.max(), outlet, gap.idxmax(), apart))
    gap, outlet, speaker, apart = max(found, key=lambda item: item[0], default=(0, None, None, None))
    if gap < GAP:
        return
    rows = _voices(tables).explode("who")
    rows = rows[(rows["outlet"] == outlet) & (rows["who"] == speaker)]
    mine, most = shares([part.loc[outlet, speaker], part.loc[apart, speaker].max()])
    yield Finding(
        "voice dominant",
        f"{sentence(speaker)} has {mine} of the words that {outlet} gives to others, in no outlet of another source more than {most}.",
        f"{counted(int(words.loc[outlet, speaker]), 'word')} of {int(given[outlet])}",
        _PRINTED,
        "Much room for a voice is not agreement with it.",
        (outlet,),
        tuple(Evidence(r.article, r.sentence, _HEARD.format(speaker)) for r in records(rows)),
        stake=0.7,
        contrast=min(1.0, float(gap) + 0.2),
        sureness=0.85,
    )  # fmt: skip


def space(tables: Tables) -> Iterator[Finding]:
    """The actor whose share of the text differs most between two outlets of different sources, voices missing apart."""
    prominence = tables["prominence"]
    missing = {evidence.says for finding in missing_voice(tables) for evidence in finding.evidence}
    actors = prominence[(prominence["kind"] == "actor") & ~prominence["item"].map(_HEARD.format).isin(missing)]
    best = (0.0,)
    for actor, rows in actors.groupby("item", sort=False):
        part = rows.groupby("outlet", sort=False)["share"].max().astype(float)
        most, least = part.idxmax(), part.idxmin()
        if independent(tables, [most]) != independent(tables, [least]):
            best = max(best, (part[most] - part[least], actor, most, least, part[most], part[least]))
    if best[0] < SPACE:
        return
    gap, actor, most, least, high, low = best
    rows = tables["mentions"]
    rows = rows[(rows["actor"] == actor) & rows["article"].map(outlet_of(tables)).isin([most, least])]
    much, little = shares([high, low])
    yield Finding(
        "space",
        f"{sentence(actor)} is named in sentences that make up {much} of {most}'s text, and {little if low else 'none'} of {least}'s.",
        f"{shares([gap])[0]} of a text apart",
        "Names are found by the aliases in story.yml and by their form; a name not listed there can be missed.",
        "A long sentence counts whole, however short the mention; room is neither praise nor blame.",
        (most, least),
        tuple(Evidence(row.article, row.sentence, f"names {actor}") for row in records(rows)),
        stake=0.4,
        contrast=gap,
        sureness=0.85,
    )  # fmt: skip


def _voices(tables: Tables) -> pd.DataFrame:
    """Speech outside captions, counted as the table `actors_heard` counts it: a row per statement and `who` speaks.

    That is the actor, each of several actors who speak as one, else the speaker. Thought is the outlet's telling.
    """
    voices, actors = tables["voices"], dict.fromkeys(tables["actors_heard"]["actor"])
    voices = voices[(voices["mode"] == "speech") & (voices["part"] != "caption") & voices["speaker"].notna()]
    who = [
        [row.actor] if pd.notna(row.actor) else joint(row.speaker, actors) or [row.speaker] for row in records(voices)
    ]
    return voices.assign(who=pd.Series(who, voices.index, dtype=object))


def _words(tables: Tables) -> tuple[pd.DataFrame, pd.Series]:
    """Words given to each speaker, a row an outlet and a column a speaker, and all that an outlet gives, joint ones once."""
    voices, outlets = _voices(tables), outlets_of(tables)
    voices = voices.assign(n_words=voices["n_words"].where(~voices["nested"].astype(bool), 0))
    given = voices.groupby("outlet")["n_words"].sum().reindex(outlets, fill_value=0).astype(float)
    by_speaker = voices.explode("who").pivot_table(
        index="outlet", columns="who", values="n_words", aggfunc="sum", fill_value=0
    )
    return by_speaker.reindex(outlets, fill_value=0).astype(float), given
