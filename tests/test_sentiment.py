import numpy as np
import pandas as pd
import pytest
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis import measure_sentiment, measure_sentiment_by_outlet, measure_sentiment_contrasts

PLAIN = "Good news from quay\n\nIt isn't good. It's a wonderful quay.\n\n\"We don't love it,\" she said.\n\nThe quay is of steel.\n"
CURLY = PLAIN.replace("'", "’").replace('"We', "“We").replace(',"', ",”")


def scores(corpus):
    return measure_sentiment(corpus).pivot(index=["article", "sentence"], columns="lexicon", values="score")


def test_one_row_per_sentence_and_lexicon(make_corpus):
    corpus = make_corpus({"a": PLAIN + "\nImage: A horrible, horrible quay\n"})
    table = measure_sentiment(corpus)
    told = corpus.sentences[corpus.sentences["part"] != "caption"]
    assert len(table) == len(told) * table["lexicon"].nunique() and table["lexicon"].nunique() >= 2
    assert set(table["sentence"]) == set(told["sentence"])
    assert table["score"].between(-1, 1).all()


def test_vader_is_the_library_s_own_score_of_the_sentence(make_corpus):
    corpus = make_corpus({"a": PLAIN})
    reference = SentimentIntensityAnalyzer()
    expected = [reference.polarity_scores(text)["compound"] for text in corpus.sentences["text"]]
    assert scores(corpus)["VADER"].tolist() == expected
    assert expected[1] < 0 < expected[2] and expected[4] == 0


def test_pattern_by_hand(make_corpus):
    """good is 0.7 in the lexicon and wonderful 1.0; not turns good to -0.5 times it."""
    found = scores(
        make_corpus({"a": "The quay is good. The quay is wonderful. The quay is not good. The quay is steel."})
    )
    assert found["Pattern"].tolist() == pytest.approx([0.7, 1.0, -0.35, 0.0])


def test_the_shape_of_quotes_changes_nothing(make_corpus):
    curly, straight = make_corpus({"a": CURLY}, folder="curly"), make_corpus({"a": PLAIN}, folder="straight")
    pd.testing.assert_frame_equal(measure_sentiment(curly), measure_sentiment(straight))
    pd.testing.assert_frame_equal(measure_sentiment_by_outlet(curly), measure_sentiment_by_outlet(straight))


def test_no_word_of_the_lexicon_is_zero_with_none_matched(make_corpus):
    table = measure_sentiment(make_corpus({"a": "The quay is of steel."}))
    assert table["score"].tolist() == [0, 0, 0] and table["n_matched"].tolist() == [0, 0, 0]


def test_voices_by_hand(make_corpus):
    corpus = make_corpus({"a": PLAIN})
    sentences = scores(corpus)["VADER"].to_numpy()[1:]  # without the headline
    table = measure_sentiment_by_outlet(corpus).query("lexicon == 'VADER'").set_index("voice")
    assert table["n_sentences"].to_dict() == {"own": 3, "quoted": 1, "all": 4}
    assert table["n_paragraphs"].to_dict() == {"own": 2, "quoted": 1, "all": 3}
    assert table.loc["own", "mean"] == pytest.approx(sentences[[0, 1, 3]].mean())
    assert table.loc["quoted", "mean"] == pytest.approx(sentences[2])
    assert table.loc["all", "mean"] == pytest.approx(sentences.mean())
    assert table["enough"].unique().tolist() == ["no"]
    assert table.loc[["own", "quoted"], ["ci_low", "ci_high"]].isna().all(axis=None)
    assert table.loc["all", "ci_low"] <= table.loc["all", "mean"] <= table.loc["all", "ci_high"]


def test_outlet_without_quotations_has_no_quoted_mean(make_corpus):
    table = measure_sentiment_by_outlet(make_corpus({"a": "The quay is good."})).set_index(["voice", "lexicon"])
    assert table.loc["quoted", "mean"].isna().all() and (table.loc["quoted", "n_sentences"] == 0).all()


def test_headline_alone_has_no_mean(make_corpus):
    table = measure_sentiment_by_outlet(make_corpus({"a": "Good news for the quay"}))
    assert table["mean"].isna().all() and (table["enough"] == "no").all()


