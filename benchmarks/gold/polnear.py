"""Attributions of the PolNeAR news corpus (Newell, Margolin & Ruths 2018), development part: content and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import md5
from pathlib import Path
from tempfile import TemporaryDirectory

from pandas import isna

from analysis import Corpus, read_corpus
from analysis.corpus.quotes import quoted_spans
from analysis.measures.attribution.voices import measure_voices
from benchmarks.gold.score import Score
from benchmarks.gold.stories import Gold, write_story

Span = tuple[int, int]
Attribution = dict[str, list[Span]]  # Content, Source, Cue -> spans


def scores(gold: Gold) -> Iterator[Score]:
    """Content by characters and source given a match: all texts, and the third held out while the rules were made."""
    folder = gold.folder / "public" / "polnear-dev"
    texts = {path.stem: path.read_bytes().decode() for path in sorted((folder / "text").glob("*.txt"))}
    answers = {name: attributions(min((folder / "attributions").glob(f"{name}_*.ann"))) for name in texts}
    corpus = _story(texts)
    rows = {article: list(found.itertuples()) for article, found in measure_voices(corpus).groupby("article")}
    for name, chosen in (("all", list(texts)), ("held out", [text for text in texts if _held_out(text)])):
        marks = [_in_marks(texts[text]) for text in chosen]
        found = [[(row.start, row.end) for row in rows.get(text, ())] for text in chosen]
        want = [[span for answer in answers[text] for span in answer.get("Content", ())] for text in chosen]
        everything = [[(0, len(texts[text]))] for text in chosen]
        yield Score(f"{name}: content F1, all text taken", _by_character(want, everything))
        yield Score(f"{name}: content F1, quotation marks alone", _by_character(want, marks))
        yield Score(f"{name}: content F1", _by_character(want, found), 0.72, f"{len(chosen)} texts")
        met = [hit for text in chosen for hit in _sources(answers[text], rows.get(text, ()))]
        yield Score(f"{name}: source overlaps, rows matched", sum(met) / len(met), 0.75, f"{sum(met)} of {len(met)}")


def attributions(path: Path) -> list[Attribution]:
    """The attributions of a brat file: role -> spans."""
    spans: dict[str, list[Span]] = {}
    found = []
    lines = path.read_text("utf-8").splitlines()
    for key, body, *_ in (line.split("\t") for line in lines if line.startswith("T")):
        spans[key] = [tuple(map(int, span.split())) for span in body.split(" ", 1)[1].split(";")]
    for line in lines:
        if line.startswith("E"):
            roles: Attribution = {}
            for argument in line.split("\t")[1].split()[1:]:
                role, key = argument.split(":")
                roles.setdefault(role.rstrip("0123456789"), []).extend(spans[key])
            found.append(roles)
    return found


def _held_out(name: str) -> bool:
    return int(md5(name.encode()).hexdigest(), 16) % 3 == 0


def _story(texts: dict[str, str]) -> Corpus:
    """The texts as a story in which the first line is the headline and every other one is body."""
    record: dict = {"title": "PolNeAR", "articles": []}
    for name, text in texts.items():
        numbers = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
        parts = {n: "headline" if n == numbers[0] else "body" for n in numbers}
        record["articles"].append({"id": name, "outlet": name.split("_")[0], "lines": parts})
    with TemporaryDirectory(prefix="framing-polnear-") as folder:
        return read_corpus(write_story(Path(folder) / "story", record, texts, {}))


def _in_marks(text: str) -> list[Span]:
    found, at = [], 0
    for line in text.split("\n"):
        found += [(at + a, at + b) for a, b in quoted_spans(line)]
        at += len(line) + 1
    return found


def _by_character(want: list[list[Span]], found: list[list[Span]]) -> float:
    """F1 over the characters of all texts together."""
    both = total = 0
    for gold, mine in zip(want, found, strict=True):
        a, b = _characters(gold), _characters(mine)
        both += len(a & b)
        total += len(a) + len(b)
    return 2 * both / total


def _characters(spans: Iterable[Span]) -> set[int]:
    return {at for a, b in spans for at in range(a, b)}


def _sources(answers: list[Attribution], rows: Iterable) -> Iterator[bool]:
    """Per row that overlaps an attribution with a source (the one it agrees with best): do the sources overlap?"""
    contents = [_characters(answer.get("Content", ())) for answer in answers]
    for row in rows:
        mine = set(range(row.start, row.end))
        best = max(range(len(answers)), key=lambda k: len(mine & contents[k]) / len(mine | contents[k]), default=None)
        if best is None or not mine & contents[best] or "Source" not in answers[best]:
            continue
        yield not isna(row.speaker_start) and any(
            row.speaker_start < b and row.speaker_end > a for a, b in answers[best]["Source"]
        )
