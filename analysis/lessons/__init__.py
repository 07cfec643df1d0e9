"""Lessons on media literacy: questions made from a story, checked against what is known of it, in two editions."""

from analysis.lessons.build import build_lessons
from analysis.lessons.lesson import Lesson, open_lesson

__all__ = ["Lesson", "build_lessons", "open_lesson"]
