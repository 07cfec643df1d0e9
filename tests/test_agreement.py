"""Agreement of coders, against published worked examples and a second implementation."""

import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import cohen_kappa_score

from analysis import (
    FramingError,
    FramingWarning,
    cli,
    measure_agreement,
    measure_reviews,
    read_corpus,
    show_disagreements,
)
from analysis.measures.facts.agreement import agreeing_share, cohen_kappa, krippendorff_alpha
from analysis.review.settle import SettlingDesk, take_agreed
from analysis.review.store import Store

TEXTS = {
    "a": "Bridge closed\n\nThe old bridge was closed on Monday. A crack was found in it. Boats may pass below.\n",
    "b": "No way across\n\nNobody can cross the river. The mayor promised a ferry by May. It rained.\n",
}
BEN, GERRY = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()  # Krippendorff 2011, B
FOUR = ("1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 .")


def test_alpha_of_published_examples():
    assert krippendorff_alpha(zip("0100000010", "1110010000", strict=True)) == pytest.approx(0.095, abs=5e-4)
    assert krippendorff_alpha(zip(BEN, GERRY, strict=True)) == pytest.approx(0.692, abs=5e-4)
    four = [[value for value in unit if value != "."] for unit in zip(*map(str.split, FOUR), strict=True)]
    assert krippendorff_alpha(four) == pytest.approx(0.743, abs=5e-4)


def test_kappa_by_hand():
    units = [("p", "p")] * 20 + [("p", "a")] * 5 + [("a", "p")] * 10 + [("a", "a")] * 15  # chance .25 + .25... = .5
    assert agreeing_share(units) == 0.7
    assert cohen_kappa(units) == pytest.approx(0.4)


@given(st.lists(st.tuples(*[st.sampled_from(["present", "partial", "absent"])] * 2), min_size=2, max_size=30))
def test_kappa_is_that_of_scikit_learn(units):
    first, second = zip(*units, strict=True)
    kappa = cohen_kappa(units)
    if kappa is None:
        assert len(set(first + second)) == 1
    else:
        assert kappa == pytest.approx(cohen_kappa_score(first, second))


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=4), max_size=12))
def test_alpha_by_its_definition(units):
    """Observed over expected disagreement, by listing all pairs."""
    units = [unit for unit in units if len(unit) > 1]
    values = [value for unit in units for value in unit]
    pairs = [(len(unit) - 1, unit[i] != unit[j]) for unit in units for i in range(len(unit)) for j in range(len(unit)) if i != j]  # fmt: skip
    expected = sum(a != b for i, a in enumerate(values) for j, b in enumerate(values) if i != j)
    alpha = krippendorff_alpha(units)
    if not expected:
        assert alpha is None
        return
    observed = sum(unequal / others for others, unequal in pairs) / len(values)
    assert alpha == pytest.approx(1 - observed / (expected / (len(values) * (len(values) - 1))))
    assert alpha <= 1


FACTS = [{"id": f"F{n}", "statement": f"The bridge was closed {n} times."} for n in range(1, 7)]


@pytest.fixture
def story(make_story):
    return make_story(TEXTS, facts=FACTS)


def code(story, coder, **decisions):
    """Decisions of a coder: F1="pa" is present in article a and absent in b; '.' is undecided."""
    names = {"p": {"status": "present", "evidence": [[0, 6]]}, "t": {"status": "partial"}, "a": {"status": "absent"}}
    kept = {f: {art: names[one] for art, one in zip("ab", said, strict=True) if one != "."} for f, said in decisions.items()}  # fmt: skip
    (story / "reviews").mkdir(exist_ok=True)
    (story / "reviews" / f"{coder}.yml").write_text(json.dumps(kept), "utf-8")


def three_coders(story):
    code(story, "ana", F1="pa", F2="pp", F3="ta", F4="aa", F5="pa", F6="a.")
    code(story, "ben", F1="pa", F2="pa", F3="pa", F4="aa", F5="aa")
    code(story, "cy", F1="p.", F2="pa")


