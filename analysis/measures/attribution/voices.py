"""Who is heard: quotations and reported statements with their speakers and verbs."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator
from itertools import groupby
from operator import attrgetter

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even, own_name
from analysis.corpus.memory import remembered
from analysis.corpus.quotes import quoted_spans
from analysis.corpus.segment import word_spans
from analysis.measures.attribution.cast import Speaker
from analysis.measures.attribution.speakers import Speakers
from analysis.measures.attribution.speech import Paragraph, Statement, find_statements
from analysis.measures.language.proper import proper_by_article
from analysis.measures.language.reporting import people_do, things_do_too, thought, verb_forms
from analysis.measures.registry import measure
from analysis.records import Row
from analysis.tables import from_rows

_THIS_PAPER = re.compile(r"[Tt]his (?:newspaper|paper|site|website|outlet|magazine)")


@measure("voices")
def measure_voices(corpus: Corpus) -> pd.DataFrame:
    """Find each quotation and each reported statement, who speaks, and the verb it is given.

    Rules over words and marks, no model: see `speech.find_statements` for what counts and how a quotation
    without a frame gets its speaker, `speakers.Speakers` for how names, roles and pronouns are resolved, and
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
        to count words once. What an outlet says of itself in its own page ("this newspaper believes") has none.
    """
    outlets = corpus.outlet_of()
    rows = [
        (article, outlets[article], *row)
        for article, *read in _paragraphs(corpus)
        for row in _article_rows(corpus, article, outlets[article], *read)
    ]
    return from_rows("voices", rows)


def _paragraphs(corpus: Corpus) -> Iterator[tuple[str, list[Row], list[Paragraph]]]:
    """Each article with its sentences and its paragraphs."""
    ends: dict[str, dict[int, int]] = defaultdict(dict)
    for line in corpus.rows("lines"):
        ends[line.article][line.start] = line.end
    for article, rows in groupby(corpus.rows("sentences"), attrgetter("article")):
        sentences, starts = list(rows), sorted(ends[article])
        lines: dict[int, list[Row]] = defaultdict(list)
        for row in sentences:
            lines[starts[bisect_right(starts, row.start) - 1]].append(row)
        yield (
            article,
            sentences,
            [
                Paragraph(mine[0].part, mine[0].start, ends[article][line], tuple((row.start, row.end) for row in mine))
                for line, mine in lines.items()
            ],
        )


def _article_rows(
    corpus: Corpus, article: str, outlet: str, sentences: list[Row], paragraphs: list[Paragraph]
) -> Iterator[tuple]:
    text = corpus.texts[article]
    statements = find_statements(text, paragraphs, _names(corpus)[article])
    speakers = Speakers(text, paragraphs, corpus.story.actors)
    starts, reach = [row.start for row in sentences], -1
    for statement in statements:
        if statement.speaker and _is_outlet(text[slice(*statement.speaker)], outlet):
            continue
        speaker = speakers.resolve(statement)
        content = text[statement.start : statement.end]
        is_doubtful = statement.verb == ":" or (statement.kind != "direct" and statement.verb in things_do_too())
        is_doubtful &= not (
            statement.verb in people_do() and (statement.kind == "mixed" or content.startswith("that "))
        )
        if is_doubtful and statement.speaker and not (_can_speak(speaker) or _closes(statement)):
            continue
        sentence = sentences[bisect_right(starts, statement.start) - 1]
        marked = quoted_within(statement.kind, content)
        words = word_spans(content)
        yield (
            sentence.sentence,
            statement.start,
            statement.end,
            sentence.part,
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


def quoted_within(kind: str, content: str) -> list[tuple[int, int]]:
    """The quotations in a statement; one that is a quotation may have its marks in other paragraphs."""
    return {"direct": [(0, len(content))], "mixed": quoted_spans(content), "indirect": []}[kind]


@remembered
def _names(corpus: Corpus) -> dict[str, frozenset[str]]:
    """Article -> words that are names where they open a sentence, by itself or by another article that it does not gainsay."""
    proper = proper_by_article(corpus)
    known = frozenset().union(*proper.values())
    return {article: own | (known - set(even(corpus.texts[article]).split())) for article, own in proper.items()}


def _is_outlet(phrase: str, outlet: str) -> bool:
    """The outlet speaks of itself in its own page: by its name, or as `this newspaper`."""
    phrase = re.sub("^The ", "the ", even(phrase))
    named = own_name(outlet).search(phrase)
    return bool(_THIS_PAPER.fullmatch(phrase) or (named and named.group() == phrase.removeprefix("the ")))


def _mode(statement: Statement) -> str:
    """Thought is what a verb or noun of thinking introduces, unless there are quoted words to show that it was said."""
    head = (statement.verb or "").split(" ")[0]
    return "thought" if statement.kind == "indirect" and head in thought() else "speech"


def _closes(statement: Statement) -> bool:
    """A frame behind a clause, with a verb that takes one, is of somebody who speaks: `C, a clerk suggested`."""
    forms = verb_forms().get(statement.verb or "")
    takes = {what for verb in forms.verbs for what in verb.takes} if forms else set()
    return statement.speaker[0] > statement.end and "clause" in takes


def _can_speak(speaker: Speaker | None) -> bool:
    """Known by name, role or kind; a thing is neither."""
    return speaker is not None and (speaker.by != "description" or speaker.kind is not None)


def joint(speaker: str, actors: Collection[str]) -> list[str]:
    """The actors among several who speak as one."""
    parts = [name for piece in speaker.split(" and ") for name in piece.split(", ")]
    return [part for part in parts if part in actors] if len(parts) > 1 else []
