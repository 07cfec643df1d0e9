"""Files that nobody should have to think of: each works, or is one plain line that names file, value and fix.

After every one of them the story folder is the same to the byte, unless the article was taken in.
"""

import io
import json
import os
import signal
import sys
import zipfile

import pytest

from analysis import cli

GOOD = "Bridge closed after crack is found\n\nThe old bridge was closed on Monday, the port said. Nobody was hurt.\n"
OTHER = "No way over the river\n\nNobody can cross the river since Monday. “We wait,” said a driver.\n"
STORY = "title: T\narticles:\n  - {id: a, outlet: A}\n  - {id: b, outlet: B}\n"
FACTS = "- {id: F1, statement: The bridge was closed.}\n"


@pytest.fixture
def story(tmp_path):
    folder = tmp_path / "story"
    (folder / "articles").mkdir(parents=True)
    (folder / "story.yml").write_text(STORY)
    (folder / "articles" / "a.txt").write_text(GOOD)
    (folder / "articles" / "b.txt").write_text(OTHER)
    return folder


@pytest.fixture
def framing(monkeypatch, capsys):
    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["framing", *map(str, arguments)])
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
        return status, *capsys.readouterr()

    return run


@pytest.fixture(autouse=True)
def patience():
    """Nothing may hang: a pipe that nobody writes to, a pattern that never ends."""

    def give_up(*_):
        raise AssertionError("it hangs")

    if hasattr(signal, "SIGALRM"):
        signal.signal(signal.SIGALRM, give_up)
        signal.alarm(120)
        yield
        signal.alarm(0)
    else:
        yield


def snapshot(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes() if p.is_file() else oct(p.lstat().st_mode)
        for p in sorted(folder.rglob("*"))
    }


