"""A person's review: what is asked, in which order, and what stands in the file afterwards."""

import datetime as dt
import io
import multiprocessing
import os
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml
from filelock import FileLock
from rich.console import Console

from analysis import FramingError, measure_coverage, read_corpus
from analysis.measures.facts.matching import Match
from analysis.review import store as stores
from analysis.review.desk import Desk
from analysis.review.store import Store
from analysis.review.terminal import review_in_terminal

TEXTS = {
    "a": "Bridge closed\n\nThe old bridge was closed on Monday. A crack was found in it. Boats may pass below.\n",
    "b": "No way across\n\nNobody can cross the river. The mayor promised a ferry by May. It rained.\n",
}
LEDGER = """\
# The bridge, by hand.
- id: F1
  statement: 'The bridge was closed on Monday.'   # core
- {id: F2, statement: "The mayor promised a ferry by May."}
- id: F3
  statement: Boats pass below.
  cues: ["boats may pass"]
  review:
    b: {status: absent}
"""
TODAY = dt.date.today().isoformat()


@pytest.fixture
def story(make_story):
    folder = make_story(TEXTS)
    (folder / "facts.yml").write_text(LEDGER, "utf-8")
    return folder


@pytest.fixture
def facts(story):
    return story / "facts.yml"


def span(article, words):
    start = TEXTS[article].index(words)
    return f"[{start}, {start + len(words)}]"


def asked(desk):
    return [question.cell for question in desk.open]


def test_doubtful_cells_come_first_and_decided_ones_do_not_come(story):
    corpus = read_corpus(story)
    desk = Desk(corpus)
    coverage = measure_coverage(corpus)
    matched = coverage[coverage["decided_by"] == "matched"].set_index(["fact", "article"])["confidence"]
    assert sorted(asked(desk)) == [("F1", "a"), ("F1", "b"), ("F2", "a"), ("F2", "b")]
    assert [matched[cell] for cell in asked(desk)] == sorted(matched)
    assert (desk.n_decided, desk.n_total) == (1, 5), "the match too had an opinion on the one that is reviewed"
    assert asked(Desk(read_corpus(story))) == asked(desk), "the order is the same each time"


def sure(desk):
    """What the match says of each open cell: the probability that it is told."""
    said = {question.cell: question.match.split(", confidence ") for question in desk.open}
    return {cell: float(p) if status == "present" else 1 - float(p) for cell, (status, p) in said.items()}


FIRE = {
    "a": "Kiosk burnt\n\nThe kiosk on the old pier burnt down at night.\n",
    "b": "Fire on the pier\n\nA stall on the pier was on fire.\n",
    "c": "Smoke over town\n\nA kiosk was on fire by the pier.\n",
}
FIRE_FACTS = [
    {"id": "F1", "statement": "A kiosk by the water caught fire on Monday."},
    {"id": "F2", "statement": "The pier was closed after the fire."},
]


@pytest.mark.parametrize(("status", "sign"), [("absent", -1), ("partial", 1)])
def test_an_answer_is_evidence_on_the_other_cells(make_story, status, sign):
    """Its fact and its article follow it, in what is said of them and in the order; the tables say the same."""
    folder = make_story(FIRE, facts=FIRE_FACTS)
    desk = Desk(read_corpus(folder))
    before = sure(desk)
    assert desk.current.cell == ("F2", "a")
    desk.decide(status)
    after = sure(desk)
    for cell in (("F2", "b"), ("F2", "c"), ("F1", "a")):
        assert sign * (after[cell] - before[cell]) > 0.005
    assert asked(desk) == sorted(asked(desk), key=lambda cell: abs(after[cell] - 0.5))
    assert asked(desk).index(("F1", "c")) - asked(desk).index(("F2", "c")) == -sign, (
        "now F2 in c is the surer one, or not"
    )
    table = measure_coverage(read_corpus(folder)).set_index(["fact", "article"])
    assert {cell: f"{table.loc[cell, 'status']}, confidence {table.loc[cell, 'confidence']:.2f}" for cell in after} == {
        question.cell: question.match for question in desk.open
    }
    assert desk.undo() and sure(desk) == before, "an answer taken back says nothing"


