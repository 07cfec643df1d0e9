"""Headlines, and findings with their caution: what students write, and rules that say what is checkable in it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from analysis.corpus.house_style import even
from analysis.corpus.segment import word_spans
from analysis.lessons.exercise import Exercise, Verdict, in_words, is_blank, lettered, letters_of
from analysis.lessons.questions.omissions import differing_facts
from analysis.lessons.truth import Truth
from analysis.measures.facts.facts import fact_sentences
from analysis.measures.tone.lexicons import lexicons
from analysis.measures.word_choice.loaded_words import LoadedWords
from analysis.measures.word_choice.phrases import units_of
from analysis.tables import HEADING_PARTS
from analysis.views.coverage import salience_rank
from analysis.views.display import show_table
from analysis.views.plain import counted, listed, out_of

LEAST, MOST = 5, 14  # words of a headline
_EACH = 2  # loaded words of one page in e1
_STRONG = 0.5  # score of a word, of 1, from which a headline sounds like a comment
# Words of motive, truth and blame: a finding says what is on the page, a verdict says more.
VERDICTS = ("hide", "hides", "hid", "hiding", "conceal", "conceals", "suppress", "suppresses", "lie", "lies", "lied",
            "lying", "mislead", "misleads", "manipulate", "manipulates", "propaganda", "biased", "bias", "dishonest",
            "fake", "deliberately", "on purpose", "wants readers", "agenda")  # fmt: skip
_FIELDS = {
    "page": 'a page, by its id, such as "a"',
    "fact": "a fact that it does not tell, by its id",
    "pages_that_tell_it": "on how many of the pages the fact stands",
    "evidence": 'a page and the number of a sentence that tells it, such as ["b", 3]',
    "caution": "what else could explain it, in eight words or more",
}


def loaded_headlines(truth: Truth) -> Exercise | None:
    """e1: which words of the headlines and decks judge, where a plain one would do?"""
    loaded = truth.loaded_in_headlines
    plain = _plain_words(truth)
    if not loaded or not plain:
        return None
    judging = [f"“{word}” ({truth.label[page]})" for page, words in loaded.items() for word in words[:_EACH]]
    options = lettered([*judging, *plain[: len(judging)]], "e1")
    shown = pd.DataFrame({
        "page": [truth.label[page] for page in truth.pages],
        "headline": [truth.headline(page) for page in truth.pages],
        "deck": [truth.deck(page) for page in truth.pages],
        "words that judge": [", ".join(loaded.get(page, [])) or None for page in truth.pages],
    })  # fmt: skip
    return Exercise(
        "e1",
        "some",
        "These words stand in headlines or in the decks below them. Which of them judge, or tell one side's version, where"
        " a plain word would do?",
        letters_of(options, judging),
        "Read each in its headline, and try to put a word there that the other side would accept.",
        show_table(shown, caption="Words that judge, in headlines and decks"),
        truth.loaded_basis,
        options,
    )


def own_headline(truth: Truth) -> Exercise | None:
    """e2: write a headline that a reader of any of the pages would accept."""
    if not truth.corpus.has_text:
        return None
    headlines = {page: truth.headline(page) for page in truth.corpus.articles["article"]}
    passing = [text for text in headlines.values() if _headline(truth, text).right]
    if not passing:
        return None
    shown = pd.DataFrame({
        "page": [truth.label[page] for page in headlines],
        "headline": list(headlines.values()),
        "what the rule says": [_headline(truth, text).text for text in headlines.values()],
    })  # fmt: skip
    return Exercise(
        "e2",
        "text",
        f"Write a headline of {LEAST} to {MOST} words that names who or where, and takes no side by its choice of words.",
        passing[0],
        "Say what happened, who did it and to whom; strike every word you would not find in the minutes.",
        show_table(shown, caption="The pages' own headlines under the same rule"),
        "one of many: the rule checks length, names and strong words, and no more",
        rule=lambda answer: _headline(truth, answer),
    )


def finding_or_verdict(truth: Truth) -> Exercise | None:
    """f1: which sentences are findings, and which are verdicts?"""
    example = _example(truth)
    if example is None:
        return None
    page, fact, tellers = example
    label, statement = truth.label[page], truth.facts.at[fact, "statement"].rstrip(".")
    n = int(truth.told[page].sum())
    findings = [
        f"{label} does not say this, and {out_of(len(tellers), len(truth.pages), 'page')} do: {statement}.",
        f"Of the {len(truth.facts)} facts on our list, {label} tells {n}.",
    ]
    verdicts = [
        f"{label} hides this from its readers: {statement}.",
        f"{label} is the most biased of the {counted(len(truth.pages), 'page')}.",
        f"{label} left facts out because it wants readers to take one side.",
    ]
    options = lettered([*findings, *verdicts], "f1")
    shown = pd.DataFrame({
        "sentence": [*findings, *verdicts],
        "it is": ["a finding: anybody can check it on the page"] * len(findings)
        + ["a verdict: the page shows no motive"] * len(verdicts),
    })  # fmt: skip
    return Exercise(
        "f1",
        "some",
        "Which of these sentences are findings, that is: can be checked on the pages alone?",
        letters_of(options, findings),
        "Ask of each: could I show it to somebody who disagrees, with a finger on the page?",
        show_table(shown, caption="Findings and verdicts"),
        "a rule of this lesson",
        options,
    )


def own_finding(truth: Truth) -> Exercise | None:
    """f2: write a finding of one's own, with its evidence and its caution."""
    example = _example(truth)
    if example is None:
        return None
    page, fact, tellers = example
    other = tellers[0]
    sample = {
        "page": page,
        "fact": fact,
        "pages_that_tell_it": len(tellers),
        "evidence": [other, truth.evidence[fact, other]],
        "caution": "The page may be shorter or earlier than the others; what it leaves out says nothing of why.",
    }
    shown = pd.DataFrame({"part": sample.keys(), "in this example": map(in_words, sample.values())})
    return Exercise(
        "f2",
        "form",
        "Write a finding of your own: a fact that a page does not tell and others do, with its evidence and its caution.",
        sample,
        "The table of facts by page, above, has all you need.",
        show_table(shown, caption="One finding of many"),
        truth.coverage_basis,
        rows=_FIELDS,
        rule=lambda answer: _finding(truth, answer),
    )


