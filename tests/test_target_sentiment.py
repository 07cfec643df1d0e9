import pandas as pd
import pytest

from analysis.errors import FramingError
from analysis.measures.tone.lexicons import lexicons
from analysis.measures.tone.target_sentiment import (
    BEFORE,
    SPEAKER,
    measure_target_sentiment,
    measure_target_sentiment_by_outlet,
    sentiment_toward,
)

VADER, PATTERN, AFINN = lexicons()


def toward(text, name="Arden"):
    """Scores by lexicon of a sentence for the actor `name`, at each place where the name stands."""
    spans = [(i, i + len(name)) for i in range(len(text)) if text.startswith(name, i)]
    return sentiment_toward([text], [spans]).set_index("lexicon")["score"]


def mean(text, name="Arden"):
    return toward(text, name).mean()


def test_a_row_per_sentence_and_lexicon():
    table = sentiment_toward(["Arden is good.", "Of Arden"], [[(0, 5)], [(3, 8)]])
    assert table.columns.tolist() == ["case", "lexicon", "score", "n_matched"]
    assert table["case"].tolist() == [0, 0, 0, 1, 1, 1]
    assert table["lexicon"].tolist() == [lexicon.name for lexicon in lexicons()] * 2
    assert table["n_matched"].tolist() == [1, 1, 1, 0, 0, 0]
    assert (table["score"][:3] > 0).all() and (table["score"][3:] == 0).all()


def test_weights_by_hand():
    """good is 3 in AFINN; the second word after the name weighs 2 ** (-1 / 8), the second before it 0.5 * 2 ** (-1 / 2)."""
    assert toward("Arden is good on time")["AFINN"] == pytest.approx(AFINN.total([3 * 2 ** (-1 / 8)]))
    assert toward("a good old Arden")["AFINN"] == pytest.approx(AFINN.total([3 * BEFORE * 2 ** (-1 / 2)]))
    assert toward("a good old Arden")["Pattern"] == pytest.approx((0.7 * BEFORE * 2 ** (-1 / 2) + 0.1 * BEFORE) / 2)
    assert toward("Arden good")["AFINN"] == pytest.approx(AFINN.total([3]))


def test_the_nearest_mention_counts():
    far = "Arden left the pier of the town and the old quay for a good ship"
    assert toward(far)["AFINN"] < toward(far.replace("for a", "for Arden a"))["AFINN"]


def test_what_stands_nearer_counts_more():
    text = "Arden is a good captain and of the pilot at the wheel that day some thought Brandt a disaster"
    assert toward(text, "Arden")["AFINN"] > 0 > toward(text, "Brandt")["AFINN"]


@pytest.mark.parametrize(
    "text",
    [
        "The council slammed Arden over the ferry.",
        "Arden was slammed over the ferry.",
        "Arden has been harshly criticized over the ferry.",
        "Several towns sued the harbour chief Arden on Monday.",
        "Most of them voted against Arden on Monday.",
    ],
)
def test_blame_falls_on_its_object(text):
    assert (toward(text) < -0.2).all()


@pytest.mark.parametrize("text", ["The council praised Arden on Monday.", "Arden was endorsed on Monday."])
def test_praise_falls_on_its_object(text):
    assert (toward(text) > 0.2).all()


def test_a_verdict_counts_as_good_or_bad_does():
    scores = toward("The council chided Arden on Monday.")
    assert scores["AFINN"] == pytest.approx(AFINN.score(["bad"])[0][0])
    assert scores["VADER"] == pytest.approx(VADER.score(["bad"])[0][0])
    assert scores["Pattern"] == pytest.approx(PATTERN.score(["bad"])[0][0])


def test_who_blames_is_not_blamed():
    text = "Brandt was praised by Arden."
    assert (toward(text, "Brandt") > 0.2).all()
    assert (toward(text, "Arden") == 0).all()


def test_a_verdict_beyond_a_mark_or_conjunction_is_another_s():
    near, beyond = "They slammed the mayor Arden.", "They slammed Brandt while Arden sat."
    assert toward(near)["AFINN"] < toward(beyond)["AFINN"]
    assert sentiment_toward([beyond], [[(27 - 2, 30)]])["n_matched"].max() <= 1


def test_harm_is_not_held_against_its_victim():
    for text in ("The blast killed Arden.", "Arden was murdered.", "The court spoke of the death of Arden."):
        assert (toward(text) == 0).all(), text
    assert (toward("Arden killed a man.")[["VADER", "AFINN"]] < 0).all()


def test_a_noun_is_no_verdict():
    """ "the blast" is not "they blast"."""
    assert (toward("The blast woke Arden.") == 0).all()
    assert (toward("They blast Arden.") < 0).all()


@pytest.mark.parametrize(
    "text",
    [
        'Arden said, "It is a terrible disaster."',
        '"It is a terrible disaster," said Arden.',
        "Arden later told reporters that the fire was a terrible disaster.",
    ],
)
def test_what_an_actor_says_is_not_said_of_it(text):
    told = text.replace("said", "saw").replace("told", "met")
    pd.testing.assert_series_equal(toward(text), toward(told) * SPEAKER)
    assert (toward(told) < 0).any()


def test_plural_speakers():
    text = "The officials say that it is a terrible disaster."
    assert abs(mean(text, "officials")) < abs(mean(text.replace(" say ", " see "), "officials"))


def test_words_in_names_carry_no_tone():
    assert (
        toward("Arden, who works for the Justice Department in the old town, went from there to the United Bank.")[
            ["VADER", "AFINN"]
        ]
        == 0
    ).all()
    assert (toward("Arden wants justice.")[["VADER", "AFINN"]] > 0).all()
    assert (toward("Arden Wins Justice After Long Battle")[["VADER", "AFINN"]] != 0).all()


