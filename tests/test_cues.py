import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.cues import find_cues
from analysis.measures.language.word_classes import Frame


def cues(text, **options):
    frame = Frame(text, 0, len(text), quoted_spans(text), **options)
    return [
        (
            cue.verb,
            cue.speaker and text[slice(*frame.span(*cue.speaker))].strip(" ,"),
            cue.content and text[slice(*frame.span(*cue.content))],
        )
        for cue in find_cues(frame)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said that it was safe.", [("say", "The mayor", "that it was safe")]),
        (
            "A clerk who asked not to be named said it was safe.",
            [("say", "A clerk who asked not to be named", "it was safe")],
        ),
        ("The mayor called for a repair.", [("call for", "The mayor", "a repair")]),
        ("A warning from the mayor that it is thin.", [("warning", "the mayor", "that it is thin")]),
        (
            "A survey, made in May, which found that it is thin.",
            [("find", "A survey, made in May, which", "that it is thin")],
        ),
        ("The mayor urged the council to wait.", [("urge", "The mayor", "to wait")]),
        ("The quay is expected to close.", [("expect", None, "to close")]),
        ("While the mayor says it is safe, the boats stay out.", [("say", "the mayor", "it is safe")]),
        ("The reports were long.", []),
        (
            "Clerk claims papers reveal the toll was raised.",
            [("claim", "Clerk", "papers reveal the toll was raised"), ("reveal", "papers", "the toll was raised")],
        ),
        (
            "Crews who want to leave said it was late.",
            [("want", "Crews who", "to leave"), ("say", "Crews who want to leave", "it was late")],
        ),
        ("They accept the port's claim that it is safe.", [("claim", "the port's", "that it is safe")]),
        ("It set off a row over who should have maintained the quay at the river.", []),
        ("We think it is safe.", []),
        ("According to the press, he said it was “a wreck”.", [("say", "he", "it was “a wreck”")]),
        (
            "According to the Gazette, he said it was “a wreck”.",
            [("according to", "the Gazette", "he said it was “a wreck”"), ("say", "he", "it was “a wreck”")],
        ),
        (
            "According to the press, it is “a wreck”.",
            [("according to", "the press", "it is “a wreck”")],
        ),
    ],
)
def test_cue_speaker_and_content(text, expected):
    found = cues(text)
    assert [cue[0] for cue in found] == [cue[0] for cue in expected]
    assert [cue[2] for cue in found] == [cue[2] for cue in expected]
    assert [cue[1] for cue in found] == [cue[1] for cue in expected]


def test_coordinated_verbs_share_the_subject():
    found = cues("The mayor said it was safe and added that it was dry.")
    assert [(verb, speaker) for verb, speaker, _ in found] == [("say", "The mayor"), ("add", "The mayor")]


def test_a_colon_in_a_headline_attributes_and_in_the_body_does_not():
    assert cues("Mayor: quay is safe at last", headline=True) == [(":", "Mayor", "quay is safe at last")]
    assert cues("Mayor: quay is safe at last") == []
    assert (
        cues("“We were left alone”: the quay counts its losses", headline=True) == []
    )  # what is quoted does not speak


