"""How far a stretch of a frame goes on: adverbs and phrases of time and place, and what a verb reports.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63.
"""

from __future__ import annotations

from analysis.measures.language.clauses import noun_phrase_end, subject_of
from analysis.measures.language.reporting import Form, nouns, own_words, verb_forms
from analysis.measures.language.word_classes import DASHES, Frame

COMPLEMENTIZERS = frozenset("that whether if how why what who when where".split())
# Words that open an adjunct and are no prepositions.
_OPEN_ADJUNCTS = frozenset("last this next earlier after before when as while through".split())
_WHEN = frozenset(["last", "this", "next", "earlier"])
_SPANS = frozenset("week month year day in this night morning".split())
_INSERTED = 14  # words between a verb and its `that`, at most
_CLOSING = 12  # words of a speaker that closes a sentence, at most
_TELL = frozenset("name give go comment elaborate provide offer".split())  # what nobody does who is silent
_BACKSHIFTED = frozenset(["would", "wouldn't", "might"])
_OPEN_CLAUSES = frozenset("the a an there his their its her".split())  # behind a noun


def adjunct_end(frame: Frame, k: int) -> int:
    """One past adverbs, times and prepositional phrases, up to a mark; `k` itself where other words come first."""
    j = k
    while j < frame.n and frame.kind(j) == "w":
        if frame.is_adverb(j) or frame.is_time(j):
            j += 1
        elif frame.is_preposition(j) or frame.word(j) in _OPEN_ADJUNCTS:
            end = j + 1
            while (
                end < frame.n and frame.kind(end) == "w" and not frame.is_preposition(end) and frame.word(end) != "that"
            ):
                end += 1
            j = end
        else:
            break
    return j


def after_adjuncts(frame: Frame, k: int) -> int | None:
    """Where the content starts after adverbs and phrases of time and place; None if only those follow."""
    j = k
    while j < frame.n:
        word = frame.low[j]
        if frame.is_adverb(j) or frame.is_time(j):
            j += 1
        elif (
            word in COMPLEMENTIZERS
            or frame.kind(j) in ("Q", "q")
            or (word == "about" and frame.word(j + 1)[:1].isdigit())
        ):
            return j
        elif frame.is_preposition(j) or (word in _WHEN and frame.word(j + 1) in _SPANS):
            end = _phrase_end(frame, j)
            if frame.is_verb_like(end) and frame.word(end - 1) in own_words() and not frame.is_auxiliary(end):
                end += 1  # "said in a letter sent to the crew"
            elif frame.is_verb_like(end) and not frame.is_preposition(end):
                # the phrase belongs to the clause, or the subject does something else: "wrote to the crew and left"
                return None if frame.word(end - 1) in ("and", "or") else j
            j = end
        elif word in ("before", "after") and frame.word(_phrase_end(frame, j)) == "that":
            j = _phrase_end(frame, j)
        elif frame.kind(j) == "p":
            if frame.kind(j + 1) == "Q":
                return j if word in (",", ":") else None
            if j > k and word == "," and frame.word(j + 1) == "that":
                return j + 1
            return that_behind(frame, j)
        else:
            return j
    return None


def that_behind(frame: Frame, comma: int) -> int | None:
    """The `that` which an insertion parts from its verb: `said in Hull, Ohio, that ...`, `warned, as did Bo, that ...`."""
    if frame.word(comma) != ",":
        return None
    commas = (k for k in range(comma + 1, min(comma + _INSERTED, frame.n)) if frame.low[k] == ",")
    return next((k + 1 for k in commas if frame.word(k + 1) == "that" and not frame.is_verb_like(k + 2)), None)


def _phrase_end(frame: Frame, first: int) -> int:
    """One past the phrase of time or place that starts at `first`: where another phrase or a clause opens."""
    for k in range(first + 1, frame.n):
        if frame.kind(k) != "w" or frame.is_preposition(k) or frame.is_subject_pronoun(k):
            return k
        opens = frame.low[k] in _OPEN_CLAUSES and k > first + 1 and not frame.low[k - 1].endswith("ing")
        if frame.low[k] in COMPLEMENTIZERS or opens:
            return k
        if frame.is_verb_like(k) and not frame.is_verb_like(k - 1):
            return k
    return frame.n


def content_end(frame: Frame, first: int) -> int:
    """One past what a verb reports from token `first`: to the end of the clause that it governs."""
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
        if frame.kind(j) == "Q" and frame.low[j - 1] == ":":
            return j - 1
        if word == ";" or ((word == "," or word in DASHES) and _closes(frame, j + 1)):
            return j
        before = frame.low[j - 1]
        if word == "but" and before not in (",", "nothing", "all") and not _is_more(frame, j + 1):
            return j
        if word in ("and", "but") and before != "," and _new_report(frame, j + 1):
            return j
    return frame.n


def _closes(frame: Frame, k: int) -> bool:
    """What stands behind a comma or dash is no more of what is reported: a contrast, another report, a closing frame."""
    while frame.is_adverb(k):
        k += 1
    word = frame.word(k)
    form = verb_forms().get(word)
    return bool(
        (word == "but" and not _is_more(frame, k + 1))
        or word in ("while", "although", "though", "whereas", "according")
        or (form and "ing" in form.kinds and "clause" in form.verbs[-1].takes)
        or _closing_report(frame, k)
        or (frame.is_capital(k) and _new_report(frame, k))
        or (word == "as" and frame.word(k + 2) in verb_forms())
        or (word in ("and", "or") and _new_report(frame, k + 1))
    )


def _is_more(frame: Frame, k: int) -> bool:
    """What stands behind `but` is still reported: `..., but that it is safe`, `..., but would not sink`."""
    if frame.word(k) == "that":
        return not frame.is_auxiliary(k + 1)
    silent = (frame.word(k + 1) == "not" or frame.word(k).endswith("n't")) and (
        frame.word(k + 1 + (frame.word(k + 1) == "not")) in _TELL | verb_forms().keys()
    )  # "but would not say when"
    return frame.word(k) in _BACKSHIFTED and not silent


def _closing_report(frame: Frame, k: int) -> bool:
    """`NP said` and nothing but adjuncts to the end: it reports what stands before the comma."""
    for v in range(k + 1, min(k + _CLOSING, frame.n)):
        form = verb_forms().get(frame.low[v])
        if form and form.kinds & {"past", "s"} and any("clause" in verb.takes for verb in form.verbs):
            subject = subject_of(frame, v)
            if subject is None or subject[0] != k:
                return False
            told = any("person" in verb.takes for verb in form.verbs) and noun_phrase_end(frame, v + 1) == frame.n
            return told or adjunct_end(frame, v + 1) == frame.n
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
        and _opens_clause(form)
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
    return bool(form and form.kinds & {"past", "s"} and _opens_clause(form))


def _opens_clause(form: Form) -> bool:
    """It takes a clause without `that`."""
    return any("clause" in verb.takes and "full" not in verb.takes for verb in form.verbs)
