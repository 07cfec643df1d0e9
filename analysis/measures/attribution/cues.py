"""What attributes words to a speaker within one frame: reporting verbs, nouns and phrases."""

from __future__ import annotations

from analysis.measures.attribution.cue import Cue
from analysis.measures.attribution.cue_forms import (
    adjective_cue,
    as_cue,
    document_cue,
    headline_cue,
    hearsay_cue,
    lead_in_cue,
    phrase_cue,
    possessor_cue,
    signature_cue,
    verdict_cue,
)
from analysis.measures.attribution.noun_cues import noun_cue
from analysis.measures.attribution.verb_cues import verb_cue
from analysis.measures.language.reporting import cue_words, phrases, thought
from analysis.measures.language.word_classes import Frame


def find_cues(frame: Frame) -> list[Cue]:
    """What attributes words in a frame: phrases, verbs and nouns, and the headline's and the signature's forms."""
    cues: list[Cue] = []
    known = cue_words()
    for i, word in enumerate(frame.low):
        if (word in known or word.endswith("ed")) and not any(cue.at == i for cue in cues):
            cue = phrase_cue(frame, i) or possessor_cue(frame, i) or as_cue(frame, i) or verb_cue(frame, i, cues)
            cue = cue or noun_cue(frame, i) or adjective_cue(frame, i) or hearsay_cue(frame, i, cues)
            if cue is not None:
                cues.append(cue)
    if not cues:
        cues = headline_cue(frame) if frame.headline else document_cue(frame)
    return (
        [cue for cue in cues if not _relays(frame, cue, cues)]
        + lead_in_cue(frame)
        + signature_cue(frame)
        + verdict_cue(frame)
    )


def _relays(frame: Frame, cue: Cue, cues: list[Cue]) -> bool:
    """`According to the press, he called it "a wreck"`: nobody who is named passes on a report, and the quoted words are his."""
    if cue.content is None or frame.low[cue.at] not in phrases() or any(map(frame.is_capital, range(*cue.speaker))):
        return False
    quoted = [k for k in range(*cue.content) if frame.kind(k) in ("Q", "q")]
    return bool(quoted) and any(
        c.speaker and c.speaker[0] == cue.content[0] and c.verb not in thought() and all(_claims(c, k) for k in quoted)
        for c in cues
    )


def _claims(cue: Cue, k: int) -> bool:
    return k in cue.quotes or (cue.content is not None and cue.content[0] <= k < cue.content[1])
