import pandas as pd
import pytest

from analysis import measure_robustness, measure_sentiment_by_outlet
from analysis.measures.tone.lexicons import lexicons

CALM = "The boat leaves at nine. The harbour is open on Monday. The fee is six crowns."
GLAD = "The town loves the good boat. The harbour is a happy place. The fee is fair and the crew is great."


def of(table, **keys):
    for column, value in keys.items():
        table = table[table[column] == value]
    assert len(table) == 1
    return table.iloc[0]


def test_a_row_for_each_outlet_lexicon_and_change(make_corpus):
    table = measure_robustness(make_corpus({"a": CALM, "b": GLAD}))
    names = {lexicon.name for lexicon in lexicons()}
    assert len(table) == 2 * len(names) * (3 + len(names) - 1)
    for lexicon in names:
        changes = set(table.loc[table["lexicon"] == lexicon, "change"])
        assert f"by {lexicon}" not in changes and {f"by {other}" for other in names - {lexicon}} <= changes


def test_the_mean_is_that_of_the_own_voice(make_corpus):
    corpus = make_corpus({"a": CALM, "b": GLAD + "\n\n“This is a terrible, awful disaster for us all,” she said."})
    means = measure_sentiment_by_outlet(corpus)
    means = means[means["voice"] == "own"].set_index(["outlet", "lexicon"])["mean"]
    for row in measure_robustness(corpus).itertuples():
        assert row.mean == pytest.approx(means[row.outlet, row.lexicon])


def test_ranks_start_with_the_most_positive_and_ties_share(make_corpus):
    corpus = make_corpus({"a": CALM, "b": GLAD, "c": "His barn is of stone. The road is long."})
    rows = measure_robustness(corpus).query("lexicon == 'VADER' and change == 'by AFINN'").set_index("outlet")
    assert rows["rank"].to_dict() == {"B": 1, "A": 2, "C": 2}


def test_plain_marks_change_nothing_and_curly_ones_turn_a_negation(make_corpus):
    straight = "The new quay isn't good for the town and the boat is late."
    curly = "His tall barn isn’t good in the eyes of any farmer."
    corpus = make_corpus({"a": straight, "b": curly})
    table = measure_robustness(corpus)
    a, b = (of(table, outlet=outlet, lexicon="VADER", change="curly quotes") for outlet in "AB")
    assert a["mean"] == b["mean"] == a["mean_after"] < 0 < b["mean_after"]


def test_furniture_counts_when_it_returns(make_corpus):
    page = f"Boats\n\n{CALM}\n\nImage: A great, wonderful and happy day at the quay\n\n© 2031 The Gazette. All rights reserved."
    row = of(measure_robustness(make_corpus({"a": page})), lexicon="VADER", change="with furniture")
    assert row["mean_after"] > row["mean"]


def test_the_sentence_farthest_from_the_mean_is_left_out(make_corpus):
    corpus = make_corpus({"a": f"Boats\n\n{CALM} It was a terrible disaster."})
    row = of(measure_robustness(corpus), lexicon="VADER", change="without the most extreme sentence")
    assert row["mean"] < 0 and row["mean_after"] == 0


def test_an_outlet_that_only_quotes_has_no_rank(make_corpus):
    corpus = make_corpus({"a": "Boats\n\n“We are happy with the good quay.”", "b": GLAD})
    rows = measure_robustness(corpus)
    rows = rows[(rows["outlet"] == "A") & (rows["change"] != "with furniture")]
    assert rows[["rank", "rank_after", "mean", "mean_after"]].isna().all(axis=None)
    assert isinstance(rows["rank"].dtype, pd.Int64Dtype)


def test_copied_text_counts_once(make_corpus):
    glad = GLAD.replace(". ", " today, as the people of the islands have said ever since last winter. ")
    corpus = make_corpus({"a": CALM, "b": glad, "c": glad.replace("winter", "spring")})
    rows = measure_robustness(corpus).query("lexicon == 'VADER' and change == 'by AFINN'").set_index("outlet")
    assert rows.loc[["A", "B"], "rank"].tolist() == [2, 1] and rows["rank"].isna()["C"]
