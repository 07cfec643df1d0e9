"""Every kind of file comes in as text with the title first and what it says of itself."""

import csv
import io
import json
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.exports import table_rows
from analysis.corpus.importers import is_url, read_articles
from analysis.corpus.nexis import is_nexis, nexis_documents
from analysis.errors import FramingError, FramingWarning

BODY = "The old bridge was closed on Monday, the port said.\n\n“We could not wait,” said Mina Holt, who runs it."
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Bridge closed | The Tern Post</title>
<meta property="og:site_name" content="The Tern Post"><meta property="og:title" content="Bridge closed after crack is found">
<meta name="author" content="Ada Quist; Ben Roe"><meta property="article:published_time" content="2024-03-05T09:30:00+01:00">
<meta property="og:description" content="Engineers speak of six weeks of repairs">
<link rel="canonical" href="https://tern.example/news/bridge"><script>var secret = "do not read me";</script></head>
<body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Bridge closed after crack is found</h1>
<p>Engineers speak of six weeks of repairs</p><div class="byline">By Ada Quist and Ben Roe</div>
<figure><img src="a.jpg"><figcaption>The bridge at dawn. Photo: Ola Berg/Example Images</figcaption></figure>
<p>The old harbour bridge was closed on Monday after a diver found a crack in its northern pillar, the port said.</p>
<p>“We could not take the risk,” said Mina Holt, who runs the port, and sent <b>heavy lorries</b> to the ring road.</p>
<p>Shopkeepers in the old town fear for their trade, since 4,000 cars cross the bridge each day.</p></article>
<footer>© 2024 The Tern Post. All rights reserved.</footer></body></html>"""


def read(path, raw, **options):
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    return read_articles(path, **options)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_text_has_plain_line_ends(tmp_path, newline):
    (article,) = read(tmp_path / "a.txt", BODY.replace("\n", newline))
    assert article.text == BODY + "\n"
    assert (article.outlet, article.title) == (None, None)


def test_invisible_characters_go_and_letters_stay(tmp_path):
    (article,) = read(
        tmp_path / "a.txt",
        "\ufeffThe co\u00adun\u200bcil\u2060 cafe\u0301 \u202enaïve\u202c می\u200cخواهم 👩\u200d🚒 said so.",
    )
    assert article.text == "The council café naïve می\u200cخواهم 👩\u200d🚒 said so.\n"


def meta(content, name='property="article:published_time"'):
    return f'<meta {name} content="{content}">'


def record(**item):
    return f'<script type="application/ld+json">{json.dumps(item)}</script>'


HOUR = meta("2024-03-05T09:30:00+01:00")
OTHER = {"@type": "NewsArticle", "datePublished": "2024-03-05T22:10:00Z"}
NIGHT = meta("2024-03-05T22:10:00Z", 'itemprop="datePublished"')


@pytest.mark.parametrize(("stated", "published"), [
    (HOUR, "2024-03-05T09:30:00+01:00"),
    (record(datePublished="2024-03-05T08:30Z"), "2024-03-05T08:30:00+00:00"),
    (record(**{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2024-03-05T08:30Z"}]}), "2024-03-05T08:30:00+00:00"),
    (record(mainEntity={"datePublished": "2024-03-05T08:30Z"}), "2024-03-05T08:30:00+00:00"),
    (f"<div itemscope>{NIGHT}</div>", "2024-03-05T22:10:00+00:00"),
    (meta("2024-03-05"), "2024-03-05"),
    (meta("2024-03-05T29:30Z"), "2024-03-05"),
    (meta("2024-03-05T09:30"), "2024-03-05"),  # in which zone?
    (meta("2024-03-05T00:00:00Z"), "2024-03-05"),
    (meta("2024-03-05T00:00:00Z") + record(datePublished="2024-03-05T08:30Z"), "2024-03-05T08:30:00+00:00"),
    (HOUR + record(datePublished="2024-03-05T11:00Z"), "2024-03-05"),  # two hours: which is it?
    (HOUR + record(comment=[OTHER]), "2024-03-05T09:30:00+01:00"),
    (meta("2024-03-05") + record(itemListElement=[OTHER]), "2024-03-05"),
    (meta("2024-03-05") + record(**OTHER | {"@type": "VideoObject"}), "2024-03-05"),
    (meta("2024-03-05") + meta("2024-03-05T22:10:00Z", 'name="last-published"'), "2024-03-05"),
    (meta("2024-03-05") + f'<div itemprop="comment" itemscope>{NIGHT}</div>', "2024-03-05"),
    (meta("2024-03-05") + f"<aside>{NIGHT}</aside>", "2024-03-05"),
    (HOUR + '<script type="application/ld+json">{"broken</script>', "2024-03-05T09:30:00+01:00"),
])  # fmt: skip
def test_the_hour_of_publication_is_kept_where_the_record_gives_the_article_one(tmp_path, stated, published):
    (article,) = read(tmp_path / "a.html", PAGE.replace(HOUR, stated))
    assert article.published == published


def test_page_has_headline_deck_byline_caption_as_lines(tmp_path):
    (article,) = read(tmp_path / "a.html", PAGE)
    lines = [line for line in article.text.split("\n") if line]
    assert lines[:4] == [
        "Bridge closed after crack is found",
        "Engineers speak of six weeks of repairs",
        "By Ada Quist, Ben Roe",
        "Image: The bridge at dawn. Photo: Ola Berg/Example Images",
    ]
    assert [line.split()[0] for line in lines[4:]] == ["The", "“We", "Shopkeepers"]
    assert "secret" not in article.text
    assert (article.outlet, article.byline) == ("The Tern Post", "Ada Quist, Ben Roe")
    assert (article.title, article.url) == (lines[0], "https://tern.example/news/bridge")


def test_an_agency_beside_the_author_stays_in_the_byline(tmp_path):
    page = PAGE.replace('content="Ada Quist; Ben Roe"', 'content="Ada Quist"')
    (article,) = read(
        tmp_path / "a.html", page.replace("By Ada Quist and Ben Roe", "By Ada Quist and NPA | 5 March 2024")
    )
    assert article.byline == "Ada Quist and NPA" and "By Ada Quist and NPA" in article.text
    (article,) = read(tmp_path / "c.html", page.replace("Ada Quist and Ben Roe", "Ada Quist and Östpress"))
    assert article.byline == "Ada Quist and Östpress"
    for beside in ("By Ada Quist, Updated 9 am", "By Ada Quist</div><aside><p>By Ada Quist and Ben Roe</p></aside><div>",
                   "<span>By Ada Quist</span> <a>Follow on X</a>", "By Ada Quist: Ferry prices rise"):  # fmt: skip
        (article,) = read(tmp_path / "b.html", page.replace("By Ada Quist and Ben Roe", beside))
        assert article.byline == "Ada Quist"


def test_page_is_known_by_what_it_holds_and_by_its_charset(tmp_path):
    page = PAGE.replace('charset="utf-8"', 'charset="windows-1252"').replace("Mina", "Jérôme")
    (article,) = read(tmp_path / "saved", page.encode("cp1252"))
    assert "“We could not take the risk,” said Jérôme Holt" in article.text


def test_page_in_a_web_archive(tmp_path):
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    archive = MIMEMultipart("related")
    archive.attach(MIMEText("body {}", "css"))
    archive.attach(MIMEText(PAGE, "html", "utf-8"))
    (article,) = read(tmp_path / "a.mhtml", archive.as_bytes())
    assert article.outlet == "The Tern Post"
    with pytest.raises(FramingError, match="no page in the archive"):
        read(tmp_path / "b.mhtml", MIMEText("words", "plain").as_bytes())


def docx(*paragraphs, extra=""):
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return archive(
        {"word/document.xml": f"<?xml version='1.0'?><w:document {ns}><w:body>{body}{extra}</w:body></w:document>"}
    )


def archive(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return buffer.getvalue()


def test_docx(tmp_path):
    deleted = "<w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:r><w:t>kept</w:t><w:br/><w:t>below</w:t></w:r></w:p>"
    twice = "<w:p><mc:AlternateContent><mc:Choice><w:t>box</w:t></mc:Choice><mc:Fallback><w:t>box</w:t></mc:Fallback></mc:AlternateContent></w:p>"
    (article,) = read(tmp_path / "a.docx", docx("Bridge closed", "One &amp; two.", extra=deleted + twice))
    assert article.text == "Bridge closed\n\nOne & two.\n\nkept\nbelow\n\nbox\n"


def pdf(*lines):
    """A PDF of one page with a text layer, written by hand."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    stream = f"BT /F1 11 Tf 14 TL 50 800 Td {shown}ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, at = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        at.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in at)
    start = len(out)
    return (
        out
        + f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()
    )


