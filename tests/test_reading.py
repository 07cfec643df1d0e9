import re
from html.parser import HTMLParser

import pytest

from analysis import (
    FramingError,
    answer_reuse,
    measure_all,
    read_corpus,
    show_cuts,
    show_edits,
    show_reading,
)

BRIDGE = "The old bridge over the river Arn will be closed to lorries from the first week of the spring."
COST = "Engineers told the county that the repair would cost about 12 million crowns and last for two summers."
FEARS = "Shopkeepers on the eastern bank fear that their customers will stay away while the detour is in place."
PLEA = "Mayor Ilse Brandt asked the drivers of lorries to be patient with her."
HARVEST = "A page of its own reports on the harvest festival <script>alert(1)</script> & the weather that was kind."
WARNED = COST.replace("told", "warned").replace("about 12", "13")
TEXTS = {
    "short": "\n\n".join(["Lorries banned from the bridge", f"{BRIDGE} {WARNED}", FEARS]),
    "other": "\n\n".join(["What happened at the weekend", HARVEST]),
    "wire": "\n\n".join(["Bridge to close to lorries in spring", f"{BRIDGE} {COST}", FEARS, PLEA]),
}
OUTLETS = {"short": "The <i>Short</i> & Sweet", "wire": "The Wire"}
FACTS = [{"id": "F1", "statement": "The mayor asked drivers to be patient.", "cues": ["be patient"]}]
DATES = {"wire": {"published": "2026-03-03"}, "short": {"published": "2026-03-04"}}  # a sign of who came first
MAYOR = [{"name": "Ilse Brandt", "aliases": ["Mayor Ilse Brandt"]}]
OTHER = {
    "a": TEXTS["other"],
    "b": "Some other news\n\nNobody in the valley had heard of the plan before Tuesday evening.",
}


