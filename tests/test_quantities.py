import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.measures.language import quantities
from analysis.measures.language.quantities import find_bare, find_numbers, find_quantities, gap, in_one_measure


def read(text):
    return [(q.low, q.high, q.dimension) for q in find_quantities(text)]


@pytest.mark.parametrize("text, low, high, dimension", [
    ("It cost $11.4m to mend", 11.4e6, 11.4e6, "$"),
    ("It cost $11.4 million to mend", 11.4e6, 11.4e6, "$"),
    ("between 1,200 and 1,500 boats", 1200, 1500, ""),
    ("from $1.2 to $1.5 billion", 1.2e9, 1.5e9, "$"),
    ("twenty-five boats", 25, 25, ""),
    ("two hundred and fifty boats", 250, 250, ""),
    ("3 to 4 million boats", 3e6, 4e6, ""),
    ("two to three million boats", 2e6, 3e6, ""),
    ("between 3 million and 4 million boats", 3e6, 4e6, ""),
    ("It cost $11.4m.", 11.4e6, 11.4e6, "$"),
    ("It cost EUR480m.", 480e6, 480e6, "€"),
    ("It cost GBP 2 million.", 2e6, 2e6, "£"),
    ("2000 people came", 2000, 2000, ""),
    ("a 34-year-old boat", 34, 34, "age"),
    ("she is 71 years old", 71, 71, "age"),
    ("half a million people", 5e5, 5e5, ""),
    ("hundreds of thousands of birds", 2e5, 999900, ""),
    ("15 per cent of the fleet", 15, 15, "%"),
    ("a 2-mile fence", 3218.688, 3218.688, "m"),
    ("three kilometres of road", 3000, 3000, "m"),
    ("16 inches of sand", 0.4064, 0.4064, "m"),
    ("a 20mg dose", 2e-5, 2e-5, "kg"),
    ("at 20mg.", 2e-5, 2e-5, "kg"),
    ("500 micrograms of salt", 5e-7, 5e-7, "kg"),
    ("0.5 mg of salt", 5e-7, 5e-7, "kg"),
    ("it lost 4.4lb", 1.995796, 1.995796, "kg"),
    ("40 pounds of salt", 18.1436, 18.1436, "kg"),
    ("two square miles of heath", 5179976.22068, 5179976.22068, "m²"),
    ("500 acres of heath", 2023430, 2023430, "m²"),
    ("winds of 60 miles per hour", 26.8224, 26.8224, "m/s"),
    ("winds of 90km/h", 25, 25, "m/s"),
    ("One in five sailors was ill", 20, 20, "%"),
    ("One sailor in five was ill.", 20, 20, "%"),
    ("nine out of ten sailors", 90, 90, "%"),
    ("two-thirds of the fleet", 200 / 3, 200 / 3, "%"),
    ("it sold half its boats", 50, 50, "%"),
    ("the catch fell by a quarter.", 25, 25, "%"),
    ("half a mile of quay", 804.672, 804.672, "m"),
    ("a five-hour meeting", 18000, 18000, "s"),
    ("one hundred and twenty thousand boats", 120_000, 120_000, ""),
    ("two hundred fifty boats", 250, 250, ""),
    ("one thousand two hundred and six boats", 1206, 1206, ""),
    ("between two hundred and three thousand boats", 200, 3000, ""),
    ("between one hundred and ten and two hundred boats", 110, 200, ""),
    ("they lost at least two hundred one day", 200, 200, ""),
    ("two dozen boats", 24, 24, ""),
    ("half a dozen boats", 6, 6, ""),
    ("a two-and-a-half-hour meeting", 9000, 9000, "s"),
    ("one and a half hours", 5400, 5400, "s"),
    ("three and a half million boats", 3.5e6, 3.5e6, ""),
    ("1.2 lakh voters", 120_000, 120_000, ""),
    ("12,50,000 voters", 1_250_000, 1_250_000, ""),
    ("2-3 lakh voters", 2e5, 3e5, ""),
    ("lakhs of pilgrims", 2e5, 9.999e6, ""),
    ("It cost Rs 90 lakh to mend", 9e6, 9e6, "₹"),
    ("It cost Rs. 2000 crore to mend", 2e10, 2e10, "₹"),
    ("It cost Rs 2-3 cr to mend", 2e7, 3e7, "₹"),
    ("It cost Rs 20,00,000 to mend", 2e6, 2e6, "₹"),
    ("It cost ₹5 lakh crore to mend", 5e12, 5e12, "₹"),
    ("It cost 90 lakhs rupees to mend", 9e6, 9e6, "₹"),
    ("It cost ₦5 billion to mend", 5e9, 5e9, "₦"),
    ("It cost N450m to mend", 4.5e8, 4.5e8, "₦"),
    ("It cost N617 to mend", 617, 617, "₦"),
    ("It cost R3 million to mend", 3e6, 3e6, "R"),
    ("It cost KSh5,000 to mend", 5000, 5000, "Sh"),
    ("It cost A$3 million to mend", 3e6, 3e6, "A$"),
    ("It cost £2tn to mend", 2e12, 2e12, "£"),
])  # fmt: skip
def test_values_and_units(text, low, high, dimension):
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high, quantity.dimension) == (pytest.approx(low), pytest.approx(high), dimension)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two crews died and 41 were injured when it sank.", {"people"}),
        ("It left 41 hurt.", {"people"}),
        ("It left 41 dead boats.", {"dead", "boat"}),
    ],
)
def test_who_is_hurt_or_killed_is_people(text, counted):
    assert find_quantities(text)[-1].counted == counted


