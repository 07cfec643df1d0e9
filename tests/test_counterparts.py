import numpy as np
import pytest

from analysis.measures.comparison.counterparts import Likeness, counterparts

TEXTS = {
    "a": "Harbour fee rises\n\nThe ferry operator cancelled sixty sailings last winter. The mayor opened the swimming "
    "pool with a speech. Sailors like soup.\n",
    "b": "Quay news\n\nLast winter sixty sailings were cancelled by the operator of the ferry. A comet was seen.\n",
    "c": "Pool\n\nThe mayor opened the swimming pool with a speech and a song about comets.\n",
}


def test_sentences_that_tell_the_same_are_paired(make_corpus):
    table = counterparts(make_corpus(TEXTS))
    pairs = {(r.article_a, r.sentence_a, r.article_b, r.sentence_b) for r in table.itertuples()}
    assert ("a", 2, "b", 2) in pairs and ("a", 3, "c", 2) in pairs
    assert not any(pair[0] == "a" and pair[1] == 4 for pair in pairs)
    assert table["similarity"].between(0, 1.0000001).all()


def test_a_copy_is_paired_with_what_it_copies_and_counts_once(make_corpus):
    line = (
        "The council of the old harbour town voted late on Tuesday to close the wooden landing and let a company build."
    )
    texts = {
        "a": f"One\n\n{line}\n",
        "b": f"Two\n\n{line}\n",
        "c": "Three\n\nLate on Tuesday the town voted to close its wooden landing.\n",
    }
    table = counterparts(make_corpus(texts)).set_index(["article_a", "article_b"])
    assert table.loc[("a", "b"), "copied"] and table.loc[("a", "b"), "edited"]
    assert ("a", "c") in table.index and ("b", "c") not in table.index


def test_a_sentence_that_is_as_much_alike_as_a_better_one_is_paired_and_marked(make_corpus):
    told = "The mayor opened the swimming pool of the old harbour town with a speech."
    other = "With a speech the mayor opened the town pool. The town paid for the swimming."
    table = counterparts(make_corpus({"a": f"One\n\n{told}\n", "b": f"Two\n\n{other}\n"}))
    assert dict(zip(table["sentence_b"], table["chosen"], strict=True)) == {2: True, 3: False}


def test_the_cosine_by_hand():
    likeness = Likeness([{"x", "y"}, {"x", "y"}, {"z"}, {"x", "y"}], [True, True, True, False])
    ((a, b, cosine),) = likeness.pairs(np.array([0, 1, 2, 3]))
    assert (a, b) == (0, 1) and abs(cosine - 1) < 1e-9
    assert likeness.cosine(0, 3) == pytest.approx(1) and likeness.cosine(0, 2) == 0


def test_a_cosine_counts_as_far_as_shared_words_bear_it_out():
    words = [{"ferry", "winter", "crew"}, {"ferry", "winter", "crew"}, {"ferry"}, set()]
    likeness = Likeness([{"x", "y"}] * 4, [True] * 4, support=words)
    assert likeness.score(0, 1) == pytest.approx(3 / 8)  # three shared words: 3 / (3 + 5) of a cosine of 1
    assert likeness.score(0, 2) == pytest.approx(1 / 6) and likeness.score(0, 3) == 0
    assert likeness.pairs(np.arange(4), mutual=0.2, one_way=1) == [(0, 1, pytest.approx(3 / 8))]
    assert sorted(pair[:2] for pair in likeness.alike(np.arange(4), 0.1)) == [(0, 1), (0, 2), (1, 2)]


def test_nothing_to_pair():
    assert Likeness([set(), {"x"}], [True, True]).pairs(np.array([0, 1])) == []
    assert Likeness([], []).pairs(np.array([], int)) == []


def test_pairs_are_the_same_however_many_bags_are_held_against_all_at_once(monkeypatch):
    bags = [set(f"{'abcde'[k % 5]}{'fgh'[k % 3]}{k % 4}") for k in range(40)] + [set()]
    article = np.array([k % 3 for k in range(len(bags))])
    whole = Likeness(bags, [k % 7 > 0 for k in range(len(bags))])
    expected = whole.pairs(article)
    held = []
    near = whole._near
    monkeypatch.setattr(whole, "_near", lambda *args: (held.append(part) or part for part in near(*args)))
    monkeypatch.setattr("analysis.measures.comparison.counterparts.ROWS", 4)
    assert whole.pairs(article) == expected != []
    assert len(held) == 11 and all(len(set(row)) <= 4 for row, *_ in held)
