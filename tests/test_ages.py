import pytest

from analysis import measure_discrepancies

NAMED = "Rosa Quennell, 46, has kept the light on the point since spring."


def aged(make_corpus, *bodies):
    corpus = make_corpus({n: f"Item {n}\n\n{body}\n" for n, body in zip("abc", bodies, strict=False)})
    table = measure_discrepancies(corpus)
    ages = table[table["unit"] == "age"]
    return [(int(row.version), corpus.texts[row.article][row.start : row.end]) for row in ages.itertuples()]


@pytest.mark.parametrize(
    "other",
    [
        "The harbour gave a boat to Rosa Quennell, 48.",
        "A boat was given to Rosa Quennell, a 48-year-old keeper.",
        "The 48-year-old keeper Rosa Quennell was given a boat.",
        "Nobody had asked Quennell, who is 48, about the boat.",
        "Nobody had asked Rosa Quennell. The 48-year-old was out fishing.",
        "Who is Rosa Quennell? She's 48, and out fishing.",
        "Rosa Quennell, at 48 the oldest keeper, was given a boat.",
        "Nobody had asked Rosa Quennell. The harbour gave the 48-year-old a boat.",
        "Nobody had asked Rosa Quennell. Tom Varley gave the 48-year-old a boat.",
    ],
)
def test_the_age_of_one_person(make_corpus, other):
    assert [version for version, _ in aged(make_corpus, NAMED, other)] == [1, 2]


@pytest.mark.parametrize(
    "other",
    [
        "Her brother Alan Quennell, 63, mended the boat.",
        "Rosa Quennell, 46, gave a boat to Tom Varley. The 48-year-old was pleased.",
        "Nobody had asked Rosa Quennell about Tom Varley. The 48-year-old was out fishing.",
        "The 48-year-old told Rosa Quennell about the boat.",
        "The prize went to Rosa Quennell, 46, and later to Rosa Quennell, 48.",
        "The prize went to Rosa Quennell. She was 40 and could not swim.",
        "Rosa Quennell is 48 and a half minutes behind.",
        "Rosa Quennell came with her coach. She is 48.",
        "Rosa Quennell's coach came too. She is 48.",
        "The coach of Rosa Quennell came too. The 48-year-old was pleased.",
        "Rosa Quennell came too. He is 48.",
        "The prize went to Mr Quennell, 48.",
        "Quennell, 24, is the daughter of Rosa Quennell.",
        "Rosa Quennell saved the 48-year-old from the sea.",
        "Rosa Quennell came. Rosa Quennell saved the 48-year-old from the sea.",
        "As a 40-year-old, Rosa Quennell could not swim.",
        "In the year that Rosa Quennell, 48 boats and a lighthouse made the news, it rained.",
    ],
)
def test_ages_of_two_persons_or_of_one_article_make_no_point(make_corpus, other):
    assert aged(make_corpus, NAMED, other) == []


def test_an_age_in_words_is_the_same_age(make_corpus):
    told = "Forty-six-year-old Rosa Quennell went fishing.", "Rosa Quennell, 49, went fishing."
    found = aged(make_corpus, NAMED, *told)
    assert found == [(1, "46"), (1, "Forty-six-year-old"), (2, "49")]


@pytest.mark.parametrize(("other", "versions"), [("Rosa Quennell", [1, 2]), ("Alan Quennell", [])])
def test_a_family_name_alone_is_that_of_one_person(make_corpus, other, versions):
    told = (
        "The harbour thanked Rosa Quennell. Quennell, 46, went fishing.",
        f"Nobody asked {other}. The 48-year-old slept.",
    )
    assert [version for version, _ in aged(make_corpus, *told)] == versions


def test_the_age_of_a_person_who_has_no_age_beside_the_name(make_corpus):
    mine, yours = (f"The court heard Rosa Quennell. Jurors found the {n}-year-old guilty." for n in (58, 56))
    assert aged(make_corpus, mine, yours) == [(1, "58-year-old"), (2, "56-year-old")]
