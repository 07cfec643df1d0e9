import pytest

from analysis.corpus.answer_key import read_key
from analysis.errors import FramingError


def test_the_key_of_the_teaching_story(shipped):
    key = read_key(
        shipped / "port-ellery-ferry", ["wire", "westmark", "dayline", "corrow", "packet", "fairlead", "shore"]
    )
    assert key.cuts["dayline"].cut == [5, 6, 8, 11, 13, 15, 16, 17] and key.cuts["corrow"].added == [3, 4, 7]
    assert key.voices["wire"][1].speaker == "Ingrid Lindqvist" and len(key.traps) == 7
    assert any(voice.verb is None for voices in key.voices.values() for voice in voices), "null is no verb"


def test_no_key_is_none(tmp_path):
    assert read_key(tmp_path, ["a"]) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [("- a\n", "not a mapping"), ("cuts: {z: {cut: [1]}}\n", "key.yml: cuts: article 'z'; story.yml has: a"),
     ("cuts: {a: {cut: [x]}}\n", "cuts, a, cut, entry 1: a whole number"), ("voices: {a: [{text: t, kind: loud}]}\n", "voices, a, entry 1, kind: 'direct'")],
)  # fmt: skip
def test_a_broken_key_is_one_line(tmp_path, text, message):
    (tmp_path / "key.yml").write_text(text, "utf-8")
    with pytest.raises(FramingError, match=message) as raised:
        read_key(tmp_path, ["a"])
    assert "\n" not in str(raised.value)
