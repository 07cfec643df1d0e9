"""Tables to what people see: figures, tables with the words beside the numbers, and answers in plain words."""

from analysis.views.answers import answer_corpus, answer_coverage, answer_distinctiveness, answer_sentiment
from analysis.views.display import show_figure, show_table, show_without_text
from analysis.views.evidence import show_cleaning, show_kwic, show_omissions, show_only_here, show_sentences
from analysis.views.fact_plots import plot_coverage, plot_prominence
from analysis.views.plots import plot_distinctiveness, plot_lengths, plot_readability, plot_sentiment

__all__ = [
    "answer_corpus",
    "answer_coverage",
    "answer_distinctiveness",
    "answer_sentiment",
    "plot_coverage",
    "plot_distinctiveness",
    "plot_lengths",
    "plot_prominence",
    "plot_readability",
    "plot_sentiment",
    "show_cleaning",
    "show_figure",
    "show_kwic",
    "show_omissions",
    "show_only_here",
    "show_sentences",
    "show_table",
    "show_without_text",
]
