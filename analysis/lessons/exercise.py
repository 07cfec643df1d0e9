"""An exercise: a question, what counts as an answer, and what is said of one, with a hint and without the answer.

Answers are written as people write them: a letter, several ("A, C" or {"A", "C"}), a number, or words. A blank is
`...`, as a student's notebook has it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Literal

from analysis.errors import FramingError
from analysis.views.display import LITERAL, Html
from analysis.views.plain import counted, listed

Kind = Literal["one", "some", "number", "numbers", "grid", "text", "form"]
NONE = "none"  # how an empty choice is written
_WRITE = {
    "one": 'one letter, such as "A"',
    "some": 'letters, such as "A, C"; "none" where none fits',
    "number": "a number, such as 3",
    "numbers": 'numbers, such as [1, 4]; "none" where there are none',
    "grid": 'letters for each page, such as "A, C"; "none" where none fits',
    "text": "your words between quotation marks",
    "form": 'something in place of each "..."',
}


@dataclass(frozen=True)
class Verdict:
    """What is said of an answer.

    Attributes
    ----------
    state : blank, unreadable, wrong, partly or right
    text : one or two sentences for the student; they never hold the answer
    """

    state: Literal["blank", "unreadable", "wrong", "partly", "right"]
    text: str

    @property
    def right(self) -> bool:
        """Nothing is missing and nothing is wrong."""
        return self.state == "right"

    def _repr_html_(self) -> str:
        mark = {"right": "✓", "partly": "◐"}.get(self.state, "○")
        return (
            f'<p class="framing-note framing-{self.state} {LITERAL}" role="status">'
            f'<span aria-hidden="true">{mark}</span> {escape(self.text)}</p>'
        )

    def __repr__(self) -> str:
        """The sentences, after the state."""
        return f"[{self.state}] {self.text}"


@dataclass(frozen=True)
class Exercise:
    """One question of a lesson, made from a story.

    Attributes
    ----------
    name : in the lesson, such as "a1"
    kind : one (of the options), some (of them), number, numbers, grid (some for each row), text (a rule
        decides), form (several fields, a rule decides)
    question : a sentence or two
    answer : a letter; a set of letters; a number; a set of numbers; row -> set of letters; words, or
        field -> value, that pass the rule
    hint : where to look, without the answer
    why : what shows that the answer is right
    basis : whose reading the answer is
    options : letter -> text
    rows : id -> label, for a grid; field -> what belongs there, for a form
    rule : for text: words -> what is said of them
    """

    name: str
    kind: Kind
    question: str
    answer: object
    hint: str
    why: Html
    basis: str
    options: Mapping[str, str] | None = None
    rows: Mapping[str, str] | None = None
    rule: Callable[[object], Verdict] | None = None

    def check(self, answer: object) -> Verdict:
        """Say how an answer fares; it need not be readable."""
        if is_blank(answer):
            return Verdict("blank", f"Nothing here yet: put your answer in place of the three dots. {self.hint}")
        if self.rule:
            return self.rule(answer)
        if self.kind == "grid":
            return self._check_grid(answer)
        try:
            given = self._read(answer)
        except ValueError as error:
            return Verdict("unreadable", f"{error} Write {_WRITE[self.kind]}.")
        return self._verdict(given, self.answer)

    @property
    def digests(self) -> dict[str, str]:
        """SHA-256 of each part's answer (rows of a grid, else the whole): a page can check what it does not hold."""
        parts = self.answer if self.kind == "grid" else {"": self.answer}
        return {
            part: hashlib.sha256(f"{self.name}:{part}:{self._joined(answer)}".encode()).hexdigest()
            for part, answer in parts.items()
        }

    @property
    def solution(self) -> str:
        """The answer in words."""
        if self.kind == "grid":
            return "; ".join(f"{label}: {self._joined(self.answer[row]) or NONE}" for row, label in self.rows.items())
        if self.kind == "form":
            return "; ".join(f"{field}: {in_words(value)}" for field, value in self.answer.items())
        return str(self.answer) if self.kind == "text" else self._joined(self.answer) or NONE

    def source(self, *, solved: bool) -> str:
        """The line of code that sets the answer: blank, or solved."""
        if self.kind == "grid":
            lines = [
                f"    {_code(row)}: {_code(self._joined(self.answer[row]) or NONE) if solved else '...'},  # {label}"
                for row, label in self.rows.items()
            ]
            return "\n".join([f"{self.name} = {{", *lines, "}"])
        if self.kind == "form":
            lines = [
                f"    {_code(field)}: {_code(self.answer[field]) if solved else '...'},  # {about}"
                for field, about in self.rows.items()
            ]
            return "\n".join([f"{self.name} = {{", *lines, "}"])
        if not solved:
            return f"{self.name} = ..."
        plain = self.answer if self.kind in ("number", "text") else self._joined(self.answer) or NONE
        if self.kind == "numbers" and self.answer:
            plain = sorted(self.answer)
        return f"{self.name} = {_code(plain)}"

    def shown(self) -> Html:
        """Question, options and how to write the answer."""
        options = "".join(f"<li><b>{letter}</b> {escape(text)}</li>" for letter, text in (self.options or {}).items())
        rows = "".join(
            f"<li><code>{escape(row)}</code> {escape(label)}</li>" for row, label in (self.rows or {}).items()
        )
        form = f"Write {_WRITE[self.kind]}."
        html = (
            f'<div class="framing-exercise {LITERAL}"><p><b>{escape(self.name)}.</b> {escape(self.question)}</p>'
            + (f'<ul style="list-style:none">{options}</ul>' if options else "")
            + (f"<p>{'Parts' if self.kind == 'form' else 'For each of these'}:</p><ul>{rows}</ul>" if rows else "")
            + f"<p><small>{escape(form)}</small></p></div>"
        )
        text = [f"{self.name}. {self.question}", *(f"  {k}  {v}" for k, v in (self.options or {}).items()), form]
        return Html(html, "\n".join(text))

    def revealed(self) -> Html:
        """The answer, whose reading it is, and what shows it."""
        said = f"Answer: {self.solution.rstrip('.')}. ({self.basis[:1].upper()}{self.basis[1:]}.)"
        return Html(
            f'<div class="framing-answer {LITERAL}"><p>{escape(said)}</p></div>{self.why._repr_html_()}',
            f"{said}\n{self.why!r}",
        )

    def _check_grid(self, answer: object) -> Verdict:
        if not isinstance(answer, Mapping):
            return Verdict("unreadable", "One entry for each page is expected. Keep the lines that were there.")
        unknown = [str(row) for row in answer if row not in self.rows]
        if unknown:
            return Verdict("unreadable", f"{unknown[0]} is no page of this exercise: {listed(self.rows)} are.")
        open_rows = [label for row, label in self.rows.items() if is_blank(answer.get(row, ...))]
        said, n_right, n_all = [], 0, 0
        for row, label in self.rows.items():
            if label in open_rows:
                continue
            try:
                given = _letters(answer[row], self.options)
            except ValueError as error:
                return Verdict("unreadable", f"{label}: {error} Write {_WRITE[self.kind]}.")
            hits, false = len(given & self.answer[row]), len(given - self.answer[row])
            n_all += len(self.options)
            n_right += len(self.options) - len(given ^ self.answer[row])
            if given != self.answer[row]:
                wrong = f", {false} that {'is' if false == 1 else 'are'} not" if false else ""
                said.append(f"{label}: {hits} of {len(self.answer[row])} found{wrong}")
        score = f"{n_right} of {n_all} judgements right."
        if open_rows:
            return Verdict("partly", f"{score} Still blank: {listed(open_rows)}.")
        if not said:
            return Verdict("right", f"All {n_all} judgements are right.")
        return Verdict("partly", f"{score} {'; '.join(said)}. {self.hint}")

    def _verdict(self, given: object, answer: object) -> Verdict:
        if given == answer:
            return Verdict("right", "That is right.")
        if self.kind in ("some", "numbers"):
            hits, false = len(given & answer), len(given - answer)
            wrong = f", {false} of yours {'does' if false == 1 else 'do'} not belong" if false else ""
            state = "partly" if hits else "wrong"
            return Verdict(state, f"{hits} of {counted(len(answer), 'answer')} found{wrong}. {self.hint}")
        return Verdict("wrong", f"Not that one. {self.hint}")

    def _read(self, answer: object) -> object:
        if self.kind in ("one", "some"):
            given = _letters(answer, self.options)
            if self.kind == "one":
                if len(given) != 1:
                    raise ValueError("One answer is expected.")
                return next(iter(given))
            return given
        given = _numbers(answer)
        if self.kind == "number":
            if len(given) != 1:
                raise ValueError("One number is expected.")
            return next(iter(given))
        return given

    def _joined(self, answer: object) -> str:
        if isinstance(answer, set | frozenset):
            return ", ".join(str(item) for item in sorted(answer))
        return str(answer)


