"""Who shares text with whom, and what was done to it."""

from __future__ import annotations

from analysis.tables.columns import ARTICLE, OUTLET, Table, count, flag, number, side, text

TABLES = (
    Table(
        "reuse", "a sentence pair of two articles that share text", ("article_a", "sentence_a", "article_b", "sentence_b"),
        (
            *side("a", "the earlier article in story.yml"), *side("b", "the later one"),
            text("kind", "identical, light edit, heavy rewrite or same source (no copy: both quote the same words)"),
            number("similarity", "containment: n_shared divided by the words of the shorter sentence, 0-1"),
            count("n_shared", "words that correspond"),
            text("edits", "what was done to a light edit, in order, as operation and class; missing where nothing was or too much"),
        ),
    ),
    Table(
        "aligned", "words of a sentence pair: kept, or one edit",
        ("article_a", "sentence_a", "article_b", "sentence_b", "piece"),
        (
            text("article_a", "the earlier article in story.yml"), count("sentence_a", "its sentence"),
            text("article_b", "the later one"), count("sentence_b", "its sentence"),
            count("piece", "running number in the pair, from 1"),
            text("op", "kept, cut (only in a), added (only in b) or swapped"),
            text("edit_class", "spelling only, number, attribution, hedge, evaluative word, dateline or other; missing where kept"),
            count("start_a", "offsets of the words; missing where there are none"), count("end_a", "one past the last character"),
            count("start_b", "offsets of the words; missing where there are none"), count("end_b", "one past the last character"),
            count("n_words_a", "words in a"), count("n_words_b", "words in b"),
        ),
    ),
    Table(
        "sources", "an article, with the group of articles it shares copy with", ("article",),
        (
            ARTICLE, OUTLET,
            text("source", "id of the article that the group's copy likely comes from; different ones are independent sources"),
            count("n_pages", "articles in the group"),
            text("signs", "what speaks for that origin: agency, credit, completeness, time; missing where none or alone"),
            text("against", "the signs that speak for another article, with its id; missing where none do"),
            count("n_body_words", "words in sentences of the body"),
            number("share_group", "share of them that stand as copy in another article of the group, 0-1"),
            number("share_other", "share that stands as copy only in articles outside the group, 0-1"),
            number("share_own", "the rest, 0-1"),
        ),
    ),
    Table(
        "reprints", "a body paragraph of the likely origin and a reprint, or a paragraph that the reprint added",
        ("article_a", "article_b", "paragraph_a", "paragraph_b"),
        (
            text("article_a", "the likely origin"), count("paragraph_a", "its paragraph; missing where added"),
            count("start_a", "offsets of its sentences"), count("end_a", "one past the last character"),
            text("article_b", "the reprint"), count("paragraph_b", "where most of it stands; missing where cut"),
            count("start_b", "offsets of its sentences"), count("end_b", "one past the last character"),
            text("status", "kept, edited, cut or added"),
            number("share_kept", "share of its words that stand in the reprint, 0-1; missing where added"),
        ),
    ),
    Table(
        "cuts", "a fact, actor or voice in a sentence of the likely origin that a reprint does not have",
        ("article_a", "sentence_a", "article_b", "kind", "item"),
        (
            *side("a", "the likely origin"),
            text("article_b", "the reprint"),
            text("kind", "fact, actor or voice (somebody quoted or reported); missing where the sentence carries none"),
            text("item", "id of the fact, name of the actor or of the speaker"),
            flag("elsewhere", "the reprint tells it, names it or lets it speak in another sentence"),
        ),
    ),
)  # fmt: skip
