"""The questions on the teaching story against its key, counted by hand; and on stories that lack what they need."""

import pytest

from analysis import read_corpus
from analysis.lessons.questions import exercises
from analysis.lessons.questions.tone import CURLY, STRAIGHT, raw_score
from analysis.lessons.truth import ANNOTATED, KNOWN, MATCHED, Truth

TEXTS = {
    "a": "Council lifts the fee\n\nThe council of Brill lifted the harbour fee to six dollars on Monday.\n\n"
    "Mayor Ana Brandt said the quay needs new steel.\n\nSailors called it robbery.",
    "b": "Sailors pay more in Brill\n\nThe harbour fee in Brill rises to six dollars, the council decided.\n\nNobody had asked the sailors.",
}
FACTS = [
    {"id": "F1", "statement": "The harbour fee rises to six dollars.", "salience": "core",
     "review": {"a": {"status": "present", "evidence": ["lifted the harbour fee to six dollars"]},
                "b": {"status": "present", "evidence": ["rises to six dollars"]}}},
    {"id": "F2", "statement": "The quay needs new steel.", "salience": "major",
     "review": {"a": {"status": "present", "evidence": ["the quay needs new steel"]}, "b": {"status": "absent"}}},
    {"id": "F3", "statement": "No sailor was asked.", "salience": "major",
     "review": {"a": {"status": "absent"}, "b": {"status": "present", "evidence": ["Nobody had asked the sailors"]}}},
]  # fmt: skip


@pytest.fixture(scope="module")
def teaching(shipped):
    return exercises(Truth.of(read_corpus(shipped / "port-ellery-ferry")))


def chosen(exercise, answer=None):
    return {exercise.options[letter] for letter in (exercise.answer if answer is None else answer)}


def test_the_teaching_story_supports_every_question(teaching):
    assert list(teaching) == "a1 a2 a3 b1 b2 b3 b4 b5 c1 c2 c3 c4 d1 d2 d3 d4 e1 e2 f1 f2 g1".split()
    for name, exercise in teaching.items():
        assert exercise.check(exercise.answer).right, name
        assert exercise.check(...).state == "blank", name


def test_omissions_are_the_ledgers(teaching):
    """Counted in facts.yml: what each page leaves out of the eight facts chosen."""
    left_out = {page: chosen(teaching["a1"], letters) for page, letters in teaching["a1"].answer.items()}
    pool = "In January 2025 Solan gave $180,000 towards the town's swimming pool, which Lindqvist and the company say is unrelated to the vote."
    not_closed = (
        "Calder Wray did not advise closing Quay Street, and judged repair and replacement both technically sound."
    )
    assert {page for page, facts in left_out.items() if pool in facts} == {"dayline", "packet", "fairlead"}
    assert not_closed in left_out["dayline"] and not_closed not in left_out["shore"]
    assert teaching["a1"].basis == KNOWN


def test_wire_questions_are_the_keys(teaching):
    assert chosen(teaching["b1"]) == {"The Westmark Chronicle", "Dayline", "Corrow Tribune"}
    assert teaching["b2"].answer == 4  # the agency's group, and three pages that report on their own
    assert teaching["b3"].answer == {5, 6, 8, 11, 13, 15, 16, 17}  # key.yml, cuts of dayline
    assert "$4.2 million" in " ".join(chosen(teaching["b4"]))


def test_voices_are_the_keys(teaching):
    assert teaching["c1"].options[teaching["c1"].answer] == "Maud Tierney"
    first = {page: next(iter(chosen(teaching["c2"], letters))) for page, letters in teaching["c2"].answer.items()}
    assert first == {"westmark": "Ingrid Lindqvist", "dayline": "Ingrid Lindqvist", "corrow": "the harbour master",
                     "packet": "Maud Tierney", "fairlead": "Ingrid Lindqvist", "shore": "the Calder Wray report"}  # fmt: skip
    assert teaching["c4"].options[teaching["c4"].answer] == "said"


def test_words_of_headlines_by_the_key(teaching):
    """key.yml names these among the loaded words; "terminal" and "council" stand on most pages."""
    words = chosen(teaching["e1"])
    assert {"“pays” (Common Shore)", "“lose” (The Ellery Packet)", "“wins” (Fairlead Business)"} <= words
    others = set(teaching["e1"].options.values()) - words
    assert any("terminal" in word for word in others)


