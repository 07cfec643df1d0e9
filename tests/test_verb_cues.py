import pytest

from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.verb_cues import verb_cue
from analysis.measures.language.word_classes import Frame


def read(text, word):
    frame = Frame(text, 0, len(text), quoted_spans(text))
    cue = verb_cue(frame, frame.low.index(word), [])
    if cue is None:
        return None
    parts = [text[slice(*frame.span(*span))] if span else None for span in (cue.speaker, cue.content)]
    return (cue.verb, *parts, [frame.tokens[k].text for k in cue.quotes])


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The mayor said it was safe.", "said", ("say", "The mayor", "it was safe", [])),
        ("It was safe, said the mayor.", "said", ("say", "the mayor", "It was safe", [])),
        ("“It is safe,” said the mayor.", "said", ("say", "the mayor", None, ["“It is safe,”"])),
        ("The mayor said: “It is safe.”", "said", ("say", "The mayor", None, ["“It is safe.”"])),
        ("The crew was asked by the mayor to stay.", "asked", ("ask", "the mayor", "to stay", [])),
        ("The crew was told that it was safe.", "told", ("tell", None, "that it was safe", [])),
        ("A letter saying it was safe came.", "saying", ("say", "A letter", "it was safe came", [])),
        ("Asked if it was safe, the mayor left.", "asked", ("ask", None, "if it was safe", [])),
        ("“It is safe,” he deadpanned.", "deadpanned", ("deadpanned", "he", None, ["“It is safe,”"])),
        ("The mayor did not say it was safe.", "say", None),
        ("The mayor did not discuss the memo.", "discuss", None),
        ("The mayor did not explain why it was shut.", "explain", ("explain", "The mayor", "why it was shut", [])),
        ("The mayor discussed the memo.", "discussed", ("discuss", "The mayor", "the memo", [])),
        ("The mayor did not support the plan.", "support", ("support", "The mayor", "the plan", [])),
        ("Several shouted as the ferry left.", "shouted", None),
        ("A clerk asked not to be named.", "asked", None),
        ("A clerk who declined to be named left.", "declined", None),
        ("A clerk did not want to be identified.", "want", None),
        ("The clerk wanted to be named chair.", "wanted", ("want", "The clerk", "to be named chair", [])),
        ("A letter released by the mayor came.", "released", None),
        ("The say of the mayor was long.", "say", None),
        ("The judge held that it was safe.", "held", ("hold", "The judge", "that it was safe", [])),
        ("The shed holds 85 boats and has six doors.", "holds", None),
        ("He has a shed that holds 85 boats, and that leaks.", "holds", None),
        ("Only 14 of the 32 posted for the fair came.", "posted", None),
        ("The clerks asked under the old rule were few.", "asked", None),
        ("The crew warned in a letter the pier was shut.", "warned", ("warn", "The crew", "the pier was shut", [])),
        ("The crew claimed about 14 were late.", "claimed", ("claim", "The crew", "about 14 were late", [])),
        (
            "The board found the firm jointly liable for it.",
            "found",
            ("find", "The board", "the firm jointly liable for it", []),
        ),
        ("A judge found him guilty of it.", "found", ("find", "A judge", "him guilty of it", [])),
        ("The inquiry found both at fault.", "found", ("find", "The inquiry", "both at fault", [])),
        ("The crew found the lost boat on a beach.", "found", None),
        ("No one from the port had called her.", "called", None),
        ("None of the crew had told her why.", "told", None),
        ("Nobody in the port said it was safe.", "said", None),
        (
            "Most sadly, Moore, who sits here, said it was safe.",
            "said",
            ("say", "Moore, who sits here", "it was safe", []),
        ),
        (
            "Moreover, the mayor, a lawyer, said it was safe.",
            "said",
            ("say", "the mayor, a lawyer", "it was safe", []),
        ),
        ("The Kansas state budget rules were written by him.", "state", None),
        ("The Kansas port report card was lost.", "report", None),
        ("It dropped alleged arsonist Bo Roe from the list.", "alleged", None),
        ("The club expelled accused arsonist Bo Roe.", "accused", None),
        ("The newly disclosed study of the pier was lost.", "disclosed", None),
        ("This month the port announced a line.", "announced", ("announce", "the port", "a line", [])),
        ("The port last week announced a line.", "announced", ("announce", "The port", "a line", [])),
        ("On Monday afternoon the port announced a line.", "announced", ("announce", "the port", "a line", [])),
        ("The crew said Monday night that it was safe.", "said", ("say", "The crew", "that it was safe", [])),
        ("2019 said it was safe.", "said", None),
        ("The town no longer applies to build it.", "applies", ("apply", "The town", "to build it", [])),
        ("Bo Roe, who has denied the charges, lives in Hull.", "denied", ("deny", "Bo Roe, who", "the charges", [])),
        ("Bo Roe, who denied the charges, was freed.", "denied", ("deny", "Bo Roe, who", "the charges", [])),
        ("Critics who called it unfair left.", "called", ("call", "Critics who", "it unfair", [])),
        ("Critics who said that it was unfair left.", "said", ("say", "Critics who", "that it was unfair", [])),
        (
            "The crew saw Bo Roe, who denied a theft, a fire and a fraud.",
            "denied",
            ("deny", "Bo Roe, who", "a theft, a fire and a fraud", []),
        ),
        ("A sailor charged with beating a clerk was freed.", "charged", None),
        ("They dropped a sailor charged with theft in the port.", "charged", None),
        ("The union charged the port with fraud.", "charged", ("charge", "The union", "the port with fraud", [])),
        (
            "A sailor accused of theft said it was safe.",
            "said",
            ("say", "A sailor accused of theft", "it was safe", []),
        ),
        ("Hull backs away from the plan.", "backs", None),
        ("Hull called out the mayor.", "called", ("call out", "Hull", "the mayor", [])),
        ("The delay added to a row that was long.", "added", None),
        ("The singer stopped praising bands.", "praising", None),
        ("It is worth remembering that the quay was safe.", "remembering", None),
        ("Clerks knew that adding a toll would help.", "adding", None),
        ("The band was promoting the song.", "promoting", None),
        ("The rules were related to closing the quay.", "related", None),
        ("The mayor is so determined to close the quay.", "determined", None),
        ("The court heard arguments in May and is likely to rule.", "heard", None),
        ("The files were discovered when a clerk found a box.", "discovered", None),
        ("The firm, a yard valued at over $25 million, moved.", "valued", None),
        ("The union won't support the plan.", "support", None),
        ("With the board thought to be weak, the quay was sold.", "thought", None),
        ("The union kept its hold over most state councils.", "state", None),
        ("She taught ethics, term limits and law.", "term", None),
        ("The quay rights advocates in Hull left.", "advocates", None),
        ("Lawyers challenging the sale wrote a long note.", "challenging", ("challenge", "Lawyers", "the sale", [])),
        (
            "At a hearing weeks after declining to fight the order, however, the mayor left.",
            "declining",
            ("decline", "the mayor", "to fight the order, however", []),
        ),
        ("Hull may well have known it was safe.", "known", ("know", "Hull", "it was safe", [])),
        (
            "Hull does not want to close the quay and the firm admitted that it was safe.",
            "admitted",
            ("admit", "the firm", "that it was safe", []),
        ),
        (
            "A suit filed on Monday in the Court of New Hull, which ruled that it was safe.",
            "ruled",
            ("rule", "Court of New Hull, which", "that it was safe", []),
        ),
        ("The letter shows the port in retreat.", "shows", None),
        ("The letter shows that it is safe.", "shows", ("show", "The letter", "that it is safe", [])),
        ("The rule applies to the band.", "applies", None),
        ("The files found in the attic show that it is safe.", "found", None),
        ("Files found after the flood revealed that it is safe.", "found", None),
        (
            "The fans — who urge the club to drop him — want a vote.",
            "urge",
            ("urge", "The fans — who", "to drop him", []),
        ),
        (
            "The row over the union—who asks the port to move it—raises a question.",
            "asks",
            ("ask", "The row over the union—who", "to move it", []),
        ),
        (
            "The mayor said that it was old, but that it was safe.",
            "said",
            ("say", "The mayor", "that it was old, but that it was safe", []),
        ),
        ("The mayor said that it was old, but it stood.", "said", ("say", "The mayor", "that it was old", [])),
        ("He faces charges, which he has denied.", "denied", ("deny", "he", "charges", [])),
        ("The town added a second gate to the old fence.", "added", None),
        ("The plan is to add a second gate that was promised.", "add", None),
        ("The mayor added the gate was open.", "added", ("add", "The mayor", "the gate was open", [])),
        ("On the sign by the gate, the mayor added a note.", "added", None),
        ("The clerk wrote a long note to the judge about tolls.", "wrote", None),
        ("The crew discovered the files in a shed that was shut.", "discovered", None),
        (
            "The mayor said the band plays each night there.",
            "said",
            ("say", "The mayor", "the band plays each night there", []),
        ),
    ],
)
def test_a_verb_with_speaker_content_and_quotations(text, word, expected):
    found = read(text, word)
    assert found == expected
