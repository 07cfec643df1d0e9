"""Which words are akin: forms of one word, and words that a thesaurus holds near (data/thesaurus.txt)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import numpy as np
from scipy.sparse import csr_array, eye_array

from analysis.measures.lists import DATA

# Base form, then its irregular forms.
_IRREGULAR = """
arise arose arisen; be was were been is are; bear bore borne; beat beaten; become became; begin began begun; bend bent; bind bound;
bite bit bitten; bleed bled; blow blew blown; break broke broken; breed bred; bring brought; build built; buy bought; catch caught;
child children; choose chose chosen; cling clung; come came; creep crept; deal dealt; die dying; dig dug; do did done; draw drew drawn;
drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled;
fly flew flown; forbid forbade forbidden; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven;
freeze froze frozen; get got gotten; give gave given; go went gone; grind ground; grow grew grown; hang hung; have had has; hear heard;
hide hid hidden; hold held; keep kept; kneel knelt; know knew known; lay laid; lead led; leave left; lend lent; lie lay lain; life lives;
light lit; lose lost; make made; man men; mean meant; meet met; overcome overcame; pay paid; person people; ride rode ridden;
ring rang rung; rise rose risen; run ran; say said; see saw seen; seek sought; sell sold; send sent; shake shook shaken; shine shone;
shoot shot; show shown; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; speak spoke spoken; spend spent;
spin spun; stand stood; steal stole stolen; stick stuck; strike struck; swear swore sworn; sweep swept; swim swam swum; swing swung;
take took taken; teach taught; tear tore torn; tell told; think thought; throw threw thrown; undergo underwent undergone;
understand understood; wear wore worn; weep wept; wife wives; win won; withdraw withdrew withdrawn; woman women; write wrote written
"""
_NO_PAST = frozenset("be have do child life man person wife woman".split())  # some of their forms are no past
# Endings of inflection and what the base form has in their place.
_ENDINGS = (("s", ""), ("es", ""), ("ies", "y"), ("ed", ""), ("d", ""), ("ied", "y"), ("ing", ""), ("ing", "e"), ("er", ""), ("est", ""))  # fmt: skip


def kinship(words: Sequence[str]) -> tuple[csr_array, csr_array]:
    """Which of the words (distinct, lower case) are forms of one word of the thesaurus, and which are near in it.

    Returns
    -------
    tuple
        Two arrays words x words, 1 or 0: same (the word itself included), near (kin of a possible base form).
    """
    entries, links = _thesaurus()
    pairs = [(row, number) for row, word in enumerate(words) for number in _numbers(word)]
    rows, columns = np.array(pairs, int).reshape(-1, 2).T
    has = csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(words), len(entries)))
    same = has @ has.T + eye_array(len(words), format="csr")
    return _ones(same), _ones(has @ links @ has.T)


@lru_cache(maxsize=50_000)
def _numbers(word: str) -> tuple[int, ...]:
    """The numbers of a word's possible base forms."""
    return tuple(map(_thesaurus()[0].__getitem__, bases(word)))


def bases(word: str) -> list[str]:
    """The entries of the thesaurus that a word in lower case may be a form of, itself included."""
    return [form for form in dict.fromkeys(forms_of(word)) if form in _thesaurus()[0]]


def forms_of(word: str) -> Iterator[str]:
    """The base forms that a word in lower case may have, itself included."""
    yield word
    yield from _irregular().get(word, ())
    for ending, instead in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            yield stem + instead
            if stem[-1] == stem[-2] and ending in ("ed", "ing"):
                yield stem[:-1]


def is_irregular_past(word: str) -> bool:
    """A verb's form in lower case that tells of the past, by no ending: `came`, `spoken`."""
    return any(base not in _NO_PAST for base in _irregular().get(word, ()))


@cache
def _irregular() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in _IRREGULAR.split(";"):
        base, *forms = entry.split()
        for form in forms:
            found.setdefault(form, []).append(base)
    return found


@cache
def _thesaurus() -> tuple[dict[str, int], csr_array]:
    """Number of each entry, and which are akin, entries x entries; the file names each pair once."""
    text = (DATA / "thesaurus.txt").read_text("utf-8")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    entries: dict[str, int] = {}
    for line in lines:
        for word in line:
            entries.setdefault(word, len(entries))
    pairs = np.array([(entries[word], entries[other]) for word, *others in lines for other in others]).T
    links = csr_array((np.ones(pairs.shape[1]), pairs), shape=(len(entries), len(entries)))
    return entries, links + links.T


def _ones(counts: csr_array) -> csr_array:
    return (counts > 0).astype(float).tocsr()
