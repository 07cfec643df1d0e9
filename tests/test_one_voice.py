import pytest

from analysis import (
    measure_all,
    measure_coverage,
    measure_discrepancies,
    measure_distinctiveness,
    measure_frames,
    measure_labels,
    measure_quotations,
    measure_reuse,
    measure_sentiment,
    measure_terms,
    read_corpus,
    read_voice,
)
from analysis.errors import FramingError
from analysis.measures.registry import MEASURES

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


REFUSED = (
    "reviews agreement coverage facts discovered omissions omissions_by_article prominence cuts"
    " heard verbs actors_heard reprints findings evidence"
).split()


@pytest.fixture(scope="module")
def ferry(shipped):
    return read_corpus(shipped / "port-ellery-ferry")


def check_measures(corpus):
    tables = measure_all(corpus)
    assert set(MEASURES) - set(tables) == set(REFUSED)
    for name in REFUSED:
        with pytest.raises(FramingError) as error:
            MEASURES[name](corpus)
        assert str(error.value) == (
            f"measure_{name}: rests on the whole texts, and of these only the words of '{corpus.voice}' are left;"
            " give it the corpus that `read_voice` was given"
        )
    return tables


@pytest.mark.parametrize("voice", ["own", "Neil Abara", "the harbour master"])
def test_every_measure_takes_one_voice_of_the_ferry_story_or_says_why_not(ferry, voice):
    tables = check_measures(read_voice(ferry, voice))
    assert len(tables["sources"]) == len(ferry.articles) and not tables["terms"].empty


@pytest.mark.parametrize("facts", [None, [{"id": "F1", "statement": "The bridge is wonderful.", "cues": ["bridge"]}]])
def test_an_article_that_has_nothing_of_the_voice(make_corpus, facts):
    only = read_voice(make_corpus(TEXTS, facts=facts), "Bo Roe")
    assert set(only.sentences["article"]) == {"b"}
    check_measures(only)
    rate = measure_frames(only, dictionary="generic").groupby("article")["rate"]
    assert rate.apply(lambda rates: rates.isna().all()).to_dict() == {"a": True, "b": False}


def test_a_copy_counts_where_both_sentences_are_left(make_corpus):
    own = "The council shut the wooden bridge in March after the storm had torn two of its seven piers away."
    said = (
        "“The tunnel will open to lorries and to buses in the last week of October,” said Bo Roe of the roads office."
    )
    rest = {"a": "It took 3 days.", "b": "It took 5 days."}
    corpus = make_corpus(
        {article: f"News of the {article} day\n\n{own} {said} {text}" for article, text in rest.items()}
    )
    roe = read_voice(corpus, "Bo Roe")
    assert len(measure_reuse(corpus)) == 2 and len(measure_reuse(roe)) == 1
    assert set(read_voice(corpus, "own").sentences["sentence"]) == {1, 2, 3, 4}
    assert measure_discrepancies(roe).empty


def test_discrepancies_are_those_of_the_voice(ferry):
    own, whole = (measure_discrepancies(corpus) for corpus in (read_voice(ferry, "own"), ferry))
    assert 0 < len(own) < len(whole)
    one = read_voice(ferry, "Samuel Quill")
    assert set(measure_quotations(one)["speaker"]) == {"Samuel Quill"}


def test_settings_do_not_get_round_the_whole_text(corpus):
    with pytest.raises(FramingError, match="measure_coverage: rests on the whole texts"):
        measure_coverage(read_voice(corpus, "own"), use_review=False)


def test_a_voice_is_read_from_the_whole_texts(corpus):
    with pytest.raises(FramingError, match="read_voice 'Ann Lee': of these texts only the words of 'own' are left"):
        read_voice(read_voice(corpus, "own"), "Ann Lee")
