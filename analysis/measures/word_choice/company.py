"""The words of a frame that keep company with a name: its modifiers, what it does, and what is done to it."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.corpus.house_style import TITLES, function_words
from analysis.corpus.quotes import MARKS
from analysis.measures.language.clauses import noun_phrase_end
from analysis.measures.language.participles import LINKS, PASSIVE, STATES, is_participle
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.word_classes import AUXILIARIES, HAVE, NEGATIONS, Frame

_TIMES = frozenset("time day week month year moment night morning evening summer winter spring autumn".split())
_NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion".split()
)
_REACH = 3  # words between a verb and its object, or of a predicate


def company_of(frame: Frame, first: int, last: int, *, person: bool) -> Iterator[tuple[int, str]]:
    """The words that keep company with the name at tokens first..last, each with its role."""
    action = _governing_verb(frame, first)
    told = action is not None and action < first - 2 and _tells(frame, action, last)
    compound = _is_content(frame, last + 1) and not _is_verb(frame, last + 1) and not frame.is_capital(last + 1)
    if not (compound or told):
        yield from ((i, "modifier") for i in _before(frame, first))
    if frame.word(last).endswith(("'s", "s'")) and not frame.tokens[last].text.isupper():
        return
    if frame.word(first - 1) == "by":
        agent = next((i for i in range(first - 2, max(-1, first - 6), -1) if is_participle(frame, i)), None)
        if agent is not None:
            yield agent, "does"
        return
    if action is not None and (
        (_only_says(frame.low[action]) and frame.kind(action - 1) == "w") or _tells(frame, action, last)
    ):
        action = None  # "she said the mayor ..."
    says = action is not None and (_only_says(frame.low[action]) or _closes_quote(frame, action))
    if action is not None and (says or not compound):
        yield action, "does" if says else "done to"
    relative = "who" in (frame.word(last + 1), frame.word(last + 2))
    if frame.is_preposition(first - 1) and (frame.word(last + 1) == "who" or not person):
        relative = False  # "an aide to the mayor who left", "the head of the port, who left": somebody else did
    subject = action is None and not frame.is_preposition(first - 1)
    if relative or subject:
        yield from _after(frame, last, person=person, subject=subject)


def _tells(frame: Frame, verb: int, last: int) -> bool:
    """The name, which ends at token `last`, opens what is told: `told a crowd the mayor was late`, `Bo, who sings, said the mayor was`."""
    form = verb_forms().get(frame.low[verb])
    clause = form is not None and any({"clause", "that"} & v.takes for v in form.verbs)
    return clause and (frame.is_auxiliary(last + 1) or frame.is_past(last + 1))


def _only_says(word: str) -> bool:
    """A verb of saying that takes no object: what stands behind it has spoken ("said the mayor")."""
    form = verb_forms().get(word)
    return form is not None and "past" in form.kinds and form.verbs[-1].takes == {"clause"}


def _closes_quote(frame: Frame, verb: int) -> bool:
    """A verb of saying right behind a quotation: `"...," recalled the mayor`."""
    form = verb_forms().get(frame.low[verb])
    between = frame.text[frame.tokens[max(0, verb - 2)].end : frame.tokens[verb].start]
    return form is not None and any(mark in between for mark in MARKS) and any("clause" in v.takes for v in form.verbs)


def _before(frame: Frame, first: int) -> list[int]:
    """Modifiers between a determiner (or the clause's start) and the name."""
    found, i = [], first - 1
    while i >= 0 and len(found) < _REACH and _is_content(frame, i) and not frame.is_capital(i):
        if frame.low[i].endswith(("'s", "s'")):
            break
        found.append(i)
        i -= 1
    opener = frame.word(i)
    if frame.kind(i) == "w" and opener != "to" and (frame.is_noun_context(i + 1) and not frame.is_preposition(i)):
        return [] if _is_verb(frame, first - 1) else found[::-1]
    if i < 0 and not found and first == 1 and frame.is_capital(0) and _is_content(frame, 0) and not _is_verb(frame, 0):
        return [0]
    return []


def _after(frame: Frame, last: int, *, person: bool, subject: bool) -> Iterator[tuple[int, str]]:
    """What the name does, is, or suffers: the words after it, and as `subject` also those after its relative clause."""
    i, main = last + 1, None
    if frame.word(i) == ",":  # ", who ...," and ", the mayor,"
        close = next((j for j in range(i + 1, min(i + 12, frame.n)) if frame.word(j) == ","), None)
        if frame.word(i + 1) in ("who", "which"):
            main = close + 1 if subject and close is not None and frame.is_verb_like(close + 1) else None
            i += 1
        elif close is not None:
            i = close + 1
    if frame.word(i) in ("who", "which", "that"):
        i += 1
    yield from _predicated(frame, i, person=person)
    if main is not None:
        yield from _predicated(frame, main, person=person)


def _predicated(frame: Frame, i: int, *, person: bool) -> Iterator[tuple[int, str]]:
    """What the subject does, is, or suffers: the words from token `i` on."""
    chain = []
    while frame.kind(i) == "w" and (
        frame.is_auxiliary(i) or frame.is_adverb(i) or frame.word(i) in NEGATIONS or frame.word(i) in LINKS
    ):
        chain.append(frame.word(i))
        i += 1
    links, modal = (
        [w for w in chain if w in LINKS],
        [w for w in chain if w in AUXILIARIES and w not in PASSIVE and w not in HAVE],
    )
    if frame.kind(i) != "w":
        return
    if links:
        if frame.word(i).endswith("ing") and links[-1] in PASSIVE:
            yield i, "does"
        elif is_participle(frame, i) and links[-1] in PASSIVE and frame.word(i) not in STATES:
            yield i, "done to"
        else:
            yield from ((j, "modifier") for j in _predicate(frame, i))
    else:
        perfect = bool(HAVE & set(chain)) and is_participle(frame, i)  # "has long-term plans" does nothing
        helped = (bool(modal) and _is_content(frame, i)) or perfect
        if helped or _is_verb(frame, i) or (person and _is_present(frame, i)):
            yield i, "does"


def _is_present(frame: Frame, i: int) -> bool:
    """A word in -s that can be the verb of a person's name, which no compound noun follows so often."""
    word = frame.word(i)
    is_name = frame.is_capital(i) and not frame.in_title_case
    return (
        word.endswith("s") and len(word) > 3 and _is_content(frame, i) and not is_name and not frame.is_noun_context(i)
    )


def _predicate(frame: Frame, i: int) -> list[int]:
    """Content words of the noun or adjective phrase that starts here."""
    if frame.is_preposition(i) or frame.word(i) == "to":
        return []
    end = noun_phrase_end(frame, i)
    stop = next((j for j in range(i, end) if frame.is_preposition(j) or frame.word(j) in ("and", "or")), end)
    return [j for j in range(i, stop) if _is_content(frame, j) and not frame.is_capital(j)][:_REACH]


def _governing_verb(frame: Frame, first: int) -> int | None:
    """A verb of which the name is the direct object."""
    for i in range(first - 1, max(-1, first - 2 - _REACH), -1):
        if (
            frame.kind(i) != "w"
            or frame.is_preposition(i)
            or frame.is_subordinator(i)
            or frame.is_auxiliary(i)
            or frame.word(i) in ("and", "or", "but", "that", "to")
        ):
            return None
        if frame.word(i).endswith(("'s", "s'")) or (frame.is_capital(i) and i and not frame.in_title_case):
            return None
        if (
            _is_verb(frame, i)
            or (frame.word(i - 1) == "to" and _is_content(frame, i))
            or (frame.word(i).endswith("ing") and len(frame.word(i)) > 5 and not _is_noun(frame, i))
        ):
            return i
    return None


def _is_noun(frame: Frame, i: int) -> bool:
    """A word in -ing that is no verb; after a preposition it is one ("from joining NATO")."""
    return frame.is_noun_context(i) and not frame.is_preposition(i - 1)


def _is_content(frame: Frame, i: int) -> bool:
    word = frame.word(i)
    return (
        frame.kind(i) == "w"
        and word not in function_words()
        and word not in TITLES
        and word not in _NUMBERS
        and not word[0].isdigit()
        and not frame.is_adverb(i)
        and not frame.is_time(i)
        and word not in _TIMES
    )


def _is_verb(frame: Frame, i: int) -> bool:
    return frame.is_verb_like(i) and not frame.is_auxiliary(i) and not frame.is_contracted_subject(i)
