"""What was done to copied text, in tables: each edit in plain words, and what each reprint left out."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.records import Row
from analysis.tables import COPY
from analysis.views.coverage import labels_of
from analysis.views.display import Html, Note, show_table, stacked
from analysis.views.evidence import sentence_words
from analysis.views.plain import counted, listed, one_line, sentence
from analysis.views.tables import takes_tables

NO_COPY = "No copy found: no two articles of this story share a sentence as copy."
CLASSES = ("number", "attribution", "hedge", "evaluative word", "other", "dateline", "spelling only")
FLIPPED = {"cut": "added", "added": "cut", "swapped": "swapped", "kept": "kept"}


@takes_tables
def show_edits(
    corpus: Corpus,
    reuse: pd.DataFrame,
    aligned: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    spelling: bool = False,
    rows: int | None = None,
) -> Html | Note:
    """Every edit of a lightly edited sentence in plain words, changes of number and attribution first.

    The likely origin of a group is taken for what was edited. Between articles of which neither is the
    other's likely origin, or no sign says which, nobody is said to have edited: both wordings are given.

    Parameters
    ----------
    reuse, aligned, sources
        The tables of these names.
    spelling
        List changes of spelling, title and punctuation too.
    rows
        Show this many edits at most.
    """
    if not reuse["kind"].isin(COPY).any():
        return Note(NO_COPY)
    found = _oriented_edits(reuse, aligned, sources)
    n_spelling = int((found["edit_class"] == CLASSES[-1]).sum())
    found = found if spelling else found[found["edit_class"] != CLASSES[-1]]
    left_out = f"; {counted(n_spelling, 'change')} of spelling only left out" if n_spelling and not spelling else ""
    if found.empty:
        recast = "; recast ones are not compared word by word" * bool((reuse["kind"] == COPY[-1]).any())
        return Note(f"Sentences copied as they are differ in no word{left_out}{recast}.")
    found = found.sort_values("edit_class", key=lambda names: names.map(CLASSES.index), kind="stable")
    label = labels_of(corpus.articles)
    shown = pd.DataFrame({
        "what was done": [_said(corpus, edit, label) for edit in found.itertuples()],
        "kind of word": found["edit_class"],
        "in the sentence": [sentence_words(corpus, edit.reprint, edit.reprint_sentence) for edit in found.itertuples()],
        "article, sentence": [
            f"{edit.reprint}, {edit.reprint_sentence} ({'from' if edit.directed else 'beside'} {edit.origin}, {edit.origin_sentence})"
            for edit in found.itertuples()
        ],
    })  # fmt: skip
    return show_table(shown.reset_index(drop=True), caption=f"Edits of copied sentences{left_out}", rows=rows)


@takes_tables
def show_cuts(
    corpus: Corpus, reprints: pd.DataFrame, cuts: pd.DataFrame, facts: pd.DataFrame, *, rows: int | None = None
) -> Html | Note:
    """What each reprint does not have of the likely origin, paragraph by paragraph, and what went with it.

    A paragraph may have been written later than the reprint: "cut" says what is missing, not who took it out.

    Parameters
    ----------
    reprints, cuts, facts
        The tables of these names.
    rows
        Show this many paragraphs at most per reprint.
    """
    if reprints.empty:
        return Note("No reprint found: no two articles of this story are one source, so nothing was cut.")
    label = labels_of(corpus.articles)
    shown = [
        _cuts(corpus, label, one, cuts[cuts["article_b"] == reprint], facts, rows)
        for reprint, one in reprints.groupby("article_b", sort=False)
    ]
    return stacked(shown)


def _oriented_edits(reuse: pd.DataFrame, aligned: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row per edit: origin and reprint with sentence and span, op, edit_class, directed (who edited is known)."""
    source = dict(zip(sources["article"], sources["source"], strict=True))
    told = set(sources.loc[sources["signs"].notna(), "source"])  # the origins that a sign speaks for
    copies = reuse[reuse["kind"].isin(COPY)]
    from_origin = set()
    for row in copies.itertuples():
        if source[row.article_a] == row.article_b:
            from_origin.add((row.article_a, row.sentence_a))
        elif source[row.article_b] == row.article_a:
            from_origin.add((row.article_b, row.sentence_b))
    found = []
    for row in aligned[aligned["edit_class"].notna()].itertuples():
        a = (row.article_a, row.sentence_a, row.start_a, row.end_a, row.n_words_a)
        b = (row.article_b, row.sentence_b, row.start_b, row.end_b, row.n_words_b)
        if source[row.article_a] == row.article_b:
            found.append((*b, *a, FLIPPED[row.op], row.edit_class, row.article_b in told))
        elif source[row.article_b] == row.article_a:
            found.append((*a, *b, row.op, row.edit_class, row.article_a in told))
        elif source[row.article_a] != source[row.article_b] or not {a[:2], b[:2]} & from_origin:
            found.append((*a, *b, row.op, row.edit_class, False))
    names = ("", "_sentence", "_start", "_end", "_words")
    columns = [side + name for side in ("origin", "reprint") for name in names]
    return pd.DataFrame(found, columns=[*columns, "op", "edit_class", "directed"])


