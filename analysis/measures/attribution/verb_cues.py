"""Reporting verbs as cues: finite, passive or participle, with what each governs.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63: a verb is found, then its subject,
then what stands after it, or, if nothing does, before it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from analysis.measures.attribution.content import (
    HYPOTHETICAL,
    NAMED,
    Span,
    content_across,
    content_after,
    content_before,
    hearer_end,
    is_number,
    quote_before,
)
from analysis.measures.attribution.cue import Cue, is_unheard
from analysis.measures.attribution.extents import COMPLEMENTIZERS, adjunct_end, content_end
from analysis.measures.attribution.verb_subjects import inverted_subject, is_finite, reads_as_verb, reporter
from analysis.measures.language.clauses import (
    before_verb,
    clause_start,
    goes_on,
    main_subject,
    noun_phrase_end,
    subject_of,
)
from analysis.measures.language.reporting import Form, Verb, adjectives, nouns, own_words, things_do_too, verb_forms
from analysis.measures.language.roles import speaker_words
from analysis.measures.language.word_classes import ARTICLES, DASHES, NEGATIONS, POSSESSIVES, RELATIVES, Frame

_HEARINGS = frozenset("court jury jurors inquest tribunal hearing inquiry panel mps".split())
_WROTE = frozenset("wrote written writes write appealed petitioned".split())
_SILENT = frozenset(
    "say tell comment respond reply answer mention disclose reveal confirm address know specify".split()
)
_DURATIONS = frozenset("minute hour day night week month year".split())
_VISITS = frozenset("visit trip tour stay stopover".split())
_DUTIES = frozenset(["should", "must"])
_MAY = frozenset(["may", "might", "can", "could"])
_NO_NOUNS = frozenset("and or but while after before when than even repeatedly by".split())  # before a participle
_WHEN = frozenset(["after", "before", "when", "while"])
_CAME_TRUE = frozenset(["on", "forced", "compelled", "obliged", "quick", "had", "began", "moved", "hastened", "rushed"])
_NO_SUBJECT = frozenset("by to up out off down away back over on".split())  # open no noun phrase
_IT = frozenset(["it", "it's"])  # "it is thought NP has left"
_OF = frozenset(["accuse", "suspect"])
_QUOTED = frozenset("quote quotes quoted cite cites cited describe describes described record recorded".split())
_ASKS = frozenset(["ask", "request", "decline", "refuse"])
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
# What makes another verb of one that is listed without it: "backs away", "puts off", "added to the noise".
_PARTICLES = frozenset("away off out up down aside together".split())
_OTHER_VERBS = {
    "add": frozenset(["to"]),
    "relate": frozenset(["to"]),
    "determine": frozenset(["to"]),
}
_OBJECTS = {
    "charged": "with",
    "accused": "of",
    "suspected": "of",
    "valued": "at",
}  # the object stands between, but for a participle
_REFLEXIVES = frozenset("himself herself itself themselves oneself".split())
_OF_SOMEBODY = frozenset("thing person to as name".split())  # a verb that has a passive: not "replied by letter that"
_OBJECTS_TAKEN_UP = frozenset(["which", "whom", "what"])
_DO_NOT_SAY = frozenset("worth stop stops stopped stopping quit quits cease ceases ceased avoid avoids avoided".split())
_UNLISTED = Verb("", "", "neutral", frozenset(["quote"]))
_UNNAMED = re.compile(r"(?:not to|to not|to) (?:be|remain) (?:\w+ )?(?:named|identified|anonymous)\b")
_OWN_NAME = re.compile(r"to give (?:his|her|their) (?:\w+ )?names?\b")


def verb_cue(frame: Frame, v: int, cues: list[Cue]) -> Cue | None:
    """The cue of a verb of reporting at token `v`; `cues`: those found before it."""
    form = verb_forms().get(frame.low[v])
    if form is None:
        return _unlisted_cue(frame, v)
    verb = _verb_at(frame, v, form)
    if verb is None:
        return None
    after, before, kinds = v + 1 + bool(verb.particle), before_verb(frame, v), form.kinds
    helpers = range(before + 1, v)
    contracted = frame.is_contracted_subject(before)
    if verb.base == "ask" and (v == 0 or frame.word(v - 1) == ",") and frame.word(after) in COMPLEMENTIZERS | {"about"}:
        asked = _within_clause(frame, (after, content_end(frame, after)))
        return Cue(v, _name(verb), verb.kind, None, asked)  # "Asked if C, NP ..."
    if _tells_nothing(frame, verb, after, before, helpers) or _is_behind_verb(frame, v, kinds, cues):
        return None
    if kinds == {"ing"}:
        return _participle_cue(frame, v, verb, after, cues, before)
    if _quoted_saying(frame, v):
        return None
    if "pp" in kinds and frame.low[v] in adjectives():
        return None  # "is convinced that"
    if "pp" in kinds and (any(map(frame.is_be, helpers)) or (contracted and frame.is_be(before))):
        return _passive_cue(frame, v, verb, after)
    reduced = "pp" in kinds and _OF_SOMEBODY & verb.takes and frame.word(after) == "by"
    if reduced and not helpers and frame.kind(before) in "wp":
        return _reduced_cue(frame, v, verb, after)
    if not (contracted or any(map(frame.is_auxiliary, helpers)) or _is_finite_alone(frame, v, after, kinds, before)):
        return None
    return _active_cue(frame, v, verb, after, before, cues)


def _is_behind_verb(frame: Frame, v: int, kinds: frozenset[str], cues: list[Cue]) -> bool:
    """A noun: `fears` in `there are fears that`, `plan` in `Council backs plan for pier`."""
    return kinds <= {"base", "s"} and (frame.is_be(v - 1) or any(cue.at == v - 1 and cue.speaker for cue in cues))


def _active_cue(frame: Frame, v: int, verb: Verb, after: int, before: int, cues: list[Cue]) -> Cue | None:
    """The cue of a verb whose subject says it; `after`, `before`: the tokens around it, its particle and its auxiliaries."""
    helpers = range(before + 1, v)
    if verb.base == "hear" and frame.word(before) in _HEARINGS:
        verb = replace(verb, takes=frozenset(["clause"]))  # "C, a court heard"
    if frame.headline and verb.base == "tell" and frame.is_end(after) and (told := content_before(frame, before)):
        return Cue(v, _name(verb), verb.kind, None, told)  # "Pier was safe, jury told"
    inverted = inverted_subject(frame, v, verb, before)
    if inverted is not None:
        return _inverted_cue(frame, v, verb, inverted)
    if not {"clause", "that", "to"} & verb.takes and any(frame.low[k] in HYPOTHETICAL for k in helpers):
        return None
    subject = reporter(frame, v, before, cues)
    if subject is None or is_unheard(frame, *subject) or _is_when(frame, *subject) or _is_asked(frame, *subject):
        return None
    if frame.is_be(after) and "what" in frame.low[max(subject[0] - 1, 0) : subject[0] + 1]:
        after += 1  # "what NP said was that C"
        subject = (subject[0] + (frame.low[subject[0]] == "what"), subject[1])
    cue = _governed(frame, v, verb, after, subject)
    if (
        cue is None
        or _is_reflexive(frame, cue)
        or (_is_thing(frame, cue, v) and (_did_so(frame, v) or _says_no_thing(frame, verb, subject, helpers)))
    ):  # "was forced to recall 200 cars"
        return None
    if cue.content and cue.content[0] > v:
        content = _own_content(frame, verb, before, subject[0], cue.content)
        if verb.takes == {"clause"} and _is_circumstance(frame, *content):
            return None  # "a clerk who wrote to the port on Monday"
        cue = replace(cue, content=_before_afterthought(frame, content))
    return replace(cue, finite=is_finite(frame, v))


def _quoted_saying(frame: Frame, v: int) -> int | None:
    """The participle behind `quoted ... as saying`, which has the cue."""
    if frame.low[v] not in _QUOTED:
        return None
    says = (k + 1 for k in range(v + 1, min(v + 12, frame.n - 1)) if frame.low[k] == "as")
    return next((k for k in says if frame.low[k].endswith("ing") and frame.low[k] in verb_forms()), None)


def _tells_nothing(frame: Frame, verb: Verb, after: int, before: int, helpers: range) -> bool:
    """What the verb opens is nothing that somebody says; `after`, `before`: the tokens around verb and `helpers`."""
    negated = _is_negated(frame, helpers)
    opens = " ".join(frame.low[after : after + 6])
    own = frame.word(before) == "who" or frame.low[after - 1].endswith("ing")  # "The port declined to give his name"
    if (negated or verb.base in _ASKS) and (_UNNAMED.match(opens) or (own and _OWN_NAME.match(opens))):
        return True  # "who asked not to be named": says how the speaker is named
    if frame.word(before) == "who" and frame.is_preposition(before - 1):
        return True  # "a row over who should have warned the town": that is the question
    if any(frame.low[k] in _DUTIES for k in helpers):
        return True  # "it should ask itself why": nobody has said it
    return negated and verb.base in _SILENT


def _says_no_thing(frame: Frame, verb: Verb, subject: Span, helpers: range) -> bool:
    """Of a verb that governs a noun phrase alone: that it does not say what stands there."""
    if verb.kind == "neutral" and _is_negated(frame, helpers):
        return True  # "did not discuss the memo"; "did not support the plan" has a stance on it
    if any(frame.low[k] in HYPOTHETICAL for k in helpers):
        return True  # "will debate the plan": nobody has yet
    # "the letter shows the port in retreat": the outlet reads it so
    return verb.base in things_do_too() and frame.low[subject[1] - 1] in own_words()


def _is_negated(frame: Frame, helpers: range) -> bool:
    return any(frame.low[k] in NEGATIONS for k in helpers)


def _is_when(frame: Frame, first: int, last: int) -> bool:
    """No noun phrase: a year, or an adverb."""
    day = frame.low[first].isdigit() and frame.is_time(first - 1)  # "in a filing of May 30"
    alone = last - first == 1 and (day or bool(_YEAR.fullmatch(frame.low[first])))
    more = last - first == 2 and frame.is_adverb(first + 1)  # "More recently"
    return alone or more or all(frame.is_adverb(k) or frame.is_time(k) for k in range(first, last))


def _is_asked(frame: Frame, first: int, last: int) -> bool:
    """The subject is what is asked for: `did not say which rule tells you`."""
    opens = (k for k in range(first, last) if frame.word(k - 1) == "which")
    return any(frame.word(k - 2) in verb_forms() and not frame.is_noun_context(k - 2) for k in opens)


def _is_circumstance(frame: Frame, first: int, end: int) -> bool:
    """Nothing but phrases of time and place."""
    return frame.word(first) not in COMPLEMENTIZERS | {"to"} and adjunct_end(frame, first) >= end


def _is_thing(frame: Frame, cue: Cue, v: int) -> bool:
    """All that the verb at `v` governs is a noun phrase behind it: no clause, no infinitive, no quotation."""
    if cue.quotes or cue.content is None or cue.content[0] < v:
        return False
    first, end = cue.content
    opens = frame.word(first) in COMPLEMENTIZERS | {"to"}
    return not opens and not any(frame.is_verb_like(k) or frame.kind(k) in ("Q", "q") for k in range(first, end))


def _is_reflexive(frame: Frame, cue: Cue) -> bool:
    """`the court explains itself`: with no word of what it says."""
    return cue.content is not None and frame.low[slice(*cue.content)][:2] in ([word] for word in _REFLEXIVES)


def _verb_at(frame: Frame, v: int, form: Form) -> Verb | None:
    """The verb that the form at `v` is, with the particle that follows it; None for a noun or a part of a name."""
    if v and frame.is_capital(v) and frame.is_capital(v - 1) and not frame.in_title_case:
        return None
    ing = "ing" in form.kinds and frame.is_preposition(v - 1)
    if frame.is_noun_context(v) and not (ing or _did_so(frame, v)):
        return None
    found = next((verb for verb in form.verbs if verb.particle in ("", frame.word(v + 1))), None)
    if found and not found.particle and frame.word(v + 1) in _OTHER_VERBS.get(found.base, _PARTICLES):
        return None if found.takes - {"clause", "person", "to"} or found.base in _OTHER_VERBS else found
    return found


def _did_so(frame: Frame, v: int) -> bool:
    """The verb at `v` in an infinitive that came true: `went on to say`, `was forced to admit that`."""
    return frame.word(v - 1) == "to" and frame.word(v - 2) in _CAME_TRUE and not frame.is_noun_context(v - 2)


def _is_finite_alone(frame: Frame, v: int, after: int, kinds: frozenset[str], before: int) -> bool:
    """Without an auxiliary: a form of the past that is no participle (`a letter released by`), or a present that is no noun."""
    if ("past" not in kinds and "pp" in kinds) or _OBJECTS.get(frame.low[v]) == frame.word(after):
        return False
    if {"past", "pp"} <= kinds and frame.word(v) != "said" and _modifies_noun(frame, after, before):
        return False
    if {"past", "pp"} <= kinds and frame.is_past(before) and _precedes_noun(frame, after):
        return False
    if {"past", "pp"} <= kinds and frame.word(after) == "to" and _is_accompanied(frame, v):
        return False
    if kinds <= {"base", "s"} and not reads_as_verb(frame, v, after, kinds, before):
        return False
    return not (frame.word(after) == "by" and "pp" in kinds and before >= 0 and frame.word(before) not in ("and", ","))


def _is_accompanied(frame: Frame, v: int) -> bool:
    """A participle by what stands before: `With the board thought to be weak, ...`."""
    subject = subject_of(frame, v)
    first = subject[0] - frame.is_determiner(subject[0] - 1) if subject else 0
    return first > 0 and frame.low[first - 1] == "with"


def _precedes_noun(frame: Frame, after: int) -> bool:
    """An adjective by what follows: `dropped alleged arsonist Bo Roe`."""
    follows = frame.kind(after) == "w" and frame.starts_noun_phrase(after)
    return follows and not (frame.is_determiner(after) or frame.is_subject_pronoun(after) or frame.word(after) in NAMED)


def _modifies_noun(frame: Frame, after: int, before: int) -> bool:
    """A participle that a phrase follows and then the verb of its noun: `40 of those posted for the match came`."""
    if frame.is_subject_pronoun(before) or frame.word(before) in RELATIVES:
        return False
    follows = frame.is_preposition(after) or frame.word(after) in ("after", "before")
    if not follows or frame.word(after) == "to" or is_number(frame, after):
        return False
    end = noun_phrase_end(frame, after)
    leads = next(
        (k for k in range(after + 1, end) if frame.low[k + 1 : k + 2] == ["that"] and _is_present(frame, k)), end
    )
    if leads < end:
        return True
    if not frame.is_verb_like(end) or any(map(frame.is_time, range(after, end))):
        return False
    return not any(  # "warned in a letter the pier was": another noun phrase opens behind the phrase
        (frame.is_determiner(k) and not frame.low[k - 1].endswith("ing") and not frame.is_preposition(k - 1))
        or (frame.is_capital(k) and not (frame.is_capital(k - 1) or frame.is_determiner(k - 1)))
        for k in range(after + 2, end)
    )


def _is_present(frame: Frame, k: int) -> bool:
    """A form of the present of a verb of reporting that is no noun: `show`."""
    form = verb_forms().get(frame.low[k])
    return form is not None and "base" in form.kinds and frame.low[k] not in nouns() and not frame.is_noun_context(k)


def _inverted_cue(frame: Frame, v: int, verb: Verb, subject: Span) -> Cue | None:
    """`C, said NP`, `"...," said NP, "..."`."""
    quotes = quote_before(frame, v)
    follows = subject[1]
    closes = is_finite(frame, v) and frame.is_end(adjunct_end(frame, follows))  # "Not so, says Bo Roe."
    content = None if quotes else content_across(frame, v, follows) or content_before(frame, v, 1 if closes else 2)
    if frame.word(follows) in (",", ":") and frame.kind(follows + 1) == "Q":
        quotes = (*quotes, follows + 1)
    if content is None and not quotes:
        return None
    return Cue(v, _name(verb), verb.kind, subject, content, quotes, finite=True)


def _own_content(frame: Frame, verb: Verb, before: int, first: int, content: Span) -> Span:
    """Content of a verb in a clause within another, without what is the other's; `first`: of the subject."""
    if first > 0 and frame.is_subordinator(first - 1):
        content = _within_clause(frame, content)
    if frame.word(before) in RELATIVES and frame.word(before - 1) in DASHES:
        start, end = content  # "— who urges the port to close it — "
        return start, next((k for k in range(start + 1, end) if frame.low[k] in DASHES), end)
    if frame.word(first - 1) in _OBJECTS_TAKEN_UP and "clause" not in verb.takes and frame.kind(first - 2) != "w":
        return content[0], _object_end(frame, *content, parted=first > 1)
    if _is_of_subject(frame, before, first):
        return _before_main_verb(frame, verb, content, closed=frame.word(before - 1) == ",")
    return content


