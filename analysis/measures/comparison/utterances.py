"""Whether two quotations are one utterance, and which of them are versions of one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from analysis.corpus.house_style import even
from analysis.measures.language.reporting import verb_forms
from analysis.measures.text_reuse.alignment import Edit, Run, Word, in_order
from analysis.records import Row

SURE = 7  # words in order that are an utterance though but one of them is a content word; or, if more, in a row
WHOLE = 0.8  # of the longer one's words stand in the other, in order: one of several was swapped
MOST = 2 / 3  # of one's content words stand in the other, in order, where it is worded otherwise
CORE = 4  # content words, at least, that then stand in both
LEAST = 5  # words of one speaker in order that may be one utterance
HALF = 0.5  # of the words from the first to the last of them
FEW = 5  # words of an edit that may be one of spelling, at most
SWAPPED, KEPT = 3, 0.7  # words swapped in one place at most, and share of the longer one's words that are kept
RUN = 3  # words in a row, at least, that then stand in both
# What the end of a contraction can stand for; 's is also a possessive's
_CONTRACTED = {"'s": ["s", "is", "has", "us"], "'d": ["would", "had"], "'ll": ["will", "shall"], "'re": ["are"],
               "'ve": ["have"], "'m": ["am"], "n't": ["not"]}  # fmt: skip
_CONTRACTION = re.compile(rf"(\w*)({'|'.join(_CONTRACTED)})")
_IRREGULAR = {
    "can't": ["cannot"],
    "won't": ["willnot"],
    "shan't": ["shallnot"],
    "ok": ["okay"],
    "%": ["percent"],
    "&": ["and"],
}
_SAID = re.compile(r"(?:[\w'$£€]|(?<=\d)[.:/-](?=\d))+|[%&]")  # words without hyphens, figures with their points
# What stands between two pieces of a quotation, from the last sign of the one to the first of the other
_CLAUSE = re.compile(r"""\w?[^\w\s]*[,.?!][^\w\s]*\s(?P<words>[^"\n.,;:]{3,60})(?P<end>[,.])[^\w\n]*""")


def one_utterance(a: Sequence[Word], b: Sequence[Word], content_a: Sequence[bool], content_b: Sequence[bool]) -> bool:
    """Whether two quotations are one utterance, cut or worded otherwise; `content_...`: which words are content words."""
    runs, _ = in_order(a, b)
    kept = [k for run in runs for k in range(run.a, run.a + run.n)]
    n_content = sum(content_a[k] for k in kept)
    if len(kept) == min(len(a), len(b)):
        return n_content > 1 or len(kept) >= SURE
    longest = max((run.n for run in runs), default=0)
    if longest > SURE or len(kept) >= max(SURE, WHOLE * max(len(a), len(b))):
        return n_content > 1
    return longest >= RUN and _close(runs) and n_content >= max(CORE, MOST * min(sum(content_a), sum(content_b)))


def reworded_by_one(a: Sequence[Word], b: Sequence[Word]) -> bool:
    """Whether two quotations of one speaker are one utterance: half of the longer stands in the other in order, a few words in a row."""
    runs, _ = in_order(a, b)
    n = sum(run.n for run in runs)
    return n >= max(LEAST, HALF * max(len(a), len(b))) and max(run.n for run in runs) >= RUN


def swapped_once(a: Sequence[Word], b: Sequence[Word]) -> Edit | None:
    """The few words in which two quotations differ that are the same but in one place."""
    runs, edits = in_order(a, b)
    if len(edits) != 1 or sum(run.n for run in runs) < max(LEAST, KEPT * max(len(a), len(b))):
        return None
    return edits[0] if 0 < min(_sizes(edits[0])) <= max(_sizes(edits[0])) <= SWAPPED else None


def _sizes(edit: Edit) -> tuple[int, int]:
    return edit.a2 - edit.a1, edit.b2 - edit.b1


def parallel(
    a: Sequence[Word],
    b: Sequence[Word],
    content_a: Sequence[bool],
    content_b: Sequence[bool],
    least: Callable[[Edit], int],
) -> bool:
    """Whether two quotations may be two sentences in like words: "We will build the wall", "We will build the school".

    So it is where content words were swapped for quite other ones, unless both open alike, have a content word in common
    behind them, and keep enough content words: `least` for each that an edit swaps.
    """
    runs, edits = in_order(a, b)
    kept = [run.a + k for run in runs for k in range(run.n) if content_a[run.a + k]]
    needed = 0
    for edit in edits:
        n = min(sum(content_a[edit.a1 : edit.a2]), sum(content_b[edit.b1 : edit.b2])) * least(edit)
        if n and (edit.a1 == 0 or not any(at >= edit.a2 for at in kept)):
            return True
        needed += n
    return len(kept) < needed


def _close(runs: Sequence[Run]) -> bool:
    """Half of the words from the first to the last that both have stand in both."""
    n = sum(run.n for run in runs)
    first, last = runs[0], runs[-1]
    return n >= HALF * (last.a + last.n - first.a) and n >= HALF * (last.b + last.n - first.b)


def readings(words: str) -> set[str]:
    """What a few words can say, contractions written out, in one spelling and without spaces: "it's" is "itis" and "ithas"."""
    parts = _SAID.findall(even(words).lower().replace("z", "s"))
    return {"".join(said) for said in product(*map(_written_out, parts))}


def _written_out(word: str) -> list[str]:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    found = _CONTRACTION.fullmatch(word)
    return [found[1] + end for end in _CONTRACTED[found[2]]] if found else [word.replace("'", "")]


def two_speakers(a: str | None, b: str | None) -> bool:
    """Two names without a word in common; None stands for a speaker without a name, who can be anybody."""
    return a is not None and b is not None and not {*a.lower().split()} & {*b.lower().split()}


def goes_on(between: str, ends: str = ",") -> bool:
    """A quotation goes on after its reporting clause, which one of `ends` ends: `," the mayor said, "`."""
    found = _CLAUSE.fullmatch(even(between))
    if found is None or found["end"] not in ends:
        return False
    forms = (verb_forms().get(word.lower()) for word in found["words"].split())
    return any(form is not None and any({"clause", "quote"} & verb.takes for verb in form.verbs) for form in forms)


def stars(alike: dict[int, set[int]], length: Sequence[int]) -> Iterator[list[int]]:
    """Each of the longest with those that are alike to it, not to one another alone; the longest first."""
    taken: set[int] = set()
    for i in sorted(alike, key=lambda i: (-length[i], i)):
        others = sorted(alike[i] - taken)
        if i not in taken and others:
            taken |= {i, *others}
            yield [i, *others]


def named(voice: Row) -> str | None:
    """The speaker of a row of `voices`, where known by a name."""
    return voice.speaker if voice.speaker_by == "name" else None
