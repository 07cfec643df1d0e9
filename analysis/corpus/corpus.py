"""A story folder as pandas tables: articles, lines, sentences and tokens, with offsets into the files."""

from __future__ import annotations

import datetime as dt
import re
import sys
import warnings
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus.cleaning import Line, label_lines, repeated_lines
from analysis.corpus.files import decode, read_bytes, sha256
from analysis.corpus.house_style import Folder, even, function_words, own_name
from analysis.corpus.imprint import agrees, read_imprint
from analysis.corpus.ledger import Fact, Review, locate, read_ledger, read_reviews
from analysis.corpus.memory import once
from analysis.corpus.quotes import quotes_of
from analysis.corpus.segment import dateline_end, headline_end, sentence_spans, word_spans
from analysis.corpus.story import Article, Story, find_story, read_story
from analysis.errors import FramingError, FramingWarning
from analysis.plain import counted
from analysis.records import Row, records
from analysis.tables import TABLES, TOLD_PARTS, check, from_rows, read_table

_MARKS = re.compile(r"[“”‘’«»„]")
_DASHES = re.compile(r"—|--|–")
_ENGLISH = 0.22  # of 173 English news texts all but one have 29% function words and more; other languages under 18%
_TO_TELL = 60  # words of body from which the share tells: of 1,371 English summaries as long none is below, of 994 shorter ones seven are


@dataclass(frozen=True, eq=False, repr=False)
class Corpus:
    """One story's articles as tables; see the codebook for columns. Text never changes after reading.

    Attributes
    ----------
    story : the record in story.yml
    folder : the story folder
    articles, lines, imprint, sentences, tokens, house_style : pandas tables (`analysis.tables.TABLES`)
    texts : article id -> text; empty where only the measures are here
    folding : how the words of the story fold into terms
    ledger : the facts of facts.yml, an empty list without one
    reviews : coder -> (fact, article) -> decision, from reviews/*.yml
    voice : the one whose words alone are left (`read_voice`); None for the whole texts
    """

    story: Story
    folder: Path
    articles: pd.DataFrame
    lines: pd.DataFrame
    imprint: pd.DataFrame
    sentences: pd.DataFrame
    tokens: pd.DataFrame
    house_style: pd.DataFrame
    texts: dict[str, str]
    folding: Folder
    ledger: list[Fact]
    reviews: dict[str, dict[tuple[str, str], Review]]
    voice: str | None = None

    def __repr__(self) -> str:
        """The story's title and what there is of it, in one line."""
        parts = [
            f"{counted(len(self.articles), 'article')} of {counted(len(self.outlets), 'outlet')}",
            counted(len(self.sentences), "sentence"),
            counted(len(self.ledger), "fact"),
        ]
        if self.voice:
            parts.append(f"only the words of '{self.voice}'")
        if not self.has_text:
            parts.append("texts withheld")
        return f"<Corpus {self.story.title!r}: {', '.join(parts)}>"

    @property
    def has_text(self) -> bool:
        """False where the articles are withheld: then measures are read from the story's measures/ folder."""
        return bool(self.texts)

    @property
    def outlets(self) -> list[str]:
        """The outlets in the order of story.yml."""
        return self.story.outlets

    def rows(self, table: str) -> tuple[Row, ...]:
        """The rows of one of its tables as `records`, read once."""
        return once(self, ("rows", table), lambda: tuple(records(getattr(self, table))))

    def outlet_of(self) -> dict[str, str]:
        """Article id -> outlet."""
        return {article.id: article.outlet for article in self.story.articles}

    def evidence(self, fact: Fact, article: str) -> list[tuple[int, int]]:
        """The reviewed evidence of a fact in an article, as offsets."""
        return locate(fact, article, self.texts[article])


