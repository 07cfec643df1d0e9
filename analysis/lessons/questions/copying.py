"""Follow the wire: who printed whose copy, and what did the cut change?"""

from __future__ import annotations

import pandas as pd

from analysis.lessons.exercise import Exercise, lettered, letters_of
from analysis.lessons.truth import MEASURED, Truth
from analysis.measures import measure_aligned, measure_reuse, measure_sources
from analysis.tables import SIGNS
from analysis.views.coverage import salience_rank
from analysis.views.display import Html, show_table
from analysis.views.plain import counted, listed

EDITS = ("hedge", "attribution", "evaluative word", "number")  # that can change what a reader takes away
_CLASS = {
    "hedge": "It makes the statement more or less certain.",
    "attribution": "It takes away, adds or changes who says so.",
    "evaluative word": "It adds or takes away a judgement.",
    "number": "It changes a number.",
    "spelling only": "It changes the spelling alone.",
}
_EACH = 3  # facts that went, and facts that stayed, in b3


def reprints(truth: Truth) -> Exercise | None:
    """b1: which pages print the agency's copy?"""
    if len(truth.pages) < 3 or not truth.fates:
        return None
    options = lettered((truth.label[page] for page in truth.pages), "b1")
    copied = [truth.label[page] for page in truth.fates]
    if truth.origin in truth.pages:
        copied.append(truth.label[truth.origin])
    sources = measure_sources(truth.corpus)
    shown = sources.assign(page=sources["article"].map(truth.label))[["page", "share_group", "share_own"]]
    shown = shown.rename(columns={"share_group": "shared with the group", "share_own": "own words"})
    return Exercise(
        "b1",
        "some",
        "Which of these pages print the same agency's copy, in whole or in part?",
        letters_of(options, copied),
        "Compare second and third paragraphs: two reporters do not write the same nine words in a row.",
        show_table(shown, caption="Share of each page's words", formats=dict.fromkeys(shown.columns[1:], ".0%")),
        truth.copy_basis,
        options,
    )


def sources(truth: Truth) -> Exercise | None:
    """b2: how many independent sources do the pages come down to?"""
    found = measure_sources(truth.corpus)
    found = found[found["article"].isin([*truth.pages])]
    n = int(found["source"].nunique())
    if len(found) < 2 or n == len(found):
        return None
    shown = pd.DataFrame({
        "page": found["article"].map(truth.label),
        "copy likely from": found["source"].map(truth.label),
        "because": [listed(f"it {SIGNS[sign]}" for sign in signs.split(", ")) if isinstance(signs, str) else None for signs in found["signs"]],
    })  # fmt: skip
    return Exercise(
        "b2",
        "number",
        f"If pages that print one agency's copy count once: how many independent sources are these"
        f" {counted(len(found), 'page')}?",
        n,
        "Count the agency's group as one, and each page that reports on its own as one.",
        show_table(shown, caption="Who shares copy with whom"),
        MEASURED,
    )


def cut_paragraphs(truth: Truth) -> Exercise | None:
    """b3: which paragraphs of the agency's copy did the page that cut most leave out?"""
    page = most_cut(truth)
    if page is None:
        return None
    fates = truth.fates[page]
    rows = [(number, fate) for fate in ("kept", "edited", "cut") for number in getattr(fates, fate)]
    shown = pd.DataFrame(sorted(rows), columns=["paragraph", f"in {truth.label[page]}"])
    return Exercise(
        "b3",
        "numbers",
        f"Lay {truth.label[page]} beside {truth.label[truth.origin]}. Which body paragraphs of the latter (count from 1)"
        " are missing altogether?",
        frozenset(fates.cut),
        "Tick off each paragraph that has at least one sentence left.",
        show_table(shown, caption="What became of each paragraph"),
        truth.copy_basis,
    )


