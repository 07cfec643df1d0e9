"""Findings: what is found in made-up stories, how it is ranked, and that nothing is said twice."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis import (
    measure_coverage,
    measure_evidence,
    measure_facts,
    measure_findings,
    read_corpus,
    show_findings,
    show_omissions,
)
from analysis.measures import findings as package
from analysis.measures import measure_all
from analysis.measures.facts.facts import first_near
from analysis.measures.findings import KINDS, LEAST, discrepancies, facts, frames, labels, rank, sources, voices, words
from analysis.measures.findings.finding import Evidence, Finding, Tables, apart, several
from analysis.tables import from_rows, write_tables

VOTE = "The council of Arnmouth voted on Monday to close the old bridge to lorries from the first week of spring."
COST = "Engineers told the county that the repair would cost about 12 million crowns and take two summers."
FEARS = "Shopkeepers on the eastern bank fear that customers will stay away while the detour is in place."
TEXTS = {
    "wire": f"Bridge closed to lorries\n\n{VOTE} {COST}\n\n{FEARS}\n\n“We had no choice at all in this,” said Ilse Brandt, the mayor.",
    "print": f"Lorries banned\n\n{VOTE} {COST}",
    "own": "A gift to the road lobby\n\nThe vote is a gift to the firms that build roads.\n\nThe detour costs each driver an hour."
    " Nobody on the council has ever said who will pay for it.",
    "far": f"Detour of an hour\n\nThe detour costs each driver an hour.\n\n{'Nothing else of note was said at all. ' * 6}\n\n"
    "Arnmouth closes its bridge to lorries.\n\n“It had to be done for all of us here,” said Ilse Brandt, the mayor.",
}
OUTLETS = {"wire": "The Wire", "print": "Daily Print", "own": "Own <b>Voice</b>", "far": "Far Post"}


def review(**cells):
    """Status by article: `evidence` where told, absent elsewhere."""
    return {
        a: {"status": "present", "evidence": [cells[a]], "voice": "own"} if a in cells else {"status": "absent"}
        for a in TEXTS
    }


FACTS = [
    {"id": "F1", "statement": "The bridge is closed to lorries.", "salience": "core",
     "review": review(wire="close the old bridge", print="close the old bridge", far="closes its bridge")},
    {"id": "F2", "statement": "Shops fear for their trade.", "salience": "core", "review": review(wire="Shopkeepers")},
    {"id": "F3", "statement": "The vote serves the road lobby.", "salience": "major", "type": "editorial_claim",
     "review": review(own="The vote is a gift")},
    {"id": "F4", "statement": "The detour takes an hour.", "salience": "major",
     "review": review(own="costs each driver", far="costs each driver")},
    {"id": "F5", "statement": "Who pays was never said.", "salience": "minor", "review": review(own="Nobody on")},
]  # fmt: skip


@pytest.fixture
def story(make_story):
    return make_story(TEXTS, outlets=OUTLETS, facts=FACTS, actors=[{"name": "Ilse Brandt", "aliases": ["Brandt"]}])


@pytest.fixture
def corpus(story):
    return read_corpus(story)


@pytest.fixture
def found(corpus):
    return measure_findings(corpus)


def made(tables):
    """Tables as the kinds of findings take them."""
    return Tables(tables.__getitem__)


@pytest.fixture
def made_of_cells():
    """The tables of three outlets: B and C surely tell every fact, that A does not has the confidence given."""

    def tables(absent, *, decided_by):
        rows = [
            {"fact": fact, "article": a.lower(), "outlet": a, "status": "absent" if a == "A" else "present", "sentence": 1, "position": 0.5,
             "confidence": sure if a == "A" else 1.0, "decided_by": decided_by}
            for fact, sure in absent.items() for a in "ABC"
        ]  # fmt: skip
        listing = [
            {"fact": fact, "statement": f"Fact {fact}.", "origin": "ledger", "salience": None, "type": None}
            for fact in absent
        ]
        pages = [{"article": a.lower(), "outlet": a, "n_body_words": 90, "published": None} for a in "ABC"]
        return made({
            "facts": pd.DataFrame(listing), "coverage": pd.DataFrame(rows), "articles": pd.DataFrame(pages),
            "sources": pd.DataFrame([page | {"source": page["article"]} for page in pages]),
            "cuts": pd.DataFrame(columns=["kind", "item", "article_b", "elsewhere"]), "event": pd.DataFrame({"date": [None]}),
            "omissions": pd.DataFrame(columns=["fact", "article", "first_told"]),
        })  # fmt: skip

    return tables


def of_kind(found, kind):
    return list(found.loc[found["kind"] == kind, "sentence"])


def test_what_an_outlet_leaves_out_is_what_most_other_sources_tell(found):
    """Three sources: the wire with its reprint, Own Voice, Far Post. F1: two of the other two; F2: one outlet alone."""
    left_out = of_kind(found, "left out")
    assert left_out[:2] == [
        "Own <b>Voice</b> does not tell one core fact that at least half of the other sources tell: “The bridge is closed to lorries”.",
        "The Wire does not tell one major fact that at least half of the other sources tell: “The detour takes an hour”.",
    ]
    assert all(
        "Daily Print" in said for said in left_out[2:]
    )  # a page of two sentences: little room, if it counts at all


def test_what_a_match_decided_is_said_as_found_and_the_surest_is_named(made_of_cells):
    cells = {"F1": 0.6, "F2": 0.97, "F3": 0.95}
    (matched,) = facts.omissions(made_of_cells(cells, decided_by="matched"))
    assert matched.sentence == (
        "A is not found to tell three facts that at least half of the other sources tell, among them “Fact F2” and “Fact F3”."
    )
    (reviewed,) = facts.omissions(made_of_cells(dict.fromkeys(cells, 1.0), decided_by="reviewed"))
    assert reviewed.sentence.startswith("A does not tell three facts")
    assert reviewed.sentence.endswith("“Fact F1” and “Fact F2”.")


def test_the_uncertainty_says_how_many_of_the_facts_can_be_expected_to_hold(made_of_cells):
    """B and C, two of the other two sources, surely tell the facts: what is in doubt is that A leaves them out."""
    (matched,) = facts.omissions(made_of_cells({"F1": 0.6, "F2": 0.97, "F3": 0.95}, decided_by="matched"))
    assert matched.uncertainty.endswith("By the confidence of all cases 2.5 of the 3 facts can be expected to hold.")
    (single,) = facts.omissions(made_of_cells({"F1": 0.6}, decided_by="matched"))
    assert single.uncertainty.endswith("By the confidence of all cases it holds with a chance of 0.60.")
    (reviewed,) = facts.omissions(made_of_cells({"F1": 1.0, "F2": 1.0}, decided_by="reviewed"))
    assert reviewed.uncertainty == "Decided by a person or a cue, for every fact and article."


def test_of_facts_told_only_here_those_are_named_that_most_likely_no_other_tells(made_of_cells):
    tables = made_of_cells({"F1": 0.6, "F2": 0.9, "F3": 0.9}, decided_by="matched")
    cells = tables["coverage"]
    cells.loc[cells["outlet"] == "B", "status"] = "absent"
    cells.loc[cells["outlet"] == "B", "confidence"] = 1.0
    (only,) = facts.only_here(tables)
    assert only.sentence == "Only C is found to tell three facts, among them “Fact F2” and “Fact F3”."
    # Of each the geometric mean of product and least, which are the same here: .6 + .9 + .9.
    assert only.uncertainty.endswith("2.4 of the 3 facts can be expected to hold.")


@pytest.mark.parametrize(
    ("salience", "said"),
    [
        (["core", "major", "core"], "three facts (two core, one major)"),
        (["major", "major", "major"], "three major facts"),
        (["core", None, None], "three facts (one core)"),
    ],
)
def test_facts_are_counted_by_their_salience(made_of_cells, salience, said):
    tables = made_of_cells(dict.fromkeys(["F1", "F2", "F3"], 1.0), decided_by="reviewed")
    tables["facts"]["salience"] = salience
    (finding,) = facts.omissions(tables)
    assert finding.sentence.startswith(f"A does not tell {said} that at least half")


@pytest.mark.parametrize(
    ("words", "said"),
    [(90, "does not explain it"), (85, "hardly explains it"), (50, "the shorter must leave out more")],
)
def test_length_excuses_a_page_that_is_clearly_shorter(made_of_cells, words, said):
    tables = made_of_cells({"F1": 1.0}, decided_by="reviewed")
    tables["articles"].loc[0, "n_body_words"] = words
    (finding,) = facts.omissions(tables)
    assert f"the outlets' median is 90: {'' if 'shorter' in said else 'length '}{said}." in finding.caution


def test_pages_of_one_source_that_leave_out_the_same_are_one_finding(make_corpus):
    texts = {
        "wire": TEXTS["wire"],
        "again": TEXTS["wire"],
        "b": f"Quay\n\n{COST}",
        "c": "Rain\n\nIt rained.",
        "d": "Snow\n\nIt snowed.",
    }
    told = {a: {"status": "present" if a in "bcd" else "absent"} for a in texts}
    facts = [{"id": "F1", "statement": "The harbour froze.", "salience": "core", "review": told}]
    outlets = {"wire": "The Wire", "again": "Evening Print"}
    (said,) = of_kind(measure_findings(make_corpus(texts, outlets=outlets, facts=facts)), "left out")
    assert said == (
        "The Wire and Evening Print, which print copy of one source, do not tell one core fact"
        " that at least half of the other sources tell: “The harbour froze”."
    )


@pytest.mark.parametrize(
    ("dates", "event", "said"),
    [
        (
            {"a": "2031-05-31", "b": "2031-06-01", "c": None},
            "2031-06-01",
            "is dated 2031-05-31, before the event (2031-06-01)",
        ),
        (
            {"a": "2031-05-31T18:30-04:00", "b": "2031-06-01", "c": None},
            "2031-06-01",
            "is dated 2031-05-31, before the event (2031-06-01)",
        ),
        (
            {"a": "2031-05-31", "b": "2031-06-01", "c": None},
            None,
            "The fact is told by no dated page before that of A, which may not have known.",
        ),
        ({"a": "2031-06-01", "b": "2031-06-01", "c": None}, "2031-06-01", None),
        ({"a": None, "b": "2031-06-01", "c": None}, "2031-06-01", None),
    ],
)
def test_a_page_that_came_too_early_to_tell_is_warned_of(make_corpus, dates, event, said):
    texts = {"a": "Rain\n\nIt rained.", "b": f"Quay\n\n{COST}", "c": f"Quays\n\n{FEARS}"}
    told = {a: {"status": "absent" if a == "a" else "present"} for a in texts}
    facts = [{"id": "F1", "statement": "The harbour froze.", "salience": "core", "review": told}]
    record = {a: {"published": day} for a, day in dates.items() if day}
    more = {"event_date": event} if event else {}
    found = measure_findings(make_corpus(texts, facts=facts, record=record, **more))
    (caution,) = found.loc[found["kind"] == "left out", "caution"]
    assert (said in caution) if said else ("dated" not in caution)


def test_a_page_knew_what_stood_in_the_copy_it_had(made_of_cells):
    """A prints copy of the source of B, which tells the fact, and then that of nobody; C came later."""
    tables = made_of_cells({"F1": 1.0}, decided_by="reviewed")
    pages = tables["articles"].assign(published=["2031-06-01", None, "2031-06-02"])
    later = pd.DataFrame({"fact": ["F1"], "article": ["a"], "first_told": ["2031-06-02"]})
    cautions = []
    for source in ("a", "b"):
        of = {"articles": pages, "omissions": later, "sources": pages.assign(source=["a", source, "c"])}
        cautions += [
            facts._early_page(made({**{n: tables[n] for n in ("facts", "coverage", "event")}, **of}), "A", ["F1"])
        ]
    assert cautions == ["", "The fact is told by no dated page before that of A, which may not have known."]


def test_a_reprint_s_cut_is_told_once(found):
    assert of_kind(found, "cut by a reprint") == [
        "Daily Print prints copy that The Wire has too, without one core fact told there: “Shops fear for their trade”."
    ]
    assert sum("Shops fear" in said for said in found["sentence"]) == 1
    assert of_kind(found, "only here") == []  # F2 is the reprint's cut, F3 a claim, F5 minor


def test_where_no_sign_tells_who_came_first_a_cut_says_so(corpus):
    tables = measure_all(corpus)
    for signs in (None, "time"):
        tables["sources"] = tables["sources"].assign(signs=pd.array([signs] * len(tables["sources"]), "str"))
        (cut,) = sources.cut_by_reprint(made(tables))
        assert cut.caution.endswith("came first cannot be told.") == (signs is None)


def test_what_one_outlet_or_one_source_alone_tells(make_corpus):
    facts = [
        {"id": "F1", "statement": "Lorries are out.", "salience": "core", "review": review(wire="close the old bridge", print="close the old bridge")},
        {"id": "F2", "statement": "A detour takes an hour.", "salience": "major", "review": review(own="costs each driver")},
    ]  # fmt: skip
    found = measure_findings(make_corpus(TEXTS, outlets=OUTLETS, facts=facts))
    assert of_kind(found, "only here") == [
        "Only The Wire and Daily Print, which print copy of one source, tell one core fact: “Lorries are out”.",
        "Only Own <b>Voice</b> tells one major fact: “A detour takes an hour”.",
    ]
    assert of_kind(found, "left out") == []  # each fact has one source


def test_one_source_behind_two_pages(found):
    (said,) = of_kind(found, "one source")
    assert said.startswith("The Wire and Daily Print print copy of one source (")
    assert said.endswith("four pages are three independent sources.")


def test_two_prints_of_one_outlet_are_no_difference_between_outlets(make_corpus):
    texts = {"early": TEXTS["wire"], "late": TEXTS["wire"] + " It rained.", "far": TEXTS["far"]}
    corpus = make_corpus(texts, outlets={"early": "The Wire", "late": "The Wire"})
    assert measure_all(corpus)["sources"]["source"].nunique() == 2
    assert of_kind(measure_findings(corpus), "one source") == []


def test_a_sentence_names_six_outlets_and_how_many_more(make_corpus):
    outlets = [f"Post {i}" for i in range(9)]
    texts = {f"a{i}": TEXTS["wire"] for i in range(8)} | {"a8": TEXTS["far"]}
    (one,) = of_kind(measure_findings(make_corpus(texts, outlets=dict(zip(texts, outlets, strict=True)))), "one source")
    said = "Post 0, Post 1, Post 2, Post 3, Post 4, Post 5 and"
    assert one.startswith(f"{said} two more print copy of one source (100% of their words): nine pages")
    table = pd.DataFrame({"outlet": outlets, "term": "quay", "n_target": 4, "n_target_once": 4, "n_reference": 3, "z_once": 1.0, "log_ratio": 0.5, "p": 0.3, "q": 0.6,
                          "unit": "paragraph"})  # fmt: skip
    (alike,) = words.terms(made({"distinctiveness": table}))
    assert alike.sentence.startswith("No single term tells the nine outlets apart")


def test_a_page_that_tells_next_to_nothing_is_not_the_least_alike(make_corpus):
    told = {"a": range(10), "b": range(4, 14), "c": [19]}
    facts = [
        {"id": f"F{k}", "statement": f"Boat {k} sank.", "review": {a: {"status": "present" if k in told[a] else "absent"} for a in told}}
        for k in range(20)
    ]  # fmt: skip
    corpus = make_corpus({"a": TEXTS["own"], "b": TEXTS["far"], "c": "Snow\n\nIt snowed."}, facts=facts)
    (said,) = of_kind(measure_findings(corpus), "least alike")
    assert said.startswith("Readers of A and of B ")


def test_of_copies_the_identical_ones_are_shown_first(corpus):
    tables = measure_all(corpus)
    recast = tables["reuse"].head(1).assign(kind="heavy rewrite", sentence_a=98, sentence_b=99)
    (found,) = sources.one_source(made(tables | {"reuse": pd.concat([recast, tables["reuse"]])}))
    assert 98 not in {evidence.sentence for evidence in found.evidence[:4]}
    assert "recast sentences" in found.uncertainty


def test_a_claim_in_its_own_voice_is_apart_from_facts(found):
    assert of_kind(found, "claims of its own") == [
        "Own <b>Voice</b> alone makes one claim in its own voice: “The vote serves the road lobby”."
    ]


def test_a_voice_that_others_hear_is_missed(found):
    assert of_kind(found, "voice missing") == [
        "Ilse Brandt is quoted or reported in The Wire and Far Post, and not in Daily Print and Own <b>Voice</b>."
    ]


def test_words_of_a_voice_are_counted_as_in_the_table_of_actors(make_corpus):
    said = "“The old bridge is closed to all of us from this week on,” said {}."
    thought = (
        "Ilse Brandt believes that the whole of the town will be glad of it in the end and for many years to come."
    )
    many = " ".join([said.format("Olaf Berg")] * 5)
    both = "Ilse Brandt and Olaf Berg said that it was late."
    corpus = make_corpus(
        {"a": f"One\n\n{said.format('Ilse Brandt')} {' '.join([thought] * 3)} {both} {many}",
         "b": f"Two\n\n{said.format('a clerk')} {said.format('a guard')} {said.format('a nurse')} {said.format('a driver')}"},
        actors=[{"name": "Ilse Brandt"}, {"name": "Olaf Berg"}],
    )  # fmt: skip
    heard = measure_all(corpus)["actors_heard"].set_index(["outlet", "actor"])["n_words"]
    finding = next(iter(voices.dominant_voice(made(measure_all(corpus)))))
    words = heard["A", "Olaf Berg"], heard["A", "Olaf Berg"] + heard["A", "Ilse Brandt"] - 4
    assert finding.size == "{} of {} words".format(*words)
    assert finding.sentence.endswith("those of Olaf Berg; no outlet of another source gives that voice any.")


def test_what_stands_early_here_and_late_there(found):
    (said,) = of_kind(found, "order")
    assert re.fullmatch(r"“The bridge is .*” stands at the very start of The Wire, \d\d% into that of Far Post\.", said)


def test_what_stands_late_is_sure_and_comes_near_nowhere_before(corpus):
    tables = measure_all(corpus) | {"first_near": first_near(corpus)}
    coverage, late = tables["coverage"], tables["coverage"]["article"].eq("far") & tables["coverage"]["fact"].eq("F1")
    place = coverage.loc[late, "sentence"].iloc[0]
    assert len(list(facts.order(made(tables)))) == 1
    nearer = pd.DataFrame({"fact": ["F1"], "article": ["far"], "sentence": [place - 1]})
    assert list(facts.order(made(tables | {"first_near": nearer}))) == []
    unsure = coverage.assign(confidence=coverage["confidence"].mask(late, 0.89))
    assert list(facts.order(made(tables | {"coverage": unsure}))) == []
    part = coverage.assign(status=coverage["status"].mask(late, "partial"))
    assert list(facts.order(made(tables | {"coverage": part}))) == []


def test_the_first_sentence_that_may_tell_a_fact(make_corpus):
    told = "The sluice at the mill was shut for the night by its keeper."
    facts_ = [{"id": "F1", "statement": told}, {"id": "F2", "statement": "A crane fell on the roof of the hall."}]
    texts = {"a": f"News\n\nIt rained.\n\n{told}\n\nIt snowed. {told}", "b": "Other\n\nIt froze."}
    near = first_near(make_corpus(texts, facts=facts_))
    assert [tuple(row) for row in near.to_numpy() if row[0] == "F1"] == [("F1", "a", 3)]


ARTICLES = pd.DataFrame({"article": ["a", "b"], "outlet": ["A", "B"]})


def contrasts(*rows):
    frame = pd.DataFrame(rows, columns=["lexicon", "difference", "p", "q"])
    return frame.assign(outlet_a="A", outlet_b="B", voice="own", unit="paragraph")


def tone(*rows):
    scores = pd.DataFrame({"article": list("aabb"), "sentence": [1, 2, 1, 2], "lexicon": "X", "score": [0.5, 0.1, -0.5, 0.0],
                           "in_quote": False})  # fmt: skip
    return list(words.tone(made({"articles": ARTICLES, "sentiment_contrasts": contrasts(*rows), "sentiment": scores})))


def test_a_difference_in_tone_holds_by_every_lexicon_or_is_none():
    (apart,) = tone(("X", 0.4, 0.001, 0.01), ("Y", 0.2, 0.002, 0.02))
    assert apart.sentence == "Outside quotation marks B is more negative than A, by every lexicon."
    assert "without quotation marks counts with the outlet" in apart.caution and "of this coverage" in apart.caution
    assert [(e.article, e.sentence) for e in apart.evidence] == [("b", 2), ("b", 1), ("a", 1), ("a", 2)]
    (alike,) = tone(("X", 0.4, 0.001, 0.01), ("Y", 0.2, 0.2, 0.2))
    assert (
        alike.sentence
        == "Outside quotation marks A and B cannot be told apart in tone: no difference holds by every lexicon."
    )
    (against,) = tone(("X", 0.4, 0.001, 0.01), ("Y", -0.2, 0.002, 0.02))
    assert "cannot be told apart" in against.sentence
    assert apart.differs and not alike.differs and not against.differs
    assert [found.size for found in (apart, alike)] == ["one of one pair told apart", "none of one pair told apart"]
    assert tone(("X", 0.4, None, None)) == []


def test_terms_that_pass_and_terms_that_do_not():
    table = pd.DataFrame({"outlet": ["A", "B"], "term": ["quay", "bridge"], "n_target": [9, 4], "n_reference": [0, 3], "n_target_once": [9, 4],
                          "z_once": [3.0, 1.0], "p": [0.001, 0.3], "q": [0.02, 0.6], "unit": "paragraph"})  # fmt: skip
    (apart,) = words.terms(made({"distinctiveness": table}))
    assert apart.sentence == "Terms tell outlets apart: A by “quay”."
    assert apart.size == "one of the two tests of a term in an outlet passes"
    (alike,) = words.terms(made({"distinctiveness": table.assign(q=0.5)}))
    assert apart.differs and not alike.differs
    assert (
        alike.sentence
        == "No single term tells the two outlets apart; nearest comes “quay” in A (9 there, 0 elsewhere)."
    )
    assert alike.size == "none of the two tests of a term in an outlet passes"
    assert list(words.terms(made({"distinctiveness": table.assign(p=None)}))) == []


def test_headlines_tell_facts_of_the_ledger_or_name_actors(corpus):
    tables = {name: table for name, table in measure_all(corpus).items()}
    prominence = pd.DataFrame({"kind": ["fact", "fact", "actor"], "item": ["F1", "F4", "Ilse Brandt"], "article": ["wire", "far", "far"],
                               "outlet": ["The Wire", "Far Post", "Far Post"], "in_headline": True})  # fmt: skip
    (told,) = words.headlines(made(tables | {"prominence": prominence}))
    assert told.sentence == (
        "In headline or deck, The Wire tells “The bridge is closed to lorries”, which Own <b>Voice</b> tells nowhere;"
        " Far Post tells “The detour takes an hour”, which The Wire tells nowhere."
    )
    assert told.uncertainty.startswith("Decided by a person") and told.sureness == 1
    for doubt in ({"confidence": 0.89}, {"status": "partial"}):
        doubted = tables["coverage"].assign(decided_by="matched")
        for column, value in doubt.items():
            doubted[column] = doubted[column].where(doubted["status"] == "absent", value)
        assert list(words.headlines(made(tables | {"prominence": prominence, "coverage": doubted}))) == []
    absent = tables["coverage"]["status"].eq("absent")
    doubted = tables["coverage"].assign(confidence=tables["coverage"]["confidence"].mask(absent, 0.89))
    assert list(words.headlines(made(tables | {"prominence": prominence, "coverage": doubted}))) == []
    discovered = tables["facts"].assign(
        origin="discovered"
    )  # what nobody checked is left out, also where it is all there is
    (actors,) = words.headlines(made(tables | {"prominence": prominence, "facts": discovered}))
    assert actors.sentence == "In headline or deck, Far Post names Ilse Brandt."


def test_one_thing_under_several_names(make_corpus):
    concepts = [{"name": "the deal", "labels": {"gift": ["gift"], "plan": ["plan"]}}]
    corpus = make_corpus(
        {
            "a": "News\n\nThe plan is out. The plan is long.",
            "b": "Other\n\nA gift it is. What a gift. No plan.",
            "c": "So\n\nOne gift.",
        },
        concepts=concepts,
    )
    (said,) = of_kind(measure_findings(corpus), "names")
    assert said == "Outlets have different names for one thing (the deal): mostly “plan” in A; mostly “gift” in B."


def test_of_labels_used_as_often_none_is_the_name(make_corpus):
    concepts = [{"name": "the deal", "labels": {"gift": ["gift"], "plan": ["plan"]}}]
    texts = {"a": "News\n\nThe plan is out. A gift is in.", "b": "Other\n\nA gift it is. What a gift."}
    assert of_kind(measure_findings(make_corpus(texts, concepts=concepts)), "names") == []


def body(*sentences):
    return pd.DataFrame(sentences, columns=["article", "sentence"]).assign(part="body")


def test_loaded_words_past_chance():
    rows = pd.DataFrame({"article": ["a"] * 20 + ["b"] * 3, "sentence": 1, "category": "evaluative", "strength": "strong",
                         "voice": "own", "copied": [True] * 2 + [False] * 21})  # fmt: skip
    rates = pd.DataFrame({"outlet": ["A", "B"], "voice": "own", "n_once": [18, 3], "n_words_once": 1000,
                          "rate_once": [18.0, 3.0], "q": [0.01, 0.99], "unit": "paragraph", "enough_once": ["yes", "no"]})  # fmt: skip
    tables = {
        "articles": ARTICLES,
        "sentences": body(("a", 1), ("b", 1)),
        "loaded": rows.assign(outlet=rows["article"].str.upper()),
        "loaded_by_outlet": rates,
    }
    (found,) = labels.loaded_words(made(tables))
    assert found.sentence == (
        "A uses 18 loaded words in its own voice, 18 per 1,000 words of the body outside quotation marks; the other outlets together 3."
        " Copied text is counted once."
    )
    assert "over paragraphs" in found.uncertainty and "q 0.010" in found.uncertainty
    assert "thin" not in found.uncertainty
    (found,) = labels.loaded_words(made(tables | {"loaded_by_outlet": rates.assign(enough_once=["thin", "no"])}))
    assert "Its own text is thin: 1000 words." in found.uncertainty
    assert list(labels.loaded_words(made(tables | {"loaded_by_outlet": rates.assign(q=[0.05, None])}))) == []


def test_a_frame_that_one_outlet_uses_past_every_interval():
    rates = pd.DataFrame({"dictionary": "D", "frame": "conflict", "voice": "own", "outlet": ["A", "B", "C", "E"], "n_once": [9, 2, 1, 30],
                          "rate_once": [30.0, 6.0, 3.0, 90.0], "ci_low_once": [16.0, 0.0, 0.0, 50.0], "ci_high_once": [44.0, 15.0, 9.0, 120.0],
                          "enough_once": ["yes", "thin", "yes", "no"]})  # fmt: skip
    hits = pd.DataFrame({"article": ["a", "a", "a", "b"], "sentence": [2, 1, 4, 1], "outlet": ["A", "A", "A", "B"], "dictionary": "D",
                         "frame": "conflict", "term": ["war", "war", "row", "war"], "voice": "own", "copied": [False, False, True, False]})  # fmt: skip
    tables = {"frames_by_outlet": rates, "frame_hits": hits, "sentences": body(("a", 2), ("b", 1))}
    (found,) = frames.frames(made(tables))
    assert found.sentence == (
        "Words of the frame “conflict” (D) stand more often in A (30 per 1,000 words outside quotation marks) than in any other"
        " outlet with text enough (at most 6)."
    )
    assert [(e.article, e.sentence) for e in found.evidence] == [("a", 2)]
    overlapping = rates.assign(ci_high_once=[44.0, 16.0, 9.0, 120.0])
    assert list(frames.frames(made(tables | {"frames_by_outlet": overlapping}))) == []


def points(*rows, missing=(), **texts):
    columns = ["point", "kind", "outlet", "sentence", "version", "low", "high", "unit"]
    frame = pd.DataFrame(rows, columns=columns)
    frame = frame.assign(
        article=frame["outlet"].str.lower(), start=0, end=0, missing=[n in missing for n in range(len(frame))]
    )
    printed = {article: "" for article in frame["article"]}
    for row, text in texts.items():
        at = int(row.removeprefix("row"))
        article = frame["article"][at]
        frame.loc[at, ["start", "end"]] = len(printed[article]), len(printed[article]) + len(text)
        printed[article] += text
    return made({"discrepancies": frame, "texts": printed})


def test_other_numbers_and_dates_are_told_as_printed():
    tables = points(
        ("D1", "number", "A", 2, 1, 64, 64, "count"),
        ("D1", "number", "B", 3, 2, 80, None, "count"),
        ("D2", "number", "A", 4, 1, 0, 396, "s"),
        ("D2", "number", "B", 4, 2, 720, 720, "s"),
        ("D3", "date", "A", 5, 1, 739_160, 739_160, "day"),
        ("D3", "date", "B", 5, 2, 739_161, 739_162, "day"),
        ("D4", "number", "A", 6, 1, 1, 1, "km"),
        ("D4", "number", "A", 7, 2, 2, 2, "km"),
        ("D6", "time", "A", 8, 1, 475, 475, "clock"),
        ("D6", "time", "B", 8, 2, 490, 490, "clock"),
        ("D5", "date", "A", 9, 1, None, None, None),
        ("D5", "date", "B", 9, 2, None, None, None),
        row0="64 jobs",
        row1="at least 80\npeople",
        row2="within six minutes",
        row3="12 minutes",
        row4="1 October",
        row5="2 and 3 October",
        row8="7.55 pm",
        row9="20:10",
    )
    found = list(discrepancies.figures(tables))
    assert [f.sentence for f in found] == [
        "The numbers differ on one point: A gives “64 jobs”; B gives “at least 80 people”.",
        "The numbers differ on one point: A gives “within six minutes”; B gives “12 minutes”.",
        "The dates differ on one point: A gives “1 October”; B gives “2 and 3 October”.",
        "The times differ on one point: A gives “7.55 pm”; B gives “20:10”.",
    ]
    assert [(e.article, e.sentence) for e in found[0].evidence] == [("a", 2), ("b", 3)]


def test_a_date_that_one_outlet_leaves_out_does_not_differ_and_weighs_less():
    tables = points(
        ("D1", "date", "A", 2, 1, 739_160, 739_160, "day"),
        ("D1", "date", "B", 3, 2, None, None, None),
        row0="on Sunday",
        missing=[1],
    )
    (found,) = discrepancies.figures(tables)
    assert found.sentence == "A date is given here and left out there: A gives “on Sunday”; B gives no date."
    assert found.stake == 0.4


def test_other_wordings_are_one_finding_a_kind():
    rows = [
        (f"D{i}", "quotation", outlet, i, version, None, None, None)
        for i in (1, 2)
        for version, outlet in enumerate("AB", 1)
    ]
    (found,) = discrepancies.wordings(points(*rows))
    assert found.sentence == "The wording of a quotation is not the same in A as in B (the first of two such points)."
    assert len(found.evidence) == 4


def test_who_speaks_together_with_another_is_heard(make_corpus):
    said = "“We had no choice at all,” said Ilse Brandt."
    actors = [{"name": "Ilse Brandt"}, {"name": "Tom Reeve"}]
    texts = {
        "a": f"One\n\n{said}",
        "b": "Two\n\nIlse Brandt and Tom Reeve said that the vote was right.",
        "c": f"Three\n\n{said} It rained.",
    }
    assert of_kind(measure_findings(make_corpus(texts, actors=actors)), "voice missing") == []


def test_who_is_heard_has_words_of_its_own_and_who_is_missed_has_none(make_corpus):
    said = "“We had no choice at all in this,” said {}."
    corpus = make_corpus(
        {
            name: f"News\n\nIt {was} that day. {said.format(who)}"
            for name, was, who in zip(
                "abcd",
                ("rained", "snowed", "cleared", "froze"),
                ("Ilse Brandt", "Ilse Brandt", "Tom Reeve", "Tom Reeve"),
                strict=True,
            )
        },
        actors=[{"name": "Ilse Brandt"}, {"name": "Tom Reeve"}],
    )
    tables = measure_all(corpus)
    given = tables["voices"]

    def within(*outlets):
        extra = given[given["article"] == "a"].assign(nested=True)
        return made(tables | {"voices": pd.concat([given, *(extra.assign(outlet=name) for name in outlets)])})

    (plain,) = (f for f in voices.missing_voice(within()) if f.sentence.startswith("Ilse"))
    assert plain.outlets == ("C", "D")
    (found,) = (f for f in voices.missing_voice(within("C")) if f.sentence.startswith("Ilse"))
    assert found.sentence == "Ilse Brandt is quoted or reported in A and B, and not in D."
    alone = tables["voices"].assign(nested=given["outlet"].eq("B"))
    assert not [f for f in voices.missing_voice(made(tables | {"voices": alone})) if f.sentence.startswith("Ilse")]


def test_evidence_has_the_sentences(corpus, found):
    evidence = measure_evidence(corpus)
    mine = evidence[evidence["rank"] == found.loc[found["kind"] == "left out", "rank"].min()]
    text = corpus.sentences.set_index(["article", "sentence"])["text"]
    assert {(r.article, r.says) for r in mine.itertuples()} == {
        ("wire", "tells it"), ("print", "tells it"), ("far", "tells it"), ("own", "nearest to it"),
    }  # fmt: skip
    assert all("bridge" in text[r.article, r.sentence] for r in mine.itertuples() if r.says == "tells it")
    assert (evidence.groupby("rank").size() == found.set_index("rank")["n_evidence"][lambda n: n > 0]).all()


def test_ranks_count_from_one_and_every_finding_has_its_caution(found):
    assert list(found["rank"]) == list(range(1, len(found) + 1))
    assert found["weight"].between(LEAST, 1).all()
    for column in ("sentence", "uncertainty", "caution"):
        assert found[column].str.endswith(".").all()
    assert found["sentence"].is_unique


def test_no_finding_judges(found):
    words = set(re.findall(r"\w+", " ".join(found["sentence"]).lower()))
    assert not words & {"bias", "biased", "hides", "hid", "lies", "lie", "wants", "propaganda", "misleads", "fails"}


def finding(kind="k", *, outlets=("A",), keys=((),), stake=1.0, contrast=1.0, sure=1.0, sentence="s", differs=True):
    evidence = (
        tuple(Evidence(article, number, "tells it") for article, number in keys if article) if keys != ((),) else ()
    )
    return Finding(kind, sentence, "", "", "", outlets, evidence, stake, contrast, sure, differs)


def test_what_weighs_more_in_a_reader_s_picture_goes_first():
    odd = finding("odd", stake=0.2, contrast=1)
    opposite = finding("opposite", stake=0.9, contrast=0.9)
    alike = finding("alike", stake=0.9, contrast=0.3)
    unsure = finding("unsure", stake=0.9, contrast=0.9, sure=0.5)
    assert [f.kind for f, _ in rank([odd, alike, unsure, opposite])] == ["opposite", "unsure", "alike", "odd"]


def test_a_second_finding_of_a_kind_counts_less():
    first, second = finding("a", outlets=("A",), stake=0.9), finding("a", outlets=("B",), stake=0.85)
    other = finding("b", outlets=("C",), stake=0.7)
    ranked = rank([first, second, other])
    assert [f for f, _ in ranked] == [first, other, second]
    assert ranked[2][1] == pytest.approx(0.85 * 0.75)


def test_each_further_finding_about_the_same_outlets_counts_less():
    candidates = [
        finding(kind, outlets=("A", "B"), stake=stake) for kind, stake in (("c", 0.5), ("a", 0.9), ("b", 0.6))
    ]
    assert [(f.kind, round(weight, 9)) for f, weight in rank(candidates)] == [("a", 0.9), ("b", 0.54), ("c", 0.405)]


def test_a_finding_that_rests_on_a_heavier_one_s_sentences_is_left_out():
    whole = finding("a", keys=(("x", 1), ("x", 2)), stake=0.9)
    part = finding("b", keys=(("x", 2),), stake=0.8)
    elsewhere = finding("c", keys=(("x", 2),), outlets=("B",), stake=0.7)
    more = finding("d", keys=(("x", 2), ("x", 3)), stake=0.6)
    assert [f.kind for f, _ in rank([part, more, whole, elsewhere])] == ["a", "c", "d"]


def test_what_shows_no_difference_comes_after_all_that_does():
    nothing = finding("a", outlets=("A",), stake=0.9, differs=False)
    small, large = finding("b", outlets=("B",), stake=0.06), finding("c", outlets=("C",), stake=0.5)
    tiny = finding("d", outlets=("D",), stake=0.04)
    assert [f.kind for f, _ in rank([nothing, small, large, tiny])] == ["c", "b", "a"]


def test_a_statement_keeps_the_stop_of_its_abbreviation(make_corpus):
    told = "The sluice stayed shut until 10:15 p.m."
    facts = [{"id": "F1", "statement": told, "salience": "core"}]
    texts = {"a": f"Sluice\n\n{told}\n", "b": "Rain\n\nIt rained.\n", "c": "Snow\n\nIt snowed.\n"}
    said = measure_findings(make_corpus(texts, facts=facts))["sentence"]
    assert any("until 10:15 p.m.”" in sentence for sentence in said)


def test_what_is_left_out_is_sized_by_all_that_is_left_out(found, corpus):
    """As many as the table of omissions lists for the outlet."""
    shown = repr(show_omissions(corpus, measure_coverage(corpus), measure_facts(corpus)))
    for row in found[found["kind"] == "left out"].itertuples():
        listing = next(line for line in shown.splitlines() if line.startswith(f"{row.outlets}: "))
        n_all = listing.removeprefix(f"{row.outlets}: ").split()[0]
        assert f"of {n_all} fact" in row.size and row.size.endswith("told elsewhere and not here")


def test_what_hardly_weighs_is_no_finding():
    assert rank([finding(stake=0.04)]) == []


def test_a_distance_agrees_with_both_places_as_printed():
    assert [apart(0.926, 0.094), apart(0.5, 0.5)] == ["84%", "0%"]
    assert f"{0.926:.0%} {0.094:.0%}" == "93% 9%" and f"{0.926 - 0.094:.0%}" == "83%"


def test_several_grow_and_never_reach_one():
    assert several([]) == 0
    assert several([0.5, 0.5]) == pytest.approx(0.75)
    assert several([0.2] * 50) < 1


def test_one_outlet_gives_none_and_no_ledger_gives_the_rest(make_corpus, make_story):
    alone = make_corpus({"wire": TEXTS["wire"]}, facts=FACTS[1:2] and None)
    assert measure_findings(alone).empty and measure_evidence(alone).empty
    assert "no finding" in repr(
        show_findings(alone, measure_findings(alone), measure_evidence(alone), measure_all(alone)["facts"])
    )
    bare = read_corpus(make_story(TEXTS, outlets=OUTLETS, folder="bare"))
    kinds = set(measure_findings(bare)["kind"])
    assert "one source" in kinds and not kinds & {"left out", "only here", "order"}


def test_shown_escaped_with_evidence_and_caution_a_click_away(corpus, found):
    tables = measure_all(corpus)
    shown = show_findings(corpus, found, tables["evidence"], tables["facts"], first=3)
    html = shown._repr_html_()
    assert "<b>Voice" not in html and "&lt;b&gt;Voice" in html
    assert html.count('<li class="finding"') == len(found)
    assert html.count("<details>") == len(found) + 1 and "more findings</summary>" in html
    assert "The detour costs each driver an hour." in html and "What this does not show." in html
    n_alike = int((~found["differs"]).sum())
    assert len(re.findall(r"^\d+\. ", repr(shown), re.MULTILINE)) == 3 + n_alike


def test_a_finding_that_tells_nobody_apart_names_no_difference(found):
    alike = found["sentence"].str.contains("cannot be told apart|No single term")
    assert alike.any() and (found["differs"] == ~alike).all()


def test_what_could_not_be_told_apart_stands_under_a_heading_of_its_own(corpus):
    said = {"One tells more.": True, "One tells less.": True, "No term tells them apart.": False}
    rows = [(n, "k", text, "s", "u", "c", differs, "A", 0.5, 0) for n, (text, differs) in enumerate(said.items(), 1)]
    tables = measure_all(corpus)

    def shown(rows):
        found = from_rows("findings", rows)
        return show_findings(corpus, found, tables["evidence"].head(0), tables["facts"], first=1)

    html = shown(rows)._repr_html_()
    assert html.index("One tells more") < html.index("one more finding</summary>") < html.index("One tells less")
    assert html.index("One tells less") < html.index("<h3>What could not be told apart</h3>") < html.index("No term")
    assert repr(shown(rows)).startswith("1. One tells more.") and "apart:\n3. No term" in repr(shown(rows))
    assert "could not be told apart" not in repr(shown(rows[:2]))
    assert "<p>No difference stands out.</p><h3>" in shown(rows[2:])._repr_html_()


def test_without_texts_the_same_findings_with_keys_for_words(story):
    full = measure_all(read_corpus(story))
    write_tables(full, story / "measures")
    for path in (story / "articles").iterdir():
        path.unlink()
    bare = read_corpus(story)
    pd.testing.assert_frame_equal(measure_findings(bare), full["findings"], rtol=1e-9)
    html = show_findings(bare, measure_findings(bare), measure_evidence(bare), full["facts"])._repr_html_()
    assert "article own, sentence 2" in html and "Shopkeepers" not in html


def test_every_kind_is_documented():
    text = (Path(package.__file__).resolve().parents[3] / "docs" / "findings.md").read_text("utf-8")
    for kind in KINDS:
        assert f"`{kind.__name__}`" in text, kind.__name__
