"""Every statistic is counted a second time here, cell by cell and in plain Python, from the papers' formulas."""

from itertools import permutations
from math import isnan, log, log2, sqrt

import pytest

from analysis import measure_distinctiveness

ARTICLES = {
    "a": "Quay shut\n\nThe old quay is shut. The quay was old. Storms shut the quay.\n",
    "b": "Ferry runs\n\nThe ferry runs. The old ferry is late and the mayor is late.\n",
    "c": "Mayor speaks\n\nThe mayor speaks. Storms are late. The quay is old.\n",
}
COUNTS = {  # counted by hand, words only
    "A": {"quay": 4, "shut": 3, "old": 2, "storms": 1},
    "B": {"ferry": 3, "runs": 2, "old": 1, "late": 2, "mayor": 1},
    "C": {"mayor": 2, "speaks": 2, "storms": 1, "late": 1, "quay": 1, "old": 1},
}
TERMS = sorted({term for counts in COUNTS.values() for term in counts})


def n(outlet, term):
    return COUNTS[outlet].get(term, 0)


def pooled(term):
    return sum(n(outlet, term) for outlet in COUNTS)


SIZE = {outlet: sum(counts.values()) for outlet, counts in COUNTS.items()}
ALL = sum(SIZE.values())


def tfidf(outlet, term):
    def weight(t):
        documents = sum(n(o, t) > 0 for o in COUNTS)
        return n(outlet, t) * (log((1 + len(COUNTS)) / (1 + documents)) + 1)

    return weight(term) / sqrt(sum(weight(t) ** 2 for t in TERMS))


def log_odds(outlet, term, alpha=1.0):
    """Monroe, Colaresi & Quinn (2008): delta and its variance with prior counts alpha times the pooled ones."""
    prior, total = alpha * pooled(term), alpha * ALL
    y, z = n(outlet, term), pooled(term) - n(outlet, term)
    size, other = SIZE[outlet], ALL - SIZE[outlet]
    delta = log((y + prior) / (size + total - y - prior)) - log((z + prior) / (other + total - z - prior))
    return delta, delta / sqrt(1 / (y + prior) + 1 / (z + prior))


def g2(outlet, term):
    """Rayson & Garside (2000): 2 (a ln(a / E1) + b ln(b / E2))."""
    a, b = n(outlet, term), pooled(term) - n(outlet, term)
    expected_a = SIZE[outlet] * (a + b) / ALL
    expected_b = (ALL - SIZE[outlet]) * (a + b) / ALL
    return 2 * ((a * log(a / expected_a) if a else 0) + (b * log(b / expected_b) if b else 0))


def log_ratio(outlet, term):
    a, b = n(outlet, term), pooled(term) - n(outlet, term)
    return log2((a / SIZE[outlet]) / ((b or 0.5) / (ALL - SIZE[outlet])))


def adjusted(p_values):
    """Benjamini & Hochberg (1995): the smallest m p(j) / j over all j from the rank up."""
    ranked = sorted(p_values)
    m = len(ranked)
    return {p: min(min(1.0, m * ranked[j] / (j + 1)) for j in range(ranked.index(p), m)) for p in ranked}


@pytest.fixture
def table(make_corpus):
    return measure_distinctiveness(make_corpus(ARTICLES)).set_index(["outlet", "term"])


CELLS = [(outlet, term) for outlet in COUNTS for term in COUNTS[outlet]]


def test_counts(table):
    words = table[table["n_words"] == 1]
    assert sorted(words.index) == sorted(CELLS)
    for outlet, term in CELLS:
        row = words.loc[(outlet, term)]
        assert (row["n_target"], row["n_reference"]) == (n(outlet, term), pooled(term) - n(outlet, term))
        assert row["n_outlets"] == sum(n(o, term) > 0 for o in COUNTS)


