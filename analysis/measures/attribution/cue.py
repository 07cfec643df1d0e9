"""A cue: what attributes words to a speaker within one frame."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.measures.attribution.content import Span
from analysis.measures.language.word_classes import Frame

_NOBODY = frozenset(["nobody", "none", "no-one", "neither"])


@dataclass(frozen=True)
class Cue:
    """A verb, noun, adjective or phrase that attributes; spans and places count tokens of the frame.

    `content`: what is reported. `quotes`: free quotations that the cue claims. `finite`: the verb has a tense
    of its own, so that a coordinated verb may share its subject.
    """

    at: int
    verb: str | None
    verb_class: str | None
    speaker: Span | None
    content: Span | None = None
    quotes: tuple[int, ...] = ()
    finite: bool = False


def is_outlet(frame: Frame, i: int) -> bool:
    """The outlet or its reader speaks, nobody who is reported."""
    return frame.word(i).split("'")[0] in ("i", "we", "you")


def is_unheard(frame: Frame, first: int, last: int) -> bool:
    """The outlet or its reader speaks, or nobody: `no one from the port has called her`."""
    alone = last - first == 1 and is_outlet(frame, first)
    return alone or frame.low[first] in _NOBODY or frame.low[first : first + 2] == ["no", "one"]
