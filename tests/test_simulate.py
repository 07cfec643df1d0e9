import random

import pytest

from analysis import measure_coverage, measure_distinctiveness, read_corpus
from benchmarks import simulate
from benchmarks.simulate import MARK, OUTLETS, PARAGRAPHS, Generator, dealt, teaching_paragraphs, write_story


def words(bodies):
    return [" ".join(p for article in body for p in article).lower().split() for body in bodies]


def test_every_paragraph_is_dealt_once_and_in_equal_parts():
    pool = [f"paragraph {i}" for i in range(23)]
    bodies = dealt(pool, random.Random(1))
    assert sorted(paragraph for body in bodies for article in body for paragraph in article) == sorted(pool)
    assert {len(article) for body in bodies for article in body} == {4, 5} and bodies != dealt(pool, random.Random(2))


def test_the_pool_has_no_copied_text():
    pool = teaching_paragraphs()
    assert len(pool) > 40 and len(set(pool)) == len(pool)


def test_what_was_generated_is_read_as_body(tmp_path):
    corpus = read_corpus(write_story(tmp_path / "story", Generator(1).story()))
    assert corpus.lines["part"].value_counts().to_dict() == {"body": OUTLETS * PARAGRAPHS, "headline": OUTLETS}


def test_the_planted_term_is_the_first_outlets():
    bodies = [words(Generator(seed).story(k=8)) for seed in range(5)]
    counts = [[body.count(MARK) for body in story] for story in bodies]
    assert all(first > max(others) for first, *others in counts)
    assert all(any(others) for _, *others in counts)


def test_without_a_difference_the_outlets_use_the_term_alike():
    counts = [
        sum(body.count(MARK) for body in column)
        for column in zip(*(words(Generator(s).story()) for s in range(60)), strict=True)
    ]
    assert max(counts) < 1.5 * min(counts)


def test_a_topic_of_an_article_stays_in_it():
    generator = Generator(3)
    topics = [
        {word for topic in generator.topics for word in topic} & set(body)
        for body in words(generator.story(by_article=True))
    ]
    assert all(1 <= len(found) <= 3 for found in topics)


def test_several_articles_an_outlet_are_dealt_whole(tmp_path):
    corpus = read_corpus(write_story(tmp_path / "story", Generator(2).story(articles=2, by_article=True)))
    assert corpus.articles["outlet"].value_counts().to_dict() == {f"Outlet {n}": 2 for n in range(OUTLETS)}
    assert set(measure_distinctiveness(corpus)["unit"]) == {"article"}


def test_shares_of_findings(tmp_path):
    corpus = read_corpus(write_story(tmp_path / "story", Generator(1).story()))
    found = simulate.false_findings(corpus)
    p = measure_distinctiveness(corpus)["p"].dropna()
    assert found["terms: tests with p <= .05"] == pytest.approx((p <= 0.05).mean())
    assert all(0 <= share <= 1 for share in found.values())


def test_a_strong_difference_is_found_and_none_is_not(tmp_path):
    strong = simulate.true_findings(read_corpus(write_story(tmp_path / "strong", Generator(1).story(k=10, glad=1))))
    assert strong["term: found with q <= .05"] == 1 and strong["tone: pairs found with q <= .05"] == 1
    assert strong["loaded words: found with q <= .05"] == 1


def test_facts_told_by_chance_are_reviewed_in_every_article(tmp_path):
    bodies = simulate.cut_short(Generator(1).story(), random.Random(1))
    assert len({len(articles[0]) for articles in bodies}) > 1
    ledger = simulate.told_at_random(bodies, random.Random(1))
    corpus = read_corpus(write_story(tmp_path / "story", bodies, ledger))
    assert set(measure_coverage(corpus)["decided_by"]) == {"reviewed"}
    found = simulate.omissions_by_chance(corpus)
    assert found and all(0 <= share <= 1 for share in found.values())


def test_means_come_with_their_error():
    table = simulate.simulate(
        lambda draw: (Generator(draw).story(),),
        lambda corpus: {"n": len(corpus.outlets), "words": corpus.articles["n_words"].sum()},
        3,
    )
    assert table.loc["n"].tolist() == [OUTLETS, 0] and table.loc["words", "error"] > 0
