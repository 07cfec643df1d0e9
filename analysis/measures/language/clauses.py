"""A light reading of English clauses in a frame: where one begins, its subject, where a noun phrase ends.

No parser and no model: classes of words (word_classes.py) and marks.
"""

from __future__ import annotations

from analysis.measures.language.reporting import also_nouns, nouns, verb_forms
from analysis.measures.language.roles import PARTICLES, PERSONS, speaker_words
from analysis.measures.language.word_classes import DASHES, MODALS, RELATIVES, Frame, tail

_PERIODS = frozenset(
    "week month year day morning afternoon evening night weekend spring summer autumn fall winter".split()
)
_BESIDE_PRONOUNS = frozenset("and or all both who that himself herself itself themselves ourselves".split())
_COORDINATORS = frozenset(["and", "or"])
_OPEN_QUESTIONS = frozenset("that whether if how why what who where".split())
_GO_ON = frozenset("keep keeps kept".split())
_BEFORE_PERSONS = frozenset("of by with from to for like including between".split())
_ANYONE = frozenset(f"{some}{one}" for some in ("any", "every", "some") for one in ("one", "body"))
_FLOATING = frozenset(["all", "both", "each", "half"])  # "they had all said"
_BETWEEN = frozenset(["and", "or", ",", "few", "number"])
_WHICH = frozenset(["this", "last", "next", "that", "each", "every"])


def before_verb(frame: Frame, i: int) -> int:
    """Index of the last token left of verb `i` that is not an adverb, an auxiliary or a negation."""
    i -= 1
    if frame.word(i) == "," and frame.is_adverb(i - 1) and frame.word(i - 2) == ",":
        i -= 1
    while i >= 0 and frame.kind(i) == "w":
        if (
            is_span(frame, i - 1)
            or (frame.is_time(i) and frame.is_preposition(i - 1))
            or (frame.is_adverb(i) and frame.word(i - 1) == "," and frame.word(i + 1) == ",")
        ):  # "The port this week said"
            i -= 1
        elif frame.word(i) in _FLOATING and frame.is_auxiliary(i - 1):
            i -= 1
        elif not (frame.is_adverb(i) or frame.is_auxiliary(i) or frame.is_time(i) or goes_on(frame, i)):
            break
        i -= 1
    return i


def goes_on(frame: Frame, i: int) -> bool:
    """`kept` in `kept telling`."""
    return frame.word(i) in _GO_ON and frame.word(i + 1).endswith("ing")


def is_span(frame: Frame, i: int) -> bool:
    """`this week`, `last year`: an adverbial without a preposition."""
    return frame.word(i) in _WHICH and frame.word(i + 1) in _PERIODS and not frame.is_preposition(i - 1)


def clause_start(frame: Frame, i: int) -> int:
    """First token of the noun phrase or clause that ends with token `i`."""
    j = i
    while j >= 0:
        word = frame.low[j]
        if frame.kind(j) in "Qp":
            return j + 1
        if frame.is_subordinator(j) or word == "but" or (word == "so" and frame.word(j - 1) == ","):
            return j + 1
        if frame.kind(j) == "q" and not set(",.!?").isdisjoint(tail(frame.tokens[j].text)[:-1]):
            return j + 1
        if word in RELATIVES and 0 < j < i and not (frame.is_verb_like(j + 1) or _is_relative(frame, j)):
            return j + 1
        if word in _COORDINATORS and (frame.word(j - 1) == "," or _ends_clause(frame, j)):
            return j + 1
        if j < i and frame.is_verb_like(j):
            relative = _relative_before(frame, j)
            if relative is None:
                return j + 1
            j = relative
        j -= 1
    return 0


def _ends_clause(frame: Frame, coordinator: int) -> bool:
    """A clause stands before it: a verb, or what a modal governs (`does not want to stay and the crew said`)."""
    first = _start_before(frame, coordinator)
    return _has_verb(frame, first, coordinator) or frame.word(first - 1) in MODALS


def _start_before(frame: Frame, j: int) -> int:
    """`clause_start` of what stands before the coordinator at token `j`.

    Kept, and found for those to its left first: in "Ann and Bo and Al and ..." each asks for all before it.
    """
    for k in range(j + 1):
        if frame.low[k] in _COORDINATORS and k not in frame.start_before:
            frame.start_before[k] = clause_start(frame, k - 1)
    return frame.start_before[j]


