import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.quotes import running_quotes
from analysis.corpus.segment import sentence_spans
from analysis.measures.attribution.speech import Paragraph, find_statements


def read(*lines, part="body"):
    """Paragraphs as lines of one text -> [(kind, content, speaker as printed, verb, carried)]."""
    text, paragraphs, at = "\n".join(lines), [], 0
    for line in lines:
        sentences = tuple((at + a, at + b) for a, b in sentence_spans(line))
        paragraphs.append(Paragraph(part, at, at + len(line), sentences))
        at += len(line) + 1
    return [
        (s.kind, text[s.start : s.end], text[slice(*s.speaker)].strip(" ,") if s.speaker else None, s.verb, s.carried)
        for s in find_statements(text, paragraphs)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The quay is safe,” Ann Lee said.", ("direct", "“The quay is safe,”", "Ann Lee", "say", False)),
        ('"The quay is safe," said Ann Lee, the mayor.', ("direct", '"The quay is safe,"', "Ann Lee", "say", False)),
        ("The mayor said: “The quay is safe.”", ("direct", "“The quay is safe.”", "The mayor", "say", False)),
        (
            "The crew saw the pier and “found no crack at all in it”, says Ann Lee.",
            ("mixed", "The crew saw the pier and “found no crack at all in it”", "Ann Lee", "say", False),
        ),
        ("Ann Lee, head of the Dock Union: “We told them.”", ("direct", "“We told them.”", "Ann Lee, head of the Dock Union", None, False)),
        ("The mayor: “It is safe now.”", ("direct", "“It is safe now.”", "The mayor", None, False)),
        ("The result: “No ferry at all today.”", ("direct", "“No ferry at all today.”", None, None, False)),
        (
            "The quay will be shut, it says in a letter that has just come.",
            ("indirect", "The quay will be shut", "it", "say", False),
        ),
        ("A letter that says the pier is thin was lost.", ("indirect", "the pier is thin", "A letter that", "say", False)),
        (
            "A judge ordered 40 sailors back on deck, three days after a gale came.",
            ("indirect", "40 sailors back on deck", "A judge", "order", False),
        ),
        (
            "The mayor said the pier fell on Monday, a day after it was cleaned.",
            ("indirect", "the pier fell on Monday, a day after it was cleaned", "The mayor", "say", False),
        ),
        ("The mayor told reporters, “The quay is safe.”", ("direct", "“The quay is safe.”", "The mayor", "tell", False)),
        ("“Is the quay safe?” the mayor asked.", ("direct", "“Is the quay safe?”", "the mayor", "ask", False)),
        ("“The quay is safe,” she deadpanned.", ("direct", "“The quay is safe,”", "she", "deadpanned", False)),
        ("“The quay is safe.” — Ann Lee", ("direct", "“The quay is safe.”", "Ann Lee", None, False)),
        ("The mayor said the quay was safe.", ("indirect", "the quay was safe", "The mayor", "say", False)),
        ("The mayor said on Monday that it was safe.", ("indirect", "that it was safe", "The mayor", "say", False)),
        ("The mayor told the council that it was safe.", ("indirect", "that it was safe", "The mayor", "tell", False)),
        ("The quay is safe, the mayor said.", ("indirect", "The quay is safe", "the mayor", "say", False)),
        ("The quay is safe, said Ann Lee.", ("indirect", "The quay is safe", "Ann Lee", "say", False)),
        ("The quay, she said, was safe.", ("indirect", "The quay, she said, was safe", "she", "say", False)),
        ("According to the mayor, it is safe.", ("indirect", "it is safe", "the mayor", "according to", False)),
        ("It is safe, according to the mayor.", ("indirect", "It is safe", "the mayor", "according to", False)),
        ("The mayor said the quay was “safe enough”.",
         ("mixed", "the quay was “safe enough”", "The mayor", "say", False)),
        ("The mayor called the quay “a wreck” on Monday.",
         ("mixed", "the quay “a wreck” on Monday", "The mayor", "call", False)),
        ("The mayor pledged to rebuild the quay.", ("indirect", "to rebuild the quay", "The mayor", "pledge", False)),
        ("The mayor attacked the plan.", ("indirect", "the plan", "The mayor", "attack", False)),
        ("The firm was accused of theft.", ("indirect", "of theft", None, "accuse", False)),
        ("The mayor’s claim that it is safe drew laughter.",
         ("indirect", "that it is safe drew laughter", "The mayor’s", "claim", False)),
        ("The mayor put the price at about $3 million.",
         ("indirect", "the price at about $3 million", "The mayor", "put", False)),
        ("The work is put at $3 million.", ("indirect", "The work is put at $3 million", None, "put", False)),
        ("The work costs fees that the office values at $3 million.",
         ("indirect", "at $3 million", "the office", "value", False)),
        ("A bus has been spoken of, but no bus has come.", ("indirect", "A bus", None, "speak of", False)),
        ("The law, as she reads it, forbids a new quay.",
         ("indirect", "The law, as she reads it, forbids a new quay", "she", "read", False)),
        ("It was, as the mayor put it, a wreck.",
         ("indirect", "It was, as the mayor put it, a wreck", "the mayor", "put it", False)),
        ("The quay would last ten years, by its estimate.",
         ("indirect", "The quay would last ten years", "its", "by ... estimate", False)),
        ("In the mayor’s view, the quay is safe.",
         ("indirect", "the quay is safe", "the mayor’s", "in ... view", False)),
        ("The quay reportedly closed in May.", ("indirect", "The quay reportedly closed in May", None, "reportedly", False)),
        ("Under a lease of 2004, the firm must keep “all the piles” sound.",
         ("mixed", "the firm must keep “all the piles” sound", "a lease of 2004", None, False)),
        ("The mayor gave several justifications for closing the quay.",
         ("indirect", "for closing the quay", "The mayor", "justifications", False)),
        ("The firm won despite a warning from then-envoy to Norway Ann Lee, who has left, that the quay is a wreck.",
         ("indirect", "that the quay is a wreck", "then-envoy to Norway Ann Lee", "warning", False)),
        ("A promise, by Ann Lee and the council, to rebuild stands.",
         ("indirect", "to rebuild stands", "Ann Lee and the council", "promise", False)),
        ("The mayor is adamant the quay is safe.", ("indirect", "the quay is safe", "The mayor", "adamant", False)),
        ("The mayor remains very hopeful that it is safe.",
         ("indirect", "that it is safe", "The mayor", "hopeful", False)),
        ("The mayor has made it clear that it is safe.", ("indirect", "that it is safe", "The mayor", "clear", False)),
        ("Asked whether it was safe, the mayor left.", ("indirect", "whether it was safe", None, "ask", False)),
        ("The mayor does, however, insist that it is safe.",
         ("indirect", "that it is safe", "The mayor", "insist", False)),
        ("The mayor is seen leaving after a man came and asked if it was safe.",
         ("indirect", "if it was safe", "a man", "ask", False)),
        ("The mayor came after the quay closed and said that it was safe.",
         ("indirect", "that it was safe", "The mayor", "say", False)),
        ("The mayor left, saying the quay was safe.", ("indirect", "the quay was safe", "The mayor", "say", False)),
    ],
)  # fmt: skip
def test_one_statement(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “safe quay” is shut.",
        "The quay is safe.",
        "The reports are long and the claims are many.",
        "The hearing lasted an hour.",
        "It is clear that it is safe.",
        "The mayor was sure of it.",
        "Officials did not say when it would open.",
        "He put the boat at the quay.",
        "Under a lease of 2004, the firm must keep all piles sound.",
        "As he left, it rained.",
        "The mayor gave money for the quay.",
        "The song is called “Down by the quay and far away”.",
        "",
    ],
)
def test_terms_titles_nouns_and_silence_are_no_statements(text):
    assert read(text) == []