QUESTIONS = (loaded_headlines, own_headline, finding_or_verdict, own_finding)


def _plain_words(truth: Truth) -> list[str]:
    """Words of headlines and decks that most pages use in their body too, no names and none loaded, each with a page."""
    if not truth.corpus.has_text:
        return []
    tokens = truth.corpus.tokens[~truth.corpus.tokens["function_word"].astype(bool)]
    parts = truth.corpus.sentences.set_index(["article", "sentence"])["part"]
    tokens = tokens.assign(part=parts.reindex(pd.MultiIndex.from_frame(tokens[["article", "sentence"]])).to_numpy())
    tokens = tokens[tokens["article"].isin(truth.pages) & tokens["term"].notna()]
    body = tokens[(tokens["part"] == "body") & tokens["text"].str.fullmatch("[a-z]{4,}")]
    common = body.groupby("term")["article"].nunique()
    common = set(common.index[common > len(truth.pages) / 2])
    judging = {word.lower() for words in truth.loaded_in_headlines.values() for word in words}
    found = tokens[tokens["part"].isin(HEADING_PARTS) & tokens["term"].isin(common)]
    found = found[~found["text"].str.lower().isin(judging)].drop_duplicates("term")
    return [f"“{row.text}” ({truth.label[row.article]})" for row in found.itertuples()]


def _headline(truth: Truth, answer: object) -> Verdict:
    """Length, names, and words that take sides."""
    if not isinstance(answer, str):
        return Verdict("unreadable", "Write your headline between quotation marks.")
    words = [answer[a:b] for a, b in word_spans(answer)]
    if not LEAST <= len(words) <= MOST:
        return Verdict("wrong", f"It has {counted(len(words), 'word')}: {LEAST} to {MOST} are asked for.")
    judging = {
        answer[hit.start : hit.end]
        for lexicon in lexicons()
        for hit in lexicon.hits(answer)
        if abs(lexicon.total([hit.valence])) >= _STRONG
    }  # fmt: skip
    units = units_of(answer, truth.corpus.folding)
    loaded = (hit for hit in LoadedWords().find(units, headline=True) if hit.value.strength > 1)
    strong = sorted(judging | {answer[units[hit.first].start : units[hit.last - 1].end] for hit in loaded})
    if strong:
        verb = "sounds" if len(strong) == 1 else "sound"
        return Verdict(
            "partly", f"{listed(f'“{word}”' for word in strong)} {verb} like a comment. Is there a plainer word?"
        )
    if not _names(truth) & set(_terms(truth, answer)):
        return Verdict("partly", "It names nobody and no place of this story: who did what?")
    return Verdict(
        "right",
        "Short, named, and without a word that takes sides by the lists. Now read it to somebody who disagrees.",
    )


