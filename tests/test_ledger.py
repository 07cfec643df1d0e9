import pytest

from analysis import FramingError, FramingWarning
from analysis.corpus.ledger import Fact, Review, has_cue, locate, read_ledger

TEXT = "The bridge is closed. The bridge stays closed until May."


def ledger(tmp_path, text, articles=("a", "b")):
    (tmp_path / "facts.yml").write_text(text, "utf-8")
    return read_ledger(tmp_path, list(articles))


def fact(*evidence):
    return Fact(id="F1", statement="S", review={"a": Review(status="present", evidence=list(evidence))})


def test_no_ledger_and_an_empty_one(tmp_path):
    assert read_ledger(tmp_path, ["a"]) == []
    assert ledger(tmp_path, "") == [] and ledger(tmp_path, "# nothing yet\n") == []


def test_least_fact(tmp_path):
    (only,) = ledger(tmp_path, "- id: F1\n  statement: The bridge is closed.\n")
    assert (only.id, only.statement, only.type, only.cues, only.review) == ("F1", "The bridge is closed.", None, [], {})


def test_whole_fact(tmp_path):
    (only,) = ledger(
        tmp_path,
        "- id: F1\n  statement: S\n  type: event\n  salience: core\n  cues: ['bridge\\w*']\n  review:\n"
        "    a: {status: partial, evidence: [[0, 21], The bridge stays], voice: own, hedged: true, by: K}\n"
        "    b: {status: absent}\n",
    )
    assert only.review["a"].evidence == [(0, 21), "The bridge stays"]
    assert only.review["a"].hedged is True and only.review["b"].hedged is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id: F1\nstatement: S\n", "not a list"),
        ("- id: F1\n", "fact F1: statement"),
        ("- statement: S\n", "fact 1: id"),
        ("- just words\n", "fact 1: keys with values are expected"),
        ("- {id: F1, statement: S}\n- {id: F1, statement: T}\n", "'F1' is given twice"),
        ("- {id: F1, statement: S, cues: ['(open']}\n", "'(open' is not a regular expression"),
        ("- {id: F1, statement: S, type: rumour}\n", "rumour"),
        ("- {id: F1, statement: S, review: {a: {status: maybe}}}\n", "maybe"),
        ("- {id: F1, statement: S, review: {c: {status: absent}}}\n", "'c'; story.yml has: a, b"),
        *(
            (
                f"- {{id: F1, statement: S, review: {{a: {{status: present, evidence: [{place}]}}}}}}\n",
                "review, a, evidence, entry 1: [start, end] or words of the article are expected (found ",
            )
            for place in ("[one, two]", "[1]", "{}", "[1, [2]]")
        ),
    ],
)
def test_what_is_wrong_is_named(tmp_path, text, said):
    with pytest.raises(FramingError) as error:
        ledger(tmp_path, text)
    assert said in str(error.value) and "facts.yml" in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("nothing", ["", "~", "null"])
def test_a_value_left_open_is_none(tmp_path, nothing):
    (fact,) = ledger(
        tmp_path, f"- id: F1\n  statement: S\n  type: {nothing}\n  salience: {nothing}\n  cues:\n  review:\n"
    )
    assert (fact.type, fact.salience, fact.cues, fact.review) == (None, None, [], {})
    (fact,) = ledger(
        tmp_path,
        f"- {{id: F1, statement: S, review: {{a: {{status: absent, voice: {nothing}, hedged: {nothing}, evidence: }}}}}}\n",
    )
    assert (fact.review["a"].voice, fact.review["a"].hedged, fact.review["a"].evidence) == (None, None, [])


def test_typing_errors_in_keys_are_pointed_out(tmp_path):
    with pytest.warns(FramingWarning, match="'salient' is not known"):
        ledger(tmp_path, "- {id: F1, statement: S, salient: core}\n")


def test_evidence_as_words_and_as_offsets():
    assert locate(fact("is closed", (22, 32)), "a", TEXT) == [(11, 20), (22, 32)]
    assert TEXT[11:20] == "is closed" and TEXT[22:32] == "The bridge"


def test_evidence_may_be_the_whole_text():
    assert locate(fact((0, len(TEXT))), "a", TEXT) == [(0, len(TEXT))]


@pytest.mark.parametrize("place", ["The bridge", "the bridge opens", (0, 57), (5, 5), (9, 2), (-1, 4)])
def test_evidence_that_is_not_one_place(place):
    with pytest.raises(FramingError, match="fact F1, article a"):
        locate(fact(place), "a", TEXT)


@pytest.mark.parametrize("cue", [r"\b", r"(?=\w)", "(?=bridge)", r"ferry|\b"])
def test_a_cue_that_finds_no_character_is_refused(cue):
    with pytest.raises(FramingError, match=r"fact F1: cue .* finds a place without a character; let it ask for"):
        has_cue(Fact(id="F1", statement="S", cues=[cue]), TEXT)


def test_a_cue_that_does_not_come_to_an_end_is_refused(monkeypatch):
    monkeypatch.setattr("analysis.corpus.ledger.CUE_SECONDS", 0.05)
    fact = Fact(id="F1", statement="S", cues=["bridge", "(a|aa)+$"])
    assert has_cue(fact, "The Bridge is closed.")
    with pytest.raises(FramingError, match=r"fact F1: cue '\(a\|aa\)\+\$' takes more than .* of 81 characters"):
        has_cue(fact, "a" * 80 + "!")
