"""Where in a frame the words lie that a cue reports: what follows it, what stands before it, where that ends.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63.
"""

from __future__ import annotations

from analysis.measures.clauses import noun_phrase_end, subject_of
from analysis.measures.reporting import Verb, nouns, verb_forms
from analysis.measures.word_classes import DASHES, Frame

Span = tuple[int, int]
NAMED = frozenset("it him her them this that these those himself herself itself us me you".split())
HYPOTHETICAL = frozenset("will would could can may might must should".split())
_ROUGHLY = frozenset(
    "about around roughly nearly almost some over under up to between more less than at least most".split()
)
COMPLEMENTIZERS = frozenset("that whether if how why what who when where".split())


def content_after(frame: Frame, v: int, verb: Verb, after: int, quoted: bool) -> Span | int | None:
    """Tokens that the verb governs to its right; the index of a quotation it leads into; None."""
    k = after
    takes = verb.takes
    while frame.is_adverb(k) or frame.is_time(k):
        k += 1
    if frame.kind(k) in ("Q", "q") or (frame.word(k) in (",", ":") and frame.kind(k + 1) == "Q"):
        q = k if frame.kind(k) in ("Q", "q") else k + 1
        if q + 1 >= frame.n or frame.kind(q) == "Q":
            return q if frame.kind(q) == "Q" else (q, q + 1)
        return q, content_end(frame, q, v)
    if frame.word(k) == ":" and k + 1 < frame.n:
        return k + 1, frame.n
    if frame.is_end(k) or (frame.kind(k) == "p"):
        return None
    if frame.word(k) in COMPLEMENTIZERS and {"clause", "that"} & takes:
        return k, content_end(frame, k, v)
    if "name" in takes:
        end = content_end(frame, k, v)
        names = (
            frame.kind(end - 1) == "q"
            or frame.word(k) in NAMED
            or any(frame.low[j] in ("a", "an", "the") or frame.kind(j) == "q" for j in range(k + 1, end))
        )
        return (k, end) if names and frame.starts_noun_phrase(k) else None
    if "at" in takes:
        end = content_end(frame, k, v)
        at = next((j for j in range(k, min(end, k + 12)) if frame.low[j] == "at"), None)
        if at is not None and is_number(frame, at + 1):
            return k, end
    if "as" in takes and "thing" not in takes:
        end = content_end(frame, k, v)
        return (k, end) if "as" in frame.low[k + 1 : end] and frame.starts_noun_phrase(k) else None
    if "to" in takes:
        if frame.word(k) == "to":
            return k, content_end(frame, k, v)
        if "person" in takes or "thing" in takes or "clause" in takes:
            end = noun_phrase_end(frame, k)
            marked = next((j for j in range(k + 1, end) if frame.kind(j) == "q"), None)
            if marked is not None and "person" in takes:
                return marked, content_end(frame, marked, v)
            if frame.word(end) == "to" and end > k and end - k <= 12:
                return (end if "person" in takes else k), content_end(frame, end, v)
    if "person" in takes:
        end = noun_phrase_end(frame, k)
        if end > k and frame.word(end) in COMPLEMENTIZERS | {"to"}:
            return end, content_end(frame, end, v)
        if frame.kind(k) == "w":
            person = _person_end(frame, k)
            if frame.word(person) in (",", ":") and frame.kind(person + 1) == "Q":
                return person + 1
            if frame.kind(person) == "Q":
                return person
            if person < frame.n and not frame.is_end(person) and frame.word(person) != ",":
                rest = _skip_adjuncts(frame, person)
                if rest is not None and not (quoted and frame.word(rest) not in COMPLEMENTIZERS):
                    return rest, content_end(frame, rest, v)
            if "thing" not in takes or frame.is_end(person):
                return None
    if {"clause", "that"} & takes:
        rest = _skip_adjuncts(frame, k)
        if isinstance(rest, int):
            if frame.kind(rest) == "Q" or (frame.word(rest) in (",", ":") and frame.kind(rest + 1) == "Q"):
                return rest if frame.kind(rest) == "Q" else rest + 1
            if quoted and frame.word(rest) not in COMPLEMENTIZERS:
                return None
            end = content_end(frame, rest, v)
            told = (
                any(frame.is_verb_like(j) or frame.kind(j) == "q" for j in range(rest, end))
                or frame.word(rest) in COMPLEMENTIZERS
            )
            if (
                "thing" in takes
                or told
                or ("clause" in takes and end - rest > 4 and frame.word(v - 1) not in HYPOTHETICAL)
            ):
                return (rest, end) if end > rest else None
        return None
    if "thing" in takes:
        if not verb.particle and not frame.starts_noun_phrase(k) and not frame.low[k].endswith("ing"):
            return None
        end = content_end(frame, k, v)
        if {"clause", "that", "to"} & takes:
            return k, end
        return k, next((j for j in range(k + 1, end - 1) if frame.low[j] == "and" and frame.is_verb_like(j + 1)), end)
    return None


def is_number(frame: Frame, k: int) -> bool:
    """A number stands there, `about` or `more than` before it allowed."""
    words = [frame.word(j).lstrip("$£€¥") for j in range(k, k + 4)]
    first = next((j for j, word in enumerate(words) if word not in _ROUGHLY), 3)
    return words[first][:1].isdigit()


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
        end = noun_phrase_end(frame, k)
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
        if word in COMPLEMENTIZERS or frame.kind(j) in ("Q", "q"):
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
                and frame.word(end) not in COMPLEMENTIZERS
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


def content_end(frame: Frame, first: int, verb: int) -> int:
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
            subject = subject_of(frame, v)
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


def quote_before(frame: Frame, i: int) -> tuple[int, ...]:
    """The free quotation right before token `i`, a comma or dash between allowed."""
    j = i - 1
    if frame.word(j) == "," or (j >= 0 and frame.low[j] in DASHES):
        j -= 1
    return (j,) if frame.kind(j) == "Q" else ()


def content_before(frame: Frame, i: int, least: int = 2) -> Span | None:
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
