"""Findings for people: the sentence, how sure it is, and one click away its evidence and what it does not show."""

from __future__ import annotations

from html import escape
from itertools import groupby

import pandas as pd

from analysis.corpus import Corpus
from analysis.records import Row
from analysis.views.coverage import labels_of
from analysis.views.display import LITERAL, Html, Note
from analysis.views.evidence import sentence_words
from analysis.views.plain import counted, one_line
from analysis.views.tables import takes_tables

EACH = 8  # sentences of evidence shown per fact; the table `evidence` has them all
CSS = (
    "<style>.framing-findings :is(ol,ul){list-style:none;margin:0;padding:0}"
    ".framing-findings .finding{display:grid;grid-template-columns:2.25rem minmax(0,1fr);margin:0 0 .75em;break-inside:avoid-page}"
    ".framing-findings .rank{font-size:1.2em;line-height:1.35;font-variant-numeric:tabular-nums}"
    ".framing-findings p{margin:0;max-width:56rem}"
    ".framing-findings .said{line-height:1.45;overflow-wrap:anywhere}"
    ".framing-findings .kind{font-weight:600}"
    ".framing-findings details{font-size:.875em}"
    ".framing-findings summary{cursor:pointer;width:fit-content;padding:.2em 0}"
    ".framing-findings details p{margin:.5em 0 .25em}"
    ".framing-findings details li{margin:.4em 0;padding-left:.75em;border-left:3px solid;max-width:44rem;overflow-wrap:anywhere}"
    ".framing-findings details li.absent{border-left-style:dotted}"
    ".framing-findings details li.finding{margin:.75em 0;padding:0;border:0;max-width:none}"
    ".framing-findings .about{font-weight:600}"
    ".framing-findings .where{display:block;font-size:.9em}"
    "@media print{.framing-findings .finding{break-inside:auto}"
    ".framing-findings .finding details:not([open]) :is(.about,ul){display:none}"
    ".framing-findings:has(.finding details:not([open]) li)::after{font-size:.875em;"
    "content:'On paper a finding stands without the sentences behind it, where it was not opened: see the page, or the table evidence.'}}"
    "</style>"
)
NOTHING = "There is one outlet, or too little to compare: no finding."
ALIKE = "No difference stands out."
NOT_APART = "What could not be told apart"  # heads the findings that name no difference


@takes_tables
def show_findings(
    corpus: Corpus, findings: pd.DataFrame, evidence: pd.DataFrame, facts: pd.DataFrame, *, first: int | None = None
) -> Html | Note:
    """The findings in order, each with its size, how sure it is, its evidence and its caution.

    Those that name no difference stand last, under a heading of their own. Where the texts are withheld, keys (article and
    sentence number) stand in place of the evidence's words.

    Parameters
    ----------
    findings, evidence, facts
        The tables of these names.
    first
        Show this many that name a difference; the others of these are folded away below them.
    """
    if findings.empty:
        return Note(NOTHING)
    label = labels_of(corpus.articles)
    statement = facts.set_index("fact")["statement"]
    proof = {rank: list(rows.itertuples()) for rank, rows in evidence.groupby("rank")}
    differing, alike = (list(findings[findings["differs"].eq(told)].itertuples()) for told in (True, False))
    items, last = (
        [_finding(row, proof.get(row.rank, []), label, statement, corpus) for row in rows]
        for rows in (differing, alike)
    )
    shown, rest = items[:first], items[first:] if first else []
    more = f"<details><summary>{counted(len(rest), 'more finding')}</summary><ol>{''.join(rest)}</ol></details>"
    html = f"<ol>{''.join(shown)}</ol>{more if rest else ''}" if items else f"<p>{ALIKE}</p>"
    html += f"<h3>{NOT_APART}</h3><ol>{''.join(last)}</ol>" if last else ""
    lines = [*map(_plain, differing[:first])] or [ALIKE]
    lines += [f"{NOT_APART}:", *map(_plain, alike)] if alike else []
    return Html(f'{CSS}<div class="framing-findings {LITERAL}">{html}</div>', "\n".join(lines))


def _plain(row: Row) -> str:
    return f"{row.rank}. {row.sentence}\n   {row.size}. {row.uncertainty} {row.caution}"


def _quoted(corpus: Corpus, article: str, sentence: int) -> str:
    """A sentence as a quotation in HTML, or its key where the text is withheld."""
    words = escape(one_line(sentence_words(corpus, article, sentence)))
    return f"<q>{words}</q>" if corpus.has_text else words


def _finding(row: Row, proof: list, label: pd.Series, statement: pd.Series, corpus: Corpus) -> str:
    groups = groupby(sorted(proof, key=_about), key=_about)
    listing = "".join(_group(fact, list(rows), label, statement, corpus) for fact, rows in groups)
    where = f"Evidence ({counted(len(proof), 'sentence')}) and caution" if proof else "Caution"
    summary = f"{row.size[:1].upper()}{row.size[1:]}. {row.uncertainty} {where}"
    return (
        f'<li class="finding" id="finding-{row.rank}"><span class="rank" aria-hidden="true">{row.rank}</span><div>'
        f'<p class="said"><span class="kind">{escape(row.kind[:1].upper() + row.kind[1:])}.</span> {escape(row.sentence)}</p>'
        f'<details><summary>{escape(summary)}</summary><p class="caution"><b>What this does not show.</b>'
        f" {escape(row.caution)}</p>{listing}</details></div></li>"
    )


def _about(evidence: Row) -> str:
    return evidence.fact if isinstance(evidence.fact, str) else ""


def _group(fact: str, rows: list, label: pd.Series, statement: pd.Series, corpus: Corpus) -> str:
    """The evidence about one fact, or about none."""
    about = f'<p class="about">{escape(fact)}: {escape(statement[fact])}</p>' if fact else ""
    told = "".join(
        f'<li class="{"absent" if row.says.startswith("nearest") else "there"}"><b>{escape(label[row.article])}</b>'
        f" {_quoted(corpus, row.article, row.sentence)}"
        f' <span class="where">{escape(row.says)}; article {escape(row.article)}, sentence {row.sentence}</span></li>'
        for row in rows[:EACH]
    )
    more = f"<li>and {counted(len(rows) - EACH, 'more sentence')}, in the table evidence</li>" if rows[EACH:] else ""
    return f"{about}<ul>{told}{more}</ul>"
