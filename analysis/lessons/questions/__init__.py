"""The questions of the lessons, one module a lesson; each is a function from a story's truth to an exercise, or to None.

None says that the story does not hold what the question needs: no ledger, no shared copy, nobody quoted.
"""

from __future__ import annotations

from analysis.lessons.exercise import Exercise
from analysis.lessons.questions import copying, omissions, own_story, tone, voices, writing
from analysis.lessons.truth import Truth

_QUESTIONS = [*omissions.QUESTIONS, *copying.QUESTIONS, *voices.QUESTIONS, *tone.QUESTIONS, *writing.QUESTIONS,
              *own_story.QUESTIONS]  # fmt: skip


def exercises(truth: Truth) -> dict[str, Exercise]:
    """The exercises that a story supports, by name, in the order of the lessons."""
    made = (question(truth) for question in _QUESTIONS)
    return {exercise.name: exercise for exercise in made if exercise is not None}
