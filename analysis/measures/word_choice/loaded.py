"""Loaded words: where an outlet's choice of word carries a stance, whose voice it is in, and what reprints kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.language.proper import named_places
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.text_reuse.reuse import copies_between
from analysis.measures.text_reuse.sources import measure_sources
from analysis.measures.word_choice.loaded_words import Loaded, LoadedWords
from analysis.measures.word_choice.phrases import is_name, sentence_units, voice_of
from analysis.records import Row, records
from analysis.tables import EDITED_LIGHTLY, STRENGTHS, from_rows


@measure("loaded")
def measure_loaded(corpus: Corpus) -> pd.DataFrame:
    """Find the loaded words of headline, deck and body, by the lexicon in data/loaded.yml and the story's own list.

    The lexicon names its categories and their basis: assertives and factives (Hooper 1975; Kiparsky & Kiparsky 1970),
    hedges and boosters (Hyland 2005), evaluatives (Martin & White 2005), one-sided terms (Recasens,
    Danescu-Niculescu-Mizil & Jurafsky 2013). `loaded:` in story.yml adds words that take a side in one story only. A
    word is a flag to read, not a verdict: it is found by its form, and its sense is not. Words of names (of actors, and
    those that the text shows to be names) and May the month are left out, unless the entry itself has a capital.

    Returns
    -------
    pandas.DataFrame
        One row per word: article, outlet, sentence, start, end, word (base form), category, strength (faint, marked,
        strong), reason, voice (own, reported, quoted), copied.
    """
    words = LoadedWords(_own(corpus), corpus.folding)
    voice, outlet_of, named = voice_of(corpus), corpus.outlet_of(), named_places(corpus)
    rows = []
    for sentence, units in sentence_units(corpus):
        article = sentence.article
        for first, last, found in words.find(units, headline=sentence.part != "body"):
            if is_name(units[first:last], named[article], found.entry):
                continue
            start, end = units[first].start, units[last - 1].end
            whose = voice.at(article, start, units[first].quoted)
            rows.append(
                (article, outlet_of[article], sentence.sentence, start, end, found.entry, found.category,
                 STRENGTHS[found.strength - 1], found.reason, whose)
            )  # fmt: skip
    table = from_rows("loaded", rows)
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))


@measure("loaded_reprinted")
def measure_loaded_reprinted(corpus: Corpus) -> pd.DataFrame:
    """What each reprint did with the loaded words of its likely origin, outside quotation marks.

    A word is kept where the copy of its sentence has it too, dropped where the copy has it not, cut where there is no
    copy; added is a loaded word of the reprint in a sentence that is a copy, where the origin's sentence has it not.

    Returns
    -------
    pandas.DataFrame
        One row per loaded word of the origin and reprint, and per word added: article_a (the likely origin),
        sentence_a, start_a, end_a, article_b (the reprint), sentence_b, start_b, end_b, word, category, strength,
        status.
    """
    found = measure_loaded(corpus)
    by_sentence = defaultdict(list)
    for row in records(found[found["voice"] != "quoted"]):
        by_sentence[row.article, row.sentence].append(row)
    copies, sources = copies_between(corpus), measure_sources(corpus)
    reprints = sources[sources["article"] != sources["source"]]
    rows = list(
        chain.from_iterable(
            _compared(by_sentence, row.source, row.article, copies[row.source, row.article])
            for row in records(reprints)
        )
    )
    return from_rows("loaded_reprinted", rows)


def _own(corpus: Corpus) -> list[tuple[str, Loaded]]:
    """The story's own words, those of several forms under the first."""
    kinds = frozenset(["phrase"])
    return [
        (form, Loaded(term.forms[0], kinds, term.category, STRENGTHS.index(term.strength) + 1, term.reason))
        for term in corpus.story.loaded
        for form in term.forms
    ]


def _compared(by_sentence: dict, origin: str, reprint: str, copies: list[tuple]) -> Iterator[tuple]:
    """The rows of one reprint."""
    counterparts = defaultdict(list)
    for sentence, other, *_ in copies:
        counterparts[sentence].append(other)
    kept = set()
    for (article, sentence), words in by_sentence.items():
        if article != origin:
            continue
        there = [word for other in counterparts[sentence] for word in by_sentence.get((reprint, other), ())]
        for word in words:
            same = next((w for w in there if w.word == word.word and w.start not in kept), None)
            kept |= {same.start} if same else set()
            status = "kept" if same else "dropped" if counterparts[sentence] else "cut"
            beside = same.sentence if same else next(iter(counterparts[sentence]), None)
            yield _row(origin, word, reprint, same, word, status, sentence_b=beside)
    sentence_of = {other: sentence for sentence, others in counterparts.items() for other in others}
    for other, sentence in sorted(sentence_of.items()):
        for word in by_sentence.get((reprint, other), ()):
            if word.start not in kept:
                yield _row(origin, None, reprint, word, word, "added", sentence_a=sentence)


def _row(
    origin: str, a: Row | None, reprint: str, b: Row | None, word: Row, status: str,
    *, sentence_a: int | None = None, sentence_b: int | None = None,
) -> tuple:  # fmt: skip
    """A row of `measure_loaded_reprinted`; where one of the two pages has the word not, its sentence alone."""
    place = [(at.sentence, at.start, at.end) if at else None for at in (a, b)]
    return (
        origin, *(place[0] or (sentence_a, None, None)), reprint, *(place[1] or (sentence_b, None, None)),
        word.word, word.category, word.strength, status,
    )  # fmt: skip
