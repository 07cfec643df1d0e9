import pytest

from analysis import read_corpus
from analysis.measures.attribution.voices import measure_voices
from analysis.tables import TABLES

TEXT = """Mayor says quay is ‘safe’

Mayor Ann Lee said on Monday that the quay was “safe for boats”.

“We looked at every pile,” she said. “We stay.”

Critics say Lee hid a report. A survey found that 38 piles were thin, the council said.

“The quay is a wreck and everybody in the port knows it.”
"""
ACTORS = [
    {"name": "Ann Lee", "kind": "official", "aliases": ["Lee", "Mayor"]},
    {"name": "Port Council", "kind": "institution", "aliases": ["the council"]},
]


@pytest.fixture
def voices(make_corpus):
    corpus = make_corpus({"a": TEXT}, actors=ACTORS)
    table = measure_voices(corpus)
    return table.assign(content=[corpus.texts["a"][a:b] for a, b in zip(table["start"], table["end"], strict=True)])


def test_rows_fit_the_contract(voices):
    assert list(voices.columns[:-1]) == TABLES["voices"].names
    assert not voices.duplicated(["article", "start", "end"]).any()


def test_who_says_what(voices):
    found = [tuple(row) for row in voices[["part", "kind", "content", "actor", "verb"]].astype(object).values.tolist()]
    assert found[:4] == [
        ("headline", "mixed", "quay is ‘safe’", "Ann Lee", "say"),
        ("body", "mixed", "that the quay was “safe for boats”", "Ann Lee", "say"),
        ("body", "direct", "“We looked at every pile,”", "Ann Lee", "say"),
        ("body", "direct", "“We stay.”", "Ann Lee", voices["verb"][3]),
    ]
    assert voices["verb"].isna()[3] and voices["speaker_by"][3] == "carried over"


def test_kinds_of_speakers(voices):
    kinds = dict(zip(voices["content"], voices["actor_kind"], strict=True))
    assert kinds["Lee hid a report"] == "unnamed"
    assert kinds["that 38 piles were thin"] == "document"


def test_reports_within_reports_are_marked(voices):
    told = voices[voices["content"].str.contains("38 piles")]
    assert dict(zip(told["speaker"], told["nested"], strict=True)) == {"Port Council": False, "a survey": True}
    assert told["n_words"].max() == 8 and set(told["verb_class"]) == {"neutral", "assertive"}


def test_wishes_and_plans_without_quoted_words_are_thought_and_no_speech(make_corpus):
    text = "A headline\n\nLee wants a new quay. Lee plans to leave. Lee wants “a new quay”. Lee said it was safe.\n"
    table = measure_voices(make_corpus({"a": text}, actors=ACTORS))
    assert table["mode"].tolist() == ["thought", "thought", "speech", "speech"]


def test_words_are_counted_and_quoted_ones_apart(voices):
    mixed = voices[voices["content"].str.startswith("that the quay")].iloc[0]
    assert (mixed["n_words"], mixed["n_quoted"]) == (7, 3)
    direct = voices[voices["kind"] == "direct"]
    assert (direct["n_words"] == direct["n_quoted"]).all()


def test_each_paragraph_of_a_quotation_has_quoted_words(make_corpus):
    voices = measure_voices(
        make_corpus({"a": "One\n\nAnn Lee said: “The quay is shut.\n\nNow the boats stay.\n\nAll stay.”"})
    )
    assert voices["n_quoted"].tolist() == voices["n_words"].tolist() == [4, 4, 2]


def test_speaker_spans_are_the_printed_words(voices):
    by = voices[voices["content"] == "“We looked at every pile,”"].iloc[0]
    assert TEXT[by["speaker_start"] : by["speaker_end"]] == "she"


def test_unattributed_is_a_result(make_corpus):
    table = measure_voices(
        make_corpus({"a": "A headline of the day\n\nIt rained.\n\n“The quay is a wreck, all of it.”\n"})
    )
    assert len(table) == 1 and table[["speaker", "actor", "verb", "speaker_start"]].isna().all(axis=None)


