"""Quotations, their speakers and reported speech, on the five articles, four events and the teaching story."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
import yaml

from analysis import Corpus, read_corpus
from analysis.corpus.house_style import even
from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.voices import measure_voices
from analysis.measures.language.reporting import verb_forms
from benchmarks.gold.score import Score, f1, share
from benchmarks.gold.stories import TRIPLETS, Gold, nato, triplet

Span = tuple[int, int]
_MARKS = "\"“”„«»‘’' \n"
_KEY = Path(__file__).resolve().parents[2] / "data" / "port-ellery-ferry"


def scores(gold: Gold) -> Iterator[Score]:
    """Span F1 (marks off) and speakers of quotations; recall of indirect speech; the teaching story's key."""
    answers = gold.nato("quotes")
    corpus = nato(gold)
    yield from _score("nato", *_quotations(corpus, answers["direct"], "article"))
    yield _indirect(corpus, answers["indirect"])
    four = [
        _quotations(triplet(gold, name), gold.read(f"public/triplets/{name}/quotes.json")["quotes"], "outlet")
        for name in TRIPLETS
    ]
    want, found = ({(n, *key) for n, story in enumerate(four) for key in story[part]} for part in (0, 1))
    yield from _score("four events", want, found, [hit for *_, right in four for hit in right])
    yield from _answer_key()


def bare(text: str, span: Span) -> Span:
    """The span without marks and spaces at its ends."""
    words = text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip(_MARKS)), span[1] - len(words) + len(words.rstrip(_MARKS))


def quotations(text: str, voices: pd.DataFrame) -> dict[Span, object]:
    """Quotation (marks off) -> the smallest row of `voices` that holds it; parts of one over paragraphs joined."""
    found: dict[Span, object] = {}
    for row in sorted(voices.itertuples(), key=lambda row: row.start - row.end):
        if row.kind == "direct":
            found[row.start, row.end] = row
        elif row.kind == "mixed":
            found |= {(row.start + a, row.start + b): row for a, b in quoted_spans(text[row.start : row.end])}
    joined: list[tuple[Span, object]] = []
    for span, row in sorted(found.items(), key=lambda item: item[0]):
        if joined and _runs_on(text, joined[-1][0], span):
            joined[-1] = ((joined[-1][0][0], span[1]), joined[-1][1])
        else:
            joined.append((span, row))
    return {bare(text, span): row for span, row in joined}


def _runs_on(text: str, first: Span, second: Span) -> bool:
    return not text[first[1] : second[0]].strip() and text[first[1] - 1] not in _MARKS and text[second[0]] not in _MARKS


def _quotations(corpus: Corpus, answers: list[dict], key: str) -> tuple[set, set, list[bool]]:
    """Spans of the answers, spans found, and for those in both whether the speaker is right."""
    voices = {article: rows for article, rows in measure_voices(corpus).groupby("article")}
    want, found, right = set(), set(), []
    for article, text in corpus.texts.items():
        mine = {bare(text, (a["start"], a["end"])): a["speaker"] for a in answers if a[key] == article}
        rows = quotations(text, voices[article]) if article in voices else {}
        want |= {(article, *span) for span in mine}
        found |= {(article, *span) for span in rows}
        right += [same_speaker(corpus, mine[span], rows[span]) for span in mine.keys() & rows.keys()]
    return want, found, right


def _score(name: str, want: set, found: set, right: list[bool]) -> Iterator[Score]:
    note = f"{len(want & found)} of {len(want)}, {len(found - want)} more"
    yield Score(f"{name}: quotations, span F1", f1(want, found), 0.98, note)
    yield share(right, f"{name}: speaker, quotations found", 0.95)


def same_speaker(corpus: Corpus, answer: str | None, row: object) -> bool:
    """The answer is a form of the actor, or the family name agrees; an answer without a name agrees with no speaker or with one without a name."""
    if answer is None:
        return pd.isna(row.speaker) or row.speaker_by == "description"
    return same_name(corpus, answer, row.speaker)


def same_name(corpus: Corpus, answer: str, speaker: str | None) -> bool:
    """The answer is a form of the actor, or the family name agrees."""
    forms = {actor.name: (actor.name, *actor.aliases) for actor in corpus.story.actors}
    return not pd.isna(speaker) and (_family(answer) == _family(speaker) or answer in forms.get(speaker, ()))


def _family(name: str) -> str:
    words = re.sub(r"\([^)]*\)|\b[JS]r\b\.?|[.,]", "", even(name)).lower().split()
    return words[-1] if words else ""


def _indirect(corpus: Corpus, answers: list[dict]) -> Score:
    """An act is found if a row of its verb overlaps it with its content or its speaker."""
    rows = list(measure_voices(corpus).itertuples())
    return share(
        (
            any(
                row.article == a["article"] and _overlaps(row, a["start"], a["end"]) and same_verb(row.verb, a["verb"])
                for row in rows
            )
            for a in answers
        ),
        "nato: indirect speech acts found",
        0.80,
    )


def _overlaps(row: object, start: int, end: int) -> bool:
    spoken = not pd.isna(row.speaker_start) and row.speaker_start < end and row.speaker_end > start
    return spoken or (row.start < end and row.end > start)


def same_verb(base: str | None, printed: str | None) -> bool:
    """One of the printed words (`has repeated that promise`) is a form of the verb, or the noun or phrase itself."""
    if pd.isna(base) or printed is None:
        return pd.isna(base) and printed is None
    head = base.split()[0]
    return any(head in (word, f"{word}s") or head in _bases(word) for word in printed.lower().split())


def _bases(form: str) -> set[str]:
    return {verb.base for verb in verb_forms()[form].verbs} if form in verb_forms() else set()


def _answer_key() -> Iterator[Score]:
    corpus = read_corpus(_KEY)
    voices = measure_voices(corpus)
    answers = yaml.safe_load((_KEY / "key.yml").read_text("utf-8"))["voices"]
    found, right = {"direct": [], "mixed": [], "indirect": []}, []
    for article, entries in answers.items():
        text = corpus.texts[article]
        rows = list(voices[voices["article"] == article].itertuples())
        for entry in entries:
            start = text.index(entry["text"])
            row = _best(rows, start, start + len(entry["text"]), entry)
            found[entry["kind"]].append(row is not None)
            if row is not None:
                right.append(row.actor == entry["speaker"] or _says_who(row, entry["speaker"]))
    for kind, hits in found.items():
        yield share(hits, f"teaching story: {kind}", 1.0)
    yield share(right, "teaching story: speaker, voices found", 1.0)


def _best(rows: Iterable, start: int, end: int, entry: dict) -> object | None:
    fits = [
        row
        for row in rows
        if row.start < end and row.end > start and (row.kind == "direct") == (entry["kind"] == "direct")
        and (entry["kind"] == "direct" or same_verb(row.verb, entry["verb"]) or entry["verb"] is None)
    ]  # fmt: skip
    return max(fits, key=lambda row: min(row.end, end) - max(row.start, start), default=None)


def _says_who(row: object, speaker: str) -> bool:
    """Speakers that are no actors of the story are right by their last word; `unattributed` by having none."""
    if pd.isna(row.speaker):
        return speaker == "unattributed"
    return _family(row.speaker) == _family(speaker)
