"""Terms: what the words of an article come down to once house style is folded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
import regex

from analysis.corpus import Corpus
from analysis.corpus.house_style import even, press_names
from analysis.corpus.memory import remembered
from analysis.corpus.segment import GAP
from analysis.measures.keyness.compounds import find_names
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.tables import EDITED_LIGHTLY

# Who speaks, in a transcript: "ADA QUILL, HOST: ", "QUILL: ", "Q: ", "ADA QUILL Welcome"
_LABEL = regex.compile(
    r"(?P<name>\p{Lu}[\p{Lu}.'-]*(?: \p{Lu}[\p{Lu}.'-]*)*|Answer|Host|Interviewer|Moderator|Question|Reporter)"
    r"(?:, [\p{Lu} ]+)?:(?=\s|$)|(?P<name>\p{Lu}[\p{Lu}'-]+(?: \p{Lu}[\p{Lu}'-]+)+)(?=\s\p{Lu})"
)


@measure("terms")
def measure_terms(corpus: Corpus) -> pd.DataFrame:
    """Count terms of one word and of several, per article, in headline, deck and body.

    A term is a word that is no function word, no number, no title (Mr.), no name of an outlet of the story or of a news
    agency (but where it is an actor), and no label of who speaks in a transcript ("HOST: "); or two
    such words that stand side by side in a sentence; or a name of several words (measures/keyness/compounds.py). A name
    counts as one term: its words count each for itself too, but no two of them as a pair, so that nothing counts twice
    among terms of several words. Captions and page furniture are left out.

    Returns
    -------
    pandas.DataFrame
        One row per article and term: article, term, n, n_in_quote, n_once (occurrences outside sentences that
        copy another article: identical or lightly edited).
    """
    found = term_occurrences(corpus)
    n_terms = len(found.terms)
    keys, place = np.unique(found.article * n_terms + found.term, return_inverse=True)
    columns = {"n": np.ones(len(place)), "n_in_quote": found.in_quote, "n_once": ~found.copied}
    counted = {name: np.bincount(place, values, len(keys)).astype(int) for name, values in columns.items()}
    article, term = np.divmod(keys, max(n_terms, 1))
    table = pd.DataFrame({"article": found.articles[article], "term": found.terms[term], **counted})
    return table.sort_values(["article", "term"])


@dataclass(frozen=True)
class Occurrences:
    """Every occurrence of every term, as arrays.

    Attributes
    ----------
    articles, terms : ids of the articles in the order of the corpus; the terms in alphabetical order
    n_words, is_name : of each term, its words, and whether it is a name of several words
    article, term : of each occurrence, its place in `articles` and `terms`
    paragraph : 0 for headline and deck
    in_quote, copied : stands between quotation marks; in a sentence that copies another article
    """

    articles: np.ndarray
    terms: np.ndarray
    n_words: np.ndarray
    is_name: np.ndarray
    article: np.ndarray
    paragraph: np.ndarray
    term: np.ndarray
    in_quote: np.ndarray
    copied: np.ndarray


@remembered
def term_occurrences(corpus: Corpus) -> Occurrences:
    """Every occurrence of every term in headline, deck and body."""
    words = _words(corpus)
    row = words["row"].to_numpy(int)
    counts = words["counts"].to_numpy(bool)
    names = find_names(words, corpus.story.actors) if len(words) else []
    in_same_name = np.zeros(len(words), bool)  # this word and the next
    for first, stop in names:
        in_same_name[first : stop - 1] = True
    single = np.flatnonzero(counts)
    pair = np.zeros(len(words), bool)
    pair[:-1] = counts[:-1] & counts[1:] & (row[1:] == row[:-1]) & ~in_same_name[:-1]
    pair = np.flatnonzero(pair)
    pair = pair[~_parted(corpus, words, pair)]
    term = words["term"].tolist()
    spelled = [term[i] for i in single] + [f"{term[i]} {term[i + 1]}" for i in pair]
    spelled += [" ".join(term[first:stop]) for first, stop in names]
    first = np.r_[single, pair, np.array([first for first, _ in names], int)]
    last = np.r_[single, pair + 1, np.array([stop - 1 for _, stop in names], int)]
    terms, code = (
        np.unique(np.array(spelled, object), return_inverse=True) if spelled else (np.array([], object), first)
    )
    is_name = np.zeros(len(terms), bool)
    is_name[code[len(single) + len(pair) :]] = True
    quoted = words["in_quote"].to_numpy(bool)
    at = {name: words[name].to_numpy()[first] for name in ("article", "paragraph", "copied")}
    return Occurrences(
        articles=np.array(list(corpus.outlet_of()), object),
        terms=terms,
        n_words=np.array([term.count(" ") + 1 for term in terms], int),
        is_name=is_name,
        term=code,
        in_quote=quoted[first] & quoted[last],
        **at,
    )


def _parted(corpus: Corpus, words: pd.DataFrame, first: np.ndarray) -> np.ndarray:
    """Which words are parted from the next one by words taken out of the text (measures/voices/one_voice.py)."""
    texts = [corpus.texts[article] for article in corpus.outlet_of()]
    article, start, end = (words[name].to_numpy() for name in ("article", "start", "end"))
    return np.array([GAP in texts[article[i]][end[i] : start[i + 1]] for i in first], bool)


def _words(corpus: Corpus) -> pd.DataFrame:
    """The words of headline, deck and body: text, term, start, end, in_quote, counts (a word that can be part of a
    term), row (of its sentence in `corpus.sentences`), article (its number), paragraph, copied."""
    sentences, tokens = corpus.sentences, corpus.tokens
    number = {article: n for n, article in enumerate(corpus.outlet_of())}
    place = {(row.article, row.sentence): n for n, row in enumerate(corpus.rows("sentences"))}
    row = np.array([place[word.article, word.sentence] for word in corpus.rows("tokens")], int)
    told = (sentences["part"] != "caption").to_numpy(bool)[row]
    row = row[told]
    of_form, forms = pd.factorize(tokens["term"].to_numpy(object)[told])
    spelled = np.append([any(map(str.isalpha, form)) for form in forms], False).astype(bool)  # last: without a term
    article = np.array([number[row.article] for row in corpus.rows("sentences")], int)
    named = np.fromiter(_press_or_label(corpus), bool)[told]
    return pd.DataFrame({
        "text": tokens["text"].to_numpy(object)[told],
        "term": np.where(named, None, tokens["term"].to_numpy(object)[told]),
        "start": tokens["start"].to_numpy(int)[told],
        "end": tokens["end"].to_numpy(int)[told],
        "counts": spelled[of_form] & ~named & ~tokens["function_word"].to_numpy(bool)[told],
        "row": row,
        "article": article[row],
        "paragraph": sentences["paragraph"].fillna(0).to_numpy(int)[row],
        "in_quote": tokens["in_quote"].to_numpy(bool)[told],
        "copied": is_copied(corpus, sentences, kinds=EDITED_LIGHTLY).to_numpy(bool)[row],
    })  # fmt: skip


def _press_or_label(corpus: Corpus) -> Iterator[bool]:
    """Of each word: is it of a name of the press, or of a label that tells who speaks?"""
    actors = frozenset(even(form).casefold() for actor in corpus.story.actors for form in (actor.name, *actor.aliases))
    press = press_names(tuple(corpus.outlets), actors)
    spans: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    labels: dict[tuple[str, str], list[tuple[int, int, int]]] = defaultdict(list)
    for row in corpus.rows("sentences"):
        text = even(corpus.texts[row.article][row.start : row.end])
        for found in press.finditer(text):
            spans[row.article, row.sentence].append((row.start + found.start(), row.start + found.end()))
        if label := _LABEL.match(text):
            place = row.sentence, row.start, row.start + label.end()
            labels[row.article, label["name"].split()[-1]].append(place)
    for (article, _), places in labels.items():
        for sentence, *span in places if len(places) > 1 else ():
            spans[article, sentence].append(span)
    for word in corpus.rows("tokens"):
        yield any(start <= word.start < end for start, end in spans.get((word.article, word.sentence), ()))
