"""The whole story to read: articles side by side or one at a time, layers to switch on and off, a fact to follow.

It works without a script: what a box or list chooses is shown by the style sheet alone, so that the same view
stands in a report, in JupyterLab and on paper. Where the style sheet cannot do so every layer is shown.
Marks are lines, weight and signs, never colour alone. An article's words are untrusted and escaped.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from itertools import count, pairwise
from pathlib import Path

import pandas as pd

from analysis.corpus import Corpus
from analysis.errors import FramingError
from analysis.records import Row
from analysis.tables import COPY
from analysis.views.coverage import labels_of
from analysis.views.display import LITERAL, Html
from analysis.views.pairs import both_ways, closest
from analysis.views.plain import counted, excerpt, listed
from analysis.views.tables import takes_tables

MOST = 12  # articles shown unless others are named
LAYERS = {
    "copy": "Shared copy",
    "voices": "Voices",
    "facts": "Facts",
    "loaded": "Loaded words",
    "labels": "Labels",
    "frames": "Frames",
}
AT_FIRST = ("copy", "voices")  # the layers that are on when the view opens
_SIGN = {"present": "tells it", "partial": "tells part of it"}
_KIND = {"identical": "identical", "light edit": "light-edit", "heavy rewrite": "heavy-rewrite"}
_numbers = count(1)

CSS = Path(__file__).with_name("story.css").read_text("utf-8")
# What an unticked box takes away; `{at}` is the view.
_UNTICKED = {
    "copy": "{at} .s{{border-left-color:transparent}}{at} .copied{{display:none}}",
    "voices": "{at} .v{{text-decoration:none}}{at} .who{{display:none}}",
    "facts": "{at} .e{{border-bottom:0}}{at} .facts{{display:none}}",
    "loaded": "{at} .l{{font-weight:inherit;font-style:inherit}}{at} .l.count{{display:none}}",
    "labels": "{at} .t{{outline:0}}{at} .t.count{{display:none}}",
    "frames": "{at} .h{{background:none}}{at} :is(.framed,.h.count){{display:none}}",
}


@takes_tables
def show_story(
    corpus: Corpus,
    reuse: pd.DataFrame,
    coverage: pd.DataFrame,
    facts: pd.DataFrame,
    voices: pd.DataFrame,
    loaded: pd.DataFrame,
    label_uses: pd.DataFrame,
    frame_hits: pd.DataFrame,
    *articles: str,
    heading: int = 3,
) -> Html:
    """The articles to read, with layers to switch on and off, and a fact to follow.

    The layers are shared copy, voices, facts, loaded words (faint ones apart), labels (the words by which an outlet
    calls one of the concepts of story.yml), and the words that stand for a frame of a dictionary. Where a fact is
    chosen, each article says where it tells it, or that it does not and what comes nearest. Where the texts are
    withheld, keys and counts stand for the words.

    Parameters
    ----------
    reuse, coverage, facts, voices, loaded, label_uses, frame_hits
        The tables of these names.
    articles
        Ids of the articles wanted; the first twelve of the story without.
    heading
        Level of the articles' headings, 2 to 6.

    Raises
    ------
    FramingError
        The story has no such article.
    """
    known = list(corpus.articles["article"])
    order = list(dict.fromkeys(articles)) or known[:MOST]
    for article in order:
        if article not in known:
            raise FramingError(f"article '{article}'", "not in this story", f"name some of: {listed(known, most=MOST)}")
    story = _Story(corpus, reuse, coverage, facts, voices, loaded, label_uses, frame_hits, order, heading)
    return Html(story.html(), "\n\n".join(map(story.plain, order)))


class _Story:
    """What the columns of one view share."""

    def __init__(
        self,
        corpus: Corpus,
        reuse: pd.DataFrame,
        coverage: pd.DataFrame,
        facts: pd.DataFrame,
        voices: pd.DataFrame,
        loaded: pd.DataFrame,
        label_uses: pd.DataFrame,
        frame_hits: pd.DataFrame,
        order: list[str],
        heading: int,
    ):
        self.corpus, self.order, self.tag = corpus, order, f"h{heading}"
        self.name = f"story-{next(_numbers)}"
        self.label = labels_of(corpus.articles).to_dict()
        self.number = {fact: i for i, fact in enumerate(facts["fact"])}
        self.facts = list(zip(facts["fact"], facts["statement"], strict=True))
        self.copy = {
            (pair.article, pair.sentence): pair
            for pair in closest(both_ways(reuse), order).itertuples()
            if pair.kind in COPY
        }
        self.rows = {a: list(rows.itertuples()) for a, rows in corpus.sentences.groupby("article") if a in order}
        self.cells = {(row.article, row.fact): row for row in coverage.itertuples() if row.article in order}
        self.told = defaultdict(list)
        for (article, fact), row in self.cells.items():
            if row.status != "absent":
                self.told[article, row.sentence].append(fact)
        self._add_voices(voices)
        self.loaded = _by_sentence(loaded[loaded["strength"] != "faint"], order)
        self.labels = _by_sentence(label_uses, order)
        self.frames = _by_sentence(frame_hits, order)

    def _add_voices(self, voices: pd.DataFrame) -> None:
        """Each voice stands at every sentence that it speaks in, its speaker's name where it ends."""
        self.voices, self.ending = defaultdict(list), defaultdict(list)
        for voice in voices[voices["article"].isin(self.order) & ~voices["nested"].astype(bool)].itertuples():
            rows = [r for r in self.rows[voice.article] if r.sentence >= voice.sentence and r.start < voice.end]
            for row in rows:
                self.voices[row.article, row.sentence].append(voice)
            self.ending[voice.article, rows[-1].sentence].append(voice)

    def html(self) -> str:
        """Controls, the rules they need, and the columns."""
        named = escape(f"Reading view: {listed((self.label[a] for a in self.order), most=4)}")
        columns = "".join(self._column(i, article) for i, article in enumerate(self.order))
        return (
            f'<style>{CSS}{self._rules()}</style><section class="framing-story {LITERAL}" id="{self.name}" aria-label="{named}">'
            f'{self._controls()}<div class="columns">{columns}</div></section>'
        )

    def plain(self, article: str) -> str:
        """An article as lines: number, words, what is marked."""
        lines = [
            f"{row.sentence}  {self._text(row)}  [{'; '.join(self._marks(row)) or 'own text'}]"
            for row in self.rows[article]
        ]
        return "\n".join([self.label[article], *lines])

    def _rules(self) -> str:
        at = f"#{self.name}"
        rules = [rule.format(at=f"{at}:has([name={layer}]:not(:checked))") for layer, rule in _UNTICKED.items()]
        for i in range(len(self.order)):
            rules.append(f'{at}:has([value="only-{i}"]:checked) .article:not(.a{i}){{display:none}}')
            rules.append(f'{at}:has([value="only-{i}"]:checked) .article{{max-height:none}}')
        for i in self.number.values():
            chosen = f'{at}:has([value="fact-{i}"]:checked)'
            rules.append(f"{chosen} .f{i}{{outline:3px solid;outline-offset:1px}}{chosen} .cell.c{i}{{display:block}}")
        return "".join(rules)

    def _controls(self) -> str:
        boxes = "".join(
            f'<label><input type="checkbox" name="{layer}"{" checked" * (layer in AT_FIRST)}>{self._layer(layer, words)}</label>'
            for layer, words in LAYERS.items()
        )
        one = "".join(
            f'<option value="only-{i}">{escape(self.label[a])} alone</option>' for i, a in enumerate(self.order)
        )
        follow = "".join(
            f'<option value="fact-{i}">{escape(excerpt(f"{fact}: {statement}"))}</option>'
            for i, (fact, statement) in enumerate(self.facts)
        )
        fact = f'<label>Follow a fact <select><option value="">none</option>{follow}</select></label>' if follow else ""
        return (
            f'<div class="controls" role="group" aria-label="What is shown"><fieldset><legend>Layers</legend>{boxes}</fieldset>'
            f'<label>Articles <select><option value="">side by side</option>{one}</select></label>{fact}</div>'
        )

    def _layer(self, layer: str, words: str) -> str:
        """A layer's name in its own mark."""
        marks = {"voices": "v", "facts": "e", "loaded": "l", "labels": "t", "frames": "h"}
        return f'<span class="{marks[layer]}">{words}</span>' if layer in marks else f"<span>▌{words}</span>"

    def _column(self, i: int, article: str) -> str:
        head = f"{self.name}-{i}"
        blocks, before = [], None
        for row in self.rows[article]:
            place = (row.part, None if pd.isna(row.paragraph) else row.paragraph)
            blocks.append(self._block(row, first=place != before))
            before = place
        cells = "".join(self._cell(article, fact, n) for fact, n in self.number.items())
        copied = sum((article, row.sentence) in self.copy for row in self.rows[article])
        summary = f"Article {article}: {counted(len(self.rows[article]), 'sentence')}, {copied} of them shared with the others shown."
        return (
            f'<section class="article a{i}" tabindex="0" aria-labelledby="{head}"><{self.tag} id="{head}">{escape(self.label[article])}</{self.tag}>'
            f'<p class="summary">{escape(summary)}</p><div aria-live="polite">{cells}</div><ol role="list">{"".join(blocks)}</ol></section>'
        )

    def _cell(self, article: str, fact: str, n: int) -> str:
        """What an article does with a fact that is followed."""
        row = self.cells.get((article, fact))
        if row is None:
            return ""
        link = f'<a href="#{self._id(article, row.sentence)}">sentence {row.sentence}</a>'
        sure = f" ({row.decided_by}, confidence {row.confidence:.2f})" if row.decided_by == "matched" else ""
        said = (
            f"{fact}: {_SIGN[row.status]} in {link}"
            if row.status in _SIGN
            else f"{fact}: not told here; nearest is {link}"
        )
        return f'<p class="cell c{n} {row.status}">{said.replace(fact, escape(fact), 1)}{sure}</p>'

    def _block(self, row: Row, *, first: bool) -> str:
        pair, told = self.copy.get((row.article, row.sentence)), self.told[row.article, row.sentence]
        classes = [
            "s",
            *([_KIND[pair.kind]] if pair else []),
            *["title"] * (row.part == "headline"),
            *["first"] * first,
        ]
        classes += [f"f{self.number[fact]}" for fact in told]
        tags = [f'<span class="facts">{escape(", ".join(told))}{" ·" * bool(pair)}</span>'] if told else []
        if pair:
            name = f"{self.label[pair.other]} {pair.other_sentence}"
            tags.append(
                f'<span class="copied">{pair.kind}: <a href="#{self._id(pair.other, pair.other_sentence)}">{escape(name)}</a></span>'
            )
        if framed := self._framed((row.article, row.sentence)):
            tags.append(f'<span class="framed">frames: {escape(", ".join(framed))}</span>')
        part = "" if row.part in ("body", "headline") else f"({row.part}) "
        tagged = f' <span class="tags">{" ".join(tags)}</span>' if tags else ""
        return (
            f'<li id="{self._id(row.article, row.sentence)}" class="{" ".join(classes)}">'
            f'<span class="n">{row.sentence}</span> {part}{self._marked(row)}{tagged}</li>'
        )

    def _id(self, article: str, sentence: int) -> str:
        return f"{self.name}-{self.order.index(article)}-{sentence}"

    def _text(self, row: Row) -> str:
        if not self.corpus.has_text:
            return f"sentence {row.sentence}, {counted(row.n_words, 'word')}"
        return " ".join(self.corpus.texts[row.article][row.start : row.end].split())

    def _marks(self, row: Row) -> list[str]:
        """What is marked in a sentence, in words."""
        key = (row.article, row.sentence)
        pair = self.copy.get(key)
        return [
            *([f"{pair.kind} of {self.label[pair.other]} {pair.other_sentence}"] if pair else []),
            *(f"voice: {_speaker(voice)}" for voice in self.voices[key]),
            *(self.told[key]),
            *([counted(len(self.loaded[key]), "loaded word")] if self.loaded[key] else []),
            *dict.fromkeys(f"{use.concept}: {use.label}" for use in self.labels[key]),
            *(f"frame: {frame}" for frame in self._framed(key)),
        ]

    def _framed(self, key: tuple[str, int]) -> list[str]:
        """Frames of whose words a sentence has one."""
        return list(dict.fromkeys(hit.frame for hit in self.frames[key]))

    def _marked(self, row: Row) -> str:
        """The words of a sentence in stretches that carry the same marks; without the texts, what is marked."""
        key = (row.article, row.sentence)
        if not self.corpus.has_text:
            who = "".join(f' <span class="who v">voice: {escape(_speaker(voice))}</span>' for voice in self.voices[key])
            n = {"l": (len(self.loaded[key]), "loaded word"), "t": (len(self.labels[key]), "label")}
            n["h"] = (len({hit.start for hit in self.frames[key]}), "word of a frame", "words of frames")
            counts = "".join(
                f' <span class="{mark} count">({counted(*what)})</span>' for mark, what in n.items() if what[0]
            )
            return f"{self._text(row)}{who}{counts}"
        evidence = (self.cells[row.article, fact] for fact in self.told[key])
        spans = [
            *((v.start, v.end, "v") for v in self.voices[key]),
            *((e.start, e.end, "e") for e in evidence),
            *((w.start, w.end, "l") for w in self.loaded[key]),
            *((use.start, use.end, "t") for use in self.labels[key]),
            *((hit.start, hit.end, "h") for hit in self.frames[key]),
        ]
        spans = [(max(a, row.start), min(b, row.end), mark) for a, b, mark in spans]
        ends = {min(v.end, row.end): _speaker(v) for v in self.ending[key]}
        cuts = sorted({row.start, row.end, *(at for a, b, _ in spans if a < b for at in (a, b))})
        out, text = [], self.corpus.texts[row.article]
        for a, b in pairwise(cuts):
            marks = sorted({mark for x, y, mark in spans if x <= a and b <= y})
            words = escape(" ".join(text[a:b].split()))
            words = " " * text[a].isspace() + words + " " * (text[b - 1].isspace() and bool(words))
            out.append(f'<span class="{" ".join(marks)}">{words}</span>' if marks else words)
            if b in ends:
                out.append(f' <small class="who">[{escape(ends[b])}]</small>')
        return "".join(out).strip()


def _by_sentence(table: pd.DataFrame, order: list[str]) -> dict[tuple[str, int], list]:
    found = defaultdict(list)
    for row in table[table["article"].isin(order)].itertuples():
        found[row.article, row.sentence].append(row)
    return found


def _speaker(voice: Row) -> str:
    name = voice.actor if isinstance(voice.actor, str) else voice.speaker
    return name if isinstance(name, str) else "nobody named"