def _finding(truth: Truth, answer: object) -> Verdict:
    if not isinstance(answer, Mapping) or set(answer) != set(_FIELDS):
        return Verdict("unreadable", f"Keep these parts and fill each: {listed(_FIELDS)}.")
    blank = [field for field in _FIELDS if is_blank(answer[field])]
    if blank:
        return Verdict("partly", f"Still blank: {listed(blank)}.")
    page, fact, n, evidence, caution = (answer[field] for field in _FIELDS)
    if not isinstance(page, str) or page not in truth.pages:
        return Verdict("wrong", f"{page!r} is no page here: name one of {listed(truth.pages)}.")
    if not isinstance(fact, str) or fact not in truth.facts.index:
        return Verdict("wrong", f"{fact!r} is no fact of the list: take its id, such as {truth.facts.index[0]}.")
    if truth.told.at[fact, page]:
        return Verdict("wrong", f"{truth.label[page]} does tell {fact}. Look for it in other words.")
    tellers = [other for other in truth.pages if truth.told.at[fact, other]]
    if n != len(tellers):
        return Verdict("partly", f"{fact} stands on another number of pages than {n}: count again.")
    if not (isinstance(evidence, list | tuple) and len(evidence) == 2):
        return Verdict("unreadable", 'Evidence is a page and the number of a sentence, such as ["a", 3].')
    if not _tells(truth, fact, *evidence):
        return Verdict("partly", f"Sentence {evidence[1]} of {evidence[0]} does not tell {fact}: give one that does.")
    if not isinstance(caution, str) or len(word_spans(caution)) < 8:
        return Verdict("partly", "The caution is too short: what else could explain it, and what can't be seen here?")
    said = [word for word in VERDICTS if re.search(rf"\b{word}\b", even(caution), re.IGNORECASE)]
    if said:
        return Verdict("partly", f"“{said[0]}” is a verdict: the page shows no motive. Say what can be seen.")
    return Verdict("right", "A finding with evidence and a caution: page, number and sentence agree with the table.")


def _tells(truth: Truth, fact: str, article: object, sentence: object) -> bool:
    if not truth.corpus.has_text:
        return truth.evidence.get((fact, article)) == sentence
    rows = fact_sentences(truth.corpus)
    return (fact, article, sentence) in set(rows.itertuples(index=False, name=None))


def _example(truth: Truth) -> tuple[str, str, list[str]] | None:
    """A page, a salient fact it leaves out, and the pages that tell it."""
    rank = salience_rank(truth.facts["salience"]) if not truth.facts.empty else pd.Series(dtype=int)
    for fact in rank[differing_facts(truth)].sort_values(kind="stable").index if len(rank) else ():
        tellers = [page for page in truth.pages if truth.told.at[fact, page]]
        missing = [page for page in truth.pages if page not in tellers]
        if len(tellers) >= 2 and missing:
            return missing[0], fact, tellers
    return None


def _terms(truth: Truth, text: str) -> list[str]:
    fold = truth.corpus.folding.fold
    return [term.lower() for a, b in word_spans(text) if (term := fold(text[a:b])[0])]


def _names(truth: Truth) -> set[str]:
    """Folded capitalised words of the story that are not just the beginning of a sentence."""
    tokens = truth.corpus.tokens
    first = tokens.groupby(["article", "sentence"])["start"].transform("min")
    inner = tokens[(tokens["start"] > first) & ~tokens["function_word"].astype(bool)]
    body = truth.corpus.sentences.loc[truth.corpus.sentences["part"] == "body", ["article", "sentence"]]
    inner = inner.merge(body, on=["article", "sentence"])
    return {
        str(term).lower()
        for text, term in zip(inner["text"], inner["term"], strict=True)
        if text[:1].isupper() and pd.notna(term)
    }