@pytest.mark.parametrize("text, low, high, dimension, counted", [
    ("The number of sailors with a cold rose to 32, they say.", 32, 32, "", {"sailor"}),
    ("Sailors aged 45 to 80 came.", 45, 80, "age", set()),
])  # fmt: skip
def test_what_is_counted_may_stand_before(text, low, high, dimension, counted):
    (quantity,) = find_quantities(text)
    assert (quantity.low, quantity.high, quantity.dimension, quantity.counted) == (low, high, dimension, counted)


@pytest.mark.parametrize("text", ["The vote was 7-5 again", "It passed 7–5", "by seven votes to five", "seven to five"])
def test_a_score_in_any_form_is_one_value(text):
    assert read(text) == [(7, 5, "score")]


@pytest.mark.parametrize("text", [
    "Seven of them voted for the plan and five against", "with 7 votes in favour and 5 against", "seven were in favor, five voted against",
])  # fmt: skip
def test_a_vote_in_words_is_a_score(text):
    assert read(text) == [(7, 5, "score")]


def test_a_march_against_a_plan_is_no_vote():
    text = "Seven members voted for the landing while 300 people marched against it"
    assert "score" not in {dimension for *_, dimension in read(text)}


@pytest.mark.parametrize("text", [
    "it opened on June 1 in two towns", "on day one in three towns", "the Falcon 7 in 10 hangars", "two quarters of falling catches",
    "the northern half of the town", "the latter half of the year", "its front half of steel",
])  # fmt: skip
def test_what_only_looks_like_a_share(text):
    assert "%" not in {dimension for *_, dimension in read(text)}


@pytest.mark.parametrize("text", [
    "The Falcon 9 rocket", "The Örn 9 rocket", "Ana Brandt, 71, a sailor", "the 2nd boat", "at 2:20 p.m. today", "at 20.10 the gate opened", "in 2019, 2020 and 2021",
    "the first half of the year", "a third of a century", "a quarter of an hour", "by a third party", "a 5G mast",
    "on 3 May", "on 14.02.2026 people came", "on 14-02-2026", "one of the sailors", "half past eleven", "twice a week", "a boat", "an F-16 jet", "a second berth", "the R61 road", "an N95 mask",
])  # fmt: skip
def test_names_ages_times_dates_and_articles_are_no_quantities(text):
    assert read(text) == []


@pytest.mark.parametrize("text, bound, about, added", [
    ("at least 14 boats", "at least", False, False),
    ("at least another 14 boats", "at least", False, True),
    ("more than 14 boats", "at least", False, False),
    ("no more than 14 boats", "at most", False, False),
    ("none of them more than ten minutes away", "at most", False, False),
    ("up to 14 boats", "at most", False, False),
    ("within ten minutes of it", "at most", True, False),
    ("as many as 14 boats", "at most", True, False),
    ("over ten years", "", False, False),
    ("the crew goes up to 14 men", "", False, False),
    ("told to hand over 14 boats", "", False, False),
    ("they had another within ten years", "at most", True, False),
    ("almost a third of the boats", "", True, False),
    ("some 14 boats", "", True, False),
    ("another 14 boats", "", False, True),
    ("another about 14 boats", "", True, True),
    ("an additional estimated 14 boats", "", False, True),
    ("a dozen boats", "", True, False),
])  # fmt: skip
def test_words_before_a_number(text, bound, about, added):
    (quantity,) = find_quantities(text)
    assert (quantity.bound, quantity.about, quantity.added) == (bound, about, added)