def test_pdf_lines_become_paragraphs(tmp_path):
    raw = pdf(
        "Bridge closed after crack",
        "The old harbour bridge was closed on Monday after a diver found",
        "a crack in its northern pillar, the port said in a short state-",
        "ment.",
        "Heavy lorries have to use the ring road until the work is done,",
        "which takes six weeks.",
    )
    (article,) = read(tmp_path / "a.pdf", raw)
    assert article.text.split("\n\n") == [
        "Bridge closed after crack",
        "The old harbour bridge was closed on Monday after a diver found a crack in its northern pillar, the port said in a short "
        "statement.",
        "Heavy lorries have to use the ring road until the work is done, which takes six weeks.\n",
    ]


def test_pdf_without_text(tmp_path):
    with pytest.raises(FramingError, match="without a text layer; run text recognition"):
        read(tmp_path / "a.pdf", pdf())


def table(rows, **options):
    out = io.StringIO()
    csv.writer(out, **options).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "delimiter"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_table_columns_are_found(tmp_path, name, delimiter):
    rows = [
        ["id", "media_name", "Publish Date", "title", "text", "url"],
        ["1", "The Tern Post", "2024-03-05 09:30:00", "Bridge closed", BODY, "https://tern.example/1"],
        ["2", "Gull Daily", "March 6, 2024", "No way over", "No way over\n\nPeople wait, and wait.", ""],
        ["3", "Gull Daily", "04/05/2024", "Empty", " ", ""],
    ]
    with pytest.warns(FramingWarning, match=rf"{name}:\d+: no text; passed over"):
        one, two = read(tmp_path / name, table(rows, delimiter=delimiter))
    assert one.text == f"Bridge closed\n\n{BODY}\n"
    assert (one.outlet, one.title, one.published, one.url) == (
        "The Tern Post",
        "Bridge closed",
        "2024-03-05T09:30:00",
        "https://tern.example/1",
    )
    assert two.text == "No way over\n\nPeople wait, and wait.\n"  # the title stands there once
    assert two.published == "2024-03-06"
    assert two.origin.endswith(f"{name}:5")  # the line on which the row starts


