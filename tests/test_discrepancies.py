import pandas as pd
import pytest

from analysis import measure_discrepancies, read_corpus, show_discrepancies
from analysis.tables import TABLES, read_table, write_tables

COPY = "The council of the old harbour town voted late in the evening to let the ferry company build a landing at the point."


def points(corpus):
    """kind -> list of points, each the list of (article, version, words)."""
    found = {}
    for _, places in measure_discrepancies(corpus).groupby("point", sort=False):
        sides = [(r.article, int(r.version), corpus.texts[r.article][r.start : r.end]) for r in places.itertuples()]
        found.setdefault(places["kind"].iloc[0], []).append(sides)
    return found


def story(make_corpus, *bodies, **more):
    return make_corpus({name: f"Item {name}\n\n{body}\n" for name, body in zip("abcdef", bodies, strict=False)}, **more)


def test_two_counts_of_one_thing(make_corpus):
    corpus = story(
        make_corpus,
        "About 300 people came to the meeting in the town hall. It rained.",
        "More than 400 people filled the town hall for the meeting. It snowed.",
    )
    assert points(corpus) == {"number": [[("a", 1, "About 300 people"), ("b", 2, "More than 400 people")]]}
    table = measure_discrepancies(corpus)
    assert (
        table["low"].tolist() == [pytest.approx(270), 400]
        and pd.isna(table["high"][1])
        and set(table["unit"]) == {"count"}
    )


def test_a_scale_and_a_currency_in_common_make_no_point(make_corpus):
    corpus = story(
        make_corpus,
        "The fund of the town holds 1.2 million crowns for poor households.",
        "Insurers of the valley put all damage at 4 million crowns on Monday.",
    )
    assert "number" not in points(corpus)


def test_rounding_units_and_house_style_are_no_discrepancy(make_corpus):
    corpus = story(
        make_corpus,
        "A petition against the closure drew 2,317 signatures. The new landing is three kilometres from the old quay. "
        "Mending the quay costs $11.4 million. The council voted 7-5 for the plan.",
        "More than 2,300 people put signatures under the petition against the closure. The new landing is just under two "
        "miles from the old quay. Mending the quay costs $11.4m. The council voted for the plan by seven votes to five.",
    )
    assert points(corpus) == {}


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("5 percent", "5.1 percent", False),
        ("5 percent", "4.5 percent", False),
        ("exactly 5 percent", "5.1 percent", True),
        ("5.2 percent", "5.1 percent", True),
        ("1 percent", "1.4 percent", True),  # too much of so little
        ("50 percent", "52 percent", True),
        ("40,000 crowns", "39,850 crowns", False),
        ("1.3 billion crowns", "1.28 billion crowns", False),
        ("2 million crowns", "2.3 million crowns", True),
    ],
)
def test_a_value_printed_with_fewer_digits_is_the_other_rounded(make_corpus, one, other, differ):
    told = "The brewery at the harbour says that its sales fell by {} on a quiet day."
    assert ("number" in points(story(make_corpus, *map(told.format, (one, other))))) == differ


def test_units_are_told_apart_by_their_size(make_corpus):
    told = "The clerk of the harbour found {} of sand on the slipway after the storm."
    corpus = story(make_corpus, *map(told.format, ("16 inches", "40 cm", "24 inches")))
    (found,) = points(corpus)["number"]
    assert [version for _, version, _ in found] == [1, 1, 2]
    corpus = story(make_corpus, *map(told.format, ("500 grams", "0.5 kg", "250 grams")), folder="other")
    (found,) = points(corpus)["number"]
    assert [version for _, version, _ in found] == [1, 1, 2]


def test_shares_in_words_are_held_against_per_cents(make_corpus):
    told = "The clinic at the harbour says that {} of its patients were sick after the meal."
    assert "number" not in points(story(make_corpus, *map(told.format, ("one in five", "20%", "a fifth"))))
    corpus = story(make_corpus, *map(told.format, ("one in four", "20%")), folder="other")
    assert [words for *_, words in points(corpus)["number"][0]] == [
        "one in four of its patients",
        "20% of its patients",
    ]
    corpus = story(make_corpus, *map(told.format, ("a third", "33%", "30%")), folder="rounded")
    assert [version for _, version, _ in points(corpus)["number"][0]] == [1, 1, 2]


@pytest.mark.parametrize(("one", "differ"), [("16 months", False), ("26 months", True)])
def test_just_over_a_year_is_counted_in_years(make_corpus, one, differ):
    told = "The ferry company began to build a landing at the point of the harbour {} later."
    corpus = story(make_corpus, told.format(one), told.format("just over a year"))
    assert ("number" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("on Tuesday", "on 18 November", False),
        ("last Tuesday", "on Nov. 11", False),
        ("on Tuesday", "on Nov. 18", False),
        ("on Tuesday", "on 19 November", True),
        ("on Tuesday", "on Wednesday", True),
        ("on Tuesday", "on 3 May", False),  # of another story
    ],
)
def test_weekdays_are_days(make_corpus, one, other, differ):
    told = "The council of the harbour town voted {} to let the ferry company build a landing at the point."
    corpus = story(
        make_corpus,
        told.format(one),
        told.format(other),
        record={"a": {"published": "2025-11-18"}, "b": {"published": "2025-11-20"}},
    )
    assert ("date" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("The minister resigned on Monday over the contract.", "The minister stepped down on Tuesday over the contract.", True),
        ("The school reopens on Monday after the flood.", "After the flood the school will open again on Wednesday.", True),
        ("The minister spoke on Monday about the contract.", "The minister stepped down on Tuesday over the contract.", False),
    ],
)  # fmt: skip
def test_days_of_what_another_expression_tells(make_corpus, one, other, differ):
    corpus = story(make_corpus, one, other, event_date="2025-11-18")
    assert ("date" in points(corpus)) == differ


def test_a_day_is_not_told_by_the_same_weekday_a_week_later(make_corpus):
    told = "The council of the harbour town voted on {} to let the ferry company build a landing at the point."
    corpus = story(
        make_corpus, f"{told.format('3 March')} It rained on Thursday.", told.format("5 March"), event_date="2026-03-12"
    )
    assert [words for *_, words in points(corpus)["date"][0]] == ["3 March", "5 March"]


def test_a_share_of_something_else_does_not_tell_per_cents(make_corpus):
    told = "The clinic at the harbour says that {} of its patients were sick after the meal."
    corpus = story(make_corpus, told.format("78%"), f"{told.format('87%')} The mayor ate three quarters of the fish.")
    assert [version for _, version, _ in points(corpus)["number"][0]] == [1, 2]


def test_a_weekday_and_the_same_day_a_week_before_are_one_version(make_corpus):
    told = "The council of the harbour town voted {} to let the ferry company build a landing at the point."
    corpus = story(
        make_corpus, *map(told.format, ("on Tuesday", "on 11 November", "on Wednesday")), event_date="2025-11-18"
    )
    assert [version for _, version, _ in points(corpus)["date"][0]] == [1, 1, 2]


@pytest.mark.parametrize(
    ("before", "differ"),
    [
        ("In 2021 the council voted for a landing.", False),
        ("The council had voted for a landing two years ago.", False),
        ("In 2021 the mayor bought a boat.", True),
        ("In 2021 the council bought a boat.", True),
    ],
)
def test_again_takes_nothing_for_granted_that_is_told(make_corpus, before, differ):
    told = "The council of the harbour town voted {}to let the ferry company build a landing at the point."
    corpus = story(make_corpus, told.format("again "), f"{told.format('')} {before}", event_date="2025-11-18")
    assert ("presupposition" in points(corpus)) == differ


def test_of_two_days_in_a_sentence_each_is_held_against_its_own(make_corpus):
    corpus = story(
        make_corpus,
        "Nurses will walk out of the harbour clinic on 3 May and doctors on 10 May, the union wrote.",
        "Doctors will walk out of the harbour clinic on 12 May, the union wrote.",
        event_date="2026-05-01",
    )
    assert [words for *_, words in points(corpus)["date"][0]] == ["10 May", "12 May"]


