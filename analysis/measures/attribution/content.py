"""Where in a frame the words lie that a cue reports: what follows it, or what stands before it.

After the grammar of reported speech in Quirk et al. (1985) 14.28-35 and 16.31-63.
"""

from __future__ import annotations

from analysis.corpus.quotes import Span
from analysis.measures.attribution.extents import COMPLEMENTIZERS, adjunct_end, after_adjuncts, content_end, that_behind
from analysis.measures.language.clauses import noun_phrase_end
from analysis.measures.language.reporting import Verb, verb_forms
from analysis.measures.language.word_classes import ARTICLES, DASHES, MODALS, Frame

NAMED = frozenset("it him her them this that these those himself herself itself us me you".split())
HYPOTHETICAL = MODALS - frozenset("shall do does did don't doesn't didn't".split())
_ROUGHLY = frozenset(
    "about around roughly nearly almost some over under up to between more less than at least most".split()
)
_HEARERS = frozenset("him her them us me you it reporters journalists lawmakers supporters voters".split())
_TO_SOMEBODY = frozenset("tell inform assure reassure remind convince alert".split())  # whoever it is, he is named
_WARN = frozenset(["warn", "caution", "advise", "counsel"])
_AGAINST = frozenset(["against", "about"])
_THAT = frozenset(["that"])
_TALES = frozenset("truth lie lies story stories tale tales joke jokes".split())  # that are told, to nobody
_OPENERS = ARTICLES | {"he", "she", "they", "it"}
_RELATIVE = 12  # words of a relative clause, at most
_BEFORE_TO = frozenset("need needs needed have has had going able used next close due try tries tried".split())
_TIMES = frozenset("on in at during after before last this earlier".split())  # that open when or where it was
_JOINS = ARTICLES | {"and", "or", "of", "for"}
_SUBJECTS = frozenset("i he she we they".split())
_JUDGED = frozenset("guilty responsible liable negligent wanting".split())
_JUDGED_TO_BE = frozenset(["fault", "breach", "contempt"])
# Verbs after which "that" is as a rule left out (Biber et al. 1999, 9.2.8): a clause follows though no verb of it is known.
_OMIT_THAT = frozenset("say think feel hope".split())
_ASKED = frozenset("asked questioned pressed quizzed".split())
_ENDS_OBJECT = frozenset([",", "who", "which", "that"])
_UNPARTED = frozenset(["according", "in", "by", "as"])  # may follow what they attribute without a mark


def content_after(frame: Frame, v: int, verb: Verb, after: int, *, quoted: bool = False) -> Span | None:
    """Tokens that the verb governs to its right; a free quotation that it leads into stands alone.

    `after`: the token behind verb and particle. `quoted`: a quotation before the verb is what it reports, so that only
    an open clause or another quotation is more of it.
    """
    k = after
    while frame.is_adverb(k) or frame.is_time(k):
        k += 1
    quote = _quote_at(frame, k)
    if quote is not None:
        return quote
    if frame.kind(k) == "q":
        return k, content_end(frame, k)
    if frame.word(k) == ":" and k + 1 < frame.n:
        return k + 1, frame.n
    takes = verb.takes
    if frame.word(k) == "," and {"clause", "that"} & takes and (that := that_behind(frame, k)):
        return that, content_end(frame, that)
    if frame.is_end(k) or frame.kind(k) == "p":
        return None
    if frame.word(k) in COMPLEMENTIZERS and {"clause", "that"} & takes:
        return None if _when_it_was(frame, k, quoted=quoted) or _points(frame, k) else (k, content_end(frame, k))
    if "name" in takes:
        return _name_given(frame, k)
    if "verdict" in takes and (found := _verdict(frame, k)):
        return found
    if "at" in takes and (found := _estimate(frame, k)):
        return found
    if frame.word(k) == "as" and frame.kind(k + 1) == "q" and {"as", "thing"} & takes:
        return k + 1, content_end(frame, k + 1)  # "a move that NP described as 'mad'"
    if "as" in takes and "thing" not in takes:
        return _seen_as(frame, k)
    if "to" in takes and (found := _infinitive(frame, k, takes)):
        return found
    if "person" in takes:
        found = _told(frame, k, verb, quoted=quoted)
        end = _person_end(frame, k)
        marked = any(frame.kind(j) == "q" for j in range(k, end))
        alone = frame.is_end(end) and frame.word(k) not in ("a", "an") and not marked  # "promised an inquiry"
        if found or "thing" not in takes or alone:
            return found
    if {"clause", "that"} & takes:
        return _clause(frame, k, v, verb, quoted=quoted)
    return _thing(frame, k, verb) if "thing" in takes else None