def test_an_unclear_date_is_left_out_and_said(tmp_path):
    with pytest.warns(FramingWarning, match="'04/05/2024' is left out"):
        (article,) = read(tmp_path / "a.csv", table([["text", "date"], [BODY, "04/05/2024"]]))
    assert article.published is None


def test_columns_can_be_named_and_paragraphs_marked(tmp_path):
    raw = table([["who", "what"], ["Tern", "Bridge closed ### One. ### Two."]])
    (article,) = read(tmp_path / "a.csv", raw, columns={"text": "what", "outlet": "who"}, paragraph_mark="###")
    assert (article.outlet, article.text) == ("Tern", "Bridge closed\n\nOne.\n\nTwo.\n")


@pytest.mark.parametrize(
    ("raw", "columns", "says"),
    [
        ("a,b\n1,2\n", {}, r"no column 'text' \(there are: a, b\); give --map COLUMN=text"),
        ("text,b\n1,2\n", {"outlet": "who"}, "no column 'who'"),
        ("text,b\n1,2\n", {"mood": "b"}, "the fields are: text"),
        ("text,b\n1,2,3\n", {}, r"a\.csv:2: 3 fields in a table of 2 columns"),
        ('text,b\nword,"2\n3,4\n', {}, "a broken table"),
        ("text,text\n1,2\n", {}, "'text' is there twice"),
        ("text,b\n", {}, "without rows"),
    ],
)
def test_broken_tables(tmp_path, raw, columns, says):
    with pytest.raises(FramingError, match=says):
        read(tmp_path / "a.csv", raw, columns=columns)