def test_a_count_may_stand_behind_what_it_counts(make_corpus):
    corpus = story(
        make_corpus,
        "A bad rash was found in 23 sailors of the harbour.",
        "The number of sailors with a bad rash was 32, the clinic of the harbour wrote.",
    )
    assert [words for *_, words in points(corpus)["number"][0]] == ["23 sailors", "32"]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (
            "The harbour board voted 9-3 on the landing after a long evening of talk about boats, nets and berths.",
            "Eight members of the board voted for it and four against, its chair told the women at the gate.",
            ["9-3", "Eight members of the board voted for it and four against"],
        ),
        (
            "The divers were aged 45 to 80.",
            "They were between 40 and 80 years old.",
            ["45 to 80", "40 and 80 years old"],
        ),
        (
            "The old clerk told the women at the gate that a berth in the harbour is to cost £310 from spring.",
            "A berth will be £390 in the harbour, and nobody likes the smell of tar, fish and rope in summer there.",
            ["£310", "£390"],
        ),
    ],
)
def test_votes_ages_and_money_are_compared_in_sentences_that_are_otherwise_unlike(make_corpus, one, other, words):
    corpus = story(make_corpus, one, other)
    assert [found for *_, found in points(corpus)["number"][0]] == words


@pytest.mark.parametrize(
    ("mine", "yours", "more"),
    [("one aged 45", "one aged 55", ""), ("£310 a month", "£390 a month", " A boat is £300 there, the clerk wrote.")],
)
def test_single_ages_and_lists_of_prices_are_of_other_things_in_unlike_sentences(make_corpus, mine, yours, more):
    one = f"The old clerk told the women at the gate that a berth in the harbour is for {mine} from spring."
    other = (
        f"A berth will be for {yours} in the harbour, and nobody likes the smell of tar, fish and rope in summer there."
    )
    assert "number" not in points(story(make_corpus, one, other + more))


def test_ranges_of_ages_of_two_groups_are_no_point(make_corpus):
    told = "Divers aged {} may mend ropes at the quay for a small wage in spring."
    other = "The clerk of the ferry company asked pilots aged 18 to 64 whether they sleep well at sea."
    assert "number" not in points(story(make_corpus, told.format("18 to 45"), other))
    assert "number" in points(story(make_corpus, told.format("18 to 45"), told.format("18 to 64"), folder="one"))


def test_more_than_half_gone_is_less_than_half_left(make_corpus):
    corpus = story(
        make_corpus,
        "The engineers found that the piles of the harbour had lost more than half of their steel to rust.",
        "The engineers found that the piles of the harbour had kept less than half of their steel for rust.",
    )
    assert "number" not in points(corpus)


def test_years_ago_are_no_topic(make_corpus):
    corpus = story(
        make_corpus,
        "The old clerk said the harbour town had closed its school four years ago in a storm.",
        "The old clerk lost a boat two years ago, and the ferry sank.",
    )
    assert "number" not in points(corpus)


def test_lakh_and_crore_are_numbers(make_corpus):
    told = "The council will lend the ferry company {} to mend the old landing at the quay."
    assert points(story(make_corpus, told.format("Rs 1.2 lakh"), told.format("Rs. 120,000"))) == {}
    other = story(make_corpus, told.format("Rs 90 lakh"), told.format("Rs 2 crore"), folder="other")
    assert [words for *_, words in points(other)["number"][0]] == ["Rs 90 lakh", "Rs 2 crore"]


def test_a_figure_that_the_other_article_has_too_is_none(make_corpus):
    corpus = story(
        make_corpus,
        "The terminal employs 64 people through the year.",
        "The terminal employs 80 people in summer. In winter 64 people work there.",
    )
    assert points(corpus) == {}


def test_two_like_bounds_are_two_figures(make_corpus):
    told = "The clerk counted {} passengers on the old ferry at the quay."
    corpus = story(make_corpus, told.format("at least 112"), told.format("at least 121"))
    assert [words for *_, words in points(corpus)["number"][0]] == [
        "at least 112 passengers",
        "at least 121 passengers",
    ]
    cut = story(make_corpus, told.format("at least 112"), told.format("more than 110"), folder="cut")
    assert points(cut) == {}


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("as many as 1.2 lakh", "120,000", False),
        ("as many as 120,000", "some 110,000", False),
        ("as many as 300", "up to 300", False),
        ("up to 300", "300", True),
        ("as many as 300", "420", True),
    ],
)
def test_as_many_as_is_about_that_many(make_corpus, mine, yours, differ):
    told = "The clerk counted {} passengers on the old ferry at the quay."
    assert ("number" in points(story(make_corpus, told.format(mine), told.format(yours)))) == differ


def test_within_a_time_is_about_that_time(make_corpus):
    corpus = story(
        make_corpus,
        "The crew put out the fire on the old ferry within six minutes.",
        "The crew put out the fire on the old ferry in six minutes.",
    )
    assert "number" not in points(corpus)


def test_another_and_at_least(make_corpus):
    corpus = story(
        make_corpus,
        "The two towns plan to lend the harbour at least another 14 used cranes next spring.",
        "The two towns plan to lend the harbour at least 14 used cranes next spring.",
    )
    assert [side[2] for side in points(corpus)["number"][0]] == [
        "at least another 14 used cranes",
        "at least 14 used cranes",
    ]


def test_another_and_additional_behind_the_number(make_corpus):
    told = "The two towns plan to lend the harbour {} used cranes next spring."
    assert "number" not in points(story(make_corpus, told.format("another 14"), told.format("14 additional")))
    plain = story(make_corpus, told.format("14"), told.format("14 additional"), folder="plain")
    assert "number" in points(plain)


def test_dates_that_cannot_both_hold(make_corpus):
    corpus = story(
        make_corpus,
        "The old quay will close to vehicles on 31 October 2026.",
        "Vehicles may use the old quay until 30 September 2026, when it will close.",
        "The old quay will close to vehicles on October 31, 2026.",
    )
    ((first, second, third),) = points(corpus)["date"]
    assert (first[1], second[1], third[1]) == (1, 2, 1)


def test_a_limit_and_dates_that_one_article_has_both_are_none(make_corpus):
    limit = "The harbour court will hear the quay case by the end of June 2026."
    day = "The harbour court will hear the quay case on 5 June 2026."
    assert "date" not in points(story(make_corpus, limit, day, folder="limit"))
    found = "The clerk found the old quay papers in August 2025."
    asked = "The clerk asked for the old quay papers in May 2024."
    assert "date" in points(story(make_corpus, found, asked, folder="two"))
    assert "date" not in points(story(make_corpus, found, asked, f"{found} {asked}", folder="both"))


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("at 7.55 pm", "at 20:10", True),
        ("at 7.55 pm", "at 20.10", True),
        ("at 8.10 p.m.", "at 20:10", False),
        ("at about 8 pm", "at 20:10", False),
        ("at around 8 pm", "at 20:40", True),
        ("at 11.55 am", "just after 12 pm", False),
        ("at 8 pm GMT", "at 3 pm EST", False),
        ("at 8.10 pm GMT", "at 3 pm EST", True),
    ],
)
def test_clock_times_of_one_thing(make_corpus, mine, yours, differ):
    told = "The keepers opened the old gate of the harbour {} and let the crowd of visitors in."
    corpus = story(make_corpus, told.format(mine), told.format(yours))
    found = points(corpus)
    assert ("time" in found) == differ and "number" not in found
    if differ:
        table = measure_discrepancies(corpus)
        assert table["unit"].tolist() == ["clock"] * 2 and "no" in repr(show_discrepancies(corpus, table))


def test_a_clock_time_that_the_other_article_has_too_is_none(make_corpus):
    told = "The keepers opened the old gate of the harbour at {} and let the crowd of visitors in."
    corpus = story(make_corpus, told.format("7.55 pm"), told.format("20:10") + " It was lit at 19:55.")
    assert "time" not in points(corpus)


def test_a_date_without_a_year_contradicts_no_year(make_corpus):
    year, none = (
        "The old quay will close to vehicles on 31 October 2026.",
        "Vehicles may use the old quay until October 31.",
    )
    assert "date" not in points(story(make_corpus, year, none, event_date="2026-04-01"))
    other = story(make_corpus, year, none.replace("31", "30"), event_date="2026-04-01", folder="other")
    assert len(points(other)["date"]) == 1


