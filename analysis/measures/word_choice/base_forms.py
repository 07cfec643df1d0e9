"""The base form of a verb, by the suite's lists and the words of the story."""

from __future__ import annotations

from analysis.measures.language.reporting import verb_forms
from analysis.measures.word_choice.loaded_words import lexicon


def base_form(word: str, vocabulary: frozenset[str]) -> str:
    """The base form of a verb that a list of the suite has, or that is a word of the story; else the word itself."""
    form = verb_forms().get(word)
    if form:
        return form.verbs[-1].base
    known = lexicon().get(word)
    if known and "verb" in known.kinds:
        return known.entry
    for ending in ("ied", "ed", "ing", "es", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending) + ("y" if ending == "ied" else "")
            bases = [stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem]
            return next((base for base in bases if base in vocabulary), word)
    return word
