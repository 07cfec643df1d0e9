import pytest

from analysis.corpus.story import Actor
from analysis.measures.attribution.speakers import Speakers
from analysis.measures.attribution.speech import Paragraph, Statement, find_statements

ACTORS = [
    Actor(name="Ann Lee", kind="official", aliases=["Lee", "the mayor"]),
    Actor(name="Port Council", kind="institution", aliases=["the council"]),
]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Harbour master Ann Lee came.", "“It is safe now,” the harbour master said."], ("Ann Lee", "role")),
        (["Robert Roe, a pensioner, came.", "The driver said it was safe."], ("the driver", "description")),
        (["Robert Roe, a driver, came.", "The driver said it was safe."], ("Robert Roe", "role")),
        (["Ann Lee, a senator, came.", "The lawmaker said it was safe."], ("Ann Lee", "role")),
        (["“It is safe now,” the harbour master said."], ("the harbour master", "description")),
        (["Susan Lee came.", "She and Robert Roe said it was safe."], ("Susan Lee and Robert Roe", "name")),
        (["Susan Lee, Robert Roe and Ann Poe said it was safe."], ("Susan Lee, Robert Roe and Ann Poe", "name")),
        (["Susan Lee and two others said it was safe."], ("Susan Lee and two others", "name")),
        (["Susan Roe met Robert Roe.", "She smiled.", "Her brother said it was safe."], ("Robert Roe", "role")),
        (["Robert Roe Jr. came.", "His father said it was safe."], ("Robert Roe", "role")),
        (["Both Susan Lee and Robert Roe said it was safe."], ("Susan Lee and Robert Roe", "name")),
        (["“It is safe,” said its manager for the north, Xo Qirn."], ("Xo Qirn", "name")),
        (["“It is safe,” said its manager, Xo Qirn, and left."], ("Xo Qirn", "name")),
        (["“It is safe,” said the head of the office, Xo van der Qirn."], ("Xo van der Qirn", "name")),
        (["It was safe, said the mayor of Hull, Susan Roe."], ("Susan Roe", "name")),
        (["The chair of the board, the former judge Susan Roe, said it was safe."], ("Susan Roe", "name")),
        (["Susan Roe came.", "“It is safe,” said the owner, Roe."], ("Susan Roe", "name")),
        (["Xo Qirn, its manager for the north, came.", "“It is safe,” the manager said."], ("Xo Qirn", "role")),
        (["“It is safe,” said the mayor of Hull, New York."], ("the mayor of Hull", "description")),
        (
            ["The group came with its chairman, Robert Roe.", "It was safe, said the chair."],
            ("the chair", "description"),
        ),
        (["The Hull Port Union came.", "The union said it was safe."], ("Hull Port Union", "role")),
        (["The Hull Sea Park opened.", "The park added that it was safe."], ("Hull Sea Park", "role")),
        (["Two of the five clerks, Susan Lee and Robert Roe, say it was safe."], ("Susan Lee and Robert Roe", "name")),
        (["It was safe, said founder and director Susan Lee."], ("Susan Lee", "name")),
        (["It was safe, said co-owner and director Susan Lee."], ("Susan Lee", "name")),
        (["Neighbours and director Susan Lee said it was safe."], ("Neighbours and director Susan Lee", "description")),
        (["The Hull Union and the Tern Union met.", "The union said it was safe."], ("the union", "description")),
        (["Xo Qirn, who mends boats, came.", "“It is safe,” the source said."], ("the source", "description")),
        (["“It is safe,” said Xo el-Qirn.", "“We stay,” el-Qirn added."], ("Xo el-Qirn", "name")),
        (["Nine of ten crews said it was safe."], ("Nine of ten crews", "description")),
        (["Robert Roe came.", "His sister-in-law, Ina, said it was safe."], ("Ina", "name")),
        (["Robert Roe came.", "Mary Poe came.", "His mother, Mary, said it was safe."], ("Mary Poe", "name")),
        (["Its coordinator in Hull, Xo Qirn-Bo, said it was safe."], ("Xo Qirn-Bo", "name")),
        (
            ["A dock worker, who asked not to be named, said it was late.", "It was safe, he said."],
            ("a dock worker", "pronoun"),
        ),
        (["William Poe met Robert Roe.", "“He told me, ‘It is safe,’” Roe said."], ("William Poe", "pronoun")),
        (
            ["Xo Qirn met Robert Roe.", "“She said, ‘No,’” Roe said.", "It was safe, he said."],
            ("Robert Roe", "pronoun"),
        ),
        (["Robert Roe said it was safe.", "Poe came.", "Robert Poe was late, he said."], ("Robert Roe", "pronoun")),
        (["Robert Roe said it was safe.", "Mary Poe came.", "Mary Poe was late, she said."], ("Mary Poe", "pronoun")),
        (["The council did not answer. It said it was safe."], ("the council", "pronoun")),
        (
            ["Robert Roe came.", "I asked a retired captain whether it was late.", "“It is safe,” he told me."],
            ("a retired captain", "pronoun"),
        ),
        (["Xo Qirn, 52, came.", "Robert Roe, 40, came.", "The 52-year-old said it was safe."], ("Xo Qirn", "role")),
        (["Xo Qirn (52) came.", "Robert Roe came.", "The 52-year-old clerk said it was safe."], ("Xo Qirn", "role")),
        (["Susan Roe, 52, came.", "Robert Roe came.", "The 40-year-old said it was safe."], ("Robert Roe", "role")),
        (["Robert Roe came.", "The 40-year-old clerk said it was safe."], ("the 40-year-old clerk", "description")),
        (["Susan Lee came.", "Robert Roe came.", "The mum-of-two said it was safe."], ("Susan Lee", "role")),
        (
            ["Xo Qirn, 52, and Bo Roe, 52, came.", "The 52-year-old said it was safe."],
            ("the 52-year-old", "description"),
        ),
        (
            ["A 52-year-old man was held.", "Bo Roe, 52, came.", "The 52-year-old said it was safe."],
            ("the 52-year-old", "description"),
        ),
        (
            ["Robert Roe, 52, came.", "The 52-year-old woman said it was safe."],
            ("the 52-year-old woman", "description"),
        ),
        (["Mum-of-two Xo Qirn said it was safe."], ("Xo Qirn", "name")),
        (["The Stanley Cup came to Hull.", "It was safe, he said."], None),
        (["Friends of the crew said it was safe."], ("Friends of the crew", "description")),
        (["“It is safe,” said the Farmers’ Union of Hull."], ("Farmers' Union", "name")),
        (["The Farmers’ Union came.", "The union said it was safe."], ("Farmers' Union", "role")),
        (["“It is safe,” said the Rovers’ Bo Roe."], ("Bo Roe", "name")),
        (["“It is safe,” said the mayor, Labour."], ("the mayor", "description")),
        (["The parents of one of the crew, Robert Roe, said it was safe."], ("the parents", "description")),
        (["Ann Lee came.", "Lee's late letter said it was safe."], ("Ann Lee", "name")),
        (["Ann Lee came.", "Lee's aide said it was safe."], ("Lee's aide", "description")),
        (["The U.S. Harbour Code says that it is safe."], ("U.S. Harbour Code", "name")),
        (["1 of 3 | Harbour master Ann Lee said it was safe."], ("Ann Lee", "name")),
    ],
)
def test_names_and_roles(last, lines, expected):
    assert last(*lines) == expected


