"""What a pronoun or a possessive points back to when that is no speaker yet: a document just named, whose council it is."""

from __future__ import annotations

import re
from functools import cache

import regex

from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.roles import speaker_words

# What a document does that somebody reads; what it says may as well be said by whoever wrote it.
_FINDS = frozenset(
    "find show suggest indicate reveal demonstrate conclude recommend establish determine estimate".split()
)
# Documents that find; a rule or a lease does not.
_FOUND_BY = "report study survey review audit analysis poll inquiry investigation research paper assessment census probe".split()
_NEXT = re.compile(r" (?:(?:also|further|has|had) )*([a-z]+)\b")
_WHOSE = regex.compile(r"(?:[Ii]ts|(?P<name>(?:\p{Lu}[\w-]*[ -])*\p{Lu}[\w-]*)'s) (?P<rest>[a-z][a-z -]*)")


def is_authored(noun: str) -> bool:
    """A document by those who looked into something, whom "they" stands for too: the report, no files."""
    return noun in _FOUND_BY


def finds(text: str, at: int) -> bool:
    """The verb at a place is one of finding: `found`, `has shown`."""
    word = _NEXT.match(text, at)
    form = verb_forms().get(word[1]) if word else None
    return form is not None and any(verb.base in _FINDS for verb in form.verbs)


def last_document(sentence: str) -> str | None:
    """The noun phrase of the document last named in a sentence: `the town's own survey`."""
    found = [phrase for phrase in _documents().findall(sentence) if not any(map(_is_past, phrase.split()[2:]))]
    return found[-1] if found else None


def _is_past(word: str) -> bool:
    form = verb_forms().get(word)
    return form is not None and "past" in form.kinds


@cache
def _documents() -> regex.Pattern[str]:
    nouns = "|".join(_FOUND_BY)
    opening = r"(?:[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|\p{Lu}[\w-]*'s)\b"
    return regex.compile(rf"(?<![\w'-]){opening} (?:(?!{opening})[\w'-]+ ){{0,4}}?(?:{nouns})\b")


def whose(phrase: str) -> tuple[str | None, str] | None:
    """Owner and role of `its council` (the owner None) or `Hull's council`; None for another phrase."""
    found = _WHOSE.fullmatch(phrase)
    return (found["name"], found["rest"]) if found and speaker_words().kind_of.get(found["rest"].split()[-1]) else None