def archive(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def word(xml):
    return archive({"word/document.xml": xml})


def encrypted_zip():
    raw = bytearray(word("<a/>"))
    raw[6] |= 1  # the flags of the local header and of the directory
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    return bytes(raw)


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def pdf(*objects, trailer=""):
    out, at = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    size = len(objects) + 1
    ends = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF"
    return out + ends.encode()


SHEET = (
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
)
LOCK = f"<< /Filter /Standard /V 1 /R 2 /O ({'o' * 32}) /U ({'u' * 32}) /P -4 >>"
PAGE = "<!DOCTYPE html><html><head><title>T</title><script>alert('run me')</script></head><body onload='evil()'><article><h1>Bridge shut at last</h1>" + \
       "".join(f"<p>The old bridge over the {n}th arm of the river was closed on Monday, the port said to all.</p>" for n in range(9)) + \
       "</article><iframe src='javascript:evil()'></iframe></body></html>"  # fmt: skip

# name -> (file name, bytes, what the line says; None: the article is taken in)
ARTICLES = {
    "binary": ("a.txt", bytes(range(256)) * 40, "not a text"),
    "png": ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "a PNG image"),
    "jpeg called html": ("a.html", b"\xff\xd8\xff\xe0" + bytes(99), "a JPEG image"),
    "rtf": ("a.txt", b"{\\rtf1\\ansi words}", "an RTF document"),
    "old word": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(600), "an old office program"),
    "gzip": ("a.txt", b"\x1f\x8b\x08" + bytes(30), "a gzip archive"),
    "empty": ("a.txt", b"", "no words in it"),
    "only spaces": ("a.txt", b" \n\t\r\n ", "no words in it"),
    "only a mark": ("a.txt", b"\xef\xbb\xbf", "no words in it"),
    "no words": ("a.txt", b"--- ... !!! ---", "no words in it"),
    "nul inside": ("a.txt", GOOD.replace("port", "po\0rt").encode(), "not a text"),
    "all nul": ("a.txt", bytes(5000), "not a text"),
    "control characters": ("a.txt", b"\x01\x02\x03\x04 words" * 30, "not a text"),
    "utf-16 with mark": ("a.txt", GOOD.replace("Bridge", "Ferry").encode("utf-16"), None),
    "utf-16 le": ("a.txt", GOOD.replace("Bridge", "Ferry").encode("utf-16-le"), None),
    "utf-16 be": ("a.txt", GOOD.replace("Bridge", "Ferry").encode("utf-16-be"), None),
    "utf-16 cut off": ("a.txt", GOOD.encode("utf-16")[:-1], "broken UTF-16"),
    "utf-32": ("a.txt", GOOD.replace("Bridge", "Ferry").encode("utf-32"), None),
    "windows-1252": ("a.txt", GOOD.replace("Nobody", "“Zoë’s café”").encode("cp1252"), None),
    "utf-8 cut off": ("a.txt", ("Ferry, too\n\n" + GOOD + "é").encode()[:-1], None),
    "cr lf": ("a.txt", GOOD.replace("Bridge", "Ferry").replace("\n", "\r\n").encode(), None),
    "old mac": ("a.txt", GOOD.replace("Bridge", "Ferry").replace("\n", "\r").encode(), None),
    "emoji": ("a.txt", ("🚒 " + GOOD.replace("Nobody", "👩‍🚒 Somebody")).encode(), None),
    "zero width": ("a.txt", GOOD.replace("Bridge", "Fer\u200bry").encode(), None),
    "right to left": ("a.txt", ("أغلق الجسر القديم يوم الاثنين بعد العثور على شق\n\n" * 3 + "קרא עוד על הגשר הסגור בעיר\n").encode(), None),
    "turned direction": ("a.txt", ("\u202e" + GOOD.replace("Bridge", "Ferry") + "\u2066x").encode(), None),
    "50 MB": ("a.txt", b"The bridge is closed. " * 2_400_000, "a text has at most"),
    "101 MB": ("a.csv", b"x" * 101_000_000, "more than the 100,000,000 allowed"),
    "3 MB": ("a.txt", b"The bridge is closed.\n" * 140_000, "an article has at most 2,000,000"),
    "one endless line": ("a.txt", b"The bridge is closed. " * 40_000, "a line of 8"),
    "one endless word": ("a.txt", b"x" * 1_500_000, "a line of 1,500,000 characters"),
    "only furniture": ("a.txt", "© 2031 The Tern Post. All rights reserved.\n".encode(), "only page furniture"),
    "no furniture": ("a.txt", b"The ferry sailed on Monday and nobody was there to see it go, said the owner.", None),
    "same text": ("again.txt", GOOD.encode(), "the same text as article 'a' of A"),
    "same words": ("again.txt", GOOD.upper().encode("utf-16"), "the same text as article 'a' of A"),
    "page with scripts": ("a.html", PAGE.encode(), None),
    "page without article": ("a.html", b"<html><body></body></html>", "no article found"),
    "page cut off": ("a.html", PAGE.encode()[: len(PAGE) // 2], None),
    "page nested deeply": ("a.html", b"<html><body>" + b"<div>" * 100_000 + b"words", "a.html: "),
    "page of entities": ("a.html", (PAGE.replace("Bridge shut at last", "&#0;&#xD800;&#x110000;&bogus; Ferry stopped today")).encode(), None),
    "page of six megabytes": ("a.html", b"<html><body>" + b"<i>x</i>" * 800_000, "a page of 6,4"),
    "page with a picture inside": ("a.html", PAGE.replace("<article>", f"<img src='data:image/png;base64,{'A' * 6_000_000}'><article>").encode(), None),
    "archive of nothing": ("a.mhtml", b"MIME-Version: 1.0\n\nnothing", "no page in the archive"),
    "docx bomb": ("a.docx", word(b"<a>" + b"x" * 30_000_000), "unpacks to more than"),
    "docx of laughs": ("a.docx", word(f"<!DOCTYPE w:p [<!ENTITY l0 'ha'>{LAUGHS}]><w:p {W}><w:t>&l9;</w:t></w:p>"), "a.docx: "),
    "docx reading files": ("a.docx", word(f"<!DOCTYPE w:p [<!ENTITY f SYSTEM 'file:///etc/passwd'>]><w:p {W}><w:t>&f;</w:t></w:p>"), "no words in it"),
    "docx nested deeply": ("a.docx", word("<a>" * 5000), "a broken .docx"),
    "docx without document": ("a.docx", archive({"readme": "x"}), "a zip archive, not a .docx"),
    "docx cut off": ("a.docx", word("<a/>")[:40], "a broken or encrypted .docx"),
    "docx encrypted": ("a.docx", encrypted_zip(), "encrypted .docx"),
    "pdf encrypted": ("a.pdf", pdf(*SHEET, LOCK, trailer="/Encrypt 4 0 R /ID [(0123456789abcdef) (0123456789abcdef)]"), "an encrypted PDF"),
    "pdf without text": ("a.pdf", pdf(*SHEET), "without a text layer"),
    "pdf cut off": ("a.pdf", pdf(*SHEET)[:60], "a broken PDF"),
    "pdf of a circle": ("a.pdf", pdf(SHEET[0], "<< /Type /Pages /Kids [2 0 R] /Count 9999999 >>"), "a.pdf: "),
    "pdf of noise": ("a.pdf", b"%PDF-1.7\n" + bytes(range(256)) * 20, "a broken PDF"),
    "csv without text column": ("a.csv", b"a,b\n1,2\n", "no column 'text' (there are: a, b)"),
    "csv of one quotation mark": ("a.csv", b'text,b\n"The bridge is closed,2\nNo way,3\n', "a broken table"),
    "csv with too many fields": ("a.csv", b"text,b\nThe bridge, they say,2\n", "a.csv:2: 3 fields in a table of 2 columns"),
    "csv that is an image": ("a.csv", b"\x89PNG\r\n\x1a\n", "a PNG image"),
    "csv of empty texts": ("a.csv", b"text,b\n,2\n", "no article with a text in it"),
    "csv with formulas": ("a.csv", b"text,b\n\"=HYPERLINK(1) said the ferry owner to everyone, and was heard\",2\n", None),
    "jsonl with a broken line": ("a.jsonl", b'{"text": "words here"}\n{"text": \n', "a.jsonl:2: not JSON"),
    "jsonl of numbers": ("a.jsonl", b"1\n2\n", "a.jsonl:1: not an object"),
    "json nested deeply": ("a.json", b"[" * 200_000, "nested too deeply"),
    "json of a huge number": ("a.jsonl", b'{"text": ' + b"9" * 5000 + b"}\n", "a.jsonl:1: not JSON"),
    "json with a half surrogate": ("a.json", json.dumps([{"text": "The ferry \ud83d sailed today, said nobody at all."}]).encode(), None),
}  # fmt: skip


@pytest.mark.parametrize("name", ARTICLES)
def test_hostile_article(story, framing, tmp_path, name):
    file, raw, says = ARTICLES[name]
    path = tmp_path / file
    path.write_bytes(raw)
    before = snapshot(story)
    status, out, err = framing("add", story, path, "--outlet", "C")
    if says is None:
        assert status == 0, err
        assert "\nTraceback" not in err
        assert framing("measure", story, "--out", tmp_path / "out")[0] == 0
        text = (story / "articles" / "c.txt").read_bytes().decode("utf-8")
        assert not {"\0", "\r", "\u200b", "\u202e", "evil", "run me"} & {
            *text,
            *(w for w in ("evil", "run me") if w in text),
        }
        assert {key: raw for key, raw in snapshot(story).items() if key in before and key != "story.yml"} == {
            key: raw for key, raw in before.items() if key != "story.yml"
        }
    else:
        assert_one_line(status, out, err, says)
        assert str(path) in err
        assert snapshot(story) == before


def assert_one_line(status, out, err, says):
    assert (status, out) == (2, "")
    lines = [line for line in err.split("\n") if line and not line.startswith("note: ")]
    assert len(lines) == 1, err
    assert says in lines[0]
    assert "; " in lines[0]  # where: what was found; the fix
    assert len(lines[0]) < 600


def bomb():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)]
    return "\n".join(lines)


