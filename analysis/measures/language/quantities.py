"""Numbers in running text, normalised so that two tellings can be compared.

"$11.4m" and "$11.4 million" are one value, as are "1.2 lakh" and "120,000", "two miles" and "about 3.2 kilometres",
"7-5" and "seven votes to five", "one in five" and "20%". No parser and no model: patterns over words and marks. Names
("Leopard 2"), ages that stand alone ("Ana Brandt, 71,"), clock times and ordinals are no quantities.
"""

from __future__ import annotations

import calendar
import datetime as dt
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

import regex

from analysis.corpus.house_style import even, function_words
from analysis.measures.language.calendar_dates import find_dates
from analysis.measures.language.clock_times import find_clock_times
from analysis.measures.language.stems import stem

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "million": 1e6, "m": 1e6, "mn": 1e6, "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12,
    "lakh": 1e5, "lac": 1e5, "crore": 1e7, "cr": 1e7, "dozen": 12,
}  # fmt: skip
_VAGUE = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2e3, 9999), "millions": (2e6, 9.999e6), "billions": (2e9, 9.999e9), "lakhs": (2e5, 9.999e6), "crores": (2e7, 9.999e8)}  # fmt: skip
# mark before a number -> currency; N and R stand before much else, see _NUMBER
_CURRENCIES = {
    "$": "$", "US$": "US$", "USD": "US$", "A$": "A$", "AU$": "A$", "AUD": "A$", "C$": "C$", "CA$": "C$", "NZ$": "NZ$", "£": "£", "GBP": "£",
    "€": "€", "EUR": "€", "₹": "₹", "Rs": "₹", "Rs.": "₹", "INR": "₹", "₦": "₦", "NGN": "₦", "N": "₦", "ZAR": "R", "R": "R",
    "KSh": "Sh", "Ksh": "Sh", "Sh": "Sh", "KES": "Sh",
}  # fmt: skip
# unit of measure -> dimension and size in its base unit
_LENGTHS = {
    "kilometer": 1e3, "kilometre": 1e3, "km": 1e3, "meter": 1, "metre": 1, "centimeter": 0.01, "centimetre": 0.01, "cm": 0.01,
    "millimeter": 1e-3, "millimetre": 1e-3, "mm": 1e-3, "mile": 1609.344, "yard": 0.9144, "foot": 0.3048, "feet": 0.3048, "ft": 0.3048,
    "inch": 0.0254, "inche": 0.0254,
}  # fmt: skip
_WEIGHTS = {
    "kilogram": 1, "kg": 1, "kilo": 1, "gram": 1e-3, "g": 1e-3, "milligram": 1e-6, "mg": 1e-6, "microgram": 1e-9, "mcg": 1e-9, "µg": 1e-9,
    "μg": 1e-9, "ton": 907.18, "tonne": 1e3, "lb": 0.45359, "ounce": 0.02835, "oz": 0.02835,
}  # fmt: skip
_VOLUMES = {"litre": 1, "liter": 1, "millilitre": 1e-3, "milliliter": 1e-3, "ml": 1e-3}
_MEASURES = {
    **dict.fromkeys(("%", "percent", "per cent"), ("%", 1)),
    **{unit: ("m", size) for unit, size in _LENGTHS.items()}, **{unit: ("kg", size) for unit, size in _WEIGHTS.items()},
    **{unit: ("l", size) for unit, size in _VOLUMES.items()}, "acre": ("m²", 4046.86), "hectare": ("m²", 1e4),
    "mph": ("m/s", 0.44704), "kph": ("m/s", 1 / 3.6), "kmh": ("m/s", 1 / 3.6),
    **dict.fromkeys(("second",), ("s", 1)), **dict.fromkeys(("minute",), ("s", 60)), **dict.fromkeys(("hour",), ("s", 3600)),
    **dict.fromkeys(("day",), ("s", 86400)), **dict.fromkeys(("week",), ("s", 604800)),
    **dict.fromkeys(("month",), ("s", 2629800)), **dict.fromkeys(("year",), ("s", 31557600)), **dict.fromkeys(("decade",), ("s", 315576000)),
    **dict.fromkeys(("dollar",), ("$", 1)), **dict.fromkeys(("euro",), ("€", 1)),
    **dict.fromkeys(("rupee",), ("₹", 1)), **dict.fromkeys(("naira",), ("₦", 1)), **dict.fromkeys(("rand",), ("R", 1)), **dict.fromkeys(("shilling",), ("Sh", 1)),
}  # fmt: skip
CONVERTED = frozenset(["m", "m²", "m/s", "s", "kg", "l", "%"])  # measures that two texts may give in other units
_SHARE = 100.0  # size of the unit of shares in words, for per cents
_CLOSED_UP = "km|cm|mm|kg|mg|mcg|µg|μg|g|lbs?|oz|ml|ft|mph|kph|kmh|km/h"  # units that stand right behind a figure
_SQUARE = re.compile(r"[\s-]+(?:square|sq\.?)(?=[\s-])", re.IGNORECASE)
_AN_HOUR = re.compile(r"\s(?:per|an) hour\b|/h\b", re.IGNORECASE)
_FROM_TWENTY = rf"(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_ONES[1:10])}))?"
_CARDINAL = rf"(?:{_FROM_TWENTY}|{'|'.join(_ONES)})"
# A number in figures or words that is no part of another one
PLAIN = rf"(?<![\w.,$£€₹₦:/-])(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_CARDINAL})(?![\w%/-]|[.,:]\d)"
_BELOW_HUNDRED = rf"(?: and {_CARDINAL}| {_FROM_TWENTY})\b"  # behind a scale; "lost two hundred one day"
_SCALED = "(?:hundred|thousand|million|billion|trillion|lakh|lac|crore|dozen)s?"
_SCALES_BEHIND = rf"(?:[ -]?(?:{_SCALED}|bn|mn|cr)\b|(?(currency) ?)(?:tn|m|k)\b(?(currency)|(?! ?\.)))*"
_MARKS = "|".join(re.escape(mark) for mark in sorted(_CURRENCIES, key=len, reverse=True) if mark not in ("N", "R"))
_NUMBER = re.compile(
    rf"(?<![\w.,$£€₹₦-])(?P<between>(?<=between ))?(?:(?P<vague>(?:tens of |hundreds of )?(?:{'|'.join(_VAGUE)}))\b"
    rf"|(?P<currency>(?-i:(?:{_MARKS}) ?(?=\d)|N(?=\d{{3}})|[NR](?=\d[\d.]*(?:,\d|(?: ?{_SCALED}|bn|tn|m|k)\b))))?"
    rf"(?P<value>(?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:\.\d+)?|\d+(?:\.\d+)?)"
    rf"|(?P<word>{_CARDINAL}(?:[ -]and[ -]a[ -]half)?|an?|half an?)(?![\w]))"
    rf"(?P<scale>{_SCALES_BEHIND})"
    rf"(?:(?<=hundred){_BELOW_HUNDRED}(?!-| hundred)(?(between)(?! {_SCALED}\b)){_SCALES_BEHIND})?"
    rf"(?:(?<=thousand)(?:(?: and)? {_CARDINAL} hundred\b(?:{_BELOW_HUNDRED})?|{_BELOW_HUNDRED})(?!-| {_SCALED}\b))?)"
    rf"(?P<percent>\s?%)?)",
    re.IGNORECASE,
)
_VERBS_BEHIND = "is|was|has|had|will|would|can|could|does|did|who|said|says"
_SHARE_ENDS = re.compile(
    rf"\s*(?:[.,;:)]|$)|\s(?:and|as|at|but|compared|during|for|from|in|on|or|over|since|this|to|when|while|within|{_VERBS_BEHIND})\b"
)
# "one in five", "one patient in five", "nine out of ten"
_RATIO = re.compile(
    rf"(?<![\w.,$£€₹₦-])(?P<part>{_CARDINAL}|\d)(?P<noun> [a-z]+)? (?:in|out of)(?: every)? (?P<whole>{_CARDINAL}|\d{{1,2}}|10?,?000?)"
    r"(?![\w%-]|[.,:]\d|\s(?:hundred|thousand|million|second|minute|hour|day|night|week|month|year|decade)s?\b)",
    re.IGNORECASE,
)
# "a third of them", "half the crews", "fell by a quarter"
_FRACTION = re.compile(
    r"(?<![\w-])(?:(?P<n>an?|one|two|three|four)[ -](?P<nth>third|quarter|fifth|tenth)(?P<plural>s?)|(?P<half>half))\b"
    r"(?P<whole> of (?!an?\b|\d)|(?(half) (?=(?:the|its|their|his|her|our|all) )|(?!)))?",
    re.IGNORECASE,
)
# "the latter half of the year", "the top half of the table"
_ONE_OF_HALVES = re.compile(
    r"\b(?:a|(?:the|this|its|their|our|his|her)(?: (?:\w+ern?|first|second|top|bottom|front|back|left|right))?) $",
    re.IGNORECASE,
)
# "eight members voted for the plan and four against", "with 8 votes in favour and 4 against"
_VOTE = re.compile(
    rf"(?<![\w.,$£€₹₦-])(?P<pro>{_CARDINAL}|\d[\d,]*)(?: [a-z]+){{0,4}}? (?:voted|votes|were) (?:for|in favou?r)\b(?:,? (?!and\b)[a-z]+){{0,5}}?,?"
    rf"(?: and| with)? (?P<con>{_CARDINAL}|\d[\d,]*)(?: [a-z]+)??(?: voted| were)? against\b",
    re.IGNORECASE,
)
_NTH = {"third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_DAY_BEFORE = re.compile(r"\b(?:day|phase|week|stage|round|part) $", re.IGNORECASE)  # "on day one in three towns"
_WHOLES = frozenset([*range(2, 11), 12, 20, 100, 1000, 10_000])  # of which one gives a share
MONEY = frozenset(_CURRENCIES.values())
ROUND = 100  # from here on the zeros at the end of a number may be those of a rounded one
_LEFT_OUT = MONEY | {"%"}  # units that a second figure goes without
_CLAUSE_END = re.compile(r"[.,;:)](?:\s|$)|$")
_LINK = re.compile(r"-|\s(?:to|and)\s|\s(?:votes|goals|points|seats) to\s")
_BOUNDS = {
    "at least": "at least", "more than": "at least", "over": "at least", "no fewer than": "at least", "no less than": "at least",
    "not less than": "at least", "above": "at least", "exceeding": "at least", "upwards of": "at least", "upward of": "at least",
    "just over": "at least", "a minimum of": "at least", "well over": "at least", "as few as": "at least",
    "up to": "at most", "at most": "at most", "as many as": "at most", "as much as": "at most", "no more than": "at most",
    "not more than": "at most", "fewer than": "at most", "less than": "at most", "under": "at most", "just under": "at most",
    "below": "at most", "a maximum of": "at most", "anything up to": "at most", "within": "at most",
}  # fmt: skip
_LOOSE_BOUNDS = frozenset(["as many as", "as much as", "within"])  # in news that number, or not many fewer
_PREPOSITIONS = frozenset(["within", "over", "under", "above", "below"])
_APPROXIMATORS = ("about", "around", "some", "roughly", "approximately", "nearly", "almost", "close to", "circa", "perhaps")  # fmt: skip
_BEFORE = re.compile(
    rf"\b(?:(?P<bound>{'|'.join(sorted(_BOUNDS, key=len, reverse=True))})|(?P<about>{'|'.join(_APPROXIMATORS)})"
    rf"|an estimated|estimated|(?P<added>another|an additional|a further|an extra|additional|further))\s{{1,9}}$",
    re.IGNORECASE,
)
_EXACT = re.compile(r"\b(?:exactly|precisely)\s$", re.IGNORECASE)
ADDED_BEHIND = re.compile(r"\s(?:additional|further|extra|more(?! than\b| or\b| times\b))\b", re.IGNORECASE)
_REACH = 40  # characters in which the longest of them stands
_BEHIND = 100  # characters in which all else stands that is looked for around a number
_GIVES = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)? $", re.IGNORECASE)
_RISES = re.compile(
    r"\b(?:go|goes|going|went|rise|rises|rising|rose|climb|climbs|climbed|increased|raise|raised|move|moves|moved|step|stepped|brings?|brought)\s$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(
    r"\bnumber of (?P<things>[a-z]+(?: [a-z]+){0,5}?) (?:is|was|has been|had been|stands at|stood at|(?:has |had )?(?:reached|risen to|fallen to)|rose to|fell to)\s$",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b(?:aged|ages)(?: between)?\s$", re.IGNORECASE)
_NEGATED = re.compile(r"\b(?:no|none|not|never|n't)\b(?:\s\w+){0,3}\s*$", re.IGNORECASE)
_ESTIMATE_AFTER = re.compile(r"[^.,;:!?]{0,40}\bestimat\w*+(?!\s+[$£€\d])", re.IGNORECASE)
_ESTIMATE_BEFORE = re.compile(r"\bestimat[^.;:!?]{0,30}$", re.IGNORECASE)
_AGE = re.compile(r"[\s-]years?[\s-]olds?\b", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_CAPITALISED = regex.compile(r"(\p{Lu}[\w.'-]*)\s$")
_AGE_OPENS, _AGE_CLOSES = re.compile(r"\w, $"), re.compile(r"[,.)]")
_ORDINAL = re.compile(rf"(?:st|nd|rd|th)\b|:\d\d|\s?o'clock|(?!(?-i:{_CLOSED_UP})\b)[a-zµμ]", re.IGNORECASE)
_NO_COUNT = re.compile(r"\b(?:past|at|No\.|number)\s$")
_UNIT_BEHIND = re.compile(rf"\s+[a-z]|(?:{_CLOSED_UP})\b")
_UNIT_WORD = re.compile(rf"(?P<mark>[\s-]+|'s?\s+|(?<=\d)(?={_CLOSED_UP}))(?P<word>[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+)")
_PASS = frozenset("of the its his her their our these those that".split())
_HARMED = re.compile(
    r" (?:(?:were|are|was|(?:have|had|has) been) )?(?:seriously |badly |slightly )?(?P<how>injured|hurt|wounded|killed|dead|missing)\b"
    r"(?=$|[^\w ]| (?:after|and|as|at|but|by|during|from|in|on|or|since|when|while)\b)"
)
_PEOPLE = frozenset("people men women children police staff troops".split())
_NO_UNIT = frozenset("and or but to in on at by for from with who which that when while as than was were is are had have has will would".split())  # fmt: skip
_ORDINARY = frozenset(calendar.month_name[1:]) | {"About", "At", "Some", "More", "Over", "Nearly", "The", "Another", "Around", "Up", "Of", "Only", "Just"}  # fmt: skip


def is_number_word(word: str) -> bool:
    """A cardinal number in words, in lower case: `nine`, `twenty-two`, `hundreds`."""
    return all(part in _WORDS or part in _SCALES or part in _VAGUE for part in word.split("-"))


@cache
def number_stems() -> frozenset[str]:
    """The stems of numbers in words and of the letters before sums of money."""
    return frozenset(map(stem, (*_WORDS, *_SCALES, *_VAGUE, *map(str.lower, _CURRENCIES))))


@dataclass(frozen=True)
class Quantity:
    """A number with its unit. `low`, `high`: the value in the base unit, equal unless a range or a vague number."""

    start: int
    end: int
    low: float
    high: float
    dimension: str  # $, A$, ₹, %, m, m², s, kg ...; age (in years); score for "7-5"; empty for a count of things
    things: frozenset[str]  # stems of the words that say what is counted, and of those that follow
    counted: frozenset[str] = frozenset()  # those up to the plural alone: of "40 people in town" people
    bound: str = ""  # at least, at most
    about: bool = False
    estimated: bool = False
    added: bool = False  # another 20, 20 additional
    size: float = 1.0  # of the unit that is printed, in the base unit
    exact: bool = False  # exactly 20

    @property
    def interval(self) -> tuple[float, float]:
        """The least and the greatest value that the words allow; a rounded number allows a tenth either way."""
        loose = self.about or self.estimated
        low = 0.0 if self.bound == "at most" else self.low * (0.9 if loose else 1)
        high = math.inf if self.bound == "at least" else self.high * (1.1 if loose else 1)
        return low, high


@lru_cache(maxsize=5_000)  # several measures ask for those of every sentence
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text in its order; dates, years and clock times are left out."""
    plain = even(text)
    taken = _of_times(text)
    found = [quantity for quantity in (*_shares(plain), *_votes(plain)) if quantity.start not in taken]
    taken |= {at for quantity in found for at in range(quantity.start, quantity.end)}
    at = 0
    while match := _NUMBER.search(plain, at):
        at = match.end()
        if not taken.isdisjoint(range(*match.span())):
            continue
        quantity, at = _read(plain, match)
        if quantity:
            found.append(quantity)
    return tuple(sorted(found, key=lambda quantity: quantity.start))


def _shares(plain: str) -> Iterator[Quantity]:
    """Shares in words, in per cent: "one in five", "a third of the crews"."""
    for match in _RATIO.finditer(plain):
        part, whole = (read_number(match[name]) for name in ("part", "whole"))
        if match["noun"] and (part != 1 or not _SHARE_ENDS.match(plain, match.end())):
            continue
        if _is_name(plain, _NUMBER.match(plain, match.start())) or _DAY_BEFORE.search(_before(plain, match.start())):
            continue
        if part < whole and whole in _WHOLES:
            yield _share(plain, match.start(), match.end(), part / whole)
    for match in _FRACTION.finditer(plain):
        by = plain[: match.start()].endswith("by ") and _SHARE_ENDS.match(plain, match.end())
        n = _WORDS.get((match["n"] or "").lower(), 1)
        nth = 2 if match["half"] else _NTH[match["nth"].lower()]
        is_period = math.gcd(n, nth) > 1 or (match["half"] and _ONE_OF_HALVES.search(_before(plain, match.start())))
        if (match["whole"] or by) and not is_period:
            yield _share(plain, match.start(), match.end("half" if match["half"] else "plural"), n / nth)


def _share(plain: str, start: int, end: int, share: float) -> Quantity:
    _, things, counted, last = _unit(plain, end)
    start, bound, about, added = read_qualifiers(plain, start)
    return Quantity(start, last, 100 * share, 100 * share, "%", things, counted, bound, about, added=added, size=_SHARE)


def _votes(plain: str) -> Iterator[Quantity]:
    """Votes in words as scores: "eight voted for it and four against" is 8-4."""
    for match in _VOTE.finditer(plain):
        yield Quantity(*match.span(), read_number(match["pro"]), read_number(match["con"]), "score", frozenset())


def read_number(printed: str) -> float:
    """The value of one number in words or figures; of another word it is not a number."""
    match = _NUMBER.match(printed)
    return _value(match) if match else math.nan


def find_bare(text: str) -> set[tuple[str, float]]:
    """Dimension and value of figures whose unit stands with one before: of "asks for 8 per cent; the port offers 4.5." (%, 4.5)."""
    plain, taken = even(text), _of_times(text)
    units = [
        (quantity.end, quantity.dimension) for quantity in find_quantities(text) if quantity.dimension in _LEFT_OUT
    ]
    found = set()
    for match in _NUMBER.finditer(plain):
        unit = next((dimension for end, dimension in reversed(units) if end <= match.start()), None)
        figure = (
            match["digits"] and not (match["currency"] or match["percent"]) and taken.isdisjoint(range(*match.span()))
        )
        if unit and figure and _CLAUSE_END.match(plain, match.end()) and not _is_name(plain, match):
            found.add((unit, _value(match)))
    return found


def _of_times(text: str) -> set[int]:
    """The offsets at which dates, years and clock times stand."""
    times = (*find_dates(text, dt.date(2000, 1, 1)), *find_clock_times(text))
    return {at for time in times for at in range(time.start, time.end)}


def find_numbers(text: str) -> set[float]:
    """The values of all numbers of a text, whatever they count or measure, years among them."""
    return {_value(match) for match in _NUMBER.finditer(even(text)) if not match["vague"]}


def _read(plain: str, match: re.Match) -> tuple[Quantity | None, int]:
    """The quantity that a number opens, and where to read on."""
    start, end = match.span()
    if match["vague"]:
        low, high = _vague(match["vague"].lower())
    else:
        low = high = _value(match)
    is_article = (match["word"] or "").lower() in ("a", "an")
    if _is_name(plain, match) or _is_clock_or_ordinal(plain, match):
        return None, end
    dimension = _CURRENCIES[match["currency"].strip()] if match["currency"] else "%" if match["percent"] else ""
    second, after = _second(plain, start, end)
    if second and (
        not dimension or (second["currency"] or (plain[end] == "-" and match["currency"])) == match["currency"]
    ):
        other = _value(second)
        if not (dimension or is_article or match["scale"] or second["scale"]) and other <= low:
            return Quantity(start, after, low, other, "score", frozenset()), after
        if second["scale"] and not match["scale"]:  # "$1.2 to $1.5 billion", "3 to 4 million boats"
            scaled = low * math.prod(_scales(second))
            low = scaled if scaled < other else low
        if other > low:
            high, end = other, after
    measure, things, counted, last = _unit(plain, end)
    size = 1.0
    if not dimension and (age := _AGE.match(plain, end)):
        dimension, things, counted, last = "age", frozenset(), frozenset(), age.end()
    elif not dimension and measure:
        dimension, size = measure
    elif not dimension and (harmed := _HARMED.match(plain, end)):  # "three died and 41 were injured": people
        counted, last = frozenset(["people"]), harmed.end()
        things = counted | {stem(harmed["how"])}
    start, bound, about, added = read_qualifiers(plain, start, over_is_bound=dimension != "s" and not match["vague"])
    if not (dimension or things) and (
        of := _NUMBER_OF.search(_before(plain, start))
    ):  # "the number of crews rose to 32"
        _, things, counted, _ = _unit(f" {of['things']}", 0)
    if not dimension and match["digits"] and _AGED.search(_before(plain, start)):
        dimension, things, counted, last = "age", frozenset(), frozenset(), end
    added = added or bool(ADDED_BEHIND.match(plain, end))
    estimated = _ESTIMATE_AFTER.match(plain, last) or _ESTIMATE_BEFORE.search(_before(plain, match.start()))
    about = about or _SCALES["dozen"] in _scales(match)
    is_one = is_article or (match["word"] or "").lower() == "one"
    if (is_one and not (match["scale"] or (measure and (bound or about)))) or not (dimension or things or bound):
        return None, end  # "a week" is a rate, "one" mostly a pronoun
    low, high = (float(f"{value * size:.12g}") for value in (low, high))
    return Quantity(
        start, last, low, high, dimension, things, counted, bound, about, bool(estimated), added, size,
        bool(_EXACT.search(_before(plain, start))),
    ), max(end, match.end())  # fmt: skip


def read_qualifiers(plain: str, start: int, *, over_is_bound: bool = True) -> tuple[int, str, bool, bool]:
    """Where the words before a number begin that qualify it, and what they say: its bound, `about`, `another`."""
    bound = about = added = ""
    while before := _BEFORE.search(plain, max(0, start - _REACH), start):
        if before["added"] and bound.lower() in _PREPOSITIONS:
            break  # "another within five years"
        bound, about, added = (
            bound or before["bound"] or "",
            about or before["about"] or "",
            added or before["added"] or "",
        )
        start = before.start()
    bound = " ".join(bound.lower().split())
    if bound == "up to" and _RISES.search(_before(plain, start)):
        bound = ""  # "the dose goes up to 20 mg"
    if bound == "over" and _GIVES.search(_before(plain, start)):
        bound = ""  # "ordered to hand over 460 million"
    is_about = bool(about) or bound in _LOOSE_BOUNDS
    bound = _BOUNDS.get(bound, "")
    if bound == "at least" and not over_is_bound and plain[start : start + 4].lower() == "over":
        bound = ""  # "over ten years": in their course; "handed over thousands"
    if bound == "at least" and _NEGATED.search(_before(plain, start)):
        bound = "at most"
    return start, bound, is_about, bool(added)


def _before(plain: str, at: int) -> str:
    return plain[max(0, at - _BEHIND) : at]


def _value(match: re.Match) -> float:
    """A scale multiplies all before it that is less: of "one thousand two hundred" the two alone."""
    terms: list[float] = []
    for token in re.findall(r"[\d.,]*\d|[a-z]+", match["value"].lower()):
        if token[0].isdigit():
            terms.append(float(token.replace(",", "")))
        elif token in _WORDS:
            terms.append(_WORDS[token])
        elif token == "half":
            terms.append(0.5)
        elif scale := _SCALES.get(token.removesuffix("s")):
            part = terms.pop()
            while terms and terms[-1] < scale:
                part += terms.pop()
            terms.append(part * scale)
        elif not terms and token in ("a", "an"):
            terms.append(1)
    return round(float(sum(terms)), 6)


def _scales(match: re.Match) -> list[float]:
    return [_SCALES[scale.removesuffix("s")] for scale in re.findall(r"[a-z]+", (match["scale"] or "").lower())]


def _vague(words: str) -> tuple[float, float]:
    first, _, rest = words.partition(" of ")
    if not rest:
        return _VAGUE[words]
    low, high = _VAGUE[rest]
    factor = 10 if first == "tens" else 100
    return low * factor, high * factor


def _second(plain: str, start: int, end: int) -> tuple[re.Match | None, int]:
    """The number that stands behind "-", "to" or (after "between") "and": the other end of a range, or of a score."""
    link = _LINK.match(plain, end)
    if link is None or (link.group() == " and " and not _BETWEEN.search(_before(plain, start))):
        return None, end
    match = _NUMBER.match(plain[link.end() : link.end() + _BEHIND])
    if match is None or match["vague"] or (match["word"] or "").lower() in ("a", "an", "half a", "half an"):
        return None, end
    return match, link.end() + match.end()


def read_things(plain: str, end: int) -> tuple[frozenset[str], int]:
    """The stems of the words that follow up to what belongs to something else, and where those of what is counted end."""
    _, things, _, last = _unit(plain, end)
    return things, last


def _unit(plain: str, end: int) -> tuple[tuple[str, float] | None, frozenset[str], frozenset[str], int]:
    """Measure, stems of the words that follow, those of what is counted, and where these end."""
    things, counted, last, measure = set(), set(), end, None
    named = False  # past the plural that is counted, words belong to what follows
    at, passed = end, 0
    square = _SQUARE.match(plain, end)
    at = square.end() if square else at
    while len(things) < 4 and at < end + _BEHIND and (match := _UNIT_WORD.match(plain, at)):
        word = match["word"].lower()
        base = re.sub(r"'s?$", "", word)
        if not things and not passed and measure is None and (measure := _measure(plain, match)):
            last = at = match.end()
            if measure[0] == "m" and square:
                measure = "m²", measure[1] ** 2
            elif measure[0] == "m" and (rate := _AN_HOUR.match(plain, at)):
                measure = "m/s", measure[1] / 3600
                last = at = rate.end()
            continue
        if base in _PASS and passed < 3:
            passed += 1
        elif base in _NO_UNIT or base in function_words() or (base.isdigit() and not passed):
            break
        elif not base.isdigit():
            if not named:
                last = match.end()
                counted.add(stem(base))
            things.add(stem(base))
            named = named or base in _PEOPLE or (base.endswith("s") and not base.endswith("ss"))
        at = match.end()
    return measure, frozenset(things), frozenset(counted), last


def _measure(plain: str, match: re.Match) -> tuple[str, float] | None:
    word = match["word"].lower()
    if word == "per" and plain[match.end() : match.end() + 5] == " cent":
        return _MEASURES["per cent"]
    if word.removesuffix("s") == "pound" and (match["mark"] == "-" or plain[match.end() : match.end() + 4] == " of "):
        return _MEASURES["lb"]
    head = word.split("-")[0]
    for form in (word, head, word.removesuffix("s"), head.removesuffix("s")):
        if form in _MEASURES:
            return _MEASURES[form]
    return None


def _is_name(plain: str, match: re.Match) -> bool:
    """`Leopard 2`, `Article 5`: a number behind a capital; `, 71,`: an age."""
    before = _before(plain, match.start())
    word = _CAPITALISED.search(before)
    if word and match["digits"] and not match["currency"] and not match["scale"] and word[1] not in _ORDINARY:
        opens = not before[: word.start()].strip() or before[: word.start()].rstrip()[-1] in ".!?:\"'"
        return not opens
    return bool(
        match["digits"]
        and _AGE_OPENS.search(before)
        and _AGE_CLOSES.match(plain, match.end())
        and not match["currency"]
    )


def _is_clock_or_ordinal(plain: str, match: re.Match) -> bool:
    return bool(
        _ORDINAL.match(plain, match.end())
        or (
            not (match["currency"] or match["scale"])
            and _NO_COUNT.search(_before(plain, match.start()))
            and not _UNIT_BEHIND.match(plain, match.end())
        )
    )


def gap(a: Quantity, b: Quantity) -> float:
    """Relative distance of two values of one dimension, 0 where their ranges meet."""
    if a.low <= b.high and b.low <= a.high:
        return 0.0
    near = min(abs(a.low - b.high), abs(b.low - a.high))
    return near / max(a.high, b.high)


def off_by(a: Quantity, b: Quantity) -> float:
    """How far apart two values are, in units of the last digit that is not 0 of the rounder one: of 300 and 324 .24."""
    return max(a.low - b.high, b.low - a.high, 0.0) / max(_place(a), _place(b))


def _place(q: Quantity) -> float:
    """The place of the last digit that is not 0, as printed: 100 for 300, .1 for 66.4, a year for "two years"."""
    printed = Decimal(f"{q.low / q.size:.12g}").normalize()
    return q.size * 10.0 ** printed.as_tuple().exponent


def printed_unit(q: Quantity) -> float:
    """The place of the last digit that says something: .1 for 66.4, 1 for 50, but 100 for 2,300."""
    return _place(q) if q.low >= ROUND * q.size else min(_place(q), q.size)


def in_one_measure(a: Quantity, b: Quantity) -> bool:
    """Of one dimension; dollars of no named country may be those of any."""
    names = {a.dimension, b.dimension}
    return len(names) == 1 or ("$" in names and all(name.endswith("$") for name in names))
