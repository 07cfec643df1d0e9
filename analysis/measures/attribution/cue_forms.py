"""Cues that are no verbs: phrases, nouns, and the forms of headlines and signatures."""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.measures.attribution.content import Span, content_before, quote_before
from analysis.measures.attribution.extents import adjunct_end, content_end
from analysis.measures.language.clauses import before_verb, clause_start, noun_phrase_end, subject_of
from analysis.measures.language.reporting import hearsay, light_verbs, nouns, phrases, possessor_phrases, verb_forms
from analysis.measures.language.roles import PARTICLES, PERSONS, words
from analysis.measures.language.word_classes import DASHES, POSSESSIVES, Frame

_ABOUT = frozenset("about on of for over regarding concerning against".split())
_SEEN_AS = frozenset("see read view put understand tell call describe phrase explain".split())


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
    for parts, class_ in phrases().get(frame.low[i], ()):
        if tuple(frame.low[i : i + len(parts)]) != parts:
            continue
        first = i + len(parts)
        last = noun_phrase_end(frame, first)
        if last == first:
            return None
        verb = " ".join(parts)
        leads = (
            i == 0 or (i == 1 and frame.word(0) in ("but", "and")) or (frame.word(last) in ("who", "which") and i < 3)
        )
        leads = leads or (frame.kind(i - 1) == "p" and frame.low[i - 1] != "," and not _clause_before(frame, i))
        if leads:
            j = next((k for k in range(last, frame.n) if frame.low[k] == ","), frame.n)
            content = (j + 1, content_end(frame, j + 1)) if j + 1 < frame.n else None
        else:
            content = content_before(frame, i)
        if content is None or content[0] >= content[1]:
            quotes = quote_before(frame, i)
            return Cue(i, verb, class_, (first, last), None, quotes) if quotes else None
        return Cue(i, verb, class_, (first, last), content)
    return None


def possessor_cue(frame: Frame, i: int) -> Cue | None:
    """`by its estimate`, `in the mayor's view`: what stands around it is reported."""
    nouns_ = possessor_phrases().get(frame.low[i])
    if nouns_ is None:
        return None
    at = next((k for k in range(i + 2, min(i + 8, frame.n)) if frame.low[k] in nouns_), None)
    if at is None or any(frame.kind(k) != "w" or frame.is_verb_like(k) for k in range(i + 1, at)):
        return None
    last = at - (frame.word(at - 1) == "own")
    if not (frame.low[last - 1] in POSSESSIVES - {"my", "our", "your"} or frame.low[last - 1].endswith(("'s", "s'"))):
        return None
    return _around(frame, i, at + 1, Cue(at, f"{frame.low[i]} ... {frame.low[at]}", "neutral", (i + 1, last)))


def as_cue(frame: Frame, i: int) -> Cue | None:
    """`as the mayor put it`, `as he said on Monday`, between commas or at an end."""
    if frame.low[i] != "as" or not (i == 0 or frame.kind(i - 1) in ("p", "Q")) or not frame.starts_noun_phrase(i + 1):
        return None
    for v in range(i + 2, min(i + 9, frame.n)):
        form = verb_forms().get(frame.low[v])
        if not form or not form.kinds & {"past", "s", "base"} or frame.is_noun_context(v):
            continue
        verb = next((verb for verb in form.verbs if not verb.particle), None)
        if verb is None:
            return None
        after = v + 1 + (frame.word(v + 1) in ("it", "them"))
        speaks = "clause" in verb.takes if after == v + 1 else verb.base in _SEEN_AS
        after = adjunct_end(frame, after)
        subject = subject_of(frame, v)
        closed = frame.is_end(after) or frame.kind(after) in ("p", "Q")
        if not speaks or not closed or subject != (i + 1, before_verb(frame, v) + 1) or _is_outlet(frame, i + 1):
            return None
        return _around(frame, i, after, Cue(v, verb.base, verb.kind, subject))
    return None


def _is_outlet(frame: Frame, i: int) -> bool:
    return frame.word(i).split("'")[0] in ("i", "we", "you")


def _around(frame: Frame, first: int, last: int, cue: Cue) -> Cue | None:
    """The cue with what stands before it, behind it, or on both sides of it."""
    goes_on = frame.word(last) == "," and last + 1 < frame.n
    if first == 0:
        content = (last + 1, content_end(frame, last + 1)) if goes_on else None
        return replace(cue, content=content) if content else None
    quotes = quote_before(frame, first)
    if quotes:
        return replace(cue, quotes=quotes)
    content = content_before(frame, first, 1 if goes_on else 2)
    if content is None:
        return None
    if goes_on and frame.word(first - 1) == ",":
        content = (content[0], content_end(frame, last + 1))
    return replace(cue, content=content)


def hearsay_cue(frame: Frame, i: int, cues: list[Cue]) -> Cue | None:
    """`NP reportedly did`, `NP is reportedly to do`: reported by nobody who is named."""
    class_ = hearsay().get(frame.low[i])
    told = any(cue.content and cue.content[0] <= i < cue.content[1] for cue in cues)
    if class_ is None or told or not (frame.is_auxiliary(i - 1) or frame.is_verb_like(i + 1)):
        return None
    subject = subject_of(frame, i)
    return subject and Cue(i, frame.low[i], class_, None, (subject[0], content_end(frame, i + 1)))