def test_json_of_news_apis(tmp_path):
    entry = {"source": {"id": None, "name": "Gull Daily"}, "author": "A. Quist", "title": "No way over", "content": "People wait [+99 chars]",
             "publishedAt": "2024-03-05T08:00:00Z", "tags": ["x", "y"]}  # fmt: skip
    with pytest.warns(FramingWarning, match="cut the text off"):
        (lines,) = read(tmp_path / "a.jsonl", json.dumps(entry) + "\n\n")
        (answer,) = read(tmp_path / "a.json", json.dumps({"status": "ok", "articles": [entry]}))
    assert (lines.text, lines.outlet, lines.published) == (answer.text, "Gull Daily", "2024-03-05T08:00:00+00:00")


@pytest.mark.parametrize("midnight", ["2024-03-05 00:00:00", "2024-03-05T00:00:00Z", "Tue, 05 Mar 2024 00:00:00 +0000"])
def test_midnight_in_an_export_is_a_day_without_an_hour(tmp_path, midnight):
    (article,) = read(tmp_path / "a.jsonl", json.dumps({"text": "words here", "date": midnight}))
    assert article.published == "2024-03-05"


def test_a_half_surrogate_becomes_a_question_mark(tmp_path):
    (article,) = read(tmp_path / "a.jsonl", '{"text": "words \\ud800 here", "title": "T"}')
    assert article.text == "T\n\nwords ? here\n"


def test_map_is_for_tables_only(tmp_path):
    with pytest.raises(FramingError, match="not a table"):
        read(tmp_path / "a.txt", BODY, columns={"text": "x"})


OLD_NEXIS = """
                               1 of 2 DOCUMENTS


                              The Tern Post

                         March 5, 2024 Tuesday
                             Final Edition

Bridge closed after crack is found

BYLINE: By ADA QUIST

SECTION: NEWS; Pg. 3

LENGTH: 27 words

DATELINE: TERN HARBOUR

The old bridge was closed on Monday,
the port said.

"We could not wait," said Mina Holt.

LOAD-DATE: March 6, 2024

LANGUAGE: ENGLISH

                     Copyright 2024 Tern Press Ltd.
                          All Rights Reserved

                               2 of 2 DOCUMENTS

                              Gull Daily

                         6 March 2024

No way over

LENGTH: 6 words

People wait, and wait, and wait.

LOAD-DATE: March 6, 2024
"""

NEW_NEXIS = """Bridge closed after crack is found
The Tern Post
March 5, 2024 Tuesday

Copyright 2024 Tern Press Ltd. All Rights Reserved

Section: NEWS; Pg. 3
Length: 27 words
Byline: Ada Quist
Highlight: Six weeks of repairs
Body

The old bridge was closed on Monday, the port said.

Length: that is what worries drivers.

Load-Date: March 6, 2024

End of Document

No way over
Gull Daily
March 6, 2024

Length: 6 words
Body

People wait, and wait, and wait.

Load-Date: March 6, 2024

End of Document
"""


def test_nexis_of_the_older_form(tmp_path):
    one, two = read(tmp_path / "a.txt", OLD_NEXIS)
    assert (one.outlet, one.title, one.byline, one.published) == (
        "The Tern Post", "Bridge closed after crack is found", "By ADA QUIST", "2024-03-05",
    )  # fmt: skip
    assert one.text == (
        "Bridge closed after crack is found\n\nTERN HARBOUR — The old bridge was closed on Monday, the port said.\n\n"
        '"We could not wait," said Mina Holt.\n'
    )
    assert (two.outlet, two.published, two.text) == (
        "Gull Daily",
        "2024-03-06",
        "No way over\n\nPeople wait, and wait, and wait.\n",
    )