def _object_end(frame: Frame, first: int, end: int, *, parted: bool) -> int:
    """One past what `which unions call "a wreck", is ...` tells, `parted`, or `what unions call "a wreck" is ...`."""
    if not parted:
        return next((k for k in range(first + 1, end) if frame.is_verb_like(k)), end)
    marks = (
        k
        for k in range(first + 1, end)
        if frame.low[k] in DASHES or (frame.low[k] == "," and frame.is_verb_like(k + 1))
    )
    return next(marks, end)


def _within_clause(frame: Frame, content: Span) -> Span:
    """Content of a subordinate clause: to the comma that parts it from the main clause."""
    comma = next(
        (k for k in range(content[0] + 1, content[1]) if frame.low[k] == "," and frame.starts_noun_phrase(k + 1)),
        content[1],
    )
    return content[0], comma


def _before_afterthought(frame: Frame, content: Span) -> Span:
    """`ordered the crew back, two days after the storm`, `pledged help on a visit`: when that was, the outlet tells.

    Not behind a clause, to which it may belong.
    """
    first, end = content
    if frame.word(first) in COMPLEMENTIZERS:
        return content
    stop = next((k for k in range(first + 1, end) if _visits(frame, k) or _goes_on_itself(frame, k)), end)
    verbs = [k for k in range(first + (frame.word(first) == "to") * 2, stop) if frame.is_verb_like(k)]
    return content if verbs else (first, stop)


