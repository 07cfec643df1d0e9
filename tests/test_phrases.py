import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.house_style import Folder
from analysis.corpus.story import Actor
from analysis.measures.word_choice.phrases import Phrases, pattern_words, sentence_units, units_of, voice_of

ZELENSKY = Actor(name="Anna Zelensky", aliases=["Zelenskyy"])


def found(text, *entries, folder=None):
    """The words of the text that entries of one group stand for, as (entry, words)."""
    folder = folder or Folder()
    phrases = Phrases([(entry, 0, entry) for entry in entries], folder)
    units = units_of(text, folder)
    return [(value, text[units[first].start : units[last - 1].end]) for first, last, value in phrases.find(units)]


@pytest.mark.parametrize(
    ("entry", "text", "words"),
    [
        ("war", "The war, the War and the wars.", ["war", "War"]),
        ("West", "To the West, not to the west.", ["West"]),
        ("US", "He told us that the US and the U.S. agree.", ["US", "U.S."]),
        ("alliance", "The alliance’s chief.", ["alliance’s"]),
        ("armored vehicles", "Armoured vehicles came.", ["Armoured vehicles"]),
        ("Secretary-General", "The Secretary General met the Secretary-General.", ["Secretary General", "Secretary-General"]),
        ("coup", "A foreign-backed coup, a coup-like act.", ["coup", "coup"]),
        ("US-backed", "The US-backed plan.", ["US-backed"]),
        ("Mr. Stone", "We met Mr. Stone, and Stone left.", ["Mr. Stone"]),
        ("weapon*", "Weapons, weaponry, no weaver.", ["Weapons", "weaponry"]),
        ("very * day", "A very bad day. A very day.", ["very bad day"]),
        ("b?d", "A bad bed, a bead.", ["bad", "bed"]),
        ("serious, grave threat", "A “serious, grave threat” to us.", ["serious, grave threat"]),
        ("no", "nothing", []),
    ],
)  # fmt: skip
def test_how_an_entry_is_matched(entry, text, words):
    assert [w for _, w in found(text, entry)] == words


def test_a_headline_in_capitals_is_no_abbreviation():
    assert found("WAR COMES TO US ALL", "war") == [("war", "WAR")]


def test_a_headline_in_capitals_has_the_words_of_its_tokens(make_corpus):
    body = "The mayor wants the labour of many. Nobody asked them, and nobody will ask."
    corpus = make_corpus({"a": f"MAYOR'S LABOUR PLAN ANGERS HASK\n\n{body}"})
    (_, headline), *_ = sentence_units(corpus)
    assert [unit.key for unit in headline] == corpus.tokens.query("sentence == 1")["term"].tolist()
    phrases = Phrases([("mayor", 0, "mayor"), ("labour plan", 0, "labour plan")], corpus.folding)
    assert [hit.value for hit in phrases.find(headline)] == ["mayor", "labour plan"]


def test_names_fold_as_the_story_says():
    assert found("Zelenskyy spoke.", "Zelensky", folder=Folder([ZELENSKY])) == [("Zelensky", "Zelenskyy")]
    assert found("Zelenskyy spoke.", "Zelensky") == []


def test_the_longest_entry_of_a_group_counts():
    text = "The big military alliance and the alliance."
    assert found(text, "alliance", "military alliance", "big military") == [
        ("big military", "big military"),
        ("alliance", "alliance"),
        ("alliance", "alliance"),
    ]
    assert found(text, "alliance", "military alliance") == [
        ("military alliance", "military alliance"),
        ("alliance", "alliance"),
    ]


def test_groups_do_not_see_each_other_and_a_none_takes_words_out():
    folder = Folder()
    entries = [("war", "a", 1), ("cold war", "a", None), ("war", "b", 2)]
    units = units_of("The cold war is no war.", folder)
    assert [(f.first, f.value) for f in Phrases(entries, folder).find(units)] == [(2, 2), (5, 1), (5, 2)]


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=4))
def test_any_entry_is_found_whole_or_not_at_all(text, entries):
    units = units_of(text, Folder())
    for first, last, value in Phrases([(e, 0, e) for e in entries]).find(units):
        assert 0 <= first < last <= len(units) and len(pattern_words(value)) == last - first


def test_voices_and_captions(make_corpus):
    corpus = make_corpus(
        {"a": "Fear at the quay\n\nThe mayor said the fear was real. “Fear is cheap,” she said. Fear remains."}
    )
    voice = voice_of(corpus)
    fear = Phrases([("fear", 0, "fear")])
    voices = [
        voice.at("a", units[hit.first].start, units[hit.first].quoted)
        for _, units in sentence_units(corpus)
        for hit in fear.find(units)
    ]
    assert voices == ["own", "reported", "quoted", "own"]