def test_a_date_without_a_year_has_the_year_that_another_article_names(make_corpus):
    corpus = story(
        make_corpus,
        "The old quay will close to vehicles on 31 October 2026.",
        "Vehicles may use the old quay until October 31.",  # from April 2026 the nearest is of 2025
        "The old quay will close to vehicles on 30 September 2026.",
        event_date="2026-04-01",
    )
    (places,) = points(corpus)["date"]
    assert [(article, version) for article, version, _ in places] == [("a", 1), ("b", 1), ("c", 2)]


def test_a_quotation_in_other_words_but_not_one_that_is_cut(make_corpus):
    corpus = story(
        make_corpus,
        "“We were handed a heavy report in winter and a bill in spring,” the clerk said.",
        "“We got the heavy report in winter and the bill in spring,” the clerk said.",
        "The clerk spoke of “a heavy report in winter and a bill in spring”.",
    )
    (sides,) = points(corpus)["quotation"]
    assert {article for article, *_ in sides} >= {"a", "b"} and sides[0][1] != sides[1][1]
    cut = story(
        make_corpus,
        "“We were handed a heavy report in winter and a bill in spring,” the clerk said.",
        "The clerk spoke of “a heavy report in winter and a bill in spring”.",
        folder="cut",
    )
    assert "quotation" not in points(cut)


def test_a_quotation_that_its_speaker_interrupts_is_in_the_same_words(make_corpus):
    whole = "“We were handed a heavy report in winter, and a bill in spring that nobody can pay,” the clerk said."
    pieces = "“We were handed a heavy report in winter,” the clerk said, “and a bill in spring that nobody can pay.”"
    other = "“We got a heavy report in winter, and a bill in spring that nobody can pay,” the clerk said."
    (sides,) = points(story(make_corpus, whole, pieces, other))["quotation"]
    assert [(article, version) for article, version, _ in sides] == [("a", 1), ("b", 1), ("c", 2)]
    assert "quotation" not in points(story(make_corpus, whole, pieces, folder="same"))


def test_quotations_that_share_a_phrase_are_two(make_corpus):
    corpus = story(
        make_corpus,
        "“The report gives trawlers and old ferries a better deal than the crews,” the clerk said.",
        "“He had no part in the report on trawlers and old ferries of last year,” a lawyer said.",
    )
    assert "quotation" not in points(corpus)
    named = "“We were handed a heavy report in winter and a bill in spring,” {} said."
    corpus = story(
        make_corpus, named.format("Ann Lee"), named.format("Bo Roe").replace("handed", "sent"), folder="named"
    )
    assert "quotation" not in points(corpus)


WORDS = "“The gate of the old pier should never have been locked,”"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (f"{WORDS} Justice Meera Example said.", f"{WORDS} Commissioner Ann Rao said."),
        (
            f"{WORDS} said Meera Example.",
            "Commissioner Rao said: “The gate of the old pier should not have been locked.”",
        ),
        (
            f"{WORDS} said Meera Example.",
            "Commissioner Rao said the owners of “the old pier should never have been locked” out.",
        ),
        (f"Justice Meera Example rose. {WORDS} she said.", f"Commissioner Ann Rao left. {WORDS} she said."),
        (f"Xo Qirn, head of the port, rose. {WORDS} she said.", f"Commissioner Ann Rao left. {WORDS} she said."),
        (
            f"{WORDS} said Meera Example.",
            "“The gate of the old pier,” Commissioner Ann Rao said, “should never have been locked.”",
        ),
    ],
)
def test_one_quotation_of_two_persons(make_corpus, one, other):
    (sides,) = points(story(make_corpus, f"{one} It rained.", f"{other} It snowed."))["attribution"]
    assert [(article, version) for article, version, _ in sides] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(
    "other",
    [
        f"{WORDS} the judge said.",
        f"{WORDS} Justice Example said.",
        f"{WORDS} she said.",
        f"Commissioner Ann Rao left.\n\n{WORDS} she said.",
        f"{WORDS} the commission said.",
        f"{WORDS} the Harbour Commission said.",
        WORDS,
        "“The gate was locked and nobody of the old pier came,” Commissioner Ann Rao said.",
    ],
)
def test_one_quotation_of_one_person_or_of_nobody_else_who_is_named(make_corpus, other):
    corpus = story(make_corpus, f"{WORDS} Justice Meera Example said. It rained.", f"{other} It snowed.")
    assert "attribution" not in points(corpus)


def test_hedge_attribution_and_wording_in_a_copy(make_corpus):
    base = (
        f"{COPY} The wooden pier may not be safe for lorries after the coming winter, so the town has looked for another place. "
        "The company would pay most of the cost of the road, according to council papers. "
        "The clerk said the company had refused to put the promise in writing at any time."
    )
    edited = (
        f"{COPY} The wooden pier will not be safe for lorries after the coming winter, so the town has looked for another place. "
        "The company would pay most of the cost of the road. "
        "The clerk claimed the company had refused to put the promise in writing at any time."
    )
    corpus = story(make_corpus, base, edited)
    found = points(corpus)
    table = measure_discrepancies(corpus)
    assert table.loc[table["kind"] == "hedge", "missing"].tolist() == [False, True]
    assert "(not there, at “safe”)" in repr(show_discrepancies(corpus, table))
    assert found["hedge"] == [[("a", 1, "may not be safe"), ("b", 2, "safe")]]
    assert found["wording"] == [[("a", 1, "said"), ("b", 2, "claimed")]]
    ((a, b),) = found["attribution"]
    assert (a[0], b[0]) == ("a", "b") and a[1] != b[1]


def test_a_cue_counts_where_sentences_share_more_than_the_words_of_the_story(make_corpus):
    ferry = " ".join(f"The ferry {verb} the harbour of the town." for verb in ("left", "reached", "served", "crossed"))
    corpus = story(
        make_corpus,
        f"The old ferry remains in the harbour of the town. {ferry}",
        f"Crews of the town will paint an old ferry at the harbour in the coming month of July. {ferry}",
    )
    assert "presupposition" not in points(corpus)
    corpus = story(
        make_corpus,
        f"The rusty steamer remains moored beside the disused granary. {ferry}",
        f"The rusty steamer lies moored beside the disused granary since a storm. {ferry}",
        folder="rare",
    )
    assert "presupposition" in points(corpus)


def test_accused_of_and_accusations_of_are_both_attributed(make_corpus):
    accused = "He is accused of taking secret payments from the ferry company for berths."
    told = "The harbour master lost his post over {} secret payments from the ferry company for berths."
    for n, words in enumerate(
        ("accusations of taking", "allegations of taking", "allegedly taking", "charges of taking")
    ):
        found = points(story(make_corpus, accused, told.format(words), folder=f"s{n}"))
        assert not {"attribution", "hedge"} & set(found)
    assert "attribution" in points(story(make_corpus, accused, told.format("taking"), folder="own"))


def test_copies_of_one_text_are_one_telling(make_corpus):
    told = f"{COPY} About 300 people came to the meeting in the town hall that evening, many of them from the islands."
    corpus = story(make_corpus, told, told, "More than 400 people filled the town hall for the meeting.")
    table = measure_discrepancies(corpus)
    table = table[table["kind"] == "number"]
    assert table["article"].tolist() == ["a", "b", "c"]
    assert table["n_independent"].tolist() == [1, 1, 1]


def test_agreement_one_article_and_other_scripts_give_an_empty_table(make_corpus):
    for number, texts in enumerate((
        {"a": "One\n\nThe quay has 40 piles.\n", "b": "Two\n\nThe quay has 40 piles.\n"},
        {"a": "One\n\nThe quay has 40 piles.\n"},
        {"a": "码头\n\n码头有四十根桩。\n", "b": "Причал\n\nУ причала сорок свай.\n"},
    )):  # fmt: skip
        corpus = make_corpus(texts, folder=f"s{number}")
        table = measure_discrepancies(corpus)
        assert table.empty and list(table.columns) == TABLES["discrepancies"].names
        assert "No point found" in repr(show_discrepancies(corpus, table))


