"""Copied, edited and merely shared sentences, on made-up texts; the expected words are counted by hand."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.measures.text_reuse.alignment import Edit, Run, in_order, tiles
from analysis.measures.text_reuse.copied import copied_sentences
from analysis.measures.text_reuse.edits import edit_class
from analysis.measures.text_reuse.reuse import measure_aligned, measure_reuse
from analysis.measures.voices.one_voice import read_voice

# A wire story of five paragraphs; pages are made of its sentences and of sentences of their own.
BRIDGE = "The old bridge over the river Arn will be closed to lorries from the first week of the spring."
COST = "Engineers told the county that the repair would cost about 12 million crowns and last for two summers."
FEARS = "Shopkeepers on the eastern bank fear that their customers will stay away while the detour is in place."
QUOTE = "“We have been promised a footbridge since the flood,” said Marta Kell, who owns a bakery there."
VOTE = "The council will decide on a plan for temporary parking at its next meeting."
WIRE = "\n\n".join(["Bridge to close to lorries in spring", BRIDGE, COST, FEARS, QUOTE, VOTE])
TITLES = itertools.cycle(
    [
        "Readers write to us about winter",
        "How a choir found its tenor again",
        "Seven things that nobody told Olga",
        "Lanterns float past silent mills",
        "Why this orchard never freezes over",
        "Grandmothers win chess tournament",
    ]
)
OWN = "A page of its own reports on the harvest festival and the weather that was kind to it."


def page(*paragraphs, title=None):
    """A page with a headline that no other page shares."""
    return "\n\n".join([title or next(TITLES), *paragraphs])


def kinds(corpus):
    """(sentence a, sentence b) -> kind; sentence 1 is the headline."""
    return {(int(r.sentence_a), int(r.sentence_b)): r.kind for r in measure_reuse(corpus).itertuples()}


def edits(corpus):
    """(op, class, words in a, words in b) of all edits."""
    rows = measure_aligned(corpus)
    rows = rows[rows["op"] != "kept"].astype({c: float for c in ("start_a", "end_a", "start_b", "end_b")})
    spans = [[r.article_a, r.start_a, r.end_a, r.article_b, r.start_b, r.end_b] for r in rows.itertuples()]
    cut = [(_cut(corpus, *span[:3]), _cut(corpus, *span[3:])) for span in spans]
    return [(r.op, r.edit_class, *pair) for r, pair in zip(rows.itertuples(), cut, strict=True)]


def _cut(corpus, article, start, end):
    return "" if start != start else corpus.texts[article][int(start) : int(end)]


def test_identical_light_and_new_sentences(make_corpus):
    corpus = make_corpus({"a": WIRE, "b": page(BRIDGE, COST.replace("about 12", "nearly 14"), OWN)})
    # BRIDGE has 19 words; COST has 18, of which two are swapped.
    rows = measure_reuse(corpus)
    assert kinds(corpus) == {(2, 2): "identical", (3, 3): "light edit"}
    assert rows["n_shared"].tolist() == [19, 16]
    assert rows["similarity"].tolist() == [1.0, 16 / 18]
    assert rows["edits"].tolist()[1] == "swapped number"
    assert edits(corpus) == [("swapped", "number", "about 12", "nearly 14")]


def test_a_space_within_a_word_makes_no_difference(make_corpus):
    said = "The council's engineers said on Monday that the repair would take most of the summer and the autumn."
    corpus = make_corpus({"a": page(BRIDGE, said), "b": page(BRIDGE, said.replace("council's", "council 's"))})
    rows = measure_reuse(corpus)
    assert rows["kind"].tolist() == ["identical"] * 2 and rows["similarity"].tolist() == [1.0] * 2


def test_a_dateline_below_the_first_paragraph_is_one(make_corpus):
    ours, theirs = (f"ARNMOUTH, Valley{by} — {BRIDGE}" for by in (" (AP)", ""))
    corpus = make_corpus({"a": page(OWN, FEARS, ours), "b": page(OWN, FEARS, theirs)})
    assert edits(corpus) == [("cut", "dateline", "AP", "")]


def test_one_utterance_worded_differently_is_the_same_source(make_corpus):
    told = (
        "“We were handed a report in February and a bill in April,” the member for the upper valley said afterwards.",
        "“We got the report in February and the bill in April,” Ada Quill told everybody who would hear it in the hall.",
    )
    corpus = make_corpus({"a": page(told[0], OWN), "b": page(told[1])})
    assert kinds(corpus) == {(2, 2): "same source"}


def test_typographic_quotes_make_no_difference(make_corpus):
    plain = QUOTE.replace("“", '"').replace("”", '"')
    corpus = make_corpus({"a": WIRE, "b": page(FEARS, plain)})
    assert kinds(corpus) == {(4, 2): "identical", (5, 3): "identical"}


def test_a_cut_clause_is_a_light_edit_and_a_new_clause_of_equal_length_is_not(make_corpus):
    short = "Engineers told the county that the repair would cost about 12 million crowns."  # 13 of 18 words
    long = short[:-1] + ", which is four times what the county has set aside for roads in the whole of the valley."
    corpus = make_corpus({"a": page(BRIDGE, COST), "b": page(BRIDGE, short), "c": page(BRIDGE, long)})
    rows = measure_reuse(corpus)
    found = {(r.article_a, r.article_b): (r.kind, r.n_shared) for r in rows.itertuples() if r.sentence_a == 3}
    assert found["a", "b"] == ("light edit", 13)
    assert found["a", "c"][0] == "heavy rewrite"


# Each cut takes more than half of the words.
SAID = '"It took the crew nine minutes," Ada Quill said'
MORE = 'adding that the harbour office "never once picked up the telephone that night"'
HEAD = "Asked by the county after a long and stormy hearing in the old customs house,"
TAIL = "the pilots named the lamp on the mole as the cause of it"


@pytest.mark.parametrize(
    ("whole", "part", "cut"),
    [
        (f"{SAID}, {MORE}.", f"{SAID}.", MORE.rstrip('"')),
        (f"{HEAD} {TAIL}.", f"{TAIL.capitalize()}.", HEAD.rstrip(",")),
    ],
)
def test_a_sentence_without_its_longer_half_is_a_light_edit_that_shows_the_cut(make_corpus, whole, part, cut):
    corpus = make_corpus({"a": page(BRIDGE, COST, whole), "b": page(BRIDGE, COST, part)})
    assert kinds(corpus)[4, 4] == "light edit"
    assert [edit for edit in edits(corpus) if edit[1] != "spelling only"] == [("cut", "other", cut, "")]


def test_a_sentence_that_opens_like_a_long_one_and_ends_otherwise_is_no_light_edit(make_corpus):
    long = "Ms Ode said at the time that she had been promised a second lamp, a bell and a boat for the winter."
    short = "Ms Ode said at the time that she refused."
    assert kinds(make_corpus({"a": page(BRIDGE, COST, long), "b": page(BRIDGE, COST, short)}))[4, 4] == "heavy rewrite"


def test_the_words_of_a_light_edit_that_added_more_than_it_kept_are_its_own(make_corpus):
    short, long = page(BRIDGE, COST, OWN, f"{SAID}."), page(BRIDGE, COST, f"{SAID}, {MORE}.")
    cut = make_corpus({"a": long + f"\n\n{OWN}", "b": short}, folder="cut")
    added = make_corpus({"a": short, "b": long}, folder="added")
    for corpus, kind in ((cut, "light edit"), (added, "heavy rewrite")):
        assert set(measure_reuse(corpus)["kind"]) == {"identical", "light edit"}
        copies = copied_sentences(corpus)
        assert copies[copies["kind"] != "identical"][["article", "kind"]].to_numpy().tolist() == [["b", kind]]
        assert copied_sentences(read_voice(corpus, "own")).equals(copies)


@pytest.mark.parametrize(
    ("old", "new", "edit"),
    [
        ("said the", "claimed the", ("swapped", "attribution", "said", "claimed")),
        ("may last", "will last", ("swapped", "hedge", "may", "will")),
        ("the colour", "the color", ("swapped", "spelling only", "colour", "color")),
        ("Ms Ode said", "Ode said", ("cut", "spelling only", "Ms", "")),
        ("on the quay", "on the terrible quay", ("added", "evaluative word", "", "terrible")),
        ("two years", "2 years", ("swapped", "spelling only", "two", "2")),
        ("the 9 May deadline", "the May 9 deadline", ("swapped", "spelling only", "9 May", "May 9")),
        ("a new school", "a small school", ("swapped", "other", "new", "small")),
    ],
)
def test_edits_are_named(make_corpus, old, new, edit):
    text = (
        "Ms Ode said the colour of the lights on the quay may last two years past the 9 May deadline for a new school."
    )
    corpus = make_corpus({"a": page(BRIDGE, text), "b": page(BRIDGE, text.replace(old, new))})
    assert edits(corpus) == [edit]


def test_a_dateline_counts_as_part_of_its_sentence(make_corpus):
    corpus = make_corpus({"a": page(f"ARNFORD, May 1 (Tidings) - {BRIDGE}", COST), "b": page(BRIDGE, COST)})
    assert kinds(corpus) == {(2, 2): "light edit", (3, 3): "identical"}
    assert edits(corpus) == [("cut", "dateline", "ARNFORD, May 1 (Tidings) - ", "")]


def test_a_merged_sentence_is_paired_with_both_of_its_parts(make_corpus):
    merged = (
        "With shopkeepers on the eastern bank afraid for their trade while the detour is in place, the council will"
        " decide on a plan for temporary parking."
    )
    corpus = make_corpus({"a": WIRE, "b": page(BRIDGE, COST, merged)})
    found = kinds(corpus)
    assert found[4, 4] == found[6, 4] == "heavy rewrite"


def test_a_rewrite_needs_articles_that_share_copy(make_corpus):
    recast = "Engineers say that the repair would cost 12 million, according to a letter of last week."
    alone = make_corpus({"a": WIRE, "b": page(OWN, recast)}, folder="alone")
    beside = make_corpus({"a": WIRE, "b": page(BRIDGE, FEARS, recast)}, folder="beside")
    assert kinds(alone) == {}
    assert kinds(beside)[3, 4] == "heavy rewrite"


def test_a_rewrite_without_a_run_of_words_is_known_by_its_place(make_corpus):
    wire = page(BRIDGE, COST, "The new deck, made in Velland, is planned for 2031.", FEARS, OWN)
    recast = "By 2031 a deck is to come from Velland."  # deck, Velland, 2031: no two of them in a row
    in_place = make_corpus({"a": wire, "b": page(BRIDGE, COST, recast)}, folder="in_place")
    elsewhere = make_corpus({"a": wire, "b": page(BRIDGE, COST, VOTE, recast)}, folder="elsewhere")
    assert kinds(in_place) == {(2, 2): "identical", (3, 3): "identical", (4, 4): "heavy rewrite"}
    assert kinds(elsewhere) == {(2, 2): "identical", (3, 3): "identical"}


def test_who_the_story_is_about_shows_no_rewrite(make_corpus):
    chief = "On Sunday the harbour warden, Ms Ode, had left the quay before the wall of the old dock gave way."
    asked = "They would have the harbour warden, Ms Ode, dismissed."
    told = 'Her mother told this page that the harbour warden, Ms Ode, has her "full trust" and will stay.'
    recast = "The harbour warden has to be dismissed, they say."
    for said, copied in ((told, False), (recast, True)):
        pages = {key: page(BRIDGE, COST, chief, sentence, FEARS) for key, sentence in (("a", asked), ("b", said))}
        assert ((5, 5) in kinds(make_corpus(pages, folder=f"copied-{copied}"))) is copied


@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("merging", ["a", "b"])
def test_what_was_merged_is_known_by_its_place_on_either_side(make_corpus, last, merging):
    price = "The second ferry, named Aurelia, is expected to cost 40 million crowns."
    share = "The county will pay for two thirds of the work and the islands for the rest, by a levy on tickets."
    merged = "Aurelia will be had for 40 million, of which the county will pay two thirds and the islands the rest by a levy."
    parts = [price, share] if last else [share, price]
    pages = {"a": page(BRIDGE, COST, *parts), "b": page(BRIDGE, COST, OWN, merged)}
    corpus = make_corpus(pages if merging == "b" else {"a": pages["b"], "b": pages["a"]})
    found = {pair: kind for pair, kind in kinds(corpus).items() if pair[merging == "b"] == 5}
    both = [(4, 5), (5, 5)] if merging == "b" else [(5, 4), (5, 5)]
    assert found == dict.fromkeys(both, "heavy rewrite")


def test_a_rewrite_in_front_of_copy_is_known_by_its_place(make_corpus):
    deck, recast = "The new deck, made in Velland, is planned for 2031.", "By 2031 a deck is to come from Velland."
    corpus = make_corpus({"a": page(OWN, deck, BRIDGE, COST), "b": page(recast, BRIDGE, COST)})
    assert kinds(corpus) == {(3, 2): "heavy rewrite", (4, 3): "identical", (5, 4): "identical"}


def test_headlines_in_front_of_copy_are_no_rewrite(make_corpus):
    titles = "The new deck, made in Velland, is planned for 2031", "By 2031 a deck is to come from Velland"
    corpus = make_corpus({key: page(BRIDGE, COST, title=title) for key, title in zip("ab", titles, strict=True)})
    assert kinds(corpus) == {(2, 2): "identical", (3, 3): "identical"}


def test_the_longest_match_is_taken_first(make_corpus):
    short = "Engineers told the county that the repair would cost about 12 million crowns."  # of COST, without its end
    corpus = make_corpus({"a": page(BRIDGE, short, COST), "b": page(BRIDGE, short, COST)})
    assert kinds(corpus) == {(2, 2): "identical", (3, 3): "identical", (4, 4): "identical"}


def test_few_words_between_copies_are_copied_too(make_corpus):
    corpus = make_corpus({"a": page(BRIDGE, "Thank you.", COST), "b": page(BRIDGE, "Thank you.", FEARS, COST)})
    assert kinds(corpus) == {(2, 2): "identical", (3, 3): "identical", (4, 5): "identical"}


def test_a_quotation_heard_by_two_reporters_is_no_copy(make_corpus):
    said = "“We have been promised a footbridge since the flood,” the baker told a reporter on the bank."
    independent = make_corpus({"a": WIRE, "b": page(OWN, said)}, folder="independent")
    # The quotation has nine words; each outlet's frame is its own.
    assert kinds(independent) == {(5, 3): "same source"}
    assert measure_reuse(independent)["n_shared"].tolist() == [9]
    corpus = make_corpus({"a": WIRE, "b": page(BRIDGE, FEARS, QUOTE)}, folder="reprint")
    assert kinds(corpus)[5, 4] == "identical"


def test_words_of_closed_classes_that_two_pages_quote_show_no_source(make_corpus):
    quotes = ("“It was what it was for us all,” the baker said.", "“It was what it was for us all,” a pilot told them.")
    corpus = make_corpus({key: page(OWN if key == "a" else VOTE, said) for key, said in zip("ab", quotes, strict=True)})
    assert kinds(corpus) == {}


def test_words_that_only_one_page_quotes_are_not_the_writers(make_corpus):
    statement = "The owners regret that so many of the boats were sold without a word to the crews."
    quoted = f"“{statement[:-1]},” the owners said in a letter to the harbour office."
    corpus = make_corpus({"a": page(OWN, statement), "b": page(BRIDGE, quoted)})
    assert kinds(corpus) == {}


def test_names_and_titles_are_no_copy(make_corpus):
    a = "Foreign Minister Ana Petra Solvik of the Republic of Northern Velland met the miners on Monday."
    b = "Nobody had invited Foreign Minister Ana Petra Solvik of the Republic of Northern Velland to the dinner."
    assert kinds(make_corpus({"a": page(OWN, a), "b": page(BRIDGE, b)})) == {}


def test_words_that_three_independent_texts_use_are_a_set_phrase(make_corpus):
    phrase = "the ban on fishing with nets in the outer part of the bay"  # 13 words
    pages = {
        "a": page(f"Nobody at the market expected {phrase} to hold beyond the end of a stormy autumn."),
        "b": page(f"In a letter the pilots ask for {phrase} and for two more lights on the mole."),
        "c": page(f"It was a schoolteacher who first proposed {phrase}, in a speech at the regatta."),
    }
    two = make_corpus({key: pages[key] for key in "ab"}, folder="two")
    assert kinds(two) == {(2, 2): "heavy rewrite"}  # with two texts there is no telling
    assert len(measure_reuse(make_corpus(pages, folder="three"))) == 0


def test_captions_and_furniture_are_left_out(make_corpus):
    caption = "Image: Lorries wait at the old bridge over the river Arn on a wet morning in the spring of this year."
    corpus = make_corpus({"a": page(BRIDGE, caption, COST), "b": page(OWN, caption, FEARS)})
    assert len(measure_reuse(corpus)) == 0


def test_pieces_cover_both_sentences(make_corpus):
    changed = COST.replace("told the county", "warned the new county").replace(" about", "")
    corpus = make_corpus({"a": page(BRIDGE, COST), "b": page(BRIDGE, changed)})
    rows = measure_aligned(corpus)
    rows = rows[rows["sentence_a"] == 3]
    for side, text in (("a", COST), ("b", changed)):
        spans = rows[[f"start_{side}", f"end_{side}"]].dropna().astype(int).to_numpy().tolist()
        pieces = [corpus.texts[side][a:b] for a, b in spans]
        assert " ".join(pieces) == text.rstrip(".")
        assert rows[f"n_words_{side}"].sum() == len(text.split())


def test_a_word_spelt_otherwise_is_a_piece_of_its_own_and_shared(make_corpus):
    text = "The colour of the lights on the quay may last two years past the spring deadline, the crews were told."
    corpus = make_corpus({"a": page(BRIDGE, text), "b": page(BRIDGE, text.replace("colour", "color"))})
    rows = measure_aligned(corpus).query("sentence_a == 3")
    assert rows[["op", "n_words_a", "n_words_b"]].to_numpy().tolist() == [
        ["kept", 1, 1], ["swapped", 1, 1], ["kept", 18, 18],
    ]  # fmt: skip
    assert rows["edit_class"].dropna().tolist() == ["spelling only"]
    assert measure_reuse(corpus)["n_shared"].tolist() == [19, 20]


def test_a_crowd_is_paired_with_the_fullest_articles_only(make_corpus, monkeypatch):
    monkeypatch.setattr("analysis.measures.text_reuse.candidates.CROWD", 4)
    pages = {"full": WIRE, "fuller": WIRE.replace("spring", "May")}
    pages |= {f"p{n}": page(BRIDGE, COST, f"{name} keeps goats.") for n, name in enumerate(["Ann", "Bo", "Cy", "Di"])}
    rows = measure_reuse(make_corpus(pages))
    pairs = {(row.article_a, row.article_b) for row in rows.itertuples()}
    assert pairs == {("full", "fuller"), *itertools.product(["full", "fuller"], ["p0", "p1", "p2", "p3"])}


def test_nothing_shared_gives_an_empty_table(make_corpus):
    assert len(measure_reuse(make_corpus({"a": page(BRIDGE), "b": page(OWN)}))) == 0
    assert len(measure_reuse(make_corpus({"a": page(BRIDGE)}, folder="one"))) == 0


def test_words_in_order():
    runs, edits = in_order([1, 2, 3, 4, 5], [1, 2, 9, 4, 5, 6])
    assert runs == [Run(0, 0, 2), Run(3, 3, 2)]
    assert edits == [Edit("swapped", 2, 3, 2, 3), Edit("added", 5, 5, 5, 6)]


def test_moved_words_are_one_edit():
    runs, edits = in_order([7, 1, 2, 8], [7, 2, 1, 8])
    assert edits == [Edit("swapped", 1, 3, 1, 3)]
    assert runs == [Run(0, 0, 1), Run(3, 3, 1)]


def test_tiles_find_runs_that_were_turned_round():
    assert sorted(tiles([1, 2, 3, 4, 5, 6], [4, 5, 6, 9, 1, 2, 3], 3)) == [Run(0, 4, 3), Run(3, 0, 3)]
    assert tiles([1, 2, 3], [1, 2, 9], 3) == []
    assert tiles([-1, -1], [-1, -1], 1) == []
    assert tiles([7, 8, 1, 2, 3], [7, 1, 2, 3], 3) == [Run(2, 1, 3)]
    assert tiles([7, 1, 2, 3], [7, 8, 1, 2, 3], 3) == [Run(1, 2, 3)]


@given(st.lists(st.integers(-1, 4), max_size=12), st.lists(st.integers(-1, 4), max_size=12), st.integers(1, 3))
def test_tiles_are_all_equal_runs_that_do_not_overlap(a, b, shortest):
    mine, yours = set(), set()
    for run in tiles(a, b, shortest):
        assert run.n >= shortest
        assert a[run.a : run.a + run.n] == b[run.b : run.b + run.n]
        assert min(a[run.a : run.a + run.n]) >= 0
        for k in range(run.n):
            assert run.a + k not in mine
            assert run.b + k not in yours
            mine.add(run.a + k)
            yours.add(run.b + k)
    for i, j in itertools.product(range(len(a) - shortest + 1), range(len(b) - shortest + 1)):
        left = mine.isdisjoint(range(i, i + shortest)) and yours.isdisjoint(range(j, j + shortest))
        assert not left or a[i : i + shortest] != b[j : j + shortest] or -1 in a[i : i + shortest]


@given(st.lists(st.integers(0, 4), max_size=12), st.lists(st.integers(0, 4), max_size=12))
def test_runs_and_edits_account_for_every_word_once(a, b):
    runs, edits = in_order(a, b)
    mine = sorted([k for r in runs for k in range(r.a, r.a + r.n)] + [k for e in edits for k in range(e.a1, e.a2)])
    yours = sorted([k for r in runs for k in range(r.b, r.b + r.n)] + [k for e in edits for k in range(e.b1, e.b2)])
    assert mine == list(range(len(a)))
    assert yours == list(range(len(b)))


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("according to the ministry", "", "attribution"),
        ("", "reportedly", "hedge"),
        ("up to", "", "hedge"),
        ("said", "added", "attribution"),
        ("called", "dubbed", "other"),  # who names a thing reports nothing
        ("Secretary General", "secretary-general", "spelling only"),
        ("on Thursday", "", "other"),
        ("though the terrible promise of help may have been broken", "", "other"),
        ("half", "40", "number"),
        ("", "s", "spelling only"),
    ],
)
def test_edit_class(old, new, kind):
    assert edit_class(old.lower().split(), new.lower().split()) == kind


@pytest.mark.parametrize("other", ["June", "March"])
def test_a_month_swapped_for_may_is_no_hedge(make_corpus, other):
    text = "A day\n\nThe old quay of the town is to be shut for all of its boats in {} for good, the crews were told."
    table = measure_aligned(make_corpus({"a": text.format("May"), "b": text.format(other)}))
    assert set(table["edit_class"].dropna()) == {"other"}