def in_words(value: object) -> str:
    """A value of a form: parts of a list with commas between them."""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def is_blank(answer: object) -> bool:
    """Nothing was written: the three dots, nothing, or a grid of such."""
    if isinstance(answer, Mapping):
        return all(map(is_blank, answer.values()))
    return answer is ... or answer is None or (isinstance(answer, str) and not answer.strip(" ._"))


def lettered(options: Iterable[str], name: str) -> dict[str, str]:
    """Options under letters, in an order that says nothing of the answer and is the same each time."""
    options = list(dict.fromkeys(options))
    if len(options) > 26:
        raise FramingError(f"exercise {name}", f"{len(options)} options", "give 26 at most")
    mixed = sorted(options, key=lambda text: hashlib.sha256(f"{name}:{text}".encode()).digest())
    return {chr(ord("A") + number): text for number, text in enumerate(mixed)}


def letters_of(options: Mapping[str, str], wanted: Iterable[str]) -> frozenset[str]:
    """The letters under which some options stand."""
    wanted = set(wanted)
    return frozenset(letter for letter, text in options.items() if text in wanted)


def _letters(answer: object, options: Mapping[str, str]) -> frozenset[str]:
    items = re.split(r"[\s,;]+", answer.strip()) if isinstance(answer, str) else answer
    if not isinstance(items, Iterable):
        raise ValueError(f"{answer!r} is no letter.")
    given = [str(item).strip().upper() for item in items if str(item).strip()]
    if [item.lower() for item in given] == [NONE]:
        return frozenset()
    if len(given) == 1 and len(given[0]) > 1 and set(given[0]) <= set(options):  # "AC"
        given = list(given[0])
    for item in given:
        if item not in options:
            raise ValueError(f"“{item}” is not among the letters {listed(options)}.")
    return frozenset(given)


def _numbers(answer: object) -> frozenset[int]:
    if isinstance(answer, str):
        if answer.strip().lower() == NONE:
            return frozenset()
        items: Iterable = re.split(r"[\s,;]+", answer.strip())
    else:
        items = answer if isinstance(answer, Iterable) else [answer]
    numbers = set()
    for item in items:
        try:
            number = float(item)
        except (TypeError, ValueError, OverflowError):
            raise ValueError(f"{item!r} is no number.") from None
        if isinstance(item, bool) or not number.is_integer():
            raise ValueError(f"{item!r} is no whole number.")
        numbers.add(int(number))
    return frozenset(numbers)


def _code(value: object) -> str:
    """A value as Python code, texts in double quotation marks."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | list) else repr(value)
