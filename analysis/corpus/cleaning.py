"""What each line of a saved article page is: headline, body, caption, banner and so on, each with its reason.

Cues are data (data/cues.yml); this module adds what position, length and neighbours tell. Body is never
lost: a line is body unless something speaks against it, and where the cue is weak the line is flagged.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise, takewhile
from pathlib import Path

import regex

from analysis.corpus.house_style import even, letters, resource
from analysis.corpus.segment import dateline_end, word_spans
from analysis.corpus.yaml_files import read_yaml

_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*$")
_SPACES = re.compile(r"\s+")
_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_DATE = re.compile(r"\b\d{4}\b|\b\d+ min(ute)?s? read\b|\b\d{1,2}[:.]\d\d\b|\bago\b", re.IGNORECASE)
_TELLS = re.compile(
    r"^\"|\b(?:said|says|told|warned|urged|asked|announced|argued|claimed|insisted|tweeted|ruled|according to)\b"
    r"|, (?:\w+ ){1,4}(?:added|called|found|held|read|shouted|showed|wrote)[.!?]$"
)
_TO_THE_READER = re.compile(
    r"(?i:\b(?:you|your|our|we|please|this (?:(?:web)?site|page|browser))\b)|\b[Uu]s\b"
    r"|(?:^|[.!?] )(?i:already a|donate|follow|get|join|log|read|register|scroll|see|send|sign|subscribe|support)\b"
)
_ITEM = re.compile(
    r"^[^\w\"'(]|:(?: |$)|\"$|[^\W\d] \d{1,3},? [^\W\d].* \d{1,3}$|\d-\d"
)  # of a list, a score, or what announces or quotes
_FULL_STOP_INSIDE = regex.compile(r"\p{Ll}{2}\. ")
_AUTHOR = regex.compile(r"\p{Lu}[\w'-]+(?: \p{Lu}\.)? \p{Lu}[\w'-]+")
_AUTHOR_IN_PLACE = regex.compile(
    rf"{_AUTHOR.pattern}(?: and {_AUTHOR.pattern})? in \p{{Lu}}[\w'-]+(?: \p{{Lu}}[\w'-]+)*"
)
_FULL_NAME = regex.compile(r"\b\p{Lu}[\w'-]++(?: \p{Lu}\.)?(?: \p{Lu}[\w'-]+)+")
_TITLE_CASE = regex.compile(r"(?:(?:[\p{Lu}\d][\w'-]*+|a|an|and|for|in|of|on|or|the|to|v|vs|with)[ &/]*)+[?]?")
_SECTION_WORDS = 5
_MENU_WORDS = 3
_HEADLINE_WORDS = 32
_DECK_WORDS = 50
_CAPTION_WORDS = (4, 60)
_CAPITALS = 0.8  # share of the longer words
_LINK_WORDS = 15
_LINKS = 3
_ABOVE_LINKS = ("banner", "related", "section")
_COUNTER = re.compile(r"(?:image |photo )?\d+ ?(?:of|/) ?\d+")
_OF_A_VIDEO = re.compile(r" \d{4}\d\d:\d\d$")
_TRENDING = re.compile(r"most (?:read|popular|viewed)\b|trending\b")
_NAMED_LINK = re.compile(r"[:|>»-] ?\w|opinion|explainer|analysis|watch")
_COMMENTS = re.compile(
    r"(?:\d+ )?(?:reader'?s'? )?comments?(?: ?\(?\d+\)?)?:?|(?:join|view|read) the (?:conversation|discussion|comments)|"
    r"conversation \(?\d+\)?|leave a comment"
)
_UNDER_A_COMMENT = re.compile(r"(?:reply|replies|like|likes|flag|report|upvote|respect|\d+|[ |·•()-])+", re.IGNORECASE)
_POSTED = re.compile(r"(?=.*[@#]|.*https?:|.*\bwww\.)")  # in a social network
_COMMENT_LINES = 6
_PULLED_WORDS = 8
_PULLED_LINES = 6
_MORE_WORDS = 5
_LONG_WORDS = 15
_ALONE_WORDS = (6, 18)
_UNDER_A_LINK = "a few words under a link to other pages"


@dataclass(frozen=True)
class Line:
    """A non-empty line: number in the file (from 1), offsets without spaces around, what it is and why."""

    line: int
    start: int
    end: int
    part: str
    reason: str
    doubtful: bool
    n_words: int


@dataclass(frozen=True)
class _Cue:
    part: str
    pattern: regex.Pattern
    case: bool  # searched in the line as printed, not in lower case
    at: str
    sentence: str  # may the line end like a sentence? (no, reader, any, or "": what the head of the file says)
    max_words: int
    purpose: str

    def fits(self, line: _Raw) -> bool:
        return bool(self.pattern.search(line.text if self.case else line.low)) and (
            not line.is_sentence() or self._allows(line)
        )

    def _allows(self, sentence: _Raw) -> bool:
        if self.sentence in ("no", "any"):
            return self.sentence == "any"
        if self.part in ("caption", "credit"):
            return True
        to_reader = self.sentence != "reader" or _TO_THE_READER.search(sentence.text)
        return bool(to_reader) and not _TELLS.search(sentence.low)


@dataclass
class _Raw:
    number: int
    start: int
    end: int
    text: str  # typographic marks made plain, spaces in a row one
    low: str  # the same in lower case
    n_words: int
    block: int  # lines without an empty line between them share a block
    page: str  # the text of all lines
    part: str | None = None
    reason: str = ""
    doubtful: bool = False

    def is_sentence(self) -> bool:
        return bool(_SENTENCE_END.search(self.text))

    def has_dateline(self) -> bool:
        return dateline_end(self.text, self.page) > 0

    def label(self, part: str, reason: str, doubtful: bool = False) -> None:
        self.part, self.reason, self.doubtful = part, reason, doubtful


def label_lines(
    text: str,
    outlet: str = "",
    title: str | None = None,
    overrule: Mapping[int, str] | None = None,
    repeated: Set[str] = frozenset(),
) -> list[Line]:
    """Label each non-empty line of an article file.

    Parameters
    ----------
    text
        The file's text.
    outlet
        The outlet's name: a line that says no more than this is furniture.
    title
        The title in the story's record: a line that says the same is the headline.
    overrule
        Line number -> part: a person's word (story.yml), which wins.
    repeated
        Lines that other articles of the outlet print too, as `repeated_lines` gives them.
    """
    lines = _split(text)
    for line in lines:
        if overrule and line.number in overrule:
            line.label(overrule[line.number], "story.yml says so")
    headline = _titled(lines, title) if title else -1
    top = _first_paragraph(lines)
    for line in lines:
        if line.part is None:
            _by_cue(line, outlet, above=line.number < top)
    _by_repetition(lines, repeated)
    _by_neighbour(lines)
    _captions_twice(lines)
    _comments(lines)
    _dated_links(lines, headline)
    if headline < 0:
        headline = _headline(lines)
    _before_body(lines, headline)
    _after_body(lines)
    _between_paragraphs(lines, headline)
    for line in lines:
        if line.part is None:
            line.label("body", "running text", doubtful=line.doubtful)
    return [Line(r.number, r.start, r.end, r.part, r.reason, r.doubtful, r.n_words) for r in lines]


def repeated_lines(texts: Sequence[str]) -> frozenset[str]:
    """Lines that at least two articles of one outlet share though their texts differ, spelled as letters only.

    Two versions of one article (they share half of their longer lines or more) count as one, so that an
    update never takes its own body for furniture.
    """
    if len(texts) < 2:
        return frozenset()
    pages = [[line for line in _split(text) if line.n_words] for text in texts]
    owners: dict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page:
            owners[letters(line.text)].add(number)
    versions = list(range(len(pages)))
    for number, page in enumerate(pages):
        long = [letters(line.text) for line in page if line.n_words >= 20]
        shared = Counter(other for line in long if len(owners[line]) <= 10 for other in owners[line] if other < number)
        if shared and shared.most_common(1)[0][1] * 2 >= len(long):
            versions[number] = versions[shared.most_common(1)[0][0]]
    return frozenset(line for line, at in owners.items() if len({versions[number] for number in at}) >= 2)


def _split(text: str) -> list[_Raw]:
    lines, start, block = [], 0, 0
    for number, piece in enumerate(re.split(r"(?<=\n)|(?<=\r)(?!\n)", text), 1):
        bare = piece.strip("\ufeff\u200b \t\r\n\u00a0\u2028\u2029\f\v")
        if bare:
            at = start + piece.index(bare)
            plain = _SPACES.sub(" ", even(bare))
            lines.append(_Raw(number, at, at + len(bare), plain, plain.lower(), len(word_spans(bare)), block, text))
        else:
            block += 1
        start += len(piece)
    return lines


@cache
def _cues() -> tuple[_Cue, ...]:
    return tuple(
        _Cue(
            e["part"],
            regex.compile(e["pattern"]),
            e.get("case") == "yes",
            e["at"],
            e.get("sentence", ""),
            int(e["max_words"]),
            e["for"],
        )
        for e in read_yaml(Path(__file__).parent / "data" / "cues.yml")
    )


def _first_paragraph(lines: list[_Raw]) -> int:
    """Number of the first line that reads like running text."""
    return next((line.number for line in lines if _is_running_text(line)), 0)


def _is_running_text(line: _Raw) -> bool:
    return line.n_words >= 25 and line.is_sentence()


def _by_cue(line: _Raw, outlet: str, *, above: bool) -> None:
    """Label by the first cue that fits; `above`: the line stands above the running text."""
    if line.n_words == 0:
        line.label("banner", "no words")
        return
    if outlet and line.text.casefold().strip(" .|") == even(outlet).casefold():
        line.label("banner" if above else "footer", "the outlet's name alone")
        return
    places = {"any", "top"} if above else {"any"}
    for cue in _cues():
        if cue.at not in places or line.n_words > 2 * cue.max_words or not cue.fits(line):
            continue
        if line.n_words <= cue.max_words:
            line.label(cue.part, cue.purpose)
            return
        line.doubtful = True  # if no other cue fits, it stays body, but somebody should look


def _by_repetition(lines: list[_Raw], repeated: Set[str]) -> None:
    """What other articles of the outlet print too is furniture; but running text between paragraphs of the article's own
    is background that the outlet tells again."""
    if not repeated:
        return
    own = [line.number for line in lines if _is_running_text(line) and letters(line.text) not in repeated]
    first, last = (own[0], own[-1]) if own else (_first_paragraph(lines), 0)
    for line in lines:
        if (
            line.part is None
            and letters(line.text) in repeated
            and not (first < line.number < last and _is_running_text(line))
        ):
            line.label("banner" if line.number < first else "footer", "other articles of the outlet print it too")


def _by_neighbour(lines: list[_Raw]) -> None:
    """What a neighbour tells of a line: a caption in the block of a picture's, a name above the date, a footer among footers."""
    size = Counter(line.block for line in lines)
    for a, b in pairwise(lines):
        if (
            a.block == b.block
            and {a.part, b.part} <= {None, "caption", "credit"}
            and (a.part is None) != (b.part is None)
        ):
            target = a if a.part is None else b
            if size[a.block] <= 4 and target.n_words <= 60:
                target.label("caption", "stands with a picture's caption or credit")
    for name, date in pairwise(lines):
        if name.part is None and date.part == "dateline" and _AUTHOR.fullmatch(name.text):
            name.label("byline", "a name above the date", doubtful=True)
        elif name.part is None and date.part == "dateline" and _OF_A_VIDEO.search(date.text) and _may_be_link(name):
            name.label("caption", "the title of a video, above its date and length", doubtful=name.is_sentence())
    for counter, line, credit in zip(lines, lines[1:], lines[2:], strict=False):
        if (
            line.part is None
            and credit.part in ("caption", "credit")
            and _COUNTER.fullmatch(counter.low)
            and line.n_words <= 60
        ):
            line.label("caption", "between a gallery's counter and the credit")
    furniture = [line for line in lines if line.part is not None]
    for before, line, after in zip(furniture, furniture[1:], furniture[2:], strict=False):
        if line.part == "banner" and before.part == after.part == "footer":
            line.label("footer", "stands between lines of the footer")