def test_nexis_uni(tmp_path):
    one, two = read(tmp_path / "a.txt", NEW_NEXIS)
    assert (one.outlet, one.byline, one.published) == ("The Tern Post", "Ada Quist", "2024-03-05")
    assert one.text.split("\n\n") == [
        "Bridge closed after crack is found",
        "Six weeks of repairs",
        "The old bridge was closed on Monday, the port said.",
        "Length: that is what worries drivers.\n",
    ]
    assert two.title == "No way over"


def test_an_article_that_speaks_of_documents_is_no_export(tmp_path):
    text = "Papers found\n\nThere were 1 of 2 documents in the box.\n\n1 of 3\n\nThe body was not found."
    assert not is_nexis(text)
    assert len(read(tmp_path / "a.txt", text)) == 1


@given(
    st.lists(
        st.sampled_from([*OLD_NEXIS.split("\n"), *NEW_NEXIS.split("\n"), "Body", "a b c", ":", "Length:"]), max_size=60
    )
)
def test_nexis_splitting_never_breaks(lines):
    for place, row in nexis_documents("\n".join(lines), "a.txt"):
        assert place.startswith("a.txt: document ")
        assert row["text"] == row["text"].strip()


WORDS = st.text(st.sampled_from("abc ,.\"'\n;\té"), min_size=1).filter(str.strip)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=5))
def test_tables_come_back_as_written(rows):
    found = list(
        table_rows(
            table([["text", "title", "x"], *[(*row, "1") for row in rows]]).replace("\r\n", "\n"), "csv", "a", {}
        )
    )
    assert [(row.get("text"), row.get("title")) for _, row in found] == [(a, b) for a, b in rows]


@given(st.text(max_size=200), st.sampled_from(["csv", "tsv", "json", "jsonl"]))
def test_any_text_is_a_table_or_one_line(text, kind):
    try:
        list(table_rows(text, kind, "a", {}))
    except FramingError as error:
        assert "\n" not in str(error).replace(text, "")


def test_addresses_and_paths():
    assert is_url("https://tern.example/a")
    assert is_url("HTTP://tern.example")
    assert not is_url("http.txt")


@pytest.fixture
def server(tmp_path):
    """A web server on this machine with one page."""
    import functools
    import http.server
    import threading

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    served = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=tmp_path))
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()


def test_a_page_from_the_web(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with warnings.catch_warnings():
        warnings.simplefilter("error", FramingWarning)
        (article,) = read_articles(f"{server}/page.html")
    assert (article.outlet, article.url) == ("The Tern Post", f"{server}/page.html")
    with pytest.raises(FramingError, match=r"no page from there \(.*refused"):
        read_articles("http://127.0.0.1:9/page.html")
    with pytest.raises(FramingError, match=r"none\.html: the server answers 404 .*; check the address"):
        read_articles(f"{server}/none.html")


@pytest.mark.parametrize(("name", "what"), [("a.docx", "a broken or encrypted .docx"), ("a.pdf", "a broken PDF")])
def test_a_document_that_is_none_is_not_taken_for_text(tmp_path, name, what):
    with pytest.raises(FramingError, match=what):
        read(tmp_path / name, "PK junk")


def test_an_address_that_is_none_is_one_line():
    with pytest.raises(FramingError, match=r"^http://\[x: no page from there"):
        read_articles("http://[x")


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (["By Ada Quist and Ben Roe"], "Ada Quist and Ben Roe"),
        (["By Ada Quist", "By Cy Dell"], None),
        (["<b>By Ada Quist, harbour reporter</b>"], "Ada Quist"),
        (["By Monday nobody may cross"], None),
    ],
)
def test_an_author_who_stands_in_print_alone(tmp_path, lines, byline):
    above = "".join(f"<p>{line}</p>" for line in lines)
    told = (
        "<p>The ferry stays in the harbour until the ice is gone, its owner said on Monday, and nobody knows when.</p>"
    )
    page = f"<html><body><main><h1>Ferry stays in harbour</h1>{above}{told * 3}</main></body></html>"
    (article,) = read(tmp_path / "a.html", page)
    assert article.byline == byline


