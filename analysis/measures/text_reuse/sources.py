"""How many sources the pages come down to: who shares copy, and where it likely began."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered
from analysis.measures.components import components
from analysis.measures.registry import measure
from analysis.measures.text_reuse.reuse import copies_between
from analysis.measures.text_reuse.times import came_before
from analysis.records import Row
from analysis.tables import from_rows

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
    what speaks for it, `against` what speaks for another: agency (the outlet is the agency that a page of the group
    carries, by the table of articles or by its byline or dateline), credit (the only page that names one in a line or
    dateline, where the agency's own is not there), completeness (a tenth more of the shared words than the next), time
    (published before each of the others).

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
    n_words = Counter()
    for row in corpus.rows("sentences"):
        n_words[row.article] += row.n_words if row.part == "body" else 0
    group = _groups(corpus, shared, n_words)
    in_group = {
        article: _covered(words for other, words in shared[article].items() if group[other] == group[article])
        for article in group
    }
    origins = _origins(corpus, group, in_group, n_words)
    n_pages = Counter(group.values())
    rows = []
    for article, outlet in corpus.outlet_of().items():
        total, with_group, with_any = n_words[article], in_group[article], _covered(shared[article].values())
        shares = [with_group / total, (with_any - with_group) / total, 1 - with_any / total] if total else [None] * 3
        origin, signs, against = origins[group[article]]
        rows.append((article, outlet, origin, n_pages[group[article]], signs, against, total, *shares))
    return from_rows("sources", rows)


@remembered
def source_of(corpus: Corpus) -> dict[str, str]:
    """Article -> its source in the table `sources`."""
    return {row.article: row.source for row in measure_sources.rows(corpus)}


def _shared_words(corpus: Corpus) -> dict[str, dict[str, dict[int, int]]]:
    """article -> other article -> body sentence -> its words that stand in the other as copy."""
    n_words = {(row.article, row.sentence): row.n_words for row in corpus.rows("sentences") if row.part == "body"}
    shared: dict = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
    for (article, other), copies in copies_between(corpus).items():
        for sentence, of_other, _, n in copies:
            if (article, sentence) in n_words and (other, of_other) in n_words:
                words = shared[article][other]
                words[sentence] = min(words[sentence] + n, n_words[article, sentence])
    return shared


def _covered(shared: Iterable[dict[int, int]]) -> int:
    """Words of an article that stand in one of the others, by sentence the most that one of them has."""
    best: dict[int, int] = defaultdict(int)
    for words in shared:
        for sentence, n in words.items():
            best[sentence] = max(best[sentence], n)
    return sum(best.values())


def _groups(corpus: Corpus, shared: dict, n_words: dict[str, int]) -> dict[str, int]:
    """Article -> the number of its group."""
    articles = list(corpus.outlet_of())
    place = {article: number for number, article in enumerate(articles)}
    edges = []
    for article, others in shared.items():
        for other, sentences in others.items():
            if sum(sentences.values()) >= SHARED * n_words[article] and n_words[article] <= n_words[other]:
                edges.append((place[article], place[other]))
    return dict(zip(articles, components(edges, len(articles)).tolist(), strict=True))


def _origins(
    corpus: Corpus, group: dict[str, int], words: dict[str, int], n_words: dict[str, int]
) -> dict[int, tuple[str, str | None, str | None]]:
    """Group -> its likely origin, the signs for it and the signs for others; `words` are those shared in the group."""
    record = {row.article: row for row in corpus.rows("articles")}
    lines = _lines(corpus, "byline", "credit", "dateline", "footer")
    bylines, bracketed = _lines(corpus, "byline", "dateline"), set(_bracketed(corpus))
    members = defaultdict(list)
    for article, number in group.items():
        members[number].append(article)
    found = {}
    for number, pages in members.items():
        if len(pages) == 1:
            found[number] = pages[0], None, None
            continue
        named = {_folded(record[m].agency) for m in pages if isinstance(record[m].agency, str)}
        agencies = [
            m for m in pages if _folded(record[m].outlet) in named or _named_by_others(m, pages, record, bylines)
        ]
        # Who credits another page of the group is not where it began.
        names_one = bracketed | {m for m in pages if any(agency in line for agency in named for line in lines[m])}
        credited = set() if agencies else names_one & set(pages)
        fullest = sorted(pages, key=lambda m: -words[m])
        earliest = _earliest({m: record[m].published for m in pages})
        signs = {
            "agency": agencies[0] if len(agencies) == 1 else None,
            "credit": next(iter(credited)) if len(credited) == 1 else None,
            "completeness": fullest[0] if words[fullest[0]] >= _AHEAD * words[fullest[1]] else None,
            "time": earliest,
        }
        rank = {m: (words[m], m in credited, m == earliest, n_words[m]) for m in pages}
        origin = signs["agency"] or max(fullest, key=rank.get)
        speaks_for = [sign for sign, member in signs.items() if member == origin]
        against = [f"{sign} ({member})" for sign, member in signs.items() if member not in (origin, None)]
        found[number] = origin, ", ".join(speaks_for) or None, ", ".join(against) or None
    return found


def _folded(name: str) -> str:
    return even(name).casefold()


def _named_by_others(article: str, pages: list[str], record: dict[str, Row], bylines: dict[str, list[str]]) -> bool:
    """Whether the byline or dateline of a page of another outlet names this article's outlet."""
    outlet = _folded(record[article].outlet)
    name = re.compile(rf"(?<!\w){re.escape(outlet)}(?!\w)")
    return any(name.search(line) for page in pages if _folded(record[page].outlet) != outlet for line in bylines[page])


def _lines(corpus: Corpus, *parts: str) -> dict[str, list[str]]:
    """Article -> its lines of these parts, folded."""
    found = defaultdict(list)
    for line in corpus.rows("lines"):
        if line.part in parts:
            found[line.article].append(_folded(corpus.texts[line.article][line.start : line.end]))
    return found


def _bracketed(corpus: Corpus) -> Iterator[str]:
    """The articles whose dateline has a name in brackets."""
    line, sentence = (
        {row.article: row.start for row in reversed(corpus.rows(table)) if row.part == "body"}
        for table in ("lines", "sentences")
    )
    for article, start in line.items():
        if _BRACKETS.search(corpus.texts[article][start : sentence[article]]):
            yield article


def _earliest(published: dict[str, str]) -> str | None:
    """The article published before all others; None where the times do not tell."""
    for article, time in published.items():
        if all(came_before(time, other) for name, other in published.items() if name != article):
            return article
    return None
