"""Discovered facts against hand-made ledgers: what is found, what is put together rightly, what is no fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from analysis import Corpus, measure_discovered
from benchmarks.gold.facts import Cells, cells
from benchmarks.gold.score import Score, auc, share
from benchmarks.gold.stories import ANNOTATIONS, TRIPLETS, Gold, annotated, nato, triplet

Place = tuple[str, int, int]


def scores(gold: Gold) -> Iterator[Score]:
    """The five articles, the four events, and the stories of benchmarks/annotations.

    A telling of a discovered fact tells a fact of the ledger when it overlaps a place that the ledger gives as evidence for it.

    * matched: facts told by several articles of which one discovered fact has tellings in two of these articles
      (any fact told by one article alone: one telling);
    * no facts: discovered facts none of whose tellings overlaps evidence of any fact of the ledger. The ledgers list what
      an annotator took for worth listing, so such a clause may be a fact that nobody listed;
    * put together rightly: of the pairs of tellings in different articles that discovery has as one fact, those that tell a
      common fact of the ledger;
    * only here: of the discovered facts with tellings in one article that tell facts of the ledger, those of which at least
      one is that article's alone;
    * chance: the same, by the chance that the suite gives for it, where it is right only if no other article tells all that
      the wording does.
    """
    for name, corpus, answers in ledger_stories(gold):
        yield from _score(name, corpus, answers)
    yield from _only_here(gold)


def ledger_stories(gold: Gold) -> Iterator[tuple[str, Corpus, Cells]]:
    """Name, corpus and answers of the five articles, the four events and the stories of benchmarks/annotations."""
    for name in ("nato", *TRIPLETS):
        yield name, nato(gold) if name == "nato" else triplet(gold, name), cells(gold, name)
    for path in sorted(ANNOTATIONS.glob("*.json")):
        yield path.stem, *annotated(gold, path.stem)


def evidence_of(answers: Cells) -> dict[str, list[Place]]:
    """Fact of the ledger -> the places that tell it, wholly or in part, where any are named."""
    evidence = defaultdict(list)
    for (fact, article), cell in answers.items():
        if cell["label"] != "absent":
            evidence[fact] += [(article, place["start"], place["end"]) for place in cell.get("evidence", ())]
    return {fact: places for fact, places in evidence.items() if places}


def _score(name: str, corpus: Corpus, answers: Cells) -> Iterator[Score]:
    facts = evidence_of(answers)
    found = {
        fact: list(zip(rows["article"], rows["start"], rows["end"], strict=True))
        for fact, rows in measure_discovered(corpus).groupby("fact")
    }
    told = {place: told_at(place, facts) for places in found.values() for place in places}
    shared = [fact for fact, places in facts.items() if len({p[0] for p in places}) > 1]
    alone = [fact for fact in facts if fact not in shared]
    best = defaultdict(int)
    for places in found.values():
        for fact in set().union(*(told[place] for place in places)):
            best[fact] = max(best[fact], len({place[0] for place in places if fact in told[place]}))
    yield share((best[fact] > 1 for fact in shared), f"{name}: shared facts matched")
    yield share((best[fact] > 0 for fact in alone), f"{name}: facts of one article matched")
    pairs = [
        (a, b) for places in found.values() for a, b in combinations(places, 2) if a[0] != b[0] and (told[a] or told[b])
    ]
    yield share((bool(told[a] & told[b]) for a, b in pairs), f"{name}: tellings put together rightly")
    tellers = defaultdict(set)
    for (fact, article), cell in answers.items():
        if cell["label"] != "absent":
            tellers[fact].add(article)
    single = (set().union(*map(told.get, places)) for places in found.values() if len({p[0] for p in places}) == 1)
    yield share(
        (len(set.intersection(*map(tellers.get, here))) == 1 for here in single if here), f"{name}: only here, rightly"
    )
    several = [places for places in found.values() if len({p[0] for p in places}) > 1]
    yield share(
        (not any(told[p] for p in places) for places in several), f"{name}: discovered in several articles, no facts"
    )
    yield share((not any(told[p] for p in places) for places in found.values()), f"{name}: discovered in all, no facts")


def told_at(place: Place, facts: dict[str, list[Place]]) -> set[str]:
    """The facts of the ledger of which a place overlaps evidence."""
    article, start, end = place
    return {fact for fact, places in facts.items() if any(a == article and start < e and s < end for a, s, e in places)}


def _only_here(gold: Gold) -> Iterator[Score]:
    """What seems told in one article alone, each event by chances that were trained on the others (measures/facts/retold.py)."""
    from benchmarks.train_retold import labelled_cells, leave_one_event_out, only_here

    found = only_here(leave_one_event_out(labelled_cells(gold)))
    yield Score("only here: AUC of the chance", auc(~found["told"], found["chance"]))
    for least in (0.5, 0.7):
        yield share(~found.loc[found["chance"] >= least, "told"], f"only here, chance {least} or more: rightly")
