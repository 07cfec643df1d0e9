import sys
from types import ModuleType

import numpy as np
import pytest

from analysis import measure_coverage
from analysis.errors import FramingError
from analysis.measures.facts.embeddings import encoder

TEXTS = {"a": "Boat sold\n\nThe boat was sold.\n", "b": "Rain\n\nIt rained all day.\n"}
FACTS = [{"id": "F1", "statement": "A boat changed hands."}]


@pytest.fixture
def library(monkeypatch):
    """A stand-in for sentence-transformers; its one model looks for boats."""

    class Model:
        def __init__(self, name):
            if name != "boats":
                raise OSError(f"no model {name}\nand a long story")

        def encode(self, texts, *, normalize_embeddings, show_progress_bar):
            assert normalize_embeddings and not show_progress_bar
            return np.array([[1.0, 0] if "oat" in text else [0, 1.0] for text in texts])

    module = ModuleType("sentence_transformers")
    module.SentenceTransformer = Model
    monkeypatch.setitem(sys.modules, "sentence_transformers", module)
    encoder.cache_clear()
    yield
    encoder.cache_clear()


def test_coverage_with_a_model(library, make_corpus):
    corpus = make_corpus(TEXTS, facts=FACTS)
    with_model = measure_coverage(corpus, embeddings="boats").set_index("article")
    assert with_model["status"].to_dict() == {"a": "present", "b": "absent"}
    assert with_model.loc["a", "confidence"] != measure_coverage(corpus).set_index("article").loc["a", "confidence"]


def test_no_such_model(library):
    with pytest.raises(FramingError, match="embeddings 'trams': no model trams; give a folder"):
        encoder("trams")


def test_without_the_extra(monkeypatch, make_corpus):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    encoder.cache_clear()
    with pytest.raises(FramingError, match="not installed; install the extra `embeddings`"):
        measure_coverage(make_corpus(TEXTS, facts=FACTS), embeddings="boats")