def test_what_was_skipped_comes_last_whatever_is_answered(story):
    desk = Desk(read_corpus(story))
    first = desk.current.cell
    desk.skip()
    second = desk.current.cell
    desk.skip()
    desk.decide("absent")
    assert asked(desk)[-2:] == [first, second] and len(desk.open) == 3
    desk.decide("absent")
    assert asked(desk) == [first, second]
    desk.decide("present")
    assert asked(desk) == [second]


def test_a_question_comes_with_its_sentences(story):
    desk = Desk(read_corpus(story))
    question = next(q for q in desk.open if q.cell == ("F2", "b"))
    assert (question.statement, question.outlet) == ("The mayor promised a ferry by May.", "B")
    assert question.nearest[0] == 3 and sorted(question.nearest) == [1, 2, 3, 4]
    assert desk.passage("b", 3) == ("Nobody can cross the river.", "The mayor promised a ferry by May.", "It rained.")
    assert desk.passage("b", 1)[0] == "" and desk.passage("b", 4)[2] == ""
    assert question.match.startswith("present, confidence ")


def test_nearest_sentences_leave_captions_out(make_corpus):
    corpus = make_corpus({"a": TEXTS["a"] + "\nThe mayor promised a ferry. (Photo: A. Person)\n"})
    assert (corpus.sentences["part"] == "caption").any()
    told = corpus.sentences.loc[corpus.sentences["part"] != "caption", "sentence"]
    (nearest,) = Match(corpus, ["The mayor promised a ferry."]).nearest().values()
    assert sorted(nearest) == sorted(told)


def decide(desk, answers):
    """Answer by cell: status, sentences, note."""
    while desk.current:
        status, evidence, note = answers[desk.current.cell]
        desk.decide(status, evidence, note=note)


ANSWERS = {
    ("F1", "a"): ("present", [2, 1], None),
    ("F1", "b"): ("absent", [], "nothing of a\n closure"),
    ("F2", "a"): ("absent", [4], ""),
    ("F2", "b"): ("partial", [], 'It says "by May"'),
}


def test_only_the_lines_of_the_decisions_change(story, facts):
    decide(Desk(read_corpus(story)), ANSWERS)
    text = facts.read_text("utf-8")
    lines = {line for line in text.splitlines() if line not in LEDGER.splitlines()}
    assert lines == {
        f"    a: {{status: present, evidence: [{span('a', 'Bridge closed')}, {span('a', 'The old bridge was closed on Monday.')}], date: {TODAY}}}",
        f'    b: {{status: absent, date: {TODAY}, note: "nothing of a closure"}}',
        next(line for line in text.splitlines() if line.startswith("- {id: F2")),
    }
    assert f"evidence: [{span('b', 'The mayor promised a ferry by May.')}]" in text
    coverage = measure_coverage(read_corpus(story)).set_index(["fact", "article"])
    assert {cell: coverage.loc[cell, "status"] for cell in ANSWERS} == {cell: a[0] for cell, a in ANSWERS.items()}
    assert (coverage.loc[list(ANSWERS), "decided_by"] == "reviewed").all()
    assert [coverage.loc[cell, "sentence"] for cell in (("F1", "a"), ("F2", "b"))] == [1, 3]


def test_a_review_goes_on_where_it_stopped(story):
    corpus = read_corpus(story)
    first = Desk(corpus)
    decided = first.current.cell
    first.decide("absent")
    for later in (Desk(corpus), Desk(read_corpus(story))):
        assert decided not in asked(later) and asked(later) == asked(first)
        assert (later.n_decided, later.n_total) == (2, 5)
    decide(first, ANSWERS)
    assert Desk(corpus).current is None
    with pytest.raises(FramingError, match="every question is answered"):
        first.decide("absent")


