"""How many sources the pages come down to: who shares copy, where it likely began, what each reprint did to it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.measures.registry import measure
from analysis.measures.reuse import COPY, measure_reuse
from analysis.tables import TABLES

# Two articles count as one source when a quarter of the shorter body is copy of the other: more than a shared
# paragraph of background, less than the wire part of a page that adds its own reporting.
SHARED = 0.25
_AHEAD = 1.1  # the fullest article has at least so many times the shared words of the next
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")


@measure("sources")
def measure_sources(corpus: Corpus) -> pd.DataFrame:
    """Group the articles by the copy they share, and name the likely origin of each group.

    Articles are in one group when a quarter of the shorter body stands in the other as copy (identical, light
    edit, heavy rewrite), directly or through a third. Which of them is the origin is never certain: none may be.
    The agency's own page is taken first, else the article that holds most of the shared words, and of two that
    hold as many the one that names an agency, that is earlier, that is longer. `signs` names
    what speaks for it, `against` what speaks for another: agency (the outlet is the agency), credit (the
    only page that names it in a line or dateline), completeness (a tenth more of the shared words than the
    next), time (published before the others, as far as story.yml says).

    Returns
    -------
    pandas.DataFrame
        One row per article: article, outlet, source (the article id of the group's likely origin: articles with
        the same source are one source, and the number of different ones is the story's number of
        independent sources), n_pages (articles in the group), signs and against (missing where the group is
        one article), n_body_words, share_group (share of the body's words in sentences shared with the
        group, as far as the words correspond), share_other (the same, with articles outside the group only),
        share_own (the rest); 0-1.
    """
    shared = _shared_words(corpus)
    n_words = body_sentences(corpus).groupby("article")["n_words"].sum()
    groups = _groups(corpus, shared, n_words)
    origins = {members: _origin(corpus, members, shared, n_words) for members in groups.values()}
    rows = []
    for article, outlet in corpus.outlet_of().items():
        members = groups[article]
        total = int(n_words.get(article, 0))
        with_group = _covered(shared, article, members)
        with_any = _covered(shared, article, shared.get(article, ()))
        shares = [with_group / total, (with_any - with_group) / total, 1 - with_any / total] if total else [None] * 3
        origin, signs, against = origins[members]
        rows.append((article, outlet, origin, len(members), signs, against, total, *shares))
    return pd.DataFrame(rows, columns=TABLES["sources"].names)


@measure("reprints")
def measure_reprints(corpus: Corpus) -> pd.DataFrame:
    """What each reprint did to the paragraphs of the likely origin of its copy.

    Returns
    -------
    pandas.DataFrame
        One row per body paragraph of the origin and reprint, and per paragraph that the reprint added:
        article_a (origin), paragraph_a, start_a, end_a, article_b (reprint), paragraph_b (where most of it
        stands), start_b, end_b; status: kept (every sentence identical), edited (changed, moved apart or only in
        part), cut (nothing of it), added (no copy from the origin in it); share_kept (share of its words that
        stand in the reprint, 0-1; missing where added). A paragraph that the reprint lacks may be later news:
        "cut" says what is missing, not who took it out.
    """
    reuse = measure_reuse(corpus)
    reuse = reuse[reuse["kind"].isin(COPY)]
    body = body_sentences(corpus)
    sources = measure_sources(corpus)
    rows = []
    for row in sources[sources["article"] != sources["source"]].itertuples():
        origin, reprint = (body[body["article"] == article] for article in (row.source, row.article))
        rows += _paragraphs(origin, reprint, oriented(reuse, row.source, row.article))
    return pd.DataFrame(rows, columns=TABLES["reprints"].names)


def copied_sentences(corpus: Corpus) -> pd.DataFrame:
    """The sentences to leave out so that copied text counts once.

    Of each sentence that several articles print, the one in the article that stands first in this order
    is kept: likely origin of its group, then most words shared, then place in story.yml. The rule looks at
    no fact and no word of the sentence, so it favours none.

    Returns
    -------
    pandas.DataFrame
        One row per sentence left out: article, sentence, kind (of the closest copy), source, source_sentence (the
        first in that order of those it is a copy of). Measures of wording leave out "identical" and
        "light edit" (a rewrite's words are the outlet's own); counts of independent sources leave out all.
    """
    reuse = measure_reuse(corpus)
    reuse = reuse[reuse["kind"].isin(COPY)].copy()
    sources = measure_sources(corpus).reset_index(names="place")
    sources["copied"] = -(sources["share_group"].fillna(0) * sources["n_body_words"])
    sources["is_reprint"] = sources["source"] != sources["article"]
    ranked = sources.sort_values(["is_reprint", "copied", "place"], kind="stable")["article"]
    rank = {article: number for number, article in enumerate(ranked)}
    swap = (reuse["article_a"].map(rank) < reuse["article_b"].map(rank)).to_numpy(bool)
    sides = {}
    for name in ("article", "sentence"):
        a, b = reuse[f"{name}_a"], reuse[f"{name}_b"]
        sides[name], sides[f"source_{name}"] = b.where(swap, a), a.where(swap, b)
    copies = pd.DataFrame(sides).rename(columns={"source_article": "source"})
    copies["closeness"] = reuse["kind"].map(COPY.index)
    copies["rank"] = copies["source"].map(rank)
    closest = copies.groupby(["article", "sentence"])["closeness"].transform("min")
    copies["kind"] = closest.map(dict(enumerate(COPY)))
    copies = copies.sort_values(["article", "sentence", "rank", "closeness"], kind="stable")
    copies = copies.drop_duplicates(["article", "sentence"]).reset_index(drop=True)
    return copies[["article", "sentence", "kind", "source", "source_sentence"]]


def is_copied(corpus: Corpus, rows: pd.DataFrame, *, kinds: tuple[str, ...] = COPY) -> pd.Series:
    """Which rows of a table keyed by article and sentence stand in sentences that `copied_sentences` leaves out.

    `measure_x(corpus)` counts as printed; the rows where this is False count copied text once.
    """
    copies = copied_sentences(corpus)
    copies = copies[copies["kind"].isin(kinds)]
    known = set(zip(copies["article"], copies["sentence"], strict=True))
    return pd.Series([key in known for key in zip(rows["article"], rows["sentence"], strict=True)], rows.index, bool)


def body_sentences(corpus: Corpus) -> pd.DataFrame:
    """The sentences of the body."""
    return corpus.sentences[corpus.sentences["part"] == "body"]


def _shared_words(corpus: Corpus) -> dict[str, dict[str, dict[int, int]]]:
    """article -> other article -> body sentence -> its words that stand in the other as copy."""
    n_words = body_sentences(corpus).set_index(["article", "sentence"])["n_words"].to_dict()
    shared: dict = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for row in measure_reuse(corpus).itertuples():
        a, b = (row.article_a, row.sentence_a), (row.article_b, row.sentence_b)
        if row.kind in COPY and a in n_words and b in n_words:
            for mine, other in ((a, b[0]), (b, a[0])):
                words = shared[mine[0]][other]
                words[mine[1]] = min(words[mine[1]] + row.n_shared, n_words[mine])
    return shared


def _covered(shared: dict, article: str, others: Iterable[str]) -> int:
    """Words of an article that stand in one of the others, by sentence the most that one of them has."""
    best: dict[int, int] = defaultdict(int)
    for other in others:
        for sentence, n in shared.get(article, {}).get(other, {}).items():
            best[sentence] = max(best[sentence], n)
    return sum(best.values())


def _groups(corpus: Corpus, shared: dict, n_words: pd.Series) -> dict[str, tuple[str, ...]]:
    """Article -> the articles of its group."""
    articles = list(corpus.outlet_of())
    place = {article: number for number, article in enumerate(articles)}
    edges = []
    for article, others in shared.items():
        for other, sentences in others.items():
            if sum(sentences.values()) >= SHARED * n_words[article] and n_words[article] <= n_words[other]:
                edges.append((place[article], place[other]))
    a, b = zip(*edges, strict=True) if edges else ((), ())
    graph = coo_array(([1] * len(edges), (a, b)), shape=(len(place), len(place)))
    number = connected_components(graph, directed=False)[1]
    members = pd.Series(articles).groupby(number).agg(tuple)
    return {article: members[n] for article, n in zip(articles, number, strict=True)}


def _origin(
    corpus: Corpus, members: tuple[str, ...], shared: dict, n_words: pd.Series
) -> tuple[str, str | None, str | None]:
    """The likely origin of a group, the signs for it and the signs for others."""
    if len(members) == 1:
        return members[0], None, None
    record = {article.id: article for article in corpus.story.articles}
    words = {member: _covered(shared, member, members) for member in members}
    agencies = [m for m in members if record[m].agency and _same(record[m].agency, record[m].outlet)]
    credited = [member for member in members if _credits(corpus, member, members)]
    fullest = sorted(members, key=lambda member: -words[member])
    earliest = _earliest({member: record[member].published for member in members})
    signs = {
        "agency": agencies[0] if len(agencies) == 1 else None,
        "credit": credited[0] if len(credited) == 1 else None,
        "completeness": fullest[0] if words[fullest[0]] >= _AHEAD * words[fullest[1]] else None,
        "time": earliest,
    }
    origin = signs["agency"] or max(fullest, key=lambda m: (words[m], m in credited, m == earliest, n_words[m]))
    speaks_for = [sign for sign, member in signs.items() if member == origin]
    against = [f"{sign} ({member})" for sign, member in signs.items() if member not in (origin, None)]
    return origin, ", ".join(speaks_for) or None, ", ".join(against) or None


def _same(name: str, other: str) -> bool:
    return even(name).casefold() == even(other).casefold()


def _credits(corpus: Corpus, article: str, members: tuple[str, ...]) -> bool:
    """The page itself names an agency of the group: in a line that is no text, or in brackets in a dateline."""
    text = corpus.texts[article]
    lines = corpus.lines[corpus.lines["article"] == article]
    agencies = {a.agency for a in corpus.story.articles if a.id in members and a.agency}
    furniture = lines[lines["part"].isin(["byline", "credit", "dateline", "footer"])]
    printed = [even(text[line.start : line.end]).casefold() for line in furniture.itertuples()]
    if any(even(agency).casefold() in line for agency in agencies for line in printed):
        return True
    first = corpus.sentences[(corpus.sentences["article"] == article) & (corpus.sentences["part"] == "body")].head(1)
    opening = lines.loc[lines["part"] == "body", "start"].head(1)
    return any(_BRACKETS.search(text[a:b]) for a, b in zip(opening, first["start"], strict=True))


def _earliest(published: dict) -> str | None:
    """The article published before all others; None where a date is missing or two may be of one time."""
    times = {article: when.isoformat() for article, when in published.items() if when}
    if len(times) < len(published):
        return None
    first, second = sorted(times, key=times.get)[:2]
    short = min(len(times[first]), len(times[second]))
    return first if times[first][:short] < times[second][:short] else None


def oriented(reuse: pd.DataFrame, origin: str, reprint: str) -> list[tuple[int, int, str, int]]:
    """(sentence of the origin, sentence of the reprint, kind, words that correspond)."""
    found = []
    for a, b in (("a", "b"), ("b", "a")):
        rows = reuse[(reuse[f"article_{a}"] == origin) & (reuse[f"article_{b}"] == reprint)]
        found += zip(rows[f"sentence_{a}"], rows[f"sentence_{b}"], rows["kind"], rows["n_shared"], strict=True)
    return found


def _paragraphs(origin: pd.DataFrame, reprint: pd.DataFrame, pairs: list[tuple]) -> list[tuple]:
    paragraph_of = dict(zip(reprint["sentence"], reprint["paragraph"], strict=True))
    spans = {
        number: (rows["article"].iloc[0], number, rows["start"].min(), rows["end"].max())
        for number, rows in reprint.groupby("paragraph")
    }
    name = reprint["article"].iloc[0]
    matches = defaultdict(list)
    for sentence, other, kind, n in pairs:
        matches[sentence].append((paragraph_of.get(other), kind, n))
    rows, used = [], set()
    for number, sentences in origin.groupby("paragraph"):
        mine = [[m for m in matches[s] if m[0] is not None] for s in sentences["sentence"]]
        weight: dict[int, int] = defaultdict(int)
        for paragraph, _, n in (match for found in mine for match in found):
            weight[paragraph] += n
        used |= weight.keys()
        status = "cut"
        if weight:
            kept = all(any(kind == "identical" for _, kind, _ in found) for found in mine)
            status = "kept" if kept else "edited"
        n_kept = sum(
            min(sum(n for *_, n in found), words) for found, words in zip(mine, sentences["n_words"], strict=True)
        )
        place = spans[max(weight, key=weight.get)] if weight else (name, None, None, None)
        span = (sentences["article"].iloc[0], number, sentences["start"].min(), sentences["end"].max())
        rows.append((*span, *place, status, n_kept / sentences["n_words"].sum()))
    article = origin["article"].iloc[0]
    rows += [(article, None, None, None, *spans[n], "added", None) for n in spans if n not in used]
    return rows