def test_nobody_is_no_speaker():
    assert read("Nobody is sure the quay is safe.") == read("Nobody said the quay is safe.") == []


def test_what_a_person_does_before_a_colon_leads_into_her_words():
    assert read("Her aide Bo Ek was blunter: “It is safe.”") == [
        ("direct", "“It is safe.”", "Her aide Bo Ek", None, False)
    ]
    assert read("A source close to the port sniffed: “It is safe.”") == [
        ("direct", "“It is safe.”", "A source close to the port", None, False)
    ]
    assert read("She was blunt in a letter to the port: “It is safe.”")[0][2] == "She"
    assert read("She has a new message for the port: “It is safe.”")[0][2] == "She"
    assert read("He shook his head: “It is safe.”") == [("direct", "“It is safe.”", "He", None, False)]
    assert read("The result was clear: “It is safe now.”") == [("direct", "“It is safe now.”", None, None, False)]


@pytest.mark.parametrize(
    "told",
    [
        "The mayor read the sign on the door: ",
        "The mayor got this letter from Bo Ek: ",
        "The man had a flag with the words: ",
    ],
)
def test_what_a_person_reads_before_a_colon_is_not_her_own(told):
    assert read(f"{told}“It is safe now.”") == [("direct", "“It is safe now.”", None, None, False)]


