"""Groups of pages that share copy, their likely origin, and what each reprint kept; counted by hand."""

import pytest

from analysis.measures.facts.cuts import measure_cuts
from analysis.measures.text_reuse.copied import copied_sentences, is_copied
from analysis.measures.text_reuse.reprints import measure_reprints
from analysis.measures.text_reuse.reuse import copies_between
from analysis.measures.text_reuse.sources import measure_sources
from analysis.tables import COPY

# Sentences of 19, 18, 18, 13 and 14 words.
BRIDGE = "The old bridge over the river Arn will be closed to lorries from the first week of the spring."
COST = "Engineers told the county that the repair would cost about 12 million crowns and last for two summers."
FEARS = "Shopkeepers on the eastern bank fear that their customers will stay away while the detour is in place."
PLEA = "Mayor Ilse Brandt asked the drivers of lorries to be patient with her."
VOTE = "The council will decide on a plan for temporary parking at its next meeting."
HARVEST = "A page of its own reports on the harvest festival and the weather that was kind to it."
CHOIR = "Forty singers from three valleys met in the barn behind the mill and sang until it was dark."
WIRE = "\n\n".join(["Bridge to close to lorries in spring", f"{BRIDGE} {COST}", FEARS, PLEA, VOTE])
SHORT = "\n\n".join(["Lorries banned from the bridge", f"{BRIDGE} {COST.replace('told', 'warned')}", FEARS])
OTHER = "\n\n".join(["What happened at the weekend", HARVEST, CHOIR])
FACTS = [
    {"id": "F1", "statement": "The mayor asked drivers to be patient.", "cues": ["be patient"]},
    {"id": "F2", "statement": "The repair costs 12 million crowns.", "cues": ["12 million"]},
]
MAYOR = [{"name": "Ilse Brandt", "aliases": ["Mayor Ilse Brandt"]}]


@pytest.fixture
def story(make_corpus):
    def make(**more):
        return make_corpus({"short": SHORT, "other": OTHER, "wire": WIRE}, facts=FACTS, actors=MAYOR, **more)

    return make


def row(frame, article):
    return frame[frame["article"] == article].iloc[0]


def test_pages_that_share_copy_are_one_source(story):
    sources = measure_sources(story())
    assert dict(zip(sources["article"], sources["source"], strict=True)) == {
        "short": "wire",
        "other": "other",
        "wire": "wire",
    }
    assert sources["n_pages"].tolist() == [2, 1, 2]
    short, other, wire = (row(sources, article) for article in ("short", "other", "wire"))
    # BRIDGE 19, COST 18 (one word swapped), FEARS 18: shared 54 of 55; the wire has PLEA 13 and VOTE 14 more.
    assert short["n_body_words"] == 55
    assert short["share_group"] == pytest.approx(54 / 55)
    assert wire["n_body_words"] == 82
    assert wire["share_group"] == pytest.approx(54 / 82)
    assert other[["share_group", "share_other", "share_own"]].tolist() == [0, 0, 1]


def test_the_shares_add_up_to_one(story):
    sources = measure_sources(story())
    assert sources[["share_group", "share_other", "share_own"]].sum(axis=1).round(9).eq(1).all()


def test_a_sentence_that_others_print_twice_is_shared_once(make_corpus):
    """`wire` repeats BRIDGE, and `again` has all that `short` has: its 55 words."""
    pages = {"short": SHORT, "wire": f"{WIRE}\n\n{BRIDGE}", "again": SHORT.replace("banned from", "kept off")}
    assert row(measure_sources(make_corpus(pages)), "short")["share_group"] == 1
    del pages["again"]
    assert row(measure_sources(make_corpus(pages, folder="two")), "short")["share_group"] == pytest.approx(54 / 55)


def test_the_agencys_own_page_is_the_origin(story):
    record = {"short": {"agency": "Tidings"}, "wire": {"agency": "Tidings"}}
    sources = measure_sources(story(record=record, outlets={"short": "Tidings"}))
    assert row(sources, "wire")["source"] == "short"
    assert row(sources, "wire")["signs"] == "agency"


def test_the_outlet_that_another_page_carries_is_the_origin(story, make_corpus):
    # `wire` holds more of the shared words and alone names an agency: it is the reprint all the same.
    named = measure_sources(story(record={"wire": {"agency": "Tidings"}}, outlets={"short": "Tidings"}))
    assert row(named, "wire")[["source", "signs"]].tolist() == ["short", "agency"]
    assert row(named, "wire").isna()["against"] or "credit" not in row(named, "wire")["against"]
    pages = {"short": SHORT, "wire": WIRE.replace(BRIDGE, f"By Tidings\n\n{BRIDGE}", 1)}
    bylined = make_corpus(pages, outlets={"short": "Tidings"}, folder="bylined")
    assert row(measure_sources(bylined), "wire")[["source", "signs"]].tolist() == ["short", "agency"]
    tiding = make_corpus(pages, outlets={"short": "Tiding"}, folder="part")
    assert row(measure_sources(tiding), "wire")["source"] == "wire", "a part of a word is no name"


