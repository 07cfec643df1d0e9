"""Words that tell who speaks: roles by kind of actor, words and given names by gender (data/speakers.yml, data/given_names.yml)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from analysis.corpus.yaml_files import read_yaml
from analysis.measures.lists import DATA

HUMAN = ("official", "expert", "citizen")  # kinds of actors who are persons
PERSONS = (*HUMAN, "company")  # kinds that a person's role has
# Small words of a name, and those that a hyphen or an apostrophe ties to it: "el-Masri", "d'Orsay".
PARTICLES = "de del van von der den al bin ibn el la le di da do dos das du e y zu ap wa".split()
PREFIXES = r"(?:(?:al|el|ul|ad|ar|as|ash|an|at|az)-|[dl]['’])"


@dataclass(frozen=True)
class SpeakerWords:
    """`kind_of`: role -> kind of actor; `groups`: role -> roles that can stand for it; words by gender; vague words.

    `nationals`: who somebody is by country or party. `nicknames`: a given name and what it is short for.
    """

    kind_of: dict[str, str]
    groups: dict[str, frozenset[str]]
    female: frozenset[str]
    male: frozenset[str]
    vague: frozenset[str]
    nationals: frozenset[str]
    nicknames: tuple[frozenset[str], ...]


@cache
def speaker_words() -> SpeakerWords:
    """The word lists of the two data files."""
    data = read_yaml(DATA / "speakers.yml")
    kind_of: dict[str, str] = {}
    groups: dict[str, set[str]] = {}
    for kind, lines in data["roles"].items():
        for line in lines:
            for word in line:
                kind_of.setdefault(word, kind)
                groups.setdefault(word, set()).update(line)
    given = read_yaml(DATA / "given_names.yml")
    names = {gender: [name for names in given[gender].values() for name in names] for gender in given}
    lists = {
        name: frozenset(word.lower() for word in data[name] + names.get(name, []))
        for name in ("female", "male", "vague")
    }
    nicknames = tuple(frozenset(pair) for pair in data["nicknames"])
    nationals = frozenset(data["nationals"])
    found = {word: frozenset(group) for word, group in groups.items()}
    return SpeakerWords(kind_of, found, **lists, nationals=nationals, nicknames=nicknames)
