import pytest

from analysis.measures.language.casualties import find_casualties


@pytest.mark.parametrize(
    ("text", "fate", "n"),
    [
        ("Storm kills four on the coast", "dead", 4),
        ("Five people have lost their lives in the floods.", "dead", 5),
        ("The fire left three dead.", "dead", 3),
        ("At least 14 of the passengers were seriously injured.", "hurt", 14),
        ("The death toll rose on Friday to 27.", "dead", 27),
        ("The blast injured about 30.", "hurt", 30),
    ],
)
def test_the_dead_and_the_hurt(text, fate, n):
    assert [(found.fate, found.count.low) for found in find_casualties(text)] == [(fate, n)]


@pytest.mark.parametrize(
    "text",
    [
        "Two men killed a guard.",
        "Some 400 sheep died in the snow.",
        "It was killing them three times as fast.",
        "No one was hurt.",
        "The 30 dead trees were felled.",
    ],
)
def test_no_casualties(text):
    assert find_casualties(text) == ()


def test_a_toll_has_the_bound_before_it():
    (found,) = find_casualties("The quake killed at least 20 people.")
    assert (found.count.bound, found.count.start) == ("at least", 17)
