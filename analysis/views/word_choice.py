"""Word choice before people's eyes: labels, loaded words, frame hits, the company of actors; each with its places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.tables import ANSWERS, SIGNIFICANT, SPOKEN, STRENGTHS
from analysis.views.coverage import labels_of, outlets_of
from analysis.views.display import Html, Note, show_table, table
from analysis.views.evidence import context
from analysis.views.plain import asked, counted, extremes, listed, number, out_of, quoted, sentence
from analysis.views.tables import takes_tables

NO_CONCEPTS = (
    "This story names no concepts yet, so nothing can be said about what the outlets call the same thing. To get some to"
    " edit: framing concepts STORY --discover"
)
NONE_LISTED = "story.yml lists no concepts."
ROLES = {"modifier": "said of it", "does": "does", "done to": "done to it"}
WORDS = 8  # words named in a cell


@takes_tables
def answer_word_choice(labels: pd.DataFrame, loaded_by_outlet: pd.DataFrame) -> Note:
    """Where labels differ, and who uses more loaded words than chance (tables `labels` and `loaded_by_outlet`)."""
    return Note(f"{_labels_in_words(labels)} {_loaded_in_words(loaded_by_outlet)}")


@takes_tables
def show_labels(labels: pd.DataFrame, concept: str | None = None) -> Html | Note:
    """Labels of each concept by outlet: uses, in brackets those between quotation marks, and whether they are enough.

    Parameters
    ----------
    labels
        The table `labels`.
    concept
        Show this concept alone.

    Raises
    ------
    FramingError
        The story has no such concept.
    """
    if labels.empty:
        return Note(NO_CONCEPTS)
    mine = labels[labels["concept"].isin(asked("concept", concept, labels["concept"]))]
    sums = mine.groupby(["concept", "label", "outlet"], sort=False)[["n", "n_in_quote"]].sum().reset_index()
    sums = sums[sums.groupby(["concept", "label"])["n"].transform("sum") > 0]
    if sums.empty:
        return Note("None of the labels stands in any article.")
    sums["uses"] = [
        f"{n} ({q})" if q else str(n) if n else "" for n, q in zip(sums["n"], sums["n_in_quote"], strict=True)
    ]
    shown = sums.pivot_table(index=["concept", "label"], columns="outlet", values="uses", aggfunc="first", sort=False)
    shown = shown.reindex(columns=outlets_of(labels)).rename_axis(columns=None).reset_index()
    shown = pd.concat([shown, _amounts(mine, shown["concept"])]).sort_values(
        "concept", key=lambda names: names.map(list(dict.fromkeys(shown["concept"])).index), kind="stable"
    )
    return table(shown, caption="Labels by outlet: uses, in brackets those between quotation marks",
                 align=dict.fromkeys(outlets_of(labels), "right"))  # fmt: skip


def _amounts(labels: pd.DataFrame, concepts: Iterable[str]) -> pd.DataFrame:
    """A row a concept: are an outlet's uses enough for a share? Of several articles the one with most uses answers."""
    best = (
        labels.assign(rank=labels["enough"].map(ANSWERS.index)).groupby(["concept", "outlet"])["rank"].max().unstack()
    )
    best = best.loc[list(dict.fromkeys(concepts))].map(lambda rank: ANSWERS[int(rank)])
    return best.rename_axis(columns=None).reset_index().assign(label="(enough uses?)")


def show_uses(
    corpus: Corpus,
    uses: pd.DataFrame,
    columns: Mapping[str, str],
    *,
    caption: str,
    width: int = 40,
    rows: int | None = None,
) -> Html | Note:
    """Places of a table in context (keyword in context), outlet by outlet; their keys where the texts are withheld.

    Parameters
    ----------
    uses
        A table with article, sentence, start and end: `label_uses`, `loaded`, `frame_hits`, `actor_words`, `agentless`,
        or rows of it.
    columns
        Columns of it to show beside the words: name -> heading.
    caption
        What the places are, in plain text.
    width
        Characters shown on either side.
    rows
        Show this many places at most.
    """
    if uses.empty:
        return Note(f"{caption}: none.")
    order = {outlet: i for i, outlet in enumerate(corpus.outlets)}
    uses = uses.sort_values("outlet", key=lambda names: names.map(order), kind="stable")
    shown = pd.DataFrame({"outlet": uses["outlet"]})
    if corpus.has_text:
        places = [
            context(corpus, use.article, use.start, use.end, width) for use in uses.head(rows or len(uses)).itertuples()
        ]
        places += [("", "", "")] * (len(uses) - len(places))
        shown["before"], shown["words"], shown["after"] = zip(*places, strict=True)
    for name, heading in columns.items():
        shown[heading] = uses[name]
    shown["article, sentence"] = uses["article"] + ", " + uses["sentence"].astype(str)
    return table(shown.reset_index(drop=True), caption=caption, rows=rows, align={"before": "right", "words": "center"})


