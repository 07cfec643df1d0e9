"""Media framing: how several outlets cover one news event, with the evidence behind every number.

`read_` takes a story in, `measure_` makes tidy tables, `plot_` and `show_` put them before people's eyes.
"""

from analysis.corpus import Corpus, read_corpus
from analysis.errors import FramingError, FramingWarning
from analysis.measures import (
    measure_all,
    measure_coverage,
    measure_distinctiveness,
    measure_facts,
    measure_prominence,
    measure_readability,
    measure_sentiment,
    measure_sentiment_by_outlet,
    measure_terms,
)
from analysis.tables import TABLES

__all__ = [
    "TABLES",
    "Corpus",
    "FramingError",
    "FramingWarning",
    "measure_all",
    "measure_coverage",
    "measure_distinctiveness",
    "measure_facts",
    "measure_prominence",
    "measure_readability",
    "measure_sentiment",
    "measure_sentiment_by_outlet",
    "measure_terms",
    "read_corpus",
]
