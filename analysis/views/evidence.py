"""Tables that put the articles' words beside the numbers: what was cleaned, said, and how.

Where a story's texts are withheld, these show keys (article, sentence or line number) in place of words.
"""

from __future__ import annotations

from operator import attrgetter

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered
from analysis.errors import FramingError
from analysis.tables import read_table
from analysis.views.display import Html, Note, show_table, table
from analysis.views.plain import asked, counted, excerpt, listed
from analysis.views.tables import takes_tables


def show_cleaning(corpus: Corpus, *, rows: int | None = None) -> Html:
    """What each line of each article was taken for, and why: the audit of the cleaning.

    Body lines are counted, a row an article; those that a weak cue left in doubt are listed like all other
    lines. A line can be overruled in story.yml, under its article: `lines: {12: caption}`.

    Parameters
    ----------
    rows
        Show this many lines at most.
    """
    lines = corpus.lines.assign(look=corpus.lines["doubtful"].map({True: "doubtful", False: ""}))
    lines["line reads"] = [_line(corpus, line.article, line.start, line.end) for line in lines.itertuples()]
    plain = (lines["part"] == "body") & ~lines["doubtful"].fillna(False).astype(bool)
    counts = lines[plain].groupby("article", sort=False)["n_words"].agg(["size", "sum"])
    dateline = lines[lines["part"] == "body"].groupby("article")["n_words"].sum()
    dateline -= corpus.articles.set_index("article")["n_body_words"].reindex(dateline.index)
    counted_lines = pd.DataFrame({
        "article": counts.index, "line": pd.NA, "part": "body", "n_words": counts["sum"].to_numpy(), "look": "",
        "reason": [_running(int(n)) for n in dateline.reindex(counts.index)], "line reads": [f"({counted(n, 'line')}, not listed)" for n in counts["size"]],
    })  # fmt: skip
    order = {article: i for i, article in enumerate(corpus.articles["article"])}
    audit = pd.concat([counted_lines, lines[~plain]])[
        ["article", "line", "part", "line reads", "n_words", "reason", "look"]
    ]
    audit = audit.astype({"line": "Int64", "n_words": "Int64"}).sort_values(
        "article", key=lambda a: a.map(order), kind="stable"
    )
    kept = int(corpus.articles["n_body_words"].sum())
    total = int(corpus.articles["n_words"].sum())
    doubtful = int(corpus.lines["doubtful"].sum())
    caption = (
        f"What each line was taken for. {kept:,} of {total:,} words are body text; {counted(doubtful, 'line')} in doubt"
    )
    return show_table(audit.rename(columns={"look": "worth a look"}), caption=caption, rows=rows)


def _running(dateline: int) -> str:
    """Why lines count as body text; the words of a dateline in them are not in its count."""
    return "running text" + (f", a dateline of {counted(dateline, 'word')} in it" if dateline else "")


def show_kwic(corpus: Corpus, term: str | None, *, width: int = 40, rows: int | None = None) -> Html | Note:
    """Every place where a term stands, with the words around it (keyword in context), outlet by outlet.

    The places are those that the table `terms` counts: headline, deck and body.

    Parameters
    ----------
    term
        One word or several in a row, as in the tables ("rightful place") or as printed; spellings that the tables
        count as one are found together. None where no term stands out, as of one outlet.
    width
        Characters shown on either side.
    rows
        Show this many places at most.
    """
    if term is None:
        return Note("No term stands out, so there is no context to show.")
    if not corpus.has_text:
        return _kwic_without_text(corpus, term)
    told = corpus.sentences.loc[corpus.sentences["part"] != "caption", ["article", "sentence"]]
    tokens = corpus.tokens.merge(told, on=["article", "sentence"])
    outlet_of = corpus.outlet_of()
    places = [
        (
            outlet_of[first.article],
            *context(corpus, first.article, first.start, last.end, width),
            f"{first.article}, {first.sentence}",
        )
        for first, last in _find(tokens, term)
    ]
    if not places:
        return Note(f"“{term}” stands in no headline, deck or body of this story.")
    found = pd.DataFrame(places, columns=["outlet", "before", "term", "after", "article, sentence"])
    order = {outlet: i for i, outlet in enumerate(corpus.outlets)}
    found = found.sort_values("outlet", key=lambda names: names.map(order), kind="stable")
    by = "; ".join(f"{outlet} {n}" for outlet, n in found["outlet"].value_counts(sort=False).items())
    return table(found, caption=f"“{term}” in context ({by})", rows=rows, align={"before": "right", "term": "center"})


