"""House style is not framing: one place where spelling, titles, possessives and case fold into one term."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

import regex

from analysis.corpus.story import Actor

TITLES = frozenset(["mr", "mrs", "ms", "mx", "dr", "prof", "sir", "rev"])
_PLAIN = (
    dict.fromkeys("‘’‚‛′`", "'")
    | dict.fromkeys("“”„«»″", '"')
    | dict.fromkeys("–—‑‐−", "-")
    | dict.fromkeys("\u00a0\u202f\u2009\u2007\t", " ")
)
_TYPOGRAPHIC = re.compile(f"[{''.join(_PLAIN)}]")
_IN_ASCII = tuple(mark for mark in _PLAIN if mark.isascii())
_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")


def even(text: str) -> str:
    """Typographic quotes, dashes and spaces as plain ones, character for character: offsets still hold.

    Every lexicon and matcher sees text through this; the text itself is never changed.
    """
    if text.isascii() and not any(mark in text for mark in _IN_ASCII):
        return text
    return _TYPOGRAPHIC.sub(lambda mark: _PLAIN[mark.group()], text)


def letters(text: str) -> str:
    """A text's letters and digits alone, in lower case: for telling whether two lines say the same."""
    return re.sub(r"[\W_]+", "", even(text)).casefold()


@cache
def own_name(outlet: str) -> re.Pattern[str]:
    """How an outlet speaks of itself: its name, or "the" and the name's last word ("told the Tribune")."""
    name = even(outlet).removeprefix("The ").removeprefix("the ")
    short = (
        rf"|(?<=\bthe ){re.escape(name.split()[-1])}" if len(name.split()) > 1 and name.split()[-1].istitle() else ""
    )
    return re.compile(rf"(?<!\w)(?:{re.escape(name)}{short})(?!\w)")


@cache
def press_names(outlets: tuple[str, ...], told_of: frozenset[str] = frozenset()) -> regex.Pattern[str]:
    """Names of the outlets and of news agencies (data/agencies.csv), but for those in `told_of` (even, in lower case).

    A name of one word counts where no other name stands beside it (Michael Bloomberg), nor a sentence opens with it.
    """
    names = {even(outlet).removeprefix("The ").removeprefix("the ") for outlet in outlets}
    names |= {form.removeprefix("The ") for _, *forms in resource("agencies.csv") for form in forms}
    names = sorted((name for name in names if name.casefold() not in told_of), key=len, reverse=True)
    alone, several = ([regex.escape(name) for name in names if (" " in name) is two] for two in (False, True))
    one = rf"(?<!^\W*)(?<!\b(?!The\b)\p{{Lu}}[\w'-]* )(?:{'|'.join(alone)})(?! \p{{Lu}})"
    return regex.compile(rf"(?<!\w)(?:{'|'.join(several)}|{one})(?!\w)")


@cache
def word_rows(path: Path) -> tuple[tuple[str, ...], ...]:
    """Rows of a word list (CSV), comments left out."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(tuple(row) for row in csv.reader(lines) if row and not row[0].startswith("#"))


def resource(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of a word list under corpus/data/."""
    return word_rows(Path(__file__).parent / "data" / name)


@cache
def function_words() -> frozenset[str]:
    """Words of closed classes (data/function_words.csv), folded; no content word is among them."""
    return frozenset(word for row in resource("function_words.csv") for word in row)


@cache
def _spelling() -> Mapping[str, str]:
    """British spelling -> American, in lower case (data/spelling.csv)."""
    return MappingProxyType(dict(resource("spelling.csv")))


# A printed word -> the term it counts as, and the kind of house style that was folded
Fold = Callable[[str], tuple[str | None, str | None]]


class Folder:
    """Folds printed words of one story into terms.

    Parameters
    ----------
    actors
        The story's actors: a one-word alias that is a spelling of a word of the name (Zelenskyy for
        Zelensky) folds into that word. Other aliases (a title, a first name) are left alone.
    ordinary
        Words seen in lower case somewhere in the story: they are no abbreviations in a line of capitals.
    """

    def __init__(self, actors: Iterable[Actor] = (), ordinary: frozenset[str] = frozenset()):
        self.spelling = _spelling()
        self.names = _name_variants(tuple((actor.name, *actor.aliases) for actor in actors))
        self.ordinary = ordinary
        self._known: dict[tuple[str, bool], tuple[str | None, str | None]] = {}

    def fold(self, word: str, in_capitals: bool = False) -> tuple[str | None, str | None]:
        """The term a printed word counts as, and the kind of house style that was folded (None: case or nothing).

        The term is None for a title such as Mr. `in_capitals`: the line is printed in capitals throughout.
        """
        key = (word, in_capitals)
        if key not in self._known:
            self._known[key] = self._fold(even(word), in_capitals)
        return self._known[key]

    def _fold(self, word: str, in_capitals: bool) -> tuple[str | None, str | None]:
        bare = re.sub(r"'[sS]$", "", word)
        if _DOTTED.fullmatch(bare) and bare.isupper():
            return bare.replace(".", ""), "abbreviation"
        lower = unicodedata.normalize("NFC", bare).lower()
        if lower in TITLES and bare[0].isupper():
            return None, "title"
        if len(bare) > 1 and bare.isupper() and not (in_capitals and lower in self.ordinary):
            return self.names.get(lower, bare), None
        if lower in self.names and bare[0].isupper():
            return self.names[lower], "name"
        if lower in self.spelling:
            return self.spelling[lower], "spelling"
        return lower, None


@lru_cache(maxsize=32)
def _name_variants(actors: tuple[tuple[str, ...], ...]) -> Mapping[str, str]:
    """Spelling variant -> the word of the actor's name that it stands for, both in lower case; actors as name and aliases."""
    variants, spelling = {}, _spelling()
    for name, *aliases in actors:
        name_words = [spelling.get(word, word) for word in _capitalised(name)]
        for alias in aliases if name_words else ():
            for word in _capitalised(alias):
                if spelling.get(word, word) in name_words or len(word) < 4:
                    continue
                near = max(name_words, key=lambda w: SequenceMatcher(None, word, w).ratio())
                if SequenceMatcher(None, word, near).ratio() >= 0.75:
                    variants[word] = near
    return MappingProxyType(variants)


def _capitalised(name: str) -> list[str]:
    return [word.lower() for word in even(name).split() if word[0].isupper()]
