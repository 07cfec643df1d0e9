import pytest

from analysis.measures.language.quarters import find_quarters, same_quarter


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sales fell in the third quarter.", [("third quarter", 3, None, False)]),
        ("Its second-quarter report of May", [("second-quarter", 2, None, False)]),
        ("Profit rose in Q4 2031 and q1", [("Q4 2031", 4, "2031", False)]),
        ("the first quarter of 2030", [("first quarter of 2030", 1, "2030", False)]),
        ("fiscal 2nd quarter, 1st fiscal quarter", [("fiscal 2nd quarter", 2, None, True), ("1st fiscal quarter", 1, None, True)]),
        ("a quarter of the fish, in the last quarter, an old quarter", []),
    ],
)  # fmt: skip
def test_quarters_of_a_text(text, found):
    assert [(text[q.start : q.end], q.number, q.year, q.fiscal) for q in find_quarters(text)] == found


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [("Q1", "first quarter", 1), ("Q1 2030", "Q1", 1), ("Q1 2030", "Q1 2031", 0), ("Q1", "Q2", 0)],
)
def test_two_quarters_are_one_where_the_years_allow_it(a, b, same):
    (x,), (y,) = find_quarters(a), find_quarters(b)
    assert same_quarter(x, y) == same
