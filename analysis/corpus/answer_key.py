"""The answer key of a story whose truth is known (key.yml): what its author did and knows."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from analysis.corpus.story import Entry, OptionalText, Text
from analysis.corpus.yaml_files import parse, read_yaml
from analysis.errors import FramingError


class Fates(Entry):
    """What a reprint did to the agency's paragraphs, counted from 1; `added` are the reprint's own."""

    kept: list[int] = []
    edited: list[int] = []
    cut: list[int] = []
    added: list[int] = []


class KeyVoice(Entry):
    """A quotation or reported statement, letter for letter as in the article; `speaker` None: unattributed."""

    text: Text
    kind: Literal["direct", "mixed", "indirect"]
    speaker: OptionalText = None
    verb: OptionalText = None


class KeyLoaded(Entry):
    """A loaded word in the outlet's own voice; `text` stands in the article once and holds the word."""

    text: Text
    word: Text
    category: Text
    note: OptionalText = None


class Trap(Entry):
    """Something in the story that a hasty reader, or tool, gets wrong."""

    name: Text
    where: Text
    explanation: Text


class AnswerKey(Entry):
    """What key.yml says of a story, as far as lessons ask for it: every part may be missing."""

    cuts: dict[str, Fates] = {}
    voices: dict[str, list[KeyVoice]] = {}
    loaded: dict[str, list[KeyLoaded]] = {}
    traps: list[Trap] = []


def read_key(folder: Path, articles: list[str]) -> AnswerKey | None:
    """key.yml of a story folder; None where the story has none.

    Raises
    ------
    FramingError
        It is no mapping, a value cannot be used, or it names an article that story.yml does not have.
    """
    path = folder / "key.yml"
    if not path.exists():
        return None
    data = read_yaml(path)
    if not isinstance(data, dict):
        raise FramingError(path, "not a mapping of keys to values", "start it with 'cuts:' or 'voices:'")
    key = parse(AnswerKey, data, str(path))
    for part, named in (("cuts", key.cuts), ("voices", key.voices), ("loaded", key.loaded)):
        unknown = sorted(set(named) - set(articles))
        if unknown:
            raise FramingError(f"{path}: {part}", f"article '{unknown[0]}'", f"story.yml has: {', '.join(articles)}")
    return key
