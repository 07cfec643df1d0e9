"""Where the story's actors are named."""

from __future__ import annotations

import re

import pandas as pd

from analysis.corpus.corpus import Corpus
from analysis.corpus.house_style import even
from analysis.corpus.memory import remembered


@remembered
def mentions(corpus: Corpus) -> pd.DataFrame:
    """Each place where a sentence names an actor by name or alias (story.yml), longest form first.

    Returns
    -------
    pandas.DataFrame
        One row per mention: actor, article, sentence, start, end. Capitals count, so that "Austin" is a
        name and "the alliance" is found within a sentence; a form at the start of a sentence is found too.
    """
    forms = {form: actor.name for actor in corpus.story.actors for form in (actor.name, *actor.aliases)}
    columns = ["actor", "article", "sentence", "start", "end"]
    if not forms:
        return pd.DataFrame(columns=columns)
    forms |= {form[0].upper() + form[1:]: actor for form, actor in forms.items()}
    forms = {even(form): actor for form, actor in forms.items()}
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True)) + r")(?!\w)"
    )
    rows = [
        (forms[found.group()], s.article, s.sentence, s.start + found.start(), s.start + found.end())
        for s in corpus.rows("sentences")
        for found in pattern.finditer(even(s.text))
    ]
    return pd.DataFrame(rows, columns=columns)
