"""Which sentences of two articles are copies: the evidence that each kind needs, and the order in which they are taken."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import product

from rapidfuzz.distance import LCSseq

from analysis.measures.language.words import Sentence, Words
from analysis.measures.text_reuse.alignment import Run, in_order, quoted_runs, tiles
from analysis.measures.text_reuse.candidates import GRAM
from analysis.measures.text_reuse.remainder import Remainder

LIGHT = 0.85  # identical or light edit: so much of the shorter sentence stands in the other, in order ...
WHOLE = 0.5  # ... and so much of the longer; below it, more was added than kept, but where only an end was cut
ALONE = 9  # the writer's own words (of a run, or of a light edit) that show copy by themselves
LONG = 6  # own words of a run that shows copy together with others ...
CLOSE = 20  # ... when they come to so many in two sentences or more: then the two articles share copy ...
SHARE = 0.05  # ... and to so much of the shorter article
SOME = 5  # own words of a light edit between articles that share copy
LEAST = 1.0  # a heavy rewrite shares words worth so many that stand in two sentences of the story only, ...
RUN = 4  # ... and own words of a run that shows a rewritten sentence between articles that share copy
COVER = 0.45  # or: so much of the rarer words of what is left of the shorter sentence ...
RARE = 1.5  # ... worth so many words that stand in two sentences of the story only, two of them the writer's own
APART = 0.5  # ... and worth so many that do not stand in other sentences of both articles too
# From copy to the next sentences, or to one merged with it.
STEPS = ((1, 1), (-1, -1), (1, 0), (-1, 0), (0, 1), (0, -1))
ALIKE = 3  # content words, names and numbers too, that show a rewrite in such a place, at full weight up to COVER
NEAR = 2  # a short sentence or a quotation is copy where a sentence so near to it is
QUOTED = 5  # words of one quotation that make two sentences rest on the same source


class ArticlePair:
    """The decisions on one pair of articles, best match first; `rest` are the words that none accounts for yet."""

    def __init__(self, words: Words, article_a: int, article_b: int, candidates: list[tuple[int, int, int]]):
        self.words = words
        self.articles = article_a, article_b
        self.rest = Remainder(words)
        self.found: dict[tuple[int, int], str] = {}
        self.pairs = [(i, j) for i, j, _ in candidates]
        long_runs = {}
        for i, j, n_grams in candidates:
            if n_grams > LONG - GRAM:
                runs = [self.own(i, j, [run]) for run in tiles(words[i].code, words[j].code, LONG)]
                long_runs[i, j] = [own for own in runs if own >= LONG]
        self.sure = {pair for pair, runs in long_runs.items() if any(own >= ALONE for own in runs)}
        shorter = min(words.length(article_a), words.length(article_b))
        enough = max(CLOSE, SHARE * shorter)
        self.close = sum(map(bool, long_runs.values())) > 1 and sum(map(sum, long_runs.values())) >= enough

    def kinds(self) -> dict[tuple[int, int], str]:
        """(sentence a, sentence b) -> kind."""
        if self.close:
            self.pairs = sorted({*self.pairs, *self._overlapping()})
        doubtful = self._light()
        self._beside(doubtful)  # a literal match goes before a rewrite
        self._heavy({(i, j) for _, i, j, _ in doubtful})
        self._beside(doubtful)
        if self.close:
            self._in_gaps()
        self._same_source()
        return self.found

    def matches(self) -> list[tuple[int, int, int, list[Run]]]:
        """Identical and lightly edited sentences, longest match first: (minus words, sentence a, sentence b, runs)."""
        found = []
        for i, j in self.pairs:
            a, b = self.words[i].code, self.words[j].code
            short, long = sorted((a, b), key=len)
            n = len(a) if a == b else LCSseq.similarity(a, b)
            if n >= LIGHT * len(short) and (n >= WHOLE * len(long) or _is_end(short, long)):
                found.append((-n, i, j, in_order(a, b)[0]))
        return sorted(found)

    def _light(self) -> list[tuple[int, int, int, list[Run]]]:
        """Take these sentences; return those that are too short, or only quotation, or set phrases."""
        doubtful = []
        for match in self.matches():
            _, i, j, runs = match
            if self.own(i, j, runs) < (SOME if self.close else ALONE):
                doubtful.append(match)
            elif self.rest.is_free(i, j, runs):
                self._take(i, j, self._printed_kind(i, j), runs)
        return doubtful

    def _heavy(self, doubtful: set[tuple[int, int]]) -> None:
        """Take recast body sentences; headlines and decks sum up an article and share its words anyway."""
        queue = []
        for i, j in self.pairs:
            in_body = self.words.body[i] and self.words.body[j]
            is_open = (i, j) not in self.found and (i, j) not in doubtful
            if in_body and is_open and (self.close or (i, j) in self.sure):
                queue.append((-self._rewritten(i, j)[0], i, j))
        for score, i, j in sorted(queue):
            if score < 0:
                score, runs = self._rewritten(i, j)
                if score > 0:
                    self._take(i, j, "heavy rewrite", runs)

    def _rewritten(self, i: int, j: int) -> tuple[float, list[Run]]:
        """Evidence that one sentence recasts the other, from the words not yet accounted for; 0 is none."""
        left_a, left_b = self.rest.left(i), self.rest.left(j)
        shared = left_a.worth.keys() & left_b.worth.keys() & (left_a.unquoted | left_b.unquoted)
        worth = sum(max(left_a.worth[stem], left_b.worth[stem]) for stem in shared)
        if worth < LEAST:
            return 0.0, []
        a, runs = self.words[i], self.rest.runs(i, j)
        longest = max((self.own(i, j, [run]) for run in runs if _tells(a, run)), default=0)
        n_own = len(shared & (left_a.own | left_b.own))
        all_of = min(sum(left.worth.values()) for left in (left_a, left_b))
        covers = n_own > 1 and worth >= max(RARE, COVER * all_of) and self._tell_apart(shared)
        return (worth + longest if longest >= RUN or covers else 0.0), runs

    def _beside(self, doubtful: list[tuple[int, int, int, list[Run]]]) -> None:
        """Take short sentences and quotations that stand beside copy, until no more do."""
        grown = True
        while grown:
            grown = False
            for entry in list(doubtful):
                _, i, j, runs = entry
                near = range(-NEAR, NEAR + 1)
                if any((i + d, j + e) in self.found for d, e in product(near, near)):
                    doubtful.remove(entry)
                    if self.rest.is_free(i, j, runs, in_both=True):
                        self._take(i, j, self._printed_kind(i, j), runs)
                        grown = True

    def _in_gaps(self) -> None:
        """Take body sentences that no run of words gives away, where both stand next to copy or one was merged with it."""
        taken_a, taken_b = ({pair[side] for pair in self.found} for side in (0, 1))
        queue = sorted(self.found, reverse=True)
        while queue:
            near_a, near_b = queue.pop()
            for d, e in STEPS:
                i, j = near_a + d, near_b + e
                is_open = [i not in taken_a, j not in taken_b]
                if (all(is_open) if d and e else any(is_open)) and self._much_alike(i, j, merged=not (d and e)):
                    same = self.words[i].code == self.words[j].code
                    self._take(i, j, self._printed_kind(i, j) if same else "heavy rewrite", self.rest.runs(i, j))
                    taken_a.add(i)
                    taken_b.add(j)
                    queue.append((i, j))

    def _much_alike(self, i: int, j: int, *, merged: bool) -> bool:
        """Two sentences in such a place are the same, or what is left of the shorter one stands for the most part in both."""
        mine, yours = map(self.words.sentences_of, self.articles)
        if i not in mine or j not in yours or not (self.words.body[i] and self.words.body[j]):
            return False
        if not merged and self.words[i].code == self.words[j].code:
            return True
        left_a, left_b = self.rest.left(i), self.rest.left(j)
        shared = left_a.worth.keys() & left_b.worth.keys()
        worth = [sum(map(self.words.weight.get, stems)) for stems in (shared, left_a.worth, left_b.worth)]
        enough = max(LEAST, COVER * min(worth[1:]))
        has_own = bool(shared & (left_a.own | left_b.own))
        return len(shared) >= ALIKE and has_own and worth[0] >= enough and self._tell_apart(shared)

    def _tell_apart(self, shared: set[str]) -> bool:
        """The stems that two sentences share are more than what the story is about (the minister, by name and title)."""
        return sum(map(self.words.weight.get, shared - self._theme)) >= APART

    @cached_property
    def _theme(self) -> set[str]:
        """Stems that stand in two body sentences or more of both articles."""
        mine, yours = (
            Counter(
                s for i in self.words.sentences_of(article) if self.words.body[i] for s in self.words[i].all_stems()
            )
            for article in self.articles
        )
        return {stem for stem in mine if mine[stem] > 1 and yours[stem] > 1}

    def _same_source(self) -> None:
        queue = []
        for i, j in self.pairs:
            a, b = self.words[i], self.words[j]
            if (i, j) in self.found or not (any(a.quoted) and any(b.quoted)):
                continue
            runs = quoted_runs(a, b)
            n = sum(run.n for run in runs)
            n_content = sum(sum(a.content[run.a : run.a + run.n]) for run in runs)
            if n >= QUOTED and n >= min(sum(a.quoted), sum(b.quoted)) / 2 and n_content > 1:
                queue.append((-n, i, j, runs))
        for _, i, j, runs in sorted(queue):
            if self.rest.is_free(i, j, runs):
                self._take(i, j, "same source", runs)

    def _overlapping(self) -> Iterator[tuple[int, int]]:
        """Sentence pairs of the two articles with two or more content words in common."""
        mine, yours = map(self.words.sentences_of, self.articles)
        where = defaultdict(list)
        for j in yours:
            for stem in self.words[j].all_stems():
                where[stem].append(j)
        for i in mine:
            n = Counter(j for stem in self.words[i].all_stems() for j in where.get(stem, ()))
            yield from ((i, j) for j, count in n.items() if count > 1)

    def own(self, i: int, j: int, runs: list[Run]) -> int:
        """The writer's own words of some runs, what one of the two puts between quotation marks left out."""
        a, b = self.words[i], self.words[j]
        both = ((a.own[r.a + k], a.quoted[r.a + k] or b.quoted[r.b + k]) for r in runs for k in range(r.n))
        return sum(own and not quoted for own, quoted in both)

    def _take(self, i: int, j: int, kind: str, runs: list[Run]) -> None:
        self.found[i, j] = kind
        self.rest.take(i, j, runs)

    def _printed_kind(self, i: int, j: int) -> str:
        return "identical" if self.words.printed(i) == self.words.printed(j) else "light edit"


def _is_end(short: list[int], long: list[int]) -> bool:
    """One sentence is the other with its tail, or its head, cut, and opens and ends with no word of its own."""
    n = len(short)
    ends = (end for end in (long[:n], long[-n:]) if short[0] in end and short[-1] in end)
    return any(LCSseq.similarity(short, end) >= LIGHT * n for end in ends)


def _tells(sentence: Sentence, run: Run) -> bool:
    """A run has a content word that is no name."""
    return any(sentence.content[k] and sentence.own[k] for k in range(run.a, run.a + run.n))
