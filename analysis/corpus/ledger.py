"""The fact ledger of a story (facts.yml): statements, cues, and a person's decisions per article."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Annotated, Literal

import regex
from pydantic import ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from analysis.corpus.story import ID, MISSING, Entry, OptionalText, Text
from analysis.corpus.yaml_files import parse, read_yaml, warn_unknown
from analysis.errors import FramingError, FramingWarning

CUE_SECONDS = 1  # that a cue may take on one sentence; a harmless one takes a millionth
FactType = Literal["event", "number", "statement_by_source", "background", "context_history", "editorial_claim"]
Offsets = tuple[int, int]


def _place(value: object, validate: ValidatorFunctionWrapHandler) -> object:
    try:
        return validate(value)
    except ValidationError:
        raise ValueError("[start, end] or words of the article are expected") from None


Place = Annotated[Offsets | Text, WrapValidator(_place)]


class Review(Entry):
    """A person's decision on one fact in one article: the status; and who decided (`by`), when, and a note.

    `evidence` lists the places that show the fact: either [start, end] offsets into the article file, or
    words that stand in the article exactly once.
    """

    status: Literal["present", "partial", "absent"]
    evidence: list[Place] = []
    voice: Annotated[Literal["own", "attributed", "mixed"] | None, MISSING] = None
    hedged: Annotated[bool | None, MISSING] = None
    by: OptionalText = None
    date: OptionalText = None
    note: OptionalText = None


class Fact(Entry):
    """One checkable proposition in the project's own words. The least: `id` and `statement`.

    `cues` are regular expressions (case ignored); an article whose headline, deck or body matches one
    of them tells the fact.
    """

    id: Text
    statement: Text
    type: Annotated[FactType | None, MISSING] = None
    salience: Annotated[Literal["core", "major", "minor"] | None, MISSING] = None
    group: OptionalText = None
    note: OptionalText = None
    cues: list[Text] = []
    review: dict[str, Review] = {}


def read_ledger(folder: Path, articles: list[str]) -> list[Fact]:
    """facts.yml of a story folder, or an empty list where there is none.

    Raises
    ------
    FramingError
        It is not a list of facts, a fact lacks id or statement, an id is given twice, a cue is no regular
        expression, or a review names an article that story.yml does not have.
    """
    path = folder / "facts.yml"
    return parse_ledger(read_yaml(path), path, articles) if path.exists() else []


def parse_ledger(data: object, path: Path, articles: list[str]) -> list[Fact]:
    """The ledger that the data of facts.yml hold; raises as `read_ledger`."""
    if data in ("", None):
        return []
    if not isinstance(data, list):
        raise FramingError(path, "not a list", "each fact starts with '- id:'")
    facts, seen = [], set()
    for number, entry in enumerate(data, 1):
        where = f"{path}: fact {entry.get('id', number) if isinstance(entry, dict) else number}"
        warn_unknown(Fact, entry, where)
        fact = parse(Fact, entry, where)
        if fact.id in seen:
            raise FramingError(path, f"the fact id '{fact.id}' is given twice", "rename one of the two")
        seen.add(fact.id)
        for cue in fact.cues:
            _check_cue(cue, where)
        unknown = sorted(set(fact.review) - set(articles))
        if unknown:
            raise FramingError(where, f"review of article '{unknown[0]}'", _no_article(articles))
        facts.append(fact)
    return facts


def _no_article(articles: list[str]) -> str:
    return f"story.yml has: {', '.join(articles)}; put the article back there, or delete its decisions here"


def _check_cue(cue: str, where: str) -> None:
    try:
        pattern = regex.compile(cue, regex.IGNORECASE)
    except regex.error as error:
        raise FramingError(where, f"cue '{cue}' is not a regular expression ({error})", "escape or mend it") from None
    if pattern.search(""):
        raise FramingError(where, f"cue '{cue}' finds the empty text, so it would find every article",
                           "let it ask for at least one character")  # fmt: skip


def has_cue(fact: Fact, sentence: str) -> bool:
    """A cue of the fact matches the sentence.

    Raises
    ------
    FramingError
        A cue does not come to an end: nested repetition can take longer than the universe is old. Or it finds a place
        without a character, as `\\b` does in every sentence.
    """
    for cue in fact.cues:
        try:
            found = regex.search(cue, sentence, regex.IGNORECASE, timeout=CUE_SECONDS)
        except TimeoutError:
            raise FramingError(
                f"facts.yml: fact {fact.id}",
                f"cue '{cue}' takes more than {CUE_SECONDS} s on a sentence of {len(sentence)} characters",
                "write it without a repetition inside a repetition",
            ) from None
        if found and found.start() == found.end():
            raise FramingError(f"facts.yml: fact {fact.id}", f"cue '{cue}' finds a place without a character",
                               "let it ask for at least one character")  # fmt: skip
        if found:
            return True
    return False


def reviews_path(folder: Path, coder: str) -> Path:
    """The file of one coder's decisions: reviews/<coder>.yml beside facts.yml.

    Raises
    ------
    FramingError
        The name cannot be a file's: it has other characters than letters, digits, '.', '_' and '-'.
    """
    if not ID.fullmatch(coder) or len(coder) > 100:
        raise FramingError(f"coder '{coder}'", "not a name for a file", "use letters, digits, '.', '_' and '-'")
    return folder / "reviews" / f"{coder}.yml"


def read_reviews(folder: Path, ledger: list[Fact], articles: list[str]) -> dict[str, dict[tuple[str, str], Review]]:
    """Coder -> (fact, article) -> decision, from reviews/*.yml, coders in the order of the alphabet.

    Decisions on a fact that the ledger does not have (any more) are passed over with a warning.

    Raises
    ------
    FramingError
        A file's name is no coder's, it does not hold decisions by fact and article, or it names an article
        that story.yml does not have.
    """
    known = {fact.id for fact in ledger}
    found = {}
    for path in sorted((folder / "reviews").glob("*.yml")):
        decided = parse_reviews(read_yaml(path), reviews_path(folder, path.stem), articles)
        if strange := [fact for fact, _ in decided if fact not in known]:
            warnings.warn(f"{path}: decisions on '{strange[0]}', which facts.yml does not have, are passed over",
                          FramingWarning, stacklevel=3)  # fmt: skip
        found[path.stem] = {cell: review for cell, review in decided.items() if cell[0] in known}
    return found


def parse_reviews(data: object, path: Path, articles: list[str]) -> dict[tuple[str, str], Review]:
    """The decisions that the data of a coder's file hold; raises as `read_reviews`."""
    found = {}
    for fact, decisions in _mapping(data, path, "fact").items():
        for article, decision in _mapping(decisions, f"{path}: fact {fact}", "article").items():
            where = f"{path}: fact {fact}, article {article}"
            if article not in articles:
                raise FramingError(where, f"no article '{article}'", _no_article(articles))
            warn_unknown(Review, decision, where)
            found[fact, article] = parse(Review, decision, where)
    return found


def _mapping(data: object, where: object, what: str) -> dict:
    if data in ("", None):
        return {}
    if not isinstance(data, dict):
        raise FramingError(where, f"not decisions by {what}", f"write a line '{what}-id: ...' for each")
    return data


def locate(fact: Fact, article: str, text: str) -> list[tuple[int, int]]:
    """The review's evidence in `article` as offsets into its text; raises as `places`."""
    return places(fact.review[article], text, f"facts.yml: fact {fact.id}, article {article}")


def places(review: Review, text: str, where: object) -> list[tuple[int, int]]:
    """A decision's evidence as offsets into the article's text.

    Raises
    ------
    FramingError
        Words of the evidence stand nowhere in the article or more than once, or offsets lie outside it.
    """
    spans = []
    for place in review.evidence:
        if isinstance(place, str):
            n = text.count(place)
            if n != 1:
                raise FramingError(
                    where,
                    f"the evidence '{place[:50]}' stands {n} times in the text",
                    "quote words that stand there once",
                )
            start = text.index(place)
            spans.append((start, start + len(place)))
        elif 0 <= place[0] < place[1] <= len(text):
            spans.append(place)
        else:
            raise FramingError(
                where,
                f"the evidence {list(place)} lies outside the text of {len(text)} characters",
                "give [start, end] offsets",
            )
    return spans
