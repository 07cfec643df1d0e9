"""Make analysis/measures/data/thesaurus.txt: `python -m benchmarks.make_thesaurus WORDNET_DICT MOBY_WORDS`.

WORDNET_DICT is the `dict` folder of WordNet 3.1 (Fellbaum 1998), MOBY_WORDS the list of the Moby Thesaurus (Ward 1996, public
domain: a line a headword, its words after commas). Two words are akin where the cosine of their places in one of them
is high: in WordNet the synsets of their commonest senses with what these are kinds of and derived from; in Moby the headwords that
list them. Kept are common words (counted at least so often in WordNet's tagged texts), and for each its nearest.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array

from analysis.corpus.house_style import function_words

TARGET = Path(__file__).resolve().parents[1] / "analysis" / "measures" / "data" / "thesaurus.txt"
HEADER = """\
# Words of kin: each line a word and those after it in the alphabet that are akin to it. Made by
# `python -m benchmarks.make_thesaurus` from WordNet 3.1 (its licence: WORDNET-LICENSE.txt beside this file) and from the
# Moby Thesaurus (public domain); edit that, not this.
"""
SENSES = 3
# How near a synset is to a word that a pointer of one of its own synsets leads to.
POINTERS = {"+": 0.8, "\\": 0.6, "@": 0.5, "&": 0.5, "^": 0.5, "*": 0.5}
# A cosine in Moby is lower than one in WordNet for words as near.
SCALE = {"wordnet": 1.5, "moby": 2.0}
LEAST, NEAREST = 0.3, 40
LEAST_COUNT = 3
BLOCK = 500

Places = Mapping[str, Mapping[object, float]]


def wordnet(folder: Path) -> tuple[Places, Counter]:
    """Of each word its synsets, the nearer the higher; and how often the word is tagged."""
    pointers, places = {}, defaultdict(dict)
    parts = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
    for part, letter in parts.items():
        for fields in _lines(folder / f"data.{part}"):
            start = 4 + 2 * int(fields[3], 16)
            found = (fields[start + 1 + 4 * i : start + 4 + 4 * i] for i in range(int(fields[start])))
            pointers[letter, fields[0]] = [(sign, (kind.replace("s", "a"), synset)) for sign, synset, kind in found]
    for part, letter in parts.items():
        for fields in _lines(folder / f"index.{part}"):
            word = places[fields[0]]
            for rank, offset in enumerate(fields[-int(fields[2]) :][:SENSES]):
                near = 1 / (1 + rank / 2)
                _raise(word, (letter, offset), near)
                for sign, synset in pointers[letter, offset]:
                    if sign in POINTERS:
                        _raise(word, synset, POINTERS[sign] * near)
    counts = Counter()
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, *_, count = line.split()
        counts[key.partition("%")[0]] += int(count)
    return places, counts


def moby(path: Path) -> Places:
    """Of each word the headwords that list it; a long list says less."""
    places = defaultdict(dict)
    for line in path.read_text("utf-8").lower().splitlines():
        words = line.strip().split(",")
        for word in words:
            places[word][words[0]] = 1 / np.log(10 + len(words))
    return places


def akin(words: list[str], sources: Mapping[str, Places]) -> Iterator[tuple[str, list[str]]]:
    """Of each word those akin to it, the nearest first."""
    vectors = {name: _unit(words, places) for name, places in sources.items()}
    for start in range(0, len(words), BLOCK):
        block = slice(start, start + BLOCK)
        near = np.maximum.reduce([SCALE[name] * (rows[block] @ rows.T).toarray() for name, rows in vectors.items()])
        for number, row in enumerate(near, start):
            row[number] = 0
            order = (-row).argsort(kind="stable")[:NEAREST]
            yield words[number], [words[other] for other in order if row[other] >= LEAST]


def _unit(words: list[str], places: Places) -> csr_array:
    columns: dict[object, int] = {}
    rows = [{columns.setdefault(place, len(columns)): near for place, near in places[word].items()} for word in words]
    data = [near / np.linalg.norm(list(row.values())) for row in rows for near in row.values()]
    indices = [column for row in rows for column in row]
    return csr_array((data, indices, np.cumsum([0, *map(len, rows)])), shape=(len(words), len(columns)))


def _lines(path: Path) -> Iterator[list[str]]:
    """The fields of a WordNet file, without its notice and the glosses."""
    return (line.partition("|")[0].split() for line in path.read_text("utf-8").splitlines() if not line.startswith(" "))


def _raise(near: dict, key: object, to: float) -> None:
    near[key] = max(near.get(key, 0), to)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make_thesaurus", description=__doc__)
    parser.add_argument("wordnet", type=Path, metavar="WORDNET_DICT")
    parser.add_argument("moby", type=Path, metavar="MOBY_WORDS")
    given = parser.parse_args()
    synsets, counts = wordnet(given.wordnet)
    heads = moby(given.moby)
    words = sorted(
        word
        for word in synsets.keys() & heads.keys() - function_words()
        if counts[word] >= LEAST_COUNT and re.fullmatch("[a-z]{3,}", word)
    )
    kin = defaultdict(set)
    for word, others in akin(words, {"wordnet": synsets, "moby": heads}):
        for other in others:
            kin[min(word, other)].add(max(word, other))
    lines = [f"{word} {' '.join(sorted(others))}\n" for word, others in sorted(kin.items())]
    TARGET.write_text(HEADER + "".join(lines), "utf-8")
    print(f"{len(words)} words, {sum(map(len, kin.values()))} pairs")


if __name__ == "__main__":
    main()