def test_skip_and_undo(story, facts):
    desk = Desk(read_corpus(story))
    order = asked(desk)
    assert desk.undo() is False
    desk.skip()
    assert asked(desk) == [*order[1:], order[0]]
    desk.decide("absent", note="x")
    desk.decide("present")
    assert desk.undo() and desk.undo() and facts.read_text("utf-8") == LEDGER
    assert asked(desk) == [*order[1:], order[0]]
    assert desk.undo() and asked(desk) == order
    assert desk.undo() is False


def test_a_coder_is_asked_all_cells_blind_and_leaves_the_ledger_alone(story, facts):
    ana = Desk(read_corpus(story), "ana")
    assert ana.n_total == 6 and {question.match for question in ana.open} == {None}
    order = asked(ana)
    ana.decide("absent", note="n")
    ana.decide("present")
    assert facts.read_text("utf-8") == LEDGER
    kept = yaml.safe_load((story / "reviews" / "ana.yml").read_text("utf-8"))
    assert kept[order[0][0]][order[0][1]] == {"status": "absent", "by": "ana", "date": dt.date.today(), "note": "n"}
    ben = Desk(read_corpus(story), "ben")
    assert asked(ben) == order and {question.others for question in ben.open} == {()}
    assert asked(Desk(read_corpus(story), "ana")) == order[2:]
    assert ana.undo() and ana.undo() and asked(ana) == order


def test_what_cannot_be_answered_is_said_and_asked_again(story, facts):
    desk = Desk(read_corpus(story))
    question = desk.current
    for status, evidence, said in (("maybe", (), "'maybe'"), ("present", [99], "sentence 99")):
        with pytest.raises(FramingError, match=said):
            desk.decide(status, evidence)
    assert desk.current is question and facts.read_text("utf-8") == LEDGER


def test_a_story_without_ledger_or_texts(make_story, make_corpus):
    with pytest.raises(FramingError, match="no fact ledger"):
        Desk(make_corpus(TEXTS))
    with pytest.raises(FramingError, match=r"'\.\./x': not a name for a file"):
        Desk(make_corpus(TEXTS, facts=[{"id": "F1", "statement": "S"}], folder="two"), "../x")


# ---- several writers, and writes that fail


def test_a_decision_of_somebody_else_stays(story, facts):
    one, two = Desk(read_corpus(story)), Desk(read_corpus(story))
    cell = one.current.cell
    one.decide("absent")
    after = facts.read_text("utf-8")
    with pytest.raises(FramingError, match="was decided meanwhile"):
        two.decide("present")
    assert facts.read_text("utf-8") == after and two.current.cell != cell
    two.decide("present")
    assert one.undo() and two.undo() and facts.read_text("utf-8") == LEDGER


@pytest.mark.parametrize("refused", [False, True])
def test_decisions_of_somebody_else_are_evidence_too(make_story, refused):
    """They are asked no more, and the others are ranked by them; also where somebody was quicker on the cell itself."""
    folder = make_story(FIRE, facts=FIRE_FACTS)
    mine, other = Desk(read_corpus(folder)), Desk(read_corpus(folder))
    other.decide("absent")
    other.decide("present")
    if refused:
        with pytest.raises(FramingError, match="was decided meanwhile"):
            mine.decide("absent")
    else:
        mine.skip()
        mine.skip()
        mine.decide("absent")
    table = measure_coverage(read_corpus(folder)).set_index(["fact", "article"])
    left = table.index[table["decided_by"] == "matched"]
    assert sorted(asked(mine)) == sorted(left) and mine.n_decided == 6 - len(left)
    said = {question.cell: question.match for question in mine.open}
    assert said == {
        cell: f"{table.loc[cell, 'status']}, confidence {table.loc[cell, 'confidence']:.2f}" for cell in left
    }