@given(st.text(alphabet="abc ,.“”\"'’—()said that who", max_size=80))
def test_any_text_can_be_read(text):
    for _, _, content in cues(text):
        assert content is None or content in text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor made clear it was safe.", [("clear", "The mayor", "it was safe")]),
        ("The mayor is convinced it is safe.", [("convinced", "The mayor", "it is safe")]),
        ("The mayor can be sure it is safe.", []),
        ("It's certain that he will go.", []),
        ("She's convinced it is safe.", [("convinced", "She's", "it is safe")]),
        ("The mayor gave a warning that it was thin.", [("warning", "The mayor", "that it was thin")]),
        ("The lawyers have raised a question about the pier.", [("question", "The lawyers", "about the pier")]),
        ("The leak raised a question about the pier.", []),
        ("The clerks gave a talk on a question about the pier.", []),
        ("The lawyers shared a statement on Monday in full.", []),
        ("The clerks voiced concern about the pier.", [("voice", "The clerks", "concern about the pier")]),
        ("The mayor made sure that it was shut.", []),
        ("The claim that men who left were ill is wrong.", [("claim", None, "that men who left were ill")]),
        ("Despite his claim that it will rain, it was dry.", [("claim", "his", "that it will rain")]),
        (
            "According to the mayor, Bo Roe, 40, was ill.",
            [("according to", "the mayor", "Bo Roe, 40, was ill")],
        ),
        ("The mayor's claim that it is safe was denied.", [("claim", "The mayor's", "that it is safe")]),
        ("The claim that she was pushed was denied.", [("claim", None, "that she was pushed")]),
        ("According to the mayor, Ann Lee, it was safe.", [("according to", "the mayor, Ann Lee", "it was safe")]),
        ("According to Ann Lee, the mayor, it was safe.", [("according to", "Ann Lee, the mayor", "it was safe")]),
        ("Ann Lee: “It is safe now.”", [(None, "Ann Lee", None)]),
        ("Quay Works: “It is safe now.”", []),
        (
            "It was, as the mayor pointed out, quite safe.",
            [("point out", "the mayor", "It was, as the mayor pointed out, quite safe")],
        ),
    ],
)
def test_nouns_adjectives_and_phrases(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quay is void, the court ruled on Monday.", [("rule", "the court", "The quay is void")]),
        ("The valve, the report found, was thin.", [("find", "the report", "The valve, the report found, was thin")]),
        ("Nonsense, says Ann Lee.", [("say", "Ann Lee", "Nonsense")]),
        ("Her niece, state clerk Ann Lee, sang.", []),
        ("The quay, says Ann Lee, will close.", [("say", "Ann Lee", "The quay, says Ann Lee, will close")]),
        ("In 1990, says Ann Lee, the quay was shut.", [("say", "Ann Lee", "In 1990, says Ann Lee, the quay was shut")]),
        (
            "If it rains, according to the union, the quay is shut.",
            [("according to", "the union", "If it rains, according to the union, the quay is shut")],
        ),
        ("The quay was shut, says Ann Lee, the clerk.", [("say", "Ann Lee", "The quay was shut")]),
        ("The quay was shut, clerks were told on Monday.", [("tell", None, "The quay was shut")]),
        ("The quay, it is feared, was shut.", [("fear", None, "The quay, it is feared, was shut")]),
        ("When the quay was shut, clerks were told.", []),
        ("After he left, the boat was sold.", []),
        ("When the king died, the queen ruled.", []),
        ("They read the ruling in which the court explains itself.", []),
        (
            "The quay was shut, the report states, so that it could rest.",
            [("state", "the report", "The quay was shut, the report states, so that it could rest")],
        ),
        (
            "It is that a shift, and nothing else, explains the gap.",
            [("explain", "a shift, and nothing else", "the gap")],
        ),
        ("It was shut, confirmed a report.", [("confirm", "a report", "It was shut")]),
        ("It was the launch she had half expected since summer.", []),
        ("It should worry anyone who believes that it is safe.", [("believe", "anyone who", "that it is safe")]),
        ("In May she was bold, and asks the council to let her stay.", [("ask", "she", "to let her stay")]),
        ("They have all said that it is safe.", [("say", "They", "that it is safe")]),
    ],
)
def test_closing_frames_and_those_in_the_middle(text, expected):
    assert cues(text) == expected


def test_a_crowd_that_did_something_is_not_what_it_was_told():
    assert cues("“We won,” she told a crowd that cheered.") == [("tell", "she", None)]
    assert cues("She told a crowd that cheered her that it was safe.") == [("tell", "She", "that it was safe")]
    for clause in ("that prices rose", "that increased costs had hurt it"):
        assert cues(f"She told a clerk {clause}.") == [("tell", "She", clause)]


def test_a_claim_under_a_preposition_ends_before_the_main_clause():
    for clause in (
        "that nets, lines and rods sank",
        "that crews, who fish there, had left",
        "that the boat, a gift, was safe",
    ):
        assert cues(f"Despite a warning {clause}, the race began.") == [("warning", None, clause)]


def test_a_text_named_by_its_kind_is_a_label_in_a_headline():
    assert cues("Case file: who signed what in Hull", headline=True) == []
    for text in ("Study", "Lawsuit", "Records"):
        assert cues(f"{text}: the quay is thin at last", headline=True) == [(":", text, "the quay is thin at last")]


def test_a_known_name_leads_into_words():
    known = {"names": frozenset(["lee"])}
    assert cues("Lee, for the port, summed it up: “It is safe now.”", **known) == [(None, "Lee", None)]
    assert cues("Results, for the port, were plain: “No ferry at all.”", **known) == []


