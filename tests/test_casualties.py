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
        ("Nine of them needed treatment.", "hurt", 9),
        ("Officers made 19 arrests at the march.", "arrested", 19),
        ("Some 2,300 were moved to safety.", "moved", 2300),
        ("The owner will shed 740 jobs.", "jobless", 740),
        ("It costs 810 employees their livelihood.", "jobless", 810),
        ("A tram with 62 people aboard stood still.", "aboard", 62),
        ("A tram carrying 62 passengers stood still.", "aboard", 62),
        ("Two of the boys are missing.", "missing", 2),
        ("Crews rescued 12 sailors.", "rescued", 12),
        ("Some 45,000 homes lost power.", "dark", 45000),
        ("The march drew 5,000 people.", "gathered", 5000),
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
        "Two officers arrested a clerk.",
        "The fair drew 30 complaints.",
        "A tram that can carry 62 passengers stood still.",
        "The owner will cut 740 metres of rope.",
        "The 30 dead trees were felled.",
    ],
)
def test_no_casualties(text):
    assert find_casualties(text) == ()


def test_a_toll_has_the_bound_before_it():
    (found,) = find_casualties("The quake killed at least 20 people.")
    assert (found.count.bound, found.count.start) == ("at least", 17)
