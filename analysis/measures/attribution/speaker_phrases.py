"""A phrase that names a speaker, and the words of it that tell who: its head, its role, the gender and the kind these give."""

from __future__ import annotations

import re

from analysis.corpus.house_style import function_words
from analysis.measures.language.quantities import is_number_word
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.roles import HUMAN, speaker_words

WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
MOST_WORDS = 6  # of a description
_BRACKETS = re.compile(r" \(([^()]*)\)")
_PIECES = re.compile(r",|;| --+ | [-(] ?")
_ARTICLE = re.compile(r"^(?:[Tt]he|[Aa]n?) ")
_MORE = re.compile(
    r"(?<![\w-])(?:who|which|that|whom|whose|of|in|at|for|from|with|on|by|to|and|after|against|before|about|outside|inside|near"
    r"|behind|around|between|among|including)(?![\w-])"
)
_TIES = frozenset("of for from by at with in".split())  # that tie a spokesman to whose he is
_BESIDE = frozenset(["at", "with", "in"])  # that tell of a paper only where it lies
_CLAUSE = re.compile(r"\b(?:who|which|that|whom|whose)\b")
_UNNAMED = (
    r"(?:anonymity|anonymously|(?:be|remain|stay) anonymous|(?:not to|to not) be (?:named|identified|quoted|mentioned)"
    r"|(?:declin|refus)(?:ed|es|ing) to be (?:named|identified)|not (?:want|wish|like)(?:ing)? to be (?:named|identified)"
    r"|(?:declin|refus)(?:ed|es|ing) to give (?:his|her|their) (?:\w+ )?names?|not authori[sz]ed to speak)\b"
)
_SAYS_UNNAMED = re.compile(_UNNAMED)
_GOES_ON_UNNAMED = re.compile(rf"(?: [a-z]+)?,?(?: who)?(?: (?!who|that|which)[a-z]+){{0,4}} {_UNNAMED}")
_IN_THE_KNOW = re.compile(
    r"\b(?:familiar with|briefed on|privy to|(?:with|having) (?:\w+ )?knowledge of"
    r"|(?:sources?|persons?|people|officials?|friends?|aides?) close to)\b"
)
_PARTICIPLES = frozenset("led made held sent built run taken given drawn".split())
_DETERMINERS = frozenset(["", "the", "a", "an", "those", "these", "some", "many"])
_DEFINITE = ("the", "this", "that", "these", "those")


def pieces(phrase: str) -> list[str]:
    """What commas, semicolons, brackets and dashes part: the noun phrase and its insertions."""
    return [piece.strip() for piece in _PIECES.split(_BRACKETS.sub(r"; \1;", phrase)) if piece.strip()]


def cut_off(phrase: str) -> str:
    """What stands before the first preposition, conjunction or relative pronoun; empty where one opens the phrase.

    A participle before it goes with it: `a sailor accused of theft`.
    """
    shown, *more = _MORE.split(phrase, maxsplit=1)
    before, _, last = shown.strip().rpartition(" ")
    form = verb_forms().get(last)
    participle = "pp" in form.kinds if form else last in _PARTICIPLES or last.endswith("ed")
    noun = before.rpartition(" ")[2].lower()  # "a study published"
    goes_with = before.lower() not in _DETERMINERS if more else noun in speaker_words().kind_of
    return before if participle and goes_with else shown


def head(phrase: str) -> str:
    """A noun phrase without what follows its head; the phrase itself where nothing is left."""
    return cut_off(phrase).strip() or phrase


def speaks_for(head: str, tail: str) -> bool:
    """Head and what stands between it and a name say that he is heard: `a spokesman for`, `a letter by`, `envoy to Norway`.

    Not `critics of`, `fans of`, `a letter filed with`, `papers on the desk of`, `an aide to Mayor`.
    """
    tie, _, rest = tail.partition(" ")
    noun = (nouns_of(head) or [""])[-1]
    kind = speaker_words().kind_of.get(noun) or speaker_words().kind_of.get(singular(noun))
    heard = kind not in (None, "unnamed", "citizen") and not (kind == "document" and tie in _BESIDE)
    posted = tie == "to" and rest[:1].isupper() and rest.lower() not in speaker_words().kind_of and kind != "document"
    return heard and (posted or tie in _TIES) and not _MORE.search(rest)