def _when_it_was(frame: Frame, k: int, *, quoted: bool) -> bool:
    """`"...," he told the crew when asked`: no question that is told."""
    return frame.word(k) == "when" and (quoted or frame.word(k + 1).endswith("ed"))


def _points(frame: Frame, k: int) -> bool:
    """`accepted that card and left`: no clause, as in `said that coal and gas prices rose`; a singular noun with its `that`,
    and no verb behind them that has another subject."""
    noun = frame.word(k + 1)
    singular = frame.kind(k + 1) == "w" and frame.starts_noun_phrase(k + 1) and not noun.endswith("s")
    if frame.word(k) != "that" or not singular or frame.is_determiner(k + 1) or frame.is_subject_pronoun(k + 1):
        return False
    stop = next((j for j in range(k + 2, frame.n) if frame.is_end(j) or _ends_object(frame, j)), frame.n)
    closed = k + 2 == stop or frame.is_preposition(k + 2) or frame.is_time(k + 2) or frame.is_adverb(k + 2)
    verbs = (frame.is_verb_like(j) or _ends_like_verb(frame, j) for j in range(k + 2, stop))
    return closed and not frame.is_capital(k + 1) and not any(verbs)


def _ends_object(frame: Frame, j: int) -> bool:
    """A comma that joins no nouns, or `and` before another verb."""
    behind = j + 1 + frame.is_adverb(j + 1)
    if frame.low[j] == ",":
        return frame.word(j + 1) != "not" and ("and" not in frame.low[j + 2 : j + 5] or frame.is_verb_like(behind))
    return frame.low[j] in ("and", "or") and frame.is_verb_like(behind)


def _ends_like_verb(frame: Frame, j: int) -> bool:
    """`harms` in `smoking in a car harms the young`, though no list has it."""
    noun = frame.is_noun_context(j) or frame.word(j - 1) in ("and", "or", ",")
    return frame.word(j).endswith("s") and not frame.word(j).endswith(("ss", "'s")) and not noun


def _quote_at(frame: Frame, k: int) -> Span | None:
    """The free quotation at token `k`, a comma or colon before it allowed."""
    k += frame.word(k) in (",", ":")
    return (k, k + 1) if frame.kind(k) == "Q" else None


def _name_given(frame: Frame, k: int) -> Span | None:
    """`called it a lie`, `dubbed the quay "the wreck"`."""
    end = content_end(frame, k)
    names = (
        frame.kind(end - 1) == "q"
        or frame.word(k) in NAMED
        or any(frame.low[j] in ARTICLES or frame.kind(j) == "q" for j in range(k + 1, end))
    )
    return (k, end) if names and frame.starts_noun_phrase(k) else None


def _verdict(frame: Frame, k: int) -> Span | None:
    """`found the firm jointly liable for it`, `found both at fault`."""
    end = content_end(frame, k)
    judged = any(
        frame.low[j] in _JUDGED or (frame.low[j] in ("at", "in") and frame.word(j + 1) in _JUDGED_TO_BE)
        for j in range(k + 1, min(end, k + 12))
    )
    return (k, end) if judged and (frame.word(k) in NAMED or frame.starts_noun_phrase(k)) else None


def _estimate(frame: Frame, k: int) -> Span | None:
    """`put the damage at about 40 tons`."""
    end = content_end(frame, k)
    at = next((j for j in range(k, min(end, k + 12)) if frame.low[j] == "at"), None)
    bound = at is not None and frame.word(at + 1) in ("least", "most")  # "put to sea with at least 40"
    return (k, end) if at is not None and not bound and is_number(frame, at + 1) else None


def _seen_as(frame: Frame, k: int) -> Span | None:
    """`described the quay as safe`."""
    end = content_end(frame, k)
    return (k, end) if "as" in frame.low[k + 1 : end] and frame.starts_noun_phrase(k) else None


