import os
import random
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from textblob.en.sentiments import PatternAnalyzer
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.corpus.house_style import even
from analysis.measures.tone.lexicons import Afinn, Pattern, Vader, lexicons

VADER, PATTERN, AFINN = lexicons()
WORDS = (
    "the a quay of it is was and but to ferry with so at all council's kind least very really extremely rather barely "
    "not no never without nothing isn't don't can't won't couldn't good bad great terrible terribly wonderful awful "
    "horrible happy sad war peace dead love hates support attack attacked lost best worst only new more most first big "
    "nice-looking well-known GOOD BAD Not Very right wrong sure full little like problem problems win won crisis"
).split()
MARKS = [" ", " ", " ", " ", " ", ", ", "; ", " - ", "! ", "? ", "... ", " (", ") ", ' "', '" ']


def made_up(n, seed):
    rng = random.Random(seed)
    return ["".join(rng.choice(WORDS) + rng.choice(MARKS) for _ in range(rng.randint(1, 25))) for _ in range(n)]


@pytest.fixture(scope="module")
def sentences(shipped):
    told = [
        line
        for path in sorted((shipped / "port-ellery-ferry" / "articles").glob("*.txt"))
        for line in path.read_text("utf-8").splitlines()
    ]
    return made_up(3000, seed=1) + [line for line in told if line.strip()]


def by_hand(lexicon, text):
    return [(text[hit.start : hit.end], round(hit.valence, 4)) for hit in lexicon.hits(text)]


def test_vader_is_the_library_s_score(sentences):
    reference = SentimentIntensityAnalyzer()
    expected = [reference.polarity_scores(even(text))["compound"] for text in sentences]
    assert len(set(expected)) > 1000
    assert VADER.score(sentences)[0].tolist() == expected


def test_pattern_is_textblob_s_polarity_with_a_negation_that_works(sentences):
    reference = PatternAnalyzer()
    plain = [text for text in sentences if not re.search(r"\d\s?\)", text)]  # TextBlob's emoticon 8)
    found = [reference.analyze(even(text).replace("n't", " not "), keep_assessments=True) for text in plain]
    score, n_matched = PATTERN.score(plain)
    assert len(plain) > 3000
    np.testing.assert_allclose(score, [f.polarity for f in found], rtol=0, atol=1e-12)
    assert n_matched.tolist() == [len(f.assessments) for f in found]


def test_both_are_the_reference_on_editorials():
    gold = os.environ.get("FRAMING_GOLD")
    if not gold or not Path(gold).is_dir():
        pytest.skip("FRAMING_GOLD names no folder")
    path = Path(gold) / "public" / "nyt-sentiment" / "nytEditorialSnippets_GroundTruth.txt"
    texts = [line.split("\t")[2] for line in path.read_text("utf-8").splitlines()]
    vader, pattern = SentimentIntensityAnalyzer(), PatternAnalyzer()
    assert VADER.score(texts)[0].tolist() == [vader.polarity_scores(even(text))["compound"] for text in texts]
    expected = [pattern.analyze(even(text).replace("n't", " not ")).polarity for text in texts]
    np.testing.assert_allclose(PATTERN.score(texts)[0], expected, rtol=0, atol=1e-12)


def test_pattern_by_hand():
    """good is 0.7, very 0.2 with intensity 1.3; a negation is -0.5 times, and undoes the intensity."""
    assert by_hand(PATTERN, "A good quay.") == [("good", 0.7)]
    assert by_hand(PATTERN, "A very good quay.") == [("very good", 0.91)]
    assert by_hand(PATTERN, "It isn't good!") == [("good", -0.4375)]
    assert PATTERN.total([0.7, -0.5]) == pytest.approx(0.1)


def test_afinn_by_hand():
    """good 3, crisis -3, bad luck -2, not good -2 as entries; a negation is -0.74 times for three words."""
    assert by_hand(AFINN, "A good quay in crisis") == [("good", 3), ("crisis", -3)]
    assert by_hand(AFINN, "Bad luck, not good") == [("Bad luck", -2), ("not good", -2)]
    assert by_hand(AFINN, "It isn't a good quay") == [("good", -2.22)]
    assert by_hand(AFINN, "It wasn't that of a good man") == [("good", 3)]
    assert by_hand(AFINN, "a goodish wargame") == []
    assert AFINN.score(["A good quay"])[0][0] == pytest.approx(3 / (9 + 15) ** 0.5)


def test_afinn_holds_the_words_that_its_list_holds():
    """A second reading of the list, entry by entry."""
    from importlib.metadata import distribution

    rows = distribution("afinn").locate_file("afinn/data/AFINN-en-165.txt").read_text("utf-8").splitlines()
    assert len(rows) == 3382
    for row in rows:
        word, valence = row.split("\t")
        assert by_hand(AFINN, f"Of the {word} on it") == [(word, int(valence))], word


def test_vader_words_stand_where_they_stand():
    assert by_hand(VADER, "War, (good) and war!")[1][0] == "good"
    text = "It was “good”, they said – not ‘bad’."
    assert [text[h.start : h.end] for h in VADER.hits(text)] == ["good", "bad"]


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.name)
def test_the_shape_of_an_apostrophe_changes_nothing(lexicon):
    straight, curly = "It isn't good.", "It isn’t good."
    assert lexicon.hits(straight) == lexicon.hits(curly)
    assert lexicon.score([curly])[0][0] < 0 < lexicon.score(["It is good."])[0][0]


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.name)
def test_nothing_matched_is_zero(lexicon):
    score, n_matched = lexicon.score(["", "  ", "The quay of the ferry.", "The quay is good."])
    assert score[:3].tolist() == [0, 0, 0] and n_matched.tolist() == [0, 0, 0, 1] and score[3] > 0
    assert score.dtype == np.float64 and n_matched.dtype == np.int64


@pytest.mark.parametrize("lexicon", lexicons(), ids=lambda lexicon: lexicon.name)
def test_no_texts(lexicon):
    score, n_matched = lexicon.score([])
    assert len(score) == len(n_matched) == 0 and score.dtype == np.float64 and n_matched.dtype == np.int64


@given(st.text(alphabet=st.sampled_from("goodbadnt'’ \t\n!?.,\"()İßé8:-¬"), max_size=60))
@example("very very good not bad!!! but İ isn’t GOOD")
def test_any_text_has_a_score_and_hits_within_it(text):
    for lexicon in lexicons():
        hits = lexicon.hits(text)
        assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
        assert [hit.start for hit in hits] == sorted(hit.start for hit in hits)
        score, n_matched = lexicon.score([text])
        assert -1 <= score[0] <= 1 and n_matched[0] == len(hits)


def test_each_lexicon_says_what_it_is():
    assert [lexicon.name for lexicon in lexicons()] == ["VADER", "Pattern", "AFINN"]
    assert [lexicon.licence for lexicon in lexicons()] == ["MIT", "PDDL", "ODbL 1.0"]
    for lexicon in (Vader(), Pattern(), Afinn()):
        assert lexicon.version and re.search(r"\(\d{4}\)$", lexicon.source) and "\n" not in lexicon.meaning


def test_the_slow_libraries_are_not_imported():
    code = "import sys, analysis.measures.tone.lexicons as m; m.lexicons(); print(sorted({'nltk', 'textblob', 'afinn'} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
