"""Bytes to text, and writing that happens whole or not at all."""

import os
import warnings
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus import files
from analysis.corpus.files import decode, decode_any, read_bytes, write_files
from analysis.errors import FramingError, FramingWarning

PROSE = "The ferry, said the mayor, would sail at noon.\nNobody else spoke, and the rain went on.\n"
CURLY = "“It’s late,” said José Muñoz — the café’s owner.\nThe naïve plan cost €5.\n" + PROSE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_read_without_a_word(encoding):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert decode_any(CURLY.encode(encoding), "a.txt") == CURLY


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
def test_a_guessed_encoding_is_named(encoding):
    with pytest.warns(FramingWarning, match=r"a\.txt: not UTF-8, read as \w+"):
        assert decode_any(CURLY.encode(encoding), "a.txt").startswith("“It’s late,” said José Muñoz")


def test_two_encodings_in_one_file():
    raw = (CURLY * 2).encode() + CURLY.encode("cp1252")
    with pytest.warns(FramingWarning, match=r"read as UTF-8 with bytes of Windows-1252 in it"):
        assert decode_any(raw, "a.txt") == CURLY * 3


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n", b"\x00\x01\x02" * 9, bytes(range(256)) * 9, b"a\x00b", b"{\\rtf1 x}"]
)
def test_what_is_no_text_is_refused(raw):
    with pytest.raises(FramingError, match=r"^a\.bin: .*; save the article"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        decode_any(raw, "a.bin")


def test_decode_keeps_every_character_and_line_end():
    text = "one\r\ntwo\rthree\n\ttab \u200b end"
    assert decode(text.encode(), "a") == text


@pytest.mark.parametrize("raw", ["é".encode("cp1252"), b"a\x00b", b" \n\t", "  ".encode("utf-16")])
def test_decode_refuses_what_is_not_utf8_text(raw):
    with pytest.raises(FramingError):
        decode(raw, "a.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_comes_back_as_it_was(text):
    if text.strip("\ufeff \u3000") and not text.startswith("\ufeff"):
        assert decode_any(text.encode(), "a") == text


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_line(raw):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            assert isinstance(decode_any(raw, "a"), str)
    except FramingError as error:
        assert "\n" not in str(error)


def test_read_bytes_says_what_is_wrong(tmp_path):
    (tmp_path / "big").write_bytes(b"x" * 11)
    os.mkfifo(tmp_path / "pipe")
    for name, words in (
        ("none", "no such file"),
        (".", "a folder"),
        ("pipe", "not a plain file"),
        ("big", "11 bytes"),
        ("a\0b", "null byte"),
    ):
        with pytest.raises(FramingError, match=words):
            read_bytes(tmp_path / name, limit=10)


def test_write_files_makes_folders_and_keeps_rights(tmp_path):
    old = tmp_path / "story.yml"
    old.write_text("old")
    old.chmod(0o640)
    write_files({tmp_path / "a" / "b" / "x.txt": b"x", old: b"new"})
    assert (tmp_path / "a" / "b" / "x.txt").read_bytes() == b"x"
    assert old.read_text() == "new"
    assert old.stat().st_mode & 0o777 == 0o640
    assert not list(tmp_path.rglob("*.part"))


@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("kind", [OSError, KeyboardInterrupt])
def test_a_failure_at_any_step_leaves_all_as_it_was(tmp_path, monkeypatch, step, kind):
    """Every write and every move can fail; after each the folder is the same, to the byte."""
    (tmp_path / "story.yml").write_text("old")
    before = snapshot(tmp_path)
    calls = {"n": 0}
    write, replace = files._write, Path.replace

    def failing(function):
        def call(*args, **more):
            if calls["n"] == step:
                calls["n"] += 1
                raise kind("no space left")
            calls["n"] += 1
            return function(*args, **more)

        return call

    monkeypatch.setattr(files, "_write", failing(write))
    monkeypatch.setattr(Path, "replace", failing(replace))
    wanted = {tmp_path / "articles" / f"{n}.txt": b"text" for n in range(2)} | {tmp_path / "story.yml": b"new"}
    if step < 6:  # three writes, three moves
        with pytest.raises(kind):
            write_files(wanted)
        assert snapshot(tmp_path) == before
    else:
        write_files(wanted)
        assert snapshot(tmp_path)["story.yml"] == b"new"


def snapshot(folder):
    return {str(p.relative_to(folder)): p.read_bytes() if p.is_file() else None for p in sorted(folder.rglob("*"))}
