"""The whole story to read: layers, one article alone, a fact and its gaps."""

import re

import pytest
from bs4 import BeautifulSoup

from analysis import FramingError, measure_all, read_corpus, show_story
from analysis.tables import write_tables

VOTE = "The council of Arnmouth voted on Monday to close the old bridge to lorries from the first week of spring."
TEXTS = {
    "wire": f"Bridge closed\n\n{VOTE} It was a disastrous vote.\n\n“We had no choice at all,” said Ilse Brandt, the mayor.",
    "own": f"Lorries <i>out</i>\n\n{VOTE}\n\nDrivers & shops wait <script>alert(1)</script> for $x_1$.",
}
FACTS = [
    {"id": "F1", "statement": "The bridge is closed to lorries.",
     "review": {a: {"status": "present", "evidence": ["close the old bridge to lorries"]} for a in TEXTS}},
    {"id": 'F"2<b>', "statement": "The <b>mayor</b> saw no choice.",
     "review": {"wire": {"status": "partial", "evidence": ["had no choice"]}, "own": {"status": "absent"}}},
]  # fmt: skip
TABLES = ("reuse", "coverage", "facts", "voices", "loaded", "label_uses", "frame_hits")


@pytest.fixture
def story(make_story):
    concepts = [{"name": "who drives", "labels": {"drivers": ["drivers"]}}]
    return make_story(TEXTS, outlets={"own": "Own <b>Voice</b>"}, facts=FACTS, concepts=concepts)


@pytest.fixture
def corpus(story):
    return read_corpus(story)


def shown(corpus, *articles, **options):
    tables = measure_all(corpus)
    return show_story(corpus, *(tables[name] for name in TABLES), *articles, **options)


def page(shown):
    return BeautifulSoup(shown._repr_html_(), "html.parser")


def test_every_word_of_the_articles_is_there_once(corpus):
    html = page(shown(corpus))
    for extra in html.select(".tags, .who, .n"):
        extra.extract()
    for number, article in enumerate(TEXTS):
        said = " ".join(" ".join(block.text for block in html.select(f".a{number} .s")).split())
        assert said == " ".join(TEXTS[article].split())


def test_layers_mark_copy_voices_facts_loaded_words_and_labels(corpus):
    html = page(shown(corpus))
    assert [block.find(class_="n").text for block in html.select(".a0 .s.identical")] == ["2"]
    assert html.select_one(".a0 .copied a").text == "Own <b>Voice</b> 2"
    assert "".join(mark.text for mark in html.select(".a0 .v")).strip("“,”") == "We had no choice at all"
    assert html.select_one(".a0 .who").text == "[Ilse Brandt]"
    assert "disastrous" in [mark.text for mark in html.select(".a0 .l")]
    assert "".join(mark.text for mark in html.select(".a0 .f0 .e")) == "close the old bridge to lorries"
    assert [mark.text for mark in html.select(".t") if mark.text != "Labels"] == ["Drivers"]
    assert "voted" in [mark.text for mark in html.select(".a0 .h")]
    assert "political factors" in html.select_one(".a0 .framed").text


def test_a_quotation_is_marked_in_every_sentence_and_names_its_speaker_once(make_story):
    text = "Bridge closed\n\n“We had no choice. The beams were rotten. They had to go,” said Ilse Brandt, the mayor. It rained."
    html = page(shown(read_corpus(make_story({"a": text, "b": "Ferry\n\nIt sails."}))))
    marked = [block.find(class_="n").text for block in html.select(".a0 .s") if block.select(".v")]
    assert marked == ["2", "3", "4"] and [who.text for who in html.select(".a0 .who")] == ["[Ilse Brandt]"]


def test_a_stretch_can_carry_two_marks(corpus):
    both = [mark.text for mark in page(shown(corpus)).select(".a0 .v.e")]
    assert both == ["had no choice"]


def test_a_fact_that_is_followed_shows_its_sentence_or_its_gap(corpus):
    html = page(shown(corpus))
    assert [cell.text for cell in html.select(".a0 .cell")] == [
        "F1: tells it in sentence 2", 'F"2<b>: tells part of it in sentence 4',
    ]  # fmt: skip
    gap = html.select_one(".a1 .cell.absent")
    assert gap.text.startswith('F"2<b>: not told here; nearest is sentence ')
    ids = {tag["id"] for tag in html.find_all(id=True)}
    links = [a["href"] for a in html.find_all("a")]
    assert links and all(link.removeprefix("#") in ids for link in links)


def test_each_choice_has_its_rule(corpus):
    html = page(shown(corpus))
    rules = "".join(style.text for style in html.find_all("style"))
    for value in [option["value"] for option in html.find_all("option") if option["value"]]:
        assert f'[value="{value}"]:checked' in rules
    for box in html.find_all("input"):
        assert f"[name={box['name']}]:not(:checked)" in rules
    assert "script" not in [tag.name for tag in html.find_all()]


def test_nothing_in_texts_or_names_becomes_markup(corpus):
    raw = shown(corpus)._repr_html_()
    assert "<b>" not in raw and "<i>" not in raw and "<script" not in raw
    assert "mathjax_ignore" in raw


def test_two_views_on_one_page_keep_apart(corpus):
    ids = [tag["id"] for view in (shown(corpus), shown(corpus)) for tag in page(view).find_all(id=True)]
    assert len(set(ids)) == len(ids)


def test_some_articles_alone_and_the_level_of_their_headings(corpus):
    html = page(shown(corpus, "own", heading=2))
    assert [head.text for head in html.find_all("h2")] == ["Own <b>Voice</b>"]
    assert not html.select(".identical"), "nobody shown to share copy with"
    with pytest.raises(FramingError, match="article 'x': not in this story; name some of: wire and own"):
        shown(corpus, "x")


def test_as_plain_text(corpus):
    lines = repr(shown(corpus)).splitlines()
    assert lines[0] == "WIRE"
    assert lines[2] == f"2  {VOTE}  [identical of Own <b>Voice</b> 2; F1; frame: political factors]"
    assert re.search(r"^4  “We had .*\[voice: Ilse Brandt; F\"2<b>\]$", lines[4])


def test_without_texts_the_structure_is_shown_by_keys(story):
    write_tables(measure_all(read_corpus(story)), story / "measures")
    for path in (story / "articles").iterdir():
        path.unlink()
    view = shown(read_corpus(story))
    html = page(view)
    assert "sentence 4, eleven words voice: Ilse Brandt" in " ".join(html.select(".a0 .s")[3].text.split())
    assert html.select(".a0 .s.identical") and html.select(".a0 .f0")
    assert html.select_one(".a0 .l.count").text == "(one loaded word)"
    assert "choice" not in view._repr_html_().replace("saw no choice", "") and "Arnmouth" not in repr(view)


def test_without_a_ledger_the_discovered_facts_can_be_followed(make_story):
    html = page(shown(read_corpus(make_story(TEXTS, folder="bare"))))
    assert "X001" in html.find("option", value="fact-0").text
    assert len(html.select(".cell.c0")) == 2
    empty = read_corpus(make_story(TEXTS, folder="empty"))
    tables = {name: measure_all(empty)[name] for name in TABLES}
    tables |= {name: tables[name].head(0) for name in ("facts", "coverage")}
    html = page(show_story(empty, *tables.values()))
    assert "Follow a fact" not in html.text and not html.select(".cell")
