"""Agentless statements: something is done, said or expected, and the sentence does not say by whom."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.language.clauses import subject_of
from analysis.measures.language.participles import PASSIVE, STATES, is_participle
from analysis.measures.language.word_classes import Frame
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.word_choice.base_forms import base_form
from analysis.measures.word_choice.phrases import voice_of
from analysis.measures.word_choice.sentence_frames import frames, mentions_by_sentence
from analysis.records import Row
from analysis.tables import EDITED_LIGHTLY, from_rows

_OPENING = frozenset("think thinks believe believes say says know knows hope hopes fear fears".split())
# What is thought, said or planned: the one who thinks it is missing, not the one who does it.
_THOUGHT = frozenset(
    "expected said believed thought considered reported understood feared hoped alleged rumored rumoured planned scheduled "
    "supposed assumed estimated projected predicted known seen regarded viewed claimed meant intended".split()
)

_SIGHTS = frozenset(["seen", "viewed", "known"])  # "seen at the port": no thought without "as" or "to"


@measure("agentless")
def measure_agentless(corpus: Corpus) -> pd.DataFrame:
    """List the passives of headline, deck and body that leave out who acts, speaks or expects.

    A form of be and a participle, adverbs between them passed over, without "by" and a noun before the clause ends. On
    what agent deletion can hide see Trew (1979) and van Leeuwen (1996); often it hides nothing, the doer being known or of
    no interest. "It is expected to" and the like count as thought: whose thought is not said.

    Returns
    -------
    pandas.DataFrame
        One row per statement: article, outlet, sentence, start, end (of the verb), verb (base form where a list of the
        suite knows it, else as printed), kind (done or thought), missing (in words), subject_start, subject_end,
        actor (of story.yml, named by the subject), voice (own, reported, quoted), copied.
    """
    named = mentions_by_sentence(corpus)
    voice, outlet_of = voice_of(corpus), corpus.outlet_of()
    vocabulary = frozenset(word.term for word in corpus.rows("tokens"))
    rows = []
    for sentence, frame, quoted in frames(corpus):
        article = sentence.article
        for i in range(frame.n):
            verb = _passive(frame, i)
            if verb is None or _has_agent(frame, verb):
                continue
            (start, _), (_, end) = frame.span(i, i + 1), frame.span(verb, verb + 1)
            subject = _subject(frame, i)
            actor = _actor(frame, named[article, sentence.sentence], *subject) if subject[0] is not None else None
            word = frame.low[verb]
            sights = word in _SIGHTS and frame.word(verb + 1) not in ("as", "to")
            kind = "thought" if word in _THOUGHT and not sights else "done"
            whose = voice.at(article, start, start in quoted)
            rows.append(
                (article, outlet_of[article], sentence.sentence, start, end, base_form(word, vocabulary), kind, f"{word} by whom",
                 *subject, actor, whose)
            )  # fmt: skip
    table = from_rows("agentless", rows)
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))


def _passive(frame: Frame, i: int) -> int | None:
    """The participle of a passive that begins with the form of be at `i`."""
    if not (frame.word(i) in PASSIVE or (frame.is_contracted_subject(i) and frame.is_be(i))):
        return None
    j = i + 1
    while frame.kind(j) == "w" and (frame.is_adverb(j) or frame.word(j) == "not"):
        j += 1
    if frame.kind(j) != "w" or frame.word(j) in PASSIVE or not is_participle(frame, j) or frame.word(j) in STATES:
        return None
    return j


def _subject(frame: Frame, be: int) -> tuple[int | None, int | None]:
    """Offsets of what the passive is said of; a participle ("being dragged") has no subject of its own.

    Of a clause that a verb of thought opens, what stands behind it ("she did not think anyone was hurt").
    """
    helped = frame.word(be) != "being" or frame.is_be(be - 1)
    span = subject_of(frame, be) if helped else None
    if span is None:
        return None, None
    first, last = span
    first += frame.word(first) in _OPENING and first + 1 < last
    while last - 1 > first and frame.word(last - 1) in ("which", "who", "that", ","):
        last -= 1
    return frame.span(first, last)


def _has_agent(frame: Frame, verb: int) -> bool:
    """ "by" and somebody, before the clause ends; "by November", "by car" of time or means in -ing do not count."""
    for j in range(verb + 1, min(frame.n, verb + 13)):
        if frame.is_end(j) or frame.is_subordinator(j) or frame.word(j) in ("which", "who"):
            return False
        if frame.word(j) == "by":
            after = frame.word(j + 1)
            return not (
                frame.is_time(j + 1)
                or after[:1].isdigit()
                or after.endswith("ing")
                or after in ("then", "now", "far", "law")
            )
    return False


def _actor(frame: Frame, named: list[Row], start: int, end: int) -> str | None:
    """The first actor that the subject names; not the port in "the port's clerk"."""
    inside = (mention for mention in named if mention.start >= start and mention.end <= end)
    return next((m.actor for m in inside if frame.text[m.end : m.end + 2] not in ("'s", "’s")), None)
