"""Frame hits: words of a dictionary of frames per article and outlet, with interval and the words behind each figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import Folder
from analysis.corpus.memory import remembered
from analysis.measures.amount import enough_by_article
from analysis.measures.dictionaries import SHIPPED, Dictionary, read_dictionary
from analysis.measures.enough import enough_for_mean
from analysis.measures.phrases import Phrases, Voice, is_name, sentence_units
from analysis.measures.proper import named_places
from analysis.measures.registry import measure
from analysis.measures.resampling import PER, rates_with_intervals
from analysis.measures.sources import body_sentences, is_copied
from analysis.tables import EDITED_LIGHTLY, TABLES, VOICES

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
        The dictionary cannot be read.
    """
    folder = Folder(corpus.story.actors)
    phrases = Phrases(
        (
            (term, (found.name, frame), (found.name, frame, term))
            for found in _dictionaries(corpus, dictionary)
            for frame, terms in found.frames.items()
            for term in terms
        ),
        folder,
    )
    voice, outlet_of, named = Voice(corpus), corpus.outlet_of(), named_places(corpus)
    rows = []
    for sentence, units in sentence_units(corpus, folder):
        article = sentence.article
        for first, last, value in phrases.find(units):
            if is_name(units[first:last], named[article], value[-1]):
                continue
            start = units[first].start
            whose = voice.at(article, start, units[first].quoted)
            rows.append((article, outlet_of[article], sentence.sentence, start, units[last - 1].end, *value, whose))
    table = pd.DataFrame(rows, columns=TABLES["frame_hits"].names[:-1])
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))


@measure("frames")
def measure_frames(corpus: Corpus, *, dictionary: str | None = None) -> pd.DataFrame:
    """Count frame hits per article, with the terms behind them; parameters as for `measure_frame_hits`.

    Returns
    -------
    pandas.DataFrame
        One row per article, dictionary and frame, hits or none: article, outlet, dictionary, frame, n, n_in_quote, n_once
        (outside sentences that copy another article), rate (hits per 1,000 words of headline, deck and body), enough, terms.
    """
    hits = measure_frame_hits(corpus, **_given(dictionary))
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    words = told.groupby("article")["n_words"].sum()
    groups = defaultdict(list)
    for hit in hits.itertuples():
        groups[hit.article, hit.dictionary, hit.frame].append(hit)
    rows, enough = [], enough_by_article(corpus)
    for article, outlet in corpus.outlet_of().items():
        for found in _dictionaries(corpus, dictionary):
            for frame in found.frames:
                mine = groups[article, found.name, frame]
                quoted, once = sum(hit.voice == "quoted" for hit in mine), sum(not hit.copied for hit in mine)
                rate = PER * len(mine) / words[article]
                amount = len(mine), quoted, once, rate, enough[article]
                rows.append((article, outlet, found.name, frame, *amount, _behind(hit.term for hit in mine)))
    return pd.DataFrame(rows, columns=TABLES["frames"].names)


@measure("frames_by_outlet")
def measure_frames_by_outlet(corpus: Corpus, *, dictionary: str | None = None) -> pd.DataFrame:
    """Frame hits per 1,000 words of the body, by outlet and voice, with a 95 % interval.

    As printed, and (`_once`) over sentences that copy no other article. The interval is the percentile bootstrap over
    paragraphs (Efron & Tibshirani 1993), widened for few of them (Hesterberg 2015), 2,000 resamples with a fixed seed; without
    a hit its upper end is that of the rule of three (Hanley & Lippman-Hand 1983). It says how far the rate
    would move with other paragraphs of the kind, not that the words mean the frame.

    Returns
    -------
    pandas.DataFrame
        One row per outlet, dictionary, frame and voice (own: outside quotation marks, quoted, all): rate, ci_low,
        ci_high, n (hits), n_words, n_paragraphs, enough, the same with `_once`, and terms (the entries behind `n`).
    """
    hits = measure_frame_hits(corpus, **_given(dictionary))
    words = _body_words(corpus)
    hits = hits.merge(words[["article", "sentence", "place"]].drop_duplicates(), on=["article", "sentence"])
    frames = [(found.name, frame) for found in _dictionaries(corpus, dictionary) for frame in found.frames]
    rows = []
    for outlet in corpus.outlets:
        mine, found = words[words["outlet"] == outlet], hits[hits["outlet"] == outlet]
        for voice in VOICES:
            said, heard = _in_voice(mine, voice), _in_voice(found, voice)
            printed = _rates(said, heard, frames)
            once = printed
            if said["copied"].any():
                once = _rates(said[~said["copied"]], heard[~heard["copied"].astype(bool)], frames)
            terms = defaultdict(list)
            for name, frame, term in zip(heard["dictionary"], heard["frame"], heard["term"], strict=True):
                terms[name, frame].append(term)
            for key, as_printed, counted_once in zip(frames, printed, once, strict=True):
                rows.append((outlet, *key, voice, *as_printed, *counted_once, _behind(terms[key])))
    return pd.DataFrame(rows, columns=TABLES["frames_by_outlet"].names)