def read_corpus(story: str | Path) -> Corpus:
    """Read a story: a folder with story.yml, or the name of one under data/.

    Where none of the texts is in the folder but `measures/` is (articles under copyright), the tables come
    from there, without words; every measure then reads its stored table. A text that seems not to be English is read with
    a FramingWarning: word lists, rules of speech and weights are for English.

    Raises
    ------
    FramingError
        No such story, a broken story.yml, facts.yml or file in reviews/, an article that is missing, unreadable, changed
        since story.yml recorded its SHA-256, or the same as another of its outlet.
    """
    folder = find_story(story)
    record = read_story(folder)
    ids = [article.id for article in record.articles]
    ledger = read_ledger(folder, ids)
    decided = {"ledger": ledger, "reviews": read_reviews(folder, ledger, ids)}
    missing = [article for article in record.articles if not article.path(folder).is_file()]
    if missing and (folder / "measures" / "articles.csv").is_file():
        if len(missing) < len(record.articles):
            warnings.warn(
                f"{folder}: {len(missing)} of {len(record.articles)} texts are missing ({', '.join(a.id for a in missing)});"
                " the numbers come from measures/ until all are there",
                FramingWarning,
                stacklevel=2,
            )
        return _without_text(folder, record, decided)
    if missing:
        raise FramingError(missing[0].path(folder), f"the text of article '{missing[0].id}' is not there",
                           "put it there, or name the file with `file:` in story.yml")  # fmt: skip
    return _with_text(folder, record, decided)


def _without_text(folder: Path, record: Story, decided: dict) -> Corpus:
    measures = folder / "measures"
    stored = {name: read_table(name, measures) for name in ("articles", "lines", "imprint", "sentences", "house_style")}
    tokens = from_rows("tokens", [])
    return Corpus(record, folder, tokens=tokens, texts={}, folding=Folder(record.actors), **decided, **stored)


def _with_text(folder: Path, record: Story, decided: dict) -> Corpus:
    texts, hashes = _read_texts(folder, record)
    labelled = label_articles(record, texts)
    lines = [(article, *vars(line).values()) for article, found in labelled.items() for line in found]
    ordinary = frozenset(word for text in texts.values() for word in re.findall(r"[^\W\d_]+", text) if word.islower())
    folding = Folder(record.actors, ordinary)
    sentences, tokens, styles = [], _Columns("tokens"), []
    for article in record.articles:
        text = texts[article.id]
        rows = list(_sentences(text, labelled[article.id]))
        sentences += [(article.id, *row[:-1]) for row in rows]
        found, style = _tokens(rows, folding, article.outlet)
        tokens.extend((article.id, *row) for row in found)
        styles += [(article.id, article.outlet, *key, n) for key, n in style.items()]
    imprint = _imprint(record, texts, labelled)
    sentences = _frame("sentences", sentences)
    n_body = sentences[sentences["part"] == "body"].groupby("article")["n_words"].sum().to_dict()
    corpus = Corpus(
        story=record,
        folder=folder,
        articles=_frame("articles", _article_rows(record, texts, labelled, hashes, imprint, n_body)),
        lines=_frame("lines", lines),
        imprint=imprint,
        sentences=sentences,
        tokens=tokens.frame(),
        house_style=_frame("house_style", sorted(styles, key=lambda row: (row[0], row[2], row[3]))),
        texts=texts,
        folding=folding,
        **decided,
    )
    told = set(corpus.sentences.loc[corpus.sentences["part"].isin(TOLD_PARTS), "article"])
    for article in record.articles:
        if article.id not in told:
            raise FramingError(article.path(folder), "no headline and no body in it, only page furniture",
                               "check the file, or name the parts with `lines:` in story.yml")  # fmt: skip
        if doubt := language_doubt(texts[article.id], n_body.get(article.id, 0)):
            warnings.warn(f"{article.path(folder)}: {doubt}", FramingWarning, stacklevel=3)
    return corpus


