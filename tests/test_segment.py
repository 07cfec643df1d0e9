import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.segment import dateline_end, headline_end, sentence_spans, word_spans

# Text full of what makes cutting hard: marks, stops, initials, odd spaces.
HARD = st.lists(
    st.sampled_from(
        ["The mayor", "said", "U.S.", "Mr.", "J.", "R.", "No. 5", "“", "”", '"', "'", "’", "‘", ".", "!", "?", "…", "...", ",",
         " ", "\u00a0", "—", "-", "(", ")", "3.5", "$1.2m", "e.g.", "St. Ann", "é", "日本", "Yes", "no", "A.B.", "I", "%", "\t"]
    ),
    max_size=25,
).map(" ".join)  # fmt: skip


def sentences(text):
    return [text[a:b] for a, b in sentence_spans(text)]


def words(text):
    return [text[a:b] for a, b in word_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["The quay is shut.", "Nobody knows why."],
        ["Mr. Abara met Dr. Stroud at St. Ann's Quay at 5 p.m. on Monday.", "It rained."],
        ["The U.S. Navy came in Sept. 2021.", "It left."],
        ["It cost $3.5 million, or 1.8 times more.", "Who pays?", "The town!"],
        ["The ferry sails at 7 p.m. Friday.", "The crew slept by 9 p.m.", "The quay was dark."],
        ["The ferry sailed at 7 p.m.", "Friday was wet.", "It is due by 9 p.m. Eastern time."],
        ["The bank shut at 7 p.m.", "Central banks met.", "It was the 9 p.m. EST ferry."],
        ["J. R. Harkin wrote the report.", "It has 92 pages."],
        ["“We shall stay.", "We shall not move,” she said.", "Then she left."],
        ["He asked: “Who pays?”", "No one answered."],
        ["She called it ‘‘a wreck.’’", "‘‘We shall stay.", "We shall not move,’’ she said.", "Then she left."],
        ["Well... nobody moved.", "Then it rained."],
        ["It ends in May.", "Étienne rows on."],
        ["One sentence without an end"],
    ],
)
def test_sentences_as_a_reader_cuts_them(expected):
    assert sentences(" ".join(expected)) == expected


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("“I wait,” she said. “We were kind. It is late.", ["“I wait,” she said.", "“We were kind.", "It is late."]),
        ("He left. “", ["He left. “"]),
    ],
)
def test_a_mark_that_nothing_closes_stands_with_the_words_it_opens(text, sentences):
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


def test_straight_quotation_of_two_sentences_is_cut_inside():
    assert sentences('"We stay. We do not move," she said.') == ['"We stay.', 'We do not move," she said.']


def test_a_straight_mark_opens_the_sentence_behind_it():
    assert sentences('"We stay," said Ann Lee. "It is our quay.') == ['"We stay," said Ann Lee.', '"It is our quay.']


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "...", "—", "“”"])
def test_no_words_no_sentence(text):
    assert sentence_spans(text) == []


def test_spaces_around_stay_outside():
    assert sentence_spans("  The quay is shut. \u00a0 It rained.\u00a0 ") == [(2, 19), (22, 32)]


