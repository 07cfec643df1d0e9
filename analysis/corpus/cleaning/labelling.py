"""All rules in turn: what each line of a saved article page is."""

from __future__ import annotations

from collections.abc import Mapping, Set

from analysis.corpus.cleaning.below import after_body, readers_comments
from analysis.corpus.cleaning.between import between_paragraphs
from analysis.corpus.cleaning.cues import by_cue
from analysis.corpus.cleaning.heading import before_body, label_headline, label_titled
from analysis.corpus.cleaning.lines import Line, first_paragraph, split_lines
from analysis.corpus.cleaning.links import dated_links
from analysis.corpus.cleaning.neighbours import by_neighbour, captions_twice
from analysis.corpus.cleaning.repetition import by_repetition


def label_lines(
    text: str,
    outlet: str = "",
    title: str | None = None,
    overrule: Mapping[int, str] | None = None,
    repeated: Set[str] = frozenset(),
) -> list[Line]:
    """Label each non-empty line of an article file.

    Parameters
    ----------
    text
        The file's text.
    outlet
        The outlet's name: a line that says no more than this is furniture.
    title
        The title in the story's record: a line that says the same is the headline.
    overrule
        Line number -> part: a person's word (story.yml), which wins.
    repeated
        Lines that other articles of the outlet print too, as `repeated_lines` gives them.
    """
    lines = split_lines(text)
    for line in lines:
        if overrule and line.number in overrule:
            line.label(overrule[line.number], "story.yml says so")
    headline = label_titled(lines, title) if title else -1
    top = first_paragraph(lines)
    for line in lines:
        if line.part is None:
            by_cue(line, outlet, above=line.number < top)
    by_repetition(lines, repeated)
    by_neighbour(lines)
    captions_twice(lines)
    readers_comments(lines)
    dated_links(lines, headline)
    if headline < 0:
        headline = label_headline(lines)
    before_body(lines, headline)
    after_body(lines)
    between_paragraphs(lines, headline)
    for line in lines:
        if line.part is None:
            line.label("body", "running text", doubtful=line.doubtful)
    return [Line(r.number, r.start, r.end, r.part, r.reason, r.doubtful, r.n_words) for r in lines]
