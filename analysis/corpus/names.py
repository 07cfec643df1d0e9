"""Proposals for names nobody listed: spellings, surnames and titles that may mean one actor."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict

import pandas as pd
import regex
from rapidfuzz.fuzz import ratio

from analysis.corpus.corpus import Corpus
from analysis.corpus.house_style import even, function_words, resource

_NAME = regex.compile(
    r"\p{Lu}[^\W\d_]+(?:[’'-][^\W\d_]+)*(?:[’']? (?:(?:de|del|van|von|der|al|bin|ibn|la|le) )*\p{Lu}[^\W\d_]+(?:[’'-][^\W\d_]+)*)*"
)
# Letters that spellings of one name swap: Viktor, Victor; Aleksander, Alexander; Jarosław, Jaroslaw
_ALIKE = str.maketrans({"k": "c", "q": "c", "z": "s", "w": "v", "x": "cs", "ł": "l", "đ": "d"})
_SILENT = re.compile(r"[\W_aeiouyhıæøœ]")  # vowels, what may be silent, and marks: Sana'a, Sanaa
# What a word of the same consonants adds where it is another word: Israel, Israeli; German, Germany.
_DERIVED = re.compile(r"[^aeiouy][iy]")
_NO_FORENAME = set("Mr Mrs Ms Dr Sir January February March April May June July August September October November December "
                   "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())  # fmt: skip
SIMILAR = 80  # rapidfuzz ratio, 0-100
COLUMNS = ["name", "variant", "reason", "n_name", "n_variant", "outlets"]


def propose_aliases(corpus: Corpus) -> pd.DataFrame:
    """Propose pairs of names that may be one actor, for a person to add to story.yml.

    - spelling: two capitalised words alike in letters, with the same consonants, that no article uses both of; such as
      differ in capitals alone (NATO, Nato) where an actor has one of them, since the other is then not found
    - place name: two current names of one place (data/place_names.csv)
    - surname: a full name whose last word also stands alone

    Pairs that story.yml already lists under one actor are left out.

    Returns
    -------
    pandas.DataFrame
        One row per proposal, most frequent first: name (the more frequent form, or the full name), variant,
        reason, n_name, n_variant (occurrences in headline, deck and body), outlets (that use the variant).
        Empty where the texts are withheld.
    """
    if not corpus.has_text:
        return pd.DataFrame(columns=COLUMNS)
    words, full = _names(corpus)
    together = [{actor.name, *actor.aliases} for actor in corpus.story.actors]
    known = [{word for form in forms for word in [form, *form.split()]} for forms in together]
    listed = {frozenset(pair) for forms in known for pair in _pairs(forms)}
    n = {word: sum(by.values()) for word, by in words.items()}
    found: dict[frozenset, tuple[str, str, str]] = {}
    for pair in _alike(words, set().union(*known)):
        found.setdefault(pair, (*sorted(pair, key=lambda word: (-n[word], word)), "spelling"))
    for name, *others in resource("place_names.csv"):
        for other in others:
            if name in words and other in words:
                found[frozenset((name, other))] = (name, other, "place name")
    for name, count in full.items():
        last = name.split()[-1]
        if n[last] and not last.isupper():
            found.setdefault(frozenset((name, last)), (name, last, "surname"))
            n.setdefault(name, count)
    outlet = corpus.outlet_of()
    rows = [
        (name, variant, reason, n[name], n[variant], ", ".join(dict.fromkeys(outlet[a] for a in words[variant])))
        for pair, (name, variant, reason) in found.items()
        if pair not in listed and n[name] and n[variant]
    ]
    table = pd.DataFrame(rows, columns=COLUMNS)
    return table.sort_values(["reason", "n_variant", "name"], ascending=[True, False, True], ignore_index=True)


def _names(corpus: Corpus) -> tuple[dict[str, Counter], Counter]:
    """Capitalised words that stand alone (word -> article -> n), and names of two words or more (name -> n)."""
    told = corpus.sentences[corpus.sentences["part"].isin(["body", "deck"])]
    lower = {w for t in corpus.texts.values() for w in regex.findall(r"\b\p{Ll}[^\W\d_]+", t)} | function_words()
    alone: dict[str, Counter] = defaultdict(Counter)
    full: Counter = Counter()
    for row in told.itertuples():
        for found in _NAME.finditer(re.sub(r"'s\b", "", even(row.text))):
            name = found.group().split()
            while name and (name[0].lower() in lower or name[0] in _NO_FORENAME):
                name = name[1:]
            if len(name) == 1:
                alone[name[0]][row.article] += 1
            elif len(name) > 1:
                full[" ".join(name[-2:])] += 1
                for word in name:
                    alone[word][row.article] += 0  # known to the article, though not alone
    return alone, full


def _alike(words: dict[str, Counter], known: set[str]) -> list[frozenset]:
    """Pairs of words that may be spellings of one name: alike in letters, of the same consonants, in no article together.

    `known`: the words of actors, whose other capitals count.
    """
    by_sound = defaultdict(list)
    for word in words:
        if len(word) >= 4:
            by_sound[word[0], _consonants(word)].append(word)
    pairs = []
    for group in by_sound.values():
        for a, b in _pairs(set(group)):
            short, long = sorted((a.casefold(), b.casefold()), key=len)
            if (short == long and not {a, b} & known) or (long[:-1] == short and _DERIVED.fullmatch(long[-2:])):
                continue
            if ratio(short, long) >= SIMILAR and not words[a].keys() & words[b].keys():
                pairs.append(frozenset((a, b)))
    return pairs


def _consonants(word: str) -> str:
    """What spellings of one name have in common: consonants, doubled ones once, without accents, marks and what may be silent.

    Zelensky, Zelenskyy: "slnsc"; Gaddafi, Gadhafi: "gdf"; Stephanie, Stefanie: "stfn". Two names (Gore, George) and a
    word's forms (Democratic, Democratically, Democrats) differ in them.
    """
    bare = "".join(char for char in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(char))
    return re.sub(r"(.)\1+", r"\1", _SILENT.sub("", bare.replace("ph", "f").translate(_ALIKE)))


def _pairs(words: set[str]) -> list[tuple[str, str]]:
    ordered = sorted(words)
    return [(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :]]
