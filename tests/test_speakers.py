import pytest

from analysis.corpus.segment import sentence_spans
from analysis.corpus.story import Actor
from analysis.measures.speakers import Cast
from analysis.measures.speech import Paragraph, find_statements

ACTORS = [
    Actor(name="Ann Lee", kind="official", aliases=["Lee", "the mayor"]),
    Actor(name="Port Council", kind="institution", aliases=["the council"]),
]


def speakers(*lines, actors=()):
    text, paragraphs, at = "\n".join(lines), [], 0
    for line in lines:
        paragraphs.append(
            Paragraph("body", at, at + len(line), tuple((at + a, at + b) for a, b in sentence_spans(line)))
        )
        at += len(line) + 1
    cast = Cast(text, paragraphs, actors)
    return [cast.resolve(s) for s in find_statements(text, paragraphs)]


def last(*lines, actors=()):
    found = speakers(*lines, actors=actors)[-1]
    return found and (found.name, found.by)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Mayor Ann Lee came.", "Lee said it was safe."], ("Ann Lee", "name")),
        (["Ann Lee came.", "Ms. Lee said it was safe."], ("Ann Lee", "name")),
        (["Harbour master Ann Lee came.", "“It is safe now,” the harbour master said."], ("Ann Lee", "role")),
        (["Ann Lee, a senator, came.", "The lawmaker said it was safe."], ("Ann Lee", "role")),
        (["“It is safe now,” the harbour master said."], ("the harbour master", "description")),
        (["Ann Lee said it was safe. She added that it was dry."], ("Ann Lee", "pronoun")),
        (["Susan Lee met Robert Roe.", "“It is safe now,” he said."], ("Robert Roe", "pronoun")),
        (["Susan Lee met Robert Roe.", "“It is safe now,” she said."], ("Susan Lee", "pronoun")),
        (["The report says it is thin. It adds that it is old."], ("the report", "pronoun")),
        (["Robert Roe Jr. and his father came.", "Roe Jr. said it was safe."], ("Robert Roe Jr.", "name")),
        (["Susan Lee came.", "She and Robert Roe said it was safe."], ("Susan Lee and Robert Roe", "name")),
        (["Susan Lee, Robert Roe and Ann Poe said it was safe."], ("Susan Lee, Robert Roe and Ann Poe", "name")),
        (["Susan Lee and two others said it was safe."], ("Susan Lee and two others", "name")),
        (["Susan Roe met Robert Roe.", "She smiled.", "Her brother said it was safe."], ("Robert Roe", "role")),
        (["Robert Roe Jr. came.", "His father said it was safe."], ("Robert Roe", "role")),
        (["Mayor Susan Lee met Ann Poe.", "She asked the mayor if it was safe."], ("Ann Poe", "pronoun")),
        (
            ["Susan Lee said in a statement that it was dry.", "“It is safe,” the statement said."],
            ("Susan Lee", "role"),
        ),
        (["The firm said it was dry. Repair was possible, by its estimate."], ("the firm", "pronoun")),
        (["Robert Roe came after the man asked if it was safe.", "“It is dry,” he said."], ("Robert Roe", "pronoun")),
        (["Folasade Adeyemi-Cole met Wanjiru Otieno.", "“It is safe,” she said."], ("Wanjiru Otieno", "pronoun")),
        (["Narendra Sethi met Kavita Rao.", "“It is safe,” she said."], ("Kavita Rao", "pronoun")),
        (["Both Susan Lee and Robert Roe said it was safe."], ("Susan Lee and Robert Roe", "name")),
        (["“It is safe,” said its manager for the north, Xo Qirn."], ("Xo Qirn", "name")),
        (["“It is safe,” said its manager, Xo Qirn, and left."], ("Xo Qirn", "name")),
        (["“It is safe,” said the head of the office, Xo van der Qirn."], ("Xo van der Qirn", "name")),
        (["It was safe, said the mayor of Hull, Susan Roe."], ("Susan Roe", "name")),
        (["Susan Roe came.", "“It is safe,” said the owner, Roe."], ("Susan Roe", "name")),
        (["Xo Qirn, its manager for the north, came.", "“It is safe,” the manager said."], ("Xo Qirn", "role")),
        (["“It is safe,” said the mayor of Hull, New York."], ("the mayor of Hull", "description")),
        (
            ["The group came with its chairman, Robert Roe.", "It was safe, said the chair."],
            ("the chair", "description"),
        ),
        (["Nine of ten crews said it was safe."], ("Nine of ten crews", "description")),
        (["The council read the report. It found that it was safe."], ("the report", "pronoun")),
        (
            ["The police report says it is thin.", "Nobody read the town's own survey. It found that it was safe."],
            ("the town's own survey", "pronoun"),
        ),
        (["The report says it is thin. The firm signed a lease. It said it was safe."], ("the report", "pronoun")),
        (["“It is safe,” said the mayor, Labour."], ("the mayor", "description")),
    ],
)
def test_names_roles_and_pronouns(lines, expected):
    assert last(*lines) == expected


def test_a_title_tells_two_of_one_family_apart():
    lines = ["Susan Roe and Robert Roe came. It rained. It rained on. It stopped."]
    assert last(*lines, "Mr. Roe said it was safe.") == ("Robert Roe", "name")
    assert last(*lines, "Mrs. Roe said it was safe.") == ("Susan Roe", "name")


def test_an_unresolved_pronoun_is_unattributed():
    assert last("“It is safe now,” she said.") is None


def test_the_first_person_is_the_outlet():
    assert speakers("We think it is safe to stay here.") == []


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
    ],
)
def test_actors_and_kinds(line, actor, kind):
    found = speakers(line, actors=ACTORS)[-1]
    assert (found.actor, found.kind) == (actor, kind)


def test_a_headline_may_shorten_the_name_of_a_body_and_of_nobody_else():
    union, text = Actor(name="the Dockers' Union", kind="institution"), "Dockers threaten to strike at once"
    paragraph = Paragraph("headline", 0, len(text), ((0, len(text)),))
    for actors, name in ([union], "the Dockers' Union"), ([union, Actor(name="Dockers' Club")], "Dockers"):
        found = Cast(text, [paragraph], actors).resolve(find_statements(text, [paragraph])[0])
        assert found.name == name


def test_an_actor_who_is_a_person_is_one_whatever_the_name():
    lines = ["Xo Qirn came.", "“It is safe now,” he said."]
    assert last(*lines) is None
    assert last(*lines, actors=[Actor(name="Xo Qirn", kind="official")]) == ("Xo Qirn", "pronoun")


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
def test_the_council_of_another_place_is_another(line, expected):
    assert speakers("The quay of Hull is shut.", line, actors=ACTORS)[-1].name == expected


def test_descriptions_are_short():
    found = speakers("The head of the small office for the care of old piles and quays said it was safe.")[-1]
    assert found.name == "the head of the small office"
