import pytest

from analysis.measures.attribution.speaker_phrases import (
    bare,
    can_speak,
    content_words,
    described,
    gender_of,
    head,
    kind_of,
    nouns_of,
    pieces,
    role_of,
    singular,
)


def test_insertions_are_parted():
    assert pieces("the mayor, Ann Lee; a guest (of Hull) -- so") == [
        "the mayor",
        "Ann Lee",
        "a guest",
        "of Hull",
        "so",
    ]
    assert pieces("the member (D-Hull) for the docks") == ["the member", "D-Hull", "for the docks"]
    assert pieces("the MP(s) of Hull (a port") == ["the MP(s) of Hull", "a port"]
    assert pieces(", ;") == []


def test_a_head_keeps_its_hyphened_words():
    assert head("an in-house lawyer of the port") == "an in-house lawyer"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the mayor of Hull", "the mayor"),
        ("critics who stay", "critics"),
        ("a sailor accused of theft", "a sailor"),
        ("the accused of Hull", "the accused"),
        ("of Hull", "of Hull"),
        ("Ann Lee", "Ann Lee"),
    ],
)
def test_the_head(phrase, expected):
    assert head(phrase) == expected


def test_bare_and_content_words():
    assert bare("The council's") == "council"
    assert content_words("the Port Council's") == {"port", "council"}
    assert nouns_of("The mayor's man-at-arms") == ["the", "mayor", "man-at-arms"]
    assert [singular(word) for word in ("agencies", "papers", "mayor")] == ["agency", "paper", "mayor"]


def test_role_gender_and_kind():
    assert role_of(["the", "harbour", "master"]) == "harbour master"
    assert role_of(["the", "boat"]) is None
    assert (gender_of("widow"), gender_of("husband"), gender_of("boat")) == ("female", "male", None)
    assert can_speak("critics") and can_speak("mayors") and not can_speak("boat")
    assert kind_of(["the", "survey"], "the") == "document"
    assert kind_of(["some", "experts"], "some") == "unnamed"
    assert kind_of([], "the") is None


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("The head of the small office for piles", "the head of the small office"),
        ("The chief engineer of the port authority's northern office", "the chief engineer"),
        (
            "A clerk for the Ministry of Transport and Public Works for piles",
            "a clerk for the Ministry of Transport and Public Works",
        ),
        ("a man who stays", "a man"),
        ("who stays", ""),
    ],
)
def test_a_description_is_short_and_does_not_end_in_the_air(phrase, expected):
    assert described(phrase) == expected


def test_what_a_noun_is_told_by_is_no_part_of_it():
    assert head("A study published") == "A study"
    assert described("A study published") == "a study"
    assert described("the judge's") == "the judge"
    assert described("Roe's") == "Roe's"