def entry(**values):
    return "title: T\narticles:\n  - {id: a, outlet: A}\n  - " + json.dumps({"id": "b", "outlet": "B"} | values) + "\n"


# name -> (file in the story, its text or bytes, what the line says; None: it works)
RECORDS = {
    "broken yaml": ("story.yml", "title: [T\narticles:", "story.yml:2: not valid YAML"),
    "tabs": ("story.yml", "title: T\narticles:\n\t- id: a\n", "story.yml:3: not valid YAML"),
    "an object": ("story.yml", STORY.replace("title: T", "title: !!python/object/apply:os.getcwd []"), "title: a text is expected"),
    "an alias bomb": ("story.yml", bomb() + "\n" + STORY, "story.yml:2: a YAML alias"),
    "a key twice": ("story.yml", STORY + "title: U\n", "the key 'title' is given twice"),
    "nested deeply": ("story.yml", "title: " + "[" * 50_000, "nested too deeply"),
    "not utf-8": ("story.yml", b"title: caf\xe9\n", "byte 10 is not UTF-8"),
    "utf-16": ("story.yml", STORY.encode("utf-16"), "is not UTF-8"),
    "binary": ("story.yml", bytes(range(1, 128)) * 9, "not valid YAML"),
    "six megabytes": ("story.yml", STORY + "#" * 6_000_000, "more than the 5,000,000 allowed"),
    "empty": ("story.yml", "", "not a mapping"),
    "a list": ("story.yml", "- a\n- b\n", "not a mapping"),
    "no title": ("story.yml", STORY.replace("title: T\n", ""), "title: missing"),
    "no articles": ("story.yml", "title: T\narticles: []\n", "no articles yet"),
    "articles a text": ("story.yml", "title: T\narticles: all of them\n", "articles: a list is expected"),
    "no outlet": ("story.yml", "title: T\narticles: [{id: a}]\n", "articles, entry 1, outlet: missing"),
    "ids twice": ("story.yml", "title: T\narticles: [{id: a, outlet: A}, {id: a, outlet: B}]\n", "the article id 'a' is given twice"),
    "id with slash": ("story.yml", entry(id="../b"), "articles, entry 2, id: an id has letters"),
    "id too long": ("story.yml", entry(id="b" * 999), "articles, entry 2, id: an id has letters"),
    "a path out of the story": ("story.yml", entry(file="../../secret.txt"), "file '../../secret.txt' lies outside the story folder"),
    "an absolute path": ("story.yml", entry(file="/etc/hostname"), "file '/etc/hostname' lies outside the story folder"),
    "a path with nul": ("story.yml", entry(file="articles/\0b.txt"), "the character '\\x00' in a value"),
    "a path too long": ("story.yml", entry(file="x/" * 3000), "one line of 1 to 250 characters"),
    "a missing file": ("story.yml", entry(file="articles/c.txt"), "the text of article 'b' is not there"),
    "a folder as file": ("story.yml", entry(file="articles"), "articles"),
    "one file twice": ("story.yml", entry(file="articles/a.txt"), "two articles name the file"),
    "unknown basis": ("story.yml", entry(outlet_basis="guessed"), "outlet_basis: 'stated' or 'inferred' is expected (found 'guessed')"),
    "a bad date": ("story.yml", entry(published="2024-13-45"), "published"),
    "a bad event date": ("story.yml", STORY + "event_date: last week\n", "event_date"),
    "a bad sha": ("story.yml", entry(sha256="xyz"), "not the text that story.yml records"),
    "an unknown part": ("story.yml", entry(lines={"1": "advert"}), "lines, 1: 'headline'"),
    "a line number that is none": ("story.yml", entry(lines={"one": "body"}), "lines, one: a whole number is expected"),
    "an outlet of spaces": ("story.yml", entry(outlet="   "), "one line of 1 to 250 characters"),
    "an outlet of two lines": ("story.yml", entry(outlet="A\nB"), "one line of 1 to 250 characters"),
    "control characters": ("story.yml", 'title: "T\\u0007"\n' + STORY[9:], "story.yml:1: the character '\\x07' in a value"),
    "a half surrogate": ("story.yml", 'title: "T\\ud800"\n' + STORY[9:], "story.yml"),
    "markup in an outlet": ("story.yml", entry(outlet="<script>alert(1)</script>"), None),
    "an unknown key": ("story.yml", STORY + "actorz: []\n", None),
    "facts a mapping": ("facts.yml", "F1: closed\n", "not a list; each fact starts with '- id:'"),
    "facts of texts": ("facts.yml", "- closed\n", "fact 1"),
    "facts without statement": ("facts.yml", "- id: F1\n", "fact F1: statement: missing"),
    "facts twice": ("facts.yml", FACTS * 2, "the fact id 'F1' is given twice"),
    "a review of nobody": ("facts.yml", "- {id: F1, statement: s, review: {zz: {status: absent}}}\n", "review of article 'zz'"),
    "an unknown status": ("facts.yml", "- {id: F1, statement: s, review: {a: {status: maybe}}}\n", "status"),
    "evidence nowhere": ("facts.yml", "- {id: F1, statement: s, review: {a: {status: present, evidence: [nowhere]}}}\n", "stands 0 times"),
    "evidence outside": ("facts.yml", "- {id: F1, statement: s, review: {a: {status: present, evidence: [[5, 99999]]}}}\n", "lies outside the text"),
    "a cue that is no pattern": ("facts.yml", "- {id: F1, statement: s, cues: ['(unclosed']}\n", "is not a regular expression"),
    "facts empty": ("facts.yml", "# none yet\n", None),
    "a text of another": ("articles/b.txt", b"\x89PNG\r\n\x1a\n", "b.txt"),
    "an empty text": ("articles/b.txt", b"", "an empty file"),
    "a text that is not utf-8": ("articles/b.txt", "Zoë is here".encode("cp1252"), "is not UTF-8"),
    "a text with nul": ("articles/b.txt", b"The bridge\0 is closed.", "NUL characters"),
    "a text of furniture": ("articles/b.txt", b"Advertisement\n", "only page furniture"),
    "a text of 3 MB": ("articles/b.txt", b"The bridge is closed.\n" * 140_000, "more than the 2,000,000 allowed"),
    "a text right to left": ("articles/b.txt", "أغلق الجسر القديم يوم الاثنين.\n".encode(), None),
}  # fmt: skip