def test_the_words_are_shown_escaped_and_can_be_withheld(make_corpus, tmp_path):
    corpus = story(
        make_corpus,
        "About 300 people came to the <b>meeting</b> in the town hall. It rained.",
        "More than 400 people filled the town hall for the meeting. It snowed.",
    )
    table = measure_discrepancies(corpus)
    shown = show_discrepancies(corpus, table)
    assert "&lt;b&gt;" in shown.html and "<b>" not in shown.html and "one point" in repr(shown).lower()
    write_tables({"discrepancies": table}, tmp_path / "out")
    pd.testing.assert_frame_equal(read_table("discrepancies", tmp_path / "out"), table)
    assert "people" not in (tmp_path / "out" / "discrepancies.csv").read_text("utf-8")
    assert (
        show_discrepancies(corpus, table, kinds=("date",))
        == "No point found on which two articles differ in number, date, time, quoted words, attribution, hedge or wording."
    )


def test_the_teaching_story(shipped):
    corpus = read_corpus(shipped / "port-ellery-ferry")
    found = points(corpus)
    numbers = [{words for _, _, words in sides} for sides in found["number"]]
    assert any("64 jobs" in words and "Some 80 people" in words for words in numbers)
    assert any("about 300 people" in words for words in numbers)
    assert all("2,317" not in word for words in numbers for word in words)
    assert len(found["quotation"]) == 1 and any("30 September 2026" in w for s in found["date"] for *_, w in s)


def test_ages_of_two_persons_are_no_point(make_corpus):
    one = "The clerk, whose six-year-old son fell on the quay, said that the report came late."
    same = story(make_corpus, one, one.replace("six", "seven"))
    assert "number" in points(same)
    other = "Two owners of boats, a 29-year-old woman among them, should pay, said the report of the clerk."
    assert "number" not in points(story(make_corpus, one, other, folder="other"))


def test_a_figure_whose_unit_stands_with_another_is_given(make_corpus):
    one = "The offer of the Hull port stands at 4.5 percent, half of what the dock union demands."
    other = "The dock union demands 8 per cent; the Hull port has an offer of {}."
    assert "number" not in points(story(make_corpus, f"{one} It rained.", f"{other.format(4.5)} It snowed."))
    (sides,) = points(story(make_corpus, f"{one} It rained.", f"{other.format(3.5)} It snowed.", folder="other"))[
        "number"
    ]
    assert [words for *_, words in sides] == ["4.5 percent", "8 per cent"]


@pytest.mark.parametrize("other", ["The quay was built on April 15, 1998.", "The son of the pilot, 15, was aboard."])
def test_a_day_or_an_age_gives_no_figure(make_corpus, other):
    one = "At least 15 passengers of the Hull ferry were hurt at the quay."
    corpus = story(make_corpus, f"{one} It rained.", f"{one.replace('15', '12')} {other}")
    assert "number" in points(corpus)


def test_a_quotation_of_two_persons_in_sentences_alike_is_still_of_two(make_corpus):
    words = "“Nobody in the harbour should pay for the old pier with a job,”"
    one = f"{words} Ann Rao told the reporters outside."
    corpus = story(
        make_corpus, f"{one} It rained.", f"{words} Commissioner Meera Example said, to applause. It snowed."
    )
    (sides,) = points(corpus)["attribution"]
    assert [(article, version) for article, version, _ in sides] == [("a", 1), ("b", 2)]


@pytest.mark.parametrize(
    ("told", "other"),
    [
        (  # a wish
            "The notice will be lifted only after clean rounds of samples at the quay, the clerk says.",
            "The port office wants clean rounds of samples at the quay before the notice is lifted.",
        ),
        (  # a label
            "Boats lost their ropes and nets in the winter storm, the clerk said.",
            "• Port office: boats lost ropes and nets in the storm",
        ),
        (  # an idea that is spoken of
            "The clerk has argued that new berths would help the crews mend their nets.",
            "The idea that new berths help the crews mend their nets is a farce.",
        ),
        (  # a demand on somebody to say it
            "The clerk claimed that the crews needed new berths to mend their nets in winter.",
            "A pilot was pressing the harbour to say that crews needed new berths to mend their nets in winter.",
        ),
        (  # a rumour
            "The brewery had sold its barges and nets in the winter storm, the harbour office said.",
            "Amid rumours the brewery had sold its barges and nets in the winter storm, crews left.",
        ),
        (  # what rumour has
            "The brewery had sold its barges and nets in the winter storm, the harbour office said.",
            "Rumour has it the brewery had sold its barges and nets in the winter storm.",
        ),
        (  # said in its own voice and attributed
            "Nobody saw the broken gate of the pier for five hours, the union said.",
            "Nobody saw the broken gate of the pier for five hours. It rained.\n\nA union leader said that nobody saw the "
            "broken gate of the pier for hours.",
        ),
        (  # in passing
            "A clerk who drew every map of the harbour and kept the ledgers in order for the council retired at sixty last "
            "winter, the union said.",
            "He retired last winter.",
        ),
        (  # of another fact: the words shared are scattered
            "The union said that the pump that had failed was old, that two people of the night shift could not hear the bell "
            "and that the chlorine tank leaked.",
            "Chlorine pump failed on a night in May.",
        ),
    ],
)
def test_a_voice_that_is_not_sure_makes_no_point(make_corpus, told, other):
    corpus = story(make_corpus, f"{told} It snowed.", f"{other} It hailed.")
    assert "attribution" not in points(corpus)


def test_an_order_is_no_claim(make_corpus):
    order = "The court ruled that the crews must mend the broken gate of the old pier before winter."
    plain = "The crews must mend the broken gate of the old pier before winter."
    assert "attribution" not in points(story(make_corpus, f"{order} It snowed.", f"{plain} It hailed."))
    claim = story(make_corpus, f"{order.replace('ruled', 'heard')} It snowed.", plain, folder="claim")
    assert "attribution" not in points(claim)
    said = story(make_corpus, f"{order.replace('ruled', 'said')} It snowed.", f"{plain} It hailed.", folder="said")
    assert "attribution" in points(said)


def test_a_name_in_marks_is_nobody_s_words(make_corpus):
    corpus = story(
        make_corpus,
        "Meera Example said that it would help “masters and deep-sea crews” alone.",
        "“The paper shows that the plan was made to help masters and deep-sea crews,” Ann Rao said.",
    )
    assert "attribution" not in points(corpus)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A key page of the pilot's notes appeared in a draft letter of the harbour office.",
            "A page of the pilot's notes was found in a draft letter of the harbour office.",
        ),
        (
            "The clerk alleged that the council had hidden a survey of the rusty pier.",
            "The council had hidden a survey of the rusty pier.",
        ),
        (
            "The office estimates that 4,500 crews could lose their berths. Most of these 4,500 crews live on the islands.",
            "Pilots estimate that 4,500 crews could lose their berths.",
        ),
    ],
)
def test_words_that_are_no_hedge_here(make_corpus, one, other):
    assert "hedge" not in points(story(make_corpus, one, other))


def test_a_cue_bears_on_nothing_beyond_a_comma(make_corpus):
    corpus = story(
        make_corpus,
        "The rusty notice remains, but the granary and the disused steamer are gone from the pier.",
        "The granary and the disused steamer are gone from the pier.",
    )
    assert "presupposition" not in points(corpus)


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("more than 4,000", "4,000", False),
        ("at least 14", "14", True),
        ("well over a hundred", "143", False),
        ("more than 300", "240", True),
    ],
)
def test_a_round_number_that_is_passed(make_corpus, mine, yours, differ):
    told = "The clerk counted {} passengers on the old ferry at the quay."
    assert ("number" in points(story(make_corpus, told.format(mine), told.format(yours)))) == differ


def test_what_can_be_reached_is_a_limit(make_corpus):
    corpus = story(
        make_corpus,
        "For a broken order the union faces a fine of up to £50,000 a day.",
        "The fine for a broken order of the court could reach £50,000 a day.",
    )
    assert "number" not in points(corpus)


