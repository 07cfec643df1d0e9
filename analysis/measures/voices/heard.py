"""Who is heard, and how much: the words of each article by voice, the verbs each speaker is given, who never speaks."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.attribution.voices import joint, measure_voices
from analysis.measures.facts.prominence import measure_prominence
from analysis.measures.registry import measure
from analysis.measures.statistics.amount import enough_by_article, enough_by_article_once, enough_by_outlet
from analysis.measures.text_reuse.copied import body_sentences, is_copied
from analysis.records import Row, records
from analysis.tables import EDITED_LIGHTLY, HEADING_PARTS, OWN, UNATTRIBUTED, from_rows


@measure("heard", whole=True)
def measure_heard(corpus: Corpus) -> pd.DataFrame:
    """Share out each article's body among its voices: the outlet's own, each speaker's, and what nobody is named for.

    A word belongs to the outermost quotation or reported statement that it stands in, else to the outlet. Thought
    (`mode` in table voices) is the outlet's telling, so it counts as its own voice. An outlet is its own voice too
    where it chooses whom to quote: a large share of other voices is no sign of balance.

    Returns
    -------
    pandas.DataFrame
        One row per article and voice, own first, then those with most words: article, outlet, voice, actor,
        actor_kind, n_statements, n_words, n_quoted, share, first_position, last_position, n_longest, in_headline,
        n_words_once, n_quoted_once, share_once, enough, enough_once. The shares of an article make up 1.
    """
    enough, enough_once = enough_by_article(corpus), enough_by_article_once(corpus)
    body, speech = _body_words(corpus), defaultdict(list)
    for row in records(outermost_speech(corpus)):
        speech[row.article].append(row)
    rows = []
    for article, outlet in corpus.outlet_of().items():
        by_voice = _by_voice(body[article], speech[article])
        statements: dict[str, list[Row]] = defaultdict(list)
        for row in speech[article]:
            if row.part != "caption":
                statements[row.voice].append(row)
        n_all, n_once = len(body[article]), sum(word.once for word in body[article])
        found = []
        for voice in dict.fromkeys([OWN, *by_voice, *sorted(statements)]):
            told, said = by_voice[voice], statements[voice]
            first, last = (told[0].place / n_all, told[-1].place / n_all) if told else (None, None)
            once = [word for word in told if word.once]
            found.append((
                article, outlet, voice, _first(row.actor for row in said), _first(row.actor_kind for row in said),
                len(said), len(told), sum(word.quoted for word in told), len(told) / n_all if n_all else None, first, last,
                max((row.n_quoted for row in said), default=0), any(row.part in HEADING_PARTS for row in said),
                len(once), sum(word.quoted for word in once), len(once) / n_once if n_once else None,
                enough[article], enough_once[article],
            ))  # fmt: skip
        rows += [found[0], *sorted(found[1:], key=lambda row: (-row[6], row[9] is None, row[9] or 0))]
    return from_rows("heard", rows)


@measure("verbs", whole=True)
def measure_verbs(corpus: Corpus) -> pd.DataFrame:
    """Count the reporting verbs, nouns and phrases that an article gives each speaker, in headline, deck and body.

    Returns
    -------
    pandas.DataFrame
        One row per article, voice and verb, those given most first: article, outlet, voice, actor, verb,
        verb_class, n, n_once (outside sentences that copy another article). The classes are those of
        data/reporting_verbs.yml, with their basis.
    """
    voices = measure_voices(corpus)
    given = voices[voices["verb"].notna() & (voices["part"] != "caption")]
    given = given.assign(
        voice=given["speaker"].fillna(UNATTRIBUTED), once=~is_copied(corpus, given, kinds=EDITED_LIGHTLY)
    )
    groups: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in records(given):
        groups[row.article, row.voice, row.verb].append(row)
    order = list(corpus.outlet_of())
    rows = [
        (article, mine[0].outlet, voice, _first(row.actor for row in mine), verb,
         _first(row.verb_class for row in mine), len(mine), sum(row.once for row in mine))
        for (article, voice, verb), mine in sorted(
            groups.items(), key=lambda item: (order.index(item[0][0]), -len(item[1]), item[0][2])
        )
    ]  # fmt: skip
    return from_rows("verbs", rows)


@measure("actors_heard", whole=True)
def measure_actors_heard(corpus: Corpus) -> pd.DataFrame:
    """Set beside each other how often an outlet names an actor of story.yml and how much it lets that actor say.

    Who speaks jointly with others ("Ann Lee and the council said") speaks.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and actor, as in story.yml: outlet, actor, actor_kind, standing (speaks, named, not
        named), n_named, n_named_once, in_headline, n_statements, n_words, n_quoted, n_thoughts, enough. Captions are left out.
    """
    named: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for row in measure_prominence.rows(corpus):
        if row.kind == "actor":
            named[row.outlet, row.item].update(
                sentences=row.n_sentences, once=row.n_sentences_once, headlines=row.in_headline
            )
    actors = {actor.name: actor.kind for actor in corpus.story.actors}
    said: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for row in measure_voices.rows(corpus):
        if row.part == "caption" or pd.isna(row.speaker):
            continue
        for actor in [row.actor] if pd.notna(row.actor) else joint(row.speaker, actors):
            n = said[row.outlet, actor]
            if row.mode == "thought":
                n["thoughts"] += 1
            else:
                n["statements"] += 1
                n["words"] += 0 if row.nested else row.n_words
                n["quoted"] += 0 if row.nested else row.n_quoted
    rows, enough = [], enough_by_outlet(corpus)
    for outlet in corpus.outlets:
        for actor, kind in actors.items():
            n, there = said[outlet, actor], named[outlet, actor]
            is_named = there["sentences"] or there["headlines"]
            standing = "speaks" if n["statements"] else "named" if is_named else "not named"
            rows.append((
                outlet, actor, kind, standing, there["sentences"], there["once"], bool(there["headlines"]),
                n["statements"], n["words"], n["quoted"], n["thoughts"], enough[outlet],
            ))  # fmt: skip
    return from_rows("actors_heard", rows)


def outermost_speech(corpus: Corpus) -> pd.DataFrame:
    """Statements of speech that stand in no other one, with their voice, in the order of the text."""
    voices = measure_voices(corpus)
    speech = voices[voices["mode"] == "speech"].sort_values(["article", "start", "end"], ascending=[True, True, False])
    reach: dict[str, int] = defaultdict(lambda: -1)
    outermost = []
    for article, end in zip(speech["article"].tolist(), speech["end"].tolist(), strict=True):
        outermost.append(end > reach[article])
        reach[article] = max(reach[article], end)
    return speech[np.array(outermost, bool)].assign(voice=lambda rows: rows["speaker"].fillna(UNATTRIBUTED))


class _Word(NamedTuple):
    """A word of a body: its running number there, its first character, and whether it is quoted and in no copied sentence."""

    place: int
    start: int
    quoted: bool
    once: bool


def _body_words(corpus: Corpus) -> dict[str, list[_Word]]:
    """Article -> the words of its body."""
    body = body_sentences(corpus)[["article", "sentence"]]
    body = body.assign(once=~is_copied(corpus, body, kinds=EDITED_LIGHTLY))
    once = {(row.article, row.sentence): row.once for row in records(body)}
    found: dict[str, list[_Word]] = defaultdict(list)
    for row in corpus.rows("tokens"):
        if (row.article, row.sentence) in once:
            words = found[row.article]
            words.append(_Word(len(words), row.start, row.in_quote, once[row.article, row.sentence]))
    return found


def _by_voice(words: list[_Word], speech: list[Row]) -> dict[str, list[_Word]]:
    """Voice -> its words of an article's body, by the outermost statements of the article."""
    starts, voices = [word.start for word in words], [OWN] * len(words)
    for row in reversed(speech):  # of two that overlap the first has the words
        first, last = bisect_left(starts, row.start), bisect_left(starts, row.end)
        voices[first:last] = [row.voice] * (last - first)
    found: dict[str, list[_Word]] = defaultdict(list)
    for word, voice in zip(words, voices, strict=True):
        found[voice].append(word)
    return found


def _first(values: Iterable[object]) -> object:
    """The first value that is there, else None."""
    return next((value for value in values if pd.notna(value)), None)
