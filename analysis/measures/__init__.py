"""Corpus to tidy tables: one function per table, all found by `measure_all`."""

from analysis.measures.distinctiveness import measure_distinctiveness
from analysis.measures.facts import measure_coverage, measure_facts
from analysis.measures.prominence import measure_prominence
from analysis.measures.readability import measure_readability
from analysis.measures.registry import MEASURES, measure_all
from analysis.measures.sentiment import measure_sentiment, measure_sentiment_by_outlet
from analysis.measures.terms import measure_terms

__all__ = [
    "MEASURES",
    "measure_all",
    "measure_coverage",
    "measure_distinctiveness",
    "measure_facts",
    "measure_prominence",
    "measure_readability",
    "measure_sentiment",
    "measure_sentiment_by_outlet",
    "measure_terms",
]
