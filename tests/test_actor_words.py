import pytest

from analysis import measure_actor_words

ACTORS = [
    {"name": "Ana Brandt", "kind": "official", "aliases": ["Brandt", "the mayor"]},
    {"name": "the port", "kind": "company", "aliases": ["the Port Company"]},
]


def words(make_corpus, text, actor="Ana Brandt", headline="A talk of the town about boats"):
    corpus = make_corpus({"a": f"{headline}\n\n{text}"}, actors=ACTORS)
    found = measure_actor_words(corpus)
    return [(w.role, w.word) for w in found[found["actor"] == actor].itertuples()]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The embattled Brandt left the hall.", [("modifier", "embattled"), ("does", "left")]),
        ("To keep them from ousting Brandt was a key goal.", [("done to", "oust")]),
        ("Brandt has long-term plans.", []),
        ("Brandt has long feared the town.", [("does", "fear")]),
        ("Brandt is tired and angry.", [("modifier", "tired")]),
        ("Brandt has been a strong voice of the town.", [("modifier", "strong"), ("modifier", "voice")]),
        ("Brandt quickly praised the crew.", [("does", "praise")]),
        ("Brandt will not leave.", [("does", "leave")]),
        ("Brandt was ousted on Monday.", [("done to", "oust")]),
        ("The crews ousted Brandt.", [("done to", "oust")]),
        ("The crew was praised by Brandt.", [("does", "praise")]),
        ("They tried to oust Brandt.", [("done to", "oust")]),
        ("Brandt’s plan was ousted.", []),
        ("“It is late,” said Brandt.", [("does", "say")]),
        ("Brandt, who was praised by all, declined to talk.", [("done to", "praise"), ("does", "decline")]),
        ("They ousted Brandt, who was praised by all, praised by some.", [("done to", "oust"), ("done to", "praise")]),
        ("An aide to Brandt who resigned denied it.", []),
        ("“It is late,” recalled Brandt.", [("does", "recall")]),
        ("“It is late,” says Brandt.", [("does", "say")]),
        ("They met in the hall of Brandt and slept.", []),
        ("The next Brandt plan failed.", []),
        ("Ann Lee, who leads the crews, said Brandt was late.", [("modifier", "late")]),
        ("Lee told a packed hall Brandt would leave.", [("does", "leave")]),
        ("The port's head Brandt left.", [("modifier", "head"), ("does", "left")]),
        ("“It is late,” Brandt was quoted as saying.", [("done to", "quote")]),
    ],
)
def test_the_company_of_a_name(make_corpus, text, found):
    assert words(make_corpus, text) == found


def test_the_voice_of_a_word(make_corpus):
    corpus = make_corpus(
        {"a": "A talk of the town about boats\n\n“Brandt is tired,” said Lee. Lee said Brandt was weak."}, actors=ACTORS
    )
    found = measure_actor_words(corpus)
    assert found[["word", "voice"]].to_numpy().tolist() == [["tired", "quoted"], ["weak", "reported"]]


def test_a_verb_takes_its_base_form_from_the_story(make_corpus):
    text = "Brandt baked a cake. We bake too. Brandt hiked."
    assert words(make_corpus, text) == [("does", "bake"), ("does", "hiked")]


def test_a_story_without_actors(make_corpus):
    assert measure_actor_words(make_corpus({"a": "A talk of the town\n\nBrandt left."})).empty


def test_whose_relative_clause_it_is(make_corpus):
    assert words(make_corpus, "The head of the port, who was ousted, left.", "the port") == []