def test_where_the_agency_s_own_page_is_there_its_name_in_a_line_is_no_sign(make_corpus):
    pages = {"short": SHORT, "wire": WIRE.replace(BRIDGE, f"ARNFORD (Tidings) - {BRIDGE}", 1)}
    record = {"wire": {"agency": "Tidings"}}
    found = row(measure_sources(make_corpus(pages, outlets={"short": "Tidings"}, record=record)), "wire")
    assert (found["source"], found["signs"]) == ("short", "agency") and "credit" not in str(found["against"])


def test_of_two_agencies_in_one_group_neither_is_a_sign(make_corpus):
    pages = {"short": SHORT, "wire": WIRE, "page": WIRE.replace(PLEA, "")}
    record = {"page": {"agency": "Tidings"}, "wire": {"agency": "Dayline"}}
    found = measure_sources(make_corpus(pages, outlets={"short": "Tidings", "wire": "Dayline"}, record=record))
    assert "agency" not in " ".join(map(str, found["signs"])), "the fullest is the origin"


def test_where_two_pages_name_an_agency_neither_is_a_sign(make_corpus):
    pages = {
        name: text.replace(BRIDGE, f"ARNFORD (Tidings) - {BRIDGE}", 1) for name, text in (("a", SHORT), ("b", WIRE))
    }
    found = measure_sources(make_corpus(pages))
    assert found["n_pages"].tolist() == [2, 2] and found[["signs", "against"]].isna().all(axis=None)


def test_of_two_pages_that_hold_as_many_words_the_one_that_names_an_agency_is_the_origin(make_corpus):
    """`long` is earlier and has a sentence more."""
    pages = {
        "long": f"{SHORT}\n\n{HARVEST}",
        "credit": SHORT.replace(BRIDGE, f"ARNFORD (Tidings) - {BRIDGE}", 1).replace("banned from", "kept off"),
    }
    record = {"long": {"published": "2025-03-01"}, "credit": {"published": "2025-03-02"}}
    found = row(measure_sources(make_corpus(pages, record=record)), "long")
    assert (found["source"], found["signs"], found["against"]) == ("credit", "credit", "time (long)")


def test_signs_against_the_origin_are_named(make_corpus):
    # Without an agency's page the fullest counts: `full` shares all that `one` and `two` have, they share BRIDGE.
    pages = {
        "one": "\n\n".join(["Lorries banned from the bridge", BRIDGE, COST]),
        "two": "\n\n".join(["Small towns and their troubles", f"{BRIDGE} {FEARS}", HARVEST]),
        "full": "\n\n".join(["Bridge to close to lorries in spring", f"ARNFORD (Tidings) - {BRIDGE} {COST}", FEARS]),
    }
    record = {
        name: {"published": day} for name, day in (("one", "2025-03-01"), ("two", "2025-03-02"), ("full", "2025-03-02"))
    }
    sources = measure_sources(make_corpus(pages, record=record))
    assert set(sources["source"]) == {"full"}
    assert row(sources, "one")["signs"] == "credit, completeness"
    assert row(sources, "one")["against"] == "time (one)"


@pytest.mark.parametrize("short, wire, first", [
    ("2025-03-01T09:00:00+09:00", "2025-03-01T05:00:00+00:00", "short"),
    ("2025-03-01T05:00:00+00:00", "2025-03-01T09:00:00+09:00", "wire"),
    ("2025-03-01T05:00:00", "2025-03-01T09:00:00+09:00", None),
    ("2025-03-01", "2025-03-01T09:00:00", None),
    ("2025-03-01", "2025-03-02T09:00:00+09:00", "short"),
])  # fmt: skip
def test_the_page_published_first_is_so_in_every_zone(story, short, wire, first):
    sources = measure_sources(story(record={"short": {"published": short}, "wire": {"published": wire}}))
    timed = sources[sources["signs"].eq("time") & sources["article"].eq(sources["source"])]
    assert timed["article"].tolist() == ([first] if first else [])


