"""Whose a reporting verb is: the noun phrase that says it, before the verb, behind it, or shared with another verb.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63.
"""

from __future__ import annotations

from analysis.measures.attribution.content import NAMED, Span, is_number, quote_before
from analysis.measures.attribution.cue import Cue
from analysis.measures.attribution.extents import COMPLEMENTIZERS, adjunct_end
from analysis.measures.attribution.speaker_phrases import can_speak
from analysis.measures.language.clauses import (
    clause_start,
    is_span,
    main_subject,
    noun_phrase_end,
    postposed,
    subject_of,
)
from analysis.measures.language.reporting import Verb, also_nouns, nouns, verb_forms
from analysis.measures.language.roles import PARTICLES, PERSONS, speaker_words
from analysis.measures.language.word_classes import DASHES, POSSESSIVES, RELATIVES, Frame

_NO_SUBJECTS = frozenset("me us him them that".split())
_ABOUT_THEMSELVES = frozenset(["they", "they've", "they're", "their"])  # "Labour insist they will stay"
_PLURALS = frozenset("people many some others police media critics most both data and".split())
_SINGULARS = frozenset("news series species means headquarters crossroads works gas lens bus barracks diabetes".split())
_PLURAL_DETERMINERS = frozenset("those these both several few two three four five six seven eight nine ten".split())


def is_finite(frame: Frame, v: int) -> bool:
    """In a tense of its own: past or present, without an auxiliary or `to`."""
    kinds = verb_forms()[frame.low[v]].kinds
    return bool(kinds & {"past", "s"}) and frame.word(v - 1) != "to" and not frame.is_auxiliary(v - 1)


def reporter(frame: Frame, v: int, before: int, cues: list[Cue]) -> Span | None:
    """Tokens of who reports: the subject of the verb, or, behind a conjunction, that of a cue before."""
    word = frame.word(before)
    if word in ("and", "or") and is_finite(frame, v):
        subject = _subject_in_clause(frame, before, cues)
        if subject is not None:
            return subject
    if word in ("and", "or", "but", "to") or (word == "," and frame.word(before - 1) == "and"):
        earlier = [cue for cue in cues if cue.speaker and cue.at < v]
        if is_finite(frame, v):
            earlier = [cue for cue in earlier if cue.finite] or earlier
        if earlier and not any(frame.kind(k) == "Q" for k in range(earlier[-1].at, v)):
            return earlier[-1].speaker
        return main_subject(frame, before) or (earlier[-1].speaker if earlier else None)
    if frame.word(before) in _NO_SUBJECTS and frame.word(before - 1) == "have":  # "would have us believe"
        return subject_of(frame, before - 1)
    subject = _within_report(frame, subject_of(frame, v), cues)
    if subject is None and frame.headline and word == ",":  # "Mayor opens pier, says it is safe"
        return main_subject(frame, before)
    return subject


def _within_report(frame: Frame, subject: Span | None, cues: list[Cue]) -> Span | None:
    """The subject behind the verb that reports it: `papers` in `Clerk claims papers reveal`."""
    for cue in reversed(cues):
        if subject is None or cue.content is None or cue.speaker is None or cue.speaker[1] != cue.at:
            continue
        first = cue.content[0] + (frame.word(cue.content[0]) in COMPLEMENTIZERS)
        within = RELATIVES & set(frame.low[subject[0] : cue.at]) or frame.low[cue.at].endswith("ing")
        if not within and subject[0] <= cue.at < first < subject[1] and frame.word(first) != "to":
            return first, subject[1]
    return subject


def _subject_in_clause(frame: Frame, conjunction: int, cues: list[Cue]) -> Span | None:
    """The subject that `after the man came and asked` shares: that of the verb before in the same subordinate clause."""
    first = next((k for k in range(conjunction - 1, -1, -1) if frame.is_subordinator(k) or frame.kind(k) in "pQ"), -1)
    verb = first + 2
    if first > 0 and frame.word(first) == "," and frame.word(first + 1) in ("who", "which"):
        opens = frame.is_determiner(verb) or frame.is_capital(verb) or frame.is_subject_pronoun(verb)
        return None if opens else subject_of(frame, verb)  # "the port, which owns the pier and denied it"
    if first < 0 or not frame.is_subordinator(first) or any(cue.at > first for cue in cues):
        return None
    main = next((k for k in range(first) if frame.is_verb_like(k)), None)
    if main is None or frame.is_past(main):  # "The mayor came after it closed and asked": as likely the mayor
        return None
    verb = next((k for k in range(first + 1, conjunction) if frame.is_verb_like(k)), None)
    subject = subject_of(frame, verb) if verb is not None else None
    return subject if subject and subject[0] > first else None