def _captions_twice(lines: list[_Raw]) -> None:
    """A caption that stands on the page twice, as the picture's text for the blind or in its gallery."""
    places: dict[str, list[int]] = defaultdict(list)
    for index, line in enumerate(lines):
        if line.part is None and _CAPTION_WORDS[0] <= line.n_words <= _CAPTION_WORDS[1]:
            places[line.low].append(index)
    for said, at in places.items():
        if len(at) > 1 and all(_beside_a_picture(lines, index, said) for index in at):
            for index in at:
                lines[index].label("caption", "printed more than once, each time beside a picture's caption or credit")
    top = next((line for line in lines if line.part is None), None)
    headline = top if top is not None and _looks_like_headline(top) else None
    for a, b in pairwise(lines):
        for line, beside in ((a, b), (b, a)):
            if (
                beside.part == "caption"
                and line.part is None
                and line is not headline
                and line.n_words >= _CAPTION_WORDS[0]
                and letters(line.text) in letters(beside.text)
            ):
                line.label("caption", "the caption beside it once more")


def _beside_a_picture(lines: list[_Raw], index: int, said: str) -> bool:
    """Is the next line on one side a picture's, apart from buttons and from what says the same?"""
    for side in (lines[index + 1 :], reversed(lines[:index])):
        near = next((line for line in side if line.part != "banner" and line.low != said), None)
        if near is not None and near.part in ("caption", "credit"):
            return True
    return False