def document_cue(frame: Frame) -> list[Cue]:
    """`Under a lease of 2004, the company must keep "all piles"`: quoted words that nothing else attributes."""
    if frame.word(0) not in ("under", "in") or not frame.starts_noun_phrase(1):
        return []
    end = noun_phrase_end(frame, 1)
    comma = next((k for k in range(1, frame.n) if frame.low[k] == ","), frame.n)
    head = next((k for k in range(1, min(end, comma) + 1) if frame.is_preposition(k) or k in (end, comma)), comma) - 1
    first = comma + 1
    if frame.word(first) in ("which", "who", "that"):
        first = next((k + 1 for k in range(first, frame.n) if frame.low[k] == ","), frame.n)
    if words().kind_of.get(frame.word(_head_noun(frame, head))) != "document":
        return []
    if not any(frame.kind(k) == "q" for k in range(first, frame.n)):
        return []
    return [Cue(0, None, None, (1, comma), (first, frame.n))]


def _head_noun(frame: Frame, last: int) -> int:
    """Token of the head: a participle may follow it (`a lease signed in 2004`)."""
    return last - 1 if frame.is_verb_like(last) or frame.word(last).endswith("ed") else last


def _clause_before(frame: Frame, i: int) -> bool:
    return any(frame.is_verb_like(k) for k in range(i))


def noun_cue(frame: Frame, i: int) -> Cue | None:
    """`NP's claim that C`, `a promise by NP to C`, `a warning from NP that C`."""
    class_ = nouns().get(frame.low[i])
    if class_ is None or i == 0 or not (frame.is_noun_context(i) or not frame.is_verb_like(i)):
        return None
    speaker = None
    k = i + 1
    comma = frame.word(k) == "," and frame.word(k + 1) == "by"
    if frame.word(k + comma) in ("by", "from") and frame.starts_noun_phrase(k + 1 + comma):
        speaker = (k + 1 + comma, _names_end(frame, k + 1 + comma))
        k = speaker[1]
        if comma and frame.word(k) == ",":
            k += 1
        if frame.word(k) == "," and frame.word(k + 1) in ("who", "which"):
            k = next((j + 1 for j in range(k + 1, min(k + 14, frame.n)) if frame.low[j] == ","), k)
    if frame.word(k) in _ABOUT:
        return _about(frame, i, class_, k)
    if frame.word(k) not in ("that", "to") or (frame.word(k) == "to" and class_ != "promise/warning"):
        return None
    if frame.word(k) == "that" and frame.is_verb_like(k + 1):
        return None  # "the report that was leaked"
    if frame.word(k) == "to" and (
        frame.starts_noun_phrase(k + 1)
        and (frame.is_capital(k + 1) or frame.word(k + 1) in ("the", "a", "his", "their"))
    ):
        return None
    speaker = speaker or _possessor(frame, i)
    if speaker is None and frame.word(k) == "to":
        return None
    return Cue(i, frame.low[i], class_, speaker, (k, content_end(frame, k)))


def _names_end(frame: Frame, i: int) -> int:
    """One past a noun phrase, `to` before a name (`ambassador to Norway Ann Lee`) and a list of names included."""
    end = noun_phrase_end(frame, i)
    while (frame.word(end) == "to" and frame.is_capital(end + 1)) or (
        frame.word(end) == "," and frame.is_capital(end - 1)
        and "and" in frame.low[end : end + 8] and (frame.is_capital(end + 1) or frame.word(end + 1) == "the")
    ):  # fmt: skip
        end = noun_phrase_end(frame, end + 1)
    return end


def appositive_end(frame: Frame, first: int, last: int) -> int | None:
    """One past the name set behind the role at tokens first..last-1: `the head of the office, Ann Lee`."""
    head = next((k for k in range(first, last) if frame.is_preposition(k)), last)
    if frame.word(last) != "," or not frame.is_capital(last + 1) or any(map(frame.is_capital, range(first, head))):
        return None
    if words().kind_of.get(frame.word(head - 1)) not in PERSONS:
        return None
    end = last + 1
    while frame.is_capital(end) or frame.word(end) in PARTICLES:
        end += 1
    return end if frame.kind(end) != "w" else None


def _possessor(frame: Frame, i: int) -> Span | None:
    """Whose claim it is: the possessive before the noun at `i`."""
    j = i - 1
    while j > 0 and i - j < 4 and not (frame.low[j] in POSSESSIVES or frame.low[j].endswith(("'s", "s'"))):
        j -= 1
    if frame.low[j] in POSSESSIVES:
        return j, j + 1
    if frame.low[j].endswith(("'s", "s'")):
        return max(clause_start(frame, j), j - 5), j + 1
    return None


def _about(frame: Frame, i: int, class_: str, k: int) -> Cue | None:
    """`NP gave a justification of C`; `NP's remarks about C`, where words of C are quoted."""
    end = content_end(frame, k)
    if end <= k + 1:
        return None
    v = next((j for j in range(i - 1, max(i - 6, -1), -1) if frame.low[j] in light_verbs()), None)
    if v is not None and not frame.is_noun_context(v):
        subject = subject_of(frame, v)
        return (
            None
            if subject is None or _is_outlet(frame, subject[0])
            else Cue(i, frame.low[i], class_, subject, (k, end))
        )
    speaker = _possessor(frame, i)
    if speaker and any(frame.kind(j) == "q" for j in range(k, end)):
        return Cue(i, frame.low[i], class_, speaker, (k, end))
    return None


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
