"""The company that actors keep: words said of each, what each is said to do, and what is done to each."""

from __future__ import annotations

import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.language.roles import HUMAN
from analysis.measures.registry import measure
from analysis.measures.text_reuse.copied import is_copied
from analysis.measures.word_choice.base_forms import base_form
from analysis.measures.word_choice.company import company_of
from analysis.measures.word_choice.phrases import voice_of
from analysis.measures.word_choice.sentence_frames import frames, mentions_by_sentence
from analysis.tables import EDITED_LIGHTLY, from_rows


@measure("actor_words")
def measure_actor_words(corpus: Corpus) -> pd.DataFrame:
    """Find the words that keep company with each actor (story.yml), in headline, deck and body.

    By rules on the words around a name, without a parser (measures/word_choice/company.py); so what stands far from the
    name, or is said of "he" or "it", is not found, and a rule can be wrong:

    - modifier: the words between an article, a possessive or the start of the clause and the name ("the embattled
      mayor"), and what stands after a form of be, become, remain, seem or appear ("the mayor is tired");
    - does: the verb after the name, auxiliaries and adverbs passed over, and the one after its relative clause (of "an aide to
      the mayor who left" the aide has left), before "by" and the name, or between a quotation and the name;
    - done to: a verb of which the name is the object, at most three words before it, or its subject in the passive.

    On who does what to whom as framing see Hamborg, Donnay & Gipp (2019) and van Leeuwen (1996).

    Returns
    -------
    pandas.DataFrame
        One row per word: article, outlet, sentence, start, end, actor, role (modifier, does, done to), word (base form
        where a list of the suite knows it, else as printed), voice (own, reported, quoted), copied.
    """
    kinds = {actor.name: actor.kind for actor in corpus.story.actors}
    named = mentions_by_sentence(corpus)
    voice, outlet_of = voice_of(corpus), corpus.outlet_of()
    vocabulary = frozenset(word.term for word in corpus.rows("tokens"))
    rows = []
    for sentence, frame, quoted in frames(corpus):
        article = sentence.article
        seen = set()
        for mention in named[article, sentence.sentence]:
            place = [i for i, token in enumerate(frame.tokens) if mention.start <= token.start < mention.end]
            for i, role in (
                company_of(frame, place[0], place[-1], person=kinds.get(mention.actor) in HUMAN) if place else ()
            ):
                start, end = frame.span(i, i + 1)
                if (start, mention.actor, role) not in seen:
                    seen.add((start, mention.actor, role))
                    whose = voice.at(article, start, start in quoted)
                    rows.append(
                        (
                            article,
                            outlet_of[article],
                            sentence.sentence,
                            start,
                            end,
                            mention.actor,
                            role,
                            base_form(frame.low[i], vocabulary) if role != "modifier" else frame.low[i],
                            whose,
                        )
                    )
    table = from_rows("actor_words", rows)
    return table.assign(copied=is_copied(corpus, table, kinds=EDITED_LIGHTLY))