def _titled(lines: list[_Raw], title: str) -> int:
    """Label the headline that says the same as the title; returns its index, or -1 where there is none."""
    same = letters(title)
    for index, line in enumerate(lines):
        if line.part is None and letters(line.text) == same:
            line.label("headline", "the title in story.yml")
            return index
    return -1


def _headline(lines: list[_Raw]) -> int:
    """Label the first line that looks like a headline; returns its index, or -1 where there is none."""
    for index, line in enumerate(lines):
        if line.part is not None:
            continue
        if _looks_like_headline(line) and not (line.n_words <= _MENU_WORDS and _a_headline_follows(lines[index + 1 :])):
            reason = "the first line of a page, short, capitalised or without a full stop"
            line.label("headline", reason, doubtful=line.text.endswith("."))
            return index
        if line.n_words > _MENU_WORDS or line.is_sentence():
            break
    return -1


def _a_headline_follows(lines: list[_Raw]) -> bool:
    follows = next((line for line in lines if line.part is None), None)
    return follows is not None and _looks_like_headline(follows)


def _looks_like_headline(line: _Raw) -> bool:
    if not 3 <= line.n_words <= _HEADLINE_WORDS or line.text.endswith(":") or line.has_dateline():
        return False
    return not line.text.endswith(".") or (_is_capitalised(line) and not line.text.isupper())


