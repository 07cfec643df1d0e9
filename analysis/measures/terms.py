"""Terms: what the words of an article come down to once house style is folded."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.memory import remembered
from analysis.measures.registry import measure
from analysis.measures.reuse import EDITED_LIGHTLY
from analysis.measures.sources import is_copied


@measure("terms")
def measure_terms(corpus: Corpus) -> pd.DataFrame:
    """Count terms of one and of two words, per article, in headline, deck and body.

    A term is a word that is no function word, no number, no title (Mr.) and not the outlet's own name, or two
    such words that stand side by side in a sentence. Captions and page furniture are left out.

    Returns
    -------
    pandas.DataFrame
        One row per article and term: article, term, n, n_in_quote, n_once (occurrences outside sentences that
        copy another article: identical or lightly edited).
    """
    found = term_occurrences(corpus).assign(once=lambda rows: ~rows["copied"])
    counted = {"n": ("copied", "size"), "n_in_quote": ("in_quote", "sum"), "n_once": ("once", "sum")}
    return found.groupby(["article", "term"], as_index=False).agg(**counted)


@remembered
def term_occurrences(corpus: Corpus) -> pd.DataFrame:
    """Every occurrence of every term.

    Returns
    -------
    pandas.DataFrame
        One row per occurrence: article, paragraph (0 for headline and deck), term, in_quote, copied (its sentence
        copies another article).
    """
    told = corpus.sentences.loc[corpus.sentences["part"] != "caption", ["article", "sentence", "paragraph"]]
    told = told.assign(paragraph=told["paragraph"].fillna(0).astype(int))
    told["copied"] = is_copied(corpus, told, kinds=EDITED_LIGHTLY)
    words = corpus.tokens.merge(told, on=["article", "sentence"])
    words["in_quote"] = words["in_quote"].astype(bool)
    counts = words["term"].notna() & ~words["function_word"] & words["term"].str.contains(r"[^\W\d_]", na=False)
    after = words.shift(-1)
    pair = counts & counts.shift(-1, fill_value=False)
    pair &= (words["article"] == after["article"]) & (words["sentence"] == after["sentence"])
    pairs = words.assign(
        term=words["term"] + " " + after["term"], in_quote=words["in_quote"] & after["in_quote"].eq(True)
    )
    columns = ["article", "paragraph", "term", "in_quote", "copied"]
    return pd.concat(
        [words.loc[counts.astype(bool), columns], pairs.loc[pair.astype(bool), columns]], ignore_index=True
    )