def test_days_and_agencies_are_those_that_the_pages_print(make_corpus):
    pages = {"short": SHORT, "wire": WIRE}
    for name, day in (("short", 1), ("wire", 2)):
        pages[name] = pages[name].replace(BRIDGE, f"By Ada Pohl | {day} March 2025\n\n{BRIDGE}", 1)
    dated = measure_sources(make_corpus(pages, folder="dated"))
    assert row(dated, "wire")[["source", "signs"]].tolist() == ["short", "time"]
    pages = {"short": SHORT, "wire": f"{WIRE}\n\nTidings News Agency contributed to this report.", "other": OTHER}
    carried = measure_sources(make_corpus(pages, outlets={"short": "Tidings News Agency"}))
    assert row(carried, "wire")[["source", "signs"]].tolist() == ["short", "agency"]


def test_a_shared_paragraph_of_background_does_not_make_one_source(make_corpus):
    long = " ".join([HARVEST, CHOIR])
    a = "\n\n".join(["Bridge to close to lorries in spring", BRIDGE, FEARS, VOTE, PLEA, long])
    b = "\n\n".join(
        [
            "Seven things about the valley",
            BRIDGE,
            "Nobody knows how many herons live there, but the warden has counted nests in each of the last four years.",
            "He walks along the water at dawn with a notebook, a thermos flask and an old dog that hates to swim.",
            "In a good spring there are more than sixty young birds, in a bad one they can be counted on two hands.",
        ]
    )  # 19 words of about 82 are shared: less than a quarter
    sources = measure_sources(make_corpus({"a": a, "b": b}))
    assert sources["source"].tolist() == ["a", "b"]
    assert row(sources, "b")["share_other"] == pytest.approx(19 / row(sources, "b")["n_body_words"])


def test_paragraphs_kept_edited_cut_and_added(make_corpus):
    reprint = "\n\n".join(["Lorries banned from the bridge", BRIDGE, HARVEST, FEARS, COST.replace("two", "ten")])
    corpus = make_corpus({"wire": WIRE, "page": reprint})
    rows = measure_reprints(corpus)
    found = {
        (-1 if a != a else a, -1 if b != b else b): status
        for a, b, status in zip(
            rows["paragraph_a"].astype(float), rows["paragraph_b"].astype(float), rows["status"], strict=True
        )
    }
    # The wire's first paragraph became the page's first and fourth; most of it, BRIDGE, stands in the first.
    assert found == {(1, 1): "edited", (2, 3): "kept", (3, -1): "cut", (4, -1): "cut", (-1, 2): "added"}
    first = rows.iloc[0]
    assert corpus.texts["wire"][first["start_a"] : first["end_a"]] == f"{BRIDGE} {COST}"
    assert first["share_kept"] == pytest.approx(36 / 37)


def test_a_paragraph_stands_where_most_of_its_words_do_and_not_in_a_headline(make_corpus):
    """The wire's first paragraph became the page's first (17 of 18 words kept) and fourth (19); its last is the headline."""
    page = "\n\n".join([VOTE.rstrip("."), COST.replace("two", "ten"), HARVEST, FEARS, BRIDGE])
    rows = measure_reprints(
        make_corpus({"wire": WIRE, "page": page}, outlets={"wire": "Tidings"}, record={"page": {"agency": "Tidings"}})
    )
    found = rows[rows["paragraph_a"].notna()].set_index("paragraph_a")
    assert found.loc[1, "paragraph_b"] == 4 and found.loc[1, "status"] == "edited"
    assert (found.loc[4, "status"], found.loc[4, "share_kept"]) == ("cut", 0)


def test_copies_are_known_from_both_sides(story):
    copies = copies_between(story())
    # COST has 18 words, of which one is swapped.
    pairs = [(2, 2, "identical", 19), (3, 3, "light edit", 17), (4, 4, "identical", 18)]
    assert copies == {("short", "wire"): pairs, ("wire", "short"): pairs}


def test_two_sources_each_with_its_reprints(make_corpus):
    barn = "\n\n".join(["What happened at the weekend", f"{HARVEST} {CHOIR}", PLEA])
    pages = {"short": SHORT, "tail": f"Singers in a barn\n\n{CHOIR}", "barn": barn, "wire": WIRE.replace(PLEA, "")}
    corpus = make_corpus(pages)
    assert measure_sources(corpus)["source"].tolist() == ["wire", "barn", "barn", "wire"]
    rows = measure_reprints(corpus)
    found = rows.groupby(["article_a", "article_b"])["status"].agg(list).to_dict()
    assert found == {("wire", "short"): ["edited", "kept", "cut"], ("barn", "tail"): ["edited", "cut"]}