def test_negation_turns_round():
    assert (toward("Arden isn’t good.") < 0).all()
    pd.testing.assert_series_equal(toward("Arden isn’t good."), toward("Arden isn't good."))


def test_no_sentence():
    assert len(sentiment_toward([], [])) == 0


@pytest.mark.parametrize("spans", [[], [(90, 95)], [(5, 6)]])
def test_a_span_must_hold_a_word(spans):
    with pytest.raises(FramingError):
        sentiment_toward(["Arden, of the quay"], [spans])


ACTORS = [
    {"name": "Lena Arden", "aliases": ["Arden", "the harbour chief"]},
    {"name": "Olaf Brandt", "aliases": ["Brandt"]},
]
TEXT = (
    "Council slams Arden over the old quay of the town\n\n"
    "The council slammed Arden. Olaf Brandt praised the harbour chief, and Brandt praised Arden.\n\nThe pier is of steel.\n"
)


def test_measure_by_hand(make_corpus):
    corpus = make_corpus({"a": TEXT}, actors=ACTORS)
    table = measure_target_sentiment(corpus)
    number = {text: n for text, n in zip(corpus.sentences["text"], corpus.sentences["sentence"], strict=True)}
    headline, blame, praise, _ = number.values()
    found = table.groupby(["sentence", "actor"])["score"].mean()
    assert set(found.index) == {
        (headline, "Lena Arden"),
        (blame, "Lena Arden"),
        (praise, "Lena Arden"),
        (praise, "Olaf Brandt"),
    }
    assert len(table) == 4 * 3
    assert found[headline, "Lena Arden"] < 0 and found[blame, "Lena Arden"] < 0 < found[praise, "Lena Arden"]
    bad = {lexicon.name: lexicon.score(["bad"])[0][0] for lexicon in lexicons()}
    rows = table[table["sentence"] == blame].set_index("lexicon")
    assert rows["score"].to_dict() == pytest.approx(bad) and (rows["n_matched"] == 1).all()


def test_captions_are_left_out(make_corpus):
    corpus = make_corpus({"a": TEXT + "\nImage: Lena Arden at a horrible quay\n"}, actors=ACTORS)
    captions = corpus.sentences.loc[corpus.sentences["part"] == "caption", "sentence"]
    assert len(captions) and not measure_target_sentiment(corpus)["sentence"].isin(captions).any()


def test_the_shape_of_quotes_changes_nothing(make_corpus):
    straight = TEXT + '\n"It isn\'t good," said Brandt.\n'
    curly = straight.replace("'", "’").replace('"It', "“It").replace(',"', ",”")
    tables = [
        measure_target_sentiment(make_corpus({"a": text}, actors=ACTORS, folder=name))
        for name, text in (("curly", curly), ("straight", straight))
    ]
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize("actors", [[], [{"name": "Nobody"}]])
def test_a_story_that_names_no_actor(make_corpus, actors):
    corpus = make_corpus({"a": TEXT}, actors=actors)
    assert measure_target_sentiment(corpus).empty and measure_target_sentiment_by_outlet(corpus).empty


def test_means_by_hand(make_corpus):
    """Each outlet's body sentences that name the actor, in a voice; other sentences and other actors do not count."""
    texts = {
        "a": "Arden at the quay\n\nThe council praised Arden.\n\nThe council slammed Arden. The horrible pier rots.\n\nArden left.",
        "b": "Brandt at the quay\n\n“I praise Arden,” said Brandt.\n\nThe pier is a wonderful, lovely thing.",
        "c": "Council praises Arden over the old quay of the town\n\nThe pier is of steel and of old oak.",
    }
    corpus = make_corpus(texts, actors=ACTORS)
    means = (
        measure_target_sentiment_by_outlet(corpus).query("lexicon == 'VADER'").set_index(["actor", "outlet", "voice"])
    )
    good, bad = ({x.name: x for x in lexicons()}["VADER"].score([word])[0][0] for word in ("good", "bad"))
    arden = means.loc["Lena Arden"]
    nowhere = arden.loc["C", "all"]  # it names her in its headline alone
    assert nowhere["n_sentences"] == 0 and pd.isna(nowhere["mean"]) and nowhere["enough"] == "no"
    own = arden.loc["A", "own"]
    assert own["mean"] == pytest.approx((good + bad + 0) / 3)
    assert (own["n_sentences"], own["n_paragraphs"], own["enough"]) == (3, 3, "no")
    assert own["ci_low"] <= own["mean"] <= own["ci_high"]
    assert arden.loc["A", "quoted"]["n_sentences"] == 0 and pd.isna(arden.loc["A", "quoted"]["mean"])
    assert arden.loc["B", "quoted"]["n_sentences"] == arden.loc["B", "all"]["n_sentences"] == 1
    assert means.loc["Olaf Brandt", "B", "all"]["n_sentences"] == 1


def test_the_mean_of_an_actor_that_every_sentence_names_is_the_mean_of_the_scores(make_corpus):
    corpus = make_corpus({"a": TEXT}, actors=ACTORS)
    scores = measure_target_sentiment(corpus).query("actor == 'Lena Arden' and sentence > 1")
    means = measure_target_sentiment_by_outlet(corpus).query("actor == 'Lena Arden' and voice == 'all'")
    expected = scores.groupby("lexicon")["score"].mean()
    assert means.set_index("lexicon")["mean"].to_dict() == pytest.approx(expected.to_dict())
