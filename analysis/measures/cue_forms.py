"""Cues that are no verbs: phrases, nouns, and the forms of headlines and signatures."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.measures.clauses import DASHES, POSSESSIVES, Frame
from analysis.measures.content import Span, content_before, content_end, quote_before
from analysis.measures.reporting import nouns, phrases


@dataclass(frozen=True)
class Cue:
    """A verb, noun or phrase that attributes; spans and places count tokens of the frame.

    `content`: what is reported. `quotes`: free quotations that the cue claims. `finite`: the verb has a tense
    of its own, so that a coordinated verb may share its subject.
    """

    at: int
    verb: str | None
    verb_class: str | None
    speaker: Span | None
    content: Span | None = None
    quotes: tuple[int, ...] = ()
    finite: bool = False


def phrase_cue(frame: Frame, i: int) -> Cue | None:
    """`according to NP, C`; `C, according to NP`."""
    for words, class_ in phrases().get(frame.low[i], ()):
        if tuple(frame.low[i : i + len(words)]) != words:
            continue
        first = i + len(words)
        last = frame.noun_phrase_end(first)
        if last == first:
            return None
        verb = " ".join(words)
        leads = (
            i == 0 or (i == 1 and frame.word(0) in ("but", "and")) or (frame.word(last) in ("who", "which") and i < 3)
        )
        leads = leads or (frame.kind(i - 1) == "p" and frame.low[i - 1] != "," and not _clause_before(frame, i))
        if leads:
            j = next((k for k in range(last, frame.n) if frame.low[k] == ","), frame.n)
            content = (j + 1, content_end(frame, j + 1, i)) if j + 1 < frame.n else None
        else:
            content = content_before(frame, i)
        if content is None or content[0] >= content[1]:
            quotes = quote_before(frame, i)
            return Cue(i, verb, class_, (first, last), None, quotes) if quotes else None
        return Cue(i, verb, class_, (first, last), content)
    return None


def _clause_before(frame: Frame, i: int) -> bool:
    return any(frame.is_verb_like(k) for k in range(i))


def noun_cue(frame: Frame, i: int) -> Cue | None:
    """`NP's claim that C`, `a promise by NP to C`, `a warning from NP that C`."""
    class_ = nouns().get(frame.low[i])
    if class_ is None or i == 0 or not (frame.is_noun_context(i) or not frame.is_verb_like(i)):
        return None
    speaker = None
    k = i + 1
    if frame.word(k) in ("by", "from") and frame.starts_noun_phrase(k + 1):
        end = frame.noun_phrase_end(k + 1)
        speaker = (k + 1, end)
        k = end
        if frame.word(k) == "," and frame.word(k + 1) in ("who", "which"):
            k = next((j + 1 for j in range(k + 1, min(k + 14, frame.n)) if frame.low[j] == ","), k)
    if frame.word(k) not in ("that", "to") or (frame.word(k) == "to" and class_ not in ("promise/warning",)):
        return None
    if frame.word(k) == "that" and frame.is_verb_like(k + 1):
        return None  # "the report that was leaked"
    if frame.word(k) == "to" and (
        frame.starts_noun_phrase(k + 1)
        and (frame.is_capital(k + 1) or frame.word(k + 1) in ("the", "a", "his", "their"))
    ):
        return None
    if speaker is None:
        j = i - 1
        while j > 0 and i - j < 4 and not (frame.low[j] in POSSESSIVES or frame.low[j].endswith(("'s", "s'"))):
            j -= 1
        if frame.low[j] in POSSESSIVES:
            speaker = (j, j + 1)
        elif frame.low[j].endswith(("'s", "s'")):
            first = frame.clause_start(j)
            speaker = (max(first, j - 5), j + 1)
    if speaker is None and frame.word(k) == "to":
        return None
    return Cue(i, frame.low[i], class_, speaker, (k, content_end(frame, k, i)))


def headline_cue(frame: Frame) -> list[Cue]:
    """`Mayor: pier is lost`; `Pier is lost: mayor`."""
    colon = next((k for k in range(frame.n) if frame.low[k] == ":"), None)
    if colon is None or not 0 < colon < frame.n - 1:
        return []
    if (
        colon <= 3
        and not any(frame.is_verb_like(k) or frame.is_preposition(k) for k in range(colon))
        and frame.n - colon > 3
    ):
        content = (colon + 1, frame.n)
        return [Cue(colon, ":", "neutral", (0, colon), content)]
    return []


def signature_cue(frame: Frame) -> list[Cue]:
    """`"..." - A. Reader`: a name after a dash signs the quotation before it."""
    dash = next((k for k in range(1, frame.n) if frame.low[k] in DASHES and frame.kind(k - 1) == "Q"), None)
    if (
        dash is None
        or frame.n - dash > 8
        or not frame.is_capital(dash + 1)
        or any(frame.is_verb_like(k) for k in range(dash + 1, frame.n))
    ):
        return []
    return [Cue(dash, None, None, (dash + 1, frame.n), None, (dash - 1,))]
