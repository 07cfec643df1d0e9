"""Articles go into a story all together or not at all, and story.yml keeps what people wrote in it."""

import csv
import hashlib
import os
import re
import shutil
from pathlib import Path

import pytest
import yaml

from analysis import read_corpus
from analysis.corpus import files
from analysis.corpus.shelf import add_articles, new_story
from analysis.errors import FramingError, FramingWarning

BRIDGE = """Bridge closed after crack is found

The old bridge was closed on Monday after a diver found a crack in its northern pillar, the port said.

Heavy lorries have to use the ring road until the work is done, which takes six weeks or more.

Shopkeepers in the old town fear for their trade, since 4,000 cars cross the bridge on each day of the year.
"""
FERRY = """Ferry sails again

The ferry sailed again on Tuesday, two days after the storm had torn off one of its ramps, the owner said.
"""


@pytest.fixture
def story(tmp_path):
    folder = new_story(tmp_path / "tern", title='The "Tern": a bridge')
    path = folder / "story.yml"
    path.write_text(
        path.read_text("utf-8").replace("articles: []", "# who prints what\narticles:\n# actors next"), "utf-8"
    )
    return folder


@pytest.fixture
def save(tmp_path):
    def make(name, text):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return make


def snapshot(folder):
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}


def record(folder):
    return yaml.load((folder / "story.yml").read_text("utf-8"), yaml.BaseLoader)


def test_a_new_story_takes_articles_and_can_be_read(story, save):
    one = add_articles(story, [save("a.txt", BRIDGE.replace("\n", "\r\n"))], outlet="The Tern Post")
    two = add_articles(story, [save("b.txt", FERRY.encode("utf-16"))], outlet="Môle & Gull", article="gull")
    assert [(a.article, a.outlet, a.done) for a in one + two] == [
        ("the-tern-post", "The Tern Post", "added"),
        ("gull", "Môle & Gull", "added"),
    ]
    assert (story / "articles" / "the-tern-post.txt").read_bytes() == BRIDGE.encode()
    entry = record(story)["articles"][0]
    assert entry == {
        "id": "the-tern-post",
        "outlet": "The Tern Post",
        "sha256": hashlib.sha256(BRIDGE.encode()).hexdigest(),
    }
    text = (story / "story.yml").read_text("utf-8")
    assert "# who prints what" in text
    assert "# actors next" in text
    corpus = read_corpus(story)
    assert list(corpus.articles["title"]) == ["Bridge closed after crack is found", "Ferry sails again"]
    assert record(story)["title"] == 'The "Tern": a bridge'


def test_known_texts_are_copied_to_the_byte(tmp_path, save):
    raw = BRIDGE.replace("\n", "\r\n").encode("utf-16")
    folder = tmp_path / "closed"
    folder.mkdir()
    digest = hashlib.sha256(raw).hexdigest().upper()
    (folder / "story.yml").write_text(
        f"title: T\narticles:\n- {{id: '000', outlet: A, sha256: {digest}}}\n- {{id: '001', outlet: B, file: x/y.txt, sha256: '{'0' * 64}'}}\n"
    )
    before = (folder / "story.yml").read_bytes()
    file, other = save("whatever.bin", raw), save("other.txt", FERRY)
    with pytest.raises(
        FramingError, match=r"other\.txt: not one of the texts that story.yml records \(waiting for: 001\)"
    ):
        add_articles(folder, [file, other])
    assert snapshot(folder) == {"story.yml": before}
    (added,) = add_articles(folder, [file])
    assert (added.done, added.article, added.path) == ("copied", "000", folder / "articles" / "000.txt")
    assert added.path.read_bytes() == raw
    assert (folder / "story.yml").read_bytes() == before
    (again,) = add_articles(folder, [file])
    assert again.done == "there"
    added.path.write_text("changed by hand")
    with pytest.raises(FramingError, match="another text stands where"):
        add_articles(folder, [file])
    assert added.path.read_text() == "changed by hand"
    assert [a.done for a in add_articles(folder, [other], outlet="C")] == ["added"]


def test_all_or_nothing(story, save):
    before = snapshot(story)
    with pytest.raises(FramingError, match=r"c\.png"):
        add_articles(story, [save("a.txt", BRIDGE), save("c.png", b"\x89PNG\r\n")], outlet="A")
    assert snapshot(story) == before