def _given(dictionary: str | None) -> dict[str, str]:
    """No setting where none was given: the table without settings is the one that can be stored."""
    return {} if dictionary is None else {"dictionary": dictionary}


def _dictionaries(corpus: Corpus, dictionary: str | None) -> list[Dictionary]:
    if dictionary is not None:
        return [read_dictionary(dictionary)]
    return _of_story(corpus)


@remembered
def _of_story(corpus: Corpus) -> list[Dictionary]:
    """The dictionaries that ship, and those named in story.yml."""
    return [read_dictionary(name) for name in (*SHIPPED, *corpus.story.dictionary_paths(corpus.folder))]


def _behind(terms: Iterable[str]) -> str | None:
    """The terms behind some hits, the most frequent first."""
    n = Counter(terms)
    return (
        ", ".join(f"{term} {count}" for term, count in sorted(n.items(), key=lambda item: (-item[1], item[0]))[:TERMS])
        or None
    )


def _body_words(corpus: Corpus) -> pd.DataFrame:
    """Words of the body by sentence, quoted or not: article, outlet, sentence, place (number of the paragraph), voice, n, copied."""
    body = body_sentences(corpus)[["article", "sentence", "paragraph"]]
    body = body.assign(
        copied=is_copied(corpus, body, kinds=EDITED_LIGHTLY), place=body.groupby(["article", "paragraph"]).ngroup()
    )
    tokens = corpus.tokens[["article", "sentence", "in_quote"]].merge(body, on=["article", "sentence"])
    keys = ["article", "sentence", "place", "copied", "in_quote"]
    n = tokens.groupby(keys, as_index=False).size().rename(columns={"size": "n"})
    return n.assign(
        voice=n["in_quote"].map({True: "quoted", False: "own"}), outlet=n["article"].map(corpus.outlet_of())
    )


def _in_voice(rows: pd.DataFrame, voice: str) -> pd.DataFrame:
    quoted = rows["voice"] == "quoted"
    return rows if voice == "all" else rows[quoted if voice == "quoted" else ~quoted]


def _rates(words: pd.DataFrame, hits: pd.DataFrame, frames: list[tuple[str, str]]) -> list[tuple]:
    """For each frame: rate, ends of its interval, hits, words, paragraphs, and whether that is enough."""
    place, paragraph = np.unique(words["place"], return_inverse=True)
    n = len(place)
    of_frame = pd.Series(range(len(frames)), index=pd.MultiIndex.from_tuples(frames))
    sums = np.zeros((n, len(frames)))
    keys = pd.MultiIndex.from_frame(hits[["dictionary", "frame"]])
    np.add.at(sums, (np.searchsorted(place, hits["place"]), of_frame.reindex(keys).to_numpy(int)), 1)
    length = np.bincount(paragraph, words["n"], n)
    rate, low, high = rates_with_intervals(sums, length)
    enough = enough_for_mean(words["sentence"].nunique() if n else 0, n)
    n_words = int(length.sum())
    return [(*ends, int(hit), n_words, n, enough) for *ends, hit in zip(rate, low, high, sums.sum(axis=0), strict=True)]