def _infinitive(frame: Frame, k: int, takes: frozenset[str]) -> Span | None:
    """`vowed to stay`, `decided on Monday not to stay`, `urged the crew to stay`."""
    k = _past_time(frame, k)
    if frame.word(k) == "not" and frame.word(k + 1) == "to":
        return k, content_end(frame, k + 1)
    if frame.word(k) == "to":
        name = frame.is_capital(k + 1) and not frame.in_title_case
        thing = frame.is_determiner(k + 1) or name or frame.word(k + 1) in NAMED
        return None if thing else (k, content_end(frame, k))
    if not {"person", "thing", "clause"} & takes:
        return None
    end = noun_phrase_end(frame, k)
    if "person" in takes and frame.word(end) == "who":  # "urged anyone who sees it not to swim"
        to = next((j for j in range(end + 2, min(end + _RELATIVE, frame.n)) if _asks(frame, j)), None)
        return to and (to - (frame.word(to - 1) == "not"), content_end(frame, to))
    marked = next((j for j in range(k + 1, end) if frame.kind(j) == "q"), None)
    if marked is not None and "person" in takes and frame.word(marked - 1) not in _JOINS:
        return marked, content_end(frame, marked)
    if frame.word(end) == "to" and k < end <= k + 12:
        first = end - (frame.word(end - 1) == "not")
        return (first if "person" in takes else k), content_end(frame, end)
    return None


def _asks(frame: Frame, to: int) -> bool:
    """`to` before what somebody is asked to do; not in `who want to vote`, `who live next to the pier`."""
    before = verb_forms().get(frame.word(to - 1))
    relative = frame.word(to - 1) in _BEFORE_TO or (before and any("to" in verb.takes for verb in before.verbs))
    return frame.low[to] == "to" and not (relative or frame.is_determiner(to + 1) or frame.is_capital(to + 1))


def _past_time(frame: Frame, k: int) -> int:
    """Behind phrases of time and place that an infinitive follows; else `k` itself."""
    end = adjunct_end(frame, k)
    to = next((j for j in range(k, end) if frame.low[j] == "to"), None)
    time = to is not None and to > k and frame.word(k) in _TIMES
    verb = time and not (frame.is_determiner(to + 1) or frame.is_capital(to + 1) or frame.word(to + 1)[:1].isdigit())
    return to - (frame.low[to - 1] == "not") if verb else k


def _told(frame: Frame, k: int, verb: Verb, *, quoted: bool) -> Span | None:
    """`told the crew that it is safe`, `told the crew: "..."`, `told the crew on Monday it is safe`."""
    end = noun_phrase_end(frame, k)
    if end > k and frame.word(end) in COMPLEMENTIZERS | {"to"}:
        clause = content_end(frame, end)
        that = _first_of(frame, _THAT, end + 2, clause)
        whole = any(
            map(frame.is_verb_like, range(end + 2, that or clause))
        )  # "told a rally that planned cuts were mad"
        relates = frame.word(end) == "that" and frame.word(k) in ("a", "an") and frame.is_past(end + 1) and not whole
        relative = relates or (
            frame.word(end) == "that" and frame.is_auxiliary(end + 1)
        )  # "a meeting that was cut short"
        if relates and that:
            return that, content_end(frame, that)  # "told a crowd that cheered her that it is safe"
        none = relative or frame.word(end - 1) in _TALES or _when_it_was(frame, end, quoted=quoted)
        return None if none else (end, content_end(frame, end))
    if verb.base in _WARN and (against := _first_of(frame, _AGAINST, k + 1, end)):
        return against, content_end(frame, against)  # "warned the crew against sailing late"
    person = _person_end(frame, k)
    reduced = frame.word(end).endswith("ed") and not frame.is_capital(end)
    verb_follows = frame.is_verb_like(end) and not frame.is_contracted_subject(end)
    if person == end and (verb_follows or reduced) and not quoted:
        that = next((j for j in range(end, content_end(frame, end)) if frame.low[j] == "that"), None)
        if that is not None and verb.base in _TO_SOMEBODY:
            return that, content_end(frame, that)  # "told a crowd packed into the hall that it is safe"
        if not reduced and (frame.word(k) not in _HEARERS or frame.word(k) == "it"):
            return k, content_end(frame, k)  # "warned the number of dead was likely to rise": nobody was warned
    quote = _quote_at(frame, person)
    if quote is not None or frame.is_end(person) or frame.word(person) == ",":
        return quote
    rest = after_adjuncts(frame, person)
    if rest is None or frame.word(rest) in ("and", "or", "but") or (quoted and frame.word(rest) not in COMPLEMENTIZERS):
        return None
    return rest, content_end(frame, rest)


