"""Counts that have no noun beside them, and the last of several in a row: "16 are in hospital", "12 of them remained", "its ninth win in a row".

Texts are held against each other by these as well; facts are matched by quantities alone (see `quantities`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.corpus.house_style import even
from analysis.measures.language.quantities import PLAIN, Quantity, read_number, read_things

ORDINAL = "nth"  # the dimension of the last of several in a row
_NTH = "second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth".split()
_ORDINALS = {word: n for n, word in enumerate(_NTH, 2)}
_ORDINAL = re.compile(
    rf"\b(?i:the|its|his|her|their|our|this|an?|\w+'s?) (?P<nth>{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b"
    r"(?P<row>[ -](?:consecutive|straight|successive))?(?=[ -][a-z])(?![ -](?:quarter|of)\b)"
)
_IN_A_ROW = re.compile(r"(?: \w+){0,4}? (?:in a row|running|in succession)\b")
_NO_NOUN = re.compile(
    rf"(?P<number>{PLAIN})(?: of (?:them|whom|these|those))?"
    r" (?:are|were|have|had|remain(?:ed)?)(?: (?:still|now|also|being|been|in|at|on|under|without))*\b",
    re.IGNORECASE,
)


def find_counts(text: str) -> Iterator[Quantity]:
    """The last of several in a row, from the second on, and the counts that are followed by a verb."""
    plain = even(text)
    for match in _ORDINAL.finditer(plain):
        n = _ORDINALS.get(match["nth"]) or int(match["nth"][:-2])
        things, last = read_things(plain, match.end())
        if n > 1 and things and (match["row"] or _IN_A_ROW.match(plain, match.end())):
            yield Quantity(match.start("nth"), last, n, n, ORDINAL, things)
    for match in _NO_NOUN.finditer(plain):
        n = read_number(match["number"])
        things, last = read_things(plain, match.end())
        if n > 1:
            yield Quantity(match.start(), last if things else match.end("number"), n, n, "", things)
