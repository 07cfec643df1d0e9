import random

import pytest

from analysis import read_corpus
from benchmarks import bench, evaluate
from benchmarks.gold.score import Score, auc, f1, share
from benchmarks.gold.stories import ANNOTATIONS, annotated


def test_f1_by_hand():
    assert f1({1, 2, 3}, {2, 3, 4, 5}) == pytest.approx(2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3))
    assert f1({1}, {2}) == 0 and f1(set(), set()) == 1


def test_auc_counts_pairs():
    """Positives .9 .5 .5, negatives .5 .1: of six pairs four are right and two are ties."""
    assert auc([True, True, False, True, False], [0.9, 0.5, 0.5, 0.5, 0.1]) == pytest.approx((4 + 2 / 2) / 6)
    assert auc([True, False], [0.1, 0.9]) == 0


def test_share_keeps_the_count():
    assert share([True, False, True], "right", 0.5) == Score("right", 2 / 3, 0.5, "2 of 3")


@pytest.mark.parametrize(("value", "aim", "met"), [(0.9, 0.9, "yes"), (0.89, 0.9, "no"), (0.1, None, "report")])
def test_met(value, aim, met):
    assert Score("right", value, aim).met == met


def test_columns_of_the_table_stand_under_each_other():
    head, *rows, end = evaluate.table("lines", [Score("a", 0.5, 0.4, "1 of 2"), Score("longer name", 1.0)])
    assert rows[0].split() == ["a", "0.500", "0.400", "yes", "1", "of", "2"] and rows[1].split()[-1] == "report"
    assert head.index("score") + len("score") == rows[0].index("0.500") + 5 == rows[1].index("1.000") + 5
    assert end == ""


def test_without_gold_there_is_one_line_and_no_failure(monkeypatch, capsys):
    monkeypatch.delenv("FRAMING_GOLD", raising=False)
    monkeypatch.setattr("sys.argv", ["evaluate"])
    evaluate.main()
    assert capsys.readouterr().out.count("\n") == 1


def test_perturbed_copies_differ_and_can_be_read(tmp_path):
    copies = [read_corpus(bench.perturbed(bench.TEACHING, tmp_path / str(i), random.Random(i))) for i in range(2)]
    assert copies[0].articles["article"].equals(copies[1].articles["article"])
    assert not set(copies[0].articles["sha256"]) & set(copies[1].articles["sha256"])
    assert len(copies[0].ledger) > 0 and not any(fact.review for fact in copies[0].ledger)


@pytest.mark.parametrize("name", sorted(path.stem for path in ANNOTATIONS.glob("*.json")))
def test_the_stories_that_were_coded_later(gold, name):
    corpus, cells = annotated(gold, name)
    assert set(cells) == {(fact.id, article) for fact in corpus.ledger for article in corpus.texts}
    told = {fact for (fact, _), cell in cells.items() if cell["label"] == "present"}
    assert told == {fact.id for fact in corpus.ledger}
    for (_, article), cell in cells.items():
        assert cell["label"] in ("present", "partial", "absent")
        assert bool(cell["evidence"]) == (cell["label"] != "absent")
        assert all(corpus.texts[article][place["start"] : place["end"]].strip() for place in cell["evidence"])
