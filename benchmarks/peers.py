"""What the peers spend on some stories, as JSON of CPU seconds: `python benchmarks/peers.py STORY ...`.

Runs in an environment of its own (benchmarks/peers.txt): scattertext wants older versions of what the suite rests on, and
does not import in a clean environment unless six and pkg_resources are there. Imports and word lists are not timed.
"""

from __future__ import annotations

import contextlib
import gc
import json
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path

warnings.simplefilter("ignore")

import pandas as pd  # noqa: E402
import scattertext  # noqa: E402
import textstat  # noqa: E402
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: E402

ANALYZER = SentimentIntensityAnalyzer()
Texts = dict[str, str]  # outlet -> text


def vader(texts: Texts) -> None:
    """The score of each text as a whole."""
    for text in texts.values():
        ANALYZER.polarity_scores(text)


def indices(texts: Texts) -> None:
    """The three indices that the suite has."""
    for text in texts.values():
        textstat.flesch_reading_ease(text)
        textstat.flesch_kincaid_grade(text)
        textstat.words_per_sentence(text)


def scores(texts: Texts) -> scattertext.Corpus:
    """What sets each outlet apart: a corpus, and its scores for every outlet."""
    frame = pd.DataFrame({"outlet": texts.keys(), "text": texts.values()})
    corpus = scattertext.CorpusFromPandas(
        frame, category_col="outlet", text_col="text", nlp=scattertext.whitespace_nlp_with_sentences
    ).build()
    for outlet in texts:
        corpus.get_scaled_f_scores(outlet)
    return corpus


def page(texts: Texts) -> None:
    """The same, and scattertext's page for one outlet."""
    with contextlib.redirect_stdout(None):
        scattertext.produce_scattertext_explorer(scores(texts), category=next(iter(texts)), minimum_term_frequency=2)


PEERS: dict[str, Callable[[Texts], object]] = {
    "vaderSentiment": vader,
    "textstat": indices,
    "scattertext": page,
    "scattertext, scores alone": scores,
}


# Read before the clock starts, so that no word list is loaded while it runs.
WARM_UP = {
    "A": "The ferry sank in the storm.\nNobody was hurt.",
    "B": "A storm sank the ferry.\nThe quay is a good place.",
}


def main(folders: list[str]) -> None:
    stories = [
        {path.stem: path.read_text("utf-8") for path in sorted((Path(folder) / "articles").glob("*.txt"))}
        for folder in folders
    ]
    spent = {}
    for name, peer in PEERS.items():
        peer(WARM_UP)
        gc.collect()
        gc.freeze()
        started = time.process_time()
        for texts in stories:
            peer(texts)
        spent[name] = time.process_time() - started
    print(json.dumps(spent))


if __name__ == "__main__":
    main(sys.argv[1:])
