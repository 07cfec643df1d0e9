"""Who is heard, and how much: the words of each article by voice, the verbs each speaker is given, who never speaks."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.amount import enough_by_article, enough_by_article_once, enough_by_outlet
from analysis.measures.prominence import measure_prominence
from analysis.measures.registry import measure
from analysis.measures.sources import body_sentences, is_copied
from analysis.measures.voices import measure_voices
from analysis.records import records
from analysis.tables import EDITED_LIGHTLY, TABLES

OWN, UNATTRIBUTED = "own", "unattributed"


@measure("heard")
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
    words = _words_by_voice(corpus)
    speech = outermost_speech(corpus)
    spoken = speech[speech["part"] != "caption"].groupby(["article", "voice"])
    known = {key: rows for key, rows in spoken}
    enough, enough_once = enough_by_article(corpus), enough_by_article_once(corpus)
    rows = []
    for article, outlet in corpus.outlet_of().items():
        mine = words[words["article"] == article]
        n_all, n_once = len(mine), int(mine["once"].sum())
        by_voice = {voice: part for voice, part in mine.groupby("voice")}
        voices = dict.fromkeys([OWN, *by_voice, *(voice for name, voice in known if name == article)])
        found = []
        for voice in voices:
            told, said = by_voice.get(voice, mine.iloc[:0]), known.get((article, voice), speech.iloc[:0])
            first, last = (told["place"].min() / n_all, told["place"].max() / n_all) if len(told) else (None, None)
            once = told[told["once"]]
            found.append((
                article, outlet, voice, _first(said["actor"]), _first(said["actor_kind"]), len(said), len(told),
                int(told["quoted"].sum()), len(told) / n_all if n_all else None, first, last,
                int(said["n_quoted"].max()) if len(said) else 0, bool(said["part"].isin(("headline", "deck")).any()),
                len(once), int(once["quoted"].sum()), len(once) / n_once if n_once else None,
                enough[article], enough_once[article],
            ))  # fmt: skip
        rows += [found[0], *sorted(found[1:], key=lambda row: (-row[6], row[9] is None, row[9] or 0))]
    return pd.DataFrame(rows, columns=TABLES["heard"].names)


@measure("verbs")
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
        voice=given["speaker"].fillna(UNATTRIBUTED), once=~is_copied(corpus, given, kinds=EDITED_LIGHTLY).astype(bool)
    )
    keys = ["article", "outlet", "voice", "verb"]
    found = given.groupby(keys, sort=False).agg(
        actor=("actor", "first"), verb_class=("verb_class", "first"), n=("once", "size"), n_once=("once", "sum")
    )
    found = found.reset_index().sort_values(["n", "verb"], ascending=[False, True], kind="stable")
    order = {article: i for i, article in enumerate(corpus.outlet_of())}
    found = found.sort_values("article", key=lambda column: column.map(order), kind="stable")
    return found.reset_index(drop=True)[TABLES["verbs"].names]


@measure("actors_heard")
def measure_actors_heard(corpus: Corpus) -> pd.DataFrame:
    """Set beside each other how often an outlet names an actor of story.yml and how much it lets that actor say.

    Who speaks jointly with others ("Ann Lee and the council said") speaks.

    Returns
    -------
    pandas.DataFrame
        One row per outlet and actor, as in story.yml: outlet, actor, actor_kind, standing (speaks, named, not
        named), n_named, n_named_once, in_headline, n_statements, n_words, n_quoted, n_thoughts, enough. Captions are left out.
    """
    named = measure_prominence(corpus)
    named = named[named["kind"] == "actor"].groupby(["outlet", "item"])[["n_sentences", "n_sentences_once"]].sum()
    headlines = measure_prominence(corpus).query("kind == 'actor'").groupby(["outlet", "item"])["in_headline"].any()
    voices = measure_voices(corpus)
    voices = voices[(voices["part"] != "caption") & voices["speaker"].notna()]
    actors = {actor.name: actor.kind for actor in corpus.story.actors}
    said: dict[tuple[str, str], Counter] = defaultdict(Counter)
    for row in records(voices):
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
            n, sentences = said[outlet, actor], named.loc[(outlet, actor)]
            in_headline = bool(headlines[outlet, actor])
            there = sentences["n_sentences"] or in_headline
            standing = "speaks" if n["statements"] else "named" if there else "not named"
            rows.append((
                outlet, actor, kind, standing, sentences["n_sentences"], sentences["n_sentences_once"], in_headline,
                n["statements"], n["words"], n["quoted"], n["thoughts"], enough[outlet],
            ))  # fmt: skip
    return pd.DataFrame(rows, columns=TABLES["actors_heard"].names)


def joint(speaker: str, actors: dict[str, object]) -> list[str]:
    """The actors among several who speak as one."""
    parts = [name for piece in speaker.split(" and ") for name in piece.split(", ")]
    return [part for part in parts if part in actors] if len(parts) > 1 else []


def outermost_speech(corpus: Corpus) -> pd.DataFrame:
    """Statements of speech that stand in no other one, with their voice."""
    voices = measure_voices(corpus)
    speech = voices[voices["mode"] == "speech"].sort_values(["article", "start", "end"], ascending=[True, True, False])
    reach = speech.groupby("article")["end"].transform(lambda ends: ends.cummax().shift(fill_value=-1))
    return speech[speech["end"] > reach].assign(voice=lambda rows: rows["speaker"].fillna(UNATTRIBUTED))


def _words_by_voice(corpus: Corpus) -> pd.DataFrame:
    """The body's words: article, place (running number in the body), voice, quoted, once (in no copied sentence)."""
    body = body_sentences(corpus)[["article", "sentence"]]
    body = body.assign(once=~is_copied(corpus, body, kinds=EDITED_LIGHTLY).astype(bool))
    words = corpus.tokens.merge(body, on=["article", "sentence"])
    words["place"] = words.groupby("article").cumcount()
    words["quoted"] = words["in_quote"].astype(bool)
    speech = {article: rows for article, rows in outermost_speech(corpus).groupby("article")}
    voices = []
    for article, mine in words.groupby("article", sort=False):
        starts = mine["start"].to_numpy(np.int64)
        voice = np.full(len(mine), OWN, object)
        free = np.ones(len(mine), bool)
        for row in records(speech[article]) if article in speech else ():
            first, last = np.searchsorted(starts, [row.start, row.end])
            voice[first:last][free[first:last]] = row.voice
            free[first:last] = False
        voices.append(pd.Series(voice, mine.index))
    words["voice"] = pd.concat(voices) if voices else pd.Series(dtype=object)
    return words[["article", "place", "voice", "quoted", "once"]]


def _first(values: pd.Series) -> object:
    """The first value that is there, else None."""
    values = values.dropna()
    return values.iloc[0] if len(values) else None
