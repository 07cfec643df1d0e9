"""Tables to what people see: figures, tables with the words beside the numbers, and answers in plain words."""

from analysis.views.answers import (
    answer_corpus,
    answer_coverage,
    answer_distinctiveness,
    answer_reuse,
    answer_sentiment,
)
from analysis.views.coverage import worded
from analysis.views.discrepancies import show_discrepancies
from analysis.views.display import show_figure, show_table, show_without_text
from analysis.views.edits import show_cuts, show_edits
from analysis.views.evidence import show_cleaning, show_kwic, show_sentences
from analysis.views.fact_plots import plot_coverage, plot_prominence, plot_witnesses
from analysis.views.findings import show_findings
from analysis.views.omitted import show_expected, show_omissions, show_only_here, show_profiles
from analysis.views.plots import plot_distinctiveness, plot_lengths, plot_readability
from analysis.views.reading import show_reading
from analysis.views.reuse_plots import plot_actor_space, plot_counted_once, plot_reuse, plot_sources
from analysis.views.reviewing import show_disagreements, show_doubtful
from analysis.views.story_reading import show_story
from analysis.views.tone_plots import plot_arc, plot_sentiment, plot_target_sentiment
from analysis.views.voice_plots import plot_actors_heard, plot_heard
from analysis.views.voice_tables import (
    answer_voices,
    show_fact_voices,
    show_quotations,
    show_speakers,
    show_verbs,
    show_voices,
    show_words_quoted,
)
from analysis.views.word_choice import (
    answer_word_choice,
    show_actor_words,
    show_frames,
    show_label_uses,
    show_labels,
    show_reprinted,
    show_uses,
)
from analysis.views.word_plots import plot_frames, plot_labels, plot_loaded

__all__ = [
    "answer_corpus",
    "answer_coverage",
    "answer_distinctiveness",
    "answer_reuse",
    "answer_sentiment",
    "answer_voices",
    "answer_word_choice",
    "plot_actor_space",
    "plot_actors_heard",
    "plot_arc",
    "plot_counted_once",
    "plot_coverage",
    "plot_distinctiveness",
    "plot_frames",
    "plot_heard",
    "plot_labels",
    "plot_lengths",
    "plot_loaded",
    "plot_prominence",
    "plot_readability",
    "plot_reuse",
    "plot_sentiment",
    "plot_sources",
    "plot_target_sentiment",
    "plot_witnesses",
    "show_actor_words",
    "show_cleaning",
    "show_cuts",
    "show_disagreements",
    "show_discrepancies",
    "show_doubtful",
    "show_edits",
    "show_expected",
    "show_fact_voices",
    "show_figure",
    "show_findings",
    "show_frames",
    "show_kwic",
    "show_label_uses",
    "show_labels",
    "show_omissions",
    "show_only_here",
    "show_profiles",
    "show_quotations",
    "show_reading",
    "show_reprinted",
    "show_sentences",
    "show_speakers",
    "show_story",
    "show_table",
    "show_uses",
    "show_verbs",
    "show_voices",
    "show_without_text",
    "show_words_quoted",
    "worded",
]
