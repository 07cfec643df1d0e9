import hashlib
import shutil
from dataclasses import replace

import pandas as pd
import pytest

from analysis import FramingError, FramingWarning, measure_all, read_corpus
from analysis.corpus.checkup import check_story
from analysis.tables import TABLES, check, write_tables

TEXT = """Mayor Lindquist shuts ‘old’ quay

HASK, Ellery — The council shut the old quay on Monday. “We had no choice. The piles are gone,” said Mr. Abara — a sailor.

Image: The quay at dawn

Nobody asked the islanders, who depend on the ferry. The U.S. firm that built the harbour centre did not answer.

© 2031 The Made-up Gazette. All rights reserved.
"""
OTHER = "Ferry stops\n\nThe ferry to the islands stopped on Monday, and nobody knows when it will run again, said the mayor.\n"
ACTORS = [{"name": "Ingrid Lindqvist", "aliases": ["Lindquist"]}]


@pytest.fixture
def corpus(make_corpus):
    return make_corpus({"a": TEXT, "b": OTHER}, actors=ACTORS, record={"a": {"published": "2031-03-03T10:00"}})


def test_a_corpus_is_shown_in_one_line(make_corpus):
    corpus = make_corpus(
        {"a": "Ships sail.\n\nThe ships sailed. They came back.", "b": "Ships stay.\n\nThe ships stayed in port."}
    )
    assert repr(corpus) == "<Corpus 'A made-up event': two articles of two outlets, five sentences, no facts>"
    withheld = replace(corpus, texts={}, voice="own")
    assert repr(withheld).endswith("no facts, only the words of 'own', texts withheld>")


def test_every_table_keeps_the_contract(corpus):
    for name in ("articles", "lines", "sentences", "tokens", "house_style"):
        frame = getattr(corpus, name)
        pd.testing.assert_frame_equal(frame, check(name, frame))


def test_articles(corpus):
    row = corpus.articles.set_index("article").loc["a"]
    headline, dateline, first, caption, second, footer = 5, 2, 8 + 4 + 9, 5, 9 + 11, 7
    assert row["n_words"] == headline + dateline + first + caption + second + footer
    assert row["n_body_words"] == first + second
    assert row["n_furniture_words"] == caption + footer
    assert row["title"] == "Mayor Lindquist shuts ‘old’ quay"
    assert row["published"] == "2031-03-03T10:00"
    assert row["outlet_basis"] == "stated" and pd.isna(row["agency"])
    assert row["sha256"] == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_line_with_a_date_is_furniture_and_a_dateline_in_the_body_is_not(make_corpus):
    row = make_corpus({"a": TEXT.replace("\n\n", "\n\nPublished March 3, 2031\n\n", 1)}).articles.iloc[0]
    assert row["n_furniture_words"] == 5 + 7 + len("Published March 3 2031".split())


@pytest.mark.parametrize("given, written", [
    ("2031-03-03", "2031-03-03"),
    ("2031-03-03T10:00:30", "2031-03-03T10:00"),
    ("2031-03-03T10:00:00+09:00", "2031-03-03T10:00+09:00"),
])  # fmt: skip
def test_a_time_of_publication_keeps_minutes_and_zone(make_corpus, given, written):
    assert make_corpus({"a": TEXT}, record={"a": {"published": given}}).articles["published"].tolist() == [written]


def test_sentences(corpus):
    mine = corpus.sentences[corpus.sentences["article"] == "a"]
    assert mine["text"].tolist() == [
        "Mayor Lindquist shuts ‘old’ quay",
        "The council shut the old quay on Monday.",
        "“We had no choice.",
        "The piles are gone,” said Mr. Abara — a sailor.",
        "Image: The quay at dawn",
        "Nobody asked the islanders, who depend on the ferry.",
        "The U.S. firm that built the harbour centre did not answer.",
    ]
    assert mine["part"].tolist() == ["headline", "body", "body", "body", "caption", "body", "body"]
    assert mine["n_words"].tolist() == [5, 8, 4, 9, 5, 9, 11]
    assert mine["paragraph"].tolist() == [pd.NA, 1, 1, 1, pd.NA, 2, 2]
    assert mine["quoted_share"].tolist() == pytest.approx([1 / 5, 0, 1, 4 / 9, 0, 0, 0])
    total = 8 + 4 + 9 + 9 + 11
    assert mine.loc[mine["part"] == "body", "position"].tolist() == pytest.approx(
        [0, 8 / total, 12 / total, 21 / total, 30 / total]
    )
    assert mine.loc[mine["part"] != "body", "position"].isna().all()
    assert mine["sentence"].tolist() == [1, 2, 3, 4, 5, 6, 7]


