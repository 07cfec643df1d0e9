"""Cues that are neither verb nor noun: phrases, and the forms of headlines and signatures."""

from __future__ import annotations

from dataclasses import replace

from analysis.corpus.quotes import MARKS
from analysis.measures.attribution.content import HYPOTHETICAL, Span, content_across, content_before, quote_before
from analysis.measures.attribution.cue import Cue, is_outlet, is_unheard
from analysis.measures.attribution.extents import adjunct_end, content_end
from analysis.measures.attribution.speaker_phrases import gender_of, singular
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS
from analysis.measures.language.clauses import appositive_end, before_verb, main_subject, noun_phrase_end, subject_of
from analysis.measures.language.reporting import (
    adjectives,
    hearsay,
    nouns,
    own_words,
    phrases,
    possessor_phrases,
    verb_forms,
)
from analysis.measures.language.roles import PERSONS, speaker_words
from analysis.measures.language.word_classes import DASHES, POSSESSIVES, RELATIVES, Frame

_TEXTS = frozenset("words sign slogan banner placard inscription motto note caption".split())
_SAYINGS = frozenset("verdict words response motto mantra".split())  # and the nouns of reporting
_QUESTIONS = frozenset("how why what who when where".split())
_REMAINS = frozenset(["remain", "remains", "remained"])
_MAKES = frozenset(["make", "makes", "made"])
_SEEN_AS = frozenset("see read view put understand tell call describe phrase explain".split())


def phrase_cue(frame: Frame, i: int) -> Cue | None:
    """`according to NP, C`; `C, according to NP`."""
    for parts, class_ in phrases().get(frame.low[i], ()):
        if tuple(frame.low[i : i + len(parts)]) != parts:
            continue
        first = i + len(parts)
        last = noun_phrase_end(frame, first)
        if last == first:
            return None
        last = _beside(frame, first, last)
        verb = " ".join(parts)
        leads = (
            i == 0 or (i == 1 and frame.word(0) in ("but", "and")) or (frame.word(last) in ("who", "which") and i < 3)
        )
        leads = leads or (frame.kind(i - 1) == "p" and frame.low[i - 1] != "," and not _clause_before(frame, i))
        if leads:
            j = next((k for k in range(last, frame.n) if frame.low[k] == ","), frame.n)
            content = (j + 1, content_end(frame, j + 1)) if j + 1 < frame.n else None
        else:
            content = content_across(frame, i, last) or content_before(frame, i)
        if content is None or content[0] >= content[1]:
            quotes = quote_before(frame, i)
            return Cue(i, verb, class_, (first, last), None, quotes) if quotes else None
        return Cue(i, verb, class_, (first, last), content)
    return None


def _beside(frame: Frame, first: int, last: int) -> int:
    """One past who is named and the role or name beside; not where what follows has no subject but that:
    `according to the mayor, Ann Lee, 40, left`."""
    end = appositive_end(frame, first, last)
    comma = next((k for k in range(end + 1, frame.n) if frame.low[k] == ","), frame.n)
    open_ = frame.word(end + 1) in RELATIVES or not any(map(frame.is_verb_like, range(end + 1, comma)))
    return last if end + 1 < frame.n and open_ else end


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
        verb = next((verb for verb in form.verbs if verb.particle in ("", frame.word(v + 1))), None)
        if verb is None:
            return None
        end = v + 1 + bool(verb.particle)
        after = end + (frame.word(end) in ("it", "them"))
        speaks = "clause" in verb.takes if after == end else verb.base in _SEEN_AS
        after = adjunct_end(frame, after)
        subject = subject_of(frame, v)
        closed = frame.is_end(after) or frame.kind(after) in ("p", "Q")
        if not speaks or not closed or subject != (i + 1, before_verb(frame, v) + 1) or is_outlet(frame, i + 1):
            return None
        return _around(frame, i, after, Cue(v, f"{verb.base} {verb.particle}".strip(), verb.kind, subject))
    return None


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