def test_an_estimate_may_stand_before_or_behind():
    texts = "an estimated $4 million", "$4 million by the estimate of its clerk", "estimates put it at $4 million"
    assert [q.estimated for text in texts for q in find_quantities(text)] == [True] * 3
    ten_years, cost = find_quantities("Under a 10-year lease, the town will lose an estimated $4 million")
    assert cost.estimated and not ten_years.estimated


def test_what_is_counted():
    thirty, ninety = find_quantities("30 of the pier's 90 steel piles were bad")
    assert "pile" in thirty.things and ninety.things == {"steel", "pile"}


def test_the_interval_that_the_words_allow():
    least, most, round_ = find_quantities("more than 400 boats, up to 20 boats, about 100 boats")
    assert least.interval == (400, math.inf) and most.interval == (0, 20)
    assert round_.interval == pytest.approx((90, 110))


def test_the_gap_is_relative_and_none_where_ranges_meet():
    a, b, c = find_quantities("300 boats, 400 boats, 250 to 350 boats")
    assert gap(a, b) == 0.25 and gap(a, c) == 0


@given(st.integers(13, 999_999))
def test_any_whole_number_is_read_back(n):
    (quantity,) = find_quantities(f"They counted {n:,} boats there")
    assert quantity.low == quantity.high == n


WORDS = (
    "another about an estimated additional further at least up to more than within over under some nearly as many another half"
    " a an one two dozen hundred million of the 14 1,200 4.5 2026 $3m 20% per cent km hours age aged 46 between and from to or"
    " boats people died, rose fell by 12-year-old third quarter not no"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
@example("another about 14 boats")
def test_any_order_of_words_about_numbers_is_read(text):
    assert all(0 <= q.start < q.end <= len(text) and q.low <= q.high for q in find_quantities(text))


@given(st.text(alphabet="0123456789 ,.-$%€m toandbetwenlr'“”:\n", max_size=60))
def test_any_text_gives_places_within_it_in_order(text):
    found = find_quantities(text)
    assert all(0 <= q.start < q.end <= len(text) and q.low >= 0 for q in found)


def test_all_numbers_of_a_text_whatever_they_count():
    assert find_numbers("He killed ten and hurt 40 people in 2019, at $1.5m a day.") == {10, 40, 2019, 1.5e6, 1}


def test_dollars_of_two_countries_are_two_currencies():
    plain, american, australian, rupees = find_quantities("$5 million, US$5 million, A$5 million, Rs 5 million")
    assert in_one_measure(plain, american) and in_one_measure(australian, plain)
    assert not in_one_measure(american, australian) and not in_one_measure(plain, rupees)


def test_figures_whose_unit_stands_with_another():
    assert find_bare("The crew asks for 8 per cent; the port offers 4.5.") == {("%", 4.5)}
    assert find_bare("It costs $9 million now; it was 3 million.") == {("$", 3e6)}
    assert find_bare("It offers $4.5, 3.5% and 40 boats.") == set()
    assert find_bare("It rose by 8% on April 15, 2023, at 10:30, when Ann Lee, 43, met 12 of the men.") == set()
    assert find_bare("The son of Ann Lee, 15, was aboard with 12 (of 20).") == set()


def test_a_number_is_read_by_what_stands_near_it_however_long_the_line(monkeypatch):
    seen, before = [], quantities._before
    monkeypatch.setattr(quantities, "_before", lambda plain, at: seen.append(before(plain, at)) or seen[-1])
    assert len(find_quantities("and 12 boats moored " * 5_000)) == 5_000
    assert max(map(len, seen)) <= 100
    far, near = (find_quantities(f"The board has 8 {'members ' * n}gulls.")[0] for n in (20, 5))
    assert near.things - far.things == {"gull"}
