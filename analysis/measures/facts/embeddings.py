"""Sentence embeddings, where somebody wants them: the optional extra `embeddings` (sentence-transformers).

Nothing in the suite needs them. A model is a folder on this machine or a name on a hub; only the latter needs the network.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from analysis.errors import FramingError

FEATURES = ("cosine", "cosine_relative", "cosine_centred")

Encode = Callable[[Sequence[str]], np.ndarray]


@cache
def encoder(model: str) -> Encode:
    """A function texts -> vectors of length 1, by a sentence-transformers model; a text is encoded once.

    Raises
    ------
    FramingError
        Where the extra is not installed, or there is no such model.
    """
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError:
        raise FramingError(
            f"embeddings '{model}'", "sentence-transformers is not installed", "install the extra `embeddings`"
        ) from None
    try:
        loaded = SentenceTransformer(model)
    except (OSError, ValueError) as error:
        reason = str(error).strip().partition("\n")[0]
        raise FramingError(
            f"embeddings '{model}'", reason, "give a folder with a model, or the name of one on the hub"
        ) from error
    known: dict[str, np.ndarray] = {}

    def encode(texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        if new:
            vectors = loaded.encode(new, normalize_embeddings=True, show_progress_bar=False)
            known.update(zip(new, vectors, strict=True))
        return np.array([known[text] for text in texts])

    return encode


def cosines(encode: Encode, statements: Sequence[str], sentences: Sequence[str]) -> dict[str, np.ndarray]:
    """How near sentences are to statements: the cosine, less the statement's greatest, and centred.

    Returns
    -------
    dict
        Arrays statements x sentences: cosine (-1 to 1), cosine_relative (less that of the statement's nearest
        sentence), cosine_centred (less the means of its row and column, plus the mean of all: a sentence on the
        story as a whole is near every statement).
    """
    cosine = np.asarray(encode(statements), float) @ np.asarray(encode(sentences), float).T
    rows, columns = cosine.mean(axis=1, keepdims=True), cosine.mean(axis=0, keepdims=True)
    return {
        "cosine": cosine,
        "cosine_relative": cosine - cosine.max(axis=1, keepdims=True),
        "cosine_centred": cosine - rows - columns + cosine.mean(),
    }
