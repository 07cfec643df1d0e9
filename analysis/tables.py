"""The contract between the floors: every table's row, columns, units and ranges, and its CSV form.

`TABLES` is the codebook. `check` holds a frame against it, `write_tables` and `read_table` turn frames
into CSV files and back, numbers with 12 significant digits, and `codebook` prints it for the README.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis.errors import FramingError

# Column kinds and the pandas dtypes they stand for; every kind can be missing (NaN or pd.NA).
DTYPES = {
    kind: pd.api.types.pandas_dtype(name)
    for kind, name in {"text": "str", "count": "Int64", "number": "float64", "flag": "boolean"}.items()
}

_SMALLEST = 15  # decimal places: what is smaller is 0
_FORMULA = re.compile(r"^(?='*[=+\-@\t\r\n])")  # with apostrophes of its own, so that one can be taken off again
_GUARDED = re.compile(r"^'(?='*[=+\-@\t\r\n])")

PARTS = (
    "headline", "deck", "byline", "dateline", "body", "caption",
    "credit", "section", "banner", "footer", "bio", "related",
)  # fmt: skip

# How two sentences of different articles share text: three kinds of copy, and what is none.
COPY = ("identical", "light edit", "heavy rewrite")
KINDS = (*COPY, "same source")
EDITED_LIGHTLY = COPY[:2]  # copies whose words are not the reprint's own

SIGNIFICANT = 0.05  # q values below it are called more than chance
VOICES = ("own", "quoted", "all")  # the sentences that a mean of tone is taken over
SPOKEN = ("own", "reported", "quoted")  # in whose voice a word stands
ANSWERS = ("no", "thin", "yes")  # is there enough text? the columns `enough`

# What makes a word loaded, and how much.
LOADED = ("assertive", "factive", "hedge", "intensifier", "evaluative", "one-sided term")
STRENGTHS = ("faint", "marked", "strong")


@dataclass(frozen=True)
class Column:
    """One column: its name, kind (text, count, number, flag) and meaning with unit and range."""

    name: str
    kind: str
    meaning: str


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that tell rows apart, and all columns in order."""

    name: str
    row: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    private: tuple[str, ...] = ()  # columns with an article's words: never written to disk

    @cached_property
    def names(self) -> list[str]:
        """Column names in order."""
        return [column.name for column in self.columns]

    @cached_property
    def dtypes(self) -> list[object]:
        """Their dtypes."""
        return [DTYPES[column.kind] for column in self.columns]


def _text(name: str, meaning: str) -> Column:
    return Column(name, "text", meaning)


def _count(name: str, meaning: str) -> Column:
    return Column(name, "count", meaning)


def _number(name: str, meaning: str) -> Column:
    return Column(name, "number", meaning)


def _flag(name: str, meaning: str) -> Column:
    return Column(name, "flag", meaning)


def _side(side: str, which: str) -> tuple[Column, ...]:
    """The key and the span of one sentence of a pair."""
    return (
        _text(f"article_{side}", which),
        _count(f"sentence_{side}", "its sentence"),
        _count(f"start_{side}", "first character of the sentence, counted as `start`"),
        _count(f"end_{side}", "one past its last character"),
    )


ARTICLE = _text("article", "id of the article in story.yml")
OUTLET = _text("outlet", "name of the outlet")
SENTENCE = _count("sentence", "running number of the sentence in the article, from 1")
START = _count("start", "first character, counted in Unicode code points from 0 in the article file")
END = _count("end", "one past the last character")
FACT = _text("fact", "id of the fact in facts.yml; X001, X002, ... where it was discovered")
CONCEPT = _text("concept", "name of the concept in story.yml")
LABEL = _text("label", "name of the label in story.yml")
VOICE = _text("voice", "own (the outlet's), reported (in reported speech) or quoted (between quotation marks)")
WORD = (
    _text("word", "the entry of the lexicon, in its base form"),
    _text("category", ", ".join(LOADED[:-1]) + " or " + LOADED[-1]),
    _text("strength", "faint (a shade, to be read beside others), marked or strong"),
)
FRAME = (
    _text("dictionary", "name of the dictionary"),
    _text("frame", "name of the frame that the word goes with"),
)
COPIED = _flag("copied", "its sentence copies another article: identical or lightly edited")
RATED = (
    _number("rate", "hits per 1,000 words of the body as printed; missing without words"),
    _number("ci_low", "lower end of its 95 % interval (paragraph bootstrap); missing with fewer than 3 paragraphs"),
    _number("ci_high", "upper end of it"),
    _count("n", "hits"),
    _count("n_words", "words they are counted on"),
    _count("n_paragraphs", "paragraphs these stand in"),
    _text("enough", "yes, thin or no: is there enough text for a rate? (see measures/enough.py)"),
    _number("rate_once", "rate over sentences that copy no other article"),
    _number("ci_low_once", "lower end of its 95 % interval"),
    _number("ci_high_once", "upper end of it"),
    _count("n_once", "hits in sentences that copy no other article"),
    _count("n_words_once", "words of those sentences"),
    _count("n_paragraphs_once", "paragraphs they stand in"),
    _text("enough_once", "yes, thin or no, for those"),
)
UNIT = _text(
    "unit",
    "what the test deals to the outlets: article (p speaks of the outlet) or paragraph (the outlet has one article of its own: p speaks of this coverage, its subject included)",
)
ENOUGH = _text("enough", "yes, thin or no: is there enough text to compare it? (see measures/enough.py)")
ENOUGH_ONCE = _text("enough_once", "yes, thin or no, for sentences that copy no other article")
TERM = _text("term", "folded term: a word, two adjacent words, or a name of several words")