def _goes_on_itself(frame: Frame, k: int) -> bool:
    """Behind a noun phrase or an infinitive: another clause, or when that was."""
    if frame.low[k] != ",":
        return False
    joins = frame.word(k + 1) in ("and", "but") and frame.word(k + 2) != "that" and frame.starts_noun_phrase(k + 2)
    return (joins and frame.is_verb_like(noun_phrase_end(frame, k + 2))) or _dates_from(frame, k + 1)


def _visits(frame: Frame, k: int) -> bool:
    """`on her first visit`, `during a tour`."""
    opens = frame.word(k) in ("on", "during") and frame.word(k + 1) in ARTICLES | POSSESSIVES
    return opens and any(frame.word(j) in _VISITS for j in range(k + 2, k + 5))


def _dates_from(frame: Frame, k: int) -> bool:
    """`two days after`, `a week before`."""
    at = next((j for j in range(k + 1, k + 4) if frame.word(j) in ("after", "before")), None)
    return at is not None and frame.word(at - 1).rstrip("s") in _DURATIONS


def _is_of_subject(frame: Frame, relative: int, first: int) -> bool:
    """The relative clause belongs to the subject of the sentence, whose own verb is still to come."""
    return frame.word(relative) in ("who", "which", "that") and not any(map(frame.is_verb_like, range(first)))