def test_agreement_of_a_story(story):
    three_coders(story)
    table = measure_agreement(read_corpus(story)).set_index(["coders", "values"])
    assert list(dict.fromkeys(table.index.get_level_values(0))) == ["ana, ben", "ana, cy", "ben, cy", "ana, ben, cy"]
    two = table.loc[("ana, ben", "present, partial, absent")]
    assert (two["n_cells"], two["n_agreed"], two["share"]) == (10, 7, 0.7)
    told = table.loc[("ana, ben", "told, absent")]
    assert (told["n_agreed"], told["share"]) == (8, 0.8)
    # ana: 5 told, 5 absent; ben: 3 told, 7 absent; by chance .5 * .3 + .5 * .7 = .5
    assert told["kappa"] == pytest.approx((0.8 - 0.5) / 0.5)
    # 8 told, 12 absent of 20; 2 of 10 cells differ: 1 - 19 * 4 / (400 - 64 - 144)
    assert told["alpha"] == pytest.approx(1 - 19 * 4 / 192)
    assert told["alpha_low"] <= told["alpha"] <= told["alpha_high"] <= 1
    every = table.loc[("ana, ben, cy", "told, absent")]
    assert (every["n_coders"], every["n_cells"], every["n_agreed"]) == (3, 10, 8) and pd.isna(every["kappa"])
    assert every["share"] == pytest.approx((8 + 5) / (10 + 6))  # cy: 3 cells, 6 more pairs, one unlike ana
    few = table.loc[("ana, cy", "told, absent")]
    assert few["n_cells"] == 3 and pd.isna(few["alpha_low"])


def test_reviews_of_a_story(story):
    three_coders(story)
    corpus = read_corpus(story)
    table = measure_reviews(corpus).set_index(["fact", "article", "coder"])
    assert len(table) == 11 + 10 + 3
    assert tuple(table.loc[("F1", "a", "cy"), ["status", "start", "end", "n_coders", "agreed"]]) == ("present", 0, 6, 3, True)  # fmt: skip
    assert not table.loc[("F2", "b", "ana"), "agreed"]
    assert pd.isna(table.loc[("F6", "a", "ana"), "agreed"])
    shown = repr(show_disagreements(table.reset_index(), pd.DataFrame(FACTS).rename(columns={"id": "fact"})))
    assert "differ on three of ten cells" in shown


def test_one_coder_and_none(story):
    assert measure_agreement(read_corpus(story)).empty and measure_reviews(read_corpus(story)).empty
    code(story, "ana", F1="pa")
    corpus = read_corpus(story)
    assert measure_agreement(corpus).empty and len(measure_reviews(corpus)) == 2
    with pytest.raises(FramingError, match="no cell that two coders decided"):
        take_agreed(corpus)


def test_coders_of_no_common_cell(story):
    code(story, "ana", F1="pa")
    code(story, "ben", F2="pa")
    table = measure_agreement(read_corpus(story))
    assert table["n_cells"].tolist() == [0, 0] and table[["share", "kappa", "alpha"]].isna().all(axis=None)


def test_where_nothing_could_disagree(story):
    code(story, "ana", F1="aa", F2="aa")
    code(story, "ben", F1="aa", F2="aa")
    table = measure_agreement(read_corpus(story))
    assert (table["share"] == 1).all() and table[["kappa", "alpha"]].isna().all(axis=None)


def test_resamples_in_which_nothing_could_disagree_do_not_count(story):
    code(story, "ana", F1="p.", F2="p.", F3="p.", F4="p.", F5="p.")
    code(story, "ben", F1="a.", F2="p.", F3="p.", F4="p.", F5="p.")
    for row in measure_agreement(read_corpus(story)).itertuples():
        assert row.alpha == 0 and row.alpha_low < 0 and row.alpha_high == 0


def test_an_alpha_that_is_missing_has_no_interval(story):
    for coder in ("ana", "ben"):
        code(story, coder, F1="aa", F2="aa", F3="aa", F4="aa", F5="aa")
    table = measure_agreement(read_corpus(story))
    assert table[["alpha", "alpha_low", "alpha_high"]].isna().all(axis=None)