def _is_relative(frame: Frame, j: int) -> bool:
    """`a group that speaks for ...`, `critics who see ...`: a verb that no list has, right after the pronoun."""
    noun = frame.word(j - 1)
    speaks = noun in speaker_words().kind_of and noun not in nouns()  # "the firm that runs", no "report that taxes"
    if frame.word(j) == "that" and not (speaks or {"a", "an"} & set(frame.low[max(0, j - 3) : j])):
        return False
    return not (
        frame.is_capital(j + 1)
        or frame.is_determiner(j + 1)
        or frame.is_subject_pronoun(j + 1)
        or frame.is_verb_like(j - 1)
    )


def _relative_before(frame: Frame, verb: int) -> int | None:
    """A relative pronoun that governs the verb, so that the noun phrase goes on to its left."""
    for j in range(verb - 1, max(-1, verb - 7), -1):
        if frame.kind(j) != "w":
            return None
        if frame.low[j] in RELATIVES:
            return j if j > 0 and frame.kind(j - 1) == "w" and not _opens_report(frame, j) else None
    return None


def _opens_report(frame: Frame, that: int) -> bool:
    """`reveal that`, `said that`: no relative pronoun."""
    before = frame.word(that - 1)
    form = verb_forms().get(before)
    base = form is not None and frame.word(that) == "that" and before not in also_nouns()
    return frame.is_verb_like(that - 1) or (base and not frame.is_noun_context(that - 1))


def _has_verb(frame: Frame, first: int, last: int) -> bool:
    return any(frame.is_verb_like(j) for j in range(first, last))


def subject_of(frame: Frame, verb: int) -> tuple[int, int] | None:
    """The noun phrase that is the subject of the verb, appositions and relative clauses included."""
    i = before_verb(frame, verb)
    if i < 0:
        return None
    word = frame.low[i]
    if (
        word == "it"
        and frame.word(i - 2) in RELATIVES
        and i > 2
        and frame.kind(i - 3) == "w"
        and not (frame.is_subordinator(i - 1) or frame.is_preposition(i - 1) or frame.is_adverb(i - 1))
    ):  # "the family that owns it says"
        return _trim(frame, clause_start(frame, i - 3), i), i + 1
    if frame.is_subject_pronoun(i):
        return i, i + 1
    if word == "who" and frame.word(i - 1) in _ANYONE:
        return i - 1, i + 1
    if word in RELATIVES and i > 0:
        last = i - 1 if frame.word(i - 1) == "," or frame.word(i - 1) in DASHES else i
        while last > 1 and frame.is_preposition(last - 1):  # "most of whom"
            last -= 1
        comma = next((j for j in range(last - 1, 0, -1) if frame.low[j] == ","), 0) if last < i else 0
        if comma and (frame.is_verb_like(comma + 1) or frame.low[comma + 1].endswith(("ing", "en", "wn"))):
            last = comma  # "a survey, delivered in May, which"
        elif comma and (name := _name_before(frame, comma, last)) is not None:
            return name, i + 1
        first = _trim(frame, _behind_infinitive(frame, clause_start(frame, last - 1), last), last) if last else 0
        return (first, i + 1) if first < i else (i, i + 1)
    if word in (",", ")") or word in DASHES:
        return _subject_with_insertion(frame, i)
    if frame.kind(i) != "w" or word in ("and", "but", "or", "to") or frame.is_preposition(i):
        return None
    first = _trim(frame, _before_participle(frame, clause_start(frame, i), i), i + 1)
    if first > i or frame.is_subordinator(first) or frame.low[first] == "to":
        return None
    if first < i and _is_whole(frame, first):
        return None
    return _list_start(frame, _named_start(frame, _behind_object(frame, first, i)), i), i + 1


def _behind_object(frame: Frame, first: int, last: int) -> int:
    """First token of `unions` in `what unions call`, `which unions call`, `a move unions call`, read as tokens first..last."""
    if first == last:
        return first
    several = _can_speak(frame.low[last]) and frame.low[last].endswith("s")
    one = {"a", "an"} & set(frame.low[max(first - 1, 0) : last])
    if several and one and not any(frame.is_preposition(k) or frame.low[k] in _BETWEEN for k in range(first, last)):
        return last
    taken_up = frame.low[first] in RELATIVES and _can_speak(frame.low[first + 1])
    return first + (frame.low[first] == "what" or taken_up)


