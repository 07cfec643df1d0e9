"""`check_story` says each thing that is wrong or doubtful, and nothing about a sound story."""

import pytest

from analysis.corpus.checkup import check_story
from analysis.corpus.corpus import read_corpus
from analysis.corpus.story import ACTOR_KINDS
from analysis.errors import FramingError, FramingWarning
from analysis.measures.language.roles import speaker_words

# A paragraph whose words are all different from those of the others, so that nothing repeats by chance.
HEAD = "Council votes to close the old bridge over the river\n\n"
BODY = "\n\n".join(
    f"In the {n}th hour of the debate the council was told that it had to choose, and a speaker from the {n}th ward said that "
    f"they would not have it so, but that {n} of the others might yet come to see what was at stake for all of them."
    for n in range(11, 16)
)
DATED = {"published": "2024-03-05"}
GERMAN = "Der Rat sagte am Montag, dass die Brücke wegen eines Risses geschlossen werden müsse. " * 9


@pytest.fixture
def check(make_story):
    def run(articles, **more):
        record = {name: DATED | more.get("record", {}).get(name, {}) for name in articles}
        found = check_story(make_story(articles, **(more | {"record": record})))
        return {
            (r.article if isinstance(r.article, str) else None, r.kind, r.severity): r.message
            for r in found.itertuples()
        }

    return run


def test_a_sound_story_has_no_findings(check):
    assert (
        check({"a": HEAD + BODY, "b": "Ferry to replace the bridge\n\n" + BODY.replace("council", "harbour board")})
        == {}
    )


@pytest.mark.parametrize(
    ("text", "kind", "severity", "says"),
    [
        (HEAD + "The council voted on Monday, it said.", "length", "hint", "7 words of body"),
        (HEAD + GERMAN, "language", "wrong", "not English"),
        (HEAD + BODY.replace("council", "council’s".encode().decode("cp1252")), "text", "hint", "broken characters"),
    ],
)
def test_findings_on_a_text(check, text, kind, severity, says):
    assert says in check({"a": text, "b": HEAD + BODY})["a", kind, severity]


def test_another_language_is_said_once_and_whoever_reads_the_story_is_warned(make_story):
    story = make_story({"a": HEAD + GERMAN, "b": HEAD + BODY})
    assert check_story(story)["message"].str.contains("not English").sum() == 1
    with pytest.warns(FramingWarning, match=r"a\.txt: not English, it seems \(\d+% function words\)"):
        read_corpus(story)


def test_body_words_are_those_that_are_measured(make_story):
    told = "ARNFORD (Tidings) - The council told the town on Monday that it had to choose a bridge or a ferry, and that it was late."
    footer = "Readers who know more of this are asked to write to the desk in the old mill."
    story = make_story(
        {"a": f"{HEAD}{told}\n\n{footer}", "b": f"Ferry ends\n\n{told.replace('bridge', 'tunnel')} {told}\n\n{footer}"},
        outlets={"a": "A", "b": "A"},
    )
    found = check_story(story)
    said = found[found["kind"] == "length"].set_index("article")["message"].str.extract(r"^(\d+) words")[0].astype(int)
    assert said.to_dict() == read_corpus(story).articles.set_index("article")["n_body_words"].to_dict()
    assert said["a"] == 22


def test_repeats(check):
    other = BODY + "\n\nNobody else was there to speak."
    same_outlet = {"b": "A", "c": "A"}
    found = check(
        {"a": HEAD + BODY, "b": HEAD + other, "c": HEAD.upper() + BODY, "d": HEAD + BODY + "\n"}, outlets=same_outlet
    )
    assert "an update?" in found["b", "repeat", "hint"]
    assert "the same words as article 'a' of A" in found["c", "repeat", "wrong"]
    assert "the same words as article 'a' of A" in found["d", "repeat", "hint"]


def test_the_record(check):
    texts = {"a": HEAD + BODY, "b": HEAD + BODY.replace("debate", "talk")}
    found = check(
        texts,
        outlets={"a": "The Tern Post", "b": "Tern Post"},
        record={"a": {"published": "", "outlet_basis": "inferred"}},
    )
    assert "inferred" in found["a", "record", "hint"]
    assert "two spellings of one" in found[None, "record", "hint"]
    found = check(texts, folder="other", outlets={"a": "A", "b": "A"}, record={"a": {"lines": {"2": "banner"}}})
    assert "line 2" in found["a", "furniture", "wrong"]


def test_a_kind_of_actor_that_the_suite_does_not_give_is_pointed_out(check):
    texts = {"a": HEAD + BODY, "b": HEAD + BODY.replace("debate", "talk")}
    own = {"name": "Ada Pohl", "kind": "ferryman"}
    said = check(texts, actors=[own, {"name": "Bo Reed", "kind": "official"}, {"name": "Cy Low"}])
    assert "'ferryman' of Ada Pohl is one of your own" in said[None, "record", "hint"]
    known = check(texts, folder="known", actors=[{"name": kind, "kind": kind} for kind in ACTOR_KINDS])
    assert (None, "record", "hint") not in known
    assert set(speaker_words().kind_of.values()) - {"person"} == set(ACTOR_KINDS)


