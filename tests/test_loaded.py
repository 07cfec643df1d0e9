from pathlib import Path

import pytest

from analysis import measure_loaded, measure_loaded_reprinted
from analysis.corpus.house_style import Folder
from analysis.corpus.yaml_files import read_yaml
from analysis.measures.word_choice.loaded_words import LoadedWords, adverb_of, is_slanted, lexicon
from analysis.measures.word_choice.phrases import units_of
from analysis.tables import LOADED_CATEGORIES

LEXICON = Path(__file__).resolve().parents[1] / "analysis" / "measures" / "data" / "loaded.yml"
WORDS = LoadedWords()


def flags(text, **options):
    units = units_of(text, Folder())
    found = [hit for hit in WORDS.find(units, **options) if hit.value.strength > 1]
    return [text[units[hit.first].start : units[hit.last - 1].end] for hit in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mayor slammed the plan.", ["slammed"]),
        ("Critics are slamming a shameful deal.", ["slamming", "shameful"]),
        ("He shamefully left.", ["shamefully"]),
        ("They won the Grand Slam.", []),
        ("We met Mr Savage there.", []),
        ("Shameful Cuts Hit Harbour", ["Shameful"]),
        ("She will flout the rules, and the flout is quiet.", ["flout"]),
        ("He pleaded guilty.", []),
        ("He pleaded innocent.", []),
        ("Human rights were discussed at the press conference.", []),
        ("This is what Moscow calls its plan.", ["what Moscow calls its"]),
        ("The plan shut the quay on Monday.", []),
        ("A gale warning stood, and a warning light came on.", []),
        ("They came, warning of a delay.", ["warning"]),
        ("A warning from the mayor came.", ["warning"]),
        ("They face claims of up to 9 million.", []),
        ("The mayor claims it is late.", ["claims"]),
        ("The roof of the hall collapsed as the ferry sank.", []),
        ("The talks collapsed.", ["collapsed"]),
        ("His bid for the White House collapsed on the floor of the hall.", ["collapsed"]),
        ("Shares of the firm on Wall Street sank to a low.", ["sank"]),
        ("They spread claims of fraud, and face claims of 9 million.", ["claims"]),
        ("The mayor lies in his letters and was caught lying on a form.", ["lies", "lying"]),
        ("The fault lies in the plan, and the town lies in ruins.", []),
        ("The hull is lying on its side.", []),
        ("A fan sang, and Boats fan Bo Roe left.", []),
        ("They fan the flames.", ["fan the flames"]),
        ("It fanned talk of a split; the crews fanned out.", ["fanned"]),
        ("He stacks shelves and lectures in law.", []),
        ("She rests, suffering from stress.", []),
        ("They hold the town to ransom for a paltry sum.", ["to ransom", "paltry"]),
        ("The crews went back on their word.", ["went back on their word"]),
        ("He was spared a trial, and they sparred.", ["sparred"]),
    ],
)
def test_what_is_flagged(text, words):
    assert flags(text) == words


def test_a_headline_has_capitals_of_its_own():
    assert flags("Mayor Slams Deal", headline=True)[0] == "Slams"


def test_a_story_adds_its_own_words(make_corpus):
    own = [{"forms": ["relocation", "moving out"], "reason": "for a closure"}]
    text = "Quay news\n\nThe relocation is on. The moving out of boats, said the mayor, is quiet."
    found = measure_loaded(make_corpus({"a": text}, loaded=own))
    mine = found[found["word"] == "relocation"]
    assert mine["category"].tolist() == ["one-sided term"] * 2 and set(mine["reason"]) == {"for a closure"}


def test_voices_are_told_apart(make_corpus):
    text = "Quay news\n\nThe shameful deal is done. The mayor said the deal was shameful. “A shameful deal,” she said."
    found = measure_loaded(make_corpus({"a": text}))
    assert found.loc[found["word"] == "shameful", "voice"].tolist() == ["own", "reported", "quoted"]


def test_what_a_reprint_kept(make_corpus):
    kept = "The mayor of the old town on the hill slammed the long plan for the ferry quay on Monday night.\n\n"
    cut = "The shameful deal will cost the town of the hill some forty dollars for every boat in the year.\n\n"
    drop = "The council of the town met the crews of all boats for a brutal talk about the pay on Friday.\n\n"
    texts = {
        "a": "One\n\n" + kept + drop + cut,
        "b": "Two\n\n" + kept.replace("the long plan", "the reckless plan") + drop.replace("brutal", "long"),
    }
    record = {"a": {"agency": "Agency", "outlet": "Agency"}, "b": {"agency": "Agency"}}
    found = measure_loaded_reprinted(make_corpus(texts, record=record))
    assert set(found["article_a"]) == {"a"}
    assert {(r.word, r.status) for r in found.itertuples() if r.strength != "faint"} == {
        ("slam", "kept"), ("brutal", "dropped"), ("shameful", "cut"), ("reckless", "added"),
    }  # fmt: skip


def test_a_sentence_takes_sides_by_one_strong_word_or_two_marked_ones():
    by = {"": False, "a reckless plan": False, "a reckless plan to defy": True, "a shameful plan": True}
    for text, slanted in by.items():
        assert is_slanted(WORDS.find(units_of(text, Folder()))) == slanted


@pytest.mark.parametrize(
    ("adjective", "adverb"), [("angry", "angrily"), ("simple", "simply"), ("tragic", "tragically"), ("cruel", "cruelly"),
                              ("terrible", "terribly"), ("true", "truly"), ("full", "fully")],
)  # fmt: skip
def test_adverbs(adjective, adverb):
    assert adverb_of(adjective) == adverb


def test_the_lexicon_keeps_its_form():
    seen = set()
    for block in read_yaml(LEXICON):
        assert (
            block["category"] in (*LOADED_CATEGORIES, "none")
            and block["strength"] in "123"
            and len(block["reason"]) > 10
        )
        assert not set(block) - {"category", "strength", "reason", "reporting", "hedges", "leave_out",
                                 "literal", "beside", "verbs", "nouns", "adjectives", "adverbs", "phrases"}  # fmt: skip
        for kind in ("verbs", "nouns", "adjectives", "adverbs"):
            for word in block.get(kind, "").split():
                key = kind, word.split("=")[0]
                assert key not in seen, f"{key} stands in two blocks"
                seen.add(key)
        for phrase in filter(None, map(str.strip, block.get("phrases", "").split(";"))):
            assert ("phrases", phrase) not in seen, f"{phrase} stands in two blocks"
            seen.add(("phrases", phrase))
    assert len(seen) > 3000 and len(lexicon()) > 6000


def test_words_of_names_are_not_loaded(make_corpus):
    text = "A day at sea\n\nShamefully left the quay. Savage said it is late, and Ann Savage left."
    found = measure_loaded(make_corpus({"a": text}, actors=[{"name": "Shamefully", "kind": "company"}]))
    assert found.empty
    bare = measure_loaded(make_corpus({"a": text.replace(", and Ann Savage left", "")}, folder="bare"))
    assert {"shameful", "savage"} <= set(bare["word"])
