"""The headline, and what stands between it and the first paragraph."""

from __future__ import annotations

import re
from itertools import takewhile

import regex

from analysis.corpus.cleaning.lines import SECTION_WORDS, PageLine
from analysis.corpus.house_style import letters
from analysis.corpus.segment import dateline_end

_SEPARATOR = re.compile(r"\s*[|•·]\s*")
_DATE = re.compile(r"\b\d{4}\b|\b\d+ min(ute)?s? read\b|\b\d{1,2}[:.]\d\d\b|\bago\b", re.IGNORECASE)
AUTHOR = regex.compile(r"\p{Lu}[\w'-]+(?: \p{Lu}\.)? \p{Lu}[\w'-]+")
ROLE = re.compile(r"(?:[\w'&-]+ ){0,4}(?:reporter|correspondent|editor|writer|columnist|journalist|producer)", re.I)
SECTION = re.compile(
    r"\b(?:news|stories|report|release|breaking|local|national|international|world|business|politics|opinion|sports?"
    r"|estate|east|america|africa|asia|europe|pacific|top|latest|just|read|more|live|share)\b",
    re.IGNORECASE,
)
_AUTHOR_AND_ROLE = regex.compile(rf"{AUTHOR.pattern}(?:,| [-|]) (?i:{ROLE.pattern})")
_AUTHOR_IN_PLACE = regex.compile(rf"{AUTHOR.pattern}(?: and {AUTHOR.pattern})? in \p{{Lu}}[\w'-]+(?: \p{{Lu}}[\w'-]+)*")
_MENU_WORDS = 3
# "Serving the valley since 1921", "The voice of the hills", "Your town. Your news.", "Independent reporting for the coast"
_MOTTO = regex.compile(
    r"(?=.{1,90}$)(?:(?i:(?:proudly )?serving) (?:the|our|all|\p{Lu}).*\b(?i:since \d{4}|for .*\d.* years)"
    r"|(?i:the|your) (?:[\w-]+ )?(?i:voice|source|home|guide|paper) (?i:of|for|in) (?:the )?[\w'-]+(?: (?:and )?\p{Lu}[\w'-]+)*"
    r"(?: (?i:since) \d{4})?"
    r"|(?:(?i:your) [\w-]+(?: [\w-]+)?[.!] ?){2,}"
    r"|(?:(?i:fund|support|exclusive|fearless|free|honest|independent|local|nonprofit|quality|trusted),? (?:and )?)+"
    r"(?i:journalism|news|reporting)(?!.*\b(?:are|as|at|hit|in|is|over|sale|to|with)\b)"
    r"(?:,? [^:]*\b(?:for|from|about|since|you)\b[^:]*)?\.?)"
)
_DECK_WORDS = 50
_SECTIONS = 2  # lines above the headline that may name its section; those above are a menu's
_SMALL_WORDS = regex.compile(r"\b\p{Ll}{4,}.*\b\p{Ll}{4,}")  # neither a name nor a section


def is_author(words: str) -> bool:
    """A first and a last name, neither a section's ("World News") nor a place's ("New York")."""
    return bool(AUTHOR.fullmatch(words)) and not SECTION.search(words) and not dateline_end(f"{words}: ", words)


def label_titled(lines: list[PageLine], title: str) -> int:
    """Label the headline that says the same as the title; returns its index, or -1 where there is none."""
    same = letters(title)
    for index, line in enumerate(lines):
        if line.part is None and letters(line.text) == same:
            line.label("headline", "the title in story.yml")
            return index
    return -1


def label_headline(lines: list[PageLine]) -> int:
    """Label the first line that looks like a headline; returns its index, or -1 where there is none."""
    for index, line in enumerate(lines):
        if line.part is not None or _stands_above_a_headline(line, lines[index + 1 :]):
            continue
        if line.looks_like_headline():
            reason = "the first line of a page, short, capitalised or without a full stop"
            line.label("headline", reason, doubtful=line.text.endswith("."))
            return index
        if line.n_words > _MENU_WORDS or line.is_sentence():
            break
    return -1