TABLES = {
    table.name: table
    for table in (
        Table(
            "articles", "an article of the story, in the order of story.yml", ("article",),
            (
                ARTICLE, OUTLET,
                _text("outlet_basis", "how the outlet is known: stated or inferred"),
                _text("agency", "agency whose copy the article carries, as far as it is known"),
                _text("byline", "author"),
                _text("published", "date or time of publication, ISO 8601"),
                _text("title", "title in the story's record, else the headline"),
                _count("n_words", "words in all lines"),
                _count("n_body_words", "words in sentences of the body (a dateline is not in them)"),
                _count("n_furniture_words", "words in banners, footers, captions, credits, bylines, sections, bios and links"),
                _text("sha256", "SHA-256 of the article file"),
            ),
        ),
        Table(
            "lines", "a non-empty line of an article file", ("article", "line"),
            (
                ARTICLE,
                _count("line", "number of the line in the file, from 1, empty lines counted"),
                START, END,
                _text("part", "one of " + ", ".join(PARTS)),
                _text("reason", "the cue that decided"),
                _flag("doubtful", "the cue is weak: worth a look"),
                _count("n_words", "words in the line"),
            ),
        ),
        Table(
            "imprint", "something that an article's page says of itself", ("article", "line", "field"),
            (
                ARTICLE,
                _count("line", "the line that says it"),
                _text("field", "byline, agency, dateline, published or updated"),
                _text("value", "what it says; dates and times in ISO 8601, times as printed without their zone"),
                _flag("agrees", "story.yml says the same; missing where story.yml is silent"),
            ),
        ),
        Table(
            "sentences", "a sentence of the headline, deck, captions or body", ("article", "sentence"),
            (
                ARTICLE, SENTENCE, START, END,
                _text("part", "headline, deck, caption or body"),
                _count("paragraph", "number of the body paragraph, from 1; missing outside the body"),
                _number("position", "share of the body's words that stand before it, 0-1; missing outside the body"),
                _text("text", "the sentence as printed"),
                _count("n_words", "words in the sentence"),
                _number("quoted_share", "share of its words between quotation marks, 0-1"),
            ),
            private=("text",),
        ),
        Table(
            "tokens", "a word of a sentence", ("article", "start"),
            (
                ARTICLE, SENTENCE, START, END,
                _text("text", "the word as printed"),
                _text("term", "the word as counted: case, spelling, possessive and names folded; missing for titles such as Mr. and for the outlet's own name"),
                _flag("in_quote", "stands between quotation marks"),
                _flag("function_word", "article, pronoun, preposition, auxiliary and the like"),
            ),
            private=("text", "term"),
        ),
        Table(
            "house_style", "a variant folded, per article", ("article", "kind", "variant"),
            (
                ARTICLE, OUTLET,
                _text("kind", "what was folded: name, spelling, title, abbreviation, own name (of the outlet), quotation mark or dash"),
                _text("variant", "the form as printed"),
                _text("folded_to", "the form it counts as; missing for titles and own names, which are not counted"),
                _count("n", "occurrences in headline, deck, captions and body"),
            ),
        ),
        Table(
            "terms", "a term of an article's headline, deck and body", ("article", "term"),
            (ARTICLE, TERM, _count("n", "occurrences"), _count("n_in_quote", "occurrences between quotation marks"),
             _count("n_once", "occurrences outside sentences that copy another article")),
        ),
        Table(
            "distinctiveness", "an outlet and a term that the outlet uses", ("outlet", "term"),
            (
                OUTLET, TERM,
                _count("n_words", "words in the term: 1, 2, or more in a name"),
                _flag("is_name", "the term is a name of several words; no pair is counted inside it"),
                _count("n_target", "occurrences in the outlet, as printed"),
                _count("n_reference", "occurrences in all other outlets, as printed"),
                _number("tfidf", "TF-IDF weight in the outlet, 0-1"),
                _number("tfidf_gap", "tfidf minus its mean over the other outlets, -1 to 1"),
                _text("prior", "where the prior of log_odds comes from: story (its own counts) or the name of a word list"),
                _number("log_odds", "log-odds ratio with an informative Dirichlet prior, in logits; positive: more in this outlet"),
                _number("z", "log_odds divided by its standard error"),
                _number("g2", "Dunning's log-likelihood ratio, 0 and up; not signed"),
                _number("log_ratio", "Hardie's log ratio, in doublings; positive: more in this outlet"),
                _count("n_outlets", "outlets that print the term"),
                _count("n_target_once", "occurrences in the outlet with copied text counted once"),
                _count("n_reference_once", "occurrences in all other outlets with copied text counted once"),
                _number("log_odds_once", "log_odds with copied text counted once"),
                _number("z_once", "z with copied text counted once"),
                _count("n_independent", "outlets that use the term with copied text counted once"),
                _flag("wire_only", "several outlets print the term, all but one of them only in copied text"),
                _number("p", "permutation test over units counted once, one-sided, given that the outlet uses the term, 0-1; missing for terms used fewer than 4 times"),
                _number("q", "p adjusted for the terms tested in this outlet (Benjamini-Hochberg), 0-1"),
                UNIT,
                _number("stability", "share of paragraph resamples in which the term is among the outlet's 20 highest z_once of its kind (one word, several), 0-1"),
                _text("enough", "yes, thin or no: does the outlet have enough text of its own to compare terms? (see measures/enough.py)"),
            ),
        ),
        Table(
            "sentiment", "a sentence of headline, deck or body and a lexicon", ("article", "sentence", "lexicon"),
            (
                ARTICLE, SENTENCE,
                _text("lexicon", "name of the lexicon"),
                _number("score", "-1 (most negative) to 1 (most positive); 0 where no word of the lexicon stands"),
                _flag("in_quote", "at least half of the sentence's words stand between quotation marks"),
                _count("n_matched", "words of the sentence that the lexicon holds"),
                ENOUGH,
            ),
        ),
        Table(
            "sentiment_by_outlet", "an outlet, a lexicon and a voice", ("outlet", "lexicon", "voice"),
            (
                OUTLET,
                _text("lexicon", "name of the lexicon"),
                _text("voice", "own (not in_quote), quoted (in_quote) or all sentences of the body"),
                _number("mean", "mean sentence score as printed, -1 to 1; missing without sentences"),
                _number("ci_low", "lower end of its 95 % interval (paragraph bootstrap); missing with fewer than 3 paragraphs"),
                _number("ci_high", "upper end of it"),
                _count("n_sentences", "sentences scored"),
                _count("n_paragraphs", "paragraphs they stand in"),
                _text("enough", "yes, thin or no: is there enough text for a mean? (see measures/enough.py)"),
                _number("mean_once", "mean over sentences that copy no other article"),
                _number("ci_low_once", "lower end of its 95 % interval"),
                _number("ci_high_once", "upper end of it"),
                _count("n_sentences_once", "sentences that copy no other article"),
                _count("n_paragraphs_once", "paragraphs they stand in"),
                _text("enough_once", "yes, thin or no, for those"),
            ),
        ),
        Table(
            "target_sentiment", "a sentence of headline, deck or body, an actor it names and a lexicon",
            ("article", "sentence", "actor", "lexicon"),
            (
                ARTICLE, SENTENCE,
                _text("actor", "name of the actor in story.yml"),
                _text("lexicon", "name of the lexicon"),
                _number("score", "-1 (most negative) to 1 (most positive) toward the actor; 0 where no word counts"),
                _count("n_matched", "words of the lexicon and verdicts that count"),
                _text("enough", "yes, thin or no: do the outlet's body sentences that name the actor, copied text counted once, allow a mean?"),
            ),
        ),
        Table(
            "robustness", "an outlet, a lexicon and a change to the text or the lexicon", ("outlet", "lexicon", "change"),
            (
                OUTLET,
                _text("lexicon", "name of the lexicon"),
                _text("change", "curly quotes, with furniture, without the most extreme sentence, or by another lexicon (its name)"),
                _count("rank", "place of the outlet by the mean of its own voice, copied text counted once, 1: most positive; missing without a mean"),
                _count("rank_after", "its place when every outlet is changed so"),
                _number("mean", "mean score of its own voice in the body, -1 to 1; missing without sentences"),
                _number("mean_after", "the same after the change"),
                _text("enough", "yes, thin or no: is there enough text of the outlet's own voice, copied text counted once, for a mean?"),
            ),
        ),
        Table(
            "sentiment_contrasts", "a pair of outlets, a lexicon and a voice", ("outlet_a", "outlet_b", "lexicon", "voice"),
            (
                _text("outlet_a", "the earlier outlet in the alphabet"), _text("outlet_b", "the later one"),
                _text("lexicon", "name of the lexicon"),
                _text("voice", "own, quoted or all sentences of the body"),
                _number("difference", "mean score of a minus that of b, copied text counted once, -2 to 2; missing where one has no sentence"),
                _number("p", "permutation test over the units of both, two-sided, 0-1; missing where either has enough text for no mean"),
                _number("q", "p adjusted for the pairs of one lexicon and voice (Benjamini-Hochberg), 0-1"),
                _text("unit", "what the test deals to the two: article (p speaks of the outlets) or paragraph (one of them has a single article of its own: p speaks of this coverage, its subject included)"),
                _text("enough", "yes, thin or no: the lesser answer of the two outlets, copied text counted once"),
            ),
        ),
        Table(
            "reuse", "a sentence pair of two articles that share text", ("article_a", "sentence_a", "article_b", "sentence_b"),
            (
                *_side("a", "the earlier article in story.yml"), *_side("b", "the later one"),
                _text("kind", "identical, light edit, heavy rewrite or same source (no copy: both quote the same words)"),
                _number("similarity", "containment: n_shared divided by the words of the shorter sentence, 0-1"),
                _count("n_shared", "words that correspond"),
                _text("edits", "what was done to a light edit, in order, as operation and class; missing where nothing was or too much"),
            ),
        ),
        Table(
            "aligned", "words of a sentence pair: kept, or one edit",
            ("article_a", "sentence_a", "article_b", "sentence_b", "piece"),
            (
                _text("article_a", "the earlier article in story.yml"), _count("sentence_a", "its sentence"),
                _text("article_b", "the later one"), _count("sentence_b", "its sentence"),
                _count("piece", "running number in the pair, from 1"),
                _text("op", "kept, cut (only in a), added (only in b) or swapped"),
                _text("edit_class", "spelling only, number, attribution, hedge, evaluative word, dateline or other; missing where kept"),
                _count("start_a", "offsets of the words; missing where there are none"), _count("end_a", "one past the last character"),
                _count("start_b", "offsets of the words; missing where there are none"), _count("end_b", "one past the last character"),
                _count("n_words_a", "words in a"), _count("n_words_b", "words in b"),
            ),
        ),
        Table(
            "sources", "an article, with the group of articles it shares copy with", ("article",),
            (
                ARTICLE, OUTLET,
                _text("source", "id of the article that the group's copy likely comes from; different ones are independent sources"),
                _count("n_pages", "articles in the group"),
                _text("signs", "what speaks for that origin: agency, credit, completeness, time; missing where none or alone"),
                _text("against", "the signs that speak for another article, with its id"),
                _count("n_body_words", "words in sentences of the body"),
                _number("share_group", "share of them that stand as copy in another article of the group, 0-1"),
                _number("share_other", "share that stands as copy only in articles outside the group, 0-1"),
                _number("share_own", "the rest, 0-1"),
            ),
        ),
        Table(
            "reprints", "a body paragraph of the likely origin and a reprint, or a paragraph that the reprint added",
            ("article_a", "article_b", "paragraph_a", "paragraph_b"),
            (
                _text("article_a", "the likely origin"), _count("paragraph_a", "its paragraph; missing where added"),
                _count("start_a", "offsets of its sentences"), _count("end_a", "one past the last character"),
                _text("article_b", "the reprint"), _count("paragraph_b", "where most of it stands; missing where cut"),
                _count("start_b", "offsets of its sentences"), _count("end_b", "one past the last character"),
                _text("status", "kept, edited, cut or added"),
                _number("share_kept", "share of its words that stand in the reprint, 0-1; missing where added"),
            ),
        ),
        Table(
            "cuts", "a fact, actor or voice in a sentence of the likely origin that a reprint does not have",
            ("article_a", "sentence_a", "article_b", "kind", "item"),
            (
                *_side("a", "the likely origin"),
                _text("article_b", "the reprint"),
                _text("kind", "fact, actor or voice (somebody quoted or reported); missing where the sentence carries none"),
                _text("item", "id of the fact, name of the actor or of the speaker"),
                _flag("elsewhere", "the reprint tells it, names it or lets it speak in another sentence"),
            ),
        ),
        Table(
            "omissions", "a fact that an article leaves out and another independent source tells", ("fact", "article"),
            (
                FACT, ARTICLE, OUTLET,
                _count("n_others", "other independent sources that tell it"),
                _count("n_sources", "all other independent sources"),
                _number("position", "median place in the pages of these sources that tell it, 0-1"),
                _flag("in_headline", "one of them has it in headline or deck"),
                _number("confidence", "that it is absent, 0.5-1; missing for discovered facts"),
                _text("first_told", "time of publication of the earliest of these pages, as far as known"),
                _flag("before_all", "the article came out before each of them; missing where the times do not tell"),
                _number("expected", "probability that a page of its length leaves out a fact so widely told, 0-1"),
                _flag("stands_out", "expected is below .05"),
            ),
        ),
        Table(
            "omissions_by_article", "an article and a salience", ("article", "salience"),
            (
                ARTICLE, OUTLET,
                _text("salience", "core, major, minor or all"),
                _count("n_body_words", "words in sentences of the body"),
                _text("published", "date or time of publication, ISO 8601"),
                _count("n_facts", "facts that the article or another independent source tells"),
                _count("n_left_out", "facts among them that the article does not tell"),
                _number("expected", "facts that a page of its length would leave out, on average"),
                _count("low", "lower end of the 95 % range of that number"), _count("high", "upper end of it"),
                _number("slope", "power of length by which the odds of telling a fact grow, 0-3; the same for the whole story"),
                _text("reading", "as expected, more than expected or fewer than expected; missing with no other source"),
            ),
        ),
        Table(
            "discovered", "a fact found by aligning the articles, those of most independent tellings first, and a place that tells it", ("fact", "article", "start"),
            (
                FACT, ARTICLE, OUTLET, SENTENCE, START, END,
                _flag("wording", "the wording that stands for the fact"),
                _number("similarity", "likeness to that wording, 0-1: cosine of content words weighted by rarity"),
                _count("n_present", "articles that tell it"),
                _count("n_independent", "independent tellings, copies of one text counted once; 1: only here"),
            ),
        ),
        Table(
            "discrepancies", "a point on which articles differ and a place that tells it", ("point", "article", "sentence", "start"),
            (
                _text("point", "id of the point"),
                _text("kind", "number, date, quotation, attribution, hedge, presupposition or wording"),
                ARTICLE, OUTLET, SENTENCE, START, END,
                _flag("missing", "the version is that words are missing; the place is the word beside the gap"),
                _count("version", "places of one number tell the point alike"),
                _count("n_independent", "independent tellings of this version: sentences that copy one another are one"),
                _number("low", "least value that the words allow, in the base unit; for a date, the first day, counted from 1 January of year 1"),
                _number("high", "greatest value; missing where there is no upper bound and where nothing is counted"),
                _text("unit", "count, day (a date), score, $, £, €, %, m, s or kg; missing where nothing is counted"),
            ),
        ),
        Table(
            "facts", "a fact of the story's ledger", ("fact",),
            (
                FACT,
                _text("statement", "the fact in the ledger's words; of a discovered one the place of its wording"),
                _text("type", "event, number, statement_by_source, background, context_history or editorial_claim"),
                _text("salience", "core, major or minor"),
                _text("origin", "ledger (written by a person) or discovered (aligned from the articles, where there is no ledger)"),
                _count("n_present", "articles that tell it (present or partial)"),
                _count("n_independent", "independent sources among them: articles that share copy are one"),
            ),
        ),
        Table(
            "coverage", "a fact and an article", ("fact", "article"),
            (
                FACT, ARTICLE, OUTLET,
                _text("status", "present, partial or absent"),
                _number("confidence", "probability that the status (partial counted as present) is right, 0.5-1, estimated; 1 where a person or a cue decided"),
                _text("decided_by", "reviewed (a person), cue (facts.yml), matched (the text) or aligned (a discovered fact)"),
                _count("sentence", "the sentence that shows it; where absent, the nearest sentence"),
                START, END,
                _number("position", "share of the body's words that stand before it, 0-1; 0 in headline and deck; missing where absent"),
                _text("voice", "own, attributed or mixed (the last by a person alone); missing where absent"),
                _flag("hedged", "told with a hedge; missing where absent"),
                _text("attributed_to", "speaker that the fact is attributed to, as in table voices; missing where told in the own voice or nobody is named"),
                _flag("copied", "the sentence that shows it copies another article; missing where absent"),
            ),
        ),
        Table(
            "reviews", "a fact, an article and a coder who decided on them", ("fact", "article", "coder"),
            (
                FACT, ARTICLE, OUTLET,
                _text("coder", "name of the coder: the file in reviews/"),
                _text("status", "present, partial or absent"),
                _text("date", "day of the decision, ISO 8601"),
                START, END,
                _count("n_coders", "coders who decided this fact in this article"),
                _flag("agreed", "all of them say the same; missing where one alone decided"),
            ),
        ),
        Table(
            "agreement", "a set of coders, two or all of them, and a number of values", ("coders", "values"),
            (
                _text("coders", "their names"),
                _text("values", "what is compared: present, partial, absent; or told (present or partial), absent"),
                _count("n_coders", "coders in the set"),
                _count("n_cells", "facts and articles that at least two of them decided"),
                _count("n_agreed", "those on which all who decided say the same"),
                _number("share", "share of pairs of decisions on the same fact and article that agree, 0-1"),
                _number("kappa", "Cohen's kappa, -1 to 1; pairs of coders alone; missing where nothing could disagree"),
                _number("alpha", "Krippendorff's alpha for nominal data, up to 1 (0: as by chance); missing where nothing could disagree"),
                _number("alpha_low", "lower end of its 95 % interval (facts resampled); missing with fewer than 5 facts"),
                _number("alpha_high", "upper end of it"),
            ),
        ),
        Table(
            "prominence", "a fact or an actor and an article", ("kind", "item", "article"),
            (
                _text("kind", "fact or actor"),
                _text("item", "id of the fact or name of the actor"),
                ARTICLE, OUTLET,
                _number("first_position", "share of the body's words before its first sentence, 0-1; 0 in headline and deck; missing where absent"),
                _number("share", "share of the body's words in sentences that tell or name it, 0-1"),
                _count("n_sentences", "body sentences that tell or name it"),
                _flag("in_headline", "headline or deck tell or name it"),
                _number("share_once", "the same over sentences that copy no other article, 0-1; missing where there are none"),
                _count("n_sentences_once", "body sentences outside copied ones that tell or name it"),
                ENOUGH,
                ENOUGH_ONCE,
            ),
        ),
        Table(
            "voices", "a quotation or a reported statement", ("article", "start", "end"),
            (
                ARTICLE, OUTLET, SENTENCE, START, END,
                _text("part", "headline, deck, caption or body"),
                _text("kind", "direct (a quotation), mixed (reported, some words in quotation marks) or indirect (reported)"),
                _text("mode", "speech, or thought: a belief, wish, plan or stance told without quoted words (Leech & Short 1981)"),
                _text("speaker", "actor, name or description, pronouns and roles resolved, at most 6 words; missing where unattributed"),
                _count("speaker_start", "first character of the words that name the speaker"),
                _count("speaker_end", "one past the last"),
                _text("speaker_by", "how the speaker is known: name, description, role, pronoun or carried over"),
                _text("actor", "the actor of story.yml; missing where the speaker is none of them"),
                _text("actor_kind", "kind of the actor in story.yml, else by role: official, expert, company, institution, document, citizen, unnamed"),
                _text("verb", "base form of the reporting verb, or the noun or phrase; missing where the quotation has none of its own"),
                _text("verb_class", "neutral, assertive, challenging, doubting, emotive or promise/warning"),
                _count("n_words", "words of the content"),
                _count("n_quoted", "words of it between quotation marks"),
                _flag("nested", "stands within another row: leave out to count words once"),
            ),
        ),
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
                _count("n", "uses in headline, deck and body"),
                _count("n_in_quote", "uses between quotation marks"),
                _count("n_reported", "uses in reported speech, where the word may be the speaker's"),
                _count("n_once", "uses outside sentences that copy another article"),
                _number("share", "n of all uses of the concept's labels in the article, 0-1; missing where it has none"),
                _text("enough", "yes, thin or no: are these uses enough for a share? (see measures/enough.py)"),
            ),
        ),
        Table(
            "loaded", "a loaded word of headline, deck or body", ("article", "start"),
            (
                ARTICLE, OUTLET, SENTENCE, START, END,
                *WORD,
                _text("reason", "what makes it loaded"),
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
                _number("p", "permutation test of rate_once against the other outlets together, one-sided, 0-1; missing with too little text of its own"),
                _number("q", "p adjusted for the outlets tested in one voice (Benjamini-Hochberg), 0-1"),
                UNIT,
            ),
        ),
        Table(
            "loaded_reprinted", "a loaded word of the likely origin, outside quotation marks, and a reprint; or one that the reprint put into copied text",
            ("article_a", "start_a", "article_b", "start_b"),
            (
                _text("article_a", "the likely origin"), _count("sentence_a", "its sentence"),
                _count("start_a", "offsets of the word; missing where added"), _count("end_a", "one past the last character"),
                _text("article_b", "the reprint"), _count("sentence_b", "its sentence; missing where cut"),
                _count("start_b", "offsets of the word; missing where dropped or cut"), _count("end_b", "one past the last character"),
                *WORD,
                _text("status", "kept, dropped (the sentence is there without it), cut (with its sentence) or added (in copied text)"),
            ),
        ),
        Table(
            "frame_hits", "a word of headline, deck or body that goes with a frame", ("article", "start", "dictionary", "frame"),
            (
                ARTICLE, OUTLET, SENTENCE, START, END,
                *FRAME,
                _text("term", "the entry of the dictionary"),
                VOICE,
                COPIED,
            ),
        ),
        Table(
            "frames", "an article and a frame of a dictionary", ("article", "dictionary", "frame"),
            (
                ARTICLE, OUTLET,
                *FRAME,
                _count("n", "hits in headline, deck and body"),
                _count("n_in_quote", "hits between quotation marks"),
                _count("n_once", "hits outside sentences that copy another article"),
                _number("rate", "hits per 1,000 words of headline, deck and body"),
                ENOUGH,
                _text("terms", "the entries behind them with their counts, the most frequent first, 12 at most; missing without hits"),
            ),
        ),
        Table(
            "frames_by_outlet", "an outlet, a frame of a dictionary and a voice", ("outlet", "dictionary", "frame", "voice"),
            (
                OUTLET,
                *FRAME,
                _text("voice", "own (outside quotation marks), quoted (between them) or all words of the body"),
                *RATED,
                _text("terms", "the entries behind n with their counts, the most frequent first, 12 at most; missing without hits"),
            ),
        ),
        Table(
            "heard", "an article and a voice in it", ("article", "voice"),
            (
                ARTICLE, OUTLET,
                _text("voice", "own (the outlet's), the speaker as in table voices, or unattributed"),
                _text("actor", "the actor of story.yml; missing where the voice is none of them"),
                _text("actor_kind", "kind of the actor in story.yml, else by role"),
                _count("n_statements", "quotations and reported statements of headline, deck and body that stand within no other"),
                _count("n_words", "words of the body that belong to the voice"),
                _count("n_quoted", "words of it between quotation marks"),
                _number("share", "n_words divided by the body's words, 0-1; an article's voices make up 1; missing without a body"),
                _number("first_position", "share of the body's words before its first word, 0-1; missing where it has none"),
                _number("last_position", "share of the body's words before its last word, 0-1"),
                _count("n_longest", "quoted words of its longest statement"),
                _flag("in_headline", "speaks in headline or deck"),
                _count("n_words_once", "n_words outside sentences that copy another article"),
                _count("n_quoted_once", "n_quoted outside sentences that copy another article"),
                _number("share_once", "share among words outside sentences that copy another article, 0-1; missing where there are none"),
                ENOUGH,
                ENOUGH_ONCE,
            ),
        ),
        Table(
            "verbs", "an article, a voice and a verb, noun or phrase of reporting that it is given", ("article", "voice", "verb"),
            (
                ARTICLE, OUTLET,
                _text("voice", "the speaker as in table voices, or unattributed"),
                _text("actor", "the actor of story.yml; missing where the voice is none of them"),
                _text("verb", "base form of the verb, or the noun or phrase"),
                _text("verb_class", "neutral, assertive, challenging, doubting, emotive or promise/warning"),
                _count("n", "statements of headline, deck and body, thought and statements within others included"),
                _count("n_once", "of them, those outside sentences that copy another article"),
            ),
        ),
        Table(
            "actors_heard", "an outlet and an actor of story.yml", ("outlet", "actor"),
            (
                OUTLET,
                _text("actor", "name of the actor"),
                _text("actor_kind", "kind of the actor in story.yml"),
                _text("standing", "speaks, named (and never heard) or not named"),
                _count("n_named", "body sentences that name the actor"),
                _count("n_named_once", "of them, those that copy no other article"),
                _flag("in_headline", "named in headline or deck"),
                _count("n_statements", "quotations and reported statements of headline, deck and body, those made jointly with others included"),
                _count("n_words", "words of them"),
                _count("n_quoted", "words of them between quotation marks"),
                _count("n_thoughts", "beliefs, wishes and plans that the outlet gives to the actor"),
                ENOUGH,
            ),
        ),
        Table(
            "quotations", "an utterance that two articles or more quote, and an article that does", ("quotation", "article"),
            (
                _count("quotation", "running number of the utterance, the longest first"),
                ARTICLE, OUTLET, SENTENCE, START, END,
                _text("speaker", "as in table voices; missing where unattributed"),
                _count("n_words", "words quoted"),
                _count("n_kept", "of them, words of the longest version, in its order"),
                _count("n_changed", "of them, words that are not in the longest version there"),
                _number("share", "n_kept divided by the words of the longest version, 0-1"),
                _text("form", "longest, whole (the same words), cut (fewer), overlapping (begins or ends beyond the longest) or reworded"),
                _flag("copied", "its sentence copies another article: identical or lightly edited"),
            ),
        ),
        Table(
            "actor_words", "a word said of an actor, or a verb done by or to it", ("article", "start", "actor", "role"),
            (
                ARTICLE, OUTLET, SENTENCE, START, END,
                _text("actor", "name of the actor in story.yml"),
                _text("role", "modifier (said of it), does or done to"),
                _text("word", "the word in lower case, a verb in its base form where a list of the suite has it"),
                VOICE,
                COPIED,
            ),
        ),
        Table(
            "agentless", "a passive of headline, deck or body that does not say by whom", ("article", "start"),
            (
                ARTICLE, OUTLET, SENTENCE, START, END,
                _text("verb", "the verb in lower case, in its base form where a list of the suite has it"),
                _text("kind", "done (who did it is missing) or thought (who expects, says or plans it)"),
                _text("missing", "who is missing"),
                _count("subject_start", "first character of the subject; missing where it is not found"),
                _count("subject_end", "one past the last"),
                _text("actor", "actor of story.yml that the subject names"),
                VOICE,
                COPIED,
            ),
        ),
        Table(
            "readability", "an article and an index", ("article", "index"),
            (
                ARTICLE, OUTLET,
                _text("index", "name of the index"),
                _number("score", "in the index's own unit: see measures/readability.py"),
                _number("ci_low", "lower end of its 95 % interval (sentence bootstrap); missing with fewer than 5 sentences"),
                _number("ci_high", "upper end of it"),
                _count("n_sentences", "body sentences it rests on"),
                _count("n_words", "body words it rests on"),
                _text("enough", "yes, thin or no"),
            ),
        ),
        Table(
            "findings", "a finding: a difference between the outlets, or that there is none", ("rank",),
            (
                _count("rank", "1: changes a reader's picture most"),
                _text("kind", "what it is about, such as left out, only here, one source, voice missing, tone"),
                _text("sentence", "the finding in plain words, made from names, numbers and the ledger's statements"),
                _text("size", "how large it is"),
                _text("uncertainty", "who or what decided it, and how sure that is"),
                _text("caution", "what it does not show"),
                _text("outlets", "the outlets it sets apart, with ; between them"),
                _number("weight", "stake x contrast x sureness, less for a further finding of its kind or outlets, 0-1"),
                _count("n_evidence", "its rows in the table evidence"),
            ),
        ),
        Table(
            "evidence", "a sentence that a finding rests on", ("rank", "item"),
            (
                _count("rank", "the finding's"),
                _count("item", "running number in the finding, from 1"),
                ARTICLE, OUTLET, SENTENCE, START, END,
                _text("says", "what the sentence does for the finding, such as tells it, or nearest to it where it is absent"),
                FACT,
            ),
        ),
    )
}  # fmt: skip


