"""Names that stand in a text: capitalised runs, parted from the titles and roles around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from analysis.corpus.house_style import function_words
from analysis.measures.attribution.speaker_phrases import WORD, can_speak, cut_off, gender_of
from analysis.measures.language.calendar_dates import DAYS_AND_MONTHS
from analysis.measures.language.quantities import is_number_word
from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.roles import PARTICLES, PERSONS, PREFIXES, speaker_words
from analysis.measures.language.word_classes import AUXILIARIES

JUNIOR = ("Jr", "Sr")
_CAPITAL = rf"(?:\p{{Lu}}(?:\.\p{{Lu}})+(?=\.)|{PREFIXES}?\p{{Lu}}(?:[\w'-]*\w)?)"
_OF_MANY = (  # that belong to many: the Dockers' Union
    r"(?<=s)' (?=(?:Union|Association|Federation|Guild|Party|Trust|Club|Council|Alliance|Society|Institute|Group|Network"
    r"|Coalition|Collective|Forum|League|Board|Committee|Commission|Court|Hospital|School|College|Front)\b)"
)
NAME = regex.compile(
    rf"(?<!\w){_CAPITAL}(?:(?:\. |{_OF_MANY}| (?:(?:{'|'.join(PARTICLES)}) ){{0,2}}){_CAPITAL})*(?:'s\b)?(?:,? [JS]r\b)?"
)
_TITLES = {
    "mr": "male",
    "mrs": "female",
    "ms": "female",
    "miss": "female",
    "sir": "male",
    "lord": "male",
    "lady": "female",
    "dame": "female",
    "baroness": "female",
}
_PRONOUNS = frozenset("she her he him his".split())  # that have a gender too
HONOURS = frozenset("KC QC SC MP MEP OBE MBE CBE PhD MD".split())  # behind a name
_WHO = re.compile(r"(?:, \d{1,3})?, (?:who|whose|\d{1,3},)|,? who ")
_AGE = re.compile(r",? \(?(?:aged )?(\d{1,3})(?=[,.)])")
_AGED = re.compile(r"\b(\d{1,3})-year-old (?:[a-z-]+ ){0,3}$")
_ROLE_OF = re.compile(r"\b([a-z]+(?: [a-z]+)?) (?:of|for|in|at) (?:[^,;.]{1,40} )?[a-z][\w-]*, $")
_INSERTION = re.compile(r", \(?([^,;()]{2,70})[,).:]")
_CLOSES = re.compile(
    r",|\.$| (?:is|was|has|had|says?|said|tells|told)\b"
)  # what stands before: "Will Frost", no "Will it"
_AGENT = re.compile(r"[a-z]+(?:er|or|ist|ian|an|ee|crat|ant|ent|ess)")  # a noun for who does or is something
_LONG = 8  # letters
_PARTIES = frozenset(["democrat", "republican", "libertarian"])  # whose members are called so before their names
_POSSESSIVE = re.compile(r"'s$|(?<=s)'$")


@dataclass(frozen=True)
class Name:
    """A name where it stands: offset, text and words without titles; the gender, the roles and the age printed with it.

    The role `person` is that of a name behind which `who` or an age stands.
    """

    at: int
    text: str
    words: tuple[str, ...]
    gender: str | None
    roles: frozenset[str]
    age: str | None = None

    @property
    def is_family(self) -> bool:
        """One word, or one and Jr."""
        return len(self.words) == 1 or (len(self.words) == 2 and self.words[1] in JUNIOR)


def find_names(text: str, start: int, end: int) -> Iterator[Name]:
    """The names between two places of a text that `even` has evened out, in its order; `start` opens a sentence."""
    for match in NAME.finditer(text, start, end):
        run = list(WORD.finditer(text, match.start(), match.end()))
        opens = match.start() == start
        cut, gender, roles = _before_name(
            run, opens=opens, closed=opens and bool(_CLOSES.match(text, match.end(), end))
        )
        named = run[cut:]
        while named and (_is_no_name(named[-1].group().lower()) or (len(named) > 2 and named[-1].group() in HONOURS)):
            named = named[:-1]
        if not named or (len(named) == 1 and can_speak(named[0].group().lower())):
            continue
        at, stop = named[0].start(), named[-1].end()
        name = _POSSESSIVE.sub("", text[at:stop])
        roles |= _roles_around(text, at, at + len(name), start, end)
        if _WHO.match(text, stop, end):
            roles.add("person")
        age = _AGE.match(text, stop, end) or _AGED.search(text, start, match.start())
        yield Name(at, name, tuple(name.split()), gender or _gender(roles), frozenset(roles), age and age[1])


def is_full_name(phrase: str) -> bool:
    """A capitalised run of two words and more, and nothing else."""
    return bool(NAME.fullmatch(phrase)) and len(phrase.split()) > 1


def _before_name(run: list[re.Match[str]], *, opens: bool, closed: bool) -> tuple[int, str | None, set[str]]:
    """How many words of a capitalised run are no name yet, the gender of its title, and its roles (`Harbour Master`).

    `opens`: the run opens a sentence. `closed`: what follows shows that it is a name or ends with one.
    """
    kind_of = speaker_words().kind_of
    cut, gender, roles = 0, None, set()
    for k, word in enumerate(run):
        low = word.group().lower().removesuffix("'s")
        inside = k + 1 < len(run) and (k > 0 or not opens or (closed and low not in _PRONOUNS))
        pair = f"{low} {run[k + 1].group().lower()}" if k + 1 < len(run) else ""
        if low in _TITLES:
            gender, cut = _TITLES[low], k + 1
        elif pair in kind_of and k + 2 < len(run):
            roles |= {pair, *pair.split()}
            cut = k + 2
        elif low in kind_of and k + 1 < len(run) and kind_of[low] in PERSONS:
            roles.add(low)
            cut = k + 1
        elif word.group().endswith("'s") and k + 2 < len(run) and gender_of(run[k + 1].group().lower()):
            cut = k + 1  # "Labour's Ann Lee"
        elif "-of-" in low and k + 1 < len(run) and (kin := gender_of(low.partition("-")[0])):
            gender, cut = kin, k + 1  # "Mum-of-two Ann Lee"
        elif (low in _PARTIES or (opens and k == 0 and _is_calling(low))) and _opens_full_name(run[k + 1 :]):
            cut = k + 1  # "Librarian Ann Lee", "and Democrat Ann Lee"
        elif k == cut and (
            (_is_no_name(low) and not (inside and gender_of(low))) or (len(run) == 1 and opens and is_number_word(low))
        ):
            cut = k + 1
    return cut, gender, roles


def _opens_full_name(run: list[re.Match[str]]) -> bool:
    return len(run) > 1 and gender_of(run[0].group().lower()) is not None


def _is_calling(word: str) -> bool:
    """`Librarian`; a short word is as often a given name, `Hunter`."""
    return len(word) >= _LONG and bool(_AGENT.fullmatch(word)) and not gender_of(word)


def _roles_around(text: str, at: int, stop: int, start: int, end: int) -> set[str]:
    """Roles right before a name (`harbour master Ann Lee`) or in the insertion after it (`Ann Lee, the mayor`)."""
    following = text[stop : stop + 1]
    ends = [WORD.findall(text, max(start, at - 40), at)]  # of which the last words may be a role
    if text.endswith(", ", start, at) and following in (",", ".", ""):
        of = _ROLE_OF.search(text, max(start, at - 90), at)
        ends += [of[1].split()] if of else []
    after = _INSERTION.match(text, stop, min(end, stop + 90)) if following == "," else None
    if after and not _tells(after[1].lower().split()):
        ends.append(WORD.findall(cut_off(after[1])))
    roles = {" ".join(found[-n:]).lower() for found in ends for n in (1, 2) if len(found) >= n}
    return {role for role in roles if speaker_words().kind_of.get(role) in PERSONS}


def _tells(words: list[str]) -> bool:
    """What stands behind a name and a comma goes on with the sentence: `His wife, Ann Lee, said he was a good boy.`"""
    form = verb_forms().get(words[0])
    return bool(form and form.kinds & {"past", "s"}) or any(word in AUXILIARIES for word in words)


def _gender(roles: set[str]) -> str | None:
    """That of the first role, in the order of the alphabet, that has one."""
    return next(filter(None, map(gender_of, sorted(roles))), None)


def _is_no_name(word: str) -> bool:
    kin, of, _ = word.partition("-of-")  # "MUM-OF-TWO"
    return word in function_words() or word in DAYS_AND_MONTHS or bool(of and gender_of(kin))
