import pandas as pd
import pytest
import yaml

from analysis import FramingError, measure_frame_hits, measure_frames, measure_frames_by_outlet, read_corpus

TEXTS = {
    "a": "War talks at the harbour\n\nThe war is long. The mayor said the price rose.\n\n“No war,” she said.\n\nThe price fell and the prices rose.",
    "b": "All calm at the quay\n\nThe quay is calm.",
}
OWN = {"frames": {"war": ["war", "cold war"], "cost": {"terms": ["price*"]}}}


@pytest.fixture
def dictionary(tmp_path):
    path = tmp_path / "own.yml"
    path.write_text(yaml.safe_dump(OWN), "utf-8")
    return str(path)


def test_hits_have_place_and_voice(make_corpus, dictionary):
    corpus = make_corpus(TEXTS)
    hits = measure_frame_hits(corpus, dictionary=dictionary)
    found = [(corpus.texts[h.article][h.start : h.end], h.frame, h.term, h.voice) for h in hits.itertuples()]
    assert found == [
        ("War", "war", "war", "own"), ("war", "war", "war", "own"), ("price", "cost", "price*", "reported"),
        ("war", "war", "war", "quoted"), ("price", "cost", "price*", "own"), ("prices", "cost", "price*", "own"),
    ]  # fmt: skip


def test_the_month_of_march_is_no_march(make_corpus):
    corpus = make_corpus({"a": "Quay shut\n\nIn March the quay was shut. Crews will march on the town in March."})
    hits = measure_frame_hits(corpus, dictionary="policy")
    assert [corpus.texts["a"][h.start : h.end] for h in hits.itertuples() if h.term == "march"] == ["march"]


def test_counts_per_article(make_corpus, dictionary):
    table = measure_frames(make_corpus(TEXTS), dictionary=dictionary).set_index(["article", "frame"])
    assert table.loc[("a", "war"), ["n", "n_in_quote", "n_once"]].tolist() == [3, 1, 3]
    assert table.loc[("a", "cost"), "terms"] == "price* 3" and pd.isna(table.loc[("b", "war"), "terms"])
    assert table.loc[("a", "war"), "rate"] == pytest.approx(1000 * 3 / 26)


def test_rates_by_outlet_and_voice(make_corpus, dictionary):
    table = measure_frames_by_outlet(make_corpus(TEXTS), dictionary=dictionary).set_index(["outlet", "frame", "voice"])
    own, quoted, whole = (table.loc[("A", "war", voice)] for voice in ("own", "quoted", "all"))
    assert (own["n"], own["n_words"], own["n_paragraphs"]) == (1, 19, 3)
    assert (quoted["n"], quoted["n_words"]) == (1, 2) and whole["n"] == 2
    assert own["rate"] == pytest.approx(1000 / 19) and own["ci_low"] <= own["rate"] <= own["ci_high"]
    assert own["rate_once"] == own["rate"]
    reported = table.loc[("A", "cost", "reported")]
    assert (reported["n"], reported["n_words"], reported["terms"]) == (1, own["n_words"], "price* 1")
    assert pd.isna(table.loc[("B", "war", "own"), "ci_low"]) and table.loc[("B", "war", "own"), "rate"] == 0
    assert pd.isna(table.loc[("B", "war", "quoted"), "rate"]) and table.loc[("B", "war", "quoted"), "enough"] == "no"


def test_no_hit_is_no_certainty(make_corpus, dictionary):
    days = ("Monday", "Tuesday", "Wednesday", "Thursday")
    calm = [f"On {day} the quay was calm and boats went out." for day in days]
    texts = {"a": "\n\n".join(["All calm at the quay", *calm])}
    row = measure_frames_by_outlet(make_corpus(texts), dictionary=dictionary).iloc[0]
    assert (row["rate"], row["ci_low"]) == (0, 0) and row["ci_high"] == pytest.approx(1000 * 3 / 40)


def test_copied_text_counts_once(make_corpus, dictionary):
    copy = "The war of the harbour crews began on Monday after the long talks about the night pay had failed.\n\n"
    table = measure_frames_by_outlet(
        make_corpus({"a": "One page of the news\n\n" + copy, "b": "Two pages of the news\n\n" + copy}),
        dictionary=dictionary,
    )
    table = table[(table["frame"] == "war") & (table["voice"] == "own")].set_index("outlet")
    assert table["n"].tolist() == [1, 1] and table["n_once"].tolist() == [1, 0] and pd.isna(table.loc["B", "rate_once"])


def test_the_two_that_ship_and_the_storys_own(make_story, make_corpus):
    story = make_story(TEXTS, dictionaries=["own.yml"])
    (story / "own.yml").write_text(yaml.safe_dump(OWN | {"name": "mine"}), "utf-8")
    table = measure_frames(read_corpus(story))
    assert set(table["dictionary"]) == {"generic news frames", "policy frames", "mine"}
    assert len(table) == 2 * (5 + 14 + 2)


def test_a_dictionary_outside_the_story_folder_is_refused(make_corpus):
    with pytest.raises(FramingError, match="outside the story folder"):
        measure_frames(make_corpus(TEXTS, dictionaries=["../x.yml"]))


@pytest.mark.parametrize(
    ("files", "name", "first"),
    [
        ({"x/frames.yml": {"war": ["clash"]}, "y/frames.yml": {"trade": ["deal"]}}, "frames", "x/frames.yml"),
        ({"own.yml": OWN | {"name": "policy frames"}}, "policy frames", "data/frames_policy.yml"),
    ],
)
def test_two_dictionaries_of_one_name_are_refused(make_story, files, name, first):
    story = make_story(TEXTS, dictionaries=list(files))
    for path, content in files.items():
        (story / path).parent.mkdir(exist_ok=True)
        (story / path).write_text(yaml.safe_dump(content), "utf-8")
    with pytest.raises(FramingError) as error:
        measure_frames(read_corpus(story))
    said = str(error.value)
    assert (
        said.startswith(str(story / list(files)[-1])) and f"{first} is called '{name}' too" in said and "\n" not in said
    )


def test_words_of_an_actors_name_are_no_hits(make_corpus):
    text = "A day at sea\n\nThe Workers' Club came, and workers of the quay left."
    hits = measure_frame_hits(make_corpus({"a": text}, actors=[{"name": "Workers' Club"}]), dictionary="generic")
    hits = hits[hits["term"] == "workers"]
    assert [text[a:b] for a, b in zip(hits["start"], hits["end"], strict=True)] == ["workers"]
