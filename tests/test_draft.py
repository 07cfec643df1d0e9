import pytest

from analysis import FramingError, read_corpus
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.facts.draft import write_draft

TEXTS = {
    "a": "Quay news\n\nThe ferry operator cancelled sixty sailings last winter: “never again”, it said.\n",
    "b": "Islands\n\nLast winter sixty sailings were cancelled by the ferry operator. Geese crossed the marsh road on Sunday.\n",
}


def test_a_draft_is_a_ledger_beside_the_texts(make_story):
    story = make_story(TEXTS)
    path, n = write_draft(story)
    assert path == story / "articles" / "facts-draft.yml" and not (story / "facts.yml").exists()
    entries = read_yaml(path)
    assert len(entries) == n == 2 and [entry["id"] for entry in entries] == ["X001", "X002"]
    assert entries[1]["statement"] == "Geese crossed the marsh road on Sunday."
    words = path.read_text("utf-8")
    assert "# told by a, b: 2 independent tellings" in words and "# told by b: only here" in words
    path.rename(story / "facts.yml")
    assert len(read_corpus(story).ledger) == 2


def test_copies_of_one_text_are_told_from_what_one_article_alone_has(make_story):
    told = "The ferry operator cancelled sixty sailings last winter, the harbour board of the town said on Friday."
    path, _ = write_draft(
        make_story({"a": f"Quay news\n\n{told}\n", "b": f"Islands\n\n{told} Geese crossed the marsh road.\n"})
    )
    words = path.read_text("utf-8")
    assert "# told by a, b: copies of one text" in words and "# told by b: only here" in words


def test_a_draft_says_by_whose_word_and_what_a_pronoun_leans_on(make_story):
    text = (
        "Quay\n\nThe harbour court sat for nine hours. It closed the north pier, the clerk Ilse Vane said on Friday.\n"
    )
    story = make_story({"a": text, "b": "Islands\n\nGeese crossed the marsh road on Sunday.\n"})
    path, _ = write_draft(story)
    lines = path.read_text("utf-8").splitlines()
    place = lines.index("# by the word of Ilse Vane")
    assert lines[place + 1] == "# before it: The harbour court sat for nine hours."
    assert "# before it" not in "\n".join(lines[:place] + lines[place + 2 :])


def test_a_draft_is_never_overwritten_and_needs_words(make_story):
    story = make_story(TEXTS)
    write_draft(story)
    with pytest.raises(FramingError, match="already"):
        write_draft(story)
    with pytest.raises(FramingError, match="no fact was discovered"):
        write_draft(make_story({"a": "Quay\n\nNo.\n"}, folder="empty"))


def test_the_command_says_where(make_story):
    from typer.testing import CliRunner

    from analysis.cli import app

    story = make_story(TEXTS)
    said = CliRunner().invoke(app, ["facts", str(story)])
    assert said.exit_code == 0 and "0 facts in the ledger" in said.output
    said = CliRunner().invoke(app, ["facts", str(story), "--discover"])
    assert said.exit_code == 0 and "facts-draft.yml: 2 facts to edit" in said.output.replace("\n", "")
