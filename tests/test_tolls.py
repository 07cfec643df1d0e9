import pytest

from analysis import measure_discrepancies


def told(make_corpus, *texts):
    corpus = make_corpus(dict(zip("abc", texts, strict=False)), event_date="2027-10-05")
    table = measure_discrepancies(corpus)
    return [(r.article, int(r.version), corpus.texts[r.article][r.start : r.end]) for r in table.itertuples()]


MINE = "Storm kills four in the Lune valley\n\nThe roads to the coast were under water by the evening.\n"


def test_the_dead_are_counted_wherever_they_are_told(make_corpus):
    yours = "After the flood\n\nFive people in the Lune valley have lost their lives. Schools were shut.\n"
    theirs = "Clean-up\n\nMen with shovels came to the Lune valley, where four people died.\n"
    assert told(make_corpus, MINE, yours, theirs) == [
        ("a", 1, "four"),
        ("b", 2, "Five people"),
        ("c", 1, "four people"),
    ]


@pytest.mark.parametrize(
    "yours",
    [
        "The Lune valley counted five injured.",
        "The storm of 2019 left five dead in the Lune valley.",
        "A storm in the Lune valley killed five people last year.",
        "Five people died in the Lune valley, the police said, after they had first told of four dead.",
        "Five people died on a ferry in Sundhaven.",
        "Forty people died in the Lune valley.",
        "Five people died as a storm hit the islands.",
    ],
)
def test_other_things_than_the_dead_of_this_event(make_corpus, yours):
    assert told(make_corpus, MINE, f"After the flood\n\n{yours}\n") == []


def test_the_dead_are_not_the_hurt(make_corpus):
    mine = "Crash\n\nThe crash of two trams at the quay killed 14 people on the bridge.\n"
    assert told(make_corpus, mine, "Trams\n\nTwo trams met at the quay: 16 people were injured in the crash.\n") == []


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("Storm Bettina left two dead in Norland.", "Storm Bettina left three dead in Kostra."),
        ("The fight at the mill killed two officers.", "Three gunmen were killed in the fight at the mill."),
        ("Two people died in a slide near Orla.", "Slides near Orla have killed seven people this winter."),
        ("At least 80 people died in the quake.", "No quake was so bad since 1990, when 300 people died."),
    ],
)
def test_the_dead_of_two_places_or_sides(make_corpus, mine, yours):
    assert told(make_corpus, f"News\n\nIt snowed. {mine}\n", f"Item\n\nIt hailed. {yours}\n") == []


@pytest.mark.parametrize(
    ("yours", "differ"),
    [
        ("Eleven people were injured, the port said.", True),
        ("Eleven people were injured in Kostra, the port said.", False),
        ("Eleven people were injured across the islands, the port said.", False),
        ("Another 11 people were injured, the port said.", False),
    ],
)
def test_a_sentence_that_brings_in_nothing_tells_of_the_event(make_corpus, yours, differ):
    mine = "Crash\n\nRopes tore. The crash of two trams hurt people: nine passengers were injured in Tarn.\n"
    assert bool(told(make_corpus, mine, f"Trams\n\nIt rained. {yours}\n")) == differ


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (
            "Officers detained 23 people at the quarry in Orla, and six of them were let go within hours.",
            "Six people arrested at the quarry in Orla were charged.",
        ),
        ("About 900 homes were evacuated as the fire came near Orla.", "The fire came near: 1,800 people were evacuated from Orla."),
        ("The plane with 68 passengers on board slid off at Tarn.", "There were 72 people aboard the plane at Tarn, a mayor said."),
        ("Six men were rescued after the boat sank off Tarn.", "Off Tarn four more men were rescued after the boat sank."),
    ],
)  # fmt: skip
def test_some_of_those_counted_and_their_homes_are_other_numbers(make_corpus, mine, yours):
    assert told(make_corpus, f"News\n\nIt snowed. {mine}\n", f"Item\n\nIt hailed. {yours}\n") == []


def test_a_number_of_other_things_does_not_stand_for_a_toll(make_corpus):
    mine = "Flood\n\nThe flood left four people dead in the Lune valley. Trucks are to bring five boats.\n"
    yours = "High water\n\nFive people died as the water rose in the Lune valley.\n"
    assert told(make_corpus, mine, yours) == [("a", 1, "four people"), ("b", 2, "Five people")]


def test_as_many_of_other_things_join_no_point(make_corpus):
    mine = "Flood\n\nA flood in the Lune valley killed four people and swept away five bridges.\n"
    yours = "High water\n\nThe flood in the Lune valley has killed five people.\n"
    assert told(make_corpus, mine, yours) == [("a", 1, "four people"), ("b", 2, "five people")]


def test_jobs_are_counted_in_many_words(make_corpus):
    mine = "Mill to shut\n\nThe owner is to close its mill on the estuary in spring, putting 740 people out of work.\n"
    yours = "End of a mill\n\nA letter came. The decision costs 810 employees their livelihood, a clerk said.\n"
    assert told(make_corpus, mine, yours) == [("a", 1, "740 people"), ("b", 2, "810 employees")]