@given(HARD | st.text(max_size=80))
def test_sentence_spans_keep_order_and_every_word(text):
    text = text.replace("\n", " ").replace("\r", " ")
    spans = sentence_spans(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(inside.issuperset(range(a, b)) for a, b in word_spans(text)), "a word is outside every sentence or cut"


@given(HARD | st.text(max_size=80))
def test_word_spans_keep_order_and_every_letter(text):
    spans = word_spans(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    inside = {i for a, b in spans for i in range(a, b)}
    assert all(i in inside for i, c in enumerate(text) if c.isalnum())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. won't pay.", ["The", "U.S.", "won't", "pay"]),
        ("Zoë’s well-known café", ["Zoë’s", "well-known", "café"]),
        ("It cost $71.5bn, up 15% on the 2nd.", ["It", "cost", "$71.5bn", "up", "15%", "on", "the", "2nd"]),
        ("a 1.8-mile fence, 7-5, at 5 p.m.", ["a", "1.8-mile", "fence", "7", "5", "at", "5", "p.m."]),
        ("AT&T and R2D2 — “so-called” peace", ["AT&T", "and", "R2D2", "so-called", "peace"]),
        ("'tis the workers' boat", ["tis", "the", "workers", "boat"]),
    ],
)
def test_words_as_a_reader_counts_them(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("TARNBROOK, 5 May 2025 - ", "About 400 people left."),
        ("LONDON, 3 May 2025 (Reuters) - ", "Ships sailed."),
        ("HASK, Ellery — ", "The quay is shut."),
        ("PORT ELLERY, April 9 (Halyard) - ", "The quay is shut."),
        ("April 20 (HNA) -- ", "The quay is shut."),
        ("HASK (HNA) — ", "The quay is shut."),
        ("Hask (AP) — ", "The quay is shut."),
        ("HASK (dpa) - ", "The quay is shut."),
        ("HASK/TARNBROOK, May 3 (Halyard) - ", "The quay is shut."),
        ("Hask, May 3 — ", "The quay is shut."),
        ("HASK — ", "“We stay,” she said."),
        ("HASK, Ellery — ", "The mayor — a sailor — left."),
        ("Hask, Ellery – ", "The quay is shut."),
        ("ÅSE, Ellery — ", "The quay is shut."),
        ("EL HASK — ", "The quay is shut."),
        ("HASK ― ", "The quay is shut."),
        ("LONDON — ", "The mayor — a sailor — left."),
        ("New Delhi: ", "The quay is shut."),
        ("NEW DELHI, May 3 (PTI): ", "The quay is shut."),
        ("Mumbai: ", "Étienne left."),
        ("Kyiv, Ukraine: ", "The quay is shut."),
        ("HASK, May 3: ", "The quay is shut."),
        ("Hask (Halyard News Agency) — ", "The quay is shut."),
        ("(HNA) - ", "The quay is shut."),
        ("(HNA) ", "The quay is shut."),
        ("(HNA)", "The quay is shut."),
        ("London (HNA)", "The quay is shut."),
        ("", "(Laughter) The quay is shut."),
        ("", "(HNA members) The quay is shut."),
        ("", "HASK: The quay is shut."),
        ("", "UPDATE, May 3: The quay is shut."),
        ("", "The quay is shut."),
        ("", "The mayor — a sailor — left."),
        ("", "Nobody came: the quay was shut."),
        ("", "He said: “No.”"),
        ("", "Council Chair Ada Quill — Hask's first — left."),
        ("", "Ada Quill, Council Chair — Hask's first — left."),
        ("", "HASK — Ellery's quay — is shut."),
        ("", "HASK — once a port."),
        ("", "UN — The quay is shut."),
        ("", "Ada Quill (Labour) — The mayor left."),
        ("", "Mayor Quill: “We stay.”"),
        ("", "QUILL: The quay is shut."),
        ("", "QUILL (Host): The quay is shut."),
        ("", "Opinion: The quay is shut."),
        ("", "Correction, May 3, 2025: The quay is shut."),
        ("", "London: “We stay.”"),
        ("", "London's mayor: The quay is shut."),
        ("", "Moscow–Beijing trade grew again."),
        ("Moscow – ", "Trade grew again."),
        ("", "BREAKING — The quay is shut."),
        ("", "BREAKING NEWS - The quay is shut."),
        ("", "UPDATE: The quay is shut."),
        ("", "FILE - The quay in May."),
        ("NEWS HASK — ", "The quay is shut."),
        ("", "ISLE — The union wants the quay, and ISLE's members pay for it."),
        ("HASK — ", "HASK is what the sign says, but Hask is shut."),
    ],
)
def test_datelines(dateline, rest):
    assert dateline_end(dateline + rest, dateline + rest) == len(dateline)


@pytest.mark.parametrize(
    ("around", "is_place"),
    [
        ("The Hask Council met.", True),
        ("It rained in Hask.", True),
        ("Nobody asked Hask, he said.", False),
        ("In Hask's view it did not.", False),
        ("TERN: Did it rain in Hask?", False),
        ("The members of HASK met in the HASK Inn.", False),
    ],
)
def test_capitals_before_a_colon_are_a_place_where_the_article_tells_of_one(around, is_place):
    opening = "HASK: The quay is shut."
    assert dateline_end(opening, f"{opening}\n{around}") == is_place * len("HASK: ")


@pytest.mark.parametrize(
    ("headline", "site"),
    [
        ("Old quay is shut", " | Made-up Gazette"),
        ("Old quay is shut", " | Island | The Gazette of Ellery"),
        ("Old quay is shut | No boats till May", ""),
        ("Opinion | The Council Is Wrong", ""),
        ("Old quay is shut", ""),
    ],
)
def test_a_headline_ends_before_the_name_of_the_site(headline, site):
    assert headline_end(headline + site) == len(headline)


def test_capitals_that_the_article_prints_again_are_an_acronym():
    paragraph = "ISLE — The quay is shut."
    assert dateline_end(paragraph, paragraph) == len("ISLE — ")
    assert dateline_end(paragraph, f"{paragraph}\nIsle pays.") == len("ISLE — ")
    assert dateline_end(paragraph, f"{paragraph}\nThe members of ISLE pay.") == 0
    assert dateline_end(paragraph, f"ISLE QUAY SHUT\n{paragraph}") == len("ISLE — ")
    assert dateline_end("L’ISLE — The quay is shut.", "L'ISLE QUAY SHUT\nL’ISLE — The quay is shut.") == len(
        "L’ISLE — "
    )


def test_a_paragraph_of_very_many_opened_quotations_takes_no_minutes():
    text = "“a " * 33_000
    started = time.perf_counter()
    spans = sentence_spans(text)
    assert time.perf_counter() - started < 6
    assert spans[0][0] == 0 and spans[-1][1] == len(text) - 1
