"""How old the articles say that a person is: beside a name ("Ana Brandt, 46,"), or of "the 46-year-old" who was just named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from analysis.corpus.house_style import even, function_words
from analysis.measures.attribution.printed_names import Name, find_names
from analysis.measures.attribution.speaker_phrases import gender_of
from analysis.measures.comparison.telling import Link, Place, Telling
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.roles import speaker_words

AGES = range(1, 120)
APART = 20  # years; ages further apart are of two persons or two times
BETWEEN = 3  # words between "46-year-old" and the name that it belongs to, at most
_ENDS = r"(?=[,.;:)]|$| and\b(?! a (?:half|quarter)\b))"
_DIGIT = re.compile(r"\d")
_BEHIND = re.compile(
    rf"(?:, (?:who (?:is|was|turned) |aged )?| aged | is )(?P<age>\d{{1,3}}){_ENDS}|, at (?P<at>\d{{2}})(?=,| the )"
)
# "She was 24 and knew nobody" tells of an earlier time
_OF_PRONOUN = re.compile(
    rf"\b(?:(?P<she>[Ss]he)|[Hh]e)(?:'s| is|(?P<was> was)) (?P<age>\d{{1,3}})(?(was)(?=\.|$)|{_ENDS})"
)
_AS_A = re.compile(r"\bas an? $", re.IGNORECASE)
_THE = re.compile(r"\b[Tt]he $")
_ONE_OF = re.compile(r"\b(?:the|an?) (?:[\w-]+ ){1,2}of $", re.IGNORECASE)
_POSSESSIVE = re.compile(r"\b(?:his|her|their)\b", re.IGNORECASE)
_ITS_NAME = re.compile(r"\W*(?:(?P<words>[\w-]+(?: [\w-]+)*) )?$")


class _Aged(NamedTuple):
    """An age and where it stands in a sentence; whose, where a name is beside it, and of which gender, where that shows."""

    sentence: int
    start: int
    end: int
    age: int
    name: tuple[str, ...]
    gender: str | None = None


def ages(telling: Telling) -> Iterator[Link]:
    """The ages that articles give for one person: the same, or others where neither article gives both.

    Ages far apart are not held against each other. Two names are one person's where all words of one stand in the
    other and both end alike; a name of one word counts where one person of the story alone has it.
    """
    found, open_ones = [], []
    for i in range(len(telling.words.name)):
        for aged in _aged(telling, i):
            (found if aged.name else open_ones).append(aged)
    named = {aged.name for aged in found} | {name for aged in open_ones for name in _named_before(telling, aged)}
    persons = _persons(_full_names(telling, named))
    found += [aged._replace(name=name) for aged in open_ones if (name := _just_named(telling, aged, persons))]
    of: dict[tuple[str, ...], list[_Aged]] = defaultdict(list)
    for aged in sorted(found):
        person = _person(aged.name, persons)
        if person and {aged.gender, gender_of(person[0].lower())} != {"female", "male"}:
            of[person].append(aged)
    for same in of.values():
        told: dict[str, set[int]] = defaultdict(set)
        for aged in same:
            told[telling.words.name[aged.sentence]].add(aged.age)
        clear = [aged for aged in same if len(told[telling.words.name[aged.sentence]]) == 1]
        for a, b in pairwise(clear):
            if abs(a.age - b.age) <= APART:
                yield Link("number", _place(telling, a), _place(telling, b), a.age != b.age)


def _aged(telling: Telling, i: int) -> Iterator[_Aged]:
    """The ages of a sentence, by the name beside them; without one those of "the 46-year-old" and "she is 46"."""
    text, quantities = even(telling.text(i)), telling.values(i).quantities
    if not quantities and not _DIGIT.search(text):
        return
    names = list(find_names(text, 0, len(text)))
    for name in names:
        match = _BEHIND.match(text, name.at + len(name.text))
        if match and int(age := match["age"] or match["at"]) in AGES:
            yield _Aged(i, *match.span(match.lastgroup), int(age), name.words, name.gender)
    for match in _OF_PRONOUN.finditer(text):
        if int(match["age"]) in AGES:
            yield _Aged(i, *match.span("age"), int(match["age"]), (), "female" if match["she"] else "male")
    for q in quantities:
        is_one = q.dimension == "age" and q.low == q.high and q.low in AGES and not q.bound
        if is_one and not _AS_A.search(text, 0, q.start):
            before = next((n for n in names if text[n.at + len(n.text) : q.start] in (", ", ", a ", ", an ")), None)
            behind = next(find_names(text, q.end, len(text)), None)
            if before is None and behind is not None and not _belongs(text[q.end : behind.at]):
                behind = None
            name = before or behind
            if name or _THE.search(text, 0, q.start):
                yield _Aged(i, q.start, q.end, int(q.low), name.words if name else ())


def _belongs(between: str) -> bool:
    """What stands between "46-year-old" and a name is a role: no verb, no preposition, no sign."""
    match = _ITS_NAME.fullmatch(between)
    words = (match["words"] or "").lower().split() if match else []
    return (
        match is not None
        and len(words) <= BETWEEN
        and not any(word in function_words() or word in verb_forms() or word.endswith("ed") for word in words)
    )


def _just_named(telling: Telling, aged: _Aged, persons: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Whom "the 46-year-old" means: the one person who is named before it in its sentence, or else in the sentence before.

    Where it does not open its sentence, nobody whom that names ("Brandt told the 46-year-old"). Nobody, where a person is
    told of by what he or she is to another ("her coach", "the widow of Ana Brandt").
    """
    opens = not telling.text(aged.sentence)[: aged.start].strip("\"'“‘ ").count(" ")
    here: set[tuple[str, ...]] = set()
    for s, text, names in _texts_before(telling, aged):
        people = {person for name in names if (person := _person(name.words, persons))}
        others = [name for name in names if not _person(name.words, persons) and _is_human(name)]
        if s == aged.sentence and not opens:
            here = people
        elif people or others:
            alone = len(people - here) == 1 and not others and not _POSSESSIVE.search(text)
            return (people - here).pop() if alone and not any(_owns(text, name) for name in names) else None
    return None


