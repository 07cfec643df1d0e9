import numpy as np
import pytest

from analysis import measure_readability

# Words of one syllable but for "islands", "harbor", "never" (two each).
TEXT = "Old quay is shut\n\nThe quay is shut. The islands need the boat, and the boat can not come. The harbor will never be the same.\n"


def scores(corpus):
    return measure_readability(corpus).pivot(index="article", columns="index", values="score").loc["a"]


def test_indices_by_hand(make_corpus):
    n_words, n_sentences, n_syllables = 4 + 11 + 7, 3, 22 + 3
    found = scores(make_corpus({"a": TEXT}))
    assert found["mean sentence length"] == pytest.approx(n_words / n_sentences)
    ease = 206.835 - 1.015 * n_words / n_sentences - 84.6 * n_syllables / n_words
    grade = 0.39 * n_words / n_sentences + 11.8 * n_syllables / n_words - 15.59
    assert found["Flesch reading ease"] == pytest.approx(ease)
    assert found["Flesch-Kincaid grade"] == pytest.approx(grade)


def test_short_sentences_count(make_corpus):
    """textstat itself drops sentences of one or two words."""
    found = scores(make_corpus({"a": "The boat has gone. No. Not now."}))
    assert found["mean sentence length"] == pytest.approx(7 / 3)


def test_only_the_body_is_read(make_corpus):
    page = (
        TEXT
        + "\nImage: An extraordinarily complicated installation\n\n© 2031 The Made-up Gazette. All rights reserved.\n"
    )
    assert scores(make_corpus({"a": page}, folder="page")).equals(scores(make_corpus({"a": TEXT}, folder="text")))


def test_curly_and_straight_marks_read_alike(make_corpus):
    straight = "Quay shut\n\nIt isn't the mayor's quay. \"We don't go,\" she said.\n"
    curly = straight.replace("'", "’").replace('"We', "“We").replace(',"', ",”")
    assert scores(make_corpus({"a": curly}, folder="one")).equals(scores(make_corpus({"a": straight}, folder="two")))


def test_no_body_no_score(make_corpus):
    table = measure_readability(make_corpus({"a": "Ferry stops running tonight"}))
    assert table["score"].isna().all() and (table["enough"] == "no").all() and (table["n_words"] == 0).all()


def test_amounts_stand_beside(make_corpus):
    table = measure_readability(make_corpus({"a": TEXT}))
    assert table["n_words"].unique().tolist() == [22] and table["n_sentences"].unique().tolist() == [3]
    assert table["enough"].unique().tolist() == ["no"]


LONG = "\n\n".join(
    [
        "Old quay is shut",
        TEXT.split("\n\n")[1].strip(),
        "It was a good day. The extraordinary ceremony was unnecessary.",
    ]
)


def test_intervals_are_those_of_resampled_sentences(make_corpus):
    table = measure_readability(make_corpus({"a": LONG})).set_index("index")
    assert table["n_sentences"].unique().tolist() == [5]
    assert (table["ci_low"] < table["score"]).all() and (table["score"] < table["ci_high"]).all()
    lengths = np.array([4, 11, 7, 5, 5])
    drawn = np.random.default_rng(1).choice(lengths, size=(200_000, 5)).mean(axis=1)
    low, high = np.quantile(drawn, [0.025, 0.975])
    row = table.loc["mean sentence length"]
    assert row["ci_low"] == pytest.approx(low, abs=0.25) and row["ci_high"] == pytest.approx(high, abs=0.25)


def test_the_interval_is_the_same_every_time_and_needs_five_sentences(make_corpus):
    one, two = (measure_readability(make_corpus({"a": LONG}, folder=name)) for name in ("one", "two"))
    assert one.equals(two)
    assert measure_readability(make_corpus({"a": TEXT}, folder="short"))[["ci_low", "ci_high"]].isna().all(axis=None)