def reads_as_verb(frame: Frame, v: int, after: int, kinds: frozenset[str], before: int) -> bool:
    """`reports` and `claim` are nouns too: as verbs they follow a subject and lead into what is said."""
    word = frame.word(before)
    if frame.is_subject_pronoun(before) or word in ("who", "which", "to"):
        return True
    if frame.low[v] in also_nouns() and frame.is_verb_like(before) and not frame.is_noun_context(before):
        return False  # "found documents"
    if kinds == {"s"} and before == v - 1 and _is_plural(frame, v, before):
        return False  # "the project tracks recounts"
    goes_on = frame.is_verb_like(after) and not frame.is_contracted_subject(after)
    if goes_on or frame.word(v - 1).endswith("ing"):
        return False
    if frame.word(after) == "at" and is_number(frame, after + 1):
        return _takes(frame.low[v], "at")
    if frame.kind(before) == "w" and quote_before(frame, clause_start(frame, before)):
        return True
    if frame.kind(before) == "Q" and (frame.is_capital(after) or frame.is_determiner(after)):
        return True  # "..." shrugs Ann Lee
    nxt, opens = frame.word(after), _opens_content(frame, v, after)
    if frame.kind(before) == "p":
        if "s" not in kinds and not frame.headline and _is_noun_too(frame.low[v]) and _is_bare_noun(frame, after):
            return False  # "ethics, term limits"
        colon = adjunct_end(frame, after)
        leads = frame.word(colon) == ":" and frame.kind(colon + 1) == "Q"  # "A reader, Bo, emails from the port: ..."
        return frame.kind(before - 1) in ("w", "Q", "q") and (opens or leads or frame.is_end(after))
    if "s" not in kinds:
        return _several_do(frame, v, after, before, opens=opens)
    if frame.low[v] in also_nouns():
        subject = subject_of(frame, v)
        if subject and not any(frame.is_determiner(k) or frame.is_capital(k) for k in range(*subject)):
            return frame.headline  # "on recent comments his rival made"
        noun = subject is not None and before > subject[0] and can_speak(word)  # no "many questions"
        parted = noun and frame.word(subject[0] - 1) == "," and nxt in ("", ",")
        asks = nxt == "to" and not frame.is_determiner(after + 1)  # no "police claims to the land"
        if asks and subject and can_speak(word) and frame.is_determiner(subject[0]) and not frame.headline:
            return _takes(frame.low[v], "to")  # "the mayor plans to stay"
        closes = parted or (frame.is_end(after) and frame.is_capital(before))  # "it sank, the Hull Times reports"
        return closes or (
            opens
            and (frame.is_capital(before) or nxt == "that" or nxt in NAMED | {"a", "an", "the", ",", ":"} | POSSESSIVES)
        )
    return (
        opens
        or frame.is_end(after)
        or nxt == ","
        or frame.is_adverb(after)
        or frame.is_time(after)
        or (frame.is_preposition(after) and after == v + 1)
    )


def _is_plural(frame: Frame, v: int, before: int) -> bool:
    """The noun before the verb at `v` is a plural, and no phrase's within the subject: `the head of sales`."""
    word, subject = frame.word(before), subject_of(frame, v)
    ends = word.endswith("s") and not word.endswith(("ss", "us", "is", "ics", "'s")) and word not in _SINGULARS
    return (
        ends
        and subject is not None
        and not frame.is_capital(before)
        and not any(
            frame.is_preposition(k) or frame.low[k] in RELATIVES or frame.low[k].endswith("ing")
            for k in range(*subject)
        )
    )


def _several_do(frame: Frame, v: int, after: int, before: int, *, opens: bool) -> bool:
    """The base form at `v` is a verb: its subject is a plural, and what is said follows; `before`: the token that ends it."""
    word, nxt = frame.word(before), frame.word(after)
    subject = subject_of(frame, v)
    several = word.endswith("s") or word in _PLURALS or (subject and "and" in frame.low[slice(*subject)])
    several = several or (subject and frame.word(subject[0]) in _PLURAL_DETERMINERS)
    if subject and not several and opens:
        head = _head(frame, *subject)
        head = frame.word(head - (frame.low[head] == "close"))  # "sources close to the mayor"
        followed = verb_forms().get(nxt)  # "Critics of the dock question cite a poll"
        several = (head.endswith("s") or head in _PLURALS) and not (followed and "base" in followed.kinds)
    if frame.is_capital(before) and nxt in _ABOUT_THEMSELVES and not _is_noun_too(frame.low[v]):
        return subject is not None and (subject[0] == 0 or frame.kind(subject[0] - 1) == "p")
    compound = frame.is_capital(before) or not word.endswith("s")
    if compound and not frame.headline and _is_noun_too(frame.low[v]):
        opens = opens and not _is_bare_noun(frame, after)  # "the Kansas state budget", "most state laws"
    closes = (
        nxt == "," and subject is not None and frame.word(subject[0] - 1) == ","
    )  # "it sank, local media report, ..."
    return bool(several) and (opens or closes or frame.is_end(after))


def _head(frame: Frame, first: int, last: int) -> int:
    """The noun that a preposition or a participle follows: `papers` in `papers seen by the clerk`."""
    head = next((k for k in range(first + 1, last) if frame.is_preposition(k)), last) - 1
    return head - (head > first and frame.is_verb_like(head))


