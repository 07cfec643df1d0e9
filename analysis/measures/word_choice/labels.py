"""What each outlet calls the same thing: the labels of a story's concepts, counted by voice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.registry import measure
from analysis.measures.statistics.enough import enough_for_share
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.word_choice.phrases import Phrases, sentence_units, voice_of
from analysis.tables import EDITED_LIGHTLY, from_rows


@measure("label_uses")
def measure_label_uses(corpus: Corpus) -> pd.DataFrame:
    """Find every place where an article uses a label of a concept (story.yml), in headline, deck and body.

    Of the forms of one concept that overlap the longest counts: "military alliance" is not also "alliance". Forms
    are matched with house style folded; see measures/word_choice/phrases.py for how they are written.

    Returns
    -------
    pandas.DataFrame
        One row per use: article, outlet, sentence, start, end, concept, label, voice (own, reported, quoted), copied.
    """
    phrases = Phrases(_entries(corpus), corpus.folding)
    voice, outlet_of = voice_of(corpus), corpus.outlet_of()
    rows = []
    for sentence, units in sentence_units(corpus):
        article = sentence.article
        for first, last, (quoted, concept, label) in phrases.find(units):
            if units[first].quoted == quoted:
                start, end = units[first].start, units[last - 1].end
                whose = voice.at(article, start, quoted)
                rows.append((article, outlet_of[article], sentence.sentence, start, end, concept, label, whose))
    found = from_rows("label_uses", rows)
    found["copied"] = is_copied(corpus, found, kinds=EDITED_LIGHTLY)
    return found.sort_values(["article", "start"], kind="stable", ignore_index=True)


@measure("labels")
def measure_labels(corpus: Corpus) -> pd.DataFrame:
    """Count the labels of each concept per article: in all, between quotation marks, in reported speech.

    A word between quotation marks is somebody else's, and "what Moscow calls" sets the outlet apart from it; in
    reported speech the choice may be the speaker's. What is left is the outlet's own choice.

    Returns
    -------
    pandas.DataFrame
        One row per article, concept and label, uses or none: article, outlet, concept, label, n, n_in_quote, n_reported, n_once (uses
        outside sentences that copy another article), share (of the uses of the concept's labels in the article), enough (are
        these uses enough for a share?).
    """
    uses = defaultdict(list)
    for use in measure_label_uses.rows(corpus):
        uses[use.article, use.concept, use.label].append(use)
    rows = []
    for article, outlet in corpus.outlet_of().items():
        for concept in corpus.story.concepts:
            found = {label: uses[article, concept.name, label] for label in concept.labels}
            total = sum(map(len, found.values()))
            for label, mine in found.items():
                quoted, reported = (sum(use.voice == voice for use in mine) for voice in ("quoted", "reported"))
                once = sum(not use.copied for use in mine)
                share, enough = len(mine) / total if total else None, enough_for_share(total)
                rows.append((article, outlet, concept.name, label, len(mine), quoted, reported, once, share, enough))
    return from_rows("labels", rows)


def _entries(corpus: Corpus) -> Iterator[tuple[str, tuple[bool, str], tuple[bool, str, str] | None]]:
    """The forms that count between quotation marks and outside them, and the phrases that don't: a group for each
    concept and side."""
    for quoted, voice in ((False, "own"), (True, "quoted")):
        for concept in corpus.story.concepts:
            for name, label in concept.labels.items():
                if label.voice in ("any", voice):
                    group = quoted, concept.name
                    yield from ((form, group, (quoted, concept.name, name)) for form in label.forms)
                    yield from ((form, group, None) for form in label.but_not)