def opens_anew(tail: str) -> bool:
    """Behind what follows the head a noun phrase of its own starts: `over the toll the`."""
    *_, before, last = ["", "", *tail.split()]
    return last == "the" and before not in function_words() and not _MORE.fullmatch(before)


def bare(phrase: str) -> str:
    """A noun phrase without its article and its 's."""
    return _ARTICLE.sub("", phrase.removesuffix("'s"))


def content_words(phrase: str) -> set[str]:
    """Its words in lower case, function words left out."""
    return {word.strip("'").removesuffix("'s") for word in phrase.lower().split()} - function_words()


def nouns_of(head: str) -> list[str]:
    """The words of a head in lower case, without 's; the last is its noun."""
    return [word.removesuffix("'s") for word in WORD.findall(head.lower())]


def singular(word: str) -> str:
    """By its ending alone."""
    return word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")


def can_speak(word: str) -> bool:
    """A noun for speakers, as at the start of a sentence: `Critics say`."""
    return word in speaker_words().vague or word in speaker_words().kind_of or singular(word) in speaker_words().kind_of


def is_several(head: str) -> bool:
    """Its noun is a plural of one who can speak: `the parents`."""
    noun = (nouns_of(head) or [""])[-1]
    return noun.endswith("s") and noun not in speaker_words().kind_of and singular(noun) in speaker_words().kind_of


def gender_of(word: str) -> str | None:
    """`female` or `male` where a list has the word so."""
    return "female" if word in speaker_words().female else "male" if word in speaker_words().male else None


def role_of(nouns: list[str]) -> str | None:
    """The role that ends a head: its last two words, or the last."""
    return next((role for n in (2, 1) if (role := " ".join(nouns[-n:])) in speaker_words().kind_of), None)


def is_unnamed(phrase: str, behind: str) -> bool:
    """Phrase, or the words behind it, say that the speaker stays unnamed: `a man who asked not to be named`."""
    known = _SAYS_UNNAMED.search(phrase) or _IN_THE_KNOW.search(phrase)
    return bool(known or _GOES_ON_UNNAMED.match(behind))


def kind_of(nouns: list[str], first: str) -> str | None:
    """The kind of actor that a description gives.

    `unnamed` where `first`, the phrase's first word, or its noun is vague, and for persons who are counted (`three aides`).
    """
    if not nouns:
        return None
    last = nouns[-1]
    if (last in speaker_words().vague and first not in _DEFINITE) or first in speaker_words().vague:
        return "unnamed"
    known = (word for word in (" ".join(nouns[-2:]), last, singular(last)) if word in speaker_words().kind_of)
    kind = next((speaker_words().kind_of[word] for word in known), None)
    return "unnamed" if is_number_word(first) and kind in HUMAN else kind


def described(phrase: str) -> str:
    """A description without its relative clause, of some six words, that ends neither within a phrase nor within a name.

    "The chief engineer of the port authority's northern office" is no "chief engineer of the port".
    """
    shown = (cut_off(phrase) if _MORE.search(phrase) is None else _CLAUSE.split(phrase)[0]).split()
    if shown and not shown[-1][:1].isupper():
        shown[-1] = shown[-1].removesuffix("'s")
    if len(shown) > MOST_WORDS:
        opens = (k for k, word in enumerate(shown[: MOST_WORDS + 1]) if k and _MORE.fullmatch(word.lower()))
        shown = shown[: _name_end(shown, max(opens, default=MOST_WORDS))]
    while len(shown) > 1 and shown[-1].lower() in function_words() and not (shown[-1].isupper() and len(shown[-1]) > 1):
        shown.pop()
    if shown and shown[0] in ("The", "A", "An", "Some", "His", "Her", "Its", "Their"):
        shown[0] = shown[0].lower()
    return " ".join(shown)


def _name_end(shown: list[str], end: int) -> int:
    """One past the name that the words before `end` may be cut within: "the Ministry of Transport and Public Works"."""
    while shown[end - 1][:1].isupper():
        after = next((k for k in range(end, len(shown)) if shown[k].lower() not in function_words()), len(shown))
        if not (after < len(shown) and shown[after][:1].isupper()):
            break
        end = after + 1
    return end
