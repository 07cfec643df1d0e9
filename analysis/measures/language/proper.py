"""Words that are names by the capital they are printed with: those of the story's actors, and those an article so prints."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered
from analysis.corpus.story import Actor
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS, find_word_months
from analysis.records import records

_WORD = r"[^\W\d_][\w'-]*"
_INNER = regex.compile(rf"(?<=[^\W\d_\p{{Lu}}] |, ){_WORD}")
_ANY = re.compile(rf"\b{_WORD}")


def proper_words(sentences: Iterable[str], actors: Iterable[Actor] = ()) -> frozenset[str]:
    """Words in lower case that are names where they open a sentence.

    Those are words with a capital in an actor's name or alias, and words that stand with a capital behind another
    word of a sentence and nowhere without one, days and months apart. Give sentences of the body: a headline's capitals tell nothing.
    """
    inner, small = set(), set()
    for sentence in map(even, sentences):
        inner |= {word for word in _INNER.findall(sentence) if word[0].isupper()}
        small |= {word for word in _ANY.findall(sentence) if word[0].islower()}
    return frozenset(map(_bare, _of_actors(actors))) | {_bare(word) for word in inner} - small - DAYS_AND_MONTHS


@remembered
def proper_by_article(corpus: Corpus) -> dict[str, frozenset[str]]:
    """Article -> the proper words of its body."""
    bodies: dict[str, list[str]] = {article: [] for article in corpus.texts}
    for row in corpus.rows("sentences"):
        if row.part == "body":
            bodies[row.article].append(row.text)
    return {article: proper_words(body, corpus.story.actors) for article, body in bodies.items()}


@remembered
def named_places(corpus: Corpus) -> dict[str, frozenset[int]]:
    """Article -> offsets of the characters of words that name: no lexicon's words, whatever they are spelled like.

    Words with a capital in an actor's name or alias, May and March the months, and what opens a sentence of the body as a name.
    """
    capitals, proper = _of_actors(corpus.story.actors), proper_by_article(corpus)
    found: dict[str, set[int]] = {article: set() for article in corpus.texts}
    for row in records(mentions(corpus)):
        text = even(corpus.texts[row.article][row.start : row.end])
        for word in _ANY.finditer(text):
            if word.group() in capitals:
                found[row.article].update(range(row.start + word.start(), row.start + word.end()))
    for row in corpus.rows("sentences"):
        spans = find_word_months(row.text)
        first = _ANY.search(even(row.text))
        if first and row.part == "body" and _bare(first.group()) in proper[row.article]:
            spans.append(first.span())
        for start, end in spans:
            found[row.article].update(range(row.start + start, row.start + end))
    return {article: frozenset(offsets) for article, offsets in found.items()}


def _of_actors(actors: Iterable[Actor]) -> set[str]:
    """Words with a capital in an actor's forms, those apart that another of its forms has in small letters."""
    found = set()
    for actor in actors:
        words = {word for form in (actor.name, *actor.aliases) for word in _ANY.findall(even(form))}
        found |= {word for word in words if word[0].isupper() and word.lower() not in words}
    return found


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("'")
