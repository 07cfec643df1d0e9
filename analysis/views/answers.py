"""The answer to a notebook's question in a sentence or two, made from its tables: true of any story."""

from __future__ import annotations

import pandas as pd

from analysis.tables import MOST_DISCOVERED, SIGNIFICANT, SIGNS, apart_in_tone, nearest_term, terms_apart
from analysis.views.coverage import DISCOVERED, NO_LEDGER, is_discovered, labels_of, outlets_of, status_by_outlet
from analysis.views.display import Note
from analysis.views.plain import counted, extremes, listed, number, out_of, sentence
from analysis.views.tables import takes_tables

GROUPS = 4  # groups of pages of one source that an answer names


@takes_tables
def answer_corpus(articles: pd.DataFrame) -> Note:
    """How much text there is, how unevenly it is spread, and which outlets are inferred (table `articles`)."""
    outlets = outlets_of(articles)
    words = articles.groupby("outlet", sort=False)["n_body_words"].sum().astype(float)
    inferred = list(dict.fromkeys(articles.loc[articles["outlet_basis"] == "inferred", "outlet"]))
    n_outlets = counted(len(outlets), "outlet", beside=(len(articles),))
    ends = extremes(words, ",.0f", high="most in", low="fewest in")
    amount = f"{counted(len(articles), 'article')} from {n_outlets}. Words of body text: {ends}."
    if inferred:
        basis = f"{listed(inferred, most=6)} {'is' if len(inferred) == 1 else 'are'} inferred from the page, not stated on it: name with care."
    else:
        basis = "Every page states its outlet."
    return Note(sentence(f"{amount} {basis}"))


@takes_tables
def answer_distinctiveness(distinctiveness: pd.DataFrame) -> Note:
    """Whether terms tell the outlets apart (table `distinctiveness`)."""
    outlets = outlets_of(distinctiveness)
    if distinctiveness["z"].isna().all():
        return Note(f"There {'are no terms' if not outlets else 'is one outlet'}, so there is nothing to compare.")
    passing = distinctiveness[(distinctiveness["q"] < SIGNIFICANT) & (distinctiveness["z"] > 0)]
    if distinctiveness["p"].isna().all():
        return Note(
            "No term is used often enough to be tested: there is too little text to tell the outlets apart by terms."
        )
    if passing.empty:
        return Note(
            f"The {counted(len(outlets), 'outlet')} cannot be told apart by single terms: no difference is more than"
            " chance would give (no q < .05)."
            f" What comes nearest (q {distinctiveness['q'].min():.2f}) is {nearest_term(distinctiveness)}: something to read in context, not a finding."
        )
    rest = [outlet for outlet in outlets if outlet not in set(passing["outlet"])]
    scope = ", a difference of this coverage that need not be one of the outlet" if _deals_paragraphs(passing) else ""
    n = sentence(counted(len(passing), "term stands", "terms stand"))
    said = f"{n} out past chance (q < .05){scope}: {'; '.join(terms_apart(passing, distinctiveness))}."
    return Note(f"{said} No term does in {listed(rest, most=4)}." if rest else said)


@takes_tables
def answer_sentiment(sentiment_by_outlet: pd.DataFrame, sentiment_contrasts: pd.DataFrame) -> Note:
    """Whether the outlets differ in tone outside quotation marks, and whether the lexicons agree (tables
    `sentiment_by_outlet` and `sentiment_contrasts`)."""
    own = sentiment_by_outlet[(sentiment_by_outlet["voice"] == "own") & (sentiment_by_outlet["enough_once"] != "no")]
    tests = sentiment_contrasts[(sentiment_contrasts["voice"] == "own") & sentiment_contrasts["p"].notna()]
    for column, of in (("outlet_a", "outlet"), ("outlet_b", "outlet"), ("lexicon", "lexicon")):
        tests = tests[tests[column].isin(own[of])]  # of what the first table has, should some of it be left out
    outlets, lexicons = outlets_of(own), list(dict.fromkeys(tests["lexicon"]))
    if tests.empty:
        return Note("There are not two outlets with enough sentences of their own to compare.")
    apart = apart_in_tone(tests)
    always = set.intersection(*apart.values())
    ever = set.union(*apart.values())
    if always:
        pairs = listed((f"{low} is below {high}" for low, high in sorted(always)), most=3)
        scope = " of this coverage, its subject included" if _deals_paragraphs(tests[tests["q"] < SIGNIFICANT]) else ""
        tone = f"Outside quotation marks, by {_every(lexicons)}: {pairs} (permutation test{scope}, q < .05)."
    elif ever:
        named = listed((lexicon for lexicon in lexicons if apart[lexicon]), most=3)
        tone = f"Outside quotation marks {counted(len(ever), 'pair of outlets differs', 'pairs of outlets differ')} by {named} but not by every lexicon: no firm difference in tone."
    else:
        tone = f"Outside quotation marks the {counted(len(outlets), 'outlet')} that can be tested cannot be told apart in tone by {_any(lexicons)} (permutation tests, no q < .05)."
    return Note(f"{tone} {_agreement(own, lexicons, differ=bool(ever))}".strip())


