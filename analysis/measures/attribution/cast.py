"""The persons and bodies that one article names, gathered from its names, and the actors of its story among them.

A name stands for the person or body that the article names so in full, a given name for the one person named before
who has it; where two share a family name, for the one named in full before in the paragraph, else for the one named
first. An actor's alias that is a family name is not of another whom the article names in full. Mr., Mrs., Ms. must agree:
"Ms Roe" is neither "Mr Roe" nor the actor Bo Roe whose alias is "Roe".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from analysis.corpus.house_style import even
from analysis.corpus.story import Actor
from analysis.measures.attribution.layout import Layout, Sentence
from analysis.measures.attribution.printed_names import HONOURS, JUNIOR, Name, find_names
from analysis.measures.attribution.speaker_phrases import WORD, bare, gender_of, opens_anew, speaks_for
from analysis.measures.language.roles import HUMAN, PERSONS, speaker_words

_NEAR = 4  # sentences
_TITLE = {"female": "Ms", "male": "Mr"}


@dataclass(frozen=True)
class Speaker:
    """`name`: as resolved, at most six words; `by`: name, role, pronoun or description; `kind`: of story.yml or by the role."""

    name: str
    by: str
    actor: str | None = None
    kind: str | None = None

    @classmethod
    def of_actor(cls, actor: Actor, by: str) -> Speaker:
        """An actor of story.yml."""
        return cls(actor.name, by, actor.name, actor.kind)


@dataclass(eq=False)
class Entity:
    """A person or body that the article names."""

    name: str
    actor: Actor | None
    person: bool = False
    gender: str | None = None
    age: str | None = None
    roles: set[str] = field(default_factory=set)
    at: list[int] = field(default_factory=list)  # every mention in the text
    in_full: list[int] = field(default_factory=list)

    def note(self, name: Name) -> None:
        """Take in what one more mention tells."""
        given = None
        if not name.is_family:
            self.in_full.append(name.at)
            given = gender_of(name.words[0].lower())
        self.at.append(name.at)
        self.roles |= name.roles
        self.gender = self.gender or name.gender or given
        self.age = self.age or name.age
        self.person |= bool(name.gender or given or (self.actor and self.actor.kind in HUMAN)) or any(
            role == "person" or speaker_words().kind_of.get(role) in PERSONS
            for role in name.roles - speaker_words().groups["company"]
        )

    def speaker(self, by: str) -> Speaker:
        """The entity as a speaker; the kind is the actor's, else that of a role, else that of a body's last word."""
        kinds = [
            speaker_words().kind_of[role]
            for role in sorted(self.roles)
            if role in speaker_words().kind_of and role != "person"
        ]
        if not kinds and not self.person:
            kinds = [speaker_words().kind_of.get(self.name.split()[-1].lower())]
        kind = kinds[0] if kinds else None
        if self.actor is not None:
            return Speaker(self.actor.name, by, self.actor.name, self.actor.kind or kind)
        return Speaker(self.name + "." * self.name.endswith(JUNIOR), by, None, kind)


class Cast:
    """The entities of one article, and who of them a name, a role or an actor's form stands for.

    Parameters
    ----------
    layout
        The article.
    actors
        The actors of story.yml.
    """

    def __init__(self, layout: Layout, actors: Sequence[Actor]):
        self.actors = {form: actor for actor in actors for form in _forms(actor)}
        self._layout = layout
        self._entities: dict[str, Entity] = {}
        self._families: dict[str, list[Entity]] = {}
        self._titled: dict[str, set[str]] = {}  # family name -> genders of its titles
        self._mentions: list[tuple[int, Entity]] = []
        self._gather()

    def _gather(self) -> None:
        """Full names first: a family name may stand before them."""
        text, sentences = self._layout.text, self._layout.sentences
        found = [name for s in sentences if not s.in_heading for name in find_names(text, s.start, s.end)]
        self._spelled = {name.text.upper(): name.words for name in found if not name.text.isupper()}
        self._spelled |= {
            name.words[-1].upper(): name.words[-1:] for name in found if not (name.is_family or name.text.isupper())
        }
        found = [self._as_spelled(name) for name in found]
        family = [name for name in found if name.is_family]
        for name in family:
            if name.gender:
                self._titled.setdefault(name.text, set()).add(name.gender)
        for name in found:
            if not name.is_family:
                entity = self._new(name.text)
                self._join_family(entity, name.words)
                self._note(entity, name)
        for name in family:
            known = self._of_family(name.text, name.at, name.gender, name.roles)
            self._note(known or self._new(self._titled_name(name.text, name.gender)), name)
        for sentence in sentences:
            if sentence.in_heading:  # only what the text names
                self._mentions += self._in_heading(sentence)
        self._mentions.sort(key=lambda mention: mention[0])

    def _as_spelled(self, name: Name) -> Name:
        """`LEE` and `ANN LEE` of a transcript as the article spells them elsewhere."""
        words = self._spelled.get(name.text) if name.text.isupper() else None
        return replace(name, text=" ".join(words), words=words) if words else name

    def _new(self, name: str) -> Entity:
        if name not in self._entities:
            self._entities[name] = Entity(name, self.actor(name))
        return self._entities[name]

    def _note(self, entity: Entity, name: Name) -> None:
        entity.note(name)
        self._mentions.append((name.at, entity))

    def _join_family(self, entity: Entity, names: tuple[str, ...]) -> None:
        # "Trump Jr." is also "Mr. Trump"
        families = (" ".join(names[-2:]), names[-2]) if names[-1] in JUNIOR else names[-1:]
        if entity not in self._families.setdefault(families[0], []):
            for family in families:
                self._families.setdefault(family, []).append(entity)

    def _in_heading(self, sentence: Sentence) -> Iterator[tuple[int, Entity]]:
        for word in WORD.finditer(self._layout.text, sentence.start, sentence.end):
            name = word.group().removesuffix("'s")
            entity = self._of_name(name, word.start(), None) if name[:1].isupper() else None
            if entity is not None:
                yield word.start(), entity

    def family(self, name: str) -> Sequence[Entity]:
        """Those named in full with a family name."""
        return self._families.get(name, ())

    def _of_family(self, name: str, at: int, gender: str | None, roles: frozenset[str] = frozenset()) -> Entity | None:
        """The entity that a last name, or a given name that is nobody's last, stands for at a place."""
        if not self.family(name):
            return self._of_given(name, at, gender)
        met = [e for e in self.family(name) if e.in_full[0] < at]
        if gender:
            same = _of_gender(met, {gender}) or self._relative(name, gender) or _of_gender(self.family(name), {gender})
        else:
            met = met or [*self.family(name)]
            titled = self._titled.get(name, set())  # of somebody else where it fits nobody named in full
            same = _of_gender(met, titled) or (met if _of_gender(self.family(name), titled) else [])
        groups = {role for own in roles for role in speaker_words().groups.get(own, ())} - {"person"}
        in_office = [e for e in met if e.roles & groups]
        same = in_office if len(in_office) == 1 else same
        if len(same) < 2:
            return same[0] if same else None
        near = [(max((p for p in e.in_full if p < at), default=-1), e) for e in same]
        place, latest = max(near, key=lambda pair: pair[0])
        here = self._layout.number(at) == self._layout.number(place)
        beside = latest.person and "\n" not in self._layout.text[place:at] and self._alone(latest, same, place)
        if place >= 0 and (here or beside):
            return latest
        return min(same, key=lambda e: e.in_full[0])

    def _of_given(self, given: str, at: int, gender: str | None) -> Entity | None:
        """`Sir Bo`, `Bo`: the one person named in full before whose given name it is."""
        met = (e for e in self._entities.values() if e.person and e.in_full and e.in_full[0] < at)
        found = [e for e in met if e.name.split()[:-1] == [given] and not (gender and e.gender not in (gender, None))]
        return found[0] if len(found) == 1 else None

    def _relative(self, family: str, gender: str) -> list[Entity]:
        """`Ms. Roe` where only Bo Roe is named in full: the one actor who may be, Ada Roe."""
        names = {a.name for a in self.actors.values() if self.family(family) and a.name.endswith(f" {family}")}
        known = [name for name in names if gender_of(name.split()[0].lower()) == gender]
        return [self._new(known[0])] if len(known) == 1 else []

    def _alone(self, entity: Entity, family: Sequence[Entity], place: int) -> bool:
        """Nobody else of the family is named in full in that sentence: not `Bo Roe and his wife, Ada Roe`."""
        here = self._layout.number(place)
        return all(e is entity or here not in map(self._layout.number, e.in_full) for e in family)

    def _of_name(self, name: str, at: int, gender: str | None, roles: frozenset[str] = frozenset()) -> Entity | None:
        return self._of_family(name, at, gender, roles) or self._entities.get(self._titled_name(name, gender))

    def _titled_name(self, family: str, gender: str | None) -> str:
        """`Ms Roe` where an actor or another title is of the other gender; else `Roe`."""
        actor = self.actors.get(family)
        others = self._titled.get(family, set()) | ({_gender_of(actor)} if actor else set())
        return f"{_TITLE[gender]} {family}" if gender and others - {gender, None} else family

    def bearer(self, name: Name, at: int) -> Entity | None:
        """The entity that a name stands for at a place of the article."""
        return self._of_name(name.text, at, name.gender, name.roles)

    def named(self, phrase: str, at: int) -> Entity | None:
        """The entity whose name ends a phrase: `retired general Ann Lee`, `Mr. Lee`."""
        *words, last = phrase.split() or [""]
        phrase = " ".join(words) if words and last in HONOURS else phrase
        found = list(find_names(phrase, 0, len(phrase)))
        if not found or not phrase.rstrip("'s").endswith(found[-1].text.rstrip("'s")):
            return None
        return self.bearer(self._as_spelled(found[-1]), at)

    def entity_of(self, speaker: Speaker) -> Entity | None:
        """The entity that a speaker's name is the full name of."""
        return self._entities.get(speaker.name.removesuffix("."))

    def with_role(self, role: str, at: int, *, alone: bool = False) -> Entity | None:
        """The person last named before a place with this role or one that can stand for it, or the body whose name ends so.

        `alone`: nothing but the role tells who it is, so that "the union" may be the Dockers' Union of the sentences before.
        """
        group = speaker_words().groups[role] - {"person"}
        near = self._layout.sentences[max(0, self._layout.number(at) - _NEAR)].start
        so_named = self.so_named(role, at, near) if alone else None
        return next(
            (e for place, e in reversed(self._mentions) if place < at and (e.roles & group or e is so_named)), None
        )

    def so_named(self, noun: str, at: int, start: int = 0) -> Entity | None:
        """The one body named from `start` to a place whose name ends with the noun: `Hull Sea Park` for `the park`."""
        named = [e for e in self.mentioned(start, at) if not e.person and e.name.lower().endswith(f" {noun}")]
        return named[0] if len({e.name for e in named}) == 1 else None

    def mentioned(self, start: int, end: int) -> Iterator[Entity]:
        """Those named in the outlet's own words between two places, in the order of the text."""
        first = bisect_left(self._mentions, start, key=lambda mention: mention[0])
        for place, entity in self._mentions[first:]:
            if place >= end:
                return
            if not any(a <= place < b for a, b in self._layout.quotes):
                yield entity

    def of_age(self, age: str) -> tuple[list[Entity], list[Entity]]:
        """Those whose printed age it is, and those of another age."""
        known = [entity for entity in self._entities.values() if entity.age]
        return [e for e in known if e.age == age], [e for e in known if e.age != age]

    def actor(self, phrase: str) -> Actor | None:
        """The actor with a form that is the phrase or ends it: titles, roles and names may stand before."""
        return self._at_end(bare(phrase).split())[0]

    def heard_in(self, phrase: str, head: str) -> Actor | None:
        """The actor with a form that ends a noun phrase, if it takes in the head, or the head speaks for it.

        Or if it is a noun phrase of its own: `a row over the toll the council`, of which the verb follows.
        """
        parts, n = bare(phrase).split(), len(bare(head).split())
        actor, k = self._at_end(parts)
        tail = " ".join(parts[n:k])
        return actor if not tail or opens_anew(tail) or speaks_for(head, tail) else None

    def namesake(self, phrase: str, at: int, actor: Actor) -> Entity | None:
        """Whom an actor's alias that is a family name stands for where the article names others of the family in full."""
        parts = bare(phrase).split()
        entity = self.named(phrase, at) if self._at_end(parts)[1] + 1 == len(parts) else None
        return entity if entity and entity.person and entity.in_full and entity.actor is not actor else None

    def _at_end(self, parts: list[str]) -> tuple[Actor | None, int]:
        """The actor with the longest form that ends the words, and where the form starts; not Bo Roe in `Ms Roe`."""
        for k in range(len(parts)):
            form = " ".join(parts[k:])
            actor = self.actors.get(form) or self.actors.get(form.lower())
            if actor is not None:
                before = parts[k - 1].rstrip(".") if k else ""
                # a title, a given name, which may be Bill
                named = before[:1].isupper() and speaker_words().kind_of.get(before.lower()) in (None, "document")
                genders = {gender_of(before.lower()) if named else None, _gender_of(actor)}
                another = len(genders - {None}) > 1 or (named and k + 1 == len(parts) and _is_another(before, actor))
                return (None, 0) if another else (actor, k)
        return None, 0


def _is_another(given: str, actor: Actor) -> bool:
    """A given name that is none of the actor's, nor short for one: Al Roe is not Bo Roe, Bill may be William."""
    if actor.kind not in HUMAN or gender_of(given.lower()) is None:
        return False
    own = {word for form in (actor.name, *actor.aliases) for word in form.split()[:-1]}
    may_be = {given[0]}.union(*(pair for pair in speaker_words().nicknames if given in pair))
    return bool(own) and not any(word[0] in may_be or word in may_be for word in own)


def _gender_of(actor: Actor) -> str | None:
    """That of a person's given name."""
    return gender_of(actor.name.split()[0].lower()) if actor.kind in HUMAN else None


def _of_gender(entities: Sequence[Entity], genders: set[str]) -> list[Entity]:
    """Those who may be of one of the genders; all where there are none."""
    return [e for e in entities if not (genders and e.gender and e.gender not in genders)]


def _forms(actor: Actor) -> Iterator[str]:
    for form in (actor.name, *actor.aliases):
        plain = bare(even(form))
        yield plain
        if not plain[:1].isupper() or " " in plain:
            yield plain.lower()