def test_words_that_a_frame_leads_into_are_not_those_of_the_next_sentence():
    found = read("Another said: “They left.” A third, Ann Poe, laughed.")
    assert found == [("direct", "“They left.”", "Another", "say", False)]


def test_what_a_jury_is_told_in_a_headline_is_nobodys():
    assert read("Quay was safe, jury told", part="headline") == [("indirect", "Quay was safe", None, "tell", False)]


def test_who_speaks_for_the_whole_sentence_goes_on_in_the_next_paragraph():
    found = read("He told the court the clerk had asked him to stay.", "“It was ten past seven by the clock.”")
    assert found[-1] == ("direct", "“It was ten past seven by the clock.”", "He", None, True)


def test_who_goes_on_behind_a_comma_is_whoever_speaks_in_the_whole_sentence():
    found = read("Ann Lee said a doctor advised him to rest, adding that it was safe.")
    assert ("indirect", "that it was safe", "Ann Lee", "add", False) in found


def test_one_sentence_can_report_twice():
    found = read("The mayor said the quay was safe and warned that the boat was not.")
    assert [(content, speaker, verb) for _, content, speaker, verb, _ in found] == [
        ("the quay was safe", "The mayor", "say"),
        ("that the boat was not", "The mayor", "warn"),
    ]
    found = read("Ann Lee said the quay was safe, but Bob Roe said it was not.")
    assert [(content, speaker) for _, content, speaker, _, _ in found] == [
        ("the quay was safe", "Ann Lee"),
        ("it was not", "Bob Roe"),
    ]


@pytest.mark.parametrize(
    "closing",
    ["its chair, Justice Ann Lee, said on Monday", "Ann Lee, its chair, said", "the chair, Ann Lee, told reporters"],
)
def test_role_and_name_behind_the_clause_speak(closing):
    found = read(f"The board, which sat for a year, has found that the quay was shut, {closing}.")
    speaker = closing[: closing.rindex(",")]
    assert [(content, who) for _, content, who, *_ in found] == [
        ("The board, which sat for a year, has found that the quay was shut", speaker),
        ("that the quay was shut", "The board, which sat for a year"),
    ]
    assert [who for _, _, who, *_ in read(f"The quay was shut, {closing}.")] == [speaker]


def test_a_quotation_goes_on_after_its_frame():
    found = read("“We stay,” Ann Lee said. “The quay is ours.”")
    assert [(content, speaker, carried) for _, content, speaker, _, carried in found] == [
        ("“We stay,”", "Ann Lee", False),
        ("“The quay is ours.”", "Ann Lee", True),
    ]


def test_a_quotation_before_the_sentence_that_attributes_the_next():
    found = read("“The quay is ours.” “We stay,” Ann Lee said.")
    assert {speaker for _, _, speaker, _, _ in found} == {"Ann Lee"}


