"""What a report opens with."""

from __future__ import annotations

from analysis.tables.columns import ARTICLE, END, FACT, OUTLET, SENTENCE, START, Table, count, flag, number, text

TABLES = (
    Table(
        "findings", "a finding: a difference between the outlets, or that there is none", ("rank",),
        (
            count("rank", "1: changes a reader's picture most"),
            text("kind", "what it is about, such as left out, only here, one source, voice missing, tone"),
            text("sentence", "the finding in plain words, made from names, numbers, figures as printed and the ledger's statements"),
            text("size", "how large it is"),
            text("uncertainty", "who or what decided it, and how sure that is"),
            text("caution", "what it does not show"),
            flag("differs", "it names a difference; no: the outlets could not be told apart in it"),
            text("outlets", "the outlets it sets apart or, where it names no difference, those compared, with ; between them"),
            number("weight", "stake x contrast x sureness, less for a further finding of its kind or outlets, 0-1"),
            count("n_evidence", "its rows in the table evidence"),
        ),
    ),
    Table(
        "evidence", "a sentence that a finding rests on", ("rank", "item"),
        (
            count("rank", "the finding's"),
            count("item", "running number in the finding, from 1"),
            ARTICLE, OUTLET, SENTENCE, START, END,
            text("says", "what the sentence does for the finding, such as tells it, or nearest to it where it is absent"),
            FACT,
        ),
    ),
)  # fmt: skip
