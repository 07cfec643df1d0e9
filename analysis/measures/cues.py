"""What attributes words to a speaker within one frame: reporting verbs, nouns and phrases, and what each governs.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63: a cue is found, then its
subject, then what stands after it, or, if nothing does, before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from analysis.measures.clauses import DASHES, NEGATIONS, POSSESSIVES, Frame
from analysis.measures.reporting import Verb, also_nouns, nouns, own_words, phrases, verb_forms

Span = tuple[int, int]
_COMPLEMENTIZERS = frozenset("that whether if how why what who when where".split())
_NAMED = frozenset("it him her them this that these those himself herself itself us me you".split())
_OUTLET = frozenset(["i", "we", "you", "nobody", "none"])  # nobody is heard
_PLURALS = frozenset("people many some others police critics most both and".split())
_HYPOTHETICAL = frozenset("will would could can may might must should".split())
_SILENT = frozenset(
    "say tell comment respond reply answer mention disclose reveal confirm address know specify".split()
)


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


def find_cues(frame: Frame) -> list[Cue]:
    """What attributes words in a frame: phrases, verbs and nouns, and the headline's and the signature's forms."""
    cues: list[Cue] = []
    for i in range(frame.n):
        if frame.kind(i) == "w":
            cue = _phrase_cue(frame, i) or _verb_cue(frame, i, cues) or _noun_cue(frame, i)
            if cue is not None:
                cues.append(cue)
    if frame.headline and not cues:
        cues = _headline_cue(frame)
    return cues + _signature_cue(frame)


def _phrase_cue(frame: Frame, i: int) -> Cue | None:
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
            content = (j + 1, _content_end(frame, j + 1, i)) if j + 1 < frame.n else None
        else:
            content = _content_before(frame, i)
        if content is None or content[0] >= content[1]:
            quotes = _quote_before(frame, i)
            return Cue(i, verb, class_, (first, last), None, quotes) if quotes else None
        return Cue(i, verb, class_, (first, last), content)
    return None


def _clause_before(frame: Frame, i: int) -> bool:
    return any(frame.is_verb_like(k) for k in range(i))


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
    before = frame.before_verb(v)
    helpers = range(before + 1, v)
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
        content, quotes = None, _quote_before(frame, v)
        if not quotes:
            content = _content_before(frame, v)
        follows = inverted[1]
        if frame.word(follows) in (",", ":") and frame.kind(follows + 1) == "Q":
            quotes = (*quotes, follows + 1)
        if content is None and not quotes:
            return None
        return Cue(v, _name(verb), verb.kind, inverted, content, quotes, finite=True)
    if not {"clause", "that", "to"} & verb.takes and any(frame.low[k] in _HYPOTHETICAL for k in helpers):
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
    if word in ("and", "or", "but", "to") or (word == "," and frame.word(before - 1) in ("and",)):
        earlier = [cue for cue in cues if cue.speaker and cue.at < v]
        if _is_finite(frame, v):
            earlier = [cue for cue in earlier if cue.finite] or earlier
        if earlier and not any(frame.kind(k) == "Q" for k in range(earlier[-1].at, v)):
            return earlier[-1].speaker
        return frame.main_subject(before) or (earlier[-1].speaker if earlier else None)
    subject = frame.subject(v) if before >= 0 else None
    if subject is None and frame.headline and word == ",":  # "Mayor opens pier, says it is safe"
        return frame.main_subject(before)
    return subject


def _reads_as_verb(frame: Frame, v: int, after: int, kinds: frozenset[str], before: int) -> bool:
    """`reports` and `claim` are nouns too: as verbs they follow a subject and lead into what is said."""
    word = frame.word(before) if before >= 0 else ""
    if frame.is_subject_pronoun(before) or word in ("who", "which", "to"):
        return True
    if frame.is_verb_like(after) or frame.word(v - 1).endswith("ing"):
        return False
    if before >= 0 and frame.kind(before) == "w" and _quote_before(frame, frame.clause_start(before)):
        return True
    nxt = frame.word(after)
    opens = (
        (nxt == "that" and not frame.is_verb_like(after + 1))
        or nxt in _COMPLEMENTIZERS - {"that"}
        or frame.kind(after) in ("Q", "q")
        or (nxt in (",", ":") and frame.kind(after + 1) == "Q")
        or (frame.starts_noun_phrase(after) and nxt != "that")
        or nxt == ":"
        or (nxt == "to" and any("to" in verb.takes for verb in verb_forms()[frame.low[v]].verbs))
    )
    if before >= 0 and frame.kind(before) == "p":
        return frame.kind(before - 1) in ("w", "Q") and (opens or frame.is_end(after))
    if "s" not in kinds:
        subject = frame.subject(v)
        several = word.endswith("s") or word in _PLURALS or (subject and "and" in frame.low[slice(*subject)])
        return bool(several) and (opens or frame.is_end(after))
    if frame.low[v] in also_nouns():
        return opens and (
            frame.is_capital(before) or nxt == "that" or nxt in _NAMED | {"a", "an", "the", ",", ":"} | POSSESSIVES
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
    last = frame.noun_phrase_end(first)
    if frame.is_subject_pronoun(first):
        return (first, first + 1) if quoted and not frame.is_verb_like(first + 1) else None
    if frame.is_verb_like(last) or frame.word(last) in ("that", "to"):
        return (first, last) if quoted and frame.word(last) != "that" else None
    if not quoted and frame.subject(v) is not None and not (frame.is_end(last) or frame.word(last) == ","):
        return None
    if not quoted and frame.subject(v) is not None and frame.word(before) == "," and _closes_apposition(frame, before):
        return None
    stop = first
    while stop < last and not (
        stop > first and frame.is_preposition(stop) and frame.word(stop) not in ("of", "for", "at", "with", "from")
    ):
        if stop > first and frame.is_time(stop):
            break
        stop += 1
    return first, stop


def _closes_apposition(frame: Frame, comma: int) -> bool:
    """The comma ends an insertion after a noun phrase: no finite verb stands before it."""
    subject = frame.subject(comma + 1)
    return (
        subject is not None and subject[0] == frame.main_subject(comma)[0]
        if frame.main_subject(comma) and subject
        else False
    )


def _governed(frame: Frame, v: int, verb: Verb, after: int, subject: Span | None) -> Cue | None:
    """The cue of a verb whose subject is known: what follows it, else what stands before the subject."""
    first = subject[0] if subject and subject[1] <= v else v
    quotes_before = _quote_before(frame, first)
    cue = Cue(v, _name(verb), verb.kind, subject)
    content = _content_after(frame, v, verb, after, bool(quotes_before))
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
    before = _content_before(frame, first, 1 if goes_on else 2) if subject and "clause" in verb.takes else None
    if before is None:
        return None
    if goes_on:
        before = (before[0], _content_end(frame, follows + 1, v))
    return replace(cue, content=before)


def _content_after(frame: Frame, v: int, verb: Verb, after: int, quoted: bool) -> Span | int | None:
    """Tokens that the verb governs to its right; the index of a quotation it leads into; None."""
    k = after
    takes = verb.takes
    while frame.is_adverb(k) or frame.is_time(k):
        k += 1
    if frame.kind(k) in ("Q", "q") or (frame.word(k) in (",", ":") and frame.kind(k + 1) == "Q"):
        q = k if frame.kind(k) in ("Q", "q") else k + 1
        if q + 1 >= frame.n or frame.kind(q) == "Q":
            return q if frame.kind(q) == "Q" else (q, q + 1)
        return q, _content_end(frame, q, v)
    if frame.word(k) == ":" and k + 1 < frame.n:
        return k + 1, frame.n
    if frame.is_end(k) or (frame.kind(k) == "p"):
        return None
    if frame.word(k) in _COMPLEMENTIZERS and {"clause", "that"} & takes:
        return k, _content_end(frame, k, v)
    if "name" in takes:
        end = _content_end(frame, k, v)
        names = (
            frame.kind(end - 1) == "q"
            or frame.word(k) in _NAMED
            or any(frame.low[j] in ("a", "an", "the") or frame.kind(j) == "q" for j in range(k + 1, end))
        )
        return (k, end) if names and frame.starts_noun_phrase(k) else None
    if "as" in takes and "thing" not in takes:
        end = _content_end(frame, k, v)
        return (k, end) if "as" in frame.low[k + 1 : end] and frame.starts_noun_phrase(k) else None
    if "to" in takes:
        if frame.word(k) == "to":
            return k, _content_end(frame, k, v)
        if "person" in takes or "thing" in takes or "clause" in takes:
            end = frame.noun_phrase_end(k)
            marked = next((j for j in range(k + 1, end) if frame.kind(j) == "q"), None)
            if marked is not None and "person" in takes:
                return marked, _content_end(frame, marked, v)
            if frame.word(end) == "to" and end > k and end - k <= 12:
                return (end if "person" in takes else k), _content_end(frame, end, v)
    if "person" in takes:
        end = frame.noun_phrase_end(k)
        if end > k and frame.word(end) in _COMPLEMENTIZERS | {"to"}:
            return end, _content_end(frame, end, v)
        if frame.kind(k) == "w":
            person = _person_end(frame, k)
            if frame.word(person) in (",", ":") and frame.kind(person + 1) == "Q":
                return person + 1
            if frame.kind(person) == "Q":
                return person
            if person < frame.n and not frame.is_end(person) and frame.word(person) != ",":
                rest = _skip_adjuncts(frame, person)
                if rest is not None and not (quoted and frame.word(rest) not in _COMPLEMENTIZERS):
                    return rest, _content_end(frame, rest, v)
            if "thing" not in takes or frame.is_end(person):
                return None
    if {"clause", "that"} & takes:
        rest = _skip_adjuncts(frame, k)
        if isinstance(rest, int):
            if frame.kind(rest) == "Q" or (frame.word(rest) in (",", ":") and frame.kind(rest + 1) == "Q"):
                return rest if frame.kind(rest) == "Q" else rest + 1
            if quoted and frame.word(rest) not in _COMPLEMENTIZERS:
                return None
            end = _content_end(frame, rest, v)
            told = (
                any(frame.is_verb_like(j) or frame.kind(j) == "q" for j in range(rest, end))
                or frame.word(rest) in _COMPLEMENTIZERS
            )
            if (
                "thing" in takes
                or told
                or ("clause" in takes and end - rest > 4 and frame.word(v - 1) not in _HYPOTHETICAL)
            ):
                return (rest, end) if end > rest else None
        return None
    if "thing" in takes:
        if not verb.particle and not frame.starts_noun_phrase(k) and not frame.low[k].endswith("ing"):
            return None
        end = _content_end(frame, k, v)
        if {"clause", "that", "to"} & takes:
            return k, end
        return k, next((j for j in range(k + 1, end - 1) if frame.low[j] == "and" and frame.is_verb_like(j + 1)), end)
    return None


def _person_end(frame: Frame, k: int) -> int:
    """One past the person spoken to: a pronoun, a name, or a determiner and its noun."""
    word = frame.word(k)
    if word in (
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "it",
        "reporters",
        "journalists",
        "lawmakers",
        "supporters",
        "voters",
    ):
        return adjunct_end(frame, k + 1)
    j = k
    if frame.is_capital(k):
        while frame.is_capital(j) or (frame.word(j) in ("of", "the", "'s") and frame.is_capital(j + 1)):
            j += 1
    else:
        end = frame.noun_phrase_end(k)
        j = k + 2
        while j < end and not (
            frame.starts_noun_phrase(j)
            and (frame.word(j) in ("the", "a", "an", "he", "she", "they", "it") or frame.is_capital(j))
            and not frame.is_preposition(j - 1)
        ):
            j += 1
            if j - k > 8:
                break
    return adjunct_end(frame, j)


def adjunct_end(frame: Frame, k: int) -> int:
    """One past adverbs, times and prepositional phrases, up to a mark; `k` itself where other words come first."""
    j = k
    while j < frame.n and frame.kind(j) == "w":
        if frame.is_adverb(j) or frame.is_time(j):
            j += 1
        elif frame.is_preposition(j) or frame.word(j) in (
            "last",
            "this",
            "next",
            "earlier",
            "after",
            "before",
            "when",
            "as",
            "while",
            "through",
        ):
            end = j + 1
            while (
                end < frame.n and frame.kind(end) == "w" and not frame.is_preposition(end) and frame.word(end) != "that"
            ):
                end += 1
            j = end
        else:
            break
    return j


def _skip_adjuncts(frame: Frame, k: int) -> int | None:
    """Where the content starts after adverbs and phrases of time and place; None if only those follow."""
    j = k
    while j < frame.n:
        if frame.is_adverb(j) or frame.is_time(j):
            j += 1
            continue
        word = frame.word(j)
        if word in _COMPLEMENTIZERS or frame.kind(j) in ("Q", "q"):
            return j
        if frame.is_preposition(j) or (
            word in ("last", "this", "next", "earlier")
            and frame.word(j + 1) in ("week", "month", "year", "day", "in", "this", "night", "morning")
        ):
            end = j + 1
            while (
                end < frame.n
                and frame.kind(end) == "w"
                and not frame.is_preposition(end)
                and frame.word(end) not in _COMPLEMENTIZERS
                and not frame.is_subject_pronoun(end)
            ):
                if end > j + 1 and frame.word(end) in ("the", "a", "an", "there", "his", "their", "its", "her"):
                    break
                if frame.is_verb_like(end) and not frame.is_verb_like(end - 1):
                    break
                end += 1
            if frame.is_verb_like(end) and not frame.is_preposition(end):
                return j  # the phrase belongs to the clause
            j = end
            continue
        if frame.kind(j) == "p":
            if word == "," and j > k and j + 1 < frame.n and frame.word(j + 1) == "that":
                return j + 1
            if word in (",", ":") and frame.kind(j + 1) == "Q":
                return j
            return None
        return j
    return None


def _passive_cue(frame: Frame, v: int, verb: Verb, after: int, before: int) -> Cue | None:
    """`X was accused of C (by NP)`, `is expected to C`, `was told that C`."""
    speaker = None
    end = _content_end(frame, after, v)
    complement = next((k for k in range(after, end) if frame.low[k] in ("to", "that")), end)
    by = next((k for k in range(after, min(complement, after + 12)) if frame.low[k] == "by"), None)
    if (
        by is not None
        and frame.starts_noun_phrase(by + 1)
        and not frame.low[by + 1].endswith("ing")
        and frame.word(by + 2) not in ("time", "end")
    ):
        stop = frame.noun_phrase_end(by + 1)
        speaker = (by + 1, stop)
    k = after
    while frame.is_adverb(k):
        k += 1
    word = frame.word(k)
    content = None
    if (
        (word in _COMPLEMENTIZERS and {"clause", "that"} & verb.takes)
        or (word == "to" and {"to", "clause", "that"} & verb.takes and not frame.is_noun_context(k + 2))
        or (word == "of" and verb.base in ("accuse", "suspect"))
        or (word == "as" and {"as", "name", "thing"} & verb.takes)
        or (frame.kind(k) == "q" and (speaker or "name" not in verb.takes))  # "a song called"
    ):
        content = (k, end)
    elif word == "by" and speaker and {"thing", "as"} & verb.takes:
        subject = frame.subject(v)
        content = subject
    elif verb.base in ("call", "promise", "dub", "label", "tell", "term") and frame.starts_noun_phrase(k):
        content = (k, end)
    if content is None or content[0] >= content[1]:
        return None
    return Cue(v, _name(verb), verb.kind, speaker, content)


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
            subject = frame.main_subject(v - 1)
        else:
            first = frame.clause_start(v - 1)
            noun = frame.word(v - 1)
            subject = (earlier or frame.main_subject(v)) if noun in own_words() else (first, v) if first < v else None
    elif opening and v == 0:
        comma = next((k for k in range(v, frame.n) if frame.low[k] == ","), None)
        subject = None
        if comma is not None:
            end = frame.noun_phrase_end(comma + 1)
            subject = (comma + 1, end) if end > comma + 1 else None
    else:
        subject = earlier or frame.main_subject(v)
    if subject is None:
        return None
    return _governed_participle(frame, v, verb, after, subject)


def _governed_participle(frame: Frame, v: int, verb: Verb, after: int, subject: Span) -> Cue | None:
    content = _content_after(frame, v, verb, after, False)
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
    before = frame.before_verb(v)
    if before < 0 or before != v - 1 or not (frame.is_end(v + 1) or frame.word(v + 1) == "," or frame.is_adverb(v + 1)):
        return None
    subject = frame.subject(v)
    if subject is None:
        return None
    quotes = _quote_before(frame, subject[0])
    return Cue(v, frame.tokens[v].text, None, subject, None, quotes) if quotes else None


def _noun_cue(frame: Frame, i: int) -> Cue | None:
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
    return Cue(i, frame.low[i], class_, speaker, (k, _content_end(frame, k, i)))


def _headline_cue(frame: Frame) -> list[Cue]:
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


def _signature_cue(frame: Frame) -> list[Cue]:
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


# Where content ends and begins


def _content_end(frame: Frame, first: int, verb: int) -> int:
    """One past what is reported, from token `first`: to the end of the clause that the verb governs."""
    forms = verb_forms()
    depth = 0
    for j in range(first, frame.n):
        word = frame.low[j]
        if word == "(":
            depth += 1
        elif word == ")":
            if depth == 0:
                return j
            depth -= 1
        if depth or j == first:
            continue
        if word == ";":
            return j
        if frame.kind(j) == "Q" and frame.word(j - 1) in (":",):
            return j - 1
        nxt = j + 1
        if word in (",", *DASHES):
            while frame.is_adverb(nxt):
                nxt += 1
            following = frame.word(nxt)
            form = forms.get(following)
            if following in ("but", "while", "although", "though", "whereas"):
                return j
            if form and "ing" in form.kinds and "clause" in form.verbs[-1].takes:
                return j
            if _closing_report(frame, nxt) or (frame.is_capital(nxt) and _new_report(frame, nxt)):
                return j
            if following == "according" or (following == "as" and j + 3 < frame.n and forms.get(frame.word(nxt + 2))):
                return j
            if following in ("and", "but", "or") and _new_report(frame, nxt + 1):
                return j
        elif (word in ("and", "but") and frame.word(j - 1) != "," and _new_report(frame, j + 1)) or (
            word == "but" and frame.word(j - 1) not in (",", "nothing", "all")
        ):
            return j
    return frame.n


def _closing_report(frame: Frame, k: int) -> bool:
    """`NP said` and nothing but adjuncts to the end: it reports what stands before the comma."""
    for v in range(k + 1, min(k + 7, frame.n)):
        form = verb_forms().get(frame.low[v])
        if form and form.kinds & {"past", "s"} and any("clause" in verb.takes for verb in form.verbs):
            subject = frame.subject(v)
            return subject is not None and subject[0] == k and adjunct_end(frame, v + 1) == frame.n
    return False


def _new_report(frame: Frame, k: int) -> bool:
    """A report starts here: a finite reporting verb of speech, or a subject pronoun or name and one."""
    while frame.is_adverb(k) or frame.is_auxiliary(k):
        k += 1
    forms = verb_forms()
    form = forms.get(frame.word(k))
    if (
        form
        and form.kinds & {"past", "s", "ing"}
        and any("clause" in x.takes for x in form.verbs)
        and not (frame.low[k] in nouns() and frame.word(k + 1) != "that")
    ):
        return True
    j = k
    while frame.is_capital(j) and j - k < 4:
        j += 1
    if j == k and (frame.is_subject_pronoun(k) or frame.word(k) in ("others", "some", "critics", "officials")):
        j += 1
    if j == k:
        return False
    while frame.is_adverb(j) or frame.is_auxiliary(j):
        j += 1
    form = forms.get(frame.word(j))
    return bool(form and form.kinds & {"past", "s"} and any("clause" in x.takes for x in form.verbs))


def _quote_before(frame: Frame, i: int) -> tuple[int, ...]:
    """The free quotation right before token `i`, a comma or dash between allowed."""
    j = i - 1
    if frame.word(j) == "," or (j >= 0 and frame.low[j] in DASHES):
        j -= 1
    return (j,) if frame.kind(j) == "Q" else ()


def _content_before(frame: Frame, i: int, least: int = 2) -> Span | None:
    """The clause that a closing frame starting at token `i` reports: `C, he said`."""
    j = i - 1
    if j < 0 or not (frame.low[j] == "," or frame.low[j] in DASHES or frame.kind(j) in "qw"):
        return None
    if (
        frame.low[j] != ","
        and frame.low[j] not in DASHES
        and frame.kind(j) != "q"
        and frame.word(i) not in ("according", "in", "by", "as")
    ):
        return None
    last = j if frame.low[j] == "," or frame.low[j] in DASHES else j + 1
    first = 0
    for k in range(last - 1, -1, -1):
        if frame.low[k] == ";" or (frame.kind(k) == "Q" and k < last - 1):
            first = k + 1
            break
    while first < last and (frame.word(first) in ("and", "but", ",", "so", "yet") or frame.kind(first) == "p"):
        first += 1
    if last - first < least:
        return None
    if (
        least > 1
        and not any(frame.is_verb_like(k) for k in range(first, last))
        and last - first < 4
        and frame.word(i) != "according"
    ):
        return None
    return first, last
