"""Articles side by side, with what they share and which words were swapped, added and cut.

An article's words are untrusted and escaped. Marks are lines, weight and signs, never colour alone, so they
hold in print and in black and white; the way from a sentence to its counterpart is a link, without script.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape
from itertools import count

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import FramingError
from analysis.records import Row
from analysis.tables import COPY, REUSE_KINDS
from analysis.views.coverage import labels_of
from analysis.views.display import LITERAL, Html
from analysis.views.edits import CLASSES, FLIPPED
from analysis.views.pairs import both_ways, closest
from analysis.views.plain import counted, listed, one_line
from analysis.views.tables import takes_tables

_SIGNS = {"ins": ("+", ""), "del": ("[", "]")}  # around the words: in HTML the style sheet sets them
_CLASS = {kind: kind.replace(" ", "-") for kind in REUSE_KINDS}
_numbers = count(1)

CSS = (
    "<style>.framing-reading{container-type:inline-size;line-height:1.5}"
    ".framing-reading :is(ul,ol){list-style:none;margin:0;padding:0}"
    ".framing-reading .legend{display:flex;flex-wrap:wrap;gap:.25em 1.5em;margin:0 0 1em;font-size:.9em}"
    ".framing-reading .columns{display:grid;gap:1em;grid-template-columns:repeat(auto-fit,minmax(min(100%,14rem),1fr))}"
    ".framing-reading .article{min-width:0;border:1px solid;border-radius:.25em;padding:0 .75em .75em}"
    ".framing-reading h3{margin:.75em 0 .25em;font-size:1.1em;line-height:1.3}"
    ".framing-reading .summary{margin:0 0 .75em;font-size:.85em}"
    ".framing-reading .s{margin:.15em 0;padding:.15em .25em .15em .6em;border-left:.45em solid transparent;"
    "overflow-wrap:anywhere;break-inside:avoid}"
    ".framing-reading .s.first{margin-top:.9em}"
    ".framing-reading .title{font-weight:600}"
    ".framing-reading .identical{border-left-style:solid;border-left-color:currentColor}"
    ".framing-reading .light-edit{border-left-style:double;border-left-color:currentColor}"
    ".framing-reading .heavy-rewrite{border-left-style:dashed;border-left-color:currentColor}"
    ".framing-reading .same-source{border-left-style:dotted;border-left-color:currentColor}"
    ".framing-reading .s:target{outline:3px solid;outline-offset:1px}"
    ".framing-reading .n{font-weight:400;font-size:.8em;font-variant-numeric:tabular-nums}"
    ".framing-reading .how{display:block;font-weight:400;font-size:.8em}"
    ".framing-reading .how a{display:inline-block;padding:.2em .3em}"
    ".framing-reading ins{font-weight:700;text-decoration:underline double;text-underline-offset:.15em}"
    ".framing-reading del{text-decoration:line-through}"
    '.framing-reading ins::before{content:"+\\2060"}'
    '.framing-reading del::before{content:"[\\2060"}.framing-reading del::after{content:"\\2060]"}'
    ".framing-reading .form{text-decoration:underline dotted;text-underline-offset:.15em}"
    ".framing-reading .kept{text-decoration:underline dashed;text-underline-offset:.15em}"
    "@media screen{@container (min-width:36rem){.framing-reading .article{max-height:85vh;overflow:auto}"
    ".framing-reading .s{scroll-margin:30vh 0}}}"
    "</style>"
)
_LEGEND = (
    ("identical", "identical"),
    ("light-edit", "light edit: <del>words not in the later article</del>, <ins>words not in the earlier one</ins>,"
                   ' <span class="form">the same in another form</span>'),
    ("heavy-rewrite", 'heavy rewrite: <span class="kept">words that both have</span>'),
    ("same-source", 'same source, no copy: <span class="kept">words that both have</span>'),
)  # fmt: skip


@takes_tables
def show_reading(corpus: Corpus, reuse: pd.DataFrame, aligned: pd.DataFrame, *articles: str) -> Html:
    """Articles side by side, a block a sentence: what they share, what was edited, what each has alone.

    Words are compared with the sentence's counterpart in the first article, in the order given, that has
    one: put the likely origin first. A link leads from each shared sentence to its counterparts. Where the
    texts are withheld, the number of words stands in place of the words.

    Parameters
    ----------
    reuse, aligned
        The tables of these names.
    articles
        Ids of one article or more, as in story.yml.

    Raises
    ------
    FramingError
        No article is named, or the story has no such article.
    """
    known = list(corpus.articles["article"])
    order = list(dict.fromkeys(articles))
    for article in order or [""]:
        if article not in known:
            raise FramingError(
                f"article '{article}'" if article else "show_reading",
                "not in this story" if article else "no article is named",
                f"name one of: {listed(known, most=12)}",
            )
    reading = _Reading(corpus, reuse, aligned, order)
    legend = "".join(f'<li class="s {name}">{words}</li>' for name, words in _LEGEND)
    if len(order) > 2:
        legend += '<li class="s">words are compared with the first article shown that shares the sentence</li>'
    columns = "".join(reading.column(article) for article in order)
    named = escape(f"Reading view: {listed(reading.label[article] for article in order)}")
    html = (
        f'{CSS}<section class="framing-reading {LITERAL}" aria-label="{named}">'
        f'<ul class="legend" role="list" aria-label="Legend">{legend}</ul><div class="columns">{columns}</div></section>'
    )
    return Html(html, "\n\n".join(map(reading.plain, order)))


class _Reading:
    """What the columns of one reading view need to know of each other."""

    def __init__(self, corpus: Corpus, reuse: pd.DataFrame, aligned: pd.DataFrame, order: list[str]):
        self.corpus, self.order = corpus, order
        self.number = next(_numbers)
        self.label = labels_of(corpus.articles).to_dict()
        pairs = both_ways(reuse)
        self.told = {(pair.article, pair.sentence): pair for pair in closest(pairs, order).itertuples()}
        self.pairs = defaultdict(list)
        for pair in pairs[pairs["article"].isin(order)].itertuples():
            self.pairs[pair.article, pair.sentence].append(pair)
        self.pieces = _pieces(aligned, order)

    def column(self, article: str) -> str:
        """An article as a region with a heading and a list of sentences."""
        head = f"reading-{self.number}-{self.order.index(article)}"
        rows = self.corpus.sentences[self.corpus.sentences["article"] == article]
        blocks, before = [], None
        for row in rows.itertuples():
            place = (row.part, None if pd.isna(row.paragraph) else row.paragraph)
            blocks.append(self._block(row, first=place != before))
            before = place
        return (
            f'<section class="article" tabindex="0" aria-labelledby="{head}"><h3 id="{head}">{escape(self.label[article])}</h3>'
            f'<p class="summary">{escape(self._summary(article))}</p><ol role="list">{"".join(blocks)}</ol></section>'
        )

    def plain(self, article: str) -> str:
        """An article as lines of text: number, what it shares, words."""
        rows = self.corpus.sentences[self.corpus.sentences["article"] == article]
        lines = [f"{row.sentence}  {self._marked(row, html=False)}  [{self._how(row)}]" for row in rows.itertuples()]
        return "\n".join([f"{self.label[article]}: {self._summary(article)}", *lines])

    def _summary(self, article: str) -> str:
        compared = self.corpus.sentences[
            (self.corpus.sentences["article"] == article) & (self.corpus.sentences["part"] != "caption")
        ]
        told = [self.told.get((article, number)) for number in compared["sentence"]]
        kinds = Counter(pair.kind for pair in told if pair)
        shared = listed(f"{kinds[kind]} {kind}" for kind in REUSE_KINDS if kinds[kind])
        return (
            f"Article {article}, {counted(len(compared), 'sentence')}: {shared or 'none shared with the others shown'}."
        )

    def _block(self, row: Row, *, first: bool) -> str:
        pair = self.told.get((row.article, row.sentence))
        classes = ["s", _CLASS[pair.kind] if pair else "own", *["title"] * (row.part == "headline"), *["first"] * first]
        links = "".join(self._link(other) for other in self._shown_counterparts(row))
        return (
            f'<li id="{self._id(row.article, row.sentence)}" class="{" ".join(classes)}">'
            f'<span class="n">{row.sentence}</span> {self._marked(row)}'
            f' <span class="how">{escape(self._how(row))}{links}</span></li>'
        )

    def _id(self, article: str, number: int) -> str:
        return f"reading-{self.number}-{self.order.index(article)}-{number}"

    def _link(self, pair: Row) -> str:
        name = escape(f"{self.label[pair.other]} {pair.other_sentence}")
        return (
            f' <a href="#{self._id(pair.other, pair.other_sentence)}" aria-label="{pair.kind}: go to sentence'
            f' {pair.other_sentence} of {escape(self.label[pair.other])}">→ {name}</a>'
        )

    def _shown_counterparts(self, row: Row) -> list:
        pairs = [pair for pair in self.pairs[row.article, row.sentence] if pair.other in self.order]
        return sorted(pairs, key=lambda pair: (self.order.index(pair.other), pair.other_sentence))

    def _how(self, row: Row) -> str:
        """What a sentence shares, in words."""
        pair = self.told.get((row.article, row.sentence))
        part = "" if row.part == "body" else f"{row.part}; "
        if row.part == "caption":
            return "caption, not compared"
        if pair is None:
            elsewhere = {p.other: p.kind for p in self.pairs[row.article, row.sentence]}
            copied = [self.label[other] for other, kind in elsewhere.items() if kind in COPY]
            quoted = [self.label[other] for other, kind in elsewhere.items() if kind not in COPY]
            shared = f"shared with {listed(copied, most=4)}, not shown here" if copied else ""
            same = f"own text; the same words are quoted by {listed(quoted, most=4)}" if quoted else "own text"
            return part + (shared or same)
        edits = Counter(_named(pair.edits, turn=self._turned(pair)))
        done = ", ".join(f"{edit} ({n})" if n > 1 else edit for edit, n in edits.items())
        return f"{part}{pair.kind}{f': {done}' if done else ''}"

    def _turned(self, pair: Row) -> bool:
        """True where the pair's article_b is shown before its article_a, so that what was cut counts as added."""
        later = self.order.index(pair.article) > self.order.index(pair.other)
        return later != pair.flipped

    def _marked(self, row: Row, *, html: bool = True) -> str:
        """The words of a sentence with its marks; without the texts, how many there are."""
        if not self.corpus.has_text:
            return f"sentence {row.sentence}, {counted(row.n_words, 'word')}"
        pair = self.told.get((row.article, row.sentence))
        spans = self._spans(pair) if pair else []
        text, at, out = self.corpus.texts[row.article], row.start, []
        for start, end, tag in spans:
            out += [_plain_or_html(text[at:start], None, html), _plain_or_html(text[start:end], tag, html)]
            at = end
        return one_line("".join([*out, _plain_or_html(text[at : row.end], None, html)]))

    def _spans(self, pair: Row) -> list[tuple[int, int, str]]:
        """Marked stretches of a sentence in order: (start, end, tag), against all it shares with one article."""
        later = self.order.index(pair.article) > self.order.index(pair.other)
        kept, marked, rewritten = [], [], False
        for other in self.pairs[pair.article, pair.sentence]:
            if other.other != pair.other or (other.kind in COPY) != (pair.kind in COPY):
                continue
            rewritten |= other.kind in REUSE_KINDS[2:]
            for piece in self.pieces[pair.article, pair.sentence, other.other, other.other_sentence]:
                if piece.op == "kept":
                    kept.append((piece.start, piece.end))
                else:
                    form = piece.edit_class == CLASSES[-1]
                    marked.append((piece.start, piece.end, "form" if form else "ins" if later else "del"))
        if rewritten:
            return _apart([(start, end, "kept") for start, end in kept])
        return _apart([span for span in marked if not any(a < span[1] and span[0] < b for a, b in kept)])