def test_offsets_point_into_the_file(corpus):
    for table in (corpus.sentences, corpus.tokens):
        for row in table.itertuples():
            assert corpus.texts[row.article][row.start : row.end] == row.text
    lines = corpus.lines[corpus.lines["article"] == "a"]
    assert [TEXT[a:b] for a, b in zip(lines["start"], lines["end"], strict=True)] == [x for x in TEXT.splitlines() if x]


def test_a_quotation_that_runs_over_paragraphs_is_quoted_in_each(make_corpus):
    body = "Ann Lee said: “The quay is shut.\n\nThe boats stay.\n\nWe all stay,” she said."
    sentences = make_corpus({"a": body}).sentences
    assert sentences["quoted_share"].tolist() == [pytest.approx(4 / 7), 1, pytest.approx(3 / 5)]


def test_tokens(corpus):
    tokens = corpus.tokens[corpus.tokens["article"] == "a"]
    first = tokens[tokens["sentence"] == 1]
    assert first["term"].tolist() == ["mayor", "lindqvist", "shuts", "old", "quay"]
    assert first["in_quote"].tolist() == [False, False, False, True, False]
    last = tokens[tokens["sentence"] == 7].set_index("text")
    assert last.loc["U.S.", "term"] == "US" and last.loc["centre", "term"] == "center"
    assert last.index[last["function_word"].astype(bool)].tolist() == ["The", "that", "the", "did", "not"]
    assert tokens.loc[tokens["text"] == "Mr", "term"].isna().all()
    assert (
        corpus.tokens.groupby(["article", "sentence"]).size()
        == corpus.sentences.set_index(["article", "sentence"])["n_words"]
    ).all()


def test_house_style(corpus):
    rows = corpus.house_style[corpus.house_style["article"] == "a"]
    found = {(row.kind, row.variant): (row.folded_to, row.n) for row in rows.itertuples()}
    assert found.pop(("title", "Mr"))[1] == 1
    assert found == {
        ("abbreviation", "U.S."): ("US", 1),
        ("dash", "—"): ("-", 1),
        ("name", "Lindquist"): ("lindqvist", 1),
        ("quotation mark", "‘"): ("'", 1),
        ("quotation mark", "’"): ("'", 1),
        ("quotation mark", "“"): ('"', 1),
        ("quotation mark", "”"): ('"', 1),
        ("spelling", "centre"): ("center", 1),
        ("spelling", "harbour"): ("harbor", 1),
    }


def test_the_text_is_not_changed(make_story):
    raw = ("\ufeff" + TEXT).replace("\n", "\r\n")
    folder = make_story({"a": raw})
    corpus = read_corpus(folder)
    assert corpus.texts["a"] == TEXT.replace("\n", "\r\n")
    assert (
        corpus.sentences["text"].tolist()
        == read_corpus(make_story({"a": TEXT}, folder="plain")).sentences["text"].tolist()
    )


def test_utf16_with_a_mark_is_read(make_story):
    folder = make_story({"a": TEXT})
    (folder / "articles" / "a.txt").write_bytes(TEXT.encode("utf-16"))
    assert read_corpus(folder).texts["a"] == TEXT


@pytest.mark.parametrize("line", [1, 3])
def test_a_person_s_word_on_a_line_wins(make_corpus, line):
    corpus = make_corpus({"a": TEXT}, record={"a": {"lines": {line: "footer"}}})
    assert corpus.lines.set_index("line").loc[line, "part"] == "footer"
    assert not corpus.sentences["start"].between(*corpus.lines.set_index("line").loc[line, ["start", "end"]]).any()


def test_headline_alone(make_corpus):
    corpus = make_corpus({"a": "Ferry stops running tonight"})
    assert corpus.sentences["part"].tolist() == ["headline"]
    assert corpus.articles.loc[0, "n_body_words"] == 0


def test_body_alone(make_corpus):
    corpus = make_corpus({"a": "The ferry stopped on Monday."})
    assert corpus.sentences["part"].tolist() == ["body"]
    assert pd.isna(corpus.articles.loc[0, "title"])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "articles/b.txt").unlink(), "the text of article 'b' is not there"),
        (
            lambda folder: (folder / "articles/b.txt").write_text("© 2031 Gazette. All rights reserved."),
            "only page furniture",
        ),
        (lambda folder: (folder / "articles/b.txt").write_bytes(b""), "an empty file"),
        (lambda folder: (folder / "articles/b.txt").write_bytes("Zoë".encode("latin-1")), "byte 2 is not UTF-8"),
        (lambda folder: (folder / "articles/b.txt").write_bytes(b"PK\0\0"), "not a text"),
    ],
)
def test_what_is_wrong_with_a_text_is_named(make_story, spoil, said):
    folder = make_story({"a": TEXT, "b": OTHER})
    spoil(folder)
    with pytest.raises(FramingError) as error:
        read_corpus(folder)
    assert said in str(error.value) and "b.txt" in str(error.value)