def test_statistics_equal_a_second_implementation(table):
    for outlet, term in CELLS:
        others = [tfidf(o, term) for o in COUNTS if o != outlet]
        delta, z = log_odds(outlet, term)
        expected = {
            "tfidf": tfidf(outlet, term),
            "tfidf_gap": tfidf(outlet, term) - sum(others) / 2,
            "log_odds": delta,
            "z": z,
            "g2": g2(outlet, term),
            "log_ratio": log_ratio(outlet, term),
        }
        assert table.loc[(outlet, term), list(expected)].to_dict() == pytest.approx(expected, abs=1e-9), (outlet, term)


def test_text_of_ones_own_counts_the_same_once(table):
    for column in ("n_target", "n_reference", "log_odds", "z"):
        assert table[f"{column}_once"].tolist() == pytest.approx(table[column].tolist(), nan_ok=True)
    assert not table["wire_only"].any()


PARAGRAPHS = {
    "a": ["quay quay", "quay ferry", "mayor"],
    "b": ["ferry quay", "mayor mayor", "storm"],
}


def test_p_is_the_share_of_all_assignments_of_paragraphs(make_corpus):
    """Every one of the 720 orders of six paragraphs, three for each outlet, is tried here."""
    texts = {a: "\n\n".join(f"Here was {words.replace(' ', ' and ')}." for words in p) for a, p in PARAGRAPHS.items()}
    table = measure_distinctiveness(make_corpus(texts)).set_index(["outlet", "term"])
    pool = [words.split() for paragraphs in PARAGRAPHS.values() for words in paragraphs]

    def z_of_quay(mine, others):
        y, size = mine.count("quay"), len(mine)
        w, other = others.count("quay"), len(others)
        prior, total = y + w, size + other
        delta = log((y + prior) / (size + total - y - prior)) - log((w + prior) / (other + total - w - prior))
        return delta / sqrt(1 / (y + prior) + 1 / (w + prior))

    def split(order):
        return [[w for i in half for w in pool[i]] for half in (order[:3], order[3:])]

    observed = z_of_quay(*split(range(6)))
    as_high = [z_of_quay(*split(order)) >= observed - 1e-12 for order in permutations(range(6))]
    assert table.loc[("A", "quay"), "z_once"] == pytest.approx(observed)
    assert table.loc[("A", "quay"), "p"] == pytest.approx(sum(as_high) / 720, abs=0.03)
    assert isnan(table.loc[("A", "ferry"), "p"]), "a term used twice is too rare to test"


def test_q_values(table):
    for _, rows in table.groupby(level="outlet"):
        tested = rows["p"].dropna()
        expected = adjusted(tested.tolist())
        assert rows["q"].dropna().tolist() == pytest.approx([expected[p] for p in tested], abs=1e-9)


def test_copies_never_add_evidence(make_corpus):
    """Outlets that print another's paragraphs, whole or with a word changed, move counts but no evidence."""
    own = {
        "a": "The harbour office said on Monday that the old quay would be shut for good before the winter storms.\n\n"
        "Divers who went down in March had found that the timbers under the eastern steps were soft as bread.\n\n"
        "Nobody asked the boatmen, who have moored there since their grandfathers tarred the first of the bollards.",
        "b": "Ferries will run later in the summer months, the company told its passengers in a short letter.\n\n"
        "Fares stay as they are until the new year, when children under twelve will travel without paying.\n\n"
        "The company hopes that later boats will bring more visitors to the island in the long evenings.",
    }
    evidence = ["log_odds_once", "z_once", "p", "q", "stability", "n_independent"]
    alone = measure_distinctiveness(make_corpus(own, folder="alone")).set_index(["outlet", "term"])
    copies = {f"copy-{i}": own["a"].replace("Monday", day) for i, day in enumerate(["Monday", "Tuesday", "Friday"])}
    copied = measure_distinctiveness(make_corpus(own | copies, folder="copied")).set_index(["outlet", "term"])
    for outlet in ("A", "B"):
        before, after = (table.loc[outlet, evidence].sort_index() for table in (alone, copied))
        assert after.to_numpy(float) == pytest.approx(before.to_numpy(float), nan_ok=True)
    assert copied.loc[("A", "quay"), "n_reference"] == 3
    assert copied.loc[("A", "quay"), "wire_only"]
    one = measure_distinctiveness(make_corpus(own | {"copy": own["a"]}, folder="one")).set_index(["outlet", "term"])
    assert one.loc[("A", "quay"), "wire_only"] and not one.loc[("B", "ferries"), "wire_only"]