def _texts_before(telling: Telling, aged: _Aged) -> Iterator[tuple[int, str, list[Name]]]:
    """What stands before an age in its sentence, and the sentence before, with their names."""
    for s in (aged.sentence, aged.sentence - 1):
        if s >= 0 and telling.words.name[s] == telling.words.name[aged.sentence]:
            text = even(telling.text(s))
            text = text[: aged.start] if s == aged.sentence else text
            yield s, text, list(find_names(text, 0, len(text)))


def _named_before(telling: Telling, aged: _Aged) -> set[tuple[str, ...]]:
    return {
        name.words
        for *_, names in _texts_before(telling, aged)
        for name in names
        if len(name.words) == 1 or _is_human(name)
    }


def _owns(text: str, name: Name) -> bool:
    return text.startswith("'", name.at + len(name.text)) or _ONE_OF.search(text, 0, name.at) is not None


def _full_names(telling: Telling, names: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Names with an age; of those of one word also the longer ones in the story that end with it."""
    alone = {name[0] for name in names if len(name) == 1}
    full = set(names)
    for i in range(len(telling.words.name) if alone else 0):
        text = even(telling.text(i))
        if any(word in text for word in alone):
            full |= {name.words for name in find_names(text, 0, len(text)) if name.words[-1] in alone}
    return full


def _is_human(name: Name) -> bool:
    given = speaker_words().female | speaker_words().male
    return "person" in name.roles or name.gender is not None or name.words[0].lower() in given


def _persons(names: set[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The names of two words and more, of one person the longest."""
    found: list[tuple[str, ...]] = []
    for name in sorted(names, key=lambda name: (-len(name), name)):
        if len(name) > 1 and not any(_is_same(name, other) for other in found):
            found.append(name)
    return found


def _person(name: tuple[str, ...], persons: Sequence[tuple[str, ...]]) -> tuple[str, ...] | None:
    """The person whom a name means, if one alone can be meant."""
    found = [person for person in persons if _is_same(name, person) or (len(name) == 1 and name[0] in person)]
    return found[0] if len(found) == 1 else None


def _is_same(name: tuple[str, ...], person: tuple[str, ...]) -> bool:
    return name[-1] == person[-1] and (len(name) > 1) and set(name) <= set(person)


def _place(telling: Telling, aged: _Aged) -> Place:
    offset = telling.words.span[aged.sentence][0]
    return Place(
        aged.sentence,
        offset + aged.start,
        offset + aged.end,
        f"{aged.age}:{aged.age}:",
        None,
        aged.age,
        aged.age,
        "age",
    )
