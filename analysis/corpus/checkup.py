"""Is a story fit to be measured? What is missing, doubtful or repeated, a row each."""

from __future__ import annotations

import contextlib
import re
import warnings
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pandas as pd

from analysis.corpus.cleaning import Line
from analysis.corpus.corpus import Corpus, count_body, label_articles, language_doubt, read_article, read_corpus
from analysis.corpus.ledger import Fact, locate, read_ledger, read_reviews
from analysis.corpus.names import propose_aliases
from analysis.corpus.repeats import UPDATE, Words
from analysis.corpus.story import ACTOR_KINDS, Article, Story, find_story, read_story
from analysis.errors import FramingError, FramingWarning

FEW_WORDS = 150  # below, an article is a notice: most comparisons rest on too little
_MOJIBAKE = re.compile(r"â€[™œ\x9d“”]|Ã[©¨¼¶¤]|ï¿½|\ufffd")
_NO_FACT = "write some, delete it to have facts discovered, or draft some with `framing facts {} --discover`"
_COLUMNS = ["article", "kind", "severity", "message"]


def check_story(story: str | Path) -> pd.DataFrame:
    """What is wrong or doubtful in a story folder.

    Returns
    -------
    pandas.DataFrame
        One row per finding: article (missing where it is about the story), kind (story, ledger, text,
        furniture, repeat, length, language, record), severity ("wrong": the story cannot be measured, or
        the numbers would mislead; "hint": worth a look), message. An empty frame: nothing was found.

    Raises
    ------
    FramingError
        There is no such story.
    """
    folder = find_story(story)
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always", FramingWarning)
        rows = list(_findings(folder))
    notes = dict.fromkeys(
        str(w.message) for w in said if issubclass(w.category, FramingWarning)
    )  # files are read twice
    found = tuple(message for *_, message in rows)
    rows += [(None, "story", "hint", note) for note in notes if not note.endswith(found)]
    return pd.DataFrame(rows, columns=_COLUMNS, dtype="str")


def _findings(folder: Path) -> Iterator[tuple]:
    try:
        record = read_story(folder)
    except FramingError as error:
        yield None, "story", "wrong", str(error)
        return
    articles = [article.id for article in record.articles]
    try:
        ledger = read_ledger(folder, articles)
    except FramingError as error:
        ledger = []
        yield None, "ledger", "wrong", str(error)
    else:
        if not ledger and (folder / "facts.yml").exists():
            yield None, "ledger", "hint", f"facts.yml holds no fact: {_NO_FACT.format(folder.name)}"
    try:
        read_reviews(folder, ledger, articles)
    except FramingError as error:
        yield None, "ledger", "wrong", str(error)
    texts = {}
    for article in record.articles:
        try:
            texts[article.id], _ = read_article(article, article.path(folder))
        except FramingError as error:
            stored = (folder / "measures" / "articles.csv").is_file() and not article.path(folder).exists()
            yield article.id, "text", "hint" if stored else "wrong", str(error)
    labelled = label_articles(record, texts)
    for article in record.articles:
        yield from _record_findings(article)
        if article.id in texts:
            yield from _text_findings(article, texts[article.id], labelled[article.id])
    yield from _repeats(record, texts)
    yield from _ledger_findings(ledger, texts)
    if len(texts) == len(record.articles):
        with contextlib.suppress(FramingError):  # what cannot be read has been said above
            yield from _corpus_findings(read_corpus(folder))
    yield from _story_findings(record)
    yield from _dictionary_findings(record, folder)


def _corpus_findings(corpus: Corpus) -> Iterator[tuple]:
    """Where a page contradicts story.yml, dates that neither gives, and names that may be one."""
    recorded = {article.id: article for article in corpus.story.articles}
    for row in corpus.imprint[corpus.imprint["agrees"].eq(False)].itertuples():
        known = getattr(recorded[row.article], row.field)
        yield row.article, "record", "hint", f"line {row.line} says {row.field} '{row.value}', story.yml says '{known}'"
    undated = corpus.articles.loc[corpus.articles["published"].isna(), "article"]
    if len(undated):
        yield (
            None,
            "record",
            "hint",
            f"no date for {', '.join(undated)}: give `published:`, for without it nobody can tell who could know what",
        )
    for row in propose_aliases(corpus).query("reason != 'surname'").itertuples():
        names = f"'{row.name}' ({row.n_name}) and '{row.variant}' ({row.n_variant}, {row.outlets})"
        yield None, "record", "hint", f"{names}: one name? then list one under `aliases:` of an actor"


