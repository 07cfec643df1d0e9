"""A light reading of English clauses: words and marks of a frame, noun phrases, where a clause ends.

A frame is a stretch of text outside quotation marks that is read as one sentence; each quotation in it is
one opaque token. No parser and no model: closed classes of words, endings and punctuation.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from analysis.corpus.house_style import even
from analysis.corpus.segment import WORD
from analysis.measures.reporting import also_nouns, verb_forms
from analysis.measures.roles import words

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern}|@\w+)|--|[,;:()—–―]|-(?=\s)")

_SUBJECTS = frozenset("i he she they we you it".split())
_CONTRACTED = _SUBJECTS | {"who", "that"}  # that an auxiliary may stand in one word with
_DETERMINERS = frozenset(
    "a an the this that these those some many several most both each every another any all no one two three four five "
    "six ten other few more such either neither his her its their my our your".split()
)
_PRONOUNS_TOO = frozenset("that all both each some many most several few one any".split())
POSSESSIVES = frozenset("his her its their my our your".split())
_PREPOSITIONS = frozenset(
    "of in on at to for from by with about against under over during through without between among into onto within "
    "upon toward towards across behind near amid per via despite including like unlike following regarding".split()
)
_SUBORDINATORS = frozenset(
    "because although though while whereas if unless until when whenever where before after since as whether than "
    "once even lest".split()
)
_HAVE = frozenset("have has had having haven't hasn't hadn't".split())
_BE = frozenset("be is are was were been being am isn't aren't wasn't weren't".split())
_MODALS = frozenset(
    "will would can could may might must shall should do does did cannot won't wouldn't can't couldn't shouldn't "
    "don't doesn't didn't mustn't".split()
)
AUXILIARIES = _HAVE | _BE | _MODALS
_PAST_AUXILIARIES = frozenset(["was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"])
NEGATIONS = frozenset(["not", "never", "nor", "neither"]) | {a for a in AUXILIARIES if a.endswith("n't")} | {"cannot"}
_ADVERBS = frozenset(
    "also then later now still even ever often once again already just soon further instead meanwhile first long not "
    "never always there thus therefore too almost quite rather so twice here today yesterday tomorrow "
    "however earlier ago".split()
)
_NOT_ADVERBS = frozenset("family rally ally assembly supply reply italy july monopoly anomaly fly bully tally".split())
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february march "
    "april may june july august september october november december".split()
)
_BEFORE_MONTHS = frozenset(
    "in by since until till from of this last next late early mid before after during through".split()
)
_THAT = frozenset(["that", "whether", "if", "how", "why", "what", "him", "them", "us"])
_RELATIVES = frozenset(["who", "which", "that", "whom"])
DASHES = frozenset(["—", "–", "--", "-", "―"])
_ENDS = frozenset(["", ";", ".", "?", "!", "(", ")"])
_NO_PASTS = frozenset(["united", "hundred", "indeed"])
_IRREGULAR_PASTS = frozenset(
    "made went came took gave got became began met ran brought kept lost won paid sent spent stood rose fell grew drew "
    "broke chose drove built bought caught taught fought sat flew threw wore spoke sold slept swept struck dealt meant "
    "hid shook stole tore laid led left".split()
)


@lru_cache(maxsize=50_000)
def _plain(text: str) -> str:
    return even(text).lower()


class Token(NamedTuple):
    """A word, a mark, a free quotation (`Q`) or a quoted fragment within a clause (`q`)."""

    kind: str  # w, p, Q, q
    text: str
    start: int
    end: int


class Frame:
    """Tokens of one frame and the questions that reading it needs. `t[i]` is the token in lower case, '' for none.

    `names`: words in lower case that are names where they open the frame (proper.py).
    """

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        quotes: list[tuple[int, int]],
        *,
        headline: bool = False,
        names: frozenset[str] = frozenset(),
    ):
        self.text, self.start, self.end, self.headline, self.names = text, start, end, headline, names
        self.tokens: list[Token] = []
        at = start
        for a, b in [*quotes, (end, end)]:
            self.tokens += [
                Token("w" if m["word"] else "p", m.group(), at + m.start(), at + m.end())
                for m in _TOKEN.finditer(text[at:a])
            ]
            if a < b:
                self.tokens.append(Token("q" if self._is_fragment(a, b) else "Q", text[a:b], a, b))
            at = b
        self.low = [_plain(token.text) if token.kind in "wp" else "" for token in self.tokens]
        self.n = len(self.tokens)
        words = [token.text for token in self.tokens if token.kind == "w" and len(token.text) > 3]
        self.in_title_case = len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)

    def _is_fragment(self, start: int, end: int) -> bool:
        """Built into the sentence: it starts small, or it neither opens nor follows a mark and is no sentence."""
        inner = self.text[start + 1 : end].lstrip()
        before = self.text[self.start : start].rstrip()
        if not before:
            after = self.text[end : self.end].lstrip()
            ends = bool(re.search(r"[.,!?…—-]\W*$", inner)) or not after or after[0] in ",—–-"
            return not ends
        if before[-1] in ":,":
            return len(inner.split()) < 3 and inner[:1].islower()
        return not (before[-1] in ".!?—-–―)" or (self.tokens and self.tokens[-1].kind == "Q")) and (
            inner[:1].islower() or not re.search(r"[.,!?…]\W*$", inner) or len(inner.split()) < 4
        )

    def kind(self, i: int) -> str:
        """Kind of token `i`, empty where there is none."""
        return self.tokens[i].kind if 0 <= i < self.n else ""

    def word(self, i: int) -> str:
        """Token `i` in lower case, empty where there is none."""
        return self.low[i] if 0 <= i < self.n else ""

    def is_end(self, i: int) -> bool:
        """No token there, or a mark that closes the clause."""
        return not 0 <= i < self.n or (self.kind(i) == "p" and self.low[i] in _ENDS)

    def is_capital(self, i: int) -> bool:
        """A word with a capital."""
        return self.kind(i) == "w" and self.tokens[i].text[0].isupper()

    def is_adverb(self, i: int) -> bool:
        """A known adverb, or a word in -ly that is no name."""
        word = self.word(i)
        return word in _ADVERBS or (
            len(word) > 4
            and word.endswith("ly")
            and word not in _NOT_ADVERBS
            and not (self.is_capital(i) and (i or self._opens_as_name(i)))
        )

    def _opens_as_name(self, i: int) -> bool:
        """A capitalised word in -ly that opens the frame: a name known as one, or what a verb of reporting follows."""
        word = self.low[i].removesuffix("'s")
        if word in self.names or word in words().female or word in words().male:
            return True
        v = i + 1
        while self.is_auxiliary(v) or self.word(v) in _ADVERBS:
            v += 1
        form = verb_forms().get(self.word(v))
        if form is None or not form.kinds & {"past", "s"} or self.low[v] in also_nouns():
            return False
        takes = {what for verb in form.verbs for what in verb.takes}
        if "clause" in takes and "thing" not in takes and not self.low[v].endswith("ed"):
            return True  # no participle before a noun, as in "Newly added seats"
        after = self.word(v + 1)
        return self.kind(v + 1) != "w" or after in _DETERMINERS or self.is_subject_pronoun(v + 1) or after in _THAT

    def is_time(self, i: int) -> bool:
        """A day or a month."""
        return self.word(i) in _TIMES and (self.word(i) != "may" or self._is_month(i))

    def _is_month(self, i: int) -> bool:
        """`May 4`, `1 May`, `by May`, `last May`; not a person of that name."""
        before = self.word(i - 1)
        dated = before.rstrip("stndrh").isdigit() or self.word(i + 1).isdigit()
        return self.is_capital(i) and (dated or (before in _BEFORE_MONTHS and "may" not in self.names))

    def is_preposition(self, i: int) -> bool:
        """`of`, `in`, ..."""
        return self.word(i) in _PREPOSITIONS

    def is_subordinator(self, i: int) -> bool:
        """`because`, `while`, ..."""
        return self.word(i) in _SUBORDINATORS

    def is_subject_pronoun(self, i: int) -> bool:
        """`he`, `they`, `he's`, ..."""
        return self.word(i).split("'")[0] in _SUBJECTS

    def is_contracted_subject(self, i: int) -> bool:
        """`he's`, `they've`: pronoun and auxiliary in one."""
        head, apostrophe, _ = self.word(i).partition("'")
        return bool(apostrophe) and head in _CONTRACTED

    def is_auxiliary(self, i: int) -> bool:
        """A form of have, be, do, or a modal."""
        return self.word(i) in AUXILIARIES and not (self.word(i) == "may" and self.is_time(i))

    def is_be(self, i: int) -> bool:
        """A form of be."""
        word = self.word(i)
        return word in _BE or (self.is_contracted_subject(i) and word.endswith(("'s", "'re", "'m")))

    def is_noun_context(self, i: int) -> bool:
        """What stands before word `i` makes it a noun or an adjective: a determiner, a possessive, a preposition."""
        before = self.word(i - 1)
        if before in _PRONOUNS_TOO:
            return False
        return before in _DETERMINERS or before in _PREPOSITIONS or before.endswith(("'s", "s'"))

    def is_verb_like(self, i: int) -> bool:
        """An auxiliary, a contracted subject, or a word whose form is a finite verb's."""
        if self.kind(i) != "w":
            return False
        if self.is_auxiliary(i) or self.is_contracted_subject(i):
            return True
        word = self.low[i]
        if self.is_noun_context(i) or (self.is_capital(i) and i > 0 and not self.in_title_case):
            return False
        form = verb_forms().get(word)
        if form:
            return bool(form.kinds & {"past", "pp"}) or (
                "s" in form.kinds and word not in also_nouns() and not self.is_preposition(i + 1)
            )
        return word in _IRREGULAR_PASTS or (len(word) > 4 and word.endswith("ed") and word not in _NO_PASTS)

    def is_past(self, i: int) -> bool:
        """A finite form of the past: `was`, `came`, `closed`."""
        form = verb_forms().get(self.word(i))
        return (
            self.word(i) in _PAST_AUXILIARIES
            or bool(form and "past" in form.kinds)
            or (form is None and not self.is_auxiliary(i) and self.is_verb_like(i))
        )

    def starts_noun_phrase(self, i: int) -> bool:
        """A determiner, a pronoun, a number, or any word of no closed class."""
        if self.kind(i) != "w":
            return False
        word = self.low[i]
        if word in _DETERMINERS or word in _SUBJECTS or word[0].isdigit() or self.is_contracted_subject(i):
            return True
        if self.is_preposition(i) or self.is_subordinator(i) or self.is_adverb(i) or self.is_time(i):
            return False
        return word not in ("and", "but", "or", "that") and not self.is_auxiliary(i)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of tokens first..last-1."""
        return self.tokens[first].start, self.tokens[last - 1].end

    # Noun phrases before a verb

    def before_verb(self, i: int) -> int:
        """Index of the last token left of verb `i` that is not an adverb, an auxiliary or a negation."""
        i -= 1
        if self.word(i) == "," and self.is_adverb(i - 1) and self.word(i - 2) == ",":
            i -= 1
        while i >= 0 and self.kind(i) == "w":
            if (self.is_time(i) and self.is_preposition(i - 1)) or (
                self.is_adverb(i) and self.word(i - 1) == "," and self.word(i + 1) == ","
            ):
                i -= 1
            elif not (self.is_adverb(i) or self.is_auxiliary(i) or self.is_time(i)):
                break
            i -= 1
        return i

    def clause_start(self, i: int, *, over_commas: bool = False) -> int:
        """First token of the noun phrase or clause that ends with token `i`."""
        j = i
        while j >= 0:
            word = self.low[j]
            if self.kind(j) in "Qp" and word != ",":
                return j + 1
            if word == "," and not over_commas:
                return j + 1
            if self.is_subordinator(j) or word == "but" or (word == "so" and self.word(j - 1) == ","):
                return j + 1
            if self.kind(j) == "q" and re.search(r"[,.!?]\W+$", self.tokens[j].text):
                return j + 1
            if word in _RELATIVES and 0 < j < i and not (self.is_verb_like(j + 1) or self._is_relative(j)):
                return j + 1
            if word in ("and", "or") and (self._has_verb(self.clause_start(j - 1), j) or self.word(j - 1) == ","):
                return j + 1
            if j < i and self.is_verb_like(j):
                relative = self._relative_before(j)
                if relative is None:
                    return j + 1
                j = relative
            j -= 1
        return 0

    def _is_relative(self, j: int) -> bool:
        """`a group that speaks for ...`, `critics who see ...`: a verb that no list has, right after the pronoun."""
        after = self.word(j + 1)
        if self.word(j) == "that" and not {"a", "an"} & set(self.low[max(0, j - 3) : j]):
            return False
        return not (
            self.is_capital(j + 1)
            or after in _DETERMINERS
            or after.split("'")[0] in _SUBJECTS
            or self.is_verb_like(j - 1)
        )

    def _relative_before(self, verb: int) -> int | None:
        """A relative pronoun that governs the verb, so that the noun phrase goes on to its left."""
        for j in range(verb - 1, max(-1, verb - 7), -1):
            if self.kind(j) != "w":
                return None
            if self.low[j] in _RELATIVES:
                return j if j > 0 and self.kind(j - 1) == "w" and not self.is_verb_like(j - 1) else None
        return None

    def _has_verb(self, first: int, last: int) -> bool:
        return any(self.is_verb_like(j) for j in range(first, last))

    def subject(self, verb: int) -> tuple[int, int] | None:
        """The noun phrase that is the subject of the verb, appositions and relative clauses included."""
        i = self.before_verb(verb)
        if i < 0:
            return None
        word = self.low[i]
        if self.is_subject_pronoun(i):
            return i, i + 1
        if word in _RELATIVES and i > 0:
            last = i - 1 if self.word(i - 1) == "," else i
            while last > 1 and self.is_preposition(last - 1):  # "most of whom"
                last -= 1
            comma = next((j for j in range(last - 1, 0, -1) if self.low[j] == ","), 0)
            if comma and (self.is_verb_like(comma + 1) or self.low[comma + 1].endswith("ing")):
                last = comma  # "a survey, delivered in May, which"
            first = self._trim(self.clause_start(last - 1), last) if last else 0
            return (first, i + 1) if first < i else (i, i + 1)
        if word in (",", ")") or word in DASHES:
            return self._subject_with_insertion(i)
        if self.kind(i) != "w" or word in ("and", "but", "or", "to") or self.is_preposition(i):
            return None
        first = self._trim(self.clause_start(i), i + 1)
        if first > i or self.is_subordinator(first) or self.low[first] == "to":
            return None
        return self._list_start(first, i), i + 1

    def _list_start(self, first: int, last: int) -> int:
        """First token of a list of names that ends with tokens first..last: `Ann Lee, Bo Roe and Al Poe`."""
        while "and" in self.low[first:last] and self.word(first - 1) == "," and self.is_capital(first):
            name = first - 1
            while name > 0 and self.is_capital(name - 1):
                name -= 1
            if name == first - 1 or not (name == 0 or self.kind(name - 1) == "p" or self.is_subordinator(name - 1)):
                break
            first = name
        return first

    def _subject_with_insertion(self, i: int) -> tuple[int, int] | None:
        """`NP, ..., verb`, `NP (...) verb`, `NP — ... — verb`: i is the mark before the verb."""
        if self.low[i] == ")":
            opening = next((j for j in range(i, -1, -1) if self.low[j] == "("), None)
            if not opening:
                return None
            first = self._trim(self.clause_start(opening - 1), opening)
            return (first, opening) if first < opening else None
        if self.low[i] in DASHES:
            opening = next((j for j in range(i - 1, -1, -1) if self.low[j] in DASHES), None)
            if not opening:
                return None
            first = self._trim(self.clause_start(opening - 1), opening)
            return (first, opening) if first < opening else None
        start = i
        while start > 0 and not (
            self.kind(start - 1) == "Q" or self.low[start - 1] in (";", ":") or self.low[start - 1] in DASHES
        ):
            start -= 1
        commas = [j for j in range(start, i) if self.low[j] == ","]
        pieces = list(zip([start, *(c + 1 for c in commas)], [*commas, i], strict=True))
        for number, (a, b) in enumerate(pieces[:-1]):
            if len(pieces) - number > 2 and (self.is_preposition(a) or self.is_subordinator(a)):
                continue  # "In a statement to the press, NP, the role, said"
            later = pieces[number + 1 : -1]
            if self._has_verb(a, b) and any(self.word(c) in ("and", "but", "while") for c, _ in later):
                continue  # "He left, but NP, the role, said"
            if self.word(a) in ("and", "but", "while"):
                a += 1
            a = self._trim(self.clause_start(b - 1), b) if b > a else a
            if a < b and self.starts_noun_phrase(a) and not self._has_free_verb(a, b) and not self._breaks(later):
                return a, i
        return None

    def _breaks(self, pieces: list[tuple[int, int]]) -> bool:
        """One of the pieces starts a clause of its own, so that it is no insertion."""
        return any(self.word(a) in ("and", "but") and self._has_free_verb(a, b) for a, b in pieces)

    def _has_free_verb(self, first: int, last: int) -> bool:
        """A finite verb that no relative pronoun governs; a form in -ed counts where it is a known past tense."""
        for j in range(first, last):
            form = verb_forms().get(self.low[j])
            past = form is not None and "past" in form.kinds and not self.is_preposition(j + 1)
            known = past or not self.low[j].endswith("ed")
            if known and self.is_verb_like(j) and self._relative_before(j) is None:
                return True
        return False

    def _trim(self, first: int, last: int) -> int:
        """Leave out leading adverbs, conjunctions and a leading date (`On Thursday NATO ...`)."""
        while first < last:
            word = self.low[first]
            if self.is_adverb(first) or word in ("and", "but", "or", ",", "yet", "nor") or self.is_time(first):
                first += 1
            elif self.is_preposition(first) and (self.is_time(first + 1) or self.word(first + 1).isdigit()):
                first += 2
            elif self.is_preposition(first) or (word.endswith("ing") and first + 1 < last and word not in ("king",)):
                # "In Kyiv Stoltenberg": the last capitalised run is the noun phrase
                run = last
                while run > first and self.is_capital(run - 1):
                    run -= 1
                if run in (first, last) or run - 1 == first:
                    run = first + 2 if self.is_preposition(first) and first + 2 < last else last - 1
                return run
            else:
                break
        return first

    def main_subject(self, before: int) -> tuple[int, int] | None:
        """The subject of the frame's first clause, if it stands before token `before`."""
        first = 0
        while first < before:
            if self.kind(first) == "Q" or self.word(first) in (",", "and", "but"):
                first += 1
                continue
            if self.starts_noun_phrase(first) and not self.low[first].endswith("ing"):
                break
            comma = next((j for j in range(first, before) if self.low[j] == "," or self.kind(j) == "Q"), None)
            if comma is None:
                first += 1
            else:
                first = comma + 1
        if first >= before:
            return None
        if self.is_subject_pronoun(first):
            return first, first + 1
        if self.headline and self.is_capital(first) and not self.in_title_case:
            return first, next(j for j in range(first, before + 1) if not self.is_capital(j))
        for j in range(first + 1, min(before + 1, first + 14)):
            if self.is_verb_like(j) and self._relative_before(j) is None:
                last = self.before_verb(j) + 1
                last = max(first + 1, last)
                return first, last - (self.word(last - 1) == ",")
            if self.word(j) == "," or self.kind(j) not in "w":
                return first, j
        return first, min(before, first + 4)

    # What follows a verb

    def noun_phrase_end(self, i: int) -> int:
        """One past the noun phrase that starts at token `i`; a following apposition is not part of it."""
        j = i
        while not self.is_end(j) and self.kind(j) in "wq":
            if j > i and (
                self.is_verb_like(j) or self.is_subordinator(j) or self.word(j) in ("who", "which", "that", "but")
                or (self.is_subject_pronoun(j) and self.word(j) not in ("it",)) or self.word(j) == "to"
            ):  # fmt: skip
                break
            j += 1
        return j