def _stands_above_a_headline(line: PageLine, below: list[PageLine]) -> bool:
    """A word or two, a menu or the outlet's motto, with a headline below; under the last two other such words may stand."""
    fields = _SEPARATOR.split(line.text)
    menu = len(fields) > 2 and all(len(words.split()) <= _MENU_WORDS for words in fields)
    motto = _MOTTO.fullmatch(line.text) is not None
    if line.n_words <= SECTION_WORDS and not line.is_sentence() and _longer_below(line, below):
        return True
    if not menu and not motto and (line.n_words > _MENU_WORDS or line.is_sentence()):
        return False
    fewest = _MENU_WORDS + 1 if menu or motto else 1
    follows = next((each for each in below if each.part is None and each.n_words >= fewest), None)
    if follows is None or (motto and '"' in follows.text):  # a paragraph that quotes may end without a full stop
        return False
    return follows.looks_like_headline()


def _longer_below(line: PageLine, below: list[PageLine]) -> bool:
    """Under a few words of a menu stand more such, a word or two, and then a longer headline, all above author and date."""
    names = 0
    for each in below:
        if each.part in ("byline", "dateline") or each.is_sentence():
            return False
        if each.part is None and each.n_words > SECTION_WORDS:
            return names > 0 and each.looks_like_headline()
        names += each.part is None and each.n_words <= _MENU_WORDS
    return False


def before_body(lines: list[PageLine], headline: int) -> None:
    """Deck and section lines between the headline and the first paragraph."""
    if headline < 0:
        return
    above = [line for line in lines[:headline] if line.part is None]
    for line in above:
        named = line.n_words <= SECTION_WORDS and line in above[-_SECTIONS:]
        line.label("section" if named else "banner", "above the headline", doubtful=line.n_words > SECTION_WORDS)
    deck_found = False
    for index in range(headline + 1, len(lines)):
        line = lines[index]
        if line.part == "section":  # "Key points"
            return
        if line.part is not None or same_headline(line, lines[headline]):
            continue
        follows = lines[index + 1 :]
        paragraphs_follow = any(later.part is None and later.n_words > SECTION_WORDS for later in follows)
        open_ended = not line.is_sentence() and not line.text.endswith((":", ","))
        fields = _SEPARATOR.split(line.text)
        if open_ended and len(fields) > 1 and all(len(words.split()) <= 6 for words in fields):
            dated = sum(bool(_DATE.search(words)) for words in fields)
            signed = any(words.startswith("By ") for words in fields) or 0 < dated < len(fields)
            part = "byline" if signed else "dateline" if dated else "section"
            line.label(part, "short fields with bars between them, under the headline")
        elif _AUTHOR_IN_PLACE.fullmatch(line.text):
            line.label("byline", "a name and a place under the headline")
        elif _AUTHOR_AND_ROLE.fullmatch(line.text):
            line.label("byline", "a name and the writer's role under the headline")
        elif (
            open_ended
            and line.n_words <= SECTION_WORDS
            and paragraphs_follow
            and not (lines[index - 1].part == "deck" and _SMALL_WORDS.search(line.text))
        ):
            line.label("section", "a few words between headline and text")
        elif (
            (not deck_found or (open_ended and _text_begins_below(follows)))
            and paragraphs_follow
            and line.n_words <= _DECK_WORDS
            and _is_deck(line, follows)
            and not (line.is_running_text() and any(above.part == "byline" for above in lines[:index]))
        ):
            line.label("deck", "a short line under the headline", doubtful=line.is_sentence())
            deck_found = True
        else:
            return


def _text_begins_below(follows: list[PageLine]) -> bool:
    """The next paragraph stands under the author's line, or opens with a place."""
    for line in follows:
        if line.part in ("byline", "dateline") or line.has_dateline():
            return True
        if line.is_sentence():
            return False
    return False


def _is_deck(line: PageLine, follows: list[PageLine]) -> bool:
    if line.has_dateline() or line.text.startswith('"') or line.text.endswith((":", ",")):
        return False
    if not line.is_sentence():
        return True
    if not line.is_running_text() and follows and follows[0].part in ("caption", "credit"):
        return True
    signed = ("byline", "dateline")
    furniture = list(takewhile(lambda later: later.part is not None or later.n_words == 1, follows))
    if any(later.part in signed for later in (furniture[:1] if line.is_running_text() else furniture)):
        return True
    after = next(iter(follows[len(furniture) :]), None)
    return after is not None and (_AUTHOR_IN_PLACE.fullmatch(after.text) is not None or after.has_dateline())


def same_headline(line: PageLine, headline: PageLine) -> bool:
    """The same words; the site's name may stand behind a bar in one of them."""
    mine, its = (letters(_SEPARATOR.split(text)[0]) for text in (line.text, headline.text))
    return mine == its != ""