def _name_before(frame: Frame, comma: int, last: int) -> int | None:
    """First token of the name, an age behind it allowed, that tokens comma+1..last-1 tell of: `Ann Lee, 40, a clerk, who`."""
    if not frame.is_determiner(comma + 1) or _has_verb(frame, comma + 1, last):
        return None
    end = comma - 2 * (frame.low[comma - 1].isdigit() and frame.word(comma - 2) == ",")
    name = end
    while name > 0 and frame.is_capital(name - 1) and frame.starts_noun_phrase(name - 1):
        name -= 1
    over = name - 1 - frame.is_determiner(name - 1)
    place = frame.is_preposition(over) and (_opens_phrase(frame, over) or frame.word(over) not in _BEFORE_PERSONS)
    opens = name == 0 and end == 1 and frame.low[0] not in frame.names  # "Instead, the clerk, who"
    named = name < end and not (
        opens or place or frame.is_subordinator(name - 1) or any(map(frame.is_time, range(name, end)))
    )
    return name if named else None


def _opens_phrase(frame: Frame, k: int) -> bool:
    """The preposition of a phrase before the clause: `From Hull, a clerk, who`, `Led by Ann Lee, a crew, which`."""
    return k == 0 or (k == 1 and frame.low[0].endswith(("ed", "en")))


def _can_speak(word: str) -> bool:
    words = speaker_words()
    return word in words.vague or word in words.kind_of or word.removesuffix("s") in words.kind_of


def _behind_infinitive(frame: Frame, first: int, last: int) -> int:
    """First token of `sailor Bo Roe` in `the crew not to rely on sailor Bo Roe`, of which tokens first..last-1 are read."""
    to = next((k for k in range(first + 1, last - 2) if frame.low[k - 1 : k + 1] == ["not", "to"]), None)
    return first if to is None else to + 2 + frame.is_preposition(to + 2)


def _named_start(frame: Frame, first: int) -> int:
    """First token of the name before a role that no comma closes: `Ann Lee, head of the port said`."""
    if frame.word(first - 1) != "," or speaker_words().kind_of.get(frame.low[first]) not in PERSONS:
        return first
    name = first - 1
    while name > 0 and frame.is_capital(name - 1):
        name -= 1
    return name if name < first - 2 and (name == 0 or frame.kind(name - 1) != "w") else first


def _before_participle(frame: Frame, first: int, last: int) -> int:
    """First token of `a sailor accused of theft`, of which tokens first..last are what follows the participle."""
    participle, noun = first - 1, first - 2
    form = verb_forms().get(frame.word(participle))
    passive = "pp" in form.kinds if form else frame.word(participle).endswith("ed")
    clause = any(frame.word(k) in _OPEN_QUESTIONS for k in range(first, last))
    to = frame.word(first) == "to" and not frame.is_determiner(first + 1)
    if not passive or clause or not frame.is_preposition(first) or to or frame.kind(noun) != "w":
        return first
    if frame.is_auxiliary(noun) or frame.is_adverb(noun) or frame.is_subject_pronoun(noun) or frame.is_verb_like(noun):
        return first
    return clause_start(frame, noun) if frame.starts_noun_phrase(noun) and frame.word(noun) not in RELATIVES else first


def _is_whole(frame: Frame, first: int) -> bool:
    """A pronoun that is a noun phrase by itself, so that a verb follows it: `they point to a study`."""
    goes_on = (
        frame.kind(first + 1) != "w" or frame.is_preposition(first + 1) or frame.word(first + 1) in _BESIDE_PRONOUNS
    )
    return frame.is_subject_pronoun(first) and not goes_on


def _list_start(frame: Frame, first: int, last: int) -> int:
    """First token of a list of names that ends with tokens first..last: `Ann Lee, Bo Roe and Al Poe`."""
    while "and" in frame.low[first:last] and frame.word(first - 1) == "," and frame.is_capital(first):
        name = first - 1
        while name > 0 and frame.is_capital(name - 1):
            name -= 1
        if name == first - 1 or not (name == 0 or frame.kind(name - 1) == "p" or frame.is_subordinator(name - 1)):
            break
        first = name
    return first