def test_nothing_between_two_commas_is_no_speaker():
    text = "Susan Lee, , Robert Roe and the crew: safe."
    speakers = Speakers(text, [Paragraph("body", 0, len(text), ((0, len(text)),))], [])
    found = speakers.resolve(Statement(38, 42, "direct", (0, 36), None, None))
    assert (found.name, found.by) == ("Susan Lee", "name")


@pytest.mark.parametrize(
    ("line", "actor", "kind"),
    [
        ("The mayor said it was safe.", "Ann Lee", "official"),
        ("The council said it was safe.", "Port Council", "institution"),
        ("A council spokesman said it was safe.", None, "official"),
        ("Some experts say it is safe.", None, "unnamed"),
        ("Court papers say that it was safe.", None, "document"),
        ("The survey found that it was safe.", None, "document"),
        ("A professor of ports said it was safe.", None, "expert"),
        ("A resident said it was safe.", None, "citizen"),
        ("The company said it was safe.", None, "company"),
        ("Health officials said it was safe.", None, "unnamed"),
        ("The officer, who spoke on condition of anonymity, said it was safe.", None, "unnamed"),
        ("A clerk said on condition of anonymity it was safe.", None, "unnamed"),
        ("It was safe, said an officer who did not want to be named.", None, "unnamed"),
        ("An officer who declined to be named said it was safe.", None, "unnamed"),
        ("A club official who pleaded anonymity said it was safe.", None, "unnamed"),
        ("The mayor told an officer who asked not to be named that it was safe.", "Ann Lee", "official"),
        ("Two people familiar with the matter said it was safe.", None, "unnamed"),
        ("A source close to the family said it was safe.", None, "unnamed"),
        ("An aide with direct knowledge of the talks said it was safe.", None, "unnamed"),
        ("Three former employees said it was safe.", None, "unnamed"),
        ("The captain of the side said it was safe.", None, "citizen"),
        ("General Ann Poe said it was safe.", None, "official"),
        ("The inquiry found that it was safe.", None, "institution"),
        ("Three companies said it was safe.", None, "company"),
        ("The council, through its clerk, Musa Roe, said it was safe.", None, None),
        ("The council, through its spokesman Musa Roe, said it was safe.", None, "official"),
        ("The council, through its spokesman, said it was safe.", "Port Council", "institution"),
        ("A lawyer for the council said it was safe.", "Port Council", "institution"),
        ("A letter from the council said it was safe.", "Port Council", "institution"),
        ("A letter filed on Monday with the council said it was safe.", None, "document"),
        ("Papers on the desk of the late clerk Ann Lee said that it was safe.", None, "document"),
        ("Anglers outside the Port Council said it was safe.", None, None),
        ("There was news in the row over the toll the Port Council wants to add.", "Port Council", "institution"),
        ("The envoy to Norway Ann Lee said it was safe.", "Ann Lee", "official"),
        ("An aide to Senator Ann Lee said it was safe.", None, "official"),
        ("Critics of the Port Council said it was safe.", None, "unnamed"),
        ("Susan Roe, who is no relation of the mayor, Ann Lee, said it was safe.", None, None),
        ("Lawyers for groups including the council said it was safe.", None, "official"),
        ("It was condemned by reps for both Bo Roe and Ann Lee.", None, "official"),
    ],
)
def test_actors_and_kinds(resolve, line, actor, kind):
    found = resolve(line, actors=ACTORS)[-1]
    assert (found.actor, found.kind) == (actor, kind)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Cobalt shut its yard.", "The shipping company said it was safe."], "Cobalt"),
        (["Cobalt shut its yard.", "Then Mirax came.", "The company said it was safe."], "the company"),
        (["It rained.", "Then Cobalt came.", "The company said it was safe."], "the company"),
        (["Cobalt shut its yard.", "A company said it was safe."], "a company"),
        (["Cobalt shut its yard.", "The board said it was safe."], "the board"),
    ],
)
def test_the_company_is_the_one_that_the_article_is_about(resolve, lines, expected):
    actors = [Actor(name="Cobalt", kind="company"), Actor(name="Mirax", kind="company")]
    assert resolve(*lines, actors=actors)[-1].name == expected