@takes_tables
def show_sentences(
    corpus: Corpus, sentiment: pd.DataFrame, *, lexicon: str | None = None, outlet: str | None = None, n: int = 5
) -> Html | Note:
    """The most negative and the most positive sentences, with the scores of every lexicon.

    Parameters
    ----------
    sentiment
        The table `sentiment`; or rows of `target_sentiment` on one actor, with the column in_quote of the sentence.
    lexicon
        Order by this lexicon's score; without one, by the mean over the lexicons.
    outlet
        Sentences of this outlet alone.
    n
        Sentences at either end.

    Raises
    ------
    FramingError
        The table has no such lexicon, or the story no such outlet.
    """
    if sentiment.empty:
        return Note("There is no sentence here to score.")
    asked("lexicon", lexicon, sentiment["lexicon"])
    lexicons = sorted(set(sentiment["lexicon"]))
    scores = sentiment.pivot(index=["article", "sentence"], columns="lexicon", values="score")[lexicons]
    voice = sentiment.groupby(["article", "sentence"])["in_quote"].first().map({True: "quotation", False: "own"})
    found = scores.assign(rank=scores.mean(axis=1) if lexicon is None else scores[lexicon], voice=voice).reset_index()
    found["outlet"] = found["article"].map(corpus.outlet_of())
    if outlet is not None:
        found = found[found["outlet"] == known_outlet(corpus, outlet)]
    ends = [found[found["rank"] < 0].nsmallest(n, "rank"), found[found["rank"] > 0].nlargest(n, "rank")[::-1]]
    found = pd.concat(ends)
    if found.empty:
        return Note("No sentence here has a score other than 0.")
    found["words"] = [sentence_words(corpus, row.article, row.sentence) for row in found.itertuples()]
    by = lexicon or "the mean of the lexicons"
    actors = f" that name {listed(sentiment['actor'].unique())}" if "actor" in sentiment else ""
    return show_table(
        found[["outlet", "words", "voice", *lexicons]].rename(columns={"words": "sentence"}),
        caption=f"From the most negative to the most positive sentences{actors}, by {by}",
        formats=dict.fromkeys(lexicons, "+z.2f"),
    )


def known_outlet(corpus: Corpus, outlet: str) -> str:
    """The outlet, if the story has it."""
    if outlet not in corpus.outlets:
        raise FramingError(f"outlet '{outlet}'", "not in this story", f"name one of: {listed(corpus.outlets)}")
    return outlet


def sentence_words(corpus: Corpus, article: str, sentence: int) -> str:
    """A sentence as printed, or its key where the text is withheld."""
    if not corpus.has_text:
        return f"article {article}, sentence {sentence}"
    return _printed(corpus)[article, sentence]


@remembered
def _printed(corpus: Corpus) -> dict[tuple[str, int], str]:
    """Article and sentence -> the sentence as printed."""
    return {(row.article, row.sentence): row.text for row in corpus.rows("sentences")}


def _line(corpus: Corpus, article: str, start: int, end: int) -> str:
    """The beginning of a line, or its place where the text is withheld."""
    if not corpus.has_text:
        return f"characters {start}–{end}"
    return excerpt(corpus.texts[article][start:end])


def _find(tokens: pd.DataFrame, term: str) -> list[tuple]:
    """First and last token of each place where a term stands within a sentence."""
    words = even(term).split()
    rows = list(tokens.itertuples())
    folded = [row.term for row in rows]
    runs = _runs(rows, folded, words)
    if not runs:  # as printed, or in another case: the spellings that count as the same are found with it
        low = [word.casefold() for word in words]
        printed = [even(row.text).casefold() for row in rows]
        either = [str(a).casefold() if str(a).casefold() in low else b for a, b in zip(folded, printed, strict=True)]
        runs = _runs(rows, either, low)
        alike = {tuple(folded[run]) for run in runs if all(isinstance(form, str) for form in folded[run])}
        runs += [run for forms in alike for run in _runs(rows, folded, list(forms)) if run not in runs]
    return [(rows[run.start], rows[run.stop - 1]) for run in sorted(runs, key=attrgetter("start"))]


def _runs(rows: list, forms: list, words: list[str]) -> list[slice]:
    """Where words follow one another within a sentence."""
    n = len(words)
    return [
        slice(i, i + n)
        for i in range(len(rows) - n + 1)
        if n and forms[i : i + n] == words and rows[i][1:3] == rows[i + n - 1][1:3]
    ]


def context(corpus: Corpus, article: str, start: int, end: int, width: int) -> tuple[str, str, str]:
    """The words before a place, in it, and after it, within its line: whole ones, `width` characters at most."""
    text = corpus.texts[article]
    lines = corpus.lines[corpus.lines["article"] == article]
    line = lines[(lines["start"] <= start) & (lines["end"] >= end)].iloc[0]
    before, after = text[line["start"] : start], text[end : line["end"]]
    if len(before) > width:
        before = "… " + before[-width - 1 :].partition(" ")[2].lstrip()
    if len(after) > width:
        after = after[: width + 1].rpartition(" ")[0].rstrip() + " …"
    return before, text[start:end], after


def _kwic_without_text(corpus: Corpus, term: str) -> Html | Note:
    terms = read_table("terms", corpus.folder / "measures")
    found = terms[terms["term"].str.casefold() == even(term).casefold()]
    if found.empty:
        return Note(f"“{term}” is not among the stored terms of this story; its places need the articles' words.")
    found = found.assign(outlet=found["article"].map(corpus.outlet_of()))[["outlet", "article", "n", "n_in_quote"]]
    return show_table(found, caption=f"“{term}”: how often; its places need the articles' words")
