"""The lexicon of loaded words (data/loaded.yml): its entries, their forms, and where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.corpus.house_style import Folder
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.language.reporting import inflect, nouns, verb_forms
from analysis.measures.language.word_classes import BE
from analysis.measures.lists import DATA, listed_phrases
from analysis.measures.word_choice.phrases import Found, Phrases, Unit

_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprtv]")  # grab: grabbed
_BEFORE_ING = frozenset("by while when after before in from without and or but keep keeps kept not".split())
_BEHIND_NOUN = frozenset("against were are have had".split())
_BEFORE_AMOUNT = frozenset("up over nearly almost".split())
_SAID = frozenset(["from", "to", "that"])
_DETERMINERS = frozenset("a an the his its their my our your no".split())


@dataclass(frozen=True)
class Loaded:
    """What the lexicon says of an entry; `kinds` are its word classes: verb, noun, adjective, adverb, phrase."""

    entry: str
    kinds: frozenset[str]
    category: str
    strength: int  # 1 faint, 2 marked, 3 strong
    reason: str


class LoadedWords:
    """The lexicon of data/loaded.yml, and what a story adds to it, ready to be found.

    Parameters
    ----------
    own
        Entries of a story's own (form, Loaded): they go before the lexicon's.
    folder
        How words of the story's own entries fold; that of the story for its own names.
    """

    def __init__(self, own: Sequence[tuple[str, Loaded]] = (), folder: Folder | None = None):
        self._phrases = Phrases(((form, 0, loaded) for form, loaded in own), folder, beside=[_shipped()])

    def find(self, units: Sequence[Unit], *, headline: bool = False) -> list[Found]:
        """The loaded words of a sentence, longest first where they overlap; the value is a `Loaded`.

        Words with capitals within a sentence are taken for a name, unless it stands in a headline or in a line
        where most words have one. A verb right after an article or a possessive, a noun right after "to", and a verb of
        saying that is a noun there ("a gale warning", "insurance claims were") are not what the lexicon holds; nor is
        what happens to a thing in the literal sense ("the roof collapsed").
        """
        long = [unit for unit in units if unit.end - unit.start > 3]
        titled = headline or sum(unit.capital for unit in long) > 0.6 * len(long)
        found = [hit for hit in self._phrases.find(units) if not _is_other(units, hit, titled)]
        keys = {unit.key for n, unit in enumerate(units) if titled or n == 0 or not unit.capital}
        return [hit for hit in found if keys.isdisjoint(_literal().get(hit.value.entry, ()))]


def is_slanted(found: Iterable[Found]) -> bool:
    """A sentence with these loaded words takes a side: one strong word or two marked ones; faint ones do not count.

    The rule was chosen on the development part of BABE (Spinde et al. 2021).
    """
    return sum(hit.value.strength - 1 for hit in found) >= 2


def _is_other(units: Sequence[Unit], hit: Found, titled: bool) -> bool:
    """The word is a name, or stands in another word class than the entry."""
    loaded, before = hit.value, units[hit.first - 1] if hit.first else None
    if before is None:
        return False
    capitals = all(unit.capital for unit in units[hit.first : hit.last])
    if capitals and not titled and before.end + 1 == units[hit.first].start:
        return not any(char.isupper() for char in loaded.entry)
    if "phrase" in loaded.kinds:
        return False
    low = units[hit.first].low
    if "verb" in loaded.kinds and low in _named_sayings() and _is_noun(units, hit):
        return True
    if loaded.kinds == {"verb"} and not low.endswith(("ed", "ing")):
        return before.key in _DETERMINERS
    return loaded.kinds == {"noun"} and before.key == "to" and not low.endswith("s")


def _is_noun(units: Sequence[Unit], hit: Found) -> bool:
    """A verb of saying that is a noun there: a form in -ing behind a word that no verb in -ing follows, one in -s before
    what no object opens with, or before `of` and an amount.

    Not a warning from or to somebody, which was said.
    """
    word, before = units[hit.first], units[hit.first - 1]
    after = units[hit.last].low if hit.last < len(units) else ""
    if word.low.endswith("ing"):
        beside = before.end + 1 == word.start and after not in _SAID
        return beside and not (before.low in BE or before.low in _BEFORE_ING or before.low.endswith("ly"))
    if not word.low.endswith("s") or hit.value.kinds != {"verb"}:
        return False
    amount = units[hit.last + 1].low if after == "of" and hit.last + 1 < len(units) else ""
    return after in _BEHIND_NOUN or amount in _BEFORE_AMOUNT or amount[:1].isdigit()


@cache
def _named_sayings() -> frozenset[str]:
    """Forms of verbs of saying that are nouns too: `warning`, `claims`."""
    forms = (form for form in verb_forms() if form.endswith(("ing", "s")))
    return frozenset(form for form in forms if form in nouns() or form.removesuffix("s") in nouns())


@cache
def _literal() -> dict[str, frozenset[str]]:
    """Entry -> words beside which it means what it says."""
    blocks = (block for block in read_yaml(DATA / "loaded.yml") if "beside" in block)
    return {entry: frozenset(block["beside"].split()) for block in blocks for entry in block["literal"].split()}


@cache
def lexicon() -> dict[str, Loaded | None]:
    """Form -> its entry, None for a set phrase that is not loaded.

    Where two entries share a form the stronger one counts, then the one that stands first; its word classes are those
    of both.
    """
    known: dict[str, Loaded | None] = {}
    for block in read_yaml(DATA / "loaded.yml"):
        rank = int(block["strength"])
        for form, entry, kind in _forms(block):
            if block["category"] == "none":
                known[form] = None
            elif before := known.setdefault(
                form, Loaded(entry, frozenset([kind]), block["category"], rank, block["reason"])
            ):
                kinds = before.kinds | {kind}
                stronger = Loaded(entry, kinds, block["category"], rank, block["reason"])
                known[form] = stronger if before.strength < rank else replace(before, kinds=kinds)
    return known


@cache
def _shipped() -> Phrases:
    return Phrases((form, 0, loaded) for form, loaded in lexicon().items())


def _forms(block: dict) -> Iterator[tuple[str, str, str]]:
    """(form, entry, word class) of a block."""
    left_out = set(_listed(block.get("leave_out", "")))
    for class_ in block.get("reporting", ()):
        for form, known in verb_forms().items():
            for verb in known.verbs:
                entry = f"{verb.base} {verb.particle}".strip()
                if verb.kind == class_ and entry not in left_out:
                    yield f"{form} {verb.particle}".strip(), entry, "verb"
    if block.get("hedges"):
        yield from (
            (entry, entry, "phrase")
            for words in listed_phrases("hedges.csv")
            if (entry := " ".join(words)) not in left_out
        )
    for word in block.get("verbs", "").split():
        base, *irregular = word.split("=")
        forms = dict.fromkeys([*(form for form, _ in inflect(base)), *irregular, *doubled(base)])
        single = {base + end for end in ("ed", "ing") if base + base[-1] + end in irregular}  # "spared" is of "spare"
        yield from ((form, base, "verb") for form in forms if form not in single)
    for noun in block.get("nouns", "").split():
        yield noun, noun, "noun"
        yield from ((form, noun, "noun") for form, kind in inflect(noun) if kind == "s")
    for adjective in block.get("adjectives", "").split():
        yield adjective, adjective, "adjective"
        yield adverb_of(adjective), adjective, "adjective"
    yield from ((adverb, adverb, "adverb") for adverb in block.get("adverbs", "").split())
    yield from ((phrase, phrase, "phrase") for phrase in _listed(block.get("phrases", "")))


def _listed(text: str) -> list[str]:
    return [entry.strip() for entry in text.split(";") if entry.strip()]


def doubled(base: str) -> list[str]:
    """Forms of a short verb with its last letter twice: `grabbed`."""
    return [base + base[-1] + end for end in ("ed", "ing")] if _DOUBLES.fullmatch(base) else []


def adverb_of(adjective: str) -> str:
    """The adverb in -ly, by rule."""
    for end, adverb in (("ic", "ically"), ("ble", "bly"), ("le", "ly"), ("ll", "lly"), ("y", "ily"), ("ue", "uly")):
        if adjective.endswith(end):
            return adjective.removesuffix(end) + adverb
    return adjective + "ly"
