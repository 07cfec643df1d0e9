"""Corpus to tidy tables: one function per table, all found by `measure_all`."""

from analysis.measures.actor_words import measure_actor_words
from analysis.measures.agentless import measure_agentless
from analysis.measures.agreement import measure_agreement, measure_reviews
from analysis.measures.concepts import propose_concepts
from analysis.measures.cuts import measure_cuts
from analysis.measures.discovery import measure_discovered
from analysis.measures.discrepancies import measure_discrepancies
from analysis.measures.distinctiveness import measure_distinctiveness
from analysis.measures.facts import measure_coverage, measure_facts
from analysis.measures.findings import measure_evidence, measure_findings
from analysis.measures.frames import measure_frame_hits, measure_frames, measure_frames_by_outlet
from analysis.measures.heard import measure_actors_heard, measure_heard, measure_verbs
from analysis.measures.labels import measure_label_uses, measure_labels
from analysis.measures.loaded import measure_loaded, measure_loaded_reprinted
from analysis.measures.loaded_rates import measure_loaded_by_outlet
from analysis.measures.omissions import measure_omissions, measure_omissions_by_article
from analysis.measures.one_voice import read_voice
from analysis.measures.prominence import measure_prominence
from analysis.measures.quotations import measure_quotations
from analysis.measures.readability import measure_readability
from analysis.measures.registry import MEASURES, measure_all
from analysis.measures.reuse import measure_aligned, measure_reuse
from analysis.measures.robustness import measure_robustness
from analysis.measures.sentiment import measure_sentiment, measure_sentiment_by_outlet, measure_sentiment_contrasts
from analysis.measures.sources import measure_reprints, measure_sources
from analysis.measures.target_sentiment import measure_target_sentiment
from analysis.measures.terms import measure_terms
from analysis.measures.voices import measure_voices

__all__ = [
    "MEASURES",
    "measure_actor_words",
    "measure_actors_heard",
    "measure_agentless",
    "measure_agreement",
    "measure_aligned",
    "measure_all",
    "measure_coverage",
    "measure_cuts",
    "measure_discovered",
    "measure_discrepancies",
    "measure_distinctiveness",
    "measure_evidence",
    "measure_facts",
    "measure_findings",
    "measure_frame_hits",
    "measure_frames",
    "measure_frames_by_outlet",
    "measure_heard",
    "measure_label_uses",
    "measure_labels",
    "measure_loaded",
    "measure_loaded_by_outlet",
    "measure_loaded_reprinted",
    "measure_omissions",
    "measure_omissions_by_article",
    "measure_prominence",
    "measure_quotations",
    "measure_readability",
    "measure_reprints",
    "measure_reuse",
    "measure_reviews",
    "measure_robustness",
    "measure_sentiment",
    "measure_sentiment_by_outlet",
    "measure_sentiment_contrasts",
    "measure_sources",
    "measure_target_sentiment",
    "measure_terms",
    "measure_verbs",
    "measure_voices",
    "propose_concepts",
    "read_voice",
]