def test_one_number_of_two_things(make_corpus):
    corpus = story(
        make_corpus,
        "The new rule of the ferry company had two parts, the clerk said.",
        "Under the new rule the ferry company banned at least two people from the quay.",
    )
    assert "number" not in points(corpus)


def test_a_unit_alone_is_no_topic(make_corpus):
    corpus = story(
        make_corpus,
        "Pilots put it at a 5 percent drop. It snowed.",
        "The survey ranges up to a 9 percent drop. It hailed.",
    )
    assert "number" not in points(corpus)


def test_dates_of_two_events_at_one_place(make_corpus):
    corpus = story(
        make_corpus,
        "Lawyers have told the harbour court about this hearing on June 5.",
        "The harbour court rests from the end of June.",
        event_date="2026-04-01",
    )
    assert "date" not in points(corpus)


def test_a_day_that_the_sentence_before_has_is_not_left_out(make_corpus):
    told = f"{COPY} Speaking in the chamber{{}}, the clerk said that the ferry company would pay for the road and the landing."
    one, other = told.format(" on Thursday"), told.format("")
    assert "date" in points(story(make_corpus, one, other))
    before = "The clerk came to the chamber on Thursday. Speaking"
    assert "date" not in points(story(make_corpus, one, other.replace("Speaking", before), folder="before"))


@pytest.mark.parametrize(
    ("whole", "part"),
    [
        (
            "“The crews knew that the report is heavy and the bill in spring is heavier than any before,”",
            "“the bill in spring is heavier”",
        ),
        (
            "“We were handed a heavy report in winter and a bill in spring,”",
            "“We were handed a heavy report [on the pier] in winter and a bill in spring,”",
        ),
        (
            "“And we were handed a heavy report in winter and a bill in spring,”",
            "“We were handed a heavy report in winter and a bill in spring,”",
        ),
    ],
)
def test_a_quotation_that_is_cut_or_that_the_writer_adds_to_is_in_the_same_words(make_corpus, whole, part):
    corpus = story(make_corpus, f"{whole} the clerk said.", f"{part} the clerk said.")
    assert "quotation" not in points(corpus)


def test_quotations_that_share_scattered_words_are_two(make_corpus):
    corpus = story(
        make_corpus,
        "“The letter of the office is the one that gave the harbour rights act rationale,” the clerk said.",
        "“After months of asking for a new berth he wrote a draft office letter claiming that it was needed for boats under "
        "the harbour rights act, as the old rationale,” a pilot said.",
    )
    assert "quotation" not in points(corpus)


def test_two_short_sentences_that_differ_in_the_day_alone(make_corpus):
    corpus = story(
        make_corpus,
        "The pier opened on 4 June. It snowed.",
        "The pier opened on 6 June. It hailed.",
        event_date="2026-04-01",
    )
    assert "date" in points(corpus)


def test_who_says_it_of_itself_is_named_outside_what_is_said(make_corpus):
    told = "The brewery said that it had paid all wages on time. It snowed."
    other = "The brewery paid all wages on time. It hailed."
    assert "attribution" in points(story(make_corpus, told, other))
    less = (text.replace("all wages", "all of us") for text in (told, other))
    assert "attribution" not in points(story(make_corpus, *less, folder="less"))


@pytest.mark.parametrize(("mark", "differ"), [(" …", False), (" . . .", False), ("", True)])
def test_dots_mark_what_a_quotation_leaves_out(make_corpus, mark, differ):
    whole, part = (
        f"“The rope was never dry{words} they knew it for years,” the clerk said." for words in (" and", mark)
    )
    assert ("quotation" in points(story(make_corpus, whole, part))) == differ


def test_a_quotation_of_which_one_word_was_swapped_is_one_utterance(make_corpus):
    told = "“Nobody in this fleet {} the brewery any longer,” the clerk said."
    assert "quotation" in points(story(make_corpus, told.format("trusts"), told.format("believes")))
    other = "“Nobody in this fleet mends ropes for that brewery in winter any longer,” the clerk said."
    assert "quotation" not in points(story(make_corpus, told.format("trusts"), other, folder="other"))


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("Divers searched the still lake behind the rusty granary.", "Divers searched the lake behind the rusty granary.", False),
        ("Divers searched the rusty granary, still behind the lake.", "Divers searched the rusty granary behind the lake.", True),
        ("The still rusty granary stands on the muddy lake.", "The rusty granary stands on the muddy lake.", True),
        ("Remains of a rusty steamer lay beside the disused granary.", "A rusty steamer lay beside the disused granary.", False),
        ("Divers lifted the remains of a rusty steamer in the lake.", "Divers lifted a rusty steamer in the lake.", False),
        ("The rusty steamer remains moored at the lake.", "The rusty steamer lies moored at the lake.", True),
        ("Divers reached the further bank of the muddy lake.", "Divers reached the bank of the muddy lake.", False),
        ("Divers found further leaks in the rusty steamer.", "Divers found leaks in the rusty steamer.", True),
        ("The granary hired additional divers for the lake.", "The granary hired more divers for the lake.", False),
        ("The granary hired additional divers for the lake.", "The granary hired divers for the lake.", True),
        ("The granary hired a further 20 divers for the lake.", "The granary hired 20 extra divers for the lake.", False),
        ("The rusty steamer stood still beside the muddy lake.", "The rusty steamer stood beside the muddy lake.", False),
        ("The rusty steamer still stood beside the muddy lake.", "The rusty steamer stood beside the muddy lake.", True),
        ("Human remains lay beside the rusty steamer.", "Bones lay beside the rusty steamer.", False),
        ("Divers of the granary warned one another about the lake.", "Divers of the granary warned friends about the lake.", False),
        ("“Divers searched the muddy lake again,” he said.", "Divers searched the muddy lake, he said.", False),
        ("Divers searched the muddy lake again, he said.", "“Divers searched the muddy lake,” he said.", True),
    ],
)  # fmt: skip
def test_words_that_presuppose_nothing_here(make_corpus, mine, yours, differ):
    corpus = story(make_corpus, f"{mine} It snowed.", f"{yours} It hailed.")
    assert ("presupposition" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("it's the oldest boat", "it is the oldest boat", False),
        ("it's the oldest boat", "it was the oldest boat", True),
        ("it's lost the oldest boat", "it has lost the oldest boat", False),
        ("it has lost the oldest boat", "it is lost, the oldest boat", True),
        ("we'll mend the oldest boat", "we will mend the oldest boat", False),
        ("we'll mend the oldest boat", "we should mend the oldest boat", True),
        ("they can’t mend, and we don't", "they cannot mend, and we do not", False),
        ("they can’t mend, and we don't", "they can mend, and we don't", True),
        ("who'd mend what I'm told they've lost", "who would mend what I am told they have lost", False),
        ("they would pressurise the pilots", "they would pressurize the pilots", False),
        ("it cost 40 percent of the wages", "it cost 40 per cent of the wages", False),
        ("it cost 40% of the wages", "it cost 40 per cent of the wages", False),
        ("it cost 40 % of the wages", "it cost 40 percent of the wages", False),
        ("it cost 40 % of the wages", "it cost 40% of the wages", False),
        ("it cost 40% of the wages", "it cost 50 per cent of the wages", True),
        ("an okay boat & the crew left", "an OK boat and the crew left", False),
        ("it cost 1.5 weeks of the wages", "it cost 15 weeks of the wages", True),
    ],
)
def test_a_quotation_in_another_spelling_is_in_the_same_words(make_corpus, mine, yours, differ):
    told = "“Nobody in this fleet knew that {} of the brewery that winter,” the clerk said."
    assert ("quotation" in points(story(make_corpus, told.format(mine), told.format(yours)))) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("The bakery shop of the harbour opened on 3 May.", "The bakery shop of the harbour closed on 5 May.", False),
        ("The bakery shop of the harbour opened on 3 May.", "The bakery shop of the harbour was opened on 5 May.", True),
        ("The pilots of the harbour began a strike on 3 May.", "The pilots of the harbour ended a strike on 5 May.", False),
        ("The pilots of the harbour began a strike on 3 May.", "The pilots of the harbour started a strike on 5 May.", True),
        ("The clerk of the old harbour inn was arrested on 3 May.", "The clerk of the old harbour inn was released on 5 May.", False),
        ("Pilots in the old harbour will strike over wages on 3 May.", "Clerks in the old harbour will strike over wages on 5 May.", False),
        ("Pilots in the old harbour will strike over wages on 3 May.", "Pilots of the old harbour will strike over wages on 5 May.", True),
        ("Pilots in the old harbour will strike over wages on 3 May.", "Crews will walk out of the old harbour in a strike over wages on 5 May.", True),
        ("The pilots in the harbour will strike over wages on 3 May.", "The crews in the harbour will strike over wages on 5 May.", True),
        ("Striking pilots will march to the old harbour inn on 3 May.", "Pilot strike will march to the old harbour inn on 5 May.", True),
        ("Guards arrested Ann Rao at the harbour gate on 3 May.", "Clerks arrested Ann Rao at the harbour gate on 5 May.", True),
    ],
)  # fmt: skip
def test_dates_of_two_things_told_in_like_words(make_corpus, mine, yours, differ):
    corpus = story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}", event_date="2026-04-01")
    assert ("date" in points(corpus)) == differ


