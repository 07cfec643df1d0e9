"""Whom a pronoun, or "the statement", points back to: those who spoke or were named before it.

"He" and "she" stand for the last speaker of the same sentence, else for the first person named before in it, those in a
phrase that opens it last, then for the one called by his role ("the developer"); else so for the sentence before, and so
on back over eight sentences, if the gender agrees. "It" stands for the last speaker before who is neither a person nor
several; if nobody spoke in the sentence before, for the document or body that this has as its subject, and an "it" that
found or shows something for the document named in it. "They" stand for a body, for several people, also where these are
but the subject of a sentence, or for those who wrote a report. A pronoun is nobody whom its own verb's object names ("he
asked the mayor" is not the mayor), nor, if there is somebody else, whom the words before its frame name ("Lee was late,
he said" is not Lee). Whom the writer asks answers ("I asked a pilot whether ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice

import regex

from analysis.corpus.quotes import Span
from analysis.measures.attribution.antecedents import finds, is_authored, last_document
from analysis.measures.attribution.cast import Cast, Entity, Speaker
from analysis.measures.attribution.layout import Layout
from analysis.measures.attribution.printed_names import NAME
from analysis.measures.attribution.speaker_phrases import WORD, described, gender_of, head, nouns_of, singular
from analysis.measures.language.quantities import is_number_word
from analysis.measures.language.roles import HUMAN, PERSONS, speaker_words

HE_SHE = {"he": "male", "him": "male", "his": "male", "she": "female", "her": "female"}
PRONOUNS = frozenset([*HE_SHE, *"it its they their them who which that".split()])
_OBJECT = regex.compile(r"(?: [a-z]+){1,5}? (?=(?:[Tt]he|[Tt]his) [a-z]|\p{Lu})")
_WRITES = (  # "said in a late statement", "issued a statement", "a statement by"
    r"\b(?:[Ii]n|[Ww]ith|[Tt]hrough|[Vv]ia|[Dd]uring|[Aa]t|[Bb]y|wrote|sent|issued|released|posted|published|filed|made|gave)"
    r" (?:[\w'-]+ ){{0,4}}?{0}s?\b|\b{0}s? (?:by|from)\b"
)
_THEY = frozenset(["they", "them", "their"])
_PLURAL = re.compile(
    r"(?:(?:[Tt]he|[Ss]ome|[Mm]any|[Tt]wo|[Tt]hree|[Ss]everal|[Oo]ther) )?(?:[\w'-]+ )?(?P<noun>[A-Za-z]+s)\b"
)
_ASKED = re.compile(r"\b(?:asked|questions?|questioned|pressed|quizzed)\b", re.IGNORECASE)
_ASKED_BY = re.compile(r"(?:When |If )?[a-z-]+ed by ", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?:An?|One|Another)(?: [a-z][\w'-]*){1,4}")
_OPENS = re.compile(
    r"(?P<article>(?:An?|One|The|This|That) )?(?P<rest>(?:(?!(?:of|in|on|by|for|from|who|that|an?|the|its?|his|her|their|no)\b)[\w'-]+ ){1,4})"
)
_OPENING = re.compile(r"(?:In|On|At|With|By|For|During|After|Before|Under|From) [^,]*, ")
_BEFORE = re.compile(r"(\w+) $")
_I_ASKED = re.compile(
    r"(?:I|We) (?:have |had )?asked (an? [^,.;:]+?) (?:whether|if|about|how|why|what|when|where|who)\b"
)
_THE = re.compile(r"\b[Tt]he ([a-z]+(?: [a-z]+)?)")
_ASIDE = frozenset("after when while because since as before until".split())
_LOOK_BACK = 8  # sentences


@dataclass(frozen=True)
class _Heard:
    """A speaker where he is heard; `aside`: in a clause of time or reason, as `after the man asked`."""

    at: int
    speaker: Speaker
    gender: str | None
    aside: bool
    asks: bool


class Pronouns:
    """Those heard so far in an article, and who a pronoun stands for.

    Parameters
    ----------
    layout
        The article.
    cast
        Whom it names.
    """

    def __init__(self, layout: Layout, cast: Cast):
        self._layout = layout
        self._cast = cast
        self._heard: list[_Heard] = []

    def hear(self, speaker: Speaker, at: int, named_at: int, *, asks: bool) -> None:
        """Remember who speaks at a place, where he is named, and if he asks. To be told in the order of the text."""
        before = _BEFORE.search(self._layout.text, max(0, named_at - 20), named_at)
        aside = bool(before) and before[1].lower() in _ASIDE
        self._heard.append(_Heard(at, speaker, self._gender(speaker), aside, asks))

    def antecedent(
        self, word: str, at: int, said: Span | None = None, others: frozenset[str | None] = frozenset()
    ) -> Speaker | None:
        """Who the pronoun at a place stands for, None where nobody is found.

        `said`: what it is the speaker of, where that stands before it; whom it names only if nobody else is found ("Lee
        was late, he said"). `others`: names of those whom it does not stand for.
        """
        others = {self._object(at + len(word)), *others}
        if said is not None and word in HE_SHE:
            told_of = {entity.speaker("name").name for entity in self._cast.mentioned(*said)}
            return self._before(word, at, others | told_of) or self._before(word, at, others)
        return self._before(word, at, others)

    def _before(self, word: str, at: int, others: set[str | None]) -> Speaker | None:
        here = self._layout.number(at)
        for number in self._sentences_back(here):
            found = self._in_sentence(number, word, at, others)
            if found is not None:
                return replace(found, by="pronoun")
            before = self._opens_before(at) if word == "it" and number == here - 1 else None
            if before is not None:
                return before
        return self._body_before(here) if word == "it" else None

    def replied_to(self, at: int) -> frozenset[str]:
        """Who does not reply at a place: who spoke in the sentence before, or in the one before that (`"Is it safe?" Ann Lee
        asked.` are two); nobody where somebody else has asked since (`Asked about it, he replied`)."""
        last = self._heard[-1] if self._heard else None
        if last is None or not 1 <= self._layout.number(at) - self._layout.number(last.at) <= 2:
            return frozenset()
        asked = not last.asks and _ASKED.search(self._layout.text, last.at, self._layout.sentence(at).end)
        return frozenset() if asked else frozenset([last.speaker.name])

    def author(self, noun: str, at: int) -> Speaker | None:
        """`the statement` at a place: the last speaker who is told to speak or write in one."""
        found = re.compile(_WRITES.format(singular(noun)))
        for heard in reversed(self._heard):
            start, end, _ = self._layout.sentence(heard.at)
            if found.search(self._layout.text, start, min(end, at)):
                return replace(heard.speaker, by="role")
        return None

    def _sentences_back(self, here: int) -> Iterator[int]:
        """The sentence itself and those before, captions and sentences within a quotation passed over."""
        sentences, quotes = self._layout.sentences, self._layout.quotes
        back = (
            number
            for number in range(here, -1, -1)
            if (sentences[number].part != "caption" or sentences[here].part == "caption")
            and not any(a < sentences[number].start and sentences[number].end <= b for a, b in quotes)
        )
        return islice(back, _LOOK_BACK)

    def _in_sentence(self, number: int, word: str, at: int, others: set[str | None]) -> Speaker | None:
        """The speaker of a sentence, else the person named in it, else who is heard there aside."""
        start, end, _ = self._layout.sentences[number]
        others = others | self._asker(start)
        gender = HE_SHE.get(word)
        personal = gender is not None or word == "who"
        fits = self._may_be_they if word in _THEY else self._may_be_it
        heard = [
            h
            for h in reversed(self._heard)
            if start <= h.at < end and h.at <= at and h.speaker.name not in others
            and (self._fits(h, gender) if personal else fits(h))
        ]  # fmt: skip
        straight = next((h.speaker for h in heard if not h.aside), None)
        if straight is not None:
            return straight
        named = iter(())
        if word in _THEY:
            named = self._people(start, min(end, at))
        elif personal:
            main = self._main(start, min(end, at))
            parts = ((main, min(end, at)), (start, main))
            found = (person for part in parts for person in self._persons(*part, gender))
            found = chain(
                self._asked(start, min(end, at), gender),
                self._one(start, min(end, at), gender),
                found,
                self._in_office(start, min(end, at), gender),
            )
            named = (person for person in found if person.name not in others)
        elif word in ("it", "its") and number == self._layout.number(at):
            named = self._bodies(start, min(end, at))
        return next(named, None) or (heard[0].speaker if heard else None)

    def _persons(self, start: int, end: int, gender: str | None) -> Iterator[Speaker]:
        for entity in self._cast.mentioned(start, end):
            if entity.person and not (gender and entity.gender and entity.gender != gender):
                yield entity.speaker("pronoun")

    def _in_office(self, start: int, end: int, gender: str | None) -> Iterator[Speaker]:
        """`the developer`, of somebody who was named with that role."""
        for the in _THE.finditer(self._layout.text, start, end):
            words = nouns_of(the[1])
            role = next((r for r in (" ".join(words), words[0]) if speaker_words().kind_of.get(r) in PERSONS), None)
            entity = self._cast.with_role(role, the.start()) if role else None
            outside = not any(a <= the.start() < b for a, b in self._layout.quotes)
            if entity and entity.person and outside and not (gender and entity.gender and entity.gender != gender):
                yield entity.speaker("pronoun")

    def _people(self, start: int, end: int) -> Iterator[Speaker]:
        """`the lawyers for the union`: plural people as the subject of a sentence."""
        found = _PLURAL.match(self._layout.text, self._main(start, end), end)
        noun = singular(found["noun"].lower()) if found else ""
        kind = speaker_words().kind_of.get(noun)
        if (kind in PERSONS and noun not in speaker_words().groups["company"]) or (
            found and found["noun"].lower() in speaker_words().vague
        ):
            yield Speaker(described(found.group()), "pronoun", None, kind or "unnamed")

    def _one(self, start: int, end: int, gender: str | None) -> Iterator[Speaker]:
        """`A sailor with a hat`: somebody without a name as the subject of a sentence."""
        found = _SOMEBODY.match(self._layout.text, self._main(start, end), end)
        nouns = nouns_of(found.group()) if found else []
        kinds = [speaker_words().kind_of.get(noun) for noun in nouns]
        last = next((n for n, kind in enumerate(kinds) if kind and not any(kinds[n + 1 : n + 2])), 0)
        known = {gender_of(noun) for noun in nouns[: last + 1]} - {None}
        if last and kinds[last] in (*HUMAN, "unnamed") and not (gender and known and gender not in known):
            yield Speaker(described(" ".join(found.group().split()[: last + 1])), "pronoun", None, kinds[last])

    def _main(self, start: int, end: int) -> int:
        """Where a sentence goes on behind the phrase that opens it: `In a letter to Ann Lee, ...`."""
        opening = _OPENING.match(self._layout.text, start, end)
        return opening.end() if opening else start

    def _bodies(self, start: int, end: int) -> Iterator[Speaker]:
        for entity in self._cast.mentioned(start, end):
            if not entity.person and self._is_name_for_sure(entity):
                yield entity.speaker("pronoun")

    def _is_name_for_sure(self, entity: Entity) -> bool:
        """It stands with a capital elsewhere than at the start of a sentence."""
        return entity.actor is not None or not set(entity.at) <= set(self._layout.starts)

    def _opens_before(self, at: int) -> Speaker | None:
        """What the sentence before is about, in the same paragraph: the document that it names last, where that then "found"
        something; else the document or body that is its subject (`A leaflet went round. "...," it said.`)."""
        text, here = self._layout.text, self._layout.number(at)
        start, end, _ = self._layout.sentences[here - 1]
        if "\n" in text[end:at]:
            return None
        if at == self._layout.starts[here] and finds(text, at + len("It")):
            phrase = last_document(text[start:end])
            if phrase:
                return Speaker(described(phrase), "pronoun", None, "document")
        opening = _OPENS.match(text, start, end)
        if opening is None:
            return None
        body = next(self._bodies(start, opening.start("rest") + 1), None)
        nouns = list(WORD.finditer(text, *opening.span("rest")))
        paper = next((n for n in nouns if speaker_words().kind_of.get(n.group().lower()) == "document"), None)
        if body is not None or paper is None or not opening["article"]:
            return body
        return Speaker(described(text[start : paper.end()]), "pronoun", None, "document")

    def _body_before(self, here: int) -> Speaker | None:
        """`The company did not answer. ... it said`: the actor, or the body of that kind, that the sentence before opens with."""
        start, end, _ = self._layout.sentences[max(0, here - 1)]
        words = self._layout.text[start:end].split()[:3]
        for phrase in (" ".join(words[:n]) for n in (3, 2)):
            actor = self._cast.actor(phrase)
            kind = actor.kind if actor else speaker_words().kind_of.get(phrase.split()[-1].lower())
            if words[0] == "The" and kind in ("company", "institution"):
                described_ = Speaker(described(phrase), "pronoun", None, kind)
                return Speaker.of_actor(actor, "pronoun") if actor else described_
        return None

    def _asked(self, start: int, end: int, gender: str | None) -> Iterator[Speaker]:
        """`I asked a retired pilot whether ...`: who is asked answers."""
        asked = _I_ASKED.match(self._layout.text, start, end)
        if asked is None:
            return
        nouns = nouns_of(head(asked[1]))
        known = {gender_of(noun) for noun in nouns} - {None}
        if speaker_words().kind_of.get(nouns[-1]) in HUMAN and not (gender and known and gender not in known):
            yield Speaker(described(asked[1]), "pronoun", None, speaker_words().kind_of[nouns[-1]])

    def _asker(self, start: int) -> set[str | None]:
        """Ann Lee in `Asked by Ann Lee whether ...`, `Pressed by Ann Lee, ...`: no one who answers."""
        by = _ASKED_BY.match(self._layout.text, start)
        name = NAME.match(self._layout.text, by.end()) if by else None
        entity = self._cast.named(name.group(), start) if name else None
        return {entity.speaker("name").name} if entity else set()

    def _object(self, at: int) -> str | None:
        """Whom the verb after a pronoun has as its object: `he asked the mayor`."""
        text = self._layout.text
        verb = _OBJECT.match(text, at)
        if verb is None:
            return None
        name = NAME.match(text, verb.end())
        if name and text[verb.end() : verb.end() + 4] not in ("The ", "This"):
            entity = self._cast.named(name.group(), at)
        else:
            found = [word.group().lower() for word in WORD.finditer(text, verb.end(), verb.end() + 40)][1:3]
            role = next((role for role in (" ".join(found), *found[:1]) if role in speaker_words().kind_of), None)
            entity = self._cast.with_role(role, at) if role else None
        return entity.speaker("name").name if entity else None

    def _gender(self, speaker: Speaker) -> str | None:
        entity = self._cast.entity_of(speaker)
        if entity is not None:
            return entity.gender
        return next(filter(None, map(gender_of, WORD.findall(speaker.name.lower()))), None)

    def _fits(self, heard: _Heard, gender: str | None) -> bool:
        agrees = not (gender and heard.gender and heard.gender != gender)
        return agrees and self._may_be_person(heard.speaker) and not (gender and self._are_several(heard.speaker))

    def _may_be_it(self, heard: _Heard) -> bool:
        return not (heard.gender or self._is_person(heard.speaker) or self._are_several(heard.speaker))

    def _may_be_they(self, heard: _Heard) -> bool:
        """A body, several people, or the authors of a report; no files, and no single thing."""
        speaker = heard.speaker
        if heard.gender or (speaker.kind == "document" and not is_authored(nouns_of(head(speaker.name))[-1])):
            return False
        body = speaker.kind is not None or speaker.actor is not None or self._cast.entity_of(speaker) is not None
        return self._are_several(speaker) or (body and not self._is_person(speaker))

    def _are_several(self, speaker: Speaker) -> bool:
        """`the lawyers`, `eight of ten voters`, `Ann Lee and the council`; by the words of a description."""
        if speaker.actor is not None or self._cast.entity_of(speaker) is not None:
            return False
        first, *more = nouns_of(head(speaker.name)) or [""]
        last = [first, *more][-1]
        counted = (is_number_word(first) and first != "one") or last in speaker_words().vague or last != singular(last)
        return counted or " and " in speaker.name

    def _is_person(self, speaker: Speaker) -> bool:
        entity = self._cast.entity_of(speaker)
        return (entity is not None and entity.person) or speaker.kind in HUMAN

    def _may_be_person(self, speaker: Speaker) -> bool:
        entity = self._cast.entity_of(speaker)
        if entity is not None:
            return entity.person or (speaker.kind is None and " " in entity.name)
        a_person_too = speaker.actor is not None and speaker.kind not in ("institution", "document", "company")
        return a_person_too or speaker.kind in HUMAN or self._is_one_unnamed(speaker)

    def _is_one_unnamed(self, speaker: Speaker) -> bool:
        """`a port worker who asked not to be named`."""
        noun = (nouns_of(head(speaker.name)) or [""])[-1]
        return speaker.kind == "unnamed" and speaker_words().kind_of.get(noun) in HUMAN