@takes_tables
def answer_coverage(coverage: pd.DataFrame, facts: pd.DataFrame) -> Note:
    """How many facts all outlets share, and who leaves out most (tables `coverage` and `facts`)."""
    if coverage.empty:
        return Note(NO_LEDGER)
    told = status_by_outlet(coverage) != "absent"
    n_told = told.sum(axis=1)
    outlets = list(told.columns)
    if len(outlets) < 2:
        return Note(
            f"There is one outlet: it tells {out_of(n_told.sum(), len(facts), 'fact')}, with nobody to compare."
        )
    anywhere = told[n_told > 0]
    left_out = (~anywhere).sum()
    everywhere = (n_told == len(outlets)).sum()
    are = "is" if everywhere == 1 else "are"
    of_all = (len(anywhere),)
    if is_discovered(facts):
        found = f"{counted(len(anywhere), 'fact')}: {number((n_told > 1).sum(), of_all)} found in more than one outlet"
        first = (
            f" At most {MOST_DISCOVERED} are taken up: those that most sources tell, then the first that each article"
            " alone tells."
        ) * (len(facts) >= MOST_DISCOVERED)
        return Note(f"{sentence(found)}, {number(everywhere, of_all)} in every one.{first} {DISCOVERED}")
    shared = (
        f"Of {counted(len(anywhere), 'fact')} told in this story, {number(everywhere, of_all)} {are} in every outlet"
        f" and {number((n_told == 1).sum(), of_all)} in one alone."
    )
    if unsaid := len(told) - len(anywhere):
        shared += f" {sentence(f'{number(unsaid, of_all)} more')} of the ledger {'is' if unsaid == 1 else 'are'} told by none, captions not counted."
    core = facts.loc[facts["salience"] == "core", "fact"]
    of_core = (~anywhere.loc[anywhere.index.isin(core)]).sum()
    who = {"high": "most by", "low": "fewest by"}
    missing = f" Core facts left out: {extremes(of_core, 'd', **who)}." if len(core) else ""
    return Note(f"{shared} Left out of these: {extremes(left_out, 'd', **who)}.{missing}{_estimated(coverage)}")


def _estimated(coverage: pd.DataFrame) -> str:
    """That cells were matched with the text and nobody looked at them; nothing where a person or a cue decided all."""
    n = int((coverage["decided_by"] == "matched").sum())
    if not n:
        return ""
    some = (
        "All of this is"
        if n == len(coverage)
        else f"{sentence(out_of(n, len(coverage), 'cell'))} {'is' if n == 1 else 'are'}"
    )
    return f" {some} estimated, matched with the text and not reviewed: what counts as left out may be told in other words."


