import pytest

from analysis.corpus.story import Actor
from analysis.measures.attribution.cast import Cast


@pytest.fixture
def cast(lay_out):
    def gathered(*lines, actors=()):
        text, _, layout = lay_out(*lines)
        return Cast(layout, actors), len(text)

    return gathered


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Mayor Ann Lee came.", "Lee said it was safe."], ("Ann Lee", "name")),
        (["Ann Lee came.", "Ms. Lee said it was safe."], ("Ann Lee", "name")),
        (["Ann Lee came.", "It was late, her mother, Rose Lee, said. “It is safe,” Lee added."], ("Rose Lee", "name")),
        (["Ann Lee came.", "Her mother, Rose Lee, came.", "Lee said it was safe."], ("Ann Lee", "name")),
        (["Ann Lee and her mother, Rose Lee, came. Lee said it was safe."], ("Ann Lee", "name")),
        (["Qirn Xo, who sails, came.", "“It is safe,” Qirn said."], ("Qirn Xo", "name")),
        (["Sir Robert Roe came.", "Sir Robert said it was safe."], ("Robert Roe", "name")),
        (
            [
                "Robert Roe came.",
                "The detective, Xo Roe, said it was late.",
                "It rained.",
                "Inspector Roe said it was safe.",
            ],
            ("Xo Roe", "name"),
        ),
        (["“It is safe,” said Xo Qirn KC."], ("Xo Qirn", "name")),
        (["Bo Roe, 40, and Bo Poe, 50, came.", "Bo said it was safe."], ("Bo", "name")),
        (["“It is safe,” said Labour's Robert Roe."], ("Robert Roe", "name")),
        (["“It is safe,” said Lloyd's Register."], ("Lloyd's Register", "name")),
        (["Chief Constable Xo Qirn said it was safe."], ("Xo Qirn", "name")),
        (["Robert Roe Jr. and his father came.", "Roe Jr. said it was safe."], ("Robert Roe Jr.", "name")),
    ],
)
def test_a_family_name_stands_for_who_is_named_in_full(last, lines, expected):
    assert last(*lines) == expected


def test_a_title_tells_two_of_one_family_apart(last):
    lines = ["Susan Roe and Robert Roe came. It rained. It rained on. It stopped."]
    assert last(*lines, "Mr. Roe said it was safe.") == ("Robert Roe", "name")
    assert last(*lines, "Mrs. Roe said it was safe.") == ("Susan Roe", "name")
    assert last("Lorraine Poe and Malcolm Poe came.", "Mr Poe said it was safe.") == ("Malcolm Poe", "name")


def test_a_title_that_fits_nobody_named_in_full_is_of_somebody_else(last):
    lines = ["Susan Roe came.", "Roe said it was safe."]
    assert last(*lines, "It rained. Mr. Roe left. It was late, said Roe.") == ("Roe", "name")


def test_titles_tell_two_apart_who_are_not_named_in_full(last):
    lines = ["Mrs Roe, who had lost Jack, came.", "Mr Roe, of the Dock Union, said it was dry."]
    assert last(*lines, "It was safe, he said.") == ("Mr Roe", "pronoun")
    assert last(*lines, "Mrs. Roe said it was safe.") == ("Ms Roe", "name")


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Susan Roe", "Susan Roe"), ("Mrs Roe", "Ms Roe"), ("Mr Roe", "Robert Roe"), ("Chairwoman Roe", "Robert Roe")],
)
def test_an_alias_behind_a_title_or_given_name_of_the_other_gender_is_no_actor(last, name, expected):
    actor = Actor(name="Robert Roe", kind="official", aliases=["Roe"])
    assert last(f"“It is safe,” said {name}.", actors=[actor]) == (expected, "name")


def test_a_title_further_on_tells_nothing_before_its_bearer_is_named(resolve):
    first, *_ = resolve("Robert Roe came.", "Roe said it was safe.", "Susan Roe came.", "Ms Roe said it was dry.")
    assert first.name == "Robert Roe"


def test_a_title_that_fits_nobody_named_in_full_is_that_of_the_one_actor(last):
    actors = [Actor(name=name, kind="official") for name in ("Robert Roe", "Susan Roe", "Ann Lee")]
    assert last("Robert Roe came. Ms Roe said it was safe.", actors=actors) == ("Susan Roe", "name")


