"""The teaching story holds together: texts, ledger and answer key say the same, and the cleaning agrees."""

import pytest
import yaml

from analysis import measure_coverage, read_corpus
from analysis.corpus.ledger import locate

ARTICLES = ["wire", "westmark", "dayline", "corrow", "packet", "fairlead", "shore"]
REPRINTS = ["westmark", "dayline", "corrow"]


@pytest.fixture(scope="module")
def corpus(shipped):
    return read_corpus(shipped / "port-ellery-ferry")


@pytest.fixture(scope="module")
def key(shipped):
    return yaml.safe_load((shipped / "port-ellery-ferry" / "key.yml").read_text("utf-8"))


def test_six_outlets_and_their_agency(corpus):
    assert corpus.articles["article"].tolist() == ARTICLES and len(corpus.outlets) == 7
    assert corpus.articles["n_body_words"].between(350, 750).all()
    agency = corpus.articles.set_index("article")["agency"]
    assert agency.dropna().index.tolist() == ["wire", *REPRINTS]


def test_pages_are_saved_as_pages_are(corpus, key):
    parts = {part for lines in key["lines"].values() for part in lines.values()}
    assert {"banner", "caption", "credit", "byline", "footer", "related", "bio", "section", "deck"} <= parts
    kinds = set(corpus.house_style["kind"])
    assert {"name", "spelling", "title", "quotation mark", "dash"} <= kinds


@pytest.mark.parametrize("article", ARTICLES)
def test_the_cleaning_finds_what_each_line_is(corpus, key, article):
    lines = corpus.lines[corpus.lines["article"] == article].set_index("line")["part"].to_dict()
    assert set(key["lines"][article]) <= set(lines)
    assert lines == {line: key["lines"][article].get(line, "body") for line in lines}


def test_every_fact_is_decided_for_every_article(corpus):
    assert len(corpus.ledger) >= 40
    for fact in corpus.ledger:
        assert list(fact.review) == ARTICLES, fact.id
        for article, review in fact.review.items():
            where = f"{fact.id} {article}"
            if review.status == "absent":
                assert not review.evidence, where
            else:
                assert review.evidence and review.voice and review.hedged is not None, where
            assert review.status != "partial" or review.note, f"{where}: a partial cell says what is missing"


def test_every_fact_but_the_caption_s_is_told_and_every_article_leaves_some_out(corpus):
    nowhere = [fact.id for fact in corpus.ledger if all(r.status == "absent" for r in fact.review.values())]
    assert nowhere == ["F46"]
    for article in ARTICLES:
        assert any(fact.review[article].status == "absent" for fact in corpus.ledger), article


def test_evidence_stands_once_and_not_in_a_caption(corpus):
    for fact in corpus.ledger:
        for article in fact.review:
            captions = corpus.sentences.query("article == @article and part == 'caption'")
            for start, end in locate(fact, article, corpus.texts[article]):
                assert not ((captions["start"] < end) & (captions["end"] > start)).any(), f"{fact.id} {article}"


def test_coverage_is_the_ledger_s(corpus):
    table = measure_coverage(corpus)
    assert len(table) == len(corpus.ledger) * len(ARTICLES) and (table["decided_by"] == "reviewed").all()
    decided = {(fact.id, article): review.status for fact in corpus.ledger for article, review in fact.review.items()}
    assert table.set_index(["fact", "article"])["status"].to_dict() == decided
    for row in table[table["status"] != "absent"].itertuples():
        sentence = corpus.sentences.set_index(["article", "sentence"]).loc[(row.article, row.sentence)]
        in_dateline = row.end <= sentence["start"]
        assert in_dateline or (sentence["start"] < row.end and row.start < sentence["end"]), f"{row.fact} {row.article}"


def snippets(key):
    for pair in key["reuse"]:
        yield pair["a"]["article"], pair["a"]["text"]
        yield pair["b"]["article"], pair["b"]["text"]
    for part in ("voices", "loaded"):
        for article, entries in key[part].items():
            for entry in entries:
                yield article, entry["text"]


def test_every_snippet_of_the_key_stands_once(corpus, key):
    counts = {(article, text): corpus.texts[article].count(text) for article, text in snippets(key)}
    assert {snippet: n for snippet, n in counts.items() if n != 1} == {}


def test_key_names_what_is_there(corpus, key):
    assert list(key["voices"]) == list(key["loaded"]) == ARTICLES
    for entries in key["loaded"].values():
        assert all(entry["word"].lower() in entry["text"].lower() for entry in entries)
    for entries in key["voices"].values():
        for entry in entries:
            assert (entry["text"][0] in "“\"‘'") == (entry["kind"] == "direct"), entry["text"]
    for topic in key["discrepancies"]:
        assert set(topic["values"]) <= set(ARTICLES) and len(topic["values"]) > 1


@pytest.mark.parametrize("reprint", REPRINTS)
def test_each_paragraph_of_the_agency_copy_has_one_fate(corpus, key, reprint):
    n_paragraphs = corpus.sentences.query("article == 'wire'")["paragraph"].max()
    fate = key["cuts"][reprint]
    assert sorted(fate["kept"] + fate["edited"] + fate["cut"]) == list(range(1, n_paragraphs + 1))


@pytest.mark.parametrize("reprint", REPRINTS)
def test_kept_and_cut_paragraphs_agree_with_the_sentence_pairs(corpus, key, reprint):
    """A sentence of a cut paragraph is in no pair; every sentence of a kept one is, unchanged."""
    wire = corpus.sentences.query("article == 'wire' and part == 'body'")
    pairs = [pair for pair in key["reuse"] if pair["b"]["article"] == reprint and pair["kind"] != "same source"]

    def kinds(sentence):
        return [pair["kind"] for pair in pairs if sentence in pair["a"]["text"]]

    for row in wire.itertuples():
        if row.paragraph in key["cuts"][reprint]["cut"]:
            assert kinds(row.text) == [], row.text
        if row.paragraph in key["cuts"][reprint]["kept"]:
            assert kinds(row.text) == ["identical"], row.text


def test_the_two_traps(corpus, key):
    names = [trap["name"] for trap in key["traps"]]
    assert "caption only" in names
    assert next(fact for fact in corpus.ledger if fact.id == "F46").review["fairlead"].status == "absent"
    assert [pair["kind"] for pair in key["reuse"]].count("same source") >= 1
