"""The teacher's guide (data/guide.yml) filled for one story: values for prose, plans, goals, a glossary with examples."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis.corpus.yaml_files import read_yaml
from analysis.errors import FramingError
from analysis.lessons.editions import fill
from analysis.lessons.questions.copying import most_cut, one_edit
from analysis.lessons.questions.omissions import differing_facts
from analysis.lessons.truth import Truth
from analysis.measures import measure_sources
from analysis.measures.facts.facts import fact_sentences
from analysis.views.plain import counted, excerpt, listed

_DATA = Path(__file__).parent / "data" / "guide.yml"


@dataclass(frozen=True)
class Guide:
    """What data/guide.yml says, as read."""

    data: Mapping

    def filled(self, values: Mapping[str, object]) -> dict:
        """About, plans with the minute at which each step begins, goals of the lessons that are there, framework, limits."""
        lessons = set(values["lessons"])
        plans = []
        for plan in self.data["plans"]:
            at, steps = 0, []
            for step in plan["steps"]:
                there = [name for name in step.get("exercises", ()) if name in values["exercises"]]
                steps.append({**step, "exercises": there, "start": f"{at} min"})
                at += int(step["minutes"])
            if at != int(plan["minutes"]):
                raise FramingError(_DATA.name, f"the plan of {plan['minutes']} minutes comes to {at}", "mend its steps")
            if set(plan["lessons"]) <= lessons:
                plans.append({"minutes": plan["minutes"], "steps": steps})
        letters = {name[0] for name in lessons}
        goals = [{**goal, "lessons": [at for at in goal["lessons"] if at in letters]} for goal in self.data["goals"]]
        about = fill(self.data["about"], values, _DATA.name)
        return {"about": about[:1].upper() + about[1:], "plans": plans, "goals": [g for g in goals if g["lessons"]],
                "framework": self.data["framework"], "limits": self.data["limits"]}  # fmt: skip

    def glossary_of(self, truth: Truth) -> list[dict[str, str | None]]:
        """Terms with meaning and an example from the story; the example is None where the story has none."""
        return [
            {"term": entry["term"], "meaning": entry["meaning"], "example": _EXAMPLES[entry["example"]](truth)}
            for entry in self.data["glossary"]
        ]


def read_guide() -> Guide:
    """The guide as it stands in data/guide.yml."""
    return Guide(read_yaml(_DATA))


def has(truth: Truth) -> set[str]:
    """What a story offers to lessons: text, ledger, copy, voices."""
    offers = {
        "text": truth.corpus.has_text,
        "ledger": not truth.facts.empty,
        "copy": bool(truth.fates),
        "voices": truth.voices["speaker"].notna().any(),
    }
    return {name for name, there in offers.items() if there}


def values_of(truth: Truth) -> dict[str, object]:
    """What prose in lessons and guide may name.

    Returns
    -------
    dict
        title, question (of the story), n_pages, pages_counted ("six pages"), outlets (in one phrase), n_facts,
        n_independent (sources among the pages), shortest and longest (page labels), n_shortest and n_longest (their
        body words), origin and reprint (labels; "the agency" and "a reprint" where no page shares copy).
    """
    words = truth.corpus.articles.set_index("article")["n_body_words"].reindex(truth.pages).astype(int)
    sources = measure_sources(truth.corpus)
    reprint = most_cut(truth)
    return {
        "title": truth.corpus.story.title,
        "question": truth.corpus.story.question or truth.corpus.story.title,
        "n_pages": len(truth.pages),
        "pages_counted": counted(len(truth.pages), "page"),
        "outlets": listed(truth.label[page] for page in truth.pages),
        "n_facts": len(truth.facts),
        "n_independent": int(sources.loc[sources["article"].isin(truth.pages), "source"].nunique()),
        "shortest": truth.label[words.idxmin()],
        "longest": truth.label[words.idxmax()],
        "n_shortest": int(words.min()),
        "n_longest": int(words.max()),
        "origin": truth.label[truth.origin] if truth.origin else "the agency",
        "reprint": truth.label[reprint] if reprint else "a reprint",
    }


def _article(truth: Truth) -> str:
    return f"“{truth.headline(truth.pages[0])}” ({truth.label[truth.pages[0]]})."


def _outlet(truth: Truth) -> str:
    return f"{listed(truth.corpus.outlets, most=3)}."


def _source(truth: Truth) -> str | None:
    speakers = truth.voices.loc[truth.voices["article"].isin(truth.pages), "speaker"].dropna()
    return f"{speakers.value_counts().index[0]}, who speaks most often." if len(speakers) else None


def _fact(truth: Truth) -> str | None:
    return None if truth.facts.empty else str(truth.facts["statement"].iloc[0])


def _omission(truth: Truth) -> str | None:
    facts = differing_facts(truth)
    if not facts:
        return None
    missing = [truth.label[page] for page in truth.pages if not truth.told.at[facts[0], page]]
    return f"{listed(missing, most=3)} {'does' if len(missing) == 1 else 'do'} not tell: {truth.facts.at[facts[0], 'statement']}"


def _wire_copy(truth: Truth) -> str | None:
    return f"the copy that likely comes from {truth.label[truth.origin]}." if truth.origin else None


def _reprint(truth: Truth) -> str | None:
    pages = [truth.label[page] for page in truth.fates if page != truth.origin]
    return f"{listed(pages)}." if pages else None


def _independent_source(truth: Truth) -> str:
    n = measure_sources(truth.corpus)
    n = n.loc[n["article"].isin(truth.pages), "source"].nunique()
    return f"{counted(len(truth.pages), 'page')}, {counted(n, 'independent source')}."


def _cut(truth: Truth) -> str | None:
    page = most_cut(truth)
    return (
        f"{truth.label[page]} lacks {counted(len(truth.fates[page].cut), 'paragraph')} of {truth.label[truth.origin]}."
        if page
        else None
    )


def _edit(truth: Truth) -> str | None:
    exercise = one_edit(truth)
    return f"the one in exercise {exercise.name}." if exercise else None


def _hedge(truth: Truth) -> str | None:
    for fact in truth.corpus.ledger:
        for article, review in fact.review.items():
            if review.hedged and truth.corpus.has_text:
                rows = fact_sentences(truth.corpus)
                mine = rows[(rows["fact"] == fact.id) & (rows["article"] == article)]
                if len(mine):
                    said = excerpt(truth.sentence(article, int(mine["sentence"].iloc[0])))
                    return f"“{said}” ({truth.label[article]})."
    return None


def _of_kind(kind: str) -> Callable[[Truth], str | None]:
    def example(truth: Truth) -> str | None:
        rows = truth.voices[(truth.voices["kind"] == kind) & truth.voices["speaker"].notna()]
        rows = rows[rows["article"].isin(truth.pages)]
        if rows.empty:
            return None
        first = rows.iloc[0]
        verb = f"with “{first['verb']}”" if pd.notna(first["verb"]) else "without a verb of its own"
        return f"{first['speaker']} in {truth.label[first['article']]}, {verb}."

    return example


def _verb(truth: Truth) -> str | None:
    verbs = truth.voices["verb"].dropna()
    return f"{listed(f'“{verb}”' for verb in verbs.value_counts().index[:3])}." if len(verbs) else None


def _loaded(truth: Truth) -> str | None:
    for page, words in truth.loaded_in_headlines.items():
        return f"“{words[0]}” in the headline or deck of {truth.label[page]}."
    return None


def _headline(truth: Truth) -> str:
    deck = truth.deck(truth.pages[0])
    return f"“{truth.headline(truth.pages[0])}”" + (f", and below it “{deck}”." if deck else ".")


def _lexicon(truth: Truth) -> str:
    return "VADER, Pattern and AFINN, which the suite asks."


_EXAMPLES: dict[str, Callable[[Truth], str | None]] = {
    "article": _article, "outlet": _outlet, "source": _source, "fact": _fact, "omission": _omission,
    "wire_copy": _wire_copy, "reprint": _reprint, "independent_source": _independent_source, "cut": _cut,
    "edit": _edit, "hedge": _hedge, "direct": _of_kind("direct"), "indirect": _of_kind("indirect"), "verb": _verb,
    "loaded": _loaded, "headline": _headline, "lexicon": _lexicon, "finding": _omission, "none": lambda truth: None,
}  # fmt: skip
