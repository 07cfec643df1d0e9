"""What a story folder is read into."""

from __future__ import annotations

from analysis.tables.columns import ARTICLE, END, OUTLET, PARTS, SENTENCE, START, Table, count, flag, number, text

TABLES = (
    Table(
        "articles", "an article of the story, in the order of story.yml", ("article",),
        (
            ARTICLE, OUTLET,
            text("outlet_basis", "how the outlet is known: stated or inferred"),
            text("agency", "agency whose copy the article carries, as far as it is known"),
            text("byline", "author"),
            text("published", "date or time of publication, ISO 8601"),
            text("title", "title in the story's record, else the headline"),
            count("n_words", "words in all lines"),
            count("n_body_words", "words in sentences of the body (a dateline is not in them)"),
            count("n_furniture_words", "words in banners, footers, captions, credits, bylines, sections, bios, links and lines of a date or place (not in a dateline that opens the body)"),
            text("sha256", "SHA-256 of the article file"),
        ),
    ),
    Table(
        "lines", "a non-empty line of an article file", ("article", "line"),
        (
            ARTICLE,
            count("line", "number of the line in the file, from 1, empty lines counted"),
            START, END,
            text("part", "one of " + ", ".join(PARTS)),
            text("reason", "the cue that decided"),
            flag("doubtful", "the cue is weak: worth a look"),
            count("n_words", "words in the line"),
        ),
    ),
    Table(
        "imprint", "something that an article's page says of itself", ("article", "line", "field"),
        (
            ARTICLE,
            count("line", "the line that says it"),
            text("field", "byline, agency, dateline, published or updated"),
            text("value", "what it says; dates and times in ISO 8601, times as printed, to the minute, with the offset of a zone that is printed; of a zone of several places (IST) the day alone"),
            flag("agrees", "story.yml says the same; missing where story.yml is silent"),
        ),
    ),
    Table(
        "sentences", "a sentence of the headline, deck, captions or body", ("article", "sentence"),
        (
            ARTICLE, SENTENCE, START, END,
            text("part", "headline, deck, caption or body"),
            count("paragraph", "number of the body paragraph, from 1; missing outside the body"),
            number("position", "share of the body's words that stand before it, 0-1; missing outside the body"),
            text("text", "the sentence as printed"),
            count("n_words", "words in the sentence"),
            number("quoted_share", "share of its words between quotation marks, 0-1"),
        ),
        private=("text",),
    ),
    Table(
        "tokens", "a word of a sentence", ("article", "start"),
        (
            ARTICLE, SENTENCE, START, END,
            text("text", "the word as printed"),
            text("term", "the word as counted: case, spelling, possessive and names folded; missing for titles such as Mr. and for the outlet's own name"),
            flag("in_quote", "stands between quotation marks"),
            flag("function_word", "article, pronoun, preposition, auxiliary and the like"),
        ),
        private=("text", "term"),
    ),
    Table(
        "house_style", "a variant folded, per article", ("article", "kind", "variant"),
        (
            ARTICLE, OUTLET,
            text("kind", "what was folded: name, spelling, title, abbreviation, own name (of the outlet), quotation mark or dash"),
            text("variant", "the form as printed"),
            text("folded_to", "the form it counts as; missing for titles and own names, which are not counted"),
            count("n", "occurrences in headline, deck, captions and body"),
        ),
    ),
)  # fmt: skip
