"""Who is heard: quotations and reported statements with their speakers and verbs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.quotes import quoted_spans
from analysis.corpus.segment import word_spans
from analysis.measures.proper import proper_by_article
from analysis.measures.registry import measure
from analysis.measures.reporting import things_do_too, thought
from analysis.measures.speakers import Cast, Speaker
from analysis.measures.speech import Paragraph, Statement, find_statements
from analysis.tables import TABLES


@measure("voices")
def measure_voices(corpus: Corpus) -> pd.DataFrame:
    """Find each quotation and each reported statement, who speaks, and the verb it is given.

    Rules over words and marks, no model: see `speech.find_statements` for what counts and how a quotation
    without a frame gets its speaker, `speakers.Cast` for how names, roles and pronouns are resolved, and
    data/reporting_verbs.yml for the verbs, their classes and their basis (Searle 1976, Hooper 1975, Quirk et
    al. 1985, Bergler 1991, Chen 2005).

    Returns
    -------
    pandas.DataFrame
        One row per quotation (direct), statement reported with some words in quotation marks (mixed) or
        without (indirect), in headline, deck, captions and body: article, outlet, sentence, start, end, part,
        kind, mode, speaker, speaker_start, speaker_end, speaker_by, actor, actor_kind, verb, verb_class, n_words,
        n_quoted, nested. `mode` parts speech from thought (Leech & Short 1981): beliefs, wishes and plans
        that the text gives to somebody are no words of his. A statement within a statement has a row of its own, marked nested: leave those out
        to count words once.
    """
    outlets = corpus.outlet_of()
    rows = [
        (article, outlets[article], *row)
        for article, paragraphs in _paragraphs(corpus).items()
        for row in _article_rows(corpus, article, *paragraphs)
    ]
    return pd.DataFrame(rows, columns=TABLES["voices"].names)


def _paragraphs(corpus: Corpus) -> dict[str, tuple[list[Paragraph], list[int], list[int]]]:
    """Article -> paragraphs, and where each sentence starts and its number."""
    ends = {
        article: dict(zip(rows["start"], rows["end"], strict=True)) for article, rows in corpus.lines.groupby("article")
    }
    found = {}
    for article, rows in corpus.sentences.groupby("article", sort=False):
        line_starts = sorted(ends[article])
        groups: dict[int, list[tuple[int, int]]] = {}
        parts: dict[int, str] = {}
        starts, numbers = [], []
        for number, start, end, part in zip(rows["sentence"], rows["start"], rows["end"], rows["part"], strict=True):
            line = line_starts[bisect_right(line_starts, start) - 1]
            groups.setdefault(line, []).append((int(start), int(end)))
            parts[line] = part
            starts.append(start)
            numbers.append(number)
        paragraphs = [
            Paragraph(parts[line], spans[0][0], int(ends[article][line]), tuple(spans))
            for line, spans in groups.items()
        ]
        found[article] = paragraphs, starts, numbers
    return found


def _article_rows(
    corpus: Corpus, article: str, paragraphs: list[Paragraph], starts: list[int], numbers: list[int]
) -> Iterator[tuple]:
    text = corpus.texts[article]
    statements = find_statements(text, paragraphs, proper_by_article(corpus)[article])
    cast = Cast(text, paragraphs, corpus.story.actors)
    parts = {number: p.part for p in paragraphs for a, _ in p.sentences for number in [numbers[starts.index(a)]]}
    reach = -1
    for statement in statements:
        speaker = cast.resolve(statement)
        if statement.verb in things_do_too() and statement.speaker and not _can_speak(speaker):
            continue
        content = text[statement.start : statement.end]
        number = numbers[bisect_right(starts, statement.start) - 1]
        marked = [] if statement.kind == "indirect" else quoted_spans(content)
        words = word_spans(content)
        yield (
            number,
            statement.start,
            statement.end,
            parts[number],
            statement.kind,
            _mode(statement),
            speaker.name if speaker else None,
            *(statement.speaker if speaker else (None, None)),
            None if speaker is None else "carried over" if statement.carried else speaker.by,
            speaker.actor if speaker else None,
            speaker.kind if speaker else None,
            statement.verb,
            statement.verb_class,
            len(words),
            sum(any(a <= at < b for a, b in marked) for at, _ in words),
            statement.end <= reach,
        )
        reach = max(reach, statement.end)


def _mode(statement: Statement) -> str:
    """Thought is what a verb or noun of thinking introduces, unless there are quoted words to show that it was said."""
    head = (statement.verb or "").split(" ")[0]
    return "thought" if statement.kind == "indirect" and head in thought() else "speech"


def _can_speak(speaker: Speaker | None) -> bool:
    """Known by name, role or kind; a thing is neither."""
    return speaker is not None and (speaker.by != "description" or speaker.kind is not None)