def _is_capitalised(line: _Raw) -> bool:
    """One sentence in which nearly all longer words open with a capital letter, a headline of the American style."""
    if _FULL_STOP_INSIDE.search(line.text):
        return False
    longer = [word for word in re.findall(r"[^\W\d_][\w'-]*", line.text) if len(word) >= 4]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) >= _CAPITALS * len(longer)


def _before_body(lines: list[_Raw], headline: int) -> None:
    """Deck and section lines between the headline and the first paragraph."""
    if headline < 0:
        return
    above = [line for line in lines[:headline] if line.part is None]
    for line in above:
        line.label(
            "section" if line.n_words <= _SECTION_WORDS else "banner",
            "above the headline",
            doubtful=line.n_words > _SECTION_WORDS,
        )
    deck_found = False
    for index in range(headline + 1, len(lines)):
        line = lines[index]
        if line.part is not None or _same_headline(line, lines[headline]):
            continue
        follows = lines[index + 1 :]
        paragraphs_follow = any(later.part is None and later.n_words > _SECTION_WORDS for later in follows)
        open_ended = not line.is_sentence() and not line.text.endswith((":", ","))
        fields = _SEPARATOR.split(line.text)
        if open_ended and len(fields) > 1 and all(len(words.split()) <= 6 for words in fields):
            dated = sum(bool(_DATE.search(words)) for words in fields)
            part = "section" if not dated else "dateline" if dated == len(fields) else "byline"
            line.label(part, "short fields with bars between them, under the headline")
        elif _AUTHOR_IN_PLACE.fullmatch(line.text):
            line.label("byline", "a name and a place under the headline")
        elif open_ended and line.n_words <= _SECTION_WORDS and paragraphs_follow:
            line.label("section", "a few words between headline and text")
        elif (
            not deck_found
            and paragraphs_follow
            and line.n_words <= _DECK_WORDS
            and _is_deck(line, follows)
            and not (_is_running_text(line) and any(above.part == "byline" for above in lines[:index]))
        ):
            line.label("deck", "a short line under the headline", doubtful=line.is_sentence())
            deck_found = True
        else:
            return


