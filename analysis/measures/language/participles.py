"""Past participles, and the verbs that they and adjectives stand behind."""

from __future__ import annotations

from analysis.measures.language.reporting import verb_forms
from analysis.measures.language.word_classes import AUXILIARIES, BE, Frame

PASSIVE = BE | {"gets", "got"}
LINKS = PASSIVE | frozenset(
    "become becomes became remain remains remained seem seems seemed appear appears appeared".split()
)
_PARTICIPLES = frozenset(
    "made gone taken given begun met run brought kept lost won paid sent spent stood fallen grown drawn broken chosen driven "
    "built bought caught taught fought flown thrown worn spoken sold slept swept struck dealt meant hidden shaken stolen torn laid "
    "led left cut hit put set shut hurt held seen known done written found shown told said withdrawn beaten bitten eaten frozen "
    "forgotten forgiven fed dug hung shot cast split sunk sworn undertaken overthrown overrun overtaken rewritten stricken".split()
)
# Participles that name a state: nobody did it.
STATES = frozenset(
    "based located concerned worried interested involved married born armed tired pleased surprised scared used advanced "
    "limited related committed determined prepared entitled inclined devoted situated aged retired gone opposed supposed "
    "ashamed delighted disappointed embarrassed annoyed bored confused puzzled thrilled overjoyed excited frightened satisfied "
    "dissatisfied convinced dedicated accustomed acquainted talented gifted skilled unemployed unarmed unmarried unconcerned "
    "overloaded overcrowded crowded packed devastated shocked saddened exhausted unprepared uninterested naked wicked rugged crooked wretched sacred".split()
)


def is_participle(frame: Frame, i: int) -> bool:
    """A past participle by its form."""
    word = frame.word(i)
    form = verb_forms().get(word)
    return (
        word in _PARTICIPLES
        or (len(word) > 4 and word.endswith("ed") and not frame.is_capital(i))
        or (form is not None and "pp" in form.kinds and word not in AUXILIARIES)
    )
