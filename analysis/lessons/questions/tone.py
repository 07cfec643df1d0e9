"""The apostrophe that flips the mood: what a sentiment score counts, and what breaks it."""

from __future__ import annotations

import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.lessons.exercise import Exercise, Verdict, lettered, letters_of
from analysis.lessons.truth import MEASURED, Truth
from analysis.measures import measure_sentiment_by_outlet
from analysis.measures.tone.lexicons import lexicons
from analysis.views.display import show_table
from analysis.views.plain import counted, sentence

STRAIGHT = "The plan isn't good for the town."
CURLY = STRAIGHT.replace("'", "’")
_LIBRARY = "what the vaderSentiment library computes, shown below"
_UP, _SAME, _DOWN = (
    "Its score goes up, from negative to positive.",
    "Nothing: the words are the same.",
    "Its score goes further down.",
)


def raw_score(text: str) -> float:
    """VADER's compound score of a text just as it stands, -1 to 1 (Hutto & Gilbert 2014): no mark is evened out."""
    return SentimentIntensityAnalyzer().polarity_scores(text)["compound"]


def curly_quote(truth: Truth) -> Exercise:
    """d1: what does a typographic apostrophe do to a score?"""
    options = lettered((_UP, _SAME, _DOWN), "d1")
    change = raw_score(CURLY) - raw_score(STRAIGHT)
    said = _UP if change > 0 else _SAME if change == 0 else _DOWN
    shown = pd.DataFrame({"sentence": [STRAIGHT, CURLY], "score": [raw_score(STRAIGHT), raw_score(CURLY)]})
    return Exercise(
        "d1",
        "one",
        f"A program scores the sentence “{STRAIGHT}” Then the straight apostrophe is replaced by the curly one that"
        " newspapers print. What happens?",
        next(iter(letters_of(options, [said]))),
        "The program looks words up in a list. Is “isn’t” in it?",
        show_table(shown, caption="VADER, text as it stands"),
        _LIBRARY,
        options,
    )


def one_character(truth: Truth) -> Exercise:
    """d2: flip the sign of a score by one character."""
    shown = pd.DataFrame({"sentence": [STRAIGHT, CURLY], "score": [raw_score(STRAIGHT), raw_score(CURLY)]})
    return Exercise(
        "d2",
        "text",
        f"Change, add or delete one character of “{STRAIGHT}” so that the sign of its score turns round.",
        CURLY,
        "Which word carries the “not”? Make the program miss it.",
        show_table(shown, caption="One character apart (there are other answers)"),
        _LIBRARY,
        rule=_one_character,
    )


def counted_word(truth: Truth) -> Exercise | None:
    """d3: which single word made a sentence of the story negative or positive?"""
    found = _one_hit(truth)
    if found is None:
        return None
    article, sentence, word = found
    words = [w for w in dict.fromkeys(sentence.replace("’", "'").split()) if w.strip(".,").isalpha() and len(w) > 4]
    others = [w.strip(".,") for w in words if w.strip(".,").lower() != word.lower()][:4]
    options = lettered([word, *others], "d3")
    shown = pd.DataFrame({"word": [word], "score of the sentence": [raw_score(sentence)]})
    return Exercise(
        "d3",
        "one",
        f"VADER scores this sentence of {truth.label[article]} for one word alone: “{sentence}” Which word?",
        next(iter(letters_of(options, [word]))),
        "Which of them sounds pleasant or unpleasant by itself?",
        show_table(shown, caption="The one word that the lexicon holds"),
        _LIBRARY,
        options,
    )


def leaders(truth: Truth) -> Exercise | None:
    """d4: how many outlets come out as the most positive, depending on the lexicon?"""
    means = measure_sentiment_by_outlet(truth.corpus)
    own = means[(means["voice"] == "own") & means["mean"].notna()]
    if own["outlet"].nunique() < 2:
        return None
    first = own.sort_values("mean", ascending=False, kind="stable").drop_duplicates("lexicon")
    return Exercise(
        "d4",
        "number",
        f"{sentence(counted(own['lexicon'].nunique(), 'lexicon'))} score every sentence in the outlets' own voice. Taking each lexicon by itself, one"
        " outlet comes out as the most positive. How many different outlets win?",
        int(first["outlet"].nunique()),
        "Read the figure lexicon by lexicon.",
        show_table(
            first[["lexicon", "outlet", "mean"]], caption="Most positive by each lexicon", formats={"mean": "+.2f"}
        ),
        MEASURED,
    )


QUESTIONS = (curly_quote, one_character, counted_word, leaders)


def _one_character(answer: object) -> Verdict:
    if not isinstance(answer, str):
        return Verdict("unreadable", "Write the whole sentence between quotation marks.")
    if not _one_apart(answer, STRAIGHT):
        return Verdict("wrong", "More than one character differs, or none. Start again from the sentence as printed.")
    score = raw_score(answer)
    if score * raw_score(STRAIGHT) >= 0:
        return Verdict(
            "wrong", f"The score is {score:+.2f} now: its sign has not turned. Make the program miss the “not”."
        )
    return Verdict(
        "right", f"The score is {score:+.2f}: one character turned the mood round, and no reader would notice."
    )


def _one_apart(text: str, other: str) -> bool:
    """One character changed, added or deleted."""
    if len(text) == len(other):
        return sum(a != b for a, b in zip(text, other, strict=True)) == 1
    longer, shorter = sorted((text, other), key=len, reverse=True)
    return len(longer) == len(shorter) + 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _one_hit(truth: Truth) -> tuple[str, str, str] | None:
    """A body sentence of some 10-25 words with one word of VADER's list: article, sentence, word."""
    if not truth.corpus.has_text:
        return None
    vader = lexicons()[0]
    rows = truth.corpus.sentences
    rows = rows[(rows["part"] == "body") & rows["n_words"].between(10, 25) & (rows["quoted_share"] == 0)]
    for row in rows[rows["article"].isin(truth.pages)].itertuples():
        hits = vader.hits(row.text)
        if len(hits) == 1 and raw_score(row.text) and (word := row.text[hits[0].start : hits[0].end]).isalpha():
            return row.article, row.text, word
    return None