def _first_of(frame: Frame, words: frozenset[str], first: int, end: int) -> int | None:
    return next((j for j in range(first, end) if frame.low[j] in words), None)


def _clause(frame: Frame, k: int, v: int, verb: Verb, *, quoted: bool) -> Span | None:
    """`said on Monday it is safe`: what a verb stands in; after `say` and its like also many words, or some in marks."""
    rest = _past_as(frame, after_adjuncts(frame, k))
    if rest is None or (rest > k and frame.low[rest] == "that" and frame.is_auxiliary(rest + 1)):
        return None  # "says in a letter that has come": of the letter
    if _points(frame, rest):
        return None  # "concluded with a talk that day"
    if rest > k and frame.low[rest] == "who" and not frame.is_time(rest - 1):
        return None  # "apologised to the crews of boats who waited": of the crews
    if rest > k and frame.is_subordinator(rest - 1):
        return None  # "apologised to the crews after a ferry sank"
    if frame.word(rest - 1) == "so" and frame.is_auxiliary(rest):
        return None  # "a letter that says so has gone round"
    if frame.word(rest) in ("and", "or", "but"):
        return None  # "whoever said and did so"
    quote = _quote_at(frame, rest)
    if quote is not None:
        return quote
    opens = frame.word(rest) in COMPLEMENTIZERS
    if not opens and (quoted or "full" in verb.takes):
        return None
    end = content_end(frame, rest)
    if end <= rest:
        return None
    thing = "thing" in verb.takes and not (frame.is_preposition(rest) or frame.is_subordinator(rest))
    subject = frame.is_contracted_subject(rest) or frame.word(rest) in _SUBJECTS
    told = opens or thing or subject or frame.kind(rest) == "q"
    if not told and verb.base == "know":  # "knew the port, and left" knows no more than the port
        stop = next((j for j in range(rest + 1, end) if frame.low[j] in _ENDS_OBJECT), end)
        stop = end if frame.word(rest) == "which" else stop
        told = any(frame.is_verb_like(j) for j in range(rest, stop))
    if not told and verb.base in _OMIT_THAT:
        many = end - rest > 4 and frame.word(v - 1) not in HYPOTHETICAL
        told = many or any(frame.is_verb_like(j) or frame.kind(j) == "q" for j in range(rest, end))
    behind = noun_phrase_end(frame, rest)
    marked = verb.takes == {"clause"} and any(frame.kind(j) == "q" for j in range(rest + 1, min(behind, end)))
    clause = frame.is_verb_like(behind) and frame.word(behind - 1) not in ("and", "or")  # "accepted it and left"
    return (rest, end) if told or marked or clause else None


def _past_as(frame: Frame, k: int | None) -> int | None:
    """`shouted as the ferry left`: what happened meanwhile is not what was said; that opens with `that` or a pronoun behind it."""
    if k is None or frame.word(k) != "as":
        return k
    verb = noun_phrase_end(frame, k + 1)
    another = any(frame.low[j] in _OPENERS and not frame.is_preposition(j - 1) for j in range(k + 2, verb))
    if another or not frame.starts_noun_phrase(k + 1) or not frame.is_verb_like(verb):
        return k  # "as a result the pier was closed"
    behind = range(verb + 1, content_end(frame, k))
    return next((j for j in behind if frame.low[j] == "that" or frame.is_subject_pronoun(j)), None)


def _thing(frame: Frame, k: int, verb: Verb) -> Span | None:
    """`announced a repair`."""
    if not verb.particle and not frame.starts_noun_phrase(k) and not frame.low[k].endswith("ing"):
        return None
    end = content_end(frame, k)
    if "to" in verb.takes:
        return k, end
    return k, next((j for j in range(k + 1, end - 1) if _leaves_thing(frame, j)), end)


def _leaves_thing(frame: Frame, j: int) -> bool:
    """What follows a noun phrase is no more of it: another verb of the subject, a quotation."""
    return (frame.low[j] == "and" and frame.is_verb_like(j + 1)) or (
        frame.low[j] == "," and frame.kind(j + 1) == "Q" and frame.word(j - 1) != "as"
    )


def is_number(frame: Frame, k: int) -> bool:
    """A number stands there, `about` or `more than` before it allowed."""
    words = [frame.word(j).lstrip("$£€¥") for j in range(k, k + 4)]
    first = next((j for j, word in enumerate(words) if word not in _ROUGHLY), 3)
    return words[first][:1].isdigit()