def test_an_article_without_voices_gives_no_rows(make_corpus):
    assert measure_voices(make_corpus({"a": "A headline\n\nThe quay is wide and the water is deep.\n"})).empty


def test_the_teaching_story_s_quotations_are_all_found(shipped):
    import yaml

    corpus = read_corpus(shipped / "port-ellery-ferry")
    table = measure_voices(corpus)
    key = yaml.safe_load((shipped / "port-ellery-ferry" / "key.yml").read_text("utf-8"))["voices"]
    direct = table[table["kind"] == "direct"]
    spans = {(row.article, row.start): row.actor for row in direct.itertuples()}
    for article, entries in key.items():
        for entry in entries:
            if entry["kind"] == "direct":
                start = corpus.texts[article].index(entry["text"])
                assert spans[article, start] == entry["speaker"], (article, entry["text"])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Emily said it was late.", "Emily"),
        ("Kelly later told the town that it was late.", "Kelly"),
        ("Grammarly has denied that it was late.", "Grammarly"),
        ("Quickly, the firm that owns the boats, said it was late.", "Quickly"),
        ("Boats of Shortly came. Shortly, which owns the boats, said it was late.", "Shortly"),
        ("Finally, the mayor said it was late.", "the mayor"),
        ("Newly found papers said the boats were old.", "papers"),
        ("Reportedly the mayor said it was late.", "the mayor"),
    ],
)
def test_a_name_in_ly_is_no_adverb(make_corpus, text, speaker):
    corpus = make_corpus({"a": f"A day at sea\n\n{text}"}, actors=[{"name": "Quickly", "kind": "company"}])
    (row,) = measure_voices(corpus).itertuples()
    assert row.speaker == speaker


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("They were asked to leave by the chair.", "the chair", "to leave"),
        ("They were told to go home by Mayor Ann Roe.", "Ann Roe", "to go home"),
        ("They were asked by the chair to leave.", "the chair", "to leave"),
        ("They were told by the clerk that it was late.", "the clerk", "that it was late"),
        ("They were asked to leave by May.", None, "to leave by May"),
        ("They were asked to leave by the end of the day.", None, "to leave by the end of the day"),
        ("They were told to be seen by the doctor.", None, "to be seen by the doctor"),
    ],
)
def test_who_asks_in_the_passive(make_corpus, text, speaker, content):
    corpus = make_corpus({"a": f"A day at sea\n\n{text}"})
    (row,) = measure_voices(corpus).itertuples()
    assert (row.speaker if isinstance(row.speaker, str) else None) == speaker
    assert corpus.texts["a"][row.start : row.end] == content


@pytest.mark.parametrize("said", [
    "Police said the man would be identified on Monday.",
    "The mayor said the bridge would be named after her.",
    "The council asked that the ferry be named after its founder.",
])  # fmt: skip
def test_who_is_named_or_identified_can_be_what_is_said(make_corpus, said):
    corpus = make_corpus({"a": f"News\n\n{said} It rained.", "b": "Other\n\nIt rained."})
    assert len(measure_voices(corpus)) == 1


def test_a_court_that_heard_of_a_document_is_not_the_document(make_corpus):
    corpus = make_corpus(
        {"a": "News\n\nA court heard the lawsuit. It found that the firm had lied.", "b": "Other\n\nIt rained."}
    )
    assert "the lawsuit" not in set(measure_voices(corpus)["speaker"].dropna())


def test_a_name_that_opens_with_a_number_or_in_ing_is_whole(make_corpus):
    text = "News\n\nThe sale is off, Nine Entertainment said on Monday. Nine Entertainment said it would sue."
    speakers = set(measure_voices(make_corpus({"a": text, "b": "Other\n\nIt rained."}))["speaker"].dropna())
    assert speakers == {"Nine Entertainment"}


