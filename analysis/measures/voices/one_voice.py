"""A corpus in which one voice alone is left: what an outlet says itself, or what one speaker is given to say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.segment import GAP
from analysis.errors import FramingError
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.registry import recall
from analysis.measures.text_reuse.reuse import measure_aligned, measure_reuse
from analysis.measures.text_reuse.sources import measure_sources
from analysis.measures.voices.heard import outermost_speech
from analysis.tables import OWN, check


def read_voice(corpus: Corpus, voice: str) -> Corpus:
    """The corpus with the words of one voice alone; measures of terms, tone, word choice, quotations and differences take it
    like any other corpus.

    `measure_distinctiveness(read_voice(corpus, "own"))` compares the outlets' own words,
    `measure_sentiment_by_outlet(read_voice(corpus, "Ann Lee"))` the tone of what Ann Lee is given to say. The other words
    are blanked in the texts, so offsets and the numbers of sentences hold; sentences of which nothing is left are dropped.
    A gap stands for each stretch taken out: no term or phrase is read across it.

    The tables voices, sources, reuse and aligned are those of the whole texts, the last two without the pairs of which a
    sentence was dropped. What else rests on the whole texts is refused: facts and their reviews (coverage, facts, discovered,
    omissions, omissions_by_article, prominence, cuts, reviews, agreement), who is heard (heard, verbs, actors_heard), what
    reprints did (reprints), findings and evidence. `measure_all` leaves these out.

    Parameters
    ----------
    voice
        `own`, `unattributed`, or a speaker as in the table `heard`.

    Raises
    ------
    FramingError
        The texts are not here, the story has no such voice, or the corpus has one voice's words alone already.
    """
    if corpus.voice:
        raise FramingError(f"read_voice '{voice}'", f"of these texts only the words of '{corpus.voice}' are left",
                           "give it the corpus that `read_corpus` reads")  # fmt: skip
    if not corpus.has_text:
        raise FramingError(f"read_voice '{voice}'", f"the texts of '{corpus.folder.name}' are not here",
                           f"add the texts with `framing add {corpus.folder.name} FILES`")  # fmt: skip
    speech = outermost_speech(corpus)
    mine = speech[speech["part"] != "caption"]
    mine = speech if voice == OWN else mine[mine["voice"] == voice]
    if mine.empty and voice != OWN:
        most = speech["voice"].value_counts().index[:6]
        raise FramingError(
            f"voice '{voice}'", "nobody of that name speaks in this story", f"name own or one of: {', '.join(most)}"
        )
    spans = {article: rows[["start", "end"]].to_numpy(int) for article, rows in mine.groupby("article")}
    kept = {article: _mask(len(text), spans.get(article, ()), voice == OWN) for article, text in corpus.texts.items()}
    texts = {article: _blanked(text, kept[article]) for article, text in corpus.texts.items()}
    tokens = corpus.tokens[_starts_kept(corpus.tokens, kept)]
    counts = tokens.assign(quoted=tokens["in_quote"].astype(bool)).groupby(["article", "sentence"])["quoted"]
    counts = counts.agg(n_words="size", quoted_share="mean").reset_index()
    sentences = corpus.sentences.drop(columns=["n_words", "quoted_share"]).merge(counts, on=["article", "sentence"])
    sentences["text"] = [texts[row.article][row.start : row.end] for row in sentences.itertuples()]
    n_body = sentences[sentences["part"] == "body"].groupby("article")["n_words"].sum()
    articles = corpus.articles.assign(n_body_words=corpus.articles["article"].map(n_body).fillna(0).astype("Int64"))
    only = replace(
        corpus,
        articles=articles,
        sentences=check("sentences", sentences[corpus.sentences.columns]),
        tokens=check("tokens", tokens.reset_index(drop=True)),
        texts=texts,
        voice=voice,
    )
    left = set(zip(sentences["article"], sentences["sentence"], strict=True))
    reuse, aligned = (_pairs_left(pairs, left) for pairs in (measure_reuse(corpus), measure_aligned(corpus)))
    recall(only, voices=measure_voices(corpus), sources=measure_sources(corpus), reuse=reuse, aligned=aligned)
    return only


def _pairs_left(pairs: pd.DataFrame, left: set[tuple[str, int]]) -> pd.DataFrame:
    """The rows of pairs of sentences both of which are among those that are left."""
    sides = (zip(pairs[f"article_{side}"], pairs[f"sentence_{side}"], strict=True) for side in "ab")
    return pairs[[a in left and b in left for a, b in zip(*sides, strict=True)]].reset_index(drop=True)


def _mask(n: int, spans: np.ndarray, outside: bool) -> np.ndarray:
    """Which characters belong to the voice: those in the spans, or those outside them."""
    inside = np.zeros(n, bool)
    for start, end in spans:
        inside[start:end] = True
    return ~inside if outside else inside


def _blanked(text: str, kept: np.ndarray) -> str:
    """The text with a gap and blanks for the characters that are not kept; line ends stay."""
    opens = ~kept & np.r_[True, kept[:-1]]
    return "".join(
        c if keep or c == "\n" else GAP if first else " "
        for c, keep, first in zip(text, kept.tolist(), opens.tolist(), strict=True)
    )


def _starts_kept(tokens: pd.DataFrame, kept: dict[str, np.ndarray]) -> np.ndarray:
    return np.array([kept[a][s] for a, s in zip(tokens["article"], tokens["start"], strict=True)], bool)
