"""The command: what it writes, what it says, and how it ends."""

import errno
import json
import os
import subprocess
import sys
import warnings
from importlib.metadata import version

import pandas as pd
import pytest

from analysis import cli
from analysis.corpus import files
from analysis.errors import FramingError, FramingWarning

TEXTS = {
    "a": "Bridge closed after crack is found\n\nThe old bridge was closed on Monday, the port said. It will take six weeks.\n",
    "b": "No way over the river\n\nNobody can cross the river since Monday. “We wait,” said a driver, and waited.\n",
}


@pytest.fixture
def framing(monkeypatch, capsys):
    """Run the command in this process: (exit status, stdout, stderr)."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
        try:
            cli.main()
            status = 0
        except SystemExit as end:
            status = end.code or 0
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_version_and_help(framing):
    assert framing("--version") == (0, f"framing {version('media-framing')}\n", "")
    for command in ((), ("report",), ("measure",), ("add",), ("new",), ("check",)):
        status, out, _ = framing(*command, "--help")
        assert status == 0
        assert not command or "Example" in out
        assert max(map(len, out.split("\n"))) <= 100


def test_measure_writes_tables_and_what_made_them(framing, make_story, tmp_path):
    story = make_story(TEXTS)
    status, out, err = framing("measure", story, "--out", tmp_path / "out")
    assert (status, err) == (0, "")
    assert "tables" in out
    articles = pd.read_csv(tmp_path / "out" / "articles.csv")
    assert list(articles["article"]) == ["a", "b"]
    assert not (tmp_path / "out" / "tokens.csv").exists()
    made = json.loads((tmp_path / "out" / "made.json").read_text("utf-8"))
    assert made["articles"] == dict(zip(articles["article"], articles["sha256"], strict=True))
    assert made["media-framing"] == version("media-framing")
    assert made["libraries"]["pandas"] == version("pandas")


@pytest.mark.parametrize("with_texts", [True, False])
def test_measure_writes_all_files_or_none(framing, make_story, tmp_path, monkeypatch, with_texts):
    story = make_story(TEXTS)
    framing("measure", story, "--out", tmp_path / "out")
    before = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    (story / "story.yml").write_text(
        (story / "story.yml").read_text("utf-8").replace("outlet: A", "outlet: New"), "utf-8"
    )
    if not with_texts:
        framing("measure", story, "--out", story / "measures")
        for text in (story / "articles").iterdir():
            text.unlink()
    whole, written = files._write, []

    def full_disk(part, raw, *, like):
        written.append(like)
        if len(written) == 9:
            raise OSError(errno.ENOSPC, "No space left on device")
        whole(part, raw, like=like)

    monkeypatch.setattr(files, "_write", full_disk)
    status, out, err = framing("measure", story, "--out", tmp_path / "out")
    assert (status, out) == (2, "") and f"{tmp_path / 'out'}" in err and "No space left" in err and err.count("\n") == 1
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == before


def test_measure_without_texts_copies_the_stored_tables(framing, make_story, tmp_path):
    story = make_story(TEXTS)
    framing("measure", story, "--out", story / "measures")
    for text in (story / "articles").iterdir():
        text.unlink()
    status, out, _ = framing("measure", story, "--out", tmp_path / "out")
    assert status == 0
    assert "copied" in out
    stored = {path.name: path.read_bytes() for path in (story / "measures").iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == stored
    assert "made.json" in stored


def test_new_add_check(framing, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXTS["a"])
    (tmp_path / "b.csv").write_text(f'who;what\nGull Daily;"{TEXTS["b"]}"\n')
    assert framing("new", "tern", "--title", "Tern")[0] == 0
    status, out, err = framing("add", "tern", "a.txt", "--outlet", "The Tern Post")
    assert (status, err) == (0, "")
    assert out.endswith("the-tern-post.txt (The Tern Post)\n")
    assert framing("add", "tern", "b.csv", "--map", "who=outlet", "--map", "what=text")[0] == 0
    status, out, err = framing("add", "tern", "a.txt")
    assert (status, out, err) == (0, "a.txt: the story has it as 'the-tern-post'\n", "")
    status, out, err = framing("check", "tern")
    assert (status, err) == (0, "")
    assert " hints\n" in out
    (tmp_path / "data" / "tern" / "articles" / "gull-daily.txt").unlink()
    status, out, _ = framing("check", "tern")
    assert status == 1
    assert any(line.startswith("wrong  gull-daily") for line in out.split("\n"))


@pytest.mark.parametrize("pair", ["outlet", "=text", "who=", "="])
def test_a_mapping_that_is_none(framing, make_story, pair):
    status, out, err = framing("add", make_story(TEXTS), "a.csv", "--map", pair)
    assert (status, out) == (2, "")
    assert err == f"--map: '{pair}'; write COLUMN=FIELD, such as media_name=outlet\n"


@pytest.mark.parametrize("arguments", [("add",), ("measure", "x"), ("nothing",), ("report", "--no-such")])
def test_wrong_usage_ends_with_2(framing, arguments):
    status, out, err = framing(*arguments)
    assert (status, out) == (2, "")
    assert "Error" in err


def test_report_goes_on_after_a_broken_story(framing, tmp_path, monkeypatch):
    def write_report(story, out, *, on_step, **options):
        on_step("measured")
        if story == "bad":
            raise FramingError("bad/story.yml", "broken", "mend it")
        return out / story / "index.html"

    monkeypatch.setattr("analysis.report.write_report", write_report)
    status, out, err = framing("report", "bad", "good", "--out", tmp_path)
    assert status == 2
    assert out == f"{tmp_path / 'good' / 'index.html'}\n"
    assert "bad/story.yml: broken; mend it" in err


def test_report_takes_every_story_under_data(framing, make_story, tmp_path, monkeypatch):
    made = []
    monkeypatch.setattr("analysis.report.write_report", lambda story, out, **options: made.append(story) or out / story)
    make_story(TEXTS, folder="data/two")
    make_story(TEXTS, folder="data/one")
    monkeypatch.chdir(tmp_path)
    assert framing("report")[0] == 0
    assert made == ["one", "two"]


def test_report_passes_its_options_on_and_opens_what_it_wrote(framing, tmp_path, monkeypatch):
    asked, opened = {}, []

    def write_report(story, out, *, on_step, **options):
        asked.update(options)
        return out / story / "index.html"

    monkeypatch.setattr("analysis.report.write_report", write_report)
    monkeypatch.setattr("webbrowser.open", opened.append)
    options = ("--format", "pdf", "--only", "00", "--only", "03", "--jobs", "3", "--fresh", "--open")
    assert framing("report", "one", "--out", tmp_path, *options)[0] == 0
    assert asked == {"only": ["00", "03"], "jobs": 3, "pdf": True, "fresh": True}
    assert framing("report", "one", "two", "--out", tmp_path, "--open")[0] == 0
    assert opened == [(tmp_path / "one" / "index.html").as_uri(), (tmp_path / "index.html").as_uri()]


@pytest.mark.parametrize(
    ("error", "status", "says"),
    [
        (FramingError("a\nb\x1b[31m", "found", "fix"), 2, "a\\nb\\x1b[31m: found; fix\n"),
        (
            PermissionError(13, "Permission denied", "out/x.csv"),
            2,
            "out/x.csv: Permission denied; check the name, the rights and the space left\n",
        ),
        (
            OSError(28, "No space left on device"),
            2,
            "framing: No space left on device; check the name, the rights and the space left\n",
        ),
    ],
)
def test_errors_are_one_line(framing, monkeypatch, error, status, says):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr("analysis.corpus.checkup.check_story", fail)
    assert framing("check", "x") == (status, "", says)


def test_warnings_are_plain_lines_said_once(framing, make_story, monkeypatch):
    def warn(_):
        for _ in range(2):
            warnings.warn("the key 'x' is passed over", FramingWarning, stacklevel=1)
        return pd.DataFrame({"article": [], "severity": [], "message": []}, dtype="str")

    monkeypatch.setattr("analysis.corpus.checkup.check_story", warn)
    status, out, err = framing("check", make_story(TEXTS))
    assert (status, err) == (0, "note: the key 'x' is passed over\n") and out.startswith("0 wrong, 0 hints\n")


def run(*arguments, **options):
    return subprocess.Popen([sys.executable, "-c", "from analysis.cli import main; main()", *map(str, arguments)],
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options)  # fmt: skip


def test_one_hint_is_counted_as_one(framing, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Quay to shut\n\n" + "The council voted to shut the quay on the hill. " * 20)
    framing("new", "tern", "--title", "Tern")
    framing("add", "tern", "a.txt", "--outlet", "The Tern Post")
    record = tmp_path / "data" / "tern" / "story.yml"
    record.write_text(record.read_text().replace("    sha256", '    published: "2026-03-03"\n    sha256'))
    assert "there is nothing to compare\n0 wrong, 1 hint\n" in framing("check", "tern")[1]


def test_check_says_what_the_report_will_lack(framing, make_story):
    facts = [{"id": "F1", "statement": "The quay is shut."}]
    actors, concepts = [{"name": "Ada Quist"}], [{"name": "the quay", "labels": {"quay": ["quay"]}}]
    bare = make_story(TEXTS)
    status, out, _ = framing("check", bare)
    head, *lines = out[out.index("the report will lack") :].splitlines()
    assert status == 0 and head == "the report will lack:"
    assert [line.split(" (")[0] for line in lines] == ["actors", "concepts", "ledger"]
    assert lines[1].endswith(f"framing concepts {bare} --discover")
    _, out, _ = framing("check", make_story(TEXTS, actors=actors, facts=facts, folder="some"))
    assert "concepts (none" in out and "actors (none" not in out and "ledger (no" not in out
    _, out, _ = framing("check", make_story(TEXTS, actors=actors, facts=facts, concepts=concepts, folder="all"))
    assert "will lack" not in out
    assert "framing facts '" in framing("check", make_story(TEXTS, folder="my story"))[1]  # a path to paste


def test_the_module_runs_as_the_command_does():
    ran = subprocess.run(
        [sys.executable, "-m", "analysis.cli", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout.startswith("framing ")


def test_an_out_folder_that_is_a_file(framing, make_story, tmp_path):
    (tmp_path / "out").write_text("x")
    status, _, err = framing("measure", make_story(TEXTS), "--out", tmp_path / "out")
    assert status == 2
    assert err.count("\n") == 1
    assert "out" in err


def test_an_interrupt_is_one_line(framing, monkeypatch):
    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr("analysis.corpus.checkup.check_story", interrupt)
    status, out, err = framing("check", "x")
    assert status != 0
    assert out == ""
    assert err.strip() in ("", "Aborted.", "Aborted!")  # by typer's version


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_closed_pipe_leaves_no_traceback(make_story):
    story = make_story({f"{n}": f"No way {n} over the river\n\nBut {n}.\n" for n in range(9)})
    process = subprocess.Popen([sys.executable, "-c", "from analysis.cli import main; main()", "check", str(story)],
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    process.stdout.close()
    assert process.stderr.read() == ""
    process.wait()
