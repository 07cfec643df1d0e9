import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import FramingError
from analysis.tables import (
    DTYPES,
    TABLES,
    chance_only_here,
    check,
    codebook,
    from_rows,
    nearest_term,
    read_table,
    terms_apart,
    write_tables,
)

AWKWARD = [
    "nan",
    "null",
    "NA",
    "None",
    "-inf",
    "True",
    "007",
    "1e5",
    'say "yes"',
    "a,b",
    "two\nlines",
    " edge ",
    "#x",
    "Č",
]
words = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1)


def terms(values):
    n = len(values)
    return pd.DataFrame(
        {"article": ["a"] * n, "term": values, "n": range(1, n + 1), "n_in_quote": [0] * n, "n_once": [0] * n}
    )


def readability(scores):
    names = [f"index {i}" for i in range(len(scores))]
    frame = pd.DataFrame(
        {
            "index": names,
            "score": scores,
            "ci_low": scores,
            "ci_high": scores,
            "article": "a",
            "outlet": "A",
            "enough": "no",
        }
    )
    return frame.assign(n_sentences=1, n_words=2)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_contract_is_consistent(table):
    assert len(set(table.names)) == len(table.names)
    assert set(table.key) <= set(table.names) and set(table.private) <= set(table.names)
    assert all(column.kind in DTYPES and column.meaning for column in table.columns)
    assert TABLES[table.name] is table


@pytest.mark.parametrize("name", TABLES)
def test_columns_have_one_meaning_everywhere(name):
    """Key columns that several tables share are declared once, so that their meaning is the same."""
    for column in TABLES[name].columns:
        if column.name in ("article", "outlet", "fact", "start", "end"):
            assert column in TABLES["coverage"].columns


def test_rows_become_columns_of_the_contract():
    rows = [("a", "quay", 2, 0, None), ("a", "=1+1", 1, float("nan"), 1)]
    frame = from_rows("terms", rows)
    assert frame.equals(check("terms", pd.DataFrame(rows, columns=TABLES["terms"].names)))
    assert list(from_rows("terms", [row[:3] for row in rows]).columns) == TABLES["terms"].names[:3]
    assert from_rows("terms", []).equals(check("terms", pd.DataFrame(columns=TABLES["terms"].names)))


def test_a_row_of_another_kind_is_refused():
    with pytest.raises(FramingError, match="table terms"):
        from_rows("terms", [("a", "quay", 1.5, 0, 0)])


def test_check_orders_columns_and_sets_dtypes():
    shuffled = terms(["b", "a"])[["n", "n_once", "term", "n_in_quote", "article"]].set_index(pd.Index([7, 3]))
    frame = check("terms", shuffled)
    assert list(frame.columns) == ["article", "term", "n", "n_in_quote", "n_once"]
    assert [str(dtype) for dtype in frame.dtypes] == ["str", "str", "Int64", "Int64", "Int64"]
    assert list(frame.index) == [0, 1]


def test_check_takes_missing_values_of_every_kind():
    row = dict.fromkeys(TABLES["coverage"].names) | {"fact": "F1", "article": "a"}
    frame = check("coverage", pd.DataFrame([row]))
    assert frame.drop(columns=["fact", "article"]).isna().all(axis=None)


def test_of_two_rows_with_one_key_it_is_that_key_that_is_named():
    with pytest.raises(FramingError, match=r"two rows for \{'article': 'a', 'term': 'c'\}"):
        check("terms", terms(["b", "c", "c"]))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda f: f.drop(columns="n"), "missing columns ['n']"),
        (lambda f: f.assign(extra=1), "unknown columns ['extra']"),
        (lambda f: f.assign(n="many"), "table terms"),
        (lambda f: f.assign(n=0.5), "table terms"),
        (lambda f: pd.concat([f, f]), "two rows for {'article': 'a', 'term': 'b'}"),
    ],
)
def test_check_says_what_is_wrong(spoil, said):
    with pytest.raises(FramingError) as error:
        check("terms", spoil(terms(["b"])))
    assert said in str(error.value)


def test_awkward_terms_survive_the_file(tmp_path):
    frame = check("terms", terms(AWKWARD))
    write_tables({"terms": frame}, tmp_path)
    pd.testing.assert_frame_equal(read_table("terms", tmp_path), frame)


@given(st.lists(words, unique=True))
def test_any_term_survives_the_file(tmp_path_factory, values):
    folder = tmp_path_factory.mktemp("terms")
    frame = check("terms", terms(values))
    write_tables({"terms": frame}, folder)
    pd.testing.assert_frame_equal(read_table("terms", folder), frame)


@given(st.lists(st.floats(-1e12, 1e12)))
def test_twelve_digits_survive_the_file(tmp_path_factory, scores):
    folder = tmp_path_factory.mktemp("scores")
    frame = check("readability", readability(np.array(scores, float)))
    (path,) = write_tables({"readability": frame}, folder)
    written = path.read_bytes()
    again = read_table("readability", folder)
    pd.testing.assert_frame_equal(again, frame, rtol=5e-12, atol=1e-15)
    write_tables({"readability": again}, folder)
    assert path.read_bytes() == written  # what was read is written as it was