def _said(corpus: Corpus, edit: Row, label: pd.Series) -> str:
    """An edit as a sentence."""
    old = _piece(corpus, edit.origin, edit.origin_start, edit.origin_end, edit.origin_words)
    new = _piece(corpus, edit.reprint, edit.reprint_start, edit.reprint_end, edit.reprint_words)
    origin, reprint = label[edit.origin], label[edit.reprint]
    if edit.directed:
        did = {"swapped": f"swapped {old} for {new}", "cut": f"cut {old}", "added": f"added {new}"}
        return f"{reprint} {did[edit.op]}"
    return {
        "swapped": f"{origin} has {old}, {reprint} has {new}",
        "cut": f"{origin} has {old}, {reprint} does not",
        "added": f"{reprint} has {new}, {origin} does not",
    }[edit.op]


def _piece(corpus: Corpus, article: str, start: int | None, end: int | None, n: int) -> str:
    if pd.isna(start):
        return ""
    if not corpus.has_text:
        return counted(n, "word") if n else "its dateline"
    return f"“{one_line(corpus.texts[article][start:end])}”"


def _cuts(
    corpus: Corpus, label: pd.Series, reprint: pd.DataFrame, cuts: pd.DataFrame, facts: pd.DataFrame, rows: int | None
) -> Html | Note:
    origin, name = reprint["article_a"].iloc[0], label[reprint["article_b"].iloc[0]]
    status = reprint["status"].value_counts()
    counts = listed(f"{int(status.get(kind, 0))} {kind}" for kind in ("kept", "edited", "cut"))
    caption = f"{name}: of the paragraphs of {label[origin]} {counts}; {int(status.get('added', 0))} of its own"
    if cuts.empty:
        return Note(f"{caption}. No whole sentence is missing.")
    statement = facts.set_index("fact")["statement"]
    place = corpus.sentences.set_index(["article", "sentence"])["paragraph"]
    cuts = cuts.assign(paragraph=[place[key] for key in zip(cuts["article_a"], cuts["sentence_a"], strict=True)])
    state = reprint[reprint["paragraph_a"].notna()].set_index("paragraph_a")["status"]
    between = " " if corpus.has_text else "; "
    shown = []
    for paragraph, gone in cuts.groupby("paragraph"):
        missing = gone[~gone["elsewhere"].fillna(False).astype(bool)]
        lost = {
            kind: list(dict.fromkeys(missing.loc[missing["kind"] == kind, "item"]))
            for kind in ("fact", "actor", "voice")
        }
        told = gone.loc[gone["kind"].eq("fact") & gone["elsewhere"].fillna(False).astype(bool), "item"]
        shown.append({
            "paragraph": str(paragraph),
            "how much": "all of it" if state[paragraph] == "cut" else counted(gone["sentence_a"].nunique(), "sentence"),
            "what is missing": between.join(sentence_words(corpus, origin, number) for number in dict.fromkeys(gone["sentence_a"])),
            "facts that went with it": "; ".join(f"{fact}: {statement[fact].rstrip('.')}" for fact in lost["fact"]) or None,
            "no longer named": listed(lost["actor"], most=6) or None,
            "no longer heard": "; ".join(lost["voice"]) or None,
            "facts told elsewhere": listed(dict.fromkeys(told)) or None,
        })  # fmt: skip
    return show_table(pd.DataFrame(shown).dropna(axis=1, how="all"), caption=sentence(caption), rows=rows)
