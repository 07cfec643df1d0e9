import pandas as pd

from analysis.tables import TABLES, check
from analysis.views.pairs import both_ways, by_source, closest


def of(name, rows):
    """A table of the contract from rows that give some of its columns; the others are missing."""
    return check(name, pd.DataFrame(rows).reindex(columns=TABLES[name].names))


def pair(a, sentence_a, b, sentence_b, kind="identical", n_shared=10):
    return {"article_a": a, "sentence_a": sentence_a, "article_b": b, "sentence_b": sentence_b, "kind": kind,
            "n_shared": n_shared}  # fmt: skip


def test_a_pair_is_seen_from_either_side():
    seen = both_ways(of("reuse", [pair("x", 1, "y", 4)]))
    rows = seen[["article", "sentence", "other", "other_sentence", "flipped"]].to_numpy().tolist()
    assert rows == [["x", 1, "y", 4, False], ["y", 4, "x", 1, True]]


def test_the_counterpart_told_of_is_a_copy_then_in_the_first_article_then_the_closest():
    reuse = of("reuse", [
        pair("a", 1, "c", 1, "same source"), pair("b", 7, "c", 1, "heavy rewrite"), pair("b", 8, "c", 1, "light edit"),
        pair("c", 1, "d", 1, "identical"), pair("c", 2, "d", 2),
    ])  # fmt: skip
    told = closest(both_ways(reuse), ["a", "b", "c"]).set_index(["article", "sentence"])
    assert (told.loc[("c", 1), "other"], told.loc[("c", 1), "other_sentence"]) == ("b", 8)
    assert told.loc[("a", 1), "kind"] == "same source"
    assert ("c", 2) not in told.index  # its only counterpart is not shown
    told = closest(both_ways(reuse), ["d", "b", "c"]).set_index(["article", "sentence"])
    assert told.loc[("c", 1), "other"] == "d"


def test_groups_come_by_size_with_their_origin_first():
    sources = of("sources", [
        {"article": name, "source": source, "n_pages": n}
        for name, source, n in [("lone", "lone", 1), ("p", "q", 2), ("q", "q", 2), ("r", "t", 3), ("s", "t", 3), ("t", "t", 3)]
    ])  # fmt: skip
    assert by_source(sources)["article"].tolist() == ["t", "r", "s", "q", "p", "lone"]
