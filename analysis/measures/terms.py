"""Terms: what the words of an article come down to once house style is folded."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.registry import measure


@measure("terms")
def measure_terms(corpus: Corpus) -> pd.DataFrame:
    """Count terms of one and of two words, per article, in headline, deck and body.

    A term is a word that is no function word, no number and no title (Mr.), or two such words that stand
    side by side in a sentence. Captions and page furniture are left out.

    Returns
    -------
    pandas.DataFrame
        One row per article and term: article, term, n, n_in_quote.
    """
    told = corpus.sentences.loc[corpus.sentences["part"] != "caption", ["article", "sentence"]]
    words = corpus.tokens.merge(told, on=["article", "sentence"])
    words["counts"] = (
        words["term"].notna() & ~words["function_word"] & words["term"].str.contains(r"[^\W\d_]", na=False)
    )
    after = words.shift(-1)
    pair = (
        words["counts"]
        & after["counts"].eq(True)
        & (words["article"] == after["article"])
        & (words["sentence"] == after["sentence"])
    )
    pairs = words[pair].assign(
        term=words["term"] + " " + after["term"], in_quote=words["in_quote"] & after["in_quote"].eq(True)
    )
    terms = pd.concat([words[words["counts"]], pairs])
    return terms.groupby(["article", "term"], as_index=False).agg(n=("start", "size"), n_in_quote=("in_quote", "sum"))