@takes_tables
def answer_reuse(sources: pd.DataFrame, reuse: pd.DataFrame, articles: pd.DataFrame) -> Note:
    """How many independent sources the pages come down to, who likely copied, and who names an agency that no other
    page carries (tables `sources`, `reuse` and `articles`)."""
    if len(sources) < 2:
        return Note("There is one article, so there is nobody to share copy with.")
    label = labels_of(sources)
    by_size = sorted(sources.groupby("source", sort=False), key=lambda group: -len(group[1]))
    groups = [_group(source, mine, label) for source, mine in by_size if len(mine) > 1]
    n_same = int((reuse["kind"] == "same source").sum())
    if len(groups) > GROUPS:
        groups[GROUPS:] = [f"{number(len(groups) - GROUPS)} more groups of pages share copy"]
    said = "; ".join(groups) or "no copy found"
    if not groups and n_same < len(reuse):
        said = "some sentences are copies, too few to make two pages one source"
    pages = f"{counted(len(sources), 'page')}, {counted(sources['source'].nunique(), 'independent source', beside=(len(sources),))}"
    pairs = sentence(counted(n_same, "pair of sentences quotes", "pairs of sentences quote"))
    same = f" {pairs} the same words of somebody else, which is no copy." if n_same else ""
    return Note(f"{sentence(pages)}: {said}.{same}{_lone_agencies(sources, articles)}")


def _lone_agencies(sources: pd.DataFrame, articles: pd.DataFrame) -> str:
    """Pages that name an agency and share copy with nobody: what is theirs cannot be told."""
    agency = articles.set_index("article")["agency"].dropna()
    alone = sources[(sources["n_pages"] == 1) & sources["article"].isin(agency.index)]
    if alone.empty:
        return ""
    label = labels_of(sources)
    named = listed((f"{label[name]} ({agency[name]})" for name in alone["article"]), most=6)
    return f" By their own lines these print agency copy, though no other page here has it: {named}."


def _group(source: str, mine: pd.DataFrame, label: pd.Series) -> str:
    """Who prints copy of whom, as far as can be inferred."""
    reprints = mine[mine["article"] != source]
    names = [f"{label[row.article]} ({row.share_group:.0%} of its words)" for row in reprints.itertuples()]
    signs, against = mine["signs"].iloc[0], mine["against"].iloc[0]
    verb = "prints" if len(names) == 1 else "print"
    if pd.isna(signs):
        return f"{listed(names, most=6)} {verb} the same copy as {label[source]}; which came first cannot be told"
    but = f"; against it: {against}" if pd.notna(against) else ""
    why = f"inferred, as {label[source]} {listed(SIGNS[sign] for sign in signs.split(', '))}{but}"
    return f"{listed(names, most=6)} {verb} copy that likely comes from {label[source]} or from the same agency ({why})"


def _deals_paragraphs(tests: pd.DataFrame) -> bool:
    """Some of these tests rest on a single article of an outlet."""
    return bool(tests["unit"].eq("paragraph").any())


def _agreement(own: pd.DataFrame, lexicons: list[str], *, differ: bool) -> str:
    """Who is the most positive, where outlets differ at all; that the lexicons disagree, always."""
    highest = {
        lexicon: own.loc[own.loc[own["lexicon"] == lexicon, "mean_once"].idxmax(), "outlet"] for lexicon in lexicons
    }
    thin = own[own["enough_once"] != "yes"]["outlet"].nunique()
    n = own["outlet"].nunique()
    means = "every mean rests" if thin == n else out_of(thin, n, "mean rests", "means rest")
    amount = f"{means} on thin text" if thin else ""
    if len(set(highest.values())) > 1:
        by_outlet = {outlet: [name for name in lexicons if highest[name] == outlet] for outlet in highest.values()}
        named = "; ".join(f"{outlet} by {listed(names)}" for outlet, names in by_outlet.items())
        said = f"With copied text counted once the lexicons disagree on who is the most positive ({named})"
    elif not differ:
        return f"{sentence(amount)}." if amount else ""
    elif len(lexicons) < 2:
        said = f"Most positive is {highest[lexicons[0]]}"
    else:
        said = f"The lexicons agree that {highest[lexicons[0]]} is the most positive"
    return f"{said}; {amount}." if amount else f"{said}."


def _every(lexicons: list[str]) -> str:
    return listed(lexicons) if len(lexicons) < 3 else f"each of {counted(len(lexicons), 'lexicon')}"


def _any(lexicons: list[str]) -> str:
    return " or ".join(lexicons) if len(lexicons) < 3 else f"any of {counted(len(lexicons), 'lexicon')}"