def _is_hearer(frame: Frame, k: int) -> bool:
    """A pronoun or noun that is spoken to; not `her` in `told her husband`."""
    return frame.word(k) in _HEARERS and not (frame.word(k) == "her" and _goes_with_noun(frame, k + 1))


def _goes_with_noun(frame: Frame, k: int) -> bool:
    noun = frame.starts_noun_phrase(k) and not (frame.is_determiner(k) or frame.is_subject_pronoun(k))
    return noun and not frame.is_capital(k) and (frame.is_end(k + 1) or not frame.is_verb_like(k + 1))


def hearer_end(frame: Frame, k: int) -> int:
    """One past a pronoun that is spoken to and the adjuncts behind it: `he told me on Friday`."""
    return adjunct_end(frame, k + _is_hearer(frame, k))


def _person_end(frame: Frame, k: int) -> int:
    """One past the person spoken to: a pronoun, a name, or a determiner and its noun."""
    if _is_hearer(frame, k):
        return hearer_end(frame, k)
    j = k
    if frame.is_capital(k):
        while frame.is_capital(j) or (frame.word(j) in ("of", "the", "'s") and frame.is_capital(j + 1)):
            j += 1
    else:
        end = noun_phrase_end(frame, k)
        bare = not frame.is_determiner(k)
        alone = bare and (frame.word(k).endswith("s") or frame.is_subject_pronoun(k + 1))
        j = k + 2 - alone  # "told trustees he", "told police he"
        while j < end and not (
            frame.starts_noun_phrase(j)
            and (frame.word(j) in _OPENERS or (frame.is_capital(j) and not frame.is_capital(j - 1)))
            and not (frame.is_preposition(j - 1) or frame.low[j - 1].endswith(("'s", "s'")))
        ):
            j += 1
            if j - k > 8:
                break
    return adjunct_end(frame, j)


def quote_before(frame: Frame, i: int) -> tuple[int, ...]:
    """The free quotation right before token `i`, a comma or dash between allowed."""
    j = i - 1
    if frame.word(j) == "," or (j >= 0 and frame.low[j] in DASHES):
        j -= 1
    return (j,) if frame.kind(j) == "Q" else ()


def content_before(frame: Frame, i: int, least: int = 2) -> Span | None:
    """The clause that a closing frame starting at token `i` reports: `C, he said`; `least`: its fewest words."""
    j = i - 1
    if j < 0:
        return None
    parted = frame.low[j] == "," or frame.low[j] in DASHES
    if not parted and frame.kind(j) != "q" and not (frame.kind(j) == "w" and frame.word(i) in _UNPARTED):
        return None
    last = j if parted else j + 1
    first = 0
    for k in range(last - 1, -1, -1):
        if frame.low[k] == ";" or (frame.kind(k) == "Q" and k < last - 1):
            first = k + 1
            break
    while first < last and (frame.word(first) in ("and", "but", ",", "so", "yet") or frame.kind(first) == "p"):
        first += 1
    if frame.word(first) in _ASKED:
        return None  # "Asked if it was safe, he replied at once"
    short = least > 1 and last - first < 4 and frame.word(i) != "according"
    phrase = (
        least > 1 and frame.is_preposition(first) and not is_number(frame, first) and "," not in frame.low[first:last]
    )  # "In a letter, she apologised"; not "At least 40 dead, police said"
    short = short or (phrase and frame.word(i) != "according")
    if last - first < least or (short and not any(frame.is_verb_like(k) for k in range(first, last))):
        return None
    return first, last


def content_across(frame: Frame, i: int, end: int) -> Span | None:
    """The clause that a frame of tokens i..end-1 cuts in two: `the quay, says Bo Roe, will close`, `in May, he says, it shut`."""
    before = content_before(frame, i, 1) if frame.word(i - 1) == frame.word(end) == "," else None
    if before is None:
        return None
    first, stop, behind = *before, end + 1
    verbs = any(frame.is_verb_like(k) for k in range(first, stop))
    if frame.is_subordinator(first) or (frame.is_preposition(first) and not verbs):
        comma = next((k for k in range(behind, frame.n) if frame.kind(k) == "p"), frame.n)
        goes_on = frame.starts_noun_phrase(behind) and any(map(frame.is_verb_like, range(behind + 1, comma)))
    else:
        goes_on = frame.is_verb_like(behind) and (not verbs or frame.is_auxiliary(behind))
    return (first, content_end(frame, behind)) if goes_on else None
