"""Who says what: quotations and reported statements in a text, with their frames.

Rules over words and marks, no model. A paragraph is read frame by frame (language/word_classes.py, clauses.py); what
attributes words in a frame is found first (cues.py), then the quotations that are left find their speakers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.corpus.quotes import MARKS, Span, quoted_spans, quotes_of, unmarked
from analysis.measures.attribution.content import hearer_end
from analysis.measures.attribution.cue import Cue
from analysis.measures.attribution.cues import find_cues
from analysis.measures.attribution.extents import adjunct_end
from analysis.measures.language.clauses import main_subject, subject_of
from analysis.measures.language.reporting import thought, verb_forms
from analysis.measures.language.word_classes import DASHES, Frame
from analysis.tables import HEADING_PARTS

_LONG = 6  # words from which a quotation without a frame is speech and not a term
_LEAD = 8  # words before a colon, among which a verb of saying leads into the next paragraph
_NO_PARTICIPLES = frozenset("according including during following regarding concerning".split())
_SMALL = frozenset("a an the of in on at to and or for by".split())  # in a heading
_TURN = re.compile(r"[“\"]?(?P<name>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?:, [A-Z ]+)?: (?=\S)")
_ASIDE = re.compile(r"[“\"]?\([^()]*\)[”\"]?")  # "(Laughter.)"
_ANOTHER = re.compile(r"(?:[A-Z][\w.’'-]*[ :]){1,4}\s*")  # whoever is named before a colon
_TURNS = 3  # of a transcript, at least
_TITLING = frozenset("called titled entitled headlined named dubbed labeled labelled captioned".split())


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its sentences, as offsets into the text."""

    part: str
    start: int
    end: int
    sentences: tuple[Span, ...]


@dataclass(frozen=True)
class Statement:
    """A quotation (direct), a reported statement with quoted words (mixed) or without (indirect).

    `start`, `end`: the content; of a quotation with its marks. `speaker`: the printed words that name the
    speaker, or None. `verb`: the base form, or the noun, adjective or phrase; None where the quotation has no frame of its
    own. `carried`: the speaker is that of another quotation or sentence (rules in `find_statements`).
    """

    start: int
    end: int
    kind: str
    speaker: Span | None
    verb: str | None
    verb_class: str | None
    carried: bool = False


def find_statements(text: str, paragraphs: Sequence[Paragraph], names: frozenset[str] = frozenset()) -> list[Statement]:
    """Quotations and reported statements of a text, in its order. `names`: see `word_classes.Frame`.

    A quotation without a frame of its own takes its speaker, in this order, from

    1. the quotation before it in its sentence, else the sentence before it in the paragraph, if that sentence quotes or reports (its last speaker);
    2. the quotation after it in the paragraph, if only quotations stand between;
    3. the paragraph before, if the quotation's sentence is a paragraph of its own and the paragraph before ends with a
       colon, or its last sentence quotes or reports, or its quotation was left open.

    Otherwise it has none. A paragraph without quotation marks behind one that ends "..., saying:" is what is said; of a
    transcript ("LEE: It is safe.") each paragraph is what the one named before the colon says. Quoted words count as speech
    if they stand in what somebody is said to say, or if they are a sentence, or six words and more; what is left are terms,
    titles and headings, and no statements.
    """
    turns = _turns(text, paragraphs)
    found: list[Statement] = []
    last: Statement | None = None
    previous: Paragraph | None = None
    opened = announced = False
    for paragraph, spans in zip(paragraphs, quotes_of(text, paragraphs), strict=True):
        if paragraph.start in turns:
            turn = turns[paragraph.start]
            found += [turn, *_within(text, paragraph, (turn.start, turn.end), names)]
            previous, opened, announced = None, False, False
            continue
        before = last if previous is not None and previous.part == paragraph.part else None
        if announced and before and before.speaker and not spans:
            block = (paragraph.start, paragraph.end, "indirect", before.speaker, None, None)
            found.append(Statement(*block, carried=True))
        statements, last = _read_paragraph(text, paragraph, spans, before, opened, names)
        announced = _announces(text, paragraph, spans, names)
        opened = bool(spans) and spans[-1][1] == paragraph.end and text[paragraph.end - 1] not in "”\"»’'"
        found += statements
        for quote in spans:
            found += _within(text, paragraph, quote, names)
        previous = paragraph
    return sorted(found, key=lambda s: (s.start, -s.end))