def _write(folder, fact, numbers):
    store = Store(read_corpus(folder))
    for number in numbers:
        store.add((fact, f"n{number}"), "absent", note=f"{fact} {number}")


def test_writers_at_once_lose_nothing(make_story):
    articles = {f"n{number}": TEXTS["a"] + f"It is {number}.\n" for number in range(12)}
    folder = make_story(articles, facts=[{"id": "F1", "statement": "S"}, {"id": "F2", "statement": "T"}])
    work = [("F1", range(6)), ("F1", range(6, 12)), ("F2", range(12))]
    jobs = [multiprocessing.get_context("fork").Process(target=_write, args=(folder, *part)) for part in work]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
    decided = Store(read_corpus(folder)).read()
    assert {cell: review.note for cell, review in decided.items()} == {
        (fact, f"n{n}"): f"{fact} {n}" for fact in ("F1", "F2") for n in range(12)
    }


def _broken(facts):
    facts.write_text(LEDGER.replace("statement: Boats", "statement: [Boats"), "utf-8")


def _protected(facts):
    facts.chmod(0o444)


def _gone(facts):
    facts.unlink()


def _without_the_fact(facts):
    facts.write_text("- {id: G1, statement: Another.}\n", "utf-8")


@pytest.mark.parametrize(
    ("happens", "said"),
    [
        (_broken, "facts.yml:7: not valid YAML"),
        (_protected, "the file is write-protected"),
        (_gone, "no such file"),
        (_without_the_fact, "no entry with the id 'F"),
    ],
)
def test_a_write_that_fails_leaves_all_as_it_was(story, facts, happens, said):
    desk = Desk(read_corpus(story))
    question = desk.current
    happens(facts)
    before = facts.read_bytes() if facts.exists() else None
    with pytest.raises(FramingError, match=said) as error:
        desk.decide("absent")
    assert "\n" not in str(error.value)
    assert (facts.read_bytes() if facts.exists() else None) == before and desk.current is question
    facts.unlink(missing_ok=True)
    facts.write_text(LEDGER, "utf-8")
    desk.decide("absent")
    assert len(Store(read_corpus(story)).read()) == 2


@pytest.mark.parametrize("step", ["open", "replace"])
def test_a_full_disk_leaves_all_as_it_was(story, facts, monkeypatch, step):
    desk = Desk(read_corpus(story))
    usual = getattr(type(facts), step)

    def full(path, *args, **options):
        if path.name.endswith(".part"):
            raise OSError(28, "No space left on device", str(path))
        return usual(path, *args, **options)

    with monkeypatch.context() as broken:
        broken.setattr(type(facts), step, full)
        with pytest.raises(FramingError, match="No space left on device; nothing was written"):
            desk.decide("absent")
    assert facts.read_text("utf-8") == LEDGER
    assert {path.name for path in story.iterdir()} <= {"facts.yml", "story.yml", "articles", ".reviews.lock"}


def test_a_writer_that_does_not_end_is_named(story, monkeypatch):
    monkeypatch.setattr(stores, "_PATIENCE", 0.05)
    desk = Desk(read_corpus(story))
    with FileLock(story / ".reviews.lock"), pytest.raises(FramingError, match="another program is writing"):
        desk.decide("absent")
    desk.decide("absent")


# ---- in a terminal


