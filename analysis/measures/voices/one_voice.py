"""A corpus in which one voice alone is left: what an outlet says itself, or what one speaker is given to say."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.segment import GAP
from analysis.errors import FramingError
from analysis.measures.registry import recall_from
from analysis.measures.voices.heard import OWN, outermost_speech
from analysis.tables import check


def read_voice(corpus: Corpus, voice: str) -> Corpus:
    """The corpus with the words of one voice alone; every measure takes it like any other corpus.

    `measure_distinctiveness(read_voice(corpus, "own"))` compares the outlets' own words,
    `measure_sentiment_by_outlet(read_voice(corpus, "Ann Lee"))` the tone of what Ann Lee is given to say. The other words
    are blanked in the texts, so offsets and the numbers of sentences hold; sentences of which nothing is left are dropped.
    A gap stands for each stretch taken out: no term or phrase is read across it.
    Which sentences are copies is taken from the whole corpus.

    Parameters
    ----------
    voice
        `own`, `unattributed`, or a speaker as in the table `heard`.

    Raises
    ------
    FramingError
        The texts are not here, or the story has no such voice.
    """
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
    )
    recall_from(corpus, only, "reuse", "sources", "voices")
    return only


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
