"""Verbs, nouns and phrases of reporting (data/reporting_verbs.yml), with their inflected forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from analysis.corpus.yaml_files import read_yaml
from analysis.measures.lists import DATA

CLASSES = ("neutral", "assertive", "challenging", "doubting", "emotive", "promise/warning")

# Base form -> past, past participle (where it differs).
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "read": "read", "think": "thought", "know": "knew known",
    "hold": "held", "find": "found", "show": "showed shown", "see": "saw seen", "feel": "felt", "hear": "heard",
    "swear": "swore sworn", "speak": "spoke spoken", "put": "put", "fight": "fought", "understand": "understood",
    "forbid": "forbade forbidden", "seek": "sought", "shoot": "shot", "hit": "hit", "foresee": "foresaw foreseen",
    "give": "gave given", "make": "made", "forecast": "forecast", "prove": "proved proven", "cry": "cried", "lash": "lashed", "learn": "learned learnt", "weep": "wept",
}  # fmt: skip
_DOUBLING = {"quip", "rip", "slam", "rebut", "brag", "beg", "chat", "hint at", "refer", "blog", "commit", "admit",
             "snap", "plan", "dub", "bar", "aver", "sob", "grin", "shrug", "submit"}  # fmt: skip


@cache
def _data() -> dict:
    return read_yaml(DATA / "reporting_verbs.yml")


@dataclass(frozen=True)
class Verb:
    """A reporting verb: base form with its particle, class, and what it takes."""

    base: str
    particle: str
    kind: str
    takes: frozenset[str]


@dataclass(frozen=True)
class Form:
    """One inflected form: the verbs it can belong to (longest particle first) and its kinds (base, s, past, pp, ing)."""

    verbs: tuple[Verb, ...]
    kinds: frozenset[str]


@cache
def verb_forms() -> dict[str, Form]:
    """Inflected form in lower case -> the verbs of the data file it belongs to."""
    verbs: dict[str, list[Verb]] = {}
    kinds: dict[str, set[str]] = {}
    for class_, entries in _data()["verbs"].items():
        for entry, takes in entries.items():
            base, _, particle = entry.partition(" ")
            for form, kind in inflect(base):
                verbs.setdefault(form, []).append(Verb(base, particle, class_, frozenset(takes.split())))
                kinds.setdefault(form, set()).add(kind)
    return {
        form: Form(tuple(dict.fromkeys(sorted(found, key=lambda v: -len(v.particle)))), frozenset(kinds[form]))
        for form, found in verbs.items()
    }


@cache
def nouns() -> dict[str, str]:
    """Reporting noun, singular or plural, in lower case -> class."""
    found = {}
    for class_, words in _data()["nouns"].items():
        for word in words:
            found[word] = class_
            found[_plural(word)] = class_
    return found


@cache
def adjectives() -> dict[str, str]:
    """Adjective that reports behind "be" -> class."""
    return {word: class_ for class_, words in _data()["adjectives"].items() for word in words}


@cache
def things_do_too() -> frozenset[str]:
    """Base forms of verbs whose subject may be a thing that says nothing."""
    return frozenset(_data()["things_do_too"])


@cache
def people_do() -> frozenset[str]:
    """Of these, base forms of verbs that with a clause or quoted words have a subject who speaks: "found that"."""
    return frozenset(_data()["people_do"])


@cache
def thought() -> frozenset[str]:
    """Base forms of verbs of thinking, nouns, singular and plural, and adjectives."""
    found = _data()["thought"]
    return frozenset([*found["verbs"], *found["nouns"], *map(_plural, found["nouns"]), *found["adjectives"]])


@cache
def acts() -> frozenset[str]:
    """Base forms of verbs that do something by saying it: order, rule, ask."""
    return frozenset(_data()["acts"])


@cache
def saying() -> frozenset[str]:
    """Inflected forms of verbs that take a clause, or an infinitive, as what is said, thought or planned."""
    return frozenset(
        form
        for form, found in verb_forms().items()
        if any({"clause", "that", "to"} & verb.takes and not verb.particle for verb in found.verbs)
    )


@cache
def also_nouns() -> frozenset[str]:
    """Forms in -s that are nouns as often as verbs, reporting nouns included."""
    return frozenset(_data()["also_nouns"]) | nouns().keys()


@cache
def own_words() -> frozenset[str]:
    """Things that only carry their author's words: statement, letter, tweet."""
    return frozenset(_data()["own_words"])


@cache
def possessor_phrases() -> dict[str, frozenset[str]]:
    """Preposition -> nouns that attribute together with a possessor: "in the mayor's view"."""
    return {word: frozenset(found) for word, found in _data()["possessor_phrases"].items()}


@cache
def hearsay() -> dict[str, str]:
    """Adverb that says that somebody said it -> class."""
    return {word: class_ for class_, found in _data()["hearsay"].items() for word in found}


@cache
def light_verbs() -> frozenset[str]:
    """Inflected forms of verbs that carry a reporting noun: "gave a justification"."""
    return frozenset(form for base in _data()["light_verbs"] for form, _ in inflect(base))


@cache
def cue_words() -> frozenset[str]:
    """Words from which a cue can be read; verbs that no list has apart."""
    return frozenset([*verb_forms(), *nouns(), *adjectives(), *hearsay(), *phrases(), *possessor_phrases(), "as"])


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word in lower case -> the attributing phrases that start with it, each as words and class."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for class_, entries in _data()["phrases"].items():
        for entry in entries:
            parts = tuple(entry.split())
            found.setdefault(parts[0], []).append((parts, class_))
    return found


def inflect(base: str) -> Iterator[tuple[str, str]]:
    """Forms of an English verb as (form, kind), by rule but for the irregular verbs known here."""
    yield base, "base"
    consonant_y = base.endswith("y") and base[-2] not in "aeiou"
    yield _plural(base), "s"
    if base in _IRREGULAR:
        past, *participle = _IRREGULAR[base].split()
        yield past, "past"
        yield (participle or [past])[0], "pp"
        stem = base
    elif base in _DOUBLING:
        stem = base + base[-1]
        yield stem + "ed", "past"
        yield stem + "ed", "pp"
    else:
        past = base[:-1] + "ied" if consonant_y else base + "d" if base.endswith("e") else base + "ed"
        yield past, "past"
        yield past, "pp"
        stem = base
    if base in ("put", "hit", "beg"):
        stem = base + base[-1]
    yield (stem[:-1] if stem.endswith("e") and not stem.endswith("ee") else stem) + "ing", "ing"
    for british, american in (("ize", "ise"), ("or", "our"), ("el", "ell"), ("nal", "nall")):
        if base.endswith(british) and base not in ("tell", "for", "rumor"):
            other = base.removesuffix(british) + american
            if british in ("el", "nal"):
                yield other + "ed", "past"
                yield other + "ed", "pp"
                yield other + "ing", "ing"
            elif len(base) > 4:
                yield from inflect(other)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