class Terminal:
    """`framing review` on a pseudo-terminal: type keys, read the screen."""

    def __init__(self, *arguments):
        pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
        self.master, slave = pty.openpty()
        command = [sys.executable, "-c", "from analysis.cli import main; main()", "review", *map(str, arguments)]
        environment = os.environ | {"TERM": "xterm", "COLUMNS": "100", "LINES": "60", "PYTHONPATH": str(Path.cwd())}
        heard = lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)  # noqa: E731  a job in the background ignores it
        self.process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=environment, preexec_fn=heard
        )
        self.slave = slave  # open to the end: what the process said last can be read after it

    def until(self, words, patience=120):
        """Read on until the words stand on the screen; what was read since the last call."""
        end, seen = time.monotonic() + patience, ""
        while words not in seen:
            ended = self.process.poll() is not None
            assert time.monotonic() < end, f"never seen: {words}\n{seen}"
            if select.select([self.master], [], [], 0.2)[0]:
                read = os.read(self.master, 65536).decode("utf-8", "replace")
                seen += re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", read)
            elif ended:
                raise AssertionError(f"ended without: {words}\n{seen}")
        return seen

    def type(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        status = self.process.wait(60)
        os.close(self.slave)
        os.close(self.master)
        return status


class Typed:
    """Keys as if typed, one a letter; a line is what stands after `n` up to the full stop."""

    def __init__(self, keys):
        self._left = list(keys)

    def key(self):
        return self._left.pop(0)

    def line(self, prompt):
        end = self._left.index(".")
        said, self._left = "".join(self._left[:end]), self._left[end + 1 :]
        return said


LONG = {"a": "Long day\n\n" + " ".join(f"Nothing of note was said at noon by number {n}." for n in range(12)) + "\n"}


def screens(folder, keys, coder=None):
    """What stood on the screen when each key was pressed, and at the end."""
    desk, out = Desk(read_corpus(folder), coder), io.StringIO()
    review_in_terminal(desk, Console(file=out, width=500, highlight=False), Typed(keys))
    return out.getvalue().split("q quit\n")


def test_sentences_are_shown_few_at_first_and_chosen_by_their_number(make_story):
    folder = make_story(LONG, facts=[{"id": "F1", "statement": "Number 7 spoke at noon."}])
    seen = screens(folder, "4o4409oo0x31nFor now.sa", "ana")
    numbers = [re.findall(r"^([ *])(\d?) ", screen, re.M) for screen in seen]
    shown = [[number for _, number in screen] for screen in numbers]
    six, seven, eight = (f"Nothing of note was said at noon by number {n}." for n in (6, 7, 8))
    assert f"\n 1 {six} >>{seven}<< {eight}\n" in seen[0] and "the match" not in seen[0]
    assert shown[0] == ["1", "2", "3"] and "'4' is no answer here" in seen[1]
    assert shown[2] == [*map(str, range(1, 10))]
    assert [numbers[n][3] for n in (2, 3, 4)] == [(" ", "4"), ("*", "4"), (" ", "4")], (
        "a second time takes it out again"
    )
    assert "'0' is no answer here" in seen[5] and numbers[6][8] == ("*", "9")
    assert shown[7] == shown[8] == [*map(str, range(1, 10)), *[""] * 4], "of 13 sentences all"
    assert "'0' is no answer here" in seen[9] and "'x' is no answer here" in seen[10]
    assert [mark for mark, _ in numbers[12]] == ["*", " ", "*", *"     ", "*", *"    "], "1, 3 and 9 are chosen"
    assert "note: For now" in seen[13] and "note: For now" in seen[14]
    assert seen[15].startswith("-> absent\n") and "1 decided now, 1 of 1 in all" in seen[15]
    assert Store(read_corpus(folder), "ana").read()["F1", "a"].note == "For now"


def test_what_is_taken_back_and_refused_is_said(story, facts):
    def first(screen):
        return re.search(r"\d of \d", screen)[0]

    seen = screens(story, "upuq")
    assert seen[1].startswith("nothing to take back\n")
    assert [first(screen) for screen in seen[:4]] == ["2 of 5", "2 of 5", "3 of 5", "2 of 5"]
    assert seen[4].endswith(f"0 decided now, 1 of 5 in all, in {facts}\n") and facts.read_text("utf-8") == LEDGER
    facts.chmod(0o444)
    seen = screens(story, "pq")
    assert "the file is write-protected" in seen[1] and first(seen[1]) == "2 of 5"


def test_what_was_begun_is_kept_while_a_question_waits_and_gone_once_it_is_decided(story):
    match = Desk(read_corpus(story)).current.match
    seen = screens(story, "nBegun.susq")
    assert f"the match: {match}\n" in seen[0]
    assert ["note: Begun" in screen for screen in seen[:5]] == [False, True, False, True, False]
    assert "a note without a decision is not kept" in seen[5]
    seen = screens(story, "nBegun.1auq")
    assert "\n*1 " in seen[2] and "note: Begun" in seen[2]
    assert "\n*" not in seen[4] and "note: Begun" not in seen[4] and "is not kept" not in seen[5]


def test_keys_in_a_terminal(story, facts):
    order = asked(Desk(read_corpus(story)))
    terminal = Terminal(story)
    first = terminal.until("q quit")
    assert "".join(f"decisions go into {facts}, dated, under no name".split()) in "".join(first.split())
    assert "2 of 5" in first and f"in {order[0][1].upper()} ({order[0][1]})" in first and ">>" in first
    terminal.type("S")  # a capital is the same key
    assert "2 of 5" in terminal.until("q quit")
    terminal.type("n")
    terminal.until("note: ")
    terminal.type("seen by me\n")
    terminal.until("q quit")
    terminal.type("2")
    assert "*2" in terminal.until("q quit")
    terminal.type("p")
    terminal.until("q quit")
    terminal.type("a")
    terminal.until("q quit")
    terminal.type("u")
    terminal.until("q quit")
    terminal.type("o")
    terminal.until("q quit")
    terminal.type("t")
    terminal.until("q quit")
    terminal.type("q")
    assert "2 decided now, 3 of 5 in all" in terminal.until("in all")
    assert terminal.end() == 0
    decided = Store(read_corpus(story)).read()
    assert {cell: decided[cell].status for cell in order[1:3]} == {order[1]: "present", order[2]: "partial"}
    assert decided[order[1]].note == "seen by me" and decided[order[2]].note is None
    assert len(decided) == 3 and order[0] not in decided


def test_in_a_terminal_a_note_waits_and_a_key_that_says_nothing_is_named(story, facts):
    order = asked(Desk(read_corpus(story)))
    terminal = Terminal(story)
    terminal.until("q quit")
    terminal.type("9")
    assert "'9' is no answer here" in terminal.until("q quit")
    terminal.type("n")
    terminal.until("note: ")
    terminal.type("seen by me\n")
    terminal.until("q quit")
    terminal.type("s")
    assert "seen by me" not in terminal.until("q quit")
    terminal.type("u")
    assert "note: seen by me" in terminal.until("q quit")
    terminal.type("p")
    terminal.until("q quit")
    terminal.type("n")
    terminal.until("note: ")
    terminal.type("never decided\n")
    terminal.until("q quit")
    terminal.type("q")
    assert "a note without a decision is not kept" in terminal.until("in all")
    assert terminal.end() == 0
    assert Store(read_corpus(story)).read()[order[0]].note == "seen by me"


def test_an_article_cannot_steer_the_terminal(make_story):
    hostile = "Bridge closed\n\nThe bridge \x1b[2J\x1b]0;owned\x07 was closed [bold red]on Monday[/]. It \u202eis so.\n"
    folder = make_story({"a": hostile}, facts=[{"id": "F1", "statement": "The bridge was closed [/] on Monday."}])
    terminal = Terminal(folder, "--coder", "ana")
    seen = terminal.until("q quit")
    assert "the match" not in seen and "ana.yml,asana's" in "".join(seen.split())
    assert "\\x1b[2J" in seen and "\x07" not in seen and "\u202e" not in seen
    assert "[bold red]on Monday[/]" in seen
    terminal.type("\x1b[A")  # an arrow key is no 'a'
    terminal.process.send_signal(signal.SIGINT)
    assert "0 decided now, 0 of 1 in all" in terminal.until("in all")
    assert terminal.end() == 0
