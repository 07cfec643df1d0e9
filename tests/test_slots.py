import pytest

from analysis import measure_discrepancies

# So that a story has more to tell than the two sentences compared.
MORE = (
    "A baker on the square sells rye loaves to tourists. Rain soaked the tents of a circus. Clerks kept an old map in a drawer.",
    "An orchard behind the chapel lost its fence to deer. Painters covered a gate in green. Swans nest below the mill.",
)


def found(make_corpus, mine, yours, kind):
    texts = {
        name: f"Item {name}\n\n{told} {more}\n" for name, told, more in zip("ab", (mine, yours), MORE, strict=True)
    }
    corpus = make_corpus(texts, event_date="2027-10-05")
    table = measure_discrepancies(corpus)
    return [corpus.texts[r.article][r.start : r.end] for r in table[table["kind"] == kind].itertuples()]


@pytest.mark.parametrize(
    ("mine", "yours", "days"),
    [
        (  # "last" and an examination: another expression, in clauses alone
            "Its last check took place on 14 November, long before the ropes began to swing.",
            "Papers that lie in the town hall show that the lift was last examined on 30 October and was given a licence.",
            ["14 November", "30 October"],
        ),
        (
            "The ruling on the permit is expected in December, if the court sits.",
            "Ministers, who have little time, must decide on the permit in November.",
            [],
        ),
        (  # years: four words in the sentences
            "The investigation began in 2022 after an accountant reported unusual payments.",
            "An accountant's tip about odd payments set off the inquiry in 2021.",
            ["2022", "2021"],
        ),
        (
            "Fares at the pier were high in 2022, as guests recall.",
            "In 2021, as it rained, fares at the pier were high.",
            [],
        ),
        (  # each day is over here and to come there
            "The court ruled on the permit in September, as all had hoped.",
            "Neighbours hope that the court will rule on the permit in November.",
            [],
        ),
        (  # a day that names something
            "Papers that lie in the town hall praise the September 2027 check, the last one.",
            "Its last check took place on 14 August, long before the ropes began to swing.",
            [],
        ),
        (
            "Its last check took place by 14 November, long before the ropes began to swing.",
            "Papers that lie in the town hall show that the lift was last examined on 30 October and was given a licence.",
            [],
        ),
    ],
)
def test_days_in_clauses_that_tell_the_same(make_corpus, mine, yours, days):
    assert found(make_corpus, mine, yours, "date") == days


def test_a_clause_that_is_as_much_like_another_one_tells_of_neither(make_corpus):
    mine = "Its last check took place on 14 November, long before the ropes began to swing."
    yours = (
        "The lift was last examined on 30 October, it is said. The bridge was last examined on 2 October, it is said."
    )
    assert found(make_corpus, mine, yours, "date") == []


@pytest.mark.parametrize(
    ("yours", "times"),
    [
        ("At Aske, where a bridge fell into the water at 3 a.m., the river rose.", ["1 a.m", "3 a.m"]),
        (
            "At Aske, where every day a car fell into the water at 3 a.m. from a bridge that nobody minded, the river rose.",
            [],
        ),
    ],
)
def test_clock_times_in_clauses_that_tell_the_same(make_corpus, yours, times):
    mine = "The bridge, which was old, fell into the water at 1 a.m. while people slept."
    assert found(make_corpus, mine, yours, "time") == times


@pytest.mark.parametrize(
    ("yours", "numbers"),
    [
        ("As talks broke off, counting was delayed in three districts.", ["two districts", "three districts"]),
        ("As talks broke off, counting was delayed in over one district.", []),
        ("As talks broke off, three districts cheered.", []),
    ],
)
def test_numbers_in_clauses_that_tell_the_same(make_corpus, yours, numbers):
    mine = "The count was held up in two districts, because paper had run out."
    assert found(make_corpus, mine, yours, "number") == numbers