def _opens_content(frame: Frame, v: int, after: int) -> bool:
    """Whether what is said may begin at the token behind a verb."""
    word = frame.word(after)
    if word == "that":
        return not frame.is_verb_like(after + 1) or frame.is_contracted_subject(after + 1)
    return (
        word in COMPLEMENTIZERS
        or frame.kind(after) in ("Q", "q")
        or word == ":"
        or (word == "," and frame.kind(after + 1) == "Q")
        or frame.starts_noun_phrase(after)
        or (word == "to" and _takes(frame.low[v], "to"))
    )


def _takes(form: str, word: str) -> bool:
    return any(word in verb.takes for verb in verb_forms()[form].verbs)


def _is_noun_too(base: str) -> bool:
    return base in nouns() or f"{base}s" in also_nouns()


def _is_bare_noun(frame: Frame, k: int) -> bool:
    """A word of no closed class in lower case, as within a compound."""
    closed = frame.is_determiner(k) or frame.is_subject_pronoun(k) or frame.word(k) in COMPLEMENTIZERS | NAMED | {"to"}
    return frame.kind(k) == "w" and not closed and not frame.is_capital(k)


def inverted_subject(frame: Frame, v: int, verb: Verb, before: int) -> Span | None:
    """Tokens of the subject in `..., said NP`; None where it is not inverted."""
    if not {"clause", "quote"} & verb.takes or before < 0 or before != v - 1:
        return None
    first = v + 1
    follows = frame.low[before] == "," or frame.low[before] in DASHES or frame.kind(before) in ("Q", "q")
    if not follows or not frame.starts_noun_phrase(first) or frame.word(first) in _NO_SUBJECTS or is_span(frame, first):
        return None
    marked = ("Q", "q") if frame.headline else ("Q",)
    quoted = frame.kind(before) in ("Q", "q") or (frame.word(before) == "," and frame.kind(before - 1) in marked)
    last = noun_phrase_end(frame, first)
    if frame.is_subject_pronoun(first):
        return (first, first + 1) if quoted and not frame.is_verb_like(first + 1) else None
    if frame.is_verb_like(last) or frame.word(last) in ("that", "to"):
        return (first, last) if quoted and frame.word(last) != "that" else None
    named = frame.is_determiner(first) or any(map(frame.is_capital, range(first, last)))
    if not (quoted or named or can_speak(frame.word(last - 1))):
        return None  # "after a bad year, declared bankruptcy"
    if not quoted and "thing" in verb.takes and frame.is_determiner(first) and not _may_speak(frame, first, last):
        return None  # "a slip, and nothing worse, explains the gap"
    if not quoted and subject_of(frame, v) is not None:
        closed = frame.is_end(last) or frame.word(last) == ","
        if not closed or (frame.word(before) == "," and _closes_apposition(frame, before)):
            return None
    stop = next((k for k in range(first + 1, last) if frame.is_time(k) or _leaves_noun(frame, k)), last)
    return first, _appositive_end(frame, first, last) or stop


def _may_speak(frame: Frame, first: int, last: int) -> bool:
    """Somebody by a name, or by a noun for a speaker before any preposition."""
    head = next((k for k in range(first + 1, last) if frame.is_preposition(k)), last) - 1
    return can_speak(frame.word(head)) or any(map(frame.is_capital, range(first, last)))


def _leaves_noun(frame: Frame, k: int) -> bool:
    """A preposition that tells where or when, not of whom."""
    return frame.is_preposition(k) and frame.word(k) not in ("of", "for", "at", "with", "from")


def _closes_apposition(frame: Frame, comma: int) -> bool:
    """The comma ends an insertion after a noun phrase, with no finite verb between them."""
    opening = max((k for k in range(comma) if frame.low[k] == ","), default=0)
    if postposed(frame, comma) is not None or frame.word(opening + 1) in RELATIVES - {"that"}:
        return True
    if opening and frame.is_auxiliary(opening + 1):
        return False  # "The fire, which broke out at noon, was put out, said its chief"
    subject, main = subject_of(frame, comma + 1), main_subject(frame, comma)
    return subject is not None and main is not None and subject[0] == main[0]


def _appositive_end(frame: Frame, first: int, last: int) -> int | None:
    """One past the name set behind the role at tokens first..last-1: `the head of the office, Ann Lee`."""
    head = next((k for k in range(first, last) if frame.is_preposition(k)), last)
    if frame.word(last) != "," or not frame.is_capital(last + 1) or any(map(frame.is_capital, range(first, head))):
        return None
    if speaker_words().kind_of.get(frame.word(head - 1)) not in PERSONS and frame.word(first) not in POSSESSIVES:
        return None
    end = last + 1
    while frame.is_capital(end) or frame.word(end) in PARTICLES:
        end += 1
    return end if frame.kind(end) != "w" else None
