"""How many people a text says died, were hurt, arrested and so on: "kills four", "five people have lost their lives", "19 arrests"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.corpus.house_style import even, function_words
from analysis.measures.language.quantities import ADDED_BEHIND, PLAIN, Quantity, read_number, read_qualifiers

_ARE = "(?: (?:who|have|has|had|will|would|could|were|was|are|is|be|been|being|also|now|confirmed|feared|seriously|badly|slightly))*"
_ENDS = (  # what may follow, so that it befell those who are counted: not "two men killed a guard"
    r"(?=[^\w' -]|$| (?:after|against|along|and|around|as|at|because|but|by|during|following|for|from|in|near|on|or|outside"
    r"|overnight|since|through|to|when|while)\b)"
)
_JOBS, _CROWD = (  # what must be counted behind some words
    rf"(?= (?:[a-z]+ ){{0,3}}?{PLAIN} (?:\w+ ){{0,2}}(?:{nouns})\b)"
    for nouns in (
        "jobs|posts|positions|roles|workers|staff|employees",
        "people|passengers|protesters|demonstrators|spectators|visitors|fans|mourners|supporters",
    )
)
_FATES = {  # what is said behind those who are counted, and before them
    "dead": (
        r"died?|dead|killed|perished|lost (?:their|his|her) (?:lives|life)",
        r"kill(?:s|ed|ing)|claim(?:s|ed|ing)? the lives of|death toll(?: \w+){0,4} (?:to|at|of|is|was)",
    ),
    "hurt": (
        r"injured|hurt|wounded|(?:needed|required|received) (?:(?:medical|hospital) )?treatment",
        "injur(?:es|ed|ing)|wound(?:s|ed|ing)|number of injured (?:to|at)",
    ),
    "arrested": ("arrests|arrested|detained|taken into custody", "arrest(?:s|ed|ing)|detain(?:s|ed|ing)"),
    "moved": (
        "evacuated|displaced|(?:moved|brought|taken) to safety|(?:left|made) homeless",
        "evacuat(?:es|ed|ing)|displac(?:es|ed|ing)",
    ),
    "jobless": (
        "(?:los(?:e|t|ing) )?their (?:jobs|livelihoods?)|out of work|laid off|made redundant",
        rf"(?:loss of|cut|cuts|cutting|axe|axes|axing|shed|sheds|shedding|lay off|laying off){_JOBS}",
    ),
    "aboard": ("aboard|on board", f"carrying{_CROWD}"),
    "missing": ("missing|unaccounted for", "(?!)"),
    "rescued": ("rescued", "rescu(?:es|ed|ing)"),
    "dark": (
        "(?:lost|without) (?:power|electricity)",
        "(?:cut|cut off|knocked out) (?:power|electricity) (?:to|for|in)",
    ),
    "gathered": (
        "took part|marched|gathered|rallied|demonstrated|turned out",
        f"(?:crowd of|drew|attended by){_CROWD}",
    ),
}
_SAID = {
    fate: re.compile(
        rf"(?<!\b[Nn]o )(?P<n>{PLAIN})(?P<noun>(?: [a-z-]+){{0,3}}?){_ARE} (?:{behind})(?:(?<=board)|{_ENDS})"
        rf"|\b(?:{before})(?P<between> (?:[a-z]+ ){{0,3}}?)(?P<m>{PLAIN})",
        re.IGNORECASE,
    )
    for fate, (behind, before) in _FATES.items()
}
_COUNT = re.compile(PLAIN, re.IGNORECASE)
_OTHERS = function_words() - {"of", "the", "them"} | set("times birds cattle cows dogs fish horses pigs sheep".split())


class Casualties(NamedTuple):
    """A number of people (of their jobs or homes) and what befell them: dead, hurt, arrested ..."""

    fate: str
    count: Quantity


@lru_cache(maxsize=5_000)
def find_casualties(text: str) -> tuple[Casualties, ...]:
    """The dead, the hurt and so on that a text counts: no animals, no weeks in which they died, not "two men killed a guard"."""
    plain, found = even(text), []
    for fate, said in _SAID.items() if _COUNT.search(plain) else ():
        for match in said.finditer(plain):
            name = "n" if match["n"] else "m"
            start, bound, about, added = read_qualifiers(plain, match.start(name))
            between = plain[match.start("between") : start] if match["m"] else ""
            if between.strip() or not _OTHERS.isdisjoint((match["noun"] or "").lower().split()):
                continue
            added = added or bool(ADDED_BEHIND.match(plain, match.end(name)))
            n, people = read_number(match[name]), frozenset(["people"])
            count = Quantity(start, match.end(name), n, n, "", people, bound=bound, about=about, added=added)
            found.append(Casualties(fate, count))
    return tuple(found)
