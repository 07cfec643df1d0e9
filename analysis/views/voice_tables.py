"""Voices as tables that people read: who speaks, how much, with which verbs, and which facts by whose word."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.records import Row
from analysis.tables import OWN, UNATTRIBUTED
from analysis.views.coverage import NO_LEDGER, labels_of, outlets_of
from analysis.views.display import Html, Note, show_table
from analysis.views.plain import asked, counted, extremes, listed, sentence
from analysis.views.tables import takes_tables
from analysis.views.voice_plots import most_heard

NOBODY = "Nobody is quoted or reported here."


@takes_tables
def answer_voices(heard: pd.DataFrame, actors_heard: pd.DataFrame) -> Note:
    """Who is heard most, how much is the outlets' own voice, and whom some outlets name and never let speak (tables
    `heard` and `actors_heard`)."""
    known = heard[heard["share"].notna()]
    label = labels_of(known) if len(known) else {}
    if known.empty or known["voice"].eq(OWN).all():
        return Note(NOBODY)
    own = known[known["voice"] == OWN]
    own = pd.Series(own["share"].to_numpy(float), own["article"].map(label))
    top = most_heard(known, 1)
    said = (
        f"The outlet's own voice is {own.iloc[0]:.0%} of the text"
        if len(own) == 1
        else f"Share of the text in the outlet's own voice: {extremes(own, '.0%')}"
    )
    if top:
        mine = known[known["voice"] == top[0]]
        printed = mine.groupby("outlet", sort=False)["n_words"].sum().reindex(outlets_of(known), fill_value=0)
        by_outlet = extremes(printed.astype(float), ",.0f", high="most in", low="fewest in")
        said = (
            f"Of all who are quoted or reported in the body, {top[0]} has most words"
            f" ({mine['n_words_once'].sum():,.0f}, copied text counted once); as printed, {by_outlet}. {said}"
        )
    silent = actors_heard[actors_heard["standing"] == "named"]
    by = silent.groupby("actor", sort=False)["outlet"].agg(list).map(len).sort_values(ascending=False, kind="stable")
    if len(by):
        who = listed((f"{actor} (by {counted(n, 'outlet')})" for actor, n in by.items()), most=3)
        said += f". Named and not heard: {who}"
    return Note(f"{said}.")


@takes_tables
def show_speakers(heard: pd.DataFrame) -> Html | Note:
    """Who speaks first, last, most and at greatest length in each article (table `heard`); captions do not count."""
    spoken = heard[(heard["voice"] != OWN) & heard["first_position"].notna()]
    if spoken.empty:
        return Note(NOBODY)
    label = labels_of(heard)
    rows = []
    for article, mine in spoken.groupby("article", sort=False):
        own = heard[(heard["article"] == article) & (heard["voice"] == OWN)]["share"]
        first, last = mine.loc[mine["first_position"].idxmin()], mine.loc[mine["last_position"].idxmax()]
        most, longest = mine.loc[mine["n_words"].idxmax()], mine.loc[mine["n_longest"].idxmax()]
        rows.append({
            "article": label[article],
            "voices": int((mine["voice"] != UNATTRIBUTED).sum()),
            "own words": own.iloc[0],
            "enough": mine["enough"].iloc[0],
            "speaks first": f"{first['voice']} ({first['first_position']:.0%} in)",
            "speaks last": f"{last['voice']} ({last['last_position']:.0%} in)",
            "most words": f"{most['voice']} ({most['n_words']})",
            "longest quotation": f"{longest['voice']} ({longest['n_longest']})" if longest["n_longest"] else None,
        })  # fmt: skip
    return show_table(pd.DataFrame(rows), caption="Who speaks in each article", formats={"own words": ".0%"})


@takes_tables
def show_words_quoted(heard: pd.DataFrame, *, rows: int | None = 15) -> Html | Note:
    """Words between quotation marks by speaker and outlet: as printed, and in brackets with copied text counted once.

    A zero is a speaker who is reported there and not quoted. Whoever is quoted nowhere is left out.

    Parameters
    ----------
    heard
        The table `heard`.
    rows
        Show this many speakers at most, those with most words quoted; None: all.
    """
    spoken = heard[(heard["voice"] != OWN) & (heard["n_words"] > 0)]
    if spoken.empty:
        return Note(NOBODY)
    outlets = outlets_of(heard)
    sums = spoken.groupby(["voice", "outlet"], sort=False)[["n_words", "n_quoted", "n_quoted_once"]].sum()
    total = spoken.groupby("voice", sort=False)[["n_quoted", "n_words"]].sum()
    total = total[total["n_quoted"] > 0].sort_values(["n_quoted", "n_words"], ascending=False, kind="stable")
    if total.empty:
        return Note("Nobody is quoted in words of their own.")
    cells = [
        {
            "speaker": voice,
            **{outlet: _once(sums, (voice, outlet)) for outlet in outlets},
            "all outlets": int(total.loc[voice, "n_quoted"]),
        }
        for voice in total.index
    ]
    caption = "Words quoted, as printed (in brackets: with copied text counted once, where that differs)"
    return show_table(pd.DataFrame(cells), caption=caption, rows=rows)


@takes_tables
def show_verbs(verbs: pd.DataFrame, heard: pd.DataFrame, *, speakers: int = 5, most: int = 6) -> Html | Note:
    """The verbs that each outlet gives the most heard speakers, with how often; in the last column those not neutral.

    Parameters
    ----------
    verbs, heard
        The tables of these names.
    speakers
        How many speakers are shown, those with most words.
    most
        Verbs named in a cell at most.
    """
    top = most_heard(heard, speakers)
    given = verbs[verbs["voice"].isin(top)]
    if given.empty:
        return Note("No reporting verb is given to anybody here.")
    rows = []
    for voice in top:
        for outlet, mine in given[given["voice"] == voice].groupby("outlet", sort=False):
            mine = mine.groupby(["verb", "verb_class"], sort=False, dropna=False)["n"].sum().reset_index()
            mine = mine.sort_values("n", ascending=False, kind="stable")
            coloured = mine[mine["verb_class"].notna() & (mine["verb_class"] != "neutral")]
            rows.append({
                "speaker": voice, "outlet": outlet,
                "verbs": listed((f"{row.verb} ({row.n})" for row in mine.itertuples()), most=most),
                "neutral": mine.loc[mine["verb_class"] == "neutral", "n"].sum() / mine["n"].sum(),
                "not neutral": listed((f"{row.verb} ({row.verb_class})" for row in coloured.itertuples()), most=most) or None,
            })  # fmt: skip
    caption = "Verbs of reporting by speaker and outlet, as printed"
    return show_table(pd.DataFrame(rows), caption=caption, formats={"neutral": ".0%"})


@takes_tables
def show_quotations(corpus: Corpus, quotations: pd.DataFrame, *, rows: int | None = 30) -> Html | Note:
    """The same utterance as each outlet quotes it: those first that are cut or worded most differently.

    Parameters
    ----------
    quotations
        The table `quotations`.
    rows
        Show this many quotations at most; None: all.
    """
    if quotations.empty:
        return Note("No quotation is printed by two articles.")
    least = quotations.groupby("quotation").agg(changed=("n_changed", "sum"), share=("share", "min"))
    order = least.sort_values(["changed", "share"], ascending=[False, True], kind="stable").index
    rank = {number: i for i, number in enumerate(order)}
    found = quotations.assign(rank=quotations["quotation"].map(rank)).sort_values(
        ["rank", "n_words"], ascending=[True, False], kind="stable"
    )
    found["words"] = [_words(corpus, row) for row in found.itertuples()]
    shown = found[["quotation", "outlet", "speaker", "n_words", "share", "form", "copied", "words"]]
    n = quotations["quotation"].nunique()
    caption = f"{sentence(counted(n, 'utterance'))} that two articles or more quote; share is that of the longest version's words"
    return show_table(
        shown.rename(columns={"n_words": "words quoted", "words": "as printed"}),
        caption=caption,
        rows=rows,
        formats={"share": ".0%"},
    )


@takes_tables
def show_fact_voices(coverage: pd.DataFrame, facts: pd.DataFrame, *, rows: int | None = 20) -> Html | Note:
    """Facts that one outlet tells in its own voice and another attributes, or only one of them hedges.

    Parameters
    ----------
    coverage, facts
        The tables of these names.
    rows
        Show this many facts at most; None: all.
    """
    if coverage.empty:
        return Note(NO_LEDGER)
    told = coverage[(coverage["status"] != "absent") & coverage["voice"].notna()]
    statement = facts.set_index("fact")["statement"]
    found = []
    for fact, mine in told.groupby("fact", sort=False):
        own, attributed = mine[mine["voice"] == "own"], mine[mine["voice"] == "attributed"]
        hedged, plain = mine[mine["hedged"].eq(True)], mine[mine["hedged"].eq(False)]
        if (len(own) and len(attributed)) or (len(hedged) and len(plain)):
            by = attributed["attributed_to"].dropna()
            found.append({
                "fact": fact, "statement": statement[fact],
                "in its own voice": listed(dict.fromkeys(own["outlet"])) or None,
                "attributed by": listed(dict.fromkeys(attributed["outlet"])) or None,
                "to": listed(dict.fromkeys(by), most=3) or None,
                "hedged by": listed(dict.fromkeys(hedged["outlet"])) or None,
            })  # fmt: skip
    if not found:
        return Note("No fact is told in one outlet's own voice and attributed or hedged by another.")
    return show_table(pd.DataFrame(found), caption="Facts that outlets vouch for differently", rows=rows)


@takes_tables
def show_voices(
    corpus: Corpus, voices: pd.DataFrame, *, speaker: str | None = None, rows: int | None = None
) -> Html | Note:
    """Every statement with its words, its speaker and its verb, article by article.

    Parameters
    ----------
    voices
        The table `voices`.
    speaker
        Statements of this speaker alone, as the table names him.
    rows
        Show this many statements at most.

    Raises
    ------
    FramingError
        Nobody of that name speaks.
    """
    if voices.empty:
        return Note(NOBODY)
    if speaker is not None:
        asked("speaker", speaker, voices["speaker"].fillna(UNATTRIBUTED))
        voices = voices[voices["speaker"] == speaker]
    said = list(voices.itertuples())
    shown = pd.DataFrame({
        "outlet": voices["outlet"],
        "sentence": voices["sentence"],
        "as printed": [_words(corpus, row) for row in said],
        "kind": [f"{row.kind}, thought" if row.mode == "thought" else row.kind for row in said],
        "speaker": voices["speaker"],
        "known by": voices["speaker_by"],
        "kind of actor": voices["actor_kind"],
        "verb": [None if pd.isna(row.verb) else f"{row.verb} ({row.verb_class})" for row in said],
    })  # fmt: skip
    return show_table(shown, caption="Quotations and reported statements", rows=rows)


def _once(sums: pd.DataFrame, key: tuple[str, str]) -> str | None:
    """Words as printed, once in brackets where they differ; nothing where the outlet does not let the speaker speak."""
    if key not in sums.index:
        return None
    printed, once = int(sums.loc[key, "n_quoted"]), int(sums.loc[key, "n_quoted_once"])
    return f"{printed}" if printed == once else f"{printed} ({once})"


def _words(corpus: Corpus, row: Row) -> str:
    """The words of a row as printed, or its key where the text is withheld."""
    if not corpus.has_text:
        return f"article {row.article}, sentence {row.sentence}"
    return corpus.texts[row.article][row.start : row.end]
