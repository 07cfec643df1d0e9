"""YAML written by strangers, and entries added to it without touching the rest."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.yaml_edit import append_items, scalar
from analysis.corpus.yaml_files import load_yaml, read_yaml
from analysis.errors import FramingError

ITEM = {"id": "new", "outlet": 'The "Tern": #1 \\ Post'}


def test_scalars_stay_text():
    assert load_yaml("outlet: NO\nid: 000\ndate: 2024-01-02\nempty:\n", "x") == {
        "outlet": "NO", "id": "000", "date": "2024-01-02", "empty": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a: [1, 2", r"^x:\d+: not valid YAML"),
        ("a: 1\n\tb: 2", r"^x:2: not valid YAML"),
        ("a: 1\na: 2", r"^x:2: not valid YAML: the key 'a' is given twice"),
        ("? [a, b]\n: 1", r"^x:1: not valid YAML: a key is no plain text"),
        ("a: &x [1]\nb: *x", r"^x:2: a YAML alias \(\*x\)"),
        ("[" * 100 + "]" * 100, r"^x:1: nested too deeply"),
        ("[" * 200_000, r"^x:1: nested too deeply"),
        ('a: "\\0"', r"^x:1: the character '\\x00' in a value"),
        ('a: "\\ud800"', r"^x"),
        ("a: \x07", r"^x.*not valid YAML"),
        ("a: 1\n---\nb: 2", r"^x:2: not valid YAML.*; take the '---' out"),
        ("title: Ferry: late", r"^x:1: .*\(found 'title: Ferry: late'\); put a value that holds a colon in quotes"),
        ("a:\n\tb: 2", r"^x:2: not valid YAML.*; indent with spaces"),
        ('a: "b', r"^x.*; close the quotation mark"),
    ],
)
def test_broken_yaml_is_one_line(text, says):
    with pytest.raises(FramingError, match=says) as error:
        load_yaml(text, "x")
    assert "\n" not in str(error.value)


def test_no_object_is_built(tmp_path):
    mark = tmp_path / "mark"
    assert load_yaml(f'a: !!python/object/apply:pathlib.Path.touch ["{mark}"]', "x") == {"a": [str(mark)]}
    assert not mark.exists()


def test_read_yaml_names_the_file(tmp_path):
    path = tmp_path / "s.yml"
    path.write_bytes(b"a: \xff")
    with pytest.raises(FramingError, match=r"s\.yml: byte 3 is not UTF-8"):
        read_yaml(path)


@given(st.text(max_size=200))
def test_any_text_is_yaml_or_one_line(text):
    try:
        load_yaml(text, "x")
    except FramingError as error:
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "title: T # why\narticles: []  # none yet\nactors: []\n",
        "title: T\narticles:\n",
        "title: T\narticles: # to come\n\nactors: []\n",
        "title: T\n",
        "articles:\n- id: a\n  outlet: A\ntitle: T\n",
        "articles:\n    - id: a\n      outlet: A   # end\n\n# actors next\nactors: []\n",
        "articles:\n  - id: a\n    note: |\n      two\n      lines\n\ntitle: T\n",
        "articles:\n  - id: a\n    note: >-\n      folded\n      text",
        "articles:\n  - id: a\n    lines: {1: banner}",
        "articles:\n  - {id: a, outlet: A}\n  - {id: b, outlet: B}\n",
        "articles: [{id: a, outlet: A}]\ntitle: T\n",
        "articles: [{id: a, outlet: A},\n  {id: b, outlet: B},\n]\n",
        "{title: T, articles: []}",
        "\ufefftitle: T\r\narticles:\r\n  - id: a\r\n    outlet: A\r\nactors: []\r\n",
        "title: T\narticles:\n  - id: a\n    outlet: [a,\n      b]\n...\n",
        "articles:\n  -\n    id: a\n    outlet: plain words\n      on two lines\ntitle: T\n",
        "",
        "# only a comment\n",
    ],
)
def test_append_adds_and_changes_nothing_else(text):
    before = load_yaml(text, "x") or {}
    after = append_items(text, "articles", [ITEM, {"id": "b2"}], "x")
    assert load_yaml(after, "x") == before | {"articles": [*(before.get("articles") or []), ITEM, {"id": "b2"}]}
    assert re.findall("# .*", after) == re.findall("# .*", text)
    assert ("\r\n" in text) == ("\r\n" in after)
    if "articles: []" not in text:  # then the new text is the old one with one piece put in
        start = common(text, after)
        assert start + common(text[start:][::-1], after[::-1]) >= len(text.rstrip())


def common(a, b):
    """How many characters two texts have in common at their start."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


@pytest.mark.parametrize("text", ["- a\n- b\n", "articles: text\n", "articles: {a: b}\n", "{title: T}\n", "just text"])
def test_append_refuses_what_has_no_list(text):
    with pytest.raises(FramingError, match=r"^x"):
        append_items(text, "articles", [ITEM], "x")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_scalar_comes_back(value):
    assert load_yaml(f"a: {scalar(value)}\n", "x") == {"a": value}
    assert "\n" not in scalar(value)
