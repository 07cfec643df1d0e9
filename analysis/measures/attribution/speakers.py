"""Who a speaker is: printed names, roles and pronouns resolved within one article, by rules.

1. A name stands for the person or body that the article names so (cast.py).
2. A definite role ("the mayor", "the lawmaker") stands for the person last named with that role or with one that can
   stand for it (data/speakers.yml), or for the body named shortly before whose name ends so (anywhere before, if the noun
   is no role: "the park" for Hull Sea Park); without one, "the company" for the company that the article is about (the
   only one of the actors named so far, and named in its opening), else for itself. "His wife" is the one other person
   named with his family name. "The statement" is whoever was last said to speak in one, "Lee's statement" is Lee, "her
   statement" whom the pronoun stands for. "The 40-year-old" is who is named with that age, else, as "the mother-of-two" and
   "the Norwegian", whom a pronoun would stand for.
3. A pronoun stands for who spoke or was named before (pronouns.py); one that finds nobody is unattributed.
4. An actor of story.yml is meant where the name, or what ends the noun phrase, is one of the actor's forms; in a
   headline or deck also where it is a word of only one actor's name ("Union" for the Dockers' Union).
   "Its council" and "Hull's council" are no actor where the owner, the place or body last named in the sentence, is
   none of the story's own (in an actor's name, headline, deck or first sentence).
5. Two and more who speak as one ("she and the council") are one speaker, and none of the actors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from analysis.corpus.house_style import even, function_words
from analysis.corpus.quotes import Span
from analysis.corpus.story import Actor
from analysis.measures.attribution.antecedents import whose
from analysis.measures.attribution.cast import Cast, Entity, Speaker
from analysis.measures.attribution.layout import Layout
from analysis.measures.attribution.printed_names import JUNIOR, NAME, Name, find_names, is_full_name
from analysis.measures.attribution.pronouns import HE_SHE, PRONOUNS, Pronouns
from analysis.measures.attribution.speaker_phrases import (
    MOST_WORDS,
    WORD,
    content_words,
    described,
    gender_of,
    head,
    is_several,
    is_unnamed,
    kind_of,
    nouns_of,
    pieces,
    role_of,
    singular,
)
from analysis.measures.attribution.speech import Paragraph, Statement
from analysis.measures.language.reporting import own_words
from analysis.measures.language.roles import HUMAN, PERSONS, speaker_words
from analysis.measures.language.word_classes import POSSESSIVES

_AND = re.compile(r",? and |, ")
_OTHERS = re.compile(r"(?:the|an?|his|her|their|its|two|three|four|five|six|several|some|many|other)\b", re.I)
# "The firm, through its spokesman, Ann Lee": she speaks; not where she has no name.
_THROUGH = re.compile(
    r"^[^,]+,?(?: speaking)? through (?=(?:its|his|her|their|a|the) [a-z ]+,? (?:[A-Z][\w.'-]*\b ?)+,?$)"
)
_KIN = frozenset("father mother husband wife son daughter brother sister grandfather grandmother widow widower".split())
_EPITHET = re.compile(
    r"[Tt]he (?:(?P<age>\d{1,3})-year-old(?P<noun> [a-z-]+)?"
    r"|(?P<kin>mother|mum|mom|father|dad|grandmother|grandfather)(?:-of-\w+| of (?:two|three|four|five|six|seven|eight))"
    r"|(?P<national>[A-Z][a-z]+?(?P<sex>(?:wo)?man)?))"
)
_REPLIES = frozenset(["reply", "respond", "retort", "answer"])
_ASKS = frozenset(["ask", "inquire"])
_BESIDE = ("Neighbouring", "Neighboring", "Surrounding")  # that open a sentence, with the name behind them


def _is_person_in_full(phrase: str) -> bool:
    """A full name, a person's role before it allowed: `the former judge Ann Lee`."""
    names = list(find_names(phrase, 0, len(phrase)))
    titled = len(names) == 1 and names[0].roles and not names[0].is_family and phrase.endswith(names[0].text)
    return bool(titled) or is_full_name(phrase)


def _last_role(phrase: str) -> str:
    """`director Ann Lee` of `founder and director Ann Lee`, who is one."""
    first, _, rest = phrase.partition(" and ")
    kind_of, words = speaker_words().kind_of, rest.lower().split()
    one = (
        first.islower()
        and not first.endswith("s")
        and (role_of(nouns_of(first)) or first.split()[0] not in function_words())
    )
    both = one and words and (words[0] in kind_of or " ".join(words[:2]) in kind_of)
    return rest if both and _is_person_in_full(rest) else phrase


