"""What the first page of a report shows, gathered from the corpus and its tables."""

from __future__ import annotations

import inspect
import platform
from collections.abc import Callable, Mapping

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures import MEASURES
from analysis.measures.registry import library_versions
from analysis.report.pages import image
from analysis.tables import TABLES, TOLD_PARTS
from analysis.views import plot_coverage, show_figure, show_findings, worded

FIRST = 10  # findings in view; the others are folded away below


def index_values(corpus: Corpus, tables: Mapping[str, pd.DataFrame], written: list[str]) -> dict[str, object]:
    """The values of the template `index` that come from the story; `written` names the tables on disk."""
    facts = worded(corpus, tables["facts"], tables["discovered"])
    return {
        "name": corpus.folder.name,
        "has_text": corpus.has_text,
        "articles": _articles(corpus),
        "outlets": _outlets(corpus),
        "cleaned": _cleaned(corpus),
        "n_facts": len(corpus.ledger),
        "findings": show_findings(corpus, tables["findings"], tables["evidence"], facts, first=FIRST)._repr_html_(),
        "has_findings": len(tables["findings"]) > 0,
        "coverage": _coverage_figure(tables["coverage"], facts),
        "tables": [
            {"name": name, "row": TABLES[name].row, "n": f"{len(tables[name]):,}"} for name in TABLES if name in written
        ],
        "libraries": library_versions(),
        "python": platform.python_version(),
        "settings": {name: _settings(function) for name, function in MEASURES.items()},
    }


def _articles(corpus: Corpus) -> list[dict]:
    """The articles table joined with what only the record knows: the note, and the address if it is one."""
    known = {article.id: article for article in corpus.story.articles}
    rows = corpus.articles.astype(object).where(corpus.articles.notna(), None).to_dict("records")
    for row in rows:
        url = known[row["article"]].url or ""
        row |= {"note": known[row["article"]].note, "url": url if url.startswith(("http://", "https://")) else None}
    return rows


def _outlets(corpus: Corpus) -> list[dict]:
    """Each outlet once: its name, whether it is inferred, and its words of body text."""
    each = corpus.articles.groupby("outlet", sort=False)
    return [
        {"name": outlet, "inferred": (mine["outlet_basis"] == "inferred").any(), "words": int(mine["n_body_words"].sum())}
        for outlet, mine in each
    ]  # fmt: skip


def _cleaned(corpus: Corpus) -> dict[str, object]:
    """Words that no count takes in: per part, and per article as a row of the table."""
    out = corpus.lines[~corpus.lines["part"].isin(TOLD_PARTS)]
    words = out.pivot_table(index="article", columns="part", values="n_words", aggfunc="sum", fill_value=0)
    words = words.reindex(corpus.articles["article"], fill_value=0).astype(int)
    outlet_of = corpus.outlet_of()
    return {
        "parts": list(words.columns),
        "rows": [{"outlet": outlet_of[a], "words": list(row)} for a, row in zip(words.index, words.to_numpy().tolist(), strict=True)],
        "n_words": int(out["n_words"].sum()),
        "n_all": int(corpus.lines["n_words"].sum()),
        "n_doubtful": int(corpus.lines["doubtful"].sum()),
    }  # fmt: skip


def _coverage_figure(coverage: pd.DataFrame, facts: pd.DataFrame) -> dict[str, str] | None:
    if coverage.empty:
        return None
    figure = show_figure(plot_coverage(coverage, facts), "coverage")
    return {"src": image(figure.svg, kind="image/svg+xml"), "alt": figure.alt}


def _settings(function: Callable) -> str:
    parameters = list(inspect.signature(function).parameters.values())[1:]
    return ", ".join(f"{parameter.name} = {parameter.default!r}" for parameter in parameters)
