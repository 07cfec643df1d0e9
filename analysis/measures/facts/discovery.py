"""Facts that nobody wrote down: clauses and sentences of the bodies, aligned across articles."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered
from analysis.measures.comparison.counterparts import Likeness
from analysis.measures.facts.overlap import grams_of
from analysis.measures.facts.propositions import Proposition, propositions
from analysis.measures.facts.retold import chance_retold, sure_absent
from analysis.measures.language.words import Words, words_of
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import copied_sentences, is_copied
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY, MOST_DISCOVERED, TABLES, from_rows

# Set so that on six development stories nine in ten tellings that are put together belong together.
MUTUAL = 0.06  # least score (`Likeness.score`) of two propositions that are each other's best match, to be one fact ...
TOGETHER = 0.045  # ... and the least mean score between the tellings that a merge brings together
SHARED = 2  # content stems that the two have in common, at least: turns of phrase make no fact


class _Found(NamedTuple):
    """The propositions of a story, and those that tell one fact as lists, the wording first."""

    units: list[Proposition]
    facts: list[list[int]]
    n_independent: list[int]
    likeness: Likeness


@measure("discovered", whole=True)
def measure_discovered(corpus: Corpus) -> pd.DataFrame:
    """Align the propositions of the bodies into facts: what several articles tell, and what one alone tells.

    A proposition is a sentence, or one of two full clauses joined in one. Reprinted ones join what they copy. The
    others are merged best match first, where two are each other's best match in their articles by the cosine of rarity-weighted
    runs of four characters (they hear more than words do: what stands beside what, and words of one family), shrunk
    where they share few content words, as long as the tellings stay alike on average (average linkage: Sokal & Michener 1958) and no two articles tell both sides.
    Headlines, decks, captions and all other furniture take no part, nor do fragments without a verb.

    One wording stands for the fact: of the tellings that open with no pronoun or conjunction the one most like the
    others, the shorter of two as good.

    Returns
    -------
    pandas.DataFrame
        One row per fact and telling: fact (X001, ... those of most independent tellings first, then by the article and
        place of the wording), article, outlet, sentence, start, end, wording (it stands for the fact), similarity (to
        the wording, 0-1), n_present (articles), n_independent (articles, those that copy one another counted once; 1:
        only here).
    """
    words = words_of(corpus)
    outlets = corpus.outlet_of()
    found = _discover(corpus)
    rows = []
    for number, (members, n_independent) in enumerate(zip(found.facts, found.n_independent, strict=True), 1):
        wording = members[0]
        n_present = len({words.article[found.units[n].sentence] for n in members})
        for n in sorted(members):
            unit = found.units[n]
            article, sentence, *_ = words.place(unit.sentence)
            rows.append((f"X{number:03d}", article, outlets[article], sentence, unit.start, unit.end, n == wording,
                         found.likeness.cosine(n, wording), n_present, n_independent))  # fmt: skip
    return from_rows("discovered", rows)


def discovered_facts(corpus: Corpus) -> pd.DataFrame:
    """The discovered facts in the form of the table `facts`, for a story without a ledger, `MOST_DISCOVERED` at most.

    The statement is the place of the wording ("article a, sentence 3"): an article's words are put in its place when it
    is shown.
    """
    wording = _standing_in(corpus)
    statement = "article " + wording["article"] + ", sentence " + wording["sentence"].astype("str")
    table = wording[["fact", "n_present", "n_independent"]].assign(
        statement=statement, type=None, salience=None, origin="discovered"
    )
    return table[TABLES["facts"].names]


def discovered_coverage(corpus: Corpus) -> pd.DataFrame:
    """The discovered facts in the form of the table `coverage`: present with the likeliest telling, or absent.

    Nobody reviewed it. That a fact is absent has a confidence (see retold.py); what was aligned has none.
    """
    words, found, standing_in = words_of(corpus), _discover(corpus), _standing_in(corpus)
    units, facts = found.units, [found.facts[number] for number in standing_in.index]
    wordings = [members[0] for members in facts]
    sure = sure_absent(chance_retold(corpus, [_printed(words, units[n]) for n in wordings]))
    likeness = (found.likeness.vectors[wordings] @ found.likeness.vectors.T).tocsr() if facts else None
    position = {(row.article, row.sentence): row.position for row in corpus.rows("sentences") if row.part == "body"}
    in_article = defaultdict(list)
    for n, unit in enumerate(units):
        in_article[words.name[unit.sentence]].append(n)
    rows = []
    for row, (fact, members) in enumerate(zip(standing_in["fact"], facts, strict=True)):
        close = likeness[[row]].toarray()[0]
        for article, outlet in corpus.outlet_of().items():
            mine = [n for n in members if words.name[units[n].sentence] == article]
            likeliest = max(mine or in_article[article], key=lambda n: (close[n], -n), default=None)
            sentence, start, end = _place(words, units, likeliest, article)
            status, confidence, where = (
                ("present", None, position[article, sentence]) if mine else ("absent", sure.at[row, article], None)
            )
            rows.append((fact, article, outlet, status, confidence, "aligned", sentence, start, end, where))
    told = ["fact", "article", "outlet", "status", "confidence", "decided_by", "sentence", "start", "end", "position"]
    table = pd.DataFrame(rows, columns=told).reindex(columns=TABLES["coverage"].names)
    table["copied"] = is_copied(corpus, table, kinds=EDITED_LIGHTLY).where(table["status"] != "absent")
    return table


def _printed(words: Words, unit: Proposition) -> str:
    """The words of a proposition as printed."""
    return words.text(unit.sentence)[unit.start : unit.end]


def _place(words: Words, units: list[Proposition], n: int | None, article: str) -> tuple[int, int, int]:
    """Sentence and offsets of a proposition; of an article that has none, its first sentence."""
    if n is None:
        return words.place(words.name.index(article))[1:]
    return words.number[units[n].sentence], units[n].start, units[n].end


def _standing_in(corpus: Corpus) -> pd.DataFrame:
    """The wordings of the facts that stand in for a ledger, by number: those of most independent tellings.

    Of those with as many, each article in turn gives its next one, so that none seems to have nothing of its own.
    """
    wordings = measure_discovered(corpus).query("wording").reset_index(drop=True)
    turn = wordings.groupby(["n_independent", "article"]).cumcount()
    in_turn = wordings.assign(turn=turn).sort_values(["n_independent", "turn"], ascending=[False, True], kind="stable")
    return wordings.loc[in_turn.index[:MOST_DISCOVERED].sort_values()]


@remembered
def _discover(corpus: Corpus) -> _Found:
    words = words_of(corpus)
    units = propositions(words)
    copied = _copied(corpus, words, units)
    grams = [grams_of(even(_printed(words, unit)).split()) for unit in units]
    likeness = Likeness(grams, [n not in copied for n in range(len(units))], support=[unit.stems for unit in units])
    article = np.array([words.article[unit.sentence] for unit in units], int)
    # An order that the order of the articles leaves alone.
    name = [(words.name[unit.sentence], unit.start) for unit in units]
    pairs = sorted(
        (pair for pair in likeness.pairs(article, mutual=MUTUAL, one_way=1) if _share(units, *pair[:2])),
        key=lambda pair: (-round(pair[2], 9), name[pair[0]], name[pair[1]]),
    )
    facts = []
    for members in _merge(article, likeness, pairs, copied):
        alike = {n: round(sum(likeness.cosine(n, m) for m in members if m != n), 2) for n in members}
        wording = min(members, key=lambda n: (units[n].leans, -alike[n], len(units[n].stems), name[n]))
        tellers = {article[copied.get(n, n)] for n in members}
        facts.append((-len(tellers), name[wording], [wording, *(n for n in members if n != wording)]))
    facts.sort()
    return _Found(units, [members for *_, members in facts], [-n for n, *_ in facts], likeness)


def _share(units: list[Proposition], a: int, b: int) -> bool:
    return len(units[a].stems & units[b].stems) >= SHARED


def _copied(corpus: Corpus, words: Words, units: list[Proposition]) -> dict[int, int]:
    """Proposition -> the one that it reprints, at the end of a chain of reprints, or repeats in the same article."""
    of_sentence, first, found = defaultdict(list), {}, {}
    for n, unit in enumerate(units):
        of_sentence[unit.sentence].append(n)
        said = first.setdefault((words.article[unit.sentence], unit.stems), n)
        if said != n:
            found[n] = said
    copies = copied_sentences(corpus)
    for row in records(copies[copies["kind"].isin(EDITED_LIGHTLY)]):
        originals = of_sentence[words.index[row.source, row.source_sentence]]
        for n in of_sentence[words.index[row.article, row.sentence]] if originals else ():
            found[n] = max(originals, key=lambda m: len(units[n].stems & units[m].stems))
    for n in found:
        seen = {n}
        while found[n] in found and found[n] not in seen:
            seen.add(found[n])
            found[n] = found[found[n]]
    return found


def _merge(
    article: np.ndarray, likeness: Likeness, pairs: list[tuple[int, int, float]], copied: dict[int, int]
) -> list[list[int]]:
    """Groups of propositions: average linkage along the pairs, best first; then the reprints.

    Two groups that the same two articles tell are two facts: a third article may well tell both in one sentence.
    """
    group = list(range(len(article)))
    members = {n: [n] for n in group if n not in copied}
    for a, b, _ in pairs:
        x, y = group[a], group[b]
        if x == y or len({article[p] for p in members[x]} & {article[p] for p in members[y]}) > 1:
            continue
        between = [likeness.score(p, q) for p in members[x] for q in members[y]]
        if sum(between) >= TOGETHER * len(between):
            for p in members[y]:
                group[p] = x
            members[x] += members.pop(y)
    for reprint, original in copied.items():
        members[group[original]].append(reprint)
    return [sorted(found) for found in members.values()]
