"""Sentiment toward an actor: what a sentence says of the actor that it names, not its tone at large."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import chain

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.actors import mentions
from analysis.corpus.house_style import even
from analysis.corpus.quotes import Span
from analysis.corpus.segment import WORD
from analysis.corpus.yaml_files import read_yaml
from analysis.errors import FramingError
from analysis.measures.language.reporting import also_nouns, inflect, verb_forms
from analysis.measures.language.word_classes import in_title_case
from analysis.measures.lists import DATA
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by
from analysis.measures.text_reuse.copied import body_once
from analysis.measures.tone.lexicons import Hit, Lexicon, lexicons
from analysis.measures.tone.sentiment import body_scores, means_by_outlet
from analysis.records import records
from analysis.tables import from_rows

Case = tuple[str, int, str]  # article, sentence, actor

# What is said of an actor mostly follows the name; before it, only the next words do. The four figures were set by
# hand on the development part of NewsMTSC (Hamborg & Donnay 2021) and are round: others near them do as well.
HALF_AFTER = 8  # words after the name over which a word's weight halves
HALF_BEFORE = 2  # and before the name
BEFORE = 0.5  # weight of the word right before the name; that of the word right after is 1
SPEAKER = 0.2  # what is left of the score where the actor is the one who speaks

_REACH = 4  # words between a verb of judgement and its object, or between "was" and its participle
_BREAK = re.compile(
    r"[,;:()\"]|--|[-–—](?=\s)|\b(?:and|but|or|so|than|because|although|though|while|whereas|if|unless|until|when"
    r"|whenever|where|before|after|since|as|whether|who|whom|whose|which|that)\b"
)
_DETERMINERS = frozenset("a an the this that these those his her its their".split())
_BE = frozenset("is are was were be been being am get gets got gotten".split())


def sentiment_toward(texts: Sequence[str], spans: Sequence[Sequence[Span]]) -> pd.DataFrame:
    """Score what each sentence says of one actor.

    A word of a lexicon counts the less the farther it stands from the actor's name: its weight halves with every 8
    words after the name and every 2 before it. Verbs of praise and blame (data/judgement.yml) of which the actor is
    the object, in the active or the passive voice, count in full, as "good" or "bad" does in the lexicon; harm done
    to the actor does not count, nor do words in names (the Justice Department). Where the actor is the one who
    speaks, a fifth of the score is left: what somebody says is seldom said of them. On target-dependent sentiment in
    news see Hamborg & Donnay (2021), NewsMTSC.

    Parameters
    ----------
    texts
        A sentence each.
    spans
        For each sentence, where it names the actor, as offsets into it.

    Returns
    -------
    pandas.DataFrame
        One row per sentence and lexicon: case (number of the sentence in `texts`, from 0), lexicon, score (-1, most
        negative, to 1; 0 where no word counts), n_matched (words that count).

    Raises
    ------
    FramingError
        A span holds no word of its sentence, or a sentence has no span.
    """
    sentences = {text: _Sentence(text) for text in dict.fromkeys(texts)}
    rows = []
    for case, (text, named) in enumerate(zip(texts, spans, strict=True)):
        reading = _Reading(sentences[text], named)
        share = SPEAKER if reading.speaks else 1.0
        for lexicon, found in zip(lexicons(), sentences[text].hits, strict=True):
            valences = [
                *reading.weighted(found),
                *(_plain(lexicon, verdict) for verdict in reading.verdicts.values() if verdict),
            ]
            rows.append((case, lexicon.name, share * lexicon.total(valences), len(valences)))
    return pd.DataFrame(rows, columns=["case", "lexicon", "score", "n_matched"])


@measure("target_sentiment")
def measure_target_sentiment(corpus: Corpus) -> pd.DataFrame:
    """Score what each sentence of headline, deck and body says of each actor that it names (story.yml).

    Where a sentence names an actor more than once, a word counts by the mention nearest to it. Actors meant by a
    pronoun are not found. See `sentiment_toward` for the method.

    Returns
    -------
    pandas.DataFrame
        One row per sentence, actor named in it, and lexicon: article, sentence, actor, lexicon, score, n_matched, enough
        (do the outlet's body sentences that name the actor, copied text counted once, allow a mean?).
    """
    told = {(row.article, row.sentence): row for row in corpus.rows("sentences") if row.part != "caption"}
    cases: dict[Case, list[Span]] = defaultdict(list)
    for mention in records(mentions(corpus)):
        sentence = told.get((mention.article, mention.sentence))
        if sentence:
            span = mention.start - sentence.start, mention.end - sentence.start
            cases[mention.article, mention.sentence, mention.actor].append(span)
    scores = sentiment_toward([told[article, sentence].text for article, sentence, _ in cases], [*cases.values()])
    keys = pd.DataFrame(list(cases), columns=["article", "sentence", "actor"])
    return scores.join(keys.assign(enough=_enough(corpus, list(cases))), on="case").drop(columns="case")


@measure("target_sentiment_by_outlet")
def measure_target_sentiment_by_outlet(corpus: Corpus) -> pd.DataFrame:
    """Mean score toward an actor over an outlet's body sentences that name it, with a 95% interval.

    See `measure_sentiment_by_outlet` for the voices, the interval and `_once`.

    Returns
    -------
    pandas.DataFrame
        One row per actor that a body names, outlet, lexicon and voice (own, quoted, all): mean (-1 to 1), ci_low, ci_high,
        n_sentences, n_paragraphs, enough, and the same with `_once`.
    """
    scores, toward = body_scores(corpus), measure_target_sentiment(corpus)
    wide = toward.pivot(index=["actor", "article", "sentence"], columns="lexicon", values="score")
    in_body = wide[[key in scores.body.row for key in wide.index.droplevel("actor")]]
    rows = []
    for actor, named in in_body.groupby("actor"):
        at = [scores.body.row[key] for key in named.index.droplevel("actor")]
        score, chosen = np.zeros_like(scores.score), np.zeros(len(scores.score), bool)
        score[at], chosen[at] = named[[lexicon.name for lexicon in lexicons()]], True
        rows += [(actor, *row) for row in means_by_outlet(corpus.outlets, replace(scores, score=score), chosen)]
    return from_rows("target_sentiment_by_outlet", rows)


def _enough(corpus: Corpus, cases: list[Case]) -> list[str]:
    """Is there enough text of its outlet on its actor, for each sentence and actor named in it?"""
    outlet = corpus.outlet_of()
    paragraph = {(row.article, row.sentence): row.paragraph for row in records(body_once(corpus))}
    groups = [(outlet[article], actor) for article, _, actor in cases]
    enough = enough_by(
        groups,
        (
            (group, article, paragraph[article, sentence])
            for group, (article, sentence, _) in zip(groups, cases, strict=True)
            if (article, sentence) in paragraph
        ),
    )
    return [enough[group] for group in groups]


class _Sentence:
    """A sentence with plain marks, its words, and the hits of each lexicon in it."""

    def __init__(self, text: str):
        self.hits = [lexicon.hits(text) for lexicon in lexicons()]
        self.text = even(text)
        self.spans = [match.span() for match in WORD.finditer(self.text)]
        self.starts = [start for start, _ in self.spans]
        self.words = [self.text[start:end] for start, end in self.spans]
        self.lower = [word.lower() for word in self.words]
        self.headline = in_title_case(self.words)

    def words_at(self, span: Span) -> Span:
        """The first and the last word of a span."""
        inside = [i for i, (start, end) in enumerate(self.spans) if start < span[1] and end > span[0]]
        if not inside:
            raise FramingError("sentiment_toward", f"no word at {span[0]}-{span[1]}", "give offsets into the sentence")
        return inside[0], inside[-1]


class _Reading:
    """One sentence read for one actor: which of its words name the actor, and which pass judgement on it."""

    def __init__(self, sentence: _Sentence, named: Sequence[Span]):
        self.text, self.starts, self.lower = sentence.text, sentence.starts, sentence.lower
        self.words, self.headline = sentence.words, sentence.headline
        self.mentions = sorted(map(sentence.words_at, named))
        if not self.mentions:
            raise FramingError(
                "sentiment_toward", "a sentence without a span", "leave out sentences that do not name the actor"
            )
        self.verdicts = dict(chain.from_iterable(self._verdicts(*mention) for mention in self.mentions))
        self.speaks = any(self._is_speaker(*mention) for mention in self.mentions)

    def weighted(self, hits: Sequence[Hit]) -> Iterator[float]:
        """The valences of the hits that count, each by its distance from the nearest mention."""
        for hit in hits:
            i = max(0, bisect_left(self.starts, hit.end) - 1)  # the word at its end
            if i not in self.verdicts and not self._is_name(i):
                yield hit.valence * max(_weight(i, *mention) for mention in self.mentions)

    def _is_name(self, i: int) -> bool:
        """A capital within a sentence; the first word and a headline in capitals can't tell."""
        before = self.text[: self.starts[i]].rstrip()
        return (
            self.words[i][0].isupper()
            and not self.headline
            and bool(before)
            and (before[-1].isalnum() or before[-1] in ",-")
        )

    def _verdicts(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Words that pass judgement on a mention: -1 blame, 1 praise, 0 harm done to it."""
        judged = _judgement()
        for i in range(max(0, first - _REACH), first):
            between = self.text[self.starts[i] : self.starts[first]].lower()
            is_verb = self.lower[i] in judged and not (i and self.lower[i - 1] in _DETERMINERS)
            if (is_verb or self.lower[i] in _harm_nouns()) and not _BREAK.search(between):
                yield i, 0 if " by " in between else judged.get(self.lower[i], 0)
        for i in range(last + 1, min(last + _REACH + 2, len(self.words))):
            passive = _BE & {*self.lower[max(last + 1, i - _REACH) : i]} and not self.lower[i].endswith("ing")
            if passive and self.lower[i] in judged:
                yield i, judged[self.lower[i]]
            elif self.lower[i] in _harm_nouns() and i <= last + 2:
                yield i, 0

    def _is_speaker(self, first: int, last: int) -> bool:
        """A reporting verb right after the name, or between a quotation and the name."""
        if _reports() & {*self.lower[last + 1 : last + 3]}:
            return True
        before = self.text[: self.starts[first - 1]].rstrip() if first else ""
        return before.endswith(('"', ",", "'")) and self.lower[first - 1] in _reports()


def _weight(i: int, first: int, last: int) -> float:
    """Weight of word `i` for a mention of the words first..last."""
    if i < first:
        return BEFORE * 0.5 ** ((first - i - 1) / HALF_BEFORE)
    return 0.5 ** (max(0, i - last - 1) / HALF_AFTER)


@cache
def _plain(lexicon: Lexicon, verdict: int) -> float:
    return lexicon.hits("good" if verdict > 0 else "bad")[0].valence


@cache
def _word_lists() -> dict[str, list[str]]:
    return read_yaml(DATA / "judgement.yml")


@cache
def _judgement() -> dict[str, int]:
    """Form of a verb -> -1 blame, 1 praise, 0 harm; "against" is blame too."""
    judged = {"against": -1}
    for kind, verdict in (("blame", -1), ("praise", 1), ("harm", 0)):
        for entry in _word_lists()[kind]:
            base, *irregular = entry.split()
            judged |= {form: verdict for form in (*(form for form, _ in inflect(base)), *irregular)}
    return judged


@cache
def _harm_nouns() -> frozenset[str]:
    return frozenset(_word_lists()["harm_nouns"])


@cache
def _reports() -> frozenset[str]:
    """Finite forms of the verbs that take a clause or a quotation; base forms ("officials say") that are no nouns."""
    return frozenset(
        form
        for form, known in verb_forms().items()
        if any({"clause", "quote"} & verb.takes for verb in known.verbs)
        and (known.kinds & {"past", "s"} or ("base" in known.kinds and f"{form}s" not in also_nouns()))
    )
