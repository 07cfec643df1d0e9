from analysis import measure_coverage, measure_facts, show_doubtful

TEXTS = {"a": "Bridge shut\n\nThe <b>bridge</b> was closed on Monday.\n", "b": "Rain\n\nIt rained all day.\n"}
FACTS = [
    {"id": "F1", "statement": "The bridge was closed."},
    {"id": "F2", "statement": "It rained.", "review": {"a": {"status": "absent"}, "b": {"status": "present"}}},
]


def test_doubtful_cells_come_least_sure_first_and_escaped(make_corpus):
    corpus = make_corpus(TEXTS, facts=FACTS)
    coverage = measure_coverage(corpus)
    shown = show_doubtful(corpus, coverage, measure_facts(corpus))
    assert "two cells decided by the match" in repr(shown) and "It rained." not in repr(shown).split("F1")[0]
    least = coverage[coverage["decided_by"] == "matched"].sort_values("confidence").iloc[0]
    assert repr(shown).split("\n")[2].split()[-1] and least["article"] in repr(shown).split("\n")[2].split()
    assert "&lt;b&gt;bridge&lt;/b&gt;" in shown.html and "<b>" not in shown.html


def test_nothing_doubtful_and_no_ledger(make_corpus):
    corpus = make_corpus(TEXTS, facts=FACTS[1:])
    assert "nothing is left to review" in show_doubtful(corpus, measure_coverage(corpus), measure_facts(corpus))
    corpus = make_corpus(TEXTS, folder="bare")
    assert show_doubtful(corpus, measure_coverage(corpus), measure_facts(corpus)).startswith(
        "A review needs a fact ledger"
    )