@takes_tables
def show_label_uses(
    corpus: Corpus,
    label_uses: pd.DataFrame,
    labels: pd.DataFrame,
    *,
    concept: str | None = None,
    rows: int | None = None,
) -> Html | Note:
    """Every place where a label of one concept stands, in context, outlet by outlet.

    Parameters
    ----------
    label_uses, labels
        The tables of these names.
    concept
        The concept; without one, that whose labels differ most between outlets, as in `plot_labels`.
    rows
        Show this many places at most.

    Raises
    ------
    FramingError
        The story has no such concept.
    """
    if labels.empty:
        return Note(NONE_LISTED)
    concept = concept_of(labels, concept)
    mine = label_uses[label_uses["concept"] == concept]
    columns = {"label": "label", "voice": "voice"}
    return show_uses(corpus, mine, columns, caption=f"Labels of {concept} in context", rows=rows)


@takes_tables
def show_reprinted(
    corpus: Corpus, loaded_reprinted: pd.DataFrame, *, strengths: str | tuple[str, ...] = ("marked", "strong")
) -> Html | Note:
    """What each reprint did with the loaded words of its likely origin, and which it put in, as words.

    Parameters
    ----------
    loaded_reprinted
        The table of this name.
    strengths
        Words of these strengths alone: faint, marked, strong.

    Raises
    ------
    FramingError
        There is no such strength.
    """
    mine = loaded_reprinted[loaded_reprinted["strength"].isin(asked("strength", strengths, STRENGTHS))]
    if mine.empty:
        return Note("No reprint, or no loaded word in what was reprinted.")
    label = labels_of(corpus.articles)
    rows = [
        {"origin": label[origin], "reprint": label[reprint]}
        | {status: _words(part.loc[part["status"] == status, "word"]) for status in ("kept", "dropped", "cut", "added")}
        for (origin, reprint), part in mine.groupby(["article_a", "article_b"], sort=False)
    ]
    return table(pd.DataFrame(rows), caption="Loaded words of the likely origin in each reprint, and those it added")


@takes_tables
def show_frames(frames_by_outlet: pd.DataFrame, *, voice: str = "own", rows: int | None = None) -> Html | Note:
    """Frame hits by outlet with the terms behind each figure, the most frequent frames first.

    Parameters
    ----------
    frames_by_outlet
        The table of this name.
    voice
        own, reported, quoted or all.
    rows
        Show this many frames and outlets at most.

    Raises
    ------
    FramingError
        There is no such voice.
    """
    asked("voice", voice, (*SPOKEN, "all"))
    mine = frames_by_outlet[(frames_by_outlet["voice"] == voice) & (frames_by_outlet["n"] > 0)]
    if mine.empty:
        return Note("No word of the dictionaries stands in this voice in the body of any article.")
    total = mine.groupby(["dictionary", "frame"])["n"].transform("sum")
    mine = mine.assign(total=total).sort_values(
        ["dictionary", "total", "frame", "rate"], ascending=[True, False, True, False], kind="stable"
    )
    columns = ["dictionary", "frame", "outlet", "n", "rate", "ci_low", "ci_high", "enough", "rate_once", "terms"]
    return show_table(mine[columns], caption="Frame hits per 1,000 words of the body, with the terms behind them", rows=rows,
                      formats=dict.fromkeys(["rate", "ci_low", "ci_high", "rate_once"], ".1f"))  # fmt: skip


@takes_tables
def show_actor_words(actor_words: pd.DataFrame, actor: str | None = None, *, rows: int | None = None) -> Html | Note:
    """What each outlet says of each actor, lets it do and has done to it; the actors with most words first.

    Parameters
    ----------
    actor_words
        The table of this name.
    actor
        Show this actor alone.
    rows
        Show this many actors and outlets at most.

    Raises
    ------
    FramingError
        The table has no such actor.
    """
    mine = actor_words[actor_words["actor"].isin(asked("actor", actor, actor_words["actor"]))]
    if mine.empty:
        return Note("No word was found that keeps an actor of story.yml company.")
    n = mine["actor"].map(mine["actor"].value_counts())
    mine = mine.assign(n=n).sort_values(["n", "actor"], ascending=[False, True], kind="stable")
    shown = [
        {"actor": name, "outlet": outlet}
        | {title: _words(part.loc[part["role"] == role, "word"]) for role, title in ROLES.items()}
        for (name, outlet), part in mine.groupby(["actor", "outlet"], sort=False)
    ]
    return table(pd.DataFrame(shown), caption="The words that keep actors company, by outlet", rows=rows)


def concept_of(labels: pd.DataFrame, concept: str | None) -> str:
    """The concept asked for, where the story has it; without one, that whose labels differ most."""
    asked("concept", concept, labels["concept"])
    return concept or most_different(labels)


