import pandas as pd
import pytest

from analysis.measures.voices.heard import joint, measure_actors_heard, measure_heard, measure_verbs

TEXTS = {
    "a": "Lee: quay is safe for all\n\nThe quay is old. “We stay here,” said Mayor Ann Lee. Lee wants a new quay.\n\n"
    "Roe warned that it is thin.\n\nIt rained.\n\n“The whole quay is lost and gone.”",
    "b": "Council meets\n\nThe quay is old. Lee and Bo Roe said it is safe. The Port Union met.",
}
ACTORS = [
    {"name": "Ann Lee", "kind": "official", "aliases": ["Lee"]},
    {"name": "Bo Roe", "kind": "expert", "aliases": ["Roe"]},
    {"name": "Port Union", "kind": "institution", "aliases": ["the union"]},
    {"name": "Al Poe", "kind": "expert"},
]


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(TEXTS, actors=ACTORS)


def test_the_words_of_an_article_are_shared_out_among_its_voices(corpus):
    heard = measure_heard(corpus).set_index(["article", "voice"])
    counts = heard.loc["a", ["n_words", "n_quoted", "n_statements"]]
    assert counts.loc["Ann Lee"].tolist() == [3, 3, 2]  # the headline's statement has no words in the body
    assert counts.loc["Bo Roe"].tolist() == [4, 0, 1]
    assert counts.loc["unattributed"].tolist() == [7, 7, 1]
    own = 4 + 4 + 5 + 2 + 2  # with "Lee wants a new quay": thought is told by the outlet
    assert counts.loc["own"].tolist() == [own, 0, 0]
    assert heard["share"].groupby("article").sum().tolist() == pytest.approx([1, 1])
    assert heard.loc[("a", "Ann Lee"), "in_headline"] and not heard.loc[("a", "Bo Roe"), "in_headline"]
    assert heard.loc[("a", "Ann Lee"), "first_position"] == pytest.approx(4 / 31)
    assert heard.loc[("a", "unattributed"), "last_position"] == pytest.approx(30 / 31)
    assert heard.loc[("a", "Ann Lee"), "n_longest"] == 3


def test_own_comes_first_then_those_with_most_words(corpus):
    assert measure_heard(corpus).query("article == 'a'")["voice"].tolist() == [
        "own",
        "unattributed",
        "Bo Roe",
        "Ann Lee",
    ]


def test_copied_words_count_once(make_corpus):
    body = (
        "The old quay at the river closes for good next week after a long row over rusty piles.\n\n"
        "“It is thin and rusty and done,” Ann Lee said of the northern quay on a wet Monday in front of the school.\n\n"
        "Fishermen who moor their small boats there must look for another place before the summer ends."
    )
    heard = measure_heard(
        make_corpus(
            {"a": f"A quay that closes early\n\n{body}", "b": f"The harbour of the town\n\n{body}"}, actors=ACTORS
        )
    )
    lee = heard[heard["voice"] == "Ann Lee"]
    assert lee["n_quoted"].tolist() == [7, 7] and sorted(lee["n_quoted_once"]) == [0, 7]
    assert sorted(heard["share_once"].isna()) == [False, False, True, True]


def test_verbs_are_counted_by_speaker(corpus):
    verbs = measure_verbs(corpus)
    found = {(r.article, r.voice, r.verb): (r.verb_class, r.n) for r in verbs.itertuples()}
    assert found["a", "Bo Roe", "warn"] == ("promise/warning", 1)
    assert found["a", "Ann Lee", "want"] == ("emotive", 1) and found["a", "Ann Lee", "say"] == ("neutral", 1)
    assert found["b", "Ann Lee and Bo Roe", "say"] == ("neutral", 1)


def test_who_is_named_and_who_is_heard(corpus):
    table = measure_actors_heard(corpus).set_index(["outlet", "actor"])
    a, b = corpus.outlets
    assert table["standing"].to_dict() == {
        (a, "Ann Lee"): "speaks", (a, "Bo Roe"): "speaks", (a, "Port Union"): "not named", (a, "Al Poe"): "not named",
        (b, "Ann Lee"): "speaks", (b, "Bo Roe"): "speaks", (b, "Port Union"): "named", (b, "Al Poe"): "not named",
    }  # fmt: skip
    assert table.loc[(a, "Ann Lee"), ["n_statements", "n_thoughts", "n_quoted"]].tolist() == [2, 1, 3]
    assert table.loc[(b, "Bo Roe"), ["n_statements", "n_words"]].tolist() == [1, 3]  # together with Lee


def test_joint_speakers_are_told_apart():
    assert joint("Ann Lee, Bo Roe and two others", {"Ann Lee": None, "Bo Roe": None}) == ["Ann Lee", "Bo Roe"]
    assert joint("Ann Lee", {"Ann Lee": None}) == []


def test_a_story_without_voices_and_actors(make_corpus):
    corpus = make_corpus({"a": "A headline of the day\n\nIt rained on the old town."})
    heard = measure_heard(corpus)
    assert heard[["voice", "n_words", "share"]].values.tolist() == [["own", 6, 1.0]]
    assert measure_verbs(corpus).empty and measure_actors_heard(corpus).empty
    assert pd.isna(heard["actor"]).all()