def test_an_outlet_in_its_own_page_is_no_voice(make_corpus):
    page = "Pier\n\nThe Gazette says it is safe. The Port Gazette knew that it was. This newspaper believes that it is.\n\nIt rained. The crew said it was safe.\n"
    corpus = make_corpus({"a": page, "b": page}, outlets={"a": "Port Gazette", "b": "The Post"})
    spoken = measure_voices(corpus).groupby("article")["speaker"].agg(list)
    assert spoken["a"] == ["the crew"]
    assert spoken["b"] == ["Port Gazette", "Port Gazette", "the crew"]


def test_a_thing_that_says_nothing_is_no_voice(make_corpus):
    text = "Pier fire: hearing, latest times and where to park\n\nA pump that adds water to the dock stood still at noon.\n"
    assert measure_voices(make_corpus({"a": text})).empty
    text = "Mayor: pier is lost for a year\n\nShe came late.\n"
    assert measure_voices(make_corpus({"a": text}, folder="heard"))["verb"].tolist() == [":"]
    text = "Pier fire\n\nA gale rules out a sailing before noon. The rise signals a shift in the wind.\n"
    assert measure_voices(make_corpus({"a": text}, folder="gale")).empty


def test_whoever_finds_that_something_is_so_speaks(make_corpus):
    text = "The watchdog found that it was thin. The trip shows that it is far. The watchdog found a boat that sank.\n"
    assert measure_voices(make_corpus({"a": text}))["verb"].tolist() == ["find"]


def test_who_is_quoted_in_full_speaks_whatever_he_is(make_corpus):
    text = "Pier fire\n\nThe retired caulker added: “We are done with it.”\n"
    assert measure_voices(make_corpus({"a": text}))["speaker"].tolist() == ["the retired caulker"]


def test_what_closes_with_a_frame_is_said_by_whoever_stands_in_it(make_corpus):
    text = "A headline of the day\n\nThe pier will be closed for a year, a caulker suggested.\n"
    assert measure_voices(make_corpus({"a": text}))["speaker"].tolist() == ["a caulker"]


def test_what_one_should_ask_nobody_has_asked(make_corpus):
    text = "A headline\n\nThe port came late. When a union is so slow, it should ask itself why the boats are gone.\n"
    assert measure_voices(make_corpus({"a": text})).empty


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The crew found a document aboard. “The gate is unsafe and must be shut at once,” it said.", [None]),
        ("A leaflet went round. “The gate is unsafe and must be shut at once,” it said.", ["a leaflet"]),
        ("Fact Check: “The gate was shut at once by all of us here.”", [None]),
        ("Photo Gallery: “The gate was shut at once by all of us here.”", [None]),
        ("Bo Roe, head of the port: “The gate was shut at once by all of us here.”", ["Bo Roe"]),
        ("The well said it is dry.", ["the well"]),
        ("The council couldn't approve a second gate.", []),
        ("The council can't back the plan.", []),
    ],
)
def test_what_is_no_speaker(make_corpus, text, speakers):
    table = measure_voices(make_corpus({"a": f"A headline of the day\n\nIt rained all day.\n\n{text}\n"}))
    assert [None if speaker != speaker else speaker for speaker in table["speaker"].astype(object)] == speakers


def test_a_phrase_without_a_noun_is_read(make_corpus):
    text = "A headline of the day\n\nAccording to “???” by Port Council, it is safe to sail.\n"
    (speaker,) = measure_voices(make_corpus({"a": text}, actors=ACTORS))["speaker"]
    assert speaker.endswith("Port Council")


@pytest.mark.parametrize(("who", "speakers"), [("Quennell", ["Quennell"]), ("he", [])])
def test_a_name_of_another_article_leads_into_words(make_corpus, who, speakers):
    top = "Rain\n\nBy Zed Quux\n\n"
    one, two = "It rained. Quennell, for the port, was blunt: “It is over now.”\n", f"It rained. Then {who} came.\n"
    assert measure_voices(make_corpus({"a": top + one, "b": top + two})).speaker.dropna().tolist() == speakers