def _before_main_verb(frame: Frame, verb: Verb, content: Span, *, closed: bool) -> Span:
    """Content of a relative clause of the subject, to the verb of the subject; `closed`: a comma parts the two."""
    first, end = content
    if not closed:  # "Ann Lee, a trustee who opposes the sale, said"
        end = next((k for k in range(first + 1, end) if frame.low[k] == "," and frame.is_verb_like(k + 1)), end)
    if closed:
        commas = [k for k in range(first + 1, end) if frame.low[k] == ","]
        return first, next((k for k in commas if frame.is_verb_like(k + 1)), commas[0] if commas else end)
    stop = next((k for k in range(first + 1, end) if frame.is_subordinator(k) or frame.low[k] in COMPLEMENTIZERS), end)
    verbs = [k for k in range(first + 1, stop) if frame.is_verb_like(k) and not frame.is_verb_like(k - 1)]
    own = frame.low[first] in COMPLEMENTIZERS or (
        "clause" in verb.takes and frame.low[first] != "to" and len(verbs) > 1
    )
    return first, verbs[own] if len(verbs) > own else end


def _leading(frame: Frame, v: int, verb: Verb, after: int, subject: Span | None, quotes: tuple[int, ...]) -> Cue | None:
    """The cue of a verb with what follows it, and with the quotation before it."""
    content = content_after(frame, v, verb, after, quoted=bool(quotes))
    if content is None:
        return None
    cue = Cue(v, _name(verb), verb.kind, subject)
    if content[1] - content[0] == 1 and frame.kind(content[0]) == "Q":
        return replace(cue, quotes=(*quotes, content[0]))
    return replace(cue, content=content, quotes=quotes if {"clause", "quote"} & verb.takes else ())