def test_interval_is_that_of_the_mean_of_paragraphs(make_corpus):
    """Forty paragraphs of one sentence each: the interval is close to mean +- 1.96 standard errors."""
    lines = [f"Pier {i} is {'good' if i % 4 else 'bad'}." for i in range(40)]
    table = measure_sentiment_by_outlet(make_corpus({"a": "\n\n".join(lines)})).query(
        "voice == 'all' and lexicon == 'Pattern'"
    )
    values = np.array([0.7 if i % 4 else -0.7 for i in range(40)])
    error = 1.96 * values.std() / np.sqrt(40)
    row = table.iloc[0]
    assert row["mean"] == pytest.approx(values.mean(), abs=1e-3)
    assert row["ci_low"] == pytest.approx(values.mean() - error, abs=0.03)
    assert row["ci_high"] == pytest.approx(values.mean() + error, abs=0.03)
    assert row["enough"] == "yes"


def test_paragraphs_are_drawn_whole(make_corpus):
    """Ten equal sentences in each of three paragraphs are three draws, not thirty: the interval stays wide."""
    texts = ["The quay is good. " * 10, "The quay is bad. " * 10, "The quay is good. " * 10]
    sentences = "\n\n".join(text.strip() for text in texts)
    row = (
        measure_sentiment_by_outlet(make_corpus({"a": sentences}))
        .query("voice == 'all' and lexicon == 'Pattern'")
        .iloc[0]
    )
    assert (row["ci_low"], row["ci_high"]) == pytest.approx((-0.7, 0.7), abs=1e-3)


def test_two_articles_of_one_outlet_are_one_mean(make_corpus):
    corpus = make_corpus({"a": "The quay is good.", "b": "The quay is bad."}, outlets={"a": "One", "b": "One"})
    row = measure_sentiment_by_outlet(corpus).query("voice == 'all' and lexicon == 'Pattern'").iloc[0]
    assert (row["outlet"], row["n_sentences"], row["n_paragraphs"]) == ("One", 2, 2)
    assert row["mean"] == pytest.approx(0, abs=1e-3)


def contrasts(corpus, lexicon="Pattern"):
    table = measure_sentiment_contrasts(corpus).query("lexicon == @lexicon")
    return {(row.outlet_a, row.outlet_b, row.voice): row for row in table.itertuples()}


def test_contrasts_by_hand(make_corpus):
    """Pattern: good .7, wonderful 1, not good -.35, steel 0; too few sentences for a test."""
    texts = {"b": "The pier is of steel. A ship is not good.", "a": "The quay is good. The harbour is wonderful."}
    found = contrasts(make_corpus({name: f"Notes of today\n\n{text}\n" for name, text in texts.items()}))
    assert list(found) == [("A", "B", voice) for voice in ("own", "quoted", "all")]
    for voice in ("own", "all"):
        row = found["A", "B", voice]
        assert row.difference == pytest.approx((0.7 + 1) / 2 - (0 - 0.35) / 2)
        assert pd.isna(row.p) and (row.unit, row.enough) == ("paragraph", "no")
    assert pd.isna(found["A", "B", "quoted"].difference)


NOUNS = (
    "quay pier ship boat crane fence road hall school bridge tram bus roof tower market mill farm field lake hill "
    "river path gate wall door lamp bell clock flag map chart rope cord sail mast deck"
).split()


def praised(nouns, *, good=True):
    return "Notes of today\n\n" + "\n\n".join(f"The {noun} is {'' if good else 'not '}good for us." for noun in nouns)


def test_the_chance_of_a_contrast(make_corpus):
    """A is good in each of 12 paragraphs, B in none: hardly another deal is as far apart. C is as A: every deal is."""
    texts = {"a": praised(NOUNS[:12]), "b": praised(NOUNS[12:24], good=False), "c": praised(NOUNS[24:])}
    found = contrasts(make_corpus(texts))
    apart, alike = found["A", "B", "own"], found["A", "C", "own"]
    assert (apart.difference, alike.difference) == pytest.approx((1.05, 0))
    assert (apart.p, alike.p) == (1 / 2000, 1) and apart.enough == "thin"
    assert (apart.q, alike.q) == (pytest.approx(3 / 2 / 2000), 1), "of three pairs two are as far apart"


def test_where_both_outlets_have_several_articles_these_are_dealt(make_corpus):
    """Two of the 20 ways to deal six articles to two outlets are as far apart; dealing 18 paragraphs, hardly one is."""
    texts = {f"{'ab'[n % 2]}{n}": praised(NOUNS[3 * n : 3 * n + 3], good=n % 2 == 0) for n in range(6)}
    row = contrasts(make_corpus(texts, outlets={name: name[0].upper() for name in texts}))["A", "B", "own"]
    assert row.unit == "article" and row.p == pytest.approx(2 / 20, abs=0.02)
