from analysis.corpus.quotes import quoted_spans
from analysis.measures.language.word_classes import Frame, tail


def frame(text, **options):
    return Frame(text, 0, len(text), quoted_spans(text), **options)


def words_that(ask, text, **options):
    read = frame(text, **options)
    return [read.low[i] for i in range(read.n) if getattr(read, ask)(i)]


def test_a_sentence_in_marks_is_one_free_token_and_a_few_words_are_a_fragment():
    assert [t.kind for t in frame("“It is safe,” he said.").tokens] == ["Q", "w", "w"]
    assert [t.kind for t in frame("He called it “safe enough” for now.").tokens].count("q") == 1
    assert frame("He said: “It is safe.”").tokens[-1].kind == "Q"


def test_a_word_in_ly_is_an_adverb_unless_it_names():
    assert words_that("is_adverb", "He quickly met Sally and the family.") == ["quickly"]
    assert words_that("is_adverb", "Xoraly came.") == ["xoraly"]
    assert words_that("is_adverb", "Xoraly came.", names=frozenset(["xoraly"])) == []


def test_may_is_a_month_a_verb_or_a_name():
    assert words_that("is_time", "By May it may rain on Monday.") == ["may", "monday"]
    assert words_that("is_auxiliary", "By May it may rain on Monday.") == ["may"]
    assert words_that("is_time", "A letter by May came.", names=frozenset(["may"])) == []


def test_verbs_and_what_opens_a_noun_phrase():
    assert words_that("is_verb_like", "The claims came and they've said it closed the claims.") == [
        "came",
        "they've",
        "said",
        "closed",
    ]
    assert words_that("is_past", "It was late, it is wet, it closed.") == ["was", "closed"]
    assert words_that("starts_noun_phrase", "But the 3 of us because now") == ["the", "3", "us"]
    assert words_that("is_determiner", "He saw that, two of his and it.") == ["that", "two", "his"]


def test_the_tail_of_a_text_is_what_stands_behind_its_last_word():
    assert list(map(tail, ["", "so", "so, so?! ", "...", f"so{',' * 50_000}", f"{',' * 50_000}so"])) == [
        "", "", "?! ", "...", "," * 50_000, "",
    ]  # fmt: skip


def test_a_contracted_pronoun_is_no_possessive():
    read = frame("He's claiming the mayor's claiming it.")
    assert [read.is_noun_context(k) for k in (1, 4)] == [False, True]


def test_how_often_is_an_adverb_and_there_that_exists_is_none():
    assert words_that("is_adverb", "They often and sometimes left.") == ["often", "sometimes"]
    assert words_that("is_adverb", "There remains a crack.") == []
    assert words_that("is_adverb", "There needs to be a vote.") == []


def test_said_behind_a_number_is_a_verb():
    read = frame("Of the crew, two said so and two reports came.")
    assert [read.is_noun_context(read.low.index(word)) for word in ("said", "reports")] == [False, True]