def test_a_vague_number_of_others_gives_no_figure(make_corpus):
    told = "Some {} pilots of the ferry company wait in the old harbour town for the storm to end."
    corpus = story(make_corpus, told.format("1,150"), f"Thousands flee. {told.format('1,510')}")
    assert [words for *_, words in points(corpus)["number"][0]] == ["Some 1,150 pilots", "Some 1,510 pilots"]


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("Fares of the ferry fell 8% on Monday.", "Fares tumbled 11 per cent on Monday.", True),
        ("Fares of the ferry fell 8% on Monday.", "Wages fell 11 per cent on Monday.", False),
        (
            "The salt in the harbour fell to 9%, pilots said.",
            "Salt in the harbour may climb to 22%, pilots say.",
            False,
        ),
        ("The salt in the harbour fell to 9%, pilots said.", "Salt in the harbour may drop to 22%, pilots say.", True),
        ("The salt in the harbour fell by 9%, pilots said.", "Salt in the harbour fell to 22%, pilots say.", False),
        ("On Monday the salt in the harbour was at 9%.", "Salt in the harbour was at 22% on Thursday.", False),
        ("Fares of the ferry fell 8% in the third quarter.", "Ferry fares fell 11% in the second quarter.", False),
        ("Fares of the ferry fell 8% in the third quarter.", "Ferry fares fell 11% in Q3.", True),
        (
            "The salt in the harbour rose to 9%, pilots said.",
            "Salt in the harbour rose to a record 22%, pilots say.",
            True,
        ),
    ],
)
def test_per_cents_by_which_way_a_thing_went_and_when(make_corpus, mine, yours, differ):
    corpus = story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}", event_date="2026-04-01")
    assert ("number" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("The clerk said on Monday that the flood took 340 boats.", "The mayor said on Thursday that the flood took 410 boats."),
        ("The flood of last week took 340 boats, the clerk said.", "The flood last month took 410 boats, the mayor said."),
        ("After a fall of snow 340 boats sank at the point.", "After a rise of water 410 boats sank at the point."),
        ("Pilots of the ferry have a contract worth £340,000.", "A contract for pilots of the ferry rose to £410,000."),
        (COPY.replace(".", " on Monday, and 4% fewer slept."), COPY.replace(".", " on Thursday, and 7% fewer slept.")),
    ],
)  # fmt: skip
def test_how_many_is_one_number_whatever_days_stand_beside_it(make_corpus, mine, yours):
    assert "number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}", event_date="2026-04-01"))


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("Profits of the ferry company rose 4% in the first quarter.", "Profits of the ferry company rose 9% in the second quarter."),
        ("Clerks of the town fined the ferry company in the fiscal third quarter.", "In the second quarter clerks of the town fined the ferry company."),
    ],
)  # fmt: skip
def test_two_quarters_of_which_each_has_its_own_story(make_corpus, mine, yours):
    assert points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}")) == {}


def test_a_time_in_a_short_sentence_is_no_day(make_corpus):
    told = "It snowed. The pier opens at 9 a.m. daily.", "It hailed. The pier opens at 10 a.m. on Sundays."
    assert points(story(make_corpus, *told)) == {}


@pytest.mark.parametrize(
    ("yours", "words"),
    [
        ("The ferry company wrote of rotten piles in its second-quarter report.", ["third-quarter", "second-quarter"]),
        ("The ferry company wrote of rotten piles in its report for Q2.", ["third-quarter", "Q2"]),
        ("The ferry company wrote of rotten piles in its report for the third quarter.", None),
        ("The ferry company wrote of rotten piles in its second-quarter report and its third-quarter report.", None),
    ],
)
def test_quarters_of_a_year(make_corpus, yours, words):
    mine = "In its third-quarter report the ferry company wrote of rotten piles."
    corpus = story(make_corpus, mine, f"{yours} Crews slept well in the third quarter.")
    found = points(corpus).get("date")
    assert (found and [shown for *_, shown in found[0]]) == words


@pytest.mark.parametrize(
    ("yours", "differ"),
    [
        ("The point will reopen on Sunday, the clerks say, and the old road below it never.", True),
        ("The point will be quiet on Sunday, the clerks say, and the old road below it never.", False),
        ("The mayor will reopen the inn on Sunday, the clerks say, and the old road never.", False),
    ],
)
def test_days_in_a_short_sentence_that_shares_the_word_before(make_corpus, yours, differ):
    mine = "The point was expected to reopen on Saturday."
    corpus = story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}", event_date="2026-04-01")
    assert ("date" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        (
            "The crews have not had ferry fares so high at the landing since 2008.",
            "Never since 2006 were ferry fares so high at the landing.",
            True,
        ),
        ("Fares at the landing were high in 2008.", "In 2006 the fares at the landing were high.", False),
        (COPY.replace(".", " in 2008."), COPY.replace(".", " in 2006."), True),
    ],
)
def test_years_in_copies_and_since_which_a_thing_holds(make_corpus, mine, yours, differ):
    assert ("date" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))) == differ


