import re

import pytest

from analysis import (
    FramingError,
    measure_all,
    read_corpus,
    show_cleaning,
    show_kwic,
    show_omissions,
    show_only_here,
    show_sentences,
    show_without_text,
)

TEXTS = {
    "a": "Your browser is not supported.\n\nHarbour council lifts the fee\n\n"
    "The fee for boats rises from $5 to $6 in May, the council said. It called the old price a disaster.\n\n"
    "“We love this harbour,” said Mayor Ana Brandt. The US navy pays nothing.",
    "b": "Boats to pay more\n\nBoats pay more from May, and the Harbour Council told us that nobody had asked the sailors.\n\n"
    "The quay was built in 1902 by the town, and the harbour council has owned it for a hundred years.",
    "c": "Council meets on Monday\n\nThe council met on Monday to talk about <b>the fee</b> for all boats in the harbour of the town.",
}
FACTS = [
    {"id": "F1", "statement": "Boats pay more.", "salience": "major", "review": {
        "a": {"status": "present", "evidence": ["The fee for boats rises from $5 to $6 in May, the council said."]},
        "b": {"status": "present"}, "c": {"status": "absent"}}},
    {"id": "F2", "statement": "The fee is six dollars.", "salience": "core", "review": {
        "a": {"status": "partial", "evidence": ["The fee for boats rises from $5 to $6 in May, the council said."]},
        "b": {"status": "absent"}, "c": {"status": "absent"}}},
    {"id": "F3", "statement": "The quay is old.", "salience": "minor", "review": {
        "a": {"status": "absent"}, "b": {"status": "present", "evidence": ["The quay was built in 1902"]}, "c": {"status": "absent"}}},
    {"id": "F4", "statement": "The weather was fine.", "salience": "core", "review": {
        "a": {"status": "absent"}, "b": {"status": "absent"}, "c": {"status": "absent"}}},
]  # fmt: skip
OUTLETS = {"a": "The Gazette", "b": "Coast & <i>Sea</i>", "c": "Coast & <i>Sea</i>"}


@pytest.fixture
def story(make_story):
    return make_story(TEXTS, outlets=OUTLETS, facts=FACTS)


@pytest.fixture
def corpus(story):
    return read_corpus(story)


@pytest.fixture
def tables(corpus):
    return measure_all(corpus)


def rows(shown):
    """Rows of a table's plain text, caption and heading left out."""
    return repr(shown).splitlines()[2:]


def test_the_audit_lists_every_line_but_plain_body(corpus):
    shown = repr(show_cleaning(corpus))
    assert "Your browser is not supported." in shown and "banner" in shown
    assert "Harbour council lifts the fee" in shown and "headline" in shown
    assert "(two lines, not listed)" in shown and "built in 1902" not in shown
    n_body = corpus.articles["n_body_words"].sum()
    assert f"{n_body} of {corpus.articles['n_words'].sum()} words are body text" in shown


def test_the_audit_says_where_a_dateline_is_not_counted_and_heads_each_column_apart(make_corpus):
    text = "Quay to shut\n\nARNMOUTH, Norland — The council voted on Monday to shut the old quay to all boats, and nobody spoke against it."
    corpus = make_corpus({"a": text})
    shown = show_cleaning(corpus)
    n_dateline = (
        corpus.lines.loc[corpus.lines["part"] == "body", "n_words"].sum() - corpus.articles["n_body_words"].sum()
    )
    assert n_dateline == 2 and "running text, a dateline of two words in it" in repr(shown)
    heads = re.findall(r"<th scope=.col[^>]*>([^<]*)</th>", shown.html)
    assert len(set(heads)) == len(heads)


def test_the_audit_lists_doubtful_body_lines(corpus):
    corpus.lines.loc[corpus.lines["start"] == TEXTS["b"].index("The quay"), "doubtful"] = True
    shown = repr(show_cleaning(corpus))
    assert "one line in doubt" in shown and "The quay was built in 1902" in shown
    assert len([line for line in shown.splitlines() if line.rstrip().endswith("doubtful")]) == 1


