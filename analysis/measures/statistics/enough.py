"""Is there enough text? One answer for every mean, share, rate and index the suite prints."""

from __future__ import annotations

# Rules of thumb, stated so that they can be questioned. A percentile interval over fewer than 3 paragraphs
# has no meaning at all; below some 10 paragraphs or 30 sentences it is too narrow (Efron & Tibshirani 1993,
# ch. 12-14, on small samples). Readability formulas were fitted to passages of 100 words, SMOG to 30 sentences.
PARAGRAPHS = (3, 10)
SENTENCES = (5, 30)
WORDS = (100, 300)
USES = (5, 30)  # of a concept's labels: the share of one moves by a fifth, or by a thirtieth, with each use


def enough_for_mean(n_sentences: int, n_paragraphs: int) -> str:
    """'no', 'thin' or 'yes': can a mean, share or rate over these sentences and paragraphs be compared?"""
    return _answer((n_sentences, SENTENCES), (n_paragraphs, PARAGRAPHS))


def enough_for_index(n_sentences: int, n_words: int) -> str:
    """'no', 'thin' or 'yes': can a readability index be computed from so much text?"""
    return _answer((n_sentences, SENTENCES), (n_words, WORDS))


def enough_for_terms(n_words: int, n_paragraphs: int) -> str:
    """'no', 'thin' or 'yes': can an outlet's terms, so many words of open classes, be compared with the others'?"""
    return _answer((n_words, WORDS), (n_paragraphs, PARAGRAPHS))


def enough_for_share(n_uses: int) -> str:
    """'no', 'thin' or 'yes': can the share of one label among so many uses be compared?"""
    return _answer((n_uses, USES))


def _answer(*amounts: tuple[int, tuple[int, int]]) -> str:
    if any(n < low for n, (low, _) in amounts):
        return "no"
    return "thin" if any(n < high for n, (_, high) in amounts) else "yes"