def test_what_the_cut_carried(story):
    cuts = measure_cuts(story())
    carried = [
        (r.sentence_a, r.kind if r.kind == r.kind else None, r.item if r.item == r.item else None)
        for r in cuts.itertuples()
    ]
    # Sentences of the wire: headline 1, BRIDGE 2, COST 3, FEARS 4, PLEA 5, VOTE 6.
    assert carried == [(5, "fact", "F1"), (5, "actor", "Ilse Brandt"), (5, "voice", "Ilse Brandt"), (6, None, None)]
    assert cuts["elsewhere"].tolist()[:3] == [False, False, False]


@pytest.mark.parametrize(
    ("more", "named"), [(" Ilse Brandt came late.", True), ("\n\nImage: Ilse Brandt on the bridge", False)]
)
def test_what_the_cut_carried_may_stand_elsewhere_but_not_in_a_caption(make_corpus, more, named):
    cuts = measure_cuts(make_corpus({"short": SHORT + more, "wire": WIRE}, facts=FACTS, actors=MAYOR))
    assert cuts[["kind", "elsewhere"]].to_numpy().tolist()[:3] == [["fact", False], ["actor", named], ["voice", False]]
    assert cuts.loc[3].isna()[["kind", "item", "elsewhere"]].all()


def test_who_spoke_jointly_in_the_cut_and_is_heard_elsewhere_is_not_lost(make_corpus):
    jointly = f"{WIRE}\n\nIlse Brandt and the Bridge Board said the plan had nothing to do with the election in May."
    actors = [*MAYOR, {"name": "Bridge Board", "aliases": ["the Bridge Board"]}]
    cuts = measure_cuts(make_corpus({"wire": jointly, "short": f"{SHORT}\n\n{PLEA}"}, actors=actors))
    heard = cuts[cuts["kind"] == "voice"].set_index("item")["elsewhere"]
    assert heard["Ilse Brandt"] and not [name for name in heard.index if " and " in name]


def test_who_is_lost_with_the_cut_need_be_no_actor(make_corpus):
    cuts = measure_cuts(make_corpus({"short": SHORT, "wire": WIRE}))
    assert cuts.loc[cuts["kind"] == "voice", "item"].tolist() == ["Ilse Brandt"]


def test_copied_text_counts_once(story):
    corpus = story()
    copies = copied_sentences(corpus)
    assert copies.to_dict("list") == {
        "article": ["short", "short", "short"],
        "sentence": [2, 3, 4],
        "kind": ["identical", "light edit", "identical"],
        "source": ["wire", "wire", "wire"],
        "source_sentence": [2, 3, 4],
    }
    left_out = is_copied(corpus, corpus.sentences)
    assert left_out.sum() == 3
    assert corpus.sentences.loc[left_out, "article"].unique().tolist() == ["short"]
    assert is_copied(corpus, corpus.sentences, kinds=COPY[:1]).sum() == 2


def test_of_reprints_the_one_that_shares_most_keeps_what_the_origin_lacks(make_corpus):
    """CHOIR stands in both reprints; `most` shares three sentences more with the wire than `least`."""
    pages = {
        "least": f"A barn on the hill\n\n{CHOIR}\n\n{BRIDGE}",
        "most": f"Lorries and singers\n\n{CHOIR}\n\n{BRIDGE} {COST}\n\n{FEARS}\n\n{VOTE}",
        "wire": WIRE,
    }
    record = {name: {"agency": "Tidings"} for name in ("least", "most")}
    corpus = make_corpus(pages, outlets={"wire": "Tidings"}, record=record)
    copies = copied_sentences(corpus)
    assert set(measure_sources(corpus)["source"]) == {"wire"}
    assert copies.loc[copies["source"] != "wire", ["article", "source"]].to_numpy().tolist() == [["least", "most"]]


def test_a_copy_of_two_sentences_is_as_close_as_the_closest(make_corpus):
    changed = COST.replace("told", "warned")
    pages = {"wire": WIRE, "edited": SHORT, "last": f"Two summers\n\n{BRIDGE}\n\n{changed}"}
    record = {name: {"agency": "Tidings"} for name in ("edited", "last")}
    copies = copied_sentences(make_corpus(pages, outlets={"wire": "Tidings"}, record=record))
    last = copies[copies["article"] == "last"].iloc[-1]
    assert (last["kind"], last["source"]) == ("identical", "wire")  # as in `edited`; the wire stands first


def test_one_article_is_its_own_source(make_corpus):
    corpus = make_corpus({"a": WIRE})
    assert measure_sources(corpus)["source"].tolist() == ["a"]
    assert len(measure_reprints(corpus)) == len(measure_cuts(corpus)) == len(copied_sentences(corpus)) == 0