@pytest.mark.parametrize("step", range(6))
def test_a_failure_at_any_write_leaves_the_story_as_it_was(story, save, monkeypatch, step):
    before = snapshot(story)
    calls = []
    for owner, name in ((files, "_write"), (Path, "replace")):
        real = getattr(owner, name)

        def failing(*args, real=real, **more):
            calls.append(args)
            if len(calls) == step + 1:
                raise OSError(28, "No space left on device")
            return real(*args, **more)

        monkeypatch.setattr(owner, name, failing)
    with pytest.raises(OSError, match="No space left"):
        add_articles(story, [save("a.txt", BRIDGE), save("b.txt", FERRY)], outlet="A")
    monkeypatch.undo()
    assert snapshot(story) == before


def test_a_repeat_is_named(story, save):
    add_articles(story, [save("a.txt", BRIDGE)], outlet="A")
    before = snapshot(story)
    curly = save("b.txt", BRIDGE.upper().replace("\n\n", "\n"))
    with pytest.raises(FramingError, match=r"b\.txt: the same text as article 'a' of A; leave it out"):
        add_articles(story, [curly], outlet="A", keep=True)
    with pytest.raises(
        FramingError, match=r"b\.txt: the same text as article 'a' of A; give --keep if B printed it too"
    ):
        add_articles(story, [curly], outlet="B")
    with pytest.raises(FramingError, match="the same text as article 'b'"):
        add_articles(story, [save("c.txt", FERRY), save("d.txt", FERRY)], outlet="B")
    assert snapshot(story) == before
    add_articles(story, [save("e.txt", BRIDGE)], outlet="B", keep=True)
    assert list(read_corpus(story).articles["outlet"]) == ["A", "B"]


def test_an_update_is_noticed_in_the_same_outlet_only(story, save):
    add_articles(story, [save("a.txt", BRIDGE)], outlet="A")
    update = save(
        "b.txt",
        BRIDGE.replace("six weeks or more", "eight weeks")
        + "\nThe mayor promised a ferry on Friday, free of charge.\n",
    )
    with pytest.raises(
        FramingError, match=r"b\.txt: shares \d\d% of its text with article 'a' of A, as an update does; give --keep"
    ):
        add_articles(story, [update], outlet="A")
    assert [a.article for a in add_articles(story, [update], outlet="A", keep=True)] == ["a-2"]
    assert [a.article for a in add_articles(story, [update], outlet="B", keep=True)] == ["b"]


def test_an_export_passes_over_what_the_outlet_has(story, save):
    rows = "outlet\ttitle\ttext\n" + "".join(
        f"{o}\t{t}\t{x}\n" for o, t, x in [("A", "T", "Some words here."), ("A", "U", "Other words there.")]
    )
    add_articles(story, [save("a.tsv", rows)])
    with pytest.warns(FramingWarning, match=r"b\.tsv:2: the same text as article 'a' of A; passed over"):
        added = add_articles(story, [save("b.tsv", rows + "A\tV\tThird words now.\n")])
    assert [(a.article, a.origin[-8:]) for a in added] == [("a-3", "/b.tsv:4")]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({}, "no outlet is named in it; give --outlet NAME"),
        ({"outlet": "A", "article": "../x"}, "an id has letters"),
        ({"outlet": "A", "article": "x" * 300}, "an id has letters"),
        ({"outlet": "A\nB"}, "one line of 1 to 250 characters"),
        ({"outlet": "  "}, "no outlet is named in it; give --outlet NAME"),
    ],
)
def test_what_is_wrong_with_one_article(story, save, options, says):
    before = snapshot(story)
    with pytest.raises(FramingError, match=says):
        add_articles(story, [save("a.txt", BRIDGE)], **options)
    assert snapshot(story) == before


def test_ids_differ_also_where_names_do_not(story, save):
    (story / "articles").mkdir()
    (story / "articles" / "GULL.txt").write_text("an orphan")
    outlets = ["Gull", "gull!", "海鸥"]
    texts = [BRIDGE, FERRY, "Third of all\n\nSomething else was said on Wednesday."]
    ids = [add_articles(story, [save("a.txt", t)], outlet=o)[0].article for o, t in zip(outlets, texts, strict=True)]
    assert ids == ["gull-2", "gull-3", "article"]
    with pytest.raises(FramingError, match="the id 'gull-2' is taken"):
        add_articles(story, [save("b.txt", "Once more\n\nNothing was said.")], outlet="A", article="gull-2")