@pytest.mark.parametrize("name", RECORDS)
def test_hostile_record(story, framing, tmp_path, name):
    file, content, says = RECORDS[name]
    (tmp_path / "secret.txt").write_text("secret words of nobody")
    (story / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    before = snapshot(story)
    status, out, err = framing("measure", story, "--out", tmp_path / "out")
    if says is None:
        assert status == 0, err
    else:
        assert_one_line(status, out, err, says)
        assert story.name in err or file in err
        assert framing("check", story)[0] == 1
    assert snapshot(story) == before


@pytest.mark.skipif(os.name == "nt", reason="links and pipes of POSIX")
@pytest.mark.parametrize(
    ("place", "make", "says"),
    [
        ("articles/b.txt", lambda p: p.symlink_to(p.parents[2] / "secret.txt"), "lies outside the story folder"),
        ("articles/b.txt", lambda p: p.symlink_to(p), "lies outside the story folder"),
        ("articles/b.txt", os.mkfifo, "not there"),
        ("articles/b.txt", os.mkdir, "not there"),
        ("facts.yml", os.mkfifo, "not a plain file"),
        ("facts.yml", os.mkdir, "a folder"),
        ("story.yml", os.mkfifo, "no folder with a story.yml"),
    ],
)  # fmt: skip
def test_what_is_no_plain_file(story, framing, tmp_path, place, make, says):
    (tmp_path / "secret.txt").write_text("secret words of nobody")
    (story / place).unlink(missing_ok=True)
    make(story / place)
    before = {str(p) for p in story.rglob("*")}
    for command in (
        ("measure", story, "--out", tmp_path / "out"),
        ("add", story, tmp_path / "secret.txt", "--outlet", "C"),
    ):
        status, out, err = framing(*command)
        if command[0] == "measure" or place == "story.yml":
            assert_one_line(status, out, err, says)
    assert {str(p) for p in story.rglob("*")} - before <= {str(story / "articles" / "c.txt")}


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_a_pipe_a_folder_and_a_link_to_nowhere_as_article(story, framing, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    before = snapshot(story)
    for name, says in (
        ("pipe", "not a plain file"),
        (".", "a folder"),
        ("link", "no such file"),
        ("x" * 300, "too long"),
    ):
        assert_one_line(*framing("add", story, tmp_path / name, "--outlet", "C"), says)
    assert snapshot(story) == before


@pytest.mark.skipif(os.name == "nt", reason="links of POSIX")
def test_an_articles_folder_that_leads_out(story, framing, tmp_path):
    (tmp_path / "outside").mkdir()
    for text in (story / "articles").iterdir():
        text.rename(tmp_path / "outside" / text.name)
    (story / "articles").rmdir()
    (story / "articles").symlink_to(tmp_path / "outside")
    (tmp_path / "c.txt").write_text("The ferry sailed, said its owner.")
    assert_one_line(*framing("add", story, tmp_path / "c.txt", "--outlet", "C"), "lies outside the story folder")
    assert sorted(p.name for p in (tmp_path / "outside").iterdir()) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["", "..", "nowhere", "a\0b", "x" * 300, "~nobody/story"])
def test_a_story_that_is_none(framing, tmp_path, name):
    assert_one_line(*framing("measure", name, "--out", tmp_path / "out"), "story")
    assert not (tmp_path / "out").exists()
