"""Articles side by side, and what was done to copied text: which words were swapped, added and cut.

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
from analysis.tables import COPY, KINDS
from analysis.views.coverage import columns_of
from analysis.views.display import LITERAL, Html, Note, show_table
from analysis.views.pairs import both_ways, closest
from analysis.views.plain import counted, listed, sentence

NO_COPY = "No copy found: no two articles of this story share a sentence as copy."
CLASSES = ("number", "attribution", "hedge", "evaluative word", "other", "dateline", "spelling only")
_FLIPPED = {"cut": "added", "added": "cut", "swapped": "swapped", "kept": "kept"}
_SIGNS = {"ins": ("+", ""), "del": ("[", "]")}  # around the words: in HTML the style sheet sets them
_CLASS = {kind: kind.replace(" ", "-") for kind in KINDS}
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


def show_edits(
    corpus: Corpus,
    reuse: pd.DataFrame,
    aligned: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    spelling: bool = False,
    rows: int | None = None,
) -> Html | Note:
    """Every edit of a lightly edited sentence in plain words, changes of number and attribution first.

    The likely origin of a group is taken for what was edited. Between articles of which neither is the
    other's likely origin, nobody is said to have edited: both wordings are given.

    Parameters
    ----------
    reuse, aligned, sources
        The tables of these names.
    spelling
        List changes of spelling, title and punctuation too.
    rows
        Show this many edits at most.
    """
    if not reuse["kind"].isin(COPY).any():
        return Note(NO_COPY)
    found = _oriented_edits(reuse, aligned, sources)
    n_spelling = int((found["edit_class"] == CLASSES[-1]).sum())
    found = found if spelling else found[found["edit_class"] != CLASSES[-1]]
    left_out = f"; {counted(n_spelling, 'change')} of spelling only left out" if n_spelling and not spelling else ""
    if found.empty:
        return Note(f"Copied sentences differ in no word{left_out}.")
    found = found.sort_values("edit_class", key=lambda names: names.map(CLASSES.index), kind="stable")
    label = columns_of(corpus.articles).set_index("article")["label"]
    words = _words(corpus)
    shown = pd.DataFrame({
        "what was done": [_said(corpus, edit, label) for edit in found.itertuples()],
        "kind of word": found["edit_class"],
        "in the sentence": [words[edit.reprint, edit.reprint_sentence] for edit in found.itertuples()],
        "article, sentence": [f"{edit.reprint}, {edit.reprint_sentence} (from {edit.origin}, {edit.origin_sentence})"
                              for edit in found.itertuples()],
    })  # fmt: skip
    return show_table(shown.reset_index(drop=True), caption=f"Edits of copied sentences{left_out}", rows=rows)


def show_cuts(
    corpus: Corpus, reprints: pd.DataFrame, cuts: pd.DataFrame, facts: pd.DataFrame, *, rows: int | None = None
) -> Html | Note:
    """What each reprint does not have of the likely origin, paragraph by paragraph, and what went with it.

    A paragraph may have been written later than the reprint: "cut" says what is missing, not who took it out.

    Parameters
    ----------
    reprints, cuts, facts
        The tables of these names.
    rows
        Show this many paragraphs at most per reprint.
    """
    if reprints.empty:
        return Note("No reprint found: no two articles of this story are one source, so nothing was cut.")
    label = columns_of(corpus.articles).set_index("article")["label"]
    shown = [
        _cuts(corpus, label, one, cuts[cuts["article_b"] == reprint], facts, rows)
        for reprint, one in reprints.groupby("article_b", sort=False)
    ]
    html = "".join(one._repr_html_() for one in shown)
    return shown[0] if len(shown) == 1 else Html(html, "\n\n".join(map(repr, shown)))


class _Reading:
    """What the columns of one reading view need to know of each other."""

    def __init__(self, corpus: Corpus, reuse: pd.DataFrame, aligned: pd.DataFrame, order: list[str]):
        self.corpus, self.order = corpus, order
        self.number = next(_numbers)
        self.label = columns_of(corpus.articles).set_index("article")["label"].to_dict()
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
        shared = listed(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])
        return (
            f"Article {article}, {counted(len(compared), 'sentence')}: {shared or 'none shared with the others shown'}."
        )

    def _block(self, row, *, first: bool) -> str:
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

    def _link(self, pair) -> str:
        name = escape(f"{self.label[pair.other]} {pair.other_sentence}")
        return (
            f' <a href="#{self._id(pair.other, pair.other_sentence)}" aria-label="{pair.kind}: go to sentence'
            f' {pair.other_sentence} of {escape(self.label[pair.other])}">→ {name}</a>'
        )

    def _shown_counterparts(self, row) -> list:
        pairs = [pair for pair in self.pairs[row.article, row.sentence] if pair.other in self.order]
        return sorted(pairs, key=lambda pair: (self.order.index(pair.other), pair.other_sentence))

    def _how(self, row) -> str:
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

    def _turned(self, pair) -> bool:
        """True where the pair's article_b is shown before its article_a, so that what was cut counts as added."""
        later = self.order.index(pair.article) > self.order.index(pair.other)
        return later != pair.flipped

    def _marked(self, row, *, html: bool = True) -> str:
        """The words of a sentence with its marks; without the texts, how many there are."""
        if not self.corpus.has_text:
            return f"sentence {row.sentence}, {counted(row.n_words, 'word')}"
        pair = self.told.get((row.article, row.sentence))
        spans = self._spans(pair) if pair else []
        text, at, out = self.corpus.texts[row.article], row.start, []
        for start, end, tag in spans:
            out += [_plain_or_html(text[at:start], None, html), _plain_or_html(text[start:end], tag, html)]
            at = end
        return _one_line("".join([*out, _plain_or_html(text[at : row.end], None, html)]))

    def _spans(self, pair) -> list[tuple[int, int, str]]:
        """Marked stretches of a sentence in order: (start, end, tag), against all it shares with one article."""
        later = self.order.index(pair.article) > self.order.index(pair.other)
        kept, marked, rewritten = [], [], False
        for other in self.pairs[pair.article, pair.sentence]:
            if other.other != pair.other or (other.kind in COPY) != (pair.kind in COPY):
                continue
            rewritten |= other.kind in KINDS[2:]
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
    return ["spelling" if name == CLASSES[-1] else f"{name} {_FLIPPED[op] if turn else op}" for op, name in found]