def test_a_plural_takes_no_verb_in_s():
    assert cues("Our project tracks recounts that the port wins.") == []
    assert cues("The head of sales says that it is safe.") == [("say", "The head of sales", "that it is safe")]
    assert cues("The news suggests that it is safe.") == [("suggest", "The news", "that it is safe")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The cut, which unions call “a wreck”, came.", [("call", "unions", "“a wreck”")]),
        ("What the mayor called a joke was a crime.", [("call", "the mayor", "a joke")]),
        (
            "It came in what he called the end of a war that was lost.",
            [("call", "he", "the end of a war that was lost")],
        ),
        ("A tweet in which he called it “mad” and closed it.", [("call", "he", "it “mad” and closed it")]),
        ("It was sold in a move unions called “a wreck”.", [("call", "unions", "“a wreck”")]),
        ("The cut, described by unions as “a wreck”, was made.", [("describe", "unions", "“a wreck”")]),
        ("A firm ordered by the court to close was sold.", [("order", "the court", "to close")]),
        ("It put up its forecast by 3 metres to 8.", []),
        ("The mayor, who is accused of waste, was late.", [("accuse", None, "of waste")]),
        ("The mayor plans to stay.", [("plan", "The mayor", "to stay")]),
        ("The boat plans to blame were lost.", []),
        ("The police claims to the land were lost.", []),
    ],
)
def test_what_is_called_so_in_a_clause_within(text, expected):
    assert cues(text) == expected


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Her answer to the crew: “No.”", "Her"),
        ("The mayor's message was plain: “Stay in.”", "The mayor's"),
        ("“It is a wreck,” was the verdict of the mayor.", "the mayor"),
        ("“It is a wreck,” was the mayor's verdict.", "the mayor's"),
        ("“It is a wreck,” was how Ann Lee put it.", "Ann Lee"),
        ("At the gate, Roe shook his head: “It is over now.”", "Roe"),
    ],
)
def test_words_that_are_named_as_somebodys(text, speaker):
    assert cues(text) == [(None, speaker, None)]


def test_words_that_are_nobodys_are_not_named_so():
    assert cues("Her boat: “No.”") == []
    assert cues("Sunday's message: “No.”") == []
    assert cues("Lee's answer was met with a shout: “No.”") == []
    assert cues("“It is a wreck,” was the end of the matter.") == []
    assert cues("“The Long Winter” was the answer of the band.") == []


def test_who_gives_no_name_declines_nothing():
    who = "A clerk who declined to give his name"
    assert cues(f"{who} said it was safe.") == [("say", who, "it was safe")]
    assert cues("The port declined to give his name.") == [("decline", "The port", "to give his name")]


def test_what_was_put_out_is_no_insertion():
    text = "The fire, which broke out at noon, was put out, said its chief, Ann Lee."
    assert cues(text) == [("say", "its chief, Ann Lee", "The fire, which broke out at noon, was put out")]


def test_what_there_is_is_no_verb_and_an_agent_has_no_day():
    assert cues("There are fears that it will sink.") == [("fears", None, "that it will sink")]
    assert cues("The sale was confirmed by the firm on Monday.") == [("confirm", "the firm", "The sale")]


def test_headlines_with_nouns_that_may_be_verbs():
    read = {"headline": True}
    assert cues("Council backs plan for pier", **read) == [("back", "Council", "plan for pier")]
    assert cues("Pier plan ‘dead’, claims rival", **read) == [("claim", "rival", "Pier plan ‘dead’")]
    assert cues("Letters: why the pier must stay", **read) == []


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Lee again", "Lee"),
        ("And then Lee", "Lee"),
        ("One nurse in the queue", "One nurse in the queue"),
        ("At the gate, Ann Lee", "Ann Lee"),
        ("Ann Lee (54), who works there", "Ann Lee (54), who works there"),
        ("Results again", None),
        ("At the gate, silence", None),
    ],
)
def test_who_stands_before_a_colon(lead, speaker):
    found = cues(f"{lead}: “It is all over now.”", names=frozenset(["lee"]))
    assert found == ([(None, speaker, None)] if speaker else [])


def test_a_means_is_no_agent():
    found = cues("Ann Lee, the clerk, replied by letter that it was safe.")
    assert found == [("reply", "Ann Lee, the clerk", "that it was safe")]