@pytest.mark.parametrize(
    ("yours", "differ"),
    [
        ("The council voted 9-3 on Monday to sell the ferry.", False),
        ("The council voted 8-4 on the budget of the ferry.", False),
        ("The council of the town voted 8-4 on Monday to shut the pier.", True),
        ("The council voted 8-4 for the plan.", True),
        ("The council voted 8-4 on Tuesday night.", True),
        ("The council voted 8-4, the clerk said on the quay.", True),
        ("The council voted 8-4 in a meeting that went on for six hours.", True),
        ("The council voted 8-4 for the second time.", True),
        ("The council voted 8-4 against keeping it open.", True),
        ("The council voted 8-4.", True),
    ],
)
def test_votes_on_two_things(make_corpus, yours, differ):
    mine = "The council voted 7-5 on Monday to close the old pier."
    assert ("number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))) == differ


@pytest.mark.parametrize(
    ("told", "differ"),
    [
        ("Ann Rao left the pier. “We had seconds, not hours, and the ice stole them from us,” she said.", True),
        ("Bo Roe left the pier. “We had seconds, not hours, and the ice stole them from us,” he said.", False),
        ("Ann Rao left the pier. “We had a winter on the ice and will never sell it to them,” she said.", False),
    ],
)
def test_a_quotation_of_one_person_in_rather_other_words(make_corpus, told, differ):
    mine = "“We had minutes, not hours, and the ice took them away from us,” Ann Rao said."
    assert ("quotation" in points(story(make_corpus, f"{mine} It snowed.", f"{told} It hailed."))) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("The mayor Ann Rao gave $12 million in relief.", "Ann Rao, who saw the old pier with her two daughters and the clerk, announced $20 million in relief.", True),
        ("The mayor Ann Rao gave $12 million in relief.", "Ann Rao, who saw the old pier with her two daughters and the clerk, announced $20 million for the inn.", False),
        ("Sales of the brewery are at £12 million a year.", "Sales of the brewery were at £20 million in the third quarter.", False),
        ("Sales of the brewery are at £12 million a year.", "The brewery had sales of £20 million a year.", True),
        ("Sales of the brewery are at £12 million a year.", "The brewery had sales of £20 million.", True),
        ("The brewery spends £30 million over three years on pipes.", "The brewery spends £10 million a year on pipes.", False),
        ("The berth of the brewery costs £140 a month.", "The berth of the brewery costs £680 a year.", False),
    ],
)  # fmt: skip
def test_sums_are_of_one_thing_and_one_stretch_of_time(make_corpus, mine, yours, differ):
    assert ("number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))) == differ


def test_who_says_it_swapped_in_a_copy(make_corpus):
    told = f"{COPY} A report by {{}} says that the pier has rotten piles under the road to the landing at the point."
    swapped = "the pilots' union of the harbour", "town inspectors"
    (found,) = points(story(make_corpus, *map(told.format, swapped)))["wording"]
    assert [words for *_, words in found] == [*swapped]
    told = f"{COPY} The pier of {{}} has rotten piles under the road to the landing at the point, the clerk said."
    assert "wording" not in points(story(make_corpus, *map(told.format, swapped), folder="other"))
    told = f"{COPY} The pier has rotten piles under the road to the landing at the point, {{}} said on the quay."
    assert "wording" not in points(
        story(make_corpus, told.format("he"), told.format("Bo Roe, a former pilot"), folder="who")
    )


def test_a_rounded_number_is_of_the_version_that_is_nearest(make_corpus):
    told = "The fire by the old harbour town burned {} of reeds and boats at the point."
    areas = "41,300 acres", "43,100 acres", "around 16,700 hectares", "more than 40,000 acres", "up to 44,000 acres"
    (found,) = points(story(make_corpus, *map(told.format, areas)))["number"]
    assert [version for _, version, _ in found] == [1, 2, 1, 1, 3]


def test_a_hedge_in_a_copy_that_keeps_another(make_corpus):
    told = f"{COPY} The clerk said that the flood {{}} peaked and should fall at the old pier by the end of the coming winter."
    found = points(story(make_corpus, told.format("appears to have"), told.format("has")))
    assert [words for *_, words in found["hedge"][0]] == ["appears to have peaked", "peaked"]
    told = f"{COPY} Clerks are loath to look behind the order, just as they are unlikely to look behind the old law. It {{}}."
    assert "hedge" not in points(story(make_corpus, told.format("rained"), told.format("snowed"), folder="twice"))


def test_a_quarter_swapped_in_a_copy_is_a_date_alone(make_corpus):
    told = f"{COPY} The brewery of the old harbour lost its lead in the {{}} quarter of a bad year for all crews."
    assert points(story(make_corpus, told.format("third"), told.format("second"))).keys() == {"date"}


def test_almost_one_is_a_little_less(make_corpus):
    told = "Shares of the brewery at the harbour fell {} on a quiet day."
    assert "number" not in points(story(make_corpus, told.format("0.8%"), told.format("almost one per cent")))
    assert "number" in points(
        story(make_corpus, told.format("0.6%"), told.format("almost one per cent"), folder="less")
    )


@pytest.mark.parametrize(
    ("mine", "yours"),
    [("almost 100", "78"), ("about 10", "12"), ("some 1,000", "1,250"), ("more than 1,000", "800")],
)
def test_a_round_number_of_more_digits_is_not_rounded_so_far(make_corpus, mine, yours):
    told = "The storm of the old harbour sank {} boats at the point."
    assert "number" in points(story(make_corpus, told.format(mine), told.format(yours)))


def test_a_longer_time_that_holds_the_day_does_not_leave_it_out(make_corpus):
    told = COPY.replace(".", " {}.")
    assert "date" not in points(story(make_corpus, told.format("in July 2031"), told.format("over the summer of 2031")))
    told = COPY.replace(".", "{}, as in 2031.")
    assert "date" in points(story(make_corpus, told.format(" in July 2031"), told.format(""), folder="both"))


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("The bank made its ninth increase in a row.", "An eighth consecutive increase came on the quay.", True),
        ("The bank made its ninth increase in a row.", "A ninth straight increase came on the quay.", False),
        ("It was the third win of Rovers at home.", "It was the fifth win of Rovers in the league.", False),
        ("Rao met the second envoy in the old inn.", "The third speech of the envoy was on boats.", False),
    ],
)
def test_ordinals_of_one_thing(make_corpus, mine, yours, differ):
    assert ("number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("Sales of the brewery fell by 14% in the first half.", "First-half sales of the brewery rose by 14%.", True),
        ("The crown gained 0.4% on the euro.", "The news sent the crown down 0.4% against the euro.", True),
        ("Sales of the brewery fell to 14% of the budget.", "Sales of the brewery rose by 14%.", False),
        ("Sales of the brewery fell by 14%.", "Wages at the inn rose by 14%.", False),
        ("Profit at the brewery rose 14% this spring.", "The brewery said costs fell 14% this spring.", False),
        ("Sales of the brewery fell by 14%.", "Sales of the brewery rose by 14%. Before, they fell by 14%.", False),
        ("Sales of the brewery fell by 14%.", "The brewery says sales were down 14%.", False),
    ],
)
def test_one_value_that_rose_here_and_fell_there(make_corpus, mine, yours, differ):
    assert ("number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))) == differ


def test_words_that_a_thesaurus_holds_near_count_half(make_corpus):
    mine = "The inquiry led to an accord on 27 prisoners."
    yours = "An agreement after the investigation freed 24 prisoners."
    corpus = story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}")
    assert [words for *_, words in points(corpus)["number"][0]] == ["27 prisoners", "24 prisoners"]


def test_a_weekday_on_which_something_else_was_done_joins_no_point(make_corpus):
    mine = "The port must answer the court by 10 a.m. Friday, the judge ordered."
    yours = "The judge of the court gave the port until Monday to answer."
    theirs = "A crowd before the court cheered a judge of dogs on Friday."
    (sides,) = points(story(make_corpus, mine, yours, theirs, event_date="2027-10-05"))["date"]
    assert [words for *_, words in sides] == ["Friday", "Monday"]


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        (
            "The mill closes on 14 May after eighty years.",
            "The mill opened on 2 June 1945 and closes after eighty years.",
        ),
        (
            "The ship left Sundhaven on 4 April with a cargo of grain.",
            "The ship reached Marsh on 9 April with a cargo of grain.",
        ),
    ],
)
def test_days_of_two_events(make_corpus, mine, yours):
    assert "date" not in points(
        story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}", event_date="2026-03-12")
    )


def test_the_year_in_which_a_thing_was_last_so(make_corpus):
    mine = "Ferry fares at the landing are at their highest level since 2008."
    yours = "Ferry fares at the landing rose to a level last seen in 2009."
    found = points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))
    assert [words for *_, words in found["date"][0]] == ["2008", "2009"]


def test_two_sentences_of_which_one_is_short_are_held_against_each_other_beside_a_better_match(make_corpus):
    mine = "Rovers won the cup for the first time since 1974 when they beat the sailors of Marsh in the rain."
    yours = "Rovers beat the sailors of Marsh in the rain. It is the first cup of Rovers since 1976."
    found = points(story(make_corpus, mine, yours))
    assert [words for *_, words in found["date"][0]] == ["1974", "1976"]


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("We will carry on until prices are stable", "We will keep going until prices are stable", True),
        ("a small step, but the first in a decade", "a small step, but the first for years", True),
        ("We will build the wall before the election", "We will build the school before the election", False),
        ("We have been cheated by a calculator", "We have been cheated by a computer", True),
        ("The tide came in like a guest", "The tide came in like a ghost", True),
        ("We are as glad of our men as ever", "We are as glad of our town as ever", False),
        ("We have always been cheated by a calculator", "We've always been cheated by a calculator", False),
        ("We were cheated by the owners of the firm", "We were cheated by the clerks of a bank", False),
        ("We are as proud of our team as ever", "We are as proud of our town as ever", False),
        ("There will be no cuts to pensions as long as I am mayor", "There will be no new taxes as long as I am mayor", False),
        ("I have never met the owner of that firm", "I have never taken a cent from that firm", False),
    ],
)  # fmt: skip
def test_a_reworded_quotation_and_two_parallel_ones_of_one_speaker(make_corpus, mine, yours, differ):
    corpus = story(make_corpus, f"“{mine},” Ann Rao said. It snowed.", f"“{yours},” Ms Rao said. Ann Rao left.")
    assert ("quotation" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("a farmer", "a neighbour", False),
        ("one tenant", "another tenant", False),
        ("the old farmer", "a farmer", True),
        ("a farmer", "Ms Rao", True),
    ],
)
def test_speakers_without_a_name_in_other_words_are_two(make_corpus, mine, yours, differ):
    told = "“We have lost our {} and everything in it,” {} said. It {}. Ann Rao left."
    corpus = story(make_corpus, told.format("house", mine, "snowed"), told.format("barn", yours, "hailed"))
    assert ("quotation" in points(corpus)) == differ