def test_digits_that_differ_from_processor_to_processor_are_not_written(tmp_path):
    scores = np.array([0.1 + 0.2, 1 / 3, 2e-17, -2e-17, 123456.7890123456])
    (path,) = write_tables({"readability": readability(scores)}, tmp_path)
    column = TABLES["readability"].names.index("score")
    lines = path.read_text("utf-8").splitlines()[1:]
    assert [line.split(",")[column] for line in lines] == ["0.3", "0.333333333333", "0", "0", "123456.789012"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "'=", "''-"])
def test_no_cell_is_a_formula(tmp_path, start):
    frame = check("terms", terms([f"{start}cmd", f"a{start}b", "'plain"]))
    (path,) = write_tables({"terms": frame}, tmp_path)
    cells = pd.read_csv(path, dtype="str", keep_default_na=False)["term"].tolist()
    assert cells == [f"'{start}cmd", f"a{start}b", "'plain"]
    pd.testing.assert_frame_equal(read_table("terms", tmp_path), frame)


def test_flags_and_missing_counts_survive_the_file(tmp_path):
    row = dict.fromkeys(TABLES["coverage"].names) | {"article": "a"}
    rows = [
        row | {"fact": "F1", "hedged": True, "sentence": 4},
        row | {"fact": "F2", "hedged": False},
        row | {"fact": "F3"},
    ]
    frame = check("coverage", pd.DataFrame(rows))
    write_tables({"coverage": frame}, tmp_path)
    again = read_table("coverage", tmp_path)
    pd.testing.assert_frame_equal(again, frame)
    assert again["hedged"].isna().tolist() == [False, False, True]


def test_an_article_s_words_stay_out_of_files(tmp_path):
    row = dict.fromkeys(TABLES["sentences"].names) | {"article": "a", "sentence": 1, "text": "The secret words."}
    token = dict.fromkeys(TABLES["tokens"].names) | {"article": "a", "start": 0, "text": "secret", "term": "secret"}
    written = write_tables({"sentences": pd.DataFrame([row]), "tokens": pd.DataFrame([token])}, tmp_path)
    assert [path.name for path in written] == ["sentences.csv"]
    assert "secret" not in written[0].read_text("utf-8")
    assert read_table("sentences", tmp_path)["text"].isna().all()


def test_same_table_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_tables({"terms": terms(AWKWARD)}, tmp_path / name)
    assert (tmp_path / "one/terms.csv").read_bytes() == (tmp_path / "two/terms.csv").read_bytes()


def test_reading_what_is_not_there_or_not_ours(tmp_path):
    with pytest.raises(FramingError, match="no such table"):
        read_table("terms", tmp_path)
    (tmp_path / "terms.csv").write_text("article,term\na,b\n", "utf-8")
    with pytest.raises(FramingError, match="missing columns"):
        read_table("terms", tmp_path)
    (tmp_path / "terms.csv").write_text("article,term,n,n_in_quote\na,b,two,0\n", "utf-8")
    with pytest.raises(FramingError, match=r"terms.csv: n: .*'two'"):
        read_table("terms", tmp_path)


def test_the_chance_that_no_other_tells_it_lies_between_misses_of_each_and_of_all():
    assert chance_only_here(pd.Series([0.8])) == pytest.approx(0.8)
    assert chance_only_here(pd.Series([1.0, 1.0])) == 1
    absent = pd.Series([0.5, 0.9, 0.8])
    assert absent.prod() < chance_only_here(absent) < absent.min()
    assert chance_only_here(absent) == pytest.approx((absent.prod() * absent.min()) ** 0.5)
    assert pd.isna(chance_only_here(pd.Series([None, None], dtype=float))), "tables of an older version"


def test_terms_are_said_per_outlet_with_who_has_them_in_copies_alone():
    terms = pd.DataFrame(
        [
            ("quay", "A", 9, 9, 3, 1.0, 0.001),
            ("boat", "A", 5, 5, 0, 9.0, 0.010),
            ("vote", "B", 4, 4, 1, 2.0, 0.020),
            ("quay", "C", 2, 0, 3, None, None),
            ("boat", "C", 2, 0, 3, None, None),
            ("vote", "A", 1, 1, 3, None, None),
        ],
        columns=["term", "outlet", "n_target", "n_target_once", "n_reference", "log_ratio", "p"],
    )
    assert terms_apart(terms[:3], terms) == ["A by “quay” and “boat” (in C too, as copied text)", "B by “vote”"]
    assert (
        nearest_term(terms[:3]) == "“quay” in A (9 there, 3 elsewhere; 2.0 times as often for the length of the text)"
    )
    assert nearest_term(terms[1:3]) == "“boat” in A (5 there, 0 elsewhere)"


def test_codebook_names_every_column():
    lines = list(codebook())
    assert [line[4:] for line in lines if line.startswith("### ")] == list(TABLES)
    assert sum(line.startswith("| `") for line in lines) == sum(len(table.columns) for table in TABLES.values())
    assert "| `term` | text | folded term: a word, two adjacent words, or a name of several words |" in lines