def test_new_story(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    folder = new_story("harbour-fire")
    assert folder == tmp_path / "data" / "harbour-fire"
    assert record(folder) == {"title": "Harbour fire", "event_date": "", "question": "", "articles": [], "actors": []}
    with pytest.raises(FramingError, match="no articles yet: take some in with `framing add`"):
        read_corpus(folder)
    for name, says in (
        ("harbour-fire", "it is there already"),
        ("a b", "story 'a b': not a name for a story; use small letters, digits, '-', '_' and '.', such as 'a-b'"),
        ("Fire", "such as 'fire'"),
        (
            "fire/flood",
            "a path, and there is no folder 'fire'; make that folder first, or give a name without slashes, such as 'fire-flood'",
        ),
        ("none/../flood", "there is no folder"),
        ("..", "story '..': not a name for a story; use small letters, digits, '-', '_' and '.'"),
        ("fire/..", "there is no folder 'fire'"),
        ("", "not a name"),
    ):
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(FramingError, match=re.escape(says)) as error:
            new_story(name)
        assert "\n" not in str(error.value) and sorted(tmp_path.rglob("*")) == before
    (tmp_path / "data" / "harbour-fire" / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "data" / "harbour-fire" / "deep")
    assert new_story("second") == tmp_path / "data" / "second"
    assert new_story("./third").resolve() == Path.cwd() / "third", "a path, though of one part"


def test_a_broken_story_is_not_touched(story, save):
    (story / "story.yml").write_text("title: T\narticles:\n  - id: a\n")
    before = snapshot(story)
    with pytest.raises(FramingError, match="articles, entry 1, outlet: missing"):
        add_articles(story, [save("a.txt", BRIDGE)], outlet="A")
    assert snapshot(story) == before
    shutil.rmtree(story)
    with pytest.raises(FramingError, match=r"no folder with a story\.yml"):
        add_articles(story, [save("a.txt", BRIDGE)], outlet="A")


def test_the_real_articles_are_known_whatever_they_are_called(shipped, gold_articles, tmp_path):
    folder = tmp_path / "nato-kyiv-2023"
    folder.mkdir()
    shutil.copy(shipped / "nato-kyiv-2023" / "story.yml", folder)
    originals = sorted(path.read_bytes() for path in gold_articles.glob("*.txt"))
    renamed = [tmp_path / f"{n}.html" for n in range(len(originals))]
    for path, raw in zip(renamed, originals, strict=True):
        path.write_bytes(raw)
    before = (folder / "story.yml").read_bytes()
    assert {a.done for a in add_articles(folder, renamed)} == {"copied"}
    assert sorted(path.read_bytes() for path in (folder / "articles").iterdir()) == originals
    assert (folder / "story.yml").read_bytes() == before
    assert len(read_corpus(folder).articles) == 5


@pytest.mark.parametrize(("name", "rows", "outlets"), [("census", 32, 21), ("spotify", 36, 31)])
def test_an_export_of_one_event(tmp_path, name, rows, outlets):
    """Each row is an article of the story, or is named as passed over."""
    folder = os.environ.get("FRAMING_GOLD")
    if not folder:
        pytest.skip("FRAMING_GOLD names no folder with the gold")
    export = Path(folder) / "public" / "one-event" / f"{name}_articles.csv"
    story = new_story(tmp_path / name)
    with pytest.warns(FramingWarning, match="passed over") as said:
        added = add_articles(story, [export], paragraph_mark="###", keep=True)
    passed = [w for w in said if "passed over" in str(w.message)]
    assert len(added) + len(passed) == rows
    assert len({a.outlet for a in added}) == outlets
    corpus = read_corpus(story)
    assert len(corpus.articles) == len(added)
    with export.open(encoding="utf-8") as file:
        words = {row["text"].replace("###", " ").split()[0] for row in csv.DictReader(file)}
    assert {text.split()[0] for text in corpus.texts.values()} <= words