def test_paragraphs_between_empty_lines_without_tags_of_their_own(tmp_path):
    told = [
        f"The ferry stays in harbour {n} until the ice is gone, its owner said on Monday, he said." for n in range(4)
    ]
    page = f"<html><body><main><h1>Ferry stays</h1><article>{'<br><BR />'.join(told)}</article></main></body></html>"
    (article,) = read(tmp_path / "a.html", page)
    assert [line for line in article.text.split("\n") if line][1:] == told


def test_a_table_that_lays_out_the_page_is_none(tmp_path):
    told = [f"The ferry stays in harbour {n} until the ice is gone, its owner said on Monday." for n in range(5)]
    boats = "<table><tr><th>Boat</th><th>Crew</th></tr><tr><td><p>Tern</p></td><td>12</td></tr></table>"
    menu = "<td><a href='/'>Home</a><br><a href='/news'>News</a></td>"
    cell = f"<td><h2>Ferry stays in harbour</h2>{'<br><br>'.join(told)}{boats}</td>"
    page = f"<html><body><table><tbody><tr>{menu}{cell}</tr></tbody></table></body></html>"
    (article,) = read(tmp_path / "a.html", page)
    lines = [line for line in article.text.split("\n") if line]
    assert lines == ["Ferry stays in harbour", *told, "| Boat | Crew |", "|---|---|", "| Tern | 12 |"]


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        ("<td>Tern</td><td><p>Bo Roe</p><p>Di Orr</p><p>Cy Dell</p></td>", "| Tern | Bo Roe Di Orr Cy Dell |"),
        ("<td><h2>Tern</h2></td><td>12 men</td>", "| Tern | 12 men |"),
        ("<td>Tern<table><tr><td>Auk</td></tr></table></td><td>12 men</td>", "| Tern | 12 men |"),
    ],
)
def test_a_table_within_the_article_is_one_whatever_its_cells_hold(tmp_path, cells, shown):
    told = [f"<p>The ferry stays in harbour {n} until the ice is gone, its owner said on Monday.</p>" for n in range(5)]
    table = f"<table><tr>{cells}</tr></table>"
    page = f"<html><body><div><h1>Ferry stays in harbour</h1>{''.join([*told, table, *told[:2]])}</div></body></html>"
    (article,) = read(tmp_path / "a.html", page)
    assert shown in article.text.split("\n")


def test_of_loose_text_no_sentence_is_cut_or_lost(tmp_path):
    told = [f"The ferry stays in harbour {n} until the ice is gone, its owner said on Monday." for n in range(5)]
    loose = "The <ins>ferry</ins> in the <big>harbour</big> is an old one, he said."
    page = f"<div><h1>Ferry stays in harbour</h1><div>{told[0]}</div>{loose}<br><br>{'<br><br>'.join(told[1:])}</div>"
    (article,) = read(tmp_path / "a.html", f"<html><body>{page}</body></html>")
    lines = [line for line in article.text.split("\n") if line]
    assert lines[1:] == [told[0], "The ferry in the harbour is an old one, he said.", *told[1:]]


@pytest.mark.parametrize(
    "above", ["<h2>Ferry stays in harbour</h2>", "<h1>Ferry stays in harbour</h1><img src='a.jpg'>"]
)
def test_the_first_of_the_paragraphs_between_empty_lines_is_kept(tmp_path, above):
    told = [f"The ferry stays in harbour {n} until the <b>ice</b> is gone, its owner said on Monday." for n in range(5)]
    page = f"<html><body><div>{above}{'<br><br>'.join(told)}</div></body></html>"
    (article,) = read(tmp_path / "a.html", page)
    lines = [line for line in article.text.split("\n") if line]
    assert lines[1:] == [line.replace("<b>", "").replace("</b>", "") for line in told]