def adjective_cue(frame: Frame, i: int) -> Cue | None:
    """`NP is adamant (that) C`, `NP made it clear that C`."""
    class_ = adjectives().get(frame.low[i])
    if class_ is None:
        return None
    verb = next((k for k in range(i - 1, max(i - 5, -1), -1) if not (frame.is_adverb(k) or frame.low[k] == "very")), -1)
    made_it = frame.word(verb) == "it" and frame.word(verb - 1) in _MAKES
    made = made_it or (frame.word(verb) in _MAKES and frame.low[i] == "clear")  # who made sure that C did it
    if not (made or frame.is_be(verb) or frame.word(verb) in _REMAINS) or frame.word(verb - 1) in HYPOTHETICAL:
        return None
    subject = (verb, verb + 1) if frame.is_contracted_subject(verb) else subject_of(frame, verb - made_it)
    if subject is None or is_unheard(frame, *subject) or frame.low[slice(*subject)] in (["it"], ["it's"]):
        return None
    clause = frame.starts_noun_phrase(i + 1) and frame.is_verb_like(noun_phrase_end(frame, i + 1))
    if not (clause or frame.word(i + 1) == "that"):
        return None
    return Cue(i, frame.low[i], class_, subject, (i + 1, content_end(frame, i + 1)))


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
    if speaker_words().kind_of.get(frame.word(_head_noun(frame, head))) != "document":
        return []
    if not any(frame.kind(k) == "q" for k in range(first, frame.n)):
        return []
    return [Cue(0, None, None, (1, comma), (first, frame.n))]


def _head_noun(frame: Frame, last: int) -> int:
    """Token of the head: a participle may follow it (`a lease signed in 2004`)."""
    return last - 1 if frame.is_verb_like(last) or frame.word(last).endswith("ed") else last


def _clause_before(frame: Frame, i: int) -> bool:
    return any(frame.is_verb_like(k) for k in range(i))


def headline_cue(frame: Frame) -> list[Cue]:
    """`Mayor: pier is lost`; `Pier is lost: mayor`."""
    colon = next((k for k in range(frame.n) if frame.low[k] == ":"), None)
    if colon is None or not 0 < colon < frame.n - 1:
        return []
    if (
        colon <= 3
        and frame.kind(colon - 1) not in ("Q", "q")
        and not any(frame.is_verb_like(k) or frame.is_preposition(k) for k in range(colon))
        and frame.n - colon > 3
        and not (frame.word(colon + 1) in _QUESTIONS and _is_text(frame.low[colon - 1]))
    ):
        content = (colon + 1, frame.n)
        return [Cue(colon, ":", "neutral", (0, colon), content)]
    return []


def _is_text(noun: str) -> bool:
    """A text by its kind, a label where a question follows: `Case file: who signed what`."""
    noun = noun if noun in speaker_words().kind_of else singular(noun)
    return speaker_words().kind_of.get(noun) == "document"


def lead_in_cue(frame: Frame) -> list[Cue]:
    """`Ann Lee, head of the port: "..."`: a known name, a name with a role, or a person's role, with nothing done before the colon.

    Or what a person is or does, of whom it tells before the colon: `The mayor was blunt: "..."`.
    """
    colon = next((k for k in range(1, frame.n - 1) if frame.low[k] == ":" and frame.kind(k + 1) == "Q"), None)
    if colon is None:
        return []
    verb = next((k for k in range(colon) if frame.is_verb_like(k)), colon)
    plain = frame.is_be(verb) and not any(
        frame.is_verb_like(k) or frame.is_preposition(k) for k in range(verb + 1, colon)
    )  # "Her answer was met with jeers: ..." is not hers
    owner = _owner(frame, 0, verb) if verb == colon or plain else None
    if owner:
        return [
            Cue(colon, None, None, owner, None, (colon + 1,))
        ]  # "Her answer: ...", "The mayor's message was plain: ..."
    if verb < colon:
        subject = _told_of(frame, colon)
        return [Cue(colon, None, None, subject, None, (colon + 1,))] if subject else []
    first = _behind_opening(frame, colon)
    last = next((k for k in range(first, colon) if frame.kind(k) == "p" or frame.is_adverb(k)), colon)
    known = last < colon or bool(gender_of(frame.word(first)))
    is_name = all(map(frame.is_capital, range(first, last))) and (
        (last > first + 1 and known) or frame.word(first) in frame.names
    )
    head = next((k for k in range(first, last) if frame.is_preposition(k)), last) - 1
    is_role = frame.is_determiner(first) and speaker_words().kind_of.get(frame.word(head)) in PERSONS
    end = last if last < colon and frame.is_adverb(last) else colon  # "Lee again"
    return [Cue(colon, None, None, (first, end), None, (colon + 1,))] if is_name or is_role else []