def _subject_with_insertion(frame: Frame, i: int) -> tuple[int, int] | None:
    """`NP, ..., verb`, `NP (...) verb`, `NP — ... — verb`: i is the mark before the verb."""
    if frame.low[i] == ",":
        return _subject_before_commas(frame, i)
    marks = ("(",) if frame.low[i] == ")" else DASHES
    opening = next((j for j in range(i - 1, -1, -1) if frame.low[j] in marks), None)
    if not opening:
        return None
    first = _trim(frame, clause_start(frame, opening - 1), opening)
    return (first, opening) if first < opening else None


def _subject_before_commas(frame: Frame, i: int) -> tuple[int, int] | None:
    """`NP, ..., verb`: i is the last comma."""
    start = i
    while start > 0 and not (
        frame.kind(start - 1) == "Q" or frame.low[start - 1] in (";", ":") or frame.low[start - 1] in DASHES
    ):
        start -= 1
    commas = [j for j in range(start, i) if frame.low[j] == ","]
    pieces = list(zip([start, *(c + 1 for c in commas)], [*commas, i], strict=True))
    closing = postposed(frame, i)
    if closing is not None:
        return closing, i
    for number, (a, b) in enumerate(pieces[:-1]):
        opens = frame.is_preposition(a) or frame.is_subordinator(a) or frame.word(a).endswith("ing")
        if len(pieces) - number > 2 and opens:
            continue  # "In a statement to the press, NP, the role, said", "Speaking in court, NP, 61, said"
        later = pieces[number + 1 : -1]
        if _has_verb(frame, a, b) and any(frame.word(c) in ("and", "but", "while") for c, _ in later):
            continue  # "He left, but NP, the role, said"
        if frame.word(a) in ("and", "but", "while"):
            a += 1
        if frame.word(b - 1) == ")":  # "NP (Hull), the role, said"
            b = next((k for k in range(b - 1, a, -1) if frame.low[k] == "("), b)
        a = _trim(frame, clause_start(frame, b - 1), b) if b > a else a
        if (
            a < b
            and frame.starts_noun_phrase(a)
            and not frame.is_adverb(b - 1)
            and not _has_free_verb(frame, a, b)
            and not _breaks(frame, later)
        ):
            return a, i
    return None


def postposed(frame: Frame, i: int) -> int | None:
    """First token of the role and name that speak behind a clause: `C, its owner, Ann Lee, said`; `i`: the last comma."""
    commas = [k for k in range(i, 0, -1) if frame.low[k] == ","][:3]
    if len(commas) < 3 or commas[0] != i:
        return None
    last, middle, first = commas
    parts = ((first + 1, middle), (middle + 1, last))
    if not any(_is_role(frame, *a) and _is_name(frame, *b) for a, b in (parts, parts[::-1])):
        return None
    return first + 1 if _has_verb(frame, 0, first) else None


def appositive_end(frame: Frame, first: int, last: int) -> int:
    """One past the name behind the role at tokens first..last-1, or the role behind the name, and the comma that closes it
    within the sentence: `the clerk, Ann Lee,`, `Ann Lee, the clerk,`."""
    comma = next((k for k in range(last + 1, frame.n) if frame.low[k] == ","), frame.n)
    if frame.word(last) != "," or last + 1 == comma:
        return last
    role, name = (first, last), (last + 1, comma)
    pairs = ((role, name), (name, role))
    return comma if any(_is_role(frame, *a) and _is_name(frame, *b) for a, b in pairs) else last


def _is_role(frame: Frame, first: int, last: int) -> bool:
    """`its owner`, `the head of the office`."""
    head = next((k for k in range(first, last) if frame.is_preposition(k)), last) - 1
    is_person = speaker_words().kind_of.get(frame.word(head)) in PERSONS
    return head > first and frame.is_determiner(first) and is_person and not _has_verb(frame, first, last)


def _is_name(frame: Frame, first: int, last: int) -> bool:
    return all(frame.is_capital(k) or frame.word(k) in PARTICLES for k in range(first, last))


def _breaks(frame: Frame, pieces: list[tuple[int, int]]) -> bool:
    """One of the pieces starts a clause of its own, so that it is no insertion."""
    return any(frame.word(a) in ("and", "but") and _has_free_verb(frame, a, b) for a, b in pieces)


