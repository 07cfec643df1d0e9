"""All tables by name, in the order of the codebook."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.tables import of_corpus, of_facts, of_findings, of_reuse, of_terms_and_tone, of_voices, of_words

TABLES = {
    table.name: table
    for tables in (of_corpus, of_terms_and_tone, of_reuse, of_facts, of_voices, of_words, of_findings)
    for table in tables.TABLES
}


def codebook() -> Iterator[str]:
    """The codebook as lines of Markdown: a heading and a table of columns per table."""
    for table in TABLES.values():
        yield f"### {table.name}"
        yield f"One row is {table.row}. Key: {', '.join(f'`{k}`' for k in table.key)}."
        yield ""
        yield "| column | kind | meaning |"
        yield "|---|---|---|"
        for column in table.columns:
            yield f"| `{column.name}` | {column.kind} | {column.meaning} |"
        yield ""