def _turns(text: str, paragraphs: Sequence[Paragraph]) -> dict[int, Statement]:
    """Start of a paragraph -> what is said in it, from the first turn of a transcript to the last."""
    body = [paragraph for paragraph in paragraphs if paragraph.part == "body"]
    names = [_TURN.match(text, paragraph.start, paragraph.end) for paragraph in body]
    at = [k for k, name in enumerate(names) if name]
    family = {names[k]["name"].split()[-1] for k in at}
    if len(at) < _TURNS or not 1 < len(family) < len(at) or 2 * len(at) < at[-1] - at[0]:
        return {}  # nobody answers: "WHO: ...", "WHEN: ..."
    if any(_is_label(text, names[k]["name"]) for k in at):
        return {}
    turns, speaker = {}, None
    for paragraph, name in list(zip(body, names, strict=True))[at[0] : at[-1] + 1]:
        if _ASIDE.fullmatch(text, paragraph.start, paragraph.end):
            continue
        speaker = name.span("name") if name else speaker
        start = name.end() if name else paragraph.start
        end = paragraph.end - (text[paragraph.start] in MARKS and text[paragraph.end - 1] in MARKS)
        turns[paragraph.start] = Statement(start, end, "indirect", speaker, None, None, carried=name is None)
    return turns


def _is_label(text: str, name: str) -> bool:
    """No name, as its words stand in small letters too: `READ MORE: ...`."""
    return all(re.search(rf"\b{re.escape(word.lower())}\b", text) for word in name.split())


def _read_paragraph(
    text: str,
    paragraph: Paragraph,
    quotes: list[Span],
    before: Statement | None,
    opened: bool,
    names: frozenset[str],
) -> tuple[list[Statement], Statement | None]:
    """The paragraph's statements, and the one whose speaker a quotation in the next paragraph may take."""
    found: list[Statement] = []
    loose: list[tuple[int, Statement]] = []
    last: Statement | None = None
    frames = _frames(text, paragraph, quotes, names)
    for number, frame in enumerate(frames):
        statements, unattributed = _read_frame(frame)
        for statement in unattributed:
            another = (
                _ANOTHER.fullmatch(text, frame.start, statement.start) and ":" in text[frame.start : statement.start]
            )
            source = None if another else _beside(statement, statements) or last
            if source is None and not another and number == 0 and (len(frames) == 1 or opened):
                source = before
            if source is not None and source.speaker:
                statement = replace(statement, speaker=source.speaker, carried=True)
                last = statement
            else:
                loose.append((number, statement))
                continue
            found.append(statement)
        if statements:
            for number_, statement in loose:  # rule 2
                if number_ == number - 1 and statements[0].kind == "direct":
                    found.append(replace(statement, speaker=statements[0].speaker, carried=True))
                else:
                    found.append(statement)
            loose = []
            found += statements
            last = _outermost(statements)
        elif not unattributed:
            last = None
    found += [statement for _, statement in loose]
    if last is None and frames and frames[-1].text[frames[-1].start : frames[-1].end].rstrip().endswith(":"):
        last = _lead_in(frames[-1])
    return found, last


def _beside(statement: Statement, statements: list[Statement]) -> Statement | None:
    """The statement of the frame that a quotation goes on: `"...," she said, but "..."`; the last before it that quotes."""
    before = [s for s in statements if s.end <= statement.start and s.kind != "indirect"]
    return before[-1] if before else None


def _outermost(statements: list[Statement]) -> Statement:
    """The last one that stands within no other: of `He told the court she had asked him the time` his."""
    last = max(statements, key=lambda s: s.start)
    around = [s for s in statements if s.start <= last.start and last.end <= s.end and s.speaker]
    return min(around, key=lambda s: s.start) if around else last


def _within(text: str, paragraph: Paragraph, quote: Span, names: frozenset[str]) -> list[Statement]:
    """Quotations within a quotation, where its words say who speaks: `"She said, 'We stay.'"`."""
    start, end = unmarked(text, quote)
    inner = [(start + a, start + b) for a, b in quoted_spans(text[start:end])]
    if not inner:
        return []
    sentences = tuple((max(a, start), min(b, end)) for a, b in paragraph.sentences if a < end and b > start)
    found = []
    for frame in _frames(text, Paragraph("body", start, end, sentences), inner, names):
        found += [s for s in _read_frame(frame)[0] if s.speaker and s.kind == "direct"]
    return found


def _lead_in(frame: Frame) -> Statement | None:
    """A sentence that ends with a colon names the speaker of the quotation in the next paragraph."""
    subject = main_subject(frame, frame.n)
    return Statement(frame.start, frame.end, "direct", frame.span(*subject), None, None) if subject else None


def _announces(text: str, paragraph: Paragraph, quotes: list[Span], names: frozenset[str]) -> bool:
    """The paragraph ends with a verb of saying and a colon: `..., saying:`, `It reads, in part:`."""
    if paragraph.part != "body" or not text[paragraph.start : paragraph.end].endswith(":"):
        return False
    frame = _frames(text, paragraph, quotes, names)[-1]
    colon = frame.n - 1
    for v in range(colon - 1, max(colon - _LEAD, -1), -1):
        form = verb_forms().get(frame.low[v])
        if form and not frame.is_noun_context(v) and any({"clause", "quote"} & verb.takes for verb in form.verbs):
            return adjunct_end(frame, v + 1 + (frame.word(v + 1) == ",")) == colon
    return False