class Read(HTMLParser):
    """Ids, links, tags, and the visible words of each sentence and mark."""

    def __init__(self, html):
        super().__init__()
        self.ids, self.links, self.tags, self.words, self.open = [], [], [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self.open.append((tag, attributes.get("id"), attributes.get("class")))
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []

    def handle_endtag(self, tag):
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        for tag, name, kind in self.open:
            key = name if tag == "li" else tag if tag in ("ins", "del") else kind if tag == "span" else None
            self.words[key] = self.words.get(key, "") + data


def shown(corpus, tables, *articles):
    html = show_reading(corpus, tables["reuse"], tables["aligned"], *articles)._repr_html_()
    return Read(html[html.index('<div class="columns">') : -len("</section>")]), html


@pytest.fixture
def story(make_story):
    return make_story(TEXTS, outlets=OUTLETS, facts=FACTS, actors=MAYOR, record=DATES)


@pytest.fixture
def corpus(story):
    return read_corpus(story)


@pytest.fixture
def tables(corpus):
    return measure_all(corpus)


def test_words_cut_are_marked_in_the_first_article_and_words_put_in_in_the_second(corpus, tables):
    read, _ = shown(corpus, tables, "wire", "short")
    assert "told" in read.words["del"] and "12" in read.words["del"] and "warned" not in read.words["del"]
    assert "warned" in read.words["ins"] and "13" in read.words["ins"] and "told" not in read.words["ins"]


def test_the_order_of_the_articles_turns_the_marks(corpus, tables):
    read, html = shown(corpus, tables, "short", "wire")
    assert "warned" in read.words["del"] and "told" in read.words["ins"]
    assert "attribution swapped" in html


def test_each_shared_sentence_links_to_its_counterpart_and_back(corpus, tables):
    read, _ = shown(corpus, tables, "wire", "short")
    assert len(set(read.ids)) == len(read.ids)
    assert all(link.removeprefix("#") in read.ids for link in read.links)
    assert len(read.links) == 6  # three shared sentences, there and back
    again, _ = shown(corpus, tables, "wire", "short")
    assert not set(read.ids) & set(again.ids), "two views on one page keep apart"


def test_nothing_in_a_text_or_name_becomes_markup(corpus, tables):
    read, html = shown(corpus, tables, "wire", "other", "short")
    assert "script" not in read.tags and "i" not in read.tags
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; the weather" in html
    assert "mathjax_ignore" in html and "onclick" not in html and "javascript:" not in html


def test_own_text_is_own_only_if_no_article_of_the_story_has_it(corpus, tables):
    _, html = shown(corpus, tables, "wire", "other")
    assert html.count("shared with The &lt;i&gt;Short&lt;/i&gt; &amp; Sweet, not shown here") == 3
    assert "headline; own text" in html


def test_a_view_is_named_headed_and_explained(corpus, tables):
    _, html = shown(corpus, tables, "wire", "short")
    assert 'aria-label="Reading view: The Wire and The &lt;i&gt;Short' in html
    assert html.count("<h3 ") == 2 and html.count("aria-labelledby") == 2 and 'aria-label="Legend"' in html
    assert (
        "four sentences: 2 identical and 1 light edit" in html or "five sentences: 2 identical and 1 light edit" in html
    )


def test_one_article_can_be_read_alone(corpus, tables):
    read, _ = shown(corpus, tables, "other")
    assert not read.links and "del" not in read.words


@pytest.mark.parametrize("articles, found", [((), "no article is named"), (("wire", "nobody"), "article 'nobody'")])
def test_an_article_that_is_not_there_is_named(corpus, tables, articles, found):
    with pytest.raises(FramingError, match=found) as error:
        show_reading(corpus, tables["reuse"], tables["aligned"], *articles)
    assert "short, other and wire" in str(error.value)


def test_as_plain_text_the_marks_are_kept(corpus, tables):
    text = repr(show_reading(corpus, tables["reuse"], tables["aligned"], "wire", "short"))
    assert "Engineers [told] the county" in text and "Engineers +warned the county" in text
    assert "[light edit: attribution swapped, number swapped]" in text


def test_without_texts_keys_stand_for_the_words(withheld):
    tables = measure_all(withheld)
    read, html = shown(withheld, tables, "wire", "short")
    assert "sentence 3, 18 words" in html and "light edit: attribution swapped" in html
    assert len(read.links) == 6
    edits = repr(show_edits(withheld, tables["reuse"], tables["aligned"], tables["sources"]))
    cuts = repr(show_cuts(withheld, tables["reprints"], tables["cuts"], tables["facts"]))
    assert "swapped one word for one word" in edits and "article wire, sentence 5" in cuts
    for printed in ("lorries", "warned", "Shopkeepers"):
        assert printed not in html + edits + cuts


def test_edits_are_told_in_plain_words_the_heaviest_first(corpus, tables):
    edits = show_edits(corpus, tables["reuse"], tables["aligned"], tables["sources"])
    lines = repr(edits).splitlines()
    assert "swapped “about 12” for “13”" in lines[2] and "number" in lines[2]
    assert "The <i>Short</i> & Sweet swapped “told” for “warned”" in lines[3] and "short, 3 (from wire, 3)" in lines[3]
    assert "&lt;i&gt;Short&lt;/i&gt;" in edits._repr_html_()


def test_between_two_of_whom_none_is_the_origin_nobody_edited(corpus, tables):
    apart = tables["sources"].assign(source=tables["sources"]["article"])
    edits = repr(show_edits(corpus, tables["reuse"], tables["aligned"], apart))
    assert "The <i>Short</i> & Sweet has “warned”, The Wire has “told”" in edits and "swapped" not in edits


def test_where_no_sign_tells_the_origin_nobody_edited(corpus, tables):
    unsigned = tables["sources"].assign(signs=None)
    edits = repr(show_edits(corpus, tables["reuse"], tables["aligned"], unsigned))
    assert "The Wire has “told”, The <i>Short</i> & Sweet has “warned”" in edits and "swapped" not in edits
    assert "short, 3 (beside wire, 3)" in edits


@pytest.mark.parametrize("names", [("short", "wire"), ("wire", "short")])
def test_nobody_edited_an_unsigned_origin_whichever_page_the_story_lists_first(make_corpus, names):
    corpus = make_corpus({name: TEXTS[name] for name in names}, record=DATES)
    tables = measure_all(corpus)
    for sources, said in ((tables["sources"], True), (tables["sources"].assign(signs=None), False)):
        assert ("swapped" in repr(show_edits(corpus, tables["reuse"], tables["aligned"], sources))) is said


def test_changes_of_spelling_are_left_out_unless_asked_for(make_corpus):
    texts = TEXTS | {"short": TEXTS["short"].replace("lorries", "Lorries")}
    corpus = make_corpus(texts, record=DATES)
    tables = measure_all(corpus)
    arguments = (corpus, tables["reuse"], tables["aligned"], tables["sources"])
    assert "of spelling only left out" in repr(show_edits(*arguments))
    assert "for “Lorries”" not in repr(show_edits(*arguments))
    assert "for “Lorries”" in repr(show_edits(*arguments, spelling=True))


def test_a_cut_says_what_went_with_it(corpus, tables):
    cuts = repr(show_cuts(corpus, tables["reprints"], tables["cuts"], tables["facts"]))
    assert "of the paragraphs of The Wire 1 kept, 1 edited and 1 cut; 0 of its own" in cuts
    row = next(line for line in cuts.splitlines() if PLEA in line)
    assert re.search(r"all of it .* F1: The mayor asked drivers to be patient +Ilse Brandt", row)


def test_without_copy_there_is_a_sentence(make_corpus):
    corpus = make_corpus(OTHER)
    tables = measure_all(corpus)
    assert "No copy found" in show_edits(corpus, tables["reuse"], tables["aligned"], tables["sources"])
    assert "No reprint found" in show_cuts(corpus, tables["reprints"], tables["cuts"], tables["facts"])
    assert "none shared with the others shown" in shown(corpus, tables, "a", "b")[1]
    assert (
        answer_reuse(tables["sources"], tables["reuse"], tables["articles"])
        == "Two pages, two independent sources: no copy found."
    )


def test_the_answer_counts_sources_and_stays_uncertain(tables):
    answer = answer_reuse(tables["sources"].assign(signs="credit, time"), tables["reuse"], tables["articles"])
    assert answer.startswith("Three pages, two independent sources: The <i>Short</i> & Sweet (")
    assert (
        "prints copy that likely comes from The Wire or from the same agency (inferred, as The Wire names the agency and came"
        " out first)." in answer
    )
    against = tables["sources"].assign(signs=None, against="time (short)")
    assert "prints the same copy as The Wire; which came first cannot be told" in answer_reuse(
        against, tables["reuse"], tables["articles"]
    )


def test_an_agency_that_no_other_page_carries_is_named(make_corpus):
    tables = measure_all(make_corpus(OTHER))
    articles = tables["articles"].assign(agency=[None, "Example Press"])
    answer = answer_reuse(tables["sources"], tables["reuse"], articles)
    assert answer.endswith(
        "By their own lines these print agency copy, though no other page here has it: B (Example Press)."
    )


def test_the_answer_tells_quotations_from_copy(tables):
    alone = tables["sources"].assign(source=tables["sources"]["article"])
    assert "some sentences are copies" in answer_reuse(alone, tables["reuse"], tables["articles"])
    quoted = tables["reuse"].head(1).assign(kind="same source")
    answer = answer_reuse(alone, quoted, tables["articles"])
    assert "no copy found. One pair of sentences quotes the same words of somebody else, which is no copy." in answer
    assert "nobody to share copy with" in answer_reuse(tables["sources"].head(1), quoted.head(0), tables["articles"])
