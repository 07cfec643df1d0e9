"""Who is heard: whose words are quoted, and who is only talked about?"""

from __future__ import annotations

import pandas as pd

from analysis.lessons.exercise import Exercise, lettered, letters_of
from analysis.lessons.truth import Truth
from analysis.measures import measure_prominence
from analysis.measures.language.reporting import verb_forms
from analysis.views.display import show_table

_SPEAKERS = 5  # options of c1
_CLASSES = {
    "assertive": "presses what is said, or presents it as established",
    "challenging": "turns against somebody",
    "doubting": "leaves open whether it is so",
    "emotive": "names a feeling or a tone",
    "promise/warning": "promises or warns",
}


def longest_voice(truth: Truth) -> Exercise | None:
    """c1: on the page with the most quoted words, whose fill the most room?"""
    quoted = _quoted(truth)
    if quoted.empty:
        return None
    page = quoted.groupby("article")["n_quoted"].sum().idxmax()
    n = (
        quoted[quoted["article"] == page]
        .groupby("speaker")["n_quoted"]
        .sum()
        .sort_values(ascending=False, kind="stable")
    )
    if len(n) < 2 or n.iloc[0] == n.iloc[1]:
        return None
    options = lettered(n.index[:_SPEAKERS], "c1")
    shown = pd.DataFrame({"speaker": n.index, "words between quotation marks": n.to_list()})
    return Exercise(
        "c1",
        "one",
        f"Whose words take the most room between quotation marks in {truth.label[page]}?",
        next(iter(letters_of(options, [n.index[0]]))),
        "Count words, not quotations.",
        show_table(shown, caption=f"{truth.label[page]}: quoted words by speaker"),
        truth.voices_basis,
        options,
    )


def first_voice(truth: Truth) -> Exercise | None:
    """c2: who is quoted first on each page?"""
    quoted = _quoted(truth)
    first = quoted.drop_duplicates("article").set_index("article")["speaker"]
    pages = [page for page in truth.pages if page in first.index]
    if len(pages) < 2 or first[pages].nunique() < 2:
        return None
    options = lettered(first[pages], "c2")
    return Exercise(
        "c2",
        "grid",
        "Who speaks first between quotation marks on each page? (One letter a page; a few quoted words count.)",
        {page: letters_of(options, [first[page]]) for page in pages},
        "Headline and deck count too.",
        show_table(
            pd.DataFrame({"page": [truth.label[page] for page in pages], "speaks first": first[pages].to_list()}),
            caption="First voice",
        ),
        truth.voices_basis,
        options,
        {page: truth.label[page] for page in pages},
    )


def never_heard(truth: Truth) -> Exercise | None:
    """c3: who is named on a page and says nothing there, though another page lets them speak?"""
    prominence = measure_prominence(truth.corpus)
    actors = prominence[(prominence["kind"] == "actor") & (prominence["n_sentences"] > 0)]
    speaks = truth.voices.dropna(subset="speaker")
    anywhere = set(speaks["speaker"])
    best: tuple[int, str, set[str], set[str]] | None = None
    for page in truth.pages:
        named = set(actors.loc[actors["article"] == page, "item"]) & anywhere
        here = set(speaks.loc[speaks["article"] == page, "speaker"])
        silent, heard = named - here, named & here
        if silent and heard and (best is None or len(silent) > best[0]):
            best = len(silent), page, silent, heard
    if best is None:
        return None
    _, page, silent, heard = best
    options = lettered(sorted(silent | heard), "c3")
    shown = pd.DataFrame({"named": sorted(silent | heard)})
    shown["says something here"] = shown["named"].isin(heard)
    return Exercise(
        "c3",
        "some",
        f"All of these are named in {truth.label[page]}. Who is talked about and never speaks there, in quotation or"
        " report?",
        letters_of(options, silent),
        "“According to” and “said that” are speech too.",
        show_table(shown, caption=f"{truth.label[page]}: named and heard"),
        truth.voices_basis,
        options,
    )


def telling_verb(truth: Truth) -> Exercise | None:
    """c4: which of the story's reporting verbs takes no side?"""
    verbs = truth.voices["verb"].dropna().map(str.lower)
    classes = {verb: kind for verb in dict.fromkeys(verbs) if (kind := _class(verb)) is not None}
    neutral = [verb for verb in verbs.value_counts().index if classes.get(verb) == "neutral"]
    others = {kind: verb for verb, kind in classes.items() if kind in _CLASSES}
    if not neutral or len(others) < 2:
        return None
    options = lettered([neutral[0], *others.values()], "c4")
    shown = pd.DataFrame(
        {"verb": [neutral[0], *others.values()], "what it does": ["gives the words", *map(_CLASSES.get, others)]}
    )
    return Exercise(
        "c4",
        "one",
        "All of these introduce somebody's words in this story. Which one takes no stance on them?",
        next(iter(letters_of(options, [neutral[0]]))),
        "Put each into the same sentence: “The mayor … that the plan was safe.”",
        show_table(shown, caption="Classes of reporting verbs"),
        "a reading by classes of verbs, whose basis is named in analysis/measures/data/reporting_verbs.yml",
        options,
    )


def _class(verb: str) -> str | None:
    """The class of a reporting verb in any form; None for what the data file does not hold."""
    form = verb_forms().get(verb)
    return next((found.kind for found in form.verbs if not found.particle), None) if form else None


QUESTIONS = (longest_voice, first_voice, never_heard, telling_verb)


def _quoted(truth: Truth) -> pd.DataFrame:
    rows = truth.voices.dropna(subset="speaker")
    return rows[(rows["n_quoted"] > 0) & rows["article"].isin(truth.pages)]