def _governed(frame: Frame, v: int, verb: Verb, after: int, subject: Span) -> Cue | None:
    """The cue of a verb whose subject is known: what follows it, else what stands before the subject."""
    first = subject[0] if subject[1] <= v else v
    quotes_before = quote_before(frame, first)
    leading = _leading(frame, v, verb, after, subject, quotes_before)
    if leading is not None:
        return leading
    if not {"clause", "quote", "that"} & verb.takes:
        return None
    cue = Cue(v, _name(verb), verb.kind, subject)
    if frame.word(subject[1] - 1) in RELATIVES and not quotes_before:
        return None  # "Ann Lee, the clerk who wrote to the port in May, left"
    told = _relative_object(frame, first) if {"clause", "thing"} <= verb.takes else None
    if told is not None:
        return replace(cue, content=told)
    if quotes_before:
        return replace(cue, quotes=quotes_before)
    follows = hearer_end(frame, after) if "person" in verb.takes else adjunct_end(frame, after)
    parted = frame.word(follows) == "," and follows + 1 < frame.n
    if follows == after and frame.kind(after) == "w" and "person" not in verb.takes:
        return None  # "On the board, the mayor added a note"
    before = content_before(frame, first, 1 if parted else 2) if "quote" not in verb.takes else None
    if before is None or ("clause" not in verb.takes and frame.is_subordinator(before[0])):
        return None  # "When the king died, the queen ruled"
    if parted and not _tells_more(frame, follows + 1):
        before = (before[0], content_end(frame, follows + 1))
    return replace(cue, content=before)


def _tells_more(frame: Frame, k: int) -> bool:
    """Behind a frame within the sentence the outlet goes on: `..., he said, citing the port`, `and a row broke out`."""
    if frame.word(k) == "and":
        return frame.word(k + 1) in ("a", "an") and frame.is_verb_like(noun_phrase_end(frame, k + 1))
    form = verb_forms().get(frame.word(k))
    return form is not None and "ing" in form.kinds