def test_omissions_are_facts_that_only_others_tell(corpus, tables):
    shown = show_omissions(corpus, tables["coverage"], tables["facts"], OUTLETS["b"])
    assert [row.split()[0] for row in rows(shown)] == ["F2"]
    assert repr(shown).startswith("Coast & <i>Sea</i>: one of the three facts told in this story is not found here")
    assert "The Gazette: The fee for boats rises from $5 to $6" in repr(shown)
    assert [
        row.split()[0] for row in rows(show_omissions(corpus, tables["coverage"], tables["facts"], "The Gazette"))
    ] == ["F3"]


def test_omissions_stand_by_salience_then_by_how_many_tell_them(make_corpus):
    facts = [
        {"id": fact, "statement": f"Statement {fact}.", "salience": salience, "review": {
            article: {"status": "present" if article in told else "absent"} for article in "abcd"}}
        for fact, salience, told in (("F1", "minor", "bcd"), ("F2", "major", "b"), ("F3", "major", "bc"), ("F4", "core", "d"))
    ]  # fmt: skip
    texts = {article: f"Council of {article} meets\n\nThe council of {article} met on Monday." for article in "abcd"}
    corpus = make_corpus(texts, facts=facts)
    tables = measure_all(corpus)
    shown = show_omissions(corpus, tables["coverage"], tables["facts"], "A")
    assert [row.split()[0] for row in rows(shown)] == ["F4", "F3", "F2", "F1"]
    assert "3: B, C and D" in repr(shown)
    assert len(rows(show_omissions(corpus, tables["coverage"], tables["facts"], "A", rows=2))) == 2


def test_an_outlet_is_judged_by_all_its_articles(corpus, tables):
    assert "F1" not in repr(show_omissions(corpus, tables["coverage"], tables["facts"], OUTLETS["b"]))


def test_only_here_are_facts_that_no_other_outlet_tells(corpus, tables):
    one = show_only_here(corpus, tables["coverage"], tables["facts"], "The Gazette")
    assert [row.split()[0] for row in rows(one)] == ["F2"]
    other = show_only_here(corpus, tables["coverage"], tables["facts"], OUTLETS["b"])
    assert [row.split()[0] for row in rows(other)] == ["F3"] and "The quay was built in 1902 by the town" in repr(other)


def test_outlets_that_tell_nothing_alone_share_a_sentence(corpus, tables):
    names = list(corpus.outlets)
    everywhere = tables["coverage"].assign(status="present")
    shown = show_only_here(corpus, everywhere, tables["facts"])
    assert repr(shown) == f"{', '.join(names[:-1])} and {names[-1]} tell no fact that the other outlets leave out."
    one = show_omissions(corpus, everywhere, tables["facts"], names[0])
    assert repr(one) == f"{names[0]} tells every fact that any outlet tells."


def test_without_an_outlet_every_outlet_has_its_table(corpus, tables):
    for show in (show_omissions, show_only_here):
        shown = show(corpus, tables["coverage"], tables["facts"])
        assert shown.html.count("<table") == 2
        assert all(name in repr(shown) for name in OUTLETS.values())


def test_an_outlet_that_is_not_there_is_named_with_those_that_are(corpus, tables):
    with pytest.raises(FramingError, match="outlet 'Gazette': not in this story; name one of: The Gazette"):
        show_omissions(corpus, tables["coverage"], tables["facts"], "Gazette")
    with pytest.raises(FramingError, match="outlet 'Gazette'"):
        show_sentences(corpus, tables["sentiment"], outlet="Gazette")


def test_without_facts_the_omissions_say_how_to_write_a_ledger(corpus, tables):
    for show in (show_omissions, show_only_here):
        assert "no fact ledger yet" in repr(show(corpus, tables["coverage"].head(0), tables["facts"].head(0)))


def test_kwic_finds_as_many_places_as_the_terms_table_counts(corpus, tables):
    terms = tables["terms"].groupby("term")["n"].sum()
    assert len(terms) > 30
    for term, n in terms.items():
        assert len(rows(show_kwic(corpus, term))) == n, term


def test_kwic_shows_the_words_around_a_term_in_its_line(corpus):
    shown = repr(show_kwic(corpus, "harbor council", width=12))
    assert re.search(r"The Gazette +Harbour council +lifts the …", shown)
    assert re.search(r"… and the +Harbour Council +told us …", shown)
    assert "navy" not in shown
    assert "“harbor council” in context (The Gazette 1; Coast & <i>Sea</i> 2)" in shown