def _behind_opening(frame: Frame, end: int) -> int:
    """First token behind `and`, `then` and a phrase that a comma parts: `At the gate, Ann Lee: ...`."""
    first = next((k for k in range(end) if not (frame.is_adverb(k) or frame.low[k] in ("and", "but"))), 0)
    comma = next((k for k in range(first, end - 1) if frame.low[k] == ","), None)
    return comma + 1 if comma and frame.is_preposition(first) and frame.word(first) != "from" else first


def _owner(frame: Frame, first: int, last: int) -> Span | None:
    """Whose words tokens first..last-1 name: `her` in `her message to the crew`."""
    noun = next((k for k in range(first, last) if frame.is_preposition(k)), last) - 1
    if noun <= first or frame.low[noun] not in _SAYINGS | nouns().keys():
        return None
    owns = (k for k in range(first, noun) if frame.low[k] in POSSESSIVES or frame.low[k].endswith(("'s", "s'")))
    owner = next(owns, None)
    if owner is None or frame.low[owner].removesuffix("'s") in DAYS_AND_MONTHS | {"today", "yesterday", "tomorrow"}:
        return None  # "Sunday's answer"
    return (first, owner + 1) if frame.starts_noun_phrase(first) else None


def verdict_cue(frame: Frame) -> list[Cue]:
    """`"...," was the verdict of the mayor`, `"...," was her answer`, `"...," was how she put it`."""
    q = next((k for k in range(frame.n - 2) if frame.kind(k) in ("Q", "q") and frame.is_be(k + 1)), None)
    if q != 0 or _is_title(frame.tokens[0].text.strip(MARKS)):
        return []
    first, end = 2, noun_phrase_end(frame, 2)
    of = next((k for k in range(3, end) if frame.word(k) in ("of", "from")), None)
    speaker = _owner(frame, first, end)
    if of and frame.word(2) == "the" and frame.low[of - 1] in _SAYINGS | nouns().keys():
        speaker = of + 1, end
    elif frame.word(2) == "how" and frame.word(frame.n - 1) == "it":
        speaker = subject_of(frame, frame.n - 2)
    return [Cue(1, None, None, speaker, None, (0,))] if speaker and speaker[0] < speaker[1] else []


def _is_title(text: str) -> bool:
    """`The Long Night`, with no mark that closes it."""
    longer = [word for word in text.split() if len(word) > 3]
    return text[-1:].isalnum() and len(longer) > 1 and all(word[0].isupper() for word in longer)


def _told_of(frame: Frame, end: int) -> Span | None:
    """The person that tokens 0..end-1 tell of, and of no text that is read there."""
    subject = main_subject(frame, end)
    return subject if subject and _is_person(frame, *subject) and not _shows_text(frame, subject[1], end) else None


def _is_person(frame: Frame, first: int, last: int) -> bool:
    """`he`, `the mayor`, `her colleague Bo Roe`; no body, and nothing that only opens a sentence with a capital."""
    if frame.word(first) in ("he", "she"):
        return True
    head = next((k for k in range(first + 1, last) if frame.is_preposition(k) or frame.kind(k) == "p"), last)
    roles = (speaker_words().kind_of.get(frame.word(k)) in (*PERSONS, "unnamed") for k in range(first, head))
    known = frame.is_capital(first) and (first > 0 or frame.low[0] in frame.names)  # "Lee was blunt: ..."
    return any(roles) or ((head - first > 1 or known) and all(map(frame.is_capital, range(first, head))))


def _shows_text(frame: Frame, first: int, last: int) -> bool:
    """What stands there is read: `saw a sign`, `got a letter from Bo`; not one's own `in a report`, `a message to Bo`."""
    words = frame.low[first:last]
    known = [word for word in words if speaker_words().kind_of.get(word) == "document" or word in _TEXTS]
    return "in" not in words and any(word not in own_words() or "from" in words for word in known)


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
