import pytest

from analysis.measures.facts.propositions import propositions
from analysis.measures.language.words import words_of

FEE, BOATS, ROAD = (
    "The council raised the berth fee",
    "the sailors blocked the harbour with boats",
    "the mayor closed the road",
)


@pytest.fixture
def told(make_corpus):
    """The propositions of a body: their words, and whether they lean on what stands before them."""

    def told(text):
        corpus = make_corpus({"a": f"Quay news\n\n{text}\n"})
        return [(corpus.texts["a"][unit.start : unit.end], unit.leans) for unit in propositions(words_of(corpus))]

    return told


@pytest.mark.parametrize(
    ("sentence", "parts"),
    [
        (f"{FEE}, and {BOATS}.", [FEE, f"{BOATS}."]),
        (f"{FEE}; {BOATS}.", [FEE, f"{BOATS}."]),
        (
            f"{FEE}, and the sailors blocked the harbour, while {ROAD}.",
            [FEE, "the sailors blocked the harbour", f"{ROAD}."],
        ),
        (f"{FEE} and {BOATS}.", None),  # no mark
        (f"{FEE}, and in June {BOATS}.", None),  # the second opens with no noun
        (f"{FEE}, and the sailors who blocked the harbour with boats.", None),  # a verb that a clause of its own has
        (f"{FEE}, and closed the road to lorries registered elsewhere.", None),  # no subject of its own
        (f"The fee rose, and {BOATS}.", None),  # three words
        (
            f"{FEE}, and sailors blocked the harbour, while {ROAD}.",
            [FEE, f"sailors blocked the harbour, while {ROAD}."],
        ),
    ],
)
def test_two_full_clauses_are_cut_at_their_joint(told, sentence, parts):
    assert [words for words, _ in told(sentence)] == (parts or [sentence])


def test_fragments_tell_nothing(told):
    assert told("No comment. Late geese crossing marshes. Geese crossed. Geese crossed the marsh.") == [
        ("Geese crossed the marsh.", False)  # a verb, and three words of open classes
    ]


def test_a_quotation_stands_for_a_verb(told):
    assert told(f"{FEE}.\n\n{ROAD.capitalize()}.\n\nIlse Brandt: “Geese again.”")[2:] == [
        ("Ilse Brandt: “Geese again.”", False)
    ]


@pytest.mark.parametrize(
    ("sentence", "leans"),
    [
        ("The harbour court closed the pier.", False),
        ("“The harbour court closed the pier,” they wrote.", False),
        ("It closed the north pier on Friday.", True),
        ("But the harbour court closed the pier.", True),
    ],
)
def test_what_opens_with_a_pronoun_or_conjunction_leans(told, sentence, leans):
    assert told(sentence) == [(sentence, leans)]


def test_the_second_of_two_clauses_leans_on_the_first(told):
    assert [leans for _, leans in told(f"{FEE}, and {BOATS}.")] == [False, True]
