"""Same event, several pages: which facts does each leave out?"""

from __future__ import annotations

import pandas as pd

from analysis.lessons.exercise import Exercise, lettered, letters_of
from analysis.lessons.truth import Truth
from analysis.views.coverage import salience_rank
from analysis.views.display import Html, show_table
from analysis.views.plain import counted, sentence

FACTS = 8  # facts that a class can look for in half an hour
_OTHERS = 3  # wrong options beside a right one


def left_out(truth: Truth) -> Exercise | None:
    """a1: of the facts that the pages differ on, which does each page leave out?"""
    facts = differing_facts(truth)
    if len(truth.pages) < 2 or len(facts) < 2:
        return None
    statements = truth.facts["statement"]
    options = lettered(statements[facts], "a1")
    answer = {
        page: letters_of(options, (statements[fact] for fact in facts if not truth.told.at[fact, page]))
        for page in truth.pages
    }
    return Exercise(
        "a1",
        "grid",
        "Read the pages. Then say for each page which of these facts it does not tell in headline, deck or body"
        " (a caption does not count).",
        answer,
        "Look for the fact in other words, and in the last paragraphs too.",
        _table(truth, facts),
        truth.coverage_basis,
        options,
        {page: truth.label[page] for page in truth.pages},
    )


def most_left_out(truth: Truth) -> Exercise | None:
    """a2: which page leaves out most of what all pages together tell?"""
    n = _n_left_out(truth)
    if len(n) < 2 or n.nunique() < 2:
        return None
    options = lettered((truth.label[page] for page in n.index), "a2")
    words = truth.corpus.articles.set_index("article")["n_body_words"]
    shown = pd.DataFrame({
        "page": [truth.label[page] for page in n.index],
        "facts left out": n.to_list(),
        "words of body text": words.reindex(n.index).to_list(),
    })  # fmt: skip
    return Exercise(
        "a2",
        "some",
        f"{sentence(counted(truth.told[truth.pages].any(axis=1).sum(), 'fact'))} of the list can be found on these pages. Which page leaves out"
        " most of them? (More than one letter, if several leave out as many.)",
        letters_of(options, [truth.label[page] for page in n.index[n == n.max()]]),
        "A short page must leave out more: look at the lengths first.",
        show_table(shown, caption="Facts that another page tells and this one does not"),
        truth.coverage_basis,
        options,
    )


def only_here(truth: Truth) -> Exercise | None:
    """a3: which of four facts stands on one page alone?"""
    if len(truth.pages) < 2 or truth.facts.empty:
        return None
    n_pages = truth.told[truth.pages].sum(axis=1)
    rank = salience_rank(truth.facts["salience"])
    alone = rank[n_pages == 1].sort_values(kind="stable").index
    shared = (n_pages[n_pages > 1] - 10 * rank[n_pages > 1]).sort_values(ascending=False, kind="stable").index[:_OTHERS]
    if len(alone) == 0 or len(shared) == 0:
        return None
    fact = alone[0]
    statements = truth.facts["statement"]
    options = lettered(statements[[fact, *shared]], "a3")
    return Exercise(
        "a3",
        "one",
        "Which of these facts would you know from one of the pages alone?",
        next(iter(letters_of(options, [statements[fact]]))),
        "Look each of them up on a second page.",
        _table(truth, [fact, *shared]),
        truth.coverage_basis,
        options,
    )


QUESTIONS = (left_out, most_left_out, only_here)


def differing_facts(truth: Truth) -> list[str]:
    """Facts that some pages tell and others do not: the most salient first, then those told by about half."""
    if truth.facts.empty:
        return []
    n = truth.told[truth.pages].sum(axis=1)
    listed = pd.DataFrame({
        "rank": salience_rank(truth.facts["salience"]),
        "uneven": (n - len(truth.pages) / 2).abs(),
    })[(n > 0) & (n < len(truth.pages))]  # fmt: skip
    return sorted(listed.sort_values(["rank", "uneven"], kind="stable").index[:FACTS])


def _n_left_out(truth: Truth) -> pd.Series:
    """Page -> facts that another page tells and it does not."""
    if truth.facts.empty:
        return pd.Series(dtype=int)
    told = truth.told[truth.pages]
    return (~told[told.any(axis=1)]).sum()


def _table(truth: Truth, facts: list[str]) -> Html:
    """Each fact with the sentence of each page that tells it, by number."""
    rows = [[truth.facts.at[fact, "statement"], *(_where(truth, fact, page) for page in truth.pages)] for fact in facts]
    names = ["fact", *(truth.label[page] for page in truth.pages)]
    return show_table(pd.DataFrame(rows, columns=names), caption="Which sentence tells it (s: sentence number)")


def _where(truth: Truth, fact: str, page: str) -> str | None:
    if not truth.told.at[fact, page]:
        return "left out"
    number = truth.evidence.get((fact, page))
    return f"s {number}" if number else "told"