def test_a_relative_by_the_given_name_is_the_actor_of_that_name(resolve):
    lines = "Robert Roe came.", "His mother, Olga, said it was safe."
    for kind in ("citizen", "company"):
        assert resolve(*lines, actors=[Actor(name="Olga Tern", kind=kind)])[-1].actor == "Olga Tern"
    two = [Actor(name="Olga Tern", kind="citizen"), Actor(name="Olga Poe", kind="citizen")]
    assert resolve(*lines, actors=two)[-1].name == "Olga"


def test_a_headline_may_shorten_the_name_of_a_body_and_of_nobody_else():
    union, text = Actor(name="the Dockers' Union", kind="institution"), "Dockers threaten to strike at once"
    paragraph = Paragraph("headline", 0, len(text), ((0, len(text)),))
    for actors, name in ([union], "the Dockers' Union"), ([union, Actor(name="Dockers' Club")], "Dockers"):
        found = Speakers(text, [paragraph], actors).resolve(find_statements(text, [paragraph])[0])
        assert found.name == name


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Neighbouring Norton left, and its council said it was safe.", "Norton's council"),
        ("Norton's council said it was safe.", "Norton's council"),
        ("Norton left, and its mayor said it was safe.", "Norton's mayor"),
        ("Hull left, and its council said it was safe.", "Port Council"),
        ("It rained, and its council said it was safe.", "Port Council"),
        ("Hull's council said it was safe.", "Port Council"),
    ],
)
def test_the_council_of_another_place_is_another(resolve, line, expected):
    assert resolve("The quay of Hull is shut.", line, actors=ACTORS)[-1].name == expected


def test_descriptions_are_short(resolve):
    found = resolve("The head of the small office for the care of old piles and quays said it was safe.")[-1]
    assert found.name == "the head of the small office"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Susan Roe came.", "“It is safe,” the Irishwoman said."], ("Susan Roe", "role")),
        (["Susan Roe met Robert Poe.", "The Dutchman said it was safe."], ("Robert Poe", "role")),
        (["Susan Roe came.", "The Norwegian said it was safe."], ("Susan Roe", "role")),
        (["A Russian was held, Susan Roe said.", "The Russian said it was safe."], ("Russian", "name")),
        (["A Russian, Ivan Poe, met Susan Roe.", "The Russian said it was safe."], ("Ivan Poe", "role")),
        (["Susan Roe met a Russian envoy.", "The Russian said it was safe."], ("Russian", "name")),
        (["Susan Roe, a Russian, met Robert Poe.", "The Russian said it was safe."], ("Susan Roe", "role")),
        (["Susan Roe came.", "The Gazette said it was safe."], ("Gazette", "name")),
        (["Susan Roe came.", "The father of two said it was safe."], ("the father of two", "description")),
        (["Susan Roe came.", "The mother of two said it was safe."], ("Susan Roe", "role")),
    ],
)
def test_who_is_called_by_a_country_or_by_children(last, lines, expected):
    assert last(*lines) == expected


def test_her_letter_is_hers(last):
    assert last("Susan Roe came.", "“It is safe,” her letter says.") == ("Susan Roe", "pronoun")
    assert last("Susan Roe came.", "“It is safe,” her boat says.") == ("her boat", "description")
    assert last("Susan Roe came.", "“It is safe,” her lawyer's letter says.") == ("her lawyer", "description")


def test_the_words_of_a_body_are_its_own(last):
    assert last("It rained.", "“It is safe,” the club's letter says.") == ("the club", "description")
    assert last("The Hull Club came.", "“It is safe,” the club's letter says.") == ("Hull Club", "role")
