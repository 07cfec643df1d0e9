"""Media framing: how several outlets cover one news event, with the evidence behind every number.

`read_` takes a story in, `measure_` makes tidy tables, `plot_` draws them, `show_` puts tables and words before
people's eyes, and `answer_` says in two sentences what a table shows.
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
from analysis.views import (
    answer_corpus,
    answer_coverage,
    answer_distinctiveness,
    answer_sentiment,
    plot_coverage,
    plot_distinctiveness,
    plot_lengths,
    plot_prominence,
    plot_readability,
    plot_sentiment,
    show_cleaning,
    show_figure,
    show_kwic,
    show_omissions,
    show_only_here,
    show_sentences,
    show_table,
    show_without_text,
)

__all__ = [
    "TABLES",
    "Corpus",
    "FramingError",
    "FramingWarning",
    "answer_corpus",
    "answer_coverage",
    "answer_distinctiveness",
    "answer_sentiment",
    "measure_all",
    "measure_coverage",
    "measure_distinctiveness",
    "measure_facts",
    "measure_prominence",
    "measure_readability",
    "measure_sentiment",
    "measure_sentiment_by_outlet",
    "measure_terms",
    "plot_coverage",
    "plot_distinctiveness",
    "plot_lengths",
    "plot_prominence",
    "plot_readability",
    "plot_sentiment",
    "read_corpus",
    "show_cleaning",
    "show_figure",
    "show_kwic",
    "show_omissions",
    "show_only_here",
    "show_sentences",
    "show_table",
    "show_without_text",
]