def test_of_two_the_one_named_in_full_in_the_sentence_is_meant_else_the_first(cast):
    found, end = cast("Ann Roe came. It rained.", "Bo Roe left, and Roe sang.")
    assert found.named("Roe", end).name == "Bo Roe"
    found, end = cast("Ann Roe came. It rained.", "Bo Roe left.", "Roe sang.")
    assert found.named("Roe", end).name == "Ann Roe"


def test_junior_is_of_the_family_too(cast):
    found, _ = cast("Robert Roe Jr. met Susan Roe.")
    assert [entity.name for entity in found.family("Roe")] == ["Robert Roe Jr", "Susan Roe"]
    assert [entity.name for entity in found.family("Roe Jr")] == ["Robert Roe Jr"]


def test_a_role_is_of_who_was_last_named_with_one_that_can_stand_for_it(cast):
    found, end = cast("Senator Ann Lee came.", "Senator Bo Roe left.")
    assert found.with_role("lawmaker", end).name == "Bo Roe"
    assert found.with_role("lawmaker", 10).name == "Ann Lee"
    assert found.with_role("mayor", end) is None


def test_names_within_a_quotation_are_not_in_the_outlets_own_words(cast):
    found, end = cast("Ann Lee said “we trust Bo Roe in this” to Al Poe.")
    assert [entity.name for entity in found.mentioned(0, end)] == ["Ann Lee", "Al Poe"]


@pytest.mark.parametrize(
    ("given", "expected"),
    [("Tim", "Tim Roe"), ("Bob", "Robert Roe"), ("Ron", "Robert Roe"), ("Xo", "Robert Roe"), ("Bill", "Bill Roe")],
)
def test_an_alias_is_not_of_another_of_the_family(last, given, expected):
    actor = Actor(name="Robert Roe", kind="official", aliases=["Roe"])
    assert last(f"{given} Roe, a sailor, came.", "Roe said it was safe.", actors=[actor]) == (expected, "name")


def test_an_alias_is_the_actors_where_the_article_names_him_last(last):
    actor = Actor(name="Robert Roe", kind="official", aliases=["Roe"])
    assert last("Robert Roe came.", "Roe said it was safe.", actors=[actor]) == ("Robert Roe", "name")
    assert last("The mayor came.", "Roe said it was safe.", actors=[actor]) == ("Robert Roe", "name")


def test_a_noun_stands_for_the_one_body_whose_name_ends_so(cast):
    found, end = cast("The Hull Sea Park opened.", "It rained.")
    assert found.so_named("park", end).name == "Hull Sea Park"
    assert found.so_named("park", 3) is None
    found, end = cast("The Hull Sea Park met the Tern Sea Park.")
    assert found.so_named("park", end) is None


def test_a_name_in_capitals_is_the_one_spelled_elsewhere(cast):
    found, end = cast("Susan McRoe came.", "It was ROE and MCROE and SUSAN MCROE.")
    assert [found.named(name, end).name for name in ("MCROE", "SUSAN MCROE", "ROE")] == ["Susan McRoe"] * 2 + ["ROE"]


def test_an_actor_ends_the_phrase(cast):
    council = Actor(name="Port Council", kind="institution", aliases=["the council"])
    found, _ = cast("It rained.", actors=[council])
    assert found.actor("the old Port Council") is council
    assert found.actor("The council") is council
    assert found.actor("the council of Hull") is None


def test_an_entity_speaks_with_the_kind_of_the_actor_of_a_role_or_of_its_last_word(cast):
    found, end = cast("Senator Ann Lee met the Harbour Office.", actors=[Actor(name="Bo Roe", kind="expert")])
    assert found.named("Ann Lee", end).speaker("name").kind == "official"
    assert found.named("Bo Roe", end) is None
    found, end = cast("Senator Bo Roe came.", actors=[Actor(name="Bo Roe", kind="expert")])
    speaker = found.named("Mr. Roe", end).speaker("role")
    assert (speaker.name, speaker.by, speaker.actor, speaker.kind) == ("Bo Roe", "role", "Bo Roe", "expert")
