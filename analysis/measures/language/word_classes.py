"""Words and marks of a frame, and the classes they belong to.

A frame is a stretch of text outside quotation marks that is read as one sentence; each quotation in it is
one opaque token. No parser and no model: closed classes of words, endings and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from analysis.corpus.house_style import even
from analysis.corpus.quotes import MARKS, unmarked
from analysis.corpus.segment import WORD
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS
from analysis.measures.language.reporting import also_nouns, verb_forms
from analysis.measures.language.roles import PREFIXES, speaker_words

_TOKEN = re.compile(rf"(?P<word>{WORD.pattern}|@\w+)|--|[,;:()—–―]|-(?=\s)")
_PREFIXED = re.compile(rf"{PREFIXES}[A-Z]")
_TAIL = re.compile(r"(?:(?<=\w)|^)\W*$")

_SUBJECTS = frozenset("i he she they we you it".split())
_CONTRACTED = _SUBJECTS | {"who", "that"}  # that an auxiliary may stand in one word with
_DETERMINERS = frozenset(
    "a an the this that these those some many several most both each every another any all no one two three four five "
    "six ten other few more such either neither his her its their my our your".split()
)
ARTICLES = frozenset(["a", "an", "the"])
_PRONOUNS_TOO = frozenset("that all both each some many most several few one another any".split())
_NUMBERS = frozenset("two three four five six ten".split())
_SAID = frozenset(["said", "told"])  # that are no adjectives either: "of the crew, two said"
POSSESSIVES = frozenset("his her its their my our your".split())
_PREPOSITIONS = frozenset(
    "of in on at to for from by with about against under over during through without between among into onto within "
    "upon toward towards across behind near amid per via outside inside alongside beyond despite including like unlike following regarding".split()
)
_SUBORDINATORS = frozenset(
    "because although though while whereas if unless until when whenever where before after since as whether than "
    "once even lest".split()
)
HAVE = frozenset("have has had having haven't hasn't hadn't".split())
BE = frozenset("be is are was were been being am isn't aren't wasn't weren't".split())
MODALS = frozenset(
    "will would can could may might must shall should do does did cannot won't wouldn't can't couldn't shouldn't "
    "don't doesn't didn't mustn't".split()
)
AUXILIARIES = HAVE | BE | MODALS
_PAST_AUXILIARIES = frozenset(["was", "were", "had", "did", "wasn't", "weren't", "hadn't", "didn't"])
NEGATIONS = frozenset(["not", "never", "nor", "neither"]) | {a for a in AUXILIARIES if a.endswith("n't")} | {"cannot"}
_ADVERBS = frozenset(
    "also then later now still even ever often sometimes seldom once again already just soon further instead meanwhile "
    "first long not never always there thus therefore too almost quite rather so twice here today yesterday tomorrow "
    "however moreover furthermore nevertheless nonetheless perhaps maybe only earlier ago".split()
)
_EXISTS = frozenset(
    "remain remains remained exist exists existed need needs needed seem seems seemed appear appears appeared".split()
)
_NO_LONGER = frozenset(["no", "longer"])
_NOT_ADVERBS = frozenset("family rally ally assembly supply reply italy july monopoly anomaly fly bully tally".split())
_TIMES = DAYS_AND_MONTHS | {"today", "yesterday", "tonight", "tomorrow"}
_HOURS = frozenset("morning afternoon evening night".split())
_EARLY = frozenset(["early", "late"])
_BEFORE_MONTHS = frozenset(
    "in by since until till from of this last next late early mid before after during through".split()
)
_THAT = frozenset(["that", "whether", "if", "how", "why", "what", "him", "them", "us"])
RELATIVES = frozenset(["who", "which", "that", "whom"])
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


def in_title_case(words: Iterable[str]) -> bool:
    """Most of the longer words have a capital, as in a headline of the American style; then capitals mark no name."""
    longer = [word for word in words if len(word) > 3]
    return len(longer) > 3 and sum(word[0].isupper() for word in longer) > 0.7 * len(longer)


def tail(text: str) -> str:
    """The marks and spaces behind the last word of a text."""
    return _TAIL.search(text).group()


class Token(NamedTuple):
    """A word, a mark, a free quotation (`Q`) or a quoted fragment within a clause (`q`)."""

    kind: str  # w, p, Q, q
    text: str
    start: int
    end: int


class Frame:
    """Tokens of one frame and the questions that reading it needs, each asked of the token at index `i`; none stands outside.

    `low` are the tokens in lower case with plain marks, '' for a quotation.

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
        self.start_before: dict[int, int] = {}  # coordinator -> where the clause before it starts (clauses.py)
        self.in_title_case = in_title_case(token.text for token in self.tokens if token.kind == "w")

    def _is_fragment(self, start: int, end: int) -> bool:
        """Built into the sentence: it starts small, or it neither opens nor follows a mark and is no sentence."""
        inner = self.text[unmarked(self.text, (start, end))[0] : end].lstrip()
        before = self.text[self.start : start].rstrip()
        if not before:
            after = self.text[end : self.end].lstrip()
            ends = not set(".,!?…—-").isdisjoint(tail(inner)) or not after or after[0] in ",—–-"
            return not ends
        if before[-1] in ":,":
            return len(inner.split()) < 3 and inner[:1].islower()
        return not (before[-1] in ".!?—-–―)" or (self.tokens and self.tokens[-1].kind == "Q")) and (
            inner[:1].islower() or set(".,!?…").isdisjoint(tail(inner)) or len(inner.split()) < 4
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
        """A word with a capital, a small prefix before it allowed: `el-Masri`."""
        if self.kind(i) != "w":
            return False
        text = self.tokens[i].text
        return text[0].isupper() or bool(_PREFIXED.match(text))

    def is_adverb(self, i: int) -> bool:
        """A known adverb, or a word in -ly that is no name."""
        word = self.word(i)
        if word in _NO_LONGER:
            return self.word(i - 1) == "no" or self.word(i + 1) == "longer"
        if word == "there" and (self.is_auxiliary(i + 1) or self.word(i + 1) in _EXISTS):
            return False  # "there is a crack"
        if word == "well":
            return self.word(i - 1) in AUXILIARIES | {"as"}
        return word in _ADVERBS or (
            len(word) > 4
            and word.endswith("ly")
            and word not in _NOT_ADVERBS
            and not (self.is_capital(i) and (i or self._opens_as_name(i)))
        )

    def _opens_as_name(self, i: int) -> bool:
        """A capitalised word in -ly that opens the frame: a name known as one, or what a verb of reporting follows."""
        word = self.low[i].removesuffix("'s")
        if word in self.names or word in speaker_words().female or word in speaker_words().male:
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
        opens = self.is_determiner(v + 1) or self.is_subject_pronoun(v + 1) or self.word(v + 1) in _THAT
        return self.kind(v + 1) != "w" or opens

    def is_time(self, i: int) -> bool:
        """A day or a month, or the hour of such a day: `Monday night`, `late Monday`."""
        word = self.word(i)
        if word in _HOURS:
            return self.word(i - 1) in _TIMES
        if word in _EARLY:
            return self.word(i + 1) in _TIMES
        return word in _TIMES and (word != "may" or self._is_month(i))

    def _is_month(self, i: int) -> bool:
        """`May 4`, `1 May`, `by May`, `last May`; not a person of that name."""
        before = self.word(i - 1)
        dated = before.rstrip("stndrh").isdigit() or self.word(i + 1).isdigit()
        return self.is_capital(i) and (dated or (before in _BEFORE_MONTHS and "may" not in self.names))

    def is_determiner(self, i: int) -> bool:
        """`the`, `some`, `two`, `his`, ..."""
        return self.word(i) in _DETERMINERS

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
        return word in BE or (self.is_contracted_subject(i) and word.endswith(("'s", "'re", "'m")))

    def is_noun_context(self, i: int) -> bool:
        """What stands before word `i` makes it a noun or an adjective: a determiner, a possessive, a preposition."""
        before = self.word(i - 1)
        if self.kind(i - 1) == "q":  # "is 'looking into' reports"
            before = _plain(self.tokens[i - 1].text.strip(MARKS).rpartition(" ")[2])
        if before in _PRONOUNS_TOO or (before in _NUMBERS and self.word(i) in _SAID):
            return False
        if before.endswith("ly") and self.is_adverb(i - 1):  # "the newly opened pier"
            return self.word(i - 2) in ARTICLES | POSSESSIVES or self.word(i - 2).endswith(("'s", "s'"))
        if before.endswith(("'s", "s'")):
            return not self.is_contracted_subject(i - 1)  # "he's claiming"
        return before in _DETERMINERS or before in _PREPOSITIONS

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
