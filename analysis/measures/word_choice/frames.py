"""Frame hits: words of a dictionary of frames per article and outlet, with interval and the words behind each figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.errors import FramingError
from analysis.measures.language.proper import named_places
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by_article
from analysis.measures.statistics.rates import body_of, rates
from analysis.measures.statistics.resampling import PER
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.word_choice.dictionaries import SHIPPED, Dictionary, read_dictionary
from analysis.measures.word_choice.phrases import Phrases, is_name, sentence_units, voice_of
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY, SPOKEN, from_rows

TERMS = 12  # terms named behind a figure


@measure("frame_hits")
def measure_frame_hits(corpus: Corpus, *, dictionary: str | None = None) -> pd.DataFrame:
    """Find the words that go with a frame, in headline, deck and body.

    A hit is a word, not a frame: whether the text is framed so, a reader decides. Of the terms of one frame that
    overlap the longest counts; a word may go with frames of several dictionaries. Words of names (of actors, and those
    that the text shows to be names) are no hits, unless the dictionary writes the term with a capital.

    Parameters
    ----------
    dictionary
        "generic" (Semetko & Valkenburg 2000), "policy" (Boydstun et al. 2014), or the path of a dictionary in this suite's
        YAML, quanteda's YAML or LIWC's .dic or .dicx; without one, the two and those named in story.yml.

    Returns
    -------
    pandas.DataFrame
        One row per word and frame: article, outlet, sentence, start, end, dictionary, frame, term (the entry), voice
        (own, reported, quoted), copied.

    Raises
    ------
    FramingError
        The dictionary cannot be read, or two are of one name.
    """
    used = _dictionaries(corpus, dictionary)
    own = [entry for name, found in used.items() if name not in SHIPPED for entry in _entries(found)]
    phrases = Phrases(own, corpus.folding, beside=[_shipped(name) for name in used if name in SHIPPED])
    voice, outlet_of, named = voice_of(corpus), corpus.outlet_of(), named_places(corpus)
    rows = []
    for sentence, units in sentence_units(corpus):
        article = sentence.article
        for first, last, value in phrases.find(units):
            if is_name(units[first:last], named[article], value[-1]):
                continue
            start = units[first].start
            whose = voice.at(article, start, units[first].quoted)
            rows.append((article, outlet_of[article], sentence.sentence, start, units[last - 1].end, *value, whose))
    table = from_rows("frame_hits", rows)
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))


@measure("frames")
def measure_frames(corpus: Corpus, *, dictionary: str | None = None) -> pd.DataFrame:
    """Count frame hits per article, with the terms behind them; parameters as for `measure_frame_hits`.

    Returns
    -------
    pandas.DataFrame
        One row per article, dictionary and frame, hits or none: article, outlet, dictionary, frame, n, n_in_quote, n_once
        (outside sentences that copy another article), rate (hits per 1,000 words of headline, deck and body; missing without
        words), enough, terms.
    """
    hits = measure_frame_hits(corpus, **_given(dictionary))
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    words = told.groupby("article")["n_words"].sum().to_dict()
    groups = defaultdict(list)
    for hit in records(hits):
        groups[hit.article, hit.dictionary, hit.frame].append(hit)
    rows, enough = [], enough_by_article(corpus)
    for article, outlet in corpus.outlet_of().items():
        for found in _dictionaries(corpus, dictionary).values():
            for frame in found.frames:
                mine = groups[article, found.name, frame]
                quoted, once = sum(hit.voice == "quoted" for hit in mine), sum(not hit.copied for hit in mine)
                rate = PER * len(mine) / words[article] if article in words else None
                amount = len(mine), quoted, once, rate, enough[article]
                rows.append((article, outlet, found.name, frame, *amount, _behind(hit.term for hit in mine)))
    return from_rows("frames", rows)


@measure("frames_by_outlet")
def measure_frames_by_outlet(corpus: Corpus, *, dictionary: str | None = None) -> pd.DataFrame:
    """Frame hits per 1,000 words of the body, by outlet and voice, with a 95% interval.

    Hits in the own voice and in reported speech are counted on the words outside quotation marks, quoted ones on those
    between them. As printed, and (`_once`) over sentences that copy no other article. The interval is the percentile bootstrap over
    paragraphs (Efron & Tibshirani 1993), widened for few of them (Hesterberg 2015), 2,000 resamples with a fixed seed; without
    a hit its upper end is that of the rule of three (Hanley & Lippman-Hand 1983). It says how far the rate
    would move with other paragraphs of the kind, not that the words mean the frame.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, dictionary, frame and voice (own, reported, quoted, all): rate, ci_low, ci_high, n (hits),
        n_words, n_paragraphs, enough, the same with `_once`, and terms (the entries behind `n`).
    """
    frames = [(found.name, frame) for found in _dictionaries(corpus, dictionary).values() for frame in found.frames]
    body, number = body_of(corpus), {key: i for i, key in enumerate(frames)}
    hits = {voice: np.zeros((len(body.row), len(frames))) for voice in (*SPOKEN, "all")}
    behind = defaultdict(list)
    for hit in records(measure_frame_hits(corpus, **_given(dictionary))):
        if (row := body.row.get((hit.article, hit.sentence))) is not None:
            frame = hit.dictionary, hit.frame
            for voice in (hit.voice, "all"):
                hits[voice][row, number[frame]] += 1
                behind[hit.outlet, voice, frame].append(hit.term)
    rows = []
    for outlet in corpus.outlets:
        for voice, found in hits.items():
            words = body.words["own" if voice == "reported" else voice]
            said = (body.outlet == outlet) & (words > 0)
            own = said & ~body.copied
            printed = once = rates(body.place[said], words[said], found[said])
            if (own != said).any():
                once = rates(body.place[own], words[own], found[own])
            for frame, as_printed, counted_once in zip(frames, printed, once, strict=True):
                rows.append((outlet, *frame, voice, *as_printed, *counted_once, _behind(behind[outlet, voice, frame])))
    return from_rows("frames_by_outlet", rows)


def _given(dictionary: str | None) -> dict[str, str]:
    """No setting where none was given: the table without settings is the one that can be stored."""
    return {} if dictionary is None else {"dictionary": dictionary}


def _dictionaries(corpus: Corpus, dictionary: str | None) -> dict[str | Path, Dictionary]:
    return _of_story(corpus) if dictionary is None else {dictionary: read_dictionary(dictionary)}


@remembered
def _of_story(corpus: Corpus) -> dict[str | Path, Dictionary]:
    """The dictionaries that ship, and those named in story.yml, no two of one name."""
    used, called = {}, {}
    for path in (*SHIPPED, *corpus.story.dictionary_paths(corpus.folder)):
        used[path] = read_dictionary(path)
        name = used[path].name
        first = called.setdefault(name, path)
        if first != path:
            raise FramingError(path, f"the dictionary {SHIPPED.get(first, first)} is called '{name}' too",
                               "give one of the two another `name:`, or its file another name")  # fmt: skip
    return used


@cache
def _shipped(name: str) -> Phrases:
    return Phrases(_entries(read_dictionary(name)))


def _entries(found: Dictionary) -> Iterator[tuple[str, tuple[str, str], tuple[str, str, str]]]:
    for frame, terms in found.frames.items():
        yield from ((term, (found.name, frame), (found.name, frame, term)) for term in terms)


def _behind(terms: Iterable[str]) -> str | None:
    """The terms behind some hits, the most frequent first."""
    n = Counter(terms)
    return (
        ", ".join(f"{term} {count}" for term, count in sorted(n.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
        or None
    )
