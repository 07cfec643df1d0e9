import pytest

from analysis.corpus.story import Actor


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ann Lee said it was safe. She added that it was dry."], ("Ann Lee", "pronoun")),
        (["Susan Lee met Robert Roe.", "“It is safe now,” he said."], ("Robert Roe", "pronoun")),
        (["Susan Lee met Robert Roe.", "“It is safe now,” she said."], ("Susan Lee", "pronoun")),
        (
            ["Robert Roe's report is out.", "It names the firm, Quay Leisure.", "“It is safe,” he said."],
            ("Robert Roe", "pronoun"),
        ),
        (["The report says it is thin. It adds that it is old."], ("the report", "pronoun")),
        (["Mayor Susan Lee met Ann Poe.", "She asked the mayor if it was safe."], ("Ann Poe", "pronoun")),
        (
            ["Susan Lee said in a statement that it was dry.", "“It is safe,” the statement said."],
            ("Susan Lee", "role"),
        ),
        (["The firm said it was dry. Repair was possible, by its estimate."], ("the firm", "pronoun")),
        (["Robert Roe came after the man asked if it was safe.", "“It is dry,” he said."], ("Robert Roe", "pronoun")),
        (["Folasade Adeyemi-Cole met Wanjiru Otieno.", "“It is safe,” she said."], ("Wanjiru Otieno", "pronoun")),
        (["Narendra Sethi met Kavita Rao.", "“It is safe,” she said."], ("Kavita Rao", "pronoun")),
        (["The council read the report. It found that it was safe."], ("the report", "pronoun")),
        (
            ["The police report says it is thin.", "Nobody read the town's own survey. It found that it was safe."],
            ("the town's own survey", "pronoun"),
        ),
        (
            ["The police report says it is thin.", "Nobody read Åse's own survey. It found that it was safe."],
            ("Åse's own survey", "pronoun"),
        ),
        (
            ["Ann Lee told of a letter.", "The letter to the judge reads: “It is safe.”"],
            ("the letter to the judge", "description"),
        ),
        (
            ["The lawyers said it was thin.", "The files say it is old. They added that it was safe."],
            ("the lawyers", "pronoun"),
        ),
        (["The crews said it was dry. It said it was safe."], None),
        (["Lawyers for the port filed papers on Monday. They say it is safe."], ("Lawyers", "pronoun")),
        (["In a letter to Susan Lee, the lawyers told of a flood. They say it is safe."], ("the lawyers", "pronoun")),
        (
            ["The High Court said it was dry. They did not ask the High Court to say that it was safe."],
            None,
        ),
        (
            ["Robert Roe said it was dry.", "A union leader waited. “It is safe,” he said."],
            ("a union leader", "pronoun"),
        ),
        (["Robert Roe said it was dry.", "A young woman came. It was safe, he said."], ("Robert Roe", "pronoun")),
        (["Robert Roe met William Poe.", "“Is it safe?” Roe asked.", "“No,” he replied."], ("William Poe", "pronoun")),
        (
            ["Robert Roe said it was dry.", "Asked about the crane, he replied: “It is safe.”"],
            ("Robert Roe", "pronoun"),
        ),
        (
            ["Robert Roe said it was dry.", "Asked by William Poe about it, he said it was safe."],
            ("Robert Roe", "pronoun"),
        ),
        (["A judge told Robert Roe: “You took it.” It was late, he replied."], ("Robert Roe", "pronoun")),
        (["Robert Roe told William Poe it was late.", "It is safe, he replied."], ("William Poe", "pronoun")),
        (["Robert Roe met William Poe. Roe asked if it was dry. It was, he replied."], ("William Poe", "pronoun")),
        (["The owners came late. They said it was safe."], ("the owners", "pronoun")),
        (
            ["William Poe came. Robert Roe said it was dry.", "Questioned by William Poe, he said it was safe."],
            ("Robert Roe", "pronoun"),
        ),
        (
            ["Robert Roe, a developer, came.", "It rained.", "Ann Poe asked if the developer swam. He said he did."],
            ("Robert Roe", "pronoun"),
        ),
        (["In a letter to Robert Roe, the port told of William Poe. He said it was safe."], ("William Poe", "pronoun")),
        (["Robert Roe came. Two lawyers said it was dry. He said it was safe."], ("Robert Roe", "pronoun")),
        (["The authors wrote a report. The report says it is thin. They said it was safe."], ("the report", "pronoun")),
        (["The report says it is thin. The firm signed a lease. It said it was safe."], ("the report", "pronoun")),
        (
            ["The port said it was dry.", "One letter on the sinking has gone round. “It is safe now,” it claims."],
            ("One letter", "pronoun"),
        ),
        (
            [
                "The port said it was dry.",
                "Xo Qirn, head of the Dock Union: “We told them.”",
                "It says that it is safe.",
            ],
            ("the port", "pronoun"),
        ),
        (
            ["A letter said it was dry.", "The Hull Port Board counts 40 ships. It says that it is safe."],
            ("Hull Port Board", "pronoun"),
        ),
    ],
)
def test_who_is_meant(last, lines, expected):
    assert last(*lines) == expected


def test_an_unresolved_pronoun_is_unattributed(last):
    assert last("“It is safe now,” she said.") is None


def test_eight_sentences_are_looked_back(last):
    rain = " It rained." * 6
    assert last(f"Susan Lee came.{rain}", "“It is safe now,” she said.") == ("Susan Lee", "pronoun")
    assert last(f"Susan Lee came.{rain} It rained.", "“It is safe now,” she said.") is None


def test_an_actor_who_is_a_person_is_one_whatever_the_name(last):
    lines = ["Xo Qirn came.", "“It is safe now,” he said."]
    assert last(*lines) is None
    assert last(*lines, actors=[Actor(name="Xo Qirn", kind="official")]) == ("Xo Qirn", "pronoun")