def _frames(text: str, paragraph: Paragraph, quotes: list[Span], names: frozenset[str]) -> list[Frame]:
    """Sentences joined where the cut between them lies within a quotation."""
    spans: list[list[int]] = []
    for start, end in paragraph.sentences:
        cut_short = spans and any(
            b <= start and not text[b:start].strip() and not text[:a].endswith((": ", ", ")) for a, b in quotes
        )
        if spans and (any(a < start < b for a, b in quotes) or (cut_short and _closing_frame(text[start:end]))):
            spans[-1][1] = max(end, spans[-1][1])
        else:
            spans.append([start, end])
    frames = []
    for start, end in spans:
        mine = [(max(a, start), min(b, end)) for a, b in quotes if a < end and b > start]
        frames.append(Frame(text, start, end, mine, headline=paragraph.part in HEADING_PARTS, names=names))
    return frames


def _closing_frame(sentence: str) -> bool:
    """What is left of `"...?" the mayor asked.` or `"..." - A. Reader` where the quotation ends like a sentence."""
    frame = Frame(sentence, 0, len(sentence), [])
    if frame.n and frame.low[0] in DASHES:
        return frame.n < 8 and frame.is_capital(1)
    for v in range(1, min(frame.n, 8)):
        form = verb_forms().get(frame.low[v])
        if form and form.kinds & {"past", "s"} and any({"clause", "quote"} & verb.takes for verb in form.verbs):
            subject, passive = subject_of(frame, v), frame.is_be(v - 1)
            end = hearer_end(frame, v + 1)
            goes_on = frame.word(end + 1).endswith("ing") and frame.word(end + 1) not in _NO_PARTICIPLES
            closes = end == frame.n or (frame.word(end) == "," and goes_on)
            return subject is not None and subject[0] == 0 and not passive and closes
    return False


def _read_frame(frame: Frame) -> tuple[list[Statement], list[Statement]]:
    """Statements of one frame, and its quotations that no frame claims."""
    cues = find_cues(frame)
    claimed: dict[int, Cue] = {}
    for cue in cues:
        for q in cue.quotes:
            claimed.setdefault(q, cue)
    statements = []
    seen: set[Span] = set()
    for cue in cues:
        speaker = frame.span(*cue.speaker) if cue.speaker else None
        if cue.content is not None:
            a, b = cue.content
            start, end = frame.span(a, b)
            if (start, end) in seen:
                continue
            seen.add((start, end))
            told = any(c.content and c.content[0] <= a and b <= c.content[1] for c in cues if c is not cue)
            inside = [] if told and cue.verb in thought() else [k for k in range(a, b) if frame.kind(k) in ("Q", "q")]
            only = len(inside) == b - a == 1
            kind = "direct" if only and frame.kind(a) == "Q" else "mixed" if inside else "indirect"
            for k in inside:
                claimed[k] = cue
            statements.append(Statement(start, end, kind, speaker, cue.verb, cue.verb_class))
        for q in cue.quotes:
            token = frame.tokens[q]
            if claimed[q] is cue and (token.start, token.end) not in seen:
                seen.add((token.start, token.end))
                kind = "direct" if token.kind == "Q" else "mixed"
                statements.append(Statement(token.start, token.end, kind, speaker, cue.verb, cue.verb_class))
    statements.sort(key=lambda s: s.start)
    loose = [
        Statement(token.start, token.end, "direct", None, None, None)
        for k, token in enumerate(frame.tokens)
        if token.kind in "Qq" and k not in claimed and _is_speech(frame, k)
    ]
    return statements, loose


def _is_speech(frame: Frame, k: int) -> bool:
    """A quotation that nothing attributes is speech if it is a sentence or long; else a term or a title."""
    token = frame.tokens[k]
    inner = token.text.strip(MARKS + " ")
    n_words = len(inner.split())
    alone = frame.n == 1
    if alone and n_words < _LONG and _is_heading(inner.split()):
        return False
    if frame.word(k - 1) in _TITLING:
        return False
    return (
        n_words >= _LONG
        or (alone and n_words > 1)
        or (token.kind == "Q" and bool(re.search(r"[.!?]$", inner)) and n_words > 2)
    )


def _is_heading(words: list[str]) -> bool:
    """A heading within the text: 'The Pier Is Lost.'"""
    return len(words) > 2 and all(word[0].isupper() or word in _SMALL for word in words)