def _is_deck(line: _Raw, follows: list[_Raw]) -> bool:
    if line.has_dateline() or line.text.startswith('"') or line.text.endswith((":", ",")):
        return False
    if not line.is_sentence():
        return True
    if not _is_running_text(line) and follows and follows[0].part in ("caption", "credit"):
        return True
    signed = ("byline", "dateline")
    furniture = list(takewhile(lambda later: later.part is not None, follows))
    if any(later.part in signed for later in (furniture[:1] if _is_running_text(line) else furniture)):
        return True
    after = next(iter(follows[len(furniture) :]), None)
    return after is not None and (_AUTHOR_IN_PLACE.fullmatch(after.text) is not None or after.has_dateline())


def _after_body(lines: list[_Raw]) -> None:
    """Author notes and leftovers below the last paragraph."""
    body = [i for i, line in enumerate(lines) if line.part is None]
    if len(body) < 3:
        return
    bylines = [re.sub(r"(?i)^by\W+", "", line.text) for line in lines if line.part == "byline"]
    authors = {name for line in bylines for name in _FULL_NAME.findall(re.split(r",| [-|/] ", line)[0])}
    authors -= {form for row in resource("agencies.csv") for form in row}
    bottom = [cue for cue in _cues() if cue.at == "bottom"]
    for index in reversed(body[2:]):
        line = lines[index]
        cue = next((c for c in bottom if line.n_words <= c.max_words and c.fits(line)), None)
        if cue:
            line.label(cue.part, cue.purpose)
        elif any(line.n_words <= _bio_words(line, name) for name in authors if line.text.startswith(name)):
            line.label("bio", "opens with the author's name, below the text")
        elif line.n_words <= 12 and not line.is_sentence() and not _ITEM.search(line.text):
            below = next((later.part for later in lines[index + 1 :]), None)
            if below in ("related", "footer", "bio", "banner", "byline", None) and line.block != lines[index - 1].block:
                line.label(
                    "related" if below == "related" else "footer",
                    "a few words below the text, no sentence",
                    doubtful=line.n_words > 4,
                )
            else:
                return
        else:
            return


def _bio_words(line: _Raw, name: str) -> int:
    return 120 if re.match(r",? (?:is|was|has)\b", line.text[len(name) :]) else 60


def _comments(lines: list[_Raw]) -> None:
    """What readers wrote below the text: from the heading above the first "Reply" to the end."""
    under = [n for n, line in enumerate(lines) if _UNDER_A_COMMENT.fullmatch(line.low) and line.n_words]
    for at in reversed([n for n, line in enumerate(lines) if _COMMENTS.fullmatch(line.low)]):
        after = [n for n in under if n > at]
        told = [line for line in lines[:at] if line.n_words >= _LONG_WORDS and line.is_sentence()]
        if len(after) < 2 or len(told) < 2:
            continue
        if sum(line.part is None for line in lines[at : after[0]]) <= _COMMENT_LINES:
            for line in lines[at:]:
                if line.part is None:
                    line.label("footer", "readers' comments", doubtful=True)
        return


def _dated_links(lines: list[_Raw], headline: int) -> None:
    """Headlines in a row, each with its age under it ("2h ago"), are links; the first may be the page's own."""
    pairs = [
        n
        for n, (line, date) in enumerate(pairwise(lines))
        if line.part is None and date.low.endswith(" ago") and _may_be_link(line) and not line.text.endswith((".", "!"))
    ]
    for _, group in groupby(enumerate(pairs), lambda place: place[1] - 2 * place[0]):
        row = [n for _, n in group]
        if len(row) < _LINKS:
            continue
        if headline < 0 and all(line.part is not None for line in lines[: row[0]]):
            row = row[1:]
        for n in row:
            lines[n].label("related", "headlines in a row, each with its age", doubtful=True)


def _between_paragraphs(lines: list[_Raw], headline: int) -> None:
    """Crossheads, counters, links and a repeated headline among the paragraphs; the items of a list stay body."""
    _lists_of_links(lines)
    _links_under_a_heading(lines)
    _pull_quotes(lines)
    _alone_without_a_stop(lines)
    for before, line in pairwise(lines):
        if line.part is not None:
            continue
        if headline >= 0 and not line.is_sentence() and _same_headline(line, lines[headline]):
            line.label("banner", "the headline once more")
        elif _is_again(line, before):
            line.label("caption", "the line above once more", doubtful=True)
        elif line.is_sentence():
            continue
        elif before.part == "related" and before.reason != _UNDER_A_LINK and _may_be_link(line):
            line.label("related", _UNDER_A_LINK, doubtful=True)
        elif not re.search(r"[^\W\d_]{3}", line.text):
            line.label("banner", "a counter or a time")
        elif (
            line.n_words <= _SECTION_WORDS
            and _TITLE_CASE.fullmatch(line.text)
            and not before.text.endswith((":", ","))
            and not (before.part is None and not before.is_sentence() and _may_be_link(before))
        ):
            line.label("section", "a crosshead: a few capitalised words, no sentence", doubtful=True)