def _relative_object(frame: Frame, first: int) -> Span | None:
    """The noun phrase that `charges, which he has denied` takes up again; `first`: where the subject starts."""
    relative = first - 1
    if frame.word(relative) not in ("which", "that"):
        return None
    last = relative - frame.is_preposition(relative - 1)
    last -= frame.word(last - 1) == ","
    opens = (k for k in range(last - 1, clause_start(frame, last - 1) - 1, -1) if frame.is_determiner(k))
    start = next(opens, last - 1)
    return (start, last) if start >= 0 and frame.kind(last - 1) == "w" and not frame.is_verb_like(last - 1) else None


def _passive_cue(frame: Frame, v: int, verb: Verb, after: int) -> Cue | None:
    """`X was accused of C (by NP)`, `is expected to C`, `was told that C`."""
    end = content_end(frame, after)
    speaker = _agent(frame, after, end)
    if (
        speaker is None
        and frame.word(before_verb(frame, v)) == "it"
        and _MAY & set(frame.low[before_verb(frame, v) : v])
    ):
        return None  # "it may be recalled that": the outlet recalls it
    k = after
    while frame.is_adverb(k):
        k += 1
    of = (
        next(
            (j for j in range(*speaker) if frame.low[j] == "of" and frame.word(j + 1).endswith("ing")),
            None,
        )
        if speaker and verb.base in _OF
        else None
    )
    if of is not None:  # "was accused by the port of sailing late"
        speaker, k = (speaker[0], of), of
    told = speaker and (frame.word(speaker[1]) in COMPLEMENTIZERS | {"to", "not"} or _quoted_as(frame, speaker[1]))
    if told and k + 1 == speaker[0]:
        k = speaker[1]  # "was asked by NP to C", "was described by NP as 'mad'"
    k += _quoted_as(frame, k)
    if frame.word(k) == "to" and speaker is None and "person" in verb.takes and (asker := _asker(frame, k, end)):
        speaker, end = asker, asker[0] - 1
    if speaker and speaker[0] > k + 1:  # "was called a wreck by NP for years"
        end = min(end, speaker[0] - 1)
    content = _passive_content(frame, v, verb, k, end, named=speaker is not None) or _told_before(frame, v, verb, after)
    relative = before_verb(frame, v)
    if content and content[0] > v and frame.word(relative) in RELATIVES and frame.kind(relative - 1) == "p":
        content = content[0], _object_end(frame, *content, parted=True)
    return Cue(v, _name(verb), verb.kind, speaker, content) if content and content[0] < content[1] else None


def _reduced_cue(frame: Frame, v: int, verb: Verb, after: int) -> Cue | None:
    """`a cut described by unions as unfair`, `a firm, ordered by the court to close, ...`."""
    cue = None if frame.low[v] in nouns() else _passive_cue(frame, v, verb, after)
    if cue is None or cue.speaker is None or frame.low[cue.speaker[0]].isdigit() or cue.content[0] < v:
        return None
    parted = frame.kind(v - 1) == "p"
    if parted or not any(map(frame.is_verb_like, range(v))):
        cue = replace(cue, content=(cue.content[0], _object_end(frame, *cue.content, parted=parted)))
    return cue


def _quoted_as(frame: Frame, k: int) -> bool:
    """`as "mad"`."""
    return frame.word(k) == "as" and frame.kind(k + 1) == "q"


def _passive_content(frame: Frame, v: int, verb: Verb, k: int, end: int, *, named: bool) -> Span | None:
    """What is reported: tokens k..end-1, the subject with them, or the subject; `named`: it is told by whom."""
    word, takes = frame.word(k), verb.takes
    if word == "not" and frame.word(k + 1) == "to":
        return (k, end) if {"to", "clause", "that"} & takes else None
    if verb.base == "suppose" and word == "to":
        return None  # "was supposed to last": it should have
    if (
        (word in COMPLEMENTIZERS and ("clause" in takes or ("that" in takes and word not in ("when", "where"))))
        or (word == "to" and {"to", "clause", "that"} & takes and not frame.is_noun_context(k + 2))
        or (word == "of" and verb.base in _OF)
        or (word == "as" and {"as", "name", "thing"} & takes)
        or (frame.word(before_verb(frame, v)) in _IT and "clause" in takes and _is_clause(frame, k, end))
        or (frame.kind(k) == "q" and (named or "name" not in takes))  # "a song called"
    ):
        return k, end
    if word == "at" and "at" in takes and is_number(frame, k + 1):
        subject = subject_of(frame, v)
        return subject and (subject[0], end)
    if verb.particle and (frame.is_end(k) or word in (",", "but", "and")):  # "a bus has been spoken of"
        return subject_of(frame, v)
    if word == "by" and named and ("thing" in takes or ("as" in takes and "as" in frame.low[k:end])):
        return subject_of(frame, v)
    if verb.base in ("call", "promise", "dub", "label", "tell", "term") and frame.starts_noun_phrase(k):
        return k, end
    return None


