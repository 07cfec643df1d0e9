"""What a report will lack because the story does not list it, and how to add it."""

from __future__ import annotations

import shlex
from pathlib import Path

from analysis.corpus.story import find_story, read_story


def lacking(story: str | Path) -> list[str]:
    """A line for each of actors, concepts and ledger that a story does not have.

    Raises
    ------
    FramingError
        There is no such story, or its story.yml is broken.
    """
    folder, named = find_story(story), shlex.quote(str(story))
    record = read_story(folder)
    lines = {
        "actors (none in story.yml): who is named and never heard, how much space an actor gets, and in what tone; "
        "list each under `actors:` with its `name` and `aliases`": record.actors,
        "concepts (none in story.yml): by which names the outlets call one thing; "
        f"for proposals to edit: framing concepts {named} --discover": record.concepts,
        "ledger (no facts.yml): findings on which facts an outlet leaves out or alone tells, since facts found by aligning "
        f"sentences were checked by nobody; for a draft to edit: framing facts {named} --discover": (folder / "facts.yml").exists(),
    }  # fmt: skip
    return [line for line, there in lines.items() if not there]
