"""What the README says to type is typed here, in its order, in an empty folder."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from analysis import read_corpus
from analysis.review.desk import Desk

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PAGE = """<html><head><title>Arnmouth council votes to close terminal</title></head><body><nav>Home Sport</nav><article>
<h1>Arnmouth council votes to close terminal</h1><p>The council of Arnmouth voted 7-5 on Monday to close the ferry terminal at
Quay Street, after a debate of three hours.</p><p>The engineers did not recommend closure in their report, said Ilse Brandt,
who leads the opposition. “Nobody asked the islanders,” she said.</p><p>The harbour master said that the relocation to
Marl Point would take two years and that a ramp would serve until then.</p></article></body></html>
"""
TEXT = """Terminal to move

ARNMOUTH - The council voted 7-5 to close the terminal and to move the ferry to Marl Point.

"It is a gift to the company," said Ilse Brandt, a councillor. Shops in the old town fear for their trade.

The mayor said the town would save 200,000 a year.
"""


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


def commands():
    """Every `framing` command of the README's shell blocks, without its comment."""
    lines = "".join(blocks("sh")).splitlines()
    return [shlex.split(line, comments=True) for line in lines if line.startswith("framing")]


def run(place, command, *, status=0):
    line = [sys.executable, "-c", "from analysis.cli import main; main()", *command[1:]]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(line, cwd=place, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == status, (command, done.stdout, done.stderr)
    assert "Traceback" not in done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder in which the README's first story was made."""
    place = tmp_path_factory.mktemp("readme")
    (place / "data").mkdir()
    (place / "first.html").write_text(PAGE, "utf-8")
    (place / "second.txt").write_text(TEXT, "utf-8")
    for command in commands()[:5]:
        run(place, command)
    return place


def test_a_story_of_ones_own(place):
    assert [command[1] for command in commands()[:5]] == ["new", "add", "add", "check", "report"]
    assert (place / "reports" / "my-story" / "index.html").is_file()
    assert list(read_corpus(place / "data" / "my-story").outlets) == ["The Example Times", "Example Post"]


def test_the_least_story_is_one(place, tmp_path):
    (tmp_path / "articles").mkdir()
    for name in ("times", "post"):
        (tmp_path / "articles" / f"{name}.txt").write_text(f"{name.title()} headline\n\n{TEXT}", "utf-8")
    (tmp_path / "story.yml").write_text(blocks("yaml")[0], "utf-8")
    assert list(read_corpus(tmp_path).articles["article"]) == ["times", "post"]


def test_concepts_ledger_review_and_agreement(place):
    _, concepts, ledger = blocks("yaml")
    story = place / "data" / "my-story"
    with (story / "story.yml").open("a", encoding="utf-8") as file:
        file.write(concepts)
    (story / "facts.yml").write_text(ledger, "utf-8")
    run(place, ["framing", "check", "my-story"])
    corpus = read_corpus(story)
    assert [concept.name for concept in corpus.story.concepts] == ["the vote"] and len(corpus.ledger) == 2
    review, as_ana, as_ben, agreement, settle = commands()[5:10]
    for command in (review, as_ana, as_ben):  # the keys are pressed in test_review.py; here there is no terminal
        assert "no terminal to ask in" in run(place, command, status=2)
    for coder in (as_ana[-1], as_ben[-1]):
        desk = Desk(corpus, coder)
        while desk.current is not None:
            desk.decide("present" if desk.current.article == "times" else "absent")
    assert "kappa" in run(place, agreement)
    run(place, settle)
    assert all(
        set(fact["review"]) == {"times", "post"} for fact in yaml.safe_load((story / "facts.yml").read_text("utf-8"))
    )


@pytest.mark.parametrize("number", range(len(blocks("python"))))
def test_python(place, number):
    code = blocks("python")[number]
    done = subprocess.run([sys.executable, "-c", code], cwd=place, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)  # fmt: skip
    assert done.returncode == 0, done.stderr
