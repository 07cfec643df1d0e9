from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.corpus.house_style import even
from analysis.corpus.quotes import quoted_spans, unmarked

PIECES = st.lists(
    st.sampled_from(["“", "”", '"', "‘", "’", "‘‘", "’’", "'", "„", "«", "»", "the quay", "don", "t", " ", ". ", ", ", "6", "workers", "— "]),
    max_size=30,
).map("".join)  # fmt: skip


def quoted(text):
    return [text[a:b] for a, b in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No marks at all.", []),
        ("“We stay,” she said. “All of us.”", ["“We stay,”", "“All of us.”"]),
        ('"We stay," she said. "All of us."', ['"We stay,"', '"All of us."']),
        ("She called it “safe” and ‘sound’.", ["“safe”", "‘sound’"]),
        ("She called it \"safe\" and 'sound'.", ['"safe"', "'sound'"]),
        ("“He said ‘never’ to me,” she said.", ["“He said ‘never’ to me,”"]),
        ("‘He said “never” to me,’ she said.", ["‘He said “never” to me,’"]),
        ("«We stay», she said; „Never“ is long.", ["«We stay»", "„Never“"]),
        ("The islanders’ boat isn’t the workers’ boat.", []),
        ("The islanders' boat isn't the workers' boat.", []),
        ("“We stay. The next paragraph goes on", ["“We stay. The next paragraph goes on"]),
        ('He is 6\'2" tall and wears a 9" hat, "so to speak".', ['"so to speak"']),
        ("Headline: Mayor says ‘no way’ to quay", ["‘no way’"]),
        ("‘It’s over,’ she said.", ["‘It’s over,’"]),
        ("“We stay, Ada Quill said.", ["“We stay,"]),  # a mark forgotten
        ("“We stay, Élodie Åse said.", ["“We stay,"]),
        (
            "“We wait. Then, he said nothing of the money.",
            ["“We wait. Then, he said nothing of the money."],
        ),  # it runs on
        ("“He lied. Of it, Mr. Gray told us half.", ["“He lied. Of it, Mr. Gray told us half."]),
        ("“We stay, she told the crews on Monday.", ["“We stay,"]),
        ("“We stay, Ada said. Nobody goes.", ["“We stay, Ada said. Nobody goes."]),
        ("‘‘We stay,’’ she said. ‘‘All of us.’’", ["‘‘We stay,’’", "‘‘All of us.’’"]),
        ("‘‘He said ‘never’ of the crews’ boat,’’ she said.", ["‘‘He said ‘never’ of the crews’ boat,’’"]),
        ("‘‘He said ‘never.’’’ The crews’ boat left.", ["‘‘He said ‘never.’’’"]),
        ("‘‘He said so, ‘never,’ ‘‘ and she left.", ["‘‘He said so, ‘never,’ ‘‘"]),  # closed with the wrong mark
        ("", []),
    ],
)
def test_marks_as_a_reader_pairs_them(text, expected):
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text", ["“We stay”", "‘‘We stay’’", "''We stay''", "‘We stay’", "“We stay", "We stay”", "We stay"]
)
def test_a_quotation_without_its_marks(text):
    start, end = unmarked(text, (0, len(text)))
    assert text[start:end] == "We stay"


@given(PIECES | st.text(max_size=60))
def test_spans_are_in_order_and_open_with_a_mark(text):
    spans = quoted_spans(text)
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(even(text[a]) in "\"'" for a, b in spans)


@given(st.lists(st.tuples(st.sampled_from(["the quay is shut", "we stay", "no"]), st.booleans()), max_size=6))
def test_curly_and_straight_marks_pair_alike(parts):
    text = " ".join(f"she said “{words},” again" if marked else words for words, marked in parts)
    assert quoted_spans(text) == quoted_spans(even(text))
    assert len(quoted_spans(text)) == sum(marked for _, marked in parts)


def test_a_line_of_many_quotations_has_them_all():
    line = "\"one\" 'two' " * 20_000
    spans = quoted_spans(line)
    assert len(spans) == 40_000 and all(a[1] < b[0] for a, b in pairwise(spans))
