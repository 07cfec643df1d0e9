"""Words that are names by the capital they are printed with: those of the story's actors, and those an article so prints."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from analysis.corpus.house_style import even
from analysis.corpus.story import Actor

_WORD = r"[^\W\d_][\w'-]*"
_INNER = re.compile(rf"(?<=[^\W\d_A-Z] |, ){_WORD}")
_DATES = frozenset(name.lower() for name in (*calendar.day_name, *calendar.month_name))
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
    named = {word for actor in actors for form in (actor.name, *actor.aliases) for word in _ANY.findall(even(form))}
    named = {word for word in named if word[0].isupper()}
    return frozenset(_bare(word) for word in named) | {_bare(word) for word in inner} - small - _DATES


def _bare(word: str) -> str:
    return word.lower().removesuffix("'s").removesuffix("'")
