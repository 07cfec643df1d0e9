"""What made-up pages say of themselves, line by line."""

import datetime as dt

import pytest

from analysis.corpus.cleaning import label_lines
from analysis.corpus.imprint import _ZONES, agrees, read_imprint
from analysis.corpus.story import Article

BODY = (
    "The council of Little Haven voted on Tuesday evening to mend the old pier, after four hours of talk in which"
    " anglers, shopkeepers and a retired diver were heard.\n\nThe work begins in the spring and will take two years.\n"
)


def stated(head, foot="", outlet="Haven Echo"):
    text = f"Old pier of Little Haven to be mended at last\n\n{head}\n\n{BODY}\n{foot}"
    found = read_imprint(text, label_lines(text, outlet), outlet)
    return {(field, value) for _, field, value in found}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ada Pohl", {("byline", "Ada Pohl")}),
        ("BY ADA POHL, HARBOUR CORRESPONDENT", {("byline", "ADA POHL")}),
        ("By Élodie Pohl", {("byline", "Élodie Pohl")}),
        ("By Øyvind Åse for the Echo", {("byline", "Øyvind Åse")}),
        ("Haven Echo | March 3, 2021 | Zoë Öhm", {("byline", "Zoë Öhm"), ("published", "2021-03-03")}),
        ("Source: Öresund News Agency", {("agency", "Öresund News Agency")}),
        ("Author: Ada Pohl", {("byline", "Ada Pohl")}),
        ("Source: Associated Press", {("agency", "Associated Press")}),
        ("By Haven News Agency", {("byline", "Haven News Agency"), ("agency", "Haven News Agency")}),
        ("By Ada Pohl, Reuters", {("byline", "Ada Pohl"), ("agency", "Reuters")}),
        ("By Ada Pohl | 3 March 2021", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("Haven Echo | March 3, 2021 | Ada Pohl", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("By Ada Pohl Haven Echo", {("byline", "Ada Pohl")}),
        ("Updated 2:05 PM EST, March 3, 2021", {("updated", "2021-03-03T14:05-05:00")}),
        (
            "Published: 09:41, 3 March 2021 | Updated: 13:20, 4 March 2021",
            {("published", "2021-03-03T09:41"), ("updated", "2021-03-04T13:20")},
        ),
        ("PTI", {("agency", "Press Trust of India")}),
        ("Published March 3, 2021, 2:05 p.m.", {("published", "2021-03-03T14:05")}),
        ("Updated 3 March 2021, 12.30 am", {("updated", "2021-03-03T00:30")}),
        ("March 3, 2021 2:05 p.m. ET", {("published", "2021-03-03T14:05-05:00")}),
        ("Published 3 July 2021 at 14:05 (BST)", {("published", "2021-07-03T14:05+01:00")}),
        ("3 March 2021, 14:05 IST", {("published", "2021-03-03")}),
        ("3 March 2021 | Ada Pohl", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("3 March 2021 | Local News", {("published", "2021-03-03")}),
        ("3 March 2021 | Press Release | Ada Pohl", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("3 March 2021 | Little Haven", {("published", "2021-03-03")}),
        ("3 March 2021 | New Delhi", {("published", "2021-03-03")}),
        ("Ada Pohl, Local harbour editor", {("byline", "Ada Pohl")}),
        ("Ada Pohl\nStaff Writer", {("byline", "Ada Pohl")}),
        ("Ada Pohl\nTARN News\n3 March 2021", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("3 March 2021\nAda Pohl", {("byline", "Ada Pohl"), ("published", "2021-03-03")}),
        ("By our harbour correspondent", set()),
        ("March 3, 2021 | Updated 9:15 a.m.", {("published", "2021-03-03"), ("updated", "2021-03-03T09:15")}),
    ],
)
def test_lines_above_the_text(line, expected):
    assert stated(line) == expected


@pytest.mark.parametrize(
    ("printed", "time"),
    [
        ("2021-03-03T14:05Z", "T14:05+00:00"),
        ("2021-03-03T14:05:30.000Z", "T14:05+00:00"),
        ("2021-03-03T14:05:30+02:00", "T14:05+02:00"),
        ("2021-03-03 14:05-0330", "T14:05-03:30"),
        ("3 March 2021, 14:05:30", "T14:05"),
        ("3 March 2021, 2:05:30 pm ET", "T14:05-05:00"),
        ("3 March 2021, 14:05 GMT", "T14:05+00:00"),
        ("3 March 2021, 14:05 GMT+1", "T14:05+01:00"),
        ("3 March 2021, 14:05 (UTC+3)", "T14:05+03:00"),
        ("3 March 2021, 14:05 GMT -5", "T14:05-05:00"),
        ("3 March 2021, 14:05 UTC+05:30", "T14:05+05:30"),
        ("3 March 2021, 14:05 UTC+530", "T14:05+05:30"),
        ("3 March 2021, 14:05 UTC+99", "T14:05"),
        ("3 March 2021, 9:05-10:00", "T09:05"),
        ("3 March 2021, 14:05-16:00", "T14:05"),
        ("3 March 2021, 14:05 CT", "T14:05-06:00"),
        ("3 March 2021, 14:05 CDT", "T14:05-06:00"),
        ("3 March 2021, 14:05 MST", "T14:05-07:00"),
        ("3 March 2021, 14:05 EET", "T14:05+02:00"),
        ("3 March 2021, 14:05 AEST", "T14:05+10:00"),
        ("3 March 2021, 14:05 NZDT", "T14:05+13:00"),
        ("3 March 2021, 14:05 CST", ""),
        ("3 March 2021, 14:05 (AST)", ""),
        ("3 March 2021, 2:05 PM EDIT", "T14:05"),
        ("3 March 2021, 2:05 PM, BUT", "T14:05"),
    ],
)
def test_a_time_has_the_offset_of_the_zone_printed_with_it(printed, time):
    assert stated(f"Published {printed}") == {("published", f"2021-03-03{time}")}


@pytest.mark.parametrize("zone", sorted(_ZONES))
def test_every_zone_is_read_and_has_its_place(zone):
    ((_, value),) = stated(f"Published 2021-03-03 14:05{'' if zone == 'Z' else ' '}{zone}")
    assert dt.datetime.fromisoformat(value).utcoffset() is not None


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("LITTLE HAVEN (AP) — ", {("agency", "Associated Press"), ("dateline", "LITTLE HAVEN")}),
        ("LITTLE HAVEN, March 3 (Reuters) - ", {("agency", "Reuters"), ("dateline", "LITTLE HAVEN, March 3")}),
        ("March 3 (UPI) -- ", {("agency", "United Press International"), ("dateline", "March 3")}),
        ("LITTLE HAVEN — ", {("dateline", "LITTLE HAVEN")}),
        ("(HNA) - ", {("agency", "HNA")}),
    ],
)
def test_datelines_open_the_first_paragraph(opening, expected):
    text = f"Old pier of Little Haven to be mended at last\n\n{opening}{BODY}"
    found = {(field, value) for _, field, value in read_imprint(text, label_lines(text), "")}
    assert found == expected


def test_an_acronym_that_opens_the_first_paragraph_is_no_place():
    text = f"What the members of ISLE want\n\nISLE — {BODY}"
    assert list(read_imprint(text, label_lines(text), "")) == []


def test_notes_below_the_text_name_the_agency():
    assert ("agency", "Agence France-Presse") in stated("By Ada Pohl", "Copyright 2021 AFP. All rights reserved.")


def test_a_picture_credit_names_no_agency():
    assert stated("AP/Olaf Brandt\nThe pier at low water. AP/Olaf Brandt") == set()


def test_dates_that_would_have_to_be_guessed_are_left_out():
    assert stated("Published 4/5/2021") == set()
    assert stated("Updated 2 hours ago") == set()
    assert stated("Published 31 February 2021") == set()


def test_every_line_says_where_it_stands():
    text = f"Old pier to be mended at last\n\nBy Ada Pohl\n\n{BODY}"
    assert list(read_imprint(text, label_lines(text), "")) == [(3, "byline", "Ada Pohl")]


def test_the_record_wins_and_a_disagreement_is_marked(make_corpus):
    text = f"Old pier of Little Haven to be mended at last\n\nBy Ada Pohl\n3 March 2021\n\n{BODY}"
    corpus = make_corpus({"a": text})
    assert corpus.articles.loc[0, ["byline", "published"]].tolist() == ["Ada Pohl", "2021-03-03"]
    assert corpus.imprint["agrees"].isna().all()

    recorded = Article(id="a", outlet="A", byline="Bo Pohl", published=dt.date(2021, 3, 3))
    assert agrees("byline", "Ada Pohl", recorded) is False
    assert agrees("published", "2021-03-03T09:00", recorded) is True
    assert agrees("agency", "Reuters", recorded) is None
    assert agrees("byline", "Bo Pohl", Article(id="a", outlet="A", byline="Bo Pohl, Haven Echo")) is True