def _oriented_edits(reuse: pd.DataFrame, aligned: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """One row per edit: origin and reprint with their sentences and spans, op, edit_class, and whether it is known who edited."""
    source = dict(zip(sources["article"], sources["source"], strict=True))
    copies = reuse[reuse["kind"].isin(COPY)]
    from_origin = set()
    for row in copies.itertuples():
        if source[row.article_a] == row.article_b:
            from_origin.add((row.article_a, row.sentence_a))
        elif source[row.article_b] == row.article_a:
            from_origin.add((row.article_b, row.sentence_b))
    found = []
    for row in aligned[aligned["edit_class"].notna()].itertuples():
        a = (row.article_a, row.sentence_a, row.start_a, row.end_a, row.n_words_a)
        b = (row.article_b, row.sentence_b, row.start_b, row.end_b, row.n_words_b)
        if source[row.article_a] == row.article_b:
            found.append((*b, *a, _FLIPPED[row.op], row.edit_class, True))
        elif source[row.article_b] == row.article_a:
            found.append((*a, *b, row.op, row.edit_class, True))
        elif source[row.article_a] != source[row.article_b] or not {a[:2], b[:2]} & from_origin:
            found.append((*a, *b, row.op, row.edit_class, False))
    names = ("", "_sentence", "_start", "_end", "_words")
    columns = [side + name for side in ("origin", "reprint") for name in names]
    return pd.DataFrame(found, columns=[*columns, "op", "edit_class", "directed"])


def _said(corpus: Corpus, edit, label: pd.Series) -> str:
    """An edit as a sentence."""
    old = _piece(corpus, edit.origin, edit.origin_start, edit.origin_end, edit.origin_words)
    new = _piece(corpus, edit.reprint, edit.reprint_start, edit.reprint_end, edit.reprint_words)
    origin, reprint = label[edit.origin], label[edit.reprint]
    if edit.directed:
        did = {"swapped": f"swapped {old} for {new}", "cut": f"cut {old}", "added": f"added {new}"}
        return f"{reprint} {did[edit.op]}"
    return {
        "swapped": f"{origin} has {old}, {reprint} has {new}",
        "cut": f"{origin} has {old}, {reprint} does not",
        "added": f"{reprint} has {new}, {origin} does not",
    }[edit.op]


def _piece(corpus: Corpus, article: str, start: int | None, end: int | None, n: int) -> str:
    if pd.isna(start):
        return ""
    if not corpus.has_text:
        return counted(n, "word") if n else "its dateline"
    return f"“{_one_line(corpus.texts[article][start:end])}”"


def _one_line(words: str) -> str:
    return " ".join(words.split())


def _words(corpus: Corpus) -> dict[tuple[str, int], str]:
    """(article, sentence) -> the sentence as printed, or its key where the text is withheld."""
    return {
        (row.article, row.sentence): row.text if corpus.has_text else f"article {row.article}, sentence {row.sentence}"
        for row in corpus.sentences.itertuples()
    }


def _cuts(
    corpus: Corpus, label: pd.Series, reprint: pd.DataFrame, cuts: pd.DataFrame, facts: pd.DataFrame, rows: int | None
) -> Html | Note:
    origin, name = reprint["article_a"].iloc[0], label[reprint["article_b"].iloc[0]]
    status = reprint["status"].value_counts()
    counts = listed(f"{int(status.get(kind, 0))} {kind}" for kind in ("kept", "edited", "cut"))
    caption = f"{name}: of the paragraphs of {label[origin]} {counts}; {int(status.get('added', 0))} of its own"
    if cuts.empty:
        return Note(f"{caption}. No whole sentence is missing.")
    statement = facts.set_index("fact")["statement"]
    place = corpus.sentences.set_index(["article", "sentence"])["paragraph"]
    cuts = cuts.assign(paragraph=[place[key] for key in zip(cuts["article_a"], cuts["sentence_a"], strict=True)])
    state = reprint[reprint["paragraph_a"].notna()].set_index("paragraph_a")["status"]
    words, between = _words(corpus), " " if corpus.has_text else "; "
    shown = []
    for paragraph, gone in cuts.groupby("paragraph"):
        missing = gone[~gone["elsewhere"].fillna(False).astype(bool)]
        lost = {
            kind: list(dict.fromkeys(missing.loc[missing["kind"] == kind, "item"]))
            for kind in ("fact", "actor", "voice")
        }
        told = gone.loc[gone["kind"].eq("fact") & gone["elsewhere"].fillna(False).astype(bool), "item"]
        shown.append({
            "paragraph": str(paragraph),
            "how much": "all of it" if state[paragraph] == "cut" else counted(gone["sentence_a"].nunique(), "sentence"),
            "what is missing": between.join(words[origin, number] for number in dict.fromkeys(gone["sentence_a"])),
            "facts that went with it": "; ".join(f"{fact}: {statement[fact].rstrip('.')}" for fact in lost["fact"]) or None,
            "who is not named any more": listed(lost["actor"], most=6) or None,
            "who is not heard any more": "; ".join(lost["voice"]) or None,
            "facts told elsewhere": listed(dict.fromkeys(told)) or None,
        })  # fmt: skip
    return show_table(pd.DataFrame(shown).dropna(axis=1, how="all"), caption=sentence(caption), rows=rows)