def test_kwic_tells_us_from_the_us(corpus):
    assert "navy" in repr(show_kwic(corpus, "US")) and "told" not in repr(show_kwic(corpus, "US"))
    assert "told" in repr(show_kwic(corpus, "us"))


def test_kwic_finds_the_spellings_that_count_as_one(make_corpus):
    corpus = make_corpus({"a": "Quay\n\nThe harbour froze.", "b": "Ice\n\nThe Harbor thawed. A harbor is a harbour."})
    assert [len(rows(show_kwic(corpus, term))) for term in ("harbor", "harbour", "Harbour")] == [4, 4, 4]
    mixed = make_corpus({"a": "Quay\n\nThe colour fades. A color is grey. Colour is dear."}, folder="mixed")
    assert [row.split()[-1] for row in rows(show_kwic(mixed, "Colour"))] == ["2", "3", "4"]
    titles = make_corpus({"a": "Quay\n\nMr Stone spoke.", "b": "Ice\n\nMrs Marsh spoke."}, folder="titles")
    assert len(rows(show_kwic(titles, "Mr"))) == 1


def test_kwic_takes_a_term_as_printed_and_says_when_there_is_none(corpus):
    assert (
        repr(show_kwic(corpus, "Harbour Council")).count("Harbour")
        + repr(show_kwic(corpus, "Harbour Council")).count("harbour")
        >= 3
    )
    assert "stands in no headline" in repr(show_kwic(corpus, "submarine"))
    assert "stands in no headline" in repr(show_kwic(corpus, " "))


def test_sentences_stand_from_the_most_negative_to_the_most_positive(corpus, tables):
    shown = repr(show_sentences(corpus, tables["sentiment"], lexicon="VADER", n=1)).splitlines()
    assert "disaster" in shown[2] and "own" in shown[2]
    assert "We love this harbour" in shown[3]
    with pytest.raises(FramingError, match=r"lexicon 'X'.*VADER"):
        show_sentences(corpus, tables["sentiment"], lexicon="X")


def test_the_lexicons_stand_in_one_order_however_the_table_is_sorted(corpus, tables):
    turned = tables["sentiment"].sort_values("lexicon", ascending=False)
    heads = [repr(show_sentences(corpus, table)).splitlines()[1].split() for table in (tables["sentiment"], turned)]
    assert heads[0] == heads[1] and heads[0][-3:] == sorted(heads[0][-3:])


def test_sentences_on_an_actor_say_on_whom(corpus, tables):
    of_one = tables["sentiment"].assign(actor="Lena Arden")
    assert "sentences that name Lena Arden, by" in repr(show_sentences(corpus, of_one))
    assert "sentences, by" in repr(show_sentences(corpus, tables["sentiment"]))
    assert repr(show_sentences(corpus, of_one.head(0))) == "There is no sentence here to score."


def test_hostile_words_of_an_article_are_escaped(corpus, tables):
    shown = [
        show_cleaning(corpus), show_kwic(corpus, "fee"), show_sentences(corpus, tables["sentiment"]),
        show_omissions(corpus, tables["coverage"], tables["facts"]), show_only_here(corpus, tables["coverage"], tables["facts"]),
    ]  # fmt: skip
    html = "".join(one._repr_html_() for one in shown)
    assert "<b>" not in html and "<i>" not in html
    assert "&lt;b&gt;" in html and "&lt;i&gt;" in html


def test_where_the_texts_are_withheld_keys_stand_in_their_place(withheld):
    tables = measure_all(withheld)
    assert not withheld.has_text
    assert re.search(r"article a, sentence \d", repr(show_omissions(withheld, tables["coverage"], tables["facts"])))
    assert re.search(r"article b, sentence \d", repr(show_only_here(withheld, tables["coverage"], tables["facts"])))
    assert re.search(r"article a, sentence \d", repr(show_sentences(withheld, tables["sentiment"])))
    assert re.search(r"characters \d+–\d+", repr(show_cleaning(withheld)))
    counts = repr(show_kwic(withheld, "harbor council"))
    assert "how often" in counts and len(rows(show_kwic(withheld, "harbor council"))) == 2
    assert "not among the stored terms" in repr(show_kwic(withheld, "submarine"))


def test_how_to_add_the_texts_is_said_only_where_they_are_missing(corpus, withheld):
    assert show_without_text(corpus) is None
    assert "framing add story FILES" in show_without_text(withheld)
