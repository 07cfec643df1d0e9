"""Cues (data/cues.yml): what the words of a line say of it, wherever they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import regex

from analysis.corpus.cleaning.lines import PageLine
from analysis.corpus.house_style import even
from analysis.corpus.yaml_files import read_yaml

TELLS = re.compile(
    r"^\"|\b(?:said|says|told|warned|urged|asked|announced|argued|claimed|insisted|tweeted|ruled|according to)\b"
    r"|, (?:\w+ ){1,4}(?:added|called|found|held|read|shouted|showed|wrote)[.!?]$"
)
TO_THE_READER = re.compile(
    r"(?i:\b(?:you|your|our|we|please|this (?:(?:web)?site|page|browser))\b)|\b[Uu]s\b"
    r"|(?:^|[.!?] )(?i:already a|donate|follow|get|join|log|read|register|scroll|see|send|sign|subscribe|support)\b"
)


@dataclass(frozen=True)
class Cue:
    """A pattern, where on the page it speaks, and for which part."""

    part: str
    pattern: regex.Pattern
    case: bool  # searched in the line as printed, not in lower case
    at: str
    sentence: str  # may the line end like a sentence? (no, reader, any, or "": what the head of the file says)
    max_words: int
    purpose: str

    def fits(self, line: PageLine) -> bool:
        """The pattern is in the line, and a line that ends like a sentence may be meant."""
        return bool(self.pattern.search(line.text if self.case else line.low)) and (
            not line.is_sentence() or self._allows(line)
        )

    def _allows(self, sentence: PageLine) -> bool:
        if self.sentence in ("no", "any"):
            return self.sentence == "any"
        if self.part in ("caption", "credit"):
            return True
        to_reader = self.sentence != "reader" or TO_THE_READER.search(sentence.text)
        return bool(to_reader) and not TELLS.search(sentence.low)


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order in which they are asked."""
    return tuple(
        Cue(
            part=entry["part"],
            pattern=regex.compile(entry["pattern"]),
            case=entry.get("case") == "yes",
            at=entry["at"],
            sentence=entry.get("sentence", ""),
            max_words=int(entry["max_words"]),
            purpose=entry["for"],
        )
        for entry in read_yaml(Path(__file__).parents[1] / "data" / "cues.yml")
    )


def by_cue(line: PageLine, outlet: str, *, above: bool) -> None:
    """Label by the first cue that fits; `above`: the line stands above the running text."""
    if line.n_words == 0:
        line.label("banner", "no words")
        return
    if outlet and line.text.casefold().strip(" .|") == even(outlet).casefold():
        line.label("banner" if above else "footer", "the outlet's name alone")
        return
    places = {"any", "top"} if above else {"any"}
    for cue in cues():
        if cue.at not in places or line.n_words > 2 * cue.max_words or not cue.fits(line):
            continue
        if line.n_words <= cue.max_words:
            line.label(cue.part, cue.purpose)
            return
        line.doubtful = True  # if no other cue fits, it stays body, but somebody should look
