import pytest

from analysis import measure_distinctiveness, measure_labels, measure_sentiment, measure_terms, read_voice
from analysis.errors import FramingError

TEXTS = {
    "a": "A headline of the day\n\nThe quay is awful. “The harbour is wonderful,” said Ann Lee. Lee said the road is fine.",
    "b": "Another headline of the day\n\nThe bridge is wonderful. Bo Roe said the tunnel is awful.",
}


@pytest.fixture
def corpus(make_corpus):
    return make_corpus(TEXTS, actors=[{"name": "Ann Lee", "aliases": ["Lee"]}])


def terms(corpus):
    found = measure_terms(corpus)
    return {article: set(rows["term"]) for article, rows in found.groupby("article")}


def test_the_own_voice_is_what_nobody_is_said_to_say(corpus):
    own = terms(read_voice(corpus, "own"))
    assert {"quay", "awful", "headline"} <= own["a"] and not {"harbor", "wonderful", "road"} & own["a"]
    assert {"bridge", "wonderful"} <= own["b"] and not {"tunnel", "awful"} & own["b"]


def test_one_speaker_s_words_alone(corpus):
    lee = read_voice(corpus, "Ann Lee")
    found = terms(lee)
    assert set(found) == {"a"} and {"harbor", "road"} <= found["a"] and "quay" not in found["a"]
    assert (measure_sentiment(lee)["score"] >= 0).all()
    assert (measure_sentiment(read_voice(corpus, "Bo Roe"))["article"] == "b").all()
    assert not measure_distinctiveness(read_voice(corpus, "own")).empty


def test_offsets_and_sentence_numbers_hold_and_the_corpus_is_not_changed(corpus):
    own = read_voice(corpus, "own")
    for row in own.sentences.itertuples():
        assert row.text == own.texts[row.article][row.start : row.end]
    kept = own.tokens.merge(corpus.tokens, on=["article", "sentence", "start", "end", "text"])
    assert len(kept) == len(own.tokens) < len(corpus.tokens)
    assert {a: len(t) for a, t in own.texts.items()} == {a: len(t) for a, t in corpus.texts.items()}


def test_the_voices_make_up_the_whole(corpus):
    voices = ("own", "Ann Lee", "Bo Roe")
    assert sum(len(read_voice(corpus, voice).tokens) for voice in voices) == len(corpus.tokens)


def test_unknown_voices_are_named(corpus):
    with pytest.raises(FramingError, match="name own or one of: Ann Lee"):
        read_voice(corpus, "Nobody")


def test_words_around_what_was_taken_out_are_not_side_by_side(make_corpus):
    story = {
        "actors": [{"name": "Ann Lee", "aliases": ["Lee"]}],
        "concepts": [{"name": "the works", "labels": {"dock": ["harbour road"], "quay": ["stone quay"]}}],
    }
    text = "Headline of the day\n\nThe old harbour “is a wonder of wonders, and we love it” road was shut. The stone quay stays."
    own = read_voice(make_corpus({"a": text, "b": TEXTS["b"]}, **story), "own")
    found = measure_terms(own).query("article == 'a'").set_index("term")["n"]
    assert found["stone quay"] == 1 and {"harbor", "road"} <= set(found.index)
    assert "harbor road" not in found.index
    labels = measure_labels(own).query("article == 'a'").set_index("label")["n"]
    assert labels["quay"] == 1 and labels["dock"] == 0