def _may_be_link(line: _Raw) -> bool:
    """Few words that announce nothing, quote nobody and are no item of a list."""
    return line.n_words <= _LINK_WORDS and line.text[0].isalnum() and not re.search(r"[:,]$|\"", line.text)


def _lists_of_links(lines: list[_Raw]) -> None:
    """Headlines in a row right under other furniture are links to other pages."""
    furniture = None
    for may_be, group in groupby(
        lines, lambda line: line.part is None and not line.is_sentence() and _may_be_link(line)
    ):
        links = list(group)
        if may_be and furniture in _ABOVE_LINKS and sum(map(_is_capitalised, links)) >= _LINKS:
            for line in links:
                line.label("related", "headlines in a row", doubtful=True)
        furniture = links[-1].part


def _links_under_a_heading(lines: list[_Raw]) -> None:
    """Headlines under "More stories" or the like, at least two."""
    for at, heading in enumerate(lines):
        if heading.part not in ("related", "banner") or not _heads_links(heading):
            continue
        links = list(takewhile(_is_listed_link, lines[at + 1 :]))
        if len(links) > 1:
            for line in links:
                line.label("related", "headlines under a heading of links", doubtful=True)


def _heads_links(line: _Raw) -> bool:
    if line.part == "banner":
        return _TRENDING.match(line.low) is not None
    return line.n_words <= _SECTION_WORDS and not _NAMED_LINK.search(line.low)


def _is_listed_link(line: _Raw) -> bool:
    text = line.text.lstrip("-•*·> ")
    return (
        line.part is None and line.n_words <= _LINK_WORDS and text[:1].isalnum() and not re.search(r"[.!:,]$|\"$", text)
    )


def _pull_quotes(lines: list[_Raw]) -> None:
    """Words of a paragraph near by, set apart in large letters."""
    top = [n for n, line in enumerate(lines) if line.part is None][:2]  # a lead may stand in a caption above it
    for n, line in enumerate(lines):
        if line.part is None and line.n_words >= _PULLED_WORDS and n not in top:
            near = lines[max(0, n - _PULLED_LINES) : n + 1 + _PULLED_LINES]
            said = line.text.strip("\"'.,")
            paragraphs = (
                other for other in near if other.part is None and not other.doubtful and _is_running_text(other)
            )
            if any(said in other.text and other.n_words >= line.n_words + _MORE_WORDS for other in paragraphs):
                line.label("banner", "a pull quote: a paragraph near by says the same", doubtful=True)


def _alone_without_a_stop(lines: list[_Raw]) -> None:
    """Captions, crossheads and links that no cue tells: short lines without a full stop or a comma, each alone between
    long paragraphs; at least two, since one alone may be a slip."""
    body = [line for line in lines if line.part is None]
    alone = [
        line
        for before, line, after in zip(body, body[1:], body[2:], strict=False)
        if _ALONE_WORDS[0] <= line.n_words <= _ALONE_WORDS[1]
        and line.text[0].isupper()
        and not line.is_sentence()
        and not _ITEM.search(line.text)
        and not _POSTED.match(line.text)
        and not re.search(r",|[;-]$", line.text)
        and all(beside.n_words >= _LONG_WORDS and beside.is_sentence() for beside in (before, after))
    ]
    if 2 <= len(alone) <= len(body) / 4:
        for line in alone:
            line.label(
                "caption", "without a full stop between paragraphs: a caption, a crosshead or a link", doubtful=True
            )


def _same_headline(line: _Raw, headline: _Raw) -> bool:
    """The same words; the site's name may stand behind a bar in one of them."""
    mine, its = (letters(_SEPARATOR.split(text)[0]) for text in (line.text, headline.text))
    return mine == its != ""


def _is_again(line: _Raw, before: _Raw) -> bool:
    """The same words as the line before: a caption under the picture's text for the blind, unless it is a whole paragraph."""
    long_enough = line.n_words >= _CAPTION_WORDS[0] and not _is_running_text(line)
    return long_enough and letters(line.text) == letters(before.text)