def _may_lie_in(place: str) -> bool:
    """A phrase that ends with a place, so that the name behind it may be the state that this lies in; not `its head in Hull`."""
    first, *_ = place.lower().split()
    owned = first in POSSESSIVES and role_of(nouns_of(head(place))) is not None
    return place.split()[-1][0].isupper() and not owned


class Speakers:
    """The speakers of one article's statements.

    Parameters
    ----------
    text, paragraphs
        The article, and its paragraphs in headline, deck, captions and body.
    actors
        The actors of story.yml.
    """

    def __init__(self, text: str, paragraphs: Sequence[Paragraph], actors: Sequence[Actor]):
        self._layout = Layout(text, paragraphs)
        self._cast = Cast(self._layout, actors)
        self._pronouns = Pronouns(self._layout, self._cast)
        self._actors = actors
        self._known: dict[Span, Speaker | None] = {}
        self._quoted: tuple[int, Speaker | None] = (0, None)  # where the last quotation ends, and whose it is

    def resolve(self, statement: Statement) -> Speaker | None:
        """The speaker of a statement, None where it is unattributed. Statements come in the order of the text."""
        span = statement.speaker
        if span is None:
            return None
        within, quoting = statement.start < self._quoted[0], self._quoted[1]
        if span not in self._known:
            closes = statement.kind != "direct" and statement.start < span[0]
            others = frozenset([quoting.name] if within and quoting else [])  # `"He told me, '...'," she said`
            if statement.verb in _REPLIES and not within:
                others = self._pronouns.replied_to(statement.start)
            self._known[span] = self._resolve(*span, (statement.start, statement.end) if closes else None, others)
        speaker = self._known[span]
        if statement.kind == "direct" and not within:
            self._quoted = (statement.end, speaker)
        if speaker is not None and not within:
            self._pronouns.hear(speaker, statement.start, span[0], asks=self._asks(statement))
        return speaker

    def _asks(self, statement: Statement) -> bool:
        return statement.verb in _ASKS or self._layout.text[: statement.end].rstrip("”’\"'").endswith("?")

    def _resolve(self, start: int, end: int, said: Span | None, others: frozenset[str]) -> Speaker | None:
        phrase = self._layout.text[start:end].rpartition(" | ")[2]  # "1 of 3 | The mayor"
        phrase = _THROUGH.sub("", phrase.strip())
        low = phrase.lower()
        first = low.split()[0].split("'")[0] if low else ""
        if len(low.split()) == 1 and first in PRONOUNS:
            return self._pronouns.antecedent(first, start, said, others)
        epithet = _EPITHET.fullmatch(phrase)
        nation = epithet and epithet["national"]
        listed = nation and (epithet["sex"] or nation in speaker_words().nationals)
        if nation and (not listed or self._is_another(nation, start) or self._cast.actor(phrase)):
            epithet = None
        if epithet and (pointed := self._pointed_at(epithet, start, others)):
            return pointed
        joined = self._joined(phrase, start)
        if joined is not None:
            return joined
        parts = pieces(phrase) or [phrase]
        head_ = head(parts[0])
        owned = self._elsewhere(head_, start)
        nouns = nouns_of(head_)
        own = bool(own_words() & set(nouns[-1:]))
        author = head_.rpartition("'s ")[0] if own else ""
        hers = own and not author and len(nouns) > 1 and first in PRONOUNS  # "her letter"
        if hers and (writer := self._pronouns.antecedent(first, start, said, others)):
            return writer
        named = self._by_name([author] if author else parts, start, owned=owned is not None)
        if named is not None:
            return named
        if is_unnamed(phrase, self._layout.text[end : self._layout.sentence(start).end]):
            return Speaker(described(parts[0]), "description", None, "unnamed")
        meant = self._by_role(nouns, first, start)
        if meant is None and author:  # "the club's letter"
            nouns = nouns_of(author)
            meant = self._by_role(nouns, first, start)
        if meant is not None:
            return meant
        name = owned or described(author or parts[0])
        return Speaker(name, "description", None, kind_of(nouns, first)) if name else None

    def _pointed_at(self, epithet: re.Match[str], at: int, not_these: frozenset[str]) -> Speaker | None:
        """`the 40-year-old`, `the mother-of-two`; nobody where several are of that age."""
        same, others = self._cast.of_age(epithet["age"]) if epithet["age"] else ([], [])
        if len(same) == 1 and not self._unnamed_of_age(epithet["age"], at):
            noun, known = gender_of((epithet["noun"] or "").strip()), same[0].gender
            return None if noun and known and noun != known else same[0].speaker("role")
        if epithet["noun"] or same:
            return None
        gender = gender_of(epithet["kin"] or epithet["sex"] or "")
        pronoun = {"female": "she", "male": "he", None: "who"}[gender]
        speaker = self._pronouns.antecedent(pronoun, at, None, not_these | {e.speaker("role").name for e in others})
        return speaker and replace(speaker, by="role")

    def _is_another(self, nation: str, at: int) -> bool:
        """`A German` or `a German judge` before a place, by no name: another than whom a pronoun would stand for."""
        found = re.finditer(
            rf"(?<!, )(?<!is )(?<!was )\b[Aa]n? (?:[\w-]+ )?{nation}\b(?P<name>(?:(?: [a-z-]+)?,|(?: [a-z-]+){{0,3}}) [A-Z])?",
            self._layout.text[:at],
        )
        return any(not of["name"] for of in found)

    def _unnamed_of_age(self, age: str, at: int) -> bool:
        """`A 40-year-old` before a place, who may be somebody else than the one named with that age."""
        found = re.finditer(rf"\b[Aa]n? {age}-year-old(?: [a-z-]+){{0,3}}(?P<name> [A-Z])?", self._layout.text[:at])
        return any(not of["name"] for of in found)

    def _by_name(self, parts: list[str], at: int, *, owned: bool) -> Speaker | None:
        """By the name that is the noun phrase or ends it, or that stands as an insertion behind it; an actor's goes first."""
        named = None
        for k, part in enumerate(map(_last_role, parts[:3])):
            head_ = head(part)
            if k == 0 and owned:
                continue
            if named is not None and named.person:
                break  # "Ann Roe, who is no relation of the chairman, Bo Roe": she speaks
            if k and not (_is_person_in_full(head_) or self._is_appositive(parts[k - 1], head_, at)):
                continue
            if k and is_several(head(parts[0])):  # "the parents of a pupil, Ann Lee"
                continue
            if k and (joined := self._joined(part, at)):  # "two of the clerks, Ann Lee and Bo Roe"
                return joined
            actor = self._cast.actor(head_) or (self._cast.heard_in(part, head_) if k == 0 else None)
            if actor is not None:
                other = self._cast.namesake(head_, at, actor)
                return other.speaker("name") if other else Speaker.of_actor(actor, "name")
            if k and " " not in head_ and (met := self._of_given(head_, at)):
                return met
            if named is None:
                named = self._cast.named(head_, at)
                if named and " " not in head_ and part != head_ and self._only_opens(named):
                    named = None  # "Friends of the firm"
                if k and named and not named.person and _may_lie_in(parts[k - 1]):
                    named = None  # "the mayor of Hull, New York"; not "its head in Hull, Ann Lee"
        return named.speaker("name") if named else None

    def _only_opens(self, entity: Entity) -> bool:
        """A word with a capital for no other reason than that it opens a sentence, as far as the article shows."""
        return entity.actor is None and not entity.person and set(entity.at) <= set(self._layout.starts)

    def _of_given(self, given: str, at: int) -> Speaker | None:
        """`his mother, Ylva`: the one person named before, or actor, whose full name opens so."""
        named = [e.speaker("name") for e in self._cast.mentioned(0, at) if e.person and e.name.startswith(f"{given} ")]
        actors = [a for a in self._cast.actors.values() if a.kind in PERSONS and a.name.startswith(f"{given} ")]
        found = {speaker.name: speaker for speaker in (*named, *(Speaker.of_actor(a, "name") for a in actors))}
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_appositive(self, before: str, name: str, at: int) -> bool:
        """One word that names a person, behind a role: `its manager, Vander`."""
        role = role_of(nouns_of(head(before)))
        entity = (
            self._cast.named(name, at)
            if NAME.fullmatch(name) and speaker_words().kind_of.get(role) in PERSONS
            else None
        )
        if entity is None or not entity.person or not before[-1:].islower():
            return False
        return " " in entity.name or (role in _KIN or role.endswith("-in-law"))

    def _by_role(self, nouns: list[str], first: str, at: int) -> Speaker | None:
        """By a role, a kinship, an author's own words, or a headline's short form."""
        role = role_of(nouns) if first in ("the", "this", "that") else None
        is_actor = role and speaker_words().kind_of[role] != "document"
        entity = self._cast.with_role(role, at, alone=len(nouns) == 2) if is_actor else None
        if entity is not None:
            return entity.speaker("role")
        company = self._the_company(at) if role and speaker_words().kind_of[role] == "company" else None
        if company is not None or not nouns:
            return company
        if first in ("his", "her") and nouns[-1] in _KIN:
            return self._kin(nouns[-1], first, at)
        if first == "the" and {nouns[-1], singular(nouns[-1])} & own_words():
            return self._pronouns.author(nouns[-1], at)
        body = self._cast.so_named(nouns[-1], at) if first == "the" and len(nouns) == 2 and role is None else None
        return body.speaker("role") if body else self._shortened(nouns, at)

    def _the_company(self, at: int) -> Speaker | None:
        """`the company`: the one that the article is about."""
        actors = {e.actor.name: e.actor for e in self._cast.mentioned(0, at) if e.actor and e.actor.kind == "company"}
        about = {e.actor.name for s in self._layout.opening for e in self._cast.mentioned(s.start, s.end) if e.actor}
        return Speaker.of_actor(*actors.values(), "role") if len(actors) == 1 and actors.keys() <= about else None

    def _kin(self, noun: str, whose: str, at: int) -> Speaker | None:
        """`his father`: the one other person of the family name, in the article or among the actors."""
        owner = self._pronouns.antecedent(whose, at)
        entity = self._cast.entity_of(owner) if owner else None
        if entity is None:
            return None
        if noun == "father" and entity.name.endswith(JUNIOR):  # named after him
            return Speaker(entity.name.rsplit(maxsplit=1)[0].rstrip(","), "role", None, "citizen")
        named = entity.name.split()
        family = named[-2] if named[-1] in JUNIOR and len(named) > 1 else named[-1]
        agreeing = (None, gender_of(noun))
        others = [e for e in self._cast.family(family) if e is not entity and e.gender in agreeing and e.person]
        if others:
            return others[0].speaker("role") if len(others) == 1 else None
        actors = {
            a.name: a for form, a in self._cast.actors.items() if form.split()[-1] == family and form != entity.name
        }
        actors = [a for a in actors.values() if gender_of(a.name.split()[0].lower()) in agreeing]
        return Speaker.of_actor(actors[0], "role") if len(actors) == 1 else None

    def _shortened(self, nouns: list[str], at: int) -> Speaker | None:
        """A headline's short form: a word of the name of only one actor who is no person."""
        if len(nouns) != 1 or not self._layout.sentence(at).in_heading:
            return None
        actors = {
            actor.name: actor
            for form, actor in self._cast.actors.items()
            if actor.kind not in HUMAN and nouns[0] in content_words(form)
        }
        return Speaker.of_actor(*actors.values(), "name") if len(actors) == 1 else None

    def _joined(self, phrase: str, at: int) -> Speaker | None:
        """Several speakers at once: `both Ann Lee and the council`, `she and two others`, `Ann Lee, Bo Roe and the union`."""
        phrase = re.sub(r"^[Bb]oth ", "", phrase).strip(" ,")
        parts = _AND.split(phrase)
        if len(parts) < 2 or " and " not in phrase or any(head(part) != part for part in parts):
            return None
        if re.sub(r"^[Tt]he ", "", phrase) in self._cast.actors:
            return None
        names = [self._one_of(part, at) for part in parts]
        if len(parts) == 2 and names[0] and names[1] is None and _OTHERS.match(parts[1]):
            names[1] = " ".join(parts[1].split()[:MOST_WORDS])
        if None in names or len(set(names)) < len(names):
            return None
        return Speaker(" and ".join([", ".join(names[:-1]), names[-1]]), "name")

    def _one_of(self, part: str, at: int) -> str | None:
        """The name of one of several speakers: an actor, a name, a role or pronoun that stands for one."""
        actor = self._cast.actor(part)
        if actor is not None:
            return actor.name
        if part.lower() in HE_SHE:
            speaker = self._pronouns.antecedent(part.lower(), at)
            return speaker.name if speaker else None
        role = role_of(nouns_of(part)) if part.lower().startswith("the ") else None
        entity = self._cast.named(part, at) or (self._cast.with_role(role, at) if role else None)
        return entity.name if entity else None

    def _elsewhere(self, phrase: str, at: int) -> str | None:
        """`its council` after a place that is none of the story's own: `Hull's council`, and no actor of the same role."""
        found = whose(phrase)
        if found is None:
            return None
        owner, role = found
        if owner is None:
            start = self._layout.sentence(at).start
            names = [name for name in find_names(self._layout.text, start, at) if not self._is_persons(name)]
            if not names:
                return None
            owner = names[-1].text
            opening, _, rest = owner.partition(" ")
            if names[-1].at == start and rest and opening in _BESIDE:
                owner = rest
        return None if content_words(owner) <= self._home else f"{owner}'s {role}"

    def _is_persons(self, name: Name) -> bool:
        entity = self._cast.bearer(name, name.at)
        return entity is None or entity.person

    @cached_property
    def _home(self) -> set[str]:
        """Words of the story's own places and bodies: in names of actors, in headline, deck and first sentence."""
        told = [self._layout.text[s.start : s.end] for s in self._layout.opening]
        forms = [even(form) for actor in self._actors for form in (actor.name, *actor.aliases)]
        return {word for stretch in (*told, *forms) for word in content_words(" ".join(WORD.findall(stretch)))}