class _Span:
    """A piece of a pair as it stands in one of the two sentences."""

    __slots__ = ("edit_class", "end", "op", "start")

    def __init__(self, op: str, edit_class: str | None, start: int, end: int):
        self.op, self.edit_class, self.start, self.end = op, edit_class, start, end


def _pieces(aligned: pd.DataFrame, order: list[str]) -> dict[tuple, list[_Span]]:
    """(article, sentence, other, other sentence) -> its pieces that have words in the article."""
    pieces = defaultdict(list)
    for row in aligned[aligned["article_a"].isin(order) & aligned["article_b"].isin(order)].itertuples():
        a, b = (row.article_a, row.sentence_a), (row.article_b, row.sentence_b)
        for key, start, end in (((*a, *b), row.start_a, row.end_a), ((*b, *a), row.start_b, row.end_b)):
            if pd.notna(start):
                pieces[key].append(_Span(row.op, row.edit_class, start, end))
    return pieces


def _apart(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Spans in order, without those that overlap an earlier one."""
    found, end = [], -1
    for span in sorted(spans):
        if span[0] >= end:
            found.append(span)
            end = span[1]
    return found


def _plain_or_html(words: str, tag: str | None, html: bool) -> str:
    if not html:
        return words.join(_SIGNS.get(tag, ("", "")))
    words = escape(words)
    if tag is None:
        return words
    return f"<{tag}>{words}</{tag}>" if tag in _SIGNS else f'<span class="{tag}">{words}</span>'


def _named(edits: str | None, *, turn: bool) -> list[str]:
    """The edits of a pair, one by one; seen from the other side what was cut was added."""
    found = [] if pd.isna(edits) else [edit.split(" ", 1) for edit in edits.split("; ")]
    return ["spelling" if name == CLASSES[-1] else f"{name} {FLIPPED[op] if turn else op}" for op, name in found]
