"""Files to Corpus: story records, cleaning, sentences, words, house style."""

from analysis.corpus.corpus import Corpus, read_corpus
from analysis.corpus.names import propose_aliases

__all__ = ["Corpus", "propose_aliases", "read_corpus"]