def test_pairs_are_compared_with_pairs(table):
    pairs = table[table["n_words"] == 2]
    assert (pairs.loc[("A", "old quay"), ["n_target", "n_reference"]] == [1, 0]).all()
    assert sorted(pairs.index) == [
        ("A", "old quay"), ("A", "quay shut"), ("A", "storms shut"),
        ("B", "ferry runs"), ("B", "old ferry"),
        ("C", "mayor speaks"),
    ]  # fmt: skip
    assert (pairs["n_reference"] == 0).all()
    assert pairs.loc[("A", "old quay"), "log_ratio"] == pytest.approx(log2((1 / 3) / (0.5 / 5)))


def test_prior_weight(make_corpus):
    strong = measure_distinctiveness(make_corpus(ARTICLES), prior_weight=5.0).set_index(["outlet", "term"])
    for outlet, term in CELLS:
        found = strong.loc[(outlet, term), ["log_odds", "z"]]
        assert tuple(found) == pytest.approx(log_odds(outlet, term, alpha=5.0), abs=1e-9)


def test_rows_come_by_outlet_and_falling_z(table):
    assert table.index.get_level_values("outlet").unique().tolist() == ["A", "B", "C"]
    for _, rows in table.groupby(level="outlet"):
        assert rows["z"].is_monotonic_decreasing


def test_two_articles_of_one_outlet_count_together(make_corpus):
    corpus = make_corpus(ARTICLES, outlets={"a": "One", "b": "One", "c": "Two"})
    table = measure_distinctiveness(corpus).set_index(["outlet", "term"])
    assert table.loc[("One", "old"), ["n_target", "n_reference"]].tolist() == [3, 1]
    assert table.loc[("One", "old"), "n_outlets"] == 2


def test_one_outlet_has_nothing_to_stand_against(make_corpus):
    table = measure_distinctiveness(make_corpus({"a": ARTICLES["a"]}))
    assert table[["tfidf_gap", "log_odds", "z", "g2", "log_ratio", "p", "q"]].isna().all(axis=None)
    assert table.loc[table["term"] == "quay", ["n_target", "n_reference"]].to_numpy().tolist() == [[4, 0]]
    assert table["tfidf"].between(0, 1).all()


def test_a_reference_without_pairs_gives_no_ratio(make_corpus):
    """Only A has pairs of words at all, and in the second story only one."""
    for number, text in enumerate(["The old quay is shut. Old boats sank.", "The old quay is shut."]):
        corpus = make_corpus({"a": text, "b": "It is shut."}, folder=str(number))
        pairs = measure_distinctiveness(corpus).query("n_words == 2")
        assert len(pairs) == 3 - 2 * number
        assert pairs["log_ratio"].isna().all()
        assert not pairs[["log_odds", "z"]].isin([float("inf"), float("-inf")]).any(axis=None)


def test_equal_shares_give_no_difference(make_corpus):
    corpus = make_corpus({"a": "The quay is old and shut.", "b": "The shut quay, the old one."})
    words = measure_distinctiveness(corpus).query("n_words == 1")
    assert words[["log_odds", "z", "g2", "log_ratio", "tfidf_gap"]].abs().max().max() == pytest.approx(0, abs=1e-12)
    assert words["p"].isna().all(), "terms used twice are too rare to test"