@pytest.mark.parametrize("left", [b"", b" \r\n\n"])
def test_a_file_that_became_empty_is_said_to_be_empty_and_no_new_hash_is_advised(make_story, left):
    folder = make_story({"a": TEXT, "b": OTHER}, record={"b": {"sha256": hashlib.sha256(OTHER.encode()).hexdigest()}})
    (folder / "articles/b.txt").write_bytes(left)
    with pytest.raises(FramingError) as error:
        read_corpus(folder)
    assert error.value.found == "an empty file: no text of article 'b' is left to measure"
    assert error.value.fix == "put the text back into it, or take the article out of story.yml"
    assert str(error.value) in set(check_story(folder)["message"])


def test_one_text_twice_is_refused_in_an_outlet_and_taken_in_two(make_corpus):
    with pytest.warns(FramingWarning, match="taken for a reprint"):
        both = make_corpus({"a": TEXT, "b": TEXT}, folder="two")
    assert both.articles["n_words"].nunique() == 1
    with pytest.raises(FramingError, match=r"b\.txt: the same text as article 'a' of One"):
        make_corpus({"a": TEXT, "b": TEXT}, outlets={"a": "One", "b": "One"}, folder="one")


def test_an_outlet_s_own_name_is_no_term(make_corpus):
    text = "Old quay is shut\n\nNobody spoke to the Ellery Packet. He told the Packet, and a packet came by Ellery.\n"
    tokens = make_corpus({"a": text}, outlets={"a": "The Ellery Packet"}).tokens.dropna(subset="term")
    assert tokens["term"].str.lower().tolist().count("packet") == 1
    assert tokens["term"].tolist().count("ellery") == 1


def test_a_changed_text_is_noticed(make_story):
    with pytest.raises(FramingError, match=r"not the text that story\.yml records for 'a'"):
        read_corpus(make_story({"a": TEXT}, record={"a": {"sha256": "0" * 64}}))


def test_without_texts_the_stored_tables_are_read(make_story):
    folder = make_story({"a": TEXT, "b": OTHER}, actors=ACTORS, facts=[{"id": "F1", "statement": "The quay was shut."}])
    full = read_corpus(folder)
    tables = measure_all(full)
    write_tables(tables, folder / "measures")
    (folder / "articles" / "b.txt").unlink()
    with pytest.warns(FramingWarning, match=r"1 of 2 texts are missing \(b\)"):
        assert not read_corpus(folder).has_text
    shutil.rmtree(folder / "articles")
    bare = read_corpus(folder)
    assert not bare.has_text and bare.texts == {} and bare.tokens.empty and bare.outlets == ["A", "B"]
    assert bare.sentences["text"].isna().all()
    for name, frame in measure_all(bare).items():
        if name != "tokens":
            private = list(TABLES[name].private)
            pd.testing.assert_frame_equal(
                frame.drop(columns=private), tables[name].drop(columns=private), check_exact=False, rtol=1e-11
            )


def test_only_the_first_paragraph_opens_with_a_dateline(make_corpus):
    lead = "Mumbai: The council met for four hours on Tuesday to settle the fate of the old pier in the harbour."
    talk = "London: We will mend it before the winter, whatever it costs the town."
    corpus = make_corpus({"a": f"Pier to be mended after all\n\n{lead}\n\n{talk}\n"})
    first, second = corpus.sentences.query("part == 'body'")["text"]
    assert first.startswith("The council met")
    assert second.startswith("London: We will")


def test_the_site_s_name_is_no_part_of_the_headline_s_sentence(make_corpus):
    corpus = make_corpus({"a": f"Old quay is shut | The Made-up Gazette\n\n{'The quay is shut and stays so. ' * 6}\n"})
    assert corpus.sentences.query("part == 'headline'")["text"].tolist() == ["Old quay is shut"]


def test_an_acronym_that_opens_the_first_paragraph_is_in_its_first_sentence(make_corpus):
    lead = "ISLE — The union of the boatmen met for four hours on Tuesday to settle the fate of the old pier."
    corpus = make_corpus({"a": f"Pier to be mended after all\n\n{lead}\n\nAll of ISLE voted for it.\n"})
    assert corpus.sentences.query("part == 'body'")["text"].iloc[0] == lead


def test_a_line_of_many_quotations_is_read(make_corpus):
    corpus = make_corpus({"a": f"Quay closed\n\n{'“We stay.” He said so. ' * 5_000}\n"})
    assert corpus.tokens["in_quote"].sum() == 10_000
