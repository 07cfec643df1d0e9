"""What was done to a copied sentence, word by word, and what kind of word it was done to."""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import cache
from typing import NamedTuple

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.corpus.house_style import TITLES, even
from analysis.corpus.segment import dateline_end
from analysis.measures.language.calendar_dates import find_word_months
from analysis.measures.language.reporting import phrases, verb_forms
from analysis.measures.language.words import Words, bare
from analysis.measures.lists import listed_phrases
from analysis.measures.text_reuse.alignment import Edit, Run, content_runs, in_order, quoted_runs

_FEW = 4  # words; a longer edit changes more than one of these
_STRONG = 1.0  # valence in VADER's lexicon, -4 to 4, from which on a word is taken to evaluate


class Piece(NamedTuple):
    """Words of a sentence pair: kept, or one edit; spans are offsets into the article files."""

    op: str
    edit_class: str | None
    start_a: int | None
    end_a: int | None
    start_b: int | None
    end_b: int | None
    n_words_a: int
    n_words_b: int


def pieces(words: Words, i: int, j: int, kind: str) -> list[Piece]:
    """The pieces of a pair: all of them where the sentence was copied or lightly edited, else what is kept."""
    if kind == "identical":
        return [_whole(words, i, j)]
    if kind != "light edit":
        a, b = words[i], words[j]
        runs = quoted_runs(a, b) if kind == "same source" else content_runs(a, a.code, b.code)
        return [_kept(words, i, j, run) for run in sorted(runs)]
    runs, edits = in_order(words[i].code, words[j].code)
    found = list(_dateline(words, i, j))
    for step in sorted([*runs, *edits], key=_place):
        found += [_edited(words, i, j, step)] if isinstance(step, Edit) else _forms(words, i, j, step)
    return found


def edit_class(old: list[str], new: list[str]) -> str:
    """The class of an edit from `old` to `new`, words in lower case with plain marks, but May the month.

    The first that holds: spelling only (titles, an 's set apart, or the same letters or words), number, attribution (a verb or
    phrase of reporting: data/reporting_verbs.yml), hedge (data/hedges.csv), evaluative word (a strong word of
    VADER's lexicon: Hutto & Gilbert 2014), other. In an edit of more than four words a single verb, hedge or
    strong word decides nothing.
    """
    plain_old, plain_new = ([w for w in words if w.rstrip(".") not in {*TITLES, "s"}] for words in (old, new))
    if sorted(plain_old) == sorted(plain_new) or "".join(map(_letters, plain_old)) == "".join(map(_letters, plain_new)):
        return "spelling only"
    hedges = listed_phrases("hedges.csv")
    changed = [w for w in (*old, *new) if w not in old or w not in new]
    if any(any(map(str.isdigit, w)) for w in changed):
        return "number"
    if _has(old, _attributions()) != _has(new, _attributions()):
        return "attribution"
    if max(len(old), len(new)) > _FEW:
        return "other"
    if any(reports(w) for w in changed):
        return "attribution"
    if _has(old, hedges) != _has(new, hedges):
        return "hedge"
    if any(abs(_lexicon().get(w, 0)) >= _STRONG for w in changed):
        return "evaluative word"
    return "other"


def _place(step: Run | Edit) -> tuple[int, int]:
    return (step.a1, step.b1) if isinstance(step, Edit) else (step.a, step.b)


def _kept(words: Words, i: int, j: int, run: Run) -> Piece:
    return Piece(
        "kept", None, *_span(words, i, run.a, run.a + run.n), *_span(words, j, run.b, run.b + run.n), run.n, run.n
    )


def _whole(words: Words, i: int, j: int) -> Piece:
    """All words of two sentences that are printed alike; a space within a word makes two of it."""
    n_a, n_b = len(words[i].code), len(words[j].code)
    return Piece("kept", None, *_span(words, i, 0, n_a), *_span(words, j, 0, n_b), n_a, n_b)


def _edited(words: Words, i: int, j: int, edit: Edit) -> Piece:
    spans = (*_span(words, i, edit.a1, edit.a2), *_span(words, j, edit.b1, edit.b2))
    if all(end is None or end <= _dateline_end(words, s) for s, end in ((i, spans[1]), (j, spans[3]))):
        kind = "dateline"
    else:
        kind = edit_class(_folded(words, i, edit.a1, edit.a2), _folded(words, j, edit.b1, edit.b2))
    return Piece(edit.op, kind, *spans, edit.a2 - edit.a1, edit.b2 - edit.b1)


def _forms(words: Words, i: int, j: int, run: Run) -> Iterator[Piece]:
    """A run of the same words, cut where the two print them in another form or with other punctuation."""
    start = 0
    for k in range(run.n):
        last = k == run.n - 1
        open_end = last and not (words.is_last(i, run.a + k) and words.is_last(j, run.b + k))
        ends = [words.span_of(s, at + k, with_mark=not open_end) for s, at in ((i, run.a), (j, run.b))]
        a, b = (words.text(s)[slice(*end)] for s, end in zip((i, j), ends, strict=True))
        if a != b and bare(a) != bare(b):
            if k > start:
                yield _kept(words, i, j, Run(run.a + start, run.b + start, k - start))
            yield Piece("swapped", "spelling only", *ends[0], *ends[1], 1, 1)
            start = k + 1
    if run.n > start:
        yield _kept(words, i, j, Run(run.a + start, run.b + start, run.n - start))


def _dateline(words: Words, i: int, j: int) -> Iterator[Piece]:
    spans = [words.datelines.get(s) for s in (i, j)]
    a, b = (bare(words.text(s)[slice(*span)]) if span else "" for s, span in zip((i, j), spans, strict=True))
    if a != b:
        op = "swapped" if a and b else "cut" if a else "added"
        yield Piece(op, "dateline", *(spans[0] or (None, None)), *(spans[1] or (None, None)), 0, 0)


def _dateline_end(words: Words, i: int) -> int:
    """Where the dateline ends that a sentence opens with (one that stands below the first paragraph is in its words)."""
    start, end = words.span[i]
    opening = words.text(i)[start:end]
    opening = opening[: dateline_end(opening, words.text(i))].rstrip()
    return start + len(opening) * opening.endswith(("-", "–", "—"))  # with a colon it may be a speaker


def _span(words: Words, i: int, start: int, end: int) -> tuple[int | None, int | None]:
    """Offsets of the words start:end of a sentence."""
    if start == end:
        return None, None
    return words.span_of(i, start)[0], words.span_of(i, end - 1)[1]


def _folded(words: Words, i: int, start: int, end: int) -> list[str]:
    first, last = words.span[i]
    months = {first + a for a, _ in find_word_months(words.text(i)[first:last])}
    spans = [words.span_of(i, k) for k in range(start, end)]
    told = ((a, even(words.text(i)[a:b])) for a, b in spans)
    return [word if a in months else word.lower() for a, word in told]


def _letters(word: str) -> str:
    return "".join(filter(str.isalnum, word))


def reports(word: str) -> bool:
    """The word is a verb that reports what somebody says."""
    form = verb_forms().get(word)
    return form is not None and any("clause" in verb.takes and not verb.particle for verb in form.verbs)


def _has(words: list[str], wanted: Set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The phrases that stand among the words."""
    longest = max(map(len, wanted))
    grams = {tuple(words[k : k + n]) for n in range(1, longest + 1) for k in range(len(words) - n + 1)}
    return grams & wanted


@cache
def _attributions() -> set[tuple[str, ...]]:
    return {words for group in phrases().values() for words, _ in group}


@cache
def _lexicon() -> dict[str, float]:
    return SentimentIntensityAnalyzer().lexicon