def what_the_cut_took(truth: Truth) -> Exercise | None:
    """b4: which of these facts did a reader of the reprint lose?"""
    page = most_cut(truth)
    if page is None or truth.facts.empty:
        return None
    told = truth.told[truth.told[truth.origin]]
    rank = salience_rank(truth.facts["salience"])
    gone = rank[told.index[~told[page]]].sort_values(kind="stable").index[:_EACH]
    kept = rank[told.index[told[page]]].sort_values(kind="stable").index[:_EACH]
    if len(gone) == 0 or len(kept) == 0:
        return None
    statements = truth.facts["statement"]
    options = lettered(statements[[*gone, *kept]], "b4")
    shown = pd.DataFrame({
        "fact": statements[[*gone, *kept]],
        truth.label[truth.origin]: [f"s {truth.evidence[fact, truth.origin]}" for fact in (*gone, *kept)],
        truth.label[page]: ["lost"] * len(gone) + [f"s {truth.evidence[fact, page]}" for fact in kept],
    })  # fmt: skip
    return Exercise(
        "b4",
        "some",
        f"{truth.label[truth.origin]} tells all of these. Which are lost in {truth.label[page]}?",
        letters_of(options, statements[gone]),
        "A fact may stand elsewhere in the page, in other words.",
        show_table(shown.reset_index(drop=True), caption="What the cut took"),
        truth.coverage_basis,
        options,
    )


def one_edit(truth: Truth) -> Exercise | None:
    """b5: what does one edit of the agency's sentence do to it?"""
    found = _telling_edit(truth)
    if found is None:
        return None
    before, after, kind, page, shown = found
    options = lettered(_CLASS.values(), "b5")
    return Exercise(
        "b5",
        "one",
        f"{truth.label[truth.origin]}: “{before}” {truth.label[page]}: “{after}” What does the edit do?",
        next(iter(letters_of(options, [_CLASS[kind]]))),
        "Read both aloud and stop where they part.",
        shown,
        MEASURED,
        options,
    )


QUESTIONS = (reprints, sources, cut_paragraphs, what_the_cut_took, one_edit)


def most_cut(truth: Truth) -> str | None:
    """The reprint that lacks the most paragraphs of the origin; None where none lacks any."""
    cut = {page: len(fates.cut) for page, fates in truth.fates.items() if page != truth.origin}
    page = max(cut, key=cut.get, default=None)
    return page if page is not None and cut[page] and truth.corpus.has_text else None


def _telling_edit(truth: Truth) -> tuple[str, str, str, str, Html] | None:
    """The first light edit of the origin with one change that matters, as (before, after, class, page, what shows it)."""
    if not truth.corpus.has_text or truth.origin is None:
        return None
    pair = ["article_a", "sentence_a", "article_b", "sentence_b"]
    reuse, aligned = measure_reuse(truth.corpus), measure_aligned(truth.corpus)
    changes = aligned[(aligned["op"] != "kept") & (aligned["edit_class"] != "spelling only")]
    single = changes[~changes.duplicated(pair, keep=False)].merge(reuse.loc[reuse["kind"] == "light edit", pair])
    is_a, is_b = (single[f"article_{side}"] == truth.origin for side in "ab")
    single = single.assign(
        page=single["article_b"].where(is_a, single["article_a"]),
        rank=single["edit_class"].map({kind: rank for rank, kind in enumerate(EDITS)}),
    )
    found = single[(is_a | is_b) & single["page"].isin(truth.fates) & single["rank"].notna()]
    if found.empty:
        return None
    edit = found.sort_values(["rank", "article_a"], kind="stable").iloc[0]
    sides = "ab" if edit["article_a"] == truth.origin else "ba"
    before, after = (truth.sentence(edit[f"article_{side}"], edit[f"sentence_{side}"]) for side in sides)
    words = [
        truth.corpus.texts[edit[f"article_{side}"]][edit[f"start_{side}"] : edit[f"end_{side}"]]
        if pd.notna(edit[f"start_{side}"])
        else "(nothing)"
        for side in sides
    ]
    columns = [truth.label[truth.origin], truth.label[edit["page"]], "kind of edit"]
    shown = show_table(pd.DataFrame([[*words, edit["edit_class"]]], columns=columns), caption="The words that differ")
    return before, after, edit["edit_class"], edit["page"], shown
