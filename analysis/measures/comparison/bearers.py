"""Whose a quotation is, as far as persons who are named can be told apart from article to article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.measures.attribution.printed_names import JUNIOR
from analysis.measures.attribution.pronouns import HE_SHE, PRONOUNS
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.comparison.telling import Link, Place
from analysis.measures.comparison.utterances import named
from analysis.measures.language.roles import HUMAN, speaker_words
from analysis.measures.language.words import Words
from analysis.records import Row


class _Said(NamedTuple):
    """A statement with words in quotation marks: the name given for its speaker, the same where it is a person's, whom "she"
    means where that is less sure, and a speaker who is described ("a farmer")."""

    start: int
    end: int
    name: str | None
    person: str | None
    likely: str | None
    described: str | None


class Bearers:
    """Whose the quotations of the articles are: the speaker's of the shortest statement that they open in.

    Two names are one person where the family name is the same or all words of one stand in the other; a name alone is that
    of the one person with that family name. A body and a role without a name are no person: they may be the same one in
    other words. So is a pronoun, unless the person is named before it in its paragraph.
    """

    def __init__(self, corpus: Corpus, words: Words):
        self._words = words
        self._said: dict[str, list[_Said]] = defaultdict(list)
        for row in measure_voices.rows(corpus):
            if row.kind != "indirect":
                person = row.speaker if _is_named_person(corpus.texts[row.article], row) else None
                likely = row.speaker if isinstance(row.speaker, str) else None
                described = likely if row.speaker_by == "description" else None
                self._said[row.article].append(_Said(row.start, row.end, named(row), person, likely, described))
        every = [said for rows in self._said.values() for said in rows]
        self._one_name = _persons({said.person for said in every if said.person})
        family = defaultdict(set)
        for person in self._one_name.values():
            family[_parts(person)[-1]].add(person)
        for name in {said.name for said in every if said.name} - self._one_name.keys():
            if len(bearers := family[name.lower()]) == 1:
                self._one_name[name] = min(bearers)

    def name(self, place: Place) -> str | None:
        """The name that is given for the speaker of a quotation, a person's or a body's."""
        said = self._statement(place)
        return said.name if said else None

    def person(self, place: Place) -> str | None:
        """The person whose a quotation is, by the longest name that the articles give."""
        said = self._statement(place)
        return self._one_name.get(said.person or said.name) if said else None

    def likely(self, place: Place) -> str | None:
        """The person whose a quotation is, or whom its pronoun is likely to mean."""
        said = self._statement(place)
        return self.person(place) or (self._one_name.get(said.likely) if said else None)

    def described(self, place: Place) -> str | None:
        """The words for a speaker without a name."""
        said = self._statement(place)
        return said.described if said else None

    def links(self, places: Iterable[Place]) -> Iterator[Link]:
        """The first place of each article that names a person, each joined with the next; `version` is the person."""
        found: dict[str, Place] = {}
        for place in places:
            if version := self.person(place):
                found.setdefault(self._words.name[place.sentence], place._replace(version=version))
        for a, b in pairwise(found.values()):
            yield Link("bearer", a, b, a.version != b.version)

    def _statement(self, place: Place) -> _Said | None:
        around = (said for said in self._said[self._words.name[place.sentence]] if said.start <= place.start < said.end)
        return min(around, key=lambda said: said.end - said.start, default=None)


def _is_named_person(text: str, row: Row) -> bool:
    """A person, by name: of a human kind, or with a known given name."""
    if not isinstance(row.speaker, str) or row.speaker_by == "description" or " and " in row.speaker:
        return False
    printed = even(text[int(row.speaker_start) : int(row.speaker_end)]).lower()
    paragraph = even(text[text.rfind("\n", 0, row.start) + 1 : int(row.speaker_start)])
    if printed in PRONOUNS and row.speaker.split()[-1] not in paragraph:
        return False
    given = row.speaker.split()[0].lower()
    human = (
        printed in HE_SHE
        or row.actor_kind in HUMAN
        or (row.actor_kind != "institution" and given in speaker_words().female | speaker_words().male)
    )
    return human and row.speaker[:1].isupper()


def _persons(names: Iterable[str]) -> dict[str, str]:
    """Name -> the longest name of the same person."""
    found: dict[str, str] = {}
    for name in sorted(names, key=lambda name: (-len(name.split()), name)):
        mine = _parts(name)
        same = (other for other in found.values() if mine[-1] == _parts(other)[-1] or set(mine) <= set(_parts(other)))
        found[name] = next(same, name)
    return found


def _parts(name: str) -> list[str]:
    parts = [word.strip(".,") for word in even(name).split()]
    return [word.lower() for word in parts if word not in JUNIOR] or [name.lower()]
