import pytest

from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.content import content_after, content_before, hearer_end, is_number, quote_before
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.word_classes import Frame


def frame(text):
    return Frame(text, 0, len(text), quoted_spans(text))


def words(read, span):
    return span and read.text[slice(*read.span(*span))]


def told(text, form):
    """The words of the content behind a verb's form."""
    read = frame(text)
    v = read.low.index(form)
    verb = next(verb for verb in verb_forms()[form].verbs if not verb.particle)
    return words(read, content_after(read, v, verb, v + 1))


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("He said on Monday that it was safe.", "said", "that it was safe"),
        ("He said on Monday it was safe.", "said", "it was safe"),
        ("He said: “It is safe,” and left.", "said", "“It is safe,”"),
        ("He told the crew that it was safe.", "told", "that it was safe"),
        ("He told the crew: “It is safe.”", "told", "“It is safe.”"),
        ("He urged the crew to stay.", "urged", "to stay"),
        ("He vowed to stay.", "vowed", "to stay"),
        ("He called the quay a wreck.", "called", "the quay a wreck"),
        ("He warned the number of dead was likely to rise.", "warned", "the number of dead was likely to rise"),
        ("He told the Post's Ann Lee: “It is safe.”", "told", "“It is safe.”"),
        ("He told a crowd packed into the hall that it was safe.", "told", "that it was safe"),
        ("He told reporters gathered by the quay that it was safe.", "told", "that it was safe"),
        ("He told reporter Ann Lee it was safe.", "told", "it was safe"),
        ("He told a meeting that was cut short.", "told", None),
        ("He told the truth when it cost him dear.", "told", None),
        ("He promised an inquiry.", "promised", "an inquiry"),
        ("He promised the crew.", "promised", None),
        ("He knew the sea, and they sold the boat.", "knew", None),
        ("He knew the sea was rough.", "knew", "the sea was rough"),
        ("“It is safe,” he said when asked if it was.", "said", None),
        ("He called the crew.", "called", None),
        ("He described the quay as safe.", "described", "the quay as safe"),
        ("He said.", "said", None),
        ("He shouted as the ferry left.", "shouted", None),
        ("He said as he left that it was safe.", "said", "that it was safe"),
        ("He said as the rain fell he would go.", "said", "he would go"),
        ("He said as a result the quay was shut.", "said", "as a result the quay was shut"),
        ("He said as many as 40 boats were lost.", "said", "as many as 40 boats were lost"),
    ],
)
def test_what_follows_a_verb(text, form, expected):
    assert told(text, form) == expected


def test_behind_a_quotation_only_an_open_clause_is_more_of_it():
    read = frame("“It is safe,” he said it was late.")
    verb = verb_forms()["said"].verbs[0]
    assert content_after(read, 2, verb, 3, quoted=True) is None
    assert words(read, content_after(read, 2, verb, 3)) == "it was late"


def test_what_stands_before_a_closing_frame():
    read = frame("The quay is safe, he said.")
    assert words(read, content_before(read, read.low.index("he"))) == "The quay is safe"
    assert content_before(read, 0) is None
    read = frame("In a post on the board, he apologised.")
    assert content_before(read, read.low.index("he")) is None
    read = frame("At least 40 dead, he said.")
    assert words(read, content_before(read, read.low.index("he"))) == "At least 40 dead"
    read = frame("“It is safe,” he said.")
    assert quote_before(read, 1) == (0,) and quote_before(read, 2) == ()


def test_a_number_may_be_rough():
    read = frame("about 40 tons or more than $5 or so")
    assert [k for k in range(read.n) if is_number(read, k)] == [0, 1, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("He warned, as did the clerk, that it was thin.", "warned", "that it was thin"),
        ("He said in Hull, Ohio, that it was thin.", "said", "that it was thin"),
        ("He said about 40 boats had sunk.", "said", "about 40 boats had sunk"),
        ("He accepted that card and left.", "accepted", None),
        ("He accepted that the pier was thin.", "accepted", "that the pier was thin"),
        ("He accepted that staff “did not check” it.", "accepted", "that staff “did not check” it"),
        ("He said they lied.", "said", "they lied"),
        ("It concluded with a talk that day.", "concluded", None),
        ("Nobody who said and did so came.", "said", None),
        ("He said that coal and gas prices may rise.", "said", "that coal and gas prices may rise"),
        ("He said that cash, cheques and cards went.", "said", "that cash, cheques and cards went"),
        ("He said that smoke in cars harms the young.", "said", "that smoke in cars harms the young"),
        ("He accepted that card and then left.", "accepted", None),
        ("He asked all who want to vote to bring a card.", "asked", "to bring a card"),
        ("He described Bo Roe, of Hull, as, “a wreck”.", "described", "Bo Roe, of Hull, as, “a wreck”"),
        ("He told trustees he would stay.", "told", "he would stay"),
        ("He told the Post he'd “had enough” of it.", "told", "he'd “had enough” of it"),
        ("He promised tolls and “boats, boats”, but he left.", "promised", "tolls and “boats, boats”"),
        ("He insisted she'd stay.", "insisted", "she'd stay"),
        ("He claimed to the crew that it was safe.", "claimed", "that it was safe"),
        ("He promised lower tolls and “boats, boats” for Hull.", "promised", "lower tolls and “boats, boats” for Hull"),
        ("He urged anyone who saw it not to swim.", "urged", "not to swim"),
        ("He decided on Monday not to stay.", "decided", "not to stay"),
        ("He vowed last week to stay.", "vowed", "to stay"),
        ("It was a plan that he described as “mad” then.", "described", "“mad” then"),
        ("He cited a lack of boats, “and so it goes on and on,” too.", "cited", "a lack of boats"),
    ],
)
def test_insertions_objects_and_infinitives(text, form, expected):
    assert told(text, form) == expected


def test_a_pronoun_that_is_spoken_to_goes_with_its_adjuncts():
    read = frame("The pier, he told me on Monday, is old.")
    assert hearer_end(read, read.low.index("me")) == read.low.index("is") - 1
    assert hearer_end(read, read.low.index("pier")) == read.low.index("pier")


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("He told police he was late.", "told", "he was late"),
        ("He told police that he was late.", "told", "that he was late"),
        ("He said in a letter sent to the crew that it was safe.", "said", "that it was safe"),
        ("He said in a letter sent to the crew on Monday it was safe.", "said", "it was safe"),
    ],
)
def test_who_is_spoken_to_and_in_what(text, form, expected):
    read = frame(text)
    v = read.low.index(form)
    assert words(read, content_after(read, v, verb_forms()[form].verbs[-1], v + 1)) == expected
