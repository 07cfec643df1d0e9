"""What attributes words to a speaker within one frame: reporting verbs, nouns and phrases, and what each governs.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63: a cue is found, then its
subject, then what stands after it, or, if nothing does, before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.measures.clauses import before_verb, clause_start, main_subject, noun_phrase_end, subject_of
from analysis.measures.content import (
    COMPLEMENTIZERS,
    HYPOTHETICAL,
    NAMED,
    Span,
    adjunct_end,
    content_after,
    content_before,
    content_end,
    is_number,
    quote_before,
)
from analysis.measures.cue_forms import (
    Cue,
    appositive_end,
    as_cue,
    document_cue,
    headline_cue,
    hearsay_cue,
    noun_cue,
    phrase_cue,
    possessor_cue,
    signature_cue,
)
from analysis.measures.reporting import Verb, also_nouns, cue_words, own_words, verb_forms
from analysis.measures.roles import words
from analysis.measures.word_classes import DASHES, NEGATIONS, POSSESSIVES, Frame

_OUTLET = frozenset(["i", "we", "you", "nobody", "none"])  # nobody is heard
_PLURALS = frozenset("people many some others police critics most both and".split())
_SILENT = frozenset(
    "say tell comment respond reply answer mention disclose reveal confirm address know specify".split()
)
_UNNAMED = re.compile(r"(?:not to|to not|to) (?:be|remain) (?:\w+ )?(?:named|identified|anonymous)\b")


def find_cues(frame: Frame) -> list[Cue]:
    """What attributes words in a frame: phrases, verbs and nouns, and the headline's and the signature's forms."""
    cues: list[Cue] = []
    known = cue_words()
    for i, word in enumerate(frame.low):
        if (word in known or word.endswith("ed")) and not any(cue.at == i for cue in cues):
            cue = phrase_cue(frame, i) or possessor_cue(frame, i) or as_cue(frame, i) or _verb_cue(frame, i, cues)
            cue = cue or noun_cue(frame, i) or hearsay_cue(frame, i, cues)
            if cue is not None:
                cues.append(cue)
    if not cues:
        cues = headline_cue(frame) if frame.headline else document_cue(frame)
    return cues + signature_cue(frame)


def _verb_cue(frame: Frame, v: int, cues: list[Cue]) -> Cue | None:
    form = verb_forms().get(frame.low[v])
    if form is None:
        return _unlisted_cue(frame, v)
    if frame.is_capital(v) and v and frame.is_capital(v - 1) and not frame.in_title_case:
        return None
    kinds = form.kinds
    if frame.is_noun_context(v) and not (kinds & {"ing"} and frame.is_preposition(v - 1)):
        return None
    verb = next((x for x in form.verbs if x.particle and tuple(frame.low[v + 1 : v + 2]) == (x.particle,)), None)
    verb = verb or next((x for x in form.verbs if not x.particle), None)
    if verb is None:
        return None
    after = v + 1 + bool(verb.particle)
    if verb.base in ("ask", "request") and _UNNAMED.match(" ".join(frame.low[after : after + 6])):
        return None  # "who asked not to be named": says how the speaker is named, not what is said
    before = before_verb(frame, v)
    helpers = range(before + 1, v)
    if verb.base == "ask" and frame.kind(v - 1) in ("", "p") and frame.word(after) in COMPLEMENTIZERS | {"about"}:
        return Cue(
            v, _name(verb), verb.kind, None, _within_clause(frame, (after, content_end(frame, after, v)))
        )  # "Asked if C, NP ..."
    passive = "pp" in kinds and (
        any(frame.is_be(k) for k in helpers)
        or (before >= 0 and frame.is_contracted_subject(before) and frame.is_be(before))
    )
    if verb.base in _SILENT and any(frame.low[k] in NEGATIONS for k in helpers):
        return None
    if kinds == {"ing"}:
        return _participle_cue(frame, v, verb, after, cues, before)
    if passive:
        return _passive_cue(frame, v, verb, after, before)
    if not any(frame.is_auxiliary(k) for k in helpers) and not (before >= 0 and frame.is_contracted_subject(before)):
        if "past" not in kinds and "pp" in kinds:
            return None
        if kinds <= {"base", "s"} and not _reads_as_verb(frame, v, after, kinds, before):
            return None
        if frame.word(after) == "by" and "pp" in kinds and before >= 0 and frame.word(before) not in ("and", ","):
            return None  # "a letter released by"
    inverted = _inverted_subject(frame, v, verb, kinds, before)
    if inverted is not None:
        if inverted[0] == inverted[1]:
            return None
        content, quotes = None, quote_before(frame, v)
        if not quotes:
            content = content_before(frame, v)
        follows = inverted[1]
        if frame.word(follows) in (",", ":") and frame.kind(follows + 1) == "Q":
            quotes = (*quotes, follows + 1)
        if content is None and not quotes:
            return None
        return Cue(v, _name(verb), verb.kind, inverted, content, quotes, finite=True)
    if not {"clause", "that", "to"} & verb.takes and any(frame.low[k] in HYPOTHETICAL for k in helpers):
        return None
    subject = _subject(frame, v, before, cues)
    if subject is None or (subject[1] - subject[0] == 1 and frame.low[subject[0]].split("'")[0] in _OUTLET):
        return None
    cue = _governed(frame, v, verb, after, subject)
    if cue and cue.content and cue.content[0] > v and subject[0] > 0 and frame.is_subordinator(subject[0] - 1):
        cue = replace(cue, content=_within_clause(frame, cue.content))
    return replace(cue, finite=_is_finite(frame, v)) if cue else None


def _within_clause(frame: Frame, content: Span) -> Span:
    """Content of a subordinate clause: to the comma that parts it from the main clause."""
    comma = next(
        (k for k in range(content[0] + 1, content[1]) if frame.low[k] == "," and frame.starts_noun_phrase(k + 1)),
        content[1],
    )
    return content[0], comma


def _is_finite(frame: Frame, v: int) -> bool:
    """In a tense of its own: past or present, without an auxiliary or `to`."""
    kinds = verb_forms()[frame.low[v]].kinds
    return bool(kinds & {"past", "s"}) and frame.word(v - 1) != "to" and not frame.is_auxiliary(v - 1)


def _subject(frame: Frame, v: int, before: int, cues: list[Cue]) -> Span | None:
    word = frame.word(before) if before >= 0 else ""
    if word in ("and", "or") and _is_finite(frame, v):
        subject = _subject_in_clause(frame, before, cues)
        if subject is not None:
            return subject
    if word in ("and", "or", "but", "to") or (word == "," and frame.word(before - 1) in ("and",)):
        earlier = [cue for cue in cues if cue.speaker and cue.at < v]
        if _is_finite(frame, v):
            earlier = [cue for cue in earlier if cue.finite] or earlier
        if earlier and not any(frame.kind(k) == "Q" for k in range(earlier[-1].at, v)):
            return earlier[-1].speaker
        return main_subject(frame, before) or (earlier[-1].speaker if earlier else None)
    subject = subject_of(frame, v) if before >= 0 else None
    if subject is None and frame.headline and word == ",":  # "Mayor opens pier, says it is safe"
        return main_subject(frame, before)
    return subject


def _subject_in_clause(frame: Frame, conjunction: int, cues: list[Cue]) -> Span | None:
    """The subject that `after the man came and asked` shares: that of the verb before in the same subordinate clause."""
    first = next((k for k in range(conjunction - 1, -1, -1) if frame.is_subordinator(k) or frame.kind(k) in "pQ"), -1)
    if first < 0 or not frame.is_subordinator(first) or any(cue.at > first for cue in cues):
        return None
    main = next((k for k in range(first) if frame.is_verb_like(k)), None)
    if main is None or frame.is_past(main):  # "The mayor came after it closed and asked": as likely the mayor
        return None
    verb = next((k for k in range(first + 1, conjunction) if frame.is_verb_like(k)), None)
    subject = subject_of(frame, verb) if verb is not None else None
    return subject if subject and subject[0] > first else None


def _reads_as_verb(frame: Frame, v: int, after: int, kinds: frozenset[str], before: int) -> bool:
    """`reports` and `claim` are nouns too: as verbs they follow a subject and lead into what is said."""
    word = frame.word(before) if before >= 0 else ""
    if frame.is_subject_pronoun(before) or word in ("who", "which", "to"):
        return True
    if frame.is_verb_like(after) or frame.word(v - 1).endswith("ing"):
        return False
    if frame.word(after) == "at" and is_number(frame, after + 1):
        return any("at" in verb.takes for verb in verb_forms()[frame.low[v]].verbs)
    if before >= 0 and frame.kind(before) == "w" and quote_before(frame, clause_start(frame, before)):
        return True
    nxt = frame.word(after)
    opens = (
        (nxt == "that" and not frame.is_verb_like(after + 1))
        or nxt in COMPLEMENTIZERS - {"that"}
        or frame.kind(after) in ("Q", "q")
        or (nxt in (",", ":") and frame.kind(after + 1) == "Q")
        or (frame.starts_noun_phrase(after) and nxt != "that")
        or nxt == ":"
        or (nxt == "to" and any("to" in verb.takes for verb in verb_forms()[frame.low[v]].verbs))
    )
    if before >= 0 and frame.kind(before) == "p":
        return frame.kind(before - 1) in ("w", "Q") and (opens or frame.is_end(after))
    if "s" not in kinds:
        subject = subject_of(frame, v)
        several = word.endswith("s") or word in _PLURALS or (subject and "and" in frame.low[slice(*subject)])
        return bool(several) and (opens or frame.is_end(after))
    if frame.low[v] in also_nouns():
        return opens and (
            frame.is_capital(before) or nxt == "that" or nxt in NAMED | {"a", "an", "the", ",", ":"} | POSSESSIVES
        )
    return (
        opens
        or frame.is_end(after)
        or nxt == ","
        or frame.is_adverb(after)
        or frame.is_time(after)
        or (frame.is_preposition(after) and after == v + 1)
    )


def _inverted_subject(frame: Frame, v: int, verb: Verb, kinds: frozenset[str], before: int) -> Span | None:
    """Tokens of the subject in `..., said NP`; an empty span where nothing fits; None where it is not inverted."""
    if ("clause" not in verb.takes and "quote" not in verb.takes) or before != v - 1:
        return None
    starts = before < 0 or frame.word(before) == "," or frame.kind(before) in ("Q", "q") or frame.low[before] in DASHES
    first = v + 1
    if not starts or not frame.starts_noun_phrase(first):
        return None
    if before < 0:
        return None
    quoted = frame.kind(before) in ("Q", "q") or (frame.word(before) == "," and frame.kind(before - 1) == "Q")
    last = noun_phrase_end(frame, first)
    if frame.is_subject_pronoun(first):
        return (first, first + 1) if quoted and not frame.is_verb_like(first + 1) else None
    if frame.is_verb_like(last) or frame.word(last) in ("that", "to"):
        return (first, last) if quoted and frame.word(last) != "that" else None
    if not quoted and subject_of(frame, v) is not None and not (frame.is_end(last) or frame.word(last) == ","):
        return None
    if (
        not quoted
        and subject_of(frame, v) is not None
        and frame.word(before) == ","
        and _closes_apposition(frame, before)
    ):
        return None
    stop = first
    while stop < last and not (
        stop > first and frame.is_preposition(stop) and frame.word(stop) not in ("of", "for", "at", "with", "from")
    ):
        if stop > first and frame.is_time(stop):
            break
        stop += 1
    return first, appositive_end(frame, first, last) or stop


def _closes_apposition(frame: Frame, comma: int) -> bool:
    """The comma ends an insertion after a noun phrase: no finite verb stands before it."""
    subject, main = subject_of(frame, comma + 1), main_subject(frame, comma)
    return subject is not None and main is not None and subject[0] == main[0]


def _governed(frame: Frame, v: int, verb: Verb, after: int, subject: Span | None) -> Cue | None:
    """The cue of a verb whose subject is known: what follows it, else what stands before the subject."""
    first = subject[0] if subject and subject[1] <= v else v
    quotes_before = quote_before(frame, first)
    cue = Cue(v, _name(verb), verb.kind, subject)
    content = content_after(frame, v, verb, after, bool(quotes_before))
    if isinstance(content, int):
        return replace(cue, quotes=(*quotes_before, content))
    if content is not None:
        k = content[0]
        if frame.kind(k) == "Q" and k + 1 == content[1]:
            return replace(cue, quotes=(*quotes_before, k))
        return replace(
            cue, content=content, quotes=quotes_before if quotes_before and {"clause", "quote"} & verb.takes else ()
        )
    if not {"clause", "quote"} & verb.takes:
        return None
    if quotes_before:
        return replace(cue, quotes=quotes_before)
    follows = adjunct_end(frame, after)
    goes_on = frame.word(follows) == "," and follows + 1 < frame.n
    before = content_before(frame, first, 1 if goes_on else 2) if subject and "clause" in verb.takes else None
    if before is None:
        return None
    if goes_on:
        before = (before[0], content_end(frame, follows + 1, v))
    return replace(cue, content=before)


def _passive_cue(frame: Frame, v: int, verb: Verb, after: int, before: int) -> Cue | None:
    """`X was accused of C (by NP)`, `is expected to C`, `was told that C`."""
    speaker = None
    end = content_end(frame, after, v)
    complement = next((k for k in range(after, end) if frame.low[k] in ("to", "that")), end)
    by = next((k for k in range(after, min(complement, after + 12)) if frame.low[k] == "by"), None)
    if (
        by is not None
        and frame.starts_noun_phrase(by + 1)
        and not frame.low[by + 1].endswith("ing")
        and frame.word(by + 2) not in ("time", "end")
    ):
        stop = noun_phrase_end(frame, by + 1)
        speaker = (by + 1, stop)
    k = after
    while frame.is_adverb(k):
        k += 1
    if speaker and k == by and frame.word(speaker[1]) in ("to", *COMPLEMENTIZERS):
        k = speaker[1]  # "was asked by NP to C"
    word = frame.word(k)
    if word == "to" and speaker is None and "person" in verb.takes and (asker := _asker(frame, k, end)):
        speaker, end = asker, asker[0] - 1
    content = None
    if (
        (word in COMPLEMENTIZERS and {"clause", "that"} & verb.takes)
        or (word == "to" and {"to", "clause", "that"} & verb.takes and not frame.is_noun_context(k + 2))
        or (word == "of" and verb.base in ("accuse", "suspect"))
        or (word == "as" and {"as", "name", "thing"} & verb.takes)
        or (frame.kind(k) == "q" and (speaker or "name" not in verb.takes))  # "a song called"
    ):
        content = (k, end)
    elif word == "at" and "at" in verb.takes and is_number(frame, k + 1):
        subject = subject_of(frame, v)
        content = subject and (subject[0], end)
    elif verb.particle and (frame.is_end(k) or word in (",", "but", "and")):  # "a bus has been spoken of"
        content = subject_of(frame, v)
    elif word == "by" and speaker and {"thing", "as"} & verb.takes:
        subject = subject_of(frame, v)
        content = subject
    elif verb.base in ("call", "promise", "dub", "label", "tell", "term") and frame.starts_noun_phrase(k):
        content = (k, end)
    if content is None or content[0] >= content[1]:
        return None
    return Cue(v, _name(verb), verb.kind, speaker, content)


def _asker(frame: Frame, first: int, end: int) -> Span | None:
    """Who asked, in `was asked to C by NP`: somebody who can speak, and no agent of a passive within C, no time or means."""
    by = next((k for k in range(first + 2, end) if frame.low[k] == "by"), None)
    if by is None or frame.is_verb_like(by - 1) or frame.is_time(by + 1):
        return None
    stop = noun_phrase_end(frame, by + 1)
    head = next((k for k in range(by + 1, stop) if frame.is_preposition(k)), stop) - 1
    speaks = frame.word(head) in words().kind_of or (frame.is_capital(head) and not frame.is_time(head))
    return (by + 1, stop) if speaks and stop == end else None


def _name(verb: Verb) -> str:
    return f"{verb.base} {verb.particle}".strip()


def _participle_cue(frame: Frame, v: int, verb: Verb, after: int, cues: list[Cue], before: int) -> Cue | None:
    """`..., saying C`; `a statement declaring C`; `is stressing C`."""
    helpers = range(before + 1, v)
    if any(frame.is_be(k) for k in helpers) or (before >= 0 and frame.is_contracted_subject(before)):
        subject = _subject(frame, v, before, cues)
        return _governed(frame, v, verb, after, subject) if subject else None
    word = frame.word(v - 1)
    if frame.is_verb_like(after):
        return None  # "the hearing lasted"
    if frame.is_preposition(v - 1) and (
        word not in ("by", "for", "without", "despite")
        if not {"clause", "that"} & verb.takes
        else word in ("from", "to")
    ):
        return None
    opening = v == 0 or (frame.kind(v - 1) in "pQ")
    earlier = next((c.speaker for c in reversed(cues) if c.speaker and c.speaker[0] < v), None)
    if (
        v > 0
        and frame.kind(v - 1) == "w"
        and not frame.is_preposition(v - 1)
        and word not in ("and", "or", "but", "while", "after", "before", "when", "than", "even", "repeatedly", "by")
        and not frame.is_adverb(v - 1)
    ):
        if frame.is_verb_like(v - 1) or ("clause" not in verb.takes and "thing" not in verb.takes):
            subject = main_subject(frame, v - 1)
        else:
            first = clause_start(frame, v - 1)
            noun = frame.word(v - 1)
            subject = (earlier or main_subject(frame, v)) if noun in own_words() else (first, v) if first < v else None
    elif opening and v == 0:
        comma = next((k for k in range(v, frame.n) if frame.low[k] == ","), None)
        subject = None
        if comma is not None:
            end = noun_phrase_end(frame, comma + 1)
            subject = (comma + 1, end) if end > comma + 1 else None
    else:
        subject = earlier or main_subject(frame, v)
    if subject is None:
        return None
    return _governed_participle(frame, v, verb, after, subject)


def _governed_participle(frame: Frame, v: int, verb: Verb, after: int, subject: Span) -> Cue | None:
    content = content_after(frame, v, verb, after, False)
    cue = Cue(v, _name(verb), verb.kind, subject)
    if isinstance(content, int):
        return replace(cue, quotes=(content,))
    if content is None:
        return None
    if content[1] - content[0] == 1 and frame.kind(content[0]) == "Q":
        return replace(cue, quotes=(content[0],))
    return replace(cue, content=content)


def _unlisted_cue(frame: Frame, v: int) -> Cue | None:
    """A finite verb that no list has, right between a quotation and its speaker: `"...," he deadpanned`."""
    if not frame.low[v].endswith("ed") or frame.is_noun_context(v):
        return None
    before = before_verb(frame, v)
    if before < 0 or before != v - 1 or not (frame.is_end(v + 1) or frame.word(v + 1) == "," or frame.is_adverb(v + 1)):
        return None
    subject = subject_of(frame, v)
    if subject is None:
        return None
    quotes = quote_before(frame, subject[0])
    return Cue(v, frame.tokens[v].text, None, subject, None, quotes) if quotes else None