def from_rows(name: str, rows: Sequence[tuple]) -> pd.DataFrame:
    """A table from its rows, tuples in the order of the contract's columns, of which the last ones may be missing.

    Raises
    ------
    FramingError
        A value is of the wrong kind for its column.
    """
    table = TABLES[name]
    columns = zip(*rows, strict=True) if rows else ([] for _ in table.columns)
    given = dict(zip(table.columns, columns, strict=False))
    with _kinds_of(name):
        arrays = {c.name: pd.array(list(values), dtype=DTYPES[c.kind]) for c, values in given.items()}
    return pd.DataFrame(arrays, copy=False)


def check(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """Hold a frame against the contract and return it with the contract's column order and dtypes.

    Raises
    ------
    FramingError
        A column is missing, unknown or of the wrong kind, or two rows share a key.
    """
    table = TABLES[name]
    given = frame.columns.tolist()
    if set(given) != set(table.names):
        missing, extra = set(table.names) - set(given), set(given) - set(table.names)
        raise FramingError(
            f"table {name}", f"missing columns {sorted(missing)}, unknown columns {sorted(extra)}", "see TABLES"
        )
    fits = (
        given == table.names and frame.dtypes.tolist() == table.dtypes and frame.index.equals(pd.RangeIndex(len(frame)))
    )
    checked = frame if fits else _fitted(table, frame)
    if len(set(zip(*(checked[key].tolist() for key in table.key), strict=True))) < len(checked):
        twice = checked.duplicated(list(table.key), keep=False)
        key = dict(zip(table.key, checked.loc[twice.idxmax(), list(table.key)], strict=True))
        raise FramingError(f"table {name}", f"two rows for {key}", f"rows are told apart by {table.key}")
    return checked


def _fitted(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the table's order of columns and dtypes, its rows numbered anew."""
    given = dict(frame.items())
    with _kinds_of(table.name):
        return pd.DataFrame({column.name: _as(DTYPES[column.kind], given[column.name]) for column in table.columns})


@contextmanager
def _kinds_of(name: str) -> Iterator[None]:
    try:
        yield
    except (TypeError, ValueError) as error:
        raise FramingError(f"table {name}", str(error), "see the column kinds in TABLES") from None


def _as(dtype: object, column: pd.Series) -> pd.api.extensions.ExtensionArray:
    values = column.array
    return values if values.dtype == dtype else values.astype(dtype)


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path) -> list[Path]:
    """Write each table as `<folder>/<name>.csv`, without the columns that carry an article's words.

    Numbers have 12 significant digits and are 0 below 1e-15: the digits after them differ from processor to
    processor. A text that a spreadsheet would take for a formula (it starts with =, +, -, @ or a control character) is
    written behind an apostrophe, which `read_table` takes off again. A table whose key columns would be all that is
    left (tokens) is not written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, frame in tables.items():
        private = list(TABLES[name].private)
        if "term" in private:
            continue
        path = folder / f"{name}.csv"
        frame = check(name, frame).drop(columns=private)
        numbers = frame.select_dtypes("float64")
        frame[numbers.columns] = numbers.round(_SMALLEST) + 0.0  # no minus before a 0
        texts = frame.select_dtypes("str")
        frame[texts.columns] = texts.apply(lambda column: column.str.replace(_FORMULA, "'", n=1, regex=True))
        frame.to_csv(path, index=False, lineterminator="\n", float_format="%.12g")
        written.append(path)
    return written


def read_table(name: str, folder: Path) -> pd.DataFrame:
    """Read a table that `write_tables` wrote; columns with an article's words come back as missing.

    Raises
    ------
    FramingError
        The file is not there, or does not fit the contract.
    """
    table = TABLES[name]
    path = folder / f"{name}.csv"
    if not path.is_file():
        raise FramingError(path, "no such table", "run `framing measure STORY --out DIR` where the texts are")
    frame = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[""], encoding="utf-8")
    for column in table.columns:
        if column.name in table.private:
            frame[column.name] = None
        elif column.kind == "flag" and column.name in frame:
            frame[column.name] = frame[column.name].map({"True": True, "False": False}).astype("boolean")
        elif column.kind == "text" and column.name in frame:
            frame[column.name] = frame[column.name].str.replace(_GUARDED, "", n=1, regex=True)
        elif column.kind in ("count", "number") and column.name in frame:
            try:
                frame[column.name] = pd.to_numeric(frame[column.name]).astype(DTYPES[column.kind])
            except (TypeError, ValueError) as error:
                raise FramingError(f"{path}: {column.name}", str(error), "measure the story again") from None
    return check(name, frame)


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
