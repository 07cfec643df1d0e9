"""Choice of words: labels, loaded words, frames."""

from __future__ import annotations

from analysis.tables.columns import (
    ARTICLE,
    CONCEPT,
    COPIED,
    END,
    ENOUGH,
    FRAME,
    LABEL,
    OUTLET,
    RATED,
    SENTENCE,
    START,
    UNIT,
    VOICE,
    WORD,
    Table,
    count,
    number,
    text,
)

TABLES = (
    Table(
        "label_uses", "a place where a label of a concept stands, in headline, deck or body",
        ("article", "start", "concept"),
        (
            ARTICLE, OUTLET, SENTENCE, START, END,
            CONCEPT, LABEL,
            VOICE,
            COPIED,
        ),
    ),
    Table(
        "labels", "an article, a concept of story.yml and one of its labels", ("article", "concept", "label"),
        (
            ARTICLE, OUTLET, CONCEPT, LABEL,
            count("n", "uses in headline, deck and body"),
            count("n_in_quote", "uses between quotation marks"),
            count("n_reported", "uses in reported speech, where the word may be the speaker's"),
            count("n_once", "uses outside sentences that copy another article"),
            number("share", "n of all uses of the concept's labels in the article, 0-1; missing where it has none"),
            text("enough", "yes, thin or no: are these uses enough for a share? (see measures/statistics/enough.py)"),
        ),
    ),
    Table(
        "loaded", "a loaded word of headline, deck or body", ("article", "start"),
        (
            ARTICLE, OUTLET, SENTENCE, START, END,
            *WORD,
            text("reason", "what makes it loaded"),
            VOICE,
            COPIED,
        ),
    ),
    Table(
        "loaded_by_outlet", "an outlet and a voice; hits are marked and strong loaded words", ("outlet", "voice"),
        (
            OUTLET,
            VOICE,
            *RATED,
            number("p", "permutation test of rate_once against the other outlets together, one-sided, 0-1; missing with too little text of its own"),
            number("q", "p adjusted for the outlets tested in one voice (Benjamini-Hochberg), 0-1"),
            UNIT,
        ),
    ),
    Table(
        "loaded_reprinted", "a loaded word of the likely origin, outside quotation marks, and a reprint; or one that the reprint put into copied text",
        ("article_a", "start_a", "article_b", "start_b"),
        (
            text("article_a", "the likely origin"), count("sentence_a", "its sentence"),
            count("start_a", "offsets of the word; missing where added"), count("end_a", "one past the last character"),
            text("article_b", "the reprint"), count("sentence_b", "its sentence; missing where cut"),
            count("start_b", "offsets of the word; missing where dropped or cut"), count("end_b", "one past the last character"),
            *WORD,
            text("status", "kept, dropped (the sentence is there without it), cut (with its sentence) or added (in copied text)"),
        ),
    ),
    Table(
        "frame_hits", "a word of headline, deck or body that goes with a frame", ("article", "start", "dictionary", "frame"),
        (
            ARTICLE, OUTLET, SENTENCE, START, END,
            *FRAME,
            text("term", "the entry of the dictionary"),
            VOICE,
            COPIED,
        ),
    ),
    Table(
        "frames", "an article and a frame of a dictionary", ("article", "dictionary", "frame"),
        (
            ARTICLE, OUTLET,
            *FRAME,
            count("n", "hits in headline, deck and body"),
            count("n_in_quote", "hits between quotation marks"),
            count("n_once", "hits outside sentences that copy another article"),
            number("rate", "hits per 1,000 words of headline, deck and body; missing without words"),
            ENOUGH,
            text("terms", "the entries behind them with their counts, the most frequent first, 12 at most; missing without hits"),
        ),
    ),
    Table(
        "frames_by_outlet", "an outlet, a frame of a dictionary and a voice", ("outlet", "dictionary", "frame", "voice"),
        (
            OUTLET,
            *FRAME,
            text("voice", "own, reported (both per 1,000 words outside quotation marks), quoted (per 1,000 between them) or all"),
            *RATED,
            text("terms", "the entries behind n with their counts, the most frequent first, 12 at most; missing without hits"),
        ),
    ),
)  # fmt: skip
