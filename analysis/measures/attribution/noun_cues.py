"""Nouns as cues: `NP's claim that C`, with whose claim it is."""

from __future__ import annotations

from analysis.measures.attribution.content import Span
from analysis.measures.attribution.cue import Cue, is_outlet
from analysis.measures.attribution.extents import content_end
from analysis.measures.attribution.speaker_phrases import singular
from analysis.measures.language.clauses import clause_start, noun_phrase_end, subject_of
from analysis.measures.language.reporting import Verb, light_verbs, nouns, verb_forms
from analysis.measures.language.roles import PERSONS, speaker_words
from analysis.measures.language.word_classes import DASHES, POSSESSIVES, RELATIVES, Frame

_OPEN = RELATIVES | {"he", "she", "it", "they", "what"}  # another clause
_RAISE = frozenset("raise raises raised raising".split())
_SHARE = frozenset("share shares shared sharing".split())
_ABOUT = frozenset("about on of for over regarding concerning against".split())


def noun_cue(frame: Frame, i: int) -> Cue | None:
    """`NP's claim that C`, `a promise by NP to C`, `a warning from NP that C`."""
    class_ = nouns().get(frame.low[i])
    if class_ is None or i == 0 or not (frame.is_noun_context(i) or not frame.is_verb_like(i)):
        return None
    speaker = None
    k = i + 1
    comma = frame.word(k) == "," and frame.word(k + 1) == "by"
    by = k + comma
    if frame.word(by) in ("by", "from") and frame.starts_noun_phrase(by + 1) and not frame.low[by + 1][0].isdigit():
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
    speaker = speaker or _possessor(frame, i) or _giver(frame, i)
    if speaker is None and frame.word(k) == "to":
        return None
    return Cue(i, frame.low[i], class_, speaker, (k, _before_main_verb(frame, i, k)))


def _before_main_clause(frame: Frame, first: int, end: int) -> int:
    """The comma before a main clause: the first behind a verb, none within `that nets, lines and rods, which are old, sank`."""
    commas = [k for k in range(first, end) if frame.low[k] == "," and _is_clause(frame, k + 1)]
    verb = (
        next((k for k in range(first + 1, end) if frame.is_verb_like(k)), end) if frame.word(first) == "that" else first
    )
    return next((k for k in commas if k > verb), commas[-1] if commas else end)


def _is_clause(frame: Frame, first: int) -> bool:
    """A noun phrase and a verb before the next mark."""
    stop = next((k for k in range(first, frame.n) if frame.kind(k) == "p"), frame.n)
    opens = frame.starts_noun_phrase(first) and frame.word(first) not in RELATIVES
    return opens and any(map(frame.is_verb_like, range(first + 1, stop)))


def _before_main_verb(frame: Frame, i: int, first: int) -> int:
    """One past what the noun at `i` reports from token `first`; where it is the subject, its verb is still to come:
    `the claim that the pier is safe was denied`."""
    end = content_end(frame, first)
    over = (k for k in range(max(i - 4, 0), i) if frame.is_preposition(k) or frame.is_subordinator(k))
    governed = next(over, None)  # "despite his claim that"
    if governed == 0:
        return _before_main_clause(frame, first, end)
    if frame.word(first) != "that" or governed is not None or any(map(frame.is_verb_like, range(i))):
        return end
    clauses, verbs = 1, 0
    for k in range(first + 1, end):
        if frame.low[k] == "," or frame.low[k] in DASHES:
            return end
        clauses += _opens_clause(frame, k) and (verbs > 0 or k > first + 1)
        form = verb_forms().get(frame.word(k))
        is_verb = frame.is_verb_like(k) or (form and "s" in form.kinds and frame.word(k + 1) == "to")
        if is_verb and not frame.is_auxiliary(k - 1 - frame.is_adverb(k - 1)):
            verbs += 1
            if verbs > clauses and frame.is_auxiliary(k):
                return k
            clauses += bool(form and not frame.is_auxiliary(k) and any("clause" in verb.takes for verb in form.verbs))
    return end