def test_every_article_that_prints_a_wording_is_listed_with_it(make_corpus):
    told = f"{COPY} The clerk {{}} the company had refused to put the promise about the new pier in writing."
    corpus = story(make_corpus, *map(told.format, ("said", "claimed", "claimed", "said")))
    assert points(corpus)["wording"] == [[("a", 1, "said"), ("b", 2, "claimed"), ("c", 2, "claimed"), ("d", 1, "said")]]


def test_a_gap_is_no_gap_in_the_copy_that_fills_it(make_corpus):
    told = f"{COPY} {{}} the company had refused to put the promise about the new pier in writing."
    corpus = story(make_corpus, *map(told.format, ("Critics say that", "")))
    assert [[side[:2] for side in sides] for sides in points(corpus)["wording"]] == [[("a", 1), ("b", 2)]]


def test_who_says_it_does_not_make_two_numbers_of_one_thing(make_corpus):
    mine = "The valley lacks 1,420 teachers, Education Minister Carla Roth said."
    corpus = story(make_corpus, mine, "The education minister hopes to hire 1,000 teachers before the summer.")
    assert "number" not in points(corpus)


@pytest.mark.parametrize(
    ("yours", "differ"),
    [
        ("The new brewery expects to make savings of 120 million crowns a year from 2029.", True),
        ("The new brewery hopes for guests with a few crowns a year from 2029.", False),
    ],
)
def test_a_year_beside_a_number_that_both_sentences_have(make_corpus, yours, differ):
    corpus = story(make_corpus, "The brewery expects savings of 120 million crowns a year from 2030.", yours)
    assert ("date" in points(corpus)) == differ


@pytest.mark.parametrize(("n", "differ"), [("8,000", True), ("5,000", False)])
def test_a_number_that_somebody_gives_is_his_and_not_the_outlets(make_corpus, n, differ):
    mine = "Some 8,000 people marched through the town against the mine in the valley, organisers said."
    corpus = story(make_corpus, mine, f"Some {n} people marched through the town against the mine in the valley.")
    assert ("attribution" in points(corpus)) == differ


@pytest.mark.parametrize(
    ("mine", "yours", "differ"),
    [
        ("A new drug may halve the number of attacks in children", "A new drug halves the number of attacks in children", True),
        ("The new tram could reach the old harbour by the summer", "By the summer the new tram will reach the old harbour", True),
        ("Snow may close the road to the harbour at the weekend", "The road to the harbour closes at the weekend", False),
        ("Sailors may cross the old harbour in the summer months", "In the summer months sailors cross the old harbour", False),
        ("The new tram could reach the old harbour by the summer", "By the summer the new tram had to reach the old harbour", False),
    ],
)  # fmt: skip
def test_a_modal_hedges_what_the_other_article_says_is_so(make_corpus, mine, yours, differ):
    corpus = story(make_corpus, f"It snowed. {mine}.", f"It hailed all day. {yours}, and nobody knew why it did.")
    assert ("hedge" in points(corpus)) == differ


def test_a_number_that_both_have_is_part_of_telling_the_same(make_corpus):
    mine = "The company, Lithos, says the mine will create 900 jobs."
    yours = "The mine will create {} jobs in the valley."
    assert "attribution" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours.format(900)}"))
    corpus = story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours.format('many')}", folder="other")
    assert "attribution" not in points(corpus)


@pytest.mark.parametrize(
    ("yours", "differ"),
    [
        ("Under a second agreement 24 prisoners will go home.", True),
        ("Under a second agreement 24 prisoners will go home; 30 prisoners stay.", False),
        ("In a second jail 24 prisoners were ill.", False),
    ],
)
def test_the_one_count_of_a_thing_needs_less_around_it(make_corpus, yours, differ):
    corpus = story(make_corpus, "The presidents signed an accord on 27 prisoners.", f"It hailed. {yours}")
    assert ("number" in points(corpus)) == differ


def test_a_count_of_them_is_given(make_corpus):
    mine = "Some 45,000 homes in the valley lost power in the storm, and {} of them were without it on Tuesday."
    yours = "Power in the valley had returned after the storm to all but 12,000 homes."
    assert "number" not in points(story(make_corpus, mine.format("12,000"), yours))
    assert "number" in points(story(make_corpus, mine.format("many"), yours, folder="other"))


def test_a_reworded_quotation_of_whom_a_pronoun_means(make_corpus):
    mine = "Carla Roth came to the school.\n\n“We have neglected our schools for too long,” she said."
    yours = (
        "“We've neglected our schools for far too long,” said Roth.\n\nCarla Roth said: “We will not do so for ever.”"
    )
    assert "quotation" in points(story(make_corpus, mine, yours))


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("The river rose to 6.4 metres in Aske on Monday.", "In Corran the river rose to 5.9 metres on Monday."),
        ("The price of bread rose 8% last year.", "The price of milk rose 6% last year."),
        ("The mayor said the pool would cost 4 million crowns.", "The mayor said the library would cost 6 million crowns."),
        ("Growers want to plant 10,000 trees by 2030.", "So far 4,000 trees have been planted."),
        ("The court fined the firm 3 million crowns.", "Lawyers had asked for a fine of 5 million crowns."),
        ("It was the second goal of the striker in the match.", "The third goal of the match came from a defender."),
    ],
)  # fmt: skip
def test_numbers_of_two_places_of_two_things_in_like_words_and_of_a_wish(make_corpus, mine, yours):
    assert "number" not in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))


@pytest.mark.parametrize(
    ("mine", "yours"),
    [
        ("The council plans to plant 400 trees along the quay.", "Some 600 trees will be planted along the quay."),
        (
            "The inn asked for 3 million crowns to mend its roof.",
            "For its roof, which is to be mended, the inn wants 2 million crowns.",
        ),
    ],
)
def test_two_numbers_of_what_is_wished_or_to_come(make_corpus, mine, yours):
    assert "number" in points(story(make_corpus, f"It snowed. {mine}", f"It hailed. {yours}"))


def test_a_rise_by_so_much_to_so_much_is_one_difference(make_corpus):
    mine = "The company is poor: its sales fell by 14% to 2.6 billion crowns in the first half."
    yours = "Sales in the first half rose by 14% to 2.6 billion crowns, and the company was glad."
    ((a, b),) = points(story(make_corpus, mine, yours))["number"]
    assert (a[2], b[2]) == ("14%", "14%")


def test_what_is_wanted_back_was_paid(make_corpus):
    mine = "The governor wants back the 95 million crowns that the state paid to the brewery."
    corpus = story(make_corpus, mine, "The state paid the brewery 85 million crowns, which the governor demanded back.")
    assert "number" in points(corpus)


@pytest.mark.parametrize(("n_more", "found"), [(5, True), (30, False)])
def test_a_table_in_one_line_is_held_against_nothing(make_corpus, n_more, found):
    def row(cost):
        rest = "; ".join(f"berth {n} took {n + 40} boats" for n in range(n_more // 2))
        return f"Quay\n\nThe new harbour wall of the old town cost the council {cost} million euros; {rest}."

    corpus = make_corpus({"a": row(31), "b": row(36)})
    assert (len(measure_discrepancies(corpus).query("kind == 'number'")) > 0) is found
