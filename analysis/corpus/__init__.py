"""Files to Corpus: story records, cleaning, sentences, words, house style."""

from analysis.corpus.corpus import Corpus, read_corpus

__all__ = ["Corpus", "read_corpus"]
