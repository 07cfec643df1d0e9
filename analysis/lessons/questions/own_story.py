"""Your own story in ten minutes: is the folder that a student made a story that can be measured?"""

from __future__ import annotations

import pandas as pd

from analysis.corpus.checkup import check_story
from analysis.errors import FramingError
from analysis.lessons.exercise import Exercise, Verdict
from analysis.lessons.truth import Truth
from analysis.views.display import show_table
from analysis.views.plain import counted


def own_story(truth: Truth) -> Exercise:
    """g1: name a story folder; `framing check` finds nothing wrong in it, and it has two outlets."""
    shown = pd.DataFrame({"command": ["framing new NAME", "framing add NAME FILE", "framing check NAME"],
                          "does": ["makes the folder", "takes a page in", "says what is missing"]})  # fmt: skip
    return Exercise(
        "g1",
        "text",
        "Write the name (or the path) of the story that you made.",
        "port-ellery-ferry",
        "It is the name that you gave to “framing new”.",
        show_table(shown, caption="The three commands"),
        "what “framing check” says; the answer shown is the story that comes with the suite",
        rule=_check,
    )


QUESTIONS = (own_story,)


def _check(answer: object) -> Verdict:
    if not isinstance(answer, str):
        return Verdict("unreadable", "Write the name between quotation marks.")
    try:
        found = check_story(answer)
    except FramingError as error:
        return Verdict("wrong", str(error))
    wrong = found[found["severity"] == "wrong"]
    if len(wrong):
        first = wrong.iloc[0]
        more = f" (and {len(wrong) - 1} more)" if len(wrong) > 1 else ""
        return Verdict("partly", f"{first['message']}{more}")
    return Verdict("right", f"The story is ready, with {counted(len(found), 'hint')}. Next: framing report {answer}")
