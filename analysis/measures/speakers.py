"""Who a speaker is: printed names, roles and pronouns resolved within one article, by rules.

1. A name stands for the person or body that the article names so in full; where two share a family name, for
   the one named in full before in the sentence, else for the one named first. Mr., Mrs., Ms. must agree.
2. A definite role ("the mayor", "the lawmaker") stands for the person last named with that role or with one
   that can stand for it (data/speakers.yml); without one, for itself. "His wife" is the one other person named
   with his family name. "The statement" is whoever was last said to speak in one.
3. "He" and "she" stand for the last speaker of the same sentence, else for the first person named before in it;
   else so for the sentence before, and so on back over eight sentences, if the gender agrees. "It" and "they"
   stand for the last speaker before who is no single person; an "it" that found or shows something, for the document
   named in the sentence before, if nobody spoke there. A pronoun that finds nobody is unattributed.
   A pronoun is nobody whom its own verb's object names ("he asked the mayor" is not the mayor).
4. An actor of story.yml is meant where the name, or what ends the noun phrase, is one of the actor's forms; in a
   headline or deck also where it is a word of only one actor's name ("Union" for the Dockers' Union).
   "Its council" and "Hull's council" are no actor where the owner, the place or body last named in the sentence, is
   none of the story's own (in an actor's name, headline, deck or first sentence).
5. Two and more who speak as one ("she and the council") are one speaker, and none of the actors.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from analysis.corpus.house_style import even, function_words
from analysis.corpus.quotes import running_quotes
from analysis.corpus.story import Actor
from analysis.measures.antecedents import finds, last_document, whose
from analysis.measures.quantities import is_number_word
from analysis.measures.reporting import own_words
from analysis.measures.roles import PARTICLES, PERSONS, words
from analysis.measures.speech import Paragraph, Span, Statement

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ](?:[\w'-]*\w)?"
_NAME = re.compile(
    rf"(?<!\w){_CAPITAL}(?:(?:\. | (?:(?:{'|'.join(PARTICLES)}) ){{0,2}}){_CAPITAL})*(?:'s\b)?(?:,? [JS]r\b)?"
)
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_TITLES = {
    "mr": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "sir": "male",
    "lord": "male",
    "lady": "female",
}
_JUNIOR = ("Jr", "Sr")
_HE_SHE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
_IT_THEY = frozenset("it its they their them".split())
_WHO = re.compile(r"(?:, \d{1,3})?, (?:who|whose|\d{1,3},)|,? who ")
_MORE = re.compile(r"\b(?:who|which|that|whom|whose|of|in|at|for|from|with|on|by|to|and|after|against|before|about)\b")
_ROLE_OF = re.compile(r"\b([a-z]+(?: [a-z]+)?) (?:of|for|in|at) (?:[^,;.]{1,40} )?[a-z][\w-]*, $")
_INSERTION = re.compile(r", \(?([^,;()]{2,70})[,).]")
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_AND = re.compile(r",? and |, ")
_OTHERS = re.compile(r"(?:the|an?|his|her|their|its|two|three|four|five|six|several|some|many|other)\b", re.I)
_KIN = frozenset("father mother husband wife son daughter brother sister grandfather grandmother widow widower".split())
_OBJECT = re.compile(r"(?: [a-z]+){1,3} (?=(?:[Tt]he|[Tt]his) [a-z]|[A-Z])")
_BEFORE = re.compile(r"(\w+) $")
_BESIDE = ("Neighbouring", "Neighboring", "Surrounding")  # that open a sentence, with the name behind them
_ASIDE = frozenset("after when while because since as before until".split())
_MAX_WORDS = 6
_LOOK_BACK = 8  # sentences
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december".split()
)


@dataclass(eq=False)
class _Entity:
    """A person or body that the article names."""

    name: str
    actor: Actor | None
    person: bool = False
    gender: str | None = None
    roles: set[str] = field(default_factory=set)
    at: list[int] = field(default_factory=list)  # every mention
    in_full: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class _Name:
    at: int
    text: str
    words: tuple[str, ...]
    gender: str | None
    roles: set[str]

    @property
    def is_family(self) -> bool:
        """One word, or one and Jr."""
        return len(self.words) == 1 or (len(self.words) == 2 and self.words[1] in _JUNIOR)


@dataclass(frozen=True)
class Speaker:
    """`name`: as resolved, at most six words; `by`: name, role, pronoun or description; `kind`: of story.yml or by the role."""

    name: str
    by: str
    actor: str | None
    kind: str | None


@dataclass(frozen=True)
class _Heard:
    """A speaker where he is heard; `aside`: in a clause of time or reason, as `after the man asked`."""

    at: int
    speaker: Speaker
    gender: str | None
    aside: bool


class Cast:
    """The persons and bodies that one article names, and the actors of its story.

    Parameters
    ----------
    text, paragraphs
        The article, and its paragraphs in headline, deck, captions and body.
    actors
        The actors of story.yml.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], actors: Sequence[Actor]):
        self.text = even(text)
        self.quotes = [
            (p.start + a, p.start + b)
            for p, spans in zip(paragraphs, running_quotes([text[p.start : p.end] for p in paragraphs]), strict=True)
            for a, b in spans
        ]
        self.sentences = [(a, b, p.part) for p in paragraphs for a, b in p.sentences]
        self._starts = [a for a, _, _ in self.sentences]
        self._actors = actors
        self.actors = {form: actor for actor in actors for form in _forms(actor)}
        self.entities: dict[str, _Entity] = {}
        self.by_last: dict[str, list[_Entity]] = {}
        self.titled: dict[str, set[str]] = {}  # family name -> genders of its titles
        self.mentions: list[tuple[int, _Entity]] = []
        self._heard: list[_Heard] = []
        self._known: dict[Span, Speaker | None] = {}
        self._collect()

    # Names

    @cached_property
    def _own(self) -> set[str]:
        """Words of the story's own places and bodies: in names of actors, in headline, deck and first sentence."""
        first = next((k for k, (_, _, part) in enumerate(self.sentences) if part == "body"), None)
        told = [
            self.text[a:b]
            for k, (a, b, part) in enumerate(self.sentences)
            if part in ("headline", "deck") or k == first
        ]
        forms = [even(form) for actor in self._actors for form in (actor.name, *actor.aliases)]
        return {word for text in (*told, *forms) for word in _bare_words(" ".join(_WORD.findall(text)))}

    def _collect(self) -> None:
        found = [
            name
            for start, end, part in self.sentences
            if part not in ("headline", "deck")
            for name in self._names(start, end)
        ]
        for name in found:
            if name.is_family and name.gender:
                self.titled.setdefault(name.text, set()).add(name.gender)
        for name in found:
            if not name.is_family:
                entity = self._entity(name.text)
                family = " ".join(name.words[-2:]) if name.words[-1] in _JUNIOR else name.words[-1]
                if entity not in self.by_last.setdefault(family, []):
                    self.by_last[family].append(entity)
                    if family != name.words[-1]:  # "Trump Jr." is also "Mr. Trump"
                        self.by_last.setdefault(name.words[-2], []).append(entity)
                entity.in_full.append(name.at)
                self._note(entity, name)
        for name in found:
            if name.is_family:
                entity = self._same_family(name.text, name.at, name.gender)
                if entity is None:
                    entity = self._entity(name.text)
                self._note(entity, name)
        for start, end, part in self.sentences:
            if part in ("headline", "deck"):  # capitals tell nothing there: only what the text names
                for word in _WORD.finditer(self.text, start, end):
                    name = word.group().removesuffix("'s")
                    entity = self._same_family(name, word.start(), None) or self.entities.get(name)
                    if entity is not None and word.group()[0].isupper():
                        self.mentions.append((word.start(), entity))
        self.mentions.sort(key=lambda mention: mention[0])

    def _entity(self, name: str) -> _Entity:
        if name not in self.entities:
            self.entities[name] = _Entity(name, self._actor(name))
        return self.entities[name]

    def _note(self, entity: _Entity, name: _Name) -> None:
        entity.at.append(name.at)
        entity.roles |= name.roles
        first = name.words[0].lower()
        given = None if name.is_family else _gender_of(first)
        entity.gender = entity.gender or name.gender or given
        actor = entity.actor
        entity.person |= bool(name.gender or given or (actor and actor.kind in PERSONS[:3])) or any(
            r == "person" or words().kind_of.get(r) in PERSONS for r in name.roles
        )
        self.mentions.append((name.at, entity))

    def _names(self, start: int, end: int) -> Iterator[_Name]:
        """Capitalised runs of a sentence, parted from the titles and roles before them."""
        for match in _NAME.finditer(self.text, start, end):
            run = list(_WORD.finditer(self.text, match.start(), match.end()))
            gender, roles, cut = None, set(), 0
            for k, word in enumerate(run):
                low = word.group().lower().removesuffix("'s")
                pair = f"{low} {run[k + 1].group().lower()}" if k + 1 < len(run) else ""
                if low in _TITLES:
                    gender, cut = _TITLES[low], k + 1
                elif pair in words().kind_of and k + 2 < len(run):
                    roles |= {pair, *pair.split()}
                    cut = k + 2
                elif low in words().kind_of and k + 1 < len(run) and words().kind_of[low] in PERSONS:
                    roles.add(low)
                    cut = k + 1
                elif k == cut and (
                    _is_no_name(low) or (len(run) == 1 and word.start() == start and is_number_word(low))
                ):
                    cut = k + 1
            named = run[cut:]
            while named and _is_no_name(named[-1].group().lower()):
                named = named[:-1]
            if not named or (len(named) == 1 and _is_common(named[0].group().lower())):
                continue
            at, stop = named[0].start(), named[-1].end()
            name = _POSSESSIVE.sub("", self.text[at:stop])
            roles |= self._roles_around(at, at + len(name), start, end)
            if _WHO.match(self.text, stop, end):
                roles.add("person")
            gender = gender or next((g for r in roles for g in ("female", "male") if r in getattr(words(), g)), None)
            yield _Name(at, name, tuple(name.split()), gender, roles)

    def _roles_around(self, at: int, stop: int, start: int, end: int) -> set[str]:
        """Roles right before a name (`harbour master Ann Lee`) or in the insertion after it (`Ann Lee, the mayor`)."""
        kind_of = words().kind_of
        next_ = self.text[stop : stop + 1]
        ends = [_WORD.findall(self.text, max(start, at - 40), at)]  # of which the last words may be a role
        if self.text.endswith(", ", start, at) and next_ in (",", ".", ""):
            of = _ROLE_OF.search(self.text, max(start, at - 90), at)
            ends += [of[1].split()] if of else []
        after = _INSERTION.match(self.text, stop, min(end, stop + 90)) if next_ == "," else None
        if after:
            ends.append(_WORD.findall(_MORE.split(after[1])[0]))
        roles = {" ".join(words_[-n:]).lower() for words_ in ends for n in (1, 2) if len(words_) >= n}
        return {role for role in roles if kind_of.get(role) in PERSONS}

    def _same_family(self, name: str, at: int, gender: str | None) -> _Entity | None:
        """The entity that a last name stands for at a place (rule 1)."""
        genders = {gender} if gender else self.titled.get(name, set())
        same = [e for e in self.by_last.get(name, ()) if not (genders and e.gender and e.gender not in genders)]
        if len(same) < 2:
            return same[0] if same else None
        near = [(max((p for p in e.in_full if p < at), default=-1), e) for e in same]
        place, latest = max(near, key=lambda pair: pair[0])
        if place >= 0 and self._sentence(at) == self._sentence(place):
            return latest
        return min(same, key=lambda e: e.in_full[0])

    def _sentence(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1

    # Speakers

    def resolve(self, statement: Statement) -> Speaker | None:
        """The speaker of a statement, None where it is unattributed. Statements come in the order of the text."""
        span = statement.speaker
        if span is None:
            return None
        if span not in self._known:
            self._known[span] = self._resolve(*span)
        speaker = self._known[span]
        if speaker is not None:
            before = _BEFORE.search(self.text, max(0, span[0] - 20), span[0])
            aside = bool(before) and before.group(1).lower() in _ASIDE
            self._heard.append(_Heard(statement.start, speaker, self._gender(speaker), aside))
        return speaker

    def _gender(self, speaker: Speaker) -> str | None:
        entity = self.entities.get(speaker.name.removesuffix("."))
        if entity:
            return entity.gender
        return next(filter(None, map(_gender_of, _WORD.findall(speaker.name.lower()))), None)

    def _resolve(self, start: int, end: int) -> Speaker | None:
        phrase = self.text[start:end].strip()
        low = phrase.lower()
        first = low.split()[0].split("'")[0] if low else ""
        if len(low.split()) == 1 and (first in _HE_SHE or first in _IT_THEY or first in ("who", "which", "that")):
            return self._pronoun(first, start)
        pieces = [piece.strip() for piece in re.split(r",|;| [-(] ?| --+ ", phrase) if piece.strip()]
        named = None
        joined = self._joined(phrase, start)
        if joined is not None:
            return joined
        owned = self._elsewhere(_head(pieces[0]), start) if pieces else None
        for k, piece in enumerate(pieces[:3]):
            head = _head(piece)
            if k == 0 and owned:
                continue
            actor = self._actor(head) or (self._actor(piece) if k == 0 else None)
            if actor is None and k == 0:
                found = self._named(head, start)
                if found is None and not head.lower().startswith(("the ", "its ", "his ", "her ")) and len(pieces) < 2:
                    continue
                named = named or found
            elif actor is not None and (
                k == 0 or self._is_name(head) or self._is_appositive(pieces[k - 1], head, start)
            ):
                return self._speaker(actor.name, "name", actor, None)
            elif k and named is None and (self._is_name(head) or self._is_appositive(pieces[k - 1], head, start)):
                found = self._named(head, start)
                named = None if found and not found.person and pieces[k - 1].split()[-1][0].isupper() else found
        if named is not None:
            return self._of_entity(named, "name")
        head = _head(pieces[0]) if pieces else phrase
        nouns = [w.removesuffix("'s") for w in _WORD.findall(head.lower())]
        role = self._role(nouns)
        if first in ("the", "this", "that") and role:
            entity = self._by_role(role, start)
            if entity is not None:
                return self._of_entity(entity, "role")
        meant = self._kin(nouns, first, start) or self._author(nouns, first, start) or self._shortened(nouns, start)
        if meant is not None:
            return meant
        name = owned or _display(pieces[0] if pieces else phrase)
        return self._speaker(name or phrase[:40], "description", None, self._kind(nouns, first)) if name else None

    def _joined(self, phrase: str, at: int) -> Speaker | None:
        """Several speakers at once: `both Ann Lee and the council`, `she and two others`, `Ann Lee, Bo Roe and the union`."""
        phrase = re.sub(r"^[Bb]oth ", "", phrase).strip(" ,")
        parts = _AND.split(phrase)
        if len(parts) < 2 or " and " not in phrase or any(_head(part) != part for part in parts):
            return None
        if re.sub(r"^[Tt]he ", "", phrase) in self.actors:
            return None
        names = [self._one_of(part, at) for part in parts]
        if len(parts) == 2 and names[0] and names[1] is None and _OTHERS.match(parts[1]):
            names[1] = " ".join(parts[1].split()[:_MAX_WORDS])
        if None in names or len(set(names)) < len(names):
            return None
        return Speaker(" and ".join([", ".join(names[:-1]), names[-1]]), "name", None, None)

    def _one_of(self, part: str, at: int) -> str | None:
        """The name of one of several speakers: an actor, a name, a role or pronoun that stands for one."""
        actor = self._actor(part)
        if actor is not None:
            return actor.name
        if part.lower() in _HE_SHE:
            speaker = self._pronoun(part.lower(), at)
            return speaker.name if speaker else None
        words_ = part.lower().split()
        role = self._role(words_) if words_[0] == "the" else None
        entity = self._named(part, at) or (self._by_role(role, at) if role else None)
        return entity.name if entity else None

    def _kin(self, nouns: list[str], first: str, at: int) -> Speaker | None:
        """`his father`: the one other person of the family name, in the article or among the actors."""
        if first not in ("his", "her") or nouns[-1] not in _KIN:
            return None
        whose = self._pronoun(first, at)
        entity = self.entities.get(whose.name.removesuffix(".")) if whose else None
        if entity is None:
            return None
        if nouns[-1] == "father" and entity.name.endswith(_JUNIOR):  # named after him
            return self._speaker(entity.name.rsplit(maxsplit=1)[0].rstrip(","), "role", None, "citizen")
        named = entity.name.split()
        family = named[-2] if named[-1] in _JUNIOR and len(named) > 1 else named[-1]
        gender = _gender_of(nouns[-1])
        others = {
            e.name: e
            for e in self.by_last.get(family, ())
            if e is not entity and e.gender in (None, gender) and e.person
        }
        if len(others) == 1:
            return self._of_entity(*others.values(), "role")
        actors = {a.name: a for form, a in self.actors.items() if form.split()[-1] == family and form != entity.name}
        actors = [a for a in actors.values() if _gender_of(a.name.split()[0].lower()) in (None, gender)]
        return self._speaker(actors[0].name, "role", actors[0], None) if len(actors) == 1 and not others else None

    def _author(self, nouns: list[str], first: str, at: int) -> Speaker | None:
        """`the statement`: the last speaker in whose sentence one stands."""
        if first != "the" or not nouns or not {nouns[-1], _singular(nouns[-1])} & own_words():
            return None
        noun = re.compile(rf"\b{_singular(nouns[-1])}s?\b")
        for heard in reversed(self._heard):
            start, end, _ = self.sentences[self._sentence(heard.at)]
            if noun.search(self.text, start, min(end, at)):
                return replace(heard.speaker, by="role")
        return None

    def _shortened(self, nouns: list[str], at: int) -> Speaker | None:
        """A headline's short form: a word of the name of only one actor who is no person."""
        if self.sentences[self._sentence(at)][2] not in ("headline", "deck") or len(nouns) != 1:
            return None
        actors = {
            actor.name: actor
            for form, actor in self.actors.items()
            if actor.kind not in PERSONS[:3] and nouns[0] in _bare_words(form)
        }
        return self._speaker(*actors, "name", *actors.values(), None) if len(actors) == 1 else None

    def _named(self, head: str, at: int) -> _Entity | None:
        """The entity whose name ends a phrase: `retired general Ann Lee`, `Mr. Lee`."""
        found = list(self._names_in(head))
        if not found or not head.rstrip("'s").endswith(found[-1].text.rstrip("'s")):
            return None
        name = found[-1]
        if not name.is_family:
            return self.entities.get(name.text)
        return self._same_family(name.text, at, name.gender) or self.entities.get(name.text)

    def _names_in(self, phrase: str) -> Iterator[_Name]:
        text, self.text = self.text, phrase
        try:
            yield from list(self._names(0, len(phrase)))
        finally:
            self.text = text

    def _is_name(self, phrase: str) -> bool:
        return bool(_NAME.fullmatch(phrase)) and len(phrase.split()) > 1

    def _elsewhere(self, phrase: str, at: int) -> str | None:
        """`its council` after a place that is none of the story's own: `Hull's council`, and no actor of the same role."""
        found = whose(phrase)
        if found is None:
            return None
        owner, role = found
        if owner is None:
            start = self.sentences[self._sentence(at)][0]
            names = [name for name in self._names(start, at) if not self._is_persons(name)]
            if not names:
                return None
            words_ = names[-1].text.split()
            if names[-1].at == start and len(words_) > 1 and words_[0] in _BESIDE:
                words_ = words_[1:]
            owner = " ".join(words_)
        return None if _bare_words(owner) <= self._own else f"{owner}'s {role}"

    def _is_persons(self, name: _Name) -> bool:
        entity = self._same_family(name.text, name.at, name.gender) or self.entities.get(name.text)
        return entity is None or entity.person

    def _is_appositive(self, before: str, name: str, at: int) -> bool:
        """One word that names a person, behind a role: `its manager, Vander`."""
        role = self._role([word.lower() for word in _WORD.findall(_head(before))])
        entity = self._named(name, at) if _NAME.fullmatch(name) and words().kind_of.get(role or "") in PERSONS else None
        return entity is not None and entity.person and " " in entity.name and before[-1:].islower()

    def _actor(self, head: str) -> Actor | None:
        """The actor with a form that is the phrase or ends it, if nothing but titles, roles and names stands before."""
        head = _bare(head)
        parts = head.split()
        for k in range(len(parts)):
            actor = self.actors.get(" ".join(parts[k:])) or self.actors.get(" ".join(parts[k:]).lower())
            if actor is not None:
                return actor
        return None

    def _of_entity(self, entity: _Entity, by: str) -> Speaker:
        kind = next((words().kind_of[r] for r in sorted(entity.roles - {"person"}) if r in words().kind_of), None)
        if kind is None:
            last = entity.name.split()[-1].lower()
            kind = words().kind_of.get(last) if not entity.person else None
        name = entity.name + "." * entity.name.endswith(_JUNIOR)
        return self._speaker(name, by, entity.actor, kind)

    def _speaker(self, name: str, by: str, actor: Actor | None, kind: str | None) -> Speaker:
        return Speaker(
            actor.name if actor else name, by, actor.name if actor else None, (actor.kind if actor else None) or kind
        )

    def _role(self, nouns: list[str]) -> str | None:
        for n in (2, 1):
            role = " ".join(nouns[-n:])
            if role in words().kind_of:
                return role
        return None

    def _kind(self, nouns: list[str], first: str) -> str | None:
        if not nouns:
            return None
        last = nouns[-1]
        if (last in words().vague and first not in ("the", "this", "that", "these", "those")) or first in words().vague:
            return "unnamed"
        for word in (" ".join(nouns[-2:]), last, _singular(last)):
            if word in words().kind_of:
                return words().kind_of[word]
        return None

    def _by_role(self, role: str, at: int) -> _Entity | None:
        """The person last named before a place with this role or one that can stand for it (rule 2)."""
        group = words().groups[role]
        for place, entity in reversed(self.mentions):
            if place < at and entity.roles & group:
                return entity
        return None

    def _pronoun(self, word: str, at: int) -> Speaker | None:
        """Rule 3."""
        gender = _HE_SHE.get(word)
        object_ = self._object(at + len(word))
        personal = gender is not None or word == "who"
        here = self._sentence(at)
        part = self.sentences[here][2] if here >= 0 else None
        looked = 0
        for number in range(here, -1, -1):
            start, end, part_ = self.sentences[number]
            if (part_ == "caption" and part != "caption") or any(a < start and end <= b for a, b in self.quotes):
                continue
            looked += 1
            if looked > _LOOK_BACK:
                break
            heard = [
                h
                for h in reversed(self._heard)
                if start <= h.at < end and h.at <= at and h.speaker.name != object_
                and (self._fits(h, gender) if personal else not (h.gender or self._is_person(h.speaker)))
            ]  # fmt: skip
            straight = next((h for h in heard if not h.aside), None)
            if straight is not None:
                return replace(straight.speaker, by="pronoun")
            if personal:
                for entity in self._mentioned(start, min(end, at)):
                    agrees = not (gender and entity.gender and entity.gender != gender)
                    if entity.person and agrees and self._of_entity(entity, "pronoun").name != object_:
                        return self._of_entity(entity, "pronoun")
            elif number == here and word in ("it", "its"):
                for entity in self._mentioned(start, min(end, at)):
                    if not entity.person and self._is_name_for_sure(entity):
                        return self._of_entity(entity, "pronoun")
            if heard:
                return replace(heard[0].speaker, by="pronoun")
            document = self._found_in(at) if word == "it" and number == here - 1 else None
            if document is not None:
                return document
        return None

    def _found_in(self, at: int) -> Speaker | None:
        """`They read a survey. It found ...`: the document last named in the sentence before, in the same paragraph."""
        here = self._sentence(at)
        start, end, _ = self.sentences[here - 1]
        if at != self._starts[here] or "\n" in self.text[end:at] or not finds(self.text, at + len("It")):
            return None
        phrase = last_document(self.text[start:end])
        return self._speaker(_display(phrase), "pronoun", None, "document") if phrase else None

    def _is_name_for_sure(self, entity: _Entity) -> bool:
        """It stands with a capital elsewhere than at the start of a sentence."""
        return entity.actor is not None or not set(entity.at) <= set(self._starts)

    def _fits(self, heard: _Heard, gender: str | None) -> bool:
        return not (gender and heard.gender and heard.gender != gender) and self._may_be_person(heard.speaker)

    def _object(self, at: int) -> str | None:
        """Whom the verb after a pronoun has as its object: `he asked the mayor`."""
        verb = _OBJECT.match(self.text, at)
        if verb is None:
            return None
        name = _NAME.match(self.text, verb.end())
        if name and self.text[verb.end() : verb.end() + 4] not in ("The ", "This"):
            entity = self._named(name.group(), at)
        else:
            found = [w.group().lower() for w in _WORD.finditer(self.text, verb.end(), verb.end() + 40)][1:3]
            role = next((r for r in (" ".join(found), *found[:1]) if r in words().kind_of), None)
            entity = self._by_role(role, at) if role else None
        return self._of_entity(entity, "name").name if entity else None

    def _mentioned(self, start: int, end: int) -> Iterator[_Entity]:
        """Names in the outlet's own words between two places."""
        first = bisect_left(self.mentions, start, key=lambda mention: mention[0])
        for place, entity in self.mentions[first:]:
            if place >= end:
                return
            if not any(a <= place < b for a, b in self.quotes):
                yield entity

    def _is_person(self, speaker: Speaker) -> bool:
        entity = self.entities.get(speaker.name.removesuffix("."))
        return bool(entity and entity.person) or speaker.kind in ("official", "expert", "citizen")

    def _may_be_person(self, speaker: Speaker) -> bool:
        entity = self.entities.get(speaker.name.removesuffix("."))
        if entity is not None:
            return entity.person or (speaker.kind is None and " " in entity.name)
        return (
            speaker.actor is not None and speaker.kind not in ("institution", "document", "company")
        ) or self._is_person(speaker)


def _forms(actor: Actor) -> Iterator[str]:
    for form in (actor.name, *actor.aliases):
        bare = _bare(even(form))
        yield bare
        if not bare[:1].isupper() or " " in bare:
            yield bare.lower()


def _bare(phrase: str) -> str:
    """A noun phrase without its article and its 's."""
    return _ARTICLE.sub("", phrase.removesuffix("'s"))


def _head(phrase: str) -> str:
    """A noun phrase without what follows its head: prepositional phrases and relative clauses."""
    head = _MORE.split(phrase)[0].strip()
    return head or phrase


def _gender_of(word: str) -> str | None:
    return "female" if word in words().female else "male" if word in words().male else None


def _bare_words(form: str) -> set[str]:
    return {word.strip("'").removesuffix("'s") for word in form.lower().split()} - function_words()


def _is_common(word: str) -> bool:
    """A noun for speakers, as at the start of a sentence: `Critics say`."""
    return word in words().vague or word in words().kind_of or _singular(word) in words().kind_of


def _is_no_name(word: str) -> bool:
    return word in function_words() or word in _TIMES


def _display(phrase: str) -> str:
    """A description of at most six words that does not end in the air."""
    shown = re.split(r"\b(?:who|which|that|whom|whose)\b", phrase)[0].split()[:_MAX_WORDS]
    while len(shown) > 1 and shown[-1].lower() in function_words() and not (shown[-1].isupper() and len(shown[-1]) > 1):
        shown.pop()
    if shown and shown[0] in ("The", "A", "An", "Some", "His", "Her", "Its", "Their"):
        shown[0] = shown[0].lower()
    return " ".join(shown)


def _singular(word: str) -> str:
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