def most_different(labels: pd.DataFrame) -> str:
    """The concept whose labels differ most between outlets, quotations left out: the largest G2 (Dunning 1993).

    Where two outlets use labels of one often enough for a share, what is used less often is passed over.
    """
    often = _used_often(labels)
    own = (labels if often.empty else often).assign(n=lambda rows: rows["n"] - rows["n_in_quote"])
    return own.groupby("concept", sort=False)[["label", "outlet", "n"]].apply(_g2).idxmax()


def _used_often(labels: pd.DataFrame) -> pd.DataFrame:
    """Rows of concepts and outlets with enough uses for a share, of concepts of which two outlets have so many."""
    often = labels[labels["enough"].ne("no").groupby([labels["concept"], labels["outlet"]]).transform("any")]
    return often[often.groupby("concept")["outlet"].transform("nunique") > 1]


def _g2(rows: pd.DataFrame) -> float:
    """Log-likelihood ratio of label and outlet."""
    n = rows.pivot_table(index="label", columns="outlet", values="n", aggfunc="sum").to_numpy(float)
    expected = np.outer(n.sum(axis=1), n.sum(axis=0)) / max(n.sum(), 1)
    return 2 * float((n[n > 0] * np.log(n[n > 0] / expected[n > 0])).sum())


def _words(words: pd.Series) -> str:
    n = Counter(words).most_common()
    more = f" and {len(n) - WORDS} more" if len(n) > WORDS else ""
    return ", ".join(word if count == 1 else f"{word} {count}" for word, count in n[:WORDS]) + more


def _labels_in_words(labels: pd.DataFrame) -> str:
    """Of how many concepts that outlets name often enough the favourite label differs, and the one that differs most."""
    if labels.empty:
        return NO_CONCEPTS + "."
    often, n = _used_often(labels), labels["concept"].nunique()
    if often.empty:
        return (
            f"{sentence(counted(n, 'concept'))} counted: none is named often enough in two outlets to compare labels."
        )
    sums = (
        often.assign(n=often["n"] - often["n_in_quote"]).groupby(["concept", "outlet", "label"], sort=False)["n"].sum()
    )
    leads = sums[sums > 0].pipe(lambda n: n[n == n.groupby(level=["concept", "outlet"]).transform("max")])
    first = leads.reset_index().drop_duplicates(
        ["concept", "outlet"], keep=False
    )  # of labels used as often none is first
    several = first.groupby("concept").filter(lambda rows: rows["label"].nunique() > 1)
    n_often, differing = often["concept"].nunique(), several["concept"].nunique()
    every = {1: "the one concept", 2: "both concepts"}.get(n, f"all {counted(n, 'concept')}")
    of_all = every if n_often == n else out_of(n_often, n, "concept")
    lead = f"{sentence(of_all)} {'is' if n_often == 1 else 'are'} named often enough in two outlets to compare labels"
    if several.empty:
        return f"{lead}; no favourite differs, quotations left out."
    concept = most_different(often[often["concept"].isin(several["concept"])])
    mine = several[several["concept"] == concept]
    named = [
        f"{quoted([label])[0]} in {listed(rows['outlet'], most=3)}" for label, rows in mine.groupby("label", sort=False)
    ]
    apart = f"{concept}: {'; '.join(named)}"
    if n_often == 1:
        return f"{lead} (quotations left out), {apart}."
    return (
        f"{lead}; the favourite differs in {number(differing, (n,))} (quotations left out). Furthest apart is {apart}."
    )


def _loaded_in_words(loaded_by_outlet: pd.DataFrame) -> str:
    """Whether an outlet uses more marked or strong words in its own voice than chance would have it; else the ends."""
    own = loaded_by_outlet[loaded_by_outlet["voice"] == "own"]
    if not own["n"].any():
        return "No marked or strong loaded word stands in any outlet's own voice."
    if (own["enough"] == "no").all():
        return "No outlet has enough text of its own for a rate of loaded words: see where they stand."
    passing = own[own["q"] < SIGNIFICANT]
    rate = own[own["enough"] != "no"].set_index("outlet")["rate"]  # of too little text no rate is an extreme
    said = f"loaded words of the outlet's own voice (marked or strong) per 1,000 words of the body outside quotation marks, as printed: {extremes(rate, '.0f', high='most in', low='fewest in')}"
    scope = " of this coverage" if passing["unit"].eq("paragraph").any() else ""
    tested = (
        f"only in {listed(passing['outlet'])} are they more than chance would have it (permutation test{scope}, copied text counted once, q < .05)"
        if len(passing)
        else "in no outlet are they more than chance would have it (permutation tests, no q < .05)"
        if own["p"].notna().any()
        else "no outlet has enough text of its own for a test"
    )
    return f"{sentence(said)}; {tested}. Each word is a flag to read, not a verdict."
