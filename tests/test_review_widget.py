"""The review widget, driven in a real JupyterLab, and what it does with what a browser sends."""

import os
import subprocess

import nbformat
import pytest
from test_review import LEDGER, TEXTS

from analysis import read_corpus, review_facts
from analysis.review.store import Store

HOSTILE = "<img src=x onerror='document.documentElement.dataset.ran = 1'>"


@pytest.fixture
def story(make_story):
    folder = make_story({**TEXTS, "a": TEXTS["a"] + f"Nothing {HOSTILE} is known.\n"}, outlets={"a": HOSTILE})
    (folder / "facts.yml").write_text(LEDGER, "utf-8")
    return folder


def send(widget, **message):
    widget._hear(None, message, [])
    return widget.view


def test_what_a_browser_sends_is_done_and_said(story):
    widget = review_facts(read_corpus(story))
    first = widget.view
    assert (first["n_decided"], first["n_total"]) == (1, 5) and len(first["cell"]) == 2
    assert first["sentences"][first["nearest"][0] - 1]["number"] == first["nearest"][0]
    assert send(widget, do="undo")["said"] == "Nothing to take back."
    assert send(widget, do="skip")["cell"] != first["cell"]
    view = send(widget, do="decide", cell=first["cell"], status="absent", evidence=[], note="")
    assert view["said"] == "" and view["n_decided"] == 1, "an answer to a question that is gone is no answer"
    cell = view["cell"]
    view = send(widget, do="decide", cell=cell, status="present", evidence=[99], note="")
    assert "sentence 99" in view["said"] and view["cell"] == cell
    view = send(widget, do="decide", cell=cell, status="present", evidence=[1], note=" seen ")
    assert view["said"] == "Written: present." and view["n_decided"] == 2
    assert Store(widget.desk.corpus).read()[tuple(cell)].note == "seen"
    while widget.view["cell"]:
        send(widget, do="decide", cell=widget.view["cell"], status="absent", evidence=[], note="")
    assert widget.view["n_decided"] == widget.view["n_total"] == 5


def test_keys_in_a_real_jupyterlab(story, tmp_path, browser, lab):
    source = f"from analysis import read_corpus, review_facts\nreview_facts(read_corpus({str(story)!r}))"
    cells = [nbformat.v4.new_code_cell(source), nbformat.v4.new_code_cell("")]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}), tmp_path / "review.ipynb")  # fmt: skip
    with browser.new_page(viewport={"width": 1280, "height": 1000}) as page:
        page.set_default_timeout(90_000)
        page.goto(f"{lab}/lab/tree/review.ipynb")
        page.locator(".jp-Notebook .jp-CodeCell .cm-content").first.click()
        page.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for()  # the kernel is there
        page.keyboard.press("Shift+Enter")
        widget = page.locator(".framing-review")
        widget.wait_for()
        page.keyboard.press("Escape")
        question = page.locator(".framing-review .statement")
        order = [q.cell for q in review_facts(read_corpus(story)).desk.open]
        widget.focus()

        def press(key, then):
            page.keyboard.press(key)
            page.locator(".framing-review .done", has_text=f"{then} of 5").wait_for()

        def asked(cell):
            return question.filter(has_text=f"{cell[0]}:").wait_for() or f"({cell[1]})" in widget.inner_text()

        assert asked(order[0])
        if picture := os.environ.get("FRAMING_PICTURES"):
            page.screenshot(path=f"{picture}/review.png")
        press("a", 2)
        assert asked(order[1])
        page.keyboard.press("n")
        page.keyboard.type("part of it")  # letters in the note are no answers
        page.keyboard.press("Enter")
        page.keyboard.press("2")
        page.locator('.framing-review .sentence[aria-pressed="true"]').wait_for()
        press("t", 3)
        press("d", 3)
        press("d", 3)  # pressed twice it would delete a cell of the notebook
        press("p", 4)
        press("u", 3)
        page.locator(".framing-review .answers button", has_text="present").click()
        page.locator(".framing-review .done", has_text="4 of 5").wait_for()
        assert page.locator(".jp-Notebook .jp-Cell").count() == 2, "no key reached the notebook"
        assert page.evaluate("document.documentElement.dataset.ran") is None
        assert HOSTILE in page.locator(".framing-review").inner_text() or order[3][1] != "a"
        if picture:
            page.set_viewport_size({"width": 390, "height": 900})
            page.screenshot(path=f"{picture}/review-phone.png")
    decided = Store(read_corpus(story)).read()
    assert {cell: decided[cell].status for cell in order[:3]} == {
        order[0]: "absent",
        order[1]: "partial",
        order[2]: "present",
    }
    assert decided[order[1]].note == "part of it" and order[3] not in decided
    if picture:
        (tmp_path / "before.yml").write_text(LEDGER)
        diff = subprocess.run(["diff", "-u", tmp_path / "before.yml", story / "facts.yml"], capture_output=True)
        (tmp_path.__class__(picture) / "review.diff").write_bytes(diff.stdout)
