"""Sentence embeddings, where somebody wants them: the optional extra `embeddings` (sentence-transformers).

Nothing in the suite needs them. A model is a folder on this machine or a name on a hub; only the latter needs the
network.

A statement is held against a sentence in two ways: by the cosine of their vectors, and token by token, each token of
the statement beside the token of the sentence that is nearest to it in its context (the recall of BERTScore with
weights by rarity, Zhang et al. 2020).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np

from analysis.errors import FramingError
from analysis.measures.facts.overlap import rarity, ratio

FEATURES = (
    "cosine", "cosine_relative", "cosine_centred", "aligned", "aligned_relative", "aligned_centred",
)  # fmt: skip


class Encoded(NamedTuple):
    """A text as a model reads it.

    Attributes
    ----------
    vector : of the text as a whole, of length 1
    tokens : their numbers in the model's vocabulary
    token_vectors : tokens x dimensions, each of length 1
    """

    vector: np.ndarray
    tokens: list[int]
    token_vectors: np.ndarray


Encode = Callable[[Sequence[str]], list[Encoded]]


@cache
def encoder(model: str) -> Encode:
    """A function texts -> texts as a sentence-transformers model reads them; a text is encoded once.

    Raises
    ------
    FramingError
        Where the extra is not installed, or there is no such model.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise FramingError(
            f"embeddings '{model}'",
            "sentence-transformers is not installed",
            "install the extra `embeddings`, or name no model",
        ) from None
    try:
        loaded = SentenceTransformer(model, device="cpu")
    except (OSError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise FramingError(
            f"embeddings '{model}'", reason, "give a folder with a model, or the name of one on the hub"
        ) from error
    known: dict[str, Encoded] = {}

    def encode(texts: Sequence[str]) -> list[Encoded]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            read = loaded.encode(new, output_value=None, show_progress_bar=False)
            known.update(zip(new, map(_encoded, read), strict=True))
        return [known[text] for text in texts]

    return encode


def _encoded(read: dict) -> Encoded:
    used = np.asarray(read["attention_mask"]) > 0
    return Encoded(
        _unit(np.asarray(read["sentence_embedding"], np.float32)),
        np.asarray(read["input_ids"])[used].tolist(),
        _unit(np.asarray(read["token_embeddings"], np.float32)[used]),
    )


def _unit(vectors: np.ndarray) -> np.ndarray:
    return ratio(vectors, np.linalg.norm(vectors, axis=-1, keepdims=True))


class Embedded:
    """Statements held against sentences, as a model reads both.

    A token weighs the more, the fewer of the `distinct` sentences and of the statements have it. The sentences in `own`
    (no copies) are what the others are held against.

    Attributes
    ----------
    features : arrays statements x sentences: cosine (-1 to 1) and aligned (weighted mean of the cosines between each
    token
        of the statement and the sentence's nearest token, -1 to 1), both also _relative (less that of the statement's
        nearest sentence) and _centred (less the means of its row and column, plus the mean of all: a sentence on the
        story as a whole is near every statement)
    """

    def __init__(
        self,
        encode: Encode,
        statements: Sequence[str],
        sentences: Sequence[str],
        *,
        own: np.ndarray,
        distinct: np.ndarray,
    ):
        self._statements, self._sentences = encode(statements), encode(sentences)
        self._weights = _weights(self._statements, [self._sentences[number] for number in distinct])
        vectors = [np.array([text.vector for text in texts], float) for texts in (self._statements, self._sentences)]
        self.features = _held("cosine", vectors[0] @ vectors[1].T, own) | _held("aligned", self._aligned(), own)

    def together(self, statement: int, sentences: Sequence[int]) -> float:
        """What some sentences have of a statement together: `aligned`, as if they were one."""
        vectors = np.concatenate([self._sentences[number].token_vectors for number in sentences])
        nearest = (self._statements[statement].token_vectors @ vectors.T).max(axis=1)
        return float(np.average(nearest, weights=self._weights[statement]))

    def _aligned(self) -> np.ndarray:
        starts = np.cumsum([0, *(len(text.tokens) for text in self._sentences)])[:-1]
        vectors = np.concatenate([text.token_vectors for text in self._sentences])
        return np.array([
            np.average(np.maximum.reduceat(text.token_vectors @ vectors.T, starts, axis=1), axis=0, weights=weight)
            for text, weight in zip(self._statements, self._weights, strict=True)
        ])  # fmt: skip


def _weights(statements: Sequence[Encoded], sentences: Sequence[Encoded]) -> list[np.ndarray]:
    """Of each statement its tokens' weights."""
    in_ledger, in_story = (
        Counter(token for text in texts for token in set(text.tokens)) for texts in (statements, sentences)
    )

    def weight(tokens: Sequence[int]) -> np.ndarray:
        n_ledger, n_story = (np.array([counts[token] for token in tokens]) for counts in (in_ledger, in_story))
        return rarity(n_story, len(sentences), 1) * rarity(n_ledger, len(statements), 0.5)

    return [weight(text.tokens) for text in statements]


def _held(name: str, near: np.ndarray, own: np.ndarray) -> dict[str, np.ndarray]:
    """A nearness as it is, relative and centred."""
    rows, columns = near[:, own].mean(axis=1, keepdims=True), near.mean(axis=0, keepdims=True)
    return {
        name: near,
        f"{name}_relative": near - near[:, own].max(axis=1, keepdims=True),
        f"{name}_centred": near - rows - columns + rows.mean(),
    }
