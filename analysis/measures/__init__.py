"""Corpus to tidy tables: one function per table, all found by `measure_all`."""

from analysis.measures.attribution.voices import measure_voices
from analysis.measures.comparison.discrepancies import measure_discrepancies
from analysis.measures.facts.agreement import measure_agreement, measure_reviews
from analysis.measures.facts.cuts import measure_cuts
from analysis.measures.facts.discovery import measure_discovered
from analysis.measures.facts.facts import measure_coverage, measure_facts
from analysis.measures.facts.omissions import measure_omissions, measure_omissions_by_article
from analysis.measures.facts.prominence import measure_prominence
from analysis.measures.findings import measure_evidence, measure_findings
from analysis.measures.keyness.distinctiveness import measure_distinctiveness
from analysis.measures.keyness.terms import measure_terms
from analysis.measures.registry import MEASURES, measure_all
from analysis.measures.text_reuse.reprints import measure_reprints
from analysis.measures.text_reuse.reuse import measure_aligned, measure_reuse
from analysis.measures.text_reuse.sources import measure_sources
from analysis.measures.tone.readability import measure_readability
from analysis.measures.tone.robustness import measure_robustness
from analysis.measures.tone.sentiment import measure_sentiment, measure_sentiment_by_outlet, measure_sentiment_contrasts
from analysis.measures.tone.target_sentiment import measure_target_sentiment, measure_target_sentiment_by_outlet
from analysis.measures.voices.heard import measure_actors_heard, measure_heard, measure_verbs
from analysis.measures.voices.one_voice import read_voice
from analysis.measures.voices.quotations import measure_quotations
from analysis.measures.word_choice.actor_words import measure_actor_words
from analysis.measures.word_choice.agentless import measure_agentless
from analysis.measures.word_choice.concepts import propose_concepts
from analysis.measures.word_choice.frames import measure_frame_hits, measure_frames, measure_frames_by_outlet
from analysis.measures.word_choice.labels import measure_label_uses, measure_labels
from analysis.measures.word_choice.loaded import measure_loaded, measure_loaded_reprinted
from analysis.measures.word_choice.loaded_rates import measure_loaded_by_outlet

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
    "measure_target_sentiment_by_outlet",
    "measure_terms",
    "measure_verbs",
    "measure_voices",
    "propose_concepts",
    "read_voice",
]