def _record_findings(article: Article) -> Iterator[tuple]:
    if article.outlet_basis == "inferred":
        yield article.id, "record", "hint", f"the outlet '{article.outlet}' is inferred"


def _text_findings(article: Article, text: str, lines: list[Line]) -> Iterator[tuple]:
    n_body = count_body(text, lines)
    if not any(line.part == "headline" for line in lines):
        yield article.id, "furniture", "hint", "no headline found"
    for line in lines:
        if line.doubtful:
            yield (
                article.id,
                "furniture",
                "hint",
                f"line {line.line} ({line.n_words} words) is taken for {line.part}: {line.reason}",
            )
    unknown = sorted(set(article.lines) - {line.line for line in lines})
    if unknown:
        yield article.id, "furniture", "wrong", f"`lines:` names line {unknown[0]}, which is empty or not there"
    if not n_body:
        yield article.id, "length", "wrong", "no body text"
    elif n_body < FEW_WORDS:
        yield article.id, "length", "hint", f"{n_body} words of body: too short for most comparisons"
    if doubt := language_doubt(text, n_body):
        yield article.id, "language", "wrong", doubt
    if found := _MOJIBAKE.search(text):
        yield article.id, "text", "hint", f"broken characters ('{found[0]}'): the page was saved in a wrong encoding"


def _repeats(record: Story, texts: dict[str, str]) -> Iterator[tuple]:
    """Articles with the same words, and articles of one outlet that share most of theirs."""
    outlets = {article.id: article.outlet for article in record.articles}
    words = {name: Words(text) for name, text in texts.items()}
    by_text: dict[tuple, str] = {}
    for name, own in words.items():
        first = by_text.setdefault(own.words, name)
        if first != name:
            wrong = outlets[first] == outlets[name]
            yield (
                name,
                "repeat",
                "wrong" if wrong else "hint",
                f"the same words as article '{first}' of {outlets[first]}",
            )
    for a, b in combinations(words, 2):
        if (
            outlets[a] == outlets[b]
            and words[a].words != words[b].words
            and (share := words[a].overlap(words[b])) >= UPDATE
        ):
            yield b, "repeat", "hint", f"shares {share:.0%} of its text with '{a}' of the same outlet: an update?"


def _ledger_findings(ledger: list[Fact], texts: dict[str, str]) -> Iterator[tuple]:
    for fact in ledger:
        for article in fact.review.keys() & texts.keys():
            try:
                locate(fact, article, texts[article])
            except FramingError as error:
                yield article, "ledger", "wrong", str(error)
    statements: dict[str, str] = {}
    for fact in ledger:
        first = statements.setdefault(fact.statement.casefold(), fact.id)
        if first != fact.id:
            yield None, "ledger", "hint", f"the facts {first} and {fact.id} state the same"


def _dictionary_findings(record: Story, folder: Path) -> Iterator[tuple]:
    try:
        for path in record.dictionary_paths(folder):
            if not path.is_file():
                yield None, "story", "wrong", f"{path}: no such file; check the name under `dictionaries:` in story.yml"
    except FramingError as error:
        yield None, "story", "wrong", str(error)


def _story_findings(record: Story) -> Iterator[tuple]:
    names: dict[str, str] = {}
    for outlet in record.outlets:
        plain = re.sub(r"^the|\W+", "", outlet.casefold())
        first = names.setdefault(plain, outlet)
        if first != outlet:
            yield None, "record", "hint", f"the outlets '{first}' and '{outlet}': two spellings of one?"
    unknown = {actor.kind: actor.name for actor in reversed(record.actors) if actor.kind not in (None, *ACTOR_KINDS)}
    for kind, name in unknown.items():
        known = ", ".join(ACTOR_KINDS)
        yield (
            None,
            "record",
            "hint",
            f"the kind '{kind}' of {name} is one of your own; those that speakers are given by rule: {known}",
        )
    if len(record.outlets) < 2:
        yield None, "record", "hint", "one outlet only: there is nothing to compare"
