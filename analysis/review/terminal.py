"""The review in a terminal: one question on the screen, one key per answer."""

from __future__ import annotations

import contextlib
import os
import sys
from collections import defaultdict
from dataclasses import dataclass, field

import click
from rich.console import Console
from rich.text import Text

from analysis.errors import FramingError
from analysis.review.desk import Desk, Question
from analysis.review.store import Cell

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = tty = None

KEYS = {"p": "present", "t": "partial", "a": "absent"}
HELP = (
    "p present   t partial (an essential part is missing)   a absent\n"
    "1-9 that sentence shows it   n note   o more sentences   s skip   u undo   q quit"
)
_FEW, _MORE = 3, 6  # sentences at first, and with each `o`; a digit reaches the first nine
_QUIT = ("\x03", "\x04", "")  # Ctrl-C, Ctrl-D, and the end of the input
_NO_LETTERS = ("\x1b", "\x00", "\xe0")  # what arrow and function keys begin with, on Windows the last two


@dataclass
class _Draft:
    """What was chosen for the question on the screen, before the answer."""

    shown: int = _FEW
    evidence: set[int] = field(default_factory=set)
    note: str = ""


class Keys:
    """Single keys from the terminal, none lost between two questions; whole lines on request."""

    def __init__(self):
        self._waiting: list[str] = []
        self._usual: list | None = None

    def __enter__(self) -> Keys:
        """Keys come one by one from here on."""
        if termios:
            self._usual = termios.tcgetattr(sys.stdin)
            tty.setcbreak(sys.stdin, termios.TCSADRAIN)
        return self

    def __exit__(self, *_: object) -> None:
        """The terminal is as it was."""
        if self._usual:
            termios.tcsetattr(sys.stdin, termios.TCSADRAIN, self._usual)

    def key(self) -> str:
        """The next key in small letters; q for Ctrl-C, Ctrl-D and the end of the input."""
        while not self._waiting:
            try:
                read = os.read(sys.stdin.fileno(), 64).decode("utf-8", "replace") if termios else click.getchar()
            except (KeyboardInterrupt, EOFError, OSError):
                return "q"
            if read in _QUIT:
                return "q"
            if not read.startswith(_NO_LETTERS):  # arrow and function keys send letters too
                self._waiting = list(read.lower())
        return self._waiting.pop(0)

    def line(self, prompt: str) -> str:
        """A line of text, edited as usual; nothing where it is broken off."""
        self.__exit__()
        try:
            return input(prompt).strip()
        except (KeyboardInterrupt, EOFError):
            return ""
        finally:
            self.__enter__()


def ask_in_this_terminal(desk: Desk) -> None:
    """Walk a desk's questions where the command was called.

    Raises
    ------
    FramingError
        There is something to ask, and no terminal.
    """
    if desk.current is None:
        print(f"nothing left to decide: all {desk.n_total} cells are, in {desk.store.path}")
    elif not sys.stdin.isatty():
        raise FramingError(
            "framing review", "no terminal to ask in", "run it in a terminal, or review_facts(corpus) in JupyterLab"
        )
    else:
        with Keys() as keys:
            review_in_terminal(desk, Console(highlight=False), keys)


def review_in_terminal(desk: Desk, console: Console, keys: Keys) -> None:
    """Ask the desk's questions until all are answered or the person quits; each answer is written at once."""
    n_before = desk.n_decided
    console.print(Text(f"decisions go into {desk.under}"))
    with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C between two keys quits as it does at one
        _ask(desk, console, keys)
    n_now = desk.n_decided - n_before
    console.print(Text(f"{n_now} decided now, {desk.n_decided} of {desk.n_total} in all, in {desk.store.path}"))


def _ask(desk: Desk, console: Console, keys: Keys) -> None:
    drafts: dict[Cell, _Draft] = defaultdict(_Draft)  # what is begun waits while its question is skipped
    while (question := desk.current) is not None:
        draft = drafts[question.cell]
        _show(desk, question, draft, console)
        key = keys.key()
        if key == "q":
            if any(draft.note for draft in drafts.values()):
                console.print("a note without a decision is not kept")
            return
        try:
            decided = _answer(desk, question, draft, key, keys, console)
        except FramingError as error:
            console.print(Text(plain(str(error)), "bold"))
        else:
            if decided:
                del drafts[question.cell]


def _answer(desk: Desk, question: Question, draft: _Draft, key: str, keys: Keys, console: Console) -> bool:
    """Do what a key asks for; whether it decided the question."""
    if key in KEYS:
        desk.decide(KEYS[key], draft.evidence, note=draft.note)
        console.print(Text(f"-> {KEYS[key]}", "bold"))
        return True
    if key == "s":
        desk.skip()
    elif key == "u":
        if not desk.undo():
            console.print("nothing to take back")
    elif key == "o":
        draft.shown = min(draft.shown + _MORE, len(question.nearest))
    elif key == "n":
        draft.note = keys.line("note: ")
    elif key.isascii() and key.isdigit() and 0 < int(key) <= min(draft.shown, len(question.nearest)):
        draft.evidence ^= {question.nearest[int(key) - 1]}
    else:
        console.print(Text(f"'{plain(key)}' is no answer here", "bold"))
    return False


def _show(desk: Desk, question: Question, draft: _Draft, console: Console) -> None:
    console.rule(Text(f"{desk.n_decided + 1} of {desk.n_total}"))
    console.print(Text(f"{question.fact}: {plain(question.statement)}", "bold"))
    console.print(Text(f"in {plain(question.outlet)} ({question.article})"))
    if question.match:
        console.print(Text(f"the match: {question.match}", "dim"))
    for coder, review in question.others:
        note = f" ({plain(review.note)})" if review.note else ""
        console.print(Text(f"{coder}: {review.status}{note}"))
    for place, number in enumerate(question.nearest[: draft.shown], 1):
        before, here, after = (plain(text) for text in desk.passage(question.article, number))
        sign = "*" if number in draft.evidence else " "
        line = Text(f"\n{sign}{place if place < 10 else ' '} ")
        line.append(f"{before} ", "dim").append(f">>{here}<<", "bold").append(f" {after}", "dim")
        console.print(line, highlight=False)
    if draft.note:
        console.print(Text(f"note: {plain(draft.note)}"))
    console.print()
    console.print(HELP, style="dim", markup=False, highlight=False)


def plain(text: str) -> str:
    """Words of an article without what a terminal would obey: control characters become visible codes."""
    shown = (char if char.isprintable() else " " if char.isspace() else f"\\x{ord(char):02x}" for char in text)
    return "".join(shown)
