"""Terms, tone and readability."""

from __future__ import annotations

from analysis.tables.columns import ARTICLE, ENOUGH, OUTLET, SENTENCE, TERM, UNIT, Table, count, flag, number, text

MEAN_SCORE = (
    text("lexicon", "name of the lexicon"),
    text("voice", "own (not in_quote), quoted (in_quote) or all sentences of the body"),
    number("mean", "mean sentence score as printed, -1 to 1; missing without sentences"),
    number("ci_low", "lower end of its 95% interval (paragraph bootstrap); missing with fewer than 3 paragraphs"),
    number("ci_high", "upper end of it"),
    count("n_sentences", "sentences scored"),
    count("n_paragraphs", "paragraphs they stand in"),
    text("enough", "yes, thin or no: is there enough text for a mean? (see measures/statistics/enough.py)"),
    number("mean_once", "mean over sentences that copy no other article"),
    number("ci_low_once", "lower end of its 95% interval"),
    number("ci_high_once", "upper end of it"),
    count("n_sentences_once", "sentences that copy no other article"),
    count("n_paragraphs_once", "paragraphs they stand in"),
    text("enough_once", "yes, thin or no, for those"),
)

TABLES = (
    Table(
        "terms", "a term of an article's headline, deck and body", ("article", "term"),
        (ARTICLE, TERM, count("n", "occurrences"), count("n_in_quote", "occurrences between quotation marks"),
         count("n_once", "occurrences outside sentences that copy another article")),
    ),
    Table(
        "distinctiveness", "an outlet and a term that the outlet uses", ("outlet", "term"),
        (
            OUTLET, TERM,
            count("n_words", "words in the term: 1, 2, or more in a name"),
            flag("is_name", "the term is a name of several words; no pair is counted inside it"),
            count("n_target", "occurrences in the outlet, as printed"),
            count("n_reference", "occurrences in all other outlets, as printed"),
            number("tfidf", "TF-IDF weight in the outlet, 0-1"),
            number("tfidf_gap", "tfidf minus its mean over the other outlets, -1 to 1"),
            text("prior", "where the prior of log_odds comes from: story (its own counts) or the name of a word list"),
            number("log_odds", "log-odds ratio with an informative Dirichlet prior, in logits; positive: more in this outlet"),
            number("z", "log_odds divided by its standard error"),
            number("g2", "Dunning's log-likelihood ratio, 0 and up; not signed"),
            number("log_ratio", "Hardie's log ratio, in doublings; positive: more in this outlet"),
            count("n_outlets", "outlets that print the term"),
            count("n_target_once", "occurrences in the outlet with copied text counted once"),
            count("n_reference_once", "occurrences in all other outlets with copied text counted once"),
            number("log_odds_once", "log_odds with copied text counted once; missing where the term stands in copied text alone"),
            number("z_once", "z with copied text counted once"),
            count("n_independent", "outlets that use the term with copied text counted once"),
            flag("wire_only", "several outlets print the term, all but one of them only in copied text"),
            number("p", "permutation test over units counted once, one-sided, given that the outlet uses the term, 0-1; missing for terms that bodies, counted once, have fewer than 4 times or not in this outlet, and with fewer than 3 paragraphs"),
            number("q", "p adjusted for the terms tested in this outlet (Benjamini-Hochberg), 0-1"),
            UNIT,
            number("stability", "share of paragraph resamples in which the term is among the outlet's 20 highest z_once of its kind (one word, several), 0-1; missing for terms that the outlet's body, counted once, does not have, and with fewer than 3 paragraphs"),
            text("enough", "yes, thin or no: does the outlet have enough text of its own to compare terms? (see measures/statistics/enough.py)"),
        ),
    ),
    Table(
        "sentiment", "a sentence of headline, deck or body and a lexicon", ("article", "sentence", "lexicon"),
        (
            ARTICLE, SENTENCE,
            text("lexicon", "name of the lexicon"),
            number("score", "-1 (most negative) to 1 (most positive); 0 where no word of the lexicon stands"),
            flag("in_quote", "at least half of the sentence's words stand between quotation marks"),
            count("n_matched", "words of the sentence that the lexicon holds"),
            ENOUGH,
        ),
    ),
    Table(
        "sentiment_by_outlet", "an outlet, a lexicon and a voice", ("outlet", "lexicon", "voice"),
        (OUTLET, *MEAN_SCORE),
    ),
    Table(
        "target_sentiment", "a sentence of headline, deck or body, an actor it names and a lexicon",
        ("article", "sentence", "actor", "lexicon"),
        (
            ARTICLE, SENTENCE,
            text("actor", "name of the actor in story.yml"),
            text("lexicon", "name of the lexicon"),
            number("score", "-1 (most negative) to 1 (most positive) toward the actor; 0 where no word counts"),
            count("n_matched", "words of the lexicon and verdicts that count"),
            text("enough", "yes, thin or no: do the outlet's body sentences that name the actor, copied text counted once, allow a mean?"),
        ),
    ),
    Table(
        "target_sentiment_by_outlet", "an actor that a body names, an outlet, a lexicon and a voice",
        ("actor", "outlet", "lexicon", "voice"),
        (text("actor", "name of the actor in story.yml; scores are toward it"), OUTLET, *MEAN_SCORE),
    ),
    Table(
        "robustness", "an outlet, a lexicon and a change to the text or the lexicon", ("outlet", "lexicon", "change"),
        (
            OUTLET,
            text("lexicon", "name of the lexicon"),
            text("change", "curly quotes, with furniture, without the most extreme sentence, or by another lexicon (its name)"),
            count("rank", "place of the outlet by the mean of its own voice, copied text counted once, 1: most positive; missing without a mean"),
            count("rank_after", "its place when every outlet is changed so"),
            number("mean", "mean score of its own voice in the body, -1 to 1; missing without sentences"),
            number("mean_after", "the same after the change"),
            text("enough", "yes, thin or no: is there enough text of the outlet's own voice, copied text counted once, for a mean?"),
        ),
    ),
    Table(
        "sentiment_contrasts", "a pair of outlets, a lexicon and a voice", ("outlet_a", "outlet_b", "lexicon", "voice"),
        (
            text("outlet_a", "the earlier outlet in the alphabet"), text("outlet_b", "the later one"),
            text("lexicon", "name of the lexicon"),
            text("voice", "own, quoted or all sentences of the body"),
            number("difference", "mean score of a minus that of b, copied text counted once, -2 to 2; missing where one has no sentence"),
            number("p", "permutation test over the units of both, two-sided, 0-1; missing where either has enough text for no mean"),
            number("q", "p adjusted for the pairs of one lexicon and voice (Benjamini-Hochberg), 0-1"),
            text("unit", "what the test deals to the two: article (p speaks of the outlets) or paragraph (one of them has a single article of its own: p speaks of this coverage, its subject included)"),
            text("enough", "yes, thin or no: the lesser answer of the two outlets, copied text counted once"),
        ),
    ),
    Table(
        "readability", "an article and an index", ("article", "index"),
        (
            ARTICLE, OUTLET,
            text("index", "name of the index"),
            number("score", "in the index's own unit: see measures/tone/readability.py"),
            number("ci_low", "lower end of its 95% interval (sentence bootstrap); missing with fewer than 5 sentences"),
            number("ci_high", "upper end of it"),
            count("n_sentences", "body sentences it rests on"),
            count("n_words", "body words it rests on"),
            text("enough", "yes, thin or no"),
        ),
    ),
)  # fmt: skip