def _told_before(frame: Frame, v: int, verb: Verb, after: int) -> Span | None:
    """What a passive closes or cuts in two: `it will shut, staff were told`, `the quay, it is feared, will close`."""
    subject, end = subject_of(frame, v), adjunct_end(frame, after)
    if subject is None or "clause" not in verb.takes or not (frame.is_end(end) or frame.word(end) == ","):
        return None
    first, last = subject
    told = "person" in verb.takes and verb.base != "ask"
    if frame.word(first - 1) != "," or not (told or frame.low[first:last] == ["it"]):
        return None
    content = content_across(frame, first, end)
    whole = content_before(frame, first) if content is None and frame.is_end(end) else None
    return content or (whole if whole and not frame.is_subordinator(whole[0]) else None)


def _is_clause(frame: Frame, first: int, end: int) -> bool:
    """A noun phrase and its verb; not `missing` in `it was reported missing`."""
    return frame.starts_noun_phrase(first) and any(map(frame.is_verb_like, range(first + 1, end)))


def _agent(frame: Frame, after: int, end: int) -> Span | None:
    """The NP of `by NP`, before what is reported opens; no means (`by closing`) and no time (`by the end`)."""
    complement = next((k for k in range(after, end) if frame.low[k] in ("to", "that")), end)
    by = next((k for k in range(after, min(complement, after + 12)) if frame.low[k] == "by"), None)
    if by is None or not frame.starts_noun_phrase(by + 1):
        return None
    if frame.low[by + 1].endswith("ing") or frame.word(by + 2) in ("time", "end"):
        return None
    stop = noun_phrase_end(frame, by + 1)
    times = (k for k in range(by + 2, stop) if frame.is_time(k + frame.is_preposition(k)))
    end = next(times, stop)  # "by the mayor on Monday"
    return by + 1, end - (frame.word(end - 1) == "not" and end > by + 2)


def _asker(frame: Frame, first: int, end: int) -> Span | None:
    """Who asked, in `was asked to C by NP`: somebody who can speak, and no agent of a passive within C, no time or means."""
    by = next((k for k in range(first + 2, end) if frame.low[k] == "by"), None)
    if by is None or frame.is_verb_like(by - 1) or frame.is_time(by + 1):
        return None
    stop = noun_phrase_end(frame, by + 1)
    head = next((k for k in range(by + 1, stop) if frame.is_preposition(k)), stop) - 1
    speaks = frame.word(head) in speaker_words().kind_of or (frame.is_capital(head) and not frame.is_time(head))
    return (by + 1, stop) if speaks and stop == end else None


def _name(verb: Verb) -> str:
    return f"{verb.base} {verb.particle}".strip()


def _participle_cue(frame: Frame, v: int, verb: Verb, after: int, cues: list[Cue], before: int) -> Cue | None:
    """`..., saying C`; `a statement declaring C`; `is stressing C`."""
    helpers = range(before + 1, v)
    if any(frame.is_be(k) or goes_on(frame, k) for k in helpers) or frame.is_contracted_subject(before):
        subject = reporter(frame, v, before, cues)
        return _governed(frame, v, verb, after, subject) if subject else None
    lasts = frame.is_verb_like(after) and not frame.is_auxiliary(after + 1)
    if lasts or frame.word(v - 1) in _DO_NOT_SAY | COMPLEMENTIZERS:
        return None  # "the hearing lasted", "stopped supporting bands", "that adding a toll would help"
    if frame.is_preposition(v - 1):
        word, says = frame.word(v - 1), {"clause", "that"} & verb.takes
        if word in ("from", "to", "without", "about") or not (says or word in ("by", "for", "despite")):
            return None
    subject = _participle_subject(frame, v, verb, cues)
    cue = _leading(frame, v, verb, after, subject, ()) if subject else None
    if cue and cue.content and frame.word(v - 1) == ",":
        cue = replace(cue, content=_within_insertion(frame, subject, cue.content))
    if cue and cue.content and subject[0] > v:
        return replace(cue, content=(cue.content[0], min(cue.content[1], subject[0] - 1)))
    if cue and cue.content and (frame.word(v - 1) in _WHEN or frame.word(subject[0] - 1) == frame.low[0] == "with"):
        return replace(cue, content=_within_clause(frame, cue.content))
    if cue and cue.content and subject[0] < v <= subject[1] and verb.takes == {"thing"}:
        return replace(cue, content=_before_main_verb(frame, verb, cue.content, closed=False))
    return cue


