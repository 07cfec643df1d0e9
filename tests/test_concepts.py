import pytest
from typer.testing import CliRunner

from analysis import FramingError, propose_concepts, read_corpus
from analysis.cli import app
from analysis.measures.word_choice.concepts import DRAFT, uncounted_forms, write_draft

BASE = "The council of the old town {} the long lease of the ferry quay for the third time on Monday night.\n\n"
TEXTS = {
    "a": "One page of the news\n\n" + BASE.format("renewed") + "Ana Brandt spoke. The cost of the new plan was high.",
    "b": "Two pages of the news\n\n" + BASE.format("rubber-stamped") + "Mayor Brandt slept. Brandt left.",
    "c": "Three pages of other news\n\nThe cost of the new scheme was high.",
}
ACTORS = [{"name": "Ana Brandt", "aliases": ["Brandt", "Mayor Brandt"]}]


def proposals(corpus, reason):
    found = propose_concepts(corpus)
    found = found[found["reason"] == reason]
    return {name: set(rows["label"]) for name, rows in found.groupby("concept")}


def test_words_swapped_in_copy(make_corpus):
    assert proposals(make_corpus(TEXTS), "swapped in copied text") == {
        "renewed / rubber-stamped": {"renewed", "rubber-stamped"}
    }


def test_words_between_the_same_words(make_corpus):
    assert {"plan", "scheme"} in proposals(make_corpus(TEXTS), "between the same words").values()


def test_words_near_in_meaning_that_tell_one_fact(make_corpus):
    texts = {
        "a": "One page of the news\n\nThe soldiers of the old fort have left the valley.",
        "b": "Two pages of other news\n\nNobody saw that the troops were leaving from the fort in the valley.",
    }
    review = {a: {"status": "present", "evidence": ["the fort" if a == "b" else "the old fort"]} for a in texts}
    facts = [{"id": "F1", "statement": "The fort is empty.", "review": review}]
    found = proposals(make_corpus(texts, facts=facts), "near in meaning, told of one fact")
    assert {"soldiers", "troops"} in found.values() and not {"left", "leaving"} & set().union(*found.values())


def test_names_of_one_actor_that_outlets_do_not_share(make_corpus):
    found = proposals(make_corpus(TEXTS, actors=ACTORS), "names of one actor")
    assert found == {"Ana Brandt": {"Ana Brandt", "Mayor Brandt", "Brandt"}}
    same = {"a": TEXTS["a"], "c": TEXTS["c"] + " Ana Brandt left."}
    assert proposals(make_corpus(same, actors=ACTORS, folder="other"), "names of one actor") == {}


def test_what_is_listed_is_not_proposed(make_corpus):
    concepts = [{"name": "the vote", "labels": {"x": ["renewed"], "y": ["rubber-stamped"]}}]
    assert proposals(make_corpus(TEXTS, concepts=concepts), "swapped in copied text") == {}


def test_the_draft_is_a_story_file_and_is_never_overwritten(make_story):
    story = make_story(TEXTS, actors=ACTORS)
    path = write_draft(read_corpus(story))
    (story / "story.yml").write_text((story / "story.yml").read_text("utf-8") + path.read_text("utf-8"), "utf-8")
    assert {"Ana Brandt", "renewed / rubber-stamped"} <= {concept.name for concept in read_corpus(story).story.concepts}
    before = path.read_text("utf-8")
    with pytest.raises(FramingError, match="there is a draft already"):
        write_draft(read_corpus(story))
    assert path.read_text("utf-8") == before


def test_nothing_to_propose_is_told(make_corpus):
    with pytest.raises(FramingError, match="nothing to propose"):
        write_draft(make_corpus({"a": "One page of the news\n\nThe quay is calm."}))


def test_other_forms_of_a_label_are_named_and_not_counted(make_corpus):
    labels = {"refusal": ["reject", "rejected", "turn down"], "port": ["the port"]}
    text = "A page of the news\n\nThey rejected it. She rejects it, and turned down a second one. It rejects all. They reject it."
    corpus = make_corpus({"a": text}, concepts=[{"name": "the answer", "labels": labels}])
    assert uncounted_forms(corpus) == {"the answer": {"rejects": 2, "turned down": 1}}


def test_the_command(make_story):
    story = make_story(TEXTS, concepts=[{"name": "the quay", "labels": {"quay": ["quay"], "pier": ["pier"]}}])
    run = CliRunner().invoke(app, ["concepts", str(story)])
    assert run.exit_code == 0 and "the quay: quay 2\n" in run.output
    run = CliRunner().invoke(app, ["concepts", str(story), "--discover"])
    assert run.exit_code == 0 and DRAFT in run.output and (story / DRAFT).is_file()
