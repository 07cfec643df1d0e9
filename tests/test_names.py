"""Proposals for names that nobody listed, on a made-up town."""

import pytest

from analysis.corpus.names import propose_aliases

ONE = "The talks ended late. Mayor Olga Petrenko left at noon. On Friday Petrenko met the Russian envoy in Kyiv."
TWO = "It was a long day. The mayor, Olga Petrenka, smiled, and later Petrenka spoke. In Kiev the Russians wept."


def pairs(corpus):
    table = propose_aliases(corpus)
    return {(*sorted((row["name"], row["variant"])), row["reason"]) for _, row in table.iterrows()}


def test_spellings_places_and_surnames_are_proposed(make_corpus):
    found = pairs(make_corpus({"a": ONE, "b": TWO}))
    assert ("Petrenka", "Petrenko", "spelling") in found
    assert ("Kiev", "Kyiv", "place name") in found
    assert ("Olga Petrenko", "Petrenko", "surname") in found


def test_a_name_may_open_with_any_capital(make_corpus):
    one, two = (text.replace("Petrenk", "Šetrenk") for text in (ONE, TWO))
    assert ("Šetrenka", "Šetrenko", "spelling") in pairs(make_corpus({"a": one, "b": two}))


def test_a_derived_word_is_no_spelling(make_corpus):
    assert not any({"Russian", "Russians"} <= {a, b} for a, b, _ in pairs(make_corpus({"a": ONE, "b": TWO})))


@pytest.mark.parametrize(("name", "other", "one"), [
    ("Gore", "George", False), ("Austria", "Australia", False), ("Johnson", "Johnston", False),
    ("Washington", "WASHINGTON", False), ("Democratic", "Democratically", False), ("Democratic", "Democrats", False),
    ("Germany", "German", False), ("Israeli", "Israel", False),
    ("Zelenskyy", "Zelensky", True), ("Gaddafi", "Gadhafi", True), ("Erdoğan", "Erdogan", True),
    ("Viktor", "Victor", True), ("Hofeller", "Hoffler", True), ("Aleksander", "Alexander", True),
    ("Stephanie", "Stefanie", True), ("Jarosław", "Jaroslaw", True), ("Sørensen", "Sorensen", True),
    ("Abdul-Aziz", "Abdulaziz", True), ("Sana'a", "Sanaa", True),
])  # fmt: skip
def test_spellings_of_one_name_have_its_consonants(make_corpus, name, other, one):
    texts = (f"It was late. On Monday the people of {form} came, and {form} was glad of it." for form in (name, other))
    found = pairs(make_corpus(dict(zip("ab", texts, strict=True))))
    assert found == ({(*sorted((name, other)), "spelling")} if one else set())


@pytest.mark.parametrize(("actor", "asked"), [("The DOCKWA", True), ("The Dockwa", True), ("Ada Quist", False)])
def test_other_capitals_are_asked_about_where_an_actor_has_one_of_them(make_corpus, actor, asked):
    texts = {
        name: f"It was late. On Monday the men of {form} came." for name, form in (("a", "DOCKWA"), ("b", "Dockwa"))
    }
    found = pairs(make_corpus(texts, actors=[{"name": actor}]))
    assert found == ({("DOCKWA", "Dockwa", "spelling")} if asked else set())


def test_two_names_in_one_article_are_two(make_corpus):
    text = "It was late. On Monday Petrenko met Petrenka, and both were glad of it."
    assert not [row for row in pairs(make_corpus({"a": text, "b": ONE})) if row[2] == "spelling"]


def test_what_is_listed_is_not_proposed(make_corpus):
    actors = [{"name": "Olga Petrenko", "aliases": ["Petrenko", "Petrenka", "Olga Petrenka"]}]
    found = pairs(make_corpus({"a": ONE, "b": TWO}, actors=actors))
    assert {reason for *_, reason in found} == {"place name"}


def test_titles_and_months_are_no_forenames(make_corpus):
    text = "It rained. In March Petrenko came. Dr Petrenko stayed. So did Petrenko."
    assert not pairs(make_corpus({"a": text}))


def test_a_possessive_plural_within_a_name_does_not_end_it(make_corpus):
    one = "The strike went on. Members of the Quarry Workers' Union met on the quarry’s edge, and the Dock Workers' Union too."
    two = "It was cold. The quarry was shut. The Dock Workers’ Union met, and the Quarry Workers’ Union marched."
    assert not [row for row in pairs(make_corpus({"a": one, "b": two})) if "Workers" in row]
