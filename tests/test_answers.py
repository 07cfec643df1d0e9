import pandas as pd
import pytest

from analysis import answer_corpus, answer_coverage, answer_distinctiveness, answer_reuse, answer_sentiment
from analysis.tables import MOST_DISCOVERED, TABLES, apart_in_tone, check
from analysis.views.plain import counted, extremes, listed, number, out_of


def of(name, rows):
    """A table of the contract from rows that give some of its columns; the others are missing."""
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


def test_numbers_and_lists_in_words():
    assert [counted(n, "fact") for n in (0, 1, 2, 12, 1300)] == [
        "no facts",
        "one fact",
        "two facts",
        "twelve facts",
        "1,300 facts",
    ]
    assert counted(2, "copy", "copies") == "two copies"
    assert [listed("abc"[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert listed("abcd", most=2) == "a, b and two more"


def test_a_sentence_has_one_style_of_numbers():
    assert [number(n) for n in (0, 3, 12, 13)] == ["none", "three", "twelve", "13"]
    assert [number(n, (13,)) for n in (0, 3)] == ["0", "3"] and number(3, (12,)) == "three"
    assert counted(0, "fact", beside=(50,)) == "0 facts" and counted(4, "source", beside=(7,)) == "four sources"
    assert [out_of(2, whole, "fact") for whole in (3, 50)] == ["two of three facts", "2 of 50 facts"]
    assert out_of(0, 4, "cell") == "none of four cells"


def test_ends_of_a_series():
    values = pd.Series({"A": 3.0, "B": 1.0, "C": 3.04, "D": None})
    assert extremes(values, ".1f") == "highest in C (3.0), lowest in B (1.0)".replace("C", "A and C")
    assert extremes(values[["A"]], ".0f") == "3 in A"
    assert extremes(values[["A", "C"]], ".0f") == "3 in each"
    assert extremes(values[["D"]], ".0f") == "not measurable"


def test_the_corpus_answer_gives_lengths_and_names_what_is_inferred():
    rows = [
        {"article": "1", "outlet": "A", "outlet_basis": "stated", "n_body_words": 300},
        {"article": "2", "outlet": "A", "outlet_basis": "stated", "n_body_words": 300},
        {"article": "3", "outlet": "B", "outlet_basis": "inferred", "n_body_words": 400},
    ]
    answer = answer_corpus(of("articles", rows))
    assert answer.startswith("Three articles from two outlets. Words of body text: most in A (600), fewest in B (400).")
    assert "B is inferred" in answer
    assert "Every page states its outlet." in answer_corpus(of("articles", rows[:2]))


def term(outlet, word, z, q):
    return {
        "outlet": outlet,
        "term": word,
        "z": z,
        "p": q,
        "q": q,
        "n_target": 3,
        "n_target_once": 3,
        "n_reference": 1,
        "log_ratio": 1.585,
    }


def test_terms_that_pass_are_named_with_their_outlet():
    answer = answer_distinctiveness(
        of("distinctiveness", [term("A", "fee", 4, 0.001), term("A", "sea", 1, 0.9), term("B", "old", -4, 0.01)])
    )
    assert answer == "One term stands out past chance (q < .05): A by “fee”. No term does in B."


def test_who_prints_a_term_in_copies_alone_is_named_beside_whom_it_sets_apart():
    copied = {**term("B", "fee", 3, None), "n_target_once": 0}
    own = term("C", "fee", -1, 0.9)
    rows = [term("A", "fee", 4, 0.001), term("A", "toll", 3, 0.002), copied, own]
    assert "A by “fee” and “toll” (in B too, as copied text)." in answer_distinctiveness(of("distinctiveness", rows))


def test_where_no_term_passes_the_outlets_cannot_be_told_apart():
    answer = answer_distinctiveness(of("distinctiveness", [term("A", "fee", 1.5, 0.6), term("B", "old", 1.2, 0.7)]))
    assert "The two outlets cannot be told apart by single terms" in answer
    assert "“fee” in A (3 there, 1 elsewhere; 3.0 times as often for the length of the text)" in answer


def test_one_outlet_is_compared_with_nobody():
    assert "one outlet" in answer_distinctiveness(of("distinctiveness", [term("A", "fee", None, None)]))
    assert "no terms" in answer_distinctiveness(
        check("distinctiveness", pd.DataFrame(columns=TABLES["distinctiveness"].names))
    )


def tone(outlet, lexicon, mean, enough="yes", voice="own"):
    return {"outlet": outlet, "lexicon": lexicon, "voice": voice, "mean_once": mean, "enough_once": enough}


def contrast(lexicon, difference, q, voice="own"):
    return {
        "outlet_a": "A",
        "outlet_b": "B",
        "lexicon": lexicon,
        "voice": voice,
        "difference": difference,
        "p": q,
        "q": q,
    }


def said_of_tone(means, q, **settings):
    rows = [tone(outlet, lexicon, mean, **settings) for lexicon, pair in means.items() for outlet, mean in zip("AB", pair, strict=True)]  # fmt: skip
    quoted = [tone("A", "X", -0.9, voice="quoted"), tone("B", "X", 0.9, voice="quoted")]
    tests = [contrast(lexicon, a - b, q[lexicon]) for lexicon, (a, b) in means.items()]
    tests.append(contrast("X", -1.8, 0.001, voice="quoted"))
    return answer_sentiment(of("sentiment_by_outlet", rows + quoted), of("sentiment_contrasts", tests))


@pytest.mark.parametrize("means, q, said", [
    ({"X": (0.0, 0.5), "Y": (0.0, 0.5)}, {"X": 0.01, "Y": 0.04}, "by X and Y: A is below B (permutation test, q < .05). The lexicons agree that B"),
    ({"X": (0.0, 0.5), "Y": (0.0, 0.1)}, {"X": 0.01, "Y": 0.6}, "one pair of outlets differs by X but not by every lexicon"),
    ({"X": (0.0, 0.5), "Y": (0.5, 0.0)}, {"X": 0.01, "Y": 0.01}, "two pairs of outlets differ by X and Y but not by every lexicon"),
    ({"X": (0.0, 0.5), "Y": (0.5, 0.0)}, {"X": 0.2, "Y": 0.3}, "cannot be told apart in tone by X or Y (permutation tests, no q < .05). With copied text counted once the lexicons disagree on who is the most positive (B by X; A by Y)"),
])  # fmt: skip
def test_tone_differs_only_where_every_lexicon_says_so(means, q, said):
    assert said in said_of_tone(means, q)


def test_the_pairs_told_apart_are_those_of_every_lexicon():
    tests = of("sentiment_contrasts", [contrast("X", 0.4, 0.01), contrast("Y", -0.4, 0.01), contrast("Z", 0.4, 0.2)])
    assert apart_in_tone(tests) == {"X": {("B", "A")}, "Y": {("A", "B")}, "Z": set()}


def test_thin_and_missing_text_are_said():
    assert "Every mean rests on thin text" in said_of_tone({"X": (0.1, 0.2)}, {"X": 0.5}, enough="thin")
    untested = [contrast("X", 0.1, None)]
    rows = [tone("A", "X", 0.1), tone("B", "X", 0.2, enough="no")]
    answer = answer_sentiment(of("sentiment_by_outlet", rows), of("sentiment_contrasts", untested))
    assert "not two outlets with enough" in answer


def test_the_tone_of_some_outlets_or_lexicons_alone():
    means = {"X": (0.0, 0.5), "Y": (0.0, 0.5)}
    rows = of(
        "sentiment_by_outlet", [tone(o, lex, m) for lex, pair in means.items() for o, m in zip("AB", pair, strict=True)]
    )
    tests = of("sentiment_contrasts", [contrast("X", -0.5, 0.01), contrast("Y", -0.5, 0.01)])
    assert "not two outlets with enough" in answer_sentiment(rows[rows["outlet"] == "A"], tests)
    assert "by X: A is below B" in answer_sentiment(rows[rows["lexicon"] == "X"], tests)


def cells(statuses, outlets="ABC"):
    return of("coverage", [
        {"fact": fact, "article": outlet.lower(), "outlet": outlet, "status": status}
        for fact, row in statuses.items() for outlet, status in zip(outlets, row, strict=True)
    ])  # fmt: skip


def test_the_coverage_answer_counts_facts_and_omissions():
    coverage = cells({
        "F1": ["present", "partial", "present"], "F2": ["present", "absent", "absent"],
        "F3": ["present", "present", "absent"], "F4": ["absent", "absent", "absent"],
    })  # fmt: skip
    facts = of(
        "facts",
        [
            {"fact": f"F{i}", "statement": "x", "salience": s}
            for i, s in enumerate(("core", "minor", "core", "core"), 1)
        ],
    )
    assert answer_coverage(coverage, facts) == (
        "Of three facts told in this story, one is in every outlet and one in one alone."
        " One more of the ledger is told by none, captions not counted."
        " Left out of these: most by B and C (1), fewest by A (0)."
        " Core facts left out: most by C (1), fewest by A and B (0)."
    ).replace("most by B and C (1)", "most by C (2)", 1)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        (("matched", "matched"), "All of this is estimated"),
        (("matched", "cue"), "One of two cells is estimated"),
        (("cue", "reviewed"), None),
    ],
)
def test_a_coverage_that_nobody_reviewed_is_said_to_be_estimated(by, said):
    coverage = cells({"F1": ["present", "absent"]}, "AB").assign(decided_by=list(by))
    answer = answer_coverage(coverage, of("facts", [{"fact": "F1", "statement": "x"}]))
    assert (said in answer) if said else ("estimated" not in answer)


@pytest.mark.parametrize(("n", "said"), [(MOST_DISCOVERED, True), (MOST_DISCOVERED - 1, False)])
def test_of_very_many_discovered_facts_the_answer_says_which_are_taken_up(n, said):
    names = [f"X{i}" for i in range(n)]
    facts = of("facts", [{"fact": name, "origin": "discovered"} for name in names])
    answer = answer_coverage(cells({name: ["present", "absent"] for name in names}, "AB"), facts)
    assert ("At most 300 are taken up" in answer) is said


def test_of_discovered_facts_the_answer_claims_no_omission():
    facts = of("facts", [{"fact": f"X{n}", "origin": "discovered"} for n in range(3)])
    told = {("X0", "a"), ("X0", "b"), ("X1", "a"), ("X2", "b")}
    cells = [
        {"fact": f"X{n}", "article": a, "outlet": a.upper(), "status": "present" if (f"X{n}", a) in told else "absent"}
        for n in range(3)
        for a in "ab"
    ]
    said = repr(answer_coverage(of("coverage", cells), facts))
    assert said.startswith("Three facts: one found in more than one outlet, one in every one.")
    assert "left out of these" not in said.lower() and "may be there" in said


def test_of_many_groups_of_pages_the_largest_are_named():
    names = [*"AAABBCCDDEEFF"]
    sources = of("sources", [
        {"article": f"{name}{i}", "outlet": f"{name}{i}", "source": f"{name}{names.index(name)}", "n_pages": names.count(name), "share_group": 1.0}
        for i, name in enumerate(names)
    ])  # fmt: skip
    said = str(answer_reuse(sources, of("reuse", []), of("articles", [])))
    assert said.count("print the same copy") + said.count("prints the same copy") == 4
    assert said.endswith("; two more groups of pages share copy.")


def test_without_a_ledger_the_answer_says_how_to_write_one():
    empty = check("coverage", pd.DataFrame(columns=TABLES["coverage"].names))
    assert "save a list of facts" in answer_coverage(empty, check("facts", pd.DataFrame(columns=TABLES["facts"].names)))
    assert "one outlet" in answer_coverage(
        cells({"F1": ["present"]}, "A"), of("facts", [{"fact": "F1", "statement": "x"}])
    )