def label_articles(record: Story, texts: dict[str, str]) -> dict[str, list[Line]]:
    """Article id -> its labelled lines, for the articles of a story whose texts are given."""
    there = [article for article in record.articles if article.id in texts]
    repeated = {outlet: repeated_lines([texts[a.id] for a in there if a.outlet == outlet]) for outlet in record.outlets}
    return {
        a.id: label_lines(texts[a.id], a.outlet, a.title, overrule=a.lines, repeated=repeated[a.outlet]) for a in there
    }


def count_body(text: str, lines: list[Line]) -> int:
    """Words in the sentences of an article's body, as `n_body_words` has them."""
    return sum(n_words for _, _, _, part, _, _, _, n_words, *_ in _sentences(text, lines) if part == "body")


def language_doubt(text: str, n_body: int) -> str | None:
    """What to say of a text that seems not to be English, by its share of function words; None with too few words to tell."""
    plain = even(text).lower()
    words = [plain[start:end] for start, end in word_spans(plain)] if n_body >= _TO_TELL else []
    share = sum(word in function_words() for word in words) / len(words) if words else 1
    return (
        f"not English, it seems ({share:.0%} function words); the measures are for English"
        if share < _ENGLISH
        else None
    )


def _frame(name: str, rows: list[tuple]) -> pd.DataFrame:
    return check(name, from_rows(name, rows))


class _Columns:
    """The rows of a large table as columns, numbers and flags packed: a row takes bytes, not objects."""

    _PACKED = {"count": "q", "flag": "b"}

    def __init__(self, name: str):
        self.name = name
        self.columns = {
            column.name: array(self._PACKED[column.kind]) if column.kind in self._PACKED else []
            for column in TABLES[name].columns
        }

    def extend(self, rows: Iterable[tuple]) -> None:
        """Add rows; a count or flag cannot be missing."""
        for column, values in zip(self.columns.values(), zip(*rows, strict=True), strict=False):
            column.extend(values)

    def frame(self) -> pd.DataFrame:
        """The rows as the table."""
        columns = {n: v if isinstance(v, list) else np.asarray(v) for n, v in self.columns.items()}
        return check(self.name, pd.DataFrame(columns))


def read_article(article: Article, path: Path) -> tuple[str, str]:
    """The text of an article's file, and its SHA-256.

    Raises
    ------
    FramingError
        Not there, empty, no text, or changed since story.yml recorded its SHA-256.
    """
    raw = read_bytes(path)
    digest = sha256(raw)
    if not raw.strip():
        raise FramingError(path, f"an empty file: no text of article '{article.id}' is left to measure",
                           "put the text back into it, or take the article out of story.yml")  # fmt: skip
    if article.sha256 and article.sha256.lower() != digest:
        raise FramingError(path, f"not the text that story.yml records for '{article.id}' (SHA-256 {digest[:12]}...)",
                           "restore the file; after an edit of your own delete the `sha256:` line")  # fmt: skip
    return decode(raw, path), digest


def _read_texts(folder: Path, record: Story) -> tuple[dict[str, str], dict[str, str]]:
    texts, hashes, seen = {}, {}, {}
    for article in record.articles:
        path = article.path(folder)
        text, digest = read_article(article, path)
        first = seen.setdefault(digest, article)
        if first.outlet == article.outlet and first is not article:
            raise FramingError(
                path, f"the same text as article '{first.id}' of {first.outlet}", "remove one of the two"
            )
        if first is not article:
            warnings.warn(
                f"{path}: the same text as article '{first.id}' of {first.outlet}; taken for a reprint",
                FramingWarning,
                stacklevel=4,
            )
        texts[article.id] = text
        hashes[article.id] = digest
    return texts, hashes