def test_settling_keeps_the_coders_files(story):
    three_coders(story)
    before = {path.name: path.read_bytes() for path in (story / "reviews").iterdir()}
    corpus = read_corpus(story)
    assert take_agreed(corpus) == 7 and take_agreed(corpus) == 0
    desk = SettlingDesk(corpus)
    assert [question.cell for question in desk.open] == [("F2", "b"), ("F3", "a"), ("F5", "a")]
    said = {coder: review.status for coder, review in desk.current.others}
    assert said == {"ana": "present", "ben": "absent", "cy": "absent"}
    desk.decide("absent", note="ana read a caption")
    assert len(SettlingDesk(corpus).open) == 2
    kept = Store(corpus).read()
    assert (kept["F1", "a"].by, kept["F1", "a"].evidence) == ("ana, ben, cy", [(0, 6)])
    assert (kept["F2", "b"].by, kept["F2", "b"].note) == ("settled: ana, ben, cy", "ana read a caption")
    assert {path.name: path.read_bytes() for path in (story / "reviews").iterdir()} == before
    assert ("F6", "a") not in kept, "one coder alone decides nothing"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("ana", "- F1\n", "not decisions by fact"),
        ("ana", "F1: absent\n", "fact F1: not decisions by article"),
        ("ana", "F1: {c: {status: absent}}\n", "no article 'c'; story.yml has: a, b"),
        ("ana", "F1: {a: {status: maybe}}\n", "ana.yml: fact F1, article a: status: .*maybe"),
        ("ana", "F1: {a: {status: [\n", "not valid YAML"),
        ("an a", "F1: {}\n", "coder 'an a': not a name for a file"),
    ],
)
def test_a_broken_file_of_a_coder_is_named(story, name, text, said):
    (story / "reviews").mkdir()
    (story / "reviews" / f"{name}.yml").write_text(text)
    with pytest.raises(FramingError, match=said) as error:
        read_corpus(story)
    assert "\n" not in str(error.value)


def test_a_decision_on_a_fact_that_is_gone_is_passed_over(story):
    code(story, "ana", F1="pa", F9="pa")
    with pytest.warns(FramingWarning, match="'F9', which facts.yml does not have"):
        corpus = read_corpus(story)
    assert len(measure_reviews(corpus)) == 2


def test_evidence_outside_the_article_is_named(story):
    (story / "reviews").mkdir()
    (story / "reviews" / "ana.yml").write_text("F1: {a: {status: present, evidence: [[0, 9999]]}}\n")
    with pytest.raises(
        FramingError, match=r"reviews/ana.yml: fact F1, article a: the evidence \[0, 9999\] lies outside"
    ):
        measure_reviews(read_corpus(story))


def test_the_command_says_how_far_and_settles(story, monkeypatch, capsys):
    def framing(*arguments):
        monkeypatch.setattr("sys.argv", ["framing", "agreement", str(story), *arguments])
        monkeypatch.setattr("sys.stdin", io.StringIO())
        status = 0
        try:
            cli.main()
        except SystemExit as end:
            status = end.code or 0
        return status, *capsys.readouterr()

    status, _, said = framing()
    assert status == 2 and "no cell that two coders decided" in said and said.count("\n") == 1
    code(story, "ana", F1="pa", F2="pp")
    code(story, "ben", F1="pa", F2="pa")
    status, out, _ = framing()
    assert status == 0
    # ana 3 told of 4, ben 2 of 4: by chance .5; told 5, absent 3 of 8: 1 - 7 * 2 / 30
    assert "ana, ben (told, absent): agree on 3 of 4, 75%  kappa 0.50  alpha 0.53\n" in out
    assert out.endswith("F2  b: ana present, ben absent\n")
    status, out, said = framing("--settle")
    assert "3 agreed decisions taken into" in out
    assert status == 2 and "no terminal to ask in" in said
    SettlingDesk(read_corpus(story)).decide("absent")
    status, out, _ = framing("--settle")
    assert status == 0 and "0 agreed decisions" in out and "nothing left to decide" in out