def test_a_paragraph_of_its_own_takes_the_speaker_of_the_paragraph_before():
    found = read("Ann Lee said the quay was safe.", "“We have looked at every pile of it.”")
    assert found[1][2:] == ("Ann Lee", None, True)
    found = read("Ann Lee gave this answer:", "“We have looked at every pile of it.”")
    assert found[0][2] == "Ann Lee"


@pytest.mark.parametrize(
    ("lead", "speaker"),
    [
        ("Ann Lee did not wait, saying :", "Ann Lee"),
        ("Ann Lee wrote in a letter:", "Ann Lee"),
        ("The note came late. It reads, in part:", "It"),
        ("Ann Lee gave three reasons:", None),
        ("Ann Lee said it was safe.", None),
        ("Ann Lee described the plan of the board:", None),
    ],
)
def test_what_a_verb_and_a_colon_announce_is_said_without_marks(lead, speaker):
    block = "We have looked at every pile of it. None is sound."
    blocks = [who for content, who, *_ in (found[1:] for found in read(lead, block)) if content == block]
    assert blocks == ([speaker] if speaker else [])
    assert block not in [found[1] for found in read(lead, block.replace("None", "“None”"))]


def test_no_speaker_is_guessed_across_a_sentence_without_speech():
    found = read("Ann Lee said the quay was safe. Then it rained.", "“We have looked at every pile of it.”")
    assert found[1][2] is None


def test_a_quotation_within_a_quotation_has_its_own_speaker():
    found = read("“I met the harbour master and he said, ‘The quay is a wreck,’ and left,” Ann Lee said.")
    assert [(kind, who) for kind, _, who, *_ in found] == [("direct", "Ann Lee"), ("direct", "he")]
    assert found[1][1] == "‘The quay is a wreck,’"


def test_two_single_marks_quote_like_a_double_one():
    curly = "“It is safe,” Ann Lee said. He called it “a bad wreck.” He said, “Bo told me, ‘It is bad,’ and left.”"
    doubled = curly.replace("“", "‘‘").replace("”", "’’")
    assert [(k, who, verb) for k, _, who, verb, _ in read(doubled)] == [
        (k, who, verb) for k, _, who, verb, _ in read(curly)
    ]


def test_headline_forms():
    assert read("Mayor opens quay, says it is safe", part="headline")[0][1:4] == ("it is safe", "Mayor", "say")
    assert read("Quay Is Safe, Says Mayor", part="headline")[0][1:4] == ("Quay Is Safe", "Mayor", "say")


def test_quotations_over_paragraphs():
    anew = ["She said: “We stay.", "“We stay for good.”"]
    assert running_quotes(anew) == [[(10, 19)], [(0, 19)]]
    runs_on = ["She said: “We stay.", "We stay for good.", "For good,” she said. “Yes.”"]
    assert running_quotes(runs_on) == [[(10, 19)], [(0, 17)], [(0, 10), (21, 27)]]
    never_closed = ["She said: “We stay.", "Then it rained."]
    assert running_quotes(never_closed) == [[(10, 19)], []]


def test_quotations_in_single_marks_over_paragraphs():
    told = ["'We stay,' she said. 'The '90s are over.", "'It is the workers' quay,' she said."]
    assert running_quotes(told)[0] == [(0, 10), (21, 40)]
    assert running_quotes([told[0], "The workers' boats left."])[0] == [(0, 10)]
    assert running_quotes(["“We stay,” she said.", "“We go,” he said.", "Read 'The Quay.", "'The Sea' too."])[2] == []
    found = read("Bo Roe said: 'We stay. It is home.", "'We stay for good,' Roe said.")
    assert [(kind, content, who) for kind, content, who, *_ in found] == [
        ("direct", "'We stay. It is home.", "Bo Roe"),
        ("direct", "'We stay for good,'", "Roe"),
    ]