def _within_insertion(frame: Frame, subject: Span, content: Span) -> Span:
    """`the mayor, agreeing with the clerk, left`: to the comma before the verb of the subject that is still to come."""
    first, end = content
    if any(map(frame.is_verb_like, range(subject[1], first - 1))):
        return content
    commas = (k for k in range(first + 1, end) if frame.low[k] == ",")
    return first, next((k for k in commas if frame.is_verb_like(k + 1 + frame.is_adverb(k + 1))), end)


def _participle_subject(frame: Frame, v: int, verb: Verb, cues: list[Cue]) -> Span | None:
    """`a statement declaring`: the statement's author or the noun; `Saying C, NP left`: NP; `..., saying`: whoever spoke before."""
    before = v - 1
    told = [cue.content for cue in cues if cue.content and cue.content[1] == before and frame.low[before] == ","]
    outer = [cue for cue in cues if not any(a <= cue.at < b for a, b in told)]
    earlier = next((cue.speaker for cue in reversed(outer) if cue.speaker and cue.speaker[0] < v), None)
    quoted = next((k for k in range(before, max(v - 12, -1), -1) if _quoted_saying(frame, k) == v), None)
    if quoted is not None:
        passive = frame.is_be(quoted - 1) or frame.is_be(before_verb(frame, quoted) + 1)
        return subject_of(frame, quoted) if passive else (quoted + 1, before)
    opens = frame.word(before) in _WHEN and not earlier and not any(map(frame.is_verb_like, range(v)))
    with_ = next((k for k in range(before - 1, max(v - 6, -1), -1) if frame.low[k] == "with"), None)
    if with_ is not None and not any(frame.kind(k) == "p" or frame.is_verb_like(k) for k in range(with_ + 1, v)):
        return with_ + 1, v  # "with one calling it a wreck"
    if v == 0 or opens:  # "At the hearing, after declining to C, NP left"
        commas = [k for k in range(v, frame.n) if frame.low[k] == ","]
        comma = next((k for k in commas if frame.starts_noun_phrase(k + 1)), None)
        end = noun_phrase_end(frame, comma + 1) if comma is not None else 0
        end = (
            next((k for k in range(comma + 2, end) if frame.is_adverb(k) and not frame.is_determiner(k - 1)), end)
            if end
            else 0
        )
        return (comma + 1, end) if comma is not None and end > comma + 1 else None
    if (
        frame.kind(before) != "w"
        or frame.is_preposition(before)
        or frame.is_adverb(before)
        or frame.low[before] in _NO_NOUNS
    ):
        return earlier or main_subject(frame, v)
    if frame.is_verb_like(before) or not {"clause", "thing"} & verb.takes:
        return main_subject(frame, before)
    if frame.low[before] in own_words():
        return earlier or main_subject(frame, v)
    first = clause_start(frame, before)
    name = before
    while frame.is_capital(name - 1):
        name -= 1
    addressee = name - frame.is_determiner(name - 1)
    if frame.word(addressee - 1) == "to" and frame.word(addressee - 2) in _WROTE:
        return main_subject(frame, addressee - 2)  # "wrote to the mayor seeking help"
    if "to" in verb.takes and frame.is_capital(before) and frame.word(name - 1) not in ("of", "for", "from", "at"):
        first = name  # "a row over the clerk Ann Lee wanting to leave": she wants it
    if frame.word(first) in _NO_SUBJECT:  # "signed by 40 clerks warning of a flood", "wrote up a study showing"
        first = next((k for k in range(first + 1, v) if frame.is_determiner(k) or frame.is_capital(k)), first + 1)
    return (first, v) if first < v else None


def _unlisted_cue(frame: Frame, v: int) -> Cue | None:
    """A finite verb that no list has, between a quotation and its speaker: `"...," he deadpanned`, `"...," deadpanned Bo Roe`."""
    if not frame.low[v].endswith("ed") or frame.is_noun_context(v):
        return None
    before = before_verb(frame, v)
    follows = frame.is_determiner(v + 1) or frame.is_capital(v + 1)
    inverted = inverted_subject(frame, v, _UNLISTED, before) if follows and quote_before(frame, v) else None
    if inverted is not None:
        closed = adjunct_end(frame, inverted[1])
        if frame.is_end(closed) or frame.word(closed) == ",":
            return Cue(v, frame.tokens[v].text, None, inverted, None, quote_before(frame, v))
    if before < 0 or before != v - 1 or not (frame.is_end(v + 1) or frame.word(v + 1) == "," or frame.is_adverb(v + 1)):
        return None
    subject = subject_of(frame, v)
    if subject is None:
        return None
    quotes = quote_before(frame, subject[0])
    return Cue(v, frame.tokens[v].text, None, subject, None, quotes) if quotes else None