def _sentences(text: str, lines: list[Line]) -> Iterator[tuple]:
    """(sentence, start, end, part, paragraph, position, text, n_words, quoted_share, words as (start, end, quoted))."""
    spoken = [
        replace(line, end=line.start + headline_end(text[line.start : line.end])) if line.part == "headline" else line
        for line in lines
        if line.part in (*TOLD_PARTS, "caption")
    ]
    opening = next((n for n, line in enumerate(spoken) if line.part == "body"), None)
    if opening is not None:
        line = spoken[opening]
        spoken[opening] = replace(line, start=line.start + dateline_end(text[line.start : line.end], text))
    spans = []
    paragraph = 0
    for line in spoken:
        paragraph += line.part == "body"
        for a, b in sentence_spans(text[line.start : line.end]):
            spans.append((line.start + a, line.start + b, line.part, paragraph if line.part == "body" else None))
    quoted = {at for quotes in quotes_of(text, spoken) for a, b in quotes for at in range(a, b)}
    counts = [[(start + a, start + b) for a, b in word_spans(text[start:end])] for start, end, *_ in spans]
    total = sum(len(words) for words, span in zip(counts, spans, strict=True) if span[2] == "body")
    before = 0
    for number, ((start, end, part, para), words) in enumerate(zip(spans, counts, strict=True), 1):
        marked = [(a, b, a in quoted) for a, b in words]
        share = sum(in_quote for *_, in_quote in marked) / len(words)
        position = before / total if part == "body" else None
        yield number, start, end, part, para, position, text[start:end], len(words), share, marked
        before += len(words) if part == "body" else 0


def _tokens(sentences: list[tuple], folder: Folder, outlet: str) -> tuple[list[tuple], Counter]:
    tokens: list[tuple] = []
    style: Counter = Counter()
    closed = function_words()
    named = own_name(outlet)
    for number, first, _, _, _, _, text, _, _, words in sentences:
        plain = even(text)
        of_itself = [found.span() for found in named.finditer(plain)]
        in_capitals = text.isupper()
        for start, end, quoted in words:
            a, b = start - first, end - first
            printed = sys.intern(text[a:b])  # one string per form, not one per word: half the memory
            term, kind = folder.fold(printed, in_capitals)
            if of_itself and any(x <= a < y for x, y in of_itself):
                term, kind = None, "own name"
            is_closed = (term is None or not term.isupper()) and plain[a:b].lower() in closed
            tokens.append((number, start, end, printed, term, quoted, is_closed))
            if kind:
                style[kind, printed, term] += 1
        style.update(("quotation mark", mark, even(mark)) for mark in _MARKS.findall(text))
        style.update(("dash", mark, "-") for mark in _DASHES.findall(text))
    return tokens, style


def _imprint(record: Story, texts: dict[str, str], labelled: dict[str, list[Line]]) -> pd.DataFrame:
    rows = {
        (article.id, line, field): (article.id, line, field, value, agrees(field, value, article))
        for article in record.articles
        for line, field, value in read_imprint(texts[article.id], labelled[article.id], article.outlet)
    }
    return _frame("imprint", list(rows.values()))


def _article_rows(
    record: Story,
    texts: dict[str, str],
    labelled: dict[str, list[Line]],
    hashes: dict[str, str],
    imprint: pd.DataFrame,
    n_body: dict[str, int],
) -> list[tuple]:
    stated = imprint.drop_duplicates(["article", "field"]).set_index(["article", "field"])["value"].to_dict()
    rows = []
    for article in record.articles:
        lines = labelled[article.id]
        headline = next((texts[article.id][line.start : line.end] for line in lines if line.part == "headline"), None)
        told = sum(line.n_words for line in lines if line.part in TOLD_PARTS)
        words = sum(line.n_words for line in lines)
        published = _iso(article.published) if article.published else stated.get((article.id, "published"))
        rows.append((
            article.id, article.outlet, article.outlet_basis, article.agency or stated.get((article.id, "agency")),
            article.byline or stated.get((article.id, "byline")), published, article.title or headline,
            words, n_body.get(article.id, 0), words - told, hashes[article.id],
        ))  # fmt: skip
    return rows


def _iso(published: dt.date | dt.datetime) -> str:
    return published.isoformat(timespec="minutes") if isinstance(published, dt.datetime) else published.isoformat()