PIECES = ["The mayor", "Ann Lee", "said", "that", ",", "“It is safe,”", '"no"', "and", "who", "he", "told", "the council",
          "according to", "to stay", "was", "called", "claim", "—", "?", ".", "(", ")", ":", "saying", "’", "''"]  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=4))
def test_whatever_the_text_spans_lie_in_it(lines):
    found = read(*lines)
    assert all(content.strip() for _, content, _, _, _ in found)
    assert len({(kind, content, verb) for kind, content, _, verb, _ in found}) <= len(found)


def test_a_transcript_goes_by_turns():
    found = read(
        "Bo Roe spoke to Ann Lee.",
        "LEE: Is it safe?",
        "ANN LEE, HOST: He says it is.",
        "It rained.",
        "ROE: Yes.",
        "It rained on.",
    )
    assert found == [
        ("indirect", "Is it safe?", "LEE", None, False),
        ("indirect", "He says it is.", "ANN LEE", None, False),
        ("indirect", "It rained.", "ANN LEE", None, True),
        ("indirect", "Yes.", "ROE", None, False),
    ]
    assert read("“LEE: Is it safe?", "“ROE: Yes.", "“LEE: Oh.”")[2][1] == "Oh."


def test_what_is_no_transcript():
    assert read("LEE: Is it safe?", "ROE: It is.") == []
    assert (
        read("READ MORE: It is safe", "READ MORE: It is old", "They read more and more.", "READ MORE: It is dry") == []
    )
    rain = ["It rained."] * 5
    assert read("LEE: It is.", *rain, "ROE: It is.", *rain, "LEE: It is.") == []


def test_a_quotation_goes_with_the_frame_that_it_stands_in():
    found = read("The clerk said it was late. “It is safe,” Ann Lee said, but “when it rains the pier is shut.”")
    assert [row[2] for row in found] == ["The clerk", "Ann Lee", "Ann Lee"]
    found = read("“It is safe,” Ann Lee said, citing a report, “and we knew all of it for a long time.”")
    assert [(row[1], row[2]) for row in found if row[0] == "direct"][-1][1] == "Ann Lee"


def test_a_heading_in_marks_is_no_quotation():
    assert read("The mayor said it was safe.", "“The Pier Is Lost.”")[1:] == []
    assert [row[1] for row in read("The mayor said it was safe.", "“Neither do I.”")[1:]] == ["“Neither do I.”"]


def test_a_closing_frame_may_go_on_with_a_participle():
    found = read("“Ran!” Ann Lee told me, laughing. “I have never felt so very safe.”")
    assert [(row[1], row[2]) for row in found] == [
        ("“Ran!”", "Ann Lee"),
        ("“I have never felt so very safe.”", "Ann Lee"),
    ]


def test_a_passive_behind_a_quotation_is_no_closing_frame():
    assert [row[1] for row in read("He called it “a wreck.” All of it is documented.")] == ["it “a wreck.”"]


def test_who_is_named_before_a_colon_is_not_who_spoke_before():
    found = read("Ann Lee: “It is shut.”", "Xi Chen: “We will wait.”")
    assert [row[2] for row in found] == ["Ann Lee", None]


def test_labels_that_nobody_answers_are_no_turns():
    assert read("WHO: The crew.", "WHAT: A vote.", "WHEN: At noon.") == []
    turns = read("LEE: It is.", "(Laughter.)", "ROE: It is not.", "LEE: It is.")
    assert [row[2] for row in turns] == ["LEE", "ROE", "LEE"]


def test_a_sentence_with_a_source_of_its_own_closes_no_quotation():
    found = read("Lee said it was a “wreck.” Bo Roe plans to go on Sunday, according to the clerk.")
    assert found[0][1] == "it was a “wreck.”"


def test_a_quotation_beside_a_sentence_about_a_person_is_nobodys():
    for beside in ("Ann Lee met the crew.", "Ann Lee read the note.", "Ann Lee was held."):
        assert read(f"{beside} “It is all gone.”") == [("direct", "“It is all gone.”", None, None, False)]
