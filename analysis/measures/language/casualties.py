"""How many a text says died or were hurt: "kills four", "five people have lost their lives", "the death toll rose to 14"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.corpus.house_style import even, function_words
from analysis.measures.language.quantities import PLAIN, Quantity, read_number, read_qualifiers

_ARE = "(?: (?:who|have|has|had|were|was|are|is|be|been|being|also|now|confirmed|feared|seriously|badly|slightly))*"
_ENDS = r"(?=[^\w' -]|$| (?:after|and|as|at|because|but|by|during|following|from|in|near|on|or|since|when|while)\b)"
_FATES = {  # what is said behind those who are counted, and before them
    "dead": (
        r"died?|dead|killed|perished|lost (?:their|his|her) (?:lives|life)",
        r"kill(?:s|ed|ing)|claim(?:s|ed|ing)? the lives of|death toll(?: \w+){0,4} (?:to|at|of|is|was)",
    ),
    "hurt": ("injured|hurt|wounded", "injur(?:es|ed|ing)|wound(?:s|ed|ing)|number of injured (?:to|at)"),
}
_SAID = {
    fate: re.compile(
        rf"(?<!\b[Nn]o )(?P<n>{PLAIN})(?P<noun>(?: [a-z-]+){{0,3}}?){_ARE} (?:{behind}){_ENDS}"
        rf"|\b(?:{before})(?P<between> (?:[a-z]+ ){{0,3}}?)(?P<m>{PLAIN})",
        re.IGNORECASE,
    )
    for fate, (behind, before) in _FATES.items()
}
_OTHERS = function_words() - {"of", "the"} | set("times birds cattle cows dogs fish horses pigs sheep".split())


class Casualties(NamedTuple):
    """A number of people and what befell them: dead or hurt."""

    fate: str
    count: Quantity


@lru_cache(maxsize=5_000)
def find_casualties(text: str) -> tuple[Casualties, ...]:
    """The dead and the hurt that a text counts: no animals, no weeks in which they died, not "two men killed a guard"."""
    plain, found = even(text), []
    for fate, said in _SAID.items():
        for match in said.finditer(plain):
            name = "n" if match["n"] else "m"
            start, bound, about, added = read_qualifiers(plain, match.start(name))
            between = plain[match.start("between") : start] if match["m"] else ""
            if between.strip() or not _OTHERS.isdisjoint((match["noun"] or "").lower().split()):
                continue
            n, people = read_number(match[name]), frozenset(["people"])
            count = Quantity(start, match.end(name), n, n, "", people, bound=bound, about=about, added=added)
            found.append(Casualties(fate, count))
    return tuple(found)
