import pytest

from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.verb_subjects import inverted_subject, is_finite, reads_as_verb, reporter
from analysis.measures.language.clauses import before_verb
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.word_classes import Frame


def read(text, form, **options):
    frame = Frame(text, 0, len(text), quoted_spans(text), **options)
    v = frame.low.index(form)
    return frame, v, before_verb(frame, v)


def inverted(text, form="said"):
    frame, v, before = read(text, form)
    found = inverted_subject(frame, v, verb_forms()[form].verbs[-1], before)
    return found and text[slice(*frame.span(*found))]


def test_the_subject_behind_the_verb():
    assert inverted("“It is safe,” said the mayor of Hull on Monday.") == "the mayor of Hull"
    assert inverted("It was safe, said the mayor in Hull.") == "the mayor"
    assert inverted("“It is safe,” said he.") == "he"
    assert inverted("The mayor said the quay was safe.") is None


def test_a_verb_behind_a_conjunction_and_in_a_headline_shares_a_subject():
    frame, v, before = read("The mayor came and said it was safe.", "said")
    assert reporter(frame, v, before, []) == (0, 2)
    frame, v, before = read("Mayor opens pier, says it is safe", "says", headline=True)
    assert reporter(frame, v, before, []) == (0, 1)
    frame, v, before = read("The clerk asks after the man came and said it was safe.", "said")
    assert reporter(frame, v, before, []) == (4, 6)
    frame, v, before = read("The mayor met the firm, which owns the quay and said it was safe.", "said")
    assert frame.span(*reporter(frame, v, before, []))[0] == len("The mayor met ")


def test_a_form_that_may_be_a_noun():
    def verb(text, form):
        frame, v, before = read(text, form)
        return reads_as_verb(frame, v, v + 1, verb_forms()[form].kinds, before)

    assert verb("He claims it is safe.", "claims") and verb("Critics claim it is safe.", "claim")
    assert not verb("The old claims were long.", "claims")


def test_a_tense_of_its_own():
    assert [is_finite(*read(text, "said")[:2]) for text in ("He said so.", "He has said so.")] == [True, False]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("His aides say it's early.", "say", True),
        ("Sources close to the mayor say it is safe.", "say", True),
        ("Those near him say it is safe.", "say", True),
        ("Data from a survey show that it is thin.", "show", True),
        ("Four of them say it is safe.", "say", True),
        ("“It is safe,” shrugs Ann Lee.", "shrugs", True),
        ("They have found documents that were lost.", "documents", False),
        ("He seized on recent comments his rival made.", "comments", False),
    ],
)
def test_a_subject_in_the_plural_and_what_is_none(text, form, expected):
    frame, v, before = read(text, form)
    assert reads_as_verb(frame, v, v + 1, verb_forms()[form].kinds, before) is expected


def test_what_stands_behind_a_verb_and_does_not_speak():
    assert inverted("After a bad year, declared bankruptcy.", "declared") is None
    assert inverted("It sank, said last year in Hull.") is None
    assert inverted("“He was kind,” said his gran, Susan Roe, 80.") == "his gran, Susan Roe"


def test_a_document_states_between_commas():
    for text, expected in (
        ("It was shut, the report states, in May.", True),
        ("It was shut, the border states, in May.", False),
        ("It was shut, many states, in May.", False),
    ):
        frame, v, before = read(text, "states")
        assert reads_as_verb(frame, v, v + 1, verb_forms()["states"].kinds, before) is expected