def _opens_clause(frame: Frame, k: int) -> bool:
    """Another clause opens, or another verb of one: `who`, `if`, `and` before a verb, `she` behind a noun."""
    joins = frame.low[k] in ("and", "or", "but")
    return frame.is_verb_like(k + 1) if joins else frame.low[k] in _OPEN or frame.is_subordinator(k)


def _giver(frame: Frame, i: int) -> Span | None:
    """Who `gave a warning`, `expressed concern`: the subject of the verb that carries the noun at `i`."""
    v = next((j for j in range(i - 1, max(i - 6, -1), -1) if frame.low[j] in light_verbs()), None)
    if v is None or frame.is_noun_context(v) or any(map(frame.is_preposition, range(v + 1, i))):
        return None  # "gave support for a question on"
    subject = subject_of(frame, v)
    if (
        subject is None
        or is_outlet(frame, subject[0])
        or (frame.low[v] in _RAISE and not _is_somebody(frame, *subject))
    ):
        return None
    return subject


def _is_somebody(frame: Frame, first: int, last: int) -> bool:
    """Who can raise a question with words; a leak or a ruling raises it too."""
    words, last = speaker_words(), next((k for k in range(first, last) if frame.is_preposition(k)), last)
    known = (word in words.vague or words.kind_of.get(singular(word)) in PERSONS for word in frame.low[first:last])
    return frame.is_capital(last - 1) or frame.is_subject_pronoun(first) or any(known)


def _verbs(frame: Frame, i: int) -> tuple[Verb, ...]:
    """Verbs that a form which carries a reporting noun may be."""
    form = verb_forms().get(frame.low[i]) if frame.low[i] in light_verbs() else None
    return form.verbs if form else ()


def _names_end(frame: Frame, i: int) -> int:
    """One past a noun phrase, `to` before a name (`ambassador to Norway Ann Lee`) and a list of names included."""
    end = noun_phrase_end(frame, i)
    while (frame.word(end) == "to" and frame.is_capital(end + 1)) or (
        frame.word(end) == "," and frame.is_capital(end - 1)
        and "and" in frame.low[end : end + 8] and (frame.is_capital(end + 1) or frame.word(end + 1) == "the")
    ):  # fmt: skip
        end = noun_phrase_end(frame, end + 1)
    return end


def _about(frame: Frame, i: int, class_: str, k: int) -> Cue | None:
    """`NP gave a justification of C`; `NP's remarks about C`, where words of C are quoted."""
    end = content_end(frame, k)
    if end <= k + 1:
        return None
    giver = _giver(frame, i)
    given = range(giver[1], i) if giver else ()
    if any("thing" in verb.takes for j in given for verb in _verbs(frame, j)):
        return None  # "expressed concern about it": the verb has it all
    if frame.word(k) == "on" and any(frame.low[j] in _SHARE for j in given):
        return None  # "shared a statement on Instagram"
    if giver:
        return Cue(i, frame.low[i], class_, giver, (k, end))
    speaker = _possessor(frame, i)
    if speaker and any(frame.kind(j) == "q" for j in range(k, end)):
        return Cue(i, frame.low[i], class_, speaker, (k, end))
    return None


def _opens(frame: Frame, k: int) -> bool:
    """A noun phrase starts at `k` that is no part of a larger one: not `the office` in `the head of the office`."""
    before = frame.word(k - 1)
    return before not in ("of", "for") and (frame.is_preposition(k - 1) or frame.word(k) in ("a", "an", "the"))


def _possessor(frame: Frame, i: int) -> Span | None:
    """Whose claim it is: the possessive before the noun at `i`."""
    j = i - 1
    while j > 0 and i - j < 4 and not (frame.low[j] in POSSESSIVES or frame.low[j].endswith(("'s", "s'"))):
        j -= 1
    if frame.low[j] in POSSESSIVES:
        return j, j + 1
    if frame.low[j].endswith(("'s", "s'")):
        first = max(clause_start(frame, j), j - 5)
        return next((k for k in range(j, first, -1) if _opens(frame, k)), first), j + 1
    return None