def test_a_page_that_contradicts_the_record_and_names_that_may_be_one(check):
    texts = {
        "a": HEAD + "By Ada Pohl\n\n" + BODY + "\n\nLater that day Petrenko spoke.\n",
        "b": HEAD + BODY.replace("debate", "talk") + "\n\nLater that day Petrenka spoke.\n",
    }
    found = check(texts, record={"a": {"byline": "Bo Reed"}})
    assert "line 3 says byline 'Ada Pohl', story.yml says 'Bo Reed'" in found["a", "record", "hint"]
    assert "'Petrenka' (1) and 'Petrenko' (1, A): one name?" in found[None, "record", "hint"]


def test_missing_changed_and_withheld_texts(make_story):
    folder = make_story({"a": HEAD + BODY, "b": HEAD + BODY, "c": HEAD + BODY}, record={"b": {"sha256": "0" * 64}})
    (folder / "articles" / "a.txt").unlink()
    found = check_story(folder)
    texts = {r.article: (r.severity, r.message) for r in found[found["kind"] == "text"].itertuples()}
    assert texts.keys() == {"a", "b"}
    assert texts["a"][0] == "wrong"
    assert "no such file" in texts["a"][1]
    assert "SHA-256" in texts["b"][1]
    (folder / "measures").mkdir()
    (folder / "measures" / "articles.csv").write_text("article\n")
    found = check_story(folder)
    assert found.loc[(found["kind"] == "text") & (found["article"] == "a"), "severity"].item() == "hint"


@pytest.mark.parametrize(
    ("facts", "article", "says"),
    [
        ([{"id": "F1"}], None, "statement: missing"),
        ([{"statement": "x"}], None, "id: missing"),
        ([{"id": "F1", "statement": "x", "review": {"zz": {"status": "absent"}}}], None, "review of article 'zz'"),
        (
            [{"id": "F1", "statement": "x", "review": {"a": {"status": "present", "evidence": ["no such words"]}}}],
            "a",
            "stands 0 times",
        ),
        ([{"id": "F1", "statement": "x", "cues": ["("]}], None, "not a regular expression"),
    ],
)
def test_the_ledger(check, facts, article, says):
    assert (
        says
        in check({"a": HEAD + BODY, "b": HEAD + BODY.replace("debate", "talk")}, facts=facts)[
            article, "ledger", "wrong"
        ]
    )


def test_a_story_that_cannot_be_read(make_story, tmp_path):
    folder = make_story({"a": HEAD + BODY})
    (folder / "story.yml").write_text("title: [")
    found = check_story(folder)
    assert list(found["severity"]) == ["wrong"]
    assert "not valid YAML" in found["message"].item()
    with pytest.raises(FramingError, match=r"no folder with a story\.yml"):
        check_story(tmp_path / "none")


def test_a_key_that_is_not_known_is_said_once(make_story):
    found = check_story(make_story({"a": HEAD + BODY}, record={"a": DATED}, event_day="2024-03-05"))
    assert found["message"].str.contains("'event_day' is not known").sum() == 1


@pytest.mark.parametrize("content", ["", "# none yet\n", "[]\n"])
def test_a_ledger_without_facts_is_said(make_story, content):
    folder = make_story({"a": HEAD + BODY, "b": "Ferry\n\n" + BODY.replace("council", "board")}, folder="tern")
    assert not check_story(folder)["kind"].eq("ledger").any()
    (folder / "facts.yml").write_text(content, "utf-8")
    said = check_story(folder).query("kind == 'ledger'")
    assert said["severity"].tolist() == ["hint"]
    assert "facts.yml holds no fact" in said["message"].item()
    assert "`framing facts tern --discover`" in said["message"].item()


def test_a_coder_s_file_that_cannot_be_read_is_said(make_story):
    facts = [{"id": "F1", "statement": "The quay is shut."}]
    folder = make_story({"a": HEAD + BODY, "b": "Ferry\n\n" + BODY.replace("council", "board")}, facts=facts)
    (folder / "reviews").mkdir()
    (folder / "reviews/ana.yml").write_text("F1: {gone: {status: absent}}\n")
    (said,) = check_story(folder).query("kind == 'ledger' and severity == 'wrong'")["message"]
    assert "no article 'gone'; story.yml has: a, b; put the article back there, or delete its decisions" in said


def test_a_dictionary_that_is_not_there_is_said(make_story):
    folder = make_story({"a": HEAD + BODY, "b": HEAD + BODY.replace("council", "board")})
    with (folder / "story.yml").open("a") as file:
        file.write("\ndictionaries: [mine.yml]\n")
    found = check_story(folder)
    (said,) = found.loc[found["severity"] == "wrong", "message"]
    assert "mine.yml: no such file; check the name under `dictionaries:`" in said