def test_one_character_turns_the_score_round(teaching):
    assert raw_score(STRAIGHT) < 0 < raw_score(CURLY)
    check = teaching["d2"].check
    assert check(STRAIGHT.replace("n't", "nt")).state == "wrong"  # "isnt" is in the list too
    assert check(STRAIGHT.replace("'", "")).state == "wrong"
    assert check(STRAIGHT + " Not at all.").state == "wrong" and check(7).state == "unreadable"
    assert check(STRAIGHT.replace("isn't", "ist't")).right  # any other word that the program misses


def test_a_headline_is_judged_by_length_names_and_strong_words(teaching):
    check = teaching["e2"].check
    assert check("Port Ellery").state == "wrong"
    assert "comment" in check("Port Ellery council makes terrible choice on ferry terminal").text
    assert "“prudently”" in check("Port Ellery council prudently votes on ferry terminal").text, (
        "by the loaded words too"
    )
    assert "names nobody" in check("A vote was held on a plan that divides").text
    assert check("Port Ellery council votes to move ferry to Marl Point").right


def test_a_finding_must_hold(teaching):
    right = dict(teaching["f2"].answer)
    check = teaching["f2"].check
    assert check(right).right
    assert "page" in check(right | {"page": "nowhere"}).text
    assert "count again" in check(right | {"pages_that_tell_it": right["pages_that_tell_it"] + 1}).text
    assert "does not tell" in check(right | {"evidence": [right["evidence"][0], 1]}).text
    assert "too short" in check(right | {"caution": "Maybe not."}).text
    hides = "The page hides this from its readers, as everybody can see for themselves."
    assert "verdict" in check(right | {"caution": hides}).text
    assert check(right | {"caution": ...}).text == "Still blank: caution."
    assert check(["F1"]).state == "unreadable" and check({"page": "a"}).state == "unreadable"


def test_a_story_with_a_ledger_and_no_key_gives_the_annotators_reading(make_corpus):
    found = exercises(Truth.of(make_corpus(TEXTS, facts=FACTS)))
    assert (
        found["a1"].basis == ANNOTATED
        and found["a1"].check({"a": letter_of(found["a1"], "No sailor"), "b": letter_of(found["a1"], "The quay")}).right
    )
    assert not {"b1", "b3", "e1"} & set(found), "nothing is shared, and no loaded word is known"


def letter_of(exercise, start):
    return next(letter for letter, text in exercise.options.items() if text.startswith(start))


def test_matched_facts_are_said_to_be_matched(make_corpus):
    facts = [{k: v for k, v in fact.items() if k != "review"} for fact in FACTS]
    truth = Truth.of(make_corpus(TEXTS, facts=facts))
    assert truth.coverage_basis == MATCHED


def test_what_is_only_discovered_is_no_question(make_corpus):
    assert not {"a1", "a2", "a3", "f1", "f2"} & set(exercises(Truth.of(make_corpus(TEXTS))))


@pytest.mark.parametrize("texts", [{"a": TEXTS["a"]}, {"a": "One line of text about Brill.\n\nAnd one more."}])
def test_a_story_of_one_article_supports_what_it_can(make_corpus, texts):
    found = exercises(Truth.of(make_corpus(texts)))
    assert {"d1", "d2", "g1"} <= set(found) and not {"a1", "a3", "b1", "f2"} & set(found)
    for name, exercise in found.items():
        assert exercise.check(exercise.answer).right, name


def test_no_answer_rests_on_a_cell_that_nobody_decided_and_the_match_is_unsure_of(make_story):
    facts = [*FACTS, {"id": "F9", "statement": "A ferry might perhaps be asked to sail to some harbour."}]
    truth = Truth.of(read_corpus(make_story(TEXTS, facts=facts)))
    assert truth.unsure == ["F9"] and list(truth.facts.index) == ["F1", "F2", "F3"]
    made = exercises(truth).values()
    assert made and not any("asked to sail" in str((e.question, e.options, e.rows)) for e in made)


def test_readers_see_no_page_that_an_agency_signs_as_its_own(make_corpus):
    texts = TEXTS | {"b": TEXTS["b"].replace("\n\n", "\n\nBy Brill News Agency\n\n", 1)}
    assert Truth.of(make_corpus(texts, outlets={"b": "Brill News Agency"})).pages == ["a"]