def _has_free_verb(frame: Frame, first: int, last: int) -> bool:
    """A finite verb that no relative pronoun governs; a form in -ed counts where it is a known past tense."""
    for j in range(first, last):
        form = verb_forms().get(frame.low[j])
        past = form is not None and "past" in form.kinds and not frame.is_preposition(j + 1)
        known = past or not frame.low[j].endswith("ed")
        if known and frame.is_verb_like(j) and _relative_before(frame, j) is None:
            return True
    return False


def _trim(frame: Frame, first: int, last: int) -> int:
    """Leave out leading adverbs, conjunctions and a leading date (`On Thursday NATO ...`)."""
    while first < last:
        word = frame.low[first]
        if (
            frame.is_adverb(first)
            or word in ("why", "how", "and", "but", "or", ",", "yet", "nor")
            or frame.is_time(first)
        ):
            first += 1
        elif (is_span(frame, first) and first + 2 < last) or (
            frame.is_preposition(first) and (frame.is_time(first + 1) or frame.word(first + 1).isdigit())
        ):
            first += 2
        elif _reports(frame, first) and frame.starts_noun_phrase(first + 1) and "to" not in frame.low[first:last]:
            first += 1  # "saying an engineer from Hull had"
        elif frame.is_preposition(first) or (word.endswith("ing") and first + 1 < last and word != "king"):
            # "In Kyiv Stoltenberg": the last capitalised run is the noun phrase
            run = last
            while run > first and (
                frame.is_capital(run - 1) or (frame.word(run - 1) == "of" and frame.is_capital(run - 2))
            ):
                run -= 1
            if run in (first, last) or run - 1 == first:
                run = first + 2 if frame.is_preposition(first) and first + 2 < last else last - 1
            return run
        else:
            break
    return first


def _reports(frame: Frame, i: int) -> bool:
    """`saying`, `claiming`."""
    form = verb_forms().get(frame.low[i])
    return form is not None and form.kinds == {"ing"} and any("clause" in verb.takes for verb in form.verbs)


def main_subject(frame: Frame, before: int) -> tuple[int, int] | None:
    """The subject of the frame's first clause, if it stands before token `before`."""
    first = 0
    while first < before:
        if frame.kind(first) == "Q" or frame.word(first) in (",", "and", "but"):
            first += 1
            continue
        if frame.starts_noun_phrase(first) and not frame.low[first].endswith("ing"):
            break
        comma = next((j for j in range(first, before) if frame.low[j] == "," or frame.kind(j) == "Q"), None)
        pronoun = next((j for j in range(first, comma or first) if frame.is_subject_pronoun(j)), None)
        if pronoun is not None and frame.is_preposition(first) and frame.is_verb_like(pronoun + 1):
            return pronoun, pronoun + 1  # "In May she left, and says"
        if comma is None:
            first += 1
        else:
            first = comma + 1
    if first >= before:
        return None
    if frame.is_subject_pronoun(first):
        return first, first + 1
    if frame.headline and frame.is_capital(first) and not frame.in_title_case:
        return first, next((j for j in range(first, before) if not frame.is_capital(j)), before)
    for j in range(first + 1, min(before + 1, first + 14)):
        if _reads_as_verb(frame, first, j - 1):
            return first, j - 1
        if frame.is_verb_like(j) and _relative_before(frame, j) is None:
            last = max(first + 1, before_verb(frame, j) + 1)
            return first, last - (frame.word(last - 1) == ",")
        if frame.word(j) == "," or frame.kind(j) not in "w":
            return first, min(appositive_end(frame, first, j), before)
    return first, min(before, first + 4)


def _reads_as_verb(frame: Frame, first: int, i: int) -> bool:
    """A verb that no list has: `reverses` in `the court reverses the ruling`, where the noun phrase starts at `first`."""
    word = frame.low[i]
    ends = word.endswith("s") and not word.endswith(("ss", "'s", "s'")) and not frame.is_capital(i)
    return ends and i > first and frame.is_determiner(i + 1) and not frame.is_noun_context(i)


def noun_phrase_end(frame: Frame, i: int) -> int:
    """One past the noun phrase that starts at token `i`; a following apposition is not part of it."""
    j = i
    while not frame.is_end(j) and frame.kind(j) in "wq":
        if j > i and (
            frame.is_verb_like(j) or frame.is_subordinator(j) or frame.word(j) in ("who", "which", "that", "but")
            or (frame.is_subject_pronoun(j) and frame.word(j) != "it") or frame.word(j) == "to"
        ):  # fmt: skip
            break
        j += 1
    return j
